//! What the picture shows, measured on its own pixels: needle tips stand where the frame says, redness and product
//! follow their numbers, and known frames look as they did.

use std::ops::Range;

use js_sys::{Function, Promise, Uint8Array};
use skindepth::course::Course;
use skindepth::plan::{View, params};
use skindepth::render::Picture;
use skindepth::scene::{Frame, Lens, Scene, Structure, Viewport};
use skindepth::units::Time;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl};

use super::{canvas, present, until_presented};

/// Size of the golden pictures.
const SIZE: [u32; 2] = [200, 140];
/// Mean difference of a channel, of 255, that a golden picture may have.
const MEAN_TOLERANCE: f64 = 3.0;
/// Share of pixels that may differ by more than [`FAR`] in some channel.
const FAR_SHARE: f64 = 0.02;
const FAR: u8 = 32;

/// A golden picture: its file, and the address that shows it.
macro_rules! goldens {
    ($(($name:literal, $query:literal),)*) => {
        const GOLDENS: &[(&str, &str, &[u8])] = &[
            $(($name, $query, include_bytes!(concat!("../golden/pictures/", $name, ".png"))),)*
        ];
    };
}

goldens! {
    ("site-forehead", "site=forehead&view=block"),
    ("site-cheek", "site=cheek&view=section"),
    ("site-eye-area", "site=eye-area&view=block"),
    ("site-nose", "site=nose&view=section"),
    ("site-upper-lip", "site=upper-lip&view=block"),
    ("site-chin", "site=chin&view=section"),
    ("site-neck", "site=neck&view=block"),
    ("site-decolletage", "site=decolletage&view=section"),
    ("site-scalp", "site=scalp&view=block"),
    ("site-abdomen", "site=abdomen&view=section"),
    ("site-back-of-hand", "site=back-of-hand&view=block"),
    ("site-forearm", "site=forearm&view=section"),
    ("tone-1-block", "tone=1&view=block"),
    ("tone-1-surface-day-1", "tone=1&view=surface&time=1d"),
    ("tone-2-block", "tone=2&view=block"),
    ("tone-2-surface-day-1", "tone=2&view=surface&time=1d"),
    ("tone-4-block", "tone=4&view=block"),
    ("tone-4-surface-day-1", "tone=4&view=surface&time=1d"),
    ("tone-6-block", "tone=6&view=block"),
    ("tone-6-surface-day-1", "tone=6&view=surface&time=1d"),
    ("tone-8-block", "tone=8&view=block"),
    ("tone-8-surface-day-1", "tone=8&view=surface&time=1d"),
    ("tone-10-block", "tone=10&view=block"),
    ("tone-10-surface-day-1", "tone=10&view=surface&time=1d"),
    ("needling-0p25", "depth=0.25&time=needling&view=block"),
    ("needling-0p5", "depth=0.5&time=needling&view=section"),
    ("needling-1", "depth=1&time=needling&view=block"),
    ("needling-2", "depth=2&time=needling&view=section"),
    ("needling-2p5", "depth=2.5&time=needling&view=block"),
    ("needling-real-time", "time=real-time&view=section"),
    ("healing-10-min", "time=10min&view=section"),
    ("healing-hour-4", "time=4h&view=section"),
    ("healing-day-1", "time=1d&view=section"),
    ("healing-day-3", "time=3d&view=section"),
    ("healing-day-7", "time=7d&view=section"),
    ("healing-month-3", "time=3mo&view=section"),
    ("seam-month-3", "time=3mo&view=section&seam=0"),
    ("seam-day-1-block", "time=1d&view=block&seam=0.4&tone=6"),
    ("loupe-before", "view=loupe&time=before"),
    ("loupe-needling", "view=loupe&time=needling"),
    ("loupe-tone-10", "view=loupe&tone=10"),
    ("dark-block", "theme=dark&tone=5"),
    ("dark-needling", "theme=dark&time=needling"),
    ("concern-wrinkles", "concern=wrinkles&view=surface"),
    ("concern-scars", "concern=acne-scars&view=surface"),
    ("concern-marks", "concern=dark-marks&view=surface&tone=5"),
    ("concern-pores", "concern=pores&view=surface"),
    ("product-10-min", "product=niacinamide&time=10min&view=section"),
    ("product-hour-1", "product=caffeine&time=1h&view=block"),
}

/// The session of an address, solved and ready to be shown.
fn staged(query: &str) -> (Course, View) {
    let parsed = params::parse(query, "");
    assert!(parsed.warnings.is_empty(), "{query}: {:?}", parsed.warnings);
    let mut course = Course::derive(&parsed.session.plan);
    course.absorption = course.setup().map(|setup| setup.solve().into());
    (course, parsed.session.view)
}

fn frame(course: &Course, view: &View, [width, height]: [u32; 2]) -> Frame {
    let viewport = Viewport {
        width: width as f32,
        height: height as f32,
        insets: [0.0; 4],
        compact: true,
    };
    let dark = view.theme == skindepth::plan::Theme::Dark;
    Scene::new(course).frame(course, view, viewport, dark)
}

/// The canvas's pixels, RGBA from the top row down. To be read in the task that drew.
fn pixels(canvas: &HtmlCanvasElement) -> Vec<u8> {
    let (width, height) = (canvas.width(), canvas.height());
    let gl: Gl = canvas
        .get_context("webgl2")
        .expect("an answer")
        .expect("a context")
        .unchecked_into();
    let mut bytes = vec![0; (width * height * 4) as usize];
    gl.read_pixels_with_opt_u8_array(
        0,
        0,
        width as i32,
        height as i32,
        Gl::RGBA,
        Gl::UNSIGNED_BYTE,
        Some(&mut bytes),
    )
    .expect("pixels");
    bytes
        .chunks(width as usize * 4)
        .rev()
        .flatten()
        .copied()
        .collect()
}

/// The first fine sample of a frame: the same on every run, whatever the machine's pace.
async fn drawn(picture: &mut Picture, canvas: &HtmlCanvasElement, frame: Frame) -> Vec<u8> {
    present(picture, frame, 2).await;
    pixels(canvas)
}

fn started([width, height]: [u32; 2]) -> (HtmlCanvasElement, Picture) {
    let canvas = canvas();
    let mut picture = Picture::new(&canvas).expect("WebGL2");
    picture.resize(f64::from(width), f64::from(height), 1.0);
    (canvas, picture)
}

/// Calls a small script with some arguments and waits for what it promises.
async fn script(names: &str, body: &str, arguments: &[JsValue]) -> JsValue {
    let function = Function::new_with_args(names, body);
    let array = arguments.iter().collect();
    let promise: Promise = function
        .apply(&JsValue::NULL, &array)
        .expect("the script runs")
        .unchecked_into();
    JsFuture::from(promise).await.expect("it keeps its promise")
}

/// The pixels of a PNG, RGBA.
async fn decoded(png: &[u8]) -> Vec<u8> {
    let read = "const image = await createImageBitmap(new Blob([bytes]));
        const paper = new OffscreenCanvas(image.width, image.height).getContext('2d');
        paper.drawImage(image, 0, 0);
        return new Uint8Array(paper.getImageData(0, 0, image.width, image.height).data.buffer);";
    let body = format!("return (async () => {{ {read} }})();");
    let bytes = script("bytes", &body, &[Uint8Array::from(png).into()]).await;
    Uint8Array::from(bytes).to_vec()
}

/// A PNG of pixels, as a data address.
async fn encoded(pixels: &[u8]) -> String {
    let write = "const paper = new OffscreenCanvas(width, height);
        const data = new ImageData(new Uint8ClampedArray(bytes), width, height);
        paper.getContext('2d').putImageData(data, 0, 0);
        const file = await paper.convertToBlob({ type: 'image/png' });
        const reader = new FileReader();
        await new Promise((done) => { reader.onload = done; reader.readAsDataURL(file); });
        return reader.result;";
    let body = format!("return (async () => {{ {write} }})();");
    let [width, height] = SIZE;
    let arguments = [Uint8Array::from(pixels).into(), width.into(), height.into()];
    script("bytes, width, height", &body, &arguments)
        .await
        .as_string()
        .expect("an address")
}

#[wasm_bindgen_test]
async fn known_frames_look_as_they_did() {
    let (canvas, mut picture) = started(SIZE);
    let rewrite = option_env!("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for (name, query, png) in GOLDENS {
        let (course, view) = staged(query);
        let shown = drawn(&mut picture, &canvas, frame(&course, &view, SIZE)).await;
        if rewrite {
            console_log!("golden {name} {}", encoded(&shown).await);
            continue;
        }
        let known = decoded(png).await;
        assert_eq!(known.len(), shown.len(), "{name}: another size");
        let [mean, far] = apart(&known, &shown);
        if mean > MEAN_TOLERANCE || far > FAR_SHARE {
            wrong.push(format!(
                "{name}: mean difference {mean:.2}, far pixels {:.1} %",
                100.0 * far
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    canvas.remove();
}

/// Mean difference of a channel, and the share of pixels that differ by more than [`FAR`].
fn apart(known: &[u8], shown: &[u8]) -> [f64; 2] {
    let (mut sum, mut far) = (0.0, 0.0);
    for (a, b) in known.chunks(4).zip(shown.chunks(4)) {
        let apart = [0, 1, 2].map(|i| a[i].abs_diff(b[i]));
        sum += apart.iter().map(|&d| f64::from(d)).sum::<f64>();
        far += f64::from(u8::from(apart.iter().any(|&d| d > FAR)));
    }
    let count = (shown.len() / 4) as f64;
    [sum / (3.0 * count), far / count]
}

/// The draft of a frame, by a picture that shows another before, or by a new one.
async fn drafted(before: Option<Frame>, frame: Frame, size: [u32; 2]) -> Vec<u8> {
    let (canvas, mut picture) = started(size);
    for frame in before.into_iter().chain([frame]) {
        picture.show(frame);
        let draft = picture.presented() + 1;
        assert!(
            until_presented(&mut picture, draft).await,
            "no draft: {:?}",
            picture.failure()
        );
    }
    let shown = pixels(&canvas);
    canvas.remove();
    shown
}

#[wasm_bindgen_test]
async fn tissue_that_is_kept_looks_as_if_drawn_anew() {
    const SIDES: [u32; 2] = [600, 420];
    let at = |query: &str| {
        let (course, view) = staged(query);
        frame(&course, &view, SIDES)
    };
    for (before, after) in [
        ("time=before&view=section", "time=needling&view=section"),
        ("time=needling&depth=0.5", "time=needling&depth=2"),
        ("time=1d&view=section", "time=2d&view=section"),
        ("time=10min", "time=4h"),
        (
            "product=niacinamide&time=10min&view=section",
            "product=niacinamide&time=1h&view=section",
        ),
        (
            "view=loupe&time=needling&depth=1",
            "view=loupe&time=needling&depth=1.5",
        ),
        // The camera is another one.
        ("time=before", "time=before&view=section"),
        ("time=needling", "time=needling&view=section"),
    ] {
        let [before_frame, mut after_frame] = [before, after].map(at);
        // One skin, as it is on the page.
        after_frame.anatomy = std::rc::Rc::clone(&before_frame.anatomy);
        let anew = drafted(None, after_frame.clone(), SIDES).await;
        let kept = drafted(Some(before_frame), after_frame, SIDES).await;
        let [mean, far] = apart(&anew, &kept);
        console_log!("{before} then {after}: {mean:.2}, {:.1} %", 100.0 * far);
        assert!(
            mean <= MEAN_TOLERANCE && far <= FAR_SHARE,
            "{before} then {after}: mean difference {mean:.2}, far pixels {:.1} %",
            100.0 * far
        );
    }
}

/// The lowest row of a column in which a flat picture shows something that is no layer: layers are grey.
fn lowest_coloured(all: &[u8], column: f32, [width, height]: [u32; 2]) -> Option<usize> {
    (0..height as usize).rev().find(|&row| {
        let at = (row * width as usize + column as usize) * 4;
        all[at].abs_diff(all[at + 2]) > 2
    })
}

#[wasm_bindgen_test]
async fn a_channel_ends_at_its_depth() {
    const SIDE: [u32; 2] = [240, 240];
    let (canvas, mut picture) = started(SIDE);
    picture.show_layers_flat(true);
    for (depth, time) in [("0.5", "1min"), ("1", "10min"), ("1.5", "1min"), ("2", "10min")] {
        let (course, mut view) = staged(&format!("depth={depth}&time={time}&view=section"));
        let ends = course.channels.depth.typical.mm();
        (view.zoom, view.focus_mm) = (12.0, [0.55, ends]);
        let frame = frame(&course, &view, SIDE);
        let site = frame
            .channels
            .sites
            .iter()
            .find(|site| site.axis.y > -0.01 && (site.axis.x - 0.55).abs() < 0.3)
            .copied()
            .expect("a channel in the cut");
        let end = frame
            .camera
            .project(glam::Vec3::new(site.axis.x, -site.depth_mm, 0.0), &frame.viewport);
        present(&mut picture, frame, 1).await;
        let lowest = lowest_coloured(&pixels(&canvas), end.x, SIDE).expect("the channel is seen");
        assert!(
            (lowest as f32 + 1.0 - end.y).abs() <= 1.0,
            "{depth} mm, {time}: the channel ends in row {lowest}, data say {}",
            end.y
        );
    }
    canvas.remove();
}

#[wasm_bindgen_test]
async fn a_tip_stands_at_its_depth() {
    const SIDE: [u32; 2] = [240, 240];
    let (canvas, mut picture) = started(SIDE);
    picture.show_layers_flat(true);
    for (depth, device) in [
        ("0.5", "stamp"),
        ("1", "stamp"),
        ("1.5", "stamp"),
        ("2", "stamp"),
        ("1.5", "roller"),
    ] {
        let (course, mut view) = staged(&format!(
            "depth={depth}&time=needling&view=section&device={device}"
        ));
        let reached = course.penetration.reached.typical.mm();
        // Near enough that the tip is wider than a pixel.
        (view.zoom, view.focus_mm) = (12.0, [-0.55, reached]);
        let frame = frame(&course, &view, SIDE);
        let needles = frame.needles.clone().expect("needles");
        let axis = needles
            .axes
            .iter()
            .filter(|axis| axis.y > -0.01)
            .min_by(|a, b| (a.x + 0.55).abs().total_cmp(&(b.x + 0.55).abs()))
            .expect("a needle in the cut");
        let tip = frame.camera.project(
            glam::Vec3::new(axis.x, -needles.tip_at(axis.x), 0.0),
            &frame.viewport,
        );
        present(&mut picture, frame, 1).await;
        // Steel in tissue is not grey.
        let lowest = lowest_coloured(&pixels(&canvas), tip.x, SIDE).expect("the needle is seen");
        assert!(
            (lowest as f32 + 1.0 - tip.y).abs() <= 1.0,
            "{depth} mm, {device}: the needle ends in row {lowest}, data say {}",
            tip.y
        );
    }
    canvas.remove();
}

/// The mean colour, 0 to 1, of a square patch that reaches `half` pixels to each side.
fn patch(all: &[u8], at: glam::Vec2, half: i32, width: u32) -> [f64; 3] {
    let mut sum = [0.0; 3];
    let count = f64::from((2 * half + 1) * (2 * half + 1));
    for dy in -half..=half {
        for dx in -half..=half {
            let (x, y) = (at.x.round() as i32 + dx, at.y.round() as i32 + dy);
            let first = ((y * width as i32 + x) * 4) as usize;
            for (sum, byte) in sum.iter_mut().zip(&all[first..]) {
                *sum += f64::from(*byte) / 255.0 / count;
            }
        }
    }
    sum
}

#[wasm_bindgen_test]
async fn names_in_the_loupe_point_at_what_they_name() {
    const SIDE: [u32; 2] = [640, 480];
    let (canvas, mut picture) = started(SIDE);
    let mut seen = 0;
    for query in [
        "time=before",
        "time=before&site=forearm&thickness=thick",
        "time=needling&depth=1",
        "time=needling&depth=0.5&site=abdomen",
        "time=needling&depth=1&device=roller",
        "time=1d",
    ] {
        let (course, view) = staged(&format!("view=loupe&{query}"));
        let frame = frame(&course, &view, SIDE);
        let lens = Lens::of(&frame).expect("a loupe");
        let labels = frame.labels.clone();
        let all = drawn(&mut picture, &canvas, frame).await;
        let colour = |structure| {
            let label = labels.iter().find(|label| label.structure == structure)?;
            let at = lens.project(label.anchor);
            // A small patch may be all nucleus: of the epidermis several cells are seen.
            let half = if structure == Structure::ViableEpidermis {
                8
            } else {
                3
            };
            (at.distance(lens.centre) < 0.95 * lens.radius).then(|| patch(&all, at, half, SIDE[0]))
        };
        // In words: horny layer and papillary fibres are pale beside the red of the epidermis; its basal cells are dark, and
        // so is what reaches deepest of it.
        let pale = |[r, g, _]: [f64; 3]| g / r;
        let dark = |[r, g, b]: [f64; 3]| 1.0 - (0.3 * r + 0.59 * g + 0.11 * b);
        let epidermis = colour(Structure::ViableEpidermis).expect("the epidermis has a name");
        let basal = colour(Structure::BasalLayer).expect("the basal layer has a name");
        assert!(
            dark(basal) > dark(epidermis) + 0.03 && pale(basal) < 0.72,
            "{query}: basal layer {basal:.2?}, epidermis {epidermis:.2?}"
        );
        for (structure, paler, darker) in [
            (Structure::StratumCorneum, 0.1, -1.0),
            (Structure::PapillaryDermis, 0.1, -1.0),
            (Structure::ReteRidge, -1.0, -0.05),
        ] {
            if let Some(shown) = colour(structure) {
                seen += 1;
                assert!(
                    pale(shown) > pale(epidermis) + paler && dark(shown) > dark(epidermis) + darker,
                    "{query}: {structure:?} {shown:.2?}, epidermis {epidermis:.2?}"
                );
            }
        }
    }
    assert!(seen > 8, "only {seen} names more were in the lens");
    canvas.remove();
}

/// The share of red in the middle of a golden-sized picture, where skin is seen from above.
fn share_of_red(pixels: &[u8]) -> f64 {
    let (mut red, mut all) = (0.0, 0.0);
    for row in 40..70 {
        for column in 60..140 {
            let at = (row * SIZE[0] as usize + column) * 4;
            red += f64::from(pixels[at]);
            all += pixels[at..at + 3].iter().map(|&c| f64::from(c)).sum::<f64>();
        }
    }
    red / all
}

#[wasm_bindgen_test]
async fn redness_follows_its_curve() {
    let (canvas, mut picture) = started(SIZE);
    for tone in ["2", "6", "10"] {
        let mut measured = Vec::new();
        for time in ["before", "10min", "1d", "2d", "4d", "14d"] {
            let (course, view) = staged(&format!("tone={tone}&view=surface&time={time}"));
            let shown = frame(&course, &view, SIZE);
            let redness = shown.healing.redness;
            // Scales pale the skin at the same time: the same frame without redness is the measure.
            let mut pale = shown.clone();
            pale.healing.redness = 0.0;
            let added = if redness > 0.0 {
                let with = drawn(&mut picture, &canvas, shown).await;
                share_of_red(&with) - share_of_red(&drawn(&mut picture, &canvas, pale).await)
            } else {
                0.0
            };
            measured.push((redness, added, time));
        }
        measured.sort_by(|a, b| a.0.total_cmp(&b.0));
        for pair in measured.windows(2) {
            if let [less, more] = pair
                && more.0 - less.0 > 0.08
            {
                assert!(more.1 > less.1, "tone {tone}: {less:?} then {more:?}");
            }
        }
        assert!(measured.last() > measured.first());
    }
    canvas.remove();
}

/// The pixel of a place in the cut.
fn pixel(shown: &Frame, x: f32, depth: f32) -> [usize; 2] {
    let at = shown
        .camera
        .project(glam::Vec3::new(x, -depth, 0.0), &shown.viewport);
    [at.x, at.y].map(|v| v.clamp(0.0, 1e4) as usize)
}

/// Sum of the differences of two pictures' channels in some columns of some rows, for each pixel.
fn difference([one, other]: [&[u8]; 2], columns: Range<usize>, rows: Range<usize>) -> f64 {
    let width = SIZE[0] as usize;
    assert!(
        rows.len() > 2 && columns.len() > 10,
        "nothing in sight: {rows:?}, {columns:?}"
    );
    let count = rows.len() * columns.len();
    let sum: u64 = rows
        .flat_map(|row| columns.clone().map(move |column| (row * width + column) * 4))
        .flat_map(|at| at..at + 3)
        .map(|at| u64::from(one[at].abs_diff(other[at])))
        .sum();
    sum as f64 / count as f64
}

/// By how much two pictures differ in the cut face between two places across it.
fn differ(shown: &Frame, both: [&[u8]; 2], across_mm: [f32; 2]) -> f64 {
    let [left, right] = across_mm.map(|x| pixel(shown, x, 0.0)[0].min(SIZE[0] as usize));
    let [top, low] = [0.02, 1.5].map(|depth| pixel(shown, 0.0, depth)[1].min(SIZE[1] as usize));
    difference(both, left..right, top..low)
}

/// The section of a query, and its pixels.
async fn section(picture: &mut Picture, canvas: &HtmlCanvasElement, query: &str) -> (Frame, Vec<u8>) {
    let (course, view) = staged(&["depth=1.5&view=section&", query].concat());
    let shown = frame(&course, &view, SIZE);
    let pixels = drawn(picture, canvas, shown.clone()).await;
    (shown, pixels)
}

/// Left of a seam the skin is as before the treatment, right of it as it is without a seam; both differ, or this would show
/// nothing.
#[wasm_bindgen_test]
async fn left_of_a_seam_skin_is_as_it_was() {
    let (canvas, mut picture) = started(SIZE);
    let mut draw = async |query: &str| section(&mut picture, &canvas, query).await;
    let (shown, before) = draw("time=before").await;
    for time in ["1d", "7d", "3mo"] {
        let now = draw(&format!("time={time}")).await.1;
        for seam in [-0.6_f32, 0.0, 0.9] {
            let both = draw(&format!("time={time}&seam={seam}")).await.1;
            let (left, right) = ([-1.9, seam - 0.2], [seam + 0.2, 1.9]);
            let [as_before, as_now] = [(&before, left), (&now, right)]
                .map(|(alone, across)| differ(&shown, [&both, alone], across));
            let changed = differ(&shown, [&before, &now], left);
            assert!(
                as_before < 1.0 && as_now < 1.0,
                "{time} {seam}: {as_before} left, {as_now} right"
            );
            assert!(
                changed > 2.0 * as_before.max(1.5),
                "{time} {seam}: {changed} from {as_before}"
            );
        }
    }
    canvas.remove();
}

/// A seam through an open channel cuts it: left of its line there is nothing of it, right of it all.
#[wasm_bindgen_test]
async fn a_seam_cuts_an_open_channel() {
    let (canvas, mut picture) = started(SIZE);
    let mut draw = async |query: &str| section(&mut picture, &canvas, query).await;
    let before = draw("time=before").await.1;
    let (shown, now) = draw("time=10min").await;
    let sites = shown.channels.sites.iter();
    let axis = sites
        .map(|site| site.axis)
        .find(|axis| axis.y > -0.01 && axis.x > 0.0)
        .expect("a channel in the cut");
    let both = draw(&format!("time=10min&seam={}", axis.x)).await.1;
    // Light looks a little farther than a pixel's own place, and the line has a width.
    let (left, right) = ([axis.x - 0.40, axis.x - 0.03], [axis.x + 0.03, axis.x + 0.40]);
    for (alone, other, across) in [(&before, &now, left), (&now, &before, right)] {
        let [same, changed] = [alone, other].map(|alone| differ(&shown, [&both, alone], across));
        assert!(
            changed > 6.0 && same < 0.35 * changed,
            "{across:?}: {same} beside {changed}"
        );
    }
    canvas.remove();
}

/// By how much the product changes the pixels of a half (left or right of the seam) between two depths.
fn dyed(with: &Frame, both: [&[u8]; 2], [from, to]: [f32; 2], needled: bool) -> f64 {
    let [width, height] = SIZE.map(|side| side as usize);
    let split = with.split_mm.expect("two halves");
    let columns = if needled {
        pixel(with, split + 0.05, 0.0)[0]..width
    } else {
        pixel(with, -1.9, 0.0)[0]..pixel(with, split - 0.05, 0.0)[0]
    };
    let rows = pixel(with, 0.0, from)[1] + 1..pixel(with, 0.0, to)[1].min(height);
    difference(both, columns, rows)
}

/// The frame without its product, and with it: drawn one after the other.
async fn bare_and_dyed(picture: &mut Picture, canvas: &HtmlCanvasElement, with: &Frame) -> [Vec<u8>; 2] {
    let mut without = with.clone();
    without.concentration = None;
    [
        drawn(picture, canvas, without).await,
        drawn(picture, canvas, with.clone()).await,
    ]
}

#[wasm_bindgen_test]
async fn colour_rises_with_the_computed_amount() {
    let (canvas, mut picture) = started(SIZE);
    let (course, mut view) = staged("product=niacinamide&view=section&time=10min");
    let absorption = course.absorption.clone().expect("solved");
    let mut measured = Vec::new();
    for minutes in [0.2, 1.0, 4.0, 15.0, 60.0, 240.0] {
        let time = Time::from_minutes(minutes);
        view.moment = skindepth::plan::Moment::After { time };
        let mut with = frame(&course, &view, SIZE);
        // What vessels carry away is a colour of its own.
        if let Some(shown) = &mut with.concentration {
            shown.cleared = [0.0; 2];
        }
        let borders = with.anatomy.borders;
        let [bare, shown] = bare_and_dyed(&mut picture, &canvas, &with).await;
        let amounts = [true, false].map(|needled| absorption.amounts_at(time, needled).dermis);
        let colours = [true, false].map(|needled| {
            dyed(
                &with,
                [&bare, &shown],
                [borders.junction, borders.dermis],
                needled,
            )
        });
        if amounts[0] > 1.5 * amounts[1] {
            assert!(
                colours[0] > colours[1],
                "at {minutes} min: {colours:?} for {amounts:?}"
            );
        }
        measured.push((amounts[0], colours[0], minutes));
    }
    measured.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Only where the amount differs clearly: then the colour must.
    let clear: Vec<_> = measured
        .windows(2)
        .filter(|pair| pair[1].0 > 1.25 * pair[0].0)
        .collect();
    assert!(clear.len() >= 2, "nothing to compare: {measured:?}");
    for pair in clear {
        assert!(pair[1].1 > pair[0].1, "{pair:?}");
    }
    canvas.remove();
}

#[wasm_bindgen_test]
async fn more_of_the_same_product_colours_each_layer_more() {
    let (canvas, mut picture) = started(SIZE);
    let (course, mut view) = staged("product=niacinamide&view=section&time=10min");
    for layer in ["viable epidermis", "dermis"] {
        let close = layer != "dermis";
        // The epidermis is thin: it is looked at more closely.
        (view.zoom, view.focus_mm) = if close {
            (4.0, [0.0, 0.1])
        } else {
            (1.0, [0.0, 0.0])
        };
        let mut last = 0.0;
        for share in [0.1_f32, 0.3, 1.0] {
            let mut with = frame(&course, &view, SIZE);
            let shown = with.concentration.as_mut().expect("a product");
            shown.cleared = [0.0; 2];
            for field in [&mut shown.field, &mut shown.next] {
                let mut less = (**field).clone();
                less.values.iter_mut().for_each(|value| *value *= share);
                *field = less.into();
            }
            let borders = with.anatomy.borders;
            let between = if close {
                // Its lower half: the surface's relief brings the barrier into the upper.
                [
                    0.5 * (borders.stratum_corneum + borders.junction),
                    borders.junction,
                ]
            } else {
                [borders.junction, borders.dermis]
            };
            let [bare, shown] = bare_and_dyed(&mut picture, &canvas, &with).await;
            let colour = dyed(&with, [&bare, &shown], between, true);
            assert!(
                colour > last + 0.2,
                "{layer}, {share} of the amount: {colour} after {last}"
            );
            last = colour;
        }
    }
    canvas.remove();
}
