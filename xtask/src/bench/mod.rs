//! Measures the release beside others; `bench/README.md` says how.

mod engine;
mod page;

pub use page::self_check;

use crate::args::Bench;
use crate::error::Error;

/// Fails where something does not work, or finds something else than ours, never because of a figure.
pub fn run(options: &Bench) -> Result<(), Error> {
    if options.engine {
        engine::run()?;
    }
    if options.engine && options.page {
        println!();
    }
    if options.page {
        page::run()?;
    }
    Ok(())
}
