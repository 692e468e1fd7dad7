//! The way through the list of deals, for the tests and pictures that look at every screen.

use crate::harness::{Outcome, Page, Widget};
use crate::reach::finishes;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    Empty,
    /// A finished deal, one that was begun, and one without a name.
    Listed,
    Naming,
    /// Deleted, and to be brought back.
    Deleted,
    /// Read from a backup that is damaged in part.
    Backup,
    /// A table that is none of deals.
    Refused,
    /// The deals of a CRM, to choose from.
    Export,
}

impl Shelf {
    /// Each follows the one before.
    pub const ALL: [Self; 7] =
        [Self::Empty, Self::Listed, Self::Naming, Self::Deleted, Self::Backup, Self::Refused, Self::Export];

    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "deals-none",
            Self::Listed => "deals",
            Self::Naming => "deals-naming",
            Self::Deleted => "deals-deleted",
            Self::Backup => "deals-backup",
            Self::Refused => "deals-refused",
            Self::Export => "deals-export",
        }
    }

    /// Without anything that is typed, told or opened there.
    pub fn is_the_list_alone(self) -> bool {
        matches!(self, Self::Empty | Self::Listed)
    }

    /// The one that it follows.
    pub fn after(self) -> Option<Self> {
        Self::ALL.into_iter().rev().skip_while(|step| *step != self).nth(1)
    }

    /// From the one before, the first from any screen of the assessment.
    pub async fn comes_next(self, page: &Page) -> Outcome {
        let widget = page.widget().await?;
        match self {
            Self::Empty => {
                page.evaluates("localStorage.clear()", Vec::new()).await?;
                page.reloads().await?;
                page.widget().await?.presses("Your deals").await?;
                page.widget().await?.shows("No deal is here yet.").await
            }
            Self::Listed => {
                widget.presses("Back to the deal").await?;
                widget.shows("Continue").await?;
                finishes(&widget).await?;
                named(&widget, "Halden Dairy, planning tool").await?;
                widget.presses("New deal").await?;
                widget.shows("Continue").await?;
                answers_one(&widget).await?;
                answers_one(&widget).await?;
                named(&widget, "Municipal utilities of the northern districts: metering, billing and the portal")
                    .await?;
                widget.presses("New deal").await?;
                widget.shows("Continue").await?;
                answers_one(&widget).await?;
                widget.presses("Your deals").await?;
                widget.shows("A deal without a name").await
            }
            Self::Naming => {
                widget.presses("Rename").await?;
                widget.evaluates("(root) => root.querySelector('.shelf .naming').matches(':focus')").await.map(drop)
            }
            Self::Deleted => {
                widget.evaluates("(root) => root.activeElement?.blur()").await?;
                widget.presses("Delete").await?;
                widget.shows("Undo").await
            }
            Self::Backup => {
                widget.presses("Undo").await?;
                let deals = "Object.entries(localStorage).filter(([key]) => key.startsWith('lockstep:1:')) \
                     .flatMap(([, text]) => JSON.parse(text).deals)";
                let file = format!(
                    "JSON.stringify({{ lockstep: 'backup', version: 1, deals: [{{ id: 'broken' }}, ...{deals}] }})"
                );
                gives(&widget, "backup.json", &file).await?;
                widget.shows("Damaged and left out").await
            }
            Self::Refused => {
                let columns = widget.writes("Product,Region,Sales person");
                gives(&widget, "table.csv", &format!("'{columns}\\n1,2,3'")).await?;
                widget.shows("No columns for").await
            }
            Self::Export => {
                gives(&widget, "report.csv", &format!("{:?}", export(&widget))).await?;
                widget.shows("Which deal do you want to look at?").await
            }
        }
    }
}

/// As a report has it: long and short, with stages that are known and one that is not.
fn export(widget: &Widget) -> String {
    let mut rows = "Opportunity Name,Stage,Account Name,Close Date\n".to_owned();
    let customers = ["Halden Dairy", "Vossberg Tools", "Northern districts", "Ostwald Clinics"];
    let matters = ["planning tool", "second site", "renewal and extension to all eleven branches"];
    let stages = ["Negotiation/Review", "Qualification", "Legal & security", ""];
    let deals =
        matters.iter().flat_map(|matter| customers.iter().zip(stages).map(move |(who, stage)| (who, matter, stage)));
    for (at, (who, matter, stage)) in deals.enumerate() {
        let (who, name) = (widget.writes(who), widget.writes(&format!("{who}: {matter}")));
        rows += &format!("{name},{},{who},2026-{:02}-28\n", widget.writes(stage), at + 1);
    }
    rows
}

/// Puts a file into the field that opens one; `content` is an expression.
pub async fn gives(widget: &Widget, name: &str, content: &str) -> Outcome {
    widget.shows("Files").await?;
    let give = format!(
        "(root) => {{ const input = root.querySelector('.pick input'); const held = new DataTransfer(); \
         held.items.add(new File([{content}], '{name}')); input.files = held.files; \
         input.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }})); }}"
    );
    widget.evaluates(&give).await.map(drop)
}

/// The deal on screen gets this name in the list, which stays on screen.
async fn named(widget: &Widget, name: &str) -> Outcome {
    widget.presses("Your deals").await?;
    widget.presses("Rename").await?;
    widget.fills("Name of the deal", &widget.writes(name)).await?;
    widget.evaluates("(root) => root.activeElement.blur()").await.map(drop)
}

async fn answers_one(widget: &Widget) -> Outcome {
    let question = widget.question().await?.ok_or("no question is on screen")?;
    widget.answers(&question, &widget.options().await?[0]).await?;
    widget.leaves(&question).await
}
