//! The calendar file, by the letter of RFC 5545.

use lockstep_journey::plan::calendar_file::{Event, calendar_file};
use proptest::prelude::*;

use crate::support::date;

fn event() -> Event {
    Event {
        job: "needs-listed".to_owned(),
        title: "Make one list of what we need".to_owned(),
        description: String::new(),
        link: None,
        first: date("2027-02-26"),
        last: date("2027-03-01"),
        sequence: 3,
        cancelled: false,
    }
}

fn written(events: &[Event]) -> String {
    calendar_file("k3v9", "Booking system", date("2026-11-23"), events)
}

#[test]
fn a_plan_is_written_as_it_always_was() {
    let events = [
        Event {
            title: "Grüße, 日本; \\ und „mehr“ 👩‍💻 in einer Zeile, die lang genug ist, um gefaltet zu werden".to_owned(),
            description: "First line\r\nsecond line".to_owned(),
            link: Some("https://example.com/a?b=c,d;e".to_owned()),
            ..event()
        },
        Event { job: "set-up".to_owned(), cancelled: true, sequence: 4, ..event() },
    ];
    let golden = include_str!("golden/plan.ics");
    assert_eq!(written(&events).replace("\r\n", "\n"), golden);
}

#[test]
fn a_text_cannot_begin_a_property() {
    let title = "Sign\r\nBEGIN:VALARM\nATTACH:x".to_owned();
    let link = Some("https://example.com/\r\nATTENDEE:x".to_owned());
    let file = written(&[Event { title, link, ..event() }]);
    assert!(file.lines().all(|line| !line.starts_with("BEGIN:VALARM") && !line.starts_with("ATT")), "{file}");
}

proptest! {
    /// No line is longer than 75 octets, every one ends as the format wants, and unfolded the text is whole again.
    #[test]
    fn every_text_is_folded_by_octets_and_reads_back(title in "\\PC{0,200}", job in "[a-z-]{1,90}") {
        let file = written(&[Event { title: title.clone(), job, ..event() }]);
        prop_assert!(file.ends_with("\r\n"));
        prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = file.replace("\r\n ", "");
        let summary = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let mut read = String::new();
        let mut rest = summary.chars();
        while let Some(character) = rest.next() {
            read.push(if character == '\\' { rest.next().unwrap() } else { character });
        }
        prop_assert_eq!(read, title);
    }
}
