//! The camera: there and back, measurable sections, limits, framing.

use glam::{Vec2, Vec3};
use skindepth::plan::{Moment, Stage, View};
use skindepth::scene::{Camera, Pose, Viewport};

use super::fixture::{PANELS, PHONE, TABLET, view};

const STAGES: [Stage; 4] = [Stage::Block, Stage::Section, Stage::Surface, Stage::Loupe];

fn camera(stage: Stage, viewport: &Viewport) -> Camera {
    Pose::of(&view(stage, Moment::Before), viewport).camera()
}

#[test]
fn a_ray_goes_back_through_the_projected_point() {
    for viewport in [TABLET, PANELS, PHONE] {
        for stage in STAGES {
            let camera = camera(stage, &viewport);
            for point in [
                Vec3::new(-2.0, 0.0, 0.0),
                Vec3::new(1.3, -1.7, -0.4),
                Vec3::new(2.0, -3.2, -2.0),
            ] {
                let place = camera.project(point, &viewport);
                let (eye, along) = camera.ray(place, &viewport);
                let distance = (point - eye).length();
                let missed = (eye + along * distance).distance(point);
                assert!(missed < 1e-4 * distance, "{stage:?} {point}: off by {missed} mm");
            }
        }
    }
}

#[test]
fn the_section_is_measurable() {
    for viewport in [TABLET, PANELS, PHONE] {
        for needling in [Moment::Before, Moment::Needling { stroke: 1.0 }] {
            let camera = Pose::of(&view(Stage::Section, needling), &viewport).camera();
            let scale = camera.px_per_mm(&viewport);
            let origin = camera.project(Vec3::ZERO, &viewport);
            for i in -8_i16..=8 {
                for j in 0..=16_i16 {
                    let (x, depth) = (0.25 * f32::from(i), 0.2 * f32::from(j));
                    let place = camera.project(Vec3::new(x, -depth, 0.0), &viewport);
                    let expected = origin + Vec2::new(x, depth) * scale;
                    assert!(
                        place.distance(expected) < 0.1,
                        "({x}, {depth}): {place}, not {expected}"
                    );
                }
            }
        }
    }
}

#[test]
fn turning_stops_before_the_back_and_the_bottom_show() {
    for stage in STAGES {
        for turn in [-3.0, -0.5, 0.0, 0.5, 3.0] {
            let view = View {
                yaw: turn,
                pitch: turn,
                ..view(stage, Moment::Before)
            };
            let camera = Pose::of(&view, &TABLET).camera();
            assert!(camera.forward.z < 0.0, "{stage:?} {turn}: from the back");
            assert!(camera.forward.y < 1e-6, "{stage:?} {turn}: from below");
        }
    }
}

#[test]
fn the_block_fits_between_the_panels() {
    for viewport in [TABLET, PANELS] {
        let [left, top, right, bottom] = viewport.free();
        for stage in [Stage::Block, Stage::Section, Stage::Surface] {
            let camera = camera(stage, &viewport);
            for corner in 0..8_u8 {
                let side = |bit: u8, low: f32, high: f32| if corner & bit == 0 { low } else { high };
                let point = Vec3::new(side(1, -2.0, 2.0), side(2, -3.2, 0.0), side(4, -2.0, 0.0));
                let place = camera.project(point, &viewport);
                let inside = (left..=right).contains(&place.x) && (top..=bottom).contains(&place.y);
                assert!(inside, "{stage:?} {point}: {place} outside {:?}", viewport.free());
            }
        }
    }
}

#[test]
fn on_a_phone_all_of_the_block_stands_beside_the_ruler() {
    let narrow = Viewport {
        width: 300.0,
        ..PHONE
    };
    for stage in [Stage::Block, Stage::Section] {
        let ends = |viewport: &Viewport| {
            let camera = camera(stage, viewport);
            let x = |x: f32, z: f32| camera.project(Vec3::new(x, -1.45, z), viewport).x;
            let scale = camera.px_per_mm(viewport);
            ([x(-2.0, 0.0), x(2.0, 0.0).max(x(2.0, -2.0))], scale)
        };
        let ([from, to], scale) = ends(&PHONE);
        assert!((67.0..80.0).contains(&from), "{stage:?}: {from}");
        assert!((2.0..14.0).contains(&(PHONE.width - to)), "{stage:?}: {to}");
        assert!(scale > 68.0, "{stage:?}: {scale}");
        // On a narrower one its right side bleeds off, or nothing of it could be made out.
        let ([from, to], scale) = ends(&narrow);
        assert!((from - 68.0).abs() < 1.0, "{stage:?}: {from}");
        assert!(to > narrow.width, "{stage:?}: {to}");
        assert!((scale - 64.0).abs() < 1.0, "{stage:?}: {scale}");
    }
}

#[test]
fn on_a_phone_that_lies_there_is_room_for_names_beside_the_block() {
    let lying = Viewport {
        width: 524.0,
        height: 390.0,
        insets: [0.0, 128.0, 0.0, 56.0],
        compact: true,
    };
    for stage in [Stage::Block, Stage::Section] {
        let camera = camera(stage, &lying);
        let x = |x: f32, z: f32| camera.project(Vec3::new(x, -1.45, z), &lying).x;
        let [from, to] = [x(-2.0, 0.0), x(2.0, 0.0).max(x(2.0, -2.0))];
        let [before, after] = [from - 68.0, lying.width - to];
        assert!(before > 10.0, "{stage:?}: there is room: {from}");
        assert!((after - 150.0).abs() < 4.0, "{stage:?}: {after} for names");
        // Where there is more of it, the block stands in the middle.
        let wide = Viewport {
            width: 700.0,
            ..lying
        };
        let camera = self::camera(stage, &wide);
        let x = |x: f32, z: f32| camera.project(Vec3::new(x, -1.45, z), &wide).x;
        let [from, to] = [x(-2.0, 0.0), x(2.0, 0.0).max(x(2.0, -2.0))];
        let [before, after] = [from - 68.0, wide.width - to];
        assert!((before - after).abs() < 4.0, "{stage:?}: {before} and {after}");
    }
}

#[test]
fn zooming_keeps_the_focus_in_its_place() {
    let near = view(Stage::Section, Moment::Before);
    let focus = Vec3::new(near.focus_mm[0] as f32, -near.focus_mm[1] as f32, 0.0);
    let place = |zoom: f64| {
        let view = View { zoom, ..near.clone() };
        Pose::of(&view, &TABLET).camera().project(focus, &TABLET)
    };
    for zoom in [1.5, 4.0, 20.0] {
        assert!(place(zoom).distance(place(1.0)) < 0.5, "zoom {zoom}");
    }
}

#[test]
fn between_two_poses_nothing_jumps() {
    let (a, b) = (camera(Stage::Block, &TABLET), camera(Stage::Section, &TABLET));
    let corner = Vec3::new(-2.0, 0.0, 0.0);
    let mut last = a.project(corner, &TABLET);
    for i in 1..=200_u16 {
        let now = Camera::between(&a, &b, f32::from(i) / 200.0).project(corner, &TABLET);
        assert!(now.distance(last) < 4.0, "step {i}: {}", now.distance(last));
        last = now;
    }
    assert!(last.distance(b.project(corner, &TABLET)) < 0.2, "arrives");
}

#[test]
fn screens_without_room_do_not_break_it() {
    for (width, height) in [(0.0, 0.0), (1.0, 5000.0), (5000.0, 1.0)] {
        let viewport = Viewport {
            width,
            height,
            insets: [300.0; 4],
            compact: false,
        };
        for stage in STAGES {
            let camera = camera(stage, &viewport);
            let place = camera.project(Vec3::new(1.0, -1.0, 0.0), &viewport);
            assert!(
                camera.eye.is_finite() && place.is_finite(),
                "{stage:?} {width} x {height}"
            );
        }
    }
}
