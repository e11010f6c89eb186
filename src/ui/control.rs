//! Small controls that several parts of the page share.

use leptos::prelude::*;

/// A labelled list from which one is chosen; `choices` are values and their names.
pub(super) fn select(
    label: &'static str,
    part: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    chosen: Memo<&'static str>,
    choose: impl Fn(&str) + 'static,
) -> AnyView {
    let options = choices
        .into_iter()
        .map(|(key, name)| {
            view! { class="sd", <option value=key selected=move || chosen.get() == key>{name}</option> }
                .into_any()
        })
        .collect_view();
    view! { class="sd",
        <label class="field">
            <span class="field-name">{label}</span>
            <select data-part=part prop:value=chosen on:change=move |event| choose(&event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// A switch.
pub(super) fn switch(label: &'static str, on: Memo<bool>, turn: impl Fn(bool) + 'static) -> AnyView {
    view! { class="sd",
        <label class="switch">
            <span>{label}</span>
            <input
                type="checkbox"
                role="switch"
                prop:checked=on
                on:change=move |event| turn(event_target_checked(&event))
            />
        </label>
    }
    .into_any()
}

/// A number with a button to each side.
pub(super) fn stepper(
    label: &'static str,
    [fewer, greater]: [&'static str; 2],
    value: Memo<i64>,
    step: impl Fn(i64) + Copy + 'static,
) -> AnyView {
    let button = move |by: i64, sign: &'static str, name: &'static str| {
        view! { class="sd",
            <button type="button" aria-label=[label, ": ", name].concat() on:click=move |_| step(value.get_untracked() + by)>
                {sign}
            </button>
        }
        .into_any()
    };
    view! { class="sd",
        <div class="stepper" role="group" aria-label=label>
            <span class="field-name">{label}</span>
            {button(-1, "−", fewer)}
            <output>{move || value.get().to_string()}</output>
            {button(1, "+", greater)}
        </div>
    }
    .into_any()
}
