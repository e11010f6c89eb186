//! The stage: the picture with its caption, what is drawn over it, and how it is looked at. The elements are handed
//! over to whoever draws; here they only stand in order.

use leptos::html;
use leptos::prelude::*;
use leptos::svg;

use super::{Page, Parts, notices};
use crate::plan::{Command, Stage};
use crate::web::State;
use crate::words::{Words, key};

pub(super) fn view(page: Page, card: NodeRef<html::Section>) -> AnyView {
    let canvas = NodeRef::<html::Canvas>::new();
    let overlay = NodeRef::<svg::G>::new();
    let ruler = NodeRef::<svg::G>::new();
    let schematic = NodeRef::<svg::Svg>::new();
    let handle = NodeRef::<html::Div>::new();
    let free = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let (
            Some(canvas),
            Some(overlay),
            Some(ruler),
            Some(schematic),
            Some(handle),
            Some(free),
            Some(card),
        ) = (
            canvas.get(),
            overlay.get(),
            ruler.get(),
            schematic.get(),
            handle.get(),
            free.get(),
            card.get(),
        ) {
            page.fill(Parts {
                canvas,
                overlay: overlay.into(),
                ruler: ruler.into(),
                schematic: schematic.into(),
                handle: handle.into(),
                free: free.into(),
                card: card.into(),
            });
        }
    });
    let flat = move || !matches!(page.state.get(), State::Live | State::Loading);
    let moment = page.looked(|view| view.moment);
    view! { class="sd",
        <section class="stage" data-part="stage">
            <canvas
                node_ref=canvas
                data-part="canvas"
                role="img"
                tabindex="0"
                aria-label=page.label(key::PICTURE)
                aria-describedby="description keys"
            ></canvas>
            <svg node_ref=schematic class="sheet" data-part="schematic" aria-hidden="true" hidden=move || !flat()></svg>
            <svg class="sheet over" aria-hidden="true">
                <g node_ref=ruler data-part="ruler"></g>
                <g node_ref=overlay></g>
            </svg>
            <div node_ref=handle class="depth-handle" data-part="depth-handle" aria-hidden="true"></div>
            <div class="hud">
            <div class="caption">
                <p class="eyebrow">{move || page.words.get().clock(moment.get())}</p>
                <h1>{move || page.words.get().title(moment.get(), page.phase.get())}</h1>
                <p class="lede">{move || page.settled.with(|settled| settled.caption.clone())}</p>
            </div>
            {notices::view(page)}
            <div node_ref=free class="free" aria-hidden="true"></div>
            {page.panel(views)}
            </div>
            {pointed(page)}
            <p id="description" class="unseen" data-part="description" aria-live="polite">
                {move || page.settled.with(|settled| settled.description.clone())}
            </p>
            <p id="keys" class="unseen">{page.label(key::PICTURE_KEYS)}</p>
        </section>
    }
    .into_any()
}

/// The name of what is pointed at, beside the pointer.
fn pointed(page: Page) -> AnyView {
    let name = move || page.pointed.get().map_or("", |pointed| pointed.name);
    let side = |axis: usize| {
        move || {
            page.pointed
                .get()
                .map(|pointed| [pointed.at[axis].round().to_string(), "px".into()].concat())
        }
    };
    view! { class="sd",
        <div class="pointed" aria-hidden="true" hidden=move || page.pointed.get().is_none() style:left=side(0) style:top=side(1)>
            {name}
        </div>
    }
    .into_any()
}

/// The camera's presets, and names in the picture.
fn views(page: Page, words: Words) -> AnyView {
    let stage = page.looked(|view| view.stage);
    let labels = page.looked(|view| view.labels);
    let buttons = Stage::ALL
        .into_iter()
        .map(|preset| {
            view! { class="sd",
                <button
                    type="button"
                    data-part=["stage-", preset.key()].concat()
                    aria-pressed=move || (stage.get() == preset).to_string()
                    on:click=move |_| page.send(Command::SetStage(preset))
                >
                    {words.stage(preset)}
                </button>
            }
            .into_any()
        })
        .collect_view();
    view! { class="sd",
        <div class="views">
            <div class="segments" role="group" aria-label=words.say(key::VIEWS)>
                {buttons}
            </div>
            <button
                type="button"
                class="labels-toggle"
                data-part="labels"
                aria-pressed=move || labels.get().to_string()
                on:click=move |_| page.send(Command::ShowLabels(!labels.get_untracked()))
            >
                {words.say(key::LABELS)}
            </button>
        </div>
    }
    .into_any()
}
