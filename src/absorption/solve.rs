//! Runs a problem over a day and records what the page shows.

use std::rc::Rc;

use super::result::Recorder;
use super::setup::{Hole, Setup};
use super::step::{Stepper, Tolerance};
use super::unit_cell::UnitCell;
use super::{Absorption, Amounts, Field};
use crate::units::Time;

const MINUTE: f64 = Time::from_minutes(1.0).secs();
const HOUR: f64 = Time::from_hours(1.0).secs();

/// Times after application at which amounts are recorded, in seconds; `true` where a field is recorded too.
pub const TIMES: &[(f64, bool)] = &[
    (0.0, true),
    (10.0, true),
    (15.0, false),
    (20.0, false),
    (30.0, false),
    (45.0, false),
    (MINUTE, true),
    (1.5 * MINUTE, false),
    (2.0 * MINUTE, false),
    (3.0 * MINUTE, false),
    (5.0 * MINUTE, true),
    (7.0 * MINUTE, false),
    (10.0 * MINUTE, false),
    (15.0 * MINUTE, true),
    (20.0 * MINUTE, false),
    (25.0 * MINUTE, false),
    (30.0 * MINUTE, true),
    (40.0 * MINUTE, false),
    (50.0 * MINUTE, false),
    (HOUR, true),
    (1.25 * HOUR, false),
    (1.5 * HOUR, false),
    (1.75 * HOUR, false),
    (2.0 * HOUR, true),
    (2.5 * HOUR, false),
    (3.0 * HOUR, false),
    (3.5 * HOUR, false),
    (4.0 * HOUR, true),
    (5.0 * HOUR, false),
    (6.0 * HOUR, false),
    (7.0 * HOUR, false),
    (8.0 * HOUR, true),
    (9.0 * HOUR, false),
    (10.0 * HOUR, false),
    (11.0 * HOUR, false),
    (12.0 * HOUR, false),
    (14.0 * HOUR, false),
    (16.0 * HOUR, true),
    (18.0 * HOUR, false),
    (20.0 * HOUR, false),
    (22.0 * HOUR, false),
    (24.0 * HOUR, true),
];

/// The first step after anything sudden, in seconds.
const FIRST_STEP: f64 = 0.02;

/// One course, in intact or needled skin.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Amounts at [`TIMES`].
    pub amounts: Vec<Amounts>,
    /// Fields at the marked ones.
    pub fields: Vec<Rc<Field>>,
    /// Steps taken and refused.
    pub steps: [usize; 2],
    /// Cells of the grid.
    pub cells: usize,
    /// |all amounts - dose| / dose, no smaller than after any step.
    pub imbalance: f64,
    /// The lowest and the highest u after any step, as computed: 0 to 1 but for the error of a step.
    pub extremes: [f64; 2],
}

impl Setup {
    /// Solves for 24 hours, intact skin and needled skin.
    pub fn solve(&self) -> Absorption {
        let intact = self.run(None);
        let needled = self
            .channel()
            .map_or_else(|| intact.clone(), |hole| self.run(Some(hole)));
        Absorption {
            intact: intact.amounts,
            needled: needled.amounts,
            needled_fields: needled.fields,
            intact_fields: intact.fields,
        }
    }

    /// One course around a channel, or in intact skin.
    pub fn run(&self, hole: Option<Hole>) -> Run {
        self.run_until(hole, Time::from_secs(f64::INFINITY))
    }

    /// The same, ended at the last record that is not after `until`.
    pub fn run_until(&self, hole: Option<Hole>, until: Time) -> Run {
        let mut skin = UnitCell::new(self, hole);
        let tolerance = Tolerance {
            absolute: 3e-4 * self.conditions.strictness,
            relative: 1e-1 * self.conditions.strictness,
        };
        let mut state = skin.begin();
        let dose = state.total();
        let needled_secs = skin.closure().needled_secs;
        let mut pierced = needled_secs <= 0.0;
        let mut stepper = Stepper::of(skin.operator(), tolerance, FIRST_STEP);
        let mut recorder = Recorder::new(&skin.grid, dose, hole.is_some());
        let mut time = 0.0;
        for &(next, with_field) in TIMES.iter().filter(|(at, _)| *at <= until.secs()) {
            // What happens before the next record, in its order.
            let needling = (!pierced).then_some(needled_secs);
            let wiping = self.wiped_secs().filter(|_| recorder.wiped.is_none());
            let mut events = [needling, wiping];
            if needling > wiping {
                events.swap(0, 1);
            }
            for event in events.into_iter().flatten().filter(|&at| at <= next) {
                stepper.march(&mut skin, &mut state, time, event);
                time = event;
                if Some(event) == needling {
                    pierced = true;
                    skin.pierce(&mut state);
                }
                if Some(event) == wiping && recorder.wiped.is_none() {
                    recorder.wiped = Some(skin.wipe(&mut state));
                }
                stepper.restart(FIRST_STEP);
            }
            stepper.march(&mut skin, &mut state, time, next);
            time = next;
            let open = skin.closure().open_at(next);
            skin.set_open(if pierced { open } else { 0.0 });
            recorder.record(&skin, &state, next, with_field);
        }
        let at_end = (state.total() + recorder.wiped.unwrap_or(0.0) - dose).abs();
        Run {
            amounts: recorder.amounts,
            fields: recorder.fields,
            steps: stepper.taken,
            cells: skin.grid.len(),
            imbalance: at_end.max(stepper.imbalance) / dose,
            extremes: stepper.extremes,
        }
    }
}
