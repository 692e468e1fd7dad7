//! Copies of a plan: any edits on either side, exchanged in any order.

use lockstep_journey::merge::raw;
use lockstep_journey::plan::{Book, Field, Item, Plan, Proposal, Secret, Side};
use lockstep_journey::vocabulary::Paragraph;
use proptest::prelude::*;

use crate::support::{date, job_named, playbook, writer};

/// Two colleagues of the buyer, then two people at each of two suppliers.
const BUYERS: [&str; 2] = ["ours1", "ours2"];
const SUPPLIERS: [&str; 2] = ["first", "second"];
const SELLERS: [[&str; 2]; 2] = [["xa1", "xa2"], ["yb1", "yb2"]];

#[derive(Debug, Clone)]
enum Act {
    Write { buyer: usize, what: usize },
    Hide { buyer: usize, what: usize },
    Remove { buyer: usize, item: usize },
    WriteThere { supplier: usize, seller: usize, what: usize },
    RemoveThere { supplier: usize, seller: usize, item: usize },
    Send { buyer: usize, supplier: usize, seller: usize },
    Return { supplier: usize, seller: usize, buyer: usize },
    Pass { supplier: usize, from: usize },
    Take { buyer: usize, supplier: usize, which: usize },
    Decline { buyer: usize, supplier: usize, which: usize },
    Meet { from: usize },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let two = 0..2_usize;
    let act = prop_oneof![
        5 => (two.clone(), 0..200_usize).prop_map(|(buyer, what)| Act::Write { buyer, what }),
        3 => (two.clone(), 0..200_usize).prop_map(|(buyer, what)| Act::Hide { buyer, what }),
        1 => (two.clone(), 1..6_usize).prop_map(|(buyer, item)| Act::Remove { buyer, item }),
        5 => (two.clone(), two.clone(), 0..200_usize)
            .prop_map(|(supplier, seller, what)| Act::WriteThere { supplier, seller, what }),
        1 => (two.clone(), two.clone(), 1..6_usize)
            .prop_map(|(supplier, seller, item)| Act::RemoveThere { supplier, seller, item }),
        4 => (two.clone(), two.clone(), two.clone())
            .prop_map(|(buyer, supplier, seller)| Act::Send { buyer, supplier, seller }),
        4 => (two.clone(), two.clone(), two.clone())
            .prop_map(|(supplier, seller, buyer)| Act::Return { supplier, seller, buyer }),
        1 => (two.clone(), two.clone()).prop_map(|(supplier, from)| Act::Pass { supplier, from }),
        4 => (two.clone(), two.clone(), 0..9_usize)
            .prop_map(|(buyer, supplier, which)| Act::Take { buyer, supplier, which }),
        1 => (two.clone(), two.clone(), 0..9_usize)
            .prop_map(|(buyer, supplier, which)| Act::Decline { buyer, supplier, which }),
        2 => two.prop_map(|from| Act::Meet { from }),
    ];
    proptest::collection::vec(act, 0..60)
}

fn items() -> [Item; 6] {
    [
        Item::Plan,
        job_named("problem-sized"),
        job_named("made-here"),
        Item::Person("anna".to_owned()),
        Item::Difference("booking".to_owned()),
        Item::Holiday(date("2026-12-24")),
    ]
}

const SECRETS: [Secret; 9] = [
    Secret::Note,
    Secret::Stance,
    Secret::Concern,
    Secret::Budget,
    Secret::CostOfDelay,
    Secret::OtherSuppliers,
    Secret::Preference,
    Secret::Objections,
    Secret::Views,
];

#[derive(Default)]
struct World {
    books: [Book; 2],
    copies: [[Plan; 2]; 2],
    acts: usize,
}

impl World {
    fn after(acts: &[Act]) -> World {
        let mut world = World::default();
        for act in acts {
            world.acts += 1;
            world.act(act);
        }
        world
    }

    /// One value of every kind says who wrote it.
    fn value(&self, prefix: &str, what: usize) -> String {
        format!("{prefix}-{}-{}", what % 3, self.acts)
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Write { buyer, what } => {
                let item = &items()[what % 6];
                let field = item.fields()[what / 6 % item.fields().len()];
                let value = self.value("common", what);
                self.books[buyer].own.write(&writer(BUYERS[buyer]), item, field, &value);
            }
            Act::Hide { buyer, what } => {
                let value = self.value("hidden", what);
                let (item, writer) = (&items()[what % 6], writer(BUYERS[buyer]));
                match SECRETS.get(what / 6 % 10) {
                    Some(secret) => self.books[buyer].keep_secret(&writer, item, *secret, &value),
                    None => self.books[buyer].edit(&writer, Paragraph::ALL[what % 6], Some(&value)),
                }
            }
            Act::Remove { buyer, item } => self.books[buyer].own.remove(&writer(BUYERS[buyer]), &items()[item]),
            Act::WriteThere { supplier, seller, what } => {
                let item = &items()[what % 6];
                let field = item.fields()[what / 6 % item.fields().len()];
                let value = self.value(SUPPLIERS[supplier], what);
                let writer = writer(SELLERS[supplier][seller]);
                let copy = &mut self.copies[supplier][seller];
                copy.sign(&writer, Side::Supplier);
                copy.write(&writer, item, field, &value);
            }
            Act::RemoveThere { supplier, seller, item } => {
                let writer = writer(SELLERS[supplier][seller]);
                self.copies[supplier][seller].remove(&writer, &items()[item]);
            }
            Act::Send { buyer, supplier, seller } => {
                let book = &mut self.books[buyer];
                // The other colleague's name for the supplier is private too.
                book.name_supplier(&writer(BUYERS[buyer]), SUPPLIERS[supplier], "hidden name");
                let copy = book.share(&writer(BUYERS[buyer]), SUPPLIERS[supplier]).clone();
                self.copies[supplier][seller].merge(&copy);
            }
            Act::Return { supplier, seller, buyer } => {
                let copy = self.copies[supplier][seller].clone();
                self.books[buyer].receive(SUPPLIERS[supplier], &copy);
            }
            Act::Pass { supplier, from } => {
                let copy = self.copies[supplier][from].clone();
                self.copies[supplier][1 - from].merge(&copy);
            }
            Act::Take { buyer, supplier, which } | Act::Decline { buyer, supplier, which } => {
                let book = &mut self.books[buyer];
                let found = book.proposals(SUPPLIERS[supplier]);
                let Some(proposal) = found.get(which % found.len().max(1)) else { return };
                let (item, field, text) = (proposal.item.clone(), proposal.field, proposal.told.text.to_owned());
                let writer = writer(BUYERS[buyer]);
                match act {
                    Act::Take { .. } => book.take(&writer, SUPPLIERS[supplier], &item, field, &text),
                    _ => book.decline(&writer, SUPPLIERS[supplier], &item, field),
                }
            }
            Act::Meet { from } => {
                let theirs = self.books[from].clone();
                self.books[1 - from].merge(&theirs);
            }
        }
    }
}

/// What a plan comes to: its jobs with their dates, and who and what else is in it.
fn told(plan: &Plan) -> String {
    let timed = plan.timed(playbook(), date("2026-03-02"));
    let others: Vec<Item> =
        plan.people().into_iter().chain(plan.differences()).chain(plan.holidays().map(Item::Holiday)).collect();
    let jobs: Vec<_> =
        timed.jobs.iter().map(|job| (job.id, job.name, job.stage, job.days, &job.state, job.after())).collect();
    format!("{others:?} {:?} {jobs:?}", timed.schedule.dates)
}

fn json(plan: &Plan) -> String {
    serde_json::to_string(&raw::Document::from(plan.document())).unwrap()
}

fn merged(one: &Book, other: &Book) -> Book {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

#[test]
fn something_new_is_one_proposal_and_comes_or_goes_as_a_whole() {
    for takes in [true, false] {
        let mut book = Book::default();
        let mut copy = book.share(&writer("ours1"), SUPPLIERS[0]).clone();
        let item = Item::Job("x".to_owned());
        for (field, text) in [(Field::Name, "Show it"), (Field::Stage, "select"), (Field::Owner, "Mo")] {
            copy.write(&writer("xa1"), &item, field, text);
        }
        book.receive(SUPPLIERS[0], &copy);
        let found: Vec<Field> = book.proposals(SUPPLIERS[0]).iter().map(|found| found.field).collect();
        assert_eq!(found, [Field::Name]);
        if takes {
            book.take(&writer("ours1"), SUPPLIERS[0], &item, Field::Name, "Show it");
            let owner = book.own.told(&item, Field::Owner).map(|told| (told.text, told.from));
            assert_eq!(owner, Some(("Mo", Some(SUPPLIERS[0]))));
        } else {
            book.decline(&writer("ours1"), SUPPLIERS[0], &item, Field::Name);
            assert_eq!(book.own.text(&item, Field::Owner), None);
        }
        assert!(book.proposals(SUPPLIERS[0]).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_copy_with_a_supplier_holds_what_is_private_or_anothers(acts in acts()) {
        let mut world = World::after(&acts);
        for (supplier, other) in [(0, 1), (1, 0)] {
            for (book, buyer) in world.books.iter_mut().zip(BUYERS) {
                let shared = book.share(&writer(buyer), SUPPLIERS[supplier]).clone();
                for copy in world.copies[supplier].iter().chain([&shared]) {
                    let json = json(copy);
                    prop_assert!(!json.contains("hidden"), "{}", json);
                    prop_assert!(!json.contains(SUPPLIERS[other]), "{}", json);
                    for seller in SELLERS[other] {
                        prop_assert!(!json.contains(seller), "{}", json);
                    }
                }
            }
        }
    }

    #[test]
    fn books_merge_in_any_order_to_the_same(acts in acts(), more in acts()) {
        let [one, two] = World::after(&acts).books;
        let [three, _] = World::after(&more.iter().chain(&acts).cloned().collect::<Vec<_>>()).books;
        // A third copy that went its own way from the first.
        let mut third = one.clone();
        third.merge(&two);
        third.own.write(&writer("ours3"), &Item::Plan, Field::Name, "another");
        third.own.remove(&writer("ours3"), &items()[1]);
        prop_assert_eq!(&merged(&one, &one), &one);
        prop_assert_eq!(merged(&one, &two), merged(&two, &one));
        prop_assert_eq!(merged(&merged(&one, &two), &third), merged(&one, &merged(&two, &third)));
        prop_assert_eq!(merged(&one, &three), merged(&three, &one));
    }

    #[test]
    fn what_a_supplier_wrote_stays_until_the_buyer_answers(acts in acts(), what in 0..200_usize) {
        let mut world = World::after(&acts);
        world.act(&Act::WriteThere { supplier: 0, seller: 0, what });
        let said = world.value(SUPPLIERS[0], what);
        world.act(&Act::Return { supplier: 0, seller: 0, buyer: 0 });
        let before = world.books[0].own.clone();
        world.act(&Act::Send { buyer: 0, supplier: 0, seller: 0 });
        world.act(&Act::Return { supplier: 0, seller: 0, buyer: 0 });
        prop_assert_eq!(&world.books[0].own, &before);
        let proposals = world.books[0].proposals(SUPPLIERS[0]);
        let item = &items()[what % 6];
        let field = item.fields()[what / 6 % item.fields().len()];
        let is_there = |proposals: &[Proposal]| {
            proposals.iter().any(|found| (&found.item, found.field, found.told.text) == (item, field, said.as_str()))
        };
        if !is_there(&proposals) {
            // With the name of something new, which stands for the rest.
            let name = proposals.iter().find(|found| found.item == *item && found.field == Field::Name);
            let name = name.map(|found| found.told.text.to_owned());
            prop_assert!(name.is_some(), "{:?}", proposals);
            world.books[0].take(&writer(BUYERS[0]), SUPPLIERS[0], item, Field::Name, &name.unwrap_or_default());
            let taken = world.books[0].own.text(item, field) == Some(&said);
            prop_assert!(taken || is_there(&world.books[0].proposals(SUPPLIERS[0])), "{}", said);
        }
    }

    #[test]
    fn what_is_taken_over_is_the_buyers_with_its_origin_and_is_asked_no_more(acts in acts()) {
        let mut world = World::after(&acts);
        let book = &mut world.books[0];
        let first = book.proposals(SUPPLIERS[0]).first().map(|found| (found.item.clone(), found.field, found.told.text.to_owned()));
        if let Some((item, field, text)) = first {
            book.take(&writer(BUYERS[0]), SUPPLIERS[0], &item, field, &text);
            let told = book.own.told(&item, field);
            // In a row that the buyer deleted nothing is told, but nothing is asked again either.
            if let Some(told) = told {
                prop_assert_eq!((told.text, told.from), (text.as_str(), Some(SUPPLIERS[0])));
            }
            let left = book.proposals(SUPPLIERS[0]);
            prop_assert!(left.iter().all(|found| (&found.item, found.field) != (&item, field)), "{:?}", left);
        }
    }

    #[test]
    fn after_all_is_declined_and_shared_again_both_sides_show_the_same(acts in acts()) {
        let mut world = World::default();
        // With one supplier: what comes from another is kept from this one.
        for act in acts {
            world.acts += 1;
            world.act(&match act {
                Act::WriteThere { seller, what, .. } => Act::WriteThere { supplier: 0, seller, what },
                Act::RemoveThere { seller, item, .. } => Act::RemoveThere { supplier: 0, seller, item },
                Act::Send { buyer, seller, .. } => Act::Send { buyer, supplier: 0, seller },
                Act::Return { seller, buyer, .. } => Act::Return { supplier: 0, seller, buyer },
                Act::Pass { from, .. } => Act::Pass { supplier: 0, from },
                Act::Take { buyer, which, .. } => Act::Take { buyer, supplier: 0, which },
                Act::Decline { buyer, which, .. } => Act::Decline { buyer, supplier: 0, which },
                act => act,
            });
        }
        for act in [Act::Meet { from: 1 }, Act::Pass { supplier: 0, from: 1 }] {
            world.act(&act);
        }
        world.act(&Act::Return { supplier: 0, seller: 0, buyer: 0 });
        // What the supplier wrote to something that it had removed is told once that is back.
        for _ in 0..2 {
            while !world.books[0].proposals(SUPPLIERS[0]).is_empty() {
                world.act(&Act::Decline { buyer: 0, supplier: 0, which: 0 });
            }
            world.act(&Act::Send { buyer: 0, supplier: 0, seller: 0 });
        }
        prop_assert!(world.books[0].proposals(SUPPLIERS[0]).is_empty());
        prop_assert_eq!(told(&world.books[0].own), told(&world.copies[0][0]));
    }
}

/// A book that gave a copy to a supplier, and that supplier's copy.
fn shared(item: &Item, name: &str) -> (Book, Plan) {
    let mut book = Book::default();
    book.own.write(&writer("ours1"), &Item::Plan, Field::Name, "Booking");
    if !name.is_empty() {
        book.own.write(&writer("ours1"), item, Field::Name, name);
    }
    let theirs = book.share(&writer("ours1"), "first").clone();
    (book, theirs)
}

#[test]
fn a_new_thing_that_is_declined_by_its_name_goes_as_a_whole() {
    let job = job_named("xa1-9");
    let free = Item::Holiday(date("2026-03-04"));
    let (mut book, mut theirs) = shared(&Item::Plan, "Booking");
    for (item, field, text) in [
        (&job, Field::Name, "Ours too"),
        (&job, Field::Days, "9"),
        (&job, Field::Owner, "Mo"),
        (&free, Field::Name, "2026-03-04"),
    ] {
        theirs.write(&writer("xa1"), item, field, text);
    }
    book.receive("first", &theirs);
    for item in [&job, &free] {
        book.decline(&writer("ours1"), "first", item, Field::Name);
    }
    assert_eq!(book.proposals("first"), []);
    theirs.merge(book.share(&writer("ours1"), "first"));
    assert_eq!(told(&theirs), told(&book.own));
}

#[test]
fn what_has_an_empty_name_is_none() {
    let mut plan = Plan::default();
    let before = told(&plan);
    for item in [job_named("xa1-9"), Item::Person("xa1-8".to_owned()), Item::Holiday(date("2026-03-04"))] {
        plan.write(&writer("ours1"), &item, Field::Name, "x");
        plan.write(&writer("ours1"), &item, Field::Name, "");
    }
    assert_eq!(told(&plan), before);
}

#[test]
fn what_a_supplier_removed_comes_back_with_the_next_copy() {
    let bo = Item::Person("ours1-2".to_owned());
    let (mut book, mut theirs) = shared(&bo, "Bo");
    theirs.remove(&writer("xa1"), &bo);
    book.receive("first", &theirs);
    theirs.merge(book.share(&writer("ours1"), "first"));
    assert_eq!(theirs.text(&bo, Field::Name), Some("Bo"));
}
