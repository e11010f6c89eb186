//! Depths that studies and clinics have used, by site. Shown as what they are; nothing here is advice, and no plan is
//! made from them.

use crate::evidence::{Fact, facts};
use crate::skin::Site;

/// The range that was used at a site; none where the table has none.
pub const fn used_at(site: Site) -> Option<Fact> {
    match site {
        Site::Forehead => Some(facts::DEPTH_SITE_FOREHEAD),
        Site::Cheek => Some(facts::DEPTH_SITE_CHEEK),
        Site::EyeArea => Some(facts::DEPTH_SITE_PERIORBITAL),
        Site::Nose => Some(facts::DEPTH_SITE_NOSE),
        Site::UpperLip => Some(facts::DEPTH_SITE_UPPER_LIP),
        Site::Chin => Some(facts::DEPTH_SITE_CHIN),
        Site::Neck => Some(facts::DEPTH_SITE_NECK),
        Site::Decolletage => Some(facts::DEPTH_SITE_DECOLLETAGE),
        Site::Scalp => Some(facts::DEPTH_SITE_SCALP),
        Site::Abdomen => Some(facts::DEPTH_SITE_ABDOMEN_STRIAE),
        Site::BackOfHand => Some(facts::DEPTH_SITE_HANDS),
        Site::Forearm => None,
    }
}
