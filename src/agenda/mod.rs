//! The agenda: the sessions of a series and the care around them, as days of the calendar; and [`ics`], the file that
//! calendars read. What an entry is called, is known elsewhere; what skin is like on a day too.

mod day;
pub mod ics;

pub use day::Day;

use crate::guidance::{Advice, Aftercare, When};
use crate::plan::{Dates, Series};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A session of the series, from 1.
    Session(u8),
    /// Care before a session, or after it.
    Care {
        /// The session, from 1.
        session: u8,
        /// What the care is about.
        item: Aftercare,
        /// Is it before the session?
        before: bool,
    },
    /// The client's event.
    Event,
}

/// Something that goes on for whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub what: What,
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
}

/// The days of the sessions, first to last.
pub fn sessions(first: Day, series: Series) -> impl Iterator<Item = Day> {
    let interval = i32::from(series.interval_days());
    (0..i32::from(series.sessions())).map(move |n| first.plus(n * interval))
}

/// Everything that has a day: by session, care before it, the session, care after it; the event last. Care whose time is
/// a range counts to the far end of it, and the whole of a day that it touches. Care without a known time has no day.
pub fn entries(dates: Dates, series: Series) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(treatment) = dates.treatment {
        for (session, day) in (1..).zip(sessions(Day::new(treatment), series)) {
            let care = |before: bool| {
                Aftercare::ALL
                    .into_iter()
                    .filter_map(move |item| care(session, day, item, before))
            };
            entries.extend(care(true));
            entries.push(Entry {
                what: What::Session(session),
                first: day,
                last: day,
            });
            entries.extend(care(false));
        }
    }
    entries.extend(dates.event.map(Day::new).map(|day| Entry {
        what: What::Event,
        first: day,
        last: day,
    }));
    entries
}

fn care(session: u8, day: Day, item: Aftercare, before: bool) -> Option<Entry> {
    let on_that_side = match item.when() {
        When::Before => before,
        When::After => !before,
        When::Both => true,
    };
    let times = item.times().filter(|_| on_that_side)?;
    let days = times.high.days().ceil() as i32;
    let (first, last) = if before {
        (day.plus(-days), day.plus(-1))
    } else if item.advice() == Advice::Begin {
        (day.plus(days), day.plus(days))
    } else {
        (day, day.plus(days))
    };
    let what = What::Care {
        session,
        item,
        before,
    };
    Some(Entry { what, first, last })
}
