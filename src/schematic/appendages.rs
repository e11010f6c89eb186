//! Vessels, nerves, the sweat gland and the follicle, as far as the cut shows them.

use glam::Vec2;

use super::Layout;
use super::layout::part;
use super::shapes::{Geometry, Part, Shape};
use crate::scene::palette::Role;
use crate::scene::{Frame, Structure};
use crate::skin::anatomy::TubeKind;

/// Tubes farther behind the cut than this are not shown.
const SLICE_MM: f32 = 0.12;
/// Points of a follicle's outline along its axis.
const STEPS: u8 = 12;

pub(super) fn draw(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    tubes(frame, layout, all);
    follicle(frame, layout, all);
}

fn tubes(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let bottom = frame.anatomy.borders.bottom;
    for tube in &frame.anatomy.tubes {
        let (structure, role) = match tube.kind {
            TubeKind::Artery => (Structure::SuperficialPlexus, Role::ArteryLight),
            TubeKind::Vein => (Structure::SuperficialPlexus, Role::Vein),
            TubeKind::Nerve => (Structure::Nerve, Role::NerveLight),
            TubeKind::SweatDuct => (Structure::SweatGland, Role::SweatWall),
        };
        let shown =
            |point: &[f32; 4]| point[2] > -SLICE_MM && -point[1] <= bottom && layout.shows(point[0], 0.0);
        for run in tube.points.chunk_by(|a, b| shown(a) == shown(b)) {
            let Some([_, _, _, radius]) = run.first().filter(|first| shown(first)) else {
                continue;
            };
            // Paths are dense for capsules; a drawing needs every third point and the last.
            let mut line: Vec<Vec2> = run
                .iter()
                .step_by(3)
                .chain(run.last())
                .map(|point| layout.place(point[0], -point[1]))
                .collect();
            line.dedup();
            if line.len() > 1 {
                let width = (2.0 * radius * layout.px_per_mm).max(0.75);
                let shine = line.iter().map(|at| *at - Vec2::splat(0.14 * width)).collect();
                all.push(Shape::stroked(
                    part(structure),
                    Geometry::Polyline(line),
                    role.rgb(),
                    width,
                ));
                if width > 2.0 {
                    // Light from above left makes a tube of the line.
                    let light = role.rgb().mix(Role::PageCenter.rgb(), 0.45);
                    all.push(Shape::stroked(
                        Part::Grain,
                        Geometry::Polyline(shine),
                        light,
                        0.3 * width,
                    ));
                }
            }
        }
    }
}

fn follicle(frame: &Frame, layout: &Layout, all: &mut Vec<Shape>) {
    let follicle = &frame.anatomy.follicle;
    let disc = |[x, y, _]: [f32; 3], radius: f32| Geometry::Circle {
        center: layout.place(x, -y),
        radius: radius * layout.px_per_mm,
    };
    let hair = part(Structure::HairFollicle);
    // Lobes around the middle, and a duct to the follicle.
    let lobed = (0..40_u8)
        .map(|i| {
            let turn = std::f32::consts::TAU * f32::from(i) / 40.0;
            let radius = follicle.gland_radius * (1.0 + 0.16 * (5.0 * turn).sin().abs());
            let [x, y, _] = follicle.gland;
            layout.place(x + radius * turn.cos(), -y + radius * turn.sin())
        })
        .collect();
    let mut gland = Shape::filled(
        part(Structure::SebaceousGland),
        Geometry::Polygon(lobed),
        Role::SebaceousCell.rgb(),
    );
    gland.stroke = Some((Role::SebaceousEdge.rgb(), (0.014 * layout.px_per_mm).max(0.8)));
    all.push(gland);
    let side = |sign: f32| {
        (0..=STEPS).map(move |i| {
            let t = f32::from(i) / f32::from(STEPS);
            let [x, y, _] = follicle.axis(t);
            // Narrow at the mouth.
            let radius = follicle.sheath_radius * (0.4 + 0.6 * (4.0 * t).min(1.0));
            layout.place(x + sign * radius, -y)
        })
    };
    let outline: Vec<Vec2> = side(-1.0).chain(side(1.0).rev()).collect();
    let mut sheath = Shape::filled(hair, Geometry::Polygon(outline), Role::OuterSheath.rgb());
    sheath.stroke = Some((Role::ConnectiveSheath.rgb(), (0.022 * layout.px_per_mm).max(0.8)));
    all.push(sheath);
    all.push(Shape::filled(
        hair,
        disc(follicle.bulb, 1.3 * follicle.sheath_radius),
        Role::Bulb.rgb(),
    ));
    let inside = (0..=STEPS).rev().map(|i| {
        let [x, y, _] = follicle.axis(f32::from(i) / f32::from(STEPS));
        layout.place(x, -y)
    });
    let outside = frame.anatomy.hairs.first().into_iter().flat_map(|hair| {
        hair.points
            .iter()
            .filter(|point| (0.0..super::layout::ABOVE_MM).contains(&point[1]))
            .map(|point| layout.place(point[0], -point[1]))
    });
    all.push(Shape::stroked(
        hair,
        Geometry::Polyline(inside.chain(outside).collect()),
        Role::Hair.rgb(),
        (2.0 * follicle.shaft_radius * layout.px_per_mm).max(1.0),
    ));
}
