//! What the element does, a module a behaviour.

mod accessibility;
mod aging;
mod agreeing;
mod answering;
mod calendars;
mod choices;
mod contract;
mod deals;
mod described;
mod docs;
mod embedding;
mod example;
mod exchange;
mod failing;
mod first_paint;
mod frame;
mod frameworks;
mod halves;
mod in_parts;
mod keeping;
mod keyboard;
mod keyboard_run;
mod languages;
mod layout;
mod lifecycle;
mod links;
mod loading;
mod manners;
mod nested;
mod notes;
mod picking_up;
mod plans;
mod policy;
mod printing;
mod recipes;
mod release;
mod reports;
mod shelf;
mod taking_along;
mod themes;
mod tongues;
mod traps;
mod trees;
mod typed_days;
mod waiting;
mod what_if;

pub use policy::STRICT;
pub use traps::stops;

use crate::harness::Test;

pub fn tests() -> Vec<Test> {
    [
        in_parts::tests(),
        loading::tests(),
        answering::tests(),
        deals::tests(),
        aging::tests(),
        agreeing::tests(),
        halves::tests(),
        waiting::tests(),
        keeping::tests(),
        keyboard::tests(),
        keyboard_run::tests(),
        docs::tests(),
        embedding::tests(),
        frame::tests(),
        frameworks::tests(),
        calendars::tests(),
        choices::tests(),
        contract::tests(),
        lifecycle::tests(),
        described::tests(),
        manners::tests(),
        policy::tests(),
        failing::tests(),
        first_paint::tests(),
        languages::tests(),
        layout::tests(),
        links::tests(),
        shelf::tests(),
        tongues::tests(),
        taking_along::tests(),
        printing::tests(),
        accessibility::tests(),
        traps::tests(),
        themes::tests(),
        trees::tests(),
        release::tests(),
        recipes::tests(),
        reports::tests(),
        what_if::tests(),
        example::tests(),
        exchange::tests(),
        nested::tests(),
        notes::tests(),
        picking_up::tests(),
        plans::tests(),
        typed_days::tests(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
