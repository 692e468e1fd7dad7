//! The shape of a locale file, one struct a screen; each key of the file is the field of that name.

use std::collections::BTreeMap;

use super::{Category, Counted};
use crate::tree::Reader;

/// A whole locale file.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Small numbers as words, from 0.
    pub numbers: Vec<String>,
    /// The plural category of each number from 0, by the browser; numbers beyond are `other`.
    pub plurals: Vec<Category>,
    pub grades: Grades,
    pub intro: Intro,
    pub progress: Progress,
    pub question: Question,
    pub review: Review,
    pub result: Outcome,
    pub take: Take,
    pub trial: Trying,
    pub example: Example,
    pub name: Naming,
    pub notes: Notes,
    pub restart: Restart,
    pub offer: Offer,
    pub map: Map,
    pub summary: Summary,
}

impl Words {
    pub fn read(node: &Reader) -> Words {
        Words {
            lang: node.text("lang"),
            dir: node.text("dir"),
            numbers: node.texts("numbers"),
            plurals: node.list("plurals", |node| Category::named(&node.as_text())),
            grades: node.at("grades", Grades::read),
            intro: node.at("intro", Intro::read),
            progress: node.at("progress", Progress::read),
            question: node.at("question", Question::read),
            review: node.at("review", Review::read),
            result: node.at("result", Outcome::read),
            take: node.at("take", Take::read),
            trial: node.at("trial", Trying::read),
            example: node.at("example", Example::read),
            name: node.at("name", Naming::read),
            notes: node.at("notes", Notes::read),
            restart: node.at("restart", Restart::read),
            offer: node.at("offer", Offer::read),
            map: node.at("map", Map::read),
            summary: node.at("summary", Summary::read),
        }
    }
}

/// Declares the structs, and how each is read.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ident,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $(pub $field: $kind,)+ }

        impl $name {
            fn read(node: &Reader) -> $name {
                $name { $($field: node.at(stringify!($field), $kind::read),)+ }
            }
        }
    )+};
}

trait Text {
    fn read(node: &Reader) -> Self;
}

impl Text for String {
    fn read(node: &Reader) -> String {
        node.as_text()
    }
}

/// Ids and texts.
type Entries = BTreeMap<String, String>;

impl Text for Entries {
    fn read(node: &Reader) -> Entries {
        node.entries(|node| node.as_text())
    }
}

texts! {
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
        facts: String,
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
    }

    /// The question screen.
    Question {
        back: String,
        why: String,
        grade: String,
        proceed: String,
        keys: String,
        error_title: String,
        error_link: String,
        error_field: String,
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
    }

    /// The result screen.
    Outcome {
        deciding: String,
        deciding_already: String,
        done: String,
        refused: String,
        chose_another: String,
        ahead: Counted,
        in_step: String,
        behind: Counted,
        selling: String,
        reopened: String,
        change_answers: String,
        next: String,
        serves: String,
        done_when: String,
        again: Counted,
        send: String,
        open: String,
        because: String,
        answered: String,
        ask: String,
        find_out: String,
        ask_more: Counted,
        ask_inferred: String,
        causes: String,
        no_causes: String,
        explain: String,
        helps: String,
        avoid: String,
        confidence: ConfidenceLevels,
        confidence_why: ConfidenceReasons,
        belief: Counted,
        belief_none: String,
        gap_cost: String,
        source: String,
        stages: String,
        moves: String,
        move_to: String,
        move_done: String,
        move_gap: Counted,
        move_in_step: String,
        move_with: String,
        others: String,
        draft: String,
        draft_hint: String,
        copy_draft: String,
        unkept: String,
    }

    /// Taking the result along.
    Take {
        title: String,
        copy: String,
        markdown: String,
        print: String,
        share: String,
        download: String,
        holds: String,
        copied: String,
        saved: String,
        refused: String,
        by_hand: String,
    }

    /// How sure the placement is.
    ConfidenceLevels {
        low: String,
        medium: String,
        high: String,
    }

    /// What the confidence rests on.
    ConfidenceReasons {
        nothing_known: String,
        mostly_belief: String,
        some_belief: String,
        one_voice: String,
        well_founded: String,
    }

    /// What if.
    Trying {
        button: String,
        button_named: String,
        title: String,
        hint: String,
        brought_up: String,
        caption: String,
        was: String,
        would_be: String,
        same: String,
        open: String,
        own: String,
        customer: String,
        distance: String,
        verdict: String,
        action: String,
        told: String,
        told_same: String,
        told_question: String,
        undo: String,
        keep: String,
        discard: String,
        if_so: String,
        not_kept: String,
    }

    /// The finished assessment of a made-up deal.
    Example {
        open: String,
        title: String,
        note: String,
        leave: String,
        deal: String,
        answers: Entries,
        notes: Entries,
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

    /// Other answers that the page has for the deal.
    Offer {
        told: String,
        take: String,
        leave: String,
    }

    /// The journey map and its text twin.
    Map {
        label: String,
        customer: String,
        by_evidence: String,
        hoped: String,
        you: String,
        selling: String,
        both: String,
        done: String,
        twin_customer: String,
        twin_hoped: String,
        twin_you: String,
        twin_was: String,
        was: String,
        twin_done: String,
        states: States,
    }

    /// The state of a stage.
    States {
        settled: String,
        open: String,
        skipped: String,
        not_asked: String,
        reopened: String,
    }

    /// The summary to take along.
    Summary {
        title: String,
        this_deal: String,
        answers: String,
        notes: String,
        made: String,
    }
}
