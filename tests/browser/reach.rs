//! The way to every screen, for the tests and pictures that look at all of them.

use crate::harness::{Outcome, Page, Widget};
use crate::shelving::Shelf;
use crate::telling::Told;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    FirstQuestion,
    NothingChosen,
    LaterQuestion,
    AnswersSoFar,
    AskedToRestart,
    PickedUp,
    /// A question with the fields for the deal's name and for the customer's words open.
    InWords,
    Result,
    ResultUnfolded,
    /// Opened, and nothing tried yet.
    WhatIfUntouched,
    WhatIf,
    Example,
    /// A question whose answer is too old, and what followed from the answers when they were given.
    AskedAgain,
    AsGiven,
    Told(Told),
    Shelf(Shelf),
}

impl Screen {
    /// In an order in which each can be reached from the one before.
    pub const ALL: [Self; 27] = [
        Self::FirstQuestion,
        Self::NothingChosen,
        Self::LaterQuestion,
        Self::AnswersSoFar,
        Self::AskedToRestart,
        Self::PickedUp,
        Self::InWords,
        Self::Result,
        Self::ResultUnfolded,
        Self::WhatIfUntouched,
        Self::WhatIf,
        Self::Example,
        Self::AskedAgain,
        Self::AsGiven,
        Self::Told(Told::SetAside),
        Self::Told(Told::Offered),
        Self::Told(Told::BrokenLink),
        Self::Told(Told::Conflict),
        Self::Told(Told::TakenAlong),
        Self::Told(Told::Unkept),
        Self::Shelf(Shelf::Empty),
        Self::Shelf(Shelf::Listed),
        Self::Shelf(Shelf::Naming),
        Self::Shelf(Shelf::Deleted),
        Self::Shelf(Shelf::Backup),
        Self::Shelf(Shelf::Refused),
        Self::Shelf(Shelf::Export),
    ];

    /// Only with the default playbook, and where the page does not name the deal.
    pub fn is_of_the_release(self) -> bool {
        let of_an_example = matches!(self, Self::Example | Self::AskedAgain | Self::AsGiven);
        of_an_example || matches!(self, Self::InWords | Self::Told(Told::TakenAlong))
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
            Self::InWords => "in-words",
            Self::Result => "result",
            Self::ResultUnfolded => "result-unfolded",
            Self::WhatIfUntouched => "what-if-untouched",
            Self::WhatIf => "what-if",
            Self::Example => "example",
            Self::AskedAgain => "asked-again",
            Self::AsGiven => "as-given",
            Self::Told(told) => told.name(),
            Self::Shelf(shelf) => shelf.name(),
        }
    }

    /// The nearest screen on the way to this one.
    fn after(self) -> Option<Self> {
        match self {
            Self::FirstQuestion => None,
            Self::AnswersSoFar | Self::PickedUp => Some(Self::LaterQuestion),
            Self::AskedToRestart => Some(Self::AnswersSoFar),
            Self::ResultUnfolded | Self::WhatIfUntouched => Some(Self::Result),
            Self::WhatIf => Some(Self::WhatIfUntouched),
            Self::AsGiven => Some(Self::AskedAgain),
            Self::Shelf(shelf) => shelf.after().map(Self::Shelf).or(Some(Self::FirstQuestion)),
            _ => Some(Self::FirstQuestion),
        }
    }

    /// From a page that was just opened.
    pub async fn is_reached(self, page: &Page) -> Outcome {
        let way: Vec<_> = std::iter::successors(Some(self), |screen| screen.after()).collect();
        for screen in way.into_iter().rev() {
            screen.comes_next(page).await.map_err(|why| format!("{}: {why}", screen.name()))?;
        }
        Ok(())
    }

    /// From the screen before it in either order.
    pub async fn comes_next(self, page: &Page) -> Outcome {
        let widget = page.widget().await?;
        match self {
            Self::FirstQuestion => Ok(()),
            Self::NothingChosen => {
                widget.presses("Continue").await?;
                widget.shows("Nothing is chosen yet").await
            }
            Self::LaterQuestion => {
                answers_one(&widget).await?;
                answers_one(&widget).await?;
                widget.chooses_id(&widget.options().await?[0]).await
            }
            Self::AnswersSoFar => {
                widget.presses("Answers so far").await?;
                widget.shows("Your answers so far").await
            }
            Self::AskedToRestart => {
                widget.presses("Start again").await?;
                widget.shows("Start again with no answers?").await
            }
            Self::PickedUp => {
                page.reloads().await?;
                page.widget().await?.shows("You left ").await
            }
            Self::InWords => {
                while !widget.has("Add a quote from the customer (optional)").await? {
                    answers_one(&widget).await?;
                }
                widget.presses("Add a quote from the customer (optional)").await?;
                widget.shows("characters left").await?;
                widget.presses("Name this deal").await?;
                widget.has_the_focus_on(".naming").await
            }
            Self::Result => finishes(&widget).await,
            Self::ResultUnfolded => {
                let unfold = "(root) => root.querySelectorAll('details').forEach((part) => { part.open = true })";
                widget.evaluates(unfold).await.map(drop)
            }
            Self::WhatIfUntouched => {
                widget.presses("Change answers").await?;
                widget.presses("What if: ").await?;
                widget.shows("So far nothing is changed.").await
            }
            Self::WhatIf => {
                widget.chooses_id(widget.options().await?.last().ok_or("no option is on screen")?).await?;
                widget.shows("Would be").await
            }
            Self::Example => {
                widget.restarts().await?;
                widget.presses("See an example").await?;
                widget.shows("An example.").await
            }
            Self::AskedAgain => {
                widget.restarts().await?;
                finishes(&widget).await?;
                ages(page).await?;
                page.widget().await?.shows("Is it still so?").await
            }
            Self::AsGiven => {
                widget.presses("See the result from then").await?;
                widget.shows("The result from ").await
            }
            Self::Told(told) => told.comes_next(page).await,
            Self::Shelf(shelf) => shelf.comes_next(page).await,
        }
    }
}

/// Shows every screen to `look`, one after another, from a page that was just opened.
pub async fn tours(page: &Page, mut look: impl AsyncFnMut(Screen) -> Outcome) -> Outcome {
    for screen in Screen::ALL {
        screen.comes_next(page).await.map_err(|why| format!("{}: {why}", screen.name()))?;
        look(screen).await.map_err(|why| format!("{}: {why}", screen.name()))?;
    }
    Ok(())
}

/// Opens the page years after everything that is kept was answered.
pub async fn ages(page: &Page) -> Outcome {
    let age = "for (const [key, kept] of Object.entries(localStorage)) if (key.startsWith('lockstep:1:')) \
        localStorage[key] = kept.replace(/\"on\":\"[0-9-]+\"/g, '\"on\":\"2020-05-04\"')";
    page.evaluates(age, Vec::new()).await?;
    page.reloads().await
}

async fn answers_one(widget: &Widget) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await
}

/// To a result in which the seller is ahead, at once: how one answers has tests of its own.
pub async fn finishes(widget: &Widget) -> Outcome {
    widget.plays_the_middle().await?;
    widget.shows("Next: ").await?;
    // Where the next press gave it to a button before, it would be taken from there.
    widget.has_the_focus_on_its_heading().await
}
