//! `lockstep assess`: one sheet, a stream of sheets, and sheets that are wrong.

use serde_json::Value;

use crate::support::{Scratch, default_playbook, err, lockstep, out};

const SHEET: &str = r#"{"answers": {"kind": "new", "own-stage": "proposal"}, "context": {"today": "2026-11-21"}}"#;

fn assess(arguments: &[&str], input: &str) -> std::process::Output {
    let playbook = default_playbook();
    lockstep(&[&["assess", playbook.to_str().unwrap()], arguments].concat(), input)
}

#[test]
fn one_sheet_gives_one_assessment() {
    let file = Scratch::new("sheet.json", SHEET);
    let output = assess(&["--answers", file.path()], "");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let assessment: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(assessment["stage"]["presumed"], "select");
    assert_eq!(assessment["complete"], false);
    assert_eq!(out(&assess(&["--answers", "-"], SHEET)), out(&output));
}

#[test]
fn lines_are_streamed_and_a_bad_one_is_told_by_its_number() {
    let input = [SHEET, "{oops", "", r#"{"answers": {"kind": 3}}"#, SHEET].join("\n");
    let output = assess(&["--lines", "-"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output).lines().count(), 2);
    let said = err(&output);
    assert!(said.starts_with("line 2: not an answer sheet: ") && said.contains("\nline 4: "), "{said}");
}

#[test]
fn a_line_without_end_is_refused_and_the_rest_goes_on() {
    let input = format!("{}\n{SHEET}\n", "x".repeat(3 << 20));
    let output = assess(&["--lines", "-"], &input);
    assert!(err(&output).contains("line 1: not an answer sheet: longer than 1048576 bytes"));
    assert_eq!(out(&output).lines().count(), 1);
}

#[test]
fn ten_thousand_sheets_come_out_in_order() {
    let input: String = (0..10_000)
        .map(|number| {
            format!("{{\"answers\": {{\"kind\": \"{}\"}}}}\n", if number % 2 == 0 { "new" } else { "tender" })
        })
        .collect();
    let output = assess(&["--lines", "-"], &input);
    assert_eq!(output.status.code(), Some(0));
    for (number, line) in out(&output).lines().enumerate() {
        let kind = if number % 2 == 0 { r#""kind":"new""# } else { r#""kind":"tender""# };
        assert!(line.contains(kind), "line {number}");
    }
    assert_eq!(out(&output).lines().count(), 10_000);
}

#[test]
fn wrong_sheets_and_missing_files_have_their_exit_statuses() {
    assert_eq!(assess(&["--answers", "-"], "[]").status.code(), Some(1));
    assert_eq!(assess(&["--answers", "-"], r#"{"answer": {}}"#).status.code(), Some(1));
    assert_eq!(assess(&["--answers", "no-such-file"], "").status.code(), Some(2));
    assert_eq!(assess(&[], "").status.code(), Some(2));
}
