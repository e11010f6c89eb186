//! What gets in: amounts in needled beside intact skin with their ranges, one line on what the calculation shows, the
//! profile of penetration, and what the two published closings of channels make of it. It is calculated beside the page
//! while this leaf is open.

use super::cite::cite;
use super::numbers::range;
use super::{Page, fields};
use crate::absorption::SHARED_CITED;
use crate::absorption::summary::Summary;
use crate::absorption::uncertainty::ShareBand;
use crate::units::{Length, Time, bounded};
use crate::web::dom::{Node, el, svg};
use crate::words::{Key, Words, key, number};

/// The profile's drawing: width and height in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 180.0;
/// Decades of concentration that the drawing shows, below that of the applied solution.
const DECADES: u32 = 4;
/// Depths in mm that the drawing names.
const DEPTHS_MM: [f64; 4] = [0.5, 1.0, 1.5, 2.0];

/// What the dialog holds.
pub(super) fn content(page: Page, words: Words) -> Vec<Node> {
    vec![
        fields::product(page, words),
        el("div")
            .part("absorbed-result")
            .list(move || result(page, words)),
        el("p").class("small").text(words.say(key::STANDING)),
    ]
}

fn result(page: Page, words: Words) -> Vec<Node> {
    let Some(product) = page.plan.read().product else {
        return vec![el("p").text(words.say(key::ABSORBED_NONE))];
    };
    let summary = page.summary.read();
    let Some(summary) = summary.as_ref().filter(|summary| summary.product == product) else {
        let told = if page.unsummed.get() {
            key::UNSOLVED
        } else {
            key::ABSORBED_WAIT
        };
        return vec![el("p").attr("role", "status").text(words.say(told))];
    };
    let name = words.product(product);
    let says = crate::words::fill(words.spreading_says(summary.finding), &[("product", name)]);
    let facts = move || [product.cited(), SHARED_CITED].concat();
    vec![
        el("p")
            .class("say")
            .part("finding")
            .text(&says)
            .text(" ")
            .child(cite(page, move || name.to_owned(), facts)),
        amounts(words, summary),
        el("p").class("small").text(words.say(key::ABSORBED_HOW)),
        el("p").class("small").text(words.say(key::ABSORBED_UNPROVEN)),
        profile(words, summary),
        closures(words, summary),
        decisive(words, summary),
    ]
}

fn shares(words: Words, [typical, low, high]: [f64; 3]) -> String {
    range(words, &[typical, low, high].map(|share| words.percent(share)))
}

fn band(words: Words, band: ShareBand) -> String {
    shares(words, [band.typical, band.low, band.high])
}

fn amounts(words: Words, summary: &Summary) -> Node {
    let head = |name: Key| el("th").attr("scope", "col").text(words.say(name));
    let rows = summary
        .needled
        .iter()
        .zip(&summary.intact)
        .map(|(needled, intact)| {
            let time = words.duration(Time::from_secs(needled.time_secs));
            el("tr")
                .child(el("th").attr("scope", "row").text(&time))
                .child(el("td").text(&band(words, needled.delivered)))
                .child(el("td").text(&band(words, intact.delivered)))
        });
    let head = el("tr")
        .child(el("td"))
        .child(head(key::ABSORBED_NEEDLED))
        .child(head(key::ABSORBED_INTACT));
    el("table")
        .class("amounts")
        .child(el("caption").text(words.say(key::ABSORBED_DOSE)))
        .child(el("thead").child(head))
        .child(el("tbody").children(rows))
}

/// Depth downward as in the picture; to the side the concentration, by decades, for it falls over several of them.
fn profile(words: Words, summary: &Summary) -> Node {
    const CLASSES: [&str; 3] = ["intact", "needled", "channel"];
    const NAMES: [Key; 3] = [key::ABSORBED_INTACT, key::ABSORBED_NEEDLED, key::ABSORBED_CHANNEL];
    let across = |value: f64| {
        let decades = value.max(1e-9).log10();
        WIDTH * bounded(1.0 + decades / f64::from(DECADES), 0.0, 1.0)
    };
    let tick = |points: &str| svg("polyline").class("tick").attr("points", points);
    let decades = (0..=DECADES).map(|decade| {
        let x = whole(across(power(decade)));
        svg("g")
            .child(tick(&[&x, ",0 ", &x, ",", &whole(HEIGHT)].concat()))
            .child(
                svg("text")
                    .attr("x", &x)
                    .attr("y", &whole(HEIGHT + 12.0))
                    .attr("text-anchor", anchor(decade))
                    .text(&words.rounded(power(decade), DECADES)),
            )
    });
    let drawing = svg("svg")
        .attr(
            "viewBox",
            &["0 0 ", &whole(WIDTH), " ", &whole(HEIGHT + 16.0)].concat(),
        )
        .attr("role", "img")
        .attr("aria-label", words.say(key::ABSORBED_PROFILE_SAYS));
    let lines = DEPTHS_MM
        .into_iter()
        .filter(|depth| *depth < summary.depth_mm)
        .flat_map(|depth| {
            let y = whole(HEIGHT * depth / summary.depth_mm);
            let line = ["0,", &y, " ", &whole(WIDTH), ",", &y].concat();
            let name = words.length(Length::from_mm(depth));
            [
                tick(&line),
                svg("text")
                    .attr("x", &whole(WIDTH - 4.0))
                    .attr("y", &y)
                    .attr("dy", "-3")
                    .attr("text-anchor", "end")
                    .text(&name),
            ]
        });
    let curves = summary.profiles.iter().zip(CLASSES).map(|(profile, class)| {
        let step = HEIGHT / profile.len() as f64;
        let mut points = String::new();
        for (row, value) in profile.iter().enumerate() {
            points.push_str(&number::fixed(across(*value), 1));
            points.push(',');
            points.push_str(&number::fixed(step * (row as f64 + 0.5), 1));
            points.push(' ');
        }
        svg("polyline").class(class).attr("points", &points)
    });
    let legend = CLASSES.into_iter().zip(NAMES).map(|(class, name)| {
        el("li")
            .child(el("i").class(class).attr("aria-hidden", "true"))
            .text(words.say(name))
    });
    el("figure")
        .class("profile")
        .part("profile")
        .child(el("figcaption").text(words.say(key::ABSORBED_PROFILE)))
        .child(el("p").class("small").text(words.say(key::ABSORBED_PROFILE_SAYS)))
        .child(drawing.children(lines).children(decades).children(curves))
        .child(el("ul").children(legend))
}

/// How a decade's name stands to its line, so that none leaves the drawing.
const fn anchor(decade: u32) -> &'static str {
    match decade {
        0 => "end",
        DECADES => "start",
        _ => "middle",
    }
}

/// The concentration at a decade below that of the applied solution.
fn power(decade: u32) -> f64 {
    (0..decade).fold(1.0, |value, _| value / 10.0)
}

fn whole(value: f64) -> String {
    number::fixed(value, 0)
}

fn closures(words: Words, summary: &Summary) -> Node {
    let names = [key::ABSORBED_UNCOVERED, key::ABSORBED_COVERED];
    let rows = summary
        .closures
        .iter()
        .zip(names)
        .map(|([low, typical, high], name)| {
            el("li")
                .child(el("span").text(words.say(name)))
                .child(el("b").text(&shares(words, [*typical, *low, *high])))
        });
    el("section")
        .child(el("h2").text(words.say(key::ABSORBED_CLOSURES)))
        .child(el("ul").class("numbers").children(rows))
}

fn decisive(words: Words, summary: &Summary) -> Node {
    let names = summary
        .decisive
        .into_iter()
        .map(|parameter| el("li").text(words.parameter(parameter)));
    el("section")
        .child(el("h2").text(words.say(key::ABSORBED_DECISIVE)))
        .child(el("ul").children(names))
}
