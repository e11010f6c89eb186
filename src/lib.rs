//! Skindepth: what a micro-needling treatment does inside the skin, drawn to scale.
//!
//! ```text
//! Plan  --derive-->  Course  --at(moment), View-->  Frame  -->  picture (WebGL2)
//!  ^                                                       \->  schematic (SVG)
//!  | Command                                                \-> words (description, captions)
//!  +-- sliders, dragging, keys, URL token, host messages
//! ```
//!
//! Rooms in reading order: [`units`] and [`evidence`]; the models [`skin`], [`needle`], [`absorption`],
//! [`healing`], [`guidance`]; what was chosen ([`plan`], and by the [`clinic`]) and what follows from it ([`course`]);
//! all that is visible at one instant ([`scene`]) and its projections ([`schematic`], [`words`], and the web-only
//! `render`); what a client takes home ([`handout`]). The
//! invariants between rooms are in `docs/architecture.md`, each with the test that holds it.

pub mod units;

pub mod evidence;

pub mod skin;

pub mod needle;

pub mod absorption;

pub mod healing;

pub mod guidance;

pub mod plan;

pub mod agenda;

pub mod story;

pub mod course;

pub mod scene;

pub mod schematic;

pub mod words;

pub mod handout;

pub mod protocol;

pub mod clinic;

pub mod ink;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod web;

pub mod render;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod ui;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod app;

/// What hands out memory, in the page's program as in the solver's: each is of one thread.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
