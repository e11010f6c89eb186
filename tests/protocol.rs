//! The protocol: what each message means, that no text breaks it, and that its documents are current.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use skindepth::plan::{Command, Moment, Session, Stage};
use skindepth::protocol::{
    ADDRESS_ONLY, Change, Order, Refusal, Request, changed, docs, done, read, refused, state,
};

fn fields(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn session() -> Session {
    let mut session = Session::default();
    session.apply(&Command::SetStage(Stage::Loupe));
    session
}

#[test]
fn a_message_means_what_the_page_says() {
    let check = |texts: &[&str], refusal: Option<Refusal>| {
        assert_eq!(read(&fields(texts), &session()).err(), refusal, "{texts:?}");
    };
    check(&["play"], None);
    check(&["pause"], None);
    check(&["get-state"], None);
    check(&["reset"], None);
    check(&["set", "depth", "0.5", "site", "neck"], None);
    check(&["set", "DEPTH", "9"], None);
    check(&["set", "lang", "de"], None);
    check(&[], Some(Refusal::BadMessage));
    check(&["set"], Some(Refusal::BadMessage));
    check(&["set", "depth"], Some(Refusal::BadMessage));
    check(&["play", "depth", "1"], Some(Refusal::BadMessage));
    check(&["Play"], Some(Refusal::UnknownType));
    check(&["__proto__"], Some(Refusal::UnknownType));
    check(&["set", "constructor", "1"], Some(Refusal::UnknownName));
    check(&["set", "site", "knee"], Some(Refusal::BadValue));
    check(&["set", "depth", "NaN"], Some(Refusal::BadValue));
    check(
        &["set", "depth", "1", "depth", "<script>"],
        Some(Refusal::BadValue),
    );
    check(&["set", "lang", "../../etc"], Some(Refusal::BadValue));
    for name in ADDRESS_ONLY {
        check(&["set", name, "app"], Some(Refusal::UnknownName));
    }
}

#[test]
fn a_change_starts_from_what_is_shown_and_says_what_was_clamped() {
    let order = read(&fields(&["set", "depth", "99", "time", "needling"]), &session()).unwrap();
    let Order::Show(Change { session, clamped, .. }) = order else {
        panic!("{order:?}");
    };
    assert!(clamped);
    assert_eq!(session.view.stage, Stage::Loupe, "what was not named stays");
    assert!((session.plan.depth.mm() - 2.5).abs() < 1e-9);
    assert!(matches!(session.view.moment, Moment::Needling { .. }));
}

#[test]
fn a_state_is_json_that_sets_the_same_state() {
    for texts in [
        vec!["set", "site", "eye-area", "depth", "0.25", "product", "caffeine"],
        vec!["set", "time", "3d", "view", "surface", "depth", "1.05"],
        vec!["set", "time", "365d", "device", "roller"],
    ] {
        let Order::Show(change) = read(&fields(&texts), &Session::default()).unwrap() else {
            panic!("{texts:?}");
        };
        let object: serde_json::Value = serde_json::from_str(&state(&change.session)).unwrap();
        let mut back = fields(&["set"]);
        for name in ["site", "depth", "device", "product", "view", "time"] {
            let value = &object[name];
            back.push(name.to_owned());
            back.push(value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
        let Order::Show(again) = read(&back, &Session::default()).unwrap() else {
            panic!("{back:?}");
        };
        assert_eq!(again.session, change.session, "{texts:?}");
    }
}

#[test]
fn everything_said_is_json() {
    for text in [changed(&session()), done(&session(), true)] {
        let object: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(object["state"]["depth"].is_number(), "{text}");
    }
    for refusal in Refusal::ALL {
        let object: serde_json::Value = serde_json::from_str(&refused(refusal)).unwrap();
        assert_eq!(object["code"], refusal.key());
    }
}

#[test]
fn the_documents_are_current() {
    for (path, text) in docs::files() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        assert_eq!(
            fs::read_to_string(file).unwrap(),
            text,
            "write {path} with `cargo run --example protocol`, and tell users in CHANGELOG.md"
        );
    }
    serde_json::from_str::<serde_json::Value>(&docs::manifest()).unwrap();
}

#[test]
fn scripts_know_the_same_names() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let element = read("public/embed/skin-depth.js");
    for parameter in docs::attributes() {
        assert!(
            element.contains(&format!("\"{}\"", parameter.name)),
            "{}",
            parameter.name
        );
    }
    let (page, boot, frame) = (
        docs::markdown(),
        read("public/boot.js"),
        read("public/embed/frame.js"),
    );
    for (name, _) in docs::FRAME_REQUESTS {
        assert!(frame.contains(&format!("\"{name}\"")), "{name}");
    }
    for script in [&boot, &frame, &element] {
        for (at, start) in ["new Trouble(\"", "code: \"", "Error(\"", "#fail(\""]
            .iter()
            .flat_map(|start| script.match_indices(start))
        {
            let code: String = script[at + start.len()..]
                .chars()
                .take_while(|&c| c != '"')
                .collect();
            assert!(
                page.contains(&format!("| `{code}` |")),
                "{code} is not in docs/protocol.md"
            );
        }
    }
}

/// What stands between two marks, wherever it does, sorted, each once.
fn between<'a>(script: &'a str, start: &str, end: char) -> Vec<&'a str> {
    let mut found: Vec<_> = script
        .match_indices(start)
        .filter_map(|(at, _)| script[at + start.len()..].split(end).next())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_unstable();
    names
}

#[test]
fn the_element_has_the_surface_that_is_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/embed/skin-depth.js");
    let script = fs::read_to_string(path).unwrap();
    assert_eq!(between(&script, "#tell(\"", '"'), sorted(docs::EVENTS), "events");
    assert_eq!(between(&script, "part: \"", '"'), sorted(docs::PARTS), "parts");
    assert_eq!(
        sorted(
            between(&script, "slot(\"", '"')
                .into_iter()
                .chain(between(&script, "name: \"", '"'))
        ),
        sorted(docs::SLOTS),
        "slots"
    );
    let asked: Vec<_> = ["getAttribute(\"", "hasAttribute(\""]
        .iter()
        .flat_map(|start| between(&script, start, '"'))
        .collect();
    for name in docs::ATTRIBUTES {
        assert!(asked.contains(&name), "nothing asks for the attribute {name}");
    }
    for name in asked {
        let known = docs::ATTRIBUTES.contains(&name) || docs::attributes().any(|one| one.name == name);
        assert!(known, "the attribute {name} is not written down");
    }
    // What stands two spaces deep in the class, is not private, and is no callback of the browser.
    let class = script.split("export class SkinDepth extends").nth(1).unwrap();
    let class = class.split("\n}\n").next().unwrap();
    let members = class
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(") {"))
        .map(|line| line.trim_start_matches("get ").split('(').next().unwrap())
        .filter(|name| {
            !name.starts_with([' ', '#', '}']) && !name.ends_with("Callback") && *name != "constructor"
        });
    let expected = docs::MEMBERS.into_iter().chain(["api"]);
    assert_eq!(sorted(members), sorted(expected), "members");
    let mut properties = between(&script, "var(--skin-depth-", ',');
    properties.retain(|name| !name.contains(')'));
    assert_eq!(
        properties,
        sorted(docs::PROPERTIES.map(|name| name.trim_start_matches("--skin-depth-"))),
        "properties"
    );
}

/// Names stay under `npm/surface.txt`; a change of it has to be told to those who lean on it.
#[test]
fn the_surface_is_in_the_documents_and_the_changelog() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let documents = ["docs/embed.md", "docs/protocol.md", "docs/parameters.md"]
        .map(read)
        .concat();
    for line in docs::surface().lines().skip(1) {
        let name = line.split_once(' ').unwrap().1.split(':').next().unwrap();
        assert!(
            name.is_empty() || documents.contains(&format!("`{name}`")),
            "`{name}` is in none of the documents"
        );
    }
    // FNV-1a: any change of the surface changes it.
    let digest = docs::surface()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
            (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let mark = format!("surface {:08x}", digest >> 32);
    let changelog = read("CHANGELOG.md");
    let newest = changelog.split("\n## ").nth(1).unwrap();
    assert!(
        newest.contains(&mark),
        "the surface changed: say how under the newest heading of CHANGELOG.md, and write `{mark}` there"
    );
}

#[test]
fn every_trouble_is_told_in_the_same_words_as_its_translation_is_made_from() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (boot, texts) = (read("public/boot.js"), read("public/lang/en/trouble.txt"));
    let troubles = boot
        .split("const TROUBLES = {")
        .nth(1)
        .unwrap()
        .split("};")
        .next()
        .unwrap();
    let mut codes = 0;
    for pair in troubles.trim().trim_end_matches(',').split("\",\n") {
        let (code, told) = pair.split_once(':').unwrap();
        let (code, told) = (
            code.trim().trim_matches('"'),
            told.trim().trim_matches(['"', ',']),
        );
        let line = format!("trouble.{code} = {}", told.replace('\'', "\u{2019}"));
        assert!(texts.lines().any(|one| one == line), "{line}");
        codes += 1;
    }
    assert_eq!(
        texts.lines().filter(|line| line.starts_with("trouble.")).count(),
        codes + 4
    );
}

proptest! {
    #[test]
    fn no_text_breaks_it(texts in proptest::collection::vec(any::<String>(), 0..9)) {
        if let Ok(Order::Show(change)) = read(&texts, &session()) {
            prop_assert!((0.25..=2.5).contains(&change.session.plan.depth.mm()));
        }
    }

    #[test]
    fn no_value_breaks_it(
        kind in proptest::sample::select(&Request::ALL[..]),
        name in proptest::sample::select(docs::attributes().map(|one| one.name).collect::<Vec<_>>()),
        value in any::<String>(),
    ) {
        let before = session();
        if let Ok(Order::Show(change)) = read(&[kind.key().to_owned(), name.to_owned(), value], &before) {
            let object: Result<serde_json::Value, _> = serde_json::from_str(&state(&change.session));
            prop_assert!(object.is_ok());
        }
    }
}

/// What arrives from the other window is whole and sound, or nothing.
#[test]
fn windows_understand_what_windows_say() {
    use skindepth::plan::token::{Beside, encode};
    use skindepth::protocol::second::{Said, read, write};

    let show = |playing| Said::Show {
        session: Session::default(),
        beside: Beside::of("es", None),
        playing,
    };
    for said in [Said::Here, Said::End, show(true), show(false)] {
        assert_eq!(read(&write(&said)), Some(said));
    }
    let token = encode(&Session::default());
    let rows: [&[&str]; 10] = [
        &[],
        &["here"],
        &["skindepth.second.2", "here"],
        &["skindepth.second.1"],
        &["skindepth.second.1", "here", "more"],
        &["skindepth.second.1", "show"],
        &["skindepth.second.1", "show", &token],
        &["skindepth.second.1", "show", &token, "true"],
        &["skindepth.second.1", "show", "s1.AAAA", "rests"],
        &["skindepth.second.1", "show", &token[..token.len() - 1], "rests"],
    ];
    for row in rows {
        let fields: Vec<String> = row.iter().map(|field| (*field).to_owned()).collect();
        assert_eq!(read(&fields), None, "{row:?}");
    }
}
