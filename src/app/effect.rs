//! What the app asks of the world; `host` carries it out after the screen is drawn.

use super::source::Beside;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Focus(Spot),
    /// Keep the deal as it is now.
    Keep,
    /// Write the deal as it is kept, which another tab has changed.
    Write,
    /// Keep the customer's plan.
    KeepPlan,
    /// Show the customer's plan in the place of the assessment.
    OpenPlan,
    /// Show the list of deals in the place of the assessment.
    OpenDeals,
    /// Go on with another deal in the place of the one on screen, which is kept, unless it is dropped.
    Turn {
        id: String,
        drops: bool,
    },
    /// Keep the deal, which is empty now.
    Forget,
    /// Put what the browser had kept, and nobody can read, under another key.
    SetAside,
    /// Hand what is set aside to the browser, as a file.
    SaveAside,
    /// What is set aside need not be where it was, too.
    LeaveAside,
    /// Put a text on the clipboard, and where the same is given as HTML, both.
    Copy {
        /// As `lockstep-share` names it.
        kind: &'static str,
        text: String,
        html: Option<String>,
    },
    /// Put a link that carries this state, and what travels beside it, on the clipboard.
    CopyLink {
        state: String,
        beside: Beside,
    },
    /// Print the widget alone.
    Print,
    /// Hand the deal as it is now to the browser, as a file.
    Download,
    /// Hand a text to whatever the device offers.
    Share {
        title: String,
        text: String,
    },
    /// Get the rest of the playbook: somebody waits for it.
    GetRest,
    /// Tell the page.
    Tell(Event),
}

/// Where focus goes, always after an act of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    Heading,
    Errors,
    /// An option of the question on screen, 0 is the first.
    Option(usize),
    /// The question whose answers are tried out.
    Trial,
    /// The deal's name, or its field.
    Name,
    /// The button that asks for a restart.
    Restart,
    /// The question whether to restart.
    RestartAsk,
    /// The text to copy by hand.
    ByHand,
    /// What is said of a plan that came.
    Plan,
}

/// A page-facing event, without its `lockstep-` prefix.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    Ready,
    /// The first answer was given.
    Start,
    Answer {
        question: String,
        option: String,
        complete: bool,
    },
    Change,
    Result,
}
