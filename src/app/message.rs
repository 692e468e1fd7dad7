//! What can happen, as facts in the past tense.

use lockstep_journey::Sheet;
use lockstep_journey::deal::raw::File;

use super::config::Settings;
use super::keep::Picked;
use super::rest::Whole;
use super::shown::Other;
use super::source::{Beside, Travels};
use super::take::Take;
use crate::buyer::{Arrived, Kept};

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// An option was chosen, and nothing more: choosing never moves on.
    ChoseOption(String),
    /// A digit was pressed inside the option group; 0 is the first option.
    PressedDigit(usize),
    Continued,
    /// Enter on the heading, where browsers submit nothing by themselves.
    PressedEnter,
    WentBack,
    OpenedReview,
    ClosedReview,
    /// A question was picked to change its answer.
    PickedQuestion(String),
    /// Another deal was opened to look at, or left.
    OpenedOther(Other),
    LeftOther,
    /// A question was picked on the result, to try other answers to it.
    OpenedTrial(String),
    TriedOption {
        question: String,
        option: String,
    },
    UndidTrial,
    KeptTrial,
    DiscardedTrial,
    AskedForName,
    /// The deal's name, as far as it is typed.
    WroteName(String),
    /// Enter: the name is as it should be.
    Named,
    /// The field of the name was left for another.
    LeftName,
    /// Escape: the name stays as it was.
    GaveUpName,
    /// The customer's words beside an answer, as far as they are typed.
    WroteNote {
        question: String,
        text: String,
    },
    AskedToRestart,
    KeptAnswers,
    Restarted,
    /// The page called for an empty deal; focus stays where it is.
    WasReset,
    /// The page called for the assessment to begin.
    WasStarted,
    /// A way to take the result along was chosen.
    Took(Take),
    /// A text was copied; or it could be neither copied nor shared.
    CopyEnded {
        text: String,
        done: bool,
    },
    /// The browser has the file.
    FileHandedOver,
    /// The browser refused to keep the answers.
    KeepFailed,
    /// What is set aside was asked for as a file, or is to be told no more.
    TookAside,
    LeftAside,
    /// The page gave answers.
    WasGiven(Sheet),
    /// A state came in, from the page or in a link.
    WasGivenState {
        text: String,
        link: bool,
        beside: Beside,
    },
    /// What is to go into a link beside the answers was ticked, or not.
    Ticked(Travels),
    /// Another tab has written this deal.
    WasMerged(File),
    /// One of two values that copies of the deal have was picked.
    PickedValue {
        what: Picked,
        value: String,
    },
    /// The customer's plan came by link; none where it could not be read.
    PlanArrived(Option<Arrived>),
    /// Another tab has written these plans.
    MetPlans(Kept),
    TookPlan,
    LeftPlan,
    /// As a deal of its own, beside the one that has a plan.
    TookPlanBeside,
    OpenedPlan,
    /// The list of the deals that are kept.
    OpenedDeals,
    TookOffer,
    LeftOffer,
    SettingsChanged(Settings),
    /// The whole playbook is here.
    Completed(Whole),
}
