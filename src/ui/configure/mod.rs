//! The configurator: the clinic's file as a form and as text, side by side with what it makes of the page. The text is
//! the truth; the form reads and writes it. Nothing is stored or sent.
//!
//! Reached from [`view`] alone.

mod form;

use std::rc::Rc;

use super::{Ask, Mirror, Page};
use crate::clinic::json::{self, Value};
use crate::clinic::{self, Allowed, Clinic, Problem, SIZE, snippet};
use crate::web;
use crate::web::dom::{Node, button, el, value_of};
use crate::words::{Key, key};

/// The file that is edited.
#[derive(Debug)]
pub(super) struct Editor {
    page: Page,
    /// The file's text, as it was last typed.
    text: Mirror<String>,
    /// The same as a value; the last that was JSON, while the text is none.
    file: Mirror<Value>,
    clinic: Mirror<Rc<Clinic>>,
    problems: Mirror<Vec<Problem>>,
    copied: Mirror<bool>,
}

/// What every part of the configurator is given.
pub(super) type Edited = &'static Editor;

impl Editor {
    /// Takes another text, and shows what it makes of the page.
    fn take(&self, text: String) {
        if let Ok(file @ Value::Object(_)) = json::read(&text) {
            self.file.set(file);
        }
        let reading = clinic::read(&text);
        let clinic = Rc::new(reading.clinic);
        self.text.set(text);
        self.problems.set(reading.problems);
        self.copied.set(false);
        self.clinic.set(Rc::clone(&clinic));
        self.page.ask(Ask::Clinic(clinic));
    }

    /// Is the file that was chosen small enough? One that isn't is told, and what there is stays.
    fn fits(&self, bytes: Option<f64>, path: &str, allowed: Allowed) -> bool {
        let Some(bytes) = bytes else { return false };
        let ([_, most], unit) = allowed.numbers();
        let kilobytes = bytes / 1000.0;
        if kilobytes > most {
            let mut problems = self.problems.peek().clone();
            let found = [(kilobytes as u32).to_string().as_str(), " ", unit].concat();
            let path = path.into();
            problems.insert(0, Problem { path, found, allowed });
            self.problems.set(problems);
        }
        kilobytes <= most
    }

    /// Puts another value at a path of the file.
    fn put(&self, path: &[&str], value: Option<Value>) {
        let new = self.file.peek().with(path, value);
        let mut new = new.unwrap_or_else(|| Value::Object(Vec::new()));
        if new.get("version").is_none()
            && let Value::Object(fields) = &mut new
        {
            let version = Value::Number(clinic::VERSION.to_string());
            fields.insert(0, ("version".into(), version));
        }
        self.take(new.written());
    }
}

/// The configurator, to be hung beside the page; `text` is the file that there is.
pub fn view(page: Page, text: &str) -> Node {
    let editor: Edited = Box::leak(Box::new(Editor {
        page,
        text: Mirror::default(),
        file: Mirror::new(Value::Object(Vec::new())),
        clinic: Mirror::default(),
        problems: Mirror::default(),
        copied: Mirror::default(),
    }));
    editor.take(text.to_owned());
    el("aside")
        .class("configure")
        .part("configure")
        .live("aria-label", said(page, key::CONFIGURE))
        .child(el("h2").live_text(said(page, key::CONFIGURE)))
        .child(
            el("p")
                .class("presets-note")
                .live_text(said(page, key::CONFIGURE_SAYS)),
        )
        .child(
            el("ul")
                .class("problems")
                .part("configure-problems")
                .attr("role", "status")
                .list(move || problems(editor)),
        )
        .child(form::view(editor))
        .child(file(editor))
        .child(embed(editor))
}

/// A text, once its words are there.
fn said(page: Page, name: Key) -> impl Fn() -> String + 'static {
    move || page.told.get().say(name).into()
}

fn problems(editor: Edited) -> Vec<Node> {
    let words = editor.page.told.get();
    let problems = editor.problems.read();
    if problems.is_empty() {
        return vec![el("li").class("good").text(words.say(key::CONFIGURE_GOOD))];
    }
    problems
        .iter()
        .map(|problem| el("li").text(&problem.told(words)))
        .collect()
}

fn file(editor: Edited) -> Node {
    let page = editor.page;
    let opened = el("label")
        .class("pill file")
        .child(el("span").live_text(said(page, key::CONFIGURE_OPEN)))
        .child(
            el("input")
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .part("configure-open")
                .on("change", move |event| {
                    if !editor.fits(web::chosen_size(&event), "", Allowed::Bytes(SIZE)) {
                        return;
                    }
                    web::chosen_text(&event, SIZE, move |text| {
                        if let Some(text) = text {
                            editor.take(text);
                        }
                    });
                }),
        );
    let save = button()
        .class("pill")
        .part("configure-save")
        .press(move || {
            if web::save("clinic.json", "application/json", &editor.text.peek()).is_none() {
                web::complain("the browser saves no files");
            }
        })
        .live_text(said(page, key::CONFIGURE_SAVE));
    el("section")
        .child(
            el("label")
                .class("field-name")
                .attr("for", "configure-text")
                .live_text(said(page, key::CONFIGURE_FILE)),
        )
        .child(
            el("textarea")
                .attr("id", "configure-text")
                .part("configure-text")
                .attr("rows", "14")
                .attr("spellcheck", "false")
                .attr("dir", "ltr")
                .live_value(move || editor.text.get())
                .on("input", move |event| editor.take(value_of(&event))),
        )
        .child(el("div").class("pens").children([
            save,
            copy(editor, "configure-copy", |editor| editor.text.get()),
            opened,
        ]))
}

/// What the clinic puts into its own pages.
fn embed(editor: Edited) -> Node {
    let text = |editor: Edited| {
        let site = web::link_to("");
        let folder = site
            .trim_end_matches('#')
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        snippet(&editor.clinic.read(), &[folder, "/"].concat())
    };
    el("section")
        .child(
            el("label")
                .class("field-name")
                .attr("for", "configure-snippet")
                .live_text(said(editor.page, key::CONFIGURE_SNIPPET)),
        )
        .child(
            el("textarea")
                .attr("id", "configure-snippet")
                .part("configure-snippet")
                .attr("rows", "4")
                .attr("readonly", "")
                .attr("dir", "ltr")
                .live_value(move || text(editor)),
        )
        .child(el("div").class("pens").child(copy(editor, "snippet-copy", text)))
}

/// A button that copies a text and says that it did.
fn copy(editor: Edited, part: &str, text: fn(Edited) -> String) -> Node {
    let page = editor.page;
    button()
        .class("pill")
        .part(part)
        .press(move || {
            web::copy(&text(editor), move |worked| editor.copied.set(worked));
        })
        .live_text(move || {
            let name = if editor.copied.get() {
                key::CONFIGURE_COPIED
            } else {
                key::CONFIGURE_COPY
            };
            page.told.get().say(name).into()
        })
}
