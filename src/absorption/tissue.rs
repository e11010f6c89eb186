//! Layers and channel as numbers in millimetres and seconds.

use super::operator::Cell;
use super::products::Properties;
use crate::evidence::facts;
use crate::units::{Length, Time};

const MM2_PER_CM2: f64 = 100.0;
/// One cm/h in mm/s.
const CM_PER_H: f64 = 10.0 / Time::from_hours(1.0).secs();

/// Where the layers of one skin end, below its surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Borders {
    /// Lower border of the stratum corneum, in mm.
    pub corneum_mm: f64,
    /// Lower border of the viable epidermis, in mm.
    pub epidermis_mm: f64,
    /// Depth of the uppermost capillaries, in mm: at or below the epidermis.
    pub loops_mm: f64,
    /// Lower border of the dermis, in mm.
    pub dermis_mm: f64,
}

/// What each material of the unit cell does to one product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Materials {
    /// Stratum corneum.
    pub corneum: Cell,
    /// Viable epidermis.
    pub epidermis: Cell,
    /// Dermis above the capillary loops.
    pub upper_dermis: Cell,
    /// Dermis with capillaries.
    pub dermis: Cell,
    /// The aqueous path in an open channel.
    pub channel: Cell,
    /// The film on the surface. It is stirred: flow along it is a hundred times that of still water, so that product is
    /// not used up over a channel while it lies beside it.
    pub film: Cell,
}

impl Materials {
    /// The materials for a product. `clearance_per_s` of the dermis is given apart, because excised skin has none;
    /// `channel_gel` is diffusion in a channel relative to water (`channel-gel-factor`).
    ///
    /// Stratum corneum: D = Kp h / K with the thickness h of the forearm, on which Kp was measured; thicker sites then
    /// resist more. K is Cleek and Bunge's, raised where D would leave the published range (`sc-d-typical`): very polar
    /// solutes live in the water of the layer, which the octanol scale does not see.
    ///
    /// Channel: water slowed by fibrin (`channel-gel-factor`) for small solutes and large ones alike.
    pub fn of(product: &Properties, clearance_per_s: f64, channel_gel: f64) -> Self {
        let conductivity = product.permeability_cm_per_h * CM_PER_H * corneum_reference_mm();
        let fastest = facts::SC_D_TYPICAL.highest() * MM2_PER_CM2;
        let partition = product.corneum_partition.max(conductivity / fastest);
        let corneum = Cell {
            partition,
            axial: conductivity,
            radial: conductivity,
            clearance: 0.0,
        };
        let tissue = |cm2_per_s: f64, clearance: f64| {
            Cell::isotropic(product.tissue_partition, cm2_per_s * MM2_PER_CM2, clearance)
        };
        let water = product.water_cm2_per_s * MM2_PER_CM2;
        Self {
            corneum,
            epidermis: tissue(product.epidermis_cm2_per_s, 0.0),
            upper_dermis: tissue(product.dermis_cm2_per_s, 0.0),
            dermis: tissue(product.dermis_cm2_per_s, clearance_per_s),
            channel: Cell::isotropic(1.0, water * channel_gel, 0.0),
            film: Cell {
                partition: 1.0,
                axial: water,
                radial: water * 100.0,
                clearance: 0.0,
            },
        }
    }

    /// The tissue at a depth.
    pub fn at(&self, borders: &Borders, depth_mm: f64) -> &Cell {
        if depth_mm < borders.corneum_mm {
            &self.corneum
        } else if depth_mm < borders.epidermis_mm {
            &self.epidermis
        } else if depth_mm < borders.loops_mm {
            &self.upper_dermis
        } else {
            &self.dermis
        }
    }

    /// A channel of which a share is open, the rest being the tissue that came back.
    pub fn reopened(&self, tissue: &Cell, open: f64) -> Cell {
        let mix = |water: f64, tissue: f64| open * water + (1.0 - open) * tissue;
        let partition = mix(self.channel.partition, tissue.partition);
        Cell {
            partition,
            axial: mix(self.channel.axial, tissue.axial),
            radial: mix(self.channel.radial, tissue.radial),
            clearance: tissue.clearance * (1.0 - open) * tissue.partition / partition,
        }
    }

    /// Conductance (mm/s) of tissue like the lowest dermis that goes on for ever: K sqrt(D k).
    pub fn below(&self) -> f64 {
        (self.dermis.axial * self.dermis.partition * self.dermis.clearance).sqrt()
    }
}

/// Thickness of the stratum corneum that permeability coefficients refer to: the forearm's.
fn corneum_reference_mm() -> f64 {
    facts::SC_FOREARM_BIOPSY.length().map_or(1e-3, Length::mm)
}
