//! Baked data: what tubes are made of in their volume. What the programs make of it is in the wasm tests.

use glam::Vec4;
use skindepth::render::bake::{Capsule, TUBES_SIZE, capsules, slice_depth};
use skindepth::skin::anatomy::{Anatomy, Tube, TubeKind};
use skindepth::skin::{LayerStack, Sex, Site, Thickness};

fn of(tube: &Tube) -> Vec<Capsule> {
    let mut all = Vec::new();
    capsules(tube, &mut all);
    all
}

/// How far a point of a tube is from a capsule's axis, with the radius as a fourth dimension.
fn beside(point: [f32; 4], [a, b, _]: Capsule) -> f32 {
    let (point, a, b) = (Vec4::from(point), Vec4::from(a), Vec4::from(b));
    let way = (b - a).truncate();
    let t = (point - a).truncate().dot(way) / way.length_squared().max(1e-12);
    (a + (b - a) * t.clamp(0.0, 1.0) - point).length()
}

#[test]
fn straight_tubes_are_few_capsules() {
    let tube = |points: Vec<[f32; 4]>| Tube {
        kind: TubeKind::Vein,
        points,
    };
    let line = |n: usize| (0..n).map(|i| [i as f32 * 0.1, -1.0, 0.0, 0.03]).collect();
    let bow = |n: usize| {
        (0..n)
            .map(|i| [i as f32 * 0.1, 0.1 * (i * i) as f32, 0.0, 0.03])
            .collect()
    };
    for (points, want) in [
        (line(0), 0),
        (line(1), 0),
        (line(2), 1),
        (line(9), 1),
        (line(12), 3),
        (bow(5), 4),
    ] {
        let all = of(&tube(points));
        assert_eq!(all.len(), want);
        assert!(all.iter().all(|[_, _, kind]| Vec4::from(*kind) == Vec4::Y));
    }
}

#[test]
fn capsules_follow_their_tubes() {
    for site in [Site::Cheek, Site::Scalp, Site::Abdomen] {
        let stack = LayerStack::of(site, Sex::Either);
        let anatomy = Anatomy::grow(site, &stack, Thickness::Typical, 7);
        let mut total = 0;
        for tube in &anatomy.tubes {
            let all = of(tube);
            total += all.len();
            let ends = [all.first().map(|c| c[0]), all.last().map(|c| c[1])];
            assert_eq!(
                ends,
                [tube.points.first(), tube.points.last()].map(Option::<&[f32; 4]>::copied)
            );
            for point in &tube.points {
                let nearest = all
                    .iter()
                    .map(|c| beside(*point, *c))
                    .fold(f32::INFINITY, f32::min);
                // Two thirds of a texel, which is 1/80 mm wide.
                assert!(nearest < 0.0083, "{site:?} {:?}: {nearest} mm", tube.kind);
            }
        }
        // All of them are rows of one texture.
        assert!(total > 0 && total <= 2048, "{site:?}: {total}");
    }
}

#[test]
fn slices_go_back_in_growing_steps() {
    let depths: Vec<f32> = (0..TUBES_SIZE[2]).map(slice_depth).collect();
    let steps: Vec<f32> = depths.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(depths[0] > 0.0 && depths[0] < 0.02 && depths.last().is_some_and(|&last| last < 2.0));
    assert!(steps.windows(2).all(|pair| pair[1] > pair[0]));
}
