//! Absorption: diffusion of a product around one channel, needled skin beside intact skin.
//!
//! ```text
//! K du/dt = div(K D grad u) - k K u        u = concentration / K, continuous across layers
//! ```
//!
//! ```text
//! products    facts -> D, K, k, Kp
//! tissue      layers and channel as materials      closure   the open share of a channel over time
//! setup       a problem: never fails               unit_cell film, layers and channel on a grid
//! grid, operator, band, step                       the kernel: knows no skin
//! solve       a day, intact and needled            result    amounts, fields, reading them at any time
//! wire        problems and results as numbers      uncertainty   what the parameters' ranges make of them
//! summary     what a reader asks of a result        cited         what it rests on, for source cards
//! ```
//!
//! What it leaves out and how far it agrees with measurements: docs/model.md.

pub mod band;
mod cited;
pub mod closure;
pub mod grid;
pub mod operator;
pub mod products;
pub mod result;
pub mod setup;
pub mod solve;
pub mod step;
pub mod summary;
pub mod tissue;
pub mod uncertainty;
pub mod unit_cell;
pub mod wire;

use std::rc::Rc;

use crate::units::{OutOfRange, Time};

pub use cited::SHARED_CITED;
pub use closure::Bound;
pub use products::Properties;
pub use result::{Finding, finding};
pub use setup::Setup;

/// A product that is put on the skin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Product {
    /// Niacinamide (vitamin B3).
    Niacinamide,
    /// Vitamin C (L-ascorbic acid).
    VitaminC,
    /// Tranexamic acid.
    TranexamicAcid,
    /// Caffeine.
    Caffeine,
    /// Peptides (copper tripeptide, GHK-Cu).
    Peptides,
    /// Hyaluronic acid of low molecular weight.
    HyaluronicLow,
    /// Hyaluronic acid of high molecular weight.
    HyaluronicHigh,
    /// Growth factors (also in platelet-rich plasma).
    GrowthFactors,
    /// Glycerol.
    Glycerol,
    /// Lidocaine.
    Lidocaine,
}

impl Product {
    /// All products. The order is part of the token format: append only.
    pub const ALL: [Self; 10] = [
        Self::Niacinamide,
        Self::VitaminC,
        Self::TranexamicAcid,
        Self::Caffeine,
        Self::Peptides,
        Self::HyaluronicLow,
        Self::HyaluronicHigh,
        Self::GrowthFactors,
        Self::Glycerol,
        Self::Lidocaine,
    ];
}

/// Minutes from the needling until a product goes on, -60 to 1440; negative is before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Delay(i16);

impl Delay {
    /// The earliest.
    pub const MIN: Self = Self(-60);
    /// The latest.
    pub const MAX: Self = Self(1440);

    /// So many minutes.
    ///
    /// # Errors
    ///
    /// Refuses what is earlier than [`Delay::MIN`] or later than [`Delay::MAX`].
    pub fn new(minutes: i64) -> Result<Self, OutOfRange> {
        let allowed = [Self::MIN.0.into(), Self::MAX.0.into()];
        OutOfRange::check_whole("after_minutes", minutes, allowed).map(Self)
    }

    /// The nearest delay, for a choice that came from outside.
    pub fn clamped(minutes: i64) -> Self {
        Self(minutes.clamp(Self::MIN.0.into(), Self::MAX.0.into()) as i16)
    }

    /// In minutes.
    pub const fn minutes(self) -> i16 {
        self.0
    }

    /// As a time since the needling.
    pub fn time(self) -> Time {
        Time::from_minutes(self.0.into())
    }
}

/// When the product goes on, relative to the needling, and what happens to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Application {
    /// Minutes after the needling; negative is before.
    pub after_minutes: Delay,
    /// Left on the skin, or wiped off after the usual time.
    pub wiped_off: bool,
    /// Covered with a film, which keeps channels open longer.
    pub covered: bool,
}

/// Amounts at one time, each as a share of the applied dose (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct Amounts {
    /// Seconds since application.
    pub time_secs: f64,
    /// Still on the surface (or wiped off).
    pub surface: f64,
    /// In the open channel.
    pub channel: f64,
    /// In the stratum corneum.
    pub stratum_corneum: f64,
    /// In the viable epidermis.
    pub viable_epidermis: f64,
    /// In the dermis.
    pub dermis: f64,
    /// Taken up by capillaries.
    pub cleared: f64,
    /// Passed below the dermis.
    pub deeper: f64,
}

/// Concentration around one channel at one time, on a uniform grid, ready to be a texture.
///
/// What is stored is u, the concentration over the partition coefficient: what the free product in the tissue's water
/// would be in the applied solution. It has no jumps at borders, and is what drives diffusion.
///
/// `values[iz * N_R + ir]`, relative to the applied solution (0 to 1), at the centres of cells: r from 0 to `r_max_mm`,
/// depth from 0 to `z_max_mm`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Seconds since application.
    pub time_secs: f64,
    /// Radius of the cell around one channel.
    pub r_max_mm: f64,
    /// Depth to which the field reaches.
    pub z_max_mm: f64,
    /// [`Field::N_R`] times [`Field::N_Z`] values.
    pub values: Vec<f32>,
}

impl Field {
    /// Columns (radius).
    pub const N_R: usize = 32;
    /// Rows (depth).
    pub const N_Z: usize = 96;
}

/// The result of one calculation: needled beside intact.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Absorption {
    /// Amounts over time in intact skin.
    pub intact: Vec<Amounts>,
    /// Amounts over time in needled skin.
    pub needled: Vec<Amounts>,
    /// Fields in needled skin, ordered by time.
    pub needled_fields: Vec<Rc<Field>>,
    /// Fields in intact skin at the same times.
    pub intact_fields: Vec<Rc<Field>>,
}
