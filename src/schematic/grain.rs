//! What makes the flat bands a plate: bundles of collagen, loops in the papillae, fat in lobules, the basal line. The
//! same for every frame of a block, so that a printed page and the page on screen are the same drawing.

use std::f32::consts::TAU;

use glam::Vec2;

use super::Layout;
use super::layout::ridge_of;
use super::shapes::{Geometry, Part, Shape};
use crate::scene::Frame;
use crate::scene::palette::{Rgb, Role};
use crate::skin::anatomy::Borders;
use crate::skin::hash::Lane;
use crate::units::bounded;

/// The seed of the drawing's own irregularities: they mean nothing, and stay.
const SEED: u16 = 7;
/// Lanes of the seed, one for each kind of grain.
const FIBERS: u32 = 131;
const FAT: u32 = 132;

pub(super) fn draw(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let borders = &frame.anatomy.borders;
    let mut lane = Lane::new(SEED, FIBERS);
    // Fine and loose above, thick and dense below.
    let fine = Bundles {
        from: borders.junction + 0.05,
        to: borders.papillary,
        apart: 0.042,
        long: 0.30,
        wide: 0.018,
        colors: [Role::PapillaryFiberLight.rgb(), Role::ReticularBundle.rgb()],
    };
    fine.draw(layout, &mut lane, all);
    let coarse = Bundles {
        from: borders.papillary + 0.05,
        to: borders.dermis - 0.03,
        apart: 0.074,
        long: 0.80,
        wide: 0.056,
        colors: [Role::ReticularBundleLight.rgb(), Role::ReticularGround.rgb()],
    };
    coarse.draw(layout, &mut lane, all);
    loops(frame, layout, all);
    fat(borders, layout, all);
}

/// Wavy strands in rows, each with a darker edge.
struct Bundles {
    from: f32,
    to: f32,
    apart: f32,
    long: f32,
    wide: f32,
    /// Of the strand and of its edge.
    colors: [Rgb; 2],
}

impl Bundles {
    fn draw(&self, layout: &Layout, lane: &mut Lane, all: &mut Vec<Shape>) {
        let rows = ((self.to - self.from) / self.apart).max(0.0) as u16;
        let [left, right] = layout.ends_mm;
        for row in 0..rows {
            let depth = self.from + (f32::from(row) + 0.5) * self.apart;
            let mut x = left - self.long * lane.next_unit();
            while x < right {
                let long = self.long * (0.6 + 0.8 * lane.next_unit());
                let (tilt, phase) = (lane.jitter(0.10), TAU * lane.next_unit());
                let wide = self.wide * (0.7 + 0.6 * lane.next_unit());
                let (from, to) = (x.max(left), (x + long).min(right));
                let line: Vec<Vec2> = (0..=6_u8)
                    .map(|i| {
                        let at = from + (to - from) * f32::from(i) / 6.0;
                        let sway = 0.5 * self.apart * ((at - x) / self.long * TAU + phase).sin();
                        let deep = depth + tilt * (at - x - 0.5 * long) + sway;
                        layout.place(at, bounded(deep, self.from, self.to))
                    })
                    .collect();
                x += long + 0.12 * self.long;
                if to - from < 0.2 * self.long {
                    continue;
                }
                let [light, dark] = self.colors;
                for (color, share) in [(dark, 1.0), (light, 0.72)] {
                    let width = share * wide * layout.px_per_mm;
                    all.push(Shape::stroked(
                        Part::Grain,
                        Geometry::Polyline(line.clone()),
                        color,
                        width,
                    ));
                }
            }
        }
    }
}

/// A capillary loop in every other papilla, and the darker basal line that the ridges end in.
fn loops(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let anatomy = &frame.anatomy;
    let wave = anatomy.rete_wavelength.max(0.04);
    let [left, right] = layout.ends_mm;
    let amplitude = ridge_of(anatomy);
    let junction = |x: f32| anatomy.borders.junction + amplitude * (x / wave * TAU).sin();
    let steps = ((right - left) / wave * 8.0) as u16;
    let line = (0..=steps)
        .map(|i| left + (right - left) * f32::from(i) / f32::from(steps.max(1)))
        .map(|x| layout.place(x, junction(x) - 0.006))
        .collect();
    let basal = Role::EpidermisBasal.rgb();
    let width = (0.014 * layout.px_per_mm).max(0.8);
    all.push(Shape::stroked(
        Part::Grain,
        Geometry::Polyline(line),
        basal,
        width,
    ));
    let [superficial, _] = anatomy.plexus_depths;
    let count = ((right - left) / (2.0 * wave)) as u16;
    for i in 0..count {
        // The roofs of papillae are where the junction is highest.
        let x = left + (f32::from(i) + 0.375) * 2.0 * wave;
        let x = ((x / wave - 0.75).round() + 0.75) * wave;
        let roof = junction(x) + 0.02;
        if !layout.shows(x, 0.04) || roof + 0.03 > superficial {
            continue;
        }
        let arm = |side: f32, depth: f32| layout.place(x + side * 0.014, depth);
        let width = (0.010 * layout.px_per_mm).max(0.8);
        for (side, role) in [(-1.0, Role::CapillaryIn), (1.0, Role::CapillaryOut)] {
            let limb = vec![
                layout.place(x, roof),
                arm(0.8 * side, roof + 0.006),
                arm(side, roof + 0.02),
                arm(side, superficial),
            ];
            all.push(Shape::stroked(
                Part::Grain,
                Geometry::Polyline(limb),
                role.rgb(),
                width,
            ));
        }
    }
}

/// Fat cells in a close packing that is a little shaken, and the septa between lobules.
fn fat(borders: &Borders, layout: &Layout, all: &mut Vec<Shape>) {
    const PITCH: f32 = 0.16;
    const LOBULE: f32 = 1.1;
    let mut lane = Lane::new(SEED, FAT);
    let [left, right] = layout.ends_mm;
    let rows = ((borders.bottom - borders.dermis) / (0.86 * PITCH)).max(0.0) as u16;
    let (edge, light, deep) = (Role::FatEdge.rgb(), Role::FatCellLight.rgb(), Role::FatCell.rgb());
    for row in 0..rows {
        let depth = borders.dermis + (f32::from(row) + 0.55) * 0.86 * PITCH;
        let columns = ((right - left) / PITCH) as u16;
        for column in 0..columns {
            let shift = if row % 2 == 0 { 0.3 } else { 0.8 };
            let x = left + (f32::from(column) + shift) * PITCH + lane.jitter(0.015);
            let radius = 0.072 + 0.012 * lane.next_unit();
            let tint = lane.next_unit();
            if !layout.shows(x, radius) || depth + radius > borders.bottom {
                continue;
            }
            let mut cell = Shape::filled(
                Part::Grain,
                Geometry::Circle {
                    center: layout.place(x, depth + lane.jitter(0.012)),
                    radius: radius * layout.px_per_mm,
                },
                deep.mix(light, tint),
            );
            cell.stroke = Some((edge, (0.012 * layout.px_per_mm).max(0.6)));
            all.push(cell);
        }
    }
    let middle = 0.5 * (borders.dermis + borders.bottom);
    let mut x = left + 0.4 * LOBULE;
    while x < right {
        let lean = lane.jitter(0.25);
        let septum = [
            (-0.25 - lean, borders.dermis + 0.02),
            (0.0, middle),
            (0.2 + lean, borders.bottom),
        ]
        .map(|(along, depth)| layout.place(bounded(x + along, left, right), depth));
        for (role, share) in [(Role::SeptumStrand, 1.0), (Role::SeptumStrandLight, 0.5)] {
            let width = 0.06 * share * layout.px_per_mm;
            let line = Geometry::Polyline(septum.to_vec());
            all.push(Shape::stroked(Part::Grain, line, role.rgb(), width));
        }
        x += LOBULE * (0.8 + 0.4 * lane.next_unit());
    }
}
