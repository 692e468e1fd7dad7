//! Walks every path forward, question by question, merging the states that agree on all that can still matter.

use std::collections::HashMap;

use num_bigint::BigUint;

use super::Paths;
use super::canon::canonical;
use super::live::Live;
use crate::action::{self, Choice};
use crate::causes;
use crate::facts::Facts;
use crate::graph::{Ahead, Graph, Presumed, Verifiers};
use crate::situation::Situation;
use crate::verdict;

/// Where a state came from: the question, the state there and the option; none for a start.
type Origin = Option<(u16, u32, u16)>;

/// Paths by their length so far.
type Lengths = Vec<(usize, BigUint)>;

/// A state at a question, or at the end.
struct State {
    facts: Facts,
    origin: Origin,
    lengths: Lengths,
}

/// The states at one question, each found once.
#[derive(Default)]
struct Frontier {
    index: HashMap<(Facts, Verifiers), u32>,
    states: Vec<State>,
}

/// What the end of a path comes to.
pub struct End {
    pub choice: Choice,
    /// The causes that are shown.
    pub causes: Vec<crate::vocabulary::CauseId>,
    origin: Origin,
}

/// A verifier that one path grades twice, and where.
pub struct Regrade {
    pub verifier: u8,
    pub question: u16,
    pub option: u16,
    origin: Origin,
}

pub struct Explored {
    frontiers: Vec<Frontier>,
    pub ends: Vec<End>,
    lengths: Lengths,
    /// Which ways on were taken, by question and position.
    pub ways: Vec<Vec<bool>>,
    pub regrades: Vec<Regrade>,
    /// The question at which there were too many states.
    pub tangle: Option<u16>,
}

/// Explores all paths from every presumed stage and none; only those from none are counted.
pub fn explore(graph: &Graph, most_states: usize) -> Explored {
    let live = Live::by_question(graph);
    let at_end = Live::at_end(graph);
    let mut explored = Explored {
        frontiers: graph.questions.iter().map(|_| Frontier::default()).collect(),
        ends: Vec::new(),
        lengths: Vec::new(),
        ways: graph.questions.iter().map(|node| vec![false; node.ways.len()]).collect(),
        regrades: Vec::new(),
        tangle: None,
    };
    let mut ends = Frontier::default();
    for presumed in std::iter::once(None).chain((0..=graph.done()).map(Some)) {
        let facts = Facts::presuming(Presumed(presumed));
        let counted = if presumed.is_none() { vec![(0, BigUint::from(1_u8))] } else { Vec::new() };
        explored.arrive(graph, &live, 0, facts, None, counted);
    }
    let mut total = 0;
    for question in &graph.order {
        let at = usize::from(*question);
        let (Some(node), Some(frontier)) = (graph.questions.get(at), explored.frontiers.get_mut(at)) else { continue };
        frontier.index = HashMap::new();
        let count = frontier.states.len();
        for state in 0..count {
            let Some(here) = explored.frontiers.get_mut(at).and_then(|frontier| frontier.states.get_mut(state)) else {
                continue;
            };
            let lengths: Lengths =
                std::mem::take(&mut here.lengths).into_iter().map(|(length, paths)| (length + 1, paths)).collect();
            let (before, came) = (here.facts, here.origin);
            for (option, effects) in node.options.iter().enumerate() {
                let origin = Some((*question, state as u32, option as u16));
                let given = effects.grades.iter().fold(0, |set, (verifier, _)| set | 1 << verifier);
                if given & before.asked() != 0 {
                    let verifier = (given & before.asked()).trailing_zeros() as u8;
                    explored.regrade(Regrade { verifier, question: *question, option: option as u16, origin: came });
                }
                let mut facts = before;
                facts.add(effects);
                let taken =
                    node.ways.iter().position(|way| way.when.as_ref().is_none_or(|test| test.holds(graph, &facts)));
                let Some((position, way)) = taken.and_then(|at| Some((at, node.ways.get(at)?))) else { continue };
                if let Some(used) = explored.ways.get_mut(at).and_then(|ways| ways.get_mut(position)) {
                    *used = true;
                }
                match way.to {
                    Some(to) => explored.arrive(graph, &live, to, facts, origin, lengths.clone()),
                    None => ends.add(canonical(graph, &facts, &Ahead::default(), &at_end), 0, origin, &lengths),
                }
            }
        }
        total += count;
        if total + ends.states.len() + explored.waiting() > most_states {
            explored.tangle = Some(explored.widest(graph));
            return explored;
        }
    }
    for state in ends.states {
        merge(&mut explored.lengths, &state.lengths);
        explored.ends.push(end(graph, &state.facts, state.origin));
    }
    explored
}

fn end(graph: &Graph, facts: &Facts, origin: Origin) -> End {
    let situation = Situation::new(graph, facts);
    let fired = causes::fired(&situation);
    let ruling = verdict::rule(&situation, &fired);
    let choice = action::choose(&situation, ruling.verdict, &fired);
    let shown = causes::shown(graph, &fired).iter().map(|fired| fired.cause).collect();
    End { choice, causes: shown, origin }
}

impl Explored {
    fn arrive(&mut self, graph: &Graph, live: &[Live], to: u16, facts: Facts, origin: Origin, lengths: Lengths) {
        let at = usize::from(to);
        let (Some(node), Some(live), Some(frontier)) =
            (graph.questions.get(at), live.get(at), self.frontiers.get_mut(at))
        else {
            return;
        };
        let reduced = canonical(graph, &facts, &node.ahead, live);
        // A verifier that a question ahead could grade once more must not be forgotten.
        frontier.add(reduced, facts.asked() & node.ahead.verifiers, origin, &lengths);
    }

    fn regrade(&mut self, found: Regrade) {
        let known = |other: &Regrade| (other.verifier, other.question) == (found.verifier, found.question);
        if !self.regrades.iter().any(known) {
            self.regrades.push(found);
        }
    }

    fn waiting(&self) -> usize {
        let waiting = |frontier: &Frontier| if frontier.index.is_empty() { 0 } else { frontier.states.len() };
        self.frontiers.iter().map(waiting).sum()
    }

    /// The question with the most states, the first of them.
    fn widest(&self, graph: &Graph) -> u16 {
        let size = |question: &u16| self.frontiers.get(usize::from(*question)).map_or(0, |found| found.states.len());
        graph.order.iter().copied().max_by_key(|question| (size(question), std::cmp::Reverse(*question))).unwrap_or(0)
    }

    /// Whether any path asks this question.
    pub fn asks(&self, question: usize) -> bool {
        self.frontiers.get(question).is_some_and(|frontier| !frontier.states.is_empty())
    }

    pub fn states(&self) -> usize {
        self.frontiers.iter().map(|frontier| frontier.states.len()).sum()
    }

    pub fn paths(&self) -> Option<Paths> {
        if self.tangle.is_some() {
            return None;
        }
        let count: BigUint = self.lengths.iter().map(|(_, paths)| paths).sum();
        let half = (&count + 1_u8) / 2_u8;
        let mut lengths: Vec<&(usize, BigUint)> = self.lengths.iter().collect();
        lengths.sort_unstable_by_key(|(length, _)| *length);
        let mut seen = BigUint::ZERO;
        let median = lengths.iter().find(|(_, paths)| {
            seen += paths;
            seen >= half
        });
        Some(Paths {
            shortest: lengths.first().map_or(0, |(length, _)| *length),
            median: median.map_or(0, |(length, _)| *length),
            longest: lengths.last().map_or(0, |(length, _)| *length),
            count,
        })
    }

    /// One path that leads to this end, as questions and options.
    pub fn path_to(&self, end: &End) -> Vec<(u16, u16)> {
        self.path(end.origin)
    }

    /// One path on which the verifier is graded twice.
    pub fn path_to_regrade(&self, regrade: &Regrade) -> Vec<(u16, u16)> {
        let mut path = self.path(regrade.origin);
        path.push((regrade.question, regrade.option));
        path
    }

    fn path(&self, mut origin: Origin) -> Vec<(u16, u16)> {
        let mut path = Vec::new();
        while let Some((question, state, option)) = origin {
            path.push((question, option));
            let states = self.frontiers.get(usize::from(question)).map(|frontier| &frontier.states);
            origin = states.and_then(|states| states.get(state as usize)).and_then(|state| state.origin);
        }
        path.reverse();
        path
    }
}

impl Frontier {
    fn add(&mut self, facts: Facts, asked: Verifiers, origin: Origin, lengths: &Lengths) {
        let next = self.states.len() as u32;
        let index = *self.index.entry((facts, asked)).or_insert(next);
        match self.states.get_mut(index as usize) {
            Some(state) => merge(&mut state.lengths, lengths),
            None => self.states.push(State { facts, origin, lengths: lengths.clone() }),
        }
    }
}

fn merge(into: &mut Lengths, lengths: &Lengths) {
    for (length, paths) in lengths {
        match into.iter_mut().find(|(known, _)| known == length) {
            Some((_, count)) => *count += paths,
            None => into.push((*length, paths.clone())),
        }
    }
}
