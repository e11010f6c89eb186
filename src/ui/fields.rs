//! Choices: whose skin, where, with what. The ones that everybody needs come first.

use leptos::prelude::*;

use super::Page;
use super::control::{select, stepper, switch};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Setting};
use crate::plan::{Application, Command, NeedleCount, Passes, Series};
use crate::scene::palette;
use crate::skin::{Site, Thickness, Tone};
use crate::words::{Words, key};

/// The value of "no product" in the list of products.
const NONE: &str = "none";

pub(super) fn view(page: Page, words: Words) -> AnyView {
    view! { class="sd",
        <div class="fields">
            {site(page, words)}
            {product(page, words)}
            {tones(page, words)}
            {device(page, words)}
            {setting(page, words)}
            {concern(page, words)}
            <details class="more">
                <summary>{words.say(key::MORE)}</summary>
                {more(page, words)}
            </details>
        </div>
    }
    .into_any()
}

fn site(page: Page, words: Words) -> AnyView {
    let names = Site::ALL
        .into_iter()
        .map(|site| (site.key(), words.site(site)))
        .collect();
    select(
        words.say(key::SITE),
        "site",
        names,
        page.chosen(|plan| plan.site.key()),
        move |key| {
            if let Some(site) = Site::from_key(key) {
                page.send(Command::SetSite(site));
            }
        },
    )
}

fn product(page: Page, words: Words) -> AnyView {
    let names = std::iter::once((NONE, words.say(key::PRODUCT_NONE)))
        .chain(
            Product::ALL
                .into_iter()
                .map(|product| (product.key(), words.product(product))),
        )
        .collect();
    let chosen = page.chosen(|plan| plan.product.map_or(NONE, Product::key));
    select(words.say(key::PRODUCT), "product", names, chosen, move |key| {
        page.send(Command::SetProduct(Product::from_key(key)));
    })
}

fn device(page: Page, words: Words) -> AnyView {
    let names = Device::ALL
        .into_iter()
        .map(|device| (device.key(), words.device(device)))
        .collect();
    select(
        words.say(key::DEVICE),
        "device",
        names,
        page.chosen(|plan| plan.device.key()),
        move |key| {
            if let Some(device) = Device::from_key(key) {
                page.send(Command::SetDevice(device));
            }
        },
    )
}

fn setting(page: Page, words: Words) -> AnyView {
    let names = Setting::ALL
        .into_iter()
        .map(|setting| (setting.key(), words.setting(setting)))
        .collect();
    select(
        words.say(key::SETTING),
        "setting",
        names,
        page.chosen(|plan| plan.setting.key()),
        move |key| {
            if let Some(setting) = Setting::from_key(key) {
                page.send(Command::SetSetting(setting));
            }
        },
    )
}

fn concern(page: Page, words: Words) -> AnyView {
    let names = Concern::ALL
        .into_iter()
        .map(|concern| (concern.key(), words.concern(concern)))
        .collect();
    select(
        words.say(key::CONCERN),
        "concern",
        names,
        page.chosen(|plan| plan.concern.key()),
        move |key| {
            if let Some(concern) = Concern::from_key(key) {
                page.send(Command::SetConcern(concern));
            }
        },
    )
}

/// Ten tones as swatches: one group of radio buttons, so that arrow keys walk through it.
fn tones(page: Page, words: Words) -> AnyView {
    let chosen = page.chosen(|plan| plan.tone);
    let swatches = (1..=10)
        .map(|n| {
            let tone = Tone::clamped(n);
            let swatch = palette::skin_tone(tone).swatch.css();
            view! { class="sd",
                <label class="swatch" title=words.tone(tone.get())>
                    <input
                        type="radio"
                        name="tone"
                        value=tone.get().to_string()
                        aria-label=words.tone(tone.get())
                        prop:checked=move || chosen.get() == tone
                        on:change=move |_| page.send(Command::SetTone(tone))
                    />
                    <span style:background-color=swatch></span>
                </label>
            }
            .into_any()
        })
        .collect_view();
    view! { class="sd",
        <fieldset class="tones" data-part="tone">
            <legend class="field-name">{words.say(key::TONE)}</legend>
            <div class="swatches">{swatches}</div>
        </fieldset>
    }
    .into_any()
}

fn more(page: Page, words: Words) -> AnyView {
    let names = Thickness::ALL
        .into_iter()
        .map(|thickness| (thickness.key(), words.thickness(thickness)))
        .collect();
    let thickness = select(
        words.say(key::THICKNESS),
        "thickness",
        names,
        page.chosen(|plan| plan.thickness.key()),
        move |key| {
            if let Some(thickness) = Thickness::from_key(key) {
                page.send(Command::SetThickness(thickness));
            }
        },
    );
    let application = page.chosen(|plan| plan.application);
    let put_on = move |change: fn(&mut Application, bool), on: bool| {
        let mut application = application.get_untracked();
        change(&mut application, on);
        page.send(Command::SetApplication(application));
    };
    let ends = [words.say(key::STEP_FEWER), words.say(key::STEP_MORE)];
    let needles = page.chosen(|plan| i64::from(plan.needles.get()));
    let passes = page.chosen(|plan| i64::from(plan.passes.get()));
    let series = page.chosen(|plan| plan.series);
    let weeks = Memo::new(move |_| (i64::from(series.get().interval_days()) + 3) / 7);
    view! { class="sd",
        <div class="more-fields">
            {thickness}
            {stepper(words.say(key::NEEDLES), ends, needles, move |n| page.send(Command::SetNeedles(NeedleCount::clamped(n))))}
            {stepper(words.say(key::PASSES), ends, passes, move |n| page.send(Command::SetPasses(Passes::clamped(n))))}
            {stepper(words.say(key::INTERVAL), ends, weeks, move |n| {
                let sessions = i64::from(series.get_untracked().sessions());
                page.send(Command::SetSeries(Series::clamped(sessions, n * 7)));
            })}
            {switch(
                words.say(key::COVERED),
                Memo::new(move |_| application.get().covered),
                move |on| put_on(|application, on| application.covered = on, on),
            )}
            {switch(
                words.say(key::WIPED),
                Memo::new(move |_| application.get().wiped_off),
                move |on| put_on(|application, on| application.wiped_off = on, on),
            )}
        </div>
    }
    .into_any()
}
