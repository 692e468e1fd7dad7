//! The texts of those who agree on a purchase: people, what they differ on, and the page for management.

use super::plural::Counted;
use super::shape::{Entries, Text, texts};
use crate::tree::Reader;

texts! {
    /// Who takes part, and what they see differently.
    PlanPeople {
        open: String,
        lead: String,
        summary: String,
        nobody: String,
        named: Counted,
        uncovered: String,
        and: String,
        covered: String,
        undecided: Counted,
        overdue: Counted,
        people: String,
        role: String,
        does: String,
        duties: Entries,
        nothing: String,
        stance: String,
        stances: Entries,
        concern: String,
        new_person: String,
        add_person: String,
        remove: String,
        nameless: String,
        topics: String,
        topics_hint: String,
        topic: String,
        views: String,
        decides: String,
        decided: String,
        new_topic: String,
        add_topic: String,
        topicless: String,
        is_decided: String,
        is_open: String,
        is_open_undated: String,
        is_overdue: String,
        is_nobodys: String,
        private: String,
    }

    /// The page for management, and what only the buyer knows.
    PlanBrief {
        open: String,
        title: String,
        lead: String,
        known: String,
        known_hint: String,
        budget: String,
        delay: String,
        others: String,
        preference: String,
        objections: String,
        page: String,
        hints: Entries,
        headings: Entries,
        again: String,
        undecided: String,
        in_use: String,
        long: String,
        print: String,
        empty: String,
    }

    /// The plan as a table; other columns are named as on screen.
    PlanTable {
        save: String,
        number: String,
        stage: String,
        start: String,
        expected: String,
        spare: String,
    }
}
