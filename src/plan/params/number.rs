//! Reading decimal numbers. The standard library's reader handles every corner of IEEE 754 and weighs 14 kB in the
//! program; people write "1.5" and "1,5".

/// A decimal number, perhaps with a sign, one point or comma, and an exponent; none for anything else, "NaN" and
/// "infinity" included.
///
/// The nearest double for up to 15 digits and powers of ten within ±22 (both factors are then exact, and one rounding
/// is left); within a few units of the last place beyond. Numbers too large become infinite, too small 0.
pub fn read(text: &str) -> Option<f64> {
    let mut rest = text.trim().as_bytes();
    let is_negative = sign(&mut rest);
    let mut digits = Digits::default();
    digits.take(&mut rest);
    if let [b'.' | b',', after @ ..] = rest {
        rest = after;
        let whole = digits.exponent;
        let taken = digits.take(&mut rest);
        digits.exponent = whole.saturating_add(digits.exponent - whole - taken);
    }
    if !digits.any {
        return None;
    }
    if let [b'e' | b'E', after @ ..] = rest {
        rest = after;
        let is_negative = sign(&mut rest);
        let mut exponent = Digits::default();
        exponent.take(&mut rest);
        if !exponent.any {
            return None;
        }
        // Large enough to over- or underflow whatever it meets, small enough to add.
        let power = if exponent.exponent > 0 {
            i32::MAX / 4
        } else {
            exponent.mantissa.min(i32::MAX as u64 / 4) as i32
        };
        digits.exponent = digits
            .exponent
            .saturating_add(if is_negative { -power } else { power });
    }
    if !rest.is_empty() {
        return None;
    }
    let size = scaled(digits.mantissa as f64, digits.exponent);
    Some(if is_negative { -size } else { size })
}

/// Takes a sign; true for minus (hyphen or U+2212).
fn sign(rest: &mut &[u8]) -> bool {
    let (after, is_negative) = match *rest {
        [b'-', after @ ..] | [0xe2, 0x88, 0x92, after @ ..] => (after, true),
        [b'+', after @ ..] => (after, false),
        same => (same, false),
    };
    *rest = after;
    is_negative
}

/// `mantissa · 10^exponent`: 18 digits at most; those beyond only count in the exponent.
#[derive(Default)]
struct Digits {
    mantissa: u64,
    exponent: i32,
    any: bool,
}

impl Digits {
    /// Takes digits as long as there are any; their number.
    fn take(&mut self, rest: &mut &[u8]) -> i32 {
        let mut taken = 0_i32;
        while let [digit @ b'0'..=b'9', after @ ..] = rest {
            *rest = after;
            if self.mantissa < 100_000_000_000_000_000 {
                self.mantissa = self.mantissa * 10 + u64::from(digit - b'0');
            } else {
                self.exponent = self.exponent.saturating_add(1);
            }
            taken = taken.saturating_add(1);
            self.any = true;
        }
        taken
    }
}

/// `x · 10^exponent`, with one rounding within ±22.
fn scaled(x: f64, exponent: i32) -> f64 {
    /// Powers of ten up to here are exact in a double.
    const EXACT: u32 = 22;
    /// Beyond, a number of 18 digits has over- or underflowed.
    const FAR: u32 = 400;
    let mut left = exponent.unsigned_abs().min(FAR);
    let mut scaled = x;
    while left > 0 && scaled > 0.0 && scaled.is_finite() {
        let step = left.min(EXACT);
        let mut power = 1.0;
        for _ in 0..step {
            power *= 10.0;
        }
        if exponent < 0 {
            scaled /= power;
        } else {
            scaled *= power;
        }
        left -= step;
    }
    scaled
}
