//! What can happen to the deals that are kept, as facts in the past tense.

use lockstep_journey::deal::raw::File;

use super::files::Came;
use crate::app::Settings;

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    Opened(String),
    OpenedNew,
    AskedToRename(String),
    /// The name as far as it is typed.
    WroteName(String),
    /// Enter: the name is as it should be.
    Named,
    /// The field was left for another.
    LeftName,
    /// Escape: the name stays as it was.
    GaveUpName,
    Duplicated(String),
    Deleted(String),
    Undid,
    /// What is looked for in the names, as far as it is typed.
    Searched(String),
    /// Back to the deal that was on screen.
    Left,
    SavedOne(String),
    SavedAll,
    SavedTable,
    /// A file was chosen.
    Came(Came),
    /// A deal of an export was chosen, by its place there.
    Chose(usize),
    LeftExport,
    /// Another tab has written a deal.
    Heard(File),
    /// Another tab has taken a deal out.
    Lost(String),
    KeepFailed,
    SettingsChanged(Settings),
}
