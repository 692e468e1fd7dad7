//! Reads shapes from a tree and notes, by their place in it, what is missing or of another kind.

use std::cell::RefCell;

use lockstep_journey::map::Map;

use super::Tree;

/// One node of the tree, and the way to it.
pub struct Reader<'t> {
    tree: &'t Tree,
    parent: Option<&'t Reader<'t>>,
    /// The key, or the position, under which the parent holds this node.
    name: &'t str,
    problems: &'t RefCell<Vec<String>>,
}

impl Reader<'_> {
    /// What `read` makes of the tree.
    ///
    /// # Errors
    /// All problems at once, each with the place in the tree.
    pub fn read<T>(tree: &Tree, read: fn(&Reader) -> T) -> Result<T, Vec<String>> {
        let problems = RefCell::new(Vec::new());
        let value = read(&Reader { tree, parent: None, name: "", problems: &problems });
        let problems = problems.into_inner();
        if problems.is_empty() { Ok(value) } else { Err(problems) }
    }

    /// The same of a tree that may lack something: what is not there is empty.
    pub fn read_some<T>(tree: &Tree, read: fn(&Reader) -> T) -> T {
        read(&Reader { tree, parent: None, name: "", problems: &RefCell::new(Vec::new()) })
    }

    pub fn has(&self, key: &str) -> bool {
        self.given(key).is_some()
    }

    pub fn text(&self, key: &str) -> String {
        self.inside(key).as_text()
    }

    pub fn maybe_text(&self, key: &str) -> Option<String> {
        self.maybe(key, |node| node.as_text())
    }

    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key, |node| node.as_text())
    }

    pub fn number(&self, key: &str) -> i32 {
        self.inside(key).as_number()
    }

    pub fn flag(&self, key: &str) -> bool {
        matches!(self.tree.get(key), Some(Tree::Flag(true)))
    }

    /// What is there in any case.
    pub fn at<T>(&self, key: &str, read: impl Fn(&Reader) -> T) -> T {
        read(&self.inside(key))
    }

    pub fn maybe<T>(&self, key: &str, read: impl Fn(&Reader) -> T) -> Option<T> {
        self.given(key).map(|node| read(&node))
    }

    /// The items of a list; none where there is no list.
    pub fn list<T>(&self, key: &str, read: impl Fn(&Reader) -> T) -> Vec<T> {
        self.given(key).map_or_else(Vec::new, |node| node.items(read))
    }

    /// The entries of an object; none where there is no object.
    pub fn map<T>(&self, key: &str, read: impl Fn(&Reader) -> T) -> Map<String, T> {
        self.given(key).map_or_else(Map::new, |node| node.entries(read))
    }

    pub fn items<T>(&self, read: impl Fn(&Reader) -> T) -> Vec<T> {
        let mut values = Vec::new();
        self.each_item(&mut |node| values.push(read(node)));
        values
    }

    pub fn entries<T>(&self, read: impl Fn(&Reader) -> T) -> Map<String, T> {
        let mut values = Map::new();
        self.each_entry(&mut |node| {
            values.insert(node.name.to_owned(), read(node));
        });
        values
    }

    /// What is the same for items of every kind, so that the Wasm holds it once.
    fn each_item(&self, take: &mut dyn FnMut(&Reader)) {
        let Tree::List(items) = self.tree else { return self.wants("a list") };
        for (at, item) in items.iter().enumerate() {
            take(&self.child(&at.to_string(), item));
        }
    }

    fn each_entry(&self, take: &mut dyn FnMut(&Reader)) {
        let Tree::Object(entries) = self.tree else { return self.wants("an object") };
        for (key, value) in entries {
            take(&self.child(key, value));
        }
    }

    pub fn as_text(&self) -> String {
        match self.tree {
            Tree::Text(text) => text.clone(),
            _ => {
                self.wants("a text");
                String::new()
            }
        }
    }

    pub fn as_number(&self) -> i32 {
        match self.tree {
            Tree::Number(number) => *number,
            _ => {
                self.wants("a whole number");
                0
            }
        }
    }

    /// One of a fixed list of words, by its id.
    pub fn as_word<T: Copy>(&self, all: &[T], id: fn(T) -> &'static str) -> Option<T> {
        all.get(self.place_of(&|at| all.get(at).map(|word| id(*word)))?).copied()
    }

    /// Where the text of this node stands among these.
    fn place_of(&self, id: &dyn Fn(usize) -> Option<&'static str>) -> Option<usize> {
        let text = self.as_text();
        let mut at = 0;
        while let Some(known) = id(at) {
            if known == text {
                return Some(at);
            }
            at += 1;
        }
        self.wants("a word that is known here");
        None
    }

    /// What `read` makes of this node, or nothing where it finds a problem: then the rest is read all the same.
    pub fn sound<T>(&self, read: fn(&Reader) -> T) -> Option<T> {
        Reader::read(self.tree, read).ok()
    }

    /// The items of a list as they are; none where this is no list.
    pub fn parts(&self) -> &[Tree] {
        if let Tree::List(items) = self.tree { items } else { &[] }
    }

    /// Notes fields that are not among these.
    pub fn knows(&self, fields: &[&str]) {
        let Tree::Object(entries) = self.tree else { return };
        if entries.iter().any(|(name, _)| !fields.contains(&name.as_str())) {
            self.wants("no other fields");
        }
    }

    /// Notes that this node is not what it has to be.
    pub fn wants(&self, what: &str) {
        let mut place = String::new();
        self.write_place(&mut place);
        self.problems.borrow_mut().push([&place, ": needs ", what].concat());
    }

    /// The node under this key, whether it is there or not.
    pub fn inside<'t>(&'t self, key: &'t str) -> Reader<'t> {
        self.child(key, self.tree.get(key).unwrap_or(&Tree::Null))
    }

    /// The node under this key, if anything is.
    fn given<'t>(&'t self, key: &'t str) -> Option<Reader<'t>> {
        let tree = self.tree.get(key).filter(|value| !matches!(value, Tree::Null))?;
        Some(self.child(key, tree))
    }

    fn child<'t>(&'t self, name: &'t str, tree: &'t Tree) -> Reader<'t> {
        Reader { tree, parent: Some(self), name, problems: self.problems }
    }

    fn write_place(&self, place: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_place(place);
            place.push('/');
            place.push_str(self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::tests::file;

    #[test]
    fn every_problem_is_told_with_its_place() {
        let tree = file(r#"{"a": 1, "b": [{"c": "x"}, {}]}"#);
        let read = Reader::read(&tree, |node| {
            node.text("a");
            node.list("b", |item| item.text("c"));
            node.number("d");
        });
        let told = ["/a: needs a text", "/b/1/c: needs a text", "/d: needs a whole number"];
        assert_eq!(read, Err(told.map(str::to_owned).to_vec()));
    }
}
