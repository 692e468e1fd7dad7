//! A plan that comes by link or file. One that belongs to what is here is merged, which loses nothing; another waits
//! for a word, and never takes the place of what is here.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::Plan;

use super::effect::{Effect, Spot};
use super::model::{Desk, Role};
use super::theirs::Theirs;
use crate::words::fill;

/// A copy of a plan between a buyer and one supplier.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// The copy's id.
    pub copy: String,
    /// The playbook's id.
    pub playbook: String,
    pub plan: Plan,
}

/// What happens at once, and what is only offered.
pub fn receive(desk: &mut Desk, arrived: Arrived) -> Vec<Effect> {
    desk.news = None;
    desk.removed = None;
    let words = std::rc::Rc::clone(&desk.words);
    if arrived.playbook != desk.playbook.texts().id {
        desk.news = Some(words.sharing().other_playbook().clone());
        return Vec::new();
    }
    if let Some(name) = desk.book.supplier(&arrived.copy).map(str::to_owned) {
        let before = desk.book.proposals(&arrived.copy).len();
        desk.book.receive(&arrived.copy, &arrived.plan);
        if let Some(trial) = &mut desk.trial {
            trial.each(&|(book, _)| book.receive(&arrived.copy, &arrived.plan));
        }
        let more = desk.book.proposals(&arrived.copy).len().saturating_sub(before);
        let told = match more {
            0 => words.sharing().came_back_same(),
            _ => words.form(words.sharing().came_back(), more),
        };
        desk.news = Some(fill(told, &[("name", &name), ("count", &words.number(more))]));
        // While something else is on screen, out of view perhaps.
        let elsewhere = (desk.screen != desk.first_screen()).then_some(Effect::Focus(Spot::News));
        return [Effect::Keep].into_iter().chain(elsewhere).list();
    }
    if let Some(theirs) = &mut desk.theirs
        && theirs.copy == arrived.copy
    {
        theirs.receive(&arrived.plan);
        if let Some(trial) = &mut desk.trial {
            trial.each(&|(_, theirs)| {
                if let Some(theirs) = theirs {
                    theirs.receive(&arrived.plan);
                }
            });
        }
        desk.news = Some(words.sharing().merged().clone());
        return vec![Effect::Keep];
    }
    desk.arrived = Some(arrived);
    if desk.book.own.is_empty() && desk.theirs.is_none() { take(desk) } else { vec![Effect::Focus(Spot::Arrived)] }
}

/// The reader asked to see it.
pub fn take(desk: &mut Desk) -> Vec<Effect> {
    let mut effects = open(desk);
    effects.push(Effect::Focus(Spot::Heading));
    effects
}

/// Opens what came, on the supplier's side. The buyer's own plan stays where it is.
fn open(desk: &mut Desk) -> Vec<Effect> {
    let Some(Arrived { copy, plan, .. }) = desk.arrived.take() else { return Vec::new() };
    desk.theirs = Some(Theirs::new(copy, plan));
    desk.role = Role::Supplier;
    desk.screen = desk.first_screen();
    vec![Effect::Keep]
}
