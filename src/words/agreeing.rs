//! The texts of those who agree on a purchase: people, what they differ on, and the page for management.

use super::Counted;
use super::shape::{Entries, Text, texts};

texts! {
    super::planning::END;

    /// Who takes part, and what they see differently.
    plan_people: PlanPeople {
        open: Text,
        lead: Text,
        theirs_lead: Text,
        summary: Text,
        nobody: Text,
        named: Counted,
        uncovered: Text,
        and: Text,
        covered: Text,
        undecided: Counted,
        overdue: Counted,
        people: Text,
        role: Text,
        does: Text,
        duties: Entries,
        nothing: Text,
        stance: Text,
        stances: Entries,
        concern: Text,
        new_person: Text,
        add_person: Text,
        remove: Text,
        nameless: Text,
        topics: Text,
        theirs_topics: Text,
        topics_hint: Text,
        topic: Text,
        views: Text,
        decides: Text,
        decided: Text,
        new_topic: Text,
        theirs_new_topic: Text,
        add_topic: Text,
        topicless: Text,
        is_decided: Text,
        is_open: Text,
        is_open_undated: Text,
        is_overdue: Text,
        is_nobodys: Text,
        private: Text,
    }

    /// The page for management, and what only the buyer knows.
    plan_brief: PlanBrief {
        open: Text,
        title: Text,
        lead: Text,
        known: Text,
        known_hint: Text,
        budget: Text,
        delay: Text,
        others: Text,
        preference: Text,
        objections: Text,
        page: Text,
        hints: Entries,
        headings: Entries,
        again: Text,
        undecided: Text,
        in_use: Text,
        long: Text,
        print: Text,
        empty: Text,
    }

    /// The plan as a table; other columns are named as on screen.
    plan_table: PlanTable {
        save: Text,
        number: Text,
        stage: Text,
        start: Text,
        expected: Text,
        spare: Text,
    }
}
