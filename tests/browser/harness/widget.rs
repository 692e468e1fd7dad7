//! The element as a person meets it: what it shows, and what can be chosen and pressed.

use serde_json::Value;
use thirtyfour::WebElement;

use super::browser::Browser;
use super::wait::until;
use super::{Failure, Outcome};

const SCRIPT: &str = include_str!("widget.js");

pub struct Widget {
    browser: Browser,
    host: WebElement,
}

impl Widget {
    pub fn new(browser: Browser, host: WebElement) -> Self {
        Self { browser, host }
    }

    /// All text that is shown.
    pub async fn text(&self) -> Result<String, Failure> {
        self.tells("text").await
    }

    /// The first heading that is shown.
    pub async fn heading(&self) -> Result<String, Failure> {
        self.tells("heading").await
    }

    /// Waits until it shows this text.
    pub async fn shows(&self, text: &str) -> Outcome {
        let mut seen = String::new();
        let shown = until(format_args!("“{text}”"), async || {
            seen = self.text().await?;
            Ok(seen.contains(text).then_some(()))
        })
        .await;
        shown.map_err(|why| format!("{why}; it shows:\n{seen}").into())
    }

    /// Presses the button or link of this name, or whose name begins so, once it is there.
    pub async fn presses(&self, name: &str) -> Outcome {
        Ok(self.waits_for("button", name).await?.click().await?)
    }

    /// Chooses the option with these words, or whose words contain them, once it is there.
    pub async fn chooses(&self, words: &str) -> Outcome {
        Ok(self.waits_for("option", words).await?.click().await?)
    }

    /// Waits for the question, chooses the option, both by id, and continues.
    pub async fn answers(&self, question: &str, option: &str) -> Outcome {
        until(format_args!("the question {question}"), async || {
            let asked = self.ask("question", "").await?;
            Ok((asked.json().as_str() == Some(question)).then_some(()))
        })
        .await?;
        self.waits_for("radio", option).await?.click().await?;
        self.presses("Continue").await
    }

    /// Answers one question after the other.
    pub async fn answers_all(&self, answers: &[(&str, &str)]) -> Outcome {
        for (question, option) in answers {
            self.answers(question, option).await.map_err(|why| format!("{question} = {option}: {why}"))?;
        }
        Ok(())
    }

    /// What a CSS selector finds inside, once it is there.
    pub async fn finds(&self, selector: &str) -> Result<WebElement, Failure> {
        self.waits_for("find", selector).await
    }

    /// What a function returns that is given the shadow root and the host.
    pub async fn evaluates(&self, function: &str) -> Result<Value, Failure> {
        let script = format!("return ({function})(arguments[0].shadowRoot, arguments[0])");
        Ok(self.browser.session().execute(script, vec![self.host.to_json()?]).await?.json().clone())
    }

    /// Fails with what axe finds against WCAG 2.2 AA.
    pub async fn is_accessible(&self) -> Outcome {
        super::axe::check(&self.browser, &self.host).await
    }

    async fn waits_for(&self, action: &str, wanted: &str) -> Result<WebElement, Failure> {
        until(format_args!("the {action} “{wanted}”"), async || {
            let found = self.ask(action, wanted).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await
    }

    async fn tells(&self, action: &str) -> Result<String, Failure> {
        Ok(self.ask(action, "").await?.convert()?)
    }

    async fn ask(&self, action: &str, wanted: &str) -> Result<thirtyfour::session::scriptret::ScriptRet, Failure> {
        let arguments = vec![self.host.to_json()?, action.into(), wanted.into()];
        Ok(self.browser.session().execute(SCRIPT, arguments).await?)
    }
}
