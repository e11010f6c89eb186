//! What the page shows, as values that effects follow, and what it may ask for. The one thing that every component is given.

use std::rc::Rc;

use super::cite::Cited;
use super::controls::Controls;
use super::leaf::Leaf;
use super::mirror::Mirror;
use crate::absorption::summary::Summary;
use crate::clinic::Clinic;
use crate::course::Caution;
use crate::healing::Phase;
use crate::ink::Stamp;
use crate::plan::params::Mode;
use crate::plan::{Command, Compare, Moment, Plan, Session, View};
use crate::story::Telling;
use crate::web::{Canvas, Element, State};
use crate::words::{Key, Lang, Words};

/// What a component may ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Carry this out at once.
    Do(Command),
    /// Go to a moment through the time between.
    Travel(Moment),
    /// Change between light and dark.
    Shade,
    /// Copy a link to this state.
    Share,
    /// Show what these parameters say, through the time between.
    Look(&'static str),
    /// Speak another language.
    Speak(Lang),
    /// Turn a page of the story.
    Tell(Turn),
    /// Open a leaf: its words are fetched if they are not there.
    Open(Leaf),
    /// Open the source card of a number.
    Cite(Cited),
    /// Fetch the words of what is taken home.
    TakeHome,
    /// Print the handout.
    Handout,
    /// End the consultation.
    End,
    /// Forget what was said about the link.
    Dismiss,
    /// Show this session.
    Show(Box<Session>),
    /// Show pictures beside each other, or one again.
    Compare(Option<Compare>),
    /// Draw on the picture.
    Ink(Pencil),
    /// Show what another clinic's file makes of the page.
    Clinic(Rc<Clinic>),
}

/// What a hand does with pen and stamps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pencil {
    /// Takes a tool, or puts all away.
    Take(Option<Tool>),
    /// Takes the last mark back.
    Undo,
    /// Takes all marks away.
    Clear,
}

/// A tool that draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// The pen.
    Pen,
    /// A stamp.
    Stamp(Stamp),
}

/// Marks on the picture, as the page tells of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inked {
    /// The tool in hand.
    pub tool: Option<Tool>,
    /// How many marks there are.
    pub marks: usize,
    /// Can something be taken back?
    pub can_undo: bool,
}

/// Pictures beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What differs.
    pub compare: Compare,
    /// What each is called, and what is calculated for it.
    pub pictures: Vec<(String, Vec<(&'static str, String)>)>,
    /// How the others differ from the first.
    pub differences: Vec<String>,
}

/// What a reader does with the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Goes on.
    Next,
    /// Goes back.
    Back,
    /// Opens a chapter.
    Chapter(String),
    /// Lets it play, or stops it.
    Play,
    /// Comes back to the step after having looked around.
    Return,
    /// Guesses.
    Guess(usize),
    /// Has the step read aloud.
    Listen,
}

/// What follows from the plan, as text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// How deep the tips reach: `1.2–1.5 mm`.
    pub reached: String,
    /// The layer in which most tips end.
    pub layer: &'static str,
    /// How often they get there.
    pub summary: String,
    /// How many times slower than in life a stroke is shown at the usual speed.
    pub slowed: f64,
    /// What is said of needling in real time.
    pub real_time: String,
}

/// What has to be said about a plan: the caution, its name, and the sentence behind it.
pub type Cautioned = (Caution, &'static str, String);

/// Where a phase begins and ends on the time axis, in thousandths.
pub type Lasting = (Phase, u16, u16);

/// What is said once nothing moves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// The picture in words.
    pub description: String,
    /// One sentence of it.
    pub caption: String,
}

/// The structure that is pointed at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointed {
    /// Its name.
    pub name: &'static str,
    /// CSS pixels from the stage's corner.
    pub at: [f32; 2],
}

/// The elements that are drawn into.
#[derive(Debug, Clone)]
pub struct Parts {
    /// For the picture.
    pub canvas: Canvas,
    /// For leader lines, labels and the lens's edge.
    pub overlay: Element,
    /// For the ruler.
    pub ruler: Element,
    /// For the flat drawing.
    pub schematic: Element,
    /// The pill at the set depth.
    pub handle: Element,
    /// The grip of the seam.
    pub seam: Element,
    /// Marks the part of the stage that panels leave free.
    pub free: Element,
    /// The card that names beside the picture must not run under.
    pub card: Element,
    /// The stage, in which all of these but the card stand.
    pub stage: Element,
}

/// Everything that components read and call.
pub struct Shown {
    /// The language that is spoken.
    pub words: Mirror<Words>,
    /// The same with the texts of the story and the guidance, which come later: whatever is in them is said anew then,
    /// and nothing else is.
    pub told: Mirror<Words>,
    /// What was chosen.
    pub plan: Mirror<Plan>,
    /// How it is looked at.
    pub view: Mirror<View>,
    /// The phase at the moment that is shown.
    pub phase: Mirror<Phase>,
    /// What follows from the plan.
    pub outcome: Mirror<Outcome>,
    /// The cautions among it, apart: they seldom change, and one that is open stays open while other things do.
    pub cautions: Mirror<Vec<Cautioned>>,
    /// The phases on the time axis.
    pub phases: Mirror<Vec<Lasting>>,
    /// What is said once nothing moves.
    pub settled: Mirror<Settled>,
    /// Warnings about the address, in words.
    pub warnings: Mirror<Vec<String>>,
    /// Was there no result of the diffusion calculation?
    pub unsolved: Mirror<bool>,
    /// What is pointed at.
    pub pointed: Mirror<Option<Pointed>>,
    /// How the picture is.
    pub state: Mirror<State>,
    /// Are the colours dark?
    pub dark: Mirror<bool>,
    /// Was the link copied?
    pub shared: Mirror<Option<bool>>,
    /// Where the story stands, once it is there.
    pub story: Mirror<Option<Telling>>,
    /// What fills the places around the picture, once it is there.
    pub controls: Mirror<Option<Controls>>,
    /// What is open over the page.
    pub leaf: Mirror<Option<Leaf>>,
    /// Whose source card is open.
    pub cited: Mirror<Option<Cited>>,
    /// What gets in, with ranges, while somebody looks at it.
    pub summary: Mirror<Option<Summary>>,
    /// Was there no such summary?
    pub unsummed: Mirror<bool>,
    /// Which door was opened.
    pub mode: Mirror<Mode>,
    /// What the practitioner has written for themselves. It is kept here and nowhere else.
    pub notes: Mirror<String>,
    /// The clinic's own.
    pub clinic: Mirror<Rc<Clinic>>,
    /// Its logo as the page can show it; empty where there is none.
    pub logo: Mirror<String>,
    /// Pictures beside each other.
    pub compared: Mirror<Option<Compared>>,
    /// Marks on the picture.
    pub inked: Mirror<Inked>,
    ask: Box<dyn Fn(Ask)>,
}

/// [`Shown`], for as long as the program runs. Copies share.
pub type Page = &'static Shown;

impl Shown {
    /// Starts with these values. There is one for each page, and it is never freed.
    pub fn open(words: Words, plan: Plan, view: View, ask: impl Fn(Ask) + 'static) -> Page {
        Box::leak(Box::new(Self {
            words: Mirror::new(words),
            told: Mirror::new(words),
            plan: Mirror::new(plan),
            view: Mirror::new(view),
            phase: Mirror::new(Phase::Haemostasis),
            outcome: Mirror::default(),
            cautions: Mirror::default(),
            phases: Mirror::default(),
            settled: Mirror::default(),
            warnings: Mirror::default(),
            unsolved: Mirror::default(),
            pointed: Mirror::default(),
            state: Mirror::new(State::Loading),
            dark: Mirror::default(),
            shared: Mirror::default(),
            story: Mirror::default(),
            controls: Mirror::default(),
            leaf: Mirror::default(),
            cited: Mirror::default(),
            summary: Mirror::default(),
            unsummed: Mirror::default(),
            mode: Mirror::default(),
            notes: Mirror::default(),
            clinic: Mirror::default(),
            logo: Mirror::default(),
            compared: Mirror::default(),
            inked: Mirror::default(),
            ask: Box::new(ask),
        }))
    }

    /// A text, in the language that is spoken.
    pub fn said(&'static self, key: Key) -> impl Fn() -> String + 'static {
        move || self.words.get().say(key).into()
    }

    /// How fast needling is shown, while it is; nothing otherwise.
    pub(super) fn pace(&self) -> String {
        let outcome = self.outcome.read();
        let view = self.view.read();
        match view.moment {
            Moment::Needling { .. } if outcome.slowed > 0.0 => {
                self.words.get().slowed(outcome.slowed / view.speed)
            }
            Moment::RealTime => outcome.real_time.clone(),
            _ => String::new(),
        }
    }

    /// Asks.
    pub fn ask(&self, ask: Ask) {
        (self.ask)(ask);
    }

    /// Asks for a command.
    pub fn send(&self, command: Command) {
        self.ask(Ask::Do(command));
    }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown").finish_non_exhaustive()
    }
}
