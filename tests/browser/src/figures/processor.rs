//! How long the process of a browser that draws has worked, by Linux's own count. Where a processor draws, that is the cost
//! of a picture, whatever the display's rate.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context as _, Result};

use crate::driver::Driver;

/// Linux tells processes their time in hundredths of a second.
const TICK_MS: f64 = 10.0;

/// What `/proc/ID/stat` says of a process.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Stat {
    parent: u32,
    /// Of user and of system, with all threads.
    ticks: u64,
}

impl Stat {
    /// The name of a program may hold anything; what follows its last bracket is numbers.
    fn parse(text: &str) -> Option<Self> {
        let (_, numbers) = text.rsplit_once(')')?;
        let numbers: Vec<&str> = numbers.split_whitespace().collect();
        let ticks = |at: usize| numbers.get(at)?.parse::<u64>().ok();
        Some(Self {
            parent: numbers.get(1)?.parse().ok()?,
            ticks: ticks(11)? + ticks(12)?,
        })
    }

    fn of(id: u32) -> Option<Self> {
        Self::parse(&fs::read_to_string(format!("/proc/{id}/stat")).ok()?)
    }
}

/// Milliseconds that the graphics process of the driver's browser has worked since its start.
pub(super) fn graphics_ms(driver: &Driver) -> Result<f64> {
    let mut parents = HashMap::new();
    let mut drawing = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // Processes end while they are looked at.
        let Some(stat) = Stat::of(id) else { continue };
        parents.insert(id, stat.parent);
        let command = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&command).contains("--type=gpu-process") {
            drawing.push((id, stat));
        }
    }
    // Other browsers may run on this machine.
    let (_, stat) = drawing
        .into_iter()
        .find(|(id, _)| descends(*id, driver.id(), &parents))
        .context("the browser has no graphics process")?;
    Ok(stat.ticks as f64 * TICK_MS)
}

fn descends(mut id: u32, from: u32, parents: &HashMap<u32, u32>) -> bool {
    while let Some(parent) = parents.get(&id) {
        if *parent == from {
            return true;
        }
        id = *parent;
    }
    false
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Stat, descends};

    #[test]
    fn a_name_with_brackets_is_no_number() {
        let text = "42 (a) (b c) S 7 1 1 0 -1 4 9 0 0 0 250 31 0 0 20 0 9 0 1 1 1";
        assert_eq!(
            Stat::parse(text),
            Some(Stat {
                parent: 7,
                ticks: 281
            })
        );
        assert_eq!(Stat::parse("42 (cut"), None);
        assert_eq!(Stat::parse("42 (cut) S 7"), None);
    }

    #[test]
    fn only_descendants_are_of_the_driver() {
        let parents = HashMap::from([(9, 8), (8, 5), (7, 1), (1, 0)]);
        assert!(descends(9, 5, &parents));
        assert!(!descends(7, 5, &parents));
        assert!(!descends(5, 5, &parents));
    }
}
