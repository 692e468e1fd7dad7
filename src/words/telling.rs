//! The texts of the result and of what is done with it; each field is the key of that name.

use super::Counted;
use super::shape::{Entries, Text, texts};
use crate::tree::Reader;

texts! {
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
        quiet: String,
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
        moved_on: Counted,
        moved_back: Counted,
        moved_not: String,
        standstill: String,
        others: String,
        draft: String,
        draft_hint: String,
        copy_draft: String,
    }

    /// Taking the result along.
    Take {
        title: String,
        copy: String,
        markdown: String,
        print: String,
        link: String,
        link_holds: String,
        link_name: String,
        link_words: String,
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
        brought_up_exact: String,
        brought_up_range: String,
        caption: String,
        was: String,
        would_be: String,
        same: String,
        untouched: String,
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
        so_far: String,
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

    /// What was taken out a moment ago.
    Removed {
        told: String,
        undo: String,
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
