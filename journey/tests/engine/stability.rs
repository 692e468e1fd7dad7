//! What was written once is read for ever: a file of each schema number, and what it gave when it was new.

use lockstep_journey::vocabulary::{CauseId, Verdict};
use lockstep_journey::{Playbook, Sheet, assess};

use crate::support::parse;

/// Never edit the file: a playbook of schema 1 as somebody may have it on their site.
const SCHEMA_1: &str = include_str!("golden/schema-1.json");

#[test]
fn a_playbook_of_schema_1_still_loads_and_places_a_deal_as_it_did() {
    let playbook: Playbook = parse(serde_json::from_str(SCHEMA_1).unwrap());
    let answers = [("own-stage", "offer"), ("problem", "user"), ("must", "undated"), ("engaged", "yes")];
    let assessment = assess(&playbook, &Sheet { answers: answers.into_iter().collect(), ..Sheet::default() });
    assert_eq!(assessment.stage.evidenced, "commit");
    assert_eq!(assessment.stage.presumed.as_deref(), Some("select"));
    assert_eq!(assessment.verdict, Some(Verdict::CloseTheGap));
    assert_eq!(assessment.causes.first().map(|cause| cause.id), Some(CauseId::NoDate));
    assert_eq!(assessment.action.map(|action| action.id).as_deref(), Some("find-their-day"));
}

#[test]
fn the_assessment_keeps_its_shape() {
    let playbook: Playbook = parse(serde_json::from_str(SCHEMA_1).unwrap());
    let answers = [("own-stage", "offer"), ("problem", "user"), ("must", "undated"), ("engaged", "yes")];
    let assessment = assess(&playbook, &Sheet { answers: answers.into_iter().collect(), ..Sheet::default() });
    let written = serde_json::to_string_pretty(&assessment).unwrap() + "\n";
    assert_eq!(written, include_str!("golden/assessment.json"));
}
