//! The copy of a plan that a customer gave to this supplier.

use lockstep_journey::plan::{Change, Plan, Side};

#[derive(Debug, Clone, PartialEq)]
pub struct Theirs {
    /// The copy's id.
    pub copy: String,
    pub plan: Plan,
    /// The plan as it was when somebody last read what is new in it. Nothing before a newer copy came.
    pub known: Option<Plan>,
}

impl Theirs {
    pub fn new(copy: String, plan: Plan) -> Theirs {
        Theirs { copy, plan, known: None }
    }

    /// Takes in a newer copy, or an older one; false where nothing in it is new.
    pub fn receive(&mut self, plan: &Plan) -> bool {
        let before = self.plan.clone();
        self.plan.merge(plan);
        let is_new = self.plan != before;
        if is_new {
            self.known.get_or_insert_with(|| before.clone()).learn(&before, Side::Supplier);
        }
        is_new
    }

    /// Takes in what another tab has of the same copy.
    pub fn merge(&mut self, other: &Theirs) {
        let before = self.plan.clone();
        self.plan.merge(&other.plan);
        if let Some(theirs) = &other.known {
            self.known.get_or_insert_with(|| before.clone()).merge(theirs);
        }
        if let Some(known) = &mut self.known {
            known.learn(&before, Side::Supplier);
        }
    }

    /// What the customer changed since somebody last read it.
    pub fn news(&self) -> Vec<Change<'_>> {
        self.known.as_ref().map(|known| self.plan.news(known, Side::Buyer)).unwrap_or_default()
    }

    /// Of how many things something is new.
    pub fn news_of(&self) -> usize {
        self.news().chunk_by(|one, other| one.item == other.item).count()
    }

    pub fn read(&mut self) {
        self.known = Some(self.plan.clone());
    }
}
