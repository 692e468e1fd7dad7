//! The texts of the result and of what is done with it; each field is the key of that name.

use super::Counted;
use super::shape::{Text, texts};

texts! {
    super::asking::END;

    /// The result screen.
    result: Outcome {
        deciding: Text,
        deciding_already: Text,
        skipped: Text,
        not_known: Text,
        done: Text,
        refused: Text,
        chose_another: Text,
        ahead: Counted,
        ahead_of_decision: Counted,
        in_step: Text,
        behind: Counted,
        selling: Text,
        quiet: Text,
        reopened: Text,
        change_answers: Text,
        next: Text,
        serves: Text,
        done_when: Text,
        again: Counted,
        send: Text,
        read: Text,
        open: Text,
        because: Text,
        answered: Text,
        ask: Text,
        find_out: Text,
        ask_more: Counted,
        ask_inferred: Text,
        causes: Text,
        was_in_the_way: Text,
        no_causes: Text,
        explain: Text,
        helps: Text,
        avoid: Text,
        belief: Counted,
        belief_none: Text,
        gap_cost: Text,
        source: Text,
        stages: Text,
        moves: Text,
        move_to: Text,
        move_done: Text,
        move_gap: Counted,
        move_in_step: Text,
        move_with: Text,
        moved_on: Counted,
        moved_back: Counted,
        moved_not: Text,
        standstill: Text,
        placed: Text,
        then: Text,
        as_given: Text,
        as_given_note: Text,
        others: Text,
        draft: Text,
        draft_hint: Text,
        copy_draft: Text,
    }

    /// Taking the result along.
    take: Take {
        title: Text,
        copy: Text,
        markdown: Text,
        print: Text,
        link: Text,
        link_holds: Text,
        link_name: Text,
        link_words: Text,
        share: Text,
        download: Text,
        holds: Text,
        copied: Text,
        saved: Text,
        refused: Text,
        by_hand: Text,
    }

    /// How sure the placement is.
    confidence: ConfidenceLevels {
        low: Text,
        medium: Text,
        high: Text,
    }

    /// What the confidence rests on.
    confidence_why: ConfidenceReasons {
        nothing_known: Text,
        mostly_belief: Text,
        some_belief: Text,
        one_voice: Text,
        well_founded: Text,
    }

    /// What if.
    trial: Trying {
        button: Text,
        button_named: Text,
        title: Text,
        hint: Text,
        brought_up: Text,
        brought_up_exact: Text,
        brought_up_range: Text,
        caption: Text,
        was: Text,
        would_be: Text,
        same: Text,
        untouched: Text,
        open: Text,
        own: Text,
        customer: Text,
        distance: Text,
        verdict: Text,
        action: Text,
        told: Text,
        told_same: Text,
        told_question: Text,
        undo: Text,
        keep: Text,
        discard: Text,
        if_so: Text,
        so_far: Text,
        not_kept: Text,
    }

    /// The journey map and its text twin.
    map: Map {
        label: Text,
        customer: Text,
        by_evidence: Text,
        hoped: Text,
        you: Text,
        selling: Text,
        both: Text,
        done: Text,
        twin_customer: Text,
        twin_hoped: Text,
        twin_you: Text,
        twin_was: Text,
        was: Text,
        twin_done: Text,
    }

    /// The state of a stage.
    states: States {
        settled: Text,
        open: Text,
        skipped: Text,
        not_asked: Text,
        reopened: Text,
    }

    /// What was taken out a moment ago.
    removed: Removed {
        told: Text,
        undo: Text,
    }

    /// The summary to take along.
    summary: Summary {
        title: Text,
        this_deal: Text,
        answers: Text,
        notes: Text,
        made: Text,
        answered: Text,
    }

    /// The customer's plan in the seller's assessment.
    plan_source: PlanSource {
        came: Text,
        called: Text,
        would_answer: Text,
        take: Text,
        replaces: Text,
        save: Text,
        take_beside: Text,
        here: Text,
        answers: Text,
        ahead: Text,
        nothing_yet: Text,
        nothing_here: Text,
        merged: Text,
        changed: Counted,
        own: Text,
        open: Text,
        unreadable: Text,
        back: Text,
        named: Text,
        nameless: Text,
        ours: Text,
        unknown: Text,
        copy: Text,
    }
}
