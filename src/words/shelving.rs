//! The texts of the list of deals; each field is the key of that name.

use super::Counted;
use super::shape::{Entries, Text, texts};

texts! {
    super::agreeing::END;

    /// The deals that are kept, and files.
    shelf: Shelving {
        back: Text,
        title: Text,
        browser: Text,
        tab: Text,
        nowhere: Text,
        fixed: Text,
        empty: Text,
        unnamed: Text,
        standing: Text,
        stood: Text,
        answered: Counted,
        last: Text,
        aged: Text,
        close: Text,
        current: Text,
        open: Text,
        rename: Text,
        duplicate: Text,
        delete: Text,
        save: Text,
        act_named: Text,
        field: Text,
        copy_of: Text,
        copy_unnamed: Text,
        new_deal: Text,
        search: Text,
        some: Text,
        found: Counted,
        nothing: Text,
        others: Counted,
        files: Text,
        files_hint: Text,
        save_all: Text,
        save_table: Text,
        open_file: Text,
        read: Counted,
        left_out: Counted,
        unkept: Text,
        errors: Entries,
        choose: Text,
        choose_hint: Text,
        unmapped: Text,
        no_stage: Text,
        none_there: Text,
        start: Text,
        leave: Text,
    }
}
