//! Random playbooks that parse: small enough to list every path, varied enough to meet every kind of condition.

use lockstep_journey::vocabulary::{CauseId, Grade, Kind, Signal, Verdict};
use serde_json::{Value, json};

use crate::support::{STAGES, action, flat_json, verifiers};

/// A small generator of numbers, so that one seed gives one playbook.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }
}

/// A playbook of 3 to 6 questions with 2 or 3 options each.
pub fn playbook(seed: u64) -> Value {
    let count = 3 + Dice::new(seed.wrapping_add(1)).below(4);
    playbook_of(seed, count)
}

/// A playbook of that many questions with 2 or 3 options each.
pub fn playbook_of(seed: u64, count: usize) -> Value {
    let mut dice = Dice::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut json = flat_json();
    let mut ungraded: Vec<&str> = verifiers().collect();
    let questions: Vec<Value> = (0..count).map(|at| question(&mut dice, at, &mut ungraded)).collect();
    json["questions"] = json!(questions);
    for at in 0..count {
        json["questions"][at]["next"] = next(&mut dice, at, count, &json["questions"].clone());
    }
    let mut actions: Vec<Value> = (0..3 + dice.below(8)).map(|at| random_action(&mut dice, at, &questions)).collect();
    actions.push(action("default", json!({})));
    json["actions"] = json!(actions);
    let stages: serde_json::Map<String, Value> =
        STAGES.iter().map(|(id, _)| *id).chain(["done"]).map(|id| (id.to_owned(), json!(id))).collect();
    json["stageMaps"] = json!([{"id": "all", "title": "All", "stages": stages}]);
    json
}

fn question(dice: &mut Dice, at: usize, ungraded: &mut Vec<&str>) -> Value {
    // Mostly each verifier belongs to one question; sometimes a second one grades it again. Often a question asks for
    // all that a stage takes, so that stages get settled, skipped and inferred.
    let wanted: Vec<&str> = if dice.chance(50) {
        dice.pick(STAGES).1.to_vec()
    } else {
        (0..dice.below(4)).map(|_| *dice.pick(&verifiers().collect::<Vec<_>>())).collect()
    };
    let again = dice.chance(4);
    let own: Vec<&str> = wanted
        .into_iter()
        .filter(|verifier| match ungraded.iter().position(|other| other == verifier) {
            Some(at) => ungraded.swap_remove(at) == *verifier,
            None => again,
        })
        .collect();
    let options: Vec<Value> = (0..2 + dice.below(2))
        .map(|option| {
            let mut choice = json!({"id": format!("o{option}"), "text": "Option", "verifiers": {}, "signals": []});
            for verifier in &own {
                if dice.chance(85) {
                    let grade = if dice.chance(35) { Grade::Stated } else { *dice.pick(Grade::ALL) };
                    choice["verifiers"][*verifier] = json!(grade.id());
                }
            }
            for _ in 0..dice.below(3) {
                choice["signals"].as_array_mut().unwrap().push(json!(dice.pick(Signal::ALL).id()));
            }
            if dice.chance(4) {
                choice["reopen"] = json!([dice.pick(STAGES).0]);
            }
            if dice.chance(10) {
                choice["kind"] = json!(dice.pick(Kind::ALL).id());
            }
            if dice.chance(15) {
                choice["presumes"] = json!(presumed(dice));
            }
            choice
        })
        .collect();
    json!({"id": format!("q{at}"), "topic": "Topic", "text": "Question", "label": "Label", "options": options})
}

fn presumed(dice: &mut Dice) -> &'static str {
    match dice.below(9) {
        7 => "done",
        8 => "none",
        stage => STAGES[stage].0,
    }
}

fn next(dice: &mut Dice, at: usize, count: usize, questions: &Value) -> Value {
    let target = |dice: &mut Dice| match at + 1 + dice.below(count - at) {
        last if last >= count => "end".to_owned(),
        later => format!("q{later}"),
    };
    let mut ways: Vec<Value> = (0..dice.below(3))
        .map(|_| json!({"when": condition(dice, questions, at + 1, 0), "to": target(dice)}))
        .collect();
    let onwards = if dice.chance(80) && at + 1 < count { format!("q{}", at + 1) } else { target(dice) };
    ways.push(json!({"to": onwards}));
    json!(ways)
}

fn condition(dice: &mut Dice, questions: &Value, known: usize, depth: usize) -> Value {
    let verifier = |dice: &mut Dice| *dice.pick(&verifiers().collect::<Vec<_>>());
    match dice.below(if depth < 2 { 9 } else { 6 }) {
        0 => {
            let question = dice.below(known);
            let options = questions[question]["options"].as_array().map_or(1, Vec::len);
            let options: Vec<String> = (0..1 + dice.below(options)).map(|option| format!("o{option}")).collect();
            json!({"chosen": {"question": format!("q{question}"), "options": options}})
        }
        1 => json!({"gradeAtLeast": {"verifier": verifier(dice), "grade": dice.pick(Grade::ALL).id()}}),
        2 => json!({"stageBefore": dice.pick(STAGES).0}),
        3 => json!({"gapAtLeast": dice.below(7) as i8 - 3}),
        4 => json!({"signal": dice.pick(Signal::ALL).id()}),
        5 => json!({"presumed": [presumed(dice), presumed(dice)]}),
        6 => json!({"not": condition(dice, questions, known, depth + 1)}),
        junction => {
            let conditions: Vec<Value> = (0..2).map(|_| condition(dice, questions, known, depth + 1)).collect();
            if junction == 7 { json!({"all": conditions}) } else { json!({"any": conditions}) }
        }
    }
}

fn random_action(dice: &mut Dice, at: usize, questions: &[Value]) -> Value {
    let mut fits = json!({});
    if dice.chance(50) {
        fits["verdicts"] = json!([dice.pick(Verdict::ALL).id(), dice.pick(Verdict::ALL).id()]);
    }
    if dice.chance(40) {
        fits["stages"] = json!([dice.pick(STAGES).0, dice.pick(STAGES).0]);
    }
    if dice.chance(30) {
        fits["causes"] = json!([dice.pick(CauseId::ALL).id(), dice.pick(CauseId::ALL).id()]);
    }
    if dice.chance(20) {
        fits["grades"] = json!([dice.pick(Grade::ALL).id()]);
    }
    if dice.chance(20) {
        fits["kinds"] = json!([dice.pick(Kind::ALL).id()]);
    }
    let mut action = action(&format!("a{at}"), fits);
    if dice.chance(40) {
        action["when"] = condition(dice, &json!(questions), questions.len(), 1);
    }
    if dice.chance(20) {
        action["unfit"] = json!([dice.pick(CauseId::ALL).id(), "indecision"]);
    }
    action
}
