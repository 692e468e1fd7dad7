//! The result as Markdown, for a note in a CRM.

use super::{Headline, belief, confidence, headline, question_of, sentence, subline};
use crate::app::Model;
use crate::words::fill;

pub fn summary(model: &Model) -> String {
    let words = &model.words;
    let assessment = &model.assessment;
    let mut page = Page::default();
    let deal = model.settings.deal.as_deref().unwrap_or(&words.summary.this_deal);
    page.block(&["## ", &fill(&words.summary.title, &[("deal", deal)])]);
    let Headline { customer, distance } = headline(model);
    let distance = distance.map(|distance| [" ", &distance].concat());
    page.block(&["**", &customer, &distance.unwrap_or_default(), "**"]);
    page.block(&[&subline(model)]);
    if let Some(action) = assessment.action.as_ref().and_then(|action| model.playbook.action(&action.id)) {
        page.block(&["**", &fill(&words.result.next, &[("title", &action.title)]), "**"]);
        page.block(&[&action.why]);
        page.numbered(&action.steps);
        page.block(&[&words.result.done_when, ": ", &sentence(&action.done_when)]);
        page.block(&[&words.counted(&words.result.again, usize::from(action.again_in))]);
        page.block(&["**", &words.result.ask, "**"]);
        page.listed(action.say.iter().map(|say| say.to_owned()));
        page.block(&["**", &words.result.avoid, ":** ", &sentence(&action.avoid.tactic), " ", &action.avoid.why]);
    }
    let causes = assessment.causes.iter().filter_map(|report| {
        let cause = model.playbook.cause(report.id)?;
        let answers = report.from.iter().filter_map(|from| model.answer(question_of(from)?));
        let quoted: Vec<String> = answers.map(|(_, choice)| ["“", &choice.text, "”"].concat()).collect();
        let tail = if quoted.is_empty() { String::new() } else { [" (", &quoted.join(", "), ")"].concat() };
        Some([cause.title.as_str(), &tail].concat())
    });
    let causes: Vec<String> = causes.collect();
    if !causes.is_empty() {
        page.block(&["**", &words.result.causes, "**"]);
        page.listed(causes);
    }
    let sure = assessment.confidence.map(|told| confidence(words, told));
    let sure: Vec<String> = sure.into_iter().chain(belief(words, assessment.belief)).collect();
    page.block(&[&sure.join(" ")]);
    page.block(&["**", &words.summary.answers, "**"]);
    let answers = assessment.path.iter().filter_map(|step| model.answer(&step.question));
    page.listed(answers.map(|(question, choice)| [question.label.as_str(), ": ", &choice.text].concat()));
    let playbook = model.playbook.texts();
    let today = model.settings.today.map(|day| day.to_string()).unwrap_or_default();
    let made = [("date", today.as_str()), ("playbook", &playbook.title), ("version", &playbook.version)];
    page.block(&["_", &fill(&words.summary.made, &made), "_"]);
    page.text
}

/// Blocks of Markdown, an empty line between them.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn block(&mut self, parts: &[&str]) {
        if parts.iter().all(|part| part.is_empty()) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(parts);
    }

    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push('\n');
    }

    fn listed(&mut self, items: impl IntoIterator<Item = String>) {
        self.text.push('\n');
        for item in items {
            self.line(&["- ", &item]);
        }
    }

    fn numbered(&mut self, items: &[String]) {
        self.text.push('\n');
        for (at, item) in items.iter().enumerate() {
            self.line(&[&(at + 1).to_string(), ". ", item]);
        }
    }
}
