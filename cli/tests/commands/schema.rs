//! The published JSON Schema and the types that read playbooks stay together.

use crate::support::{default_playbook, lockstep, out, read_json, root};

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let published = read_json(&root().join("playbooks/playbook.schema.json"));
    // As values: the order of keys changes with what else is compiled along.
    let made: serde_json::Value = serde_json::from_str(&out(&lockstep(&["schema"], ""))).expect("the schema is JSON");
    assert!(published == made, "run: cargo run -p lockstep-cli -- schema > playbooks/playbook.schema.json");
}

#[test]
fn the_schema_accepts_the_default_playbook_and_refuses_a_typo() {
    let schema = read_json(&root().join("playbooks/playbook.schema.json"));
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let mut playbook = read_json(&default_playbook());
    let problems: Vec<String> = validator.iter_errors(&playbook).map(|error| error.to_string()).collect();
    assert_eq!(problems, Vec::<String>::new());
    playbook["questions"][0]["optionz"] = serde_json::json!([]);
    assert!(!validator.is_valid(&playbook));
}
