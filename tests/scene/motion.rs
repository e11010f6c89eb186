//! Easing curves and the camera's travels.

use skindepth::plan::{Moment, Stage};
use skindepth::scene::Pose;
use skindepth::scene::motion::{Rig, cubic_bezier, ease_in_out, ease_out, house};

use super::fixture::{TABLET, view};

#[test]
fn curves_start_and_end_and_never_fall() {
    let curves: [fn(f32) -> f32; 4] = [house, ease_out, ease_in_out, |t| {
        cubic_bezier([0.25, 0.1, 0.25, 1.0], t)
    }];
    for curve in curves {
        assert!(curve(0.0).abs() < 1e-4 && (curve(1.0) - 1.0).abs() < 1e-6);
        assert!(curve(f32::NAN).abs() < 1e-4);
        let values: Vec<f32> = (0..=100_u8).map(|i| curve(f32::from(i) / 100.0)).collect();
        assert!(values.windows(2).all(|pair| pair[1] >= pair[0] - 1e-6));
    }
}

#[test]
fn the_curve_is_the_browsers() {
    // CSS `ease` at its middle, from the closed form solved in double precision.
    assert!((cubic_bezier([0.25, 0.1, 0.25, 1.0], 0.5) - 0.8024).abs() < 1e-3);
}

#[test]
fn a_rig_travels_from_where_it_is() {
    let pose = |stage| Pose::of(&view(stage, Moment::Before), &TABLET);
    let mut rig = Rig::at(pose(Stage::Block));
    rig.travel(pose(Stage::Section), 1000.0);
    assert_eq!(rig.pose(1000.0), pose(Stage::Block));
    let halfway = rig.pose(1500.0);
    rig.travel(pose(Stage::Surface), 1500.0);
    assert!(
        (rig.pose(1500.0).yaw - halfway.yaw).abs() < 1e-6,
        "turns around without a jump"
    );
    assert!(rig.is_moving(2000.0) && !rig.is_moving(3000.0));
    assert_eq!(rig.pose(3000.0), pose(Stage::Surface));
}
