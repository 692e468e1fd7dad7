//! Facts reduced to what can still matter: states with equal reductions have the same future and the same results.
//!
//! What matters at the end is the verdict, the causes that show and the action. Each reduction says why it changes
//! none of them; what a condition can still ask for by name is never reduced.

use super::live::{INFORMING, Live, Liveness};
use super::outlook::Outlook;
use crate::causes::{SHOWN, SYMPTOMS};
use crate::facts::{Facts, presumed_bit};
use crate::graph::{Absence, Ahead, Graph, Presumed, Stages, Verifiers, members};
use crate::standing::gap;
use crate::vocabulary::{CauseId, Grade, Kind, Signal, Signals};

/// With one of these, and something open, no row of the verdicts below the sixth is reached: the deal does not go on.
const STOPPING: &[Signal] = &[Signal::Dark, Signal::Refused, Signal::ChoseAnother];

/// Reduces the facts of a path before a question, given what the answers ahead can still add.
pub fn canonical(graph: &Graph, liveness: &Liveness, question: u16, facts: &Facts, ahead: &Ahead) -> Facts {
    let outlook = Outlook::new(graph, facts, ahead);
    let goes_on = outlook.best.stage == graph.done() || !STOPPING.iter().any(|stop| facts.signals.has(*stop));
    let (first, last) = (outlook.worst.stage, outlook.best.stage);
    let Some(live) = liveness.at(question, first, last, goes_on) else { return *facts };
    let mut reduction = Reduction { graph, facts, ahead, outlook: &outlook, live, goes_on, reduced: *facts };
    reduction.reduced.marks.keep(&live.marks);
    reduction.reduced.kind = facts.kind.map(|kind| first_alike(graph, kind));
    reduction.reduced.presumed = reduction.presumed();
    // Nothing in the decision lists tells documented from stated.
    reduction.grade(facts.graded(Grade::Documented), Some(Grade::Stated));
    // Verifiers that are merely worth knowing only count where a condition names them.
    reduction.grade(!graph.required, None);
    let causes_before = reduction.stages();
    reduction.signals(&causes_before);
    reduction.keep_something_known();
    reduction.reduced
}

/// Kinds that no action tells apart are alike.
fn first_alike(graph: &Graph, kind: Kind) -> Kind {
    let alike =
        |other: &Kind| graph.actions.iter().all(|action| action.kinds.contains(other) == action.kinds.contains(&kind));
    Kind::ALL.iter().copied().find(alike).unwrap_or(kind)
}

struct Reduction<'r> {
    graph: &'r Graph,
    facts: &'r Facts,
    ahead: &'r Ahead,
    outlook: &'r Outlook,
    live: &'r Live,
    goes_on: bool,
    reduced: Facts,
}

/// What the stages from the blocking one on have told so far.
#[derive(Default)]
struct Told {
    /// Causes, of different remedies, that absent facts show.
    causes: Vec<CauseId>,
    /// A required fact is absent.
    absent: bool,
    /// One is in a stage that a settled one behind it skips: it is not reopened, which goes before that.
    skippable: bool,
    /// So it is as long as no answer ahead reopens it.
    perhaps_skippable: bool,
    /// A settled stage behind an absent fact is kept, so that something counts as skipped.
    skipped: bool,
}

impl Told {
    /// Later causes of a stage no longer show.
    fn enough(&self) -> bool {
        self.absent && self.causes.len() >= SHOWN
    }
}

impl Reduction<'_> {
    fn grade(&mut self, set: Verifiers, grade: Option<Grade>) {
        let free = self.live.free(self.facts, set & !self.outlook.open, grade);
        self.reduced.set_grade(free, grade);
    }

    /// Reduces the grades stage by stage; tells for each stage whether the causes before it are enough.
    fn stages(&mut self) -> Vec<bool> {
        // Counts once the blocking stage is certain, as long as every stage from it on is done with.
        let blocking = self.outlook.certain_stage();
        let mut told = blocking.map(|_| Told::default());
        let mut enough = Vec::new();
        for stage in 0..self.graph.done() {
            let required = self.graph.required_of(stage);
            enough.push(told.as_ref().is_some_and(Told::enough));
            if stage < self.outlook.worst.stage {
                self.no_longer_doubted(required);
            } else if blocking == Some(stage) {
                self.blocking(required);
                told = told.filter(|_| self.is_closed(stage)).map(|told| self.told_by(stage, told));
            } else if !self.outlook.is_certain(stage) || !self.is_closed(stage) {
                told = None;
                if stage > self.outlook.best.stage {
                    self.no_longer_doubted(required);
                }
            } else if self.outlook.worst.is_settled(stage) {
                self.settled_later(stage, required, told.as_mut());
            } else if blocking.is_some() {
                self.unsettled(required, told.as_ref().is_some_and(Told::enough));
                told = told.map(|told| self.told_by(stage, told));
            }
        }
        enough
    }

    /// No answer ahead grades a fact of this stage.
    fn is_closed(&self, stage: u8) -> bool {
        self.graph.required_of(stage) & self.outlook.open == 0
    }

    /// It cannot be where the customer stands: how well a fact is believed no longer matters.
    fn no_longer_doubted(&mut self, required: Verifiers) {
        self.grade(required & self.facts.graded(Grade::Assumed), Some(Grade::Unknown));
    }

    /// The stage where the customer stands: its absent facts count, else how well each of its facts is known, where an
    /// action asks for that.
    fn blocking(&mut self, required: Verifiers) {
        if required & self.facts.graded(Grade::Absent) != 0 {
            self.unsettled(required, false);
            return;
        }
        if !self.live.grade {
            self.grade(required & !self.reason(), None);
            self.no_longer_doubted(required);
        }
    }

    /// The reason to change, where it is or may become one.
    fn reason(&self) -> Verifiers {
        self.graph.roles.must & self.outlook.best.met
    }

    /// A stage that stays unsettled: absent facts show causes, one of each kind, and the reason to change counts.
    /// With causes enough before it, it can show no other.
    fn unsettled(&mut self, required: Verifiers, enough: bool) {
        let absent = required & self.facts.graded(Grade::Absent);
        let reason = self.reason();
        self.grade(required & !absent & !reason, None);
        self.no_longer_doubted(required & reason);
        for verifier in members(absent & !self.graph.roles.must & !self.graph.roles.problem) {
            let mut before = members(absent).take_while(|earlier| *earlier < verifier);
            if enough || before.any(|earlier| self.absence(earlier) == self.absence(verifier)) {
                self.grade(1 << verifier, None);
            }
        }
    }

    /// A settled stage behind the blocking one only tells that absent facts before it were skipped; one such is enough.
    fn settled_later(&mut self, stage: u8, required: Verifiers, told: Option<&mut Told>) {
        self.no_longer_doubted(required);
        let is_read = Some(stage) == self.graph.roles.commit_stage || required & self.live.verifiers() != 0;
        let Some(told) = told.filter(|_| !is_read) else { return };
        if self.goes_on && (told.skippable || told.perhaps_skippable) && !told.skipped {
            told.skipped = told.skippable;
            self.grade(required, Some(Grade::Stated));
        } else {
            self.grade(required, None);
        }
    }

    fn told_by(&self, stage: u8, mut told: Told) -> Told {
        for verifier in members(self.graph.required_of(stage) & self.facts.graded(Grade::Absent)) {
            told.absent = true;
            let reopens = |stages: Stages| stages & 1 << stage != 0;
            told.perhaps_skippable |= !reopens(self.facts.reopened);
            told.skippable |= !reopens(self.facts.reopened | self.ahead.reopens);
            let Some(Absence::Cause(cause)) = self.absence(verifier) else { continue };
            let remedy = self.graph.remedies.get(cause as usize).copied().unwrap_or(cause);
            if !told.causes.contains(&remedy) {
                told.causes.push(remedy);
            }
        }
        told
    }

    fn absence(&self, verifier: u8) -> Option<Absence> {
        self.graph.verifiers.get(usize::from(verifier)).map(|node| node.absence)
    }

    /// Signals that nothing reads any more, or that a row reads only beside something that can no longer be.
    fn signals(&mut self, causes_before: &[bool]) {
        use Signal::{Cascade, Engaged, Favourite, Fear, LongDark, PlanShared, PlanSlips, ProofAgain};
        let possible = self.facts.signals.union(self.ahead.signals);
        let reason = self.outlook.worst.met & self.graph.roles.must != 0;
        let mut unread = Signals::of(INFORMING);
        if reason || self.facts.signals.has(Engaged) {
            unread = unread.with(Cascade);
        }
        if reason {
            unread = unread.with(LongDark);
        }
        if self.reason() == 0 {
            unread = unread.union(Signals::of(&[Fear, Favourite, ProofAgain]));
        }
        if !possible.has(Favourite) || !possible.has(ProofAgain) {
            unread = unread.union(Signals::of(&[Favourite, ProofAgain]));
        }
        if !possible.has(PlanShared) {
            unread = unread.with(PlanSlips);
        }
        if !possible.has(PlanSlips) && !self.plan_may_matter() {
            unread = unread.with(PlanShared);
        }
        for (cause, symptoms) in SYMPTOMS {
            if only_show_causes(symptoms) && self.shows_no_more(*cause, causes_before) {
                unread = unread.union(Signals::of(symptoms));
            }
        }
        self.reduced.signals = self.facts.signals.without(unread.without(self.live.signals));
    }

    /// An absent fact can point to the shared plan.
    fn plan_may_matter(&self) -> bool {
        let possible = self.facts.graded(Grade::Absent) | self.outlook.open;
        members(possible).any(|verifier| self.absence(verifier) == Some(Absence::PlanIfShared))
    }

    /// The symptoms of this cause change nothing: an absent fact of the same stage shows it before them, or there are
    /// causes enough before that stage.
    fn shows_no_more(&self, cause: CauseId, causes_before: &[bool]) -> bool {
        let Some(home) = self.graph.roles.cause_stages.get(cause as usize).copied().flatten() else { return false };
        let absent = self.graph.required_of(home) & self.facts.graded(Grade::Absent);
        members(absent).any(|verifier| self.absence(verifier) == Some(Absence::Cause(cause)))
            || causes_before.get(usize::from(home)).copied().unwrap_or(false)
    }

    /// The first presumed stage that no comparison ahead can tell from this one.
    fn presumed(&self) -> Presumed {
        let (live, known) = (self.live, self.facts.presumed);
        if live.presumed_is_dead || known.0.is_none() {
            return Presumed(None);
        }
        let in_set = |set: u32, presumed: Presumed| set & presumed_bit(presumed) != 0;
        let ahead = |presumed: Presumed, stage: u8, least: i8| gap(presumed, stage).is_some_and(|gap| gap >= least);
        let alike = |other: Presumed| {
            live.presumed.iter().all(|set| in_set(*set, other) == in_set(*set, known))
                && (self.outlook.worst.stage..=self.outlook.best.stage).all(|stage| {
                    live.gaps.iter().all(|least| ahead(other, stage, *least) == ahead(known, stage, *least))
                })
        };
        let mut others = (0..=self.graph.done()).map(|stage| Presumed(Some(stage)));
        others.find(|other| alike(*other)).unwrap_or(known)
    }

    /// Whether anything at all is known decides a row of its own.
    fn keep_something_known(&mut self) {
        let required = self.graph.required;
        let known = |facts: &Facts| required & (facts.at_least(Grade::Stated) | facts.graded(Grade::Absent));
        if self.goes_on && known(self.facts) != 0 && known(&self.reduced) == 0 {
            let first = 1 << known(self.facts).trailing_zeros();
            self.reduced.set_grade(first, Some(Grade::Stated));
        }
    }
}

/// None of them decides anything but whether a cause shows.
fn only_show_causes(symptoms: &[Signal]) -> bool {
    use Signal::{Comfortable, NoBudget, NoEvent, OurNumber, Split};
    symptoms.iter().all(|symptom| matches!(symptom, Comfortable | NoBudget | NoEvent | OurNumber | Split))
}
