//! The texts around the questions and the answers so far; each field is the key of that name.

use super::Counted;
use super::shape::{Entries, Text, texts};

texts! {
    0;

    /// Quotation marks.
    quotes: Quotes {
        open: Text,
        close: Text,
    }

    /// How well a fact is known, in a word or two.
    grades: Grades {
        documented: Text,
        stated: Text,
        assumed: Text,
        unknown: Text,
        absent: Text,
        unasked: Text,
        inferred: Text,
    }

    /// The lines above the first question.
    intro: Intro {
        lead: Text,
        facts: Counted,
        span: Text,
        privacy: Text,
        resumed: Text,
        resumed_undated: Text,
        a_deal: Text,
        named: Text,
        go_on: Text,
    }

    /// How far along the answers are.
    progress: Progress {
        range: Text,
        exact: Text,
        last: Text,
        complete: Text,
        answers: Text,
        deals: Text,
    }

    /// The question screen.
    question: Question {
        back: Text,
        why: Text,
        grade: Text,
        grades: Text,
        proceed: Text,
        keys: Text,
        again: Text,
        error_title: Text,
        error_link: Text,
        error_field: Text,
        wait: Text,
    }

    /// The answers so far.
    review: Review {
        title: Text,
        hint: Text,
        change: Text,
        change_named: Text,
        next: Text,
        back_to_question: Text,
        back_to_result: Text,
        other: Text,
        open_plan: Text,
    }

    /// What the reader calls the deal.
    name: Naming {
        ask: Text,
        rename: Text,
        field: Text,
        placeholder: Text,
    }

    /// The customer's words beside an answer.
    notes: Notes {
        add: Text,
        said: Text,
        field: Text,
        hint: Text,
        left: Text,
    }

    /// Starting again.
    restart: Restart {
        button: Text,
        ask: Text,
        with_plan: Text,
        yes: Text,
        no: Text,
    }

    /// Where answers are kept, and what could not be read there.
    keeping: Keeping {
        local: Text,
        session: Text,
        none: Text,
        file: Text,
        aside: Text,
        aside_file: Text,
        aside_leave: Text,
        unkept: Text,
    }

    /// Other answers that the page has for the deal.
    offer: Offer {
        told: Text,
        take: Text,
        take_only: Text,
        leave: Text,
        link: Text,
        named: Text,
        kept: Text,
        damaged: Counted,
        unreadable: Text,
        newer: Text,
        other_playbook: Text,
        own: Text,
        take_own: Text,
        leave_own: Text,
        unknown: Counted,
    }

    /// What two copies of a deal say differently.
    conflict: Disputed {
        told: Text,
        name: Text,
        stage: Text,
        note: Text,
    }

    /// The finished assessment of a made-up deal.
    example: Example {
        open: Text,
        title: Text,
        note: Text,
        leave: Text,
        deal: Text,
        answers: Entries,
        notes: Entries,
    }
}
