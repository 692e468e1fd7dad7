//! Names of writes: which copy made it, and how many writes it knew of.

/// The name of one copy that is written to, such as a tab of a browser: 1 to 16 of `a–z 0–9`. Two copies that are
/// written to at the same time must never share one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(String);

impl Replica {
    pub fn new(name: &str) -> Option<Replica> {
        let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        (plain && (1..=16).contains(&name.len())).then(|| Replica(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One write. Of two writes where one was made in knowledge of the other, the later has the greater count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// One more than the greatest count that the copy had seen.
    pub count: u32,
    pub replica: Replica,
}

/// Which writes a copy has seen: of each replica all up to a count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vector(Vec<(Replica, u32)>);

impl Vector {
    pub fn covers(&self, dot: &Dot) -> bool {
        self.place(&dot.replica).ok().and_then(|at| self.0.get(at)).is_some_and(|(_, count)| dot.count <= *count)
    }

    pub fn see(&mut self, dot: &Dot) {
        self.raise(&dot.replica, dot.count);
    }

    pub fn join(&mut self, other: &Vector) {
        for (replica, count) in &other.0 {
            self.raise(replica, *count);
        }
    }

    /// The greatest count of all.
    pub fn latest(&self) -> u32 {
        self.0.iter().map(|(_, count)| *count).max().unwrap_or(0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replicas and counts, by replica.
    pub fn iter(&self) -> impl Iterator<Item = (&Replica, u32)> {
        self.0.iter().map(|(replica, count)| (replica, *count))
    }

    /// As one text: `<replica>.<count>` with spaces between.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (replica, count) in &self.0 {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&replica.0);
            text.push('.');
            text.push_str(&count.to_string());
        }
        text
    }

    /// Reads what [`Vector::text`] writes; a part of another form covers nothing.
    pub fn read(text: &str) -> Vector {
        let mut vector = Vector::default();
        for part in text.split(' ') {
            let pair = part.split_once('.').and_then(|(name, count)| Some((Replica::new(name)?, count.parse().ok()?)));
            if let Some((replica, count)) = pair {
                vector.raise(&replica, count);
            }
        }
        vector
    }

    fn place(&self, replica: &Replica) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(replica))
    }

    fn raise(&mut self, replica: &Replica, count: u32) {
        match self.place(replica) {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = count.max(*known);
                }
            }
            Err(at) => self.0.insert(at, (replica.clone(), count)),
        }
    }
}
