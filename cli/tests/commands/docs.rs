//! The example in the documentation is the one that is proved.

use std::fs;

use crate::support::{Scratch, lockstep, out, root};

#[test]
fn the_example_of_the_playbook_page_is_sound() {
    let page = fs::read_to_string(root().join("docs/playbook.md")).unwrap();
    let (_, rest) = page.split_once("```json playbook\n").expect("the page has an example");
    let (example, _) = rest.split_once("\n```").expect("the example ends");
    let file = Scratch::new("example.json", example);
    let output = lockstep(&["check", file.path()], "");
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
}
