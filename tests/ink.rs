//! Marks stay on their structure, and are drawn as they were pressed.

use glam::{Vec2, Vec3};
use proptest::prelude::*;
use skindepth::ink::{DOTS_MAX, Dot, Form, Ink, MARKS_MAX, Place, Shape, Stamp, outline, presence};
use skindepth::plan::Moment;
use skindepth::skin::anatomy::Borders;
use skindepth::skin::{Layer, LayerStack, Sex, Site, Thickness};
use skindepth::units::Time;

fn borders(site: Site) -> Borders {
    Borders::of(&LayerStack::of(site, Sex::Either), Thickness::Typical)
}

fn dot(x: f32, depth: f32, pressure: f32) -> Dot {
    Dot {
        place: Place::of(Vec3::new(x, -depth, 0.0), &borders(Site::Cheek)),
        pressure,
    }
}

fn day(days: f64) -> Moment {
    Moment::After {
        time: Time::from_days(days),
    }
}

/// Straight onto paper, a hundred units to the millimetre.
#[expect(clippy::unnecessary_wraps, reason = "other papers don't show every point")]
fn paper(point: Vec3) -> Option<Vec2> {
    Some(Vec2::new(point.x, -point.y) * 100.0)
}

#[test]
fn a_mark_stays_in_its_layer_at_every_site() {
    let at_cheek = borders(Site::Cheek);
    for layer in Layer::ALL {
        let (top, bottom) = at_cheek.range(layer);
        for share in [0.05, 0.5, 0.95] {
            let place = Place::of(Vec3::new(0.3, -(top + (bottom - top) * share), 0.0), &at_cheek);
            for site in Site::ALL {
                let there = borders(site);
                let depth = -place.point(&there).y;
                assert_eq!(there.layer_at(depth), layer, "{site:?} {layer:?} {share}");
            }
        }
    }
}

proptest! {
    #[test]
    fn a_point_comes_back_where_it_was(x in -3.0..3.0_f32, y in -5.0..2.0_f32, z in -2.0..1.0_f32) {
        let borders = borders(Site::Cheek);
        let point = Vec3::new(x, y, z);
        let back = Place::of(point, &borders).point(&borders);
        prop_assert!(back.distance(point) < 1e-4, "{point} came back as {back}");
    }

    #[test]
    fn outlines_are_finite_and_as_wide_as_pressed(
        dots in proptest::collection::vec((-50.0..50.0_f32, -50.0..50.0_f32, 0.5..4.0_f32), 1..30),
    ) {
        let dots: Vec<(Vec2, f32)> = dots.into_iter().map(|(x, y, half)| (Vec2::new(x, y), half)).collect();
        for corner in outline(&dots) {
            prop_assert!(corner.is_finite());
            let near = dots.iter().any(|(at, half)| (corner.distance(*at) - half).abs() < 1e-3);
            prop_assert!(near, "{corner} lies on no dot's edge");
        }
    }
}

#[test]
fn pressure_makes_strokes_thicker() {
    let width = |pressure: f32| {
        let mut ink = Ink::default();
        ink.begin(dot(0.0, 1.0, pressure), Moment::Before);
        ink.go(dot(1.0, 1.0, pressure), 0.01, &borders(Site::Cheek));
        let shapes = ink.shapes(Moment::Before, &borders(Site::Cheek), 8.0, &paper);
        let [(Shape::Area(line), _)] = shapes.as_slice() else {
            panic!("{shapes:?}");
        };
        let ys = line.iter().map(|at| at.y);
        ys.clone().fold(f32::MIN, f32::max) - ys.fold(f32::MAX, f32::min)
    };
    let rows = [(0.0, 2.4), (0.5, 5.2), (1.0, 8.0), (7.0, 8.0), (f32::NAN, 5.2)];
    for (pressure, expected) in rows {
        assert!(
            (width(pressure) - expected).abs() < 0.01,
            "{pressure}: {}",
            width(pressure)
        );
    }
}

#[test]
fn marks_are_whole_in_their_time_and_faint_in_others() {
    let rows = [
        (Moment::Before, Moment::Before, 1.0),
        (day(7.0), day(7.5), 1.0),
        (day(7.0), day(90.0), 0.25),
        (Moment::Before, day(1.0), 0.25),
    ];
    for (drawn, now, expected) in rows {
        let found = presence(drawn, now);
        assert!((found - expected).abs() < 1e-6, "{drawn:?} at {now:?}: {found}");
    }
}

#[test]
fn near_dots_are_passed_over_and_far_ones_kept() {
    let borders = borders(Site::Cheek);
    let mut ink = Ink::default();
    ink.go(dot(9.0, 1.0, 0.5), 0.0, &borders);
    assert!(ink.is_empty(), "a pen that is not down draws nothing");
    ink.begin(dot(0.0, 1.0, 0.5), Moment::Before);
    for step in 1..=100 {
        ink.go(dot(step as f32 * 0.01, 1.0, 0.5), 0.095, &borders);
    }
    ink.end();
    ink.go(dot(2.0, 1.0, 0.5), 0.0, &borders);
    let Form::Stroke(dots) = &ink.marks()[0].form else {
        panic!("a stroke")
    };
    assert_eq!(dots.len(), 11);
}

#[test]
fn long_strokes_and_many_marks_have_an_end() {
    let borders = borders(Site::Cheek);
    let mut ink = Ink::default();
    ink.begin(dot(0.0, 1.0, 0.5), Moment::Before);
    for step in 0..DOTS_MAX + 10 {
        ink.go(dot(step as f32, 1.0, 0.5), 0.5, &borders);
    }
    assert_eq!(ink.marks().len(), 2);
    for _ in 0..MARKS_MAX + 5 {
        ink.stamp(Stamp::Circle, dot(0.0, 1.0, 0.5).place, Moment::Before);
    }
    assert_eq!(ink.marks().len(), MARKS_MAX);
}

#[test]
fn what_is_taken_away_comes_back_once_and_forgetting_is_for_good() {
    let mut ink = Ink::default();
    for stamp in Stamp::ALL {
        ink.stamp(stamp, dot(0.0, 1.0, 0.5).place, Moment::Before);
    }
    ink.undo();
    assert_eq!(ink.marks().len(), 2);
    ink.clear();
    assert!(ink.is_empty() && ink.can_undo());
    ink.clear();
    ink.undo();
    assert_eq!(ink.marks().len(), 2);
    ink.forget();
    assert!(ink.is_empty() && !ink.can_undo());
    ink.undo();
    assert!(ink.is_empty());
}

#[test]
fn a_stroke_behind_the_edge_comes_in_pieces_and_stamps_keep_their_size() {
    let borders = borders(Site::Cheek);
    let mut ink = Ink::default();
    ink.begin(dot(-1.0, 1.0, 0.5), Moment::Before);
    for x in [-0.5, 0.0, 0.5, 1.0] {
        ink.go(dot(x, 1.0, 0.5), 0.1, &borders);
    }
    let hidden = |point: Vec3| paper(point).filter(|at| at.x.abs() > 10.0);
    assert_eq!(ink.shapes(Moment::Before, &borders, 5.0, &hidden).len(), 2);
    let mut ink = Ink::default();
    ink.stamp(Stamp::Circle, dot(0.0, 1.0, 0.5).place, Moment::Before);
    for zoom in [1.0, 8.0] {
        let put = move |point: Vec3| paper(point).map(|at| at * zoom);
        let shapes = ink.shapes(Moment::Before, &borders, 5.0, &put);
        let [(Shape::Ring(line, _), _)] = shapes.as_slice() else {
            panic!("{shapes:?}")
        };
        let middle = Vec2::new(0.0, 100.0 * zoom);
        assert!(
            line.iter().all(|at| (at.distance(middle) - 22.5).abs() < 0.01),
            "{zoom}"
        );
    }
}
