//! For each kind of defect: a broken playbook gives exactly that message at that place.

use lockstep_journey::playbook::{Playbook, Problem};
use lockstep_journey::prove::prove;
use serde_json::{Value, json};

use crate::support::{action, flat_json, parse, raw};

fn parse_problems(json: Value) -> Vec<Problem> {
    Playbook::parse(raw(json)).expect_err("the playbook is broken")
}

/// Breaks the flat playbook and expects one problem with this code at this place.
#[track_caller]
fn refused(code: &str, pointer: &str, breaks: impl FnOnce(&mut Value)) {
    let mut json = flat_json();
    breaks(&mut json);
    let problems = parse_problems(json);
    let found: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.defect.code(), problem.pointer.as_str())).collect();
    assert_eq!(found, [(code, pointer)]);
}

#[test]
fn a_newer_file_is_refused_by_both_numbers() {
    let mut json = flat_json();
    json["schema"] = json!(7);
    json["stages"] = json!([]);
    let problems = parse_problems(json);
    assert_eq!(problems.len(), 1);
    let said = problems[0].to_string();
    assert!(said.starts_with("/schema: The file has schema 7; this version reads up to 1."), "{said}");
}

#[test]
fn schema_0_does_not_exist() {
    refused("no-schema", "/schema", |json| json["schema"] = json!(0));
}

#[test]
fn ids_are_words_that_links_can_carry() {
    for id in ["", "Flat", "1st", "two words", "ä", &"x".repeat(41)] {
        refused("bad-id", "/id", |json| json["id"] = json!(id));
    }
}

#[test]
fn an_id_is_given_once() {
    refused("duplicate-id", "/questions/4/id", |json| {
        json["questions"][3]["next"] = json!([{"to": "v-kind"}]);
        json["questions"][4]["id"] = json!("v-problem");
    });
    refused("duplicate-id", "/questions/1/options/1/id", |json| {
        json["questions"][1]["options"][1]["id"] = json!("absent")
    });
    refused("duplicate-id", "/actions/1/id", |json| json["actions"][1]["id"] = json!("action-0"));
    refused("duplicate-id", "/verdicts", |json| {
        let again = json["verdicts"][0].clone();
        json["verdicts"].as_array_mut().unwrap().push(again);
    });
}

#[test]
fn some_ids_are_taken() {
    refused("reserved-id", "/stages/0/id", |json| {
        *json = serde_json::from_str(&json.to_string().replace("\"recognise\"", "\"done\"")).unwrap();
    });
}

#[test]
fn references_lead_somewhere() {
    let option = |json: &mut Value, field: &str, value: Value| json["questions"][1]["options"][0][field] = value;
    refused("unknown-ref", "/questions/1/options/0/verifiers/nobody", |json| {
        option(json, "verifiers", json!({"nobody": "stated"}));
    });
    refused("unknown-ref", "/questions/1/options/0/reopen/0", |json| option(json, "reopen", json!(["nowhere"])));
    refused("unknown-ref", "/questions/1/options/0/presumes", |json| option(json, "presumes", json!("nowhere")));
    refused("unknown-ref", "/questions/1/stage", |json| json["questions"][1]["stage"] = json!("nowhere"));
    refused("unknown-ref", "/questions/1/next/0/to", |json| json["questions"][1]["next"][0]["to"] = json!("nowhere"));
    refused("unknown-ref", "/actions/0/for/stages/0", |json| {
        json["actions"][0]["for"] = json!({"stages": ["nowhere"]})
    });
    refused("unknown-ref", "/actions/0/content", |json| json["actions"][0]["content"] = json!("nothing"));
    refused("unknown-ref", "/causes/2/sources/0", |json| json["causes"][2]["sources"] = json!(["nobody"]));
    refused("unknown-ref", "/gapCost/source", |json| json["gapCost"]["source"] = json!("nobody"));
    refused("unknown-ref", "/stageMaps/0/stages/A~1B", |json| {
        json["stageMaps"] = json!([{"id": "map", "title": "Map", "stages": {"A/B": "nowhere"}}]);
    });
}

#[test]
fn references_inside_conditions_lead_somewhere() {
    let broken = |code: &str, at: &str, condition: Value| {
        let pointer = format!("/actions/0/when/{at}");
        refused(code, &pointer, |json| json["actions"][0]["when"] = condition);
    };
    broken("unknown-ref", "chosen/question", json!({"chosen": {"question": "nothing", "options": []}}));
    broken(
        "unknown-ref",
        "chosen/options/1",
        json!({"chosen": {"question": "v-must", "options": ["absent", "maybe"]}}),
    );
    broken("unknown-ref", "gradeAtLeast/verifier", json!({"gradeAtLeast": {"verifier": "nobody", "grade": "stated"}}));
    broken("unknown-ref", "stageBefore", json!({"stageBefore": "nowhere"}));
    broken("unknown-ref", "presumed/0", json!({"presumed": ["nowhere"]}));
    broken(
        "unknown-ref",
        "all/1/not/stageBefore",
        json!({"all": [{"signal": "dark"}, {"not": {"stageBefore": "nowhere"}}]}),
    );
    let deep = (0..40).fold(json!({"signal": "dark"}), |inner, _| json!({"not": inner}));
    broken("too-deep", &vec!["not"; 33].join("/"), deep);
}

#[test]
fn lists_have_bounds() {
    refused("count", "/actions", |json| {
        json["actions"].as_array_mut().unwrap().truncate(2);
    });
    refused("count", "/questions/1/options", |json| {
        json["questions"][1]["options"].as_array_mut().unwrap().truncate(1);
    });
    refused("count", "/questions/1/next", |json| json["questions"][1]["next"] = json!([]));
    refused("count", "/stages/0/verifiers", |json| {
        for verifier in 0..2 {
            json["stages"][0]["verifiers"][verifier]["required"] = json!(false);
        }
    });
    refused("count", "/questions", |json| {
        let question = json["questions"][1].clone();
        for number in 0..300 {
            let mut more = question.clone();
            more["id"] = json!(format!("more-{number}"));
            json["questions"].as_array_mut().unwrap().push(more);
        }
    });
}

#[test]
fn questions_do_not_lead_in_a_circle() {
    let mut json = flat_json();
    json["questions"][3]["next"] = json!([{"to": "v-problem"}]);
    let problems = parse_problems(json);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].pointer, "/questions/3/next");
    assert!(problems[0].to_string().contains("v-problem → v-size → v-must → v-problem"), "{}", problems[0]);
}

#[test]
fn the_last_way_on_has_no_condition_and_only_the_last() {
    refused("open-end", "/questions/2/next/0", |json| {
        json["questions"][2]["next"][0]["when"] = json!({"signal": "dark"})
    });
    refused("shadowed-next", "/questions/2/next/0", |json| {
        json["questions"][2]["next"] = json!([{"to": "end"}, {"to": "v-must"}]);
    });
}

#[test]
fn the_last_action_fits_every_deal() {
    refused("no-default-action", "/actions/2", |json| json["actions"][2]["for"] = json!({"verdicts": ["pause"]}));
    refused("no-default-action", "/actions/2", |json| json["actions"][2]["when"] = json!({"signal": "dark"}));
    refused("no-default-action", "/actions/2", |json| json["actions"][2]["unfit"] = json!(["indecision"]));
}

#[test]
fn a_required_verifier_of_ones_own_names_its_cause() {
    let own = |json: &mut Value| {
        json["stages"][2]["verifiers"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "own", "required": true, "text": "Own", "missing": "Own", "ask": "Own"}));
    };
    refused("causeless-verifier", "/stages/2/verifiers/1", own);
    let mut json = flat_json();
    own(&mut json);
    json["stages"][2]["verifiers"][1]["cause"] = json!("another-way");
    parse(json);
}

#[test]
fn every_verdict_has_a_text() {
    refused("missing-text", "/verdicts", |json| {
        json["verdicts"].as_array_mut().unwrap().remove(0);
    });
    refused("duplicate-id", "/causes", |json| {
        let again = json["causes"][0].clone();
        json["causes"].as_array_mut().unwrap().push(again);
    });
}

#[test]
fn a_cause_that_can_show_has_a_text_and_one_that_cannot_has_none() {
    let mut textless = short();
    textless["causes"].as_array_mut().unwrap().retain(|cause| cause["id"] != "value-unowned");
    let missing: Vec<String> = prove(&parse(textless)).problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        missing.iter().filter(|problem| problem.starts_with("/causes: The cause “value-unowned” has no text")).count(),
        1
    );

    let mut json = short();
    let problems = prove(&parse(json.clone())).problems;
    let unreached = problems.iter().filter(|problem| problem.defect.code() == "unreached-cause").count();
    let shown = ["no-commitment", "value-unowned", "not-sold-inside", "behind-us"];
    json["causes"].as_array_mut().unwrap().retain(|cause| shown.iter().any(|shown| cause["id"] == *shown));
    assert_eq!(unreached, 13 - shown.len());
    assert!(prove(&parse(json)).problems.iter().all(|problem| problem.defect.code() == "too-few-alternatives"));
}

#[test]
fn jobs_follow_each_other() {
    let job = |id: &str, after: &[&str]| {
        json!({
            "id": id, "stage": "agree", "text": id, "doneWhen": id, "fullDays": 2, "owner": "lead", "after": after,
        })
    };
    refused("job-cycle", "/jobs/1/after", |json| {
        json["jobs"] = json!([job("first", &[]), job("one", &["two"]), job("two", &["one", "first"])]);
    });
    refused("unknown-ref", "/jobs/0/after/0", |json| json["jobs"] = json!([job("one", &["nothing"])]));
    refused("unknown-ref", "/jobs/0/stage", |json| {
        json["jobs"] = json!([job("one", &[])]);
        json["jobs"][0]["stage"] = json!("nowhere");
    });
    let answers = |question: &str, option: &str| json!({"question": question, "assumed": "assumed", "stated": "stated", "documented": option});
    refused("unknown-ref", "/jobs/0/answers/question", |json| {
        json["jobs"] = json!([job("one", &[])]);
        json["jobs"][0]["answers"] = answers("nothing", "documented");
    });
    refused("unknown-ref", "/jobs/0/answers/documented", |json| {
        json["jobs"] = json!([job("one", &[])]);
        json["jobs"][0]["answers"] = answers("v-must", "nothing");
    });
}

#[test]
fn the_cost_of_a_gap_is_a_range_in_percent() {
    refused("range", "/gapCost/high", |json| json["gapCost"]["high"] = json!(100));
    let mut json = flat_json();
    json["gapCost"] = json!({"low": 30, "high": 20, "source": "study"});
    assert_eq!(parse_problems(json).len(), 2);
}

#[test]
fn all_problems_are_told_at_once() {
    let mut json = flat_json();
    json["id"] = json!("No");
    json["questions"][1]["next"][0]["to"] = json!("nowhere");
    json["questions"][2]["options"][0]["verifiers"] = json!({"nobody": "stated"});
    json["actions"][2]["for"] = json!({"verdicts": ["pause"]});
    let codes: Vec<&str> = parse_problems(json).iter().map(|problem| problem.defect.code()).collect();
    assert_eq!(codes, ["bad-id", "unknown-ref", "unknown-ref", "no-default-action"]);
}

/// Breaks the short playbook and expects one problem more, with this code at this place.
#[track_caller]
pub fn unproved(code: &str, pointer: &str, breaks: impl FnOnce(&mut Value)) -> String {
    let sound = prove(&parse(short())).problems;
    let mut json = short();
    breaks(&mut json);
    let problems = prove(&parse(json)).problems;
    let more: Vec<&Problem> = problems.iter().filter(|problem| !sound.contains(problem)).collect();
    let told: Vec<(&str, &str)> =
        more.iter().map(|problem| (problem.defect.code(), problem.pointer.as_str())).collect();
    assert_eq!(told, [(code, pointer)]);
    more.iter().map(ToString::to_string).collect()
}

/// Three questions and five actions, sound but for the causes that so few questions cannot show.
pub fn short() -> Value {
    let mut json = flat_json();
    let kept = json["questions"].as_array().unwrap()[..3].to_vec();
    json["questions"] = json!(kept);
    json["questions"][1]["options"][1]["signals"] = json!(["refused"]);
    json["questions"][2]["next"] = json!([{"to": "end"}]);
    json["actions"] = json!([
        action("refused", json!({"verdicts": ["pause"]})),
        action("far-ahead", json!({"verdicts": ["step-back"]})),
        action("uncommitted", json!({"causes": ["no-commitment"]})),
        action("unowned", json!({"causes": ["value-unowned"]})),
        action("default", json!({})),
    ]);
    json["actions"][2]["when"] = json!({"gradeAtLeast": {"verifier": "problem", "grade": "absent"}});
    json
}

#[test]
fn the_short_playbook_only_lacks_alternatives_and_causes() {
    let problems = prove(&parse(short())).problems;
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.defect.code()).collect();
    codes.dedup();
    assert_eq!(codes, ["unreached-cause", "too-few-alternatives"]);
}

#[test]
fn problems_are_told_in_the_order_of_the_file() {
    let mut json = short();
    json["stages"][0]["title"] = json!("");
    json["questions"][2]["text"] = json!("");
    json["verdicts"][1]["title"] = json!("");
    json["actions"][1]["title"] = json!("");
    let problems = prove(&parse(json)).problems;
    let mut parts: Vec<&str> = problems.iter().filter_map(|problem| problem.pointer.split('/').nth(1)).collect();
    parts.dedup();
    assert_eq!(parts, ["stages", "questions", "verdicts", "causes", "actions"]);
}

#[test]
fn every_question_is_asked_and_every_way_taken() {
    unproved("unreached-question", "/questions/3", |json| {
        let mut question = json["questions"][2].clone();
        question["id"] = json!("nobody-asks");
        question["options"][0]["verifiers"] = json!({});
        json["questions"].as_array_mut().unwrap().push(question);
    });
    unproved("unreached-next", "/questions/1/next/0", |json| {
        let never = json!({"all": [{"signal": "dark"}, {"signal": "engaged"}]});
        json["questions"][1]["next"] = json!([{"when": never, "to": "end"}, {"to": "v-size"}]);
    });
    unproved("unreached-next", "/questions/1/next/1", |json| {
        let signal = json!({"gradeAtLeast": {"verifier": "problem", "grade": "assumed"}});
        json["questions"][1]["next"] =
            json!([{"when": signal, "to": "v-size"}, {"when": signal, "to": "end"}, {"to": "v-size"}]);
    });
}

#[test]
fn every_action_is_reached() {
    let insert =
        |json: &mut Value, at: usize, action: Value| json["actions"].as_array_mut().unwrap().insert(at, action);
    unproved("unreached-action", "/actions/3", |json| {
        insert(json, 3, action("shadowed", json!({"stages": ["golive"]})));
    });
    let said = unproved("never-first-action", "/actions/1", |json| {
        insert(json, 1, action("second-best", json!({"verdicts": ["pause"], "stages": ["recognise", "commit"]})));
    });
    assert!(said.contains("“second-best” first"), "{said}");
}

#[test]
fn a_path_grades_a_verifier_once() {
    let said = unproved("graded-twice", "/questions/2/options/4/verifiers/problem", |json| {
        json["questions"][2]["options"][4]["verifiers"]["problem"] = json!("absent");
    });
    assert!(said.contains("own-stage: at-recognise, v-problem: absent, v-size: documented"), "{said}");
}

#[test]
fn every_deal_gets_two_alternatives() {
    let mut json = flat_json();
    json["actions"][0]["for"] = json!({"verdicts": ["pause"]});
    json["actions"][1]["unfit"] = json!(["no-commitment"]);
    json["questions"].as_array_mut().unwrap().truncate(5);
    json["questions"][4]["next"] = json!([{"to": "end"}]);
    let problems = prove(&parse(json)).problems;
    let found = problems.iter().find(|problem| problem.defect.code() == "too-few-alternatives").unwrap();
    assert_eq!(found.pointer, "/actions");
    assert!(found.to_string().contains("A deal gets 0 of two alternatives: own-stage:"), "{found}");
}

#[test]
fn texts_are_there() {
    let blank =
        |pointer: &str| unproved("empty-text", pointer, |json| *json.pointer_mut(pointer).unwrap() = json!("  "));
    for pointer in [
        "/title",
        "/stages/0/deciding",
        "/stages/1/buyer/question",
        "/stages/2/verifiers/0/ask",
        "/questions/0/topic",
        "/questions/1/options/3/text",
        "/verdicts/0/meaning",
        "/causes/3/remedy",
        "/actions/0/steps/0",
        "/actions/0/say/1",
        "/actions/0/avoid/why",
        "/sources/0/title",
    ] {
        blank(pointer);
    }
    unproved("count", "/actions/0/say", |json| json["actions"][0]["say"] = json!(["One only?"]));
    unproved("count", "/actions/1/steps", |json| json["actions"][1]["steps"] = json!([]));
}
