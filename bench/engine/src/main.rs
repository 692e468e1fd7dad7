//! The engine natively: writes the deals that all engines are given, and times itself on them.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use lockstep_journey::playbook::raw;
use lockstep_journey::{Playbook, Sheet, Walk, assess, place, walk};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const USAGE: &str = "lockstep-bench cases PLAYBOOK DEALS_FOLDER SEED COUNT | time PLAYBOOK CASES MILLISECONDS";

type Outcome<T> = Result<T, Box<dyn Error>>;

/// One deal whose path has ended, with what the engine makes of it.
#[derive(Serialize, Deserialize)]
struct Case {
    sheet: Sheet,
    /// Question and option ids.
    path: Vec<(String, String)>,
    /// The stage that the seller presumes, or null.
    presumed: Option<String>,
    stage: String,
    verdict: String,
    action: String,
}

/// Nanoseconds a deal, the median of all passes over the deals.
#[derive(Serialize)]
struct Times {
    place: f64,
    walk_and_place: f64,
    assess: f64,
}

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cases", playbook, deals, seed, count] => {
            let cases = cases(&load(playbook)?, Path::new(deals), seed.parse()?, count.parse()?)?;
            println!("{}", serde_json::to_string(&cases)?);
        }
        ["time", playbook, cases, milliseconds] => {
            let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(cases)?)?;
            let times = times(&load(playbook)?, &cases, Duration::from_millis(milliseconds.parse()?));
            println!("{}", serde_json::to_string(&times)?);
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn load(path: &str) -> Outcome<Playbook> {
    let raw: raw::Playbook = serde_json::from_str(&fs::read_to_string(path)?)?;
    Playbook::parse(raw).map_err(|problems| format!("{path}: {problems:?}").into())
}

/// The deals of the folder, by name, then random ones.
fn cases(playbook: &Playbook, deals: &Path, seed: u64, count: usize) -> Outcome<Vec<Case>> {
    let mut files: Vec<_> = fs::read_dir(deals)?.map(|entry| Ok(entry?.path())).collect::<Outcome<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let deal: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
        let context = deal.get("context").cloned().unwrap_or_default();
        let sheet = Sheet {
            answers: serde_json::from_value(deal["answers"].clone())?,
            context: serde_json::from_value::<Option<_>>(context)?.unwrap_or_default(),
            ..Sheet::default()
        };
        cases.push(case(playbook, sheet).ok_or_else(|| format!("{}: its path has not ended", file.display()))?);
    }
    let mut dice = Dice(seed | 1);
    for _ in 0..count {
        cases.push(case(playbook, random(playbook, &mut dice)).ok_or("a random path has not ended")?);
    }
    Ok(cases)
}

/// Answers each question that comes with one of its options, all equally likely.
fn random(playbook: &Playbook, dice: &mut Dice) -> Sheet {
    let mut sheet = Sheet::default();
    while let Some(next) = walk(playbook, &sheet).next {
        let question = &playbook.texts().questions[usize::from(next)];
        let option = &question.options[dice.below(question.options.len())];
        sheet.answers.set(&question.id, &option.id);
    }
    sheet
}

fn case(playbook: &Playbook, sheet: Sheet) -> Option<Case> {
    let placing = place(playbook, &walk(playbook, &sheet))?;
    let assessment = assess(playbook, &sheet);
    Some(Case {
        path: assessment.path.into_iter().map(|step| (step.question, step.option)).collect(),
        presumed: assessment.stage.presumed,
        stage: placing.stage.to_owned(),
        verdict: placing.verdict.id().to_owned(),
        action: placing.action.to_owned(),
        sheet,
    })
}

fn times(playbook: &Playbook, cases: &[Case], at_least: Duration) -> Times {
    let walks: Vec<Walk> = cases.iter().map(|case| walk(playbook, &case.sheet)).collect();
    Times {
        place: time(&walks, at_least, |walk| _ = black_box(place(playbook, walk))),
        walk_and_place: time(cases, at_least, |case| _ = black_box(place(playbook, &walk(playbook, &case.sheet)))),
        assess: time(cases, at_least, |case| _ = black_box(assess(playbook, &case.sheet))),
    }
}

fn time<T>(deals: &[T], at_least: Duration, run: impl Fn(&T)) -> f64 {
    let started = Instant::now();
    let mut passes = Vec::new();
    while started.elapsed() < at_least || passes.len() < 3 {
        let pass = Instant::now();
        for deal in deals {
            run(black_box(deal));
        }
        passes.push(pass.elapsed().as_nanos() as f64 / deals.len() as f64);
    }
    // The first third warms up.
    let mut counted = passes.split_off(passes.len() / 3);
    counted.sort_by(f64::total_cmp);
    counted[counted.len() / 2]
}

/// A small generator of numbers, so that one seed gives the same deals everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }
}
