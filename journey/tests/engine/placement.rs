//! Where the customer stands: settled stages, inference, states, gap, confidence, and what would move it.

use lockstep_journey::assessment::{Altitude, EngagementLevel, Level, StageState};
use lockstep_journey::vocabulary::{Grade, Signal};

use crate::support::{Deal, STAGES, verifiers};

fn evidenced(deal: &Deal) -> String {
    deal.assess().stage.evidenced
}

#[test]
fn the_evidenced_stage_is_the_first_that_is_not_settled() {
    for (count, (stage, required)) in STAGES.iter().enumerate() {
        assert_eq!(evidenced(&Deal::settled(count)), *stage);
        for missing in *required {
            for grade in [Grade::Absent, Grade::Unknown, Grade::Assumed] {
                let deal = Deal::settled(count + 1).with(missing, grade);
                assert_eq!(evidenced(&deal), *stage, "{missing} {}", grade.id());
            }
        }
    }
    assert_eq!(evidenced(&Deal::settled(7)), "done");
}

#[test]
fn hope_counts_assumptions() {
    let deal =
        Deal::settled(1).with("must", Grade::Assumed).with("date", Grade::Documented).with("kind", Grade::Unknown);
    let placement = deal.assess().stage;
    assert_eq!((placement.evidenced.as_str(), placement.hoped.as_str()), ("commit", "explore"));
}

#[test]
fn a_settled_commit_stands_for_recognise() {
    let deal = Deal::settled(2).with("problem", Grade::Unknown).with("size", Grade::Assumed);
    assert_eq!(evidenced(&deal), "explore");
    let report = deal.assess();
    assert!(report.stages[0].verifiers.iter().all(|verifier| verifier.inferred));
    assert_eq!(report.ask[0].verifier, "problem");
    assert!(report.ask[0].inferred);
    assert_eq!(evidenced(&deal.clone().with("size", Grade::Absent)), "recognise", "absent is never inferred");
    assert_eq!(evidenced(&deal.without("size")), "recognise", "what nobody asked about is never inferred");
}

#[test]
fn a_settled_agree_stands_for_explore() {
    let deal = Deal::settled(4).with("kind", Grade::Unknown);
    assert_eq!(evidenced(&deal), "select");
    assert_eq!(evidenced(&deal.with("steps", Grade::Assumed)), "explore");
}

#[test]
fn written_needs_stand_for_the_first_three_stages_and_money_for_the_first_four() {
    let unknown = verifiers().fold(Deal::new(), |deal, verifier| deal.with(verifier, Grade::Unknown));
    assert_eq!(evidenced(&unknown), "recognise");
    assert_eq!(evidenced(&unknown.clone().signal(Signal::WrittenNeeds)), "agree");
    assert_eq!(evidenced(&unknown.signal(Signal::MoneyAside)), "select");
}

#[test]
fn every_stage_has_a_state() {
    let deal = Deal::settled(6)
        .with("size", Grade::Absent)
        .with("kind", Grade::Unknown)
        .with("heard", Grade::Unknown)
        .reopened("select");
    let states: Vec<StageState> = deal.assess().stages.iter().map(|stage| stage.state).collect();
    use StageState::{NotAsked, Open, Reopened, Settled, Skipped};
    assert_eq!(states, [Skipped, Settled, NotAsked, NotAsked, Reopened, Settled, Open]);
}

#[test]
fn a_reopened_stage_counts_as_not_settled() {
    let deal = Deal::settled(5).reopened("agree");
    assert_eq!(evidenced(&deal), "agree");
    assert_eq!(deal.assess().stages[3].from.last().map(String::as_str), Some("q:r-agree"));
    let commit = Deal::settled(5).with("problem", Grade::Unknown).reopened("commit");
    assert_eq!(evidenced(&commit), "recognise", "a reopened stage stands for nothing");
}

#[test]
fn the_gap_is_counted_in_stages_and_null_without_a_presumed_one() {
    let deal = Deal::settled(2);
    assert_eq!(deal.clone().presuming("approve").assess().gap, Some(3));
    assert_eq!(deal.clone().presuming("done").assess().gap, Some(5));
    assert_eq!(deal.clone().presuming("recognise").assess().gap, Some(-2));
    assert_eq!(deal.assess().gap, None);
}

#[test]
fn the_gap_costs_something_from_two_stages_on_and_only_with_confidence() {
    let cost = |deal: Deal| deal.assess().gap_cost.map(|cost| (cost.low, cost.high));
    let deal = Deal::settled(2).signal(Signal::TwoPeople);
    assert_eq!(cost(deal.clone().presuming("agree")), None);
    assert_eq!(cost(deal.clone().presuming("select")), Some((28, 36)));
    assert_eq!(cost(deal.clone().presuming("approve")), Some((39, 49)));
    assert_eq!(cost(deal.clone().presuming("done")), Some((39, 49)), "capped at three stages");
    let believed = ["problem", "size", "must", "date", "kind", "heard", "criteria"]
        .into_iter()
        .fold(Deal::new().with("tested", Grade::Stated), |deal, verifier| deal.with(verifier, Grade::Assumed));
    assert_eq!(believed.clone().presuming("select").assess().confidence.unwrap().level, Level::Low);
    assert_eq!(cost(believed.presuming("select")), None);
}

#[test]
fn confidence_takes_facts_and_two_voices() {
    let level = |deal: Deal| deal.assess().confidence.unwrap().level;
    let deal = Deal::settled(3).with("heard", Grade::Unknown).with("criteria", Grade::Unknown);
    assert_eq!(level(deal.clone().signal(Signal::TwoPeople)), Level::High);
    assert_eq!(level(deal.clone()), Level::Medium);
    assert_eq!(level(deal.signal(Signal::TwoPeople).with("steps", Grade::Unknown)), Level::Medium);
    let half = Deal::new().with("problem", Grade::Stated).with("size", Grade::Unknown);
    assert_eq!(level(half.clone().presuming("recognise")), Level::Medium, "half is not over half");
    assert_eq!(level(half.with("must", Grade::Assumed).with("date", Grade::Assumed).presuming("commit")), Level::Low);
}

#[test]
fn facts_that_rest_on_belief_are_counted() {
    let deal = Deal::settled(1).with("must", Grade::Assumed).with("date", Grade::Assumed).with("kind", Grade::Unknown);
    let belief = deal.assess().belief;
    assert_eq!((belief.resting, belief.of), (2, 4));
}

#[test]
fn engagement_and_altitude_come_from_signals() {
    let engagement = |signals: &[Signal]| Deal::new().signals(signals).assess().engagement;
    assert_eq!(engagement(&[]).level, EngagementLevel::None);
    assert_eq!(engagement(&[Signal::Responsive]).level, EngagementLevel::Low);
    assert_eq!(engagement(&[Signal::Engaged]).level, EngagementLevel::Fair);
    let strong = engagement(&[Signal::Engaged, Signal::Pulling, Signal::WithUser, Signal::WithExecutive]);
    assert_eq!((strong.level, strong.altitude), (EngagementLevel::Strong, Altitude::Executive));
    assert_eq!(strong.from.len(), 4);
}

#[test]
fn money_authority_and_need_are_the_grades_of_their_facts() {
    let deal = Deal::new().with("money", Grade::Assumed).with("steps", Grade::Stated).with("yes", Grade::Unknown);
    let man = deal.assess().man;
    assert_eq!((man.money, man.authority, man.need), (Some(Grade::Assumed), Some(Grade::Stated), None));
}

#[test]
fn what_would_move_it_is_sorted_by_stages_gained_then_by_what_else_it_takes() {
    let deal = Deal::settled(6).with("date", Grade::Unknown).with("heard", Grade::Absent).with("steps", Grade::Absent);
    let moves = deal.presuming("golive").assess().moves;
    let found: Vec<(&str, usize, &str, Option<i8>)> = moves
        .iter()
        .map(|found| (found.verifier.as_str(), found.also_needs.len(), found.stage_if_met.as_str(), found.gap_if_met))
        .collect();
    assert_eq!(found, [("date", 0, "agree", Some(3))]);

    let two = Deal::settled(1).with("kind", Grade::Stated).assess().moves;
    assert_eq!(two[0].verifier, "must");
    assert_eq!(two[0].also_needs, ["date"]);
    assert_eq!(two[0].stage_if_met, "agree");
}

#[test]
fn facts_that_only_move_it_together_are_one_move() {
    let moves = Deal::settled(1).with("kind", Grade::Stated).assess().moves;
    let found: Vec<&str> = moves.iter().map(|found| found.verifier.as_str()).collect();
    assert_eq!(found, ["must"], "“must with date” and “date with must” are one change");

    let three = Deal::settled(3).assess().moves;
    assert_eq!(three.len(), 1);
    assert_eq!(three[0].also_needs, ["criteria", "steps"]);
}

#[test]
fn one_question_is_asked_for_each_unknown_fact() {
    let deal = Deal::settled(1).with("date", Grade::Unknown).with("must", Grade::Unknown).with("kind", Grade::Assumed);
    let ask: Vec<String> = deal.assess().ask.into_iter().map(|ask| ask.question).collect();
    assert_eq!(ask, ["v-must", "v-date"]);
}
