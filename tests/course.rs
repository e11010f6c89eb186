//! Course: what follows from a plan, and the product in the frame.

use std::rc::Rc;

use skindepth::absorption::Product;
use skindepth::course::{Caution, Course};
use skindepth::needle::{Device, Setting};
use skindepth::plan::{Depth, Moment, Plan, Series, View};
use skindepth::scene::{Scene, Viewport};
use skindepth::skin::Site;
use skindepth::units::{Length, Time};

fn plan(site: Site, depth_mm: f64) -> Plan {
    Plan {
        site,
        depth: Depth::clamped(Length::from_mm(depth_mm)),
        ..Plan::default()
    }
}

#[test]
fn cautions_follow_the_plan() {
    use Caution::{
        BeyondDermis, BeyondEvaluatedDepth, BeyondHomeDepth, IntervalShorterThanHealing,
        ProductAdvisedAgainst, ProductNeedsToBeSterile,
    };
    let check = |plan: &Plan, caution: Caution, expected: bool| {
        let course = Course::derive(plan);
        assert_eq!(
            course.cautions.contains(&caution),
            expected,
            "{caution:?} for {plan:?}"
        );
    };
    check(&plan(Site::Cheek, 0.5), BeyondDermis, false);
    check(&plan(Site::Cheek, 2.5), BeyondDermis, true);
    check(&plan(Site::EyeArea, 1.5), BeyondDermis, true);
    check(&plan(Site::Cheek, 1.5), BeyondEvaluatedDepth, false);
    check(&plan(Site::Cheek, 1.55), BeyondEvaluatedDepth, true);
    let home = |depth| Plan {
        device: Device::Roller,
        setting: Setting::Home,
        ..plan(Site::Cheek, depth)
    };
    check(&home(0.25), BeyondHomeDepth, false);
    check(&home(1.0), BeyondHomeDepth, true);
    let every = |days| Plan {
        series: Series::clamped(3, days),
        ..Plan::default()
    };
    check(&every(7), IntervalShorterThanHealing, true);
    check(&every(42), IntervalShorterThanHealing, false);
    let with = |product| Plan {
        product: Some(product),
        ..Plan::default()
    };
    check(&with(Product::VitaminC), ProductAdvisedAgainst, true);
    check(&with(Product::Niacinamide), ProductAdvisedAgainst, false);
    check(&with(Product::Niacinamide), ProductNeedsToBeSterile, true);
    check(&Plan::default(), ProductNeedsToBeSterile, false);
}

#[test]
fn the_product_is_shown_from_its_application_to_the_end_of_the_calculation() {
    let mut plan = Plan {
        product: Some(Product::Niacinamide),
        ..Plan::default()
    };
    plan.application.after_minutes = 30;
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
