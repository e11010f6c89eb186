//! Growing one block: depths of everything from the site's layers, then each structure from its own lane of the seed.
//!
//! Liberties, stated on the page: structures are gathered near the cut ("thick section"), vessels are drawn about
//! twice as wide as they are, and a hair of terminal size stands on every site. Depths are to scale.

use super::super::hash::Lane;
use super::super::{LayerStack, Site, Thickness};
use super::{Anatomy, Borders, appendages, vessels};
use crate::evidence::facts;

/// Depths to which the structures of one block are fitted, in millimetres, positive downward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Depths {
    pub(super) borders: Borders,
    /// Superficial plexus.
    pub(super) superficial: f32,
    /// Deep plexus, along the dermis's lower border.
    pub(super) deep: f32,
}

/// The depths at which paths are set out by hand; [`Depths::place`] moves them to a site's own.
const DRAWN_SUPERFICIAL: f32 = 0.40;
const DRAWN_DEEP: f32 = 1.60;
/// How far below the dermis's lower border the middle of the deep plexus runs, in millimetres.
const DEEP_BELOW: f32 = 0.16;

impl Depths {
    fn of(borders: Borders) -> Self {
        // The face's plexus, moved in proportion to the dermis, between the papillary border and where thick skin
        // has it (vascular-plexus-superficial-depth).
        let of_cheek =
            (facts::DERMIS_CHEEK_HISTOLOGY.typical() + facts::DEJ_DEPTH_FACE.typical() / 1000.0) as f32;
        let on_face = (facts::VASCULAR_PLEXUS_SUPERFICIAL_DEPTH_FACE.typical() / 1000.0) as f32;
        let deepest = (facts::VASCULAR_PLEXUS_SUPERFICIAL_DEPTH.lowest() / 1000.0) as f32;
        let deep = (borders.dermis + DEEP_BELOW).min(borders.bottom - 0.15);
        let superficial = (on_face * borders.dermis / of_cheek)
            .min(deepest)
            .max(borders.papillary + 0.04);
        Self {
            borders,
            superficial,
            deep,
        }
    }

    /// The height (negative) at this site of a height `y` that was drawn for the usual depths.
    pub(super) fn place(&self, y: f32) -> f32 {
        let stops = [
            (0.0, 0.0),
            (DRAWN_SUPERFICIAL, self.superficial),
            (DRAWN_DEEP, self.deep),
            (Borders::BOTTOM, Borders::BOTTOM),
        ];
        let depth = -y;
        let mut placed = depth;
        for pair in stops.windows(2) {
            let [(from, to), (next_from, next_to)] = [pair[0], pair[1]];
            if depth >= from {
                placed = to + (depth - from) / (next_from - from) * (next_to - to);
            }
        }
        -placed
    }

    /// How much the waves of the superficial plexus are flattened in thin skin.
    pub(super) fn shallow_scale(&self) -> f32 {
        (self.superficial / DRAWN_SUPERFICIAL).min(1.0)
    }
}

/// One lane of the seed per structure. Never renumber: the anatomy behind old links would change.
pub(super) mod lane {
    pub(in super::super) const DEEP: u32 = 1;
    pub(in super::super) const SUPERFICIAL: u32 = 2;
    pub(in super::super) const CONNECTIONS: u32 = 3;
    // 4 was the twigs', which the picture draws now.
    pub(in super::super) const NERVES: u32 = 5;
    pub(in super::super) const SWEAT: u32 = 6;
    pub(in super::super) const FOLLICLE: u32 = 7;
    pub(in super::super) const PORES: u32 = 8;
    pub(in super::super) const HAIRS: u32 = 9;
}

impl Anatomy {
    /// Grows the block of one site. The same arguments give the same block on every machine.
    pub fn grow(site: Site, layers: &LayerStack, thickness: Thickness, seed: u16) -> Self {
        let borders = Borders::of(layers, thickness);
        let depths = Depths::of(borders);
        let lane = |number| Lane::new(seed, number);
        let mut tubes = Vec::new();
        vessels::deep_plexus(&depths, lane(lane::DEEP), &mut tubes);
        vessels::superficial_plexus(&depths, lane(lane::SUPERFICIAL), &mut tubes);
        vessels::connections(&depths, lane(lane::CONNECTIONS), &mut tubes);
        appendages::nerves(&depths, lane(lane::NERVES), &mut tubes);
        let sweat_coil = appendages::sweat_unit(&depths, lane(lane::SWEAT), &mut tubes);
        let follicle = appendages::follicle(site, &depths, lane(lane::FOLLICLE));
        let pores = appendages::pores(site, &follicle, lane(lane::PORES));
        let hairs = appendages::hairs(site, &follicle, &pores, lane(lane::HAIRS));
        let ridges = &facts::RETE_RIDGE_AMPLITUDE;
        // The face is flatter than the body: the lower half of the range (the fact's note).
        let rete_um = if site.is_facial() {
            0.5 * (ridges.lowest() + ridges.typical())
        } else {
            ridges.typical()
        };
        Self {
            borders,
            rete_amplitude: (rete_um / 1000.0) as f32,
            rete_wavelength: (facts::RETE_RIDGE_WAVELENGTH.typical() / 1000.0) as f32,
            plexus_depths: [depths.superficial, depths.deep],
            tubes,
            follicle,
            sweat_coil,
            hairs,
            pores,
        }
    }
}
