//! The name, sharing, and light or dark.

use leptos::prelude::*;

use super::{Ask, Page};
use crate::words::Lang;
use crate::words::key;
use crate::words::page::NAME;

pub(super) fn view(page: Page) -> AnyView {
    let said = move || match page.shared.get() {
        Some(true) => page.words.get().say(key::SHARE_DONE),
        Some(false) => page.words.get().say(key::SHARE_FAILED),
        None => "",
    };
    view! { class="sd",
        <header class="masthead">
            <p class="brand">
                <svg viewBox="0 0 22 22" aria-hidden="true">
                    <path class="brand-needle" d="M11 1v15" />
                    <path class="brand-tip" d="M11 21l-1.6-5h3.2z" />
                    <path class="brand-skin" d="M1 13c3 0 4-1.6 6-1.6M21 13c-3 0-4-1.6-6-1.6" />
                </svg>
                <span>{NAME}</span>
            </p>
            <div class="tools">
                {language(page)}
                <button
                    type="button"
                    class="icon"
                    data-part="theme"
                    aria-label=page.label(key::THEME_DARK)
                    title=page.label(key::THEME_DARK)
                    aria-pressed=move || page.dark.get().to_string()
                    on:click=move |_| page.ask(Ask::Shade)
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M12 4a8 8 0 1 0 0 16z" class="solid" />
                        <circle cx="12" cy="12" r="8" />
                    </svg>
                </button>
                <button
                    type="button"
                    class="icon"
                    data-part="share"
                    aria-label=page.label(key::SHARE)
                    title=page.label(key::SHARE)
                    on:click=move |_| page.ask(Ask::Share)
                >
                    <svg viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M12 15V4M8 7.5 12 3.5l4 4M6 11H5v9h14v-9h-1" />
                    </svg>
                </button>
            </div>
            <p class="toast" role="status" data-shown=move || page.shared.get().is_some().to_string()>
                {said}
            </p>
        </header>
    }
    .into_any()
}

/// The languages, each by its own name. It is not built anew when one is chosen, so the focus stays.
fn language(page: Page) -> AnyView {
    let spoken = move || page.words.get().lang().key();
    let options = Lang::ALL
        .into_iter()
        .map(|lang| {
            view! { class="sd",
                <option value=lang.key() lang=lang.key() selected=move || spoken() == lang.key()>{lang.name()}</option>
            }
            .into_any()
        })
        .collect_view();
    view! { class="sd",
        <label class="icon language" title=page.label(key::LANGUAGE_CHOOSE)>
            <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="8.5" />
                <path d="M3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17" />
            </svg>
            <select
                data-part="language"
                aria-label=page.label(key::LANGUAGE_CHOOSE)
                prop:value=spoken
                on:change=move |event| {
                    if let Some(lang) = Lang::from_tag(&event_target_value(&event)) {
                        page.ask(Ask::Speak(lang));
                    }
                }
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}
