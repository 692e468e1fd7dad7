//! The one place where the plan's app changes: a message in, the effects it calls for out.

use lockstep_journey::list::IntoList;
use lockstep_journey::plan::{Field, Item, Mark, Proposal, Side, State};

use super::effect::{Effect, FileText, Spot};
use super::gather::{self, Kind};
use super::message::Message;
use super::model::{Desk, Kept, Role, Screen};
use super::share::{self, SharedState};
use super::{arrival, trial};
use crate::prose;

pub fn update(desk: &mut Desk, message: Message) -> Vec<Effect> {
    if desk.trial.is_some() && !trial::admits(&message) {
        return Vec::new();
    }
    let effects = act(desk, message);
    // What is only tried out is not told.
    let told = (desk.trial.is_none() && effects.contains(&Effect::Keep)).then(|| {
        let jobs = desk.plan().jobs(desk.playbook.texts());
        let needed = jobs.iter().filter(|job| job.is_needed());
        let done = needed.clone().filter(|job| matches!(job.state, State::Done(_))).count();
        Effect::Tell { jobs: needed.count(), done }
    });
    effects.into_iter().chain(told).list()
}

fn act(desk: &mut Desk, message: Message) -> Vec<Effect> {
    match message {
        Message::Wrote { item, field, text } => write(desk, &item, field, &text),
        Message::WroteSecret { item, secret, text } => {
            let writer = desk.writer();
            desk.book.keep_secret(&writer, &item, secret, &text);
            vec![Effect::Keep]
        }
        Message::ChoseState { job, state } => {
            let done = || State::Done(Mark { on: Some(desk.today), side: desk.side(), by: owner(desk, &job) });
            let state = State::read(&state).unwrap_or_else(done);
            if let State::Done(_) = state {
                desk.open = Some(Item::Job(job.clone()).row());
            }
            let (item, needed) = (Item::Job(job.clone()), desk.needs(&job));
            let mut effects = write(desk, &item, Field::State, &state.text());
            match (needed, desk.needs(&job)) {
                // Arrow keys pass by this state on their way to another.
                (true, false) if !desk.left.contains(&job) => desk.left.push(job),
                // Its row comes, and what had focus goes.
                (false, true) if !desk.left.contains(&job) => effects.push(Effect::Focus(Spot::Row(item.row()))),
                _ => {}
            }
            effects
        }
        Message::WroteDoneBy { job, by } => mark(desk, job, |mark| mark.by = by),
        Message::WroteDoneOn { job, on } => mark(desk, job, |mark| mark.on = on.parse().ok()),
        // What is wrong with the number stands below it.
        Message::Planned if is_uncounted(desk) => vec![Effect::Focus(Spot::Field("plan-people"))],
        Message::Planned => {
            if desk.plan().date(&Item::Plan, Field::PlannedOn).is_none() {
                let today = desk.today.to_string();
                desk.write(&Item::Plan, Field::PlannedOn, &today);
            }
            // A day that was entered and not added.
            if !desk.holiday.text.is_empty() {
                gather::add(desk, Kind::Holiday);
            }
            show(desk, Screen::Jobs, true)
        }
        Message::Opened(screen) => show(desk, screen, false),
        Message::SkippedJobs => vec![Effect::Focus(Spot::Acts)],
        Message::OpenedShare => {
            desk.sharing = SharedState::default();
            show(desk, Screen::Share, false)
        }
        Message::Toggled(row) => {
            desk.open = if desk.open.as_deref() == Some(&row) { None } else { Some(row.clone()) };
            vec![Effect::Focus(Spot::Row(row))]
        }
        Message::Named(kind, text) => gather::typed(desk, kind, &text),
        Message::Added(kind) => gather::add(desk, kind),
        Message::WroteParagraph { paragraph, text } => {
            let writer = desk.writer();
            desk.book.edit(&writer, paragraph, text.as_deref());
            vec![Effect::Keep]
        }
        Message::AddedJob { stage } => add_job(desk, &stage),
        Message::Removed(item) => gather::remove(desk, &item),
        Message::BroughtBack => gather::bring_back(desk),
        Message::OpenedTrial => trial::open(desk),
        Message::UndidTrial => trial::undo(desk),
        Message::KeptTrial => trial::keep(desk),
        Message::DiscardedTrial => trial::discard(desk),
        Message::TookAside => vec![Effect::SaveAside],
        Message::LeftAside => {
            desk.aside = false;
            vec![Effect::LeaveAside, Effect::Focus(Spot::Heading)]
        }
        Message::AskedToStop => {
            desk.stopping = true;
            vec![Effect::Focus(Spot::Stop)]
        }
        Message::WentOn => {
            desk.stopping = false;
            desk.write(&Item::Plan, Field::Stopped, "");
            vec![Effect::Keep, Effect::Focus(Spot::Heading)]
        }
        Message::Stopped => {
            desk.stopping = false;
            let today = desk.today.to_string();
            desk.write(&Item::Plan, Field::Stopped, &today);
            vec![Effect::Keep, Effect::Focus(Spot::Heading)]
        }
        Message::NamedSupplier(name) => {
            desk.sharing.name = name.chars().take(120).collect();
            desk.sharing.nameless = false;
            Vec::new()
        }
        Message::Shared { supplier, way } => share::share(desk, supplier, way),
        Message::LinkMade(link) => {
            desk.sharing.failed = link.is_none();
            desk.sharing.link = link;
            vec![Effect::Focus(Spot::Link)]
        }
        Message::AskedToCopyLink => desk.sharing.link.clone().map(Effect::Copy).into_iter().list(),
        Message::CopyEnded(done) => {
            desk.sharing.copied = done;
            // What could not be copied is marked, to be copied by hand.
            if done { Vec::new() } else { vec![Effect::Focus(Spot::Link)] }
        }
        Message::Took { supplier, item, field, text } => {
            desk.news = None;
            let (writer, at) = (desk.writer(), place(desk, &supplier, &item, field));
            desk.book.take(&writer, &supplier, &item, field, &text);
            vec![Effect::Keep, Effect::Focus(next(desk, at))]
        }
        Message::Declined { supplier, item, field } => {
            desk.news = None;
            let (writer, at) = (desk.writer(), place(desk, &supplier, &item, field));
            desk.book.decline(&writer, &supplier, &item, field);
            vec![Effect::Keep, Effect::Focus(next(desk, at))]
        }
        Message::Arrived(Some(arrived)) => arrival::receive(desk, arrived),
        Message::Arrived(None) => {
            desk.news = Some(desk.words.plan_source().unreadable().clone());
            Vec::new()
        }
        Message::Met(theirs) => meet(desk, &theirs),
        Message::TookArrived => arrival::take(desk),
        Message::ReadNews => {
            if let Some(theirs) = &mut desk.theirs {
                theirs.read();
            }
            desk.news = None;
            vec![Effect::Keep, Effect::Focus(Spot::Heading)]
        }
        Message::LeftArrived => {
            desk.arrived = None;
            vec![Effect::Focus(Spot::Heading)]
        }
        Message::SavedTheirs => share::save_theirs(desk),
        Message::Turned(role) => {
            desk.role = role;
            let screen = desk.first_screen();
            show(desk, screen, false)
        }
        Message::LeftPlan => vec![Effect::Leave],
        Message::SavedCalendar => {
            let text = FileText::Plain(prose::calendar(desk));
            vec![Effect::Save { name: share::file_name(desk), kind: "calendar", text }]
        }
        Message::SavedTable => {
            let text = FileText::Plain(prose::table(desk));
            vec![Effect::Save { name: share::file_name(desk), kind: "table", text }]
        }
        Message::Printed => vec![Effect::Print],
        Message::KeepFailed => {
            desk.unkept = true;
            Vec::new()
        }
        Message::SettingsChanged(settings) => {
            desk.today = settings.today.unwrap_or(desk.today);
            desk.settings = settings;
            Vec::new()
        }
    }
}

fn write(desk: &mut Desk, item: &Item, field: Field, text: &str) -> Vec<Effect> {
    trial::note(desk, item, field);
    desk.write(item, field, text);
    // What is only tried out is not kept.
    if desk.trial.is_some() { Vec::new() } else { vec![Effect::Keep] }
}

/// Changes the done mark of a job. It becomes that of the side on which it is changed.
fn mark(desk: &mut Desk, job: String, change: impl FnOnce(&mut Mark)) -> Vec<Effect> {
    let Some(State::Done(mut mark)) = desk.plan().state(&job) else { return Vec::new() };
    mark.side = desk.side();
    change(&mut mark);
    write(desk, &Item::Job(job), Field::State, &State::Done(mark).text())
}

/// Where a proposal stands among all that wait.
fn place(desk: &Desk, supplier: &str, item: &Item, field: Field) -> usize {
    let same = |known: &Proposal| known.supplier == supplier && known.item == *item && known.field == field;
    desk.proposals().iter().position(same).unwrap_or_default()
}

/// The proposal that has come to this place, else the last one; the heading where none is left.
fn next(desk: &Desk, at: usize) -> Spot {
    desk.proposals().len().checked_sub(1).map_or(Spot::Heading, |last| Spot::Proposal(at.min(last)))
}

/// What another tab wrote comes in. Where this one has more, both are kept.
fn meet(desk: &mut Desk, theirs: &Kept) -> Vec<Effect> {
    let mut all = Kept { book: desk.book.clone(), theirs: desk.theirs.clone() };
    all.merge(theirs);
    let more = all != *theirs;
    (desk.book, desk.theirs) = (all.book, all.theirs);
    if let Some(trial) = &mut desk.trial {
        trial.meet(theirs);
    }
    if more { vec![Effect::Keep] } else { Vec::new() }
}

/// Whoever has the job, where a name is there.
fn owner(desk: &Desk, job: &str) -> String {
    desk.plan().text(&Item::Job(job.to_owned()), Field::Owner).unwrap_or_default().to_owned()
}

/// How many have to agree is written, and is no number that counts.
fn is_uncounted(desk: &Desk) -> bool {
    desk.plan().text(&Item::Plan, Field::People).is_some_and(|text| !text.is_empty())
        && desk.plan().setup().people.is_none()
}

fn add_job(desk: &mut Desk, stage: &str) -> Vec<Effect> {
    let id = desk.plan().fresh_id(&desk.writer());
    let item = Item::Job(id.clone());
    let name = desk.words.planning().new_job().clone();
    desk.write(&item, Field::Name, &name);
    desk.write(&item, Field::Stage, stage);
    // The customer's, unless it says otherwise.
    if desk.role == Role::Supplier {
        desk.write(&item, Field::Side, Side::Supplier.id());
    }
    desk.open = Some(item.row());
    vec![Effect::Keep, Effect::Focus(Spot::NewJob(id))]
}

fn show(desk: &mut Desk, screen: Screen, kept: bool) -> Vec<Effect> {
    desk.screen = screen;
    desk.left.clear();
    desk.news = None;
    desk.removed = None;
    desk.stopping = false;
    kept.then_some(Effect::Keep).into_iter().chain([Effect::Focus(Spot::Heading)]).list()
}
