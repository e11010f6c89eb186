//! Numbers as text, from integers: the general float formatter would be the largest part of a small program.
//!
//! A dot stands before decimals, a comma groups thousands from 10,000 on (so that years keep their shape), and a
//! real minus sign (U+2212) stands before negative numbers.

/// Decimals beyond this are below any measurement of the table.
const MOST_DECIMALS: u32 = 9;
/// Two decimal texts of one number agree to this relative error.
const EXACT: f64 = 1e-9;
/// From here on a number needs powers of ten.
const SMALL: f64 = 1e-3;
/// The largest number that is written out.
const LARGE: f64 = 1e15;

/// Appends `value` with exactly `decimals` decimals (at most 9), rounded half away from zero.
///
/// Anything that is not a number becomes an en dash; values beyond ±10¹⁵ are clamped there.
pub fn fixed(out: &mut String, value: f64, decimals: u32) {
    if value.is_nan() {
        out.push('–');
        return;
    }
    let mut decimals = decimals.min(MOST_DECIMALS);
    let magnitude = value.abs().min(LARGE);
    // The scaled number has to fit 64 bits.
    while decimals > 0 && magnitude * power_of_ten(decimals) > LARGE {
        decimals -= 1;
    }
    let unit = 10_u64.pow(decimals);
    let scaled = (magnitude * power_of_ten(decimals)).round() as u64;
    if value < 0.0 && scaled > 0 {
        out.push('\u{2212}');
    }
    whole(out, scaled / unit);
    if decimals > 0 {
        out.push('.');
        let mut place = unit / 10;
        while place > 0 {
            push_digit(out, scaled / place % 10);
            place /= 10;
        }
    }
}

/// Appends `value` with as few digits as say it: `0.5`, `2`, `63.09`, and `1.59 × 10⁻⁴` for small ones.
pub fn shortest(out: &mut String, value: f64) {
    let magnitude = value.abs();
    if magnitude.is_finite() && magnitude > 0.0 && magnitude < SMALL {
        let mut exponent = 0;
        let mut mantissa = magnitude;
        while mantissa < 1.0 - EXACT && exponent < 300 {
            mantissa *= 10.0;
            exponent += 1;
        }
        let mantissa = if value < 0.0 { -mantissa } else { mantissa };
        fixed(out, mantissa, decimals_of(mantissa));
        out.push_str(" × 10⁻");
        superscript(out, exponent);
    } else {
        fixed(out, value, decimals_of(value));
    }
}

/// The fewest decimals that give the number back.
fn decimals_of(value: f64) -> u32 {
    (0..MOST_DECIMALS)
        .find(|&decimals| {
            let scaled = value * power_of_ten(decimals);
            (scaled - scaled.round()).abs() <= EXACT * scaled.abs()
        })
        .unwrap_or(MOST_DECIMALS)
}

fn power_of_ten(decimals: u32) -> f64 {
    10_u64.pow(decimals) as f64
}

/// Appends a whole number, grouped by commas from 10,000 on.
pub fn whole(out: &mut String, number: u64) {
    let mut place = 1;
    while number / place >= 10 {
        place *= 10;
    }
    let grouped = number >= 10_000;
    loop {
        push_digit(out, number / place % 10);
        if grouped && place > 1 && is_group_end(place) {
            out.push(',');
        }
        if place == 1 {
            return;
        }
        place /= 10;
    }
}

/// Is this the place of a thousand, a million, and so on?
fn is_group_end(mut place: u64) -> bool {
    while place >= 1000 && place.is_multiple_of(1000) {
        place /= 1000;
    }
    place == 1
}

fn superscript(out: &mut String, number: u64) {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if number >= 10 {
        superscript(out, number / 10);
    }
    out.push(DIGITS[(number % 10) as usize]);
}

fn push_digit(out: &mut String, digit: u64) {
    out.push(char::from(b'0' + (digit % 10) as u8));
}
