//! The story as one page without scripts: each chapter with a drawing of its first step, made from the same frame as
//! the moving picture.

use serde_json::Value;
use skindepth::course::Course;
use skindepth::guidance::{Aftercare, Benefit, Contraindication};
use skindepth::plan::Session;
use skindepth::scene::{Scene, Viewport};
use skindepth::schematic::{Texts, svg};
use skindepth::story::Step;
use skindepth::words::native::english;
use skindepth::words::{Words, key};

/// The size of a drawing, CSS pixels.
const DRAWING: Viewport = Viewport {
    width: 640.0,
    height: 420.0,
    insets: [0.0; 4],
    compact: true,
};

/// The whole page.
pub(crate) fn html(story: &str) -> String {
    let words = english();
    let story: Value = serde_json::from_str(story).unwrap_or_default();
    let mut page = String::from(HEAD);
    let mut session = Session::default();
    for chapter in list(&story, "chapters") {
        let id = text(chapter, "id");
        page.push_str(&["\n<section>\n<h2>", words.named("chapter", &id), "</h2>\n"].concat());
        for (i, step) in list(chapter, "steps").iter().enumerate() {
            let Some(step) = Step::of(id.clone(), text(step, "id"), text(step, "set"), Vec::new()) else {
                continue;
            };
            session = step.shown(&session).0;
            let course = Course::derive(&session.plan);
            // The last two chapters show nothing that was not shown.
            if i == 0 && !matches!(id.as_str(), "for-me" | "after") {
                page.push_str(&drawing(words, &session, &course));
            }
            let (_, reached) = words.reached(&course);
            page.push_str(&["<p>", &words.story_step(&step, false, &reached), "</p>\n"].concat());
        }
        page.push_str("</section>\n");
    }
    guidance(words, &mut page);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn drawing(words: Words, session: &Session, course: &Course) -> String {
    let frame = Scene::new(course).frame(course, &session.view, DRAWING, false);
    let texts = Texts {
        title: words.caption(course, &session.view),
        description: words.describe(&frame, course, &session.view),
        name: |structure| {
            use std::sync::OnceLock;
            static WORDS: OnceLock<Words> = OnceLock::new();
            WORDS.get_or_init(english).structure(structure)
        },
    };
    [
        "<figure>",
        &unclassed(svg(&frame, &texts).trim_end()),
        "<figcaption>",
        &texts.title,
        "</figcaption></figure>\n",
    ]
    .concat()
}

/// A drawing without the classes by which the page would style it, and the finest of its lines: here the page is to
/// stay small.
fn unclassed(drawing: &str) -> String {
    let mut parts = drawing.split(" class=\"");
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    out.replace(" stroke-linejoin=\"round\"", "")
}

/// What is known, the checklist and the care, as lists.
fn guidance(words: Words, page: &mut String) {
    let mut section = |name: &str, how: &str, items: Vec<String>| {
        page.push_str(&["\n<section>\n<h2>", name, "</h2>\n<p>", how, "</p>\n<ul>\n"].concat());
        for item in items {
            page.push_str(&["<li>", &item, "</li>\n"].concat());
        }
        page.push_str("</ul>\n</section>\n");
    };
    let known = Benefit::ALL.into_iter().map(|benefit| {
        let says = [words.benefit_says(benefit), words.grade_says(benefit.grade())].join(" ");
        ["<b>", words.benefit(benefit), ".</b> ", &says].concat()
    });
    let care = Aftercare::ALL.into_iter().map(|item| {
        let times = words.times(item.times());
        [
            words.aftercare(item),
            ": ",
            words.advice(item.advice()),
            ", ",
            &times,
            " ",
            words.when(item.when()),
        ]
        .concat()
    });
    section(
        words.say(key::GUIDANCE_EVIDENCE),
        words.say(key::GUIDANCE_DEPTH_SAYS),
        known.collect(),
    );
    section(
        words.say(key::GUIDANCE_CHECKLIST),
        &words.fill(
            key::GUIDANCE_CHECKLIST_TALK,
            &[("items", "anything on this list")],
        ),
        Contraindication::ALL
            .map(|item| words.contraindication(item).to_owned())
            .to_vec(),
    );
    section(
        words.say(key::GUIDANCE_AFTERCARE),
        words.say(key::GUIDANCE_AFTERCARE_HOW),
        care.collect(),
    );
    section(
        words.say(key::GUIDANCE_USES),
        words.say(key::GUIDANCE_USES_SAYS),
        Vec::new(),
    );
    *page = page.replace("<ul>\n</ul>\n", "");
    page.push_str(
        &[
            "\n<p><strong>",
            words.say(key::PURPOSE),
            "</strong> ",
            words.say(key::STANDING),
            "</p>\n",
        ]
        .concat(),
    );
}

const HEAD: &str = "<!doctype html>
<!-- Written by `cargo run --example story` from story.json and the language files. -->
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<title>What micro-needling does inside the skin: the story with drawings</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"description\" content=\"What happens in the skin during and after micro-needling, to scale, in short steps with drawings. General education.\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"color-scheme\" content=\"light\">
<link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">
<link rel=\"stylesheet\" href=\"story.css\">
</head>
<body>
<main>
<h1>What micro-needling does inside the skin</h1>
<p><a href=\"./\">To the moving picture</a> · <a href=\"references.html\">Every number with its source</a></p>
";
