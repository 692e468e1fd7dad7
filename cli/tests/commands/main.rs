//! The commands as their users run them, and the default playbook as they ship it.

mod assess;
mod check;
mod deals;
mod docs;
mod graph;
mod languages;
mod playbook;
mod schema;
mod support;
