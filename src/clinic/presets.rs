//! Pictures for consultations where a clinic names none: what clinics commonly treat, at the depth that is usual there.

use super::{Preset, Texts};
use crate::evidence::facts;
use crate::guidance::Concern;
use crate::skin::Site;
use crate::words::number;

/// The usual presets. Depths are clinical practice, not the result of trials, and no advice: the page says so.
pub fn usual() -> Vec<Preset> {
    let rows: [(Concern, Site, f64); 8] = [
        (Concern::AcneScars, Site::Cheek, facts::DEPTH_SITE_CHEEK.typical()),
        (
            Concern::Wrinkles,
            Site::EyeArea,
            facts::DEPTH_SITE_PERIORBITAL.typical(),
        ),
        (
            Concern::Wrinkles,
            Site::Forehead,
            facts::DEPTH_SITE_FOREHEAD.typical(),
        ),
        (
            Concern::Wrinkles,
            Site::UpperLip,
            facts::DEPTH_SITE_UPPER_LIP.typical(),
        ),
        (Concern::Pores, Site::Nose, facts::DEPTH_SITE_NOSE.typical()),
        (Concern::Texture, Site::Chin, facts::DEPTH_SITE_CHIN.typical()),
        (Concern::Elasticity, Site::Neck, facts::DEPTH_SITE_NECK.typical()),
        (
            Concern::Texture,
            Site::Decolletage,
            facts::DEPTH_SITE_DECOLLETAGE.typical(),
        ),
    ];
    rows.into_iter()
        .map(|(concern, site, depth)| Preset {
            name: Texts::default(),
            set: [
                "concern=",
                concern.key(),
                "&site=",
                site.key(),
                "&depth=",
                &number::fixed(depth, 2),
                "&time=needling",
            ]
            .concat(),
        })
        .collect()
}
