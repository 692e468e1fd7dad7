//! What must hold for the engine on any playbook.

mod actions;
mod causes;
mod conditions;
mod defects;
mod placement;
mod properties;
mod proving;
mod random;
mod stability;
mod states;
mod support;
mod verdicts;
mod walking;
