//! Answers and settings.

use lockstep_journey::Sheet;
use lockstep_journey::answers::{Context, PlanAnswer};
use lockstep_journey::date::Date;
use lockstep_journey::list::IntoList;
use lockstep_journey::map::Map;

use super::{Reader, Tree};
use crate::app::{Beside, Keeps, Settings};

pub fn read_settings(node: &Reader) -> Settings {
    Settings {
        heading_level: node.number("headingLevel") as u8,
        deal: node.maybe_text("deal"),
        stage: node.maybe_text("stage"),
        stage_map: node.map("stageMap", |node| node.as_text()),
        content_map: node.map("contentMap", |node| node.as_text()),
        deal_id: node.text("dealId"),
        replica: node.text("replica"),
        today: node.maybe("today", date).flatten(),
        shares: node.flag("shares"),
        links: node.flag("links"),
        lists: node.flag("lists"),
        keeps: node.maybe("keeps", |node| node.as_word(&KEEPS, keeps)).flatten().unwrap_or_default(),
    }
}

const KEEPS: [Keeps; 3] = [Keeps::Browser, Keeps::Tab, Keeps::Nowhere];

/// As the attribute `storage` has it.
fn keeps(keeps: Keeps) -> &'static str {
    match keeps {
        Keeps::Browser => "local",
        Keeps::Tab => "session",
        Keeps::Nowhere => "none",
    }
}

/// Answers as a page gives them: an answer sheet, or the answers alone.
pub fn read_given(node: &Reader) -> Sheet {
    if node.has("answers") {
        return read_sheet(node);
    }
    let mut sheet = Sheet::default();
    for (question, option) in node.entries(|node| node.as_text()) {
        sheet.answers.set(&question, &option);
    }
    sheet
}

/// What travels beside a state in a link.
pub fn read_beside(node: &Reader) -> Beside {
    Beside {
        name: node.maybe_text("name"),
        notes: node.map("notes", |node| node.as_text()),
        as_of: node.maybe("asOf", date).flatten(),
        answered_on: days(node),
    }
}

pub fn write_beside(beside: &Beside) -> Tree {
    Tree::object([
        ("name", beside.name.as_deref().map(Tree::text)),
        ("notes", map(&beside.notes, |note| Tree::text(note))),
        ("asOf", beside.as_of.map(day)),
        ("answeredOn", map(&beside.answered_on, |date| day(*date))),
    ])
}

pub fn read_sheet(node: &Reader) -> Sheet {
    let mut sheet = Sheet {
        notes: node.map("notes", |node| node.as_text()),
        context: node.maybe("context", context).unwrap_or_default(),
        as_of: node.maybe("asOf", date).flatten(),
        plan: node.map("plan", |node| PlanAnswer { option: node.text("option"), job: node.text("job") }),
        ..Sheet::default()
    };
    // One by one: collecting would bring a sort along.
    for (question, option) in node.map("answers", |node| node.as_text()) {
        sheet.answers.set(&question, &option);
    }
    sheet.answered_on = days(node);
    sheet
}

fn context(node: &Reader) -> Context {
    Context { today: node.maybe("today", date).flatten(), crm_stage: node.maybe_text("crmStage") }
}

fn days(node: &Reader) -> Map<String, Date> {
    let mut days = Map::new();
    for (question, day) in node.map("answeredOn", date) {
        if let Some(day) = day {
            days.insert(question, day);
        }
    }
    days
}

/// A day of the form YYYY-MM-DD; without one nothing ages, so another form does no harm.
fn date(node: &Reader) -> Option<Date> {
    node.as_text().parse().ok()
}

pub fn write_sheet(sheet: &Sheet) -> Tree {
    let context = &sheet.context;
    Tree::object([
        ("answers", Some(Tree::Object(sheet.answers.iter().map(|(q, o)| (q.to_owned(), Tree::text(o))).list()))),
        ("notes", map(&sheet.notes, |note| Tree::text(note))),
        (
            "context",
            Some(Tree::object([
                ("today", context.today.map(day)),
                ("crmStage", context.crm_stage.as_deref().map(Tree::text)),
            ])),
        ),
        ("asOf", sheet.as_of.map(day)),
        ("answeredOn", map(&sheet.answered_on, |date| day(*date))),
        ("plan", map(&sheet.plan, plan_answer)),
    ])
}

fn plan_answer(answer: &PlanAnswer) -> Tree {
    Tree::object([("option", Some(Tree::text(&answer.option))), ("job", Some(Tree::text(&answer.job)))])
}

fn day(date: Date) -> Tree {
    Tree::Text(date.to_string())
}

/// Left out where it is empty.
fn map<T>(values: &Map<String, T>, write: impl Fn(&T) -> Tree) -> Option<Tree> {
    let entries = || values.iter().map(|(key, value)| (key.clone(), write(value))).list();
    (!values.is_empty()).then(|| Tree::Object(entries()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::{file, json};

    const SHEET: &str = r#"{
        "answers": {"must": "said", "kind": "new"},
        "notes": {"must": "“It cannot go on like this”"},
        "context": {"today": "2026-11-21", "crmStage": "Proposal"},
        "asOf": "2026-11-01",
        "answeredOn": {"must": "2026-11-20"},
        "plan": {"size": {"option": "told", "job": "problem-sized"}}
    }"#;

    #[test]
    fn a_sheet_is_read_and_written_as_serde_does() {
        for text in [SHEET, r#"{"answers": {}, "context": {}}"#] {
            let by_serde: Sheet = serde_json::from_str(text).unwrap();
            let read = Reader::read(&file(text), read_sheet).unwrap();
            assert_eq!(read, by_serde);
            assert_eq!(json(&write_sheet(&read)), serde_json::to_value(&by_serde).unwrap());
        }
    }

    #[test]
    fn a_page_gives_a_sheet_or_the_answers_alone() {
        let sheet = Reader::read(&file(SHEET), read_given).unwrap();
        assert_eq!(sheet.notes.len(), 1);
        let alone = Reader::read(&file(r#"{"must": "said", "kind": "new"}"#), read_given).unwrap();
        assert_eq!(alone.answers, sheet.answers);
        assert!(Reader::read(&file(r#"["said"]"#), read_given).is_err());
    }

    #[test]
    fn a_sheet_of_another_shape_is_none() {
        assert!(Reader::read(&file(r#"{"answers": {"must": 1}}"#), read_sheet).is_err());
    }
}
