//! The clinic's pictures, one tap each, and the depths of its protocol.

use crate::clinic::{Clinic, Preset, usual};
use crate::plan::{Command, Session};
use crate::ui::{Ask, Page};
use crate::web::dom::{Node, button, el};
use crate::words::{Words, key};

/// What is chosen, as a session.
pub fn now(page: Page) -> Session {
    Session {
        plan: page.plan.peek().clone(),
        view: page.view.peek().clone(),
    }
}

pub(super) fn view(page: Page) -> Node {
    el("div")
        .class("presets")
        .attr("role", "group")
        .live("aria-label", move || {
            page.told.get().say(key::CONSULT_PRESETS).into()
        })
        .list(move || {
            let words = page.told.get();
            let clinic = page.clinic.read();
            let (presets, are_usual) = if clinic.presets.is_empty() {
                (usual(), true)
            } else {
                (clinic.presets.clone(), false)
            };
            let mut all: Vec<Node> = presets
                .iter()
                .enumerate()
                .map(|(index, preset)| choice(page, words, &clinic, index, preset))
                .collect();
            if are_usual {
                all.push(
                    el("p")
                        .class("presets-note")
                        .text(words.say(key::CONSULT_PRESETS_SAYS)),
                );
            }
            all
        })
}

fn choice(page: Page, words: Words, clinic: &Clinic, index: usize, preset: &Preset) -> Node {
    let shown = clinic.shown(preset, &Session::default());
    let plan = &shown.plan;
    let own = preset.name.say(words.lang());
    let (first, second) = if own.is_empty() {
        (words.site(plan.site), words.concern(plan.concern))
    } else {
        (own, words.site(plan.site))
    };
    let of_clinic = move |preset: &Preset| {
        let clinic = page.clinic.peek().clone();
        clinic.shown(preset, &now(page))
    };
    let (pressed, asked) = (preset.clone(), preset.clone());
    button()
        .class("preset")
        .part(&["preset-", index.to_string().as_str()].concat())
        .live_flag("aria-pressed", move || {
            let chosen = page.plan.read().clone();
            of_clinic(&pressed).plan == chosen
        })
        .press(move || page.ask(Ask::Show(Box::new(of_clinic(&asked)))))
        .child(el("b").text(first))
        .child(el("span").text(second))
        .child(el("span").class("preset-depth").text(&words.depth(plan.depth)))
}

/// The depths of the clinic's protocol for the device that is chosen; nothing where it names none.
pub(super) fn depths(page: Page) -> Node {
    el("div")
        .class("depths")
        .attr("role", "group")
        .live("aria-label", move || {
            page.told.get().say(key::CONSULT_DEPTHS).into()
        })
        .list(move || {
            let words = page.told.get();
            let device = page.plan.read().device;
            let clinic = page.clinic.read();
            let offers = clinic.devices.iter().filter(|offer| offer.device == device);
            offers
                .flat_map(|offer| {
                    let needles = offer.needles;
                    let name =
                        (!offer.name.is_empty()).then(|| el("span").class("field-name").text(&offer.name));
                    let depths = offer.depths.iter().map(move |&depth| {
                        button()
                            .class("pill")
                            .live_flag("aria-pressed", move || page.plan.read().depth == depth)
                            .press(move || {
                                if let Some(needles) = needles {
                                    page.send(Command::SetNeedles(needles));
                                }
                                page.send(Command::SetDepth(depth));
                            })
                            .text(&words.depth(depth))
                    });
                    name.into_iter().chain(depths)
                })
                .collect()
        })
}
