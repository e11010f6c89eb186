//! Small controls that several parts of the page share.

use std::rc::Rc;

use crate::web::dom::{Node, button, checked_of, el, svg, value_of};

/// Values of a list and their names.
pub(super) type Choices = Vec<(&'static str, &'static str)>;

/// A labelled list from which one is chosen; `choices` are values and their names.
pub(super) fn select(
    label: &str,
    part: &str,
    choices: impl IntoIterator<Item = (&'static str, &'static str)>,
    chosen: impl Fn() -> &'static str + 'static,
    choose: impl Fn(&str) + 'static,
) -> Node {
    // The same code for every list: only what differs is made for each.
    select_of(
        label,
        part,
        choices.into_iter().collect(),
        Box::new(move || chosen().into()),
        Box::new(choose),
    )
}

/// The same, for a value that is made up as it is asked for.
#[inline(never)]
pub(super) fn select_of(
    label: &str,
    part: &str,
    choices: Choices,
    chosen: Box<dyn Fn() -> String>,
    choose: Box<dyn Fn(&str)>,
) -> Node {
    let options = choices
        .into_iter()
        .map(|(key, name)| el("option").attr("value", key).text(name));
    el("label")
        .class("field")
        .child(el("span").class("field-name").text(label))
        .child(
            el("select")
                .part(part)
                .children(options)
                .live_value(chosen)
                .on("change", move |event| choose(&value_of(&event))),
        )
}

/// A switch.
pub(super) fn switch(label: &str, on: impl Fn() -> bool + 'static, turn: impl Fn(bool) + 'static) -> Node {
    el("label").class("switch").child(el("span").text(label)).child(
        el("input")
            .attr("type", "checkbox")
            .attr("role", "switch")
            .live_checked(on)
            .on("change", move |event| turn(checked_of(&event))),
    )
}

/// A number with a button to each side.
pub(super) fn stepper(
    label: &str,
    [fewer, greater]: [&str; 2],
    value: impl Fn() -> i64 + 'static,
    step: impl Fn(i64) + 'static,
) -> Node {
    let value: Rc<dyn Fn() -> i64> = Rc::new(value);
    let step: Rc<dyn Fn(i64)> = Rc::new(step);
    let side = |by: i64, sign: &str, name: &str| {
        let (value, step) = (Rc::clone(&value), Rc::clone(&step));
        button()
            .attr("aria-label", &[label, ": ", name].concat())
            .text(sign)
            .press(move || step(value() + by))
    };
    let [fewer, greater] = [side(-1, "−", fewer), side(1, "+", greater)];
    el("div")
        .class("stepper")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(el("span").class("field-name").text(label))
        .child(fewer)
        .child(el("output").live_text(move || value().to_string()))
        .child(greater)
}

/// A drawing of `paths`, each with its class, in a square of `size` units.
pub(super) fn icon(size: &str, paths: &[(&str, &str)]) -> Node {
    let paths = paths
        .iter()
        .map(|(class, line)| svg("path").class(class).attr("d", line));
    svg("svg")
        .attr("viewBox", size)
        .attr("aria-hidden", "true")
        .children(paths)
}
