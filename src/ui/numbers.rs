//! The numbers of what is shown, each with its range and its sources: layers of the site, needles and channels, how long
//! signs last. They follow the plan while the leaf is open.

use super::Page;
use super::cite::cite;
use super::control::select;
use crate::course::Course;
use crate::evidence::Fact;
use crate::healing::{Band, Curve};
use crate::needle::{Gauge, Rate, Tip, channels_cited, make_cited, reach_cited};
use crate::plan::Command;
use crate::skin::{Layer, cited};
use crate::units::Time;
use crate::web::dom::{Node, el};
use crate::words::{Key, Words, key};

/// Strokes of pens each second: `dermapen-rate` from end to end, and the most of `exceed-rate`.
const RATES: [i64; 3] = [90, 120, 150];

/// What the dialog holds.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    vec![
        el("p").text(words.say(key::NUMBERS_HOW)),
        el("div").class("more-fields").children(make(page, words)),
        el("div").list(move || sections(page, words)),
        el("p").class("small").text(words.say(key::STANDING)),
    ]
}

/// Strokes that can be chosen: the device's own, the ends of what is published, and what a link chose.
fn rates(page: Page, words: Words) -> Vec<(Option<Rate>, &'static str, &'static str)> {
    let now = page.plan.peek().make.rate;
    let mut all = vec![None];
    all.extend(RATES.map(Rate::clamped));
    if !all.contains(&now) {
        all.push(now);
        all.sort_unstable();
    }
    let told = |rate: Option<Rate>| {
        let Some(rate) = rate else {
            return (None, "", words.say(key::NUMBERS_USUAL));
        };
        let name: &'static str = Box::leak(words.whole(rate.get().into()).into_boxed_str());
        (Some(rate), name, name)
    };
    all.into_iter().map(told).collect()
}

/// How the needles are made and driven.
fn make(page: Page, words: Words) -> [Node; 3] {
    let gauge = select(
        words.say(key::NUMBERS_GAUGE),
        "gauge",
        Gauge::ALL.into_iter().map(|gauge| match gauge {
            Gauge::Usual => (gauge.key(), words.say(key::NUMBERS_USUAL)),
            _ => (gauge.key(), gauge.key()),
        }),
        move || page.plan.read().make.gauge.key(),
        move |key| {
            let mut make = page.plan.peek().make;
            make.gauge = Gauge::from_key(key).unwrap_or_default();
            page.send(Command::SetMake(make));
        },
    );
    let tips = [key::NUMBERS_USUAL, key::NUMBERS_SHARP, key::NUMBERS_BLUNT];
    let tip = select(
        words.say(key::NUMBERS_TIP),
        "tip",
        Tip::ALL
            .into_iter()
            .zip(tips)
            .map(|(tip, name)| (tip.key(), words.say(name))),
        move || page.plan.read().make.tip.key(),
        move |key| {
            let mut make = page.plan.peek().make;
            make.tip = Tip::from_key(key).unwrap_or_default();
            page.send(Command::SetMake(make));
        },
    );
    let rates = rates(page, words);
    let (listed, options) = (rates.clone(), rates.clone());
    let rate = select(
        words.say(key::NUMBERS_RATE),
        "rate",
        options.into_iter().map(|(_, key, name)| (key, name)),
        move || {
            let rate = page.plan.read().make.rate;
            let found = listed.iter().find(|(listed, ..)| *listed == rate);
            found.map_or("", |(_, key, _)| key)
        },
        move |key| {
            let mut make = page.plan.peek().make;
            let found = rates.iter().find(|(_, one, _)| *one == key);
            make.rate = found.and_then(|(rate, ..)| *rate);
            page.send(Command::SetMake(make));
        },
    );
    [gauge, tip, rate]
}

fn sections(page: Page, words: Words) -> Vec<Node> {
    let course = Course::derive(&page.plan.read());
    let plan = &course.plan;
    let row = |name: &str, value: &str, facts: &[Fact]| row(page, name, value, facts);
    let layers = Layer::ALL.into_iter().map(|layer| {
        let thickness = words.spread(&course.layers.spread(layer));
        row(words.layer(layer), &thickness, cited(plan.site, layer))
    });
    let channels = &course.channels;
    let [density, fewest, most] = channels.density_per_cm2.map(|n| words.whole(n.round() as u64));
    let open = channels.open_area.map(|share| words.percent(share));
    let reach = reach_cited(plan.device, plan.setting);
    let mut made = channels_cited(plan.device, plan.setting).to_vec();
    made.extend(make_cited(plan.device, plan.make));
    let needles = [
        row(
            words.say(key::NUMBERS_REACHED),
            &words.spread(&course.penetration.reached),
            reach,
        ),
        row(
            words.say(key::NUMBERS_DENSITY),
            &words.fill(
                key::NUMBERS_DENSITY_SAYS,
                &[("n", &density), ("low", &fewest), ("high", &most)],
            ),
            &made,
        ),
        row(
            words.say(key::NUMBERS_WIDTH),
            &words.spread(&channels.diameter),
            &made,
        ),
        row(words.say(key::NUMBERS_OPEN), &range(words, &open), &made),
    ];
    let treatment = course.treatment();
    let healing = Curve::ALL
        .into_iter()
        .filter(|curve| !matches!(curve, Curve::CollagenIii | Curve::CollagenI | Curve::Remodelling))
        .map(|curve| {
            let Band { typical, low, high } = treatment.settled_by(curve);
            let times = [typical, low, high].map(|secs| words.duration(Time::from_secs(secs)));
            row(words.curve(curve), &range(words, &times), curve.cited())
        });
    vec![
        section(words, key::NUMBERS_LAYERS).child(list(layers)),
        section(words, key::NUMBERS_NEEDLES).child(list(needles)),
        section(words, key::NUMBERS_HEALING).child(list(healing)),
    ]
}

/// Typical, low and high as one text.
pub(super) fn range(words: Words, [typical, low, high]: &[String; 3]) -> String {
    if low == high {
        return typical.clone();
    }
    words.fill(
        key::NUMBERS_RANGE,
        &[("n", typical), ("low", low), ("high", high)],
    )
}

fn section(words: Words, name: Key) -> Node {
    el("section").child(el("h2").text(words.say(name)))
}

fn list(rows: impl IntoIterator<Item = Node>) -> Node {
    el("ul").class("numbers").children(rows)
}

fn row(page: Page, name: &str, value: &str, facts: &[Fact]) -> Node {
    let (named, facts) = (name.to_owned(), facts.to_vec());
    el("li")
        .child(el("span").text(name))
        .child(el("b").text(value))
        .child(cite(page, move || named.clone(), move || facts.clone()))
}
