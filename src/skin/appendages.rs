//! What grows in the skin of a site: how densely, and how deep.

use super::Site;
use crate::evidence::{Fact, facts};

/// Densities and depths of follicles, glands and sweat ducts, each a fact with its range.
///
/// Where a site was not counted the nearest stands in: the forehead's follicles for the rest of the face but the nose,
/// those of all sites together and the back's fine hairs for the rest of the body.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Appendages {
    /// Openings of follicles in the surface.
    pub openings: Fact,
    /// The same for each mm².
    pub openings_per_mm2: f64,
    /// Fine hairs.
    pub vellus: Fact,
    /// How deep strong hairs are rooted.
    pub follicle_depth: Fact,
    /// How deep sebaceous glands lie.
    pub gland_depth: Fact,
    /// How deep the coils of sweat glands lie.
    pub coil_depth: Fact,
}

impl Appendages {
    /// Openings for each mm², for the drawing, which needs no more.
    pub(super) const fn openings_per_mm2(site: Site) -> f64 {
        const PER_CM2: f64 = 100.0;
        match site {
            Site::Nose => facts::SEBACEOUS_FOLLICLE_DENSITY_NOSE.typical() / PER_CM2,
            site if site.is_facial() => facts::SEBACEOUS_FOLLICLE_DENSITY_FOREHEAD.typical() / PER_CM2,
            _ => facts::HAIR_FOLLICLE_DENSITY_META.typical(),
        }
    }

    /// Fine hairs for each cm².
    pub(super) const fn vellus_per_cm2(site: Site) -> f64 {
        if site.is_facial() {
            facts::VELLUS_DENSITY_FOREHEAD.typical()
        } else {
            facts::VELLUS_DENSITY_BACK.typical()
        }
    }

    /// Those of a site.
    pub const fn of(site: Site) -> Self {
        Self {
            openings: match site {
                Site::Nose => facts::SEBACEOUS_FOLLICLE_DENSITY_NOSE,
                site if site.is_facial() => facts::SEBACEOUS_FOLLICLE_DENSITY_FOREHEAD,
                _ => facts::HAIR_FOLLICLE_DENSITY_META,
            },
            openings_per_mm2: Self::openings_per_mm2(site),
            vellus: if site.is_facial() {
                facts::VELLUS_DENSITY_FOREHEAD
            } else {
                facts::VELLUS_DENSITY_BACK
            },
            follicle_depth: if matches!(site, Site::Scalp) {
                facts::SCALP_FOLLICLE_LENGTH
            } else {
                facts::TERMINAL_FOLLICLE_DEPTH
            },
            gland_depth: facts::SEBACEOUS_GLAND_DEPTH,
            coil_depth: facts::ECCRINE_COIL_DEPTH,
        }
    }
}
