//! The story: chapters of short steps, each one change of what is shown. It is a file of the site (`story.json`, see
//! docs/story.md), so that steps can be put in another order, left out or added without building anything.
//!
//! Here is what the file may say and how a step is carried out. Who reads the file, and what a step says in which
//! language, is known elsewhere.

use crate::guidance::Benefit;
use crate::plan::Session;
use crate::plan::params::{self, Warning};

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The chapter that it belongs to: a name in the language files (`chapter.skin`).
    pub chapter: String,
    /// Its own name, which with the chapter names its words (`step.skin.block`).
    pub id: String,
    /// What is shown: parameters as in an address, put over what was chosen before.
    pub set: String,
    /// What the viewer may guess before it is shown, each a name in the language files; none where nothing is asked.
    pub ask: Vec<String>,
}

impl Step {
    /// A step from what a file says, if it can be one: names are small letters, digits and hyphens.
    pub fn of(chapter: String, id: String, set: String, ask: Vec<String>) -> Option<Self> {
        let step = Self {
            chapter,
            id,
            set,
            ask,
        };
        let named = is_name(&step.chapter) && is_name(&step.id) && step.ask.iter().all(|name| is_name(name));
        named.then_some(step)
    }

    /// The name of its words: `skin.block`.
    pub fn name(&self) -> String {
        [&self.chapter, ".", &self.id].concat()
    }

    /// The session as the step shows it.
    pub fn shown(&self, session: &Session) -> (Session, Vec<Warning>) {
        shown(session, &self.set)
    }
}

/// The session as parameters show it, from the one that there is: whose skin it is stays, and the camera goes back to its
/// preset. With what could not be taken.
pub fn shown(session: &Session, set: &str) -> (Session, Vec<Warning>) {
    let preset = crate::plan::View::default();
    let mut shown = session.clone();
    shown.view.seam_mm = preset.seam_mm;
    let (mut shown, warnings) = params::over(&shown, set);
    shown.view.playing = false;
    shown.view.yaw = preset.yaw;
    shown.view.pitch = preset.pitch;
    shown.view.zoom = preset.zoom;
    shown.view.focus_mm = preset.focus_mm;
    (shown, warnings)
}

/// How a purpose is thought to work, as parameters in an address: where to look, and when. The viewer's own depth and
/// site stay.
pub const fn mechanism(benefit: Benefit) -> &'static str {
    match benefit {
        Benefit::Collagen => "concern=none&product=none&view=section&time=3mo&seam=0",
        Benefit::Wrinkles => "concern=wrinkles&product=none&view=section&time=3mo&seam=0",
        Benefit::Texture => "concern=texture&product=none&view=surface&time=3mo",
        Benefit::AcneScars => "concern=acne-scars&product=none&view=section&time=3mo&seam=0",
        Benefit::DarkMarks => "concern=dark-marks&product=none&view=loupe&time=7d",
        Benefit::Pores => "concern=pores&product=none&view=surface&time=3mo",
        Benefit::Elasticity => "concern=elasticity&product=none&view=section&time=6mo&seam=0",
        Benefit::Absorption => "concern=none&product=niacinamide&view=section&time=1h",
        Benefit::AbsorbedBenefit => "concern=none&product=tranexamic-acid&view=block&time=2h",
        Benefit::Resilience => "concern=none&product=none&view=surface&time=3d",
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 32
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Where the story stands: which step, whether it goes on by itself, and whether the viewer has taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    steps: Vec<Step>,
    at: usize,
    /// Does it go on by itself?
    pub playing: bool,
    /// Has the viewer taken the picture into their own hands?
    pub away: bool,
    /// Has a step of it been shown?
    pub begun: bool,
    /// What the viewer has guessed at this step.
    pub guess: Option<usize>,
}

impl Telling {
    /// A story at its beginning, or at the beginning of a chapter; none without steps.
    pub fn new(steps: Vec<Step>, chapter: Option<&str>) -> Option<Self> {
        let at = steps
            .iter()
            .position(|step| chapter == Some(step.chapter.as_str()))
            .unwrap_or(0);
        (!steps.is_empty()).then_some(Self {
            steps,
            at,
            playing: false,
            away: false,
            begun: false,
            guess: None,
        })
    }

    /// The step.
    pub fn step(&self) -> &Step {
        &self.steps[self.at]
    }

    /// The step after it.
    pub fn following(&self) -> Option<&Step> {
        self.steps.get(self.at + 1)
    }

    /// Which step it is, from 0, and how many there are.
    pub fn place(&self) -> (usize, usize) {
        (self.at, self.steps.len())
    }

    /// The chapters in their order, each once, and whether each is the one that is told.
    pub fn chapters(&self) -> Vec<(&str, bool)> {
        let mut chapters: Vec<(&str, bool)> = Vec::new();
        for step in &self.steps {
            if chapters.iter().all(|(name, _)| *name != step.chapter) {
                chapters.push((&step.chapter, step.chapter == self.step().chapter));
            }
        }
        chapters
    }

    /// Does the step wait for a guess before it shows what it is about?
    pub fn asks(&self) -> bool {
        !self.step().ask.is_empty() && self.guess.is_none()
    }

    /// Goes on or back by steps. False at the ends.
    pub fn go(&mut self, by: isize) -> bool {
        let to = self.at.saturating_add_signed(by).min(self.steps.len() - 1);
        let moved = to != self.at;
        self.at = to;
        self.guess = None;
        self.away = false;
        moved
    }

    /// Goes to the first step of a chapter.
    pub fn open(&mut self, chapter: &str) {
        if let Some(at) = self.steps.iter().position(|step| step.chapter == chapter) {
            self.at = at;
            self.guess = None;
            self.away = false;
        }
    }
}
