//! The calendar in words: a day after a session, the day before one, and the entries of a calendar file.

use super::{Words, key};
use crate::agenda::ics::Event;
use crate::agenda::{Entry, What};
use crate::healing::calendar::{Answer, days_to_look_settled};
use crate::healing::{Curve, Treatment};

impl Words {
    /// Where an event lies: `Wed, 9 December: 15 days after session 1.`
    pub fn event_day(self, answer: &Answer, date: &str) -> String {
        let n = self.whole(answer.sessions_done.into());
        let (text, days) = match answer.days_since_latest {
            None => (key::CALENDAR_BEFORE, 0),
            Some(0) => (key::CALENDAR_SAME, 0),
            Some(days) => (key::CALENDAR_AFTER, days),
        };
        let days = self.count("days", days.into());
        self.fill(text, &[("date", date), ("session", &n), ("days", &days)])
    }

    /// After how many days what others can see has settled.
    pub fn looks_settled(self, treatment: &Treatment) -> String {
        let days = days_to_look_settled(treatment);
        let [days, slow] = [days.typical, days.high].map(|days| self.count("days", days.into()));
        self.fill(key::CALENDAR_SETTLE, &[("days", &days), ("slow", &slow)])
    }

    /// How skin is likely to be on the day before a session.
    pub fn eve(self, answer: &Answer) -> String {
        let visible = self.outlook(answer.visible());
        let inside = self.outlook(answer.state(Curve::CollagenI).outlook);
        self.fill(key::CALENDAR_EVE, &[("visible", visible), ("inside", inside)])
    }

    /// An entry as a calendar file has it; `all` is how many sessions there are.
    pub fn agenda_entry(self, entry: &Entry, all: u8) -> Event {
        let session = |n: u8| {
            let [n, all] = [n, all].map(|n| self.whole(n.into()));
            self.fill(key::CALENDAR_FILE_SESSION, &[("session", &n), ("all", &all)])
        };
        let standing = self.say(key::STANDING);
        let (name, title, text) = match entry.what {
            What::Session(n) => (
                ["session-", &n.to_string()].concat(),
                session(n),
                standing.to_owned(),
            ),
            What::Care {
                session: n,
                item,
                before,
            } => {
                let side = if before { "before-" } else { "after-" };
                let times = [&self.times(item.times()), " ", self.when(item.when())].concat();
                (
                    [side, &n.to_string(), "-", item.key()].concat(),
                    [self.aftercare(item), ": ", self.advice(item.advice())].concat(),
                    [
                        session(n).as_str(),
                        "\n",
                        &times,
                        "\n",
                        self.say(key::GUIDANCE_AFTERCARE_HOW),
                    ]
                    .concat(),
                )
            }
            What::Event => (
                String::from("event"),
                self.say(key::CALENDAR_FILE_EVENT).to_owned(),
                String::new(),
            ),
        };
        Event {
            name,
            first: entry.first,
            last: entry.last,
            title,
            text,
            busy: !matches!(entry.what, What::Care { .. }),
        }
    }
}
