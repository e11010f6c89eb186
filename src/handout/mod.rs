//! What a client takes home: the sheet of paper as data, and the code that opens the same picture on a phone.
//!
//! Everything on the sheet follows from the plan, the course and the texts of a language. What somebody wrote or ticked
//! is not known here, so it cannot get onto paper or into a link.

mod qr;
mod sources;

pub use self::qr::{Code, code};

use crate::course::Course;
use crate::guidance::Aftercare;
use crate::healing::Phase;
use crate::plan::Moment;
use crate::skin::Layer;
use crate::units::Time;
use crate::words::{Words, key};

/// The sheet, text by text, in the order in which it is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// What treatment it is about: site, device, product.
    pub about: String,
    /// The picture in words.
    pub picture: String,
    /// The depth that is set, and where the tips end.
    pub depth: String,
    /// How often they get there.
    pub reached: String,
    /// Each layer: its name, where it ends, and how many tips pass that.
    pub layers: Vec<[String; 3]>,
    /// The sessions, and the client's event, each with its day.
    pub times: Vec<[String; 2]>,
    /// What leads after the last session, and from when on.
    pub after: Vec<[String; 2]>,
    /// Care: what, whether to leave it, how long.
    pub care: Vec<[String; 3]>,
    /// What a client may ask.
    pub questions: Vec<&'static str>,
    /// What has to be said about this plan.
    pub cautions: Vec<String>,
    /// Facts that the sheet quotes, by id: their sources belong on it.
    pub facts: Vec<&'static str>,
}

/// The questions, in their order: keys of texts.
const QUESTIONS: [&str; 8] = [
    "trained", "device", "sterile", "me", "depth", "product", "after", "beside",
];

/// The sheet of a course. `date` writes a day (counted from 1970-01-01) as the language does.
pub fn sheet(words: Words, course: &Course, picture: String, date: &dyn Fn(u16) -> String) -> Sheet {
    let plan = &course.plan;
    let mut about = vec![words.site(plan.site), words.device(plan.device)];
    about.extend(plan.product.map(|product| words.product(product)));
    Sheet {
        about: about.join(" · "),
        picture,
        depth: [
            words.say(key::HANDOUT_SET),
            ": ",
            &words.depth(plan.depth),
            ". ",
            words.say(key::REACHES),
            " ",
            &words.spread(&course.penetration.reached),
            ".",
        ]
        .concat(),
        reached: words.reached(course).1,
        layers: layers(words, course),
        times: times(words, course, date),
        after: after(words, course),
        care: Aftercare::ALL
            .into_iter()
            .map(|item| {
                [
                    words.aftercare(item).into(),
                    words.advice(item.advice()).into(),
                    [&words.times(item.times()), " ", words.when(item.when())].concat(),
                ]
            })
            .collect(),
        questions: QUESTIONS
            .into_iter()
            .map(|name| words.named("question", name))
            .collect(),
        cautions: course
            .cautions
            .iter()
            .map(|caution| words.caution_in_full(*caution))
            .collect(),
        facts: sources::of(course),
    }
}

fn layers(words: Words, course: &Course) -> Vec<[String; 3]> {
    course
        .penetration
        .crossings
        .iter()
        .map(|crossing| {
            let border = course.layers.lower_border(crossing.layer);
            [
                words.layer(crossing.layer).into(),
                words.spread(&border),
                words.people(crossing.share),
            ]
        })
        .chain([[
            words.layer(Layer::Hypodermis).into(),
            String::new(),
            String::new(),
        ]])
        .collect()
}

/// Each session with its day, or how long after the first it is; then the client's event.
fn times(words: Words, course: &Course, date: &dyn Fn(u16) -> String) -> Vec<[String; 2]> {
    let plan = &course.plan;
    let mut rows = Vec::new();
    for session in 0..u16::from(plan.series.sessions()) {
        let days = session * u16::from(plan.series.interval_days());
        let when = match plan.dates.treatment {
            Some(first) => date(first.saturating_add(days)),
            None if session == 0 => words.say(key::HANDOUT_FIRST).into(),
            None => words.moment(Moment::After {
                time: Time::from_days(days.into()),
            }),
        };
        let number = words.whole(u64::from(session) + 1);
        rows.push([words.fill(key::HANDOUT_SESSION, &[("n", &number)]), when]);
    }
    if let Some(event) = plan.dates.event {
        rows.push([words.say(key::HANDOUT_EVENT).into(), date(event)]);
    }
    rows
}

/// What leads after the last session, counted from it.
fn after(words: Words, course: &Course) -> Vec<[String; 2]> {
    let series = course.plan.series;
    let last = f64::from(series.sessions() - 1) * f64::from(series.interval_days());
    phases(course, last)
        .into_iter()
        .map(|(phase, time)| {
            let moment = Moment::After { time };
            [words.title(moment, phase).into(), words.moment(moment)]
        })
        .collect()
}

/// The phases after the last session, each with how long after it it begins. Found by looking in steps of an hour: no
/// border lies closer to the next.
fn phases(course: &Course, last_days: f64) -> Vec<(Phase, Time)> {
    let treatment = course.treatment();
    let mut found: Vec<(Phase, Time)> = Vec::new();
    for hour in 0..24 * 90 {
        let since = f64::from(hour) / 24.0;
        let time = Time::from_days(since);
        let phase = treatment.phase(Time::from_days(last_days + since));
        if found.last().is_none_or(|(before, _)| *before != phase) {
            found.push((phase, time));
        }
    }
    found
}
