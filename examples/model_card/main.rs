//! Writes the model card: what the models compute, with which values, and how far they agree with measurements.
//!
//! `cargo run --example model_card > docs/model.md`; a test holds that the page is current. It is not written where the
//! agreement with a measurement is no longer what its bounds say.

mod card;
mod healing;
mod measured;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    for row in measured::rows().map_err(io::Error::other)? {
        row.check().map_err(io::Error::other)?;
    }
    let card = card::markdown().map_err(io::Error::other)?;
    write!(io::stdout(), "{card}")
}
