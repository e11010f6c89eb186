//! The page: one file per visible thing. Components show what the [`Page`]'s signals hold and ask for changes; they
//! decide nothing about skin.
//!
//! Every `view!` names the class `sd`: this turns off Leptos's static templates, which are written as HTML text and so
//! forbidden where Trusted Types are enforced.

mod control;
mod depth;
mod fields;
mod header;
mod notices;
mod page;
mod stage;
mod timeline;

use leptos::html;
use leptos::prelude::*;

pub use self::page::{Ask, Fill, Outcome, Page, Parts, Pointed, Settled};
use crate::words::key;

/// Everything on the page.
pub fn view(page: Page) -> AnyView {
    let card = NodeRef::<html::Section>::new();
    view! { class="sd",
        <main class="page">
            {header::view(page)}
            {stage::view(page, card)}
            <section node_ref=card class="panel treatment" aria-label=page.label(key::TREATMENT)>
                {page.panel(depth::view)}
            </section>
            <section class="panel clock" aria-label=page.label(key::TIME)>
                {page.panel(timeline::view)}
            </section>
            <section class="panel choices" aria-label=page.label(key::CHOICES)>
                {page.panel(fields::view)}
            </section>
            <footer class="standing">
                <p>{page.label(key::STANDING)}</p>
                <p>{page.label(key::PURPOSE)}</p>
            </footer>
        </main>
    }
    .into_any()
}
