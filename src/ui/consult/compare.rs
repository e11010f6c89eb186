//! Pictures beside each other: what differs is chosen here, and told in words; the elements that are drawn into.

use super::presets::now;
use crate::absorption::Product;
use crate::course::compared_cited;
use crate::evidence::Fact;
use crate::needle::Device;
use crate::plan::{Axis, Compare, Session, params};
use crate::skin::Site;
use crate::ui::cite::cite;
use crate::ui::{Ask, Page};
use crate::web::dom::{self, Node, button, el, svg, value_of};
use crate::web::{Canvas, Element};
use crate::words::{Words, key};

/// Two values that an axis begins with, when it is chosen here.
const fn first(axis: Axis) -> [&'static str; 2] {
    match axis {
        Axis::Depth => ["0.5", "1.5"],
        Axis::Site => ["cheek", "eye-area"],
        Axis::Tone => ["3", "8"],
        Axis::Device => ["pen", "roller"],
        Axis::Sessions => ["1", "4"],
        Axis::Product => ["none", "hyaluronic-high"],
        Axis::Day => ["1d", "7d"],
    }
}

/// Values that an axis offers.
fn offered(axis: Axis) -> Vec<&'static str> {
    match axis {
        Axis::Depth => vec!["0.25", "0.5", "0.75", "1", "1.5", "2", "2.5"],
        Axis::Site => Site::ALL.into_iter().map(Site::key).collect(),
        Axis::Tone => vec!["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        Axis::Device => Device::ALL.into_iter().map(Device::key).collect(),
        Axis::Sessions => vec!["1", "2", "3", "4", "5", "6", "7", "8"],
        Axis::Product => std::iter::once("none")
            .chain(Product::ALL.into_iter().map(Product::key))
            .collect(),
        Axis::Day => vec!["before", "needling", "10min", "1d", "3d", "7d", "42d", "90d"],
    }
}

pub(super) fn view(page: Page) -> Node {
    el("section")
        .class("panel comparing")
        .part("comparing")
        .live("aria-label", move || page.told.get().say(key::COMPARE).into())
        .live_presence("hidden", move || page.compared.read().is_none())
        .child(axes(page))
        .child(el("div").class("pens").list(move || values(page)))
        .child(
            el("div")
                .class("differences")
                .part("differences")
                .attr("aria-live", "polite")
                .list(move || differences(page)),
        )
        .child(cite(
            page,
            move || page.told.get().say(key::COMPARE).into(),
            move || cited(page),
        ))
}

/// What they are compared by rests on; nothing where nothing is compared.
fn cited(page: Page) -> Vec<Fact> {
    let compared = page.compared.peek();
    compared
        .as_ref()
        .map_or_else(Vec::new, |compared| compared_cited(&compared.compare, &now(page)))
}

fn axes(page: Page) -> Node {
    el("div").class("axes").list(move || {
        let words = page.told.get();
        let options = Axis::ALL.into_iter().map(|axis| {
            el("option")
                .attr("value", axis.key())
                .text(words.named("compare.axis", axis.key()))
        });
        let chosen = move || {
            page.compared
                .read()
                .as_ref()
                .map_or(Axis::Depth, |compared| compared.compare.axis())
                .key()
        };
        vec![
            el("label")
                .class("field")
                .child(el("span").class("field-name").text(words.say(key::COMPARE_AXIS)))
                .child(
                    el("select")
                        .part("compare-axis")
                        .children(options)
                        .live_value(move || chosen().into())
                        .on("change", move |event| {
                            if let Some(axis) = Axis::from_key(&value_of(&event)) {
                                page.ask(Ask::Compare(Compare::of(axis, &first(axis))));
                            }
                        }),
                ),
            button()
                .class("pill")
                .part("compare-close")
                .press(move || page.ask(Ask::Compare(None)))
                .text(words.say(key::COMPARE_CLOSE)),
        ]
    })
}

/// The session with a value of an axis, for its name.
fn session_with(page: Page, axis: Axis, value: &str) -> Session {
    params::over(&now(page), &[axis.parameter(), "=", value].concat()).0
}

fn values(page: Page) -> Vec<Node> {
    let words: Words = page.told.get();
    let compared = page.compared.read();
    let Some(compare) = compared.as_ref().map(|compared| &compared.compare) else {
        return Vec::new();
    };
    let axis = compare.axis();
    // What the address asks for may be none of what is offered here.
    let offered = offered(axis);
    let mut values: Vec<String> = compare.values().to_vec();
    values.retain(|value| !offered.contains(&value.as_str()));
    values.extend(offered.into_iter().map(String::from));
    values
        .into_iter()
        .map(|value| {
            let toggled = compare.toggled(&value);
            let disabled = if toggled.is_none() { "true" } else { "false" };
            let part = ["value-", &value].concat();
            button()
                .class("pill")
                .part(&part)
                .attr("aria-pressed", if compare.has(&value) { "true" } else { "false" })
                .attr("aria-disabled", disabled)
                .text(&words.compared(axis, &session_with(page, axis, &value)))
                .press(move || {
                    if toggled.is_some() {
                        page.ask(Ask::Compare(toggled.clone()));
                        // The buttons are made anew: whoever pressed one by key stays on it.
                        dom::focus(&["[data-part='value-", &value, "']"].concat());
                    }
                })
        })
        .collect()
}

/// A table of what is calculated for each, and a sentence for each but the first.
fn differences(page: Page) -> Vec<Node> {
    let compared = page.compared.read();
    let Some(compared) = compared.as_ref() else {
        return Vec::new();
    };
    let mut all: Vec<Node> = compared
        .differences
        .iter()
        .map(|sentence| el("p").text(sentence))
        .collect();
    let heads = compared
        .pictures
        .iter()
        .map(|(name, _)| el("th").attr("scope", "col").text(name));
    let mut table = el("table").child(el("tr").child(el("td")).children(heads));
    let rows = compared.pictures.first().map_or(0, |(_, rows)| rows.len());
    for row in 0..rows {
        let mut line = el("tr");
        for (index, (_, measured)) in compared.pictures.iter().enumerate() {
            if let Some((name, value)) = measured.get(row) {
                if index == 0 {
                    line = line.child(el("th").attr("scope", "row").text(name));
                }
                line = line.child(el("td").text(value));
            }
        }
        table = table.child(line);
    }
    all.push(el("div").class("table").child(table));
    all
}

/// The elements of one picture.
#[derive(Debug, Clone)]
pub struct Panel {
    /// The picture is copied here.
    pub canvas: Canvas,
    /// The flat drawing.
    pub schematic: Element,
    /// What is drawn over the picture.
    pub over: Element,
    /// The ruler.
    pub ruler: Element,
    /// The pill at the set depth.
    pub handle: Element,
}

/// So many pictures beside each other, to be hung into the stage, and what is drawn into.
pub fn panels(page: Page, count: usize) -> (Node, Vec<Panel>) {
    let mut all = Vec::new();
    let figures: Vec<Node> = (0..count)
        .map(|index| {
            let name = move || {
                let compared = page.compared.read();
                let pictures = compared.as_ref().map(|compared| &compared.pictures);
                pictures
                    .and_then(|pictures| pictures.get(index))
                    .map_or_else(String::new, |(name, _)| name.clone())
            };
            let canvas = el("canvas").attr("role", "img").live("aria-label", name);
            let schematic = svg("svg").class("sheet").attr("aria-hidden", "true");
            let ruler = svg("g");
            let over = svg("g");
            let handle = el("div").class("depth-handle").attr("aria-hidden", "true");
            if let [
                Some(canvas),
                Some(schematic),
                Some(over),
                Some(ruler),
                Some(handle),
            ] = [&canvas, &schematic, &over, &ruler, &handle].map(Node::element)
                && let Some(canvas) = crate::web::cast::<Canvas>(canvas)
            {
                all.push(Panel {
                    canvas,
                    schematic,
                    over,
                    ruler,
                    handle,
                });
            }
            el("figure")
                .class("beside")
                .part(&["panel-", index.to_string().as_str()].concat())
                .child(canvas)
                .child(schematic)
                .child(
                    svg("svg")
                        .class("sheet over")
                        .attr("aria-hidden", "true")
                        .child(ruler)
                        .child(over),
                )
                .child(handle)
                .child(el("figcaption").live_text(name))
        })
        .collect();
    let node = el("div")
        .class("panels")
        .part("panels")
        .attr("data-count", &count.to_string())
        .children(figures);
    (node, all)
}
