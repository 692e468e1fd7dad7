//! The engine behind Lockstep: playbook and answers in, Assessment out. No browser, no I/O, no clock.

pub mod answers;
pub mod assessment;
pub mod date;
pub mod playbook;
pub mod vocabulary;
