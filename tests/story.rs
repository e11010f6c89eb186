//! The story's file: every step can be carried out, has its words in every language, and follows the one before.

#[path = "../examples/story/page.rs"]
mod page;
#[path = "../examples/story/shared.rs"]
mod shared;

use serde_json::Value;
use skindepth::plan::{Session, View};
use skindepth::story::{Step, Telling};
use skindepth::words::Lang;
use skindepth::words::native::words;

const FILE: &str = include_str!("../public/story.json");

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn steps() -> Vec<Step> {
    let file: Value = serde_json::from_str(FILE).unwrap_or_default();
    assert_eq!(file["version"], 1);
    let mut steps = Vec::new();
    for chapter in list(&file, "chapters") {
        for step in list(chapter, "steps") {
            let ask = list(step, "ask")
                .iter()
                .map(|one| one.as_str().unwrap_or_default().to_owned());
            let made = Step::of(
                text(chapter, "id"),
                text(step, "id"),
                text(step, "set"),
                ask.collect(),
            );
            steps.push(made.unwrap_or_else(|| panic!("no step: {step}")));
        }
    }
    steps
}

#[test]
fn every_step_can_be_carried_out_and_changes_something() {
    let steps = steps();
    assert!(steps.len() > 15);
    let mut session = Session::default();
    for step in &steps {
        let (shown, warnings) = step.shown(&session);
        assert!(warnings.is_empty(), "{}: {warnings:?}", step.name());
        session = shown;
    }
}

#[test]
fn every_step_stands_by_itself() {
    // Whoever opens a chapter in the middle sees the same as whoever came through all steps before.
    let mut session = Session::default();
    for step in steps() {
        session = step.shown(&session).0;
        let alone = step.shown(&Session::default()).0;
        assert_eq!(alone.view, session.view, "{}", step.name());
        assert_eq!(alone.plan.product, session.plan.product, "{}", step.name());
    }
}

#[test]
fn the_viewers_own_choices_stay() {
    let mut session = Session::default();
    session.plan.site = skindepth::skin::Site::Neck;
    session.view.zoom = 3.0;
    for step in steps() {
        session = step.shown(&session).0;
        assert_eq!(session.plan.site, skindepth::skin::Site::Neck);
        assert_eq!(
            session.view.zoom.to_bits(),
            View::default().zoom.to_bits(),
            "the camera goes back"
        );
    }
}

#[test]
fn every_step_has_its_words_in_every_language_and_at_most_two_sentences() {
    for lang in Lang::ALL {
        let words = words(lang);
        for step in steps() {
            assert!(
                !words.named("chapter", &step.chapter).is_empty(),
                "{lang:?}: {}",
                step.chapter
            );
            let said = words.named("step", &step.name());
            assert!(!said.is_empty(), "{lang:?}: {}", step.name());
            let sentences = said
                .split_inclusive(['.', '?', '!', '}'])
                .filter(|part| part.trim().len() > 1)
                .count();
            assert!(
                (1..=2).contains(&sentences),
                "{lang:?}: {sentences} sentences: {said}"
            );
            if !step.ask.is_empty() {
                assert!(
                    words.story_step(&step, true, "").ends_with(['?', '؟']),
                    "{lang:?}: {}",
                    step.name()
                );
            }
            for guess in &step.ask {
                assert!(
                    !words.story_guess(&step, guess).is_empty(),
                    "{lang:?}: {} {guess}",
                    step.name()
                );
            }
        }
    }
}

#[test]
fn every_text_of_the_story_belongs_to_a_step() {
    let steps = steps();
    for (key, _) in skindepth::words::entries(skindepth::words::native::files(Lang::En)[2]) {
        let used = steps.iter().any(|step| {
            let name = step.name();
            key == format!("chapter.{}", step.chapter)
                || key == format!("step.{name}")
                || key == format!("ask.{name}") && !step.ask.is_empty()
                || step.ask.iter().any(|guess| key == format!("ask.{name}.{guess}"))
        });
        assert!(used, "no step says `{key}`");
    }
}

#[test]
fn names_that_are_none_make_no_step() {
    for (chapter, id, ask) in [
        ("", "a", "b"),
        ("a", "A", "b"),
        ("a", "b", "c d"),
        ("a", "../b", "c"),
    ] {
        let step = Step::of(chapter.into(), id.into(), String::new(), vec![ask.into()]);
        assert_eq!(step, None, "{chapter} {id} {ask}");
    }
}

#[test]
fn pages_turn_within_the_story() {
    assert_eq!(Telling::new(Vec::new(), None), None, "no story without steps");
    let mut telling = Telling::new(steps(), None).expect("a story");
    let (at, all) = telling.place();
    assert_eq!(at, 0);
    assert!(!telling.go(-1), "nothing before the first");
    for _ in 1..all {
        assert!(telling.go(1));
    }
    assert!(!telling.go(1), "nothing after the last");
    telling.open("healing");
    assert_eq!(telling.step().chapter, "healing");
    assert!(telling.asks());
    telling.guess = Some(1);
    assert!(!telling.asks(), "a guess is answered");
    telling.open("nowhere");
    assert_eq!(
        telling.step().chapter,
        "healing",
        "an unknown chapter changes nothing"
    );
    assert_eq!(telling.chapters().iter().filter(|(_, here)| *here).count(), 1);
    assert_eq!(telling.chapters().len(), 7);
    let begun = Telling::new(steps(), Some("after")).expect("a story");
    assert_eq!(begun.step().chapter, "after", "an address may name a chapter");
}

#[test]
fn the_pages_without_scripts_are_current_and_small() {
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    for lang in Lang::ALL {
        let written = std::fs::read_to_string(public.join(page::place(lang))).unwrap_or_default();
        assert!(
            written == page::html(FILE, lang),
            "{lang:?}: write it anew: cargo run --example story"
        );
        assert!(written.len() < 100_000, "{lang:?}: {} bytes", written.len());
        assert!(
            !written.contains("<script") && !written.contains("style="),
            "{lang:?}: no script, no inline style"
        );
        // Each chapter has a drawing, and each drawing its name and description.
        let chapters: Vec<&str> = written.split("<section>").skip(1).take(7).collect();
        for chapter in chapters {
            assert!(
                chapter.contains("<svg"),
                "{lang:?}: no drawing in {}",
                &chapter[..60]
            );
        }
        for (tag, close) in [("<svg", "</svg>"), ("<title>", "</title>"), ("<desc>", "</desc>")] {
            assert_eq!(
                written.matches(tag).count(),
                written.matches(close).count(),
                "{lang:?}: {tag}"
            );
        }
        for (i, reference) in written.match_indices("<use href=\"#") {
            let name = written[i + reference.len()..]
                .split('"')
                .next()
                .unwrap_or_default();
            let made = written.find(&format!("id=\"{name}\"")).expect(name);
            assert!(made < i, "{lang:?}: {name} is used before it is drawn");
        }
        for other in Lang::ALL {
            let link = format!("hreflang=\"{}\"", other.key());
            assert!(written.contains(&link), "{lang:?}: no way to {other:?}");
        }
        assert!(
            written.contains(words(lang).say(skindepth::words::key::PURPOSE)),
            "{lang:?}"
        );
        assert!(written.contains(&format!("lang=\"{}\"", lang.key())), "{lang:?}");
        assert!(
            !written.contains('{') && !written.contains("()"),
            "{lang:?}: a hole"
        );
    }
}

#[test]
fn the_start_page_tells_the_same_story() {
    let written = include_str!("../index.html");
    assert!(
        written == page::index(written, FILE),
        "write it anew: cargo run --example story"
    );
    for step in steps() {
        let said = words(Lang::En).named("step", &step.name());
        let end = said.rsplit('}').next().unwrap_or_default();
        assert!(written.contains(end), "index.html lacks `{end}`");
    }
}
