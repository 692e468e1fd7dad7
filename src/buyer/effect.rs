//! What the plan's app asks of the world; `host` carries it out after the screen is drawn.

use crate::tree::Tree;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Focus(Spot),
    /// Keep both sides as they are now.
    Keep,
    /// Make a link to this, and say what it is.
    Pack(Tree),
    /// Hand a file to the browser.
    Save {
        name: String,
        kind: &'static str,
        text: FileText,
    },
    Copy(String),
    Print,
    /// Hand over what could not be read, as a file.
    SaveAside,
    /// Take it away from where it was.
    LeaveAside,
    /// Back to the assessment.
    Leave,
    /// Tell the page how many jobs there are and how many are done.
    Tell {
        jobs: usize,
        done: usize,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum FileText {
    Json(Tree),
    Plain(String),
}

/// Where focus goes, always after an act of the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    Heading,
    /// The button that opens the details of a job, a person or a topic, by the name of its row.
    Row(String),
    /// A field by its id.
    Field(&'static str),
    /// The name of a job that was just added.
    NewJob(String),
    /// The first button of a proposal, counted from 0 through all that wait.
    Proposal(usize),
    /// The first of what leads on below the table.
    Acts,
    Link,
    Stop,
    Errors,
    Trial,
    /// What was just said above the screen.
    News,
    /// What is said of a plan that came, and waits for a word.
    Arrived,
}
