//! Layers as flat bands, and what heals in them.

use std::f32::consts::TAU;

use glam::Vec2;

use super::Layout;
use super::layout::{color, in_cut, part, ridge_of};
use super::shapes::{Geometry, Shape};
use crate::scene::labels::structure_of;
use crate::scene::palette::{Rgb, Role, skin_tone};
use crate::scene::{Frame, Structure};
use crate::skin::Layer;
use crate::units::bounded;

/// Points along one wave of the junction.
const PER_WAVE: f32 = 6.0;
/// Width of a dent around a needle, as the picture draws it.
const DENT_MM: f32 = 0.24;

/// The five layers from the surface down.
pub(super) fn layers(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let borders = &frame.anatomy.borders;
    for layer in Layer::ALL {
        let (upper, lower) = borders.range(layer);
        let mut outline = border(frame, layout, layer, upper);
        let below = match layer {
            Layer::StratumCorneum => Some(Layer::ViableEpidermis),
            Layer::ViableEpidermis => Some(Layer::PapillaryDermis),
            Layer::PapillaryDermis => Some(Layer::ReticularDermis),
            Layer::ReticularDermis => Some(Layer::Hypodermis),
            Layer::Hypodermis => None,
        };
        let base = match below {
            Some(next) => border(frame, layout, next, lower),
            None => straight(layout, lower),
        };
        outline.extend(base.into_iter().rev());
        all.push(Shape::filled(
            part(structure_of(layer)),
            Geometry::Polygon(outline),
            paint(frame, layer),
        ));
    }
}

/// The upper border of a layer, left to right: waved at the junction, dented by needles near the surface.
fn border(frame: &Frame, layout: &Layout, layer: Layer, depth: f32) -> Vec<Vec2> {
    let anatomy = &frame.anatomy;
    let waved = layer == Layer::PapillaryDermis;
    let dented = matches!(layer, Layer::StratumCorneum | Layer::ViableEpidermis);
    let bends = waved || (dented && frame.needles.is_some());
    if !bends {
        return straight(layout, depth);
    }
    let wave = anatomy.rete_wavelength.max(0.04);
    let [left, right] = layout.ends_mm;
    let steps = ((right - left) / wave * PER_WAVE) as u16;
    let amplitude = ridge_of(anatomy);
    (0..=steps)
        .map(|i| {
            let x = left + (right - left) * f32::from(i) / f32::from(steps.max(1));
            let shape = if waved {
                amplitude * (x / wave * TAU).sin()
            } else {
                dent(frame, x)
            };
            layout.place(x, depth + shape)
        })
        .collect()
}

fn straight(layout: &Layout, depth: f32) -> Vec<Vec2> {
    vec![
        layout.place(layout.ends_mm[0], depth),
        layout.place(layout.ends_mm[1], depth),
    ]
}

/// How deep the surface is dented at a place of the section.
fn dent(frame: &Frame, x: f32) -> f32 {
    let Some(needles) = &frame.needles else { return 0.0 };
    needles
        .axes
        .iter()
        .filter(|axis| axis.y > -0.05)
        .map(|axis| needles.dimple_mm * (-((x - axis.x).abs() / DENT_MM).powf(1.35)).exp())
        .fold(0.0, f32::max)
}

fn paint(frame: &Frame, layer: Layer) -> Rgb {
    let melanin = skin_tone(frame.tone).melanin;
    match layer {
        Layer::StratumCorneum => Role::CorneumDeep
            .rgb()
            .mix(Role::EpidermisMelanin.rgb(), 0.4 * melanin),
        Layer::ViableEpidermis => Role::EpidermisMid
            .rgb()
            .mix(Role::EpidermisMelanin.rgb(), 0.7 * melanin),
        Layer::PapillaryDermis => Role::PapillaryGround.rgb(),
        Layer::ReticularDermis => Role::ReticularBundle.rgb(),
        Layer::Hypodermis => Role::FatCell.rgb(),
    }
}

/// Redness at the surface; cells and fibres along the channels in the cut, more of them where there is more.
pub(super) fn healing(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let shown = frame.healing;
    let [left, right] = layout.ends_mm;
    // Skin as it was before is not red, and nothing heals there.
    let left = frame.split_mm.map_or(left, |split| bounded(split, left, right));
    if shown.redness > 0.02 {
        let depth = frame.anatomy.borders.papillary;
        let strip = [(left, 0.0), (right, 0.0), (right, depth), (left, depth)];
        let strip = strip.map(|(x, depth)| layout.place(x, depth)).to_vec();
        let red = color(frame, Role::PhaseInflammation);
        all.push(
            Shape::filled(part(Structure::Redness), Geometry::Polygon(strip), red)
                .faded(0.45 * shown.redness),
        );
    }
    for site in in_cut(frame, layout) {
        let mut place = Scatter::default();
        let mut near = |reach: f32| {
            let [across, down] = place.next();
            let x = site.axis.x + (2.0 * across - 1.0) * reach;
            layout.place(bounded(x, left, right), 0.05 + down * site.depth_mm)
        };
        let count = |amount: f32, most: f32| (amount.clamp(0.0, 1.0) * most + 0.5) as u16;
        for _ in 0..count(shown.inflammation, 14.0) {
            let cell = Geometry::Circle {
                center: near(0.28),
                radius: 0.020 * layout.px_per_mm,
            };
            all.push(Shape::filled(
                part(Structure::ImmuneCells),
                cell,
                Role::ImmuneCell.rgb(),
            ));
        }
        for (amount, structure, role) in [
            (shown.collagen_iii, Structure::CollagenIii, Role::CollagenIii),
            (shown.collagen_i, Structure::CollagenI, Role::CollagenI),
        ] {
            for _ in 0..count(amount, 10.0) {
                let middle = near(0.22);
                let half = Vec2::new(0.05, -0.02) * layout.px_per_mm;
                let fibre = Geometry::Line {
                    from: middle - half,
                    to: middle + half,
                };
                all.push(Shape::stroked(
                    part(structure),
                    fibre,
                    role.rgb(),
                    0.022 * layout.px_per_mm,
                ));
            }
        }
    }
}

/// Places that fill a square evenly (the R2 sequence), the same every time.
#[derive(Default)]
struct Scatter {
    drawn: u16,
}

impl Scatter {
    fn next(&mut self) -> [f32; 2] {
        self.drawn += 1;
        let n = f32::from(self.drawn);
        [(0.5 + 0.754_877_7 * n).fract(), (0.5 + 0.569_840_3 * n).fract()]
    }
}
