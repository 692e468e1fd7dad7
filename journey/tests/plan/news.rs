//! What the other side changed since somebody last looked.

use lockstep_journey::plan::{Book, Field, Item, Plan, Side, What};

use crate::support::{date, job_named, writer};

/// A plan of a buyer's with two jobs of their own and a free day, which a supplier has had and written to.
fn shared() -> Plan {
    let mut plan = Plan::default();
    let (ours, theirs) = (writer("buyer1"), writer("seller1"));
    plan.sign(&ours, Side::Buyer);
    plan.sign(&theirs, Side::Supplier);
    for (id, name) in [("visit", "Visit"), ("pilot", "Pilot")] {
        plan.write(&ours, &job_named(id), Field::Name, name);
    }
    plan.write(&ours, &Item::Holiday(date("2026-05-01")), Field::Name, "2026-05-01");
    plan.write(&ours, &Item::Plan, Field::Reason, "The contract ends");
    plan.write(&theirs, &job_named("visit"), Field::Owner, "Mo");
    plan.write(&theirs, &job_named("visit"), Field::Outcome, "Seen");
    plan
}

/// What is new once somebody has done this to it.
fn news(act: impl FnOnce(&mut Plan)) -> Vec<String> {
    let known = shared();
    let mut plan = known.clone();
    act(&mut plan);
    told(&plan, &known)
}

fn told(plan: &Plan, known: &Plan) -> Vec<String> {
    let what = |what: What| match what {
        What::Came(name) => format!("came {name}"),
        What::Went(name) => format!("went {}", name.unwrap_or_default()),
        What::WentBeside(name) => format!("went beside {}", name.unwrap_or_default()),
        What::WroteBeside { field, theirs, ours } => format!("{field:?} {theirs} beside {ours}"),
        What::Wrote { field, now, before, .. } => format!("{field:?} {now} for {}", before.unwrap_or("nothing")),
        What::TookOver { field, text } => format!("took {field:?} {text}"),
        What::LeftOut { field, text } => format!("left {field:?} {text}"),
    };
    plan.news(known, Side::Buyer)
        .into_iter()
        .map(|change| format!("{} {}", change.item.row(), what(change.what)))
        .collect()
}

#[test]
fn what_the_buyer_wrote_is_new_with_what_was_there_before() {
    let buyer = writer("buyer1");
    let found = news(|plan| {
        plan.write(&buyer, &Item::Plan, Field::Fixed, "no");
        plan.write(&buyer, &job_named("visit"), Field::Owner, "Ana");
        plan.write(&buyer, &job_named("steps"), Field::State, "doing");
        plan.write(&buyer, &Item::Plan, Field::Reason, "");
    });
    let all = ["job:steps State doing for nothing", "job:visit Owner Ana for Mo", "plan Reason  for The contract ends"];
    assert_eq!(found, all);
}

#[test]
fn what_the_supplier_wrote_or_nobody_changed_is_not() {
    let seller = writer("seller1");
    assert!(news(|_| {}).is_empty());
    assert!(news(|plan| plan.write(&seller, &job_named("pilot"), Field::Owner, "Mo")).is_empty());
    assert!(news(|plan| plan.remove(&seller, &job_named("pilot"))).is_empty());
    let other = writer("nobody1");
    assert!(news(|plan| plan.write(&other, &job_named("pilot"), Field::Owner, "Mo")).is_empty(), "of no side");
}

#[test]
fn what_both_sides_wrote_or_one_deleted_meanwhile_is_told() {
    let (buyer, seller) = (writer("buyer1"), writer("seller1"));
    let (known, mut theirs) = (shared(), shared());
    theirs.write(&buyer, &job_named("visit"), Field::Owner, "Ana");
    theirs.remove(&buyer, &job_named("pilot"));
    let mut plan = known.clone();
    // More writes than the other side, so that these count.
    for text in ["Lee", "Mo", "Lee"] {
        plan.write(&seller, &job_named("pilot"), Field::Owner, text);
        plan.write(&seller, &job_named("visit"), Field::Owner, text);
    }
    plan.merge(&theirs);
    assert_eq!(told(&plan, &known), ["job:pilot went beside Pilot", "job:visit Owner Ana beside Lee"]);
    // What this side wrote itself it knows, and nothing else by that.
    let mut learnt = known.clone();
    learnt.learn(&plan, Side::Supplier);
    assert_eq!(told(&plan, &learnt), told(&plan, &known));
    assert!(told(&plan, &plan).is_empty(), "once it is read");
}

#[test]
fn something_new_or_taken_out_is_one_change() {
    let buyer = writer("buyer1");
    let found = news(|plan| {
        plan.write(&buyer, &job_named("legal"), Field::Name, "Legal review");
        plan.write(&buyer, &job_named("legal"), Field::Owner, "Ben");
        plan.remove(&buyer, &job_named("pilot"));
        plan.write(&buyer, &Item::Holiday(date("2026-05-01")), Field::Name, "");
    });
    assert_eq!(found, ["free:2026-05-01 went ", "job:legal came Legal review", "job:pilot went Pilot"]);
}

#[test]
fn what_the_buyer_answered_to_a_proposal_is_told() {
    let (buyer, seller) = (writer("buyer1"), writer("seller1"));
    let mut book = Book::default();
    book.own.write(&buyer, &job_named("visit"), Field::Owner, "Ana");
    let mut known = book.share(&buyer, "copy1").clone();
    known.sign(&seller, Side::Supplier);
    known.write(&seller, &job_named("visit"), Field::Owner, "Mo");
    known.write(&seller, &job_named("visit"), Field::Outcome, "Seen");
    known.write(&seller, &job_named("steps"), Field::Due, "2026-06-01");
    book.receive("copy1", &known);
    book.take(&buyer, "copy1", &job_named("visit"), Field::Outcome, "Seen");
    book.decline(&buyer, "copy1", &job_named("visit"), Field::Owner);
    book.decline(&buyer, "copy1", &job_named("steps"), Field::Due);
    let mut plan = known.clone();
    plan.merge(book.share(&buyer, "copy1"));
    let all = ["job:visit Owner Ana for Mo", "job:visit took Outcome Seen", "job:steps left Due 2026-06-01"];
    assert_eq!(told(&plan, &known), all);
}
