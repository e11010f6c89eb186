//! Before everything is cleared because nobody seems to be there: a countdown that any touch ends.

use std::rc::Rc;

use super::STYLES;
use crate::ui::{Mirror, Page};
use crate::web;
use crate::web::dom::{self, button, el};
use crate::words::key;

/// Seconds that are left while the countdown runs.
pub type Idle = Rc<Mirror<Option<u16>>>;

/// Shows the countdown until nothing is left to count, or `stay` was said.
pub fn warn(page: Page, left: &Idle, stay: impl Fn() + 'static) {
    let (counted, drained, shown) = (Rc::clone(left), Rc::clone(left), Rc::clone(left));
    let stay = Rc::new(stay);
    let stayed = Rc::clone(&stay);
    web::with_styles(STYLES, move || {
        if shown.peek().is_none() {
            return;
        }
        let words = *page.told.peek();
        let says = move || {
            let seconds = words.whole(counted.read().unwrap_or(0).into());
            let time = words.fill(key::IDLE_SECONDS, &[("n", &seconds)]);
            words.fill(key::IDLE, &[("time", &time)])
        };
        let whole = drained.peek().unwrap_or(0).to_string();
        let running = el("progress")
            .attr("max", &whole)
            .attr("aria-hidden", "true")
            .live("value", move || drained.read().unwrap_or(0).to_string());
        let form = el("form").attr("method", "dialog").child(
            button()
                .class("pill strong")
                .part("idle-stay")
                .press(move || stay())
                .text(words.say(key::IDLE_STAY)),
        );
        let dialog = el("dialog")
            .class("leaf take idle")
            .part("idle")
            .attr("role", "alertdialog")
            .on("cancel", move |_| stayed())
            .child(el("p").live_text(says))
            .child(running)
            .child(form);
        let (element, ended) = (dialog.element(), Rc::clone(&shown));
        // The countdown ends elsewhere: the dialog follows.
        let dialog = dialog.whenever(move || {
            if ended.read().is_none()
                && let Some(element) = &element
            {
                dom::close_dialog(element);
            }
        });
        dom::open_over(dialog);
    });
}
