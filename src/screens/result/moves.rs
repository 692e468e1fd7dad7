//! What would move the placement most, one fact at a time.

use lockstep_journey::assessment::Move;
use lockstep_journey::list::IntoList;
use lockstep_journey::playbook::raw::Question;
use yew::Html;

use super::{Link, fold};
use crate::app::Model;
use crate::markup::html;
use crate::prose;
use crate::screens::what_if;
use crate::words::fill;

/// So many are worth a look.
const SHOWN: usize = 3;

pub fn view(model: &Model, link: &Link) -> Html {
    if prose::has_ended(model) {
        return Html::default();
    }
    let moves = model.assessment().moves.iter().take(SHOWN).filter_map(|step| item(model, step, link)).list();
    if moves.is_empty() {
        return Html::default();
    }
    fold(model.words.result().moves(), "moves", html! { <ul>{ for moves }</ul> })
}

fn item(model: &Model, step: &Move, link: &Link) -> Option<Html> {
    let words = &model.words;
    let fact = model.playbook.verifier(&step.verifier)?;
    let also: Vec<String> = step
        .also_needs
        .iter()
        .filter_map(|id| model.playbook.verifier(id))
        .map(|verifier| verifier.text.trim_end_matches('.').to_owned())
        .list();
    let mut effect = match model.playbook.stage(&step.stage_if_met) {
        Some(stage) => fill(words.result().move_to(), &[("stage", &stage.title)]),
        None => words.result().move_done().clone(),
    };
    match step.gap_if_met {
        Some(0) => effect = [effect, words.result().move_in_step().clone()].join(" "),
        Some(gap) if gap > 0 => {
            let ahead = words.counted(words.result().move_gap(), usize::from(gap.unsigned_abs()));
            effect = [effect, ahead].join(" ");
        }
        _ => {}
    }
    let with = fill(words.result().move_with(), &[("others", &also.join("; "))]);
    Some(html! {
        <li>
            <b>{ prose::sentence(&fact.text) }</b>{ " " }{ effect }
            { (!also.is_empty()).then(|| html! { <>{ " " }<span class="quiet">{ with }</span></> }) }
            { asked(model, &step.verifier).map(|question| html! { <>{ " " }{ what_if(model, question, link) }</> }) }
        </li>
    })
}

/// The question on the path that tells of this fact.
fn asked<'model>(model: &'model Model, verifier: &str) -> Option<&'model Question> {
    let facts = model.assessment().stages.iter().flat_map(|stage| &stage.verifiers);
    let mut from = facts.filter(|fact| fact.id == verifier).flat_map(|fact| &fact.from);
    Some(from.find_map(|reference| model.answer_of(reference))?.0)
}
