//! A problem to solve: product, skin, channel, application, and the conditions that validation changes.

use super::closure::{Bound, Closure};
use super::operator::Floor;
use super::tissue::{Borders, Materials};
use super::uncertainty::{Ends, Parameter};
use super::{Application, Product};
use crate::evidence::{Fact, facts};
use crate::needle::Channels;
use crate::skin::{LayerStack, Spread, Thickness};
use crate::units::{Length, OutOfRange, Time, bounded};

/// One channel and the share of the skin that belongs to it, as [`Setup::channel`] has it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Hole {
    /// Radius of the fresh channel, in mm.
    pub radius_mm: f64,
    /// Depth of its end, in mm.
    pub depth_mm: f64,
    /// Radius of the unit cell: the circle with the area that one channel has for itself, 1/sqrt(π density).
    pub cell_mm: f64,
}

/// What lies below the dermis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Living tissue like the dermis, that goes on.
    Tissue,
    /// A receptor fluid, which takes up what passes (excised skin in a diffusion cell).
    Receptor,
    /// Nothing: excised skin that keeps what it has.
    Nothing,
}

/// What differs between living skin in a treatment room and skin in a diffusion cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conditions {
    /// Thickness of the film of product, in mm (`dose-film-thickness`).
    pub film_mm: f64,
    /// How many such films the dose amounts to: 1 is what the film holds; a large number is an infinite dose.
    pub reservoir: f64,
    /// Clearance by capillaries: `None` is the product's own, as in living skin; excised skin has 0.
    pub clearance_per_s: Option<f64>,
    /// What lies below the dermis.
    pub below: Below,
    /// Which end of the published closing times; `None` keeps channels open.
    pub closing: Option<Bound>,
    /// A parameter at an end of its range, for a band; `None` has all at their typical values.
    pub moved: Option<(Parameter, Bound)>,
    /// Cells per length, relative to the usual grid: 2 has twice as many in each direction.
    pub refinement: f64,
    /// Error per step, relative to the usual.
    pub strictness: f64,
}

/// A problem to solve: layers, channels and an application that are physical make one, and solving it can't fail.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setup {
    pub(super) borders: Borders,
    /// Channels per cm², their width and depth in mm: typical, low, high each.
    pub(super) density_per_cm2: [f64; 3],
    pub(super) width_mm: [f64; 3],
    pub(super) depth_mm: [f64; 3],
    pub(super) conditions: Conditions,
    pub(super) product: Product,
    pub(super) application: Application,
}

/// Typical, low and high in millimetres.
fn three(spread: Spread) -> [f64; 3] {
    [spread.typical, spread.low, spread.high].map(Length::mm)
}

fn mm(fact: &Fact) -> f64 {
    fact.length().map_or(0.0, Length::mm)
}

impl Setup {
    /// The thinnest layer and the narrowest channel that the grid resolves, in mm.
    const THINNEST_MM: f64 = 0.001;
    /// The sparsest and the densest channels that are told apart, per cm²: sparser ones are a centimetre apart and do not
    /// know of each other, denser ones run together.
    const DENSITIES: [f64; 2] = [1.0, 10_000.0];
    /// The widest that a channel may be, as a share of its cell's radius: from there on channels run together.
    const WIDEST: f64 = 0.5;
    /// What conditions may be: film in mm, films that the dose amounts to, clearance per second, cells per length and
    /// error per step beside the usual.
    const FILM_MM: [f64; 2] = [0.001, 10.0];
    const RESERVOIR: [f64; 2] = [1.0, 1e9];
    const CLEARANCE_PER_S: [f64; 2] = [0.0, 1.0];
    const REFINEMENT: [f64; 2] = [0.25, 8.0];
    const STRICTNESS: [f64; 2] = [0.01, 1e3];

    /// The problem for a product on a skin with channels. Without density, depth or diameter there are no channels,
    /// and needled skin is intact skin.
    pub fn new(
        product: Product,
        layers: &LayerStack,
        thickness: Thickness,
        channels: &Channels,
        application: Application,
    ) -> Self {
        let [corneum, epidermis, papillary, reticular, _] = layers.thicknesses(thickness).map(Length::mm);
        let corneum_mm = corneum;
        let epidermis_mm = corneum + epidermis;
        let dermis_mm = epidermis_mm + papillary + reticular;
        let loops = mm(&facts::CAPILLARY_LOOP_APEX_DEPTH_FACE);
        let borders = Borders {
            corneum_mm,
            epidermis_mm,
            loops_mm: bounded(loops, epidermis_mm, dermis_mm),
            dermis_mm,
        };
        let conditions = Conditions {
            film_mm: mm(&facts::DOSE_FILM_THICKNESS),
            reservoir: 1.0,
            clearance_per_s: None,
            moved: None,
            below: Below::Tissue,
            closing: Some(Bound::Typical),
            refinement: 1.0,
            strictness: 1.0,
        };
        Self {
            borders,
            density_per_cm2: channels.density_per_cm2,
            width_mm: three(channels.diameter),
            depth_mm: three(channels.depth),
            conditions,
            product,
            application,
        }
    }

    /// The channel, if there is one, with its parameters as the conditions have them.
    pub fn channel(&self) -> Option<Hole> {
        let at = |parameter, [typical, low, high]: [f64; 3]| match self.ends().bound(parameter) {
            Bound::Low => low,
            Bound::Typical => typical,
            Bound::High => high,
        };
        let density = at(Parameter::ChannelDensity, self.density_per_cm2);
        let radius = 0.5 * at(Parameter::ChannelWidth, self.width_mm);
        let depth = at(Parameter::ChannelDepth, self.depth_mm);
        let there = density > 0.0 && radius > 0.0 && depth >= Self::THINNEST_MM;
        there.then(|| {
            let [sparsest, densest] = Self::DENSITIES;
            let per_mm2 = bounded(density, sparsest, densest) / 100.0;
            let cell_mm = (per_mm2 * std::f64::consts::PI).sqrt().recip();
            Hole {
                radius_mm: bounded(radius, Self::THINNEST_MM, Self::WIDEST * cell_mm),
                depth_mm: depth.min(self.borders.dermis_mm),
                cell_mm,
            }
        })
    }

    fn ends(&self) -> Ends {
        Ends(self.conditions.moved)
    }

    /// What is applied.
    pub const fn product(&self) -> Product {
        self.product
    }

    /// The conditions as they are, to change some of them.
    pub const fn conditions(&self) -> Conditions {
        self.conditions
    }

    /// The borders between layers.
    pub const fn borders(&self) -> Borders {
        self.borders
    }

    /// The same problem under other conditions.
    ///
    /// # Errors
    ///
    /// Refuses a film, a reservoir, a clearance, a refinement and a strictness that make no sense.
    pub fn under(self, conditions: Conditions) -> Result<Self, OutOfRange> {
        OutOfRange::check("film_mm", conditions.film_mm, Self::FILM_MM)?;
        OutOfRange::check("reservoir", conditions.reservoir, Self::RESERVOIR)?;
        if let Some(rate) = conditions.clearance_per_s {
            OutOfRange::check("clearance_per_s", rate, Self::CLEARANCE_PER_S)?;
        }
        OutOfRange::check("refinement", conditions.refinement, Self::REFINEMENT)?;
        OutOfRange::check("strictness", conditions.strictness, Self::STRICTNESS)?;
        Ok(Self { conditions, ..self })
    }

    /// When the needles strike, in seconds after the application; negative when they came first.
    fn needled_secs(&self) -> f64 {
        -self.application.after_minutes.time().secs()
    }

    /// How channels close.
    pub fn closure(&self) -> Closure {
        let needled_secs = self.needled_secs();
        self.conditions.closing.map_or(
            Closure {
                needled_secs,
                half_life_secs: f64::INFINITY,
            },
            |bound| {
                let bound = match self.conditions.moved {
                    Some((Parameter::Closing, end)) => end,
                    _ => bound,
                };
                Closure::published(self.application.covered, bound, needled_secs)
            },
        )
    }

    /// When the film is wiped off, if it is.
    pub(super) fn wiped_secs(&self) -> Option<f64> {
        let wipe = facts::DOSE_WIPE_TIME.time().map_or(0.0, Time::secs);
        self.application.wiped_off.then_some(wipe)
    }

    /// The layers and the channel as this product meets them.
    pub fn materials(&self) -> Materials {
        let properties = self.product.properties_at(self.ends());
        let clearance = self
            .conditions
            .clearance_per_s
            .unwrap_or(properties.clearance_per_s);
        Materials::of(
            &properties,
            clearance,
            self.ends()
                .of(Parameter::ChannelWater, &facts::CHANNEL_GEL_FACTOR),
        )
    }

    /// The same problem with another end of the published closing times, for a band.
    #[must_use]
    pub fn closing(self, bound: Bound) -> Self {
        let conditions = Conditions {
            closing: Some(bound),
            ..self.conditions
        };
        Self { conditions, ..self }
    }

    /// The film's thickness.
    pub fn film_mm(&self) -> f64 {
        let film = &facts::DOSE_FILM_THICKNESS;
        match self.ends().bound(Parameter::Film) {
            Bound::Typical => self.conditions.film_mm,
            end => self.conditions.film_mm * end.of(film) / film.typical(),
        }
    }

    /// What lies below the dermis.
    pub(super) fn floor(&self, materials: &Materials) -> Floor {
        match self.conditions.below {
            Below::Tissue => Floor::Leak(materials.below()),
            Below::Receptor => Floor::Sink,
            Below::Nothing => Floor::Sealed,
        }
    }
}
