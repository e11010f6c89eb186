//! Appendages: every site has densities and depths, and where sites were counted apart they differ.

use skindepth::skin::{Appendages, Site};
use skindepth::units::Length;

#[test]
fn every_site_has_densities_and_depths() {
    for site in Site::ALL {
        let appendages = Appendages::of(site);
        let Appendages {
            openings,
            vellus,
            follicle_depth,
            gland_depth,
            coil_depth,
            ..
        } = appendages;
        for fact in [openings, vellus] {
            assert!(fact.typical() > 0.0, "{site:?} {}", fact.id);
        }
        for fact in [follicle_depth, gland_depth, coil_depth] {
            let depth = fact
                .lengths()
                .map(|depth| [depth.low, depth.high].map(Length::mm));
            let [low, high] = depth.unwrap_or_default();
            assert!(0.0 < low && low <= high && high < 10.0, "{site:?} {}", fact.id);
        }
        // Follicles open once for a few square millimetres, or a dozen times in one.
        assert!((0.5..20.0).contains(&appendages.openings_per_mm2), "{site:?}");
    }
}

#[test]
fn sites_that_were_counted_apart_differ() {
    let of = |site| Appendages::of(site).openings_per_mm2;
    assert!(of(Site::Nose) > of(Site::Forehead) && of(Site::Forehead) > of(Site::Abdomen));
    let vellus = |site| Appendages::of(site).vellus.typical();
    assert!(vellus(Site::Cheek) > vellus(Site::Forearm));
    let rooted = |site| Appendages::of(site).follicle_depth.typical();
    assert!(rooted(Site::Scalp) > rooted(Site::Cheek));
}
