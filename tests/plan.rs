//! The plan: commands, the time axis, tokens, parameters.

#[path = "plan/axis.rs"]
mod axis;
#[path = "plan/compare.rs"]
mod compare;
#[path = "plan/door.rs"]
mod door;
#[path = "plan/keys.rs"]
mod keys;
#[path = "plan/numbers.rs"]
mod numbers;
#[path = "plan/parameters.rs"]
mod parameters;
#[path = "plan/session.rs"]
mod session;
#[path = "plan/strategies.rs"]
mod strategies;
#[path = "plan/token.rs"]
mod token;
