//! Every text of a playbook: none is empty, and none states a figure without its source.

use crate::playbook::{Defect, Playbook, Problem, Report, raw};

pub fn check(playbook: &Playbook) -> Vec<Problem> {
    let raw = playbook.texts();
    let mut report = Report::new();
    for (field, value) in [("version", &raw.version), ("lang", &raw.lang), ("title", &raw.title)] {
        text(&mut report, field, value, false);
    }
    report.each("stages", &raw.stages, stage);
    report.each("questions", &raw.questions, question);
    report.each("kinds", &raw.kinds, |report, kind| text(report, "note", &kind.note, false));
    report.each("verdicts", &raw.verdicts, |report, verdict| {
        fields(report, &[("title", &verdict.title), ("meaning", &verdict.meaning)], false);
    });
    report.each("causes", &raw.causes, |report, cause| {
        let texts = [("title", &cause.title), ("text", &cause.text), ("remedy", &cause.remedy)];
        fields(report, &texts, !cause.sources.is_empty());
    });
    report.each("actions", &raw.actions, action);
    report.each("contents", &raw.contents, content);
    report.each("jobs", &raw.jobs, |report, job| {
        fields(report, &[("text", &job.text), ("doneWhen", &job.done_when), ("owner", &job.owner)], false);
    });
    report.each("stageMaps", &raw.stage_maps, |report, map| text(report, "title", &map.title, false));
    report.each("sources", &raw.sources, |report, source| {
        fields(report, &[("author", &source.author), ("title", &source.title)], true);
    });
    report.problems
}

fn stage(report: &mut Report, stage: &raw::Stage) {
    let texts =
        [("short", &stage.short), ("title", &stage.title), ("deciding", &stage.deciding), ("selling", &stage.selling)];
    fields(report, &texts, false);
    report.within("buyer", |report| {
        fields(report, &[("title", &stage.buyer.title), ("question", &stage.buyer.question)], false);
    });
    report.each("verifiers", &stage.verifiers, |report, verifier| {
        let texts = [("text", &verifier.text), ("missing", &verifier.missing), ("ask", &verifier.ask)];
        fields(report, &texts, false);
    });
}

fn question(report: &mut Report, question: &raw::Question) {
    fields(report, &[("text", &question.text), ("label", &question.label)], false);
    let optional = [("topic", &question.topic), ("hint", &question.hint), ("why", &question.why)];
    for (field, value) in optional.iter().filter_map(|(field, value)| Some((field, value.as_ref()?))) {
        text(report, field, value, false);
    }
    if question.stage.is_none() && question.topic.is_none() {
        report.add_at("topic", Defect::EmptyText);
    }
    report.each("options", &question.options, |report, option| {
        text(report, "text", &option.text, false);
        if let Some(recap) = &option.recap {
            text(report, "recap", recap, false);
        }
    });
}

fn action(report: &mut Report, action: &raw::Action) {
    let sourced = !action.sources.is_empty();
    let texts =
        [("title", &action.title), ("serves", &action.serves), ("why", &action.why), ("doneWhen", &action.done_when)];
    fields(report, &texts, sourced);
    lines(report, "steps", &action.steps, sourced, 1, 8);
    lines(report, "say", &action.say, sourced, 2, 4);
    report.within("avoid", |report| {
        fields(report, &[("tactic", &action.avoid.tactic), ("why", &action.avoid.why)], sourced);
    });
    if let Some(message) = &action.message {
        report.within("message", |report| {
            fields(report, &[("opening", &message.opening), ("closing", &message.closing)], sourced);
        });
    }
}

fn content(report: &mut Report, content: &raw::Content) {
    let sourced = !content.sources.is_empty();
    fields(report, &[("title", &content.title), ("purpose", &content.purpose)], sourced);
    report.each("sections", &content.sections, |report, section| {
        text(report, "heading", &section.heading, sourced);
        if let Some(body) = &section.text {
            text(report, "text", body, sourced);
        }
        lines(report, "points", &section.points, sourced, 0, 40);
    });
}

fn lines(report: &mut Report, field: &'static str, lines: &[String], sourced: bool, least: usize, most: usize) {
    if !(least..=most).contains(&lines.len()) {
        report.add_at(field, Defect::Count { what: field, found: lines.len(), least, most });
    }
    report.within(field, |report| {
        for (at, line) in lines.iter().enumerate() {
            text(report, &at.to_string(), line, sourced);
        }
    });
}

fn fields(report: &mut Report, texts: &[(&str, &String)], sourced: bool) {
    for (field, value) in texts {
        text(report, field, value, sourced);
    }
}

fn text(report: &mut Report, field: &str, value: &str, sourced: bool) {
    if value.trim().is_empty() {
        report.add_at(field, Defect::EmptyText);
    }
    if let Some(figure) = figure(value).filter(|_| !sourced) {
        report.add_at(field, Defect::FigureWithoutSource { figure });
    }
}

/// The first word of a text that states a measured figure: a number with a per cent sign, or before “percent”, “per
/// cent” or “times”.
fn figure(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    words.iter().enumerate().find_map(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let measured = word.contains('%') || next.starts_with('%') || next.starts_with("percent");
        let compared = next.starts_with("times")
            || next == "per" && words.get(at + 2).is_some_and(|unit| unit.starts_with("cent"));
        (is_number(word) && (measured || compared)).then(|| (*word).to_owned())
    })
}
