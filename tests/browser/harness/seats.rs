//! Browsers that wait for the next test. To start one takes longer than most tests do.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;
use thirtyfour::{Rect, WebDriver};

use super::Failure;
use super::driver::Driver;
use super::engine::{Engine, Installed};

/// A browser that is not there by then never comes.
const START_LIMIT: Duration = Duration::from_secs(30);
/// After so many tests a browser goes, with whatever it has gathered.
const MOST: u32 = 60;

/// A browser and the driver that serves it alone.
pub struct Seat {
    driver: Driver,
    session: WebDriver,
    /// The place and size of its first window.
    window: Rect,
    tests: u32,
}

impl Seat {
    pub fn session(&self) -> WebDriver {
        self.session.clone()
    }

    pub fn folder(&self) -> &Path {
        self.driver.folder()
    }

    /// Puts a fresh tab or window in the place of all others: nothing in its history, in its storage or under its pointer.
    async fn clears(&self) -> Result<(), Failure> {
        self.session.action_chain().reset_actions().await?;
        let left = self.session.windows().await?;
        // Chromium and Firefox take a seventh of a usual test longer for a window; to WebKit it is the same.
        let fresh = match self.driver.engine() {
            Engine::Chromium | Engine::Firefox => self.session.new_tab().await?,
            Engine::WebKit => self.session.new_window().await?,
        };
        for window in left {
            self.session.switch_to_window(window).await?;
            self.session.close_window().await?;
        }
        self.session.switch_to_window(fresh).await?;
        if self.driver.engine() == Engine::Chromium {
            // A tab that others were in front of has no focus by itself.
            self.session.cdp().send_raw("Page.bringToFront", json!({})).await?;
            // What pages that are gone reported late is nobody's any more.
            self.session.browser_log().await?;
        }
        // Firefox makes others smaller.
        let Rect { x, y, width, height } = self.window;
        self.session.set_window_rect(x, y, u32::try_from(width)?, u32::try_from(height)?).await?;
        Ok(())
    }

    /// Ends the browser. A driver whose browser does not go is stopped, and the browser with it.
    pub async fn leave(self) {
        let _ = self.session.quit().await;
    }
}

#[derive(Default)]
pub struct Seats(Mutex<Vec<Seat>>);

impl Seats {
    /// A browser of this engine; one that nobody has used where `fresh` says so.
    pub async fn take(&self, installed: &Installed, fresh: bool) -> Result<Seat, Failure> {
        if let Some(seat) = self.waiting(installed).filter(|_| !fresh) {
            return Ok(seat);
        }
        let driver = Driver::start(installed)?;
        let started = WebDriver::new(driver.url(), installed.capabilities()?);
        let session = tokio::time::timeout(START_LIMIT, started).await;
        let session = session.map_err(|_| format!("no browser within {} s", START_LIMIT.as_secs()))?;
        let session = session?;
        let window = session.get_window_rect().await?;
        Ok(Seat { driver, session, window, tests: 0 })
    }

    /// One that waits; `None` where there is none.
    fn waiting(&self, installed: &Installed) -> Option<Seat> {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = seats.iter().position(|seat| seat.driver.engine() == installed.engine)?;
        Some(seats.swap_remove(at))
    }

    /// Keeps the browser for another test, unless it has had many.
    pub async fn give_back(&self, mut seat: Seat) {
        seat.tests += 1;
        if seat.tests < MOST && seat.clears().await.is_ok() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(seat);
        } else {
            seat.leave().await;
        }
    }

    /// Ends all that wait.
    pub async fn empty(&self) {
        let seats = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for seat in seats {
            seat.leave().await;
        }
    }
}
