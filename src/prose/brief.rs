//! The page for management as it stands: each paragraph as its writer left it, else from the plan.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Settling};
use lockstep_journey::vocabulary::Paragraph;

use crate::buyer::Desk;
use crate::words::fill;

/// So many characters fit on a page beside the headings.
const PAGE: usize = 5_000;

/// One paragraph of the page.
pub struct Written {
    pub paragraph: Paragraph,
    pub heading: String,
    pub text: String,
    /// Somebody wrote it so, and the plan says something else, which can be had again.
    pub has_other: bool,
}

/// All of them, also those without words.
pub fn brief(desk: &Desk) -> Vec<Written> {
    let written = |paragraph: &Paragraph| {
        let edited = desk.book.edited(*paragraph);
        Written {
            paragraph: *paragraph,
            heading: desk.words.plan_brief().headings().get(paragraph.id()).unwrap_or_default().to_owned(),
            text: edited.map_or_else(|| from_plan(desk, *paragraph), str::to_owned),
            has_other: edited.is_some() && !from_plan(desk, *paragraph).is_empty(),
        }
    };
    Paragraph::ALL.iter().map(written).list()
}

/// More than one page holds.
pub fn is_long(page: &[Written]) -> bool {
    // A line is about a hundred characters, however short what stands on it.
    let length = |text: &str| text.lines().map(|line| line.chars().count().next_multiple_of(100)).sum::<usize>();
    page.iter().map(|written| length(&written.text)).sum::<usize>() > PAGE
}

fn from_plan(desk: &Desk, paragraph: Paragraph) -> String {
    let (plan, words) = (&desk.book.own, desk.words.plan_brief());
    let mut lines: Vec<String> = Vec::new();
    if paragraph == Paragraph::Date {
        let day = plan.date(&Item::Plan, Field::InUse);
        lines.extend(day.map(|day| fill(words.in_use(), &[("date", &desk.words.days.text(day))])));
        lines.extend(plan.text(&Item::Plan, Field::Reason).map(str::to_owned));
    }
    lines.extend(desk.book.lines(desk.playbook.texts(), paragraph).into_iter().map(str::to_owned));
    if paragraph == Paragraph::Against {
        let open = plan.differences().into_iter();
        let open = open.filter(|topic| plan.settling(topic, desk.today) != Settling::Decided);
        let told = |topic: Item| Some(fill(words.undecided(), &[("topic", plan.text(&topic, Field::Name)?)]));
        lines.extend(open.filter_map(told));
    }
    lines.join("\n")
}
