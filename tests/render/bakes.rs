//! Baked data: the noise volume and the distances to tubes.

use skindepth::render::bake::{NOISE_SIZE, TUBES_SIZE, TubeVolume, noise};
use skindepth::skin::anatomy::{Tube, TubeKind};

#[test]
fn noise_is_smooth_periodic_and_centred() {
    let bytes = noise();
    assert_eq!(bytes.len(), NOISE_SIZE * NOISE_SIZE * NOISE_SIZE * 4);
    let at = |x: usize, channel: usize| i32::from(bytes[x % NOISE_SIZE * 4 + channel]);
    for channel in 0..4 {
        for x in 0..NOISE_SIZE {
            assert!(
                (at(x + 1, channel) - at(x, channel)).abs() < 150,
                "channel {channel}, texel {x}"
            );
        }
        let mean = bytes
            .iter()
            .skip(channel)
            .step_by(4)
            .map(|&b| f64::from(b))
            .sum::<f64>()
            * 4.0
            / bytes.len() as f64;
        assert!((mean - 127.5).abs() < 6.0, "channel {channel}: mean {mean}");
    }
}

/// Distance in millimetres at a texel, from the volume's bytes.
fn distance(volume: &TubeVolume, [i, j, k]: [usize; 3], channel: usize) -> f32 {
    let [nx, ny, _] = TUBES_SIZE;
    f32::from(volume.bytes()[((k * ny + j) * nx + i) * 4 + channel]) / 255.0 * 0.16 - 0.05
}

#[test]
fn a_straight_tube_is_its_distance() {
    let mut volume = TubeVolume::default();
    volume.add(&Tube {
        kind: TubeKind::Vein,
        points: vec![[-2.0, -1.6, 0.0, 0.03], [2.0, -1.6, 0.0, 0.03]],
    });
    let [nx, ny, nz] = TUBES_SIZE;
    // (texels above the axis, slice); half a texel of height is 3.2 / 192 / 2 mm.
    for (up, k) in [(0, 0), (1, 0), (2, 0), (3, 1), (0, 2)] {
        let y = (up as f32 + 0.5) * 3.2 / ny as f32;
        let w = (k as f32 + 0.5) / nz as f32;
        let z = 2.0 * (0.2 * w + 0.8 * w * w);
        let want = (y * y + z * z).sqrt() - 0.03;
        let got = distance(&volume, [nx / 2, ny / 2 + up, k], 1);
        assert!(
            (got - want).abs() < 0.001,
            "{up} texels up, slice {k}: {got} for {want}"
        );
        assert!(
            distance(&volume, [nx / 2, ny / 2 + up, k], 0) > 0.109,
            "other channels stay empty"
        );
    }
}
