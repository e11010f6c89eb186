//! The course: cautions, what the models are asked, and golden numbers of whole plans.

#[path = "course/cautions.rs"]
mod cautions;
#[path = "course/form.rs"]
mod form;
#[path = "course/frame.rs"]
mod frame;
#[path = "course/golden.rs"]
mod golden;
mod keys;
#[path = "course/properties.rs"]
mod properties;
#[path = "../examples/course/report.rs"]
mod report;
