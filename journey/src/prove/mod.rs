//! Proving: every path of a playbook walked, and what must hold on each of them reported where it does not.
//!
//! Not for the browser. Paths that agree on all that can still matter are counted together, so the number of paths is
//! exact while the work depends on the number of distinct states.

mod canon;
mod explore;
mod findings;
mod live;
mod outlook;
mod texts;

use std::collections::BTreeMap;

use num_bigint::BigUint;

use crate::graph::{QuestionNode, Way};
use crate::playbook::{Playbook, Problem};
use crate::vocabulary::{CauseId, Verdict};

/// Most distinct states that are looked at before a playbook counts as too tangled.
pub const MAX_STATES: usize = 3_000_000;

/// What walking every path came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub questions: usize,
    /// The exact number of paths; none where the playbook is too tangled.
    pub paths: Option<Paths>,
    /// Distinct states that were looked at.
    pub states: usize,
    /// On how many paths each action is chosen, each verdict given and each cause shown; from no presumed stage but what
    /// answers tell.
    pub actions: BTreeMap<String, BigUint>,
    pub verdicts: BTreeMap<Verdict, BigUint>,
    pub causes: BTreeMap<CauseId, BigUint>,
    /// For each question, each of its ways on.
    pub routes: Vec<Vec<Route>>,
    /// All problems, in the order of the file.
    pub problems: Vec<Problem>,
}

/// One way on from a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The question it leads to; none for the end.
    pub to: Option<usize>,
    /// The options with which some path takes it; empty where none does, or where the proof stopped before.
    pub options: Vec<usize>,
}

/// How many paths there are and how long they are, in questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    pub count: BigUint,
    pub shortest: usize,
    /// Half of all paths are no longer than this.
    pub median: usize,
    pub longest: usize,
}

/// Walks every path, for every presumed stage and none.
pub fn prove(playbook: &Playbook) -> Proof {
    prove_within(playbook, MAX_STATES)
}

/// The same with another limit of distinct states.
pub fn prove_within(playbook: &Playbook, most_states: usize) -> Proof {
    let explored = explore::explore(playbook.graph(), most_states);
    let mut problems = texts::check(playbook);
    findings::report(playbook, &explored, &mut problems);
    problems.sort_by_cached_key(|problem| findings::file_order(&problem.pointer));
    Proof {
        questions: playbook.texts().questions.len(),
        paths: explored.paths(),
        states: explored.found,
        routes: routes(playbook, &explored.ways),
        actions: actions(playbook, &explored.ends.first),
        verdicts: explored.ends.verdicts,
        causes: explored.ends.causes,
        problems,
    }
}

fn actions(playbook: &Playbook, first: &BTreeMap<u16, BigUint>) -> BTreeMap<String, BigUint> {
    let id = |at: u16| playbook.texts().actions.get(usize::from(at)).map(|action| action.id.clone());
    first.iter().filter_map(|(at, paths)| Some((id(*at)?, paths.clone()))).collect()
}

fn routes(playbook: &Playbook, ways: &[Vec<u16>]) -> Vec<Vec<Route>> {
    let questions = playbook.graph().questions.iter().zip(ways);
    let of_question = |(node, ways): (&QuestionNode, &Vec<u16>)| {
        let route = |(way, options): (&Way, &u16)| Route {
            to: way.to.map(usize::from),
            options: (0..node.options.len()).filter(|option| options & 1 << option != 0).collect(),
        };
        node.ways.iter().zip(ways).map(route).collect()
    };
    questions.map(of_question).collect()
}
