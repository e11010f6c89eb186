//! One stroke: touches, dents, yields, reaches, leaves, without a jump.

use skindepth::needle::stroke::{Stroke, at};

#[test]
fn the_named_moments_are_what_they_say() {
    let check = |stroke: f64, reached: f64, expected: Stroke| {
        let got = at(stroke, reached);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(
            near(got.tip_mm, expected.tip_mm)
                && near(got.dimple_mm, expected.dimple_mm)
                && near(got.punctured, expected.punctured),
            "{stroke}: {got:?}"
        );
    };
    check(0.0, 1.5, Stroke::default());
    check(
        1.0,
        1.5,
        Stroke {
            tip_mm: 1.5,
            dimple_mm: 0.044,
            punctured: 1.0,
        },
    );
    check(
        2.0,
        1.5,
        Stroke {
            tip_mm: -0.3,
            dimple_mm: 0.0,
            punctured: 0.0,
        },
    );
    check(
        -1.0,
        1.5,
        Stroke {
            tip_mm: -0.3,
            dimple_mm: 0.0,
            punctured: 0.0,
        },
    );
    check(9.0, 1.5, at(2.0, 1.5));
    check(f64::NAN, 1.5, at(0.0, 1.5));
    check(
        1.0,
        f64::NAN,
        Stroke {
            tip_mm: 0.0,
            dimple_mm: 0.0,
            punctured: 1.0,
        },
    );
}

#[test]
fn it_is_continuous_and_goes_in_before_it_goes_out() {
    for reached in [0.05, 0.25, 1.5, 2.5] {
        let mut before = at(-1.0, reached);
        let mut yielded = false;
        for i in -3999..=8000_i32 {
            let stroke = f64::from(i) / 4000.0;
            let now = at(stroke, reached);
            assert!((now.tip_mm - before.tip_mm).abs() < 0.01, "{reached} {stroke}");
            assert!(
                (now.dimple_mm - before.dimple_mm).abs() < 0.002,
                "{reached} {stroke}"
            );
            assert!(
                (now.punctured - before.punctured).abs() < 0.02,
                "{reached} {stroke}"
            );
            assert!(now.dimple_mm >= 0.0 && (0.0..=1.0).contains(&now.punctured));
            let inward = stroke <= 1.0;
            assert!(
                !inward || now.tip_mm >= before.tip_mm - 1e-12,
                "{reached} {stroke}"
            );
            assert!(
                inward || now.tip_mm <= before.tip_mm + 1e-12,
                "{reached} {stroke}"
            );
            yielded |= now.punctured > 0.0;
            assert!(
                yielded || (now.tip_mm - now.dimple_mm).abs() < 1e-9 || stroke < 0.0,
                "on the dent's floor"
            );
            before = now;
        }
        assert!(yielded);
    }
}
