//! How deep needles really reach, and which borders they pass in what share of people.

use super::{Crossing, Device, Penetration, Setting, Tool};
use crate::evidence::{Fact, facts};
use crate::skin::spread::normal_density;
use crate::skin::{Layer, LayerStack, Spread};
use crate::units::Length;

/// From this share on a border counts as passed when one layer is named for all people.
const MOST: f64 = 0.5;

impl Penetration {
    /// The depth that a tool's tips reach, and the crossings at a site.
    ///
    /// A pen comes close to its setting (`pen-channel-depth-0p5`, `pen-channel-depth-1p5`); it falls short by what
    /// the skin dents before it yields (`indentation-before-puncture`), and more so beyond the depth up to which
    /// histology agreed (`sasaki2017-depth-match`). Rolled and pressed needles lose a share of their length
    /// (`lima-penetration-fraction`, `oct-insertion-fraction-600`, `microchannel-depth-770-rat`,
    /// `buried-length-fraction-slow`).
    pub fn of(tool: &Tool, layers: &LayerStack) -> Self {
        let set_mm = tool.length.mm();
        let reached = match (tool.device, tool.setting) {
            (Device::Pen, setting) => by_pen(setting, set_mm),
            // A light hand at home gets between what was measured in the rat and the most of slow insertion.
            (Device::Roller | Device::Stamp, Setting::Home) => {
                of_length(set_mm, [light_hand(), rat_share(), slow_share()])
            }
            (Device::Roller, Setting::Professional) => {
                let firm = &facts::LIMA_PENETRATION_FRACTION;
                of_length(
                    set_mm,
                    [percent(firm.typical()), light_hand(), percent(firm.highest())],
                )
            }
            // Pressed straight down: from the roller's low end to what imaging saw in living human skin.
            (Device::Stamp, Setting::Professional) => {
                let low = percent(facts::LIMA_PENETRATION_FRACTION.lowest());
                let high = pressed_share();
                of_length(set_mm, [0.5 * (low + high), low, high])
            }
        };
        let borders = [
            Layer::StratumCorneum,
            Layer::ViableEpidermis,
            Layer::PapillaryDermis,
            Layer::ReticularDermis,
        ];
        // Who is passed through to a border is passed through to those above it: the tails of very thin layers, which end
        // at 0, know nothing of each other.
        let mut above = 1.0;
        Self {
            set: tool.length.length(),
            reached,
            crossings: borders.map(|layer| {
                above = share_passing(&reached, &layers.lower_border(layer)).min(above);
                Crossing { layer, share: above }
            }),
        }
    }

    /// The layer into which tips go in most people, and in what share of them: below the deepest border that at least
    /// [`MOST`] pass.
    pub fn mostly_into(&self) -> (Layer, f64) {
        let mut passed = self.crossings.iter().zip(&Layer::ALL[1..]);
        passed
            .rfind(|(crossing, _)| crossing.share >= MOST)
            .map_or((Layer::StratumCorneum, 1.0), |(crossing, below)| {
                (*below, crossing.share)
            })
    }

    /// The share of people in whom the tips pass the lower border of `layer`; 0 for the hypodermis.
    pub fn share_beyond(&self, layer: Layer) -> f64 {
        self.crossings
            .iter()
            .find(|crossing| crossing.layer == layer)
            .map_or(0.0, |crossing| crossing.share)
    }
}

/// The share of people in whom `reached` is deeper than `border`, the two being independent:
///
/// ```text
/// P = ∫ φ(z) F_border(reached at z) dz
/// ```
///
/// by Simpson's rule on either side of the middle, where the two-piece normal has its kink, to six standard
/// deviations. Error below 1e-3 for any spread of the tables (checked against a seeded Monte Carlo), and never
/// falling as the needles go deeper.
pub(crate) fn share_passing(reached: &Spread, border: &Spread) -> f64 {
    const INTERVALS: u16 = 192;
    const END: f64 = 6.0;
    let step = END / f64::from(INTERVALS);
    let mut sum = 0.0;
    let mut whole = 0.0;
    for i in 0..=INTERVALS {
        let simpson = if i == 0 || i == INTERVALS {
            1.0
        } else if i % 2 == 1 {
            4.0
        } else {
            2.0
        };
        let z = f64::from(i) * step;
        let weight = simpson * normal_density(z);
        whole += 2.0 * weight;
        for z in [-z, z] {
            sum += weight * border.cdf(Length::from_mm(reached.at_z(z)));
        }
    }
    // A tip that stays on the surface passes nothing, although a border's lower tail may touch 0.
    if reached.high.mm() > 0.0 { sum / whole } else { 0.0 }
}

/// The pen's reached depth. Each shortfall tends to its full value once the setting is well beyond it, so that the
/// depth rises with the setting and starts at 0.
fn by_pen(setting: Setting, set_mm: f64) -> Spread {
    let dent = &facts::INDENTATION_BEFORE_PUNCTURE;
    let agreed_to = facts::SASAKI2017_DEPTH_MATCH.typical();
    let deepest = facts::SKINPEN_DEPTH_MAX_MECHANICAL.highest();
    let beyond = ((set_mm - agreed_to) / (deepest - agreed_to)).clamp(0.0, 1.0);
    let short = dent.typical() + (dent.highest() - dent.typical()) * beyond;
    let typical = set_mm * agreement(set_mm);
    let low = match setting {
        Setting::Professional => typical - saturated(short, set_mm),
        // Speed and pressure of home pens are unknown (`fda-unknown-home`): down to slow insertion.
        Setting::Home => set_mm * slow_share(),
    };
    Spread::from_mm(typical, low, typical + saturated(dent.lowest(), set_mm))
}

/// Reached depth over set depth, linear between the two settings that histology checked and constant outside.
fn agreement(set_mm: f64) -> f64 {
    // The settings are in the facts' conditions: 0.5 mm and 1.5 mm.
    let [(shallow, at_shallow), (deep, at_deep)] = [
        (0.5, facts::PEN_CHANNEL_DEPTH_0P5.typical() / 0.5),
        (1.5, facts::PEN_CHANNEL_DEPTH_1P5.typical() / 1.5),
    ];
    let along = ((set_mm - shallow) / (deep - shallow)).clamp(0.0, 1.0);
    at_shallow + (at_deep - at_shallow) * along
}

fn saturated(full: f64, set_mm: f64) -> f64 {
    full * set_mm / (full + set_mm)
}

/// Shares of the needles' length, `[typical, low, high]`, as depths.
fn of_length(length_mm: f64, [typical, low, high]: [f64; 3]) -> Spread {
    Spread::from_mm(length_mm * typical, length_mm * low, length_mm * high)
}

fn percent(value: f64) -> f64 {
    value / 100.0
}

/// Depth over length of a 770 µm roller in the rat (the length is in the fact's condition).
fn rat_share() -> f64 {
    facts::MICROCHANNEL_DEPTH_770_RAT.typical() / 770.0
}

/// Depth over length of 600 µm needles pressed by hand into living human skin (the length is in the condition).
fn pressed_share() -> f64 {
    facts::OCT_INSERTION_FRACTION_600.typical() / 600.0
}

/// The most of its length that a slowly inserted needle is buried.
fn slow_share() -> f64 {
    let fact: &Fact = &facts::BURIED_LENGTH_FRACTION_SLOW;
    percent(fact.highest())
}

/// The middle between the rat's measurement and slow insertion.
fn light_hand() -> f64 {
    0.5 * (rat_share() + slow_share())
}
