//! Laws of merging: any edits in any copies, merged in any order.

use std::collections::BTreeSet;

use lockstep_journey::merge::{Document, Replica, Writer, order, raw};
use proptest::prelude::*;

const ROWS: [&str; 3] = ["job-1", "job-2", "job-3"];
const FIELDS: [&str; 3] = ["owner", "state", "note"];

/// One thing that happens to one of the copies.
#[derive(Debug, Clone)]
enum Act {
    Set(usize, usize, usize, u8),
    Clear(usize, usize, usize),
    Delete(usize, usize),
    Restore(usize, usize),
    /// The first takes in the second.
    Merge(usize, usize),
}

fn acts(copies: usize) -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..copies, 0..3_usize, 0..3_usize, 0..4_u8).prop_map(|(c, r, f, v)| Act::Set(c, r, f, v)),
        1 => (0..copies, 0..3_usize, 0..3_usize).prop_map(|(c, r, f)| Act::Clear(c, r, f)),
        1 => (0..copies, 0..3_usize).prop_map(|(c, r)| Act::Delete(c, r)),
        1 => (0..copies, 0..3_usize).prop_map(|(c, r)| Act::Restore(c, r)),
        3 => (0..copies, 0..copies).prop_map(|(c, other)| Act::Merge(c, other)),
    ];
    proptest::collection::vec(act, 0..60)
}

pub fn writer(copy: usize) -> Writer {
    let replica = Replica::new(["k3", "a", "zz", "m0", "b9"][copy]).unwrap();
    Writer { replica, date: None }
}

/// One write as the test books it: row, field, value, count and replica.
type Write = (String, String, String, u32, String);

/// Copies, and what was written and knowingly replaced in any of them: booked beside the documents, by sets.
struct Copies {
    documents: Vec<Document>,
    written: BTreeSet<Write>,
    replaced: BTreeSet<Write>,
}

impl Copies {
    fn new(count: usize) -> Copies {
        Copies { documents: vec![Document::default(); count], written: BTreeSet::new(), replaced: BTreeSet::new() }
    }

    fn after(acts: &[Act], count: usize) -> Copies {
        let mut copies = Copies::new(count);
        for act in acts {
            copies.act(act);
        }
        copies
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Set(copy, row, field, value) => {
                self.edit(copy, |document| {
                    document.set(&writer(copy), ROWS[row], FIELDS[field], &format!("v{value}"));
                });
            }
            Act::Clear(copy, row, field) => self.edit(copy, |document| document.clear(ROWS[row], FIELDS[field])),
            Act::Delete(copy, row) => self.edit(copy, |document| document.delete(&writer(copy), ROWS[row])),
            Act::Restore(copy, row) => self.edit(copy, |document| document.restore(&writer(copy), ROWS[row])),
            Act::Merge(copy, other) => {
                let other = self.documents[other].clone();
                self.documents[copy].merge(&other);
            }
        }
    }

    fn edit(&mut self, copy: usize, edit: impl FnOnce(&mut Document)) {
        let before = writes(&self.documents[copy]);
        edit(&mut self.documents[copy]);
        let after = writes(&self.documents[copy]);
        self.replaced.extend(before.difference(&after).cloned());
        self.written.extend(after.difference(&before).cloned());
    }

    fn merged(&self) -> Document {
        let mut all = Document::default();
        for document in &self.documents {
            all.merge(document);
        }
        all
    }
}

fn writes(document: &Document) -> BTreeSet<Write> {
    let mut writes = BTreeSet::new();
    for (row, fields) in raw::Document::from(document).rows {
        for (field, versions) in fields {
            for version in versions {
                writes.insert((row.clone(), field.clone(), version.value, version.count, version.by));
            }
        }
    }
    writes
}

fn merge(one: &Document, other: &Document) -> Document {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(acts in acts(5), three in Just([0, 1, 2, 3, 4]).prop_shuffle()) {
        let copies = Copies::after(&acts, 5).documents;
        let [one, two, three] = [three[0], three[1], three[2]].map(|at| &copies[at]);
        prop_assert_eq!(&merge(one, one), one);
        prop_assert_eq!(merge(one, two), merge(two, one));
        prop_assert_eq!(merge(&merge(one, two), three), merge(one, &merge(two, three)));
    }

    #[test]
    fn every_write_is_there_in_the_end_unless_someone_who_knew_it_replaced_it(acts in acts(4)) {
        let copies = Copies::after(&acts, 4);
        let left: BTreeSet<Write> = copies.written.difference(&copies.replaced).cloned().collect();
        prop_assert_eq!(writes(&copies.merged()), left);
    }

    #[test]
    fn copies_that_exchange_everything_are_equal(acts in acts(3), order in Just([0, 1, 2]).prop_shuffle()) {
        let mut copies = Copies::after(&acts, 3);
        for _ in 0..2 {
            for (at, copy) in order.iter().enumerate() {
                copies.act(&Act::Merge(order[(at + 1) % 3], *copy));
            }
        }
        copies.act(&Act::Merge(order[0], order[2]));
        copies.act(&Act::Merge(order[1], order[0]));
        copies.act(&Act::Merge(order[2], order[1]));
        prop_assert_eq!(&copies.documents[0], &copies.documents[1]);
        prop_assert_eq!(&copies.documents[1], &copies.documents[2]);
        prop_assert_eq!(&copies.documents[0], &Copies::after(&acts, 3).merged());
    }

    #[test]
    fn a_copy_that_was_only_read_changes_nothing(acts in acts(3)) {
        let copies = Copies::after(&acts, 3);
        let all = copies.merged();
        for old in &copies.documents {
            prop_assert_eq!(&merge(&all, old), &all);
            prop_assert_eq!(&merge(old, &all), &all);
        }
    }

    #[test]
    fn a_conflict_is_gone_from_every_copy_once_somebody_has_picked(acts in acts(3)) {
        let copies = Copies::after(&acts, 3);
        let mut all = copies.merged();
        let open: Vec<(String, String, String)> = all
            .disputes()
            .map(|dispute| {
                let values = dispute.register.values();
                assert!(values.len() > 1);
                let value = values[values.len() - 1].value.clone();
                (dispute.row.to_owned(), dispute.field.to_owned(), value)
            })
            .collect();
        for (row, field, value) in &open {
            all.set(&writer(4), row, field, value);
        }
        for old in &copies.documents {
            let merged = merge(old, &all);
            prop_assert_eq!(merged.disputes().count(), 0);
            for (row, field, value) in &open {
                prop_assert_eq!(merged.get(row, field), Some(value.as_str()));
            }
        }
    }

    #[test]
    fn every_copy_reads_back_from_what_is_written(acts in acts(3)) {
        for document in Copies::after(&acts, 3).documents {
            let json = serde_json::to_string(&raw::Document::from(&document)).unwrap();
            let raw: raw::Document = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(raw.check(), Ok(document));
        }
    }

    #[test]
    fn damaged_documents_merge_by_the_same_laws(
        documents in proptest::collection::vec(damaged(), 3)
    ) {
        let [one, two, three] = &documents[..] else { unreachable!() };
        prop_assert_eq!(merge(one, two), merge(two, one));
        prop_assert_eq!(merge(&merge(one, two), three), merge(one, &merge(two, three)));
        prop_assert_eq!(&merge(one, one), one);
    }

    #[test]
    fn a_row_put_anywhere_stays_there(places in proptest::collection::vec((any::<prop::sample::Index>(), 0..5_usize), 1..120)) {
        let mut ranks: Vec<String> = Vec::new();
        for (place, copy) in places {
            let at = place.index(ranks.len() + 1);
            let lower = at.checked_sub(1).map(|before| ranks[before].as_str());
            let rank = order::between(lower, ranks.get(at).map(String::as_str), &writer(copy).replica);
            ranks.insert(at, rank);
        }
        prop_assert!(ranks.is_sorted_by(|one, other| one < other), "{:?}", ranks);
    }
}

/// Any document that can be read: counts and replicas as nobody would have written them.
fn damaged() -> impl Strategy<Value = Document> {
    let version =
        ("[a-c]", 1..4_u32, "[x-z]").prop_map(|(by, count, value)| raw::Version { value, by, count, on: None });
    let fields = proptest::collection::btree_map("[fg]|~gone", proptest::collection::vec(version, 0..3), 0..3);
    let rows = proptest::collection::btree_map("[rs]", fields, 0..3);
    let seen = proptest::collection::btree_map("[a-c]", 1..5_u32, 0..3);
    (seen, rows).prop_map(|(seen, rows)| {
        let rows = rows.into_iter().map(|(id, fields)| (id, fields.into_iter().collect()));
        raw::Document { seen: seen.into_iter().collect(), rows: rows.collect() }.check().unwrap()
    })
}
