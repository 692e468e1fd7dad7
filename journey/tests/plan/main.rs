//! What must hold for the buyer's plan.

mod answers;
mod briefs;
mod calendar_files;
mod copies;
mod evidence;
mod moved_dates;
mod news;
mod people;
mod plans;
mod schedules;
mod sizes;
mod support;
