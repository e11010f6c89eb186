//! What the thickness of each layer rests on, for source cards: the facts that [`super::layers`] takes.

use super::{Layer, Site};
use crate::evidence::{Fact, facts};

/// The facts behind a layer at a site, those of women and men among them.
pub const fn cited(site: Site, layer: Layer) -> &'static [Fact] {
    match layer {
        Layer::StratumCorneum => stratum_corneum(site),
        Layer::ViableEpidermis => viable_epidermis(site),
        Layer::PapillaryDermis => &[facts::PAPILLARY_DERMIS_SHARE],
        Layer::ReticularDermis => dermis(site),
        Layer::Hypodermis => &[facts::HYPODERMIS_THICKNESS_FACE],
    }
}

const fn stratum_corneum(site: Site) -> &'static [Fact] {
    match site {
        Site::Forehead | Site::Cheek | Site::Nose | Site::UpperLip | Site::Chin | Site::Scalp => {
            &[facts::SC_CHEEK_RAMAN, facts::SC_FOREARM_BIOPSY]
        }
        Site::EyeArea | Site::Neck | Site::Decolletage => &[facts::SC_SHOULDER_BIOPSY],
        Site::Abdomen => &[facts::SC_BUTTOCK_BIOPSY],
        Site::BackOfHand => &[facts::SC_BACK_OF_HAND_RAMAN, facts::SC_FOREARM_BIOPSY],
        Site::Forearm => &[facts::SC_FOREARM_BIOPSY],
    }
}

const fn viable_epidermis(site: Site) -> &'static [Fact] {
    match site {
        Site::Forehead | Site::Cheek | Site::Nose | Site::Chin => &[facts::DEJ_DEPTH_FACE],
        Site::UpperLip => &[facts::EPIDERMIS_UPPER_LIP_CHOPRA, facts::DEJ_DEPTH_FACE],
        Site::EyeArea | Site::Neck => &[facts::EPIDERMIS_THIN_SITES_KOREAN],
        Site::Decolletage => &[facts::VE_SHOULDER_BIOPSY],
        Site::Scalp => &[facts::EPIDERMIS_SCALP_WOMEN],
        Site::Abdomen => &[facts::VE_BUTTOCK_BIOPSY],
        Site::BackOfHand => &[
            facts::EPIDERMIS_META_ALL_SITES,
            facts::EPIDERMIS_BODY_RANGE_OLTULU,
            facts::EPIDERMIS_DORSAL_HAND_KOREAN,
        ],
        Site::Forearm => &[facts::VE_FOREARM_BIOPSY],
    }
}

const fn dermis(site: Site) -> &'static [Fact] {
    match site {
        Site::Forehead => &[
            facts::DERMIS_FOREHEAD_HISTOLOGY,
            facts::DERMIS_US_FOREHEAD_WOMEN,
            facts::DERMIS_US_FOREHEAD_MEN,
        ],
        Site::Cheek => &[
            facts::DERMIS_CHEEK_HISTOLOGY,
            facts::DERMIS_US_ZYGOMA_CHEEK_WOMEN,
            facts::DERMIS_US_ZYGOMA_CHEEK_MEN,
        ],
        Site::EyeArea => &[
            facts::DERMIS_US_EYELID_WOMEN,
            facts::DERMIS_US_EYELID_MEN,
            facts::DERMIS_THIN_SITES_KOREAN,
            facts::DERMIS_UPPER_MEDIAL_EYELID,
        ],
        Site::Nose => &[
            facts::DERMIS_US_NASAL_DORSUM_WOMEN,
            facts::DERMIS_US_NASAL_DORSUM_MEN,
            facts::DERMIS_NASAL_SIDEWALL_LOWER,
        ],
        Site::UpperLip => &[
            facts::DERMIS_FACE_RANGE_SELCUK_WOMEN,
            facts::DERMIS_FACE_RANGE_SELCUK_MEN,
        ],
        Site::Chin => &[
            facts::DERMIS_CHIN,
            facts::DERMIS_US_SUBMANDIBULAR_WOMEN,
            facts::DERMIS_US_SUBMANDIBULAR_MEN,
        ],
        Site::Neck => &[
            facts::DERMIS_US_NECK_WOMEN,
            facts::DERMIS_US_NECK_MEN,
            facts::DERMIS_CHEST_ANTERIOR_NECK_KOREAN,
        ],
        Site::Decolletage => &[facts::DERMIS_DECOLLETAGE],
        Site::Scalp => &[facts::DERMIS_SCALP],
        Site::Abdomen => &[facts::DERMIS_ABDOMEN],
        Site::BackOfHand | Site::Forearm => &[facts::DERMIS_DORSAL_HAND],
    }
}
