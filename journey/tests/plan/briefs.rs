//! The page for management.

use lockstep_journey::plan::{Book, Field, Item, PARAGRAPH_LENGTH, Secret};
use lockstep_journey::vocabulary::Paragraph;

use crate::support::{job_named, playbook, writer};

#[test]
fn a_plan_that_says_nothing_makes_a_page_that_says_nothing() {
    let book = Book::default();
    for paragraph in Paragraph::ALL {
        assert_eq!(book.lines(playbook(), *paragraph), Vec::<&str>::new(), "{paragraph:?}");
    }
}

#[test]
fn what_came_of_a_job_stands_where_the_playbook_puts_it() {
    let mut book = Book::default();
    for (job, outcome) in [("problem-sized", "Forty hours a week"), ("problem-described", "Calls go unanswered")] {
        book.own.write(&writer("ours1"), &job_named(job), Field::Outcome, outcome);
    }
    assert_eq!(book.lines(playbook(), Paragraph::Problem), ["Calls go unanswered", "Forty hours a week"]);
    assert_eq!(book.lines(playbook(), Paragraph::Need), Vec::<&str>::new());
}

#[test]
fn what_is_known_and_not_shared_goes_to_management() {
    let mut book = Book::default();
    book.keep_secret(&writer("ours1"), &Item::Plan, Secret::Budget, "40,000 from this year's budget");
    assert_eq!(book.lines(playbook(), Paragraph::Money), ["40,000 from this year's budget"]);
}

#[test]
fn an_edited_paragraph_stays_until_it_follows_the_plan_again() {
    let mut book = Book::default();
    book.edit(&writer("ours1"), Paragraph::Ask, Some("A yes by May"));
    assert_eq!(book.edited(Paragraph::Ask), Some("A yes by May"));
    book.edit(&writer("ours1"), Paragraph::Ask, Some(""));
    assert_eq!(book.edited(Paragraph::Ask), Some(""), "it was taken out");
    book.edit(&writer("ours1"), Paragraph::Ask, None);
    assert_eq!(book.edited(Paragraph::Ask), None);
    book.edit(&writer("ours1"), Paragraph::Ask, Some(&"x".repeat(2_000)));
    assert_eq!(book.edited(Paragraph::Ask).map(str::len), Some(PARAGRAPH_LENGTH));
}

#[test]
fn the_default_playbook_fills_what_a_plan_can_know() {
    let without: Vec<Paragraph> = Paragraph::ALL
        .iter()
        .copied()
        .filter(|paragraph| playbook().jobs.iter().all(|job| job.brief != Some(*paragraph)))
        .collect();
    assert_eq!(without, [Paragraph::Waiting, Paragraph::Against, Paragraph::Ask]);
}
