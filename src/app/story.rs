//! The story at the desk: its file and its words come once the picture lives, and each turn shows a step.

use std::rc::Rc;

use super::desk::Desk;
use super::tongue;
use super::travel::Travel;
use crate::plan::Command;
use crate::plan::params::Mode;
use crate::story::{self, Step, Telling};
use crate::ui::{Leaf, Turn};
use crate::web;
use crate::words::key;

/// How long a step stays that plays by itself: a while to look, and time to read.
const LOOK_MS: i32 = 5_000;
const LETTER_MS: i32 = 45;

/// What happens once the steps are there.
type Tell = Box<dyn FnOnce(&Rc<Desk>, Telling)>;

/// What happens once words are there.
type Then = Box<dyn FnOnce(&Rc<Desk>)>;

/// How the page was opened.
#[derive(Debug)]
pub(super) struct Opening {
    /// The chapter that the address asks for.
    pub(super) chapter: Option<String>,
    /// Nothing was asked for: the story plays by itself.
    pub(super) bare: bool,
    /// A link says what is shown: the story stands at its chapter, and changes nothing.
    pub(super) pictured: bool,
}

impl Desk {
    /// Fetches the story. Without it the page is what it was: a picture to explore.
    pub(super) fn fetch_story(self: &Rc<Self>) {
        self.fetch_steps(Box::new(|desk, telling| {
            desk.fetch_story_words(move |desk| desk.begin(telling));
        }));
    }

    /// Tells it anew, in another order of its chapters.
    pub(super) fn tell_anew(self: &Rc<Self>) {
        self.fetch_steps(Box::new(|desk, mut telling| {
            telling.away = true;
            desk.page.story.set(Some(telling));
        }));
    }

    fn fetch_steps(self: &Rc<Self>, then: Tell) {
        let desk = Rc::clone(self);
        web::fetch_text("story.json", move |text| {
            let steps = text.map(|text| web::steps_of(&text)).unwrap_or_default();
            let steps = steps
                .into_iter()
                .filter_map(|[chapter, id, set, ask]| {
                    let ask = ask
                        .split(' ')
                        .filter(|one| !one.is_empty())
                        .map(String::from)
                        .collect();
                    Step::of(chapter, id, set, ask)
                })
                .collect();
            let steps = desk.page.clinic.peek().arrange(steps);
            let chapter = desk.asked.chapter.as_deref();
            let Some(telling) = Telling::new(steps, chapter) else {
                web::complain("no story");
                web::set_told();
                return;
            };
            then(&desk, telling);
        });
    }

    /// Fetches the story's words in the language that is spoken.
    pub(super) fn fetch_story_words(self: &Rc<Self>, then: impl FnOnce(&Rc<Self>) + 'static) {
        self.fetch_words("story", Box::new(then));
    }

    /// Fetches the words of a leaf, unless they are there.
    pub(super) fn fetch_leaf(self: &Rc<Self>, leaf: Leaf) {
        for &(file, text) in leaf.files() {
            if self.state.borrow().words.find(text.0).is_none() {
                self.fetch_words(file, Box::new(|_| ()));
            }
        }
    }

    /// Fetches the words of what is taken home, unless they are there.
    pub(super) fn fetch_takehome(self: &Rc<Self>) {
        self.fetch_all_words(&["takehome"], |_| ());
    }

    /// The same in another language, if they were there in the one before.
    pub(super) fn fetch_takehome_again(self: &Rc<Self>) {
        if self.took_home.get() {
            self.fetch_takehome();
        }
    }

    /// Fetches files of words one after the other, those that are not there yet.
    pub(super) fn fetch_all_words(
        self: &Rc<Self>,
        names: &'static [&'static str],
        then: impl FnOnce(&Rc<Self>) + 'static,
    ) {
        let Some((name, rest)) = names.split_first() else {
            return then(self);
        };
        let first = if *name == "guidance" {
            key::GUIDANCE_CHECKLIST
        } else {
            key::TAKE
        };
        self.took_home.set(self.took_home.get() || first == key::TAKE);
        let then: Then = Box::new(then);
        if self.state.borrow().words.find(first.0).is_some() {
            self.fetch_all_words(rest, then);
        } else {
            self.fetch_words(
                name,
                Box::new(move |desk: &Rc<Self>| desk.fetch_all_words(rest, then)),
            );
        }
    }

    pub(super) fn fetch_words(self: &Rc<Self>, name: &str, then: Then) {
        let desk = Rc::clone(self);
        let lang = self.state.borrow().words.lang();
        web::fetch_text(&tongue::file(lang, name), move |text| {
            let words = desk.state.borrow().words;
            // Another language may have been chosen meanwhile; its words come by themselves.
            if let Some(text) = text.filter(|_| words.lang() == lang) {
                let words = words.and(tongue::keep(text));
                desk.state.borrow_mut().words = words;
                desk.page.told.set(words);
                then(&desk);
            }
            web::set_told();
        });
    }

    fn begin(self: &Rc<Self>, mut telling: Telling) {
        // Motion that nobody asked for only where the page was opened without a wish.
        telling.playing = self.asked.bare && !self.calm.matches();
        telling.away = !self.asked.bare && (self.asked.pictured || self.asked.chapter.is_none());
        let show = !telling.away;
        telling.begun = show;
        self.page.story.set(Some(telling));
        if show {
            self.show_step();
        }
    }

    /// The viewer takes the picture: the story waits.
    pub(super) fn take_over(&self) {
        let telling = self.page.story.peek().clone();
        if let Some(mut telling) = telling.filter(|telling| telling.playing || !telling.away) {
            telling.playing = false;
            telling.away = true;
            self.next.stop();
            self.page.story.set(Some(telling));
        }
    }

    /// Turns to the next page by itself.
    pub(super) fn turn(self: &Rc<Self>) {
        self.tell(Turn::Next);
    }

    /// Turns a page.
    pub(super) fn tell(self: &Rc<Self>, turn: Turn) {
        let Some(mut telling) = self.page.story.peek().clone() else {
            return;
        };
        // What is read aloud belongs to the step before; asking again ends it.
        if web::hush() && turn == Turn::Listen {
            return;
        }
        telling.begun = true;
        match turn {
            // Time to guess is over when the story plays by itself.
            Turn::Next if telling.playing && telling.asks() => telling.guess = Some(usize::MAX),
            Turn::Next => {
                let more = telling.go(1);
                // In a waiting room it begins again.
                if !more && self.door.mode == Mode::Kiosk {
                    telling.go(isize::MIN);
                } else {
                    telling.playing &= more;
                }
            }
            Turn::Back => drop(telling.go(-1)),
            Turn::Chapter(chapter) => telling.open(&chapter),
            Turn::Play => {
                telling.playing = !telling.playing;
                telling.away = false;
            }
            Turn::Return => telling.away = false,
            Turn::Guess(guess) => telling.guess = Some(guess),
            Turn::Listen => {
                let words = self.state.borrow().words;
                let said = words.story_told(&telling, &self.page.outcome.peek().summary);
                web::read_aloud(&said, words.lang().key());
                return;
            }
        }
        self.page.story.set(Some(telling));
        self.show_step();
    }

    /// Shows the step: the picture travels to it. A step that asks waits.
    fn show_step(self: &Rc<Self>) {
        let Some(telling) = self.page.story.peek().clone() else {
            return;
        };
        self.next.stop();
        if telling.playing {
            let letters = self
                .state
                .borrow()
                .words
                .story_step(telling.step(), telling.asks(), "");
            let letters = i32::try_from(letters.len().min(600)).unwrap_or(0);
            self.next.restart(LOOK_MS + letters * LETTER_MS);
        }
        if telling.asks() {
            return;
        }
        self.look(&telling.step().set);
    }

    /// Shows what parameters say: the picture travels there.
    pub(super) fn look(self: &Rc<Self>, set: &str) {
        let mut state = self.state.borrow_mut();
        let before = state.session.plan.clone();
        let from = state.session.view.moment;
        let (mut session, warnings) = story::shown(&state.session, set);
        let to = session.view.moment;
        if self.calm.matches() {
            state.travel = None;
        } else {
            session.view.moment = from;
            state.travel = (from != to).then(|| Travel::new(from, to));
        }
        state.session = session;
        state.session.apply(&Command::Play(false));
        state.warnings.extend(warnings);
        drop(state);
        self.warn();
        self.changed(&before);
    }
}
