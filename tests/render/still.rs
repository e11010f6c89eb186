//! Still: tissue is drawn anew when it is another, and kept while only what is laid over it changes.

use std::rc::Rc;

use skindepth::course::Course;
use skindepth::plan::params;
use skindepth::render::still::Still;
use skindepth::scene::{Frame, Scene, Viewport};

fn frame(query: &str) -> Frame {
    nearer(query, 1.0)
}

/// The frame of an address, looked at from so many times nearer.
fn nearer(query: &str, zoom: f64) -> Frame {
    let mut session = params::parse(query, "").session;
    session.view.zoom = zoom;
    let mut course = Course::derive(&session.plan);
    course.absorption = course.setup().map(|setup| setup.solve().into());
    let viewport = Viewport {
        width: 1180.0,
        height: 820.0,
        insets: [0.0; 4],
        compact: false,
    };
    Scene::new(&course).frame(&course, &session.view, viewport, false)
}

/// Does tissue of the first address serve the second, and is it even the same?
fn check(first: &str, second: &str, serves_and_equals: [bool; 2]) {
    let (first_frame, mut second_frame) = (frame(first), frame(second));
    if first_frame.anatomy == second_frame.anatomy {
        // As on the page, where it stays.
        second_frame.anatomy = Rc::clone(&first_frame.anatomy);
    }
    let [a, b] = [&first_frame, &second_frame].map(Still::of);
    assert_eq!(
        [a.serves(&b), a.equals(&b)],
        serves_and_equals,
        "{first} then {second}"
    );
}

#[test]
fn tissue_is_kept_while_only_what_is_laid_over_it_changes() {
    for (first, second) in [
        ("time=needling&depth=0.5", "time=needling&depth=2"),
        ("view=section&time=1min", "view=section&time=10min"),
        ("time=1min&product=niacinamide", "time=1min&product=caffeine"),
        ("theme=dark", "theme=light"),
    ] {
        check(first, second, [true, true]);
    }
    // What heals changes it slowly: it serves until it is drawn anew.
    for (first, second) in [
        ("time=10min", "time=1d"),
        ("time=1d", "time=7d"),
        ("time=7d", "time=3mo"),
    ] {
        check(first, second, [true, false]);
    }
}

#[test]
fn another_place_or_skin_is_another_tissue() {
    for (first, second) in [
        ("site=cheek", "site=eye-area"),
        ("tone=2", "tone=9"),
        ("seed=1", "seed=2"),
        ("thickness=thin", "thickness=thick"),
        // Through a loupe tissue is drawn as it is bent.
        (
            "view=loupe&time=needling&depth=0.5",
            "view=loupe&time=needling&depth=2",
        ),
        // Intact skin stands beside it.
        ("time=10min", "time=10min&product=niacinamide"),
    ] {
        check(first, second, [false, false]);
    }
}

/// Does tissue of one view serve a camera that looks from elsewhere, or from so many times nearer?
fn check_camera(first: (&str, f64), second: (&str, f64), serves: bool) {
    let [from, mut to] = [first, second].map(|(query, zoom)| nearer(query, zoom));
    to.anatomy = Rc::clone(&from.anatomy);
    let [a, b] = [&from, &to].map(Still::of);
    assert_eq!(a.serves(&b), serves, "{first:?} then {second:?}");
    assert!(!a.equals(&b), "{first:?} then {second:?}");
}

#[test]
fn tissue_serves_another_camera_as_long_as_it_holds_what_that_one_sees() {
    for (first, second, serves) in [
        (("view=block", 1.0), ("view=section", 1.0), true),
        (("view=section", 1.0), ("view=section", 1.5), true),
        // Too small there.
        (("view=section", 1.0), ("view=section", 3.0), false),
        (("view=surface", 1.0), ("view=section", 1.0), false),
        // Beyond the picture there.
        (("view=section", 3.0), ("view=section", 1.0), false),
        // The side face was not seen.
        (("view=section", 1.0), ("view=block", 1.0), false),
        // Through a loupe tissue is drawn as it is bent.
        (("view=section", 1.0), ("view=loupe", 1.0), false),
    ] {
        check_camera(first, second, serves);
    }
}
