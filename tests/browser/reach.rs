//! The way to every screen, for the tests and pictures that look at all of them.

use crate::harness::{Outcome, Page, Widget};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    FirstQuestion,
    NothingChosen,
    LaterQuestion,
    AnswersSoFar,
    AskedToRestart,
    PickedUp,
    Result,
    ResultUnfolded,
    WhatIf,
    Example,
    /// A question with the fields for the deal's name and for the customer's words open.
    InWords,
}

impl Screen {
    pub const ALL: [Self; 11] = [
        Self::FirstQuestion,
        Self::NothingChosen,
        Self::LaterQuestion,
        Self::AnswersSoFar,
        Self::AskedToRestart,
        Self::PickedUp,
        Self::Result,
        Self::ResultUnfolded,
        Self::WhatIf,
        Self::Example,
        Self::InWords,
    ];

    /// Only with the default playbook, and where the page does not name the deal.
    pub fn is_of_the_release(self) -> bool {
        matches!(self, Self::Example | Self::InWords)
    }

    /// In names of files and in failures.
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstQuestion => "first-question",
            Self::NothingChosen => "nothing-chosen",
            Self::LaterQuestion => "later-question",
            Self::AnswersSoFar => "answers-so-far",
            Self::AskedToRestart => "asked-to-restart",
            Self::PickedUp => "picked-up",
            Self::Result => "result",
            Self::ResultUnfolded => "result-unfolded",
            Self::WhatIf => "what-if",
            Self::Example => "example",
            Self::InWords => "in-words",
        }
    }

    /// From a page that was just opened.
    pub async fn is_reached(self, page: &Page) -> Outcome {
        let widget = page.widget().await?;
        match self {
            Self::FirstQuestion => Ok(()),
            Self::NothingChosen => {
                widget.presses("Continue").await?;
                widget.shows("Nothing is chosen yet").await
            }
            Self::LaterQuestion => {
                answers_two(&widget).await?;
                widget.chooses_id(&widget.options().await?[0]).await
            }
            Self::AnswersSoFar => {
                answers_two(&widget).await?;
                widget.presses("Answers so far").await?;
                widget.shows("Your answers so far").await
            }
            Self::AskedToRestart => {
                answers_two(&widget).await?;
                widget.presses("Answers so far").await?;
                widget.presses("Start again").await?;
                widget.shows("Start again with no answers?").await
            }
            Self::PickedUp => {
                answers_two(&widget).await?;
                page.reloads().await?;
                page.widget().await?.shows("You left ").await
            }
            Self::Result => finishes(&widget).await,
            Self::ResultUnfolded => {
                finishes(&widget).await?;
                let unfold = "(root) => root.querySelectorAll('details').forEach((part) => { part.open = true })";
                widget.evaluates(unfold).await.map(drop)
            }
            Self::WhatIf => {
                finishes(&widget).await?;
                widget.presses("Change answers").await?;
                widget.presses("What if: ").await?;
                widget.chooses_id(&widget.options().await?[0]).await?;
                widget.shows("If that were so").await
            }
            Self::Example => {
                widget.presses("See an example").await?;
                widget.shows("An example.").await
            }
            Self::InWords => {
                while !widget.text().await?.contains("Add their words") {
                    answers_one(&widget).await?;
                }
                widget.presses("Add their words").await?;
                widget.presses("Name this deal").await?;
                widget.shows("characters left").await
            }
        }
    }
}

async fn answers_two(widget: &Widget) -> Outcome {
    answers_one(widget).await?;
    answers_one(widget).await
}

async fn answers_one(widget: &Widget) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await
}

/// To a result in which the seller is ahead.
pub async fn finishes(widget: &Widget) -> Outcome {
    widget.answers_to_the_end(|options| options.get(options.len() / 2)).await?;
    widget.shows("Next: ").await
}
