//! The needle depth, and what follows from it.

use leptos::prelude::*;

use super::{Page, control};
use crate::evidence::Status;
use crate::plan::{Command, Depth, Series};
use crate::units::Length;
use crate::web;
use crate::words::{Words, key, number};

pub(super) fn view(page: Page, words: Words) -> AnyView {
    let depth = page.chosen(|plan| plan.depth);
    let share = move || {
        let range = f64::from(Depth::MAX.hundredths_mm() - Depth::MIN.hundredths_mm());
        let from = f64::from(depth.get().hundredths_mm() - Depth::MIN.hundredths_mm());
        percent(from / range)
    };
    let said = move || words.depth(depth.get());
    let outcome = move |part: fn(&super::Outcome) -> String| move || page.outcome.with(part);
    view! { class="sd",
        <div class="reading">
            <label for="depth">{words.say(key::DEPTH)}</label>
            <p class="figure"><span>{move || words.rounded(depth.get().mm(), 2)}</span> <small>{words.say(key::MM)}</small></p>
        </div>
        <input
            id="depth"
            class="slider"
            type="range"
            data-part="depth"
            min="0.25"
            max="2.5"
            step="0.05"
            style:--at=share
            prop:value=move || number::fixed(depth.get().mm(), 2)
            aria-valuetext=said
            on:input=move |event| {
                page.send(Command::SetDepth(Depth::clamped(Length::from_mm(web::number_of(&event)))));
            }
        />
        <div class="scale" aria-hidden="true">
            <span>{words.rounded(Depth::MIN.mm(), 2)}</span>
            <b>{outcome(|outcome| outcome.layer.into())}</b>
            <span>{words.rounded(Depth::MAX.mm(), 2)}</span>
        </div>
        <p class="summary">
            {outcome(|outcome| outcome.summary.clone())} " " <span class="tag">{words.status(Status::Derived)}</span>
        </p>
        <dl class="facts">
            <div><dt>{words.say(key::REACHES)}</dt><dd>{outcome(|outcome| outcome.reached.clone())}</dd></div>
            <div><dt>{words.say(key::NEEDLES)}</dt><dd>{move || page.plan.with(|plan| plan.needles.get().to_string())}</dd></div>
        </dl>
        {sessions(page, words)}
    }
    .into_any()
}

fn sessions(page: Page, words: Words) -> AnyView {
    let series = page.chosen(|plan| plan.series);
    let sessions = Memo::new(move |_| i64::from(series.get().sessions()));
    control::stepper(
        words.say(key::SESSIONS),
        [words.say(key::STEP_FEWER), words.say(key::STEP_MORE)],
        sessions,
        move |n| {
            let days = i64::from(series.get_untracked().interval_days());
            page.send(Command::SetSeries(Series::clamped(n, days)));
        },
    )
}

/// A share of 0 to 1 as a CSS percentage.
pub(super) fn percent(share: f64) -> String {
    [number::fixed(share * 100.0, 1).as_str(), "%"].concat()
}
