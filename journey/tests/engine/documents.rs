//! What single copies say, and how two of them come together, case by case.

use lockstep_journey::merge::{Document, raw};

use crate::merging::writer;

/// A row that two copies have.
fn shared() -> (Document, Document) {
    let mut one = Document::default();
    one.set(&writer(0), "job-1", "owner", "Anna");
    one.set(&writer(0), "job-1", "state", "doing");
    let two = one.clone();
    (one, two)
}

#[test]
fn an_edit_beside_a_delete_brings_the_whole_row_back_and_says_so() {
    let (mut one, mut two) = shared();
    one.delete(&writer(0), "job-1");
    assert_eq!(one.row("job-1"), None);
    two.set(&writer(1), "job-1", "state", "done");
    one.merge(&two);
    two.merge(&one);
    assert_eq!(one, two);
    let row = one.row("job-1").unwrap();
    assert_eq!((row.get("owner"), row.get("state")), (Some("Anna"), Some("done")));
    assert_eq!(row.revived_beside().len(), 1);
    assert_eq!(row.revived_beside()[0].dot.replica, writer(0).replica);
    two.restore(&writer(1), "job-1");
    one.merge(&two);
    assert!(one.row("job-1").unwrap().revived_beside().is_empty());
}

#[test]
fn a_delete_that_knew_the_edit_takes_the_row() {
    let (mut one, mut two) = shared();
    two.set(&writer(1), "job-1", "state", "done");
    one.merge(&two);
    one.delete(&writer(0), "job-1");
    two.merge(&one);
    assert_eq!(two.row("job-1"), None);
    assert_eq!(two.rows().count(), 0);
}

#[test]
fn of_two_deletes_one_that_knew_the_edit_is_enough() {
    let (mut one, mut two) = shared();
    one.delete(&writer(0), "job-1");
    two.set(&writer(1), "job-1", "state", "done");
    two.delete(&writer(1), "job-1");
    one.merge(&two);
    assert_eq!(one.row("job-1"), None);
}

#[test]
fn a_row_restored_beside_a_second_delete_is_back_and_says_so() {
    let (mut one, mut two) = shared();
    one.delete(&writer(0), "job-1");
    one.restore(&writer(0), "job-1");
    two.delete(&writer(1), "job-1");
    one.merge(&two);
    assert_eq!(one.row("job-1").unwrap().revived_beside().len(), 1);
    one.delete(&writer(0), "job-1");
    assert_eq!(one.row("job-1"), None);
}

#[test]
fn both_sides_of_a_conflict_stay_and_every_copy_counts_the_same_one() {
    let (mut one, mut two) = shared();
    one.set(&writer(0), "job-1", "owner", "Ben");
    two.set(&writer(1), "job-1", "owner", "Carla");
    let (before_one, before_two) = (one.clone(), two.clone());
    one.merge(&before_two);
    two.merge(&before_one);
    assert_eq!(one, two);
    let dispute = one.disputes().next().unwrap();
    assert_eq!((dispute.row, dispute.field), ("job-1", "owner"));
    let values: Vec<&str> = dispute.register.values().iter().map(|version| version.value.as_str()).collect();
    // Equal counts: the replica `k3` comes after `a`.
    assert_eq!(values, ["Ben", "Carla"]);
    assert_eq!(one.get("job-1", "owner"), Some("Ben"));
}

#[test]
fn the_copy_that_knew_more_counts() {
    let (mut one, mut two) = shared();
    two.set(&writer(1), "job-1", "state", "done");
    two.set(&writer(1), "job-1", "owner", "Carla");
    one.set(&writer(0), "job-1", "owner", "Ben");
    one.merge(&two);
    assert_eq!(one.get("job-1", "owner"), Some("Carla"));
}

#[test]
fn the_same_value_written_twice_is_no_conflict() {
    let (mut one, mut two) = shared();
    one.set(&writer(0), "job-1", "state", "done");
    two.set(&writer(1), "job-1", "state", "done");
    one.merge(&two);
    assert_eq!(one.disputes().count(), 0);
    assert_eq!(one.get("job-1", "state"), Some("done"));
}

#[test]
fn writing_what_counts_already_leaves_a_conflict_open() {
    let (mut one, mut two) = shared();
    one.set(&writer(0), "job-1", "owner", "Ben");
    two.set(&writer(1), "job-1", "owner", "Carla");
    one.merge(&two);
    one.change(&writer(0), "job-1", "owner", "Ben");
    assert_eq!(one.disputes().count(), 1);
    one.set(&writer(0), "job-1", "owner", "Ben");
    assert_eq!(one.disputes().count(), 0);
}

#[test]
fn documents_out_of_bounds_are_refused() {
    let with = |json: &str| serde_json::from_str::<raw::Document>(json).unwrap().check();
    let version = |by: &str, count: u32, value: &str| {
        with(&format!(r#"{{"seen":{{}},"rows":{{"r":{{"f":[{{"value":"{value}","by":"{by}","count":{count}}}]}}}}}}"#))
    };
    assert!(version("a", raw::MAX_COUNT, "x").is_ok());
    assert_eq!(version("A", 1, "x"), Err(raw::Defect::Replica));
    assert_eq!(version("", 1, "x"), Err(raw::Defect::Replica));
    assert_eq!(version("a", 0, "x"), Err(raw::Defect::Count));
    assert_eq!(version("a", raw::MAX_COUNT + 1, "x"), Err(raw::Defect::Count));
    assert_eq!(version("a", 1, &"ä".repeat(raw::MAX_VALUE + 1)), Err(raw::Defect::Value));
    assert!(version("a", 1, &"ä".repeat(raw::MAX_VALUE)).is_ok());
    let fits = "n".repeat(raw::MAX_NAME);
    assert!(with(&format!(r#"{{"seen":{{}},"rows":{{"{fits}":{{"{fits}":[]}}}}}}"#)).is_ok());
    let long = "n".repeat(raw::MAX_NAME + 1);
    assert_eq!(with(&format!(r#"{{"seen":{{}},"rows":{{"{long}":{{}}}}}}"#)), Err(raw::Defect::Name));
    assert_eq!(with(&format!(r#"{{"seen":{{}},"rows":{{"r":{{"{long}":[]}}}}}}"#)), Err(raw::Defect::Name));
}

#[test]
fn what_is_written_can_always_be_read_back() {
    let mut document = Document::default();
    document.set(&writer(0), "r", "f", &"ä".repeat(raw::MAX_VALUE + 5));
    document.set(&writer(0), "r", &"f".repeat(raw::MAX_NAME + 1), "x");
    document.set(&writer(0), "r", "~gone", "x");
    assert_eq!(raw::Document::from(&document).check(), Ok(document.clone()));
    assert_eq!(document.row("r").unwrap().fields().count(), 1);
}

#[test]
fn a_row_is_deleted_only_once_somebody_has_deleted_it() {
    let mut document = Document::default();
    assert!(document.is_empty() && !document.is_deleted("job-1"));
    document.set(&writer(0), "job-1", "owner", "Anna");
    assert!(!document.is_empty() && !document.is_deleted("job-1"));
    document.delete(&writer(0), "job-1");
    assert!(!document.is_empty() && document.is_deleted("job-1"));
    document.restore(&writer(0), "job-1");
    assert!(!document.is_deleted("job-1"));
}

#[test]
fn a_field_that_is_cleared_is_gone_from_every_copy_and_a_delete_cannot_be_cleared() {
    let (mut one, mut two) = shared();
    one.clear("job-1", "owner");
    assert_eq!((one.get("job-1", "owner"), one.get("job-1", "state")), (None, Some("doing")));
    two.merge(&one);
    assert_eq!(two, one);
    one.clear("job-1", "state");
    assert!(one.is_empty(), "a row without fields is none");

    two.delete(&writer(1), "job-1");
    two.clear("job-1", "~gone");
    assert!(two.is_deleted("job-1"));
}

#[test]
fn a_document_has_only_so_many_rows_fields_values_and_copies() {
    let version = || raw::Version { value: "x".to_owned(), by: "a".to_owned(), count: 1, on: None };
    let row = |fields: usize, versions: usize| {
        let versions = vec![version(); versions];
        (0..fields).map(|at| (format!("f{at}"), versions.clone())).collect::<Vec<_>>()
    };
    let read = |seen: usize, rows: usize, fields: usize, versions: usize| {
        let seen = (0..seen).map(|at| (format!("a{at}"), 1)).collect();
        let rows = (0..rows).map(|at| (format!("r{at}"), row(fields, versions).into_iter().collect())).collect();
        raw::Document { seen, rows }.check().map(|_| ())
    };
    let (most, values) = (raw::MAX_ENTRIES, raw::MAX_VERSIONS);
    for (seen, rows, fields, versions) in [(most, 0, 0, 0), (0, most, 1, 1), (0, 1, most, 1), (0, 1, 1, values)] {
        assert_eq!(read(seen, rows, fields, versions), Ok(()), "{seen} {rows} {fields} {versions}");
    }
    for (seen, rows, fields, versions) in
        [(most + 1, 0, 0, 0), (0, most + 1, 1, 1), (0, 1, most + 1, 1), (0, 1, 1, values + 1)]
    {
        let found = read(seen, rows, fields, versions);
        assert_eq!(found, Err(raw::Defect::Entries), "{seen} {rows} {fields} {versions}");
    }
}
