//! Colours: conversions, the table's shape, and what the shaders are handed.

use skindepth::scene::palette::{Rgb, Role, glsl, serum, skin_tone};
use skindepth::skin::Tone;

#[test]
fn srgb_becomes_linear_light() {
    let check = |hex: u32, expected: f32| {
        let linear = Rgb(hex).linear()[0];
        assert!((linear - expected).abs() < 1e-4, "{hex:06x}: {linear}");
    };
    check(0x000000, 0.0);
    check(0x080000, 0.002_428);
    check(0x800000, 0.215_861);
    check(0xFF0000, 1.0);
}

#[test]
fn css_and_mix_agree_with_the_bytes() {
    assert_eq!(Rgb(0x0AB12F).css(), "#0ab12f");
    assert_eq!(Rgb(0).mix(Rgb(0xFFFFFF), 0.5), Rgb(0x808080));
    assert_eq!(Rgb(0x123456).mix(Rgb(0xFFFFFF), f32::NAN), Rgb(0x123456));
    assert_eq!(serum(-1.0), Role::ProductLow.rgb());
    assert_eq!(serum(1.0), Role::ProductHigh.rgb());
}

#[test]
fn glsl_has_one_constant_per_role() {
    let text = glsl();
    for (i, role) in Role::ALL.iter().enumerate() {
        let [r, g, b] = role.rgb().linear();
        let head = format!("const vec3 P{i}=vec3({r:.5},{g:.5},{b:.5});");
        assert_eq!(text.matches(&head).count(), 1, "{head}");
    }
    // Three colours and three contours of the product stand beside the roles.
    assert_eq!(text.lines().count(), Role::ALL.len() + 6);
    let high = Role::ALL.len() + 2;
    assert!(text.contains(&format!("const vec3 P{high}=vec3(0.00000,0.46000,0.45000);")));
    assert_eq!(text, glsl(), "the same text every time");
}

#[test]
fn names_are_unique_capitals() {
    for (i, a) in Role::ALL.iter().enumerate() {
        assert!(
            a.name().bytes().all(|b| b.is_ascii_uppercase() || b == b'_'),
            "{}",
            a.name()
        );
        assert!(
            Role::ALL[..i].iter().all(|b| b.name() != a.name()),
            "{}",
            a.name()
        );
    }
}

/// Relative luminance (WCAG 2).
fn luminance(rgb: Rgb) -> f32 {
    let [r, g, b] = rgb.linear();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Rgb, b: Rgb) -> f32 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

#[test]
fn text_can_be_read_on_the_page() {
    let check = |role: Role, page: Role, dark: bool, least: f32| {
        let ratio = contrast(role.rgb_on(dark), page.rgb_on(dark));
        assert!(ratio >= least, "{role:?} on {page:?}, dark {dark}: {ratio}");
    };
    for dark in [false, true] {
        for page in [Role::PageCenter, Role::PageEdge] {
            check(Role::Ink, page, dark, 7.0);
            check(Role::InkSecondary, page, dark, 4.5);
            check(Role::Accent, page, dark, 3.0);
        }
    }
    assert!(contrast(Rgb(0xFFFFFF), Role::AccentStrong.rgb()) >= 4.5);
}

#[test]
fn tones_darken_step_by_step_and_redness_stays_visible() {
    let tones: Vec<_> = (1..=10).map(|t| skin_tone(Tone::clamped(t))).collect();
    for pair in tones.windows(2) {
        assert!(luminance(pair[1].top) < luminance(pair[0].top));
        assert!(pair[1].melanin > pair[0].melanin);
    }
    for (i, tone) in tones.iter().enumerate() {
        assert!(
            luminance(tone.groove) < luminance(tone.groove_fine),
            "tone {}",
            i + 1
        );
        assert!(
            luminance(tone.groove_fine) < luminance(tone.top),
            "tone {}",
            i + 1
        );
        assert!(tone.redness[1] < 0.9 * tone.redness[0], "tone {}", i + 1);
    }
}
