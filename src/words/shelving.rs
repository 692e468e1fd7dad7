//! The texts of the list of deals; each field is the key of that name.

use super::plural::Counted;
use super::shape::{Entries, Text, texts};
use crate::tree::Reader;

texts! {
    /// The deals that are kept, and files.
    Shelving {
        back: String,
        title: String,
        browser: String,
        tab: String,
        nowhere: String,
        fixed: String,
        empty: String,
        unnamed: String,
        standing: String,
        answered: Counted,
        last: String,
        close: String,
        current: String,
        open: String,
        rename: String,
        duplicate: String,
        delete: String,
        save: String,
        act_named: String,
        field: String,
        copy_of: String,
        new: String,
        search: String,
        some: String,
        nothing: String,
        others: Counted,
        files: String,
        files_hint: String,
        save_all: String,
        save_table: String,
        open_file: String,
        read: Counted,
        left_out: Counted,
        unkept: String,
        errors: Entries,
        choose: String,
        choose_hint: String,
        unmapped: String,
        no_stage: String,
        none_there: String,
        start: String,
        leave: String,
    }
}
