//! Tables: any bytes give a table or an error; cells come back from what is written, and so do deals.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use lockstep_journey::Playbook;
use lockstep_journey::csv::{Table, deals, decode, export, guard, unguard};
use lockstep_journey::merge::{Replica, Writer};

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| {
    let json = include_str!("../../playbooks/b2b-complex-sale.json");
    Playbook::parse(serde_json::from_str(json).expect("JSON")).expect("the playbook is sound")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok((text, _)) = decode::decode(bytes) else { return };
    assert_eq!(unguard(&guard(&text)), text);
    let Ok(table) = Table::read(&text) else { return };
    let lines: Vec<usize> = table.records.iter().map(|record| record.line).collect();
    assert!(lines.is_sorted());
    let _ = export::read(&table, &PLAYBOOK);
    let writer = Writer { replica: Replica::new("a").expect("a name"), date: None };
    let Ok(backup) = deals::read(&text, &writer) else { return };
    let written = deals::write(&backup.deals, &PLAYBOOK, None);
    if backup.deals.is_empty() {
        return;
    }
    let again = deals::read(&written, &writer).expect("what is written is read");
    assert!(again.aside.is_empty(), "{:?}", again.aside);
    for (one, other) in again.deals.iter().zip(&backup.deals) {
        assert_eq!((one.id(), one.name(), one.history()), (other.id(), other.name(), other.history()));
        assert_eq!(one.sheet(None).answers, other.sheet(None).answers);
        assert_eq!(one.sheet(None).notes, other.sheet(None).notes);
    }
});
