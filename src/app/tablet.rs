//! A tablet that goes from hand to hand, and a screen in a waiting room: nothing is written into the address, and at the
//! end, or when nobody has touched anything for a while, everything starts anew.

use std::rc::Rc;

use super::desk::Desk;
use crate::plan::params::Mode;
use crate::ui::takehome;
use crate::ui::takehome::Idle;
use crate::web::{self, Timer};
use crate::words::Lang;

/// How long the countdown runs, in seconds.
const COUNT_S: u16 = 20;
const SECOND_MS: i32 = 1_000;
/// What follows an end waits so long for the version to be let go.
const LET_GO_MS: i32 = 250;

/// What watches for hands.
pub(super) struct Tablet {
    idle: Timer,
    tick: Timer,
    end: Timer,
    left: Idle,
}

impl Tablet {
    fn new(desk: &Rc<Desk>) -> Self {
        // The desk holds the timers: they must not hold the desk.
        let later = |what: fn(&Rc<Desk>)| {
            let desk = Rc::downgrade(desk);
            Timer::new(move || {
                if let Some(desk) = desk.upgrade() {
                    what(&desk);
                }
            })
        };
        Self {
            idle: later(Desk::doubt),
            tick: later(Desk::count),
            end: Timer::new(web::start_anew),
            left: Idle::default(),
        }
    }

    /// Waits for so long; what was waited for before is forgotten. Then everything starts anew.
    pub(super) fn end_after(&self, ms: i32) {
        self.end.restart(ms);
    }
}

impl Desk {
    /// Is what is shown nobody else's business afterwards?
    pub(super) fn is_private(&self) -> bool {
        matches!(self.door.mode, Mode::Consult | Mode::Kiosk | Mode::Client)
    }

    /// Does what the door asks for beside the picture.
    pub(super) fn enter(self: &Rc<Self>) {
        // The language of a link that was handed over, where the loader could not know it.
        let spoken = self.page.words.peek().lang();
        let lang = self.door.lang.as_deref().and_then(Lang::from_tag);
        if let Some(lang) = lang.filter(|lang| *lang != spoken) {
            self.fetch_language(lang);
        }
        if self.is_private() {
            self.with_more(|desk, more| (more.enter)(desk));
        }
    }

    /// Begins to watch over what is nobody else's business.
    pub(super) fn enter_private(self: &Rc<Self>) {
        takehome::dress();
        self.fetch_takehome();
        self.watch_hands();
        self.follow();
    }

    /// What watches for hands.
    pub(super) fn tablet(self: &Rc<Self>) -> &Tablet {
        self.tablet.get_or_init(|| Tablet::new(self))
    }

    /// Begins to watch, where the door asks for it.
    fn watch_hands(self: &Rc<Self>) {
        if !matches!(self.door.mode, Mode::Consult | Mode::Kiosk) {
            return;
        }
        let mut kept = self.kept.borrow_mut();
        for name in [
            "pointerdown",
            "pointermove",
            "keydown",
            "wheel",
            "touchstart",
            "input",
        ] {
            let desk = Rc::clone(self);
            kept.extend(web::on_window(name, move || desk.touched()));
        }
        if self.door.mode == Mode::Kiosk {
            kept.extend(web::keep_inside());
        }
    }

    /// Somebody is there.
    fn touched(self: &Rc<Self>) {
        let tablet = self.tablet();
        tablet.left.set(None);
        tablet.tick.stop();
        tablet.idle.restart(i32::from(self.door.idle_s) * SECOND_MS);
        web::ask_offline("consult");
    }

    /// Nobody has touched anything for a while.
    fn doubt(self: &Rc<Self>) {
        let tablet = self.tablet();
        tablet.left.set(Some(COUNT_S));
        tablet.tick.restart(SECOND_MS);
        let desk = Rc::clone(self);
        takehome::warn_of_end(self.page, &tablet.left, move || desk.touched());
    }

    fn count(self: &Rc<Self>) {
        let tablet = self.tablet();
        let Some(left) = *tablet.left.peek() else { return };
        if left <= 1 {
            self.end();
        } else {
            tablet.left.set(Some(left - 1));
            tablet.tick.restart(SECOND_MS);
        }
    }

    /// Ends the consultation: the page is loaded anew as it was opened, and nothing of this one is left.
    pub(super) fn end(self: &Rc<Self>) {
        web::ask_offline("done");
        self.tablet().end_after(LET_GO_MS);
    }
}
