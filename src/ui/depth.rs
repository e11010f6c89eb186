//! The needle depth, and what follows from it.

use super::cite::cite;
use super::{Page, control};
use crate::evidence::Status;
use crate::plan::{Command, Depth, Series};
use crate::units::Length;
use crate::web;
use crate::web::dom::{Node, el};
use crate::words::{Words, key, number};

pub(super) fn view(page: Page, words: Words) -> [Node; 7] {
    let depth = move || page.plan.read().depth;
    let share = move || {
        let range = f64::from(Depth::MAX.hundredths_mm() - Depth::MIN.hundredths_mm());
        let from = f64::from(depth().hundredths_mm() - Depth::MIN.hundredths_mm());
        percent(from / range)
    };
    let reading = el("div")
        .class("reading")
        .child(el("label").attr("for", "depth").text(words.say(key::DEPTH)))
        .child(
            el("p")
                .class("figure")
                .child(el("span").live_text(move || words.rounded(depth().mm(), 2)))
                .text(" ")
                .child(el("small").text(words.say(key::MM))),
        );
    let slider = el("input")
        .attr("id", "depth")
        .class("slider")
        .part("depth")
        .attr("type", "range")
        .attr("min", "0.25")
        .attr("max", "2.5")
        .attr("step", "0.05")
        .live_style("--at", share)
        .live_value(move || number::fixed(depth().mm(), 2))
        .live("aria-valuetext", move || words.depth(depth()))
        .on("input", move |event| {
            page.send(Command::SetDepth(Depth::clamped(Length::from_mm(
                web::number_of(&event),
            ))));
        });
    let scale = el("div")
        .class("scale")
        .attr("aria-hidden", "true")
        .child(el("span").text(&words.rounded(Depth::MIN.mm(), 2)))
        .child(el("b").live_text(move || page.outcome.read().layer.into()))
        .child(el("span").text(&words.rounded(Depth::MAX.mm(), 2)));
    let summary = el("p")
        .class("summary")
        .live_text(move || page.outcome.read().summary.clone())
        .text(" ")
        .child(
            el("span")
                .class("together")
                .child(el("span").class("tag").text(words.status(Status::Derived)))
                .text(" ")
                .child(cite(
                    page,
                    move || words.say(key::REACHES).into(),
                    move || page.plan.peek().reach_cited(),
                )),
        );
    let everyday = el("p")
        .class("everyday")
        .part("everyday")
        .live_text(move || words.hairs(depth()));
    let facts = el("dl")
        .class("facts")
        .child(fact(words.say(key::REACHES), move || {
            page.outcome.read().reached.clone()
        }))
        .child(fact(words.say(key::NEEDLES), move || {
            words.whole(page.plan.read().needles.get().into())
        }));
    [
        reading,
        slider,
        scale,
        summary,
        everyday,
        facts,
        sessions(page, words),
    ]
}

fn fact(name: &str, value: impl Fn() -> String + 'static) -> Node {
    el("div")
        .child(el("dt").text(name))
        .child(el("dd").live_text(value))
}

fn sessions(page: Page, words: Words) -> Node {
    control::stepper(
        words.say(key::SESSIONS),
        [words.say(key::STEP_FEWER), words.say(key::STEP_MORE)],
        move || i64::from(page.plan.read().series.sessions()),
        move |n| {
            let days = i64::from(page.plan.peek().series.interval_days());
            page.send(Command::SetSeries(Series::clamped(n, days)));
        },
    )
}

/// A share of 0 to 1 as a CSS percentage.
pub(super) fn percent(share: f64) -> String {
    [number::fixed(share * 100.0, 1).as_str(), "%"].concat()
}
