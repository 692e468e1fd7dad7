//! The default playbook, and texts as people write them.

use std::sync::LazyLock;

use lockstep_journey::Playbook;
use lockstep_journey::merge::{Replica, Writer};
use proptest::prelude::*;

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| {
    let json = include_str!("../../../playbooks/b2b-complex-sale.json");
    Playbook::parse(serde_json::from_str(json).unwrap()).unwrap()
});

pub fn playbook() -> &'static Playbook {
    &PLAYBOOK
}

pub fn writer(name: &str) -> Writer {
    Writer { replica: Replica::new(name).unwrap(), date: "2026-11-21".parse().ok() }
}

/// Text with all that means something to a table or to a spreadsheet.
pub fn nasty() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[-=+@'\",;|\t\r\n 0-9.%]{1,4}",
        "[a-zäß=]{1,5}",
        Just("=cmd|' /C calc'!A0".to_owned()),
        Just("-1,234.50".to_owned()),
        Just("＝1+1".to_owned()),
    ];
    proptest::collection::vec(part, 1..5).prop_map(|parts| parts.concat())
}
