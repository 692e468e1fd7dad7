//! Starts browsers, serves pages, and runs each test in a window of its own, at an origin that no other test has.
//!
//! Deliberately absent: pauses of a fixed length. Tests wait for what they want to see.

mod axe;
mod browser;
mod driver;
mod emulation;
mod engine;
mod golden;
mod late;
mod page;
mod power;
mod press;
mod runner;
mod seats;
mod settings;
mod site;
mod table;
mod times;
mod tongue;
mod wait;
mod widget;

pub use browser::Browser;
pub use engine::Engine;
pub use page::Page;
pub use power::Power;
pub use runner::{Test, run};
pub use site::{Door, Received, Served, Site};
pub use tongue::Tongue;
pub use wait::until;
pub use widget::Widget;

/// What a test fails with: one sentence that says what was not as it should be.
pub type Failure = Box<dyn std::error::Error>;

pub type Outcome = Result<(), Failure>;

/// Lists a module's tests, with what only some engines' drivers can do: `name: needs(EmulatedMedia)`. One that is left
/// out is dead code, and the compiler says so.
macro_rules! tests {
    ($($name:ident $(: needs($power:ident))?),* $(,)?) => {
        pub fn tests() -> Vec<crate::harness::Test> {
            vec![$(
                crate::harness::Test::new(module_path!(), stringify!($name), $name)
                    $(.needs(crate::harness::Power::$power))?
            ),*]
        }
    };
}
pub(crate) use tests;
