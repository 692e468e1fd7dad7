//! How a locale file's groups are declared, and read as they are declared: one loop over their names for all of them, since
//! some code for each text was a twentieth of what the first question waits for.

use lockstep_journey::map::Map;

use super::texts::Texts;
use crate::tree::Reader;

/// Declares a part of the words after another: its groups by their keys in the locale file, and a way to each of their texts.
macro_rules! texts {
    (
        $start:expr;
        $($(#[$doc:meta])* $group:ident: $name:ident { $($field:ident: $kind:ident,)+ })+
    ) => {
        /// All groups, a line each: its key, and those of its texts.
        pub(super) const NAMES: &str = concat!(
            $(stringify!($group), $(" ", stringify!($field), $crate::words::shape::mark!($kind),)+ "\n",)+
        );
        const SIZES: [usize; [$(stringify!($group)),+].len()] = [$([$(stringify!($field)),+].len()),+];
        const START: usize = $start;
        /// Where the texts of all groups end, which stand in the order of their names.
        pub(super) const END: usize = START + $crate::words::shape::before(&SIZES, SIZES.len());

        pub(super) fn read(words: &mut $crate::words::Words, node: &$crate::tree::Reader) {
            $crate::words::shape::read(NAMES, words.texts.get_mut(START..END).unwrap_or_default(), node);
        }

        #[allow(non_camel_case_types, reason = "keys of the locale file")]
        enum Group { $($group),+ }

        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $name<'w>(&'w $crate::words::texts::Texts);

            const _: () = {
                #[allow(non_camel_case_types, reason = "keys of the locale file")]
                enum Place { $($field),+ }

                impl<'w> $name<'w> {
                    $(
                        #[inline(always)]
                        pub fn $field(self) -> $kind<'w> {
                            const AT: usize = START
                                + $crate::words::shape::before(&SIZES, Group::$group as usize)
                                + Place::$field as usize;
                            $crate::words::shape::Kind::of($crate::words::shape::at(self.0, AT))
                        }
                    )+
                }
            };
        )+

        impl $crate::words::Words {
            $(
                $(#[$doc])*
                #[inline(always)]
                pub fn $group(&self) -> $name<'_> {
                    $name(&self.texts)
                }
            )+
        }
    };
}
pub(super) use texts;

/// What stands behind the name of a text in several forms.
macro_rules! mark {
    (Text) => {
        ""
    };
    ($kind:ident) => {
        "*"
    };
}
pub(super) use mark;

const MARK: char = '*';

/// How many texts stand before this group.
pub(super) const fn before(sizes: &[usize], group: usize) -> usize {
    match sizes {
        [size, rest @ ..] if group > 0 => *size + before(rest, group - 1),
        _ => 0,
    }
}

/// The text at a place that the compiler knows: no more than an address.
#[inline(always)]
pub(super) fn at(texts: &Texts, place: usize) -> &String {
    static NONE: String = String::new();
    texts.get(place).unwrap_or(&NONE)
}

/// Reads the texts of these names.
pub(super) fn read(names: &str, texts: &mut [String], node: &Reader) {
    let mut texts = texts.iter_mut();
    for line in names.split('\n') {
        let mut names = line.split(' ');
        let group = node.inside(names.next().unwrap_or_default());
        for (name, text) in names.zip(&mut texts) {
            *text = match name.strip_suffix(MARK) {
                Some(name) => forms(&group.inside(name)),
                None => group.text(name),
            };
        }
    }
}

/// Names and texts in turns, each with an end.
fn forms(node: &Reader) -> String {
    let mut all = String::new();
    for (name, text) in node.entries(|node| node.as_text()) {
        for part in [name, text] {
            all.push_str(&part);
            all.push(END);
        }
    }
    all
}

/// What no text has in it.
const END: char = '\0';

/// What a key of a group can be.
pub trait Kind<'w> {
    fn of(held: Text<'w>) -> Self;
}

/// One text.
pub type Text<'w> = &'w String;

impl<'w> Kind<'w> for Text<'w> {
    fn of(held: Text<'w>) -> Text<'w> {
        held
    }
}

/// Ids and texts.
#[derive(Clone, Copy)]
pub struct Entries<'w>(&'w str);

impl<'w> Kind<'w> for Entries<'w> {
    fn of(held: Text<'w>) -> Entries<'w> {
        Entries(held)
    }
}

impl<'w> Entries<'w> {
    pub fn all(self) -> impl Iterator<Item = (&'w str, &'w str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (id, tail) = rest.split_once(END)?;
            let (text, tail) = tail.split_once(END)?;
            rest = tail;
            Some((id, text))
        })
    }

    pub fn map(self) -> Map<String, String> {
        let mut map = Map::new();
        for (id, text) in self.all() {
            map.insert(id.to_owned(), text.to_owned());
        }
        map
    }

    pub fn get(self, id: &str) -> Option<&'w str> {
        self.all().find(|(known, _)| *known == id).map(|(_, text)| text)
    }
}
