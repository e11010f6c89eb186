//! Pace: how coarse to draw while things move, and how large a piece to draw at rest, from how long pieces took.

use crate::units::bounded;

/// Shares of the full size that drafts are drawn at.
const SCALES: [f32; 6] = [1.0, 0.75, 0.5, 0.35, 0.25, 0.18];
/// A draft should be done no later than this after the display asked for the next frame.
const DRAFT_MS: f64 = 14.0;
/// A piece of the fine picture should take no longer than this.
const PIECE_MS: f64 = 24.0;
/// How many samples are averaged at rest: the most of these that together take no longer than [`FINE_MS`].
const SAMPLES: [u32; 4] = [8, 4, 2, 1];
/// A picture at rest should be as fine as it gets after this long.
const FINE_MS: f64 = 2000.0;

/// Learns the machine's speed and answers with sizes.
#[derive(Debug, Clone)]
pub struct Pace {
    scale: usize,
    slow: u32,
    fast: u32,
    /// Fast drafts in a row before a finer scale is tried: each time one proved too fine, twice as many.
    patience: u32,
    /// Milliseconds per texel, a running mean.
    cost: Option<f64>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            scale: 2,
            slow: 0,
            fast: 0,
            patience: 12,
            cost: None,
        }
    }
}

impl Pace {
    /// The share of the full size to draw the next draft at.
    pub fn scale(&self) -> f32 {
        SCALES.get(self.scale).copied().unwrap_or(1.0)
    }

    /// Notes that `texels` took `ms`, and of a draft how much of it was beyond the display's time for a frame: work can only
    /// be looked at when the display asks for the next, and what is done by then is as fast as can be seen.
    pub fn took(&mut self, texels: u32, ms: f64, late: Option<f64>) {
        let cost = ms / f64::from(texels.max(1));
        self.cost = Some(self.cost.map_or(cost, |known| known + 0.3 * (cost - known)));
        let Some(late) = late else { return };
        // Far too slow: a step coarser at once. A little too slow or fast: wait for a few in a row.
        if late > DRAFT_MS {
            (self.slow, self.fast) = (self.slow + if late > 4.0 * DRAFT_MS { 3 } else { 1 }, 0);
        } else if late < 0.45 * DRAFT_MS {
            (self.slow, self.fast) = (0, self.fast + 1);
        }
        if self.slow >= 3 {
            self.slow = 0;
            self.scale = (self.scale + 1).min(SCALES.len() - 1);
            self.patience = (2 * self.patience).min(192);
        }
        if self.fast >= self.patience {
            self.fast = 0;
            self.scale = self.scale.saturating_sub(1);
        }
    }

    /// Rows of a fine picture to draw at once.
    pub fn rows(&self, (width, height): (u32, u32)) -> u32 {
        let all = f64::from(height);
        let row = self.cost.unwrap_or(0.0) * f64::from(width);
        let rows = if row > 0.0 { PIECE_MS / row } else { all / 8.0 };
        bounded(rows, (all / 24.0).max(1.0), all) as u32
    }

    /// Samples to average at rest.
    pub fn samples(&self, (width, height): (u32, u32)) -> u32 {
        let whole = self.cost.unwrap_or(0.0) * f64::from(width) * f64::from(height);
        let fits = |samples: &u32| f64::from(*samples) * whole <= FINE_MS;
        SAMPLES.into_iter().find(fits).unwrap_or(1)
    }
}

/// The `index`-th sub-pixel offset, -0.5 to 0.5: Halton's sequence in bases 2 and 3.
pub fn jitter(index: u32) -> [f32; 2] {
    let halton = |base: u32| {
        let (mut n, mut share, mut sum) = (index + 1, 1.0_f32, 0.0_f32);
        while n > 0 {
            share /= base as f32;
            sum += share * (n % base) as f32;
            n /= base;
        }
        sum - 0.5
    };
    [halton(2), halton(3)]
}
