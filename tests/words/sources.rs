//! Every number on the page leads to where it comes from: each text that has a place for one, or says one, belongs to a part of
//! the page with a source card, or its number is a choice or a date of the viewer's own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use skindepth::absorption::{Product, SHARED_CITED};
use skindepth::course::{Caution, checklist_cited, compared_cited};
use skindepth::evidence::Fact;
use skindepth::guidance::Benefit;
use skindepth::healing::{Curve, Phase};
use skindepth::needle::{Device, Make, Rate, Setting, channels_cited, make_cited, reach_cited};
use skindepth::plan::{Axis, Compare, Moment, Plan, Session};
use skindepth::skin::{Layer, Site, cited};
use skindepth::units::Time;
use skindepth::words::entries;

/// Where a text's numbers come from.
enum From {
    /// The viewer, or the page itself: what was chosen, dates, counts of what is on the screen.
    Chosen,
    /// Pieces that other texts are put together from: who uses them is in the table.
    Piece,
    /// Evidence: the part of the page that shows the text has a card, in the file that is named.
    Card(&'static str, fn() -> Vec<Fact>),
}

use From::{Card, Chosen, Piece};

fn reach() -> Vec<Fact> {
    Plan::default().reach_cited()
}

fn compared() -> Vec<Fact> {
    Compare::of(Axis::Depth, &["0.5", "1.5"])
        .map_or_else(Vec::new, |depths| compared_cited(&depths, &Session::default()))
}

fn before() -> Vec<Fact> {
    Plan::default().caption_cited(Moment::Before, Phase::Haemostasis)
}

fn after() -> Vec<Fact> {
    let time = Time::from_days(1.0);
    Plan::default().caption_cited(Moment::After { time }, Phase::Inflammation)
}

fn needling() -> Vec<Fact> {
    Plan::default().caption_cited(Moment::RealTime, Phase::Haemostasis)
}

fn signs() -> Vec<Fact> {
    Curve::ALL
        .iter()
        .flat_map(|curve| curve.cited())
        .copied()
        .collect()
}

fn phases() -> Vec<Fact> {
    Phase::ALL
        .iter()
        .flat_map(|phase| phase.cited())
        .copied()
        .collect()
}

fn absorbed() -> Vec<Fact> {
    SHARED_CITED.to_vec()
}

fn channels() -> Vec<Fact> {
    channels_cited(Device::Pen, Setting::Professional).to_vec()
}

/// Beginnings of keys; the first that fits counts.
const TABLE: &[(&str, From)] = &[
    // core
    ("depth.hairs", Card("src/ui/depth.rs", reach)),
    ("hairs.", Piece),
    ("tone.", Chosen),
    ("applied.", Chosen),
    ("story.guessed", Card("src/ui/depth.rs", reach)),
    ("cite", Piece),
    ("clock.", Chosen),
    ("percent", Piece),
    ("people.", Piece),
    ("seconds.", Piece),
    ("minutes.", Piece),
    ("hours.", Piece),
    ("days.", Piece),
    ("weeks.", Piece),
    ("months.", Piece),
    ("years.", Piece),
    ("moment.", Chosen),
    ("pace.", Card("src/ui/stage.rs", needling)),
    ("since.", Chosen),
    ("into.", Card("src/ui/depth.rs", reach)),
    ("passes.", Card("src/ui/depth.rs", reach)),
    ("caption.after", Card("src/ui/stage.rs", phases)),
    ("caption.", Chosen),
    ("before.layers", Card("src/ui/stage.rs", before)),
    ("before.spread", Card("src/ui/stage.rs", before)),
    ("before.", Chosen),
    ("needling.touch", Chosen),
    ("needling.left", Chosen),
    ("needling.dents", Chosen),
    ("needling.", Card("src/ui/stage.rs", reach)),
    ("after.", Card("src/ui/stage.rs", after)),
    ("surface.", Card("src/ui/stage.rs", after)),
    ("absorbed", Card("src/ui/absorbed.rs", absorbed)),
    ("warning.", Chosen),
    // the story; its steps are looked at one by one below
    ("ask.", Card("src/ui/story.rs", signs)),
    ("step.", Card("src/ui/story.rs", signs)),
    // guidance
    ("guidance.checklist", Card("src/ui/guidance.rs", checklist_cited)),
    ("contraindication.", Card("src/ui/guidance.rs", checklist_cited)),
    (
        "benefit",
        Card("src/ui/known.rs", || {
            Benefit::ALL
                .iter()
                .flat_map(|benefit| benefit.facts())
                .copied()
                .collect()
        }),
    ),
    // trials: each outcome has its facts, which tests/evidence.rs holds
    (
        "result.",
        Card("src/ui/known.rs", || Benefit::AcneScars.facts().to_vec()),
    ),
    (
        "by.",
        Card("src/ui/known.rs", || Benefit::AcneScars.facts().to_vec()),
    ),
    (
        "about.",
        Card("src/ui/known.rs", || Benefit::AcneScars.facts().to_vec()),
    ),
    ("unit.", Piece),
    // the calendar
    ("calendar.settle", Card("src/ui/calendar.rs", signs)),
    ("calendar.chart", Card("src/ui/calendar.rs", signs)),
    ("calendar.eve", Card("src/ui/calendar.rs", signs)),
    ("calendar.", Chosen),
    // numbers, and what gets in
    ("numbers.density", Card("src/ui/numbers.rs", channels)),
    ("numbers.range", Card("src/ui/numbers.rs", channels)),
    ("spread.says", Card("src/ui/absorbed.rs", absorbed)),
    // the consultation
    ("compare.sessions", Chosen),
    ("compare.waiting", Chosen),
    ("compare.", Card("src/ui/consult/compare.rs", compared)),
    ("clinic.", Chosen),
    // what goes home names its sources itself, by their ids (tests/handout.rs)
    ("handout.", Chosen),
    ("idle", Chosen),
    ("offline.", Chosen),
];

fn english() -> Vec<(&'static str, &'static str)> {
    [
        include_str!("../../public/lang/en/core.txt"),
        include_str!("../../public/lang/en/story.txt"),
        include_str!("../../public/lang/en/guidance.txt"),
        include_str!("../../public/lang/en/known.txt"),
        include_str!("../../public/lang/en/calendar.txt"),
        include_str!("../../public/lang/en/science.txt"),
        include_str!("../../public/lang/en/consult.txt"),
        include_str!("../../public/lang/en/takehome.txt"),
    ]
    .into_iter()
    .flat_map(entries)
    .collect()
}

/// Has the text a place for something, a digit, or a word that stands for a number?
fn tells_a_number(text: &str) -> bool {
    let words = [
        "one in",
        "half",
        "hundred",
        "days",
        "weeks",
        "within a week",
        "months",
    ];
    text.contains('{')
        || text.bytes().any(|byte| byte.is_ascii_digit())
        || words.iter().any(|word| text.contains(word))
}

/// Names of what was compared and how, and of what is likely: half a face is no number, nor is "most people".
const NAMES: [&str; 4] = ["measure.", "comparator.", "arm.", "outlook"];

#[test]
fn every_number_has_its_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lacking = Vec::new();
    let mut used = BTreeSet::new();
    for (key, text) in english() {
        if !tells_a_number(text) {
            continue;
        }
        let Some((begins, from)) = TABLE.iter().find(|(begins, _)| key.starts_with(begins)) else {
            if !NAMES.iter().any(|name| key.starts_with(name)) {
                lacking.push(format!("{key} = {text}"));
            }
            continue;
        };
        used.insert(*begins);
        if let Card(file, facts) = from {
            assert!(!facts().is_empty(), "{key} rests on nothing");
            let code = fs::read_to_string(root.join(file)).unwrap_or_default();
            assert!(code.contains("cite("), "{file} shows {key} without a card");
        }
    }
    assert!(lacking.is_empty(), "no source is known for: {lacking:#?}");
    let idle: Vec<_> = TABLE
        .iter()
        .map(|(begins, _)| *begins)
        .filter(|begins| !used.contains(begins))
        .collect();
    assert!(idle.is_empty(), "rows without a text: {idle:?}");
}

/// Every step of the story that claims something has a card of its own.
#[test]
fn every_step_of_the_story_names_its_sources() {
    let story: Value = serde_json::from_str(include_str!("../../public/story.json")).unwrap_or_default();
    let plan = Plan::default();
    let mut steps = 0;
    for chapter in story["chapters"].as_array().unwrap_or(&Vec::new()) {
        for step in chapter["steps"].as_array().unwrap_or(&Vec::new()) {
            let name = format!(
                "{}.{}",
                chapter["id"].as_str().unwrap_or_default(),
                step["id"].as_str().unwrap_or_default()
            );
            let facts = plan.told(&name);
            // The last one hands the picture over.
            assert_eq!(facts.is_empty(), name == "after.yours", "{name}: {facts:?}");
            let mut ids: Vec<_> = facts.iter().map(|fact| fact.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), facts.len(), "{name} names a fact twice");
            steps += 1;
        }
    }
    assert!(steps > 20, "{steps} steps");
    assert!(plan.told("skin.of-a-clinic").is_empty());
}

/// A comparison names the sources of each of its pictures, and each once.
#[test]
fn a_comparison_names_the_sources_of_each_picture() {
    let check = |axis: Axis, values: [&str; 2], facts: [&[Fact]; 2]| {
        let compare = Compare::of(axis, &values).expect("two values");
        let named = compared_cited(&compare, &Session::default());
        for fact in facts.concat() {
            let times = named.iter().filter(|other| other.id == fact.id).count();
            assert_eq!(times, 1, "{axis:?}: {}", fact.id);
        }
    };
    let dermis = |site| cited(site, Layer::ReticularDermis);
    check(
        Axis::Site,
        ["cheek", "eye-area"],
        [dermis(Site::Cheek), dermis(Site::EyeArea)],
    );
    let reach = |device| reach_cited(device, Setting::Professional);
    check(
        Axis::Device,
        ["pen", "roller"],
        [reach(Device::Pen), reach(Device::Roller)],
    );
    check(
        Axis::Product,
        ["none", "niacinamide"],
        [Product::Niacinamide.cited(), SHARED_CITED],
    );
}

/// How fast needles go rests on the motor of a pen, its own or the one that was chosen, and on a roller's drum.
#[test]
fn the_pace_of_needling_names_its_sources() {
    let check = |plan: Plan, id: &str| {
        for moment in [Moment::Needling { stroke: 0.5 }, Moment::RealTime] {
            let cited = plan.caption_cited(moment, Phase::Haemostasis);
            assert_eq!(cited.iter().filter(|fact| fact.id == id).count(), 1, "{id}");
            assert!(plan.reach_cited().iter().all(|fact| cited.contains(fact)), "{id}");
        }
    };
    let driven = Make {
        rate: Rate::clamped(100),
        ..Make::default()
    };
    check(Plan::default(), "skinpen-motor-speed");
    check(
        Plan {
            make: driven,
            ..Plan::default()
        },
        "dermapen-rate",
    );
    check(
        Plan {
            setting: Setting::Home,
            ..Plan::default()
        },
        "dermapen-rate",
    );
    check(
        Plan {
            device: Device::Roller,
            ..Plan::default()
        },
        "roller-drum-diameter",
    );
}

/// What the page shows of models rests on facts, whatever was chosen.
#[test]
fn every_choice_has_facts_to_show() {
    for site in Site::ALL {
        for layer in Layer::ALL {
            assert!(!cited(site, layer).is_empty(), "{site:?} {layer:?}");
        }
    }
    for device in Device::ALL {
        for setting in Setting::ALL {
            assert!(!reach_cited(device, setting).is_empty(), "{device:?} {setting:?}");
            assert!(
                !channels_cited(device, setting).is_empty(),
                "{device:?} {setting:?}"
            );
        }
        assert_eq!(make_cited(device, Make::default()).count(), 0, "{device:?}");
    }
    for caution in Caution::ALL {
        assert!(!caution.cited().is_empty(), "{caution:?}");
    }
    for product in Product::ALL {
        assert!(!product.cited().is_empty(), "{product:?}");
    }
}
