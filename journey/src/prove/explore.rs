//! Walks every path forward, question by question, merging the states that agree on all that can still matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use num_bigint::BigUint;

use super::Paths;
use super::canon::canonical;
use super::live::Liveness;
use crate::action;
use crate::causes;
use crate::facts::Facts;
use crate::graph::{Graph, Presumed, Verifiers, Way};
use crate::situation::Situation;
use crate::verdict;
use crate::vocabulary::{CauseId, Verdict};

/// Where a state came from: the question, the state there and the option; none for a start.
type Origin = Option<(u16, u32, u16)>;

/// Paths by their length so far.
type Lengths = Vec<(usize, BigUint)>;

/// A state at a question, or at the end.
struct State {
    facts: Facts,
    /// Verifiers graded so far that a question ahead could grade once more.
    asked: Verifiers,
    origin: Origin,
    lengths: Lengths,
}

/// The states at one question, each found once.
#[derive(Default)]
struct Frontier {
    index: HashMap<(Facts, Verifiers), u32>,
    states: Vec<State>,
    /// Where the states came from, once they have been left behind.
    origins: Vec<Origin>,
}

/// What the ends of all paths come to.
#[derive(Default)]
pub struct Ends {
    /// On how many paths each action is chosen, by index.
    pub first: BTreeMap<u16, BigUint>,
    /// The actions that are chosen or offered beside another.
    pub offered: BTreeSet<u16>,
    /// On how many paths each cause shows.
    pub causes: BTreeMap<CauseId, BigUint>,
    /// On how many paths each verdict is given.
    pub verdicts: BTreeMap<Verdict, BigUint>,
    /// The fewest alternatives that a deal gets, and where.
    fewest: Option<(usize, Origin)>,
    lengths: Lengths,
}

impl Ends {
    fn add(&mut self, graph: &Graph, facts: &Facts, origin: Origin, lengths: &Lengths) {
        merge(&mut self.lengths, lengths);
        let situation = Situation::new(graph, facts);
        let causes = causes::rank(&situation);
        let ruling = verdict::rule(&situation, &causes);
        let choice = action::choose(&situation, ruling.verdict, &causes);
        let paths: BigUint = lengths.iter().map(|(_, paths)| paths).sum();
        *self.first.entry(choice.first).or_default() += &paths;
        *self.verdicts.entry(ruling.verdict).or_default() += &paths;
        self.offered.insert(choice.first);
        self.offered.extend(choice.others.iter().flatten());
        for fired in &causes.shown {
            *self.causes.entry(fired.cause).or_default() += &paths;
        }
        let alternatives = choice.others.iter().flatten().count();
        if self.fewest.is_none_or(|(fewest, _)| alternatives < fewest) {
            self.fewest = Some((alternatives, origin));
        }
    }
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
    pub ends: Ends,
    /// The options, one bit each, with which each way on was taken, by question and position.
    pub ways: Vec<Vec<u16>>,
    pub regrades: Vec<Regrade>,
    /// Distinct states so far.
    pub found: usize,
    /// The question at which there were too many states.
    pub tangle: Option<u16>,
}

/// Explores all paths from every presumed stage and none; only those from none are counted.
pub fn explore(graph: &Graph, most_states: usize) -> Explored {
    let live = Liveness::new(graph);
    let mut explored = Explored {
        frontiers: graph.questions.iter().map(|_| Frontier::default()).collect(),
        ends: Ends::default(),
        ways: graph.questions.iter().map(|node| vec![0; node.ways.len()]).collect(),
        regrades: Vec::new(),
        found: 0,
        tangle: None,
    };
    for presumed in std::iter::once(None).chain((0..=graph.done()).map(Some)) {
        let facts = Facts::presuming(Presumed(presumed));
        let counted = if presumed.is_none() { vec![(0, BigUint::from(1_u8))] } else { Vec::new() };
        explored.arrive(graph, &live, 0, facts, 0, None, &counted);
    }
    for question in &graph.order {
        explored.leave(graph, &live, *question, most_states);
        if explored.found > most_states {
            explored.tangle = Some(explored.widest(graph));
            return explored;
        }
    }
    explored
}

impl Explored {
    #[allow(clippy::too_many_arguments)]
    fn arrive(
        &mut self,
        graph: &Graph,
        live: &Liveness,
        to: u16,
        facts: Facts,
        asked: Verifiers,
        origin: Origin,
        lengths: &Lengths,
    ) {
        let at = usize::from(to);
        let (Some(node), Some(frontier)) = (graph.questions.get(at), self.frontiers.get_mut(at)) else { return };
        let reduced = canonical(graph, live, to, &facts, &node.ahead);
        // A verifier that a question ahead could grade once more must not be forgotten.
        self.found += usize::from(frontier.add(reduced, asked & node.ahead.verifiers, origin, lengths));
    }

    /// Answers a question in every state and with every option.
    fn leave(&mut self, graph: &Graph, live: &Liveness, question: u16, most_states: usize) {
        let at = usize::from(question);
        let (Some(node), Some(frontier)) = (graph.questions.get(at), self.frontiers.get_mut(at)) else { return };
        frontier.index = HashMap::new();
        let states = std::mem::take(&mut frontier.states);
        frontier.origins = states.iter().map(|state| state.origin).collect();
        for (index, state) in states.into_iter().enumerate() {
            if self.found > most_states {
                return;
            }
            let lengths: Lengths = state.lengths.into_iter().map(|(length, paths)| (length + 1, paths)).collect();
            for (option, effects) in node.options.iter().enumerate() {
                let origin = Some((question, index as u32, option as u16));
                let given = effects.grades.iter().fold(0, |set, (verifier, _)| set | 1 << verifier);
                let twice = given & state.asked;
                if twice != 0 {
                    self.regrade(Regrade {
                        verifier: twice.trailing_zeros() as u8,
                        question,
                        option: option as u16,
                        origin,
                    });
                }
                let mut facts = state.facts;
                facts.add(effects);
                let holds = |way: &&Way| way.when.as_ref().is_none_or(|test| test.holds(graph, &facts));
                let Some((position, way)) = node.ways.iter().enumerate().find(|(_, way)| holds(way)) else { continue };
                if let Some(options) = self.ways.get_mut(at).and_then(|ways| ways.get_mut(position)) {
                    *options |= 1 << option;
                }
                let asked = state.asked | given;
                match way.to {
                    Some(to) => self.arrive(graph, live, to, facts, asked, origin, &lengths),
                    None => self.ends.add(graph, &facts, origin, &lengths),
                }
            }
        }
    }

    fn regrade(&mut self, found: Regrade) {
        let known = |other: &Regrade| (other.verifier, other.question) == (found.verifier, found.question);
        if !self.regrades.iter().any(known) {
            self.regrades.push(found);
        }
    }

    /// The question with the most states, the first of them.
    fn widest(&self, graph: &Graph) -> u16 {
        let size = |question: &u16| self.frontiers.get(usize::from(*question)).map_or(0, Frontier::len);
        graph.order.iter().copied().max_by_key(|question| (size(question), std::cmp::Reverse(*question))).unwrap_or(0)
    }

    /// Whether any path asks this question.
    pub fn asks(&self, question: usize) -> bool {
        self.frontiers.get(question).is_some_and(|frontier| frontier.len() > 0)
    }

    pub fn paths(&self) -> Option<Paths> {
        if self.tangle.is_some() {
            return None;
        }
        let count: BigUint = self.ends.lengths.iter().map(|(_, paths)| paths).sum();
        let half = (&count + 1_u8) / 2_u8;
        let mut lengths: Vec<&(usize, BigUint)> = self.ends.lengths.iter().collect();
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

    /// The fewest alternatives that a deal gets, with one path that leads there.
    pub fn fewest_alternatives(&self) -> Option<(usize, Vec<(u16, u16)>)> {
        self.ends.fewest.map(|(fewest, origin)| (fewest, self.path(origin)))
    }

    /// One path on which the verifier is graded twice.
    pub fn path_to_regrade(&self, regrade: &Regrade) -> Vec<(u16, u16)> {
        self.path(regrade.origin)
    }

    fn path(&self, mut origin: Origin) -> Vec<(u16, u16)> {
        let mut path = Vec::new();
        while let Some((question, state, option)) = origin {
            path.push((question, option));
            let origins = self.frontiers.get(usize::from(question)).map(|frontier| &frontier.origins);
            origin = origins.and_then(|origins| origins.get(state as usize)).copied().flatten();
        }
        path.reverse();
        path
    }
}

impl Frontier {
    /// Whether the state is a new one.
    fn add(&mut self, facts: Facts, asked: Verifiers, origin: Origin, lengths: &Lengths) -> bool {
        let next = self.states.len() as u32;
        let index = *self.index.entry((facts, asked)).or_insert(next);
        match self.states.get_mut(index as usize) {
            Some(state) => merge(&mut state.lengths, lengths),
            None => self.states.push(State { facts, asked, origin, lengths: lengths.clone() }),
        }
        index == next
    }

    fn len(&self) -> usize {
        self.states.len().max(self.origins.len())
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
