//! Files as clinics might write them, right and wrong.

use skindepth::clinic::docs::EXAMPLE;
use skindepth::clinic::{self, Allowed, Clinic, LIMITS, PROBLEMS_MAX, Preset, VERSION, usual};
use skindepth::guidance::Benefit;
use skindepth::plan::Session;
use skindepth::plan::params::over;
use skindepth::skin::{Site, Tone};
use skindepth::story::Step;
use skindepth::words::Lang;

/// Each line: what is said to be allowed, the path, and the file; `⇥` stands for a tab.
const BAD: &str = include_str!("bad.txt");

#[track_caller]
fn check(file: &str) -> Clinic {
    let reading = clinic::read(file);
    assert_eq!(reading.problems, [], "{file}");
    reading.clinic
}

#[test]
fn each_wrong_row_is_told_with_its_path_and_leaves_the_default() {
    let rows: Vec<Vec<&str>> = BAD.lines().map(|line| line.splitn(3, '\t').collect()).collect();
    assert!(rows.len() >= 200, "{} rows", rows.len());
    let shipped = check(include_str!("../../public/clinic.json"));
    let mut failed = Vec::new();
    for row in rows {
        let [allowed, path, file] = row[..] else {
            panic!("{row:?} has three columns");
        };
        let reading = clinic::read(&file.replace('⇥', "\t"));
        let found: Vec<_> = reading
            .problems
            .iter()
            .map(|problem| (problem.path.as_str(), problem.allowed.key()))
            .collect();
        if !found.contains(&(path, allowed)) {
            failed.push(format!(
                "{file}\n  is told as {found:?}, not as {path:?} {allowed:?}"
            ));
        }
        for problem in &reading.problems {
            let is_told =
                problem.found.chars().count() <= 41 && Allowed::KEYS.contains(&problem.allowed.key());
            if !is_told {
                failed.push(format!("{file}\n  quotes {:?}", problem.found));
            }
        }
        // Nothing wrong is taken; what is right beside it may be.
        if reading.problems.iter().any(|problem| problem.path.is_empty()) && reading.clinic != shipped {
            failed.push(format!("{file}\n  is taken in part"));
        }
        let again = reading
            .kept
            .map(|kept| clinic::read(&kept.written()).problems)
            .unwrap_or_default();
        if !again.is_empty() {
            failed.push(format!("{file}\n  keeps {again:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_example_is_taken_whole() {
    let clinic = check(EXAMPLE);
    assert_eq!(clinic.name, "Clinic at the Park");
    assert_eq!(clinic.logo, "park.svg");
    assert!(clinic.accents.iter().all(Option::is_some));
    assert_eq!(clinic.contact.booking, "https://clinic.example/book");
    assert_eq!(clinic.languages, [Lang::En, Lang::Es]);
    assert_eq!(clinic.start, "site=cheek&depth=1.5");
    let depths: Vec<u16> = clinic.devices[0]
        .depths
        .iter()
        .map(|d| d.hundredths_mm())
        .collect();
    assert_eq!(depths, [50, 100, 150]);
    assert_eq!(clinic.presets[0].name.say(Lang::Es), "Cicatrices, mejilla");
    assert_eq!(clinic.presets[0].name.say(Lang::De), "Scars, cheek");
    assert_eq!(clinic.presets[1].name.say(Lang::De), "");
    assert!(clinic.claims(Benefit::Collagen) && !clinic.claims(Benefit::Pores));
    assert!(Clinic::default().claims(Benefit::Pores));
}

#[test]
fn what_is_wrong_leaves_the_rest() {
    let reading = clinic::read(
        r#"{"version": 2, "name": "A", "logo": "../a.png", "presets": [{"site": "neck", "depth": 9}]}"#,
    );
    let paths: Vec<&str> = reading
        .problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["logo", "presets[0].depth"]);
    assert_eq!(reading.clinic.name, "A");
    assert_eq!(reading.clinic.presets[0].set, "site=neck");
}

#[test]
fn the_snippet_carries_what_the_page_opens_with_and_no_markup() {
    let rows = [
        (r#"{"version": 2}"#, "<skin-depth></skin-depth>"),
        (
            r#"{"version": 2, "name": "Skin & \"Co\"", "start": {"site": "neck", "depth": 1}, "languages": ["de"]}"#,
            "<skin-depth site=\"neck\" depth=\"1\" lang=\"de\">Skin &amp; &quot;Co&quot;</skin-depth>",
        ),
        (
            r#"{"version": 2, "languages": ["de", "en"]}"#,
            "<skin-depth></skin-depth>",
        ),
    ];
    for (file, element) in rows {
        let found = clinic::snippet(&check(file), "https://clinic.example/skin/");
        let script =
            "<script type=\"module\" src=\"https://clinic.example/skin/embed/skin-depth.js\"></script>";
        assert_eq!(found, format!("{script}\n{element}\n"), "{file}");
    }
}

#[test]
fn large_files_and_large_logos_are_refused() {
    let [most, logo_most] = LIMITS;
    let file = |logo_bytes: u32| {
        let data = "A".repeat(logo_bytes as usize / 3 * 4);
        [
            r#"{"version": 2, "name": "A", "logo": "data:image/png;base64,"#,
            &data,
            "\"}",
        ]
        .concat()
    };
    assert_eq!(clinic::read(&file(logo_most)).problems, []);
    let reading = clinic::read(&file(logo_most + 30));
    assert_eq!(reading.problems[0].path, "logo");
    assert_eq!(reading.problems[0].allowed, Allowed::LogoBytes(logo_most));
    assert_eq!(reading.clinic.name, "A");
    // Ten megabytes are too much for the file itself, and told in little.
    let reading = clinic::read(&file(10_000_000));
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.problems[0].allowed, Allowed::Bytes(most));
    assert!(reading.problems[0].found.len() < 20);
    assert_eq!(reading.clinic, Clinic::default());
}

#[test]
fn many_problems_are_told_in_part() {
    let file = format!("{{\"version\": 2, {}}}", vec!["\"x\": 1"; 500].join(","));
    assert_eq!(clinic::read(&file).problems.len(), PROBLEMS_MAX);
}

#[test]
fn older_forms_are_taken_over() {
    let old = r#"{"name": "A", "site": "neck", "depth": "0,75", "lang": "de"}"#;
    let new =
        r#"{"version": 2, "name": "A", "start": {"site": "neck", "depth": "0,75"}, "languages": ["de"]}"#;
    let with_version = old.replacen('{', r#"{"version": 1, "#, 1);
    assert_eq!(check(old), check(new));
    assert_eq!(check(&with_version), check(new));
    // What is written again is of this version.
    let kept = clinic::read(old)
        .kept
        .map(|kept| kept.written())
        .unwrap_or_default();
    assert!(kept.contains(&format!("\"version\": {VERSION}")), "{kept}");
    assert_eq!(check(&kept), check(new));
}

#[test]
fn presets_keep_whose_skin_it_is() {
    let clinic = check(
        r#"{"version": 2, "start": {"passes": 2, "depth": 2}, "presets": [{"site": "neck", "depth": 0.5}]}"#,
    );
    let mut now = Session::default();
    now.plan.tone = Tone::clamped(9);
    now.plan.passes = skindepth::plan::Passes::clamped(9);
    let shown = clinic.shown(&clinic.presets[0], &now);
    assert_eq!(shown.plan.site, Site::Neck);
    assert_eq!(shown.plan.tone.get(), 9);
    assert_eq!(shown.plan.passes.get(), 2);
    assert_eq!(shown.plan.depth.hundredths_mm(), 50);
}

#[test]
fn the_usual_presets_are_readable_and_differ() {
    let usual = usual();
    for (index, Preset { set, .. }) in usual.iter().enumerate() {
        let (_, warnings) = over(&Session::default(), set);
        assert_eq!(warnings, [], "{set}");
        assert!(usual[..index].iter().all(|other| other.set != *set));
    }
}

#[test]
fn chapters_are_arranged() {
    let all = [("skin", "a"), ("needle", "a"), ("needle", "b"), ("after", "a")];
    let steps = || {
        let step =
            |(chapter, id): (&str, &str)| Step::of(chapter.into(), id.into(), String::new(), Vec::new());
        all.into_iter().filter_map(step).collect::<Vec<_>>()
    };
    let rows: [(&str, &[&str]); 4] = [
        (r#"["needle", "skin"]"#, &["needle.a", "needle.b", "skin.a"]),
        (r#"["after", "unknown"]"#, &["after.a"]),
        (r#"["unknown"]"#, &["skin.a", "needle.a", "needle.b", "after.a"]),
        ("[]", &["skin.a", "needle.a", "needle.b", "after.a"]),
    ];
    for (chapters, expected) in rows {
        let clinic = check(&[r#"{"version": 2, "chapters": "#, chapters, "}"].concat());
        let arranged: Vec<String> = clinic.arrange(steps()).iter().map(Step::name).collect();
        assert_eq!(arranged, expected, "{chapters}");
    }
}

/// The clinic's colours are measured against grounds that the page really has.
#[test]
fn grounds_are_those_of_the_page() {
    use skindepth::scene::palette::{RAISED_DARK, Role};
    let tokens = include_str!("../../style/tokens.css");
    let rows = [
        ("--page-edge", Role::PageEdge.rgb(), 0),
        ("--surface-raised", RAISED_DARK, 1),
    ];
    for (name, colour, place) in rows {
        let line = tokens
            .lines()
            .find(|line| line.contains(name) && line.contains("light-dark"));
        let pair = line.and_then(|line| line.split_once("light-dark("));
        let found = pair.and_then(|(_, pair)| pair.trim_end_matches(");").split(", ").nth(place));
        assert_eq!(found, Some(colour.css().as_str()), "{name}");
    }
    // No other ground is harder: the lightest in the dark, the darkest in the light.
    let contrast = clinic::colour::contrast;
    let grounds: Vec<_> = tokens
        .lines()
        .filter(|line| line.contains("light-dark("))
        .filter(|line| {
            ["--page-", "--surface-solid", "--surface-raised"]
                .iter()
                .any(|name| line.contains(name))
        })
        .collect();
    assert!(grounds.len() >= 4);
    let black = skindepth::scene::palette::Rgb(0);
    for line in grounds {
        let colours: Vec<_> = line
            .match_indices('#')
            .filter_map(|(at, _)| clinic::colour::read(line.get(at..at + 7)?))
            .collect();
        assert!(
            contrast(colours[0], black) >= contrast(Role::PageEdge.rgb(), black),
            "{line}"
        );
        assert!(
            contrast(colours[1], black) <= contrast(RAISED_DARK, black),
            "{line}"
        );
    }
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    use clinic::colour::{contrast, read};
    // Ratios as the guidelines' own calculators give them.
    let rows = [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
    ];
    for (a, b, expected) in rows {
        let ratio = contrast(read(a).unwrap(), read(b).unwrap());
        assert!((ratio - expected).abs() < 0.01, "{a} on {b}: {ratio}");
    }
}
