//! All that a buyer keeps: the plan, what is private, and a copy of the plan for each supplier.
//!
//! The buyer's own plan is the source. A supplier's copy is a document that the buyer only ever writes allowed fields
//! into; what the supplier writes there stays there until the buyer takes it over, and then carries its origin, so that
//! it never reaches another supplier.

use super::document::{Plan, Told, clean};
use super::fields::{Field, Item, SECRET_LENGTH, Secret, Side};
use crate::list::IntoList;
use crate::map::Map;
use crate::merge::{Document, Dot, Replica, Writer};

/// Names of the parts of a deal that a plan is kept in.
pub const OWN: &str = "plan";
pub const PRIVATE: &str = "plan-private";
/// Before the id of a supplier's copy.
pub const COPY: &str = "plan-copy:";
/// Before the id of the copy that a customer gave to this supplier.
pub const THEIRS: &str = "plan-theirs:";

const SUPPLIER: &str = "supplier:";
const NAME: &str = "name";
/// The row of the copies that have written for the buyer.
const OURS: &str = "ours";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    pub own: Plan,
    pub(super) private: Document,
    /// By the copy's id.
    copies: Map<String, Plan>,
}

/// Something that a supplier wrote and the buyer has not answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal<'b> {
    /// The id of the supplier's copy.
    pub supplier: &'b str,
    pub item: Item,
    pub field: Field,
    pub told: Told<'b>,
}

impl Book {
    /// Parts of a deal by name. Those of other names are not the plan's.
    pub fn read<'d>(parts: impl IntoIterator<Item = (&'d str, &'d Document)>) -> Book {
        let mut book = Book::default();
        for (name, document) in parts {
            match name {
                OWN => book.own = Plan::new(document.clone()),
                PRIVATE => book.private = document.clone(),
                _ => {
                    if let Some(id) = name.strip_prefix(COPY) {
                        book.copies.insert(id.to_owned(), Plan::new(document.clone()));
                    }
                }
            }
        }
        book
    }

    pub fn parts(&self) -> impl Iterator<Item = (String, &Document)> {
        let own = [(OWN.to_owned(), &self.own.document), (PRIVATE.to_owned(), &self.private)];
        let copies = self.copies.iter().map(|(id, copy)| ([COPY, id].concat(), &copy.document));
        own.into_iter().chain(copies).filter(|(_, document)| !document.seen().is_empty())
    }

    /// Takes in another copy of the whole, such as a colleague's.
    pub fn merge(&mut self, other: &Book) {
        self.own.merge(&other.own);
        self.private.merge(&other.private);
        for (id, copy) in &other.copies {
            self.copies.or_default(id.clone()).merge(copy);
        }
    }

    pub fn secret(&self, item: &Item, secret: Secret) -> Option<&str> {
        self.private.get(&item.row(), secret.name()).filter(|text| !text.is_empty())
    }

    pub fn keep_secret(&mut self, writer: &Writer, item: &Item, secret: Secret, text: &str) {
        self.private.change(writer, &item.row(), secret.name(), &clean(text, SECRET_LENGTH));
    }

    /// What is private about something that was taken out goes with it.
    pub fn forget(&mut self, writer: &Writer, item: &Item) {
        self.private.delete(writer, &item.row());
    }

    /// … and comes back with it.
    pub fn recall(&mut self, writer: &Writer, item: &Item) {
        self.private.restore(writer, &item.row());
    }

    /// Ids of the suppliers' copies, each with the supplier's name.
    pub fn suppliers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.private.rows().filter_map(|(row, fields)| Some((row.strip_prefix(SUPPLIER)?, fields.get(NAME)?)))
    }

    pub fn supplier(&self, id: &str) -> Option<&str> {
        self.private.get(&[SUPPLIER, id].concat(), NAME)
    }

    /// Names a supplier, also a new one.
    pub fn name_supplier(&mut self, writer: &Writer, id: &str, name: &str) {
        self.private.change(writer, &[SUPPLIER, id].concat(), NAME, &clean(name, 120));
    }

    pub fn copy(&self, supplier: &str) -> Option<&Plan> {
        self.copies.get(supplier)
    }

    /// Takes in what came back from a supplier. The plan itself stays as it is.
    pub fn receive(&mut self, supplier: &str, theirs: &Plan) {
        self.copies.or_default(supplier.to_owned()).merge(theirs);
    }

    /// Brings a supplier's copy up to date and gives it. Where the supplier wrote something that nobody has answered,
    /// the copy keeps it.
    pub fn share(&mut self, writer: &Writer, supplier: &str) -> &Plan {
        self.private.change(writer, OURS, writer.replica.as_str(), "yes");
        let mut copy = self.copies.remove(supplier).unwrap_or_default();
        for item in self.own.items().filter(|item| self.is_shown(item, supplier)) {
            // What the supplier took out comes back: the buyer still has it.
            if copy.document.is_deleted(&item.row()) {
                copy.restore(writer, &item);
            }
            for field in item.fields() {
                let told =
                    self.own.document.register(&item.row(), field.name()).and_then(|register| register.counted());
                let Some(told) = told.map(Told::read) else { continue };
                let others = told.from.is_some_and(|from| from != supplier);
                let hidden = *field == Field::After && !self.is_shown(&Item::Job(told.text.to_owned()), supplier);
                if !others && !hidden && !self.has_unanswered(&copy, &item, *field) {
                    let writer = Writer { replica: writer.replica.clone(), date: told.version.date };
                    copy.write(&writer, &item, *field, told.text);
                }
            }
        }
        copy.sign(writer, Side::Buyer);
        let answered = |item: &Item| item.fields().iter().all(|field| !self.has_unanswered(&copy, item, *field));
        let gone = |item: &Item| self.is_gone(item) || (!self.has(item) && !copy.says(item));
        let gone: Vec<Item> = copy.items().filter(|item| gone(item) && answered(item)).list();
        for item in gone {
            copy.remove(writer, &item);
        }
        self.copies.or_insert_with(supplier.to_owned(), || copy)
    }

    /// What the supplier wrote and the buyer has not answered, in the order of rows; where several people there wrote
    /// apart, all of it. Something new is its name alone: the rest goes with that.
    pub fn proposals<'b>(&'b self, supplier: &'b str) -> Vec<Proposal<'b>> {
        let Some(copy) = self.copies.get(supplier) else { return Vec::new() };
        let mut found: Vec<Proposal> = Vec::new();
        for item in copy.items() {
            let is_new = self.is_new(copy, &item);
            for field in item.fields().iter().filter(|field| !is_new || **field == Field::Name) {
                for told in self.unanswered(copy, &item, *field) {
                    found.push(Proposal { supplier, item: item.clone(), field: *field, told });
                }
            }
        }
        found
    }

    /// Makes what the supplier wrote the buyer's, marked with where it came from. With the name of something new, all that
    /// the supplier wrote to it comes along.
    pub fn take(&mut self, writer: &Writer, supplier: &str, item: &Item, field: Field, text: &str) {
        let mut taken = vec![(field, text.to_owned())];
        if let Some(copy) = self.copies.get(supplier).filter(|copy| field == Field::Name && self.is_new(copy, item)) {
            for other in item.fields().iter().filter(|other| **other != field) {
                let mut told = self.unanswered(copy, item, *other);
                // Where several people wrote apart, the buyer chooses afterwards.
                if let (Some(told), None) = (told.next(), told.next()) {
                    taken.push((*other, told.text.to_owned()));
                }
            }
        }
        for (field, text) in taken {
            self.own.take_over(writer, item, field, &text, supplier);
            self.answer(writer, supplier, item, field, &text);
        }
    }

    /// Leaves the buyer's own value as it is, and says so in the supplier's copy. With the name of something that the
    /// buyer does not have, all of it goes.
    pub fn decline(&mut self, writer: &Writer, supplier: &str, item: &Item, field: Field) {
        let row = item.row();
        if self.own.document.register(&row, field.name()).is_none() {
            self.private.change(writer, OURS, writer.replica.as_str(), "yes");
            let whole = field == Field::Name && *item != Item::Plan && !self.has(item);
            match self.copies.get_mut(supplier) {
                Some(copy) if whole => copy.remove(writer, item),
                // An empty name would still be one.
                Some(copy) => copy.document.clear(&row, field.name()),
                None => {}
            }
            return;
        }
        let told = self.own.told(item, field).filter(|told| told.from.is_none_or(|from| from == supplier));
        let text = told.map(|told| told.text.to_owned()).unwrap_or_default();
        self.answer(writer, supplier, item, field, &text);
    }

    fn answer(&mut self, writer: &Writer, supplier: &str, item: &Item, field: Field, text: &str) {
        self.private.change(writer, OURS, writer.replica.as_str(), "yes");
        if let Some(copy) = self.copies.get_mut(supplier) {
            // A new write even where the value is the same: now it is the buyer's.
            copy.document.set(writer, &item.row(), field.name(), &clean(text, field.length()));
        }
    }

    /// What somebody else wrote in this copy and the buyer does not say too.
    fn unanswered<'b>(&'b self, copy: &'b Plan, item: &Item, field: Field) -> impl Iterator<Item = Told<'b>> {
        let own = self.own.text(item, field).unwrap_or_default().to_owned();
        let versions = copy.document.register(&item.row(), field.name());
        let versions = versions.into_iter().flat_map(|register| register.versions());
        versions
            .filter(|version| !self.is_ours(&version.dot.replica))
            .map(Told::read)
            .filter(move |told| told.text != own)
    }

    fn has_unanswered(&self, copy: &Plan, item: &Item, field: Field) -> bool {
        self.unanswered(copy, item, field).next().is_some()
    }

    fn is_ours(&self, replica: &Replica) -> bool {
        let first = Dot { count: 1, replica: replica.clone() };
        self.own.document.seen().covers(&first) || self.private.seen().covers(&first)
    }

    /// Something that the supplier thought of and the buyer never had.
    fn is_new(&self, copy: &Plan, item: &Item) -> bool {
        *item != Item::Plan && !self.has(item) && !self.is_gone(item) && self.has_unanswered(copy, item, Field::Name)
    }

    /// A job that another supplier thought of is not shown, whatever the buyer wrote to it.
    fn is_shown(&self, item: &Item, supplier: &str) -> bool {
        let name = self.own.told(item, Field::Name).and_then(|told| told.from);
        name.is_none_or(|from| from == supplier)
    }

    fn has(&self, item: &Item) -> bool {
        self.own.document.row(&item.row()).is_some()
    }

    /// The buyer had it and deleted it.
    fn is_gone(&self, item: &Item) -> bool {
        self.own.document.is_deleted(&item.row())
    }
}
