//! The plan: commands, the time axis, tokens, parameters.

#[path = "plan/axis.rs"]
mod axis;
#[path = "plan/keys.rs"]
mod keys;
#[path = "plan/numbers.rs"]
mod numbers;
#[path = "plan/session.rs"]
mod session;
#[path = "plan/strategies.rs"]
mod strategies;
