//! The form of the configurator, made from the same table as the reader and the schema. Texts that differ by language
//! are edited as text. Beside what a field is called stands its name in the file, which the problems go by.

use super::{Edited, said};
use crate::clinic::json::Value;
use crate::clinic::{Allowed, CLINIC, Field, Kind, LOGO_BYTES, usual};
use crate::plan::Axis;
use crate::story::Telling;
use crate::ui::Mirror;
use crate::ui::consult::chosen;
use crate::web;
use crate::web::dom::{Node, button, checked_of, el, value_of};
use crate::words::{Key, Lang, Words, key};

pub(super) fn view(editor: Edited) -> Node {
    el("form")
        .class("clinic-form")
        .on("submit", |event| event.prevent_default())
        .children(CLINIC.iter().filter_map(|field| row(editor, &[], field)))
}

/// The control of a field, if it has one.
fn row(editor: Edited, above: &[&'static str], field: &'static Field) -> Option<Node> {
    let path: Vec<&'static str> = above.iter().copied().chain([field.name]).collect();
    match field.kind {
        Kind::Text(_) => Some(line(editor, &path, "")),
        Kind::Link(starts) => Some(line(editor, &path, starts.first().unwrap_or(&""))),
        Kind::Colour { .. } => Some(colour(editor, &path)),
        Kind::Logo => Some(logo(editor, &path)),
        Kind::Object(table) => Some(
            el("fieldset")
                .child(legend(editor, field.name))
                .children(table.iter().filter_map(|field| row(editor, &path, field))),
        ),
        Kind::List {
            of: Kind::OneOf(names),
            ..
        } => Some(boxes(editor, field.name, names)),
        Kind::List {
            of: Kind::Texts(_), ..
        } => Some(lines(editor, field.name, String::new)),
        Kind::List { of: Kind::Name, .. } => Some(
            el("div")
                .child(lines(editor, field.name, move || chapters(editor).join("\n")))
                .child(
                    el("p")
                        .class("shown")
                        .part("configure-chapters-are")
                        .live_text(move || told_chapters(editor)),
                ),
        ),
        Kind::List {
            of: Kind::Shown { .. },
            ..
        } => Some(entries(editor, field.name, Vec::new(), move || {
            Some(shown(editor))
        })),
        Kind::List {
            of: Kind::Object(table),
            ..
        } => Some(devices(editor, field.name, table)),
        Kind::Shown { .. } => Some(start(editor, field.name)),
        _ => None,
    }
}

/// What a field is called, and its name in the file.
fn called(editor: Edited, path: &[&'static str]) -> [Node; 2] {
    let text = ["configure.field.", &path.join(".")].concat();
    let name = path.last().unwrap_or(&"");
    [
        el("span").live_text(move || editor.page.told.get().find(&text).unwrap_or_default().into()),
        el("code").attr("dir", "ltr").text(name),
    ]
}

fn legend(editor: Edited, name: &'static str) -> Node {
    el("legend").children(called(editor, &[name]))
}

fn labelled(editor: Edited, path: &[&'static str], control: Node) -> Node {
    el("label")
        .class("field")
        .child(el("span").class("field-name").children(called(editor, path)))
        .child(control)
}

/// A colour as digits, and to be picked.
fn colour(editor: Edited, path: &[&'static str]) -> Node {
    let (read, unset, write, text) = (
        path.to_vec(),
        path.to_vec(),
        path.to_vec(),
        ["configure.field.", &path.join(".")].concat(),
    );
    let picked = el("input")
        .attr("type", "color")
        .live("aria-label", move || {
            editor.page.told.get().find(&text).unwrap_or_default().into()
        })
        .live_presence("data-unset", move || text_at(editor, &unset).is_empty())
        .live_value(move || text_at(editor, &read))
        .on("change", move |event| {
            editor.put(&write, Some(Value::Text(value_of(&event))));
        });
    el("div")
        .class("row")
        .child(line(editor, path, "#"))
        .child(picked)
}

fn text_at(editor: Edited, path: &[&str]) -> String {
    let file = editor.file.read();
    file.at(path)
        .map_or(String::new(), |value| value.text().to_owned())
}

fn line(editor: Edited, path: &[&'static str], hint: &str) -> Node {
    let (read, write) = (path.to_vec(), path.to_vec());
    let input = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("dir", if hint.is_empty() { "auto" } else { "ltr" })
        .attr("placeholder", hint)
        .part(&["configure-", &path.join("-")].concat())
        .live_value(move || text_at(editor, &read))
        .on("change", move |event| {
            let text = value_of(&event);
            editor.put(&write, (!text.is_empty()).then_some(Value::Text(text)));
        });
    labelled(editor, path, input)
}

/// A path, or a picture that is taken into the file.
fn logo(editor: Edited, path: &[&'static str]) -> Node {
    let chosen = path.to_vec();
    let picture = el("label")
        .class("pill file")
        .child(el("span").live_text(said(editor.page, key::CONFIGURE_OPEN)))
        .child(
            el("input")
                .attr("type", "file")
                .attr("accept", ".svg,.png,.webp,.jpg")
                .on("change", move |event| {
                    if !editor.fits(web::chosen_size(&event), "logo", Allowed::LogoBytes(LOGO_BYTES)) {
                        return;
                    }
                    let path = chosen.clone();
                    web::chosen_data(&event, move |data| editor.put(&path, data.map(Value::Text)));
                }),
        );
    el("div")
        .class("row")
        .child(line(editor, path, ""))
        .child(picture)
}

/// Names of which any may be chosen, in the order of the table.
fn boxes(editor: Edited, name: &'static str, names: &'static [&'static str]) -> Node {
    let has = move |one: &str| {
        let file = editor.file.read();
        let items = file.get(name).map(Value::items).unwrap_or_default();
        items.iter().any(|item| item.text() == one)
    };
    let ticks = names.iter().map(move |&one| {
        el("label")
            .class("tick")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .part(&["configure-", name, "-", one].concat())
                    .live_checked(move || has(one))
                    .on("change", move |event| {
                        let file = editor.file.peek().clone();
                        let mut items = file.get(name).map(Value::items).unwrap_or_default().to_vec();
                        items.retain(|item| item.text() != one);
                        if checked_of(&event) {
                            items.push(Value::Text(one.into()));
                        }
                        editor.put(&[name], (!items.is_empty()).then_some(Value::List(items)));
                    }),
            )
            .child(el("span").live_text(move || {
                let words = editor.page.told.get();
                let kind = if name == "claims" { "benefit." } else { "" };
                let lang = Lang::from_tag(one)
                    .filter(|_| name == "languages")
                    .map(Lang::name);
                lang.or_else(|| words.find(&[kind, one].concat()))
                    .unwrap_or(one)
                    .into()
            }))
    });
    el("fieldset")
        .class("boxes")
        .child(legend(editor, name))
        .children(ticks)
}

/// The story's chapters as it tells them.
fn chapters(editor: Edited) -> Vec<String> {
    let story = editor.page.story.read();
    let chapters = story.as_ref().map(Telling::chapters).unwrap_or_default();
    chapters.into_iter().map(|(name, _)| name.into()).collect()
}

/// What the file makes of the story: names that it has no chapter for are not among them.
fn told_chapters(editor: Edited) -> String {
    let words = editor.page.told.get();
    let names = chapters(editor);
    let told = names.iter().map(|name| meant(words, "chapter", name));
    told.collect::<Vec<_>>().join(" · ")
}

/// Sentences or names, one on each line, with a hint of what may stand there. Sentences that differ by language are
/// edited as text.
fn lines(editor: Edited, name: &'static str, hint: impl Fn() -> String + 'static) -> Node {
    let area = el("textarea")
        .attr("rows", "3")
        .attr("dir", "auto")
        .part(&["configure-", name].concat())
        .live("placeholder", hint)
        .live_presence("disabled", move || {
            let file = editor.file.read();
            let items = file.get(name).map(Value::items).unwrap_or_default();
            items.iter().any(|item| !matches!(item, Value::Text(_)))
        })
        .live_value(move || {
            let file = editor.file.read();
            let items = file.get(name).map(Value::items).unwrap_or_default();
            items.iter().map(Value::text).collect::<Vec<_>>().join("\n")
        })
        .on("change", move |event| {
            let items: Vec<Value> = value_of(&event)
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| Value::Text(line.to_owned()))
                .collect();
            editor.put(&[name], (!items.is_empty()).then_some(Value::List(items)));
        });
    labelled(editor, &[name], area)
}

/// What the page opens with: what is shown now, or nothing of the clinic's.
fn start(editor: Edited, name: &'static str) -> Node {
    let has = move || editor.file.read().get(name).is_some();
    let told = move || {
        let words = editor.page.told.get();
        let file = editor.file.read();
        file.get(name).map_or(String::new(), |shown| told(words, shown))
    };
    let buttons = [
        pill(editor, key::CONFIGURE_ADD, move || {
            editor.put(&[name], Some(shown(editor)));
        })
        .part("configure-start"),
        pill(editor, key::CONFIGURE_REMOVE, move || editor.put(&[name], None))
            .live_presence("hidden", move || !has()),
    ];
    el("fieldset")
        .child(legend(editor, name))
        .child(el("p").class("shown").part("configure-start-is").live_text(told))
        .child(el("div").class("row").children(buttons))
}

fn pill(editor: Edited, name: Key, press: impl Fn() + 'static) -> Node {
    button()
        .class("pill")
        .press(press)
        .live_text(said(editor.page, name))
}

/// The clinic's devices: one is described by the controls below the list, and added.
fn devices(editor: Edited, name: &'static str, table: &'static [Field]) -> Node {
    let typed: &'static Mirror<Vec<(&str, String)>> = Box::leak(Box::default());
    let note = move |name: &'static str, text: String| {
        let mut now = typed.peek().clone();
        now.retain(|(known, _)| *known != name);
        now.push((name, text));
        typed.set(now);
    };
    let controls = table.iter().map(move |field| {
        let name = field.name;
        let control = match field.kind {
            Kind::OneOf(kinds) => el("select").children(kinds.iter().map(|&kind| {
                el("option")
                    .attr("value", kind)
                    .live_text(move || meant(editor.page.told.get(), name, kind))
            })),
            _ => el("input")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("placeholder", if name == "depths" { "0.5, 1, 1.5" } else { "" })
                .attr("dir", "auto"),
        };
        let control = control
            .part(&["configure-device-", name].concat())
            .on("change", move |event| note(name, value_of(&event)));
        labelled(editor, &["devices", name], control)
    });
    let made = move || {
        let typed = typed.peek();
        let fields = table.iter().filter_map(|field| {
            let text = typed.iter().find(|(name, _)| *name == field.name);
            let text = text.map_or("", |(_, text)| text.trim());
            let value = match field.kind {
                Kind::OneOf(kinds) if text.is_empty() => Value::Text((*kinds.first()?).into()),
                _ if text.is_empty() => return None,
                Kind::List { .. } => Value::List(
                    text.split([',', ';', ' '])
                        .filter(|one| !one.is_empty())
                        .map(|one| Value::Text(one.into()))
                        .collect(),
                ),
                _ => Value::Text(text.into()),
            };
            Some((field.name.to_owned(), value))
        });
        Some(Value::Object(fields.collect()))
    };
    entries(editor, name, controls.collect(), made)
}

/// Things of which what is made can be added, and each moved and taken out.
fn entries(
    editor: Edited,
    name: &'static str,
    controls: Vec<Node>,
    made: impl Fn() -> Option<Value> + 'static,
) -> Node {
    let add = pill(editor, key::CONFIGURE_ADD, move || {
        if let Some(one) = made() {
            let mut items = items(editor, name);
            items.push(one);
            editor.put(&[name], Some(Value::List(items)));
        }
    })
    .part(&["configure-add-", name].concat());
    let list = el("ol").class("preset-list").list(move || {
        let words = editor.page.told.get();
        // Followed, so that the list is made anew.
        drop(editor.file.read());
        let all = items(editor, name);
        let rows = all.iter().enumerate().map(|(index, item)| {
            let change = move |change: fn(&mut Vec<Value>, usize)| {
                move || {
                    let mut items = items(editor, name);
                    change(&mut items, index);
                    editor.put(&[name], (!items.is_empty()).then_some(Value::List(items)));
                }
            };
            el("li")
                .child(el("span").text(&told(words, item)))
                .child(
                    button()
                        .class("pill")
                        .live_presence("disabled", move || index == 0)
                        .press(change(|items, index| {
                            if index > 0 {
                                items.swap(index - 1, index);
                            }
                        }))
                        .text(words.say(key::CONFIGURE_UP)),
                )
                .child(
                    button()
                        .class("pill")
                        .press(change(|items, index| {
                            if index < items.len() {
                                items.remove(index);
                            }
                        }))
                        .text(words.say(key::CONFIGURE_REMOVE)),
                )
        });
        rows.collect()
    });
    el("fieldset")
        .child(legend(editor, name))
        .child(list)
        .child(el("div").class("boxes").children(controls))
        .child(add)
}

/// The values of an object, in a line.
fn told(words: Words, item: &Value) -> String {
    let told = item.fields().iter().map(|(name, value)| match value {
        Value::List(all) => {
            let all: Vec<&str> = all.iter().map(Value::text).collect();
            meant(words, name, &all.join(", "))
        }
        value => meant(words, name, value.text()),
    });
    told.filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A value as people call it; as it stands in the file where it has no other name.
fn meant(words: Words, name: &str, value: &str) -> String {
    let kind = match name {
        "depth" => return [value.trim_end_matches('0').trim_end_matches('.'), "\u{a0}mm"].concat(),
        "depths" => return [value, "\u{a0}mm"].concat(),
        "time" => "clock",
        name => name,
    };
    words.find(&[kind, ".", value].concat()).unwrap_or(value).into()
}

/// The entries of the file; the usual presets where it has none.
fn items(editor: Edited, name: &str) -> Vec<Value> {
    let file = editor.file.peek();
    match file.get(name) {
        Some(list) => list.items().to_vec(),
        None if name != "presets" => Vec::new(),
        None => usual().iter().map(|preset| query(&preset.set)).collect(),
    }
}

/// What is shown, as a preset.
fn shown(editor: Edited) -> Value {
    let session = chosen(editor.page);
    let mut set = ["concern=", session.plan.concern.key()].concat();
    for axis in [Axis::Site, Axis::Depth, Axis::Device, Axis::Product, Axis::Day] {
        set.push('&');
        set.push_str(axis.parameter());
        set.push('=');
        set.push_str(&axis.of(&session));
    }
    query(&set)
}

/// A query as an object of a file.
fn query(set: &str) -> Value {
    let pairs = set.split('&').filter_map(|pair| pair.split_once('='));
    Value::Object(
        pairs
            .map(|(name, value)| (name.to_owned(), Value::Text(value.to_owned())))
            .collect(),
    )
}
