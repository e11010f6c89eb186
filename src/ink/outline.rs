//! From places and widths to shapes that can be drawn anywhere.

use std::f32::consts::TAU;

use glam::Vec2;

use super::Stamp;

/// A shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled outline.
    Area(Vec<Vec2>),
    /// A closed line of a width.
    Ring(Vec<Vec2>, f32),
    /// The word for "here", begun at this place.
    Here(Vec2),
}

/// Corners of a ring, and of the half circle at a stroke's end.
const ROUND: usize = 24;
const CAP: usize = 6;
/// Sizes of stamps, in widths of a full stroke.
const RING: f32 = 4.5;
const ARROW: f32 = 9.0;
const HEAD: f32 = 2.8;

pub(super) fn stroke(dots: &[(Vec2, f32)], shown: f32, shapes: &mut Vec<(Shape, f32)>) {
    if !dots.is_empty() {
        shapes.push((Shape::Area(outline(dots)), shown));
    }
}

/// The outline of a stroke through dots with half widths: one side there, a round end, the other side back. A single
/// dot is round.
pub fn outline(dots: &[(Vec2, f32)]) -> Vec<Vec2> {
    let direction = |index: usize| {
        let before = dots[index.saturating_sub(1)].0;
        let after = dots[(index + 1).min(dots.len() - 1)].0;
        (after - before).normalize_or(Vec2::X)
    };
    let mut there = Vec::new();
    let mut back = Vec::new();
    for (index, (at, half)) in dots.iter().enumerate() {
        let side = direction(index).perp() * *half;
        there.push(*at + side);
        back.push(*at - side);
    }
    let mut line = Vec::new();
    if let (Some((first, first_half)), Some((last, last_half))) = (dots.first(), dots.last()) {
        line.append(&mut there);
        cap(*last, direction(dots.len() - 1), *last_half, &mut line);
        line.extend(back.into_iter().rev());
        cap(*first, -direction(0), *first_half, &mut line);
    }
    line
}

/// Corners of a half circle from the left of a direction to its right.
fn cap(at: Vec2, along: Vec2, half: f32, line: &mut Vec<Vec2>) {
    for step in 1..CAP {
        let angle = TAU * (0.25 - 0.5 * step as f32 / CAP as f32);
        line.push(at + (along * angle.cos() + along.perp() * angle.sin()) * half);
    }
}

pub(super) fn stamp(stamp: Stamp, at: Vec2, thick: f32, shown: f32, shapes: &mut Vec<(Shape, f32)>) {
    let round = |radius: f32| -> Vec<Vec2> {
        (0..ROUND)
            .map(|step| at + Vec2::from_angle(TAU * step as f32 / ROUND as f32) * radius)
            .collect()
    };
    match stamp {
        Stamp::Circle => shapes.push((Shape::Ring(round(RING * thick), 0.6 * thick), shown)),
        Stamp::Here => {
            shapes.push((Shape::Area(round(0.9 * thick)), shown));
            shapes.push((Shape::Here(at + Vec2::new(1.8, -1.2) * thick), shown));
        }
        Stamp::Arrow => {
            // From the upper left, as a right hand points.
            let from = Vec2::new(-1.0, -1.0).normalize();
            let (neck, side) = (at + from * HEAD * thick, from.perp() * thick);
            let tail = at + from * ARROW * thick;
            let head = vec![at, neck + side * 1.5, neck - side * 1.5];
            shapes.push((Shape::Area(head), shown));
            shapes.push((
                Shape::Area(outline(&[(tail, 0.25 * thick), (neck, 0.35 * thick)])),
                shown,
            ));
        }
    }
}
