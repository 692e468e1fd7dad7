//! State strings: any text gives a state or an error, and a state reads back as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lockstep_journey::state::{State, StateError};

const PLAYBOOK: &str = "b2b-complex-sale";

fuzz_target!(|text: &str| {
    // Chance does not hit the checksum: what is readable stands for what was meant.
    let state = match State::read(text, PLAYBOOK) {
        Ok(state) => state,
        Err(StateError::Damaged { readable }) => State { playbook: PLAYBOOK.to_owned(), ..readable },
        Err(_) => return,
    };
    let written = state.to_string();
    if written.len() <= 16_000 {
        let read = State::read(&written, PLAYBOOK).expect("what is written is read");
        assert_eq!(read.answers, state.answers);
        assert_eq!(read.to_string(), written);
    }
});
