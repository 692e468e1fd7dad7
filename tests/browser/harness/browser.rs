//! One browser with a fresh profile, for one test.

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;
use thirtyfour::WebDriver;
use thirtyfour::session::handle::SessionHandle;

use super::engine::{Driver, Engine};
use super::settings::Settings;
use super::{Failure, Outcome, Page, Site};

#[derive(Clone)]
pub struct Browser(Rc<Inner>);

struct Inner {
    driver: WebDriver,
    engine: Engine,
    dist: std::path::PathBuf,
    axe: std::path::PathBuf,
    pictures: std::path::PathBuf,
    screens: Option<std::path::PathBuf>,
    /// Parts of console errors that the test provokes on purpose.
    expected: RefCell<Vec<String>>,
}

impl Browser {
    pub async fn start(driver: &Driver, engine: Engine, settings: &Settings) -> Result<Self, Failure> {
        let driver = WebDriver::new(driver.url(), engine.capabilities(settings)?).await?;
        Ok(Self(Rc::new(Inner {
            driver,
            engine,
            dist: settings.dist.clone(),
            axe: settings.axe.clone(),
            pictures: settings.pictures.clone(),
            screens: settings.screens.clone(),
            expected: RefCell::default(),
        })))
    }

    /// The release, ready to be served; a test adds pages and headers of its own.
    pub fn release(&self) -> Site {
        Site::new(&self.0.dist)
    }

    /// The default playbook, as the release serves it.
    pub fn playbook(&self) -> Result<Value, Failure> {
        let path = self.0.dist.join("playbooks/b2b-complex-sale.json");
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    }

    /// The release's own page.
    pub async fn opens_the_release(&self) -> Result<Page, Failure> {
        self.opens(self.release(), "/").await
    }

    /// Serves the site for as long as the page is kept, and goes to `path`.
    pub async fn opens(&self, site: Site, path: &str) -> Result<Page, Failure> {
        let served = site.serve()?;
        self.session().goto(served.url(path)).await?;
        Ok(Page::new(self.clone(), served))
    }

    /// A console error that contains this is no failure.
    pub fn expects_console_error(&self, part: &str) {
        self.0.expected.borrow_mut().push(part.to_owned());
    }

    /// Fails when the page reported an error: an exception, a refused resource, a missing file.
    pub async fn check_console(&self) -> Outcome {
        let entries = match self.0.engine {
            Engine::Chromium => self.session().browser_log().await?,
        };
        let expected = self.0.expected.borrow();
        let errors: Vec<_> = entries
            .iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message.as_str())
            .filter(|message| !expected.iter().any(|part| message.contains(part)))
            // Browsers ask for it without being told to; the release leaves it to the site.
            .filter(|message| !message.contains("/favicon.ico"))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(format!("the console reported: {}", errors.join("\n")).into()) }
    }

    /// Presses keys, wherever the focus is.
    pub async fn types(&self, keys: impl Into<thirtyfour::TypingData>) -> Outcome {
        Ok(self.session().action_chain().send_keys(keys).perform().await?)
    }

    pub fn session(&self) -> &Arc<SessionHandle> {
        self.0.driver.handle()
    }

    pub fn driver(&self) -> &WebDriver {
        &self.0.driver
    }

    /// Where pictures of every screen go, if they are wanted.
    pub fn screens(&self) -> Option<&Path> {
        self.0.screens.as_deref()
    }

    pub fn axe(&self) -> &Path {
        &self.0.axe
    }

    /// Takes a picture of what the test saw last, and says where it is.
    pub async fn picture(&self, name: &str) -> String {
        let path = self.0.pictures.join(format!("{}.png", name.replace("::", "-")));
        match self.session().screenshot(&path).await {
            Ok(()) => format!("picture: {}", path.display()),
            Err(why) => format!("no picture: {why}"),
        }
    }

    pub async fn quit(&self) {
        // One that is gone already cannot be asked to go.
        let _ = self.0.driver.clone().quit().await;
    }
}
