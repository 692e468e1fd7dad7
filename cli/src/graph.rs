//! `lockstep graph`: the questionnaire as Graphviz or Mermaid, stages as clusters, edges labelled by answers.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use lockstep_journey::Playbook;
use lockstep_journey::playbook::raw::{Condition, Question};
use lockstep_journey::prove::{Proof, Route, prove};

use crate::load;

/// The language of the drawing.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Graphviz.
    Dot,
    Mermaid,
}

/// Exit status 0 with a drawing, 1 where the playbook cannot be parsed, 2 where it cannot be read.
pub fn run(file: &Path, format: Format) -> ExitCode {
    match load::playbook(file) {
        Ok(loaded) => {
            print!("{}", draw(&loaded.playbook, format));
            ExitCode::SUCCESS
        }
        Err(error) => error.report(file),
    }
}

/// Draws every question; what no path reaches is dashed and says so.
pub fn draw(playbook: &Playbook, format: Format) -> String {
    let proof = prove(playbook);
    let drawing = Drawing { playbook, proof: &proof, format, text: String::new() };
    drawing.finish()
}

struct Drawing<'d> {
    playbook: &'d Playbook,
    proof: &'d Proof,
    format: Format,
    text: String,
}

impl Drawing<'_> {
    fn finish(mut self) -> String {
        self.line(match self.format {
            Format::Dot => "digraph playbook {\n  rankdir=TB; node [shape=box, style=rounded]; end [shape=doublecircle, label=\"end\"];",
            Format::Mermaid => "flowchart TB\n  end_([end])\n  classDef unreached stroke-dasharray: 5 5",
        });
        for (number, name) in self.clusters().iter().enumerate() {
            self.cluster(number, name);
        }
        for (from, routes) in self.proof.routes.iter().enumerate() {
            for (position, route) in routes.iter().enumerate() {
                self.edge(from, position, route);
            }
        }
        if self.format == Format::Dot {
            self.line("}");
        }
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The names above the questions, in playbook order: stages, and topics of questions without a stage.
    fn clusters(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for question in &self.playbook.texts().questions {
            let name = cluster_of(self.playbook, question);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn cluster(&mut self, number: usize, name: &str) {
        let playbook = self.playbook;
        match self.format {
            Format::Dot => self.line(&format!("  subgraph cluster_{number} {{ label=\"{}\";", quoted(name))),
            Format::Mermaid => self.line(&format!("  subgraph c{number}[\"{}\"]", quoted(name))),
        }
        for (at, question) in playbook.texts().questions.iter().enumerate() {
            if cluster_of(playbook, question) == name {
                self.node(at, question);
            }
        }
        self.line(if self.format == Format::Dot { "  }" } else { "  end" });
    }

    fn node(&mut self, at: usize, question: &Question) {
        let reached = self.is_reached(at);
        let mark = if reached { "" } else { " (no path asks this)" };
        let id = &question.id;
        let text = quoted(&question.text);
        match self.format {
            Format::Dot => {
                let style = if reached { "" } else { ", style=\"rounded,dashed\"" };
                self.line(&format!("    q{at} [label=\"{id}{mark}\\n{text}\"{style}];"));
            }
            Format::Mermaid => {
                let style = if reached { "" } else { ":::unreached" };
                self.line(&format!("    q{at}[\"{id}{mark}<br>{text}\"]{style}"));
            }
        }
    }

    /// Where the proof stopped early, nothing is marked.
    fn is_reached(&self, question: usize) -> bool {
        self.proof.paths.is_none()
            || self
                .proof
                .routes
                .get(question)
                .is_some_and(|routes| routes.iter().any(|route| !route.options.is_empty()))
    }

    fn edge(&mut self, from: usize, position: usize, route: &Route) {
        let label = self.label(from, position, route);
        let taken = !route.options.is_empty() || self.proof.paths.is_none();
        let end = if self.format == Format::Dot { "end" } else { "end_" };
        let to = route.to.map_or_else(|| end.to_owned(), |to| format!("q{to}"));
        let label = if taken { label } else { "never taken".to_owned() };
        let line = match (self.format, taken) {
            (Format::Dot, true) => format!("  q{from} -> {to} [label=\"{label}\"];"),
            (Format::Dot, false) => format!("  q{from} -> {to} [label=\"{label}\", style=dashed];"),
            (Format::Mermaid, true) if label.is_empty() => format!("  q{from} --> {to}"),
            (Format::Mermaid, true) => format!("  q{from} -->|\"{label}\"| {to}"),
            (Format::Mermaid, false) => format!("  q{from} -.->|\"{label}\"| {to}"),
        };
        self.line(&line);
    }

    /// The answers that can lead this way; where every answer can, the condition on earlier ones.
    fn label(&self, from: usize, position: usize, route: &Route) -> String {
        let Some(question) = self.playbook.texts().questions.get(from) else { return String::new() };
        let options = &question.options;
        if route.options.len() == options.len() {
            let when = question.next.get(position).and_then(|next| next.when.as_ref());
            return when.map_or_else(String::new, words);
        }
        let mut label = String::new();
        for option in route.options.iter().filter_map(|option| options.get(*option)) {
            let _ = write!(label, "{}{}", if label.is_empty() { "" } else { ", " }, option.id);
        }
        label
    }
}

/// The stage of a question, or its topic.
fn cluster_of(playbook: &Playbook, question: &Question) -> String {
    let stage = question.stage.as_deref().and_then(|stage| playbook.stage(stage));
    stage.map(|stage| stage.title.clone()).or_else(|| question.topic.clone()).unwrap_or_default()
}

/// A condition as few words as it takes.
fn words(condition: &Condition) -> String {
    let joined = |conditions: &[Condition], with: &str| {
        let parts: Vec<String> = conditions.iter().map(words).collect();
        format!("({})", parts.join(with))
    };
    match condition {
        Condition::Chosen { question, options } => format!("{question}: {}", options.join(" or ")),
        Condition::GradeAtLeast { verifier, grade } => format!("{verifier} at least {}", grade.id()),
        Condition::StageBefore(stage) => format!("before {stage}"),
        Condition::GapAtLeast(gap) => format!("gap at least {gap}"),
        Condition::Signal(signal) => signal.id().to_owned(),
        Condition::Presumed(stages) => format!("presumed {}", stages.join(" or ")),
        Condition::All(conditions) => joined(conditions, " and "),
        Condition::Any(conditions) => joined(conditions, " or "),
        Condition::Not(condition) => format!("not {}", words(condition)),
    }
}

/// Text inside double quotes, in both languages.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "'").replace('\n', " ")
}
