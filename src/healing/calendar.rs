//! Calendar: what is likely to show on a day, answered from the bands of the healing curves. Days are whole days; it
//! knows no dates, no words and no advice.
//!
//! ```text
//!   first session      second        event
//!   day 0              day 30        day 33       on_day(treatment, 33)
//!                                     |
//!              3 days after the latest session: redness 0.1 (0 to 0.6): may still show
//! ```
//!
//! A day says no hour. Both appointments are taken to lie between 9 and 21 o'clock, which moves the time between them
//! by up to half a day either way: the band of a state covers all of that window, so that an unlucky choice of hours
//! is in it. An event on the day of a session is taken to follow the session.

use super::kernel::SETTLED;
use super::{Band, Curve, Phase, Treatment};
use crate::evidence::facts;
use crate::units::Time;

/// How a curve stands on the day, as a class for words. Which of them a curve can have: see [`Kind`].
///
/// "Shows" means that the curve stands above [`SETTLED`] of a usual treatment's peak. Low, typical and high are those of
/// the band: quick healers, most people, slow healers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// It has not begun: the day lies before the first session, or before the onset.
    NotYet,
    /// A sign is gone even in slow healers.
    Gone,
    /// A sign is gone in most people, not in slow healers.
    LikelyGone,
    /// A sign shows in most people, not in quick healers.
    MayShow,
    /// A sign shows even in quick healers.
    StillThere,
    /// New matrix: begun in those who respond first, not yet in most.
    MayHaveBegun,
    /// New matrix: more each month.
    Building,
    /// New matrix: within a month it neither rises nor falls by more than [`SETTLED`] of itself.
    Built,
    /// New matrix: less each month (collagen III, as collagen I takes its place).
    Receding,
}

impl Outlook {
    /// All classes.
    pub const ALL: [Self; 9] = [
        Self::NotYet,
        Self::Gone,
        Self::LikelyGone,
        Self::MayShow,
        Self::StillThere,
        Self::MayHaveBegun,
        Self::Building,
        Self::Built,
        Self::Receding,
    ];

    /// The stable name, for the message catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Gone => "gone",
            Self::LikelyGone => "likely-gone",
            Self::MayShow => "may-show",
            Self::StillThere => "still-there",
            Self::MayHaveBegun => "may-have-begun",
            Self::Building => "building",
            Self::Built => "built",
            Self::Receding => "receding",
        }
    }
}

/// What a curve is to the one who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Others could see it: redness, swelling, flaking.
    Visible,
    /// It is there without showing much: channels, barrier, clot, cells.
    Hidden,
    /// New matrix, which is meant to stay.
    Matrix,
}

impl Kind {
    /// The kind of a curve.
    pub const fn of(curve: Curve) -> Self {
        match curve {
            Curve::Redness | Curve::Swelling | Curve::Flaking => Self::Visible,
            Curve::CollagenIii | Curve::CollagenI | Curve::Remodelling => Self::Matrix,
            Curve::ChannelOpening
            | Curve::BarrierLoss
            | Curve::Clot
            | Curve::Neutrophils
            | Curve::Macrophages
            | Curve::Fibroblasts => Self::Hidden,
        }
    }
}

/// One curve on the day.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct State {
    /// Which curve.
    pub curve: Curve,
    /// Its values, 0 to 1: lowest and highest over the day's window, typical at the middle.
    pub band: Band,
    /// The same as a class.
    pub outlook: Outlook,
}

/// Whole days, with their range over people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Days {
    /// Typical.
    pub typical: u32,
    /// Quick healers.
    pub low: u32,
    /// Slow healers.
    pub high: u32,
}

/// The answer for one day.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Answer {
    /// Days since the first session; negative before it.
    pub day: i32,
    /// Sessions that have taken place.
    pub sessions_done: u8,
    /// Days since the latest of them; `None` before the first.
    pub days_since_latest: Option<u32>,
    /// The phase that leads; `None` before the first session.
    pub phase: Option<Phase>,
    /// One per curve, in the order of [`Curve::ALL`].
    pub states: [State; Curve::ALL.len()],
    /// Can a bruise of the latest session still show? No curve has it: it lasts up to `bruising-clinic-max` where it
    /// comes at all.
    pub bruise_possible: bool,
}

impl Answer {
    /// A curve's state.
    pub fn state(&self, curve: Curve) -> State {
        let unknown = State {
            curve,
            band: Band::default(),
            outlook: Outlook::NotYet,
        };
        self.states
            .iter()
            .copied()
            .find(|state| state.curve == curve)
            .unwrap_or(unknown)
    }

    /// The most lasting of what others could see: [`Outlook::Gone`] when all of it is gone even in slow healers,
    /// [`Outlook::NotYet`] before the first session.
    pub fn visible(&self) -> Outlook {
        self.states
            .iter()
            .filter(|state| Kind::of(state.curve) == Kind::Visible)
            .map(|state| state.outlook)
            .max()
            .unwrap_or(Outlook::NotYet)
    }
}

/// What is likely `day` days after the day of the first session (negative: before it). Total: any treatment and any
/// day have an answer.
pub fn on_day(treatment: &Treatment, day: i32) -> Answer {
    let done = sessions_done(treatment, day);
    let latest = done
        .checked_sub(1)
        .map(|number| day.saturating_sub(session_day(treatment, number)).max(0) as u32);
    let window = window(day, latest == Some(0));
    Answer {
        day,
        sessions_done: done,
        days_since_latest: latest,
        phase: latest.map(|_| treatment.phase(window[MIDDLE])),
        states: Curve::ALL.map(|curve| state(treatment, curve, &window, done)),
        bruise_possible: latest.is_some_and(|days| f64::from(days) <= facts::BRUISING_CLINIC_MAX.highest()),
    }
}

/// How many days before an event a session has to lie for everything that others could see to have settled: in most
/// people, in quick healers, in slow healers. Whole days, counted like [`on_day`] and so with its half day in hand.
pub fn days_to_look_settled(treatment: &Treatment) -> Days {
    let single = treatment.single();
    let settled = Curve::ALL
        .into_iter()
        .filter(|&curve| Kind::of(curve) == Kind::Visible)
        .map(|curve| single.settled_by(curve));
    let longest = settled.fold(Band::default(), |all, one| Band {
        typical: all.typical.max(one.typical),
        low: all.low.max(one.low),
        high: all.high.max(one.high),
    });
    let days = |secs: f64, spare: f64| (Time::from_secs(secs).days() + spare).ceil() as u32;
    Days {
        typical: days(longest.typical, 0.0),
        low: days(longest.low, 0.0),
        high: days(longest.high, HALF_DAY),
    }
}

/// Assumed: both appointments lie between 9 and 21 o'clock.
const HALF_DAY: f64 = 0.5;
/// Times at which a day is looked at, the middle among them: enough for curves that rise within the window.
const LOOKS: usize = 5;
const MIDDLE: usize = LOOKS / 2;

/// The times since the first session at which a day is looked at. After a session of the same day: from the session
/// on, for a session can't be undone.
fn window(day: i32, is_session_day: bool) -> [Time; LOOKS] {
    let from = if is_session_day { 0.0 } else { -HALF_DAY };
    let step = (HALF_DAY - from) / (LOOKS - 1) as f64;
    std::array::from_fn(|look| Time::from_days(f64::from(day) + from + step * look as f64))
}

/// The day of a session since the first, which is number 0. A session takes the day that its time falls on.
fn session_day(treatment: &Treatment, number: u8) -> i32 {
    treatment.session_start(number).days().floor() as i32
}

fn sessions_done(treatment: &Treatment, day: i32) -> u8 {
    (0..treatment.sessions)
        .take_while(|&number| session_day(treatment, number) <= day)
        .count() as u8
}

fn state(treatment: &Treatment, curve: Curve, window: &[Time; LOOKS], done: u8) -> State {
    if done == 0 {
        return State {
            curve,
            band: Band::default(),
            outlook: Outlook::NotYet,
        };
    }
    let looks = window.map(|time| treatment.at(curve, time));
    let band = Band {
        typical: looks[MIDDLE].typical,
        low: looks.iter().map(|look| look.low).fold(f64::INFINITY, f64::min),
        high: looks.iter().map(|look| look.high).fold(0.0, f64::max),
    };
    let outlook = match Kind::of(curve) {
        Kind::Matrix => matrix(treatment, curve, window[MIDDLE], band, done),
        Kind::Visible | Kind::Hidden => sign(treatment, curve, window[LOOKS - 1], band, done),
    };
    State { curve, band, outlook }
}

/// The class of a sign. `until` is the window's end.
fn sign(treatment: &Treatment, curve: Curve, until: Time, band: Band, done: u8) -> Outlook {
    if band.low > SETTLED {
        return Outlook::StillThere;
    }
    if band.typical > SETTLED {
        return Outlook::MayShow;
    }
    if band.high > SETTLED {
        return Outlook::LikelyGone;
    }
    let latest = treatment.session_start(done.saturating_sub(1)).secs();
    let is_to_come = until.secs() - latest < treatment.settled_by(curve).high;
    if is_to_come {
        Outlook::NotYet
    } else {
        Outlook::Gone
    }
}

/// The class of new matrix, from what it does in the month that follows without another session.
fn matrix(treatment: &Treatment, curve: Curve, time: Time, band: Band, done: u8) -> Outlook {
    if band.high <= SETTLED {
        return Outlook::NotYet;
    }
    if band.typical <= SETTLED {
        return Outlook::MayHaveBegun;
    }
    let no_more = Treatment {
        sessions: done,
        ..*treatment
    };
    let month = Time::from_days(facts::INTERVAL_TYPICAL.highest());
    let now = no_more.at(curve, time).typical;
    let later = no_more
        .at(curve, Time::from_secs(time.secs() + month.secs()))
        .typical;
    if later > now * (1.0 + SETTLED) {
        Outlook::Building
    } else if later < now * (1.0 - SETTLED) {
        Outlook::Receding
    } else {
        Outlook::Built
    }
}
