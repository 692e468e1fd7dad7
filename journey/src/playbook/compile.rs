//! Compiling: ids become indices and bits, and every reference that the engine follows is resolved or reported.

use super::parse::Names;
use super::{Defect, Report, links, raw, roles};
use crate::graph::{
    Absence, ActionNode, Ahead, Effects, Graph, MAX_MARKS, PRESUMED_NONE, Presumed, QuestionNode, StageNode, Stages,
    Test, VerifierNode, Way,
};
use crate::list::IntoList;
use crate::vocabulary::{CauseId, Signals};

const MAX_DEPTH: usize = 32;

/// A question and the options that a `chosen` condition asks about.
type Mark = (usize, Vec<usize>);

pub(super) struct Compiler<'p> {
    raw: &'p raw::Playbook,
    names: &'p Names<'p>,
    marks: Vec<Mark>,
}

impl<'p> Compiler<'p> {
    pub(super) fn new(raw: &'p raw::Playbook, names: &'p Names<'p>) -> Compiler<'p> {
        Compiler { raw, names, marks: Vec::new() }
    }

    pub(super) fn graph(mut self, report: &mut Report) -> Graph {
        let (stages, verifiers) = self.stages(report);
        let mut questions = Vec::new();
        let raw = self.raw;
        report.each("questions", &raw.questions, |report, question| questions.push(self.question(report, question)));
        let mut actions = Vec::new();
        report.each("actions", &raw.actions, |report, action| actions.push(self.action(report, action)));
        self.default_action(report);
        self.set_marks(report, &mut questions);
        let order = order(report, raw, &questions);
        look_ahead(&mut questions, &order);
        Graph {
            required: stages.iter().fold(0, |all, stage| all | stage.required),
            roles: roles::find(&stages, &self.names.stages, &self.names.verifiers),
            remedies: remedies(raw),
            gap_cost: raw.gap_cost.clone(),
            stages,
            verifiers,
            questions,
            order,
            actions,
        }
    }

    fn stages(&self, report: &mut Report) -> (Vec<StageNode>, Vec<VerifierNode>) {
        let (mut stages, mut verifiers) = (Vec::new(), Vec::new());
        let mut bit: u64 = 1;
        report.each("stages", &self.raw.stages, |report, stage| {
            let mut node = StageNode { all: 0, required: 0 };
            report.each("verifiers", &stage.verifiers, |report, verifier| {
                let known = verifier.cause.map(Absence::Cause).or_else(|| roles::absence(&verifier.id));
                if verifier.required && known.is_none() {
                    report.add(Defect::CauselessVerifier { id: verifier.id.clone() });
                }
                node.all |= bit;
                node.required |= if verifier.required { bit } else { 0 };
                bit = bit.wrapping_shl(1);
                let absence = known.unwrap_or(Absence::Cause(CauseId::NoCommitment));
                verifiers.push(VerifierNode { absence });
            });
            stages.push(node);
        });
        (stages, verifiers)
    }

    fn question(&mut self, report: &mut Report, question: &raw::Question) -> QuestionNode {
        if let Some(stage) = &question.stage {
            report.within("stage", |report| self.stage(report, stage));
        }
        let mut options = Vec::new();
        report.each("options", &question.options, |report, option| options.push(self.effects(report, option)));
        let mut ways = Vec::new();
        let last = question.next.len().saturating_sub(1);
        report.each("next", &question.next, |report, next| {
            let at_last = ways.len() == last;
            if next.when.is_none() && !at_last {
                report.add(Defect::ShadowedNext);
            }
            if next.when.is_some() && at_last {
                report.add(Defect::OpenEnd);
            }
            ways.push(self.way(report, next));
        });
        QuestionNode { options, ways, ahead: Ahead::default() }
    }

    fn effects(&self, report: &mut Report, option: &raw::Choice) -> Effects {
        let mut grades = Vec::new();
        report.within("verifiers", |report| {
            for (id, grade) in &option.verifiers {
                report.within(id.as_str(), |report| {
                    if let Some(verifier) = self.verifier(report, id) {
                        grades.push((verifier, *grade));
                    }
                });
            }
        });
        let mut reopens: Stages = 0;
        report.each("reopen", &option.reopen, |report, id| {
            reopens |= self.stage(report, id).map_or(0, |stage| 1 << stage);
        });
        let presumes = option.presumes.as_ref().map(|target| {
            report.within("presumes", |report| links::stage_target(report, self.names, target));
            self.presumed(target)
        });
        Effects {
            grades,
            signals: Signals::of(&option.signals),
            reopens,
            kind: option.kind,
            presumes,
            ..Effects::default()
        }
    }

    fn presumed(&self, target: &str) -> Presumed {
        match target {
            "done" => Presumed(Some(self.raw.stages.len() as u8)),
            id => Presumed(self.names.stages.get(id).map(|stage| *stage as u8)),
        }
    }

    fn way(&mut self, report: &mut Report, next: &raw::Next) -> Way {
        let when = next.when.as_ref().map(|when| report.within("when", |report| self.test(report, when, 0)));
        let to = match next.to.as_str() {
            "end" => None,
            id => report.within("to", |report| report.find("question", &self.names.questions, id)),
        };
        Way { when, to: to.map(|question| question as u16) }
    }

    fn action(&mut self, report: &mut Report, action: &raw::Action) -> ActionNode {
        let mut stages: Stages = 0;
        report.within("for", |report| {
            report.each("stages", &action.fits.stages, |report, id| {
                stages |= self.stage(report, id).map_or(0, |stage| 1 << stage);
            });
        });
        ActionNode {
            verdicts: action.fits.verdicts.clone(),
            stages,
            causes: action.fits.causes.clone(),
            grades: action.fits.grades.clone(),
            kinds: action.fits.kinds.clone(),
            when: action.when.as_ref().map(|when| report.within("when", |report| self.test(report, when, 0))),
            unfit: action.unfit.clone(),
        }
    }

    fn default_action(&self, report: &mut Report) {
        let fits_all = |action: &raw::Action| {
            action.fits == raw::Fits::default() && action.when.is_none() && action.unfit.is_empty()
        };
        let Some(last) = self.raw.actions.last() else { return };
        if !fits_all(last) {
            let at = self.raw.actions.len() - 1;
            report.within("actions", |report| report.within(at, |report| report.add(Defect::NoDefaultAction)));
        }
    }

    fn test(&mut self, report: &mut Report, condition: &raw::Condition, depth: usize) -> Test {
        if depth > MAX_DEPTH {
            report.add(Defect::TooDeep { most: MAX_DEPTH });
            return Test::All(Vec::new());
        }
        match condition {
            raw::Condition::Chosen { question, options } => {
                report.within("chosen", |report| self.chosen(report, question, options))
            }
            raw::Condition::GradeAtLeast { verifier, grade } => report.within("gradeAtLeast", |report| {
                let verifier = report.within("verifier", |report| self.verifier(report, verifier));
                Test::GradeAtLeast(verifier.unwrap_or(0), *grade)
            }),
            raw::Condition::StageBefore(stage) => report.within("stageBefore", |report| {
                let done = self.raw.stages.len() as u8;
                Test::StageBefore(if stage == "done" { done } else { self.stage(report, stage).unwrap_or(0) })
            }),
            raw::Condition::GapAtLeast(least) => Test::GapAtLeast(*least),
            raw::Condition::Signal(signal) => Test::Signal(*signal),
            raw::Condition::Presumed(targets) => {
                let mut stages = 0;
                report.each("presumed", targets, |report, target| {
                    links::stage_target(report, self.names, target);
                    stages |= self.presumed(target).0.map_or(PRESUMED_NONE, |stage| 1 << stage);
                });
                Test::Presumed(stages)
            }
            raw::Condition::All(conditions) => Test::All(self.tests(report, "all", conditions, depth)),
            raw::Condition::Any(conditions) => Test::Any(self.tests(report, "any", conditions, depth)),
            raw::Condition::Not(condition) => {
                let test = report.within("not", |report| self.test(report, condition, depth + 1));
                Test::Not(Box::new(test))
            }
        }
    }

    fn tests(&mut self, report: &mut Report, field: &str, conditions: &[raw::Condition], depth: usize) -> Vec<Test> {
        let mut tests = Vec::new();
        report.each(field, conditions, |report, condition| tests.push(self.test(report, condition, depth + 1)));
        tests
    }

    fn chosen(&mut self, report: &mut Report, question: &str, options: &[String]) -> Test {
        let found = report.within("question", |report| report.find("question", &self.names.questions, question));
        let Some(at) = found else { return Test::Any(Vec::new()) };
        let known = self.raw.questions.get(at).map_or(&[][..], |question| &question.options);
        let mut chosen = Vec::new();
        report.each("options", options, |report, id| match known.iter().position(|option| option.id == *id) {
            Some(option) => chosen.push(option),
            None => report.unknown("option", id),
        });
        chosen.sort_unstable();
        let mark = (at, chosen);
        let index = self.marks.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.marks.push(mark);
            self.marks.len() - 1
        });
        Test::Marked(index as u16)
    }

    fn set_marks(&self, report: &mut Report, questions: &mut [QuestionNode]) {
        if self.marks.len() > MAX_MARKS {
            let what = "different “chosen” conditions";
            report.add_at("questions", Defect::Count { what, found: self.marks.len(), least: 0, most: MAX_MARKS });
        }
        for (mark, (question, options)) in self.marks.iter().enumerate() {
            let Some(node) = questions.get_mut(*question) else { continue };
            for option in options {
                if let Some(effects) = node.options.get_mut(*option) {
                    effects.marks.set(mark as u16);
                }
            }
        }
    }

    fn stage(&self, report: &mut Report, id: &str) -> Option<u8> {
        report.find("stage", &self.names.stages, id).map(|stage| stage as u8)
    }

    fn verifier(&self, report: &mut Report, id: &str) -> Option<u8> {
        report.find("verifier", &self.names.verifiers, id).map(|verifier| verifier as u8)
    }
}

/// For each cause, the first one that has the same remedy; itself where it has no text.
fn remedies(raw: &raw::Playbook) -> Vec<CauseId> {
    let remedy = |cause: CauseId| raw.causes.iter().find(|text| text.id == cause).map(|text| &text.remedy);
    let first_alike = |cause: CauseId| {
        let own = remedy(cause)?;
        CauseId::ALL.iter().copied().find(|other| remedy(*other) == Some(own))
    };
    CauseId::ALL.iter().map(|cause| first_alike(*cause).unwrap_or(*cause)).list()
}

/// Question indices so that every way leads forward, or a report of the first circle.
fn order(report: &mut Report, raw: &raw::Playbook, questions: &[QuestionNode]) -> Vec<u16> {
    let mut search = Search { questions, trail: Vec::new(), finished: Vec::new(), circle: None };
    for question in 0..questions.len() as u16 {
        search.visit(question);
    }
    if let Some(circle) = search.circle {
        tell_circle(report, raw, &circle);
    }
    search.finished.reverse();
    search.finished
}

#[inline(never)]
fn tell_circle(report: &mut Report, raw: &raw::Playbook, circle: &[u16]) {
    let id = |at: &u16| raw.questions.get(usize::from(*at)).map_or("", |question| question.id.as_str());
    let through: Vec<&str> = circle.iter().map(id).list();
    let last = circle.iter().rev().nth(1).or(circle.first()).copied().unwrap_or(0);
    let defect = Defect::Cycle { through: through.join(" → ") };
    report.within("questions", |report| report.within(usize::from(last), |report| report.add_at("next", defect)));
}

struct Search<'g> {
    questions: &'g [QuestionNode],
    trail: Vec<u16>,
    finished: Vec<u16>,
    circle: Option<Vec<u16>>,
}

impl Search<'_> {
    fn visit(&mut self, question: u16) {
        if self.circle.is_some() || self.finished.contains(&question) {
            return;
        }
        if let Some(start) = self.trail.iter().position(|seen| *seen == question) {
            self.circle = Some(self.trail.iter().skip(start).copied().chain([question]).list());
            return;
        }
        self.trail.push(question);
        let node = self.questions.get(usize::from(question));
        for way in node.map_or(&[][..], |node| &node.ways) {
            if let Some(to) = way.to {
                self.visit(to);
            }
        }
        self.trail.pop();
        self.finished.push(question);
    }
}

/// Gathers, from the last question to the first, what may still be added.
fn look_ahead(questions: &mut [QuestionNode], order: &[u16]) {
    for question in order.iter().rev() {
        let Some(node) = questions.get(usize::from(*question)) else { continue };
        let mut ahead = Ahead::default();
        for effects in &node.options {
            ahead.add(effects);
        }
        for to in node.ways.iter().filter_map(|way| way.to) {
            if let Some(later) = questions.get(usize::from(to)) {
                ahead.merge(&later.ahead);
            }
        }
        if let Some(node) = questions.get_mut(usize::from(*question)) {
            node.ahead = ahead;
        }
    }
}

impl Ahead {
    fn add(&mut self, effects: &Effects) {
        self.verifiers |= effects.grades.iter().fold(0, |set, (verifier, _)| set | 1 << verifier);
        self.signals = self.signals.union(effects.signals);
        self.reopens |= effects.reopens;
        self.presumes |= effects.presumes.is_some();
        self.marks.merge(&effects.marks);
    }

    fn merge(&mut self, later: &Ahead) {
        self.verifiers |= later.verifiers;
        self.signals = self.signals.union(later.signals);
        self.reopens |= later.reopens;
        self.presumes |= later.presumes;
        self.marks.merge(&later.marks);
    }
}
