//! Frames: what is visible follows from course and moment, and from nothing else.

use glam::Vec3;
use skindepth::absorption::{Application, Product};
use skindepth::guidance::Concern;
use skindepth::needle::Device;
use skindepth::plan::{Delay, Depth, Moment, NeedleCount, Plan, Stage, View};
use skindepth::scene::labels::place;
use skindepth::scene::pick;
use skindepth::scene::{ConcernShown, Frame, HealingShown, Scene, Structure};
use skindepth::skin::{Sex, Site, Thickness, Tone};
use skindepth::units::{Length, Time};

use super::fixture::{TABLET, course, frame, view};

fn at(plan: &Plan, moment: Moment) -> Frame {
    frame(plan, &view(Stage::Block, moment), TABLET)
}

const fn after(time: Time) -> Moment {
    Moment::After { time }
}

#[test]
fn intact_skin_is_intact() {
    let frame = at(&Plan::default(), Moment::Before);
    assert_eq!(frame.needles, None);
    assert_eq!(frame.channels.open.to_bits(), 0.0_f32.to_bits());
    assert_eq!(frame.healing, HealingShown::default());
    assert_eq!(frame.ruler.marked_mm, None);
}

#[test]
fn needles_reach_what_the_course_says() {
    for device in Device::ALL {
        let plan = Plan {
            device,
            ..Plan::default()
        };
        let frame = at(&plan, Moment::Needling { stroke: 1.0 });
        // A line across the cut runs where tips end.
        let [from, line] = frame.ruler.line_mm().expect("a depth is marked");
        let marked = frame.ruler.marked_mm.expect("a depth is set");
        let reached = course(&plan).penetration.reached;
        let typical = reached.typical.mm();
        assert!((f64::from(line) - typical).abs() < 1e-4, "{device:?}: {line}");
        // It begins at the pill, unless that is clearly deeper, as without a motor.
        let apart = (marked - line).abs() >= 0.1;
        assert_eq!(apart, device != Device::Pen, "{device:?}: {marked} and {line}");
        let begins = if apart { line } else { marked };
        assert_eq!(from.to_bits(), begins.to_bits(), "{device:?}");
        let needles = frame.needles.expect("needles are shown");
        assert!(
            (f64::from(needles.tip_mm) - reached.typical.mm()).abs() < 1e-4,
            "{device:?}"
        );
        assert!(needles.reached_mm[0] <= needles.tip_mm && needles.tip_mm <= needles.reached_mm[1]);
    }
}

/// In real time a pen's needles are a blur down to what they reach, and a roller's and a stamp's stand at their deepest.
#[test]
fn real_time_shows_the_deepest_stroke() {
    for device in Device::ALL {
        let plan = Plan {
            device,
            ..Plan::default()
        };
        let mut real = at(&plan, Moment::RealTime);
        let still = at(&plan, Moment::Needling { stroke: 1.0 });
        assert!(still.needles.as_ref().is_some_and(|needles| !needles.blurred));
        assert!(real.channels.open > 0.99, "{device:?}");
        let needles = real.needles.as_mut().expect("needles are shown");
        assert_eq!(needles.blurred, device == Device::Pen);
        needles.blurred = false;
        assert_eq!(real, still, "{device:?}");
    }
}

#[test]
fn channels_stay_where_the_needles_were() {
    for count in [1, 3, 12, 36] {
        let plan = Plan {
            needles: NeedleCount::clamped(count),
            ..Plan::default()
        };
        let needles = at(&plan, Moment::Needling { stroke: 0.7 });
        let healed = at(&plan, after(Time::from_days(200.0)));
        assert_eq!(needles.channels.sites, healed.channels.sites);
        let axes = needles.needles.expect("needles are shown").axes;
        assert_eq!(axes.len(), usize::try_from(count.min(12)).unwrap());
        for axis in axes {
            assert!(
                needles.channels.sites.iter().any(|site| site.axis == axis),
                "{axis}"
            );
        }
        for site in &needles.channels.sites {
            assert!(
                site.axis.x.abs() < 2.0 && (-2.0..=0.0).contains(&site.axis.y),
                "{site:?}"
            );
        }
    }
}

#[test]
fn the_clock_closes_channels_and_lays_down_collagen() {
    let plan = Plan::default();
    let amounts = |time| {
        let frame = at(&plan, after(time));
        (
            frame.channels.open,
            frame.healing.redness,
            frame.healing.collagen_i,
        )
    };
    let now = amounts(Time::default());
    let week = amounts(Time::from_days(8.0));
    let season = amounts(Time::from_days(180.0));
    assert!(now.0 > 0.9 && week.0 < 0.1, "open: {now:?} {week:?}");
    assert!(now.1 > week.1, "redness: {now:?} {week:?}");
    assert!(season.2 > week.2, "collagen I: {week:?} {season:?}");
}

#[test]
fn no_picture_shows_an_after() {
    for concern in Concern::ALL {
        let plan = Plan {
            concern,
            ..Plan::default()
        };
        let shown = |moment| {
            let ConcernShown {
                wrinkle,
                scar,
                pigment,
                pores,
            } = at(&plan, moment).concern;
            [wrinkle, scar, pigment, pores]
        };
        let before = shown(Moment::Before);
        let later = shown(after(Moment::END));
        for (was, is) in before.into_iter().zip(later) {
            assert!(
                (was - is).abs() < 0.02,
                "{concern:?}: {before:?} became {later:?}"
            );
        }
    }
}

#[test]
fn what_is_labelled_follows_the_moment() {
    let named = |moment| -> Vec<Structure> {
        at(&Plan::default(), moment)
            .labels
            .iter()
            .map(|label| label.structure)
            .collect()
    };
    let rows = [
        (Moment::Before, Structure::HairFollicle, Structure::Needle),
        (
            Moment::Needling { stroke: 1.0 },
            Structure::NeedleTip,
            Structure::HairFollicle,
        ),
        (
            after(Time::from_minutes(5.0)),
            Structure::Channel,
            Structure::Needle,
        ),
        (
            after(Time::from_days(2.0)),
            Structure::ImmuneCells,
            Structure::CollagenI,
        ),
        (
            after(Time::from_days(150.0)),
            Structure::CollagenI,
            Structure::ImmuneCells,
        ),
    ];
    for (moment, there, gone) in rows {
        let named = named(moment);
        assert!(named.contains(&there), "{moment:?}: {there:?} not in {named:?}");
        assert!(!named.contains(&gone), "{moment:?}: {gone:?} in {named:?}");
    }
}

#[test]
fn anatomy_is_kept_while_it_is_the_same() {
    let plan = Plan::default();
    let scene = Scene::new(&course(&plan));
    let anatomy = |scene: &Scene, plan: &Plan| {
        scene
            .frame(&course(plan), &view(Stage::Block, Moment::Before), TABLET, false)
            .anatomy
    };
    let first = anatomy(&scene, &plan);
    let with = |change: fn(&mut Plan)| {
        let mut plan = plan.clone();
        change(&mut plan);
        plan
    };
    for (what, plan, kept) in [
        (
            "depth",
            with(|plan| plan.depth = Depth::clamped(Length::from_mm(2.0))),
            true,
        ),
        ("device", with(|plan| plan.device = Device::Roller), true),
        ("tone", with(|plan| plan.tone = Tone::clamped(9)), true),
        ("site", with(|plan| plan.site = Site::Neck), false),
        ("sex", with(|plan| plan.sex = Sex::Women), false),
        ("thickness", with(|plan| plan.thickness = Thickness::Thick), false),
        ("seed", with(|plan| plan.seed += 1), false),
    ] {
        let renewed = anatomy(&scene.renewed(&course(&plan)), &plan);
        assert_eq!(std::rc::Rc::ptr_eq(&first, &renewed), kept, "{what}");
        assert_eq!(*renewed, *anatomy(&Scene::new(&course(&plan)), &plan), "{what}");
    }
}

#[test]
fn the_product_is_there_from_its_application_to_the_end_of_the_calculation() {
    let application = Application {
        after_minutes: Delay::clamped(30),
        wiped_off: true,
        covered: false,
    };
    let plan = Plan {
        product: Some(Product::Caffeine),
        application,
        ..Plan::default()
    };
    let mut course = course(&plan);
    let setup = course.setup().expect("a product is chosen");
    course.absorption = Some(std::rc::Rc::new(setup.solve()));
    let scene = Scene::new(&course);
    let shown = |moment| {
        scene
            .frame(&course, &view(Stage::Section, moment), TABLET, false)
            .concentration
    };
    assert_eq!(shown(Moment::Before), None);
    assert_eq!(shown(after(Time::from_minutes(29.0))), None);
    let fresh = shown(after(Time::from_minutes(31.0))).expect("it is on the skin");
    assert!(fresh.film > 0.5, "{}", fresh.film);
    let wiped = shown(after(Time::from_hours(12.0))).expect("it is in the skin");
    assert!(wiped.film.abs() < 1e-6, "{}", wiped.film);
    assert_eq!(shown(after(Time::from_days(3.0))), None);
}

#[test]
fn labels_can_be_switched_off() {
    let quiet = View {
        labels: false,
        ..view(Stage::Block, Moment::Before)
    };
    assert!(frame(&Plan::default(), &quiet, TABLET).labels.is_empty());
}

#[test]
fn a_view_of_nonsense_gives_a_finite_picture() {
    for nonsense in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        for stage in [Stage::Block, Stage::Section, Stage::Surface, Stage::Loupe] {
            for moment in [
                Moment::Needling { stroke: nonsense },
                after(Time::from_secs(nonsense)),
            ] {
                let view = View {
                    yaw: nonsense,
                    pitch: nonsense,
                    zoom: nonsense,
                    focus_mm: [nonsense; 2],
                    seam_mm: nonsense,
                    ..view(stage, moment)
                };
                let frame = frame(&Plan::default(), &view, TABLET);
                let camera = &frame.camera;
                assert!(
                    camera.right.is_finite() && camera.span_mm.is_finite(),
                    "{nonsense} {stage:?}"
                );
                for label in place(&frame) {
                    assert!(label.at.is_finite(), "{nonsense} {stage:?} {label:?}");
                }
                // What it hits does not matter, as long as it comes back.
                let middle = glam::Vec2::new(0.5 * TABLET.width, 0.5 * TABLET.height);
                assert!(pick::at(&frame, middle).is_none_or(|(_, point)| point.is_finite()));
                assert!(!skindepth::schematic::shapes(&frame).is_empty());
            }
        }
    }
}

#[test]
fn the_loupe_slides_along_a_needle_that_comes_by() {
    let focus_at = |stroke: f64| {
        let view = view(Stage::Loupe, Moment::Needling { stroke });
        let frame = frame(&Plan::default(), &view, TABLET);
        (frame.loupe.expect("the loupe is open").0, frame)
    };
    let (focus, deepest) = focus_at(1.0);
    let needles = deepest.needles.as_ref().expect("needles are shown");
    for axis in needles.axes.iter().filter(|axis| axis.y > -0.01) {
        assert!(
            (focus.x - axis.x).abs() > needles.radius_mm,
            "the lens's centre {focus} is inside a needle at {axis}"
        );
    }
    let mut last = focus_at(-1.0).0;
    for step in 1..=600_u16 {
        let focus = focus_at(-1.0 + f64::from(step) / 200.0).0;
        assert!(
            focus.distance(last) < 0.04,
            "step {step}: a leap from {last} to {focus}"
        );
        last = focus;
    }
}

#[test]
fn a_roller_comes_from_the_left_and_leaves_to_the_right() {
    let plan = Plan {
        device: Device::Roller,
        ..Plan::default()
    };
    let needles = |stroke| {
        at(&plan, Moment::Needling { stroke })
            .needles
            .expect("needles are shown")
    };
    let deepest = needles(1.0);
    assert!((deepest.tip_at(0.0) - deepest.reaches_mm).abs() < 1e-4);
    for stroke in [-0.5, 0.2, 0.6, 0.9, 1.2, 1.6] {
        let now = needles(stroke);
        // The tips lie on the drum: the nearer it stands, the deeper.
        let [left, right] = [now.tip_at(-1.65), now.tip_at(1.65)];
        assert!((left > right) == (stroke < 1.0), "{stroke}: {left}, {right}");
        assert!((now.tip_at(0.0) - now.tip_mm).abs() < 1e-3, "{stroke}");
    }
}

#[test]
fn intact_and_needled_skin_stand_side_by_side_while_a_product_is_shown() {
    let plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    let mut course = course(&plan);
    course.absorption = course.setup().map(|setup| setup.solve().into());
    let frame = |stage, moment| {
        let view = view(stage, moment);
        Scene::new(&course).frame(&course, &view, TABLET, false)
    };
    let shown = frame(Stage::Section, after(Time::from_minutes(10.0)));
    let split = shown.split_mm.expect("two halves");
    // It stands there, so that it travels from there, and comes and goes from the left end.
    let seam_of = |moment| {
        let view = view(Stage::Section, moment);
        Scene::new(&course).pose(&course, &view, &TABLET).seam_mm
    };
    assert!((seam_of(after(Time::from_minutes(10.0))) - split).abs() < 1e-6);
    assert!(seam_of(after(Time::from_days(30.0))) <= -1.9);
    assert!(!shown.is_treated(split - 0.01) && shown.is_treated(split + 0.01));
    let product = shown.concentration.expect("a product");
    assert!(
        product.cleared[1] > product.cleared[0],
        "more is carried away where more gets in"
    );
    for (stage, moment) in [
        (Stage::Surface, after(Time::from_minutes(10.0))),
        (Stage::Section, after(Time::from_days(30.0))),
        (Stage::Block, Moment::Needling { stroke: 1.0 }),
        (Stage::Block, Moment::Before),
    ] {
        assert_eq!(frame(stage, moment).split_mm, None, "{stage:?} {moment:?}");
    }
}

#[test]
fn skin_as_it_was_before_stands_left_of_a_seam() {
    let course = course(&Plan::default());
    let frame = |stage, moment, seam_mm| {
        let view = View {
            seam_mm,
            ..view(stage, moment)
        };
        Scene::new(&course).frame(&course, &view, TABLET, false)
    };
    let month = after(Time::from_days(90.0));
    let check = |stage, moment, seam_mm: f64, split: Option<f32>, grip: Option<f32>| {
        let shown = frame(stage, moment, seam_mm);
        assert_eq!(shown.split_mm, split, "{stage:?} {moment:?} {seam_mm}");
        let seam = shown.seam.map(|seam| seam.grip.x);
        assert_eq!(seam, grip, "{stage:?} {moment:?} {seam_mm}");
        if let Some(seam) = shown.seam {
            let share = split.map_or(0.0, |split| 0.5 + 0.5 * split / 1.9);
            assert!((seam.share - share).abs() < 1e-6, "{seam_mm}: {}", seam.share);
        }
        // What heals is named and stands right of it.
        let left = split.unwrap_or(-2.0);
        for label in &shown.labels {
            let heals = matches!(
                label.structure,
                Structure::CollagenIii
                    | Structure::CollagenI
                    | Structure::Fibroblast
                    | Structure::ImmuneCells
                    | Structure::Channel
                    | Structure::Clot
            );
            assert!(
                !heals || (left..2.0).contains(&label.anchor.x),
                "{seam_mm} {label:?}"
            );
        }
        // Pointing at the channels of the cut finds those right of it.
        for site in shown.channels.sites.iter().filter(|site| site.axis.y > -0.01) {
            let at = Vec3::new(site.axis.x, -0.55 * site.depth_mm, 0.0);
            let pixel = shown.camera.project(at, &shown.viewport);
            let is_open = shown.channels.open > 0.03 && site.axis.x > left && split.is_some();
            if is_open || site.axis.x < left {
                let found = pick::at(&shown, pixel).map(|(structure, _)| structure);
                assert_eq!(
                    found == Some(Structure::Channel),
                    is_open,
                    "{seam_mm} {site:?}: {found:?}"
                );
            }
        }
    };
    let soon = after(Time::from_minutes(10.0));
    for stage in [Stage::Block, Stage::Section] {
        check(stage, month, 0.25, Some(0.25), Some(0.25));
        check(stage, month, 2.0, Some(1.9), Some(1.9));
        check(stage, month, 1.2, Some(1.2), Some(1.2));
        check(stage, soon, 0.0, Some(0.0), Some(0.0));
        // Put away it waits in the block, where it can be taken.
        check(stage, month, -2.0, None, Some(-1.72));
        check(stage, month, f64::NAN, None, Some(-1.72));
        check(stage, Moment::Before, 0.25, None, None);
        check(stage, Moment::Needling { stroke: 1.0 }, 0.25, None, None);
        check(stage, Moment::RealTime, 0.25, None, None);
    }
    check(Stage::Surface, month, 0.25, None, None);
    check(Stage::Loupe, month, 0.25, None, None);
}
