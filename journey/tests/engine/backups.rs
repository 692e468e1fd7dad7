//! Backup files: what comes back, what is set aside, what is refused.

use lockstep_journey::deal::file::{self, Damage, FileError};
use lockstep_journey::deal::{Deal, OWN, raw};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::deals::{any_sheet, deal, sheet, writer};

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn deals_come_back_from_a_backup(sheets in proptest::collection::vec(any_sheet(), 0..4)) {
        let mut deals = Vec::new();
        for (at, sheet) in sheets.iter().enumerate() {
            let mut deal = Deal::new(&format!("deal-{at}"), "flat");
            deal.take_sheet(&writer("a", "2026-11-01"), sheet);
            deals.push(deal);
        }
        let json = serde_json::to_string(&file::write(&deals)).unwrap();
        let backup = file::read(serde_json::from_str(&json).unwrap()).unwrap();
        prop_assert_eq!(backup.deals, deals);
        prop_assert!(backup.aside.is_empty());
    }
}

/// A sound backup of one deal, as JSON that tests can break.
fn backup_json() -> Value {
    serde_json::to_value(file::write([&deal(&[("kind", "new"), ("must", "said")])])).unwrap()
}

fn read(json: Value) -> Result<file::Backup, FileError> {
    file::read(serde_json::from_value::<raw::File>(json).unwrap())
}

#[test]
fn files_of_other_kinds_and_versions_are_refused_by_name() {
    let with = |key: &str, value: Value| {
        let mut json = backup_json();
        json[key] = value;
        read(json).unwrap_err()
    };
    let plan = with("lockstep", json!("plan"));
    assert_eq!(
        (plan.code(), plan.to_string().as_str()),
        ("file-other-kind", "this is no backup but a file of the kind “plan”")
    );
    let newer = with("version", json!(2));
    assert_eq!(
        (newer.code(), newer.to_string().as_str()),
        ("file-newer", "the backup has version 2; this page reads 1")
    );
    assert_eq!(with("deals", json!(vec![0; file::MAX_DEALS + 1])).code(), "file-too-large");
    let mut beside = backup_json();
    beside["$comment"] = json!("saved before the holidays");
    assert!(read(beside).unwrap().aside.is_empty());
}

#[test]
fn a_damaged_deal_is_set_aside_with_a_word_and_the_rest_is_read() {
    type Break = fn(&mut Value);
    let own = "/parts/own/rows";
    assert!(backup_json()["deals"][0].pointer(own).is_some());
    let breaks: [(Break, &str); 14] = [
        (|deal| *deal = json!(7), "deal-shape"),
        (|deal| deal["parts"] = json!([]), "deal-shape"),
        (|deal| deal["later"] = json!(1), "deal-shape"),
        (|deal| deal["parts"]["own"]["later"] = json!(1), "deal-shape"),
        (|deal| deal["id"] = json!(""), "deal-id"),
        (|deal| deal["id"] = json!("a\nb"), "deal-id"),
        (|deal| deal["id"] = json!("i".repeat(file::MAX_ID + 1)), "deal-id"),
        (|deal| deal["playbook"] = json!(""), "deal-id"),
        (|deal| deal["parts"]["own"]["seen"]["A"] = json!(1), "deal-replica"),
        (|deal| deal["parts"]["own"]["seen"]["b"] = json!(0), "deal-count"),
        (|deal| deal["parts"]["own"]["rows"]["x".repeat(201)] = json!({}), "deal-field"),
        (|deal| deal["parts"]["own"]["rows"]["x"] = json!({"y": [version(&"v".repeat(4_001))]}), "deal-value"),
        (|deal| deal["parts"]["own"]["rows"]["notes"] = json!({"q": [version(&"v".repeat(501))]}), "deal-note"),
        (|deal| deal["parts"]["own"]["rows"]["deal"]["name"] = json!([version(&"v".repeat(81))]), "deal-name"),
    ];
    for (broken, code) in breaks {
        let mut json = backup_json();
        let mut deal = json["deals"][0].clone();
        json["deals"][0]["id"] = json!("sound");
        broken(&mut deal);
        json["deals"].as_array_mut().unwrap().insert(0, deal);
        let backup = read(json).unwrap();
        assert_eq!(backup.deals.len(), 1, "{code}");
        assert_eq!(backup.deals[0].id(), "sound");
        assert_eq!((backup.aside[0].place, backup.aside[0].why.code()), (1, code));
    }
}

fn version(value: &str) -> Value {
    json!({"value": value, "by": "c", "count": 9})
}

#[test]
fn what_a_newer_version_adds_inside_a_deal_is_kept() {
    let mut json = backup_json();
    let deal = &mut json["deals"][0];
    deal["parts"]["own"]["rows"]["mood"] = json!({"today": [version("fine")]});
    deal["parts"]["plan"] = json!({"seen": {"c": 9}, "rows": {"job-1": {"owner": [version("Anna")]}}});
    let backup = read(json.clone()).unwrap();
    let mut merged = deal_of(&backup);
    merged.merge(&self::deal(&[("kind", "new")])).unwrap();
    assert_eq!(merged.part("plan").unwrap().get("job-1", "owner"), Some("Anna"));
    assert_eq!(merged.part(OWN).unwrap().get("mood", "today"), Some("fine"));
    json["deals"][0]["parts"]["own"]["seen"]["c"] = json!(9);
    assert_eq!(serde_json::to_value(file::write(&backup.deals)).unwrap(), json);
}

fn deal_of(backup: &file::Backup) -> Deal {
    backup.deals[0].clone()
}

#[test]
fn a_day_of_another_form_is_left_out_and_the_answer_stays() {
    let mut json = backup_json();
    json["deals"][0]["parts"]["own"]["rows"]["answers"]["kind"][0]["on"] = json!("last week");
    let deal = deal_of(&read(json).unwrap());
    assert_eq!(deal.sheet(None).answers.get("kind"), Some("new"));
    assert_eq!(deal.sheet(None).answered("kind"), None);
}

#[test]
fn two_copies_of_a_deal_in_one_file_are_one_deal_and_of_two_playbooks_one_is_set_aside() {
    let mut one = deal(&[("kind", "new")]);
    let two = one.clone();
    one.take_sheet(&writer("b", "2026-11-02"), &sheet(&[("kind", "new"), ("must", "said")]));
    let backup = file::read(file::write([&two, &one, &Deal::new("deal-1", "tenders")])).unwrap();
    assert_eq!(backup.deals, [one]);
    assert_eq!((backup.aside[0].place, backup.aside[0].why), (3, Damage::Twice));
}
