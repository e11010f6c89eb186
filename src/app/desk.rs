//! The desk: session, course, scene and picture in one place, and the frame that brings them together.
//!
//! Nothing runs while nothing moves: every change wakes the frame, and the frame asks for another only while a clock
//! runs, something travels, or the picture gets finer.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use super::consult::Own;
use super::hand::{self, Hand};
use super::ink::Inking;
use super::late::{self, Late};
use super::more::More;
use super::overlay::Overlay;
use super::panels::{Panels, Problem, Solving};
use super::story::Opening;
use super::tablet::Tablet;
use super::tongue;
use super::travel::Travel;
use crate::absorption::Absorption;
use crate::absorption::summary::Summary;
use crate::course::Course;
use crate::plan::params::{Door, Mode, Warning, WarningKind};
use crate::plan::{self, Command, Moment, Plan, Session, Theme};
use crate::render::Picture;
use crate::scene::motion::Rig;
use crate::scene::{Frame, Scene, Viewport, pick};
use crate::ui::{Ask, Leaf, Page, Parts, Pointed, Settled, Shown};
use crate::units::Time;
use crate::web::{self, Element, Frames, Gesture, Listener, Media, Sheet, Sight, SizeWatch, State, Timer};
use crate::words::{Lang, Words, key};
use glam::Vec2;

/// After this long without a change the picture is described.
const SETTLED_MS: i32 = 700;
/// After this long without a change the address says the new state.
const ADDRESS_MS: i32 = 300;
/// How long the page says that a link was copied.
const SHARED_MS: i32 = 2600;
/// A frame that took longer than this does not make the clock jump.
const LONGEST_STEP_MS: f64 = 100.0;
/// Out of sight for this long, the picture gives its memory back.
const RELEASE_MS: i32 = 30_000;
/// The same in a frame of another page, which may hold many.
const FRAMED_RELEASE_MS: i32 = 1_000;
/// The share of the card's width that the block keeps clear of.
const ROOM_FOR_CARD: f64 = 0.57;
/// Narrower stages show less.
const COMPACT_PX: f64 = 600.0;
/// Presented pictures are counted on the page in steps of this.
const COUNT_STEP: u64 = 4;

/// Everything that outlives a frame.
pub(super) struct Desk {
    pub(super) state: RefCell<Inner>,
    pub(super) page: Page,
    frames: Frames,
    settle: Timer,
    address: Timer,
    unshare: Timer,
    dark: Media,
    pub(super) calm: Media,
    /// Inside another page, whose scrolling is never taken.
    pub(super) framed: bool,
    /// How the page was opened.
    pub(super) door: Door,
    /// What watches a tablet that goes from hand to hand.
    pub(super) tablet: OnceCell<Tablet>,
    /// Were missing texts asked for? Once is enough.
    mended: Cell<bool>,
    /// Were the words of what is taken home asked for? Then another language brings them too.
    pub(super) took_home: Cell<bool>,
    /// The next step of the story that plays by itself.
    pub(super) next: Timer,
    /// The chapter that the address asks for, and whether anything else is asked for.
    pub(super) asked: Opening,
    /// Are the consultation's words wanted, in whatever language is spoken?
    pub(super) consults: Cell<bool>,
    /// What a host page asked before there was anybody to do it.
    waiting: RefCell<Vec<Vec<String>>>,
    fetching: Cell<bool>,
    pub(super) kept: RefCell<Vec<Listener>>,
    watch: RefCell<Option<SizeWatch>>,
    sight: RefCell<Option<Sight>>,
    away: Timer,
}

pub(super) struct Inner {
    pub(super) words: Words,
    /// What was wrong with the address.
    pub(super) warnings: Vec<Warning>,
    pub(super) session: Session,
    course: Course,
    scene: Scene,
    pub(super) parts: Option<Drawn>,
    viewport: Viewport,
    /// Where names to the left and right of the picture begin, below the card, and how far those on the right may reach
    /// beyond the free part.
    names: [f32; 3],
    /// Pixels of the screen for each CSS pixel.
    pub(super) ratio: f64,
    rig: Option<Rig>,
    pub(super) travel: Option<Travel>,
    pub(super) frame: Option<Frame>,
    /// The clinic's own, and what is beside the one picture.
    pub(super) clinic: Own,
    pub(super) panels: Option<Panels>,
    pub(super) inking: Inking,
    pub(super) solving: Solving,
    hand: Hand,
    /// Where the pointer hovers, when that is news.
    hover: Option<[f32; 2]>,
    last_ms: Option<f64>,
    /// The frame has to be made anew.
    pub(super) stale: bool,
    /// The camera goes without a tween.
    direct: bool,
    pub(super) dark: bool,
    pub(super) shown: State,
    counted: u64,
    pub(super) late: Option<&'static Late>,
    pub(super) more: Option<&'static More>,
}

/// What is drawn into.
pub(super) struct Drawn {
    pub(super) nodes: Parts,
    pub(super) picture: Option<Picture>,
    /// A copy of the last picture, while the picture is away.
    still: Option<Element>,
    overlay: Overlay,
    schematic: Sheet,
}

impl Desk {
    /// Reads the address and puts everything in order. The desk lives as long as the page.
    pub(super) fn open() -> Rc<Self> {
        let parsed = plan::params::parse(&web::query(), &web::fragment());
        // A screen in a waiting room tells the story by itself, whatever else its address says of the door.
        let kiosk = parsed.door.mode == Mode::Kiosk && parsed.session == Session::default();
        let bare = (web::query().is_empty() || kiosk) && web::fragment().is_empty();
        let opening = Opening {
            chapter: parsed.door.chapter.clone(),
            bare,
            pictured: plan::token::looks_like_a_token(&web::fragment()),
        };
        let words = tongue::first();
        let framed = parsed.door.mode == Mode::Widget;
        let warnings = warnings(parsed.warnings, parsed.door.lang.clone());
        let door = parsed.door;
        let mut session = parsed.session;
        // Whoever comes without a wish sees what the page is about.
        if bare {
            session.apply(&Command::SetMoment(Moment::Needling { stroke: 1.0 }));
        }
        let course = Course::derive(&session.plan);
        let scene = Scene::new(&course);
        let desk = Rc::new_cyclic(|desk: &Weak<Self>| {
            let later = |what: fn(&Rc<Self>)| {
                let desk = desk.clone();
                move || {
                    if let Some(desk) = desk.upgrade() {
                        what(&desk);
                    }
                }
            };
            let (asked, ticked) = (desk.clone(), desk.clone());
            let page = Shown::open(words, session.plan.clone(), session.view.clone(), move |ask| {
                if let Some(desk) = asked.upgrade() {
                    desk.later(|late| (late.hear)(&desk, ask));
                }
            });
            Self {
                state: RefCell::new(Inner::new(words, warnings, session, course, scene)),
                page,
                frames: Frames::new(move |now| ticked.upgrade().is_some_and(|desk| desk.tick(now))),
                settle: Timer::new(later(|desk| desk.later(|late| (late.describe)(desk)))),
                address: Timer::new(later(|desk| desk.later(|late| (late.write_address)(desk)))),
                unshare: Timer::new(later(|desk| desk.page.shared.set(None))),
                dark: Media::dark(later(Self::shade)),
                calm: Media::calm(later(Self::wake)),
                framed,
                tablet: OnceCell::new(),
                mended: Cell::default(),
                took_home: Cell::default(),
                next: Timer::new(later(|desk| desk.later(|late| (late.turn)(desk)))),
                asked: opening,
                door,
                consults: Cell::default(),
                waiting: RefCell::default(),
                fetching: Cell::default(),
                kept: RefCell::default(),
                watch: RefCell::default(),
                sight: RefCell::default(),
                away: Timer::new(later(Self::away)),
            }
        });
        desk.page.mode.set(desk.door.mode);
        if !framed {
            web::set_mode(desk.door.mode.key());
        }
        desk.mirror();
        desk.shade();
        desk.solve();
        let reopened = Rc::clone(&desk);
        desk.kept.borrow_mut().extend(web::on_fragment(move || {
            reopened.later(|late| (late.reopen)(&reopened));
        }));
        let solved = Rc::clone(&desk);
        desk.kept
            .borrow_mut()
            .extend(web::on_solved(move |numbers| solved.solved(&numbers)));
        let summed = Rc::clone(&desk);
        desk.kept.borrow_mut().extend(web::on_summed(move |numbers| {
            summed.later(|late| (late.summed)(&summed, &numbers));
        }));
        if framed {
            let asked = Rc::clone(&desk);
            desk.kept
                .borrow_mut()
                .extend(web::on_host(move |fields| asked.be_asked(fields)));
        }
        desk
    }

    /// What components read.
    pub(super) const fn page(&self) -> Page {
        self.page
    }

    /// Takes the elements, and listens to hands on them.
    pub(super) fn fill(self: &Rc<Self>, nodes: Parts) {
        let listen = |element: &Element, which: usize| {
            let desk = Rc::clone(self);
            // The pill moves with the depth: for it, too, places count in the picture.
            web::gestures(element, &nodes.canvas, move |gesture| {
                let late = desk.late();
                late.is_some_and(|late| (late.feel[which])(&desk, gesture))
            })
        };
        let mut kept = self.kept.borrow_mut();
        kept.extend(listen(&nodes.canvas, 0));
        kept.extend(listen(&nodes.handle, 1));
        kept.extend(listen(&nodes.seam, 2));
        let desk = Rc::clone(self);
        let watch = SizeWatch::new(
            &nodes.canvas,
            &[nodes.free.clone(), nodes.card.clone()],
            move |ratio| {
                desk.measure(ratio);
            },
        );
        self.watch.replace(Some(watch));
        let picture = match Picture::new(&nodes.canvas) {
            Ok(picture) => {
                let frames = self.frames.clone();
                picture.set_wake(move || frames.wake());
                Some(picture)
            }
            Err(why) => {
                web::complain(&["no picture: ", why.told()].concat());
                None
            }
        };
        let mut state = self.state.borrow_mut();
        state.parts = Some(Drawn {
            overlay: Overlay::new(
                nodes.overlay.clone(),
                nodes.ruler.clone(),
                nodes.handle.clone(),
                Some(nodes.seam.clone()),
            ),
            schematic: Sheet::new(nodes.schematic.clone()),
            picture,
            nodes,
            still: None,
        });
        self.wake();
    }

    pub(super) fn wake(self: &Rc<Self>) {
        self.frames.wake();
    }

    /// Watches whether the picture can be seen.
    pub(super) fn watch(self: &Rc<Self>) {
        let canvas = match &self.state.borrow().parts {
            Some(parts) => parts.nodes.canvas.clone(),
            None => return,
        };
        let desk = Rc::clone(self);
        self.sight
            .replace(Some(Sight::new(&canvas, move |seen| desk.see(seen))));
    }

    /// The picture came into sight or left it. Out of sight for long, it gives its memory back.
    fn see(self: &Rc<Self>, seen: bool) {
        if !seen {
            let framed = self.door.mode == Mode::Widget;
            return self
                .away
                .start(if framed { FRAMED_RELEASE_MS } else { RELEASE_MS });
        }
        self.away.stop();
        let mut state = self.state.borrow_mut();
        let picture = state.parts.as_mut().and_then(|parts| parts.picture.as_mut());
        if let Some(picture) = picture {
            picture.recall();
        }
    }

    /// Who can keep a copy comes after the first picture; before, there is nothing to copy.
    fn away(self: &Rc<Self>) {
        if let Some(late) = self.late() {
            return (late.release)(self);
        }
        let mut state = self.state.borrow_mut();
        let picture = state.parts.as_mut().and_then(|parts| parts.picture.as_mut());
        if let Some(picture) = picture {
            picture.release(&mut || {});
        }
    }

    pub(super) fn release(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        if let Some(parts) = &mut state.parts
            && let Some(picture) = &mut parts.picture
        {
            let (still, canvas) = (&mut parts.still, &parts.nodes.canvas);
            picture.release(&mut || *still = web::still_of(canvas));
        }
    }

    /// Fits the picture to its element, and learns what panels leave free of it.
    fn measure(&self, ratio: f64) {
        let mut state = self.state.borrow_mut();
        let Some(parts) = &state.parts else { return };
        let nodes = &parts.nodes;
        let [canvas, free, card] = [nodes.canvas.as_ref(), &nodes.free, &nodes.card].map(web::offset);
        if canvas.width < 1.0 || canvas.height < 1.0 {
            return;
        }
        state.viewport = Viewport {
            width: canvas.width as f32,
            height: canvas.height as f32,
            insets: [
                free.left - canvas.left,
                free.top - canvas.top,
                canvas.left + canvas.width - free.left - free.width,
                canvas.top + canvas.height - free.top - free.height,
            ]
            .map(|inset| inset.max(0.0) as f32),
            compact: canvas.width < COMPACT_PX,
        };
        let below_card = (card.top + card.height - canvas.top) as f32 + 8.0;
        let beside = card.left < free.left + free.width && card.left > free.left;
        state.names = if beside {
            // The block makes room for the card, and names to the right take the rest of it, below the card.
            let free = state.viewport.insets[2];
            let kept = free.max(((canvas.left + canvas.width - card.left) * ROOM_FOR_CARD) as f32);
            state.viewport.insets[2] = kept;
            [0.0, below_card, kept - free]
        } else if card.left + card.width > free.left && card.top < free.top + free.height {
            // From right to left it stands on the other side.
            [below_card, 0.0, 0.0]
        } else {
            [0.0; 3]
        };
        state.stale = true;
        state.direct = true;
        state.ratio = ratio;
        // Beside each other the pictures have a size of their own.
        if state.panels.is_none()
            && let Some(picture) = state.parts.as_mut().and_then(|parts| parts.picture.as_mut())
        {
            picture.resize(canvas.width, canvas.height, ratio);
        }
        self.frames.wake();
    }

    /// The second part of the program, once it is here.
    fn late(&self) -> Option<&'static Late> {
        self.state.borrow().late
    }

    /// Has the second part do something. Until it is here there is nothing on the page to ask by.
    fn later(&self, what: impl FnOnce(&'static Late)) {
        if let Some(late) = self.late() {
            what(late);
        }
    }

    /// A host page may ask before the second part is here: then it waits for its answer.
    fn be_asked(self: &Rc<Self>, fields: Vec<String>) {
        match self.late() {
            Some(late) => (late.obey)(self, &fields),
            None => self.waiting.borrow_mut().push(fields),
        }
    }

    /// Fetches the second part, and hands it everything that waits for it.
    fn fetch_late(self: &Rc<Self>) {
        if self.fetching.replace(true) {
            return;
        }
        let desk = Rc::clone(self);
        web::spawn(async move {
            match late::fetch().await {
                Ok(late) => desk.complete(Box::leak(Box::new(late))),
                Err(late::Missing) => web::announce_missing(),
            }
        });
    }

    fn complete(self: &Rc<Self>, late: &'static Late) {
        let mut state = self.state.borrow_mut();
        state.late = Some(late);
        state.stale = true;
        drop(state);
        (late.warn)(self);
        (late.watch)(self);
        self.show_outcome();
        self.page.controls.put(Some(late.controls));
        web::set_complete();
        for fields in self.waiting.take() {
            (late.obey)(self, &fields);
        }
        (late.enter)(self);
        (late.open_door)(self);
        self.settle.restart(SETTLED_MS);
        self.wake();
    }

    pub(super) fn hear(self: &Rc<Self>, ask: Ask) {
        match ask {
            Ask::Do(command) => {
                self.take_over();
                self.carry_out(&command);
            }
            Ask::Travel(moment) => {
                self.take_over();
                self.travel(moment);
            }
            Ask::Shade => {
                let theme = if *self.page.dark.peek() {
                    Theme::Light
                } else {
                    Theme::Dark
                };
                self.carry_out(&Command::SetTheme(theme));
            }
            Ask::Look(set) => {
                self.take_over();
                self.look(set);
            }
            Ask::Share => self.share(),
            Ask::Speak(lang) => self.fetch_language(lang),
            Ask::Dismiss => self.page.shared.set(None),
            Ask::Tell(turn) => self.tell(turn),
            Ask::Open(leaf) => {
                self.page.leaf.set(Some(leaf));
                self.fetch_leaf(leaf);
                if leaf == Leaf::Absorbed {
                    self.sum_up();
                }
            }
            Ask::Cite(cited) => {
                self.page.cited.set(Some(cited));
                self.fetch_leaf(Leaf::Absorbed);
            }
            further => self.with_more(move |desk, more| (more.hear)(desk, further)),
        }
    }

    pub(super) fn carry_out(self: &Rc<Self>, command: &Command) {
        let mut state = self.state.borrow_mut();
        let plan = state.session.plan.clone();
        state.session.apply(command);
        state.travel = None;
        // Whoever sets a depth wants to see needles; after the treatment the clock stays where it is.
        if matches!(command, Command::SetDepth(_)) && state.session.view.moment == Moment::Before {
            let needles = Moment::Needling { stroke: 1.0 };
            if self.calm.matches() {
                state.session.apply(&Command::SetMoment(needles));
            } else {
                state.travel = Some(Travel::new(Moment::Before, needles));
            }
        }
        drop(state);
        self.changed(&plan);
        if matches!(command, Command::SetTheme(_)) {
            self.shade();
        }
    }

    fn travel(self: &Rc<Self>, to: Moment) {
        let mut state = self.state.borrow_mut();
        let plan = state.session.plan.clone();
        state.session.apply(&Command::Play(false));
        if self.calm.matches() {
            state.session.apply(&Command::SetMoment(to));
        } else {
            state.travel = Some(Travel::new(state.session.view.moment, to));
        }
        drop(state);
        self.changed(&plan);
    }

    /// After a change: what follows from the plan is derived anew, the page is told, and all that waits for rest waits
    /// again.
    pub(super) fn changed(self: &Rc<Self>, before: &Plan) {
        let replanned = {
            let mut state = self.state.borrow_mut();
            state.stale = true;
            let replanned = state.session.plan != *before;
            if replanned {
                state.derive();
            }
            replanned
        };
        if replanned {
            self.show_outcome();
            self.solve();
            self.sum_up();
        }
        self.further(|more| (more.renew)(self));
        self.mirror();
        self.address.restart(ADDRESS_MS);
        self.settle.restart(SETTLED_MS);
        self.wake();
    }

    /// Asks for the diffusion calculation of the plan as it is now. Until it is done the old one is shown.
    pub(super) fn solve(&self) {
        let mut state = self.state.borrow_mut();
        // Beside each other each picture has a problem of its own.
        if state.panels.is_some() {
            return;
        }
        if let Some(setup) = state.course.setup() {
            state.solving.ask(Problem::Chosen);
            drop(state);
            web::ask_solver(&setup.to_numbers());
        }
    }

    /// Asks for the summary of the plan as it is now, if somebody looks at it.
    fn sum_up(&self) {
        if *self.page.leaf.peek() != Some(Leaf::Absorbed) {
            return;
        }
        let setup = self.state.borrow().course.setup();
        if let Some(setup) = setup {
            self.page.summary.set(None);
            self.page.unsummed.set(false);
            web::ask_solver(&setup.to_summary_numbers());
        }
    }

    /// Takes a summary. Without one the page says so.
    pub(super) fn summed(self: &Rc<Self>, numbers: &[f32]) {
        let found = Summary::from_numbers(numbers);
        self.page.unsummed.set(found.is_none());
        self.page.summary.set(found);
    }

    /// Takes a result, unless another product was chosen meanwhile. Without one the page says so.
    fn solved(self: &Rc<Self>, numbers: &[f32]) {
        let found = Absorption::from_numbers(numbers);
        self.page.unsolved.set(found.is_none());
        let answers = self.state.borrow_mut().solving.answered();
        if let Some(Problem::Panel(panel)) = answers {
            return self.further(|more| (more.solved)(self, panel, found));
        }
        let mut state = self.state.borrow_mut();
        let course = &mut state.course;
        course.absorption = match found {
            Some((product, absorption)) if course.plan.product == Some(product) => Some(Rc::new(absorption)),
            Some(_) => return,
            None => None,
        };
        state.stale = true;
        drop(state);
        self.settle.restart(SETTLED_MS);
        self.wake();
    }

    /// Puts what the page shows into its signals.
    fn mirror(&self) {
        let state = self.state.borrow();
        let Session { plan, view } = &state.session;
        let phase = match view.moment {
            Moment::After { time } => state.course.treatment().phase(time),
            _ => crate::healing::Phase::Haemostasis,
        };
        let (plan, view) = (plan.clone(), view.clone());
        drop(state);
        let page = self.page;
        page.plan.set(plan);
        page.view.set(view);
        page.phase.set(phase);
    }

    fn show_outcome(&self) {
        self.later(|late| {
            let state = self.state.borrow();
            let (outcome, cautions, phases) = (late.outcome)(state.words, &state.course);
            drop(state);
            self.page.outcome.set(outcome);
            self.page.cautions.set(cautions);
            self.page.phases.set(phases);
        });
    }

    /// Light or dark, as chosen or as the system is set.
    pub(super) fn shade(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        let dark = match state.session.view.theme {
            Theme::Auto => self.dark.matches(),
            Theme::Light => false,
            Theme::Dark => true,
        };
        state.stale = true;
        state.dark = dark;
        drop(state);
        web::dark_stage(dark);
        self.page.dark.set(dark);
        self.further(|more| (more.colour)(self));
        self.wake();
    }

    pub(super) fn warn(self: &Rc<Self>) {
        let state = self.state.borrow();
        let said = |warning| state.words.warning(warning);
        let mut warnings: Vec<String> = state.warnings.iter().map(said).collect();
        if let Some(more) = state.more {
            warnings.extend((more.told)(&state.clinic, state.words));
        }
        self.page.warnings.set(warnings);
    }

    /// Fetches another language, and speaks it once it is there. Without it the page goes on in the one that it has.
    pub(super) fn fetch_language(self: &Rc<Self>, lang: Lang) {
        let desk = Rc::clone(self);
        web::fetch_text(&tongue::file(lang, "core"), move |core| {
            if let Some(core) = core {
                desk.speak(tongue::open(lang, core));
            } else {
                web::complain("a language could not be loaded");
            }
        });
    }

    /// A language whose file is older than the program may lack texts: English stands in for those.
    fn mend_language(self: &Rc<Self>) {
        let desk = Rc::clone(self);
        web::fetch_text(&tongue::file(Lang::default(), "core"), move |english| {
            if let Some(english) = english {
                let words = desk.state.borrow().words;
                desk.speak(words.or(tongue::keep(english)));
            }
        });
    }

    /// Says everything anew in another language; what was chosen and what is shown stay.
    fn speak(self: &Rc<Self>, words: Words) {
        let mut state = self.state.borrow_mut();
        state.words = words;
        state.stale = true;
        drop(state);
        web::speak(
            words.lang().key(),
            words.lang().is_rtl(),
            words.say(key::PAGE_TITLE),
        );
        if !self.is_private() {
            web::replace_parameter("lang", words.lang().key());
        }
        self.fetch_story_words(|desk| {
            desk.fetch_takehome_again();
            let open = *desk.page.leaf.peek();
            if let Some(leaf) = open {
                desk.fetch_leaf(leaf);
            }
            if desk.page.cited.peek().is_some() {
                desk.fetch_leaf(Leaf::Absorbed);
            }
            if desk.consults.get() {
                desk.fetch_consult_words();
            }
        });
        self.page.words.set(words);
        self.page.told.set(words);
        self.page.pointed.set(None);
        self.warn();
        self.show_outcome();
        self.describe();
        self.wake();
    }

    fn share(self: &Rc<Self>) {
        let link = crate::ui::takehome::link_home(self.page);
        let desk = Rc::clone(self);
        web::copy(&link, move |worked| {
            desk.page.shared.set(Some(worked));
            desk.unshare.restart(SHARED_MS);
        });
    }

    /// The address says the new state soon.
    pub(super) fn rewrite(&self) {
        self.address.restart(ADDRESS_MS);
    }

    pub(super) fn write_address(self: &Rc<Self>) {
        let token = {
            let state = self.state.borrow();
            if state.session.view.playing {
                // A running clock would write for ever; it writes when it stops.
                return;
            }
            if self.is_private() {
                return;
            }
            if self.framed {
                // The frame's address is nobody's; the host is told.
                return web::tell_host(&crate::protocol::changed(&state.session));
            }
            match &state.panels {
                Some(panels) => web::replace_parameter("compare", &panels.compare().written()),
                None if web::query()
                    .split(['?', '&'])
                    .any(|one| one.starts_with("compare=")) =>
                {
                    web::remove_parameter("compare");
                }
                None => {}
            }
            plan::token::encode(&state.session)
        };
        web::replace_fragment(&token);
    }

    /// Somebody followed a link to another state of this page.
    pub(super) fn reopen(self: &Rc<Self>) {
        let parsed = plan::params::parse("", &web::fragment());
        let mut state = self.state.borrow_mut();
        let plan = std::mem::replace(&mut state.session, parsed.session).plan;
        let lang = parsed.door.lang.as_deref().and_then(Lang::from_tag);
        let lang = lang.filter(|lang| *lang != state.words.lang());
        state.warnings = warnings(parsed.warnings, None);
        state.travel = None;
        drop(state);
        self.warn();
        self.changed(&plan);
        self.shade();
        if let Some(lang) = lang {
            self.fetch_language(lang);
        }
    }

    /// Says in words what is shown, once nothing moves.
    pub(super) fn describe(self: &Rc<Self>) {
        self.tell_panels();
        let state = self.state.borrow();
        let Some(frame) = &state.frame else { return };
        if state.session.view.playing {
            return;
        }
        let view = &state.session.view;
        let settled = Settled {
            description: state.words.describe(frame, &state.course, view),
            caption: state.words.caption(&state.course, view),
        };
        drop(state);
        self.page.settled.set(settled);
        let words = *self.page.words.peek();
        if words.misses_some() && words.lang() != Lang::default() && !self.mended.replace(true) {
            self.mend_language();
        }
    }

    pub(super) fn feel(self: &Rc<Self>, gesture: Gesture) -> bool {
        if self.framed
            && matches!(
                gesture,
                Gesture::Touch { .. } | Gesture::Wheel { zooms: false, .. }
            )
        {
            return false;
        }
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let (Some(frame), Some(parts)) = (&state.frame, &state.parts) else {
            return false;
        };
        let free = !state.hand.holds();
        match &gesture {
            Gesture::Move(pointer) if free && !pointer.coarse => state.hover = Some(pointer.at),
            Gesture::Up(pointer) if !state.hand.holds_needle() => state.hover = Some(pointer.at),
            Gesture::Leave | Gesture::Down(_) => {
                state.hover = None;
                self.page.pointed.set(None);
            }
            Gesture::Key { name, .. } if name == "Escape" => self.page.pointed.set(None),
            _ => {}
        }
        let focused = web::focused(&parts.nodes.canvas);
        let meaning = state.hand.feel(gesture, frame, &state.session, focused);
        if state.hand.holds_needle() {
            web::set_data(&parts.nodes.canvas, "data-grip", "held");
        }
        state.direct |= meaning.direct;
        // What was held is let go: names that were away come back.
        state.stale |= !free && !state.hand.holds();
        drop(guard);
        if !meaning.commands.is_empty() {
            self.take_over();
        }
        for command in &meaning.commands {
            self.carry_out(command);
        }
        self.wake();
        meaning.taken
    }

    /// Names what the pointer hovers over.
    pub(super) fn point(self: &Rc<Self>) {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let (Some(at), Some(frame), Some(parts)) = (state.hover.take(), &state.frame, &state.parts) else {
            return;
        };
        let pointed = pick::at(frame, Vec2::from(at)).map(|(structure, _)| Pointed {
            name: state.words.structure(structure),
            at,
        });
        let grip = if hand::on_needle(frame, at, false) {
            "near"
        } else {
            "none"
        };
        web::set_data(&parts.nodes.canvas, "data-grip", grip);
        drop(guard);
        self.page.pointed.set(pointed);
    }

    pub(super) fn feel_pill(self: &Rc<Self>, gesture: Gesture) -> bool {
        self.feel_grip(gesture, false)
    }

    pub(super) fn feel_seam(self: &Rc<Self>, gesture: Gesture) -> bool {
        self.feel_grip(gesture, true)
    }

    /// Hands on the grip of the depth, or of the seam.
    fn feel_grip(self: &Rc<Self>, gesture: Gesture, of_seam: bool) -> bool {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        let Some(frame) = &state.frame else { return false };
        let free = !state.hand.holds();
        let meaning = match gesture {
            Gesture::Down(pointer) => {
                if !of_seam {
                    state.hand.hold_pill(pointer, frame, &state.session);
                } else if let Some(seam) = &frame.seam {
                    state.hand.hold_seam(pointer, frame, seam);
                }
                // The seam's grip takes the keyboard, too.
                return !of_seam;
            }
            Gesture::Touch { .. } => return !self.framed,
            Gesture::Move(_) | Gesture::Up(_) => {
                let tap = match gesture {
                    Gesture::Up(_) => state.hand.taps_seam(),
                    _ => None,
                };
                let mut meaning = state.hand.feel(gesture, frame, &state.session, false);
                meaning.commands.extend(tap);
                meaning
            }
            Gesture::Key { name, .. } if of_seam => hand::seam_key(&name, frame),
            Gesture::Leave | Gesture::Wheel { .. } | Gesture::Key { .. } => return false,
        };
        // The seam stays under the hand.
        state.direct |= of_seam && meaning.direct;
        state.stale |= !free && !state.hand.holds();
        drop(guard);
        if !meaning.commands.is_empty() {
            self.take_over();
        }
        for command in &meaning.commands {
            self.carry_out(command);
        }
        meaning.taken
    }

    /// One animation frame.
    fn tick(self: &Rc<Self>, now: f64) -> bool {
        let mut guard = self.state.borrow_mut();
        let state = &mut *guard;
        if state.parts.is_none() || state.viewport.width < 1.0 {
            return false;
        }
        let moving = state.move_on(now);
        if moving {
            state.stale = true;
        }
        if let (Some(more), Some(_)) = (state.more, &state.panels) {
            let more = (more.tick)(state, now);
            let shown = state.shown;
            drop(guard);
            self.page.state.set(shown);
            if moving {
                self.mirror();
                self.settle.restart(SETTLED_MS);
                self.address.restart(ADDRESS_MS);
            }
            return more || moving;
        }
        if state.stale {
            if state.frame.is_none() {
                // What is there to see at first is described as any change is.
                self.settle.restart(SETTLED_MS);
            }
            state.draw(now, self.calm.matches());
        }
        let hovers = state.hover.is_some();
        let more = state.present(now);
        let shown = state.shown;
        let travelling = state.travelling(now);
        drop(guard);
        if hovers {
            self.later(|late| (late.point)(self));
        }
        if shown != State::Loading {
            self.fetch_late();
        }
        self.page.state.set(shown);
        if moving {
            self.mirror();
            self.settle.restart(SETTLED_MS);
            self.address.restart(ADDRESS_MS);
        }
        more || moving || travelling
    }
}

/// What was wrong with the address, a language that there is none of among it.
fn warnings(mut warnings: Vec<Warning>, lang: Option<String>) -> Vec<Warning> {
    if let Some(given) = lang.filter(|tag| Lang::from_tag(tag).is_none()) {
        warnings.push(Warning {
            parameter: "lang".into(),
            given,
            kind: WarningKind::UnknownValue,
        });
    }
    warnings
}

impl Inner {
    fn new(words: Words, warnings: Vec<Warning>, session: Session, course: Course, scene: Scene) -> Self {
        Self {
            words,
            warnings,
            session,
            course,
            scene,
            parts: None,
            viewport: Viewport {
                width: 0.0,
                height: 0.0,
                insets: [0.0; 4],
                compact: true,
            },
            names: [0.0; 3],
            ratio: 1.0,
            rig: None,
            travel: None,
            frame: None,
            clinic: Own::default(),
            panels: None,
            inking: Inking::default(),
            solving: Solving::default(),
            hand: Hand::default(),
            hover: None,
            last_ms: None,
            stale: true,
            direct: true,
            dark: false,
            shown: State::Loading,
            counted: 0,
            late: None,
            more: None,
        }
    }

    /// What follows from the plan, for whoever shows it elsewhere.
    pub(super) fn course(&self) -> &Course {
        &self.course
    }

    /// The same moment in another field, on white.
    pub(super) fn frame_for_paper(&self, field: Viewport) -> Frame {
        self.scene.frame(&self.course, &self.session.view, field, false)
    }

    /// What follows from the plan. The old calculation stays until the new one is done, if it is of the same product.
    fn derive(&mut self) {
        let mut course = Course::derive(&self.session.plan);
        if course.plan.product == self.course.plan.product {
            course.absorption = self.course.absorption.take();
        }
        self.scene = self.scene.renewed(&course);
        self.course = course;
    }

    /// Lets the clock run and travels on. True while either goes on.
    fn move_on(&mut self, now: f64) -> bool {
        let step = self
            .last_ms
            .map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_STEP_MS));
        let playing = self.session.view.playing;
        if playing {
            self.session
                .apply(&Command::Advance(Time::from_secs(step / 1000.0)));
        }
        let mut moving = playing;
        if let Some(mut travel) = self.travel.take() {
            let (moment, more) = travel.at(now);
            self.session.apply(&Command::SetMoment(moment));
            self.travel = more.then_some(travel);
            moving = true;
        }
        self.last_ms = moving.then_some(now);
        moving
    }

    fn travelling(&self, now: f64) -> bool {
        self.travel.is_some() || self.rig.is_some_and(|rig| rig.is_moving(now))
    }

    /// Makes the frame anew and shows it.
    fn draw(&mut self, now: f64, calm: bool) {
        let picture = self.parts.as_ref().is_some_and(|parts| parts.picture.is_some());
        let flat = !picture || matches!(self.shown, State::Schematic | State::Lost);
        // Flat drawings have a scale of their own.
        let room = self
            .scene
            .room(&self.course, &self.session.view, self.viewport, !flat);
        let to = self.scene.pose(&self.course, &self.session.view, &room.viewport);
        let rig = self.rig.get_or_insert(Rig::at(to));
        if self.direct || calm {
            rig.jump(to);
        } else {
            rig.travel(to, now);
        }
        let flying = rig.is_moving(now);
        // Names come back when the block stands: places for them are sought at rest only.
        let turning = rig.turns(now) || self.hand.moves_block();
        self.direct = false;
        let pose = rig.pose(now);
        let frame = self
            .scene
            .frame_posed(&self.course, &self.session.view, &room, self.dark, &pose);
        if let Some(parts) = &mut self.parts {
            parts.overlay.draw(
                self.words,
                &frame,
                (self.session.view.labels && !turning).then_some(self.names),
                self.late.map(|late| late.more_marks),
            );
            if let Some(late) = self.late.filter(|_| flat) {
                parts.schematic.draw((late.marks)(self.words, &frame, self.names));
            }
            if let Some(picture) = &mut parts.picture {
                picture.show(frame.clone());
            }
        }
        if let Some(more) = self.more.filter(|_| self.inking.is_laid()) {
            (more.ink)(self, &frame);
        }
        self.frame = Some(frame);
        self.stale = flying;
    }

    /// Lets the picture work, and learns how it is. True while it wants to go on.
    fn present(&mut self, now: f64) -> bool {
        let Some(parts) = &mut self.parts else {
            return false;
        };
        let (next, more, presented) = match &mut parts.picture {
            Some(picture) => {
                let more = picture.tick(now);
                if !picture.is_released()
                    && let Some(still) = parts.still.take()
                {
                    still.remove();
                }
                let next = if picture.failure().is_some() {
                    State::Schematic
                } else if picture.is_lost() {
                    State::Lost
                } else if picture.ready() {
                    State::Live
                } else {
                    State::Loading
                };
                (next, more, picture.presented())
            }
            None => (State::Schematic, false, 0),
        };
        // A picture that is restored is only back once it shows.
        let next = if next == State::Loading && self.shown == State::Lost {
            State::Lost
        } else {
            next
        };
        if next != self.shown {
            self.shown = next;
            web::set_state(next);
            if matches!(next, State::Live | State::Schematic) {
                web::mark_first_frame();
            }
            self.counted = presented;
            web::frames_presented(presented);
            web::show_story(next == State::Loading);
            if let (State::Schematic | State::Lost, Some(frame), Some(late)) = (next, &self.frame, self.late)
            {
                parts.schematic.draw((late.marks)(self.words, frame, self.names));
            }
        }
        if presented / COUNT_STEP != self.counted / COUNT_STEP || (presented != self.counted && !more) {
            self.counted = presented;
            web::frames_presented(presented);
        }
        more
    }
}
