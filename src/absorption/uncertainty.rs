//! What the ranges of the parameters make of a result: one parameter at a time at either end of its range.
//!
//! The parameters are known apart from each other, so what each end changes adds up as a root of squares: the usual
//! propagation of errors, with both sides kept apart and on scales on which a share can't leave 0 to 1.
//! It is a range of the model, given its equations. What the equations leave out is not in it.

use super::closure::Bound;
use super::setup::Setup;
use super::solve::Run;
use super::{Absorption, Amounts};
use crate::evidence::Fact;
use crate::units::{Time, in_order};

/// Something that the model takes from the table, with its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parameter {
    /// Permeability of intact stratum corneum (`kp-*`).
    Permeability,
    /// Diffusion in dermis (`d-dermis-*`).
    DermisDiffusion,
    /// How much slower viable epidermis is than water (`ve-hindrance`).
    EpidermisHindrance,
    /// Room in tissue beside water (`dermis-partition-prefactor`).
    TissueRoom,
    /// Clearance by capillaries (`capillary-clearance-rate`).
    Clearance,
    /// Diffusion in a clotted channel beside water (`channel-gel-factor`).
    ChannelWater,
    /// Closing of the channels (`closure-model-halflife-*`).
    Closing,
    /// Thickness of the film of product (`dose-film-thickness`).
    Film,
    /// Channels per area (`channel-density-pen`).
    ChannelDensity,
    /// Width of the channels (`channel-diameter-fraction`).
    ChannelWidth,
    /// Depth of the channels: the spread of what tips reach.
    ChannelDepth,
}

impl Parameter {
    /// All parameters.
    pub const ALL: [Self; 11] = [
        Self::Permeability,
        Self::DermisDiffusion,
        Self::EpidermisHindrance,
        Self::TissueRoom,
        Self::Clearance,
        Self::ChannelWater,
        Self::Closing,
        Self::Film,
        Self::ChannelDensity,
        Self::ChannelWidth,
        Self::ChannelDepth,
    ];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Permeability => "permeability",
            Self::DermisDiffusion => "dermis-diffusion",
            Self::EpidermisHindrance => "epidermis-hindrance",
            Self::TissueRoom => "tissue-room",
            Self::Clearance => "clearance",
            Self::ChannelWater => "channel-water",
            Self::Closing => "closing",
            Self::Film => "film",
            Self::ChannelDensity => "channel-density",
            Self::ChannelWidth => "channel-width",
            Self::ChannelDepth => "channel-depth",
        }
    }

    /// Does intact skin know it? It has no channels.
    pub const fn matters_intact(self) -> bool {
        !matches!(
            self,
            Self::ChannelWater
                | Self::Closing
                | Self::ChannelDensity
                | Self::ChannelWidth
                | Self::ChannelDepth
        )
    }
}

/// All parameters at their typical values, but for one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Ends(pub Option<(Parameter, Bound)>);

impl Ends {
    /// Which end of a parameter counts.
    pub fn bound(self, parameter: Parameter) -> Bound {
        match self.0 {
            Some((moved, bound)) if moved == parameter => bound,
            _ => Bound::Typical,
        }
    }

    /// A fact that stands for a parameter.
    pub fn of(self, parameter: Parameter, fact: &Fact) -> f64 {
        self.bound(parameter).of(fact)
    }
}

/// A share of the dose with its range.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct ShareBand {
    /// With all parameters at their typical values.
    pub typical: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

/// Amounts at one time with their ranges, each a share of the applied dose.
#[derive(Debug, Clone, Copy, PartialEq, Default, serde::Serialize)]
pub struct AmountBands {
    /// Seconds since application.
    pub time_secs: f64,
    /// Still on the surface (or wiped off).
    pub surface: ShareBand,
    /// Past the stratum corneum, in living tissue or blood: [`Amounts::delivered`].
    pub delivered: ShareBand,
    /// Of that, still in epidermis and dermis.
    pub in_tissue: ShareBand,
}

/// What a band is about, read off one record.
const READINGS: [fn(&Amounts) -> f64; 3] = [
    |a| a.surface,
    Amounts::delivered,
    |a| a.viable_epidermis + a.dermis,
];

/// Results with each parameter at either end, to read bands from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Uncertainty {
    typical: [Vec<Amounts>; 2],
    /// Which parameter, then amounts at its low and at its high end.
    intact: Vec<(Parameter, [Vec<Amounts>; 2])>,
    needled: Vec<(Parameter, [Vec<Amounts>; 2])>,
}

impl Setup {
    /// The same problem with one parameter at an end of its range.
    #[must_use]
    pub fn moved(mut self, parameter: Parameter, bound: Bound) -> Self {
        self.conditions.moved = Some((parameter, bound));
        self
    }

    /// Solves with every parameter at either end of its range: about thirty times the work of [`Setup::solve`].
    pub fn uncertainty(&self) -> Uncertainty {
        let ends = |parameter, run: &dyn Fn(&Self) -> Run| {
            [Bound::Low, Bound::High].map(|bound| run(&self.moved(parameter, bound)).amounts)
        };
        let intact = |setup: &Self| setup.run(None);
        let needled = |setup: &Self| setup.run(setup.channel());
        Uncertainty {
            typical: [intact(self).amounts, needled(self).amounts],
            intact: Parameter::ALL
                .into_iter()
                .filter(|parameter| parameter.matters_intact())
                .map(|parameter| (parameter, ends(parameter, &intact)))
                .collect(),
            needled: Parameter::ALL
                .into_iter()
                .map(|parameter| (parameter, ends(parameter, &needled)))
                .collect(),
        }
    }
}

impl Uncertainty {
    /// Ranges of the amounts at a time since application. Nothing computed gives nothing.
    pub fn at(&self, time: Time, needled: bool) -> AmountBands {
        let read = |amounts: &[Amounts]| Absorption::reading(amounts, time);
        let centre = read(&self.typical[usize::from(needled)]);
        let moved = if needled { &self.needled } else { &self.intact };
        let moved: Vec<[Amounts; 2]> = moved
            .iter()
            .map(|(_, [low, high])| [read(low), read(high)])
            .collect();
        let [surface, delivered, in_tissue] = READINGS.map(|reading| {
            let ends = moved.iter().map(|ends| ends.each_ref().map(reading));
            combine(reading(&centre), ends)
        });
        AmountBands {
            time_secs: time.secs(),
            surface,
            delivered,
            in_tissue,
        }
    }

    /// Parameters by how far they move what is delivered at a time, the farthest first, with the shares at their ends.
    pub fn ranking(&self, time: Time, needled: bool) -> Vec<(Parameter, [f64; 2])> {
        let moved = if needled { &self.needled } else { &self.intact };
        let mut ranked: Vec<(Parameter, [f64; 2])> = moved
            .iter()
            .map(|(parameter, ends)| {
                let shares = ends
                    .each_ref()
                    .map(|amounts| Absorption::reading(amounts, time).delivered());
                (*parameter, shares)
            })
            .collect();
        let reach = |[a, b]: [f64; 2]| (odds(a) - odds(b)).abs();
        in_order(&mut ranked, |(_, a), (_, b)| reach(*a) > reach(*b));
        ranked
    }
}

/// Log odds of a share. Below [`NOTHING`] and above its complement nothing can be told apart.
fn odds(share: f64) -> f64 {
    let share = share.clamp(NOTHING, 1.0 - NOTHING);
    (share / (1.0 - share)).ln()
}

/// A share that counts as none: what rounding leaves.
const NOTHING: f64 = 1e-12;

fn share(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// Adds up what each parameter's ends change, as a root of squares on either side: downward in logarithms of the share,
/// upward in log odds. Both are ratios for small shares. Near 1 log odds would turn a change of what little is left into
/// a wide range downward, and logarithms would lead beyond 1 upward. A share of nothing stays nothing.
fn combine(typical: f64, ends: impl Iterator<Item = [f64; 2]>) -> ShareBand {
    let centre = odds(typical);
    let level = |share: f64| share.max(NOTHING).ln();
    let [mut below, mut above] = [0.0, 0.0];
    for pair in ends {
        let [mut down, mut up]: [f64; 2] = [0.0, 0.0];
        for end in pair {
            down = down.max(level(typical) - level(end));
            up = up.max(odds(end) - centre);
        }
        below += down * down;
        above += up * up;
    }
    let nothing = |share: f64| {
        if share <= 2.0 * NOTHING { 0.0 } else { share }
    };
    ShareBand {
        typical,
        low: nothing((level(typical) - below.sqrt()).exp()).min(typical),
        high: nothing(share(centre + above.sqrt())).max(typical),
    }
}
