//! From a frame to the numbers that the shaders take. No meaning is added: only order, packing and limits.

use glam::{Mat3, Vec2, Vec3};

use super::gl::Value;
use super::region;
use super::shaders::{HAIR, PORES, SITES};
use crate::scene::palette::{Rgb, skin_tone};
use crate::scene::waves::SWELLING_MM;
use crate::scene::{Camera, Frame, Lens, Structure, mirror};

/// Named values, ready to be set.
pub(super) type Values<'a> = Vec<(&'static str, Value<'a>)>;

fn vec3(v: Vec3) -> Value<'static> {
    Value::Vec3(v.to_array())
}

/// Right, up and forward as columns.
pub(super) fn camera_matrix(camera: &Camera) -> [f32; 9] {
    Mat3::from_cols(camera.right, camera.up, camera.forward).to_cols_array()
}

fn concern(frame: &Frame) -> Value<'static> {
    let shown = frame.concern;
    Value::Vec4([shown.wrinkle, shown.scar, shown.pigment, shown.pores])
}

/// Least x and z of what the maps cover, and how far from there, millimetres: a little more than the block, so that
/// nothing clamps at its edges, or than the mirror once things come again in it. What a map shows of them hangs on it alone.
pub(super) fn map(frame: &Frame) -> [f32; 4] {
    if mirror::shifts(frame).len() > 1 {
        [-2.2, -3.2, 4.4, 4.4]
    } else {
        [-2.2, -2.3, 4.4, 2.6]
    }
}

/// Places x, z, each with a number of its own, as often as they are to be seen.
fn again(frame: &Frame, all: &[[f32; 3]], most: usize) -> Vec<[f32; 3]> {
    let mut shown = Vec::new();
    for shift in mirror::shifts(frame) {
        for &[x, z, other] in all {
            let z = z + shift;
            if (*shift == 0.0 || mirror::shows(x, z, 0.15)) && shown.len() < most {
                shown.push([x, z, other]);
            }
        }
    }
    shown
}

/// Pores.
pub(super) fn pores(frame: &Frame) -> Vec<[f32; 3]> {
    again(frame, &frame.anatomy.pores, PORES)
}

/// Inputs of the relief.
pub(super) fn relief<'a>(frame: &Frame, pores: &'a [[f32; 3]], size: [f32; 2]) -> Values<'a> {
    vec![
        ("u_map", Value::Vec4(map(frame))),
        ("u_map_size", Value::Vec2(size)),
        ("u_concern", concern(frame)),
        ("u_pores", Value::Vec3s(pores.as_flattened())),
        ("u_pore_count", Value::Int(pores.len() as i32)),
    ]
}

/// Needles while they are shown, channels otherwise: x, z and depth.
fn places(frame: &Frame) -> Vec<[f32; 3]> {
    let channels = &frame.channels.sites;
    match &frame.needles {
        Some(needles) => {
            let depth_at = |axis: &Vec2| {
                let nearest = channels
                    .iter()
                    .find(|channel| channel.axis.distance_squared(*axis) < 1e-6);
                nearest.map_or(needles.tip_mm.max(0.0), |channel| channel.depth_mm)
            };
            let site = |axis: &Vec2| [axis.x, axis.y, depth_at(axis)];
            needles.axes.iter().map(site).collect()
        }
        None => channels
            .iter()
            .map(|channel| [channel.axis.x, channel.axis.y, channel.depth_mm])
            .collect(),
    }
}

/// The places with their depths as shares of the deepest, and how deep that is, in millimetres: a map of them stays as it
/// is while all depths change alike.
pub(super) fn sites(frame: &Frame) -> (Vec<[f32; 3]>, f32) {
    let mut places = places(frame);
    let deepest = places
        .iter()
        .fold(0.0_f32, |deepest, [.., depth]| deepest.max(*depth));
    for [.., depth] in &mut places {
        *depth = (*depth / deepest.max(1e-3) * 2048.0).round() / 2048.0;
    }
    (again(frame, &places, SITES), deepest)
}

/// One hair of a frame: its points, flat, and how many.
pub(super) fn hair(points: &[[f32; 4]]) -> Values<'_> {
    let points = points.get(..HAIR).unwrap_or(points);
    vec![
        ("u_hairs", Value::Vec4s(points.as_flattened())),
        ("u_hair_count", Value::Int(points.len() as i32)),
    ]
}

/// What the tissue of a frame is like: everything but the camera.
pub(super) fn tissue(frame: &Frame, deepest: f32, flat: bool) -> Values<'static> {
    let anatomy = &frame.anatomy;
    let borders = anatomy.borders;
    let [superficial, _] = anatomy.plexus_depths;
    let healing = frame.healing;
    let channels = &frame.channels;
    let needle = frame.needles.as_ref().map_or([-1.0, 0.1, 1.0, 0.0], |needles| {
        [
            needles.tip_mm,
            needles.radius_mm,
            needles.taper_mm.max(1e-3),
            needles.opacity,
        ]
    });
    let dimple = frame
        .needles
        .as_ref()
        .map_or([0.0; 2], |needles| [needles.dimple_mm, needles.punctured]);
    let product = frame
        .concentration
        .as_ref()
        .map_or([0.0, 1.0, 1.0, 0.0], |concentration| {
            let field = &concentration.field;
            [
                1.0,
                field.r_max_mm as f32,
                field.z_max_mm as f32,
                concentration.mix,
            ]
        });
    let cleared = frame
        .concentration
        .as_ref()
        .map_or([0.0; 2], |concentration| concentration.cleared);
    let [low, high] = frame
        .needles
        .as_ref()
        .map_or([0.0; 2], |needles| needles.reached_mm);
    let roll = frame
        .needles
        .as_ref()
        .and_then(|needles| needles.roll)
        .map_or([0.0; 2], |roll| [roll.x_mm, roll.radius_mm]);
    let reaches = frame.needles.as_ref().map_or(0.0, |needles| needles.reaches_mm);
    let film = frame
        .concentration
        .as_ref()
        .map_or(0.0, |concentration| concentration.film);
    let tone = skin_tone(frame.tone);
    let color = |rgb: Rgb| Value::Vec3(rgb.linear());
    let follicle = &anatomy.follicle;
    let [gx, gy, gz] = follicle.gland;
    vec![
        (
            "u_borders",
            Value::Vec4([
                borders.stratum_corneum,
                borders.junction,
                borders.papillary,
                borders.dermis,
            ]),
        ),
        (
            "u_rete",
            Value::Vec4([
                anatomy.rete_amplitude,
                anatomy.rete_wavelength.max(0.02),
                superficial,
                superficial + VEIN_BELOW_MM,
            ]),
        ),
        ("u_needle", Value::Vec4(needle)),
        ("u_roll", Value::Vec2(roll)),
        (
            "u_blood",
            Value::Float(f32::from(u8::from(channels.crosses_vessels))),
        ),
        ("u_dimple", Value::Vec2(dimple)),
        (
            "u_channel",
            Value::Vec4([channels.radius_mm, channels.open, channels.clot, deepest]),
        ),
        (
            "u_immune",
            Value::Vec4([
                healing.inflammation,
                healing.neutrophils,
                healing.macrophages,
                healing.redness,
            ]),
        ),
        (
            "u_repair",
            Value::Vec4([
                healing.fibroblasts,
                healing.collagen_iii,
                healing.collagen_i,
                healing.flaking,
            ]),
        ),
        (
            "u_named",
            named(frame, [Structure::Fibroblast, Structure::ImmuneCells]),
        ),
        (
            "u_named_fibers",
            named(frame, [Structure::CollagenIii, Structure::CollagenI]),
        ),
        ("u_concern", concern(frame)),
        ("u_swelling", Value::Float(healing.swelling * SWELLING_MM)),
        ("u_melanin", Value::Float(tone.melanin)),
        ("u_flat", Value::Float(f32::from(u8::from(flat)))),
        ("u_hair_mouth", Value::Vec3(follicle.mouth)),
        ("u_hair_bulb", Value::Vec3(follicle.bulb)),
        (
            "u_hair_radii",
            Value::Vec2([follicle.shaft_radius, follicle.sheath_radius]),
        ),
        ("u_gland", Value::Vec4([gx, gy, gz, follicle.gland_radius])),
        ("u_product", Value::Vec4(product)),
        ("u_film", Value::Float(film)),
        ("u_cleared", Value::Vec2(cleared)),
        ("u_split", Value::Float(frame.split_mm.unwrap_or(NOWHERE_MM))),
        ("u_reached", Value::Vec3([low, reaches, high])),
        (
            "u_blur",
            Value::Float(f32::from(u8::from(
                frame.needles.as_ref().is_some_and(|needles| needles.blurred),
            ))),
        ),
        ("u_top_color", color(tone.top)),
        ("u_top_deep", color(tone.top_deep)),
        ("u_mottle", color(tone.mottle)),
        ("u_groove", color(tone.groove)),
        ("u_groove_fine", color(tone.groove_fine)),
        ("u_spot", color(tone.spot)),
        ("u_redness", Value::Vec3(tone.redness)),
        ("u_map", Value::Vec4(map(frame))),
        ("u_low", Value::Float(region::lowest(frame))),
        ("u_dark", Value::Float(f32::from(u8::from(frame.dark)))),
        ("u_cut", Value::Float(-frame.cut_mm)),
    ]
}

/// An x left of every block: no part of it is intact skin beside needled skin.
const NOWHERE_MM: f32 = -9.0;

/// Where names point at two structures, so that they are there: x and y of each.
fn named(frame: &Frame, structures: [Structure; 2]) -> Value<'static> {
    let place = |structure| {
        let label = frame.labels.iter().find(|label| label.structure == structure);
        label.map_or([NOWHERE_MM; 2], |label| [label.anchor.x, label.anchor.y])
    };
    let [[ax, ay], [bx, by]] = structures.map(place);
    Value::Vec4([ax, ay, bx, by])
}

/// How far below its arteries the veins of the superficial plexus lie; the anatomy draws them so.
const VEIN_BELOW_MM: f32 = 0.08;

/// Where the frame is seen from, on a target of `size` pixels with a sub-pixel `jitter`.
pub(super) fn view(frame: &Frame, size: [f32; 2], jitter: [f32; 2]) -> Values<'static> {
    let camera = &frame.camera;
    let (lens, focus) = lens(frame, size);
    vec![
        ("u_mirror", Value::Float(mirror::share(frame))),
        ("u_lens", Value::Vec4(lens)),
        ("u_lens_focus", Value::Vec2(focus)),
        ("u_res", Value::Vec2(size)),
        ("u_jitter", Value::Vec2(jitter)),
        ("u_shift", Value::Vec2(camera.shift.to_array())),
        ("u_eye", vec3(camera.eye)),
        ("u_camera", Value::Mat3(camera_matrix(camera))),
        ("u_tan", Value::Float(camera.tan_half_fov)),
    ]
}

/// A camera's place, and from a way from there to the place in a picture of `size` texels that lies in a texture of `all`
/// texels, from its lower left corner, times the depth, and the depth.
pub(super) fn seen(camera: &Camera, size: (u32, u32), all: (u32, u32)) -> [Value<'static>; 2] {
    let (width, height) = (size.0 as f32, size.1 as f32);
    let row = |axis: Vec3, shift: f32, side: f32, all: u32| {
        let across = axis * (0.5 * height / camera.tan_half_fov);
        (across + camera.forward * (shift * height + 0.5 * side)) / all.max(1) as f32
    };
    let rows = Mat3::from_cols(
        row(camera.right, camera.shift.x, width, all.0),
        row(camera.up, camera.shift.y, height, all.1),
        camera.forward,
    );
    [vec3(camera.eye), Value::Mat3(rows.transpose().to_cols_array())]
}

/// The loupe on a target of `size` pixels, whose rows count from below; radius 0 where there is none.
fn lens(frame: &Frame, size: [f32; 2]) -> ([f32; 4], [f32; 2]) {
    let scale = size[1] / frame.viewport.height.max(1.0);
    Lens::of(frame).map_or(([0.0; 4], [0.0; 2]), |lens| {
        let centre = [lens.centre.x * scale, size[1] - lens.centre.y * scale];
        (
            [centre[0], centre[1], lens.radius * scale, lens.px_per_mm * scale],
            lens.focus.to_array(),
        )
    })
}

/// Inputs of the light.
pub(super) fn light(frame: &Frame, size: [f32; 2], weight: f32) -> Values<'static> {
    vec![
        ("u_res", Value::Vec2(size)),
        ("u_camera", Value::Mat3(camera_matrix(&frame.camera))),
        ("u_lens", Value::Vec4(lens(frame, size).0)),
        ("u_px", Value::Float(frame.camera.span_mm / size[1].max(1.0))),
        ("u_dark", Value::Float(f32::from(u8::from(frame.dark)))),
        ("u_weight", Value::Float(weight)),
    ]
}
