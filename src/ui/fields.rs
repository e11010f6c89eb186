//! Choices: whose skin, where, with what. The ones that everybody needs come first.

use super::Page;
use super::control::{select, stepper, switch};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Setting};
use crate::plan::{Application, Command, NeedleCount, Passes, Series};
use crate::scene::palette;
use crate::skin::{Site, Thickness, Tone};
use crate::web::dom::{Node, el};
use crate::words::{self as say, names, page as words};

/// The value of "no product" in the list of products.
const NONE: &str = "none";

pub(super) fn view(page: Page) -> Node {
    el("div")
        .class("fields")
        .children([
            site(page),
            product(page),
            tones(page),
            device(page),
            setting(page),
            concern(page),
        ])
        .child(
            el("details")
                .class("more")
                .child(el("summary").text(words::MORE))
                .child(more(page)),
        )
}

/// Sends the command that a key makes; a list offers only keys that make one.
fn send(page: Page, command: Option<Command>) {
    if let Some(command) = command {
        page.send(command);
    }
}

fn site(page: Page) -> Node {
    select(
        words::SITE,
        "site",
        Site::ALL.into_iter().map(|site| (site.key(), names::site(site))),
        move || page.plan.read().site.key(),
        move |key| send(page, Site::from_key(key).map(Command::SetSite)),
    )
}

fn product(page: Page) -> Node {
    let products = Product::ALL
        .into_iter()
        .map(|product| (product.key(), names::product(product)));
    select(
        words::PRODUCT,
        "product",
        std::iter::once((NONE, words::NO_PRODUCT)).chain(products),
        move || page.plan.read().product.map_or(NONE, Product::key),
        move |key| page.send(Command::SetProduct(Product::from_key(key))),
    )
}

fn device(page: Page) -> Node {
    select(
        words::DEVICE,
        "device",
        Device::ALL
            .into_iter()
            .map(|device| (device.key(), names::device(device))),
        move || page.plan.read().device.key(),
        move |key| send(page, Device::from_key(key).map(Command::SetDevice)),
    )
}

fn setting(page: Page) -> Node {
    select(
        words::SETTING,
        "setting",
        Setting::ALL
            .into_iter()
            .map(|setting| (setting.key(), names::setting(setting))),
        move || page.plan.read().setting.key(),
        move |key| send(page, Setting::from_key(key).map(Command::SetSetting)),
    )
}

fn concern(page: Page) -> Node {
    select(
        words::CONCERN,
        "concern",
        Concern::ALL
            .into_iter()
            .map(|concern| (concern.key(), names::concern(concern))),
        move || page.plan.read().concern.key(),
        move |key| send(page, Concern::from_key(key).map(Command::SetConcern)),
    )
}

/// Ten tones as swatches: one group of radio buttons, so that arrow keys walk through it.
fn tones(page: Page) -> Node {
    let swatches = (1..=10).map(|n| {
        let tone = Tone::clamped(n);
        let name = say::page::tone(tone.get());
        el("label")
            .class("swatch")
            .attr("title", &name)
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "tone")
                    .attr("value", &tone.get().to_string())
                    .attr("aria-label", &name)
                    .live_checked(move || page.plan.read().tone == tone)
                    .on("change", move |_| page.send(Command::SetTone(tone))),
            )
            .child(el("span").style("background-color", &palette::skin_tone(tone).swatch.css()))
    });
    el("fieldset")
        .class("tones")
        .part("tone")
        .child(el("legend").class("field-name").text(words::TONE))
        .child(el("div").class("swatches").children(swatches))
}

fn more(page: Page) -> Node {
    let thickness = select(
        words::THICKNESS,
        "thickness",
        Thickness::ALL
            .into_iter()
            .map(|thickness| (thickness.key(), names::thickness(thickness))),
        move || page.plan.read().thickness.key(),
        move |key| send(page, Thickness::from_key(key).map(Command::SetThickness)),
    );
    let ends = [words::FEWER, words::GREATER];
    let needles = stepper(
        words::NEEDLES,
        ends,
        move || i64::from(page.plan.read().needles.get()),
        move |n| page.send(Command::SetNeedles(NeedleCount::clamped(n))),
    );
    let passes = stepper(
        words::PASSES,
        ends,
        move || i64::from(page.plan.read().passes.get()),
        move |n| page.send(Command::SetPasses(Passes::clamped(n))),
    );
    let interval = stepper(
        words::INTERVAL,
        ends,
        move || (i64::from(page.plan.read().series.interval_days()) + 3) / 7,
        move |n| {
            let sessions = i64::from(page.plan.peek().series.sessions());
            page.send(Command::SetSeries(Series::clamped(sessions, n * 7)));
        },
    );
    let put_on = move |change: fn(&mut Application, bool), on: bool| {
        let mut application = page.plan.peek().application;
        change(&mut application, on);
        page.send(Command::SetApplication(application));
    };
    let covered = switch(
        words::COVERED,
        move || page.plan.read().application.covered,
        move |on| put_on(|application, on| application.covered = on, on),
    );
    let wiped = switch(
        words::WIPED,
        move || page.plan.read().application.wiped_off,
        move |on| put_on(|application, on| application.wiped_off = on, on),
    );
    el("div")
        .class("more-fields")
        .children([thickness, needles, passes, interval, covered, wiped])
}
