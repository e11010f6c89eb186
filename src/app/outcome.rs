//! What follows from a plan, in the few words that the page shows beside the picture.

use crate::course::{Caution, Course};
use crate::healing::Phase;
use crate::needle::Crossing;
use crate::plan::{Moment, axis};
use crate::skin::Layer;
use crate::ui::Outcome;
use crate::words::Words;

/// Steps of the time axis, as fine as its slider.
const STEPS: u16 = 1000;
/// From this share on a border counts as passed when one layer is named for all people.
const MOST: f64 = 0.5;
/// From this share on it is said that tips leave the skin's dermis.
const WORTH_SAYING: f64 = 0.1;

/// The words for a course.
pub(super) fn outcome(words: Words, course: &Course) -> Outcome {
    let (layer, share) = deepest(&course.penetration.crossings);
    Outcome {
        reached: words.spread(&course.penetration.reached),
        layer: words.layer(layer),
        summary: summary(words, &course.penetration.crossings, layer, share),
        cautions: cautions(words, course),
        phases: phases(course),
    }
}

fn cautions(words: Words, course: &Course) -> Vec<(&'static str, String)> {
    let said = |&caution: &Caution| (words.caution(caution), words.caution_in_full(caution));
    course.cautions.iter().map(said).collect()
}

/// The layer in which most tips end, and the share of people in whom they get into it.
fn deepest(crossings: &[Crossing]) -> (Layer, f64) {
    let mut found = (Layer::StratumCorneum, 1.0);
    for (crossing, below) in crossings.iter().zip(&Layer::ALL[1..]) {
        if crossing.share >= MOST {
            found = (*below, crossing.share);
        }
    }
    found
}

fn summary(words: Words, crossings: &[Crossing], layer: Layer, share: f64) -> String {
    let through = crossings.last().map_or(0.0, |crossing| crossing.share);
    let worth_saying = layer != Layer::Hypodermis && through >= WORTH_SAYING;
    words.depth_reached(layer, share, worth_saying.then_some(through))
}

/// Where on the axis each phase begins and ends.
fn phases(course: &Course) -> Vec<(Phase, u16, u16)> {
    let treatment = course.treatment();
    let mut phases: Vec<(Phase, u16, u16)> = Vec::new();
    for step in 0..=STEPS {
        let Moment::After { time } = axis::moment(f64::from(step) / f64::from(STEPS)) else {
            continue;
        };
        let phase = treatment.phase(time);
        match phases.last_mut() {
            Some((last, _, to)) if *last == phase => *to = step,
            _ => phases.push((phase, step, step)),
        }
    }
    phases
}
