//! Pace: drafts grow coarser on slow machines and finer on fast ones.

use skindepth::render::pace::{Pace, jitter};

/// Scale after `n` drafts that took `ms` each beyond the display's time for a frame.
fn check(ms: f64, n: u32, want: impl Fn(f32) -> bool) {
    let mut pace = Pace::default();
    for _ in 0..n {
        pace.took(100_000, ms + 16.7, Some(ms));
    }
    assert!(want(pace.scale()), "{n} drafts of {ms} ms: {}", pace.scale());
}

#[test]
fn drafts_follow_the_machine() {
    check(4.0, 60, |scale| scale > 0.99);
    check(10.0, 60, |scale| (scale - 0.5).abs() < 1e-6);
    check(20.0, 2, |scale| (scale - 0.5).abs() < 1e-6);
    check(20.0, 30, |scale| scale < 0.2);
    check(500.0, 3, |scale| scale < 0.2);
    // A display of sixty frames a second can't tell what is faster.
    check(0.0, 60, |scale| scale > 0.99);
}

#[test]
fn what_proved_too_fine_is_tried_again_less_and_less_often() {
    let mut pace = Pace::default();
    let mut finer = Vec::new();
    for draft in 0..600 {
        let before = pace.scale();
        // Half the size is shown in time, three quarters are not.
        pace.took(100_000, 20.0, Some(if before > 0.6 { 17.0 } else { 0.0 }));
        if pace.scale() > before {
            finer.push(draft);
        }
    }
    let waits: Vec<_> = finer.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        waits.len() > 2 && waits.windows(2).all(|pair| pair[0] <= pair[1]),
        "{finer:?}"
    );
    assert!(waits.last() > Some(&150), "{finer:?}");
}

#[test]
fn pieces_cover_the_picture_and_slow_machines_average_less() {
    let size = (1180, 820);
    // (cost of a whole picture in ms, rows at least, rows at most, samples)
    for (ms, low, high, samples) in [
        (10.0, 820, 820, 8),
        (100.0, 150, 250, 8),
        (300.0, 34, 70, 4),
        (900.0, 34, 34, 2),
        (3000.0, 34, 34, 1),
    ] {
        let mut pace = Pace::default();
        pace.took(1180 * 820, ms, None);
        let rows = pace.rows(size);
        assert!((low..=high).contains(&rows), "{ms} ms: {rows} rows");
        assert_eq!(pace.samples(size), samples, "{ms} ms");
    }
}

#[test]
fn offsets_spread_over_one_pixel() {
    let offsets: Vec<_> = (0..8).map(jitter).collect();
    assert!(offsets.iter().flatten().all(|v| (-0.5..0.5).contains(v)));
    for (i, a) in offsets.iter().enumerate() {
        for b in &offsets[..i] {
            assert!((a[0] - b[0]).hypot(a[1] - b[1]) > 0.1, "{a:?} {b:?}");
        }
    }
}
