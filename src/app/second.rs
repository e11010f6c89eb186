//! The client's window: it shows what the window that opened it shows, forgets it when that window goes away, and has
//! nothing to press.

use std::rc::Rc;

use super::desk::Desk;
use crate::plan::params::Mode;
use crate::plan::token::Beside;
use crate::plan::{Command, Session};
use crate::protocol::second::{Said, read, write};
use crate::web::{self, Other};
use crate::words::Lang;

/// Without a word for so long, the other window is gone: browsers wake a hidden one once a minute at least.
const SILENCE_MS: i32 = 90_000;

impl Desk {
    /// Listens to the window that opened this one.
    pub(super) fn follow(self: &Rc<Self>) {
        if self.door.mode != Mode::Client {
            return;
        }
        let Some(other) = Other::opener() else { return };
        let (desk, answered) = (Rc::clone(self), other.clone());
        let listener = other.on_said(move |fields| match read(&fields) {
            Some(Said::Show {
                session,
                beside,
                playing,
            }) => {
                desk.tablet().end_after(SILENCE_MS);
                answered.tell(&write(&Said::Here));
                desk.show_other(session, beside, playing);
            }
            Some(Said::End) => web::start_anew(),
            Some(Said::Here) | None => {}
        });
        self.kept.borrow_mut().extend(listener);
        other.tell(&write(&Said::Here));
    }

    fn show_other(self: &Rc<Self>, session: Session, beside: Beside, playing: bool) {
        let mut state = self.state.borrow_mut();
        let mut now = state.session.clone();
        let runs = now.view.playing && playing;
        now.view.playing = false;
        if runs {
            // Both clocks run: a look at the other one would only make this one stumble.
            now.view.moment = session.view.moment;
        }
        let lang = beside
            .lang
            .and_then(Lang::from_tag)
            .filter(|lang| *lang != state.words.lang());
        let theme = session.view.theme != now.view.theme;
        let changed = now != session || runs != playing;
        if changed {
            let plan = std::mem::replace(&mut state.session, session).plan;
            state.session.apply(&Command::Play(playing));
            state.travel = None;
            drop(state);
            self.changed(&plan);
            if theme {
                self.shade();
            }
        } else {
            drop(state);
        }
        if let Some(lang) = lang {
            self.fetch_language(lang);
        }
    }
}
