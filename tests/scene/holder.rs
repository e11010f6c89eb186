//! What holds the needles moves as they do.

use skindepth::needle::Device;
use skindepth::plan::{Depth, Moment, Plan, Stage};
use skindepth::scene::Frame;
use skindepth::scene::holder::{Piece, pieces};
use skindepth::units::Length;

use super::fixture::{PHONE, TABLET, frame, view};

const STROKES: [f64; 9] = [0.0, 0.3, 0.6, 0.9, 1.0, 1.2, 1.5, 1.8, 1.99];

fn during(device: Device, stroke: f64, stage: Stage) -> Frame {
    let plan = Plan {
        device,
        depth: Depth::clamped(Length::from_mm(1.5)),
        ..Plan::default()
    };
    frame(&plan, &view(stage, Moment::Needling { stroke }), TABLET)
}

/// The underside in front: the last line.
fn underside(pieces: &[Piece]) -> Vec<[f32; 2]> {
    let front = pieces.iter().rfind(|piece| piece.line);
    let outline = front.map(|front| front.outline.as_slice()).unwrap_or_default();
    assert!(!outline.is_empty(), "an underside");
    outline.iter().map(|point| [point.x, point.y]).collect()
}

#[test]
fn each_body_moves_as_its_needles_do() {
    for stroke in STROKES {
        let of = |device| {
            let frame = during(device, stroke, Stage::Block);
            (underside(&pieces(&frame)), frame.needles.expect("needles"))
        };
        let (stamp, needles) = of(Device::Stamp);
        for [_, y] in &stamp {
            assert!(
                (y + needles.tip_mm - needles.length_mm).abs() < 1e-4,
                "{stroke}: {y}"
            );
            assert!(*y > -1e-4, "no plate goes through the skin: {y} at {stroke}");
        }
        let (drum, needles) = of(Device::Roller);
        let roll = needles.roll.expect("it rolls");
        for [x, y] in &drum {
            assert!(*y > -1e-3, "no drum goes through the skin: {y} at {stroke}");
            // The needle there stands out of the drum by its length.
            let middle = roll.radius_mm - needles.reaches_mm;
            let off = ((x - roll.x_mm).powi(2) + (y - middle).powi(2)).sqrt();
            assert!(
                (off + needles.length_mm - roll.radius_mm).abs() < 1e-3,
                "{x} {y} at {stroke}"
            );
        }
    }
}

#[test]
fn bodies_fade_upward() {
    let pen = during(Device::Pen, 1.0, Stage::Block);
    assert!(pieces(&pen).is_empty(), "a cartridge would hide what it treats");
    for device in [Device::Roller, Device::Stamp] {
        let all = pieces(&during(device, 1.0, Stage::Block));
        assert!(all.len() > 4, "{device:?}");
        for piece in &all {
            assert!((0.0..=1.0).contains(&piece.share));
            assert!(piece.outline.iter().all(|point| point.is_finite()));
        }
        let highest = |piece: &&Piece| {
            piece
                .outline
                .iter()
                .fold(0.0_f32, |high, point| high.max(point.y))
        };
        let areas: Vec<&Piece> = all.iter().filter(|piece| !piece.line).collect();
        let top = areas
            .iter()
            .copied()
            .max_by(|a, b| highest(a).total_cmp(&highest(b)));
        assert!(top.expect("an area").share < 0.1, "{device:?} ends as if cut off");
    }
    let before = frame(&Plan::default(), &view(Stage::Block, Moment::Before), PHONE);
    assert!(pieces(&before).is_empty(), "no needles, no body");
}
