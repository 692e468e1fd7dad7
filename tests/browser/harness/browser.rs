//! One browser, for one test.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use thirtyfour::WebDriver;
use thirtyfour::session::handle::SessionHandle;

use super::engine::{Engine, Installed};
use super::late::Late;
use super::seats::Seat;
use super::settings::Settings;
use super::{Door, Failure, Outcome, Page, Served, Site, golden};

#[derive(Clone)]
pub struct Browser(Rc<Inner>);

struct Inner {
    driver: WebDriver,
    engine: Engine,
    dist: PathBuf,
    as_built: PathBuf,
    frameworks: PathBuf,
    axe: PathBuf,
    typescript: [PathBuf; 2],
    calendars: [PathBuf; 2],
    pictures: PathBuf,
    screens: Option<PathBuf>,
    update: bool,
    late: Option<Late>,
    /// Parts of console errors that the test provokes on purpose.
    expected: RefCell<Vec<String>>,
    /// What went wrong on pages that are left.
    reported: RefCell<Vec<String>>,
    /// Served until the test ends: a page may still be loading when it is left.
    sites: RefCell<Vec<Rc<Served>>>,
    another: Another,
    /// Those that the test started beside this one.
    beside: RefCell<Vec<(Seat, Browser)>>,
}

/// Starts a browser of the same engine that nobody has used.
pub type Another = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(Seat, Browser), Failure>>>>>;

impl Browser {
    pub fn new(driver: WebDriver, installed: &Installed, settings: &Settings, another: Another) -> Self {
        Self(Rc::new(Inner {
            driver,
            engine: installed.engine,
            dist: settings.dist.clone(),
            as_built: settings.as_built.clone(),
            frameworks: settings.frameworks.clone(),
            axe: settings.axe.clone(),
            typescript: settings.typescript.clone(),
            calendars: settings.calendars.clone(),
            pictures: settings.pictures.clone(),
            screens: settings.screens.clone(),
            update: settings.update,
            late: settings.late,
            expected: RefCell::default(),
            reported: RefCell::default(),
            sites: RefCell::default(),
            another,
            beside: RefCell::default(),
        }))
    }

    /// Another person's browser, which knows nothing of this one. It goes when the test ends.
    pub async fn another(&self) -> Result<Self, Failure> {
        let (seat, browser) = (self.0.another)().await?;
        self.0.beside.borrow_mut().push((seat, browser.clone()));
        Ok(browser)
    }

    /// Starts another and gives it up without ending it; gives the folder of its profiles.
    pub async fn gives_up_another(&self) -> Result<PathBuf, Failure> {
        let (seat, browser) = (self.0.another)().await?;
        let folder = seat.folder().to_owned();
        // Its session would end it when it goes.
        std::mem::forget(browser.0.driver.clone());
        Ok(folder)
    }

    /// The browsers that the test started beside this one, for whoever ends them.
    pub fn take_beside(&self) -> Vec<(Seat, Self)> {
        self.0.beside.take()
    }

    /// The release, ready to be served; a test adds pages and headers of its own.
    pub fn release(&self) -> Site {
        self.site(&self.0.dist)
    }

    /// What `cargo xtask serve` shows: the release before it is packed.
    pub fn as_built(&self) -> Site {
        self.site(&self.0.as_built)
    }

    /// The pages that use the release through a bundler, a folder each.
    pub fn frameworks(&self) -> Site {
        self.site(&self.0.frameworks)
    }

    fn site(&self, folder: &Path) -> Site {
        let site = Site::new(folder).late(self.0.late);
        match self.0.engine {
            Engine::Chromium => site,
            Engine::Firefox | Engine::WebKit => site.with_reports(),
        }
    }

    /// The longest that a file takes by intent.
    pub fn held_up(&self) -> Duration {
        self.0.late.map(Late::most).unwrap_or_default()
    }

    /// The default playbook, as the release serves it.
    pub fn playbook(&self) -> Result<Value, Failure> {
        self.file("playbooks/b2b-complex-sale.json")
    }

    /// What a file of the release holds.
    pub fn file(&self, path: &str) -> Result<Value, Failure> {
        Ok(serde_json::from_str(&std::fs::read_to_string(self.0.dist.join(path))?)?)
    }

    /// The release's own page.
    pub async fn opens_the_release(&self) -> Result<Page, Failure> {
        self.opens(self.release(), "/").await
    }

    /// The release's own page at an address with more to it.
    pub async fn opens_the_release_with(&self, path: &str) -> Result<Page, Failure> {
        self.opens(self.release(), path).await
    }

    /// Serves the site until the test ends, and goes to `path`.
    pub async fn opens(&self, site: Site, path: &str) -> Result<Page, Failure> {
        let door = Door::open()?;
        let address = door.origin("127.0.0.1")? + path;
        self.opens_at(site, door, &address).await
    }

    /// The same behind a door whose origin other sites know, and by a whole address.
    pub async fn opens_at(&self, site: Site, door: Door, address: &str) -> Result<Page, Failure> {
        let served = Rc::new(site.serve_at(door)?);
        self.0.sites.borrow_mut().push(served.clone());
        self.keeps_reports().await?;
        self.session().goto(address).await?;
        Ok(Page::new(self.clone(), served))
    }

    /// Makes the window large enough for any frame: WebKit's driver presses beside what it would have to scroll to in both.
    pub async fn has_room_for_a_frame(&self) -> Outcome {
        Ok(self.session().set_window_rect(0, 0, 1400, 1100).await?)
    }

    /// The same in a frame, which can be of any width: windows cannot.
    pub async fn opens_in_a_frame(&self, site: Site, path: &str) -> Result<Page, Failure> {
        self.has_room_for_a_frame().await?;
        let style = "body { margin: 0 } iframe { border: 0 }";
        let frame = format!("<iframe title=page src=\"{path}\" width=1280 height=900></iframe>");
        let html = format!("<!doctype html><style>{style}</style>{frame}");
        self.opens(site.page("/in-a-frame.html", &html), "/in-a-frame.html").await?.in_its_frame().await
    }

    /// A console error that contains this is no failure.
    pub fn expects_console_error(&self, part: &str) {
        self.0.expected.borrow_mut().push(part.to_owned());
    }

    /// Fails when the page reported an error: an exception, a refused resource, a missing file.
    pub async fn check_console(&self) -> Outcome {
        self.keeps_reports().await?;
        let expected = self.0.expected.borrow();
        let reported = self.0.reported.borrow();
        let errors: Vec<_> = reported
            .iter()
            .map(String::as_str)
            .filter(|message| !expected.iter().any(|part| message.contains(part)))
            // Browsers ask for it without being told to; the release leaves it to the site.
            .filter(|message| !message.contains("/favicon.ico"))
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(format!("the console reported: {}", errors.join("\n")).into()) }
    }

    /// Before a page is left: with it goes what it kept.
    pub async fn keeps_reports(&self) -> Outcome {
        let reports = match self.0.engine {
            Engine::Chromium => {
                let entries = self.session().browser_log().await?;
                entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message).collect()
            }
            Engine::Firefox | Engine::WebKit => {
                let kept = self.session().execute("return window.reported?.splice(0) ?? []", Vec::new()).await?;
                kept.convert::<Vec<String>>()?
            }
        };
        self.0.reported.borrow_mut().extend(reports);
        Ok(())
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

    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    /// Where pictures of every screen go, if they are wanted.
    pub fn screens(&self) -> Option<&Path> {
        self.0.screens.as_deref()
    }

    /// The folder of the release.
    pub fn dist(&self) -> &Path {
        &self.0.dist
    }

    /// Fails where the file that is kept at `path` has other text.
    pub fn keeps(&self, path: &str, text: &str) -> Outcome {
        Ok(golden::agrees(path, text, self.0.update)?)
    }

    /// The folders of the TypeScript compiler and of React's types.
    pub fn typescript(&self) -> &[PathBuf; 2] {
        &self.0.typescript
    }

    /// The folders of two readers of calendar files.
    pub fn calendars(&self) -> &[PathBuf; 2] {
        &self.0.calendars
    }

    pub fn axe(&self) -> &Path {
        &self.0.axe
    }

    /// Takes a picture of what the test saw last, and says where it is.
    pub async fn picture(&self, name: &str) -> String {
        let path = self.0.pictures.join(format!("{}-{}.png", self.0.engine.name(), name.replace("::", "-")));
        match self.session().screenshot(&path).await {
            Ok(()) => format!("picture: {}", path.display()),
            Err(why) => format!("no picture: {why}"),
        }
    }
}
