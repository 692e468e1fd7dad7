//! The shape of a locale file: a part a screen, each key of the file the field of that name.

use super::agreeing::{PlanBrief, PlanPeople, PlanTable};
use super::asking::{
    Disputed, Grades, Intro, Keeping, Naming, Notes, Offer, Progress, Question, Quotes, Restart, Review,
};
use super::planning::{PlanJob, PlanSetup, PlanSource, PlanTimes, Planning, Sharing};
use super::shelving::Shelving;
use super::telling::{Example, Map, Outcome, Removed, Summary, Take, Trying};
use super::{Category, Days};
use crate::tree::Reader;

/// A whole locale file.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Small numbers as words, from 0.
    pub numbers: Vec<String>,
    /// The plural category of each number from 0, by the browser; numbers beyond are `other`.
    pub plurals: Vec<Category>,
    pub quotes: Quotes,
    pub grades: Grades,
    pub intro: Intro,
    pub progress: Progress,
    pub question: Question,
    pub review: Review,
    pub result: Outcome,
    pub take: Take,
    pub trial: Trying,
    pub example: Example,
    pub name: Naming,
    pub notes: Notes,
    pub restart: Restart,
    pub keeping: Keeping,
    pub offer: Offer,
    pub conflict: Disputed,
    pub map: Map,
    pub summary: Summary,
    pub removed: Removed,
    pub planning: Planning,
    pub plan_setup: PlanSetup,
    pub plan_job: PlanJob,
    pub plan_times: PlanTimes,
    pub plan_people: PlanPeople,
    pub plan_brief: PlanBrief,
    pub plan_table: PlanTable,
    pub plan_source: PlanSource,
    pub sharing: Sharing,
    pub shelf: Shelving,
    /// Days, by the browser; without it as numbers.
    pub days: Days,
}

impl Words {
    /// Groups that are not there have empty texts, for a reader that passes over them: what no question needs comes later, or
    /// only where it is shown.
    pub fn read(node: &Reader) -> Words {
        Words {
            lang: node.text("lang"),
            dir: node.text("dir"),
            numbers: node.texts("numbers"),
            plurals: node.list("plurals", |node| Category::named(&node.as_text())),
            quotes: node.at("quotes", Quotes::read),
            grades: node.at("grades", Grades::read),
            intro: node.at("intro", Intro::read),
            progress: node.at("progress", Progress::read),
            question: node.at("question", Question::read),
            review: node.at("review", Review::read),
            result: node.at("result", Outcome::read),
            take: node.at("take", Take::read),
            trial: node.at("trial", Trying::read),
            example: node.at("example", Example::read),
            name: node.at("name", Naming::read),
            notes: node.at("notes", Notes::read),
            restart: node.at("restart", Restart::read),
            keeping: node.at("keeping", Keeping::read),
            offer: node.at("offer", Offer::read),
            conflict: node.at("conflict", Disputed::read),
            map: node.at("map", Map::read),
            summary: node.at("summary", Summary::read),
            removed: node.at("removed", Removed::read),
            planning: node.at("planning", Planning::read),
            plan_setup: node.at("plan_setup", PlanSetup::read),
            plan_job: node.at("plan_job", PlanJob::read),
            plan_times: node.at("plan_times", PlanTimes::read),
            plan_people: node.at("plan_people", PlanPeople::read),
            plan_brief: node.at("plan_brief", PlanBrief::read),
            plan_table: node.at("plan_table", PlanTable::read),
            plan_source: node.at("plan_source", PlanSource::read),
            sharing: node.at("sharing", Sharing::read),
            shelf: node.at("shelf", Shelving::read),
            days: node.maybe("days", Days::read).unwrap_or_default(),
        }
    }
}
