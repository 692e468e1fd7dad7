//! The texts around the questions and the answers so far; each field is the key of that name.

use super::Counted;
use super::shape::{Text, texts};
use crate::tree::Reader;

texts! {
    /// Quotation marks.
    Quotes {
        open: String,
        close: String,
    }

    /// How well a fact is known, in a word or two.
    Grades {
        documented: String,
        stated: String,
        assumed: String,
        unknown: String,
        absent: String,
        unasked: String,
        inferred: String,
    }

    /// The lines above the first question.
    Intro {
        lead: String,
        facts: Counted,
        span: String,
        privacy: String,
        resumed: String,
        resumed_undated: String,
        a_deal: String,
        named: String,
        go_on: String,
    }

    /// How far along the answers are.
    Progress {
        range: String,
        exact: String,
        last: String,
        complete: String,
        answers: String,
        deals: String,
    }

    /// The question screen.
    Question {
        back: String,
        why: String,
        grade: String,
        grades: String,
        proceed: String,
        keys: String,
        again: String,
        error_title: String,
        error_link: String,
        error_field: String,
        wait: String,
    }

    /// The answers so far.
    Review {
        title: String,
        hint: String,
        change: String,
        change_named: String,
        next: String,
        back_to_question: String,
        back_to_result: String,
        other: String,
        open_plan: String,
    }

    /// What the reader calls the deal.
    Naming {
        ask: String,
        rename: String,
        field: String,
        placeholder: String,
    }

    /// The customer's words beside an answer.
    Notes {
        add: String,
        said: String,
        field: String,
        hint: String,
        left: String,
    }

    /// Starting again.
    Restart {
        button: String,
        ask: String,
        yes: String,
        no: String,
    }

    /// Where answers are kept, and what could not be read there.
    Keeping {
        local: String,
        session: String,
        none: String,
        file: String,
        aside: String,
        aside_file: String,
        aside_leave: String,
        unkept: String,
    }

    /// Other answers that the page has for the deal.
    Offer {
        told: String,
        take: String,
        leave: String,
        link: String,
        damaged: Counted,
        unreadable: String,
        newer: String,
        other_playbook: String,
        own: String,
        take_own: String,
        leave_own: String,
        unknown: Counted,
    }

    /// What two copies of a deal say differently.
    Disputed {
        told: String,
        name: String,
        stage: String,
        note: String,
    }
}
