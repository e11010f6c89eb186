//! What follows from a plan, in the few words that the page shows beside the picture.

use crate::course::{Caution, Course};
use crate::healing::Phase;
use crate::plan::{Moment, axis};
use crate::ui::Outcome;
use crate::words::Words;

/// Steps of the time axis, as fine as its slider.
const STEPS: u16 = 1000;

/// The words for a course.
pub(super) fn outcome(words: Words, course: &Course) -> Outcome {
    let (layer, summary) = words.reached(course);
    Outcome {
        reached: words.spread(&course.penetration.reached),
        layer: words.layer(layer),
        summary,
        cautions: cautions(words, course),
        slowed: course.slowed(),
        real_time: words.real_time(course),
        phases: phases(course),
    }
}

fn cautions(words: Words, course: &Course) -> Vec<(Caution, &'static str, String)> {
    let said = |&caution: &Caution| (caution, words.caution(caution), words.caution_in_full(caution));
    course.cautions.iter().map(said).collect()
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
