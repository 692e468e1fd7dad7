//! What must hold for the engine on any playbook.

mod actions;
mod backups;
mod causes;
mod conditions;
mod deals;
mod defects;
mod documents;
mod figures;
mod history;
mod merging;
mod placement;
mod plan_answers;
mod properties;
mod proving;
mod random;
mod stability;
mod states;
mod support;
mod verdicts;
mod walking;
