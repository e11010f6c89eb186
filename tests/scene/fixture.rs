//! Courses, screens and frames for the tests.

use skindepth::course::Course;
use skindepth::plan::{Moment, Plan, Stage, View};
use skindepth::scene::{Frame, Scene, Viewport};

pub(super) const TABLET: Viewport = Viewport {
    width: 1180.0,
    height: 820.0,
    insets: [24.0, 24.0, 24.0, 24.0],
    compact: false,
};
pub(super) const PANELS: Viewport = Viewport {
    width: 1180.0,
    height: 820.0,
    insets: [24.0, 60.0, 300.0, 120.0],
    compact: false,
};
pub(super) const PHONE: Viewport = Viewport {
    width: 390.0,
    height: 844.0,
    insets: [0.0, 140.0, 0.0, 287.0],
    compact: true,
};

pub(super) fn course(plan: &Plan) -> Course {
    Course::derive(plan)
}

pub(super) fn view(stage: Stage, moment: Moment) -> View {
    View {
        stage,
        moment,
        ..View::default()
    }
}

pub(super) fn frame(plan: &Plan, view: &View, viewport: Viewport) -> Frame {
    let course = course(plan);
    Scene::new(&course).frame(&course, view, viewport, false)
}
