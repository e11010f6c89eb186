//! What follows from a plan, in the few words that the page shows beside the picture.

use crate::course::Course;
use crate::plan::{Moment, axis};
use crate::ui::{Cautioned, Lasting, Outcome};
use crate::words::Words;

/// Steps of the time axis, as fine as its slider, and how many are taken at once where phases last.
const STEPS: u16 = 1000;
const STRIDE: u16 = 4;

/// What is shown of it: words, cautions, phases.
pub(super) type Followed = (Outcome, Vec<Cautioned>, Vec<Lasting>);

/// The words for a course, its cautions and its phases.
pub(super) fn outcome(words: Words, course: &Course) -> Followed {
    let (layer, summary) = words.reached(course);
    let outcome = Outcome {
        reached: words.spread(&course.penetration.reached),
        layer: words.layer(layer),
        summary,
        slowed: course.slowed(),
        real_time: words.real_time(course),
    };
    let said = |&caution| (caution, words.caution(caution), words.caution_in_full(caution));
    (
        outcome,
        course.cautions.iter().map(said).collect(),
        phases(course),
    )
}

/// Where on the axis each phase begins and ends. One that lasts less than [`STRIDE`] steps may be passed over: it would be
/// two pixels wide.
fn phases(course: &Course) -> Vec<Lasting> {
    let treatment = course.treatment();
    let phase = |step: u16| match axis::moment(f64::from(step) / f64::from(STEPS)) {
        Moment::After { time } => Some(treatment.phase(time)),
        _ => None,
    };
    let mut phases: Vec<Lasting> = Vec::new();
    for end in (0..=STEPS).step_by(usize::from(STRIDE)) {
        let last = phases.last().map(|(last, ..)| *last);
        let same = phase(end).is_some_and(|phase| last == Some(phase));
        for step in if same { end } else { end.saturating_sub(STRIDE - 1) }..=end {
            let Some(phase) = phase(step) else { continue };
            match phases.last_mut() {
                Some((last, _, to)) if *last == phase => *to = step,
                _ => phases.push((phase, step, step)),
            }
        }
    }
    phases
}
