//! Procedural anatomy: the structures of one block of skin, grown from a seed. Pure geometry in millimetres.
//!
//! Axes: x right, y up (0 is the resting mean surface, negative is deeper), z toward the viewer (0 is the cut face,
//! the block reaches back to -2). The block is 4 mm wide.

mod appendages;
mod grow;
mod path;
mod vessels;

use super::{LayerStack, Thickness};

/// What runs in a tube.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TubeKind {
    /// Artery or arteriole.
    Artery,
    /// Vein or venule.
    Vein,
    /// Nerve.
    Nerve,
    /// Sweat duct and coil.
    SweatDuct,
}

/// A tube along a smooth path: points with radius, to be joined by straight tapered capsules.
#[derive(Debug, Clone, PartialEq)]
pub struct Tube {
    /// What runs in it.
    pub kind: TubeKind,
    /// `[x, y, z, radius]` in millimetres, dense enough to join by straight capsules.
    pub points: Vec<[f32; 4]>,
}

/// A hair follicle with its sebaceous gland and arrector muscle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Follicle {
    /// Where the hair leaves the skin, `[x, y, z]`.
    pub mouth: [f32; 3],
    /// The bulb's centre.
    pub bulb: [f32; 3],
    /// Radius of the hair shaft.
    pub shaft_radius: f32,
    /// Radius of the outer root sheath at mid-height.
    pub sheath_radius: f32,
    /// Centre of the sebaceous gland.
    pub gland: [f32; 3],
    /// Radius of the gland.
    pub gland_radius: f32,
}

/// A hair above the surface: `[x, y, z, radius]` from the root up.
#[derive(Debug, Clone, PartialEq)]
pub struct Hair {
    /// Points with radius.
    pub points: Vec<[f32; 4]>,
}

/// Depths of the layer borders in millimetres below the resting surface, for the thickness that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Borders {
    /// Lower border of the stratum corneum.
    pub stratum_corneum: f32,
    /// Mean depth of the dermo-epidermal junction.
    pub junction: f32,
    /// Lower border of the papillary dermis.
    pub papillary: f32,
    /// Lower border of the dermis.
    pub dermis: f32,
    /// Bottom of the block that is drawn.
    pub bottom: f32,
}

/// The structures of one block.
#[derive(Debug, Clone, PartialEq)]
pub struct Anatomy {
    /// Layer borders.
    pub borders: Borders,
    /// Rete ridges: height from valley to peak and distance between peaks.
    pub rete_amplitude: f32,
    /// Distance between rete ridges.
    pub rete_wavelength: f32,
    /// Depth of the superficial and of the deep plexus.
    pub plexus_depths: [f32; 2],
    /// Vessels, nerves, sweat ducts.
    pub tubes: Vec<Tube>,
    /// The follicle that the cut shows.
    pub follicle: Follicle,
    /// Centre of the sweat gland's coil.
    pub sweat_coil: [f32; 3],
    /// Hairs above the surface: the follicle's own first, then vellus hairs.
    pub hairs: Vec<Hair>,
    /// Pores, `[x, z, radius]`; the first is the follicle's mouth.
    pub pores: Vec<[f32; 3]>,
}

impl Follicle {
    /// The axis from the mouth (`t` = 0) to the bulb (1), slightly bowed: the way that the picture's tissue bends it.
    pub fn axis(&self, t: f32) -> [f32; 3] {
        let lean = self.bulb[0] - self.mouth[0];
        let bow = 0.05 * (t * std::f32::consts::PI).sin() * if lean < 0.0 { -1.0 } else { 1.0 };
        let between = |i: usize| self.mouth[i] + (self.bulb[i] - self.mouth[i]) * t;
        [between(0) + bow, between(1), between(2)]
    }
}

impl Borders {
    /// Bottom of the block that is drawn, in millimetres: the same for every site.
    pub const BOTTOM: f32 = 3.2;

    /// The borders at one point of the site's thickness distribution. Positive and in order.
    pub fn of(layers: &LayerStack, thickness: Thickness) -> Self {
        let [corneum, epidermis, papillary, reticular, _] =
            layers.thicknesses(thickness).map(|thick| thick.mm() as f32);
        Self {
            stratum_corneum: corneum,
            junction: corneum + epidermis,
            papillary: corneum + epidermis + papillary,
            // Archive pathology reaches deeper than the block at some sites: a strip of fat stays in sight.
            dermis: (corneum + epidermis + papillary + reticular).min(Self::BOTTOM - 0.2),
            bottom: Self::BOTTOM,
        }
    }
}
