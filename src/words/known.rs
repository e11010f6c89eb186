//! What trials measured, in words: a result with its range, and under which circumstances it was found.

use super::{Words, key};
use crate::guidance::outcome::{Arm, Comparator, Group, Outcome, Shown, Span};

/// Stands between circumstances.
const AND: &str = " · ";

impl Words {
    /// The result of a row: `22 of 32 people: improved`, `3.4 points (0.2–6.5)`.
    pub fn result(self, outcome: &Outcome) -> String {
        match outcome.shown {
            Shown::People(groups) => self.people_of(outcome, groups),
            Shown::Interval { fact, other: None } => self.fact(&fact),
            Shown::Interval {
                fact,
                other: Some(other),
            } => self.beside(outcome, &self.fact(&fact), &self.fact(&other)),
            Shown::BeforeAfter { before, after } => self.fill(
                key::RESULT_BEFORE,
                &[("before", &self.fact(&before)), ("after", &self.fact(&after))],
            ),
            Shown::Beside { needling, other } => {
                self.beside(outcome, &self.fact(&needling), &self.fact(&other))
            }
            Shown::Mean { fact, more } => {
                let mut value = self.fact(&fact);
                if let Some(more) = more {
                    value.push_str("; ");
                    value.push_str(&self.fact(&more));
                }
                self.fill(key::RESULT_MEAN, &[("value", &value)])
            }
            Shown::Statement(_) => self.finding(outcome.finding).into(),
        }
    }

    /// Needling, and what it was compared with.
    fn beside(self, outcome: &Outcome, needling: &str, other: &str) -> String {
        [
            self.say(key::ARM_NEEDLING),
            ": ",
            needling,
            "; ",
            self.other_arm(outcome),
            ": ",
            other,
        ]
        .concat()
    }

    /// What the arm without needling, or without what was added, is called.
    pub fn other_arm(self, outcome: &Outcome) -> &'static str {
        self.named("arm", outcome.comparator.key())
    }

    fn people_of(self, outcome: &Outcome, groups: &[Group]) -> String {
        let all = self.whole(outcome.people.unwrap_or_default().into());
        let two_arms = groups.iter().any(|group| group.arm == Arm::Other);
        let mut parts = Vec::new();
        for group in groups {
            let n = self.whole(group.people.into());
            let who = self.who(group.who);
            let said = self.fill(key::RESULT_PEOPLE, &[("some", &n), ("all", &all), ("who", who)]);
            parts.push(match (two_arms, group.arm) {
                (false, _) => said,
                (true, Arm::Needling) => [self.say(key::ARM_NEEDLING), ": ", &said].concat(),
                (true, Arm::Other) => [self.other_arm(outcome), ": ", &said].concat(),
            });
        }
        parts.join("; ")
    }

    /// Beside what, with what, in how many people, after how many sessions, when measured, how and by whom.
    pub fn circumstances(self, outcome: &Outcome) -> String {
        let mut said: Vec<String> = Vec::new();
        if let Some(added) = outcome.added {
            said.push(self.added(added).into());
        }
        if outcome.comparator != Comparator::NotSaid {
            said.push(self.comparator(outcome.comparator).into());
        }
        for (kind, n) in [
            ("by.trials", outcome.studies),
            ("by.people", outcome.people),
            ("by.sessions", outcome.sessions),
        ] {
            if let Some(n) = n {
                said.push(self.count(kind, n.into()));
            }
        }
        if let Some(follow_up) = outcome.follow_up {
            let unit = match follow_up.unit {
                Span::Days => "days",
                Span::Weeks => "weeks",
                Span::Months => "months",
            };
            let time = self.count(unit, follow_up.value.into());
            said.push(self.fill(key::BY_FOLLOW_UP, &[("time", &time)]));
        }
        match outcome.blinded {
            Some(true) => said.push(self.say(key::BY_BLINDED).into()),
            Some(false) => said.push(self.say(key::BY_OPEN).into()),
            None => {}
        }
        if outcome.sponsored == Some(true) {
            said.push(self.say(key::BY_SPONSORED).into());
        }
        said.join(AND)
    }
}
