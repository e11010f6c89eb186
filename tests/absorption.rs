//! Absorption: the kernel against closed forms, every plan against what must always hold, and the model against
//! published measurements.

#![expect(clippy::unwrap_used, reason = "what the tests build is physical")]

#[path = "absorption/always.rs"]
mod always;
#[path = "absorption/bands.rs"]
mod bands;
#[path = "absorption/closed_forms.rs"]
mod closed_forms;
#[path = "absorption/kernel.rs"]
mod kernel;
#[path = "absorption/order.rs"]
mod order;
#[path = "absorption/reading.rs"]
mod reading;
#[path = "absorption/validation.rs"]
mod validation;
#[path = "absorption/wire.rs"]
mod wire;

use skindepth::absorption::Delay;
use skindepth::needle::{
    Channels, Device, Make, NeedleCount, NeedleLength, Passes, Penetration, Setting, Tool,
};
use skindepth::skin::{LayerStack, Sex, Site};
use skindepth::units::Length;

/// A professional pen, set to a depth, on a site.
fn plan(site: Site, depth_mm: f64) -> (LayerStack, Channels) {
    let layers = LayerStack::of(site, Sex::Either);
    let channels = channels(Device::Pen, Setting::Professional, depth_mm, &layers);
    (layers, channels)
}

/// Twelve needles, four passes.
fn channels(device: Device, setting: Setting, depth_mm: f64, layers: &LayerStack) -> Channels {
    let tool = Tool {
        device,
        setting,
        length: NeedleLength::new(Length::from_mm(depth_mm)).unwrap(),
        needles: NeedleCount::clamped(12),
        passes: Passes::clamped(4),
        make: Make::default(),
    };
    Channels::of(&tool, &Penetration::of(&tool, layers))
}

/// So many minutes after the needling.
fn after(minutes: i64) -> Delay {
    Delay::new(minutes).unwrap()
}
