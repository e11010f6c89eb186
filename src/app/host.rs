//! A host page's requests, carried out as anybody's are: the protocol says what they mean, the desk does it.

use std::rc::Rc;

use super::desk::Desk;
use crate::plan::Command;
use crate::protocol::{self, Change, Order};
use crate::web;
use crate::words::Lang;

impl Desk {
    /// Does what a message asks, and answers.
    pub(super) fn obey(self: &Rc<Self>, fields: &[String]) {
        let understood = protocol::read(fields, &self.state.borrow().session);
        let clamped = match understood {
            Err(why) => return web::tell_host(&protocol::refused(why)),
            Ok(Order::Say) => false,
            Ok(Order::Play(on)) => {
                self.carry_out(&Command::Play(on));
                false
            }
            Ok(Order::Show(change)) => self.show(change),
        };
        let answer = protocol::done(&self.state.borrow().session, clamped);
        web::tell_host(&answer);
    }

    fn show(
        self: &Rc<Self>,
        Change {
            session,
            lang,
            clamped,
        }: Change,
    ) -> bool {
        let mut state = self.state.borrow_mut();
        let plan = std::mem::replace(&mut state.session, session).plan;
        state.travel = None;
        drop(state);
        self.changed(&plan);
        self.shade();
        if let Some(lang) = lang.as_deref().and_then(Lang::from_tag) {
            self.fetch_language(lang);
        }
        clamped
    }
}
