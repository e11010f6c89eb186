//! The story beside the picture: what a step says, where in the story it is, and the buttons that turn pages.

use super::cite::cite;
use super::control::icon;
use super::{Ask, Page, Turn};
use crate::evidence::Fact;
use crate::story::Telling;
use crate::web;
use crate::web::dom::{Node, button, el};
use crate::words::{Key, key};

/// Where it stands, hidden until there is one.
pub(super) fn place(page: Page) -> Node {
    el("section")
        .class("panel story")
        .part("story")
        .live("aria-label", page.said(key::STORY))
        .live_presence("hidden", move || page.story.read().is_none())
        .live_flag("data-away", move || steps_back(page))
        .turned(move |onward| {
            let turn = if onward { Turn::Next } else { Turn::Back };
            page.ask(Ask::Tell(turn));
        })
}

/// As long as it is not begun, for a link shows something else, the story steps back.
fn steps_back(page: Page) -> bool {
    let story = page.story.read();
    story.as_ref().is_some_and(|story| story.away && !story.begun)
}

pub(super) fn content(page: Page) -> Vec<Node> {
    vec![
        el("div").class("chapters").list(move || chapters(page)),
        el("p")
            .class("story-text")
            .part("story-text")
            .live("aria-live", move || {
                let tells = page.story.read().as_ref().is_some_and(|story| !story.away);
                String::from(if tells { "polite" } else { "off" })
            })
            .live_text(move || text(page))
            .text(" ")
            .child(el("span").attr("aria-live", "off").child(source(page))),
        el("div").class("guesses").list(move || guesses(page)),
        turns(page),
    ]
}

/// What the step says, in the words of its language; what is shown instead, while the story steps back.
fn text(page: Page) -> String {
    if steps_back(page) {
        return page.settled.read().caption.clone();
    }
    let words = page.told.get();
    let outcome = page.outcome.read();
    let story = page.story.read();
    story
        .as_ref()
        .map_or_else(String::new, |telling| words.story_told(telling, &outcome.summary))
}

/// Where what the step says comes from. One button for all steps, so that it keeps the focus when a card closes.
fn source(page: Page) -> Node {
    let name = move || {
        let story = page.story.read();
        let step = story.as_ref().map(Telling::step);
        step.map_or("", |step| page.told.get().named("chapter", &step.chapter))
            .into()
    };
    cite(page, name, move || facts(page)).live_presence("hidden", move || facts(page).is_empty())
}

fn facts(page: Page) -> Vec<Fact> {
    if steps_back(page) {
        return Vec::new();
    }
    let story = page.story.read();
    let step = story.as_ref().map(Telling::step);
    step.map_or_else(Vec::new, |step| page.plan.read().told(&step.name()))
}

/// The chapters as dots, each a button with the chapter's name; the one that is told shows it.
fn chapters(page: Page) -> Vec<Node> {
    let words = page.told.get();
    let story = page.story.read();
    let chapters = story.as_ref().map(Telling::chapters).unwrap_or_default();
    chapters
        .into_iter()
        .map(|(chapter, here)| {
            let name = words.named("chapter", chapter);
            let opened = String::from(chapter);
            button()
                .class("chapter")
                .attr("aria-current", if here { "step" } else { "false" })
                .attr("title", name)
                .press(move || page.ask(Ask::Tell(Turn::Chapter(opened.clone()))))
                .child(el("span").text(name))
        })
        .collect()
}

fn guesses(page: Page) -> Vec<Node> {
    let words = page.told.get();
    let story = page.story.read();
    let Some(telling) = story.as_ref().filter(|telling| telling.asks()) else {
        return Vec::new();
    };
    let step = telling.step();
    step.ask
        .iter()
        .enumerate()
        .map(|(place, guess)| {
            button()
                .class("pill")
                .press(move || {
                    // The button goes with the question: the focus goes on to what is next.
                    web::focus_part("story-next");
                    page.ask(Ask::Tell(Turn::Guess(place)));
                })
                .text(words.story_guess(step, guess))
        })
        .collect()
}

fn turns(page: Page) -> Node {
    let ask = move |turn: Turn| move || page.ask(Ask::Tell(turn.clone()));
    let is = move |what: fn(&Telling) -> bool| move || page.story.read().as_ref().is_some_and(what);
    let playing = is(|telling| telling.playing);
    let away = is(|telling| telling.away);
    let play = icon(
        "0 0 24 24",
        &[
            ("when-paused", "M8 5.2v13.6L19 12z"),
            ("when-playing", "M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z"),
        ],
    );
    let play = round(
        page,
        "story-play",
        move || {
            if playing() {
                key::STORY_PAUSE
            } else {
                key::STORY_PLAY
            }
        },
        play,
    )
    .live_flag("data-playing", playing)
    .press(ask(Turn::Play));
    let back = icon("0 0 24 24", &[("toward", "M14.5 5.5 8 12l6.5 6.5")]);
    let turns = el("div").class("turns").children([
        round(page, "story-back", || key::STORY_BACK, back)
            .live_presence("disabled", is(|telling| telling.place().0 == 0))
            .press(ask(Turn::Back)),
        play,
        button()
            .class("pill strong")
            .part("story-next")
            .live_text(move || page.told.get().say(key::STORY_NEXT).into())
            .live_presence(
                "disabled",
                is(|telling| telling.place().0 + 1 == telling.place().1),
            )
            .press(ask(Turn::Next)),
    ]);
    let turns = if web::has_voice() {
        let voice = icon(
            "0 0 24 24",
            &[(
                "",
                "M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
            )],
        );
        turns.child(round(page, "story-listen", || key::STORY_LISTEN, voice).press(ask(Turn::Listen)))
    } else {
        turns
    };
    turns.child(
        button()
            .class("pill")
            .part("story-return")
            .live_text(move || page.told.get().say(key::STORY_RETURN).into())
            .live_presence("hidden", move || !away())
            .press(ask(Turn::Return)),
    )
}

/// A round button that says by a sign what it does; its name may change.
fn round(page: Page, part: &str, name: impl Fn() -> Key + Copy + 'static, sign: Node) -> Node {
    let said = move || page.told.get().say(name()).into();
    button()
        .class("icon round")
        .part(part)
        .live("aria-label", said)
        .live("title", said)
        .child(sign)
}
