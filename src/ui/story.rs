//! The story beside the picture: what a step says, where in the story it is, and the buttons that turn pages.

use super::{Ask, Page, Turn};
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
}

pub(super) fn content(page: Page) -> Vec<Node> {
    vec![
        el("div").class("chapters").list(move || chapters(page)),
        el("p")
            .class("story-text")
            .part("story-text")
            .attr("aria-live", "polite")
            .live_text(move || text(page)),
        el("div").class("guesses").list(move || guesses(page)),
        turns(page),
    ]
}

/// What the step says, in the words of its language.
fn text(page: Page) -> String {
    let words = page.told.get();
    let outcome = page.outcome.read();
    let story = page.story.read();
    story.as_ref().map_or_else(String::new, |telling| {
        words.story_step(telling.step(), telling.asks(), &outcome.summary)
    })
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
                .press(move || page.ask(Ask::Tell(Turn::Guess(place))))
                .text(words.story_guess(step, guess))
        })
        .collect()
}

fn turns(page: Page) -> Node {
    let ask = move |turn: Turn| move || page.ask(Ask::Tell(turn.clone()));
    let is = move |what: fn(&Telling) -> bool| move || page.story.read().as_ref().is_some_and(what);
    let playing = is(|telling| telling.playing);
    let away = is(|telling| telling.away);
    let play = move || {
        let key = if playing() {
            key::STORY_PAUSE
        } else {
            key::STORY_PLAY
        };
        page.told.get().say(key).into()
    };
    let turns = el("div").class("turns").children([
        turn(page, "story-back", key::STORY_BACK)
            .live_presence("disabled", is(|telling| telling.place().0 == 0))
            .press(ask(Turn::Back)),
        button()
            .class("pill")
            .part("story-play")
            .press(ask(Turn::Play))
            .live_text(play),
        turn(page, "story-next", key::STORY_NEXT)
            .class("pill strong")
            .live_presence(
                "disabled",
                is(|telling| telling.place().0 + 1 == telling.place().1),
            )
            .press(ask(Turn::Next)),
        turn(page, "story-return", key::STORY_RETURN)
            .live_presence("hidden", move || !away())
            .press(ask(Turn::Return)),
    ]);
    if web::has_voice() {
        turns.child(turn(page, "story-listen", key::STORY_LISTEN).press(ask(Turn::Listen)))
    } else {
        turns
    }
}

fn turn(page: Page, part: &str, name: Key) -> Node {
    button().class("pill").part(part).live_text(page.said(name))
}
