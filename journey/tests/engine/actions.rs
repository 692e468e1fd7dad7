//! Choosing what to do: the first action that fits, two others, and what is never offered.

use lockstep_journey::assess;
use lockstep_journey::vocabulary::{Grade, Signal};
use serde_json::{Value, json};

use crate::support::{Deal, action, flat_json, parse};

/// The ids of the chosen action and its alternatives, from these actions and a default one.
fn offered(actions: &[Value], deal: &Deal) -> Vec<String> {
    let mut json = flat_json();
    let mut all = actions.to_vec();
    all.push(action("default", json!({})));
    while all.len() < 3 {
        all.insert(all.len() - 1, action(&format!("never-{}", all.len()), json!({"kinds": ["small"]})));
    }
    json["actions"] = json!(all);
    let assessment = assess(&parse(json), &deal.sheet());
    let first = assessment.action.expect("a complete deal gets an action").id;
    std::iter::once(first).chain(assessment.alternatives.into_iter().map(|other| other.id)).collect()
}

fn when(mut action: Value, condition: Value) -> Value {
    action["when"] = condition;
    action
}

fn unfit(mut action: Value, causes: Value) -> Value {
    action["unfit"] = causes;
    action
}

/// At explore, with the kind of answer absent: close the gap, led by another way.
fn leaning() -> Deal {
    Deal::settled(2).with("kind", Grade::Absent).signal(Signal::Engaged)
}

#[test]
fn the_first_that_fits_in_playbook_order_is_chosen() {
    let actions = [
        action("other-verdict", json!({"verdicts": ["pause"]})),
        action("other-stage", json!({"stages": ["commit"]})),
        action("other-cause", json!({"causes": ["no-date"]})),
        action("other-grade", json!({"grades": ["unknown"]})),
        action("other-kind", json!({"kinds": ["new"]})),
        when(action("other-case", json!({})), json!({"signal": "dark"})),
        action(
            "exact",
            json!({"verdicts": ["close-the-gap"], "stages": ["explore"], "causes": ["another-way"], "grades": ["absent"]}),
        ),
        action("wide", json!({})),
    ];
    assert_eq!(offered(&actions, &leaning())[0], "exact");
}

#[test]
fn each_restriction_is_met_by_any_of_its_entries() {
    for fits in [
        json!({"verdicts": ["pause", "close-the-gap"]}),
        json!({"stages": ["commit", "explore"]}),
        json!({"causes": ["no-date", "another-way"]}),
        json!({"grades": ["unknown", "absent"]}),
    ] {
        assert_eq!(offered(&[action("fits", fits.clone())], &leaning())[0], "fits", "{fits}");
    }
}

#[test]
fn the_blocking_grade_is_of_the_first_absent_fact_else_of_the_first_not_met() {
    let grade = |deal: &Deal| {
        let by_grade: Vec<Value> =
            Grade::ALL.iter().map(|grade| action(grade.id(), json!({"grades": [grade.id()]}))).collect();
        offered(&by_grade, deal)[0].clone()
    };
    let deal = Deal::settled(3);
    assert_eq!(grade(&deal), "unknown", "what nobody asked about is unknown");
    assert_eq!(grade(&deal.clone().with("heard", Grade::Assumed)), "assumed");
    assert_eq!(grade(&deal.clone().with("heard", Grade::Assumed).with("steps", Grade::Absent)), "absent");
    assert_eq!(grade(&deal.with("heard", Grade::Stated).with("criteria", Grade::Assumed)), "assumed");
    assert_eq!(grade(&Deal::settled(7)), "default", "nothing blocks");
}

#[test]
fn alternatives_are_the_next_that_fit() {
    let actions = ["first", "second", "third", "fourth"].map(|id| action(id, json!({"causes": ["another-way"]})));
    assert_eq!(offered(&actions, &leaning()), ["first", "second", "third"]);
}

#[test]
fn then_those_for_the_next_causes() {
    let actions = [
        action("for-the-second", json!({"causes": ["no-money"]})),
        action("for-any", json!({"stages": ["explore"]})),
        action("first", json!({"causes": ["another-way"]})),
    ];
    let deal = leaning().signal(Signal::NoBudget);
    assert_eq!(offered(&actions, &deal), ["for-any", "first", "default"], "what fits as it is comes before");
    let actions = [
        action("for-the-second", json!({"causes": ["no-money"]})),
        action("first", json!({"causes": ["another-way"]})),
        when(action("elsewhere", json!({})), json!({"signal": "dark"})),
    ];
    assert_eq!(offered(&actions, &deal), ["first", "default", "for-the-second"]);
}

#[test]
fn then_those_of_the_same_stage_that_go_on_with_the_deal() {
    let actions = [
        action("same-stage", json!({"stages": ["explore"], "verdicts": ["advance"]})),
        action("same-stage-and-cause", json!({"stages": ["explore"], "verdicts": ["advance"], "causes": ["no-date"]})),
        action("stops", json!({"stages": ["explore"], "verdicts": ["pause"]})),
        action("other-stage", json!({"stages": ["agree"], "verdicts": ["advance"]})),
        action("any-stage", json!({"verdicts": ["step-back"]})),
        action("first", json!({"causes": ["another-way"], "verdicts": ["close-the-gap"]})),
    ];
    assert_eq!(offered(&actions, &leaning()), ["first", "default", "same-stage"]);
    let mut without_default = actions.to_vec();
    without_default.push(unfit(action("spoiled", json!({})), json!(["another-way"])));
    assert_eq!(offered(&without_default, &leaning()), ["first", "default", "same-stage"]);
}

#[test]
fn a_deal_that_stops_is_offered_nothing_that_goes_on() {
    let paused = Deal::settled(2).signal(Signal::Refused);
    let actions = [
        action("goes-on", json!({"stages": ["explore"], "verdicts": ["advance"]})),
        action("goes-on-anywhere", json!({"verdicts": ["advance"]})),
        action("stops", json!({"verdicts": ["pause"]})),
        action("stops-too", json!({"verdicts": ["pause"], "grades": ["stated"]})),
    ];
    assert_eq!(offered(&actions, &paused), ["stops", "default", "stops-too"]);
}

#[test]
fn a_tie_between_stages_goes_to_the_one_that_blocks() {
    let all_settled = Deal::settled(7);
    let actions = [action("earlier", json!({"stages": ["approve"]})), action("last", json!({"stages": ["golive"]}))];
    assert_eq!(offered(&actions, &all_settled)[0], "last");
    let skipped = Deal::settled(5).with("date", Grade::Absent).signal(Signal::Engaged);
    let by_stage = ["commit", "approve"].map(|stage| action(stage, json!({"stages": [stage]})));
    assert_eq!(offered(&by_stage, &skipped)[0], "commit");
}

#[test]
fn an_action_is_never_offered_beside_a_cause_that_it_does_not_go_with() {
    let actions = [
        unfit(action("pressing", json!({})), json!(["another-way"])),
        unfit(action("fitting", json!({})), json!(["no-date"])),
    ];
    assert_eq!(offered(&actions, &leaning()), ["fitting", "default"]);
}

#[test]
fn indecision_counts_even_below_the_causes_that_show() {
    let many = ["size", "date", "kind"]
        .into_iter()
        .fold(Deal::settled(2), |deal, verifier| deal.with(verifier, Grade::Absent));
    let fearful = many.clone().signal(Signal::Fear);
    assert!(!fearful.causes().contains(&lockstep_journey::vocabulary::CauseId::Indecision));
    let actions = [unfit(action("pressing", json!({})), json!(["indecision"]))];
    assert_eq!(offered(&actions, &many)[0], "pressing");
    assert_eq!(offered(&actions, &fearful)[0], "default");
}

#[test]
fn the_kind_of_deal_restricts_every_offer() {
    let mut json = flat_json();
    json["questions"][0]["options"][0]["kind"] = json!("renewal");
    json["actions"] = json!([
        action("tender", json!({"kinds": ["tender"]})),
        action("renewal", json!({"kinds": ["renewal", "small"]})),
        action("default", json!({})),
    ]);
    let playbook = parse(json);
    let offered = |deal: Deal| {
        let assessment = assess(&playbook, &deal.sheet());
        (assessment.action.map(|action| action.id), assessment.alternatives.len())
    };
    assert_eq!(offered(Deal::settled(1).presuming("recognise")), (Some("renewal".to_owned()), 1));
    assert_eq!(offered(Deal::settled(1)), (Some("default".to_owned()), 0));
}

#[test]
fn an_action_says_whom_it_serves_and_why() {
    let assessment = leaning().presuming("select").assess();
    let action = assessment.action.unwrap();
    assert_eq!(action.stage, "explore");
    assert_eq!(action.because, ["q:own-stage", "q:v-kind"]);
    assert_eq!(assessment.alternatives[0].because, action.because);
}
