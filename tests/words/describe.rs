//! Descriptions: two to four sentences that follow the frame.

use skindepth::absorption::Product;
use skindepth::course::Course;
use skindepth::evidence::Status;
use skindepth::needle::Device;
use skindepth::plan::{Depth, Moment, Plan, Stage, View};
use skindepth::scene::{Scene, Viewport};
use skindepth::skin::Site;
use skindepth::units::{Length, Time};
use skindepth::words::Lang;
use skindepth::words::native::{self, english};

use super::names::check_claims;

const SCREEN: Viewport = Viewport {
    width: 900.0,
    height: 640.0,
    insets: [0.0; 4],
    compact: false,
};

fn describe(plan: &Plan, stage: Stage, moment: Moment) -> String {
    let course = Course::derive(plan);
    tell(&course, &Scene::new(&course), stage, moment)
}

fn tell(course: &Course, scene: &Scene, stage: Stage, moment: Moment) -> String {
    let view = View {
        stage,
        moment,
        ..View::default()
    };
    let frame = scene.frame(course, &view, SCREEN, false);
    english().describe(&frame, course, &view).replace('\u{a0}', " ")
}

fn set(mm: f64) -> Plan {
    Plan {
        depth: Depth::clamped(Length::from_mm(mm)),
        ..Plan::default()
    }
}

const fn after(time: Time) -> Moment {
    Moment::After { time }
}

#[test]
fn every_state_is_told_within_bounds() {
    let moments = [
        Moment::Before,
        Moment::Needling { stroke: 0.0 },
        Moment::Needling { stroke: 0.3 },
        Moment::Needling { stroke: 0.7 },
        Moment::Needling { stroke: 1.0 },
        Moment::Needling { stroke: 1.6 },
        Moment::Needling { stroke: 2.0 },
        Moment::RealTime,
        after(Time::default()),
        after(Time::from_minutes(10.0)),
        after(Time::from_hours(6.0)),
        after(Time::from_days(3.0)),
        after(Time::from_days(14.0)),
        after(Time::from_days(42.0)),
        after(Time::from_days(180.0)),
        after(Moment::END),
    ];
    for site in Site::ALL {
        for device in Device::ALL {
            for depth in [0.25, 1.5, 2.5] {
                let plan = Plan {
                    site,
                    device,
                    product: Some(Product::VitaminC),
                    ..set(depth)
                };
                let course = Course::derive(&plan);
                let scene = Scene::new(&course);
                for moment in moments {
                    let text = tell(&course, &scene, Stage::Block, moment);
                    let sentences = text.matches(". ").count() + 1;
                    assert!((2..=4).contains(&sentences), "{sentences} sentences: {text}");
                    assert!(
                        text.ends_with('.') && !text.contains("  ") && !text.contains(".."),
                        "{text}"
                    );
                    check_claims(&text);
                }
            }
        }
    }
}

#[test]
fn depth_changes_what_is_told() {
    let deepest = Moment::Needling { stroke: 1.0 };
    let shallow = describe(&set(0.25), Stage::Block, deepest);
    let deep = describe(&set(2.5), Stage::Block, deepest);
    assert!(shallow.contains("0.25 mm"), "{shallow}");
    assert!(deep.contains("2.5 mm") && deep.contains("into the fat"), "{deep}");
    assert!(deep.contains("people") && deep.contains("estimate"), "{deep}");
    assert_ne!(shallow, deep);
}

#[test]
fn time_changes_what_is_told() {
    let rows = [
        (Moment::Before, "intact"),
        (Moment::Needling { stroke: 0.2 }, "dents before it yields"),
        (after(Time::from_minutes(1.0)), "The channels are open"),
        (after(Time::from_days(1.0)), "Immune cells"),
        (after(Time::from_days(4.0)), "Day 4"),
        (after(Time::from_days(10.0)), "Fibroblasts"),
        (after(Time::from_days(170.0)), "not predicted"),
        (after(Time::from_days(170.0)), "4 of 4 sessions done"),
    ];
    for (moment, part) in rows {
        let text = describe(&Plan::default(), Stage::Block, moment);
        assert!(text.contains(part), "{moment:?}: no `{part}` in: {text}");
    }
}

#[test]
fn real_time_is_told_by_what_an_eye_sees() {
    let rows = [
        (Device::Pen, "About 117 strokes a second: to the eye, a blur. "),
        (Device::Roller, " ms (estimate); it is shown at its deepest. "),
        (Device::Stamp, " ms (estimate); it is shown at its deepest. "),
    ];
    for (device, part) in rows {
        let plan = Plan { device, ..set(1.5) };
        let text = describe(&plan, Stage::Block, Moment::RealTime);
        assert!(text.contains(part), "{device:?}: no `{part}` in: {text}");
        let course = Course::derive(&plan);
        let millis = (1e3 * course.way_in().secs()).round();
        let told = text.contains(&format!("about {millis} ms"));
        assert_eq!(told, device != Device::Pen, "{text}");
    }
}

/// One digit, for it is an estimate, in every language.
#[test]
fn slowness_is_told_to_one_digit() {
    for (times, digits) in [
        (3.4, "3"),
        (14.9, "10"),
        (15.0, "20"),
        (98.0, "100"),
        (493.2, "500"),
        (2_501.0, "3000"),
    ] {
        for lang in Lang::ALL {
            let text = native::words(lang).slowed(times);
            let found: String = text.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(found, digits, "{times} in {lang:?}: {text}");
            let estimate = native::words(lang).status(Status::Derived);
            assert!(text.contains(estimate), "{lang:?}: {text}");
        }
    }
}

#[test]
fn captions_name_site_and_moment() {
    let course = Course::derive(&Plan::default());
    let rows = [
        (Moment::Before, "Cheek: intact skin"),
        (Moment::Needling { stroke: 1.0 }, "Cheek: needling at 1.5 mm"),
        (Moment::RealTime, "Cheek: needling at 1.5 mm"),
        (
            after(Time::from_days(2.0)),
            "Cheek: day 2, inflammation leads, the signal for repair",
        ),
    ];
    for (moment, expected) in rows {
        let view = View {
            moment,
            ..View::default()
        };
        assert_eq!(english().caption(&course, &view).replace('\u{a0}', " "), expected);
    }
}

#[test]
fn a_seam_is_told_of_where_there_is_one() {
    let course = Course::derive(&Plan::default());
    let scene = Scene::new(&course);
    let tell = |stage, moment, seam_mm| {
        let view = View {
            stage,
            moment,
            seam_mm,
            ..View::default()
        };
        let frame = scene.frame(&course, &view, SCREEN, false);
        english().describe(&frame, &course, &view)
    };
    let month = after(Time::from_days(90.0));
    for (stage, moment, seam_mm, told) in [
        (Stage::Section, month, 0.0, true),
        (Stage::Block, month, 1.0, true),
        (Stage::Section, month, -2.0, false),
        (Stage::Surface, month, 0.0, false),
        (Stage::Section, Moment::Before, 0.0, false),
    ] {
        let text = tell(stage, moment, seam_mm);
        assert_eq!(
            text.contains("as it was before"),
            told,
            "{stage:?} {seam_mm}: {text}"
        );
        check_claims(&text);
    }
}

#[test]
fn the_product_is_told_beside_intact_skin() {
    let plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    let mut course = Course::derive(&plan);
    let setup = course.setup().expect("a product is chosen");
    course.absorption = Some(std::rc::Rc::new(setup.solve()));
    let scene = Scene::new(&course);
    let soon = tell(&course, &scene, Stage::Block, after(Time::from_minutes(10.0)));
    assert!(
        soon.contains("Niacinamide has been on the skin for 10 minutes"),
        "{soon}"
    );
    assert!(
        soon.contains("in intact skin (estimate)") && soon.contains("sterile"),
        "{soon}"
    );
    check_claims(&soon);
    let later = tell(&course, &scene, Stage::Block, after(Time::from_days(10.0)));
    assert!(
        !later.contains("Niacinamide"),
        "no longer than it was computed: {later}"
    );
}
