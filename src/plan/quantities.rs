//! The numbers of a plan that no device sets, each in a type that holds only what a clinic can choose.

use crate::units::OutOfRange;

/// A series of sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Series {
    /// 1 to 8.
    sessions: u8,
    /// Days between sessions, 1 to 84.
    interval_days: u8,
}

impl Series {
    /// Fewest sessions at the shortest interval: home rollers are used day after day.
    pub const MIN: Self = Self {
        sessions: 1,
        interval_days: 1,
    };
    /// Most sessions at the longest interval.
    pub const MAX: Self = Self {
        sessions: 8,
        interval_days: 84,
    };

    /// A series.
    ///
    /// # Errors
    ///
    /// Refuses sessions and intervals beyond those of [`Series::MIN`] and [`Series::MAX`].
    pub fn new(sessions: i64, interval_days: i64) -> Result<Self, OutOfRange> {
        let (min, max) = (Self::MIN, Self::MAX);
        let days = [min.interval_days.into(), max.interval_days.into()];
        Ok(Self {
            sessions: OutOfRange::check_whole(
                "sessions",
                sessions,
                [min.sessions.into(), max.sessions.into()],
            )?,
            interval_days: OutOfRange::check_whole("interval_days", interval_days, days)?,
        })
    }

    /// The nearest valid series, for a choice that came from outside.
    pub fn clamped(sessions: i64, interval_days: i64) -> Self {
        let within = |n: i64, low: u8, high: u8| n.clamp(i64::from(low), i64::from(high)) as u8;
        Self {
            sessions: within(sessions, Self::MIN.sessions, Self::MAX.sessions),
            interval_days: within(interval_days, Self::MIN.interval_days, Self::MAX.interval_days),
        }
    }
    /// Number of sessions.
    pub fn sessions(self) -> u8 {
        self.sessions
    }
    /// Days between sessions.
    pub fn interval_days(self) -> u8 {
        self.interval_days
    }
}

/// Dates, as days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Dates {
    /// First treatment.
    pub treatment: Option<u16>,
    /// The client's event.
    pub event: Option<u16>,
}
