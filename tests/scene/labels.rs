//! Label places: apart, inside, uncrossed.

use std::rc::Rc;

use glam::Vec3;
use skindepth::absorption::Product;
use skindepth::course::Course;
use skindepth::guidance::Concern;
use skindepth::plan::{Depth, Moment, Plan, Stage, View};
use skindepth::scene::labels::{
    MOST_PER_SIDE, NameOver, RISE_PX, SLOT_PX, apart, crosses, halves, layer_of, over, place, place_below,
    width,
};
use skindepth::scene::{Frame, PlacedLabel, Scene, Side, Structure, Viewport};
use skindepth::skin::Site;
use skindepth::units::{Length, Time};
use skindepth::words::{Lang, key, native};

use super::fixture::{PANELS, PHONE, TABLET, frame, view};

fn column(labels: &[PlacedLabel], side: Side) -> Vec<PlacedLabel> {
    labels
        .iter()
        .filter(|label| label.side == side)
        .copied()
        .collect()
}

#[track_caller]
fn check(frame: &Frame, what: &str) {
    let labels = place(frame);
    assert!(!labels.is_empty(), "{what}: no labels");
    let [left, top, right, bottom] = frame.viewport.free();
    for side in [Side::Left, Side::Right] {
        let column = column(&labels, side);
        assert!(column.len() <= MOST_PER_SIDE, "{what}: {} labels", column.len());
        for pair in column.windows(2) {
            assert!(
                pair[1].at.y - pair[0].at.y > SLOT_PX - 0.01,
                "{what}: {pair:?} overlap"
            );
        }
        for (i, a) in column.iter().enumerate() {
            let inside = (left..=right).contains(&a.at.x)
                && (top..=bottom).contains(&(a.at.y - 0.5 * SLOT_PX + 0.01))
                && (top..=bottom).contains(&(a.at.y + 0.5 * SLOT_PX - 0.01));
            assert!(inside, "{what}: {a:?} outside {:?}", frame.viewport.free());
            for b in &column[i + 1..] {
                assert!(!crosses(a, b), "{what}: {a:?} crosses {b:?}");
            }
        }
    }
}

#[test]
fn places_hold_for_every_stage_moment_and_site() {
    let moments = [
        Moment::Before,
        Moment::Needling { stroke: 1.0 },
        Moment::After {
            time: Time::from_minutes(10.0),
        },
        Moment::After {
            time: Time::from_days(1.0),
        },
        Moment::After {
            time: Time::from_days(7.0),
        },
        Moment::After {
            time: Time::from_days(90.0),
        },
    ];
    let short = Viewport {
        height: 360.0,
        ..TABLET
    };
    for site in Site::ALL {
        for moment in moments {
            for stage in [Stage::Block, Stage::Section, Stage::Surface] {
                for viewport in [TABLET, PANELS, short] {
                    let plan = Plan {
                        site,
                        concern: Concern::AcneScars,
                        ..Plan::default()
                    };
                    let frame = frame(&plan, &view(stage, moment), viewport);
                    check(
                        &frame,
                        &format!("{site:?} {stage:?} {moment:?} {}", viewport.height),
                    );
                }
            }
        }
    }
}

#[test]
fn the_loupe_names_what_is_in_the_lens() {
    let frame = frame(&Plan::default(), &view(Stage::Loupe, Moment::Before), TABLET);
    check(&frame, "loupe");
    assert!(place(&frame).len() >= 4, "{:?}", place(&frame));
}

#[test]
fn narrow_screens_have_no_leaders() {
    let frame = frame(&Plan::default(), &view(Stage::Block, Moment::Before), PHONE);
    assert!(!frame.labels.is_empty(), "names for the legend stay");
    assert!(place(&frame).is_empty());
}

#[test]
fn brackets_span_their_layers_in_the_section_only() {
    let plan = Plan::default();
    let flat = frame(&plan, &view(Stage::Section, Moment::Before), TABLET);
    let brackets: Vec<[f32; 2]> = place(&flat).iter().filter_map(|label| label.bracket).collect();
    assert_eq!(brackets.len(), 5);
    for pair in brackets.windows(2) {
        assert!((pair[0][1] - pair[1][0]).abs() < 0.1, "layers touch: {pair:?}");
    }
    let block = frame(&plan, &view(Stage::Block, Moment::Before), TABLET);
    assert!(place(&block).iter().all(|label| label.bracket.is_none()));
}

/// Names of a split block's halves stay in what notices and buttons leave free of a phone, however little that is.
#[test]
fn names_of_halves_keep_off_what_stands_above() {
    let plan = Plan::default();
    let moment = Moment::After {
        time: Time::from_minutes(10.0),
    };
    for [width_px, height, top, bottom] in [
        [390.0, 551.0, 130.0, 82.0],
        [390.0, 551.0, 270.0, 82.0],
        [390.0, 551.0, 373.0, 82.0],
        [320.0, 380.0, 236.0, 82.0],
        [498.0, 390.0, 110.0, 60.0],
        [498.0, 390.0, 240.0, 60.0],
    ] {
        let viewport = Viewport {
            width: width_px,
            height,
            insets: [0.0, top, 0.0, bottom],
            compact: true,
        };
        for stage in [Stage::Block, Stage::Section] {
            let frame = frame(&plan, &view(stage, moment), viewport);
            for lang in Lang::ALL {
                let names = [key::HALF_INTACT, key::HALF_NEEDLED].map(|name| native::words(lang).say(name));
                let places = halves(&frame, 0.0, names);
                let mut ends = Vec::new();
                for (at, name) in places.into_iter().zip(names) {
                    let at = at.expect("both have room beside a seam in the middle");
                    let half = 0.5 * width(name, false);
                    let what = format!("{name} at {at} in {viewport:?}, {stage:?}");
                    assert!(at.y - RISE_PX >= top && at.y <= height - bottom, "{what}");
                    assert!(at.x - half >= 0.0 && at.x + half <= width_px, "{what}");
                    ends.extend([at.x - half, at.x + half]);
                }
                assert!(ends[1] <= ends[2], "{lang:?}: {names:?} overlap at {places:?}");
                // Elsewhere one may have none; what is there keeps to its side and in the picture.
                let mut none = 0;
                for split in [-1.72, -1.0, 1.0, 1.9, 40.0] {
                    let places = halves(&frame, split, names);
                    let back = if stage == Stage::Block { -2.0 } else { 0.0 };
                    let seam = frame.camera.project(Vec3::new(split, -1.0, back), &viewport).x;
                    none += places.iter().filter(|at| at.is_none()).count();
                    for (side, (at, name)) in [-1.0, 1.0].into_iter().zip(places.into_iter().zip(names)) {
                        let Some(at) = at else { continue };
                        let half = 0.5 * width(name, false);
                        assert!(
                            side * (at.x - seam) >= half - 2.0,
                            "{lang:?}, {split}: {name} at {at}, {seam}"
                        );
                        assert!(
                            at.x - half >= 0.0 && at.x + half <= width_px,
                            "{lang:?}, {split}: {name}"
                        );
                    }
                }
                assert!(none >= 2, "a seam beyond the picture has no names");
            }
        }
    }
}

#[test]
fn a_narrow_screen_names_the_layers_in_themselves_and_marks_the_one_where_tips_end() {
    for [width_px, height, top, bottom] in [
        [390.0, 551.0, 130.0, 82.0],
        [320.0, 420.0, 110.0, 82.0],
        [498.0, 390.0, 110.0, 60.0],
    ] {
        let viewport = Viewport {
            width: width_px,
            height,
            insets: [0.0, top, 0.0, bottom],
            compact: true,
        };
        for (site, depth) in Site::ALL
            .into_iter()
            .flat_map(|site| [0.25, 0.5, 1.0, 1.5, 2.5].map(|depth| (site, depth)))
        {
            let plan = Plan {
                depth: Depth::clamped(Length::from_mm(depth)),
                site,
                ..Plan::default()
            };
            for stage in [Stage::Block, Stage::Section, Stage::Surface, Stage::Loupe] {
                let frame = frame(&plan, &view(stage, Moment::Needling { stroke: 1.0 }), viewport);
                let names = over(&frame);
                let what = format!("{site:?} at {depth} mm, {stage:?}, {width_px} wide: {names:?}");
                if matches!(stage, Stage::Surface | Stage::Loupe) {
                    assert!(names.is_empty(), "{what}");
                    continue;
                }
                let at = |depth: f32| frame.camera.project(Vec3::new(0.0, -depth, 0.0), &viewport).y;
                for name in &names {
                    assert!(name.at.y > top && name.at.y < height - bottom, "{what}");
                    for lang in Lang::ALL {
                        let wide = width(native::words(lang).structure(name.structure), false);
                        // Beside the block it begins there, or ends where the screen does.
                        let end = if name.beside {
                            (name.at.x + wide).min(width_px - 8.0)
                        } else {
                            name.at.x
                        };
                        assert!(end <= width_px && end - wide > 0.0, "{lang:?}: {what}");
                    }
                    let layer = layer_of(name.structure).expect("a layer");
                    let (upper, lower) = frame.anatomy.borders.range(layer);
                    let (into, _) = Course::derive(&plan).penetration.mostly_into();
                    assert_eq!(name.marked, layer == into, "{what}");
                    if stage == Stage::Section {
                        let y = name.anchor.map_or(name.at.y, |anchor| anchor.y);
                        assert!(at(upper) <= y && y <= at(lower), "{what}");
                    }
                }
                for pair in names.windows(2) {
                    assert!(pair[1].at.y - pair[0].at.y >= RISE_PX, "lines overlap: {what}");
                }
                assert!(names.len() >= 2, "{what}");
                assert_eq!(names.iter().filter(|name| name.marked).count(), 1, "{what}");
            }
        }
    }
}

#[test]
fn a_narrow_screen_names_the_most_that_heals() {
    let upright = Viewport {
        width: 390.0,
        height: 551.0,
        insets: [0.0, 130.0, 0.0, 110.0],
        compact: true,
    };
    let lying = Viewport {
        width: 498.0,
        height: 390.0,
        insets: [0.0, 110.0, 0.0, 60.0],
        compact: true,
    };
    let check = |viewport: Viewport, days: f64, stage, seam_mm, structure: Option<Structure>| {
        let moment = Moment::After {
            time: Time::from_days(days),
        };
        let view = View {
            seam_mm,
            ..view(stage, moment)
        };
        let frame = frame(&Plan::default(), &view, viewport);
        let names = over(&frame);
        let (layers, healing): (Vec<NameOver>, Vec<NameOver>) =
            names.iter().partition(|name| layer_of(name.structure).is_some());
        let what = format!("{days} days, {stage:?}, seam {seam_mm}: {names:?}");
        let named: Vec<Structure> = healing.iter().map(|name| name.structure).collect();
        assert_eq!(named, Vec::from_iter(structure), "{what}");
        for name in healing {
            let anchor = name.anchor.expect("it points at something");
            assert!(anchor.y < name.at.y - RISE_PX && !name.marked, "{what}");
            assert!(
                layers
                    .iter()
                    .all(|layer| (layer.at.y - name.at.y).abs() >= RISE_PX),
                "{what}"
            );
            let seam = frame
                .camera
                .project(Vec3::new(seam_mm as f32, 0.0, 0.0), &viewport)
                .x;
            assert!(anchor.x > seam, "{what}");
            // Its leader goes straight up from it.
            let wide = width("Immune cells", false);
            let begins = name.at.x.min(name.most_x - wide);
            assert!(
                name.beside && (begins..=begins + wide).contains(&anchor.x),
                "{what}"
            );
        }
    };
    for stage in [Stage::Block, Stage::Section] {
        check(upright, 0.01, stage, -2.0, Some(Structure::Channel));
        check(upright, 2.0, stage, -2.0, Some(Structure::ImmuneCells));
        check(upright, 14.0, stage, -2.0, Some(Structure::Fibroblast));
        check(upright, 14.0, stage, 0.0, Some(Structure::Fibroblast));
        check(upright, 200.0, stage, 0.0, Some(Structure::CollagenI));
    }
    check(lying, 2.0, Stage::Section, -2.0, Some(Structure::ImmuneCells));
    check(lying, 84.0, Stage::Section, 0.0, Some(Structure::CollagenIii));
    check(upright, 14.0, Stage::Surface, -2.0, None);
    check(upright, 14.0, Stage::Loupe, -2.0, None);
}

#[test]
fn a_narrow_screen_keeps_room_for_the_scale_while_there_is_product_to_be_seen() {
    let mut course = Course::derive(&Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    });
    let setup = course.setup().expect("a product is chosen");
    course.absorption = Some(Rc::new(setup.solve()));
    let scene = Scene::new(&course);
    let minutes = |minutes: f64| Moment::After {
        time: Time::from_minutes(minutes),
    };
    // Insets at the bottom, and where the scale stands while a product is to be seen: beside the block, below it, or nowhere.
    let [beside, below, nowhere] = [Some(true), Some(false), None];
    for (width, height, bottom, compact, moment, block, section) in [
        (390.0, 551.0, 110.0, true, minutes(10.0), below, below),
        // Cautions in three lines, or one that is open.
        (390.0, 551.0, 186.0, true, minutes(10.0), nowhere, below),
        (390.0, 551.0, 290.0, true, minutes(10.0), nowhere, nowhere),
        (390.0, 400.0, 110.0, true, minutes(10.0), nowhere, nowhere),
        (280.0, 551.0, 110.0, true, minutes(10.0), nowhere, nowhere),
        (
            390.0,
            551.0,
            110.0,
            true,
            minutes(60.0 * 24.0 * 30.0),
            nowhere,
            nowhere,
        ),
        (390.0, 551.0, 110.0, true, Moment::Before, nowhere, nowhere),
        (820.0, 730.0, 110.0, false, minutes(10.0), below, below),
        (700.0, 560.0, 110.0, false, minutes(10.0), below, below),
        (600.0, 390.0, 110.0, false, minutes(10.0), nowhere, nowhere),
        (1000.0, 460.0, 110.0, false, minutes(10.0), beside, beside),
        (1180.0, 820.0, 110.0, false, minutes(10.0), beside, beside),
        (1180.0, 820.0, 110.0, false, Moment::Before, nowhere, nowhere),
    ] {
        let viewport = Viewport {
            width,
            height,
            insets: [0.0, 130.0, 0.0, bottom],
            compact,
        };
        let free = viewport.free()[3];
        for (stage, place) in [
            (Stage::Block, block),
            (Stage::Section, section),
            (Stage::Surface, section),
            (Stage::Loupe, section),
        ] {
            let frame = scene.frame(&course, &view(stage, moment), viewport, false);
            let what = format!("{stage:?} at {moment:?}, {width} by {height}, {bottom} kept");
            let kept = frame.viewport.insets[3] - bottom;
            assert_eq!(kept > 40.0, place == below, "{what}: {kept}");
            assert_eq!(frame.scale_top.is_some(), place != nowhere, "{what}");
            let Some(top) = frame.scale_top else { continue };
            assert!(top + 7.0 + 16.0 <= free, "{what}: its numbers at {top}");
            let cut = matches!(stage, Stage::Block | Stage::Section);
            if place == below && cut {
                let lowest = [(-2.0, 0.0), (2.0, 0.0), (2.0, -2.0)]
                    .map(|(x, z)| Vec3::new(x, -frame.anatomy.borders.bottom, z))
                    .map(|corner| frame.camera.project(corner, &frame.viewport).y)
                    .into_iter()
                    .fold(0.0, f32::max);
                assert!(
                    lowest < top - 18.0,
                    "{what}: down to {lowest}, the scale at {top}"
                );
            }
        }
        // Pictures beside each other make no room below.
        let room = scene.room(&course, &view(Stage::Block, moment), viewport, false);
        assert_eq!(room.viewport, viewport, "{width} by {height}");
    }
}

/// A tablet held upright: the controls stand below the picture.
const UPRIGHT: Viewport = Viewport {
    width: 820.0,
    height: 730.0,
    insets: [24.0, 190.0, 24.0, 70.0],
    compact: false,
};
/// A window with controls on its left and a card over its upper right corner.
const WINDOW: Viewport = Viewport {
    width: 1158.0,
    height: 900.0,
    insets: [24.0, 130.0, 150.0, 180.0],
    compact: false,
};
const LYING: Viewport = Viewport {
    width: 898.0,
    height: 820.0,
    insets: [24.0, 130.0, 150.0, 180.0],
    compact: false,
};

/// Left, top, right and bottom of what is written for a label: its name, and the line below it where that fits.
fn written(label: &PlacedLabel, name: &str, note: &str) -> Vec<[f32; 4]> {
    if !label.fits(name, false) {
        return Vec::new();
    }
    let line = |text: &str, small: bool, y: f32| {
        let wide = width(text, small);
        let left = if label.side == Side::Left {
            label.at.x - wide
        } else {
            label.at.x
        };
        [left, label.at.y + y - 11.0, left + wide, label.at.y + y + 3.0]
    };
    let mut lines = vec![line(name, false, 4.0)];
    if !note.is_empty() && label.fits(note, true) {
        lines.push(line(note, true, 18.0));
    }
    lines
}

#[test]
fn what_is_written_stays_beside_the_block_and_apart_in_every_language() {
    let moments = [
        Moment::Before,
        Moment::Needling { stroke: 0.6 },
        Moment::After {
            time: Time::from_minutes(10.0),
        },
        Moment::After {
            time: Time::from_days(7.0),
        },
    ];
    let plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    for lang in Lang::ALL {
        let words = native::words(lang);
        // Below the card, names to the right may reach beyond the part that is kept clear for it. From right to left it
        // stands on the left.
        for (screen, card) in [
            (TABLET, [0.0; 3]),
            (TABLET, [300.0, 0.0, 0.0]),
            (PANELS, [0.0; 3]),
            (UPRIGHT, [0.0; 3]),
            (WINDOW, [0.0, 330.0, 126.0]),
            (LYING, [0.0, 330.0, 126.0]),
        ] {
            for stage in [Stage::Block, Stage::Section, Stage::Loupe] {
                for moment in moments {
                    let frame = frame(&plan, &view(stage, moment), screen);
                    let labels = place_below(&frame, card);
                    let texts: Vec<_> = labels
                        .iter()
                        .map(|label| {
                            let name = words.structure(label.structure);
                            let note = words.structure_note(label.structure);
                            (label, name, written(label, name, note))
                        })
                        .collect();
                    let what = format!("{lang:?} {stage:?} {moment:?} on {screen:?}");
                    let shown = texts.iter().filter(|(.., lines)| !lines.is_empty()).count();
                    assert!(2 * shown >= labels.len(), "{what}: {shown} of {}", labels.len());
                    apart_and_inside(&frame, card[2], &texts, &what);
                    for (label, name, lines) in &texts {
                        let top = card[usize::from(label.side == Side::Right)];
                        assert!(
                            lines.iter().all(|line| line[1] >= top),
                            "{what}: {name} under the card: {lines:?}"
                        );
                    }
                }
            }
        }
    }
}

#[track_caller]
fn apart_and_inside(frame: &Frame, beyond: f32, texts: &[(&PlacedLabel, &str, Vec<[f32; 4]>)], what: &str) {
    let [left, _, right, _] = frame.viewport.free();
    let corner = |x: f32, y: f32, z: f32| {
        let at = frame.camera.project(Vec3::new(x, y, z), &frame.viewport);
        at.x
    };
    let sides = |x: f32| [(0.0, 0.0), (0.0, -2.0), (-3.2, 0.0), (-3.2, -2.0)].map(|(y, z)| corner(x, y, z));
    let block = [
        sides(-2.0).into_iter().fold(f32::MAX, f32::min),
        sides(2.0).into_iter().fold(f32::MIN, f32::max),
    ];
    for (i, (label, name, lines)) in texts.iter().enumerate() {
        for line in lines {
            assert!(
                line[0] >= left - 0.5 && line[2] <= right + beyond + 0.5,
                "{what}: {name} leaves the free part: {line:?}"
            );
            if frame.loupe.is_none() {
                let beside = match label.side {
                    // The ruler's numbers stand there too.
                    Side::Left => line[2] < block[0] - 48.0,
                    Side::Right => line[0] > block[1],
                };
                assert!(beside, "{what}: {name} over the block {block:?}: {line:?}");
            }
            for (_, other, others) in &texts[i + 1..] {
                for b in others {
                    let hit = line[0] < b[2] && b[0] < line[2] && line[1] < b[3] && b[1] < line[3];
                    assert!(!hit, "{what}: {name} and {other}");
                }
            }
        }
    }
}

#[test]
fn heights_are_apart_and_off_what_is_taken() {
    let nan = f32::NAN;
    for (wanted, bounds, taken, expected) in [
        (&[][..], [0.0, 10.0], &[][..], Some(&[][..])),
        (&[50.0], [0.0, 100.0], &[], Some(&[50.0])),
        // Pushed apart as little as possible, and not out of the column.
        (&[50.0, 50.0], [0.0, 100.0], &[], Some(&[30.0, 70.0])),
        (&[0.0, 0.0], [0.0, 100.0], &[], Some(&[0.0, 40.0])),
        (&[90.0, 99.0], [0.0, 100.0], &[], Some(&[60.0, 100.0])),
        // Out of the way of a number, to the nearer side.
        (&[46.0], [0.0, 100.0], &[[40.0, 60.0]], Some(&[40.0])),
        (&[30.0, 50.0], [0.0, 100.0], &[[40.0, 60.0]], Some(&[20.0, 60.0])),
        // No room, no column, no numbers.
        (&[1.0, 2.0, 3.0], [0.0, 70.0], &[], None),
        (&[1.0], [10.0, 0.0], &[], None),
        (&[1.0], [0.0, 10.0], &[[-1.0, 11.0]], None),
        (&[nan], [0.0, 10.0], &[], None),
        (&[1.0], [0.0, nan], &[], None),
        (&[1.0], [0.0, f32::INFINITY], &[], None),
    ] {
        let places = apart(wanted, SLOT_PX, bounds, taken);
        assert_eq!(
            places.as_deref(),
            expected,
            "{wanted:?} in {bounds:?} off {taken:?}"
        );
    }
}

/// However near one looks, a leader runs from its name towards the block, and not back through the name.
#[test]
fn leaders_never_double_back() {
    for stage in [Stage::Block, Stage::Section, Stage::Loupe] {
        for zoom in [0.5, 1.0, 3.0, 20.0] {
            for focus in [-2.0, 0.0, 2.0] {
                for moment in [Moment::Before, Moment::Needling { stroke: 1.0 }] {
                    let mut view = view(stage, moment);
                    (view.zoom, view.focus_mm) = (zoom, [focus, 0.3]);
                    for screen in [TABLET, WINDOW, PHONE] {
                        let frame = frame(&Plan::default(), &view, screen);
                        for label in place_below(&frame, [0.0, 330.0, 126.0]) {
                            let what = format!("{stage:?} {zoom} at {focus}: {label:?}");
                            match label.side {
                                Side::Left => assert!(label.bend.x > label.at.x, "{what}"),
                                Side::Right => assert!(label.bend.x < label.at.x, "{what}"),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A phone's loupe leaves little room beside the lens: some names fit in every language.
#[test]
fn a_narrow_screen_names_some_of_what_the_loupe_shows() {
    for lang in Lang::ALL {
        let words = native::words(lang);
        let frame = frame(&Plan::default(), &view(Stage::Loupe, Moment::Before), PHONE);
        let labels = place(&frame);
        let fitting = labels
            .iter()
            .filter(|label| label.fits(words.structure(label.structure), false));
        assert!(fitting.count() >= 3, "{lang:?}: {labels:?}");
        assert!(labels.iter().all(|label| label.side == Side::Left), "{labels:?}");
    }
}
