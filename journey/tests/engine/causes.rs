//! Each row of the cause ranking: a deal that reaches it, and one that falls just short.

use lockstep_journey::vocabulary::{CauseId, Grade, Signal};

use crate::support::{Deal, verifiers};

#[test]
fn unknown_and_assumed_facts_show_no_cause() {
    for grade in [Grade::Unknown, Grade::Assumed] {
        let deal = verifiers().fold(Deal::new(), |deal, verifier| deal.with(verifier, grade));
        assert_eq!(deal.causes(), []);
    }
}

#[test]
fn no_commitment_leads_even_when_dark() {
    for verifier in ["must", "problem"] {
        let dark = Deal::settled(1).with(verifier, Grade::Absent).signal(Signal::Dark).presuming("select");
        assert_eq!(dark.leading(), Some(CauseId::NoCommitment));
        assert_ne!(dark.with(verifier, Grade::Unknown).leading(), Some(CauseId::NoCommitment));
    }
}

#[test]
fn dark_and_two_stages_ahead_is_behind_us() {
    let dark = Deal::settled(2).signal(Signal::Dark);
    assert_eq!(dark.clone().presuming("select").leading(), Some(CauseId::BehindUs));
    assert_eq!(dark.presuming("agree").leading(), Some(CauseId::GoneDark));
}

#[test]
fn dark_with_a_reason_has_gone_dark() {
    let dark = Deal::settled(2).with("kind", Grade::Absent).signal(Signal::Dark);
    assert_eq!(dark.leading(), Some(CauseId::GoneDark));
    assert_eq!(dark.without("must").leading(), Some(CauseId::AnotherWay));
}

#[test]
fn a_case_turned_down_is_not_sold_inside() {
    for signal in [Signal::Refused, Signal::NotNow, Signal::NoCase] {
        let deal = Deal::settled(3).with("heard", Grade::Absent).signal(signal);
        assert_eq!(deal.leading(), Some(CauseId::NotSoldInside), "{}", signal.id());
    }
    assert_eq!(Deal::settled(3).with("heard", Grade::Absent).leading(), Some(CauseId::GroupSplit));
}

#[test]
fn a_favourite_asked_for_proof_again_and_again_is_indecision() {
    let deal = Deal::settled(4).with("chosen", Grade::Absent).signals(&[Signal::Favourite, Signal::ProofAgain]);
    assert_eq!(deal.leading(), Some(CauseId::Indecision));
    assert_eq!(deal.without("must").leading(), Some(CauseId::ValueUnowned));
    let once = Deal::settled(4).with("chosen", Grade::Absent).signal(Signal::Favourite);
    assert_eq!(once.leading(), Some(CauseId::ValueUnowned));
}

#[test]
fn an_absent_fact_where_the_customer_stands_leads_by_the_table() {
    let table = [
        (0, "size", CauseId::ValueUnowned),
        (1, "date", CauseId::NoDate),
        (2, "kind", CauseId::AnotherWay),
        (3, "heard", CauseId::GroupSplit),
        (3, "criteria", CauseId::GroupSplit),
        (3, "steps", CauseId::GroupSplit),
        (4, "tested", CauseId::ValueUnowned),
        (4, "chosen", CauseId::ValueUnowned),
        (5, "money", CauseId::NoMoney),
        (5, "yes", CauseId::NotSoldInside),
    ];
    for (settled, verifier, cause) in table {
        let deal = Deal::settled(settled).with(verifier, Grade::Absent);
        assert_eq!(deal.leading(), Some(cause), "{verifier}");
        assert_eq!(deal.with(verifier, Grade::Unknown).leading(), None, "{verifier}");
    }
}

#[test]
fn an_untested_choice_is_another_way_once_another_was_named() {
    for verifier in ["tested", "chosen"] {
        let deal = Deal::settled(4).with(verifier, Grade::Absent).signal(Signal::AnotherWay);
        assert_eq!(deal.causes(), [CauseId::AnotherWay]);
    }
}

#[test]
fn a_choice_that_doubt_puts_off_is_no_question_of_value() {
    for signals in [&[Signal::Fear][..], &[Signal::Favourite, Signal::ProofAgain]] {
        let deal = Deal::settled(4).with("chosen", Grade::Absent).signals(signals);
        assert_eq!(deal.causes(), [CauseId::Indecision]);
        let untested = Deal::settled(4).with("tested", Grade::Absent).signals(signals);
        assert!(untested.causes().contains(&CauseId::ValueUnowned));
        assert_eq!(deal.signal(Signal::AnotherWay).causes().len(), 2, "another way is told all the same");
    }
}

#[test]
fn an_open_start_is_a_slipping_plan_only_where_a_plan_is_shared() {
    for verifier in ["names", "signed"] {
        let deal = Deal::settled(6).with(verifier, Grade::Absent);
        assert_eq!(deal.leading(), None);
        assert_eq!(deal.signal(Signal::PlanShared).leading(), Some(CauseId::PlanSlipping));
    }
    assert_eq!(Deal::settled(4).signal(Signal::PlanSlips).leading(), None);
    let slips = Deal::settled(4).signals(&[Signal::PlanShared, Signal::PlanSlips]);
    assert_eq!(slips.leading(), Some(CauseId::PlanSlipping));
    // That a plan is shared is no sign of trouble.
    assert_eq!(slips.assess().causes[0].from, ["q:s-plan-slips"]);
}

#[test]
fn where_the_customer_stands_comes_before_earlier_and_later_stages() {
    let deal = Deal::settled(2).with("kind", Grade::Absent).with("money", Grade::Absent).signal(Signal::OurNumber);
    assert_eq!(deal.causes(), [CauseId::AnotherWay, CauseId::ValueUnowned, CauseId::NoMoney]);
}

#[test]
fn a_symptom_stands_with_its_own_stage() {
    let deal = Deal::settled(2).with("kind", Grade::Absent).with("heard", Grade::Absent).signal(Signal::NoBudget);
    assert_eq!(deal.causes(), [CauseId::AnotherWay, CauseId::GroupSplit, CauseId::NoMoney]);
    let deal = Deal::settled(3).with("heard", Grade::Absent).with("money", Grade::Absent).signal(Signal::NoEvent);
    assert_eq!(deal.causes(), [CauseId::GroupSplit, CauseId::NoDate, CauseId::NoMoney]);
}

#[test]
fn one_thread_and_those_who_cannot_carry_it_lead_only_alone() {
    for (signal, cause) in [(Signal::OneContact, CauseId::OneThread), (Signal::CannotCarry, CauseId::TooLow)] {
        assert_eq!(Deal::settled(1).signal(signal).leading(), Some(cause));
        let early = Deal::settled(1).signal(signal).with("date", Grade::Absent).signal(Signal::OurNumber);
        assert_eq!(early.causes(), [CauseId::NoDate, CauseId::ValueUnowned, cause]);
        let grouped = Deal::settled(3).signal(signal).with("heard", Grade::Absent).signal(Signal::OurNumber);
        assert_eq!(grouped.causes(), [CauseId::GroupSplit, cause, CauseId::ValueUnowned]);
    }
}

#[test]
fn behind_us_leads_only_alone_unless_dark() {
    let ahead = Deal::settled(1).presuming("agree");
    assert_eq!(ahead.leading(), Some(CauseId::BehindUs));
    assert_eq!(ahead.clone().presuming("explore").leading(), None);
    assert_eq!(ahead.signal(Signal::OneContact).causes(), [CauseId::OneThread, CauseId::BehindUs]);
}

#[test]
fn silence_alone_has_gone_dark() {
    assert_eq!(Deal::settled(1).signal(Signal::Dark).causes(), [CauseId::GoneDark]);
}

#[test]
fn three_causes_show_at_most() {
    let deal = ["size", "date", "kind", "heard", "money"]
        .into_iter()
        .fold(Deal::new(), |deal, verifier| deal.with(verifier, Grade::Absent));
    assert_eq!(deal.causes(), [CauseId::ValueUnowned, CauseId::NoDate, CauseId::AnotherWay]);
}

#[test]
fn a_cause_with_the_remedy_of_a_higher_one_stays_away() {
    let mut json = crate::support::flat_json();
    let at = |cause: CauseId| CauseId::ALL.iter().position(|other| *other == cause).unwrap();
    json["causes"][at(CauseId::NoDate)]["remedy"] = json["causes"][at(CauseId::ValueUnowned)]["remedy"].clone();
    let deal = Deal::new().with("size", Grade::Absent).with("date", Grade::Absent).with("kind", Grade::Absent);
    let assessment = lockstep_journey::assess(&crate::support::parse(json), &deal.sheet());
    let causes: Vec<CauseId> = assessment.causes.iter().map(|cause| cause.id).collect();
    assert_eq!(causes, [CauseId::ValueUnowned, CauseId::AnotherWay]);
}

#[test]
fn the_leading_cause_weighs_most_and_names_its_answers() {
    let causes =
        Deal::settled(3).with("heard", Grade::Absent).signal(Signal::OneContact).presuming("golive").assess().causes;
    let weights: Vec<u8> = causes.iter().map(|cause| cause.weight).collect();
    assert!(weights.is_sorted_by(|one, other| one > other), "{weights:?}");
    assert_eq!(causes[0].from, ["q:v-heard"]);
    assert_eq!(causes[1].from, ["q:s-one-contact"]);
    assert_eq!(causes[2].from, ["q:own-stage", "q:v-heard"]);
}

#[test]
fn each_leading_row_names_the_answers_it_looked_at() {
    let from = |deal: Deal| deal.assess().causes[0].from.clone();
    let dark = Deal::settled(2).signal(Signal::Dark);
    assert_eq!(from(dark.clone()), ["q:v-must", "q:s-dark"]);
    assert_eq!(from(dark.presuming("select")), ["q:own-stage", "q:s-dark"]);
    assert_eq!(from(Deal::settled(3).signal(Signal::NoCase)), ["q:s-no-case"]);
    let proof = Deal::settled(4).signals(&[Signal::Favourite, Signal::ProofAgain]);
    assert_eq!(from(proof), ["q:v-must", "q:s-favourite", "q:s-proof-again"]);
    let denied = Deal::new().with("must", Grade::Absent).with("problem", Grade::Absent).signal(Signal::Comfortable);
    assert_eq!(from(denied), ["q:v-problem", "q:v-must", "q:s-comfortable"]);
    let leaning = Deal::settled(4).with("tested", Grade::Absent).signal(Signal::AnotherWay);
    assert_eq!(from(leaning), ["q:v-tested", "q:s-another-way"]);
    let slipping = Deal::settled(6).with("names", Grade::Absent).signals(&[Signal::PlanShared, Signal::PlanSlips]);
    assert_eq!(from(slipping), ["q:v-names", "q:s-plan-slips"]);
    assert_eq!(from(Deal::settled(1).presuming("agree").with("must", Grade::Assumed)), ["q:own-stage", "q:v-must"]);
}

#[test]
fn weights_are_constants_of_their_rows() {
    let weight = |deal: Deal| deal.assess().causes[0].weight;
    let dark = Deal::settled(2).signal(Signal::Dark);
    assert_eq!(weight(Deal::new().with("must", Grade::Absent)), 100);
    assert_eq!(weight(dark.clone().presuming("select")), 95);
    assert_eq!(weight(dark), 90);
    assert_eq!(weight(Deal::settled(3).signal(Signal::NoCase)), 85);
    assert_eq!(weight(Deal::settled(4).signals(&[Signal::Favourite, Signal::ProofAgain])), 80);
    assert_eq!(weight(Deal::settled(3).with("heard", Grade::Absent)), 70);
    assert_eq!(weight(Deal::settled(1).signal(Signal::OneContact)), 70);
}
