//! The browser has sine, logarithm and their kin in its own code: in single precision the site takes them from there, for
//! those that the compiler would link weigh 4 kB after brotli. Linkers take the first of a name that they meet, and these
//! come first.
//!
//! Browsers compute them in double precision, each in its own way to a few of its last bits; rounded to single precision they
//! agree but for a rare last bit. Models count in double precision and keep the compiler's, as native programs and tests do.

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

single! {
    sinf: Math::sin; cosf: Math::cos; tanf: Math::tan; acosf: Math::acos; atanf: Math::atan;
    expf: Math::exp; logf: Math::log;
}

#[unsafe(no_mangle)]
extern "C" fn powf(x: f32, y: f32) -> f32 {
    // Scripts have no answer for one to the power of nothing, the C library has.
    if x == 1.0 {
        return 1.0;
    }
    Math::pow(f64::from(x), f64::from(y)) as f32
}
