//! The way to what is said above and below a screen, for the tests and pictures that look at every screen.

use serde_json::Value;

use crate::harness::{Failure, Outcome, Page, Widget, until};
use crate::reach::finishes;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// What was kept could not be read.
    SetAside,
    /// The page has other answers than the reader.
    Offered,
    /// Of a link or of the page, and nobody can read it.
    BrokenLink,
    /// Two tabs answered differently.
    Conflict,
    /// The browser keeps nothing.
    Unkept,
    /// A named deal with the customer's words, contents that the site has, and a browser that refuses to copy.
    TakenAlong,
}

impl Told {
    pub fn name(self) -> &'static str {
        match self {
            Self::SetAside => "set-aside",
            Self::Offered => "offered",
            Self::BrokenLink => "broken-link",
            Self::Conflict => "conflict",
            Self::Unkept => "unkept",
            Self::TakenAlong => "taken-along",
        }
    }

    /// From any screen of the assessment.
    pub async fn comes_next(self, page: &Page) -> Outcome {
        let widget = page.widget().await?;
        if widget.has("Dismiss").await? {
            widget.presses("Dismiss").await?;
        }
        widget.restarts().await?;
        match self {
            Self::SetAside => {
                // The app keeps what it draws a moment later; what is damaged here must outlast that.
                let damage = "const last = localStorage['lockstep:1:deal']; \
                     localStorage['lockstep:1:deal'] = '{\"deals\": [7'; return last?.endsWith('[7')";
                until("the damage to stay", async || {
                    Ok((page.evaluates(damage, Vec::new()).await? == true).then_some(()))
                })
                .await?;
                page.reloads().await?;
                page.widget().await?.shows("Something kept here could not be read.").await
            }
            Self::Offered => {
                answers(&widget, 0).await?;
                let state = widget.evaluates("(root, host) => host.state").await?;
                widget.restarts().await?;
                answers(&widget, 1).await?;
                widget.evaluates(&format!("(root, host) => {{ host.state = {state} }}")).await?;
                widget.shows("This page has other answers for this deal.").await
            }
            Self::BrokenLink => {
                // By the attribute: a driver loses its way where the address of a frame changes.
                widget.evaluates("(root, host) => { host.state = 'v1;damaged' }").await?;
                widget.shows("What was opened is damaged, and none of its answers can be read.").await
            }
            Self::Conflict => {
                let question = widget.question().await?.ok_or("no question is on screen")?;
                let other = widget.options().await?.pop().ok_or("no option is on screen")?;
                answers(&widget, 0).await?;
                page.evaluates(ELSEWHERE, vec![question.into(), other.into()]).await?;
                widget.shows("Two copies of this deal say different things.").await
            }
            Self::Unkept => {
                let refuse = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
                page.evaluates(refuse, Vec::new()).await?;
                answers(&widget, 0).await?;
                widget.presses("Save a file").await?;
                widget.shows("Your browser has the file.").await
            }
            Self::TakenAlong => {
                // In a frame only a page that is named can be linked to.
                let site = "(root, host) => { host.shareUrl = 'page.html'; host.contentMap = Object.fromEntries(CONTENTS.map((id) => [id, `#${id}`])) }";
                widget.evaluates(&site.replace("CONTENTS", &contents()?.to_string())).await?;
                finishes(&widget).await?;
                widget.presses("Change answers").await?;
                widget.presses("Add a quote from the customer (optional)").await?;
                widget.fills("Their words: ", &widget.writes("It takes them two days to plan a week")).await?;
                widget.presses("Back to the result").await?;
                widget.presses("Name this deal").await?;
                widget.fills("The deal’s name, for you alone", &widget.writes("Halden Dairy, planning tool")).await?;
                let enter = "(root) => root.querySelector('.naming').dispatchEvent(\
                     new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))";
                widget.evaluates(enter).await?;
                let refuse = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
                page.evaluates(refuse, Vec::new()).await?;
                widget.presses("Copy link").await?;
                widget.shows("Your browser did not allow that.").await
            }
        }
    }
}

/// Another tab has given another answer to the same question.
const ELSEWHERE: &str = "const [question, option] = arguments; \
     const file = JSON.parse(localStorage['lockstep:1:deal']); \
     const theirs = { value: option, by: 'zzzz', count: 1 }; \
     file.deals[0].parts.own = { seen: { zzzz: 1 }, rows: { answers: { [question]: [theirs] } } }; \
     dispatchEvent(new StorageEvent('storage', \
       { key: 'lockstep:1:deal', newValue: JSON.stringify(file), storageArea: localStorage }))";

async fn answers(widget: &Widget, at: usize) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    let option = widget.options().await?.get(at).cloned().ok_or("there is no such option")?;
    widget.answers(&question, &option).await?;
    widget.leaves(&question).await
}

/// The ids of all that the default playbook has to send.
fn contents() -> Result<Value, Failure> {
    let playbook: Value = serde_json::from_str(include_str!("../../playbooks/b2b-complex-sale.json"))?;
    let ids = playbook["contents"].as_array().into_iter().flatten().map(|content| content["id"].clone());
    Ok(ids.collect())
}
