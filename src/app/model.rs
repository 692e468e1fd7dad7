//! What the app knows: the deal, the screen, and what follows from the answers.

use std::rc::Rc;

use lockstep_journey::deal::Deal as Document;
use lockstep_journey::playbook::raw::{Choice, Question};
use lockstep_journey::{Answered, Assessment, Playbook, Questionnaire, Sheet};

use super::config::{Kept, Settings, Start};
use super::deal::{Deal, Found};
use super::keep::sound;
use super::message::Message;
use super::offer::Before;
use super::shown::{Other, Shown};
use super::source::{self, Beside, News, Origin, Travels};
use super::trial::Trial;
use super::{offer, plan};
use crate::words::Words;

pub use lockstep_journey::deal::NOTE_LENGTH;

pub struct Model {
    pub playbook: Rc<Playbook>,
    pub words: Rc<Words>,
    pub settings: Settings,
    pub sheet: Sheet,
    /// The reader's own deal as it is kept; `record` brings it up to date.
    pub document: Document,
    /// What the browser had kept is no deal that can be read; it is set aside.
    pub damaged: bool,
    /// The reader is still to be told of what is set aside.
    pub aside: bool,
    /// What the reader calls the deal, where the page does not say.
    pub name: Option<String>,
    /// The name as far as it is typed.
    pub naming: Option<String>,
    /// What is answered and what comes next; `replay` renews it.
    pub asked: Questionnaire,
    /// What else follows from the sheet; `assessment` gives it.
    pub(super) found: Found,
    pub screen: Screen,
    /// The option chosen on screen and not yet continued with.
    pub draft: Option<String>,
    /// Continue was pressed without a choice.
    pub unanswered: bool,
    /// The answers were kept from an earlier visit.
    pub resumed: bool,
    /// The reader is being asked whether to start again.
    pub asking_restart: bool,
    pub copied: Option<CopyState>,
    /// What goes into a link beside the answers.
    pub travels: Travels,
    /// What is looked at in the place of the reader's own deal; sheet and assessment are then of that.
    pub shown: Option<Shown>,
    /// What is tried out on the result, if anything is; sheet and assessment are then the trial's.
    pub trial: Option<Trial>,
    /// Other answers for this deal, which only the reader can put in the place of theirs.
    pub offer: Option<Sheet>,
    /// What the one who sent them calls the deal.
    pub offered_name: Option<String>,
    /// Where they come from.
    pub offered_by: Origin,
    /// The deal that was open before a link's came, as long as it is offered.
    pub before: Option<Before>,
    /// So many deals were made of links here.
    pub(super) made: usize,
    /// The deal began with answers that were given, and are not kept yet.
    pub began: bool,
    /// What is to be said about a state or a link.
    pub news: Option<News>,
    /// The customer's plan, and what else of plans is kept here.
    pub plans: crate::buyer::Kept,
    /// A plan that came by link and waits for a word.
    pub plan_came: Option<crate::buyer::Arrived>,
    /// A plan came that cannot be read.
    pub plan_unread: bool,
    /// A newer copy of the plan that is here came, and had something new.
    pub plan_merged: bool,
    /// The stage in the CRM that came with the deal, where the page tells none.
    pub own_stage: Option<String>,
    /// The browser does not keep the answers.
    pub unkept: bool,
    /// The journey map has drawn itself once.
    pub map_drawn: bool,
    /// Of the playbook, only what its questions need is here yet; `rest` says what waits.
    pub begun: bool,
    /// The page is to be told of the result.
    pub due: bool,
    /// What came and needs the whole playbook.
    pub(super) later: Vec<Message>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    Question {
        id: String,
        way: Way,
    },
    /// The answers so far.
    Review {
        /// The question it was opened from; none when that was the result.
        from: Option<String>,
    },
    Result,
}

/// How the reader came to a question, and so where Back and Continue lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Path,
    Review,
}

/// How the last copy, or file, went.
#[derive(Debug, Clone, PartialEq)]
pub enum CopyState {
    Done,
    /// The browser has the file.
    Saved,
    /// The text, to be copied by hand.
    Refused(String),
}

impl Model {
    pub fn new(mut playbook: Rc<Playbook>, words: Rc<Words>, start: Start) -> Model {
        let Start { settings, kept, given, state, link, beside, refused, plans_aside, plans, begun } = start;
        settings.apply_to_stages(&mut playbook);
        let had_kept = kept.is_some();
        let Kept { document, mut sheet, mut name, place } = kept.unwrap_or_default();
        let sound = document.and_then(|file| sound(file, &playbook.texts().id));
        // A deal that was kept by an earlier version has a sheet alone; one that fell has what was on screen, too.
        let damaged = had_kept && sound.is_none() && sheet.answers.is_empty() && place.is_none();
        if let Some(deal) = sound.as_ref().filter(|_| place.is_none()) {
            sheet = deal.sheet(settings.today);
            name = deal.name().map(str::to_owned);
        }
        let document = sound.unwrap_or_else(|| Document::new(&settings.deal_id, &playbook.texts().id));
        let resumed = !sheet.answers.is_empty();
        // What a deal says of itself counts where the page says nothing.
        let own_stage = sheet.context.crm_stage.clone().filter(|_| settings.stage.is_none());
        let settings = Settings { stage: settings.stage.or_else(|| own_stage.clone()), ..settings };
        settings.apply_to(&mut sheet);
        sheet.plan = plan::answers(&plans, &playbook, &sheet.answers);
        let asked = Questionnaire::new(&playbook, &sheet);
        let screen = Screen::ahead(asked.next.as_deref());
        let mut model = Model {
            playbook,
            words,
            settings,
            sheet,
            document,
            damaged,
            aside: damaged || plans_aside,
            name,
            naming: None,
            asked,
            found: Found::default(),
            screen,
            draft: None,
            unanswered: false,
            resumed,
            asking_restart: false,
            copied: None,
            travels: Travels::default(),
            shown: None,
            trial: None,
            offer: None,
            offered_name: None,
            offered_by: Origin::default(),
            before: None,
            made: 0,
            began: false,
            news: None,
            plans,
            plan_came: None,
            plan_unread: false,
            plan_merged: false,
            own_stage,
            unkept: refused,
            map_drawn: false,
            begun,
            due: false,
            later: Vec::new(),
        };
        if let Some(place) = place {
            model.go_to(place);
        }
        if given.is_some() || state.is_some() || link.is_some() {
            model.begin_with(given, state, link, beside);
        }
        model
    }

    /// Takes or offers what the page or a link has said of the deal.
    #[inline(never)]
    fn begin_with(&mut self, given: Option<Sheet>, state: Option<String>, link: Option<String>, beside: Beside) {
        if let Some(given) = given {
            self.began = offer::take_or_offer(self, given, None, Origin::Page);
        }
        for (text, origin, beside) in [(state, Origin::Page, Beside::default()), (link, Origin::Link, beside)] {
            // What was offered first goes first.
            if let Some(text) = text.filter(|_| self.offer.is_none()) {
                self.began |= source::start(self, &text, origin, beside);
            }
        }
    }

    /// Renews what follows from the sheet.
    pub fn replay(&mut self) {
        // What is only looked at stays as it is; every other sheet has what the plan answers.
        if self.shown.is_none() {
            self.sheet.plan = plan::answers(&self.plans, &self.playbook, &self.sheet.answers);
        }
        self.asked = Questionnaire::new(&self.playbook, &self.sheet);
        self.found = Found::default();
    }

    /// Answers a question, and renews what follows.
    pub fn answer_today(&mut self, question: String, option: &str) {
        self.sheet.answers.set(&question, option);
        if let Some(today) = self.settings.today {
            self.sheet.answered_on.insert(question, today);
        }
        self.replay();
    }

    /// What follows from the sheet.
    pub fn assessment(&self) -> &Assessment {
        self.found.of(&self.playbook, &self.sheet)
    }

    /// The deal on screen.
    pub fn deal(&self) -> Deal {
        Deal { sheet: self.sheet.clone(), asked: self.asked.clone(), found: self.found.clone() }
    }

    /// The reader's own deal, where another is on screen: under what is tried out, or behind what is looked at.
    pub fn behind(&self) -> Option<&Deal> {
        let shown = self.shown.as_ref().map(|shown| &shown.deal);
        shown.or(self.trial.as_ref().map(|trial| &trial.before))
    }

    pub fn behind_mut(&mut self) -> Option<&mut Deal> {
        let shown = self.shown.as_mut().map(|shown| &mut shown.deal);
        shown.or(self.trial.as_mut().map(|trial| &mut trial.before))
    }

    /// Replaces the reader's own answers, wherever they are, and renews what follows.
    pub fn put_own(&mut self, sheet: Sheet) {
        let playbook = Rc::clone(&self.playbook);
        match self.behind_mut() {
            Some(own) => *own = Deal::new(&playbook, sheet),
            None => {
                self.sheet = sheet;
                self.replay();
            }
        }
    }

    /// The reader's own answers, whatever is on screen.
    pub fn own(&self) -> &Sheet {
        self.behind().map_or(&self.sheet, |deal| &deal.sheet)
    }

    /// Whether they leave no question open.
    pub fn own_is_complete(&self) -> bool {
        self.behind().map_or(&self.asked, |deal| &deal.asked).is_complete()
    }

    /// What follows from them.
    pub fn own_assessment(&self) -> &Assessment {
        self.behind().map_or_else(|| self.assessment(), |deal| deal.assessment(&self.playbook))
    }

    /// What people call the deal: as the page has it, else as the reader does.
    pub fn label(&self) -> Option<&str> {
        match self.shown {
            Some(Shown { other: Other::Example, .. }) => Some(self.words.example().deal()),
            _ => self.settings.deal.as_deref().or(self.name.as_deref()),
        }
    }

    /// The question on screen, if one is.
    pub fn question(&self) -> Option<&Question> {
        match &self.screen {
            Screen::Question { id, .. } => self.playbook.question(id),
            _ => None,
        }
    }

    /// The option that is chosen on screen: just now, or earlier, or by what the CRM says until the seller confirms it.
    pub fn chosen(&self) -> Option<&Choice> {
        let question = self.question()?;
        let option = self.draft.as_deref().or_else(|| self.sheet.answers.get(&question.id));
        match option {
            Some(option) => question.options.iter().find(|choice| choice.id == option),
            None => {
                let target = self.playbook.mapped_stage(self.settings.stage.as_deref()?)?;
                question.options.iter().find(|choice| choice.presumes.as_deref() == Some(target))
            }
        }
    }

    /// The option that answers this question on the path, with its question.
    pub fn answer(&self, question: &str) -> Option<(&Question, &Choice)> {
        self.given(self.asked.path.iter().find(|step| step.question == question)?)
    }

    /// The same of a step, which may be of another path.
    pub fn given(&self, step: &Answered) -> Option<(&Question, &Choice)> {
        let question = self.playbook.question(&step.question)?;
        Some((question, question.options.iter().find(|choice| choice.id == step.option)?))
    }

    /// The customer's words beside the answer to this question.
    pub fn note(&self, question: &str) -> Option<&str> {
        self.sheet.notes.get(question).map(|note| note.trim()).filter(|note| !note.is_empty())
    }

    /// The question before this one on the path. What the customer's plan answers is not put.
    pub fn before(&self, question: &str) -> Option<&str> {
        let path = &self.asked.path;
        let at = path.iter().position(|step| step.question == question).unwrap_or(path.len());
        path.get(..at)?.iter().rev().find(|step| step.plan.is_none()).map(|step| step.question.as_str())
    }

    /// The question after this one: on the path, else the next without an answer.
    pub fn after(&self, question: &str) -> Option<&str> {
        let path = &self.asked.path;
        let after = path.iter().skip_while(|step| step.question != question).skip(1);
        let on_path = after.into_iter().find(|step| step.plan.is_none()).map(|step| step.question.as_str());
        on_path.or(self.asked.next.as_deref())
    }
}

impl Settings {
    /// What the page tells about the deal counts beside the answers.
    pub fn apply_to(&self, sheet: &mut Sheet) {
        sheet.context.today = self.today;
        sheet.context.crm_stage = self.stage.clone();
    }

    /// The site's own stage names count before the playbook's.
    pub fn apply_to_stages(&self, playbook: &mut Rc<Playbook>) {
        // A playbook belongs to its model alone: nothing else keeps it.
        if let Some(playbook) = Rc::get_mut(playbook) {
            playbook.map_stages(&self.stage_map);
        }
    }
}

impl Screen {
    /// The question to put next, or the result when there is none.
    pub fn ahead(next: Option<&str>) -> Screen {
        next.map_or(Screen::Result, |id| Screen::Question { id: id.to_owned(), way: Way::Path })
    }
}
