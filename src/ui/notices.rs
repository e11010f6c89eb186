//! Cautions that belong to what is shown, warnings about the address, and what stands in for the picture. A caution
//! shows its name, and the sentence behind it when asked.

use leptos::prelude::*;

use super::Page;
use crate::web::State;
use crate::words::key;

/// A notice: what it says, and what more there is to say.
type Notice = (String, Option<String>);

pub(super) fn view(page: Page) -> AnyView {
    let all = Memo::new(move |_| {
        let words = page.words.get();
        let mut all: Vec<Notice> = Vec::new();
        match page.state.get() {
            State::Schematic => all.push((words.say(key::SCHEMATIC).into(), None)),
            State::Lost => all.push((words.say(key::LOST).into(), None)),
            State::Loading | State::Live | State::Failed => {}
        }
        page.outcome.with(|outcome| {
            let cautions = outcome.cautions.iter();
            all.extend(cautions.map(|(name, sentence)| (String::from(*name), Some(sentence.clone()))));
        });
        page.warnings
            .with(|warnings| all.extend(warnings.iter().map(|warning| (warning.clone(), None))));
        all
    });
    let items = move || all.get().into_iter().map(notice).collect_view();
    view! { class="sd",
        <ul class="notices" data-part="notices" aria-label=page.label(key::NOTICES)>
            {items}
        </ul>
    }
    .into_any()
}

fn notice((text, more): Notice) -> AnyView {
    match more {
        Some(more) => view! { class="sd",
            <li>
                <details>
                    <summary>{text}</summary>
                    <p>{more}</p>
                </details>
            </li>
        }
        .into_any(),
        None => view! { class="sd", <li class="plain">{text}</li> }.into_any(),
    }
}
