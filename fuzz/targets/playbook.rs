//! Playbooks: any JSON gives a playbook or its problems, and any answers on a playbook are assessed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lockstep_journey::playbook::raw;
use lockstep_journey::{Playbook, Sheet, assess, remaining, walk};

fuzz_target!(|bytes: &[u8]| {
    let Ok(raw) = serde_json::from_slice::<raw::Playbook>(bytes) else { return };
    let Ok(playbook) = Playbook::parse(raw) else { return };
    let mut sheet = Sheet::default();
    // One way through, by an option that differs from question to question.
    while let Some(next) = walk(&playbook, &sheet).next {
        assert!(remaining(&playbook, &walk(&playbook, &sheet)).most > 0);
        let at = usize::from(next);
        let question = &playbook.texts().questions[at];
        let option = &question.options[at.wrapping_mul(bytes.len()) % question.options.len()];
        assert!(sheet.answers.get(&question.id).is_none(), "a question is put once");
        sheet.answers.set(&question.id, &option.id);
        assess(&playbook, &sheet);
    }
    let told = assess(&playbook, &sheet);
    assert!(told.complete && told.verdict.is_some() && told.action.is_some());
});
