//! The element as a person meets it: what it shows, and what can be chosen and pressed.

use std::collections::BTreeMap;

use serde_json::Value;
use thirtyfour::WebElement;

use super::browser::Browser;
use super::wait::until;
use super::{Failure, Outcome, Tongue, press};

const SCRIPT: &str = include_str!("widget.js");

pub struct Widget {
    browser: Browser,
    host: WebElement,
    /// The language in which names and texts are looked for.
    tongue: Tongue,
}

impl Widget {
    pub fn new(browser: Browser, host: WebElement, tongue: Tongue) -> Self {
        Self { browser, host, tongue }
    }

    /// All text that is shown.
    pub async fn text(&self) -> Result<String, Failure> {
        self.tells("text").await
    }

    /// The first heading that is shown.
    pub async fn heading(&self) -> Result<String, Failure> {
        self.tells("heading").await
    }

    /// Whether it shows this text already.
    pub async fn has(&self, text: &str) -> Result<bool, Failure> {
        Ok(self.text().await?.contains(&self.tongue.says(text)))
    }

    /// What a reader who writes in this language would write for these words.
    pub fn writes(&self, words: &str) -> String {
        self.tongue.writes(words)
    }

    /// Waits until it shows this text.
    pub async fn shows(&self, text: &str) -> Outcome {
        let text = &self.tongue.says(text);
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
        let name = self.tongue.says(name);
        let press = async || press::press(&self.browser, &self.waits_for("button", &name).await?).await;
        match press().await {
            // Drawn anew just then: after a fall, say.
            Err(why) if why.to_string().contains("stale element") => press().await,
            done => done,
        }
    }

    /// The same of a name like “Make a link: the supplier”.
    pub async fn presses_of(&self, part: &str, of: &str) -> Outcome {
        press::press(&self.browser, &self.waits_for("button", &self.tongue.joins(part, of)).await?).await
    }

    /// Chooses the option with these words, or whose words contain them, once it is there.
    pub async fn chooses(&self, words: &str) -> Outcome {
        press::press(&self.browser, &self.waits_for("option", &self.tongue.says(words)).await?).await
    }

    /// Chooses the option with this id, once it is there.
    pub async fn chooses_id(&self, option: &str) -> Outcome {
        press::press(&self.browser, &self.waits_for("radio", option).await?).await
    }

    /// Writes into the field of this name, or chooses in it, once it is there.
    pub async fn fills(&self, name: &str, value: &str) -> Outcome {
        self.writes_into(&self.tongue.says(name), value).await
    }

    /// The same in the field of a name like “State: the job”.
    pub async fn fills_of(&self, part: &str, of: &str, value: &str) -> Outcome {
        self.writes_into(&self.tongue.joins(part, of), value).await
    }

    async fn writes_into(&self, name: &str, value: &str) -> Outcome {
        let field = self.waits_for("field", name).await?;
        let write = "arguments[0].value = arguments[1]; \
             arguments[0].dispatchEvent(new Event('input', { bubbles: true, composed: true }))";
        self.browser.session().execute(write, vec![field.to_json()?, value.into()]).await?;
        Ok(())
    }

    /// Ticks the box of this name, or unticks it.
    pub async fn ticks(&self, name: &str) -> Outcome {
        press::press(&self.browser, &self.waits_for("field", &self.tongue.says(name)).await?).await
    }

    /// What the field of this name holds.
    pub async fn value(&self, name: &str) -> Result<String, Failure> {
        let field = self.waits_for("field", &self.tongue.says(name)).await?;
        Ok(self.browser.session().execute("return arguments[0].value", vec![field.to_json()?]).await?.convert()?)
    }

    /// Waits until the field of this name holds this.
    pub async fn holds(&self, name: &str, value: &str) -> Outcome {
        let mut last = String::new();
        let held = until(format_args!("“{name}” to hold “{value}”"), async || {
            last = self.value(name).await?;
            Ok((last == value).then_some(()))
        })
        .await;
        held.map_err(|why| format!("{why}; it holds “{last}”").into())
    }

    /// Chooses this value of the group of this name.
    pub async fn checks(&self, group: &str, value: &str) -> Outcome {
        let click = format!("(root) => root.querySelector('input[name={group}][value={value}]').click()");
        self.evaluates(&click).await.map(drop)
    }

    /// The id of the question on screen, if one is.
    pub async fn question(&self) -> Result<Option<String>, Failure> {
        Ok(self.ask("question", "").await?.convert()?)
    }

    /// The ids of the options on screen.
    pub async fn options(&self) -> Result<Vec<String>, Failure> {
        Ok(self.ask("options", "").await?.convert()?)
    }

    /// The id of the chosen option, if one is.
    pub async fn chosen(&self) -> Result<Option<String>, Failure> {
        Ok(self.ask("chosen", "").await?.convert()?)
    }

    /// The words of what has the focus inside, if anything has.
    pub async fn focused(&self) -> Result<Option<String>, Failure> {
        Ok(self.ask("focused", "").await?.convert()?)
    }

    /// Waits until the question is on screen.
    pub async fn asks(&self, question: &str) -> Outcome {
        until(format_args!("the question {question}"), async || {
            Ok((self.question().await?.as_deref() == Some(question)).then_some(()))
        })
        .await
    }

    /// Waits for the question, chooses the option, both by id, and continues.
    pub async fn answers(&self, question: &str, option: &str) -> Outcome {
        self.asks(question).await?;
        self.chooses_id(option).await?;
        self.presses("Continue").await
    }

    /// Answers whatever is asked with what `pick` chooses from the options, until nothing is asked any more.
    pub async fn answers_to_the_end(&self, pick: impl Fn(&[String]) -> Option<&String>) -> Outcome {
        // More than the longest path of any playbook.
        for _ in 0..100 {
            let Some(question) = self.question().await? else { return Ok(()) };
            let options = self.options().await?;
            let option = pick(&options).ok_or("nothing was picked")?;
            self.answers(&question, option).await?;
            self.leaves(&question).await?;
        }
        Err("the questions did not end".into())
    }

    /// Answers by id, as a person would, until nothing is asked any more.
    pub async fn answers_all(&self, answers: &BTreeMap<String, String>) -> Outcome {
        for _ in answers {
            let Some(question) = self.question().await? else { return Ok(()) };
            let option = answers.get(&question).ok_or_else(|| format!("there is no answer to {question}"))?;
            self.answers(&question, option).await?;
            self.leaves(&question).await?;
        }
        Ok(())
    }

    /// Answers the same way, but at once and inside the page: for many deals in one test.
    pub async fn plays(&self, answers: &BTreeMap<String, String>) -> Outcome {
        self.plays_by(serde_json::to_value(answers)?).await
    }

    /// The same with the first option of each question: the way to what comes after them.
    pub async fn plays_the_first(&self) -> Outcome {
        self.plays_by(0.0.into()).await
    }

    /// The same with the option in the middle.
    pub async fn plays_the_middle(&self) -> Outcome {
        self.plays_by(0.5.into()).await
    }

    async fn plays_by(&self, answers: Value) -> Outcome {
        self.browser.session().execute(SCRIPT, vec![self.host.to_json()?, "play".into(), answers]).await?;
        self.is_whole().await
    }

    /// Waits until a result that is on screen is all there.
    async fn is_whole(&self) -> Outcome {
        self.becomes("!root.querySelector('.waiting')").await
    }

    /// What the element's `assessment` property gives.
    pub async fn assessment(&self) -> Result<Value, Failure> {
        self.evaluates("(root, host) => host.assessment").await
    }

    /// Calls for a deal without answers, and waits until it is on screen: the app takes calls in when it has time.
    pub async fn restarts(&self) -> Outcome {
        self.evaluates("(root, host) => host.restart()").await?;
        let begun =
            "(root, host) => host.assessment?.path.length === 0 && root.querySelector('input[type=radio]') !== null";
        until("the first question", async || Ok((self.evaluates(begun).await? == true).then_some(()))).await
    }

    /// Waits until this is true of its `root`.
    pub async fn becomes(&self, expression: &str) -> Outcome {
        let script = format!("(root) => Boolean({expression})");
        until(expression, async || Ok((self.evaluates(&script).await? == true).then_some(()))).await
    }

    /// Waits until what matches this has the focus.
    pub async fn has_the_focus_on(&self, selector: &str) -> Outcome {
        self.becomes(&format!("root.activeElement?.matches('{selector}')")).await
    }

    /// Waits for what is done last of all once a screen is drawn.
    pub async fn has_the_focus_on_its_heading(&self) -> Outcome {
        self.has_the_focus_on("#heading").await
    }

    /// Waits until another question, or none, is on screen.
    pub async fn leaves(&self, question: &str) -> Outcome {
        until(format_args!("what comes after {question}"), async || {
            Ok((self.question().await?.as_deref() != Some(question)).then_some(()))
        })
        .await?;
        self.is_whole().await
    }

    /// What a function returns that is given the shadow root and the host.
    pub async fn evaluates(&self, function: &str) -> Result<Value, Failure> {
        let script = format!("return ({function})(arguments[0].shadowRoot, arguments[0])");
        Ok(self.browser.session().execute(script, vec![self.host.to_json()?]).await?.json().clone())
    }

    /// Fails where something sticks out of the element sideways, or is cut off.
    pub async fn stays_inside(&self) -> Outcome {
        let outside = self.ask("outside", "").await?.convert::<Vec<String>>()?;
        if outside.is_empty() {
            Ok(())
        } else {
            Err(format!("sticks out or is cut off:\n{}", outside.join("\n")).into())
        }
    }

    /// Fails with what axe finds against WCAG 2.2 AA.
    pub async fn is_accessible(&self) -> Outcome {
        super::axe::check(&self.browser, &self.host).await
    }

    async fn waits_for(&self, action: &str, wanted: &str) -> Result<WebElement, Failure> {
        let found = until(format_args!("the {action} “{wanted}”"), async || {
            let found = self.ask(action, wanted).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await;
        match found {
            Ok(found) => Ok(found),
            Err(why) => Err(format!("{why}; it shows:\n{}", self.text().await?).into()),
        }
    }

    async fn tells(&self, action: &str) -> Result<String, Failure> {
        Ok(self.ask(action, "").await?.convert()?)
    }

    async fn ask(&self, action: &str, wanted: &str) -> Result<thirtyfour::session::scriptret::ScriptRet, Failure> {
        let arguments = vec![self.host.to_json()?, action.into(), wanted.into()];
        Ok(self.browser.session().execute(SCRIPT, arguments).await?)
    }
}
