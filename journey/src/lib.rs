//! The engine behind Lockstep: playbook and answers in, Assessment out. No browser, no I/O, no clock.

pub mod playbook;
pub mod vocabulary;
