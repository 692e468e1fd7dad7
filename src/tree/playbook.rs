//! The playbook file, read from a tree. What it means is checked by the engine.

use lockstep_journey::playbook::raw::*;
use lockstep_journey::vocabulary::{CauseId, Grade, JobCondition, Kind, Paragraph, Signal, Verdict};

use super::Reader;

pub fn read_playbook(node: &Reader) -> Playbook {
    Playbook {
        schema_url: node.maybe_text("$schema"),
        schema: node.number("schema") as u32,
        id: node.text("id"),
        version: node.text("version"),
        lang: node.text("lang"),
        title: node.text("title"),
        stages: node.list("stages", stage),
        questions: node.list("questions", question),
        kinds: node.list("kinds", |node| KindNote { id: node.at("id", known), note: node.text("note") }),
        verdicts: node.list("verdicts", verdict),
        causes: node.list("causes", cause),
        actions: node.list("actions", action),
        contents: node.list("contents", content),
        jobs: node.list("jobs", job),
        stage_maps: node.list("stageMaps", stage_map),
        sources: node.list("sources", source),
        gap_cost: node.maybe("gapCost", |node| GapCost {
            low: node.number("low") as u8,
            high: node.number("high") as u8,
            source: node.text("source"),
        }),
    }
}

fn stage(node: &Reader) -> Stage {
    Stage {
        id: node.text("id"),
        short: node.text("short"),
        title: node.text("title"),
        deciding: node.text("deciding"),
        selling: node.text("selling"),
        buyer: node.at("buyer", |node| BuyerStage { title: node.text("title"), question: node.text("question") }),
        verifiers: node.list("verifiers", verifier),
    }
}

fn verifier(node: &Reader) -> Verifier {
    Verifier {
        id: node.text("id"),
        required: node.flag("required"),
        text: node.text("text"),
        missing: node.text("missing"),
        ask: node.text("ask"),
        cause: node.maybe("cause", known),
    }
}

fn question(node: &Reader) -> Question {
    Question {
        id: node.text("id"),
        stage: node.maybe_text("stage"),
        topic: node.maybe_text("topic"),
        text: node.text("text"),
        hint: node.maybe_text("hint"),
        why: node.maybe_text("why"),
        label: node.text("label"),
        options: node.list("options", choice),
        next: node.list("next", |node| Next { when: node.maybe("when", condition), to: node.text("to") }),
        ages: node.has("ages").then(|| node.number("ages") as u32),
    }
}

fn choice(node: &Reader) -> Choice {
    Choice {
        id: node.text("id"),
        text: node.text("text"),
        verifiers: node.map("verifiers", known),
        signals: node.list("signals", known),
        reopen: node.texts("reopen"),
        kind: node.maybe("kind", known),
        presumes: node.maybe_text("presumes"),
        recap: node.maybe_text("recap"),
    }
}

fn condition(node: &Reader) -> Condition {
    let nested = |key| node.list(key, condition);
    if node.has("chosen") {
        node.at("chosen", |node| Condition::Chosen { question: node.text("question"), options: node.texts("options") })
    } else if node.has("gradeAtLeast") {
        node.at("gradeAtLeast", |node| Condition::GradeAtLeast {
            verifier: node.text("verifier"),
            grade: node.at("grade", known),
        })
    } else if node.has("stageBefore") {
        Condition::StageBefore(node.text("stageBefore"))
    } else if node.has("gapAtLeast") {
        Condition::GapAtLeast(node.number("gapAtLeast") as i8)
    } else if node.has("signal") {
        Condition::Signal(node.at("signal", known))
    } else if node.has("presumed") {
        Condition::Presumed(node.texts("presumed"))
    } else if node.has("any") {
        Condition::Any(nested("any"))
    } else if node.has("not") {
        Condition::Not(Box::new(node.at("not", condition)))
    } else {
        if !node.has("all") {
            node.wants("a condition that is known here");
        }
        Condition::All(nested("all"))
    }
}

fn verdict(node: &Reader) -> VerdictText {
    VerdictText { id: node.at("id", known), title: node.text("title"), meaning: node.text("meaning") }
}

fn cause(node: &Reader) -> Cause {
    Cause {
        id: node.at("id", known),
        title: node.text("title"),
        text: node.text("text"),
        remedy: node.text("remedy"),
        sources: node.texts("sources"),
    }
}

fn action(node: &Reader) -> Action {
    Action {
        id: node.text("id"),
        fits: node.maybe("for", fits).unwrap_or_default(),
        when: node.maybe("when", condition),
        unfit: node.list("unfit", known),
        title: node.text("title"),
        serves: node.text("serves"),
        why: node.text("why"),
        steps: node.texts("steps"),
        say: node.texts("say"),
        content: node.maybe_text("content"),
        done_when: node.text("doneWhen"),
        again_in: node.number("againIn") as u16,
        avoid: node.at("avoid", |node| Avoid { tactic: node.text("tactic"), why: node.text("why") }),
        message: node.maybe("message", |node| Message { opening: node.text("opening"), closing: node.text("closing") }),
        sources: node.texts("sources"),
    }
}

fn fits(node: &Reader) -> Fits {
    Fits {
        verdicts: node.list("verdicts", known),
        stages: node.texts("stages"),
        causes: node.list("causes", known),
        grades: node.list("grades", known),
        kinds: node.list("kinds", known),
    }
}

fn content(node: &Reader) -> Content {
    Content {
        id: node.text("id"),
        title: node.text("title"),
        purpose: node.text("purpose"),
        for_seller: node.flag("forSeller"),
        sections: node.list("sections", |node| Section {
            heading: node.text("heading"),
            text: node.maybe_text("text"),
            points: node.texts("points"),
        }),
        sources: node.texts("sources"),
    }
}

fn job(node: &Reader) -> Job {
    Job {
        id: node.text("id"),
        stage: node.text("stage"),
        text: node.text("text"),
        done_when: node.text("doneWhen"),
        full_days: node.number("fullDays") as u16,
        small_days: node.has("smallDays").then(|| node.number("smallDays") as u16),
        core: node.flag("core"),
        after: node.texts("after"),
        owner: node.text("owner"),
        only_if: node.maybe("onlyIf", known),
        brief: node.maybe("brief", known),
        answers: node.maybe("answers", |node| JobAnswer {
            question: node.text("question"),
            assumed: node.text("assumed"),
            stated: node.text("stated"),
            documented: node.text("documented"),
        }),
    }
}

fn stage_map(node: &Reader) -> StageMap {
    StageMap { id: node.text("id"), title: node.text("title"), stages: node.map("stages", |node| node.as_text()) }
}

fn source(node: &Reader) -> Source {
    Source {
        id: node.text("id"),
        author: node.text("author"),
        title: node.text("title"),
        year: node.has("year").then(|| node.number("year") as u16),
        note: node.maybe_text("note"),
    }
}

/// A word of a closed vocabulary.
trait Word: Copy + 'static {
    const ALL: &'static [Self];
    /// Takes the place of an unknown word, which is noted: nothing that was read in such a way is used.
    const STAND_IN: Self;

    fn id(self) -> &'static str;
}

macro_rules! word {
    ($($name:ident = $stand_in:ident),+ $(,)?) => {$(
        impl Word for $name {
            const ALL: &'static [Self] = $name::ALL;
            const STAND_IN: Self = $name::$stand_in;

            fn id(self) -> &'static str {
                $name::id(self)
            }
        }
    )+};
}

word! {
    CauseId = NoCommitment,
    Grade = Absent,
    JobCondition = DataMoves,
    Kind = New,
    Paragraph = Problem,
    Signal = Dark,
    Verdict = Advance,
}

fn known<T: Word>(node: &Reader) -> T {
    node.as_word(T::ALL, T::id).unwrap_or(T::STAND_IN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::file;

    const FILE: &str = include_str!("../../playbooks/b2b-complex-sale.json");

    #[test]
    fn the_default_playbook_reads_as_serde_reads_it() {
        let by_serde: Playbook = serde_json::from_str(FILE).unwrap();
        assert_eq!(Reader::read(&file(FILE), read_playbook), Ok(by_serde));
    }

    #[test]
    fn an_unknown_word_is_a_problem() {
        let text = FILE.replacen("\"documented\"", "\"documentd\"", 1);
        let problems = Reader::read(&file(&text), read_playbook).unwrap_err();
        assert!(problems.iter().all(|problem| problem.ends_with("needs a word that is known here")), "{problems:?}");
    }
}
