//! The browser has sine, logarithm and their kin in its own code, as exact as those that the compiler would link, which
//! weigh a thirtieth of the page. Linkers take the first of a name that they meet, and these come first.
//!
//! Only the site is linked so. Native programs and tests have the compiler's; single precision hides the difference but
//! for the last bit.

#![expect(
    unsafe_code,
    reason = "the names are the C library's, and what stands under them must do what it does"
)]

use js_sys::Math;

macro_rules! single {
    ($($name:ident: $of:path;)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name(x: f32) -> f32 {
            $of(f64::from(x)) as f32
        }
    )*};
}

macro_rules! double {
    ($($name:ident: $of:path;)*) => {$(
        #[unsafe(no_mangle)]
        extern "C" fn $name(x: f64) -> f64 {
            $of(x)
        }
    )*};
}

single! {
    sinf: Math::sin; cosf: Math::cos; tanf: Math::tan; acosf: Math::acos; atanf: Math::atan;
    expf: Math::exp; logf: Math::log;
}
double! { exp: Math::exp; log: Math::log; }

#[unsafe(no_mangle)]
extern "C" fn powf(x: f32, y: f32) -> f32 {
    Math::pow(f64::from(x), f64::from(y)) as f32
}

#[unsafe(no_mangle)]
extern "C" fn pow(x: f64, y: f64) -> f64 {
    Math::pow(x, y)
}
