//! The option group: full-width rows with the real radio, and how well each answer would count.

use lockstep_journey::list::IntoList;
use lockstep_journey::playbook::raw::{Choice, Question};
use lockstep_journey::vocabulary::Grade;
use yew::{Callback, Event, Html};

use super::{Link, keys, option_id};
use crate::app::{Message, Model};
use crate::markup::{classes, html};
use crate::prose;
use crate::words::{Words, fill};

/// The options of the question on screen, with a digit each.
pub fn view(model: &Model, question: &Question, link: &Link) -> Html {
    let group = Group { words: &model.words, question, chosen: model.chosen(), own: None, ids: "" };
    let rows = group.rows(true, |option| link.reform(move |_| Message::ChoseOption(option.clone())));
    html! { <div class="options" part="options" onkeydown={keys::digits(link)}>{ for rows }</div> }
}

/// What the words beside the answers mean, where the reader first meets one.
pub fn grades_told(model: &Model, question: &Question) -> Option<Html> {
    let has_grades = |question: &Question| question.options.iter().any(|choice| grade(question, choice).is_some());
    let before = model.asked.path.iter().map(|step| &step.question).take_while(|id| **id != question.id);
    let met = before.filter_map(|id| model.playbook.question(id)).any(has_grades);
    let told = || html! { <p class="quiet grades">{ model.words.question().grades() }</p> };
    (!met && has_grades(question)).then(told)
}

/// One question's options.
pub struct Group<'group> {
    pub words: &'group Words,
    pub question: &'group Question,
    pub chosen: Option<&'group Choice>,
    /// The option that is the reader's answer, where others are tried out.
    pub own: Option<&'group str>,
    /// What makes its ids differ from those of other groups on screen.
    pub ids: &'group str,
}

impl Group<'_> {
    pub fn rows(&self, digits: bool, onchange: impl Fn(String) -> Callback<Event>) -> Vec<Html> {
        let rows = self.question.options.iter().enumerate();
        rows.map(|(at, choice)| self.row(at, choice, digits, onchange(choice.id.clone()))).list()
    }

    fn row(&self, at: usize, choice: &Choice, digits: bool, onchange: Callback<Event>) -> Html {
        let number = at.to_string();
        let id = [self.ids, &option_id(at)].concat();
        let (text, told) = ([self.ids, "text-", &number].concat(), [self.ids, "grade-", &number].concat());
        let own = (self.own == Some(&choice.id)).then_some(self.words.trial().own().as_str());
        let known = grade(self.question, choice).map(|grade| prose::grade(self.words, Some(grade)));
        let grade = (own.is_some() || known.is_some()).then(|| {
            let full = known.map(|grade| fill(self.words.question().grade(), &[("grade", grade)]));
            html! {
                <>
                    <small class="grade" aria-hidden="true">{ own.map(|own| html! { <b>{ own }</b> }) }{ known }</small>
                    <span class="unseen" id={told.clone()}>{ own }{ own.map(|_| ". ") }{ full }</span>
                </>
            }
        });
        let described = grade.is_some().then_some(told);
        let checked = self.chosen.is_some_and(|chosen| chosen.id == choice.id);
        let digit = (digits && at < 9).then(|| html! { <kbd class="digit" aria-hidden="true">{ at + 1 }</kbd> });
        html! {
            <label key={number} class={classes(&["option", if checked { "chosen" } else { "" }])} part="option">
                { digit }
                <input
                    type="radio" {id} name={self.question.id.clone()} value={choice.id.clone()} {checked}
                    aria-labelledby={text.clone()} aria-describedby={described} {onchange}
                />
                <span class="text" id={text}>{ &choice.text }</span>
                { grade }
            </label>
        }
    }
}

/// The grade that the option stands for: the one for all it says, else for what every option of the question is about.
fn grade(question: &Question, choice: &Choice) -> Option<Grade> {
    let telling = || question.options.iter().filter(|option| !option.verifiers.is_empty());
    let subject = |verifier: &&String| telling().all(|option| option.verifiers.contains_key(*verifier));
    let same = |mut grades: std::vec::IntoIter<Grade>| {
        let first = grades.next()?;
        grades.all(|grade| grade == first).then_some(first)
    };
    let all: Vec<Grade> = choice.verifiers.values().copied().list();
    let own: Vec<Grade> =
        choice.verifiers.keys().filter(subject).filter_map(|id| choice.verifiers.get(id)).copied().list();
    same(all.into_iter()).or_else(|| same(own.into_iter()))
}
