//! Jobs and what they wait for, in working days from the first: lengths, and what a delay moves.

use crate::list::IntoList;
use crate::map::Map;

/// A job with its length and the jobs that it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    pub id: String,
    /// Working days.
    pub days: u16,
    /// Ids of the jobs before it. One that is not needed is replaced by those before it.
    pub after: Vec<String>,
    /// Whether somebody has to do it.
    pub needed: bool,
    /// It is a decision, or what one rests on, and cannot begin beside what it waits for.
    pub core: bool,
}

/// The jobs of a plan, each after those that it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Indices, each after those that it waits for.
    order: Vec<usize>,
    before: Vec<Vec<usize>>,
    days: Vec<i32>,
    ids: Map<String, usize>,
}

impl Network {
    /// Whatever waits for itself, directly or in a circle, waits for nothing instead.
    pub fn new(tasks: &[Task]) -> Network {
        let ids: Map<String, usize> = tasks.iter().enumerate().map(|(at, task)| (task.id.clone(), at)).collect();
        let waits: Vec<Vec<usize>> =
            tasks.iter().map(|task| task.after.iter().filter_map(|id| ids.get(id).copied()).list()).list();
        let order = sorted(&waits);
        let rank: Map<usize, usize> = order.iter().enumerate().map(|(rank, at)| (*at, rank)).collect();
        let comes_first = |one: &usize, other: &usize| rank.get(one) < rank.get(other);
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
        for at in &order {
            let mut found = Vec::new();
            for earlier in waits.get(*at).into_iter().flatten().filter(|earlier| comes_first(earlier, at)) {
                match tasks.get(*earlier) {
                    Some(task) if !task.needed => found.extend(before.get(*earlier).into_iter().flatten().copied()),
                    _ => found.push(*earlier),
                }
            }
            found.sort_unstable();
            found.dedup();
            if let Some(slot) = before.get_mut(*at) {
                *slot = found;
            }
        }
        let days = tasks.iter().map(|task| if task.needed { i32::from(task.days) } else { 0 }).list();
        Network { order, before, days, ids }
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// Each job after those that it waits for.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// What this job waits for.
    pub fn before(&self, at: usize) -> &[usize] {
        self.before.get(at).map_or(&[], Vec::as_slice)
    }

    pub fn days(&self, at: usize) -> i32 {
        self.days.get(at).copied().unwrap_or(0)
    }

    /// Working days from the first job's start to the last one's end.
    pub fn length(&self) -> i32 {
        self.ends().into_iter().max().unwrap_or(0)
    }

    /// Working days from the first job's start to the end of each, where all begin as early as they can.
    pub fn ends(&self) -> Vec<i32> {
        self.ends_with(|_, end| end)
    }

    /// By how many working days each job ends later, where one ends so many days late.
    pub fn moved_by(&self, late: usize, days: u16) -> Vec<i32> {
        let delayed = self.ends_with(|at, end| if at == late { end + i32::from(days) } else { end });
        delayed.into_iter().zip(self.ends()).map(|(end, planned)| end - planned).list()
    }

    fn ends_with(&self, change: impl Fn(usize, i32) -> i32) -> Vec<i32> {
        let mut ends = vec![0; self.days.len()];
        for at in &self.order {
            let start = self.before(*at).iter().filter_map(|before| ends.get(*before).copied()).max().unwrap_or(0);
            if let Some(slot) = ends.get_mut(*at) {
                *slot = change(*at, start + self.days(*at));
            }
        }
        ends
    }
}

/// Indices in an order in which everything comes after what it waits for, as far as that can be.
fn sorted(waits: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(waits.len());
    let mut placed = vec![false; waits.len()];
    while order.len() < waits.len() {
        let ready = |at: &usize| {
            let is_placed = |at: &usize| placed.get(*at).copied().unwrap_or(true);
            !is_placed(at) && waits.get(*at).is_none_or(|waits| waits.iter().all(is_placed))
        };
        let free = |at: &usize| placed.get(*at) == Some(&false);
        let Some(next) = (0..waits.len()).find(ready).or_else(|| (0..waits.len()).find(free)) else { break };
        order.push(next);
        if let Some(slot) = placed.get_mut(next) {
            *slot = true;
        }
    }
    order
}
