//! The mirror: the round picture of the surface, however it is turned.

use glam::{Vec2, Vec3};
use skindepth::plan::{Moment, Plan, Stage, View};
use skindepth::scene::{Frame, Pose, Viewport, mirror};

use super::fixture::{PHONE, TABLET, frame, view};

fn turned(yaw: f64, pitch: f64, viewport: Viewport) -> Frame {
    let view = View {
        yaw,
        pitch,
        ..view(Stage::Surface, Moment::Before)
    };
    frame(&Plan::default(), &view, viewport)
}

#[test]
fn its_edge_is_where_the_picture_ends() {
    for viewport in [TABLET, PHONE] {
        for yaw in [0.0, 0.4, -0.78, 0.78] {
            let frame = turned(yaw, 0.0, viewport);
            let (centre, radius) = mirror::on_screen(&frame).expect("seen straight from above");
            for degrees in (0..360).step_by(30) {
                let way = Vec2::from_angle((degrees as f32).to_radians()) * mirror::RADIUS_MM;
                let edge = mirror::CENTRE_MM + way;
                let at = frame
                    .camera
                    .project(Vec3::new(edge.x, 0.0, edge.y), &frame.viewport);
                let off = at.distance(centre) / radius;
                assert!((off - 1.0).abs() < 0.02, "{yaw} at {degrees} degrees: {off}");
            }
        }
    }
}

#[test]
fn there_is_none_where_a_block_is_seen() {
    assert!(mirror::on_screen(&turned(0.0, -0.3, TABLET)).is_none());
    for (stage, moment) in [
        (Stage::Block, Moment::Before),
        (Stage::Section, Moment::Before),
        (Stage::Surface, Moment::Needling { stroke: 1.0 }),
    ] {
        let frame = frame(&Plan::default(), &view(stage, moment), TABLET);
        assert!(mirror::on_screen(&frame).is_none(), "{stage:?}");
        assert_eq!(mirror::shifts(&frame), [0.0], "{stage:?}");
    }
}

/// Upright stages may be nearly square where a browser's bars take height; only one that lies is fitted to its height.
#[test]
fn a_nearly_square_stage_is_upright() {
    let of = |width, height| {
        let viewport = Viewport {
            width,
            height,
            insets: [0.0, 90.0, 0.0, 60.0],
            compact: true,
        };
        Pose::of(&view(Stage::Block, Moment::Before), &viewport)
    };
    let [upright, square, lying] = [of(390.0, 540.0), of(390.0, 440.0), of(524.0, 390.0)];
    assert_eq!(upright.target, square.target);
    assert!(lying.target.y < square.target.y - 0.3);
}
