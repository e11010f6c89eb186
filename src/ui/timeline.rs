//! The clock: play, the time axis with its phases, and jumps to moments that people ask about.

use leptos::prelude::*;

use super::depth::percent;
use super::{Ask, Page};
use crate::healing::Phase;
use crate::plan::{Command, Moment, axis};
use crate::units::Time;
use crate::web;
use crate::words::page::speed as times;
use crate::words::{Words, key};

/// Moments that have a button.
const JUMPS: [Moment; 7] = [
    Moment::Before,
    Moment::Needling { stroke: 1.0 },
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
/// Speeds of the clock, in quarters of the usual.
const SPEEDS: [u8; 5] = [1, 2, 4, 8, 16];

pub(super) fn view(page: Page, words: Words) -> AnyView {
    let moment = page.looked(|view| view.moment);
    let at = Memo::new(move |_| (axis::position(moment.get()) * 1000.0).round() as u32);
    let said = Memo::new(move |_| words.clock(moment.get()));
    view! { class="sd",
        {play(page, words)}
        <div class="axis">
            <p class="now"><b>{move || leads(page, words, moment.get())}</b> <span>{said}</span></p>
            <div class="track">
                {phases(page, words, at)}
                <input
                    class="slider bare"
                    type="range"
                    data-part="time"
                    min="0"
                    max="1000"
                    step="1"
                    aria-label=words.say(key::TIME)
                    aria-valuetext=move || words.moment(moment.get())
                    style:--at=move || percent(f64::from(at.get()) / 1000.0)
                    prop:value=move || at.get().to_string()
                    on:input=move |event| {
                        page.send(Command::SetMoment(axis::moment(web::number_of(&event) / 1000.0)));
                    }
                />
            </div>
            {jumps(page, words, moment)}
        </div>
        {speed(page, words)}
    }
    .into_any()
}

/// What leads at a moment, for the line above the track on narrow screens.
fn leads(page: Page, words: Words, moment: Moment) -> &'static str {
    match moment {
        Moment::After { .. } => words.phase(page.phase.get()),
        Moment::Before | Moment::Needling { .. } => words.say(key::TIME),
    }
}

fn play(page: Page, words: Words) -> AnyView {
    let playing = page.looked(|view| view.playing);
    let label = move || {
        if playing.get() {
            words.say(key::PAUSE)
        } else {
            words.say(key::PLAY)
        }
    };
    view! { class="sd",
        <button
            type="button"
            class="play"
            data-part="play"
            aria-label=label
            data-playing=move || playing.get().to_string()
            on:click=move |_| page.send(Command::Play(!playing.get_untracked()))
        >
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <path class="when-paused" d="M8 5.2v13.6L19 12z" />
                <path class="when-playing" d="M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z" />
            </svg>
        </button>
    }
    .into_any()
}

/// The phases behind the slider, each as wide as it lasts on the axis.
fn phases(page: Page, words: Words, at: Memo<u32>) -> AnyView {
    let phases = Memo::new(move |_| page.outcome.with(|outcome| outcome.phases.clone()));
    let bars = move || {
        let phases = phases.get();
        let longest = |phase: Phase| {
            phases
                .iter()
                .filter(|(other, ..)| *other == phase)
                .map(|(_, from, to)| to - from)
                .max()
        };
        phases
            .iter()
            .map(|&(phase, from, to)| {
                // A series begins again with every session; one name for each phase is enough.
                let named = longest(phase) == Some(to - from);
                let here = move || (u32::from(from)..=u32::from(to)).contains(&at.get()).to_string();
                view! { class="sd",
                    <span
                        class="phase"
                        data-phase=phase.key()
                        data-here=here
                        style:inset-inline-start=percent(f64::from(from) / 1000.0)
                        style:inline-size=percent(f64::from(to.saturating_sub(from)) / 1000.0)
                    >
                        {named.then(|| view! { class="sd", <span>{words.phase(phase)}</span> })}
                    </span>
                }
                .into_any()
            })
            .collect_view()
    };
    view! { class="sd", <div class="phases" aria-hidden="true">{bars}</div> }.into_any()
}

fn jumps(page: Page, words: Words, moment: Memo<Moment>) -> AnyView {
    let here = Memo::new(move |_| words.clock(moment.get()));
    let buttons = JUMPS
        .into_iter()
        .map(|jump| {
            let name = words.clock(jump);
            let same = name.clone();
            view! { class="sd",
                <button
                    type="button"
                    class="jump"
                    style:--place=percent(axis::position(jump))
                    aria-current=move || here.with(|here| *here == same).then_some("time")
                    on:click=move |_| page.ask(Ask::Travel(jump))
                >
                    {name}
                </button>
            }
            .into_any()
        })
        .collect_view();
    view! { class="sd", <div class="jumps" role="group" aria-label=words.say(key::JUMPS)>{buttons}</div> }
        .into_any()
}

fn speed(page: Page, words: Words) -> AnyView {
    let quarters = page.looked(|view| (view.speed * 4.0).round() as u8);
    let next = move || {
        let place = SPEEDS
            .iter()
            .position(|&speed| speed == quarters.get_untracked())
            .unwrap_or(2);
        f64::from(SPEEDS[(place + 1) % SPEEDS.len()]) / 4.0
    };
    view! { class="sd",
        <button
            type="button"
            class="speed"
            data-part="speed"
            title=words.say(key::SPEED)
            aria-label=move || [words.say(key::SPEED), " ", times(quarters.get())].concat()
            on:click=move |_| page.send(Command::SetSpeed(next()))
        >
            {move || times(quarters.get())}
        </button>
    }
    .into_any()
}
