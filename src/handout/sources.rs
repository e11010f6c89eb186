//! Which facts the sheet's numbers rest on, so that their sources can be named: the measured dermis and epidermis of
//! the site, how deep needles of the device were found, the phases of healing, care, and what the cautions quote.

use crate::course::Course;
use crate::evidence::{Fact, facts};
use crate::guidance::Aftercare;
use crate::needle::Device;
use crate::skin::Site;
use crate::words::caution_facts;

/// Ids of facts, each once, in the order of the sheet.
pub(super) fn of(course: &Course) -> Vec<&'static str> {
    let layers = layers(course.plan.site).iter();
    let needles = needles(course.plan.device).iter();
    let phases = [
        facts::PHASE_HAEMOSTASIS,
        facts::PHASE_MACROPHAGE_PEAK,
        facts::PHASE_PROLIFERATION,
    ];
    let cautions = course.cautions.iter().flat_map(|caution| caution_facts(*caution));
    let mut ids: Vec<&'static str> = Vec::new();
    let all = layers
        .chain(needles)
        .chain(cautions)
        .chain(&phases)
        .map(|fact| fact.id)
        .chain(Aftercare::ALL.map(|item| item.fact().id));
    for id in all {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Where the layers of a site were measured, or those of the nearest that was.
const fn layers(site: Site) -> &'static [Fact] {
    match site {
        Site::Forehead => &[
            facts::DERMIS_FOREHEAD_HISTOLOGY,
            facts::DERMIS_US_FOREHEAD_WOMEN,
            facts::DEJ_DEPTH_FACE,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::Cheek => &[
            facts::DERMIS_CHEEK_HISTOLOGY,
            facts::DERMIS_US_ZYGOMA_CHEEK_WOMEN,
            facts::DEJ_DEPTH_FACE,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::EyeArea => &[
            facts::DERMIS_US_EYELID_WOMEN,
            facts::DERMIS_THIN_SITES_KOREAN,
            facts::DERMIS_UPPER_MEDIAL_EYELID,
            facts::SC_SHOULDER_BIOPSY,
        ],
        Site::Nose => &[
            facts::DERMIS_US_NASAL_DORSUM_WOMEN,
            facts::DERMIS_NASAL_SIDEWALL_LOWER,
            facts::DEJ_DEPTH_FACE,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::UpperLip => &[
            facts::DERMIS_FACE_RANGE_SELCUK_WOMEN,
            facts::EPIDERMIS_UPPER_LIP_CHOPRA,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::Chin => &[
            facts::DERMIS_CHIN,
            facts::DERMIS_US_SUBMANDIBULAR_WOMEN,
            facts::DEJ_DEPTH_FACE,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::Neck => &[
            facts::DERMIS_US_NECK_WOMEN,
            facts::DERMIS_CHEST_ANTERIOR_NECK_KOREAN,
            facts::EPIDERMIS_THIN_SITES_KOREAN,
            facts::SC_SHOULDER_BIOPSY,
        ],
        Site::Decolletage => &[
            facts::DERMIS_DECOLLETAGE,
            facts::VE_SHOULDER_BIOPSY,
            facts::SC_SHOULDER_BIOPSY,
        ],
        Site::Scalp => &[
            facts::DERMIS_SCALP,
            facts::EPIDERMIS_SCALP_WOMEN,
            facts::SC_CHEEK_RAMAN,
        ],
        Site::Abdomen => &[
            facts::DERMIS_ABDOMEN,
            facts::VE_BUTTOCK_BIOPSY,
            facts::SC_BUTTOCK_BIOPSY,
        ],
        Site::BackOfHand => &[
            facts::DERMIS_DORSAL_HAND,
            facts::EPIDERMIS_META_ALL_SITES,
            facts::SC_BACK_OF_HAND_RAMAN,
        ],
        Site::Forearm => &[
            facts::DERMIS_DORSAL_HAND,
            facts::VE_FOREARM_BIOPSY,
            facts::SC_FOREARM_BIOPSY,
        ],
    }
}

/// Where it was seen how deep needles get.
const fn needles(device: Device) -> &'static [Fact] {
    match device {
        Device::Pen => &[
            facts::PEN_CHANNEL_DEPTH_0P5,
            facts::PEN_CHANNEL_DEPTH_1P5,
            facts::SASAKI2017_DEPTH_MATCH,
            facts::INDENTATION_BEFORE_PUNCTURE,
        ],
        Device::Roller => &[
            facts::LIMA_PENETRATION_FRACTION,
            facts::MICROCHANNEL_DEPTH_770_RAT,
        ],
        Device::Stamp => &[
            facts::LIMA_PENETRATION_FRACTION,
            facts::OCT_INSERTION_FRACTION_600,
        ],
    }
}
