//! What must hold for the buyer's plan.

mod calendar_files;
mod evidence;
mod schedules;
mod sizes;
mod support;
