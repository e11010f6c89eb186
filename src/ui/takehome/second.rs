//! The second display: a clean window for the client that shows what this one shows, in a language of its own. Notes
//! and what comes next stay here.

use std::cell::RefCell;
use std::rc::Rc;

use super::STYLES;
use crate::plan::Session;
use crate::plan::params::Mode;
use crate::plan::token::Beside;
use crate::protocol::second::{Said, read, write};
use crate::ui::{Ask, Mirror, Page, Turn};
use crate::web::dom::{self, Node, button, el};
use crate::web::{self, Listener, Other, Timer};
use crate::words::{Lang, Words, key};

/// How often it is asked whether it is still there, and how long it may take to answer.
const ASK_MS: i32 = 1_000;
const PATIENCE: u32 = 5;

/// How the client's window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Standing {
    #[default]
    None,
    Waiting,
    Here,
    Gone,
    Refused,
}

/// The client's window and what keeps it current; it outlives the dialog.
struct Second {
    page: Page,
    standing: Mirror<Standing>,
    lang: Mirror<Lang>,
    other: RefCell<Option<(Other, Option<Listener>)>>,
    /// Asks without an answer.
    unanswered: RefCell<u32>,
    timer: RefCell<Option<Timer>>,
    kept: RefCell<Vec<Node>>,
}

thread_local! {
    /// There is one client and one second display.
    static SECOND: RefCell<Option<Rc<Second>>> = const { RefCell::new(None) };
}

fn second(page: Page) -> Rc<Second> {
    SECOND.with_borrow_mut(|there| Rc::clone(there.get_or_insert_with(|| Second::new(page))))
}

/// Opens the practitioner's view of the second display by itself.
pub fn open(page: Page) {
    web::with_styles(STYLES, move || {
        dom::open_over(super::dialog(page, "second", key::SECOND, |page, words| {
            vec![view(page, words)]
        }));
    });
}

/// The section of the dialog.
pub(super) fn view(page: Page, words: Words) -> Node {
    let second = second(page);
    let says = {
        let second = Rc::clone(&second);
        move || {
            let said = match second.standing.get() {
                Standing::None => return String::new(),
                Standing::Waiting => key::SECOND_WAITING,
                Standing::Here => key::SECOND_HERE,
                Standing::Gone => key::SECOND_GONE,
                Standing::Refused => key::SECOND_REFUSED,
            };
            words.say(said).into()
        }
    };
    let languages = Lang::ALL.into_iter().map(|lang| (lang.key(), lang.name()));
    let (chosen, choosing, opening) = (Rc::clone(&second), Rc::clone(&second), Rc::clone(&second));
    el("section")
        .child(el("h2").text(words.say(key::SECOND)))
        .child(el("p").text(words.say(key::SECOND_HOW)))
        .child(crate::ui::control::select(
            words.say(key::SECOND_LANGUAGE),
            "second-language",
            languages,
            move || chosen.lang.get().key(),
            move |tag| {
                if let Some(lang) = Lang::from_tag(tag) {
                    choosing.lang.set(lang);
                }
            },
        ))
        .child(
            button()
                .class("pill")
                .part("second-open")
                .press(move || opening.open())
                .text(words.say(key::SECOND_OPEN)),
        )
        .child(el("p").part("second-says").attr("role", "status").live_text(says))
        .child(el("div").class("steps").list(move || steps(page, words)))
        .child(
            el("label")
                .class("field notes")
                .child(el("span").class("field-name").text(words.say(key::SECOND_NOTES)))
                .child(
                    el("textarea")
                        .part("notes")
                        .attr("rows", "4")
                        .attr("maxlength", "4000")
                        .attr("autocomplete", "off")
                        .live_value(move || second.page.notes.peek().clone())
                        .on("input", move |event| page.notes.set(dom::value_of(&event))),
                ),
        )
}

/// The step of the story that is told, and the one that follows.
fn steps(page: Page, words: Words) -> Vec<Node> {
    let story = page.story.read();
    let Some(telling) = story.as_ref() else {
        return Vec::new();
    };
    let outcome = page.outcome.read();
    let told = |name: crate::words::Key, step: &crate::story::Step| {
        el("p")
            .child(el("b").text(words.say(name)))
            .text(&[" ", &words.story_step(step, false, &outcome.summary)].concat())
    };
    let mut all = vec![told(key::SECOND_NOW, telling.step())];
    if let Some(next) = telling.following() {
        all.push(told(key::SECOND_NEXT, next));
        all.push(
            button()
                .class("pill")
                .part("second-next")
                .press(move || page.ask(Ask::Tell(Turn::Next)))
                .text(words.say(key::STORY_NEXT)),
        );
    }
    all
}

impl Second {
    fn new(page: Page) -> Rc<Self> {
        let lang = page.words.peek().lang();
        let second = Rc::new(Self {
            page,
            standing: Mirror::default(),
            lang: Mirror::new(lang),
            other: RefCell::default(),
            unanswered: RefCell::default(),
            timer: RefCell::default(),
            kept: RefCell::default(),
        });
        let (asking, telling, leaving) = (Rc::clone(&second), Rc::clone(&second), Rc::clone(&second));
        second.timer.replace(Some(Timer::new(move || asking.look())));
        let follows = el("i")
            .whenever(move || telling.tell())
            .hold(web::on_leaving(move || {
                leaving.end();
            }));
        second.kept.borrow_mut().push(follows);
        second
    }

    /// Opens the window, or another one where the first is gone.
    fn open(self: &Rc<Self>) {
        self.end();
        let lang = self.lang.peek().key();
        let Some(other) = Other::open(&[("mode", Mode::Client.key()), ("lang", lang)]) else {
            self.standing.set(Standing::Refused);
            return;
        };
        let hearing = Rc::clone(self);
        let listener = other.on_said(move |fields| {
            if read(&fields) == Some(Said::Here) {
                let new = hearing.unanswered.replace(0) > 0 || *hearing.standing.peek() != Standing::Here;
                hearing.standing.set(Standing::Here);
                if new {
                    hearing.tell();
                }
            }
        });
        self.other.replace(Some((other, listener)));
        // Until it has loaded it answers nothing.
        self.standing.set(Standing::Waiting);
        self.again();
    }

    fn again(&self) {
        if let Some(timer) = &*self.timer.borrow() {
            timer.restart(ASK_MS);
        }
    }

    /// Is it still there?
    fn look(&self) {
        let gone = self
            .other
            .borrow()
            .as_ref()
            .is_none_or(|(other, _)| other.is_gone());
        let here = *self.standing.peek() == Standing::Here;
        let silent = here && *self.unanswered.borrow() >= PATIENCE;
        if gone || silent {
            self.other.replace(None);
            self.standing.set(Standing::Gone);
            return;
        }
        if here {
            *self.unanswered.borrow_mut() += 1;
            self.tell();
        }
        self.again();
    }

    /// Tells the window what is shown.
    fn tell(&self) {
        let said = Said::Show {
            session: Session {
                plan: self.page.plan.get(),
                view: self.page.view.get(),
            },
            beside: Beside::of(self.lang.get().key(), None),
            playing: self.page.view.read().playing,
        };
        if let Some((other, _)) = &*self.other.borrow() {
            other.tell(&write(&said));
        }
    }

    /// Has the window forget everything, and closes it.
    fn end(&self) {
        if let Some((other, _)) = self.other.take() {
            other.tell(&write(&Said::End));
            other.close();
        }
        self.standing.set(Standing::None);
    }
}
