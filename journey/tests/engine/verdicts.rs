//! Each row of the verdict list: a deal that reaches it, and one that falls just short.

use lockstep_journey::vocabulary::{Grade, Signal, Verdict};

use crate::support::Deal;

#[test]
fn row_1_everything_settled_advances_to_the_first_result() {
    let settled = Deal::settled(7).signals(&[Signal::Refused, Signal::Dark, Signal::Cascade]);
    assert_eq!(settled.verdict(), Verdict::Advance);
    assert_eq!(settled.assess().action.unwrap().stage, "golive");
    assert_eq!(settled.with("signed", Grade::Assumed).verdict(), Verdict::Pause);
}

#[test]
fn row_2_a_no_or_another_choice_pauses() {
    for signal in [Signal::Refused, Signal::ChoseAnother] {
        assert_eq!(Deal::settled(5).signal(signal).verdict(), Verdict::Pause);
    }
    assert_eq!(Deal::settled(5).signals(&[Signal::NoCase, Signal::Engaged]).verdict(), Verdict::Advance);
}

#[test]
fn row_2_not_now_pauses_only_while_commit_is_open() {
    let not_now = |deal: Deal| deal.signals(&[Signal::NotNow, Signal::Engaged]);
    assert_eq!(not_now(Deal::settled(1).with("must", Grade::Stated)).verdict(), Verdict::Pause);
    assert_eq!(not_now(Deal::settled(2)).verdict(), Verdict::Advance);
}

#[test]
fn row_3_moved_dates_without_a_reason_or_engagement_are_enough() {
    let moved = Deal::settled(1).signal(Signal::Cascade);
    assert_eq!(moved.verdict(), Verdict::Pause);
    assert_eq!(moved.clone().signal(Signal::Engaged).verdict(), Verdict::Advance);
    assert_eq!(moved.with("must", Grade::Stated).verdict(), Verdict::Requalify);
    assert_eq!(Deal::settled(1).verdict(), Verdict::Requalify);
}

#[test]
fn row_4_dark_with_a_reason_is_reengaged() {
    let dark = Deal::settled(2).signal(Signal::Dark);
    assert_eq!(dark.verdict(), Verdict::ReEngage);
    assert_eq!(dark.clone().signal(Signal::LongDark).verdict(), Verdict::ReEngage);
    assert_eq!(dark.with("must", Grade::Assumed).verdict(), Verdict::Requalify);
}

#[test]
fn row_4_an_inferred_reason_counts() {
    let dark = Deal::new().with("must", Grade::Unknown).signals(&[Signal::Dark, Signal::MoneyAside]);
    assert_eq!(dark.verdict(), Verdict::ReEngage);
}

#[test]
fn row_5_dark_without_a_reason_is_asked_once_then_paused() {
    let dark = Deal::settled(1).signal(Signal::Dark);
    assert_eq!(dark.verdict(), Verdict::Requalify);
    assert_eq!(dark.signal(Signal::LongDark).verdict(), Verdict::Pause);
    let only_long = Deal::settled(1).signals(&[Signal::LongDark, Signal::Engaged]);
    assert_eq!(only_long.verdict(), Verdict::Advance);
}

#[test]
fn row_6_nothing_known_is_requalified_with_low_confidence() {
    let unknown = Deal::new().with("problem", Grade::Unknown).with("must", Grade::Assumed).presuming("select");
    let assessment = unknown.clone().signal(Signal::Engaged).assess();
    assert_eq!(assessment.verdict, Some(Verdict::Requalify));
    assert_eq!(serde_json::to_value(assessment.confidence).unwrap()["level"], "low");
    assert_eq!(unknown.with("size", Grade::Absent).verdict(), Verdict::StepBack);
}

#[test]
fn row_7_two_stages_ahead_steps_back() {
    let ahead = Deal::settled(1).signal(Signal::Engaged);
    assert_eq!(ahead.clone().presuming("agree").verdict(), Verdict::StepBack);
    assert_eq!(ahead.presuming("explore").verdict(), Verdict::CloseTheGap);
}

#[test]
fn row_7_one_stage_ahead_of_a_skipped_stage_steps_back() {
    let skipped = Deal::settled(3).with("date", Grade::Absent).signal(Signal::Engaged);
    assert_eq!(skipped.clone().presuming("explore").verdict(), Verdict::StepBack);
    assert_eq!(skipped.presuming("commit").verdict(), Verdict::CloseTheGap);
    let not_asked = Deal::settled(3).with("date", Grade::Unknown).signal(Signal::Engaged);
    assert_eq!(not_asked.presuming("explore").verdict(), Verdict::CloseTheGap);
}

#[test]
fn row_8_an_absent_fact_a_skipped_stage_or_indecision_is_a_gap_to_close() {
    let engaged = |deal: Deal| deal.signal(Signal::Engaged).verdict();
    assert_eq!(engaged(Deal::settled(2).with("kind", Grade::Absent)), Verdict::CloseTheGap);
    assert_eq!(engaged(Deal::settled(2).with("kind", Grade::Unknown)), Verdict::Advance);
    assert_eq!(engaged(Deal::settled(3).with("date", Grade::Absent)), Verdict::CloseTheGap);
    assert_eq!(engaged(Deal::settled(4).signal(Signal::Fear)), Verdict::CloseTheGap);
    assert_eq!(engaged(Deal::settled(4).signal(Signal::Favourite)), Verdict::Advance);
    assert_eq!(engaged(Deal::settled(1).signal(Signal::Fear)), Verdict::Advance, "no indecision without a reason");
}

#[test]
fn row_8_an_absent_fact_further_on_is_no_gap_yet() {
    let further = Deal::settled(2).with("money", Grade::Absent).signal(Signal::Engaged);
    assert_eq!(further.verdict(), Verdict::Advance);
}

#[test]
fn row_9_not_engaged_is_requalified() {
    let idle = Deal::settled(2).presuming("explore");
    assert_eq!(idle.verdict(), Verdict::Requalify);
    assert_eq!(idle.signal(Signal::Engaged).verdict(), Verdict::Advance);
}

#[test]
fn row_10_one_stage_ahead_is_a_gap_to_close() {
    let engaged = Deal::settled(2).signal(Signal::Engaged);
    assert_eq!(engaged.clone().presuming("agree").verdict(), Verdict::CloseTheGap);
    assert_eq!(engaged.presuming("explore").verdict(), Verdict::Advance);
}

#[test]
fn rows_11_and_12_advance() {
    let engaged = Deal::settled(4).signal(Signal::Engaged);
    for stage in ["recognise", "explore", "agree", "select", "none"] {
        assert_eq!(engaged.clone().presuming(stage).verdict(), Verdict::Advance, "{stage}");
    }
}

#[test]
fn a_verdict_names_the_answers_behind_it() {
    let dark = Deal::settled(2).signal(Signal::Dark).assess();
    assert_eq!(dark.verdict_from, ["q:v-must", "q:s-dark"]);
    let ahead = Deal::settled(1).with("date", Grade::Absent).presuming("select").assess();
    assert!(ahead.verdict_from.contains(&"q:own-stage".to_owned()));
    assert!(ahead.verdict_from.contains(&"q:v-date".to_owned()));
    let idle = Deal::settled(2).assess();
    assert_eq!(idle.verdict_from, ["q:s-engaged"], "the answer that did not tell of engagement");
    let moved = Deal::settled(1).with("must", Grade::Unknown).signal(Signal::Cascade).assess();
    assert_eq!(moved.verdict_from, ["q:v-must", "q:s-cascade", "q:s-engaged"]);
    let skipped =
        Deal::settled(3).with("date", Grade::Absent).with("heard", Grade::Unknown).presuming("explore").assess();
    assert_eq!(skipped.verdict_from, ["q:own-stage", "q:v-date"]);
    let fear = Deal::settled(4).with("chosen", Grade::Absent).signals(&[Signal::Fear, Signal::Engaged]).assess();
    assert_eq!(fear.verdict_from, ["q:v-must", "q:v-chosen", "q:s-fear"]);
    let reopened = Deal::settled(5).reopened("agree").signal(Signal::Engaged).assess();
    assert_eq!(reopened.verdict_from, ["q:r-agree"]);
    assert_eq!(reopened.action.unwrap().because, ["q:r-agree"]);
    let twice = Deal::settled(5).with("date", Grade::Absent).with("steps", Grade::Absent).with("money", Grade::Absent);
    assert_eq!(twice.presuming("explore").assess().verdict_from, ["q:own-stage", "q:v-date", "q:v-steps"]);
    let later = Deal::settled(2).with("kind", Grade::Unknown).reopened("select").signal(Signal::Engaged).assess();
    assert_eq!(later.verdict_from, ["q:v-kind"], "a stage reopened further on decides nothing here");
    let behind = Deal::settled(4).with("tested", Grade::Unknown).signal(Signal::Engaged);
    assert_eq!(behind.clone().presuming("explore").assess().verdict_from, ["q:own-stage", "q:v-must"]);
    assert_eq!(behind.presuming("agree").assess().verdict_from, ["q:v-tested"]);
}
