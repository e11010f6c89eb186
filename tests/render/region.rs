//! Regions: what a ray meets lies in the rectangle of the pass that draws it, and the rest of the page is left out.

use glam::{Vec2, Vec3};
use skindepth::course::Course;
use skindepth::plan::params;
use skindepth::render::region::{Rect, Regions, lowest};
use skindepth::scene::{Frame, Scene, Viewport, mirror};

const SCREENS: [(f32, f32); 4] = [(390.0, 844.0), (844.0, 390.0), (1180.0, 820.0), (200.0, 140.0)];

fn frame(query: &str, screen: (f32, f32)) -> Frame {
    framed(query, screen, [0.0; 4])
}

fn framed(query: &str, (width, height): (f32, f32), insets: [f32; 4]) -> Frame {
    let session = params::parse(query, "").session;
    let course = Course::derive(&session.plan);
    let viewport = Viewport {
        width,
        height,
        insets,
        compact: width < 600.0,
    };
    Scene::new(&course).frame(&course, &session.view, viewport, false)
}

/// Is a place of the screen in a rectangle of texels, which count from below?
fn holds(rect: Rect, at: Vec2, height: f32) -> bool {
    let row = height - at.y;
    (rect.left as f32..=rect.right as f32).contains(&at.x)
        && (rect.bottom as f32..=rect.top as f32).contains(&row)
}

/// Which face of the block at rest a ray enters by: axis and place.
fn enters(eye: Vec3, ray: Vec3, cut: f32) -> Option<(usize, Vec3)> {
    let inverse = ray.recip();
    let a = (Vec3::new(-2.0, -3.2, -2.0) - eye) * inverse;
    let b = (Vec3::new(2.0, 0.0, cut) - eye) * inverse;
    let (near, far) = (a.min(b), a.max(b));
    let (enter, leave) = (near.max_element(), far.min_element());
    let axis = (0..3).find(|&axis| near[axis] >= enter)?;
    (leave > enter.max(0.0)).then(|| (axis, eye + ray * enter))
}

#[test]
fn every_ray_that_meets_the_block_is_drawn() {
    for query in [
        "",
        "view=section",
        "view=surface",
        "view=loupe",
        "time=needling",
        "time=needling&device=roller&view=section",
        "time=1d&view=surface&concern=acne-scars",
        "site=eye-area",
        "view=section&zoom=8&focus=-1,0.4",
    ] {
        for screen in SCREENS {
            let frame = frame(query, screen);
            let size = (screen.0 as u32, screen.1 as u32);
            let regions = Regions::of(&frame, size);
            for row in 0..40 {
                for column in 0..40 {
                    let at = Vec2::new(
                        (column as f32 + 0.5) / 40.0 * screen.0,
                        (row as f32 + 0.5) / 40.0 * screen.1,
                    );
                    let (eye, ray) = frame.camera.ray(at, &frame.viewport);
                    let Some((axis, _)) = enters(eye, ray, -frame.cut_mm) else {
                        continue;
                    };
                    let which = if axis == 1 { regions.top } else { regions.cut };
                    assert!(
                        holds(which, at, screen.1) && holds(regions.all, at, screen.1),
                        "{query} at {screen:?}: {at} is not in {regions:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn hairs_needles_and_the_lens_are_drawn() {
    for query in [
        "time=needling",
        "time=needling&device=roller",
        "view=loupe&time=needling",
    ] {
        for screen in SCREENS {
            let frame = frame(query, screen);
            let size = (screen.0 as u32, screen.1 as u32);
            let regions = Regions::of(&frame, size);
            let on_screen = |at: Vec2| (0.0..screen.0).contains(&at.x) && (0.0..screen.1).contains(&at.y);
            let inside = |rect: Rect, point: Vec3| {
                let at = frame.camera.project(point, &frame.viewport);
                assert!(
                    !on_screen(at) || (holds(rect, at, screen.1) && holds(regions.all, at, screen.1)),
                    "{query} at {screen:?}: {point} is at {at}, not in {rect:?}"
                );
            };
            assert_eq!(regions.hairs.len(), frame.anatomy.hairs.len());
            for (points, rect) in &regions.hairs {
                for &[x, y, z, _] in points {
                    inside(*rect, Vec3::new(x, y, z));
                }
            }
            let needles = frame.needles.as_ref().expect("needles");
            let rect = regions.needles.expect("a place for them");
            for axis in &needles.axes {
                for height in [-needles.tip_at(axis.x), 0.3] {
                    inside(rect, Vec3::new(axis.x, height, axis.y));
                }
            }
            if let Some(lens) = skindepth::scene::Lens::of(&frame) {
                for edge in [Vec2::X, Vec2::Y, -Vec2::X, -Vec2::Y] {
                    let at = lens.centre + edge * lens.radius;
                    for rect in [regions.cut, regions.top, rect, regions.all] {
                        assert!(!on_screen(at) || holds(rect, at, screen.1), "{screen:?}: {at}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_mirror_is_drawn_and_its_hairs_come_again() {
    for (query, mirrored) in [
        ("view=surface", true),
        ("view=surface&time=1d&tone=8", true),
        // Needles stand in a block, and so does what is not seen straight from above.
        ("view=surface&time=needling", false),
        ("", false),
    ] {
        for screen in SCREENS {
            let frame = frame(query, screen);
            let size = (screen.0 as u32, screen.1 as u32);
            let regions = Regions::of(&frame, size);
            let down = frame.anatomy.hairs.len() - 1;
            let again = regions.hairs.len() - 1 - down;
            assert_eq!(again > 0, mirrored, "{query}");
            assert!(again <= 2 * down, "{query}: {again}");
            assert_eq!(mirror::share(&frame) > 0.99, mirrored, "{query}");
            if !mirrored {
                continue;
            }
            let (centre, radius) = mirror::on_screen(&frame).expect("a mirror");
            for degrees in (0..360).step_by(15) {
                let at = centre + Vec2::from_angle((degrees as f32).to_radians()) * radius;
                assert!(holds(regions.top, at, screen.1), "{query} at {screen:?}: {at}");
            }
        }
    }
}

#[test]
fn a_lone_block_leaves_most_of_a_wide_page_out() {
    let screen = (1180.0, 820.0);
    let frame = framed("", screen, [24.0, 60.0, 300.0, 120.0]);
    let (width, height) = Regions::of(&frame, (1180, 820)).all.size();
    assert!(
        f64::from(width * height) < 0.4 * 1180.0 * 820.0,
        "{width} by {height} of 1180 by 820"
    );
    // Half the picture, half the rectangle: drafts are cheaper by as much.
    let (half, _) = Regions::of(&frame, (590, 410)).cut.size();
    let (whole, _) = Regions::of(&frame, (1180, 820)).cut.size();
    assert!((half * 2).abs_diff(whole) < 12, "{half} of {whole}");
}

#[test]
fn the_surface_is_looked_for_as_deep_as_it_gets() {
    let deep = |query: &str| lowest(&frame(query, SCREENS[2]));
    assert!(deep("") < -0.15, "pores and furrows");
    assert!(deep("concern=acne-scars") < deep("") - 0.15);
    assert!(deep("concern=wrinkles") < deep("") - 0.1);
    for query in [
        "",
        "time=needling",
        "concern=acne-scars&time=needling",
        "time=10min",
    ] {
        let low = deep(query);
        assert!((-0.6..0.0).contains(&low), "{query}: {low}");
    }
}
