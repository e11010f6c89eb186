//! Elements of the page, built by chaining and kept current by Leptos's effects: a value given as a closure is set
//! again whenever something that it read changes.
//!
//! Leptos's own `view!` makes new code for every element's shape, about a third of the program's weight. Here every
//! element is of one type, so that a component costs little more than its words. Nothing is ever parsed as markup.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement};

use super::listen::{Listener, listen};
use super::root::put;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with what keeps it current. Dropping it ends effects and listeners; the element itself stays.
#[derive(Debug)]
#[must_use = "a node that is dropped ends its effects"]
pub struct Node {
    /// None where the browser refuses to make elements, which none does for the names used here.
    element: Option<Element>,
    kept: Vec<Kept>,
}

/// What lives as long as its element. Dropping is all that is ever done with it.
#[derive(Debug)]
enum Kept {
    #[expect(dead_code, reason = "held for its drop")]
    Effect(RenderEffect<String>),
    #[expect(dead_code, reason = "held for its drop")]
    List(RenderEffect<Vec<Node>>),
    #[expect(dead_code, reason = "held for its drop")]
    Listener(Listener),
}

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// An HTML element.
pub fn el(tag: &str) -> Node {
    Node::from(document().and_then(|document| document.create_element(tag).ok()))
}

/// An SVG element.
pub fn svg(tag: &str) -> Node {
    Node::from(document().and_then(|document| document.create_element_ns(Some(SVG), tag).ok()))
}

/// A button of its usual kind, which sends no form.
pub fn button() -> Node {
    el("button").attr("type", "button")
}

impl From<Option<Element>> for Node {
    fn from(element: Option<Element>) -> Self {
        Self {
            element,
            kept: Vec::new(),
        }
    }
}

impl Node {
    /// The element itself, for whoever draws into it.
    pub fn element(&self) -> Option<Element> {
        self.element.clone()
    }

    /// Its classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// The name by which tests and styles find it.
    pub fn part(self, name: &str) -> Self {
        self.attr("data-part", name)
    }

    /// An attribute that stays.
    pub fn attr(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.element {
            put(element, name, value);
        }
        self
    }

    /// An attribute that follows a value; it is absent while the value is empty.
    pub fn live(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.follow(Target::Attribute(name), Box::new(value))
    }

    /// An attribute that is `true` or `false`.
    pub fn live_flag(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.follow(Target::Attribute(name), Box::new(move || value().to_string()))
    }

    /// An attribute that is there, empty, or absent.
    pub fn live_presence(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.follow(
            Target::Presence(name),
            Box::new(move || String::from(if value() { "1" } else { "" })),
        )
    }

    /// A property of a control, which a person may have changed since it was last set.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        self.follow(Target::Value, Box::new(value))
    }

    /// Whether a switch is on.
    pub fn live_checked(self, value: impl Fn() -> bool + 'static) -> Self {
        self.follow(
            Target::Checked,
            Box::new(move || String::from(if value() { "1" } else { "" })),
        )
    }

    /// A property of its style.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.follow(Target::Style(name), Box::new(value))
    }

    /// A property of its style that stays.
    pub fn style(self, name: &str, value: &str) -> Self {
        if let Some(element) = &self.element {
            set_style(element, name, value);
        }
        self
    }

    /// Words.
    pub fn text(self, text: &str) -> Self {
        if let (Some(element), Some(document)) = (&self.element, document()) {
            append(element, &document.create_text_node(text));
        }
        self
    }

    /// Words that follow a value. They stand in a text node of their own, after what is there already.
    pub fn live_text(mut self, value: impl Fn() -> String + 'static) -> Self {
        if let (Some(element), Some(document)) = (&self.element, document()) {
            let text = document.create_text_node("");
            append(element, &text);
            let value: Box<dyn Fn() -> String> = Box::new(value);
            self.kept.push(effect(value, move |new| text.set_data(new)));
        }
        self
    }

    /// An element inside, after what is there already.
    pub fn child(mut self, child: Self) -> Self {
        if let (Some(element), Some(inner)) = (&self.element, &child.element) {
            append(element, inner);
        }
        self.kept.extend(child.kept);
        self
    }

    /// Elements inside.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Elements inside that are made anew whenever what they were made from changes; nothing else may stand beside
    /// them.
    pub fn list(mut self, items: impl Fn() -> Vec<Self> + 'static) -> Self {
        let Some(parent) = self.element.clone() else {
            return self;
        };
        let items: Box<dyn Fn() -> Vec<Self>> = Box::new(items);
        self.kept.push(Kept::List(RenderEffect::new(move |_| {
            let items = items();
            parent.set_text_content(None);
            for item in &items {
                if let Some(element) = &item.element {
                    append(&parent, element);
                }
            }
            items
        })));
        self
    }

    /// What to do at an event.
    pub fn on(mut self, name: &'static str, heard: impl Fn(Event) + 'static) -> Self {
        if let Some(element) = &self.element {
            let heard: Box<dyn Fn(Event)> = Box::new(heard);
            self.kept.push(Kept::Listener(listen(element, name, move |event| {
                heard(event);
                false
            })));
        }
        self
    }

    /// What to do when it is pressed, by hand or by key.
    pub fn press(self, pressed: impl Fn() + 'static) -> Self {
        self.on("click", move |_| pressed())
    }

    /// Keeps a listener for as long as the element is kept.
    pub fn hold(mut self, listener: Option<Listener>) -> Self {
        self.kept.extend(listener.map(Kept::Listener));
        self
    }

    /// Does something now, and again whenever what it read has changed.
    pub fn whenever(mut self, act: impl Fn() + 'static) -> Self {
        let act: Box<dyn Fn() -> String> = Box::new(move || {
            act();
            String::new()
        });
        self.kept.push(effect(act, |_| ()));
        self
    }

    fn follow(mut self, target: Target, value: Box<dyn Fn() -> String>) -> Self {
        if let Some(element) = self.element.clone() {
            self.kept
                .push(effect(value, move |new| target.set(&element, new)));
        }
        self
    }
}

/// Where a value that changes goes.
#[derive(Debug, Clone, Copy)]
enum Target {
    Attribute(&'static str),
    Presence(&'static str),
    Style(&'static str),
    Value,
    Checked,
}

impl Target {
    fn set(self, element: &Element, value: &str) {
        match self {
            Self::Attribute(name) | Self::Presence(name) if value.is_empty() => {
                let removed = element.remove_attribute(name);
                debug_assert!(removed.is_ok(), "removing an attribute cannot fail");
            }
            Self::Attribute(name) => put(element, name, value),
            Self::Presence(name) => put(element, name, ""),
            Self::Style(name) => set_style(element, name, value),
            Self::Value => set_property(element, "value", &JsValue::from_str(value)),
            Self::Checked => set_property(element, "checked", &JsValue::from_bool(!value.is_empty())),
        }
    }
}

/// Sets at once, and again when the value is another.
fn effect(value: Box<dyn Fn() -> String>, set: impl Fn(&str) + 'static) -> Kept {
    let set: Box<dyn Fn(&str)> = Box::new(set);
    Kept::Effect(RenderEffect::new(move |before: Option<String>| {
        let now = value();
        if before.as_ref() != Some(&now) {
            set(&now);
        }
        now
    }))
}

fn append(parent: &Element, child: &web_sys::Node) {
    let appended = parent.append_child(child);
    debug_assert!(appended.is_ok(), "a new node can be appended");
}

fn set_property(element: &Element, name: &str, value: &JsValue) {
    let set = js_sys::Reflect::set(element, &JsValue::from_str(name), value);
    debug_assert!(set.is_ok(), "a property of this control");
}

fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let set = element.style().set_property(name, value);
        debug_assert!(set.is_ok(), "a property of every element");
    }
}

/// Puts a tree into an element of the page, for as long as the program runs; what is returned beside it is done once
/// the tree stands there. Leptos's runtime owns the effects.
pub fn mount<Then: FnOnce()>(place: HtmlElement, tree: impl FnOnce() -> (Node, Then) + 'static) {
    let parent = place.clone();
    leptos::mount::mount_to(place, move || {
        let (tree, then) = tree();
        if let Some(element) = &tree.element {
            append(&parent, element);
        }
        Box::leak(Box::new(tree));
        then();
    })
    .forget();
}

/// A tree that hangs in an element of the page, and leaves it when it is dropped.
#[derive(Debug)]
#[must_use = "what is dropped leaves the page"]
pub struct Hung(Node);

impl Hung {
    /// Hangs a tree into an element, before one of its children or behind all of them.
    pub fn new(tree: Node, parent: &Element, before: Option<&Element>) -> Self {
        if let Some(element) = &tree.element {
            let before: Option<&web_sys::Node> = before.map(AsRef::as_ref);
            let put = parent.insert_before(element, before);
            debug_assert!(put.is_ok(), "a new node can be put before a child");
        }
        Self(tree)
    }

    /// Sets an empty attribute of the tree's root, or takes it away.
    pub fn mark(&self, name: &'static str, on: bool) {
        if let Some(element) = &self.0.element {
            Target::Presence(name).set(element, if on { "1" } else { "" });
        }
    }
}

impl Drop for Hung {
    fn drop(&mut self) {
        if let Some(element) = &self.0.element {
            element.remove();
        }
    }
}

/// The first element of the page that a selector means.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Gives the focus to the first element that a selector means.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let focused = element.focus();
        debug_assert!(focused.is_ok(), "asking for the focus cannot fail");
    }
}

/// The value of the control that sent an event, as text.
pub fn value_of(event: &Event) -> String {
    event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &JsValue::from_str("value")).ok())
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Opens a dialog over the page, unless it is open: the browser keeps the focus in it and closes it by the escape key.
pub fn show_dialog(dialog: &Element) {
    if !dialog.has_attribute("open") {
        call(dialog, "showModal");
    }
}

/// Opens a dialog that is made when it is needed. Once it is closed it goes away with everything that it holds.
pub fn open_over(dialog: Node) -> Option<Element> {
    let element = dialog.element()?;
    append(document()?.body()?.as_ref(), &element);
    let kept = Rc::new(RefCell::new(None));
    let (held, gone) = (Rc::clone(&kept), element.clone());
    let dialog = dialog.on("close", move |_| {
        gone.remove();
        let held = held.take();
        // Not before this listener has returned: it goes away too.
        wasm_bindgen_futures::spawn_local(async move { drop::<Option<Node>>(held) });
    });
    kept.replace(Some(dialog));
    show_dialog(&element);
    Some(element)
}

/// Puts an element at the end of the page, in place of the one of that part that stands there already. For what
/// follows no value: nothing keeps it current.
pub fn put_last(part: &str, node: &Node) {
    let Some(body) = document().and_then(|document| document.body()) else {
        return;
    };
    if let Ok(Some(before)) = body.query_selector(&["[data-part='", part, "']"].concat()) {
        before.remove();
    }
    if let Some(element) = &node.element {
        append(&body, element);
    }
}

/// Closes a dialog.
pub fn close_dialog(dialog: &Element) {
    call(dialog, "close");
}

fn call(element: &Element, method: &str) {
    let found = js_sys::Reflect::get(element, &JsValue::from_str(method))
        .and_then(JsCast::dyn_into::<js_sys::Function>);
    let called = found.and_then(|method| method.call0(element));
    debug_assert!(called.is_ok(), "a method of a dialog in the state for it");
}

/// Shows a value in the control that sent an event.
pub fn show_value(event: &Event, value: &str) {
    if let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    {
        set_property(&element, "value", &JsValue::from_str(value));
    }
}

/// Whether the switch that sent an event is on.
pub fn checked_of(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| js_sys::Reflect::get(&target, &JsValue::from_str("checked")).ok())
        .is_some_and(|value| value.is_truthy())
}
