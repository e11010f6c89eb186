//! Choices: whose skin, where, with what. The ones that everybody needs come first.

use super::Page;
use super::control::{select, stepper, switch};
use crate::absorption::Product;
use crate::guidance::Concern;
use crate::needle::{Device, Setting};
use crate::plan::{Application, Command, Delay, NeedleCount, Passes, Series};
use crate::scene::palette;
use crate::skin::{Site, Thickness, Tone};
use crate::units::Time;
use crate::web::dom::{Node, el};
use crate::words::{Words, key};

/// The value of "no product" in the list of products.
const NONE: &str = "none";

pub(super) fn view(page: Page, words: Words) -> Node {
    el("div")
        .class("fields")
        .children([
            site(page, words),
            product(page, words),
            tones(page, words),
            device(page, words),
            setting(page, words),
            concern(page, words),
        ])
        .child(
            el("details")
                .class("more")
                .child(el("summary").text(words.say(key::MORE)))
                .child(more(page, words)),
        )
}

/// Sends the command that a key makes; a list offers only keys that make one.
fn send(page: Page, command: Option<Command>) {
    if let Some(command) = command {
        page.send(command);
    }
}

fn site(page: Page, words: Words) -> Node {
    select(
        words.say(key::SITE),
        "site",
        Site::ALL.into_iter().map(|site| (site.key(), words.site(site))),
        move || page.plan.read().site.key(),
        move |key| send(page, Site::from_key(key).map(Command::SetSite)),
    )
}

pub(super) fn product(page: Page, words: Words) -> Node {
    let products = Product::ALL
        .into_iter()
        .map(|product| (product.key(), words.product(product)));
    select(
        words.say(key::PRODUCT),
        "product",
        std::iter::once((NONE, words.say(key::PRODUCT_NONE))).chain(products),
        move || page.plan.read().product.map_or(NONE, Product::key),
        move |key| page.send(Command::SetProduct(Product::from_key(key))),
    )
}

fn device(page: Page, words: Words) -> Node {
    select(
        words.say(key::DEVICE),
        "device",
        Device::ALL
            .into_iter()
            .filter(|device| {
                let offers = &page.clinic.read().devices;
                offers.is_empty() || offers.iter().any(|offer| offer.device == *device)
            })
            .map(|device| (device.key(), words.device(device))),
        move || page.plan.read().device.key(),
        move |key| send(page, Device::from_key(key).map(Command::SetDevice)),
    )
}

fn setting(page: Page, words: Words) -> Node {
    select(
        words.say(key::SETTING),
        "setting",
        Setting::ALL
            .into_iter()
            .map(|setting| (setting.key(), words.setting(setting))),
        move || page.plan.read().setting.key(),
        move |key| send(page, Setting::from_key(key).map(Command::SetSetting)),
    )
}

fn concern(page: Page, words: Words) -> Node {
    select(
        words.say(key::CONCERN),
        "concern",
        Concern::ALL
            .into_iter()
            .map(|concern| (concern.key(), words.concern(concern))),
        move || page.plan.read().concern.key(),
        move |key| send(page, Concern::from_key(key).map(Command::SetConcern)),
    )
}

/// Ten tones as swatches: one group of radio buttons, so that arrow keys walk through it.
fn tones(page: Page, words: Words) -> Node {
    let swatches = (1..=10).map(|n| {
        let tone = Tone::clamped(n);
        let name = words.tone(tone.get());
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
        .child(el("legend").class("field-name").text(words.say(key::TONE)))
        .child(el("div").class("swatches").children(swatches))
}

/// Minutes after the needling at which the product can be chosen to go on, beside what a link chose.
const APPLIED: [i16; 5] = [-30, 0, 60, 360, 1440];

/// Before the needling, at once, or hours after it.
fn applied(page: Page, words: Words) -> Node {
    let leaked = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let now = page.plan.peek().application.after_minutes.minutes();
    let mut minutes = APPLIED.to_vec();
    if !minutes.contains(&now) {
        minutes.insert(minutes.partition_point(|&usual| usual < now), now);
    }
    let name = |minutes: i16| match minutes {
        ..0 => words.say(key::APPLIED_BEFORE),
        0 => words.say(key::APPLIED_AT_ONCE),
        _ => {
            let time = words.duration(Time::from_minutes(minutes.into()));
            leaked(words.fill(key::APPLIED_AFTER, &[("time", &time)]))
        }
    };
    let choices: Vec<(i16, &'static str, &'static str)> = minutes
        .into_iter()
        .map(|minutes| (minutes, leaked(minutes.to_string()), name(minutes)))
        .collect();
    let (listed, options) = (choices.clone(), choices.clone());
    select(
        words.say(key::APPLIED),
        "applied",
        options.iter().map(|(_, value, name)| (*value, *name)),
        move || {
            let now = page.plan.read().application.after_minutes.minutes();
            let found = listed.iter().find(|(minutes, ..)| *minutes == now);
            found.map_or("", |(_, value, _)| value)
        },
        move |value| {
            if let Some((minutes, ..)) = choices.iter().find(|(_, one, _)| *one == value) {
                let mut application = page.plan.peek().application;
                application.after_minutes = Delay::clamped((*minutes).into());
                page.send(Command::SetApplication(application));
            }
        },
    )
}

const WEEK: i64 = 7;

fn more(page: Page, words: Words) -> Node {
    let thickness = select(
        words.say(key::THICKNESS),
        "thickness",
        Thickness::ALL
            .into_iter()
            .map(|thickness| (thickness.key(), words.thickness(thickness))),
        move || page.plan.read().thickness.key(),
        move |key| send(page, Thickness::from_key(key).map(Command::SetThickness)),
    );
    let ends = [words.say(key::STEP_FEWER), words.say(key::STEP_MORE)];
    let needles = stepper(
        words.say(key::NEEDLES),
        ends,
        move || i64::from(page.plan.read().needles.get()),
        move |n| page.send(Command::SetNeedles(NeedleCount::clamped(n))),
    );
    let passes = stepper(
        words.say(key::PASSES),
        ends,
        move || i64::from(page.plan.read().passes.get()),
        move |n| page.send(Command::SetPasses(Passes::clamped(n))),
    );
    let interval = stepper(
        words.say(key::INTERVAL),
        ends,
        move || i64::from(page.plan.read().series.interval_days()),
        move |n| {
            let series = page.plan.peek().series;
            let days = i64::from(series.interval_days());
            // Days up to a week, weeks beyond it.
            let days = if n > days {
                days + if days < WEEK { 1 } else { WEEK }
            } else if days <= WEEK {
                days - 1
            } else {
                (days - WEEK).max(WEEK)
            };
            page.send(Command::SetSeries(Series::clamped(
                series.sessions().into(),
                days,
            )));
        },
    );
    let put_on = move |change: fn(&mut Application, bool), on: bool| {
        let mut application = page.plan.peek().application;
        change(&mut application, on);
        page.send(Command::SetApplication(application));
    };
    let applied = applied(page, words);
    let covered = switch(
        words.say(key::COVERED),
        move || page.plan.read().application.covered,
        move |on| put_on(|application, on| application.covered = on, on),
    );
    let wiped = switch(
        words.say(key::WIPED),
        move || page.plan.read().application.wiped_off,
        move |on| put_on(|application, on| application.wiped_off = on, on),
    );
    el("div")
        .class("more-fields")
        .children([thickness, needles, passes, interval, applied, covered, wiped])
}
