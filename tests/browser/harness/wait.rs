//! Waits for something to become so.

use std::time::{Duration, Instant};

use super::Failure;

/// What takes longer than this is not there.
const PATIENCE: Duration = Duration::from_secs(10);
const PACE: Duration = Duration::from_millis(20);

/// Asks again and again until there is an answer, or fails with what was wanted.
pub async fn until<T>(
    wanted: impl std::fmt::Display,
    mut ask: impl AsyncFnMut() -> Result<Option<T>, Failure>,
) -> Result<T, Failure> {
    let started = Instant::now();
    loop {
        // A page in the middle of a change may refuse to answer; only its last word counts.
        let answer = ask().await;
        if let Ok(Some(found)) = answer {
            return Ok(found);
        }
        if started.elapsed() > PATIENCE {
            let why = answer.err().map(|why| format!(" ({why})")).unwrap_or_default();
            return Err(format!("waited {} s for {wanted}{why}", PATIENCE.as_secs()).into());
        }
        tokio::time::sleep(PACE).await;
    }
}
