//! The Assessment as the page receives it.

use lockstep_journey::Assessment;
use lockstep_journey::assessment::*;
use lockstep_journey::list::IntoList;
use lockstep_journey::vocabulary::Grade;

use super::Tree;

pub fn write_assessment(told: &Assessment) -> Tree {
    let placement = &told.stage;
    Tree::object([
        ("playbook", Some(write_reference(&told.playbook))),
        ("complete", Some(Tree::Flag(told.complete))),
        (
            "stage",
            Some(Tree::object([
                ("evidenced", text(&placement.evidenced)),
                ("hoped", text(&placement.hoped)),
                ("presumed", Some(placement.presumed.as_deref().map_or(Tree::Null, Tree::text))),
            ])),
        ),
        ("gap", Some(told.gap.map_or(Tree::Null, |gap| Tree::Number(gap.into())))),
        ("gapCost", or_null(told.gap_cost.as_ref(), gap_cost)),
        ("stages", list(&told.stages, stage)),
        ("confidence", or_null(told.confidence.as_ref(), confidence)),
        ("belief", Some(Tree::object([("resting", number(told.belief.resting)), ("of", number(told.belief.of))]))),
        ("verdict", or_null(told.verdict.as_ref(), |verdict| Tree::text(verdict.id()))),
        ("verdictFrom", texts(&told.verdict_from)),
        ("causes", list(&told.causes, cause)),
        ("kind", or_null(told.kind.as_ref(), |kind| Tree::text(kind.id()))),
        ("engagement", Some(engagement(&told.engagement))),
        (
            "man",
            Some(Tree::object([
                ("money", Some(grade(told.man.money))),
                ("authority", Some(grade(told.man.authority))),
                ("need", Some(grade(told.man.need))),
            ])),
        ),
        ("action", or_null(told.action.as_ref(), action)),
        ("alternatives", list(&told.alternatives, action)),
        ("ask", list(&told.ask, ask)),
        ("moves", list(&told.moves, one_move)),
        ("path", list(&told.path, step)),
        (
            "remaining",
            Some(Tree::object([("least", number(told.remaining.least)), ("most", number(told.remaining.most))])),
        ),
    ])
}

pub fn write_reference(playbook: &PlaybookRef) -> Tree {
    Tree::object([("id", text(&playbook.id)), ("version", text(&playbook.version))])
}

fn gap_cost(cost: &GapCost) -> Tree {
    Tree::object([("low", number(cost.low)), ("high", number(cost.high)), ("source", text(&cost.source))])
}

fn stage(report: &StageReport) -> Tree {
    let state = match report.state {
        StageState::Settled => "settled",
        StageState::Open => "open",
        StageState::Skipped => "skipped",
        StageState::NotAsked => "not-asked",
        StageState::Reopened => "reopened",
    };
    Tree::object([
        ("id", text(&report.id)),
        ("state", text(state)),
        ("from", texts(&report.from)),
        ("verifiers", list(&report.verifiers, verifier)),
    ])
}

fn verifier(report: &VerifierReport) -> Tree {
    Tree::object([
        ("id", text(&report.id)),
        ("grade", Some(grade(report.grade))),
        ("inferred", Some(Tree::Flag(report.inferred))),
        ("from", texts(&report.from)),
    ])
}

fn confidence(told: &Confidence) -> Tree {
    let level = match told.level {
        Level::Low => "low",
        Level::Medium => "medium",
        Level::High => "high",
    };
    let why = match told.why {
        ConfidenceWhy::NothingKnown => "nothing-known",
        ConfidenceWhy::MostlyBelief => "mostly-belief",
        ConfidenceWhy::SomeBelief => "some-belief",
        ConfidenceWhy::OneVoice => "one-voice",
        ConfidenceWhy::WellFounded => "well-founded",
    };
    Tree::object([("level", text(level)), ("why", text(why))])
}

fn cause(report: &CauseReport) -> Tree {
    Tree::object([("id", text(report.id.id())), ("weight", number(report.weight)), ("from", texts(&report.from))])
}

fn engagement(told: &Engagement) -> Tree {
    let level = match told.level {
        EngagementLevel::None => "none",
        EngagementLevel::Low => "low",
        EngagementLevel::Fair => "fair",
        EngagementLevel::Strong => "strong",
    };
    let altitude = match told.altitude {
        Altitude::None => "none",
        Altitude::User => "user",
        Altitude::Manager => "manager",
        Altitude::Executive => "executive",
    };
    Tree::object([("level", text(level)), ("altitude", text(altitude)), ("from", texts(&told.from))])
}

fn action(report: &ActionReport) -> Tree {
    Tree::object([("id", text(&report.id)), ("stage", text(&report.stage)), ("because", texts(&report.because))])
}

fn ask(ask: &Ask) -> Tree {
    Tree::object([
        ("question", text(&ask.question)),
        ("verifier", text(&ask.verifier)),
        ("inferred", Some(Tree::Flag(ask.inferred))),
    ])
}

fn one_move(told: &Move) -> Tree {
    Tree::object([
        ("verifier", text(&told.verifier)),
        ("alsoNeeds", texts(&told.also_needs)),
        ("stageIfMet", text(&told.stage_if_met)),
        ("gapIfMet", Some(told.gap_if_met.map_or(Tree::Null, |gap| Tree::Number(gap.into())))),
    ])
}

fn step(step: &PathStep) -> Tree {
    Tree::object([
        ("question", text(&step.question)),
        ("option", text(&step.option)),
        ("plan", step.plan.as_deref().map(Tree::text)),
        ("gives", Some(gives(&step.gives))),
    ])
}

/// What it does not give is left out.
fn gives(given: &Gives) -> Tree {
    let verifiers = given.verifiers.iter().map(|(id, told)| (id.clone(), grade(Some(*told)))).list();
    let signals = given.signals.iter().map(|signal| Tree::text(signal.id())).list();
    Tree::object([
        ("verifiers", (!given.verifiers.is_empty()).then_some(Tree::Object(verifiers))),
        ("signals", (!given.signals.is_empty()).then_some(Tree::List(signals))),
        ("reopen", (!given.reopen.is_empty()).then(|| Tree::texts(&given.reopen))),
        ("kind", given.kind.map(|kind| Tree::text(kind.id()))),
        ("presumes", given.presumes.as_deref().map(Tree::text)),
    ])
}

fn grade(grade: Option<Grade>) -> Tree {
    grade.map_or(Tree::Null, |grade| Tree::text(grade.id()))
}

fn text(text: &str) -> Option<Tree> {
    Some(Tree::text(text))
}

fn texts(texts: &[String]) -> Option<Tree> {
    Some(Tree::texts(texts))
}

fn number(number: impl Into<i32>) -> Option<Tree> {
    Some(Tree::Number(number.into()))
}

fn list<T>(items: &[T], write: fn(&T) -> Tree) -> Option<Tree> {
    Some(Tree::list(items.iter().map(write)))
}

fn or_null<T>(value: Option<&T>, write: impl Fn(&T) -> Tree) -> Option<Tree> {
    Some(value.map_or(Tree::Null, write))
}

#[cfg(test)]
mod tests {
    use lockstep_journey::{Playbook, Sheet, assess};

    use super::*;
    use crate::tree::tests::json;

    #[test]
    fn every_deal_is_reported_as_the_command_line_prints_it() {
        let raw = serde_json::from_str(include_str!("../../playbooks/b2b-complex-sale.json")).unwrap();
        let playbook = Playbook::parse(raw).unwrap();
        let mut deals = 0;
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/deals")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let deal: serde_json::Value = serde_json::from_str(&text).unwrap();
            let answers = serde_json::from_value(deal["answers"].clone()).unwrap();
            let told = assess(&playbook, &Sheet { answers, ..Sheet::default() });
            assert_eq!(json(&write_assessment(&told)), serde_json::to_value(&told).unwrap());
            deals += 1;
        }
        assert!(deals > 0);
    }
}
