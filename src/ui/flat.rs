//! The schematic's shapes as marks of a sheet: where there is no picture, the same frame is drawn flat.

use glam::Vec2;

use crate::scene::Frame;
use crate::scene::palette::Rgb;
use crate::schematic::{self, Anchor, Caption, Geometry, Shape};
use crate::web::{Form, Mark, Paint};
use crate::words::{Words, key};

/// The marks of a frame; names on the left and on the right begin below the first two heights.
pub fn marks(words: Words, frame: &Frame, [left, right, _]: [f32; 3]) -> Vec<Mark> {
    schematic::shapes_beside(frame, [left, right])
        .into_iter()
        .map(|shape| mark(words, frame, shape))
        .collect()
}

fn mark(words: Words, frame: &Frame, shape: Shape) -> Mark {
    let paint = Paint {
        fill: shape.fill.map(Rgb::css),
        stroke: shape.stroke.map(|(colour, width)| (colour.css(), width)),
        dashed: shape.dashed,
        opacity: shape.opacity,
    };
    let corners = |points: Vec<Vec2>| points.into_iter().map(|point| point.to_array()).collect();
    let mut class = "shape";
    let form = match shape.geometry {
        Geometry::Polygon(points) => Form::Area(corners(points)),
        Geometry::Polyline(points) => Form::Line(corners(points)),
        Geometry::Line { from, to } => Form::Line(corners(vec![from, to])),
        Geometry::Circle { center, radius } => Form::Dot {
            at: center.to_array(),
            radius,
        },
        Geometry::Text {
            at,
            anchor,
            size,
            caption,
        } => {
            class = if anchor == Anchor::End {
                "shape left"
            } else {
                "shape"
            };
            Form::Text {
                at: at.to_array(),
                text: said(words, frame, caption),
                size: Some(size),
            }
        }
    };
    Mark {
        class,
        form,
        paint: Some(paint),
    }
}

fn said(words: Words, frame: &Frame, caption: Caption) -> String {
    match caption {
        Caption::Name(structure) => words.structure(structure).into(),
        Caption::Half(side) => words.halves(frame).into_iter().nth(side).unwrap_or_default(),
        Caption::Tick(mm) => words.whole(u64::from(mm)),
        Caption::Depth(hundredths) => [
            words.fixed(f64::from(hundredths) / 100.0, 2).as_str(),
            " ",
            words.say(key::MM),
        ]
        .concat(),
    }
}
