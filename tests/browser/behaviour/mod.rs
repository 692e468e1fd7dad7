//! What the element does, a module a behaviour.

mod accessibility;
mod answering;
mod deals;
mod embedding;
mod keyboard;
mod layout;
mod loading;
mod printing;
mod taking_along;

use crate::harness::Test;

pub fn tests() -> Vec<Test> {
    [
        loading::tests(),
        answering::tests(),
        deals::tests(),
        keyboard::tests(),
        embedding::tests(),
        layout::tests(),
        taking_along::tests(),
        printing::tests(),
        accessibility::tests(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
