//! The example in the documentation is the one that is proved.

use crate::support::{Scratch, example_playbook, lockstep, out};

#[test]
fn the_example_of_the_playbook_page_is_sound() {
    let file = Scratch::new("example.json", &example_playbook());
    let output = lockstep(&["check", file.path()], "");
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
}
