//! Absorption: the kernel against closed forms, every plan against what must always hold, and the model against
//! published measurements.

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

use skindepth::needle::{Channels, Device, Penetration, Setting};
use skindepth::skin::{LayerStack, Sex, Site};
use skindepth::units::Length;

/// A professional pen, set to a depth, on a site.
fn plan(site: Site, depth_mm: f64) -> (LayerStack, Channels) {
    let layers = LayerStack::of(site, Sex::Either);
    let (device, setting) = (Device::Pen, Setting::Professional);
    let penetration = Penetration::of(device, setting, Length::from_mm(depth_mm), &layers);
    (layers, Channels::of(device, setting, 12, 4, &penetration))
}
