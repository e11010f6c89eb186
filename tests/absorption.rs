//! Absorption: the kernel against closed forms, every plan against what must always hold, and the model against
//! published measurements.

#[path = "absorption/always.rs"]
mod always;
#[path = "absorption/closed_forms.rs"]
mod closed_forms;
#[path = "absorption/kernel.rs"]
mod kernel;
#[path = "absorption/reading.rs"]
mod reading;
#[path = "absorption/validation.rs"]
mod validation;
