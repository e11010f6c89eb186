//! The story as pages without scripts, one for each language: its chapters with drawings of their steps, made from the
//! same frames as the moving picture, then what is known, the checklist and care.

use std::sync::OnceLock;

use serde_json::Value;
use skindepth::course::Course;
use skindepth::guidance::outcome::About;
use skindepth::guidance::{Aftercare, Alternative, Benefit, Contraindication};
use skindepth::plan::Session;
use skindepth::scene::{Scene, Structure, Viewport};
use skindepth::schematic::{Texts, svg};
use skindepth::story::Step;
use skindepth::words::native;
use skindepth::words::{Lang, Words, key};

use super::shared::share;

/// The size of a drawing, CSS pixels.
const DRAWING: Viewport = Viewport {
    width: 640.0,
    height: 420.0,
    insets: [0.0; 4],
    compact: true,
};
/// Where the text of index.html begins and ends.
const MARKS: [&str; 2] = [
    "<!-- The story, written by `cargo run --example story`. -->\n",
    "    <!-- So far. -->",
];

/// Where the page of a language stands, below `public`.
pub(crate) fn place(lang: Lang) -> String {
    match lang {
        Lang::En => "story.html".into(),
        other => format!("story/{}.html", other.key()),
    }
}

/// A step as it is told on paper.
struct Told {
    chapter: String,
    text: String,
    drawing: String,
    caption: String,
}

impl Told {
    /// The drawing without what it says of itself.
    fn looks(&self) -> &str {
        self.drawing
            .split_once("</desc>")
            .map_or("", |(_, shapes)| shapes)
    }
}

/// The whole page of a language.
pub(crate) fn html(story: &str, lang: Lang) -> String {
    let words = native::words(lang);
    let told = told(story, lang);
    let drawings: Vec<String> = told.iter().map(|step| step.drawing.clone()).collect();
    let shown = shown(&told);
    let kept: Vec<String> = shown.iter().map(|&i| drawings[i].clone()).collect();
    let mut shared = shown.iter().copied().zip(share(&kept)).peekable();
    let mut page = head(words);
    let mut chapter = "";
    for (i, step) in told.iter().enumerate() {
        if step.chapter != chapter {
            if !chapter.is_empty() {
                page.push_str("</section>\n");
            }
            chapter = &step.chapter;
            page.push_str(&["\n<section>\n<h2>", words.named("chapter", chapter), "</h2>\n"].concat());
        }
        if let Some((_, drawing)) = shared.next_if(|(at, _)| *at == i) {
            page.push_str(
                &[
                    "<figure>",
                    &drawing,
                    "<figcaption>",
                    &step.caption,
                    "</figcaption></figure>\n",
                ]
                .concat(),
            );
        }
        page.push_str(&["<p>", &step.text, "</p>\n"].concat());
    }
    page.push_str("</section>\n");
    guidance(words, &mut page);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// Which steps have a drawing: those that show what no step before them showed; a chapter without such a step shows its
/// first again.
fn shown(told: &[Told]) -> Vec<usize> {
    let mut shown: Vec<usize> = Vec::new();
    for (i, step) in told.iter().enumerate() {
        let is_new = told[..i].iter().all(|other| other.looks() != step.looks());
        let first = i == 0 || told[i - 1].chapter != step.chapter;
        let none_new = || {
            let of_chapter = told
                .iter()
                .enumerate()
                .filter(|(_, other)| other.chapter == step.chapter);
            of_chapter
                .clone()
                .all(|(j, other)| told[..j].iter().any(|before| before.looks() == other.looks()))
        };
        if is_new || first && none_new() {
            shown.push(i);
        }
    }
    shown
}

/// index.html with the story's present text in it.
pub(crate) fn index(page: &str, story: &str) -> String {
    let (Some(start), Some(end)) = (page.find(MARKS[0]), page.find(MARKS[1])) else {
        return page.to_owned();
    };
    let words = native::english();
    let mut text = String::new();
    let mut chapter = String::new();
    for step in told(story, Lang::En) {
        if step.chapter == chapter {
            text.push(' ');
        } else {
            if !chapter.is_empty() {
                text.push_str("</p>\n");
            }
            text.push_str(
                &[
                    "    <h2>",
                    words.named("chapter", &step.chapter),
                    "</h2>\n    <p>",
                ]
                .concat(),
            );
            chapter.clone_from(&step.chapter);
        }
        text.push_str(&step.text);
    }
    text.push_str("</p>\n");
    [&page[..start], MARKS[0], &text, &page[end..]].concat()
}

fn told(story: &str, lang: Lang) -> Vec<Told> {
    let words = native::words(lang);
    let story: Value = serde_json::from_str(story).unwrap_or_default();
    let mut told = Vec::new();
    let mut session = Session::default();
    for chapter in list(&story, "chapters") {
        let id = text(chapter, "id");
        for step in list(chapter, "steps") {
            let Some(step) = Step::of(id.clone(), text(step, "id"), text(step, "set"), Vec::new()) else {
                continue;
            };
            session = step.shown(&session).0;
            let course = Course::derive(&session.plan);
            let (_, reached) = words.reached(&course);
            let caption = words.caption(&course, &session.view);
            told.push(Told {
                chapter: id.clone(),
                text: words.story_step(&step, false, &reached),
                drawing: drawing(words, &session, &course),
                caption,
            });
        }
    }
    told
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
        name: namer(words.lang()),
        halves: words.halves(&frame),
    };
    // The number in the pill is written as the language writes it; names stand where they stand in every direction.
    let depth = course.plan.depth;
    let plain = native::english().depth(depth);
    unclassed(svg(&frame, &texts).trim_end())
        .replace(
            &[">", &plain, "<"].concat(),
            &[">", &words.depth(depth), "<"].concat(),
        )
        .replacen("<svg ", "<svg direction=\"ltr\" ", 1)
}

/// What a language calls structures.
fn namer(lang: Lang) -> fn(Structure) -> &'static str {
    macro_rules! of {
        ($lang:ident) => {
            |structure| {
                static WORDS: OnceLock<Words> = OnceLock::new();
                WORDS
                    .get_or_init(|| native::words(Lang::$lang))
                    .structure(structure)
            }
        };
    }
    match lang {
        Lang::En => of!(En),
        Lang::Es => of!(Es),
        Lang::Fr => of!(Fr),
        Lang::De => of!(De),
        Lang::PtBr => of!(PtBr),
        Lang::Ar => of!(Ar),
    }
}

/// A drawing without the classes by which the page would style it, and the finest of its lines: here the page is to
/// stay small.
fn unclassed(drawing: &str) -> String {
    let mut parts = drawing.split(" class=\"");
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    // Inside a page a drawing needs no name space, and has the page's face.
    out.replace(" stroke-linejoin=\"round\"", "")
        .replace(" xmlns=\"http://www.w3.org/2000/svg\"", "")
        .replace(" font-family=\"Inter, system-ui, sans-serif\"", "")
}

/// What is known with its trials, the checklist, care, other ways and authorised uses.
fn guidance(words: Words, page: &mut String) {
    let mut section = |name: &str, how: &str, items: Vec<String>| {
        page.push_str(&["\n<section>\n<h2>", name, "</h2>\n<p>", how, "</p>\n"].concat());
        if !items.is_empty() {
            page.push_str(&["<ul>\n<li>", &items.join("</li>\n<li>"), "</li>\n</ul>\n"].concat());
        }
        page.push_str("</section>\n");
    };
    let known = Benefit::ALL.into_iter().map(|benefit| {
        let says = [words.benefit_says(benefit), words.grade_says(benefit.grade())].join(" ");
        [
            "<b>",
            words.benefit(benefit),
            ".</b> ",
            &says,
            &trials(words, benefit),
        ]
        .concat()
    });
    let care = Aftercare::ALL.into_iter().map(|item| {
        let advice = [words.aftercare(item), ": ", words.advice(item.advice())].concat();
        let when = [&words.times(item.times()), " ", words.when(item.when())].concat();
        [advice, when.trim().to_owned()].join(", ")
    });
    let beside = Alternative::ALL.into_iter().map(|way| {
        [
            "<b>",
            words.alternative(way),
            ".</b> ",
            words.alternative_says(way),
        ]
        .concat()
    });
    section(
        words.say(key::KNOWN),
        words.say(key::GUIDANCE_DEPTH_SAYS),
        known.collect(),
    );
    let talk = words.fill(key::GUIDANCE_CHECKLIST_TALK, &[("items", "")]);
    section(
        words.say(key::GUIDANCE_CHECKLIST),
        talk.trim_end_matches(['.', ' ', '\u{a0}']),
        Contraindication::ALL
            .map(|item| words.contraindication(item).to_owned())
            .to_vec(),
    );
    section(
        words.say(key::GUIDANCE_AFTERCARE),
        words.say(key::GUIDANCE_AFTERCARE_HOW),
        care.collect(),
    );
    section(words.say(key::GUIDANCE_BESIDE), "", beside.collect());
    section(
        words.say(key::GUIDANCE_USES),
        words.say(key::GUIDANCE_USES_SAYS),
        Vec::new(),
    );
    *page = page.replace("<p></p>\n", "");
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

/// What trials measured of a purpose.
fn trials(words: Words, benefit: Benefit) -> String {
    let about = About::ALL.into_iter().find(|about| about.key() == benefit.key());
    let rows: Vec<String> = about
        .into_iter()
        .flat_map(About::outcomes)
        .map(|outcome| {
            let result = [words.measure(outcome.measure), ": ", &words.result(outcome)].concat();
            [&result, " (", &words.circumstances(outcome), ")"].concat()
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    ["\n<ul>\n<li>", &rows.join("</li>\n<li>"), "</li>\n</ul>"].concat()
}

fn head(words: Words) -> String {
    let lang = words.lang();
    let up = if lang == Lang::En { "" } else { "../" };
    let dir = if lang.is_rtl() { "rtl" } else { "ltr" };
    let title = words.say(key::PRINT_TITLE);
    let mut others = Vec::new();
    for other in Lang::ALL {
        let (tag, place) = (other.key(), [up, &place(other)].concat());
        if other != lang {
            others.push(format!(
                "<a href=\"{place}\" hreflang=\"{tag}\" lang=\"{tag}\">{}</a>",
                other.name()
            ));
        }
    }
    format!(
        "<!doctype html>
<!-- Written by `cargo run --example story` from story.json and the language files. -->
<html lang=\"{tag}\" dir=\"{dir}\">
<head>
<meta charset=\"utf-8\">
<title>{title}</title>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"description\" content=\"{about}\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"color-scheme\" content=\"light\">
<link rel=\"icon\" href=\"{up}icon.svg\" type=\"image/svg+xml\">
<link rel=\"stylesheet\" href=\"{up}story.css\">
</head>
<body>
<main>
<h1>{title}</h1>
<nav>
<p><a href=\"{up}./?lang={tag}\">{picture}</a> · <a href=\"{up}references.html\">{numbers}</a></p>
<p>{others}</p>
</nav>
",
        tag = lang.key(),
        about = words.say(key::PRINT_ABOUT),
        picture = words.say(key::PRINT_PICTURE),
        numbers = words.say(key::NUMBERS),
        others = others.join(" · "),
    )
}
