//! The schematic: shapes at their depths, the same for every camera, and SVG that any reader takes.

use std::rc::Rc;

use glam::Vec2;
use skindepth::absorption::Field;
use skindepth::course::Course;
use skindepth::plan::{Moment, Plan, Stage, View};
use skindepth::scene::{Concentration, Frame, Scene, Structure, Viewport};
use skindepth::schematic::{
    Anchor, Caption, Geometry, Layout, Part, Shape, Texts, shapes, shapes_beside, svg,
};
use skindepth::skin::{Layer, Site};
use skindepth::units::Time;
use skindepth::words::native::english;

const SCREEN: Viewport = Viewport {
    width: 900.0,
    height: 640.0,
    insets: [0.0; 4],
    compact: false,
};

fn frame(plan: &Plan, stage: Stage, moment: Moment, viewport: Viewport) -> Frame {
    let course = Course::derive(plan);
    let view = View {
        stage,
        moment,
        ..View::default()
    };
    Scene::new(&course).frame(&course, &view, viewport, false)
}

fn texts() -> Texts {
    Texts {
        title: "Skin & <needles>".into(),
        description: "A \"section\".".into(),
        name: |structure| english().structure(structure),
        halves: ["Before".into(), "Month 3".into()],
    }
}

fn parts(shapes: &[Shape], structure: Structure) -> Vec<&Shape> {
    shapes
        .iter()
        .filter(|shape| shape.part == Part::Structure(structure))
        .collect()
}

/// Needles that go too fast to be seen: fainter the deeper, over channels that are open.
#[test]
fn real_time_is_a_blur() {
    let plan = Plan::default();
    let at = |moment| shapes(&frame(&plan, Stage::Section, moment, SCREEN));
    let [still, blurred] = [at(Moment::Needling { stroke: 1.0 }), at(Moment::RealTime)];
    assert!(parts(&still, Structure::Channel).is_empty());
    assert!(!parts(&blurred, Structure::Channel).is_empty());
    let [sharp, faint] = [&still, &blurred].map(|all| parts(all, Structure::Needle));
    assert_eq!(faint.len(), 4 * sharp.len());
    let lowest = |shape: &Shape| match &shape.geometry {
        Geometry::Polygon(points) => points.iter().fold(0.0_f32, |low, point| low.max(point.y)),
        other => panic!("a needle is no {other:?}"),
    };
    let deepest = |all: &[&Shape]| all.iter().fold(0.0_f32, |low, shape| low.max(lowest(shape)));
    assert!((deepest(&sharp) - deepest(&faint)).abs() < 0.01);
    assert!(faint.iter().all(|needle| needle.opacity < 0.5));
}

/// Nothing that heals is drawn left of the seam, which has a name on either side where there is room.
#[test]
fn left_of_a_seam_nothing_heals() {
    let course = Course::derive(&Plan::default());
    let at = |seam_mm| {
        let view = View {
            stage: Stage::Section,
            moment: Moment::After {
                time: Time::from_days(2.0),
            },
            seam_mm,
            ..View::default()
        };
        Scene::new(&course).frame(&course, &view, SCREEN, false)
    };
    let healing = [Structure::ImmuneCells, Structure::Redness];
    for (seam_mm, names) in [(-2.0, 0), (-1.8, 1), (0.0, 2), (1.0, 2), (1.9, 1)] {
        let frame = at(seam_mm);
        let layout = Layout::of(&frame);
        let seam = layout.place(seam_mm as f32, 0.0).x;
        let all = shapes(&frame);
        for structure in healing {
            let drawn = parts(&all, structure);
            assert!(!drawn.is_empty() || seam_mm > 0.0, "{seam_mm}: no {structure:?}");
            for shape in drawn {
                let left = match &shape.geometry {
                    Geometry::Polygon(points) | Geometry::Polyline(points) => {
                        points.iter().fold(f32::MAX, |left, point| left.min(point.x))
                    }
                    Geometry::Circle { center, .. } => center.x,
                    Geometry::Line { from, to } => 0.5 * (from.x + to.x),
                    Geometry::Text { at, .. } => at.x,
                };
                assert!(
                    left > seam - 0.01,
                    "{seam_mm}: {structure:?} at {left}, left of {seam}"
                );
            }
        }
        let said = all
            .iter()
            .filter(|shape| shape.part == Part::Seam && matches!(shape.geometry, Geometry::Text { .. }));
        assert_eq!(said.count(), names, "{seam_mm}");
        assert_eq!(
            svg(&frame, &texts()).contains(">Before</text>"),
            seam_mm >= 0.0,
            "{seam_mm}"
        );
    }
}

fn count(text: &str, needle: &str) -> usize {
    text.matches(needle).count()
}

#[test]
fn layers_lie_within_half_a_pixel_of_their_depths() {
    for site in Site::ALL {
        for compact in [false, true] {
            let plan = Plan {
                site,
                ..Plan::default()
            };
            let frame = frame(
                &plan,
                Stage::Block,
                Moment::Before,
                Viewport { compact, ..SCREEN },
            );
            let layout = Layout::of(&frame);
            let shapes = shapes(&frame);
            for layer in Layer::ALL {
                let (upper, lower) = frame.anatomy.borders.range(layer);
                let structure = skindepth::scene::labels::structure_of(layer);
                let [shape] = parts(&shapes, structure)[..] else {
                    panic!("{site:?} {layer:?}: one band");
                };
                let Geometry::Polygon(points) = &shape.geometry else {
                    panic!("{layer:?} is an outline");
                };
                // The outline runs along the upper border, then back along the lower one.
                let split = points
                    .windows(2)
                    .position(|pair| (pair[1].x - pair[0].x).abs() < 0.01);
                let (above, below) = points.split_at(split.expect("it turns at the right edge") + 1);
                let mean = |points: &[Vec2]| points.iter().map(|p| p.y).sum::<f32>() / points.len() as f32;
                for (points, depth) in [(above, upper), (below, lower)] {
                    let expected = layout.place(0.0, depth).y;
                    assert!(
                        (mean(points) - expected).abs() < 0.5,
                        "{site:?} {layer:?}: {} not {expected}",
                        mean(points)
                    );
                }
            }
        }
    }
}

#[test]
fn the_camera_changes_nothing() {
    let plan = Plan::default();
    // Each view names other things; what is drawn is the same.
    let of = |stage| {
        let mut all = shapes(&frame(&plan, stage, Moment::Needling { stroke: 0.8 }, SCREEN));
        all.retain(|shape| shape.part != Part::Name);
        all
    };
    assert_eq!(of(Stage::Block), of(Stage::Section));
    assert_eq!(of(Stage::Block), of(Stage::Surface));
}

#[test]
fn needle_tips_stand_at_their_depth() {
    for stroke in [0.0, 0.3, 0.7, 1.0, 1.5] {
        let frame = frame(
            &Plan::default(),
            Stage::Section,
            Moment::Needling { stroke },
            SCREEN,
        );
        let tip = frame.needles.as_ref().expect("needles are shown").tip_mm;
        let expected = Layout::of(&frame).place(0.0, tip).y;
        let shapes = shapes(&frame);
        let needles = parts(&shapes, Structure::Needle);
        assert_eq!(needles.len(), 4, "those in the cut");
        for needle in needles {
            let Geometry::Polygon(points) = &needle.geometry else {
                panic!("a needle is an outline");
            };
            let lowest = points.iter().map(|p| p.y).fold(f32::MIN, f32::max);
            assert!(
                (lowest - expected).abs() < 0.5,
                "stroke {stroke}: {lowest}, not {expected}"
            );
        }
    }
}

#[test]
fn channels_clot_and_cells_come_and_go() {
    let at = |time| {
        let frame = frame(&Plan::default(), Stage::Section, Moment::After { time }, SCREEN);
        let shapes = shapes(&frame);
        [Structure::Channel, Structure::ImmuneCells, Structure::CollagenI]
            .map(|structure| parts(&shapes, structure).len())
    };
    let [channels, ..] = at(Time::from_minutes(1.0));
    assert_eq!(channels, 4);
    let [_, cells, _] = at(Time::from_days(2.0));
    assert!(cells > 10, "{cells} cells");
    let [channels, _, fibres] = at(Time::from_days(170.0));
    assert!(
        channels == 0 && fibres > 4,
        "{channels} channels, {fibres} fibres"
    );
}

#[test]
fn the_product_lies_where_its_field_is() {
    let moment = Moment::After {
        time: Time::from_minutes(1.0),
    };
    let mut frame = frame(&Plan::default(), Stage::Section, moment, SCREEN);
    let (r_max_mm, z_max_mm) = (0.32, 1.92);
    // Full within 0.1 mm of the axis and 1 mm of the surface, nothing elsewhere.
    let mut values = vec![0.0; Field::N_R * Field::N_Z];
    for row in 0..50 {
        for column in 0..10 {
            values[row * Field::N_R + column] = 1.0;
        }
    }
    let field = Rc::new(Field {
        time_secs: 60.0,
        r_max_mm,
        z_max_mm,
        values,
    });
    frame.concentration = Some(Concentration {
        field: Rc::clone(&field),
        next: Rc::clone(&field),
        intact: [Rc::clone(&field), field],
        cleared: [0.0; 2],
        mix: 0.5,
        film: 1.0,
    });
    let layout = Layout::of(&frame);
    let shapes = shapes(&frame);
    let product = parts(&shapes, Structure::Product);
    assert_eq!(
        product.len(),
        3 * 4 + 1,
        "three contours around four channels, and the film"
    );
    for shape in product {
        if let Geometry::Polygon(points) = &shape.geometry {
            let deepest = points.iter().map(|p| p.y).fold(f32::MIN, f32::max);
            let width = points.iter().map(|p| p.x).fold(f32::MIN, f32::max)
                - points.iter().map(|p| p.x).fold(f32::MAX, f32::min);
            assert!((deepest - layout.place(0.0, 0.99).y).abs() < 1.0, "{deepest}");
            assert!(
                (0.18..0.23).contains(&(width / layout.px_per_mm)),
                "{}",
                width / layout.px_per_mm
            );
        }
    }
}

#[test]
fn svg_is_whole_and_says_what_it_shows() {
    let frame = frame(
        &Plan::default(),
        Stage::Block,
        Moment::Needling { stroke: 1.0 },
        SCREEN,
    );
    let text = svg(&frame, &texts());
    assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && text.ends_with("</svg>\n"));
    assert!(text.contains("<title>Skin &amp; &lt;needles&gt;</title><desc>A &quot;section&quot;.</desc>"));
    for forbidden in ["style=", "<style", "<script", "NaN", "inf", "href"] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    let rows = [
        ("class=\"stratum-corneum\"", 1),
        ("class=\"reticular-dermis\"", 1),
        ("class=\"hypodermis\"", 1),
        ("class=\"needle\"", 4),
        ("class=\"reached\"", 1),
        ("class=\"hair-follicle\"", 3),
        ("class=\"sebaceous-gland\"", 1),
        // The line at the set depth, its pill and its number.
        ("class=\"mark\"", 3),
        // 33 ticks and the numbers 0 to 3.
        ("class=\"ruler\"", 37),
        // Five leaders and five names of layers; needle and tip with a leader, its halo, a dot and a name each.
        ("class=\"name\"", 18),
        ("<text", 12),
        (">1.5\u{a0}mm</text>", 1),
        (">Reticular dermis</text>", 1),
    ];
    for (what, times) in rows {
        assert_eq!(count(&text, what), times, "{what}");
    }
    assert!(text.len() < 150_000, "{} bytes", text.len());
    assert_eq!(text, svg(&frame, &texts()), "the same every time");
}

#[test]
fn tags_are_balanced() {
    let frame = frame(
        &Plan::default(),
        Stage::Block,
        Moment::After {
            time: Time::from_days(3.0),
        },
        SCREEN,
    );
    let text = svg(&frame, &texts());
    let opened = count(&text, "<") - count(&text, "</") - count(&text, "/>");
    assert_eq!(opened, count(&text, "</"));
    assert_eq!(count(&text, "\"") % 2, 0);
}

#[test]
fn names_begin_below_what_stands_over_the_page() {
    let frame = frame(&Plan::default(), Stage::Block, Moment::Before, SCREEN);
    for below in [[0.0, 0.0], [0.0, 300.0], [260.0, 0.0]] {
        let shapes = shapes_beside(&frame, below);
        let names = shapes.iter().filter_map(|shape| match &shape.geometry {
            Geometry::Text {
                at,
                anchor,
                caption: Caption::Name(_),
                ..
            } => Some((usize::from(*anchor == Anchor::Start), at.y)),
            _ => None,
        });
        let mut seen = [0; 2];
        for (side, y) in names {
            seen[side] += 1;
            assert!(y > below[side] && y < SCREEN.height, "{side} at {y}, {below:?}");
        }
        assert!(seen[0] > 3 && seen[1] == 5, "{seen:?}");
    }
}

#[test]
fn screens_without_room_do_not_break_it() {
    for (width, height) in [(0.0, 0.0), (1.0, 1.0), (40.0, 3000.0)] {
        let screen = Viewport {
            width,
            height,
            insets: [100.0; 4],
            compact: false,
        };
        let frame = frame(
            &Plan::default(),
            Stage::Block,
            Moment::Needling { stroke: 1.0 },
            screen,
        );
        let text = svg(&frame, &texts());
        assert!(!text.contains("NaN"), "{width} x {height}");
    }
}
