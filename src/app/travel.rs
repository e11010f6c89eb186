//! A way through time: jumps to a moment pass through the time between.

use crate::plan::{Moment, axis};
use crate::scene::motion::ease_in_out;

/// Milliseconds that a jump takes, whatever its length.
const TRAVEL_MS: f64 = 1100.0;

/// On the way to a moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Travel {
    from: f64,
    to: Moment,
    start_ms: Option<f64>,
}

impl Travel {
    /// From one moment to another; the clock starts with the first frame.
    pub(super) fn new(from: Moment, to: Moment) -> Self {
        Self {
            from: axis::position(from),
            to,
            start_ms: None,
        }
    }

    /// The moment at a time, and whether there is more way to go.
    pub(super) fn at(&mut self, now_ms: f64) -> (Moment, bool) {
        let start = *self.start_ms.get_or_insert(now_ms);
        let share = ((now_ms - start) / TRAVEL_MS).clamp(0.0, 1.0);
        if share >= 1.0 {
            return (self.to, false);
        }
        let eased = f64::from(ease_in_out(share as f32));
        (
            axis::moment(self.from + (axis::position(self.to) - self.from) * eased),
            true,
        )
    }
}
