//! Needles: keys, reached depth, channels, the stroke.

#![expect(clippy::unwrap_used, reason = "what the tests build is physical")]

#[path = "needle/channels.rs"]
mod channels;
#[path = "needle/keys.rs"]
mod keys;
#[path = "needle/make.rs"]
mod make;
#[path = "needle/penetration.rs"]
mod penetration;
#[path = "needle/stroke.rs"]
mod stroke;

use skindepth::needle::{Device, Make, NeedleCount, NeedleLength, Passes, Setting, Tool};
use skindepth::units::Length;

fn tool(device: Device, setting: Setting, set_mm: f64, needles: i64, passes: i64) -> Tool {
    Tool {
        device,
        setting,
        length: NeedleLength::new(Length::from_mm(set_mm)).unwrap(),
        needles: NeedleCount::new(needles).unwrap(),
        passes: Passes::new(passes).unwrap(),
        make: Make::default(),
    }
}
