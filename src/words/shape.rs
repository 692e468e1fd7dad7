//! How a locale file's parts are declared, and read as they are declared.

use lockstep_journey::map::Map;

use crate::tree::Reader;

/// Declares the structs, and how each is read.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ident,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $(pub $field: $kind,)+ }

        impl $name {
            pub fn read(node: &Reader) -> $name {
                $name { $($field: node.at(stringify!($field), $kind::read),)+ }
            }
        }
    )+};
}
pub(super) use texts;

/// What a field can be.
pub trait Text {
    fn read(node: &Reader) -> Self;
}

impl Text for String {
    fn read(node: &Reader) -> String {
        node.as_text()
    }
}

/// Ids and texts.
pub type Entries = Map<String, String>;

impl Text for Entries {
    fn read(node: &Reader) -> Entries {
        node.entries(|node| node.as_text())
    }
}
