//! Turns what the walk over all paths found into problems at their places.

use super::MAX_STATES;
use super::explore::Explored;
use crate::action::ALTERNATIVES;
use crate::playbook::{Defect, Playbook, Problem};
use crate::vocabulary::CauseId;

pub fn report(playbook: &Playbook, explored: &Explored, problems: &mut Vec<Problem>) {
    let mut add = |pointer: String, defect: Defect| problems.push(Problem { pointer, defect });
    for regrade in &explored.regrades {
        let verifier = playbook.verifier_id(regrade.verifier).to_owned();
        let path = path(playbook, &explored.path_to_regrade(regrade));
        let pointer = format!("/questions/{}/options/{}/verifiers/{verifier}", regrade.question, regrade.option);
        add(pointer, Defect::GradedTwice { verifier, path });
    }
    if let Some(question) = explored.tangle {
        let id = question_id(playbook, question);
        let states = explored.found;
        add(format!("/questions/{question}"), Defect::TooTangled { question: id, states, most: MAX_STATES });
        return;
    }
    unreached_questions(playbook, explored, &mut add);
    unreached_actions(playbook, explored, &mut add);
    for cause in CauseId::ALL {
        let text = playbook.texts().causes.iter().position(|text| text.id == *cause);
        match (text, explored.ends.causes.contains_key(cause)) {
            (Some(at), false) => add(format!("/causes/{at}"), Defect::UnreachedCause { id: cause.id() }),
            (None, true) => add("/causes".to_owned(), Defect::MissingText { what: "cause", id: cause.id() }),
            _ => {}
        }
    }
    if let Some((found, steps)) = explored.fewest_alternatives().filter(|(found, _)| *found < ALTERNATIVES) {
        add("/actions".to_owned(), Defect::TooFewAlternatives { found, path: path(playbook, &steps) });
    }
}

fn unreached_questions(playbook: &Playbook, explored: &Explored, add: &mut impl FnMut(String, Defect)) {
    for (at, question) in playbook.texts().questions.iter().enumerate() {
        if !explored.asks(at) {
            add(format!("/questions/{at}"), Defect::UnreachedQuestion { id: question.id.clone() });
            continue;
        }
        let ways = explored.ways.get(at).map_or(&[][..], Vec::as_slice);
        for (position, _) in ways.iter().enumerate().filter(|(_, options)| **options == 0) {
            let pointer = format!("/questions/{at}/next/{position}");
            add(pointer, Defect::UnreachedNext { question: question.id.clone() });
        }
    }
}

fn unreached_actions(playbook: &Playbook, explored: &Explored, add: &mut impl FnMut(String, Defect)) {
    let actions = &playbook.texts().actions;
    let (first, offered) = (&explored.ends.first, &explored.ends.offered);
    for (at, action) in actions.iter().enumerate().take(actions.len().saturating_sub(1)) {
        let index = at as u16;
        if !offered.contains(&index) {
            add(format!("/actions/{at}"), Defect::UnreachedAction { id: action.id.clone() });
        } else if !first.contains_key(&index) {
            add(format!("/actions/{at}"), Defect::NeverFirstAction { id: action.id.clone() });
        }
    }
}

/// A path as people read it: `question: option, …`.
fn path(playbook: &Playbook, steps: &[(u16, u16)]) -> String {
    let step = |(question, option): &(u16, u16)| {
        let question = playbook.question_at(*question)?;
        let option = question.options.get(usize::from(*option))?;
        Some(format!("{}: {}", question.id, option.id))
    };
    steps.iter().filter_map(step).collect::<Vec<_>>().join(", ")
}

fn question_id(playbook: &Playbook, question: u16) -> String {
    playbook.question_at(question).map_or_else(String::new, |question| question.id.clone())
}

/// Sorts pointers as their places follow each other in a file: by field, then by number.
pub fn file_order(pointer: &str) -> Vec<(usize, String)> {
    const FIELDS: &[&str] =
        &["stages", "questions", "kinds", "verdicts", "causes", "actions", "contents", "jobs", "stageMaps", "sources"];
    let order = |step: &str| {
        let field = FIELDS.iter().position(|field| *field == step);
        field.or_else(|| step.parse().ok()).unwrap_or(usize::MAX)
    };
    pointer.split('/').skip(1).map(|step| (order(step), step.to_owned())).collect()
}
