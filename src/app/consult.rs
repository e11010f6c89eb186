//! The clinic's own at the desk: its file is fetched beside the first picture, and what it says is put in its place.
//! In the consultation its presets and buttons are hung into the page.

use std::rc::Rc;

use super::desk::Desk;
use crate::clinic::{self, Clinic, LOGO_BYTES, Problem};
use crate::plan::params::{self, Mode};
use crate::plan::{Plan, Session};
use crate::scene::palette::Rgb;
use crate::ui;
use crate::web::dom::{self, Hung};
use crate::web::{self, Element};
use crate::words::{Words, key};

/// The file that is looked for where the address names none.
const FILE: &str = "clinic.json";
/// So many problems are told beside the picture; the configurator tells all.
const TOLD: usize = 6;

/// What came of the clinic's file.
#[derive(Debug, Default)]
pub(super) struct Own {
    problems: Vec<Problem>,
    /// The file could not be had.
    missing: bool,
    /// Its logo could not be shown.
    logo_missing: bool,
    hung: Option<Hung>,
    editor: Option<Hung>,
}

impl Own {
    /// What is wrong with the file, in words, once they are there.
    pub(super) fn told(&self, words: Words) -> Vec<String> {
        if words.find(key::CLINIC_PROBLEM.0).is_none() {
            return Vec::new();
        }
        let mut all: Vec<String> = self
            .problems
            .iter()
            .take(TOLD)
            .map(|problem| problem.told(words))
            .collect();
        for (is_so, key) in [
            (self.missing, key::CLINIC_MISSING),
            (self.logo_missing, key::CLINIC_LOGO_MISSING),
        ] {
            if is_so {
                all.push(words.say(key).into());
            }
        }
        all
    }
}

impl Desk {
    /// Opens the door that the address names, and fetches the clinic's file.
    pub(super) fn open_door(self: &Rc<Self>) {
        web::with_styles("leaves.css", || ());
        let consults = matches!(self.door.mode, Mode::Configure | Mode::Consult);
        if consults {
            web::set_mode(Mode::Consult.key());
        }
        if consults || self.door.compare.is_some() {
            self.with_more(|desk, more| (more.open_consult)(desk));
        }
        let file = self.door.config.clone();
        let desk = Rc::clone(self);
        web::fetch_text(file.as_deref().unwrap_or(FILE), move |text| {
            let own = text.as_deref().is_some_and(|text| !says_nothing(text));
            if own || desk.door.mode == Mode::Configure || desk.door.config.is_some() {
                desk.with_more(move |desk, more| (more.read)(desk, text.as_deref()));
            } else {
                desk.fetch_story();
            }
        });
    }

    /// Reads the clinic's file.
    pub(super) fn read_clinic(self: &Rc<Self>, text: Option<&str>) {
        if self.door.mode == Mode::Configure {
            self.configure(text.unwrap_or_default());
        }
        let reading = text.map(clinic::read);
        let missing = reading.is_none();
        let reading = reading.unwrap_or_default();
        let is_plain = reading.clinic == Clinic::default() && reading.problems.is_empty() && !missing;
        let mut state = self.state.borrow_mut();
        state.clinic.missing = missing;
        state.clinic.problems = reading.problems;
        drop(state);
        if !is_plain {
            self.take_clinic(Rc::new(reading.clinic));
            self.fetch_consult_words();
        }
        // After the clinic's file, which orders its chapters.
        self.fetch_story();
    }

    /// Hangs the configurator beside the page.
    fn configure(self: &Rc<Self>, text: &str) {
        self.fetch_consult_words();
        // The names of what may be said.
        self.fetch_words("guidance", Box::new(|_| ()));
        if let Some(parent) = dom::find("#app") {
            web::set_data(&parent, "data-configures", "true");
            let hung = Hung::new(ui::configure::view(self.page, text), &parent, None);
            self.state.borrow_mut().clinic.editor = Some(hung);
        }
    }

    /// Puts what the file says in its place.
    pub(super) fn take_clinic(self: &Rc<Self>, clinic: Rc<Clinic>) {
        self.start(&clinic);
        let lang = *self.page.words.peek();
        // A language that the address asks for is spoken, and so is the reader's own where the clinic has it.
        if let Some(first) = clinic.languages.first()
            && self.door.lang.is_none()
            && !clinic.languages.contains(&lang.lang())
        {
            self.fetch_language(*first);
        }
        if clinic.logo.starts_with("data:") {
            self.page.logo.set(clinic.logo.clone());
        } else if !clinic.logo.is_empty() {
            let desk = Rc::clone(self);
            web::fetch_picture(&clinic.logo, LOGO_BYTES, move |address| {
                desk.state.borrow_mut().clinic.logo_missing = address.is_none();
                desk.page.logo.set(address.unwrap_or_default());
                desk.warn();
            });
        }
        // While the file is edited, the story that is told follows it.
        let is_told = self.page.story.peek().is_some();
        let retold = is_told && self.page.clinic.peek().chapters != clinic.chapters;
        self.page.clinic.set(clinic);
        self.colour();
        if retold {
            self.tell_anew();
        }
    }

    /// The accent of the clinic, for the colours that the page has now.
    pub(super) fn colour(self: &Rc<Self>) {
        let clinic = self.page.clinic.peek();
        let accent = clinic.accents[usize::from(*self.page.dark.peek())];
        for name in ["--accent", "--accent-text"] {
            web::set_property(name, accent.map(Rgb::css).as_deref());
        }
    }

    /// What the page opens with, unless the viewer has begun or the address holds a session. Whoever edits the file sees
    /// each change of it.
    fn start(self: &Rc<Self>, clinic: &Clinic) {
        let edited = self.door.mode == Mode::Configure && self.page.clinic.peek().start != clinic.start;
        if clinic.start.is_empty() || !edited && plan_is_chosen() {
            return;
        }
        let (asked, _) = params::over(&Session::default(), &web::query());
        let untouched = edited || self.state.borrow().session.plan == asked.plan;
        if untouched {
            let (opened, _) = params::over(&Session::default(), &clinic.start);
            let (mut session, _) = params::over(&opened, &web::query());
            session.view.playing = false;
            self.put(session);
        }
    }

    /// Shows another session.
    pub(super) fn put(self: &Rc<Self>, session: Session) {
        let mut state = self.state.borrow_mut();
        let before: Plan = std::mem::replace(&mut state.session, session).plan;
        state.travel = None;
        drop(state);
        self.changed(&before);
        self.shade();
    }

    /// Hangs the consultation into the page.
    pub(super) fn open_consult(self: &Rc<Self>) {
        if self.state.borrow().clinic.hung.is_some() {
            return;
        }
        self.fetch_consult_words();
        web::with_styles("consult.css", || ());
        let place = {
            let state = self.state.borrow();
            state.parts.as_ref().map(|parts| parts.nodes.card.clone())
        };
        let parent: Option<Element> = dom::find("main.page");
        if let (Some(parent), Some(card)) = (parent, place) {
            let hung = Hung::new(ui::consult::view(self.page), &parent, Some(&card));
            self.state.borrow_mut().clinic.hung = Some(hung);
        }
        if let Some(compare) = self.door.compare.clone() {
            self.compare(Some(compare));
        }
    }

    /// Fetches the consultation's words in the language that is spoken.
    pub(super) fn fetch_consult_words(self: &Rc<Self>) {
        self.consults.set(true);
        self.fetch_words(
            "consult",
            Box::new(|desk| {
                desk.warn();
                desk.tell_panels();
            }),
        );
    }
}

/// Is this the file that comes with the site, which names its version and nothing else?
fn says_nothing(text: &str) -> bool {
    let bare: String = text.split_whitespace().collect();
    bare.strip_prefix("{\"version\":")
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|version| version.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Does the fragment hold a session? It then wins over the file.
fn plan_is_chosen() -> bool {
    let fragment = web::fragment();
    !fragment.is_empty() && crate::plan::token::decode(&fragment).is_ok()
}
