//! Picking: pointing at a thing names it.

use glam::Vec3;
use skindepth::guidance::Concern;
use skindepth::plan::{Moment, Plan, Stage};
use skindepth::scene::pick::at;
use skindepth::scene::{Frame, Lens, Structure};
use skindepth::skin::Layer;
use skindepth::units::Time;

use super::fixture::{TABLET, frame, view};

#[track_caller]
fn check(frame: &Frame, point: Vec3, expected: Structure) {
    let place = frame.camera.project(point, &frame.viewport);
    let picked = at(frame, place);
    assert_eq!(
        picked.map(|(structure, _)| structure),
        Some(expected),
        "at {point}"
    );
}

fn structure(layer: Layer) -> Structure {
    skindepth::scene::labels::structure_of(layer)
}

#[test]
fn structures_answer_where_their_labels_point() {
    for stage in [Stage::Block, Stage::Section] {
        let frame = frame(&Plan::default(), &view(stage, Moment::Before), TABLET);
        for label in &frame.labels {
            // A label of a layer points at the edge: a little further in is the layer.
            let inward = label.anchor - Vec3::new(0.01, 0.0, 0.0);
            let point = if stage == Stage::Section {
                inward
            } else {
                label.anchor
            };
            check(&frame, point, label.structure);
        }
    }
}

#[test]
fn layers_answer_at_their_depths() {
    let frame = frame(&Plan::default(), &view(Stage::Section, Moment::Before), TABLET);
    for layer in [Layer::ReticularDermis, Layer::Hypodermis] {
        let (upper, lower) = frame.anatomy.borders.range(layer);
        // A place without vessels.
        check(
            &frame,
            Vec3::new(1.45, -0.5 * (upper + lower) - 0.1, 0.0),
            structure(layer),
        );
    }
}

#[test]
fn needles_channels_and_the_surface_answer() {
    let plan = Plan::default();
    let needling = frame(
        &plan,
        &view(Stage::Block, Moment::Needling { stroke: 1.0 }),
        TABLET,
    );
    check(&needling, Vec3::new(1.65, 0.4, 0.0), Structure::Needle);
    let needles = needling.needles.as_ref().expect("needles are shown");
    check(
        &needling,
        Vec3::new(0.55, 0.02 - needles.tip_mm, 0.0),
        Structure::NeedleTip,
    );
    let after = Moment::After {
        time: Time::from_minutes(1.0),
    };
    let open = frame(&plan, &view(Stage::Section, after), TABLET);
    check(&open, Vec3::new(-0.55, -1.0, 0.0), Structure::Channel);
    let above = frame(&plan, &view(Stage::Surface, Moment::Before), TABLET);
    check(&above, Vec3::new(-0.5, 0.0, -1.2), Structure::StratumCorneum);
    // In the mirror skin goes on beyond the block, and what stands there comes again.
    check(&above, Vec3::new(0.1, 0.0, 0.6), Structure::StratumCorneum);
    let beyond = |x: f32, z: f32| {
        at(
            &above,
            above.camera.project(Vec3::new(x, 0.0, z), &above.viewport),
        )
    };
    assert_eq!(beyond(1.8, -0.1), None, "outside the round picture");
    let marked = Plan {
        concern: Concern::DarkMarks,
        ..Plan::default()
    };
    let marked = frame(&marked, &view(Stage::Surface, Moment::Before), TABLET);
    check(&marked, Vec3::new(-1.12, 0.0, -1.28), Structure::DarkMark);
    check(&marked, Vec3::new(-1.12, 0.0, 0.3), Structure::StratumCorneum);
    let early = frame(&plan, &view(Stage::Surface, after), TABLET);
    let channel = early
        .channels
        .sites
        .iter()
        .find(|site| (-1.8..-1.3).contains(&site.axis.y) && site.axis.x.abs() < 1.0)
        .expect("a channel at the back");
    let cut = early
        .channels
        .sites
        .iter()
        .find(|site| site.axis.y.abs() < 1e-3 && site.axis.x.abs() < 1.0)
        .expect("a channel in the cut");
    for z in [-0.02, 0.02, -1.98, -2.02] {
        check(&early, Vec3::new(cut.axis.x, 0.0, z), Structure::Channel);
    }
    check(
        &early,
        Vec3::new(channel.axis.x, 0.0, channel.axis.y + 2.0),
        Structure::Channel,
    );
}

#[test]
fn beside_the_block_there_is_nothing() {
    let frame = frame(&Plan::default(), &view(Stage::Block, Moment::Before), TABLET);
    assert_eq!(at(&frame, glam::Vec2::new(2.0, 2.0)), None);
}

#[test]
fn the_lens_answers_for_what_it_shows() {
    let frame = frame(&Plan::default(), &view(Stage::Loupe, Moment::Before), TABLET);
    let lens = Lens::of(&frame).expect("the loupe is open");
    let junction = frame.anatomy.borders.junction;
    let picked = at(&frame, lens.project(Vec3::new(0.6, -junction + 0.005, 0.0)));
    assert_eq!(
        picked.map(|(structure, _)| structure),
        Some(Structure::BasalLayer)
    );
}
