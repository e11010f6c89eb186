//! The clock: play, the time axis with its phases, and jumps to moments that people ask about.

use super::control::icon;
use super::depth::percent;
use super::{Ask, Lasting, Page};
use crate::healing::Phase;
use crate::plan::{Command, Moment, axis};
use crate::units::Time;
use crate::web;
use crate::web::dom::{Node, button, el};
use crate::words::page::speed as times;
use crate::words::{Words, key};

/// Moments that have a button.
const JUMPS: [Moment; 8] = [
    Moment::Before,
    Moment::Needling { stroke: 1.0 },
    Moment::RealTime,
    Moment::After {
        time: Time::from_minutes(10.0),
    },
    Moment::After {
        time: Time::from_days(1.0),
    },
    Moment::After {
        time: Time::from_days(7.0),
    },
    Moment::After {
        time: Time::from_days(91.0),
    },
    Moment::After {
        time: Time::from_days(182.0),
    },
];

/// What comes again with every session has a name where it lasts for so many thousandths of the axis.
const AGAIN_ROOM: u16 = 115;

/// Speeds of the clock, in quarters of the usual.
const SPEEDS: [u8; 5] = [1, 2, 4, 8, 16];

pub(super) fn view(page: Page, words: Words) -> [Node; 3] {
    let now = el("p")
        .class("now")
        .child(el("b").live_text(move || leads(page, words).into()))
        .text(" ")
        .child(el("span").live_text(move || {
            let pace = page.pace();
            if pace.is_empty() {
                words.clock(moment(page))
            } else {
                pace
            }
        }))
        .text(" ")
        .children(super::stage::source(page));
    let slider = el("input")
        .class("slider bare")
        .part("time")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", "1000")
        .attr("step", "1")
        .attr("aria-label", words.say(key::TIME))
        .live("aria-valuetext", move || words.moment(moment(page)))
        .live_style("--at", move || percent(f64::from(place(page)) / 1000.0))
        .live_value(move || place(page).to_string())
        .on("input", move |event| {
            page.send(Command::SetMoment(axis::moment(web::number_of(&event) / 1000.0)));
        });
    let axis = el("div")
        .class("axis")
        .child(now)
        .child(el("div").class("track").child(phases(page, words)).child(slider))
        .child(jumps(page, words));
    [play(page, words), axis, speed(page, words)]
}

fn moment(page: Page) -> Moment {
    page.view.read().moment
}

/// Where the moment stands on the axis, in thousandths.
fn place(page: Page) -> u32 {
    (axis::position(moment(page)) * 1000.0).round() as u32
}

/// What leads at the moment, for the line above the track on narrow screens.
fn leads(page: Page, words: Words) -> &'static str {
    match moment(page) {
        Moment::After { .. } => words.phase(page.phase.get()),
        _ => words.say(key::TIME),
    }
}

fn play(page: Page, words: Words) -> Node {
    let playing = move || page.view.read().playing;
    button()
        .class("play")
        .part("play")
        .live("aria-label", move || {
            String::from(if playing() {
                words.say(key::PAUSE)
            } else {
                words.say(key::PLAY)
            })
        })
        .live_flag("data-playing", playing)
        .press(move || {
            let playing = page.view.peek().playing;
            page.send(Command::Play(!playing));
        })
        .child(icon(
            "0 0 24 24",
            &[
                ("when-paused", "M8 5.2v13.6L19 12z"),
                ("when-playing", "M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z"),
            ],
        ))
}

/// The phases behind the slider, each as wide as it lasts on the axis.
fn phases(page: Page, words: Words) -> Node {
    el("div")
        .class("phases")
        .attr("aria-hidden", "true")
        .list(move || {
            let phases = page.phases.read();
            let longest = |phase: Phase| {
                phases
                    .iter()
                    .filter(|(other, ..)| *other == phase)
                    .map(|(_, from, to)| to - from)
                    .max()
            };
            // A series begins again with every session: one name for each phase is enough, and one for all that comes again.
            let named = |&(phase, from, to): &Lasting| longest(phase) == Some(to - from);
            let again = phases.iter().position(|bar| !named(bar));
            let roomy = again.is_some_and(|first| {
                let rest = phases.get(first..).unwrap_or_default();
                let begins = |bar: Option<&Lasting>| bar.map_or(1000, |(_, from, _)| *from);
                begins(rest.iter().find(|bar| named(bar))) - begins(rest.first()) >= AGAIN_ROOM
            });
            phases
                .iter()
                .enumerate()
                .map(|(i, lasts)| {
                    let name = if named(lasts) {
                        Some(words.phase(lasts.0))
                    } else {
                        (roomy && again == Some(i)).then(|| words.say(key::SESSIONS))
                    };
                    bar(page, *lasts, !named(lasts), name)
                })
                .collect()
        })
}

fn bar(page: Page, (phase, from, to): Lasting, again: bool, name: Option<&str>) -> Node {
    let bar = el("span")
        .class("phase")
        .attr("data-phase", phase.key())
        .live_flag("data-here", move || {
            (u32::from(from)..=u32::from(to)).contains(&place(page))
        })
        .style("inset-inline-start", &percent(f64::from(from) / 1000.0))
        .style(
            "inline-size",
            &percent(f64::from(to.saturating_sub(from)) / 1000.0),
        )
        .children(name.map(|name| el("span").text(name)));
    if again { bar.attr("data-again", "") } else { bar }
}

fn jumps(page: Page, words: Words) -> Node {
    let buttons = JUMPS.into_iter().map(|jump| {
        let name = words.clock(jump);
        let button = button()
            .class("jump")
            .style("--place", &percent(axis::position(jump)))
            .text(&name);
        button
            .live("aria-current", move || {
                String::from(if words.clock(moment(page)) == name {
                    "time"
                } else {
                    ""
                })
            })
            .press(move || page.ask(Ask::Travel(jump)))
    });
    el("div")
        .class("jumps")
        .attr("role", "group")
        .attr("aria-label", words.say(key::JUMPS))
        .children(buttons)
}

fn speed(page: Page, words: Words) -> Node {
    let quarters = |speed: f64| (speed * 4.0).round() as u8;
    let now = move || quarters(page.view.read().speed);
    let next = move || {
        let now = quarters(page.view.peek().speed);
        let place = SPEEDS.iter().position(|&speed| speed == now).unwrap_or(2);
        f64::from(SPEEDS[(place + 1) % SPEEDS.len()]) / 4.0
    };
    button()
        .class("speed")
        .part("speed")
        .attr("title", words.say(key::SPEED))
        .live("aria-label", move || {
            [words.say(key::SPEED), " ", times(now())].concat()
        })
        .live_text(move || times(now()).into())
        .press(move || page.send(Command::SetSpeed(next())))
}
