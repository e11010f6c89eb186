//! What follows from a plan, as JSON: for scientists, tests and curious clinicians.
//!
//! ```text
//! cargo run --example course -- 'site=cheek&depth=1.5&product=niacinamide'
//! cargo run --example course -- '#s1.AAI9TQ'
//! ```
//!
//! Takes the query, the token, or both, as in an address (docs/parameters.md). What cannot be taken is told under
//! `warnings`; there is always a course.

mod report;

use std::io::Write as _;
use std::{env, io};

fn main() -> io::Result<()> {
    let address = env::args().skip(1).collect::<Vec<_>>().join("&");
    let report = serde_json::to_string_pretty(&report::Report::of(&address))?;
    writeln!(io::stdout(), "{report}")
}
