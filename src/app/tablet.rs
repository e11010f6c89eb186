//! A tablet that goes from hand to hand, and a screen in a waiting room: nothing is written into the address, and at the
//! end, or when nobody has touched anything for a while, everything starts anew.

use std::rc::Rc;

use super::desk::Desk;
use crate::plan::params::Mode;
use crate::ui::takehome;
use crate::ui::takehome::Idle;
use crate::web::{self, Timer};

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
    /// The timers of a desk; `later` makes a call of one of its methods.
    pub(super) fn new<F: Fn() + 'static>(later: impl Fn(fn(&Rc<Desk>)) -> F) -> Self {
        Self {
            idle: Timer::new(later(Desk::doubt)),
            tick: Timer::new(later(Desk::count)),
            end: Timer::new(web::start_anew),
            left: Idle::default(),
        }
    }
}

impl Desk {
    /// Is what is shown nobody else's business afterwards?
    pub(super) fn is_private(&self) -> bool {
        matches!(self.door.mode, Mode::Consult | Mode::Kiosk | Mode::Client)
    }

    /// Begins to watch, where the door asks for it.
    pub(super) fn watch_hands(self: &Rc<Self>) {
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
        let tablet = &self.tablet;
        tablet.left.set(None);
        tablet.tick.stop();
        tablet.idle.restart(i32::from(self.door.idle_s) * SECOND_MS);
        web::ask_offline("consult");
    }

    /// Nobody has touched anything for a while.
    fn doubt(self: &Rc<Self>) {
        let tablet = &self.tablet;
        tablet.left.set(Some(COUNT_S));
        tablet.tick.restart(SECOND_MS);
        let desk = Rc::clone(self);
        takehome::warn_of_end(self.page, &tablet.left, move || desk.touched());
    }

    fn count(self: &Rc<Self>) {
        let tablet = &self.tablet;
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
        self.tablet.end.restart(LET_GO_MS);
    }
}
