//! A page in the browser, and the site that serves it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;

use super::browser::Browser;
use super::site::{Received, Served};
use super::wait::until;
use super::{Failure, Outcome, Tongue, Widget};

pub struct Page {
    browser: Browser,
    site: Rc<Served>,
    framed: bool,
    /// What the frame was resized to, which a reload forgets.
    size: Cell<Option<(u32, u32)>>,
    tongue: Tongue,
}

impl Page {
    pub fn new(browser: Browser, site: Rc<Served>) -> Self {
        Self { browser, site, framed: false, size: Cell::new(None), tongue: Tongue::English }
    }

    /// Whoever uses it now looks for what it says in this language, not in English.
    pub fn in_tongue(self, tongue: Tongue) -> Self {
        Self { tongue, ..self }
    }

    /// Goes into the only frame, and stays there.
    pub async fn in_its_frame(self) -> Result<Self, Failure> {
        self.browser.session().enter_frame(0).await?;
        Ok(Self { framed: true, ..self })
    }

    /// What the page has sent to the path of its site that receives.
    pub fn received(&self) -> Vec<Received> {
        self.site.received()
    }

    /// The longest that one of its files takes by intent.
    pub fn held_up(&self) -> Duration {
        self.browser.held_up()
    }

    /// The paths that were asked for, in order.
    pub fn requests(&self) -> Vec<String> {
        self.site.requests()
    }

    /// The page's only element, once it is defined and shows something.
    pub async fn widget(&self) -> Result<Widget, Failure> {
        self.widget_at("lockstep-assessment").await
    }

    /// The first element that matches the selector, once its app shows something.
    pub async fn widget_at(&self, selector: &str) -> Result<Widget, Failure> {
        const FIND: &str = "const host = document.querySelector(arguments[0]); \
             const shows = host?.shadowRoot?.querySelector('.lockstep')?.innerText.trim(); \
             return shows && !host.shadowRoot.querySelector('.first') ? host : null";
        let session = self.browser.session();
        let host = until(format_args!("{selector} to show something"), async || {
            let found = session.execute(FIND, vec![selector.into()]).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await?;
        Ok(Widget::new(self.browser.clone(), host, self.tongue))
    }

    /// What a script returns; `arguments` as in a function.
    pub async fn evaluates(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        Ok(self.browser.session().execute(script, arguments).await?.json().clone())
    }

    /// Waits until an expression is true.
    pub async fn becomes(&self, expression: &str) -> Outcome {
        let script = format!("return Boolean({expression})");
        until(expression, async || {
            let answer = self.evaluates(&script, Vec::new()).await?;
            Ok((answer == Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// Goes to another path of the site, or to the same once more, and is there when this returns.
    pub async fn goes_to(&self, path: &str) -> Outcome {
        let there = self.evaluates("return new URL(arguments[0], location).href", vec![path.into()]).await?;
        self.browser.keeps_reports().await?;
        Ok(self.browser.session().goto(there.as_str().unwrap_or_default()).await?)
    }

    pub async fn reloads(&self) -> Outcome {
        self.browser.keeps_reports().await?;
        self.browser.session().refresh().await?;
        if self.framed {
            self.browser.session().enter_frame(0).await?;
        }
        match self.size.get() {
            Some((width, height)) => self.resizes_to(width, height).await,
            None => Ok(()),
        }
    }

    /// Gives the frame that the page was opened in this size, in CSS pixels.
    pub async fn resizes_to(&self, width: u32, height: u32) -> Outcome {
        self.size.set(Some((width, height)));
        let session = self.browser.session();
        session.enter_parent_frame().await?;
        let resize = "const { style } = document.querySelector('iframe'); [style.width, style.height] = arguments";
        session.execute(resize, vec![format!("{width}px").into(), format!("{height}px").into()]).await?;
        session.enter_frame(0).await?;
        self.becomes(&format!("innerWidth === {width}")).await
    }
}
