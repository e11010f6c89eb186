//! What the page shows, as signals, and what it may ask for. The one thing that every component is given.

use std::rc::Rc;

use leptos::prelude::*;

use crate::healing::Phase;
use crate::plan::{Command, Moment, Plan, View};
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
    /// Speak another language.
    Speak(Lang),
    /// Forget what was said about the link.
    Dismiss,
}

/// What follows from the plan, as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How deep the tips reach: `1.2–1.5 mm`.
    pub reached: String,
    /// The layer in which most tips end.
    pub layer: &'static str,
    /// How often they get there.
    pub summary: String,
    /// What has to be said about this plan: a name, and the sentence behind it.
    pub cautions: Vec<(&'static str, String)>,
    /// Where phases begin and end on the time axis, in thousandths.
    pub phases: Vec<(Phase, u16, u16)>,
}

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
    /// Marks the part of the stage that panels leave free.
    pub free: Element,
    /// The card that names beside the picture must not run under.
    pub card: Element,
}

/// Fills the elements, once they are there.
pub type Fill = Rc<dyn Fn(Parts)>;

/// Everything that components read and call. Copies share.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The language that is spoken.
    pub words: RwSignal<Words>,
    /// What was chosen.
    pub plan: RwSignal<Plan>,
    /// How it is looked at.
    pub view: RwSignal<View>,
    /// The phase at the moment that is shown.
    pub phase: RwSignal<Phase>,
    /// What follows from the plan.
    pub outcome: RwSignal<Outcome>,
    /// What is said once nothing moves.
    pub settled: RwSignal<Settled>,
    /// Warnings about the address, in words.
    pub warnings: RwSignal<Vec<String>>,
    /// What is pointed at.
    pub pointed: RwSignal<Option<Pointed>>,
    /// How the picture is.
    pub state: RwSignal<State>,
    /// Are the colours dark?
    pub dark: RwSignal<bool>,
    /// Was the link copied?
    pub shared: RwSignal<Option<bool>>,
    ask: StoredValue<Rc<dyn Fn(Ask)>, LocalStorage>,
    fill: StoredValue<Fill, LocalStorage>,
}

impl Page {
    /// Signals that start with these values.
    pub fn new(words: Words, plan: Plan, view: View, ask: Rc<dyn Fn(Ask)>, fill: Fill) -> Self {
        Self {
            words: RwSignal::new(words),
            plan: RwSignal::new(plan),
            view: RwSignal::new(view),
            phase: RwSignal::new(Phase::Haemostasis),
            outcome: RwSignal::default(),
            settled: RwSignal::default(),
            warnings: RwSignal::default(),
            pointed: RwSignal::default(),
            state: RwSignal::new(State::Loading),
            dark: RwSignal::new(false),
            shared: RwSignal::default(),
            ask: StoredValue::new_local(ask),
            fill: StoredValue::new_local(fill),
        }
    }

    /// A part that is built anew when another language is spoken; what was chosen stays where it is kept.
    pub(super) fn panel(self, part: fn(Self, Words) -> AnyView) -> AnyView {
        (move || {
            let words = self.words.get();
            untrack(|| part(self, words))
        })
        .into_any()
    }

    /// A text in the language that is spoken.
    pub(super) fn label(self, key: Key) -> impl Fn() -> &'static str + Copy + Send + 'static {
        move || self.words.get().say(key)
    }

    /// Asks.
    pub fn ask(self, ask: Ask) {
        self.ask.with_value(|to| to(ask));
    }

    /// Asks for a command.
    pub fn send(self, command: Command) {
        self.ask(Ask::Do(command));
    }

    /// Hands over the elements.
    pub(super) fn fill(self, parts: Parts) {
        self.fill.with_value(|fill| fill(parts));
    }

    /// A part of the plan, for components that show only that.
    pub(super) fn chosen<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Plan) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.plan.with(&part))
    }

    /// A part of the view.
    pub(super) fn looked<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&View) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.view.with(&part))
    }
}
