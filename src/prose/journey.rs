//! Who stands where on the journey, and that in words.

use lockstep_journey::Assessment;

use crate::app::Model;
use crate::words::fill;

/// The markers of the journey map, as positions from 0; one past the last stage is `done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Journey {
    pub stages: usize,
    pub customer: usize,
    /// Where the customer would be if assumptions hold.
    pub hoped: usize,
    /// Where the seller sells; none when that was not told.
    pub seller: Option<usize>,
}

impl Journey {
    pub fn of(model: &Model, assessment: &Assessment) -> Journey {
        let stages = &model.playbook.texts().stages;
        let position = |id: &str| stages.iter().position(|stage| stage.id == id).unwrap_or(stages.len());
        let placement = &assessment.stage;
        Journey {
            stages: stages.len(),
            customer: position(&placement.evidenced),
            hoped: position(&placement.hoped),
            seller: placement.presumed.as_deref().map(position),
        }
    }

    /// A marker stands past the last stage.
    pub fn reaches_done(&self) -> bool {
        self.customer == self.stages || self.hoped == self.stages || self.seller == Some(self.stages)
    }
}

/// The journey without what is tried out; nothing where nothing is.
pub fn journey_before(model: &Model) -> Option<Journey> {
    model.trial.as_ref().map(|trial| Journey::of(model, trial.before.assessment(&model.playbook)))
}

/// The map in words, for who cannot see it.
pub fn twin(model: &Model) -> String {
    let words = model.words.map();
    let journey = Journey::of(model, model.assessment());
    let place = |text: &str, at: usize| {
        let name = model.playbook.texts().stages.get(at).map_or(words.done().as_str(), |stage| &stage.title);
        let (number, of) = ((at + 1).min(journey.stages).to_string(), journey.stages.to_string());
        fill(text, &[("at", &number), ("of", &of), ("stage", name)])
    };
    let mut parts = Vec::new();
    if journey.customer == journey.stages {
        parts.push(words.twin_done().clone());
    } else {
        parts.push(place(words.twin_customer(), journey.customer));
    }
    if journey.hoped != journey.customer {
        parts.push(place(words.twin_hoped(), journey.hoped));
    }
    if let Some(seller) = journey.seller {
        parts.push(place(words.twin_you(), seller));
    }
    if let Some(was) = journey_before(model).filter(|was| was.customer != journey.customer) {
        parts.push(place(words.twin_was(), was.customer));
    }
    parts.join(" ")
}
