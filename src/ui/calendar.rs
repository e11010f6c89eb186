//! The calendar: dates of treatment and event, what is likely by then, and the sessions with their care as a file for
//! the viewer's own calendar. Dates are part of the plan, so a link carries them; nothing else does.

use super::cite::cite;
use super::control::stepper;
use super::{Ask, Page};
use crate::agenda::{self, Day, ics};
use crate::course::Course;
use crate::healing::calendar::{Answer, Kind, on_day};
use crate::healing::{Curve, Treatment};
use crate::plan::{Command, Dates, Moment, Plan, Series};
use crate::units::{Time, bounded};
use crate::web;
use crate::web::dom::{Node, button, el, show_value, svg, value_of};
use crate::words::{Key, Words, key, number};

/// Days between sessions that can be chosen beside the one that is.
const INTERVALS: [u8; 7] = [14, 21, 28, 30, 42, 56, 84];
/// The first and the last day that a plan can carry.
const ENDS: [Day; 2] = [Day::new(0), Day::new(u16::MAX)];
/// The drawing shows at least and at most so many days after a session, and so many after the event.
const SPAN: [i32; 2] = [14, 60];
const AFTER_EVENT: i32 = 2;
/// Points of a curve.
const STEPS: u32 = 96;
/// Days that the drawing's axis may name, and how far apart they stand, in shares of it.
const TICKS: [i32; 6] = [1, 3, 7, 14, 28, 56];
const TICK_GAP: f64 = 0.17;

/// What the dialog holds.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    vec![
        el("p").text(words.say(key::CALENDAR_HOW)),
        form(page, words),
        el("div")
            .class("answer")
            .part("calendar-answer")
            .list(move || answer(page, words)),
        el("p").class("small").text(words.say(key::CALENDAR_PRIVATE)),
        el("p").class("small").text(words.say(key::STANDING)),
    ]
}

fn form(page: Page, words: Words) -> Node {
    el("div")
        .class("dates")
        .child(date(
            page,
            words,
            key::CALENDAR_TREATMENT,
            "treatment-date",
            |dates| &mut dates.treatment,
        ))
        .child(date(page, words, key::CALENDAR_EVENT, "event-date", |dates| {
            &mut dates.event
        }))
        .child(stepper(
            words.say(key::SESSIONS),
            [words.say(key::STEP_FEWER), words.say(key::STEP_MORE)],
            move || i64::from(page.plan.read().series.sessions()),
            move |n| {
                let days = i64::from(page.plan.peek().series.interval_days());
                page.send(Command::SetSeries(Series::clamped(n, days)));
            },
        ))
        .child(interval(page, words))
}

/// Intervals that are usual, and the one that is chosen where it is none of them.
fn interval(page: Page, words: Words) -> Node {
    let chosen = page.plan.peek().series.interval_days();
    let mut intervals = INTERVALS.to_vec();
    if !intervals.contains(&chosen) {
        intervals.insert(intervals.partition_point(|&days| days < chosen), chosen);
    }
    let options = intervals.into_iter().map(|days| {
        el("option")
            .attr("value", &days.to_string())
            .text(&words.count("days", days.into()))
    });
    el("label")
        .class("field")
        .child(
            el("span")
                .class("field-name")
                .text(words.say(key::CALENDAR_INTERVAL)),
        )
        .child(
            el("select")
                .part("interval")
                .children(options)
                .live_value(move || page.plan.read().series.interval_days().to_string())
                .on("change", move |event| {
                    // The list holds whole numbers only.
                    let digits = value_of(&event);
                    let days = digits
                        .bytes()
                        .fold(0, |n, b| n * 10 + i64::from(b.wrapping_sub(b'0')));
                    let sessions = i64::from(page.plan.peek().series.sessions());
                    page.send(Command::SetSeries(Series::clamped(sessions, days)));
                }),
        )
}

/// The platform's own date field, which knows the viewer's way of writing dates.
fn date(page: Page, words: Words, name: Key, part: &str, field: fn(&mut Dates) -> &mut Option<u16>) -> Node {
    let chosen =
        move |mut dates: Dates| field(&mut dates).map_or_else(String::new, |day| Day::new(day).iso());
    el("label")
        .class("field date")
        .child(el("span").class("field-name").text(words.say(name)))
        .child(
            el("input")
                .part(part)
                .attr("type", "date")
                .attr("min", &ENDS[0].iso())
                .attr("max", &ENDS[1].iso())
                .live_value(move || chosen(page.plan.read().dates))
                .on("change", move |event| {
                    let value = value_of(&event);
                    let day = Day::from_iso(&value).and_then(Day::number);
                    // A year that is being typed is not a day yet: what was chosen stays.
                    if day.is_some() || value.is_empty() {
                        let mut dates = page.plan.peek().dates;
                        *field(&mut dates) = day;
                        page.send(Command::SetDates(dates));
                    }
                })
                .on("blur", move |event| {
                    let dates = page.plan.peek().dates;
                    show_value(&event, &chosen(dates));
                }),
        )
}

fn written(words: Words, day: Day) -> String {
    web::date_in(words.lang().key(), day.millis()).unwrap_or_else(|| day.iso())
}

/// All that follows from the dates.
fn answer(page: Page, words: Words) -> Vec<Node> {
    let plan = page.plan.get();
    let Some(first) = plan.dates.treatment.map(Day::new) else {
        return vec![el("p").class("say").text(words.say(key::CALENDAR_NONE))];
    };
    let treatment = Course::derive(&plan).treatment();
    let event = plan.dates.event.map(Day::new);
    let on_event = event.map(|event| on_day(&treatment, event.since(first)));
    let mut nodes = Vec::new();
    let mut said = Vec::new();
    if let (Some(event), Some(answer)) = (event, &on_event) {
        said.push(words.event_day(answer, &written(words, event)));
    }
    said.push(words.looks_settled(&treatment));
    if on_event.as_ref().is_some_and(|answer| answer.bruise_possible) {
        said.push(words.say(key::CALENDAR_BRUISE).into());
    }
    nodes.push(
        el("p")
            .class("say")
            .part("calendar-says")
            .attr("role", "status")
            .text(&said.join(" "))
            .text(" ")
            .child(cite(
                page,
                move || words.say(key::CALENDAR).into(),
                || {
                    let curves = [Curve::Redness, Curve::Flaking, Curve::CollagenI];
                    curves.iter().flat_map(|curve| curve.cited()).copied().collect()
                },
            )),
    );
    nodes.push(outlooks(words, &treatment, on_event.as_ref()));
    if let Some(answer) = on_event.filter(|answer| answer.sessions_done > 0) {
        nodes.push(show(page, words, answer.day));
    }
    nodes.push(sessions(words, &treatment, first, plan.series));
    nodes.push(
        button()
            .class("pill strong")
            .part("calendar-save")
            .press(move || save(words, &page.plan.peek()))
            .text(words.say(key::CALENDAR_SAVE)),
    );
    nodes
}

/// A way to see the day: the leaf closes, and the picture goes there.
fn show(page: Page, words: Words, day: i32) -> Node {
    let moment = Moment::After {
        time: Time::from_days(day.into()),
    };
    el("form").attr("method", "dialog").child(
        el("button")
            .class("pill")
            .part("calendar-show")
            .press(move || page.ask(Ask::Travel(moment)))
            .text(words.say(key::CALENDAR_SHOW)),
    )
}

/// How what others can see fades after the session before the event, with the event's day, and in words; and what is
/// built inside by then.
fn outlooks(words: Words, treatment: &Treatment, event: Option<&Answer>) -> Node {
    let done = event.filter(|answer| answer.sessions_done > 0);
    let since = done.and_then(|answer| answer.days_since_latest);
    let at = since.map(|days| days as i32);
    let span = bounded(at.unwrap_or_default() + AFTER_EVENT, SPAN[0], SPAN[1]);
    // The sessions before it are in the curves.
    let begin = done.map_or(0, |answer| answer.day - at.unwrap_or_default());
    let shown = Treatment {
        sessions: done.map_or(1, |answer| answer.sessions_done),
        ..*treatment
    };
    let row = |curve: Curve, strip: Option<Node>| {
        let outlook = done.map_or("", |answer| words.outlook(answer.state(curve).outlook));
        let row = el("li").child(el("b").text(words.curve(curve)));
        let row = match strip {
            Some(strip) => row.child(strip),
            None => row,
        };
        row.child(el("span").text(outlook))
    };
    let visible = Curve::ALL
        .into_iter()
        .filter(|&curve| Kind::of(curve) == Kind::Visible)
        .map(|curve| row(curve, Some(strip(&shown, curve, begin, span, at))));
    let inside = [Curve::CollagenIii, Curve::CollagenI]
        .into_iter()
        .filter(|_| done.is_some())
        .map(|curve| row(curve, None));
    let n = words.whole(shown.sessions.into());
    el("figure")
        .class("outlooks")
        .child(
            el("figcaption")
                .text(&words.fill(key::CALENDAR_CHART, &[("n", &n)]))
                .text(" ")
                .child(
                    el("span")
                        .class("tag")
                        .text(words.status(crate::evidence::Status::Derived)),
                ),
        )
        .child(
            el("ul")
                .children(visible)
                .child(axis(words, span))
                .children(inside),
        )
}

fn axis(words: Words, span: i32) -> Node {
    let mut last = -1.0;
    let mut ticks = Vec::new();
    for day in TICKS {
        let place = f64::from(day) / f64::from(span);
        if place <= 1.0 && place - last >= TICK_GAP {
            last = place;
            let moment = Moment::After {
                time: Time::from_days(day.into()),
            };
            let place = super::depth::percent(place);
            let tick = el("span").text(&words.clock(moment));
            // A name at the end would stick out.
            ticks.push(if last > 1.0 - TICK_GAP / 2.0 {
                tick.class("end")
            } else {
                tick.style("inset-inline-start", &place)
            });
        }
    }
    el("li")
        .class("ticks")
        .attr("aria-hidden", "true")
        .child(el("div").children(ticks))
}

/// A curve with its range over the days after a session; a line at the event.
fn strip(treatment: &Treatment, curve: Curve, begin: i32, span: i32, event: Option<i32>) -> Node {
    let mut edges = [String::new(), String::new(), String::new()];
    for step in 0..=STEPS {
        let share = f64::from(step) / f64::from(STEPS);
        let time = Time::from_days(f64::from(begin) + share * f64::from(span));
        let band = treatment.at(curve, time);
        for (edge, value) in edges.iter_mut().zip([band.high, band.typical, band.low]) {
            for (value, end) in [(share * 100.0, ","), (20.0 - 19.0 * value, " ")] {
                edge.push_str(&number::fixed(value, 1));
                edge.push_str(end);
            }
        }
    }
    let areas = edges.iter().zip(["high", "typical", "low"]).map(|(edge, class)| {
        svg("polygon")
            .class(class)
            .attr("points", &[edge, "100,20 0,20"].concat())
    });
    let drawn = svg("svg")
        .class("strip")
        .attr("data-curve", curve.key())
        .attr("viewBox", "0 0 100 20")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(areas);
    match event.filter(|day| *day <= span) {
        Some(day) => {
            let x = number::fixed(f64::from(day) / f64::from(span) * 100.0, 1);
            drawn.child(svg("path").class("event").attr("d", &["M", &x, " 0V20"].concat()))
        }
        None => drawn,
    }
}

/// The sessions with their dates, and how skin is likely to be on the day before each.
fn sessions(words: Words, treatment: &Treatment, first: Day, series: Series) -> Node {
    let all = words.whole(series.sessions().into());
    let rows = (1..)
        .zip(agenda::sessions(first, series))
        .map(|(n, day): (u8, Day)| {
            let n_text = words.whole(n.into());
            let row = el("li")
                .child(el("b").text(&words.fill(key::CALENDAR_SESSION, &[("n", &n_text), ("all", &all)])))
                .text(" ")
                .child(el("time").attr("datetime", &day.iso()).text(&written(words, day)));
            if n == 1 {
                return row;
            }
            let eve = on_day(treatment, day.since(first) - 1);
            row.child(el("span").text(&words.eve(&eve)))
        });
    el("section")
        .child(el("h3").text(words.say(key::CALENDAR_SESSIONS)))
        .child(el("ol").class("sessions").children(rows))
}

/// Offers the file.
fn save(words: Words, plan: &Plan) {
    let [year, month, day] = web::today();
    let made = Day::from_iso(&iso([year, month, day])).unwrap_or(ENDS[0]);
    let all = plan.series.sessions();
    let events: Vec<ics::Event> = agenda::entries(plan.dates, plan.series)
        .iter()
        .map(|entry| words.agenda_entry(entry, all))
        .collect();
    if web::save(
        "skindepth.ics",
        "text/calendar;charset=utf-8",
        &ics::write(made, &events),
    )
    .is_none()
    {
        web::complain("the browser saves no files");
    }
}

fn iso(date: [u32; 3]) -> String {
    let [year, month, day] = date.map(|part| part.to_string());
    let two = |part: String| {
        if part.len() < 2 {
            ["0", &part].concat()
        } else {
            part
        }
    };
    [&year, "-", &two(month), "-", &two(day)].concat()
}
