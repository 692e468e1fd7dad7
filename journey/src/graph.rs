//! The compiled form of a playbook that the engine runs on: indices and bit masks instead of ids, and no texts.

use crate::playbook::raw::GapCost;
use crate::vocabulary::{CauseId, Grade, Kind, Signal, Signals, Verdict};

/// Most verifiers a playbook may have: one bit each.
pub const MAX_VERIFIERS: usize = 64;
/// Most stages a playbook may have.
pub const MAX_STAGES: usize = 15;
/// Most distinct `chosen` conditions a playbook may have: one bit each.
pub const MAX_MARKS: usize = 256;

/// A set of verifiers, one bit each, in playbook order.
pub type Verifiers = u64;
/// A set of stages, one bit each, in playbook order.
pub type Stages = u16;

/// Which `chosen` conditions hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Marks([u64; MAX_MARKS / 64]);

impl Marks {
    pub fn set(&mut self, mark: u16) {
        if let Some(word) = self.0.get_mut(usize::from(mark / 64)) {
            *word |= 1 << (mark % 64);
        }
    }

    pub fn has(&self, mark: u16) -> bool {
        self.0.get(usize::from(mark / 64)).is_some_and(|word| word & 1 << (mark % 64) != 0)
    }

    pub fn merge(&mut self, other: &Marks) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    /// Forgets every mark that is not in `kept`.
    pub fn keep(&mut self, kept: &Marks) {
        for (word, kept) in self.0.iter_mut().zip(kept.0) {
            *word &= kept;
        }
    }
}

/// What the seller's own stage takes for granted; the number of stages stands for `done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Presumed(pub Option<u8>);

/// What choosing an option adds to the facts.
#[derive(Debug, Clone, Default)]
pub struct Effects {
    pub grades: Vec<(u8, Grade)>,
    pub signals: Signals,
    pub reopens: Stages,
    pub kind: Option<Kind>,
    pub presumes: Option<Presumed>,
    pub marks: Marks,
}

/// A condition with its references resolved.
#[derive(Debug, Clone)]
pub enum Test {
    Marked(u16),
    GradeAtLeast(u8, Grade),
    StageBefore(u8),
    GapAtLeast(i8),
    Signal(Signal),
    /// One bit a stage, then `done`; the last bit is `none`.
    Presumed(u32),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

/// The bit of `none` in [`Test::Presumed`].
pub const PRESUMED_NONE: u32 = 1 << 31;

/// A way on from a question; no question means the end.
#[derive(Debug, Clone)]
pub struct Way {
    pub when: Option<Test>,
    pub to: Option<u16>,
}

#[derive(Debug, Clone)]
pub struct QuestionNode {
    pub options: Vec<Effects>,
    pub ways: Vec<Way>,
    /// What this question and all that can come after it may still add.
    pub ahead: Ahead,
}

/// What a set of questions may add to the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ahead {
    pub verifiers: Verifiers,
    pub signals: Signals,
    pub reopens: Stages,
    pub presumes: bool,
    pub marks: Marks,
}

#[derive(Debug, Clone)]
pub struct StageNode {
    pub all: Verifiers,
    pub required: Verifiers,
}

#[derive(Debug, Clone)]
pub struct VerifierNode {
    /// What its absence points to, given whether another supplier or way was named and a plan is shared.
    pub absence: Absence,
}

/// What the absence of a verifier points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    Cause(CauseId),
    /// Another way if one was named, else a value that is not theirs.
    AnotherWayOrValue,
    /// The same, but nothing of its own where doubt is what keeps them from it.
    AnotherWayDoubtOrValue,
    /// A slipping plan if one is shared.
    PlanIfShared,
}

#[derive(Debug, Clone)]
pub struct ActionNode {
    pub verdicts: Vec<Verdict>,
    pub stages: Stages,
    pub causes: Vec<CauseId>,
    pub grades: Vec<Grade>,
    pub kinds: Vec<Kind>,
    pub when: Option<Test>,
    pub unfit: Vec<CauseId>,
}

/// Verifiers and stages that the decision lists name; empty or absent where the playbook lacks them.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    pub problem: Verifiers,
    pub must: Verifiers,
    pub money: Option<u8>,
    pub steps: Option<u8>,
    pub yes: Option<u8>,
    pub recognise: Verifiers,
    pub explore: Verifiers,
    /// Required verifiers that documented needs across departments stand for.
    pub before_agree: Verifiers,
    /// Required verifiers that money set aside stands for.
    pub before_select: Verifiers,
    pub commit_stage: Option<u8>,
    pub agree_stage: Option<u8>,
    /// The stage that a symptom of each cause belongs to, in vocabulary order.
    pub cause_stages: Vec<Option<u8>>,
}

#[derive(Debug, Clone)]
pub struct Graph {
    pub stages: Vec<StageNode>,
    pub verifiers: Vec<VerifierNode>,
    pub questions: Vec<QuestionNode>,
    /// Question indices in an order in which every way leads forward.
    pub order: Vec<u16>,
    pub actions: Vec<ActionNode>,
    /// For each cause, in vocabulary order, the first cause with the same remedy.
    pub remedies: Vec<CauseId>,
    pub roles: Roles,
    pub gap_cost: Option<GapCost>,
    pub required: Verifiers,
}

impl Graph {
    /// The number that stands for `done`: one past the last stage.
    pub fn done(&self) -> u8 {
        self.stages.len() as u8
    }

    pub fn effects(&self, question: u16, option: u16) -> Option<&Effects> {
        self.questions.get(usize::from(question))?.options.get(usize::from(option))
    }

    /// Required verifiers of one stage; none for `done`.
    pub fn required_of(&self, stage: u8) -> Verifiers {
        self.stages.get(usize::from(stage)).map_or(0, |node| node.required)
    }

    /// Every verifier of one stage; none for `done`.
    pub fn all_of(&self, stage: u8) -> Verifiers {
        self.stages.get(usize::from(stage)).map_or(0, |node| node.all)
    }
}

/// The verifiers of a set, in playbook order.
pub fn members(mut set: Verifiers) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let first = (set != 0).then(|| set.trailing_zeros() as u8)?;
        set &= set - 1;
        Some(first)
    })
}
