//! How long the browsers took, told at the end of a run, so that one sees where it went.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// As many of the slowest tests are named.
const NAMED: usize = 12;

#[derive(Default)]
pub struct Times(Mutex<Vec<Time>>);

struct Time {
    engine: &'static str,
    test: String,
    starting: Duration,
    all: Duration,
}

impl Times {
    pub fn add(&self, engine: &'static str, test: &str, starting: Duration, all: Duration) {
        let time = Time { engine, test: test.to_owned(), starting, all };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(time);
    }

    pub fn tell(&self) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut engines: BTreeMap<_, (usize, Duration, Duration)> = BTreeMap::new();
        for time in times.iter() {
            let (tests, starting, all) = engines.entry(time.engine).or_default();
            *tests += 1;
            *starting += time.starting;
            *all += time.all;
        }
        for (engine, (tests, starting, all)) in engines {
            let (starting, all) = (starting.as_secs(), all.as_secs());
            println!(
                "{engine}: {tests} tests took {all} s one by one, of which {starting} s went by until the browser was there"
            );
        }
        times.sort_by_key(|time| std::cmp::Reverse(time.all));
        for time in times.iter().take(NAMED) {
            println!("  {:5.1} s  [{}] {}", time.all.as_secs_f64(), time.engine, time.test);
        }
    }
}
