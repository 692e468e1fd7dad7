//! The customer's plan in the seller's assessment: while a job of it is done, it answers a question.

use lockstep_journey::answers::{Answers, PlanAnswer};
use lockstep_journey::list::IntoList;
use lockstep_journey::map::Map;
use lockstep_journey::plan::{Field, Item, Mark, Plan, Side, State};
use lockstep_journey::playbook::raw::{Choice, Question};
use lockstep_journey::{Playbook, Sheet};

use super::effect::{Effect, Event, Spot};
use super::model::{Model, Screen};
use super::offer;
use super::update::show;
use crate::buyer::{Arrived, Kept, Theirs};

/// A plan that came: a newer copy of the one that is here loses nothing and is merged; another waits for a word.
pub fn receive(model: &mut Model, arrived: Option<Arrived>) -> Vec<Effect> {
    let known = arrived.filter(|arrived| arrived.playbook == model.playbook.texts().id);
    let Some(arrived) = known else {
        model.plan_unread = true;
        return Vec::new();
    };
    match &mut model.plans.theirs {
        Some(theirs) if theirs.copy == arrived.copy => {
            model.plan_merged |= theirs.receive(&arrived.plan);
            news(model)
        }
        _ => {
            model.plan_came = Some(arrived);
            vec![Effect::Focus(Spot::Plan)]
        }
    }
}

pub fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Arrived { copy, plan, .. }) = model.plan_came.take() else { return Vec::new() };
    // A deal that has nothing else is called as the plan is.
    if model.label().is_none() && model.sheet.answers.is_empty() {
        model.name = plan.text(&Item::Plan, Field::Name).map(str::to_owned);
    }
    model.plans.theirs = Some(Theirs::new(copy, plan));
    let mut effects = news(model);
    effects.push(Effect::Focus(Spot::Heading));
    effects
}

/// As a deal of its own: the one on screen keeps the plan that it has.
pub fn take_beside(model: &mut Model) -> Vec<Effect> {
    let Some(came) = &model.plan_came else { return Vec::new() };
    model.offered_name = came.plan.text(&Item::Plan, Field::Name).map(str::to_owned);
    model.offer = Some(Sheet::default());
    let turn = offer::take_beside(model);
    [turn].into_iter().chain(take(model)).list()
}

pub fn leave(model: &mut Model) -> Vec<Effect> {
    model.plan_came = None;
    model.plan_unread = false;
    vec![Effect::Focus(Spot::Heading)]
}

/// What the plan answers beside the seller's own answers, which stay, and count again once a job is open.
pub fn answers(plans: &Kept, playbook: &Playbook, own: &Answers) -> Map<String, PlanAnswer> {
    plans.theirs.as_ref().map(|theirs| theirs.plan.answers(playbook.texts(), own)).unwrap_or_default()
}

fn news(model: &mut Model) -> Vec<Effect> {
    model.replay();
    // The question on screen may be answered now.
    if let Screen::Question { id, .. } = &model.screen
        && model.sheet.plan.contains_key(id)
    {
        let screen = Screen::ahead(model.asked.next.as_deref());
        show(model, screen);
    }
    let result = model.asked.is_complete().then_some(Event::Result);
    let events = [Event::Change].into_iter().chain(result).map(Effect::Tell);
    [Effect::KeepPlan, Effect::Keep].into_iter().chain(events).list()
}

impl Model {
    /// The plan that is here answers a question of those that are asked so far.
    pub fn plan_answers(&self) -> bool {
        self.asked.path.iter().any(|step| step.plan.is_some())
    }

    /// Something in this plan answers a question, whenever that is asked.
    pub fn has_answers(&self, plan: &Plan) -> bool {
        !plan.answers(self.playbook.texts(), &self.sheet.answers).is_empty()
    }

    /// The customer answered this question in their plan, so that the seller's own answer does not count.
    pub fn is_theirs(&self, question: &str) -> bool {
        let mark = self.sheet.plan.get(question).and_then(|answer| self.marked(&answer.job));
        mark.is_some_and(|(_, mark)| mark.side == Side::Buyer)
    }

    /// The answer that an assessment's reference names: `q:<question>`, or `plan:<job>`.
    pub fn answer_of(&self, reference: &str) -> Option<(&Question, &Choice)> {
        match reference.split_once(':')? {
            ("q", question) => self.answer(question),
            ("plan", job) => {
                let step = self.asked.path.iter().find(|step| step.plan.as_deref() == Some(job))?;
                self.answer(&step.question)
            }
            _ => None,
        }
    }

    /// The done mark behind an answer of the plan's, and the job's text.
    pub fn marked(&self, job: &str) -> Option<(&str, Mark)> {
        let text = self.playbook.texts().jobs.iter().find(|known| known.id == job)?;
        match self.plans.theirs.as_ref()?.plan.state(job)? {
            State::Done(mark) => Some((&text.text, mark)),
            _ => None,
        }
    }
}
