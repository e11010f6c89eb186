//! The product in the frame.

use std::rc::Rc;

use skindepth::absorption::Product;
use skindepth::course::Course;
use skindepth::plan::{Delay, Moment, Plan, View};
use skindepth::scene::{Scene, Viewport};
use skindepth::units::Time;

#[test]
fn the_product_is_shown_from_its_application_to_the_end_of_the_calculation() {
    let mut plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    plan.application.after_minutes = Delay::clamped(30);
    let mut course = Course::derive(&plan);
    course.absorption = course.setup().map(|setup| Rc::new(setup.solve()));
    let scene = Scene::new(&course);
    let viewport = Viewport {
        width: 800.0,
        height: 800.0,
        insets: [0.0; 4],
        compact: false,
    };
    let check = |moment: Moment, shown: bool| {
        let view = View {
            moment,
            ..View::default()
        };
        let frame = scene.frame(&course, &view, viewport, false);
        assert_eq!(frame.concentration.is_some(), shown, "{moment:?}");
    };
    let after = |time| Moment::After { time };
    check(Moment::Before, false);
    check(after(Time::from_minutes(10.0)), false);
    check(after(Time::from_minutes(31.0)), true);
    check(after(Time::from_hours(24.0)), true);
    check(after(Time::from_days(3.0)), false);
}
