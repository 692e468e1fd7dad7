//! `lockstep check`: exit statuses, places, and files that are too much.

use serde_json::{Value, json};

use crate::support::{Scratch, default_playbook, lockstep, out, read_json};

fn check(name: &str, text: &str) -> (Option<i32>, String) {
    let file = Scratch::new(name, text);
    let output = lockstep(&["check", file.path()], "");
    (output.status.code(), out(&output))
}

fn findings(name: &str, text: &str) -> Vec<Value> {
    let file = Scratch::new(name, text);
    let output = lockstep(&["check", "--json", file.path()], "");
    let outcomes: Value = serde_json::from_str(&out(&output)).expect("--json prints JSON");
    outcomes[0]["problems"].as_array().expect("problems are listed").clone()
}

#[test]
fn a_sound_playbook_is_summed_up() {
    let output = lockstep(&["check", default_playbook().to_str().unwrap()], "");
    let said = out(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains(" questions; ") && said.contains(" paths of ") && said.contains(", median "), "{said}");
    assert!(said.trim_end().ends_with(": sound"), "{said}");
}

#[test]
fn what_cannot_be_read_is_status_2() {
    assert_eq!(lockstep(&["check", "no-such-file.json"], "").status.code(), Some(2));
    let (status, said) = check("large.json", &" ".repeat(10 << 20));
    assert_eq!(status, Some(2));
    assert!(said.contains("is larger than 1048576 bytes"), "{said}");
}

#[test]
fn text_that_is_not_json_is_told_with_its_place() {
    let found = findings("broken.json", "{\n  \"schema\": 1,\n  oops\n}");
    assert_eq!((&found[0]["code"], &found[0]["line"], &found[0]["column"]), (&json!("not-json"), &json!(3), &json!(3)));
    let (status, _) = check("deep.json", &"[".repeat(100_000));
    assert_eq!(status, Some(1));
}

#[test]
fn a_wrong_field_does_not_hide_the_others() {
    let mut playbook = read_json(&default_playbook());
    playbook["questions"][0]["options"][0]["kind"] = json!("gift");
    playbook["questions"][2]["texxt"] = json!("typo");
    playbook["actions"][1]["againIn"] = json!("soon");
    playbook["causes"][0].as_object_mut().unwrap().remove("remedy");
    let text = serde_json::to_string_pretty(&playbook).unwrap();
    let found = findings("fields.json", &text);
    let places: Vec<&str> = found.iter().filter_map(|finding| finding["pointer"].as_str()).collect();
    assert_eq!(places, ["/questions/0/options/0/kind", "/questions/2/texxt", "/causes/0", "/actions/1/againIn"]);
    let line = text.lines().position(|line| line.contains("\"gift\"")).unwrap() + 1;
    assert_eq!(found[0]["line"], json!(line));
}

#[test]
fn a_newer_file_is_refused_by_both_numbers_whatever_else_it_holds() {
    let found = findings("newer.json", r#"{"schema": 9, "something": "else"}"#);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["what"], "The file has schema 9; this version reads up to 1");
}

#[test]
fn a_problem_has_line_column_and_what_to_do() {
    let mut playbook = read_json(&default_playbook());
    playbook["questions"][3]["next"][0]["to"] = json!("nowhere");
    let text = serde_json::to_string_pretty(&playbook).unwrap();
    let found = findings("ref.json", &text);
    let (line, content) = text.lines().enumerate().find(|(_, line)| line.contains("nowhere")).unwrap();
    assert_eq!(found[0]["line"], json!(line + 1));
    assert_eq!(found[0]["column"], json!(content.find("\"nowhere\"").unwrap() + 1));
    assert_eq!(found[0]["fix"], "Correct the id, or add what it names");
    let (status, said) = check("ref.json", &text);
    assert_eq!(status, Some(1));
    assert!(said.trim_end().ends_with(": 1 problem"), "{said}");
}

/// A playbook of many questions in a row, each with five options that grade nothing.
fn long(questions: usize) -> Value {
    let mut playbook = read_json(&default_playbook());
    let row: Vec<Value> = (0..questions)
        .map(|at| {
            let to = if at + 1 == questions { "end".to_owned() } else { format!("q{}", at + 1) };
            let options: Vec<Value> = (0..5).map(|option| json!({"id": format!("o{option}"), "text": "An option"})).collect();
            json!({"id": format!("q{at}"), "topic": "Topic", "text": "A question?", "label": "Label", "options": options, "next": [{"to": to}]})
        })
        .collect();
    playbook["questions"] = json!(row);
    playbook["jobs"] = json!([]);
    for action in playbook["actions"].as_array_mut().unwrap() {
        action.as_object_mut().unwrap().remove("when");
    }
    playbook
}

#[test]
fn two_hundred_questions_are_counted_exactly() {
    let (status, said) = check("long.json", &long(200).to_string());
    assert_eq!(status, Some(1), "its causes are not reached");
    let paths =
        said.lines().find(|line| line.contains(" paths of 200 to 200 questions")).expect("the paths are counted");
    assert_eq!(paths.split_whitespace().nth(1).map(str::len), Some(140), "5 to the power of 200 has 140 digits");
}

#[test]
fn a_circle_and_a_tangle_end_with_a_message() {
    let mut circle = long(50);
    circle["questions"][49]["next"] = json!([{"to": "q7"}]);
    let (status, said) = check("circle.json", &circle.to_string());
    assert_eq!(status, Some(1));
    assert!(said.contains("[cycle]") && said.contains("q7 → q8 → "), "{said}");

    let mut tangle = long(60);
    let all: Vec<Value> =
        (0..60).map(|at| json!({"chosen": {"question": format!("q{at}"), "options": ["o1"]}})).collect();
    tangle["questions"][59]["next"] = json!([{"when": {"all": all}, "to": "end"}, {"to": "end"}]);
    let (status, said) = check("tangle.json", &tangle.to_string());
    assert_eq!(status, Some(1));
    assert!(said.contains("[too-tangled]") && said.contains("where they multiply"), "{said}");
}
