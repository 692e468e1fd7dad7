//! `lockstep schema`: the JSON Schema of playbook files, made from the types that read them.

use std::process::ExitCode;

use lockstep_journey::playbook::raw;

/// Always exit status 0.
pub fn run() -> ExitCode {
    print!("{}", json());
    ExitCode::SUCCESS
}

/// The schema as it is published in `playbooks/playbook.schema.json`.
pub fn json() -> String {
    let schema = schemars::schema_for!(raw::Playbook);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
