//! The boundary to the browser, in a real one: the picture is drawn, its layers stand at their depths, a lost context
//! comes back, and nothing leaks.
#![cfg(target_arch = "wasm32")]

use js_sys::{Promise, Reflect};
use skindepth::course::Course;
use skindepth::plan::{Moment, Plan, Stage, View};
use skindepth::render::bake::{TUBES_SIZE, slice_depth};
use skindepth::render::{Counts, Picture, Volume};
use skindepth::scene::waves::noise;
use skindepth::scene::{Frame, Scene, Viewport};
use skindepth::skin::Site;
use skindepth::skin::anatomy::TubeKind;
use skindepth::units::Time;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl};

#[path = "wasm/pictures.rs"]
mod pictures;

wasm_bindgen_test_configure!(run_in_browser);

const SIDE: u32 = 600;

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a page");
    let canvas = document.create_element("canvas").expect("a canvas");
    document
        .body()
        .expect("a body")
        .append_child(&canvas)
        .expect("a place for it");
    canvas.unchecked_into()
}

fn frame(site: Site, stage: Stage, moment: Moment) -> Frame {
    let plan = Plan {
        site,
        ..Plan::default()
    };
    let course = Course::derive(&plan);
    let view = View {
        stage,
        moment,
        ..View::default()
    };
    let side = SIDE as f32;
    let viewport = Viewport {
        width: side,
        height: side,
        insets: [10.0; 4],
        compact: false,
    };
    Scene::new(&course).frame(&course, &view, viewport, false)
}

/// The browser's next animation frame, and its time.
async fn next_frame() -> f64 {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window
            .request_animation_frame(&resolve)
            .expect("an animation frame");
    });
    JsFuture::from(promise)
        .await
        .expect("a frame")
        .as_f64()
        .expect("a time")
}

/// The browser's next task. An animation frame would wait for the whole page to be composed, by the processor.
async fn next_task() {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window
            .set_timeout_with_callback(&resolve)
            .expect("a task of its own");
    });
    JsFuture::from(promise).await.expect("a task");
}

/// Ticks until the picture has presented `count` pictures, sketches not counted; false if it never does. Time goes on by a
/// frame of sixty a second at every tick, however long that takes.
async fn until_presented(picture: &mut Picture, mut count: u64) -> bool {
    let mut now = next_frame().await;
    for _ in 0..6000 {
        next_task().await;
        now += 1000.0 / 60.0;
        let before = picture.presented();
        picture.tick(now);
        if picture.sketches() {
            count += picture.presented() - before;
        }
        if picture.presented() >= count {
            return true;
        }
    }
    false
}

/// Shows a frame and waits for so many pictures of it: the draft, then fine ones.
async fn present(picture: &mut Picture, frame: Frame, pictures: u64) {
    let so_far = picture.presented();
    picture.show(frame);
    assert!(
        until_presented(picture, so_far + pictures).await,
        "no picture: {:?}",
        picture.failure()
    );
}

/// The column of pixels in the middle of the canvas, from the top down: red only.
fn column(canvas: &HtmlCanvasElement, x: u32) -> Vec<u8> {
    let gl: Gl = canvas
        .get_context("webgl2")
        .expect("an answer")
        .expect("a context")
        .unchecked_into();
    let mut pixels = vec![0; canvas.height() as usize * 4];
    gl.read_pixels_with_opt_u8_array(
        x as i32,
        0,
        1,
        canvas.height() as i32,
        Gl::RGBA,
        Gl::UNSIGNED_BYTE,
        Some(&mut pixels),
    )
    .expect("pixels");
    pixels.chunks(4).rev().map(|pixel| pixel[0]).collect()
}

#[wasm_bindgen_test]
async fn layers_stand_at_their_depths() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(f64::from(SIDE), f64::from(SIDE), 1.0);
    picture.show_layers_flat(true);
    for site in [Site::Cheek, Site::EyeArea, Site::BackOfHand, Site::Scalp] {
        let frame = frame(site, Stage::Section, Moment::Before);
        let (camera, viewport, borders) = (frame.camera, frame.viewport, frame.anatomy.borders);
        present(&mut picture, frame, 1).await;
        // Read in the task that drew, before the browser takes the buffer away.
        let pixels = column(&canvas, SIDE / 2);
        let depths = [
            (0, 0.0),
            (1, borders.stratum_corneum),
            (2, borders.junction),
            (3, borders.papillary),
            (4, borders.dermis),
        ];
        for (layer, depth) in depths {
            let grey = (0.1 + 0.15 * layer as f32) * 255.0;
            let from = pixels
                .iter()
                .position(|&p| f32::from(p) > grey - 12.0 && p > 0)
                .expect("the layer is seen");
            let want = camera.project(glam::Vec3::new(0.0, -depth, 0.0), &viewport).y;
            assert!(
                (from as f32 - want).abs() <= 1.0,
                "{site:?}, layer {layer}: row {from}, data say {want}"
            );
        }
    }
    canvas.remove();
}

/// The noise that the graphics process bakes is the noise that places of names are computed with, and distances are those
/// to the anatomy's tubes.
#[wasm_bindgen_test]
async fn volumes_hold_what_they_are_baked_from() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(300.0, 300.0, 1.0);
    assert_eq!(
        picture.baked(Volume::Noise, 0),
        None,
        "not before there is a picture"
    );
    for site in [Site::Cheek, Site::Scalp] {
        let frame = frame(site, Stage::Block, Moment::Before);
        let anatomy = frame.anatomy.clone();
        present(&mut picture, frame, 1).await;

        for layer in [0, 1, 30, 63] {
            let bytes = picture.baked(Volume::Noise, layer).expect("a baked volume");
            assert_eq!(bytes.len(), 64 * 64 * 4);
            for (i, texel) in bytes.chunks_exact(4).enumerate() {
                // Texels' middles, four for a cell.
                let place = glam::Vec3::new((i % 64) as f32, (i / 64) as f32, layer as f32) * 0.25 + 0.125;
                let want = (noise(place) * 0.5 + 0.5).clamp(glam::Vec4::ZERO, glam::Vec4::ONE) * 255.0;
                for (got, want) in texel.iter().zip(want.to_array()) {
                    assert!((f32::from(*got) - want).abs() < 1.0, "{place}: {got} for {want}");
                }
            }
        }

        let [nx, ny, _] = TUBES_SIZE.map(|n| n as usize);
        let mut near = 0;
        for slice in [0, 3, 12, 25] {
            let bytes = picture.baked(Volume::Tubes, slice).expect("a baked volume");
            // Every so many texels, against all pieces of all tubes, as they were grown.
            for at in (0..nx * ny).step_by(37) {
                let place = glam::Vec3::new(
                    (at % nx) as f32 / nx as f32 * 4.0 - 2.0 + 2.0 / nx as f32,
                    (at / nx) as f32 / ny as f32 * 3.2 - 3.2 + 1.6 / ny as f32,
                    -slice_depth(slice),
                );
                let mut want = [f32::INFINITY; 4];
                for tube in &anatomy.tubes {
                    let least = &mut want[match tube.kind {
                        TubeKind::Artery => 0,
                        TubeKind::Vein => 1,
                        TubeKind::Nerve => 2,
                        TubeKind::SweatDuct => 3,
                    }];
                    for pair in tube.points.windows(2) {
                        let [a, b] = [pair[0], pair[1]].map(glam::Vec4::from);
                        let way = (b - a).truncate();
                        let t = (place - a.truncate()).dot(way) / way.length_squared().max(1e-9);
                        let axis = a + (b - a) * t.clamp(0.0, 1.0);
                        *least = least.min((place - axis.truncate()).length() - axis.w);
                    }
                }
                for (got, want) in bytes[at * 4..][..4].iter().zip(want) {
                    let got = f32::from(*got) / 255.0 * 0.16 - 0.05;
                    if (-0.045..0.07).contains(&want) {
                        near += 1;
                        assert!(
                            (got - want).abs() < 0.005,
                            "{site:?} {place}: {got} for {want} mm"
                        );
                    } else if want > 0.12 {
                        assert!(got > 0.07, "{site:?} {place}: {got} mm where no tube is");
                    }
                }
            }
        }
        assert!(near > 50, "{site:?}: only {near} texels lie by tubes");
    }
}

#[wasm_bindgen_test]
async fn a_lost_context_comes_back_with_the_same_frame() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(200.0, 200.0, 1.0);
    let moment = Moment::After {
        time: Time::from_days(1.0),
    };
    present(&mut picture, frame(Site::Cheek, Stage::Block, moment), 1).await;
    let before = picture.resources();
    let gl: Gl = canvas
        .get_context("webgl2")
        .expect("an answer")
        .expect("a context")
        .unchecked_into();
    let control = gl
        .get_extension("WEBGL_lose_context")
        .expect("an answer")
        .expect("the extension");
    let call = |name: &str| {
        let function: js_sys::Function = Reflect::get(&control, &JsValue::from_str(name))
            .expect("a method")
            .unchecked_into();
        function.call0(&control).expect("the call works");
    };
    call("loseContext");
    next_frame().await;
    next_frame().await;
    assert!(picture.is_lost());
    let now = next_frame().await;
    assert!(!picture.tick(now), "nothing to draw while it is lost");
    call("restoreContext");
    let shown = picture.presented();
    assert!(
        until_presented(&mut picture, shown + 1).await,
        "not back: {:?}",
        picture.failure()
    );
    assert!(!picture.is_lost());
    assert_eq!(
        picture.resources(),
        before,
        "the same resources as before, none twice"
    );
    canvas.remove();
}

#[wasm_bindgen_test]
async fn a_picture_at_rest_asks_for_no_frames() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(120.0, 120.0, 1.0);
    let shown = frame(Site::Cheek, Stage::Block, Moment::Before);
    picture.show(shown.clone());
    let mut more = true;
    for _ in 0..900 {
        let now = next_frame().await;
        more = picture.tick(now);
        if !more {
            break;
        }
    }
    assert!(!more, "it comes to rest");
    assert!(picture.ready());
    picture.show(shown);
    let now = next_frame().await;
    assert!(!picture.tick(now), "the same frame again is nothing new");
    canvas.remove();
}

#[wasm_bindgen_test]
async fn a_picture_out_of_sight_gives_everything_back_and_returns() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(120.0, 120.0, 1.0);
    present(&mut picture, frame(Site::Cheek, Stage::Block, Moment::Before), 2).await;
    let before = picture.resources();
    let mut kept = Vec::new();
    picture.release(&mut || kept = column(&canvas, 60));
    assert!(
        kept.iter().any(|&red| red > 0),
        "the last picture can be copied as it goes"
    );
    assert_eq!(picture.resources(), Counts::default(), "nothing is left");
    next_frame().await;
    next_frame().await;
    assert!(
        picture.is_released() && !picture.is_lost(),
        "away on purpose is no loss"
    );
    let now = next_frame().await;
    assert!(!picture.tick(now), "nothing to draw while it is away");
    picture.recall();
    let shown = picture.presented();
    assert!(
        until_presented(&mut picture, shown + 1).await,
        "not back: {:?}",
        picture.failure()
    );
    assert!(
        picture.is_released(),
        "the copy is better than a draft of the same frame"
    );
    let shown = picture.presented();
    assert!(until_presented(&mut picture, shown + 1).await);
    assert!(!picture.is_released(), "the fine picture is there");
    assert_eq!(picture.resources(), before, "the same resources as before");
    canvas.remove();
}

#[wasm_bindgen_test]
async fn a_sketch_that_leaves_gives_everything_back_and_returns() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(120.0, 120.0, 1.0);
    picture.show(frame(Site::Cheek, Stage::Block, Moment::Before));
    // Until the whole program is on its way, beside that of the sketch.
    let all = skindepth::render::shaders::Program::ALL.len();
    let mut now = next_frame().await;
    for _ in 0..6000 {
        if picture.resources().programs == all {
            break;
        }
        next_task().await;
        now += 1000.0 / 60.0;
        picture.tick(now);
    }
    assert_eq!(picture.resources().programs, all, "{:?}", picture.failure());
    assert!(picture.presented() > 0 && picture.sketches());
    picture.release(&mut || ());
    assert_eq!(picture.resources(), Counts::default(), "nothing is left");
    next_frame().await;
    next_frame().await;
    picture.recall();
    let shown = picture.presented();
    assert!(
        until_presented(&mut picture, shown + 2).await,
        "not back: {:?}",
        picture.failure()
    );
    assert!(!picture.sketches() && !picture.is_released());
    assert_eq!(picture.resources().programs, all - 1, "the sketch's went");
    canvas.remove();
}

#[wasm_bindgen_test]
async fn a_picture_that_leaves_before_it_was_drawn_gives_everything_back_and_returns() {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(120.0, 120.0, 1.0);
    picture.show(frame(Site::Cheek, Stage::Block, Moment::Before));
    let mut kept = 0;
    picture.release(&mut || kept += 1);
    assert_eq!(picture.resources(), Counts::default(), "nothing is left");
    assert!(!picture.is_lost() && !picture.ready());
    next_frame().await;
    next_frame().await;
    picture.recall();
    // And once more while it is on its way back.
    for _ in 0..900 {
        let now = next_frame().await;
        if picture.tick(now) {
            break;
        }
    }
    picture.release(&mut || kept += 1);
    assert_eq!(picture.resources(), Counts::default(), "nothing is left again");
    // Where shaders are compiled at once, a draft was there by then.
    let shown = picture.presented();
    assert_eq!(
        kept > 0,
        shown > 0,
        "a copy of what was drawn, and of nothing else"
    );
    next_frame().await;
    next_frame().await;
    picture.recall();
    assert!(
        until_presented(&mut picture, shown + if kept > 0 { 2 } else { 1 }).await,
        "not back: {:?}",
        picture.failure()
    );
    assert!(
        picture.ready() && !picture.is_released(),
        "any picture is better than none"
    );
    canvas.remove();
}
