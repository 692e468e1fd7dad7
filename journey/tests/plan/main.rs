//! What must hold for the buyer's plan.

mod answers;
mod calendar_files;
mod copies;
mod evidence;
mod plans;
mod schedules;
mod sizes;
mod support;
