//! `lockstep graph`: both languages, labels and marks.

use serde_json::{Value, json};

use crate::support::{Scratch, default_playbook, example_playbook, lockstep, out, read_json};

#[test]
fn every_question_stands_in_a_cluster_and_edges_carry_answers() {
    let playbook = default_playbook();
    let count = read_json(&playbook)["questions"].as_array().unwrap().len();
    for (format, cluster, node) in [("dot", "subgraph cluster_", " [label=\""), ("mermaid", "subgraph c", "[\"")] {
        let output = lockstep(&["graph", playbook.to_str().unwrap(), "--format", format], "");
        let drawing = out(&output);
        assert_eq!(output.status.code(), Some(0));
        assert!(drawing.matches(cluster).count() > 5, "{drawing}");
        let nodes = drawing.lines().filter(|line| line.starts_with("    q") && line.contains(node)).count();
        assert_eq!(nodes, count);
        assert!(drawing.contains("acted, said"), "{drawing}");
        assert!(drawing.contains("kind: renewal"), "{drawing}");
        assert!(!drawing.contains("no path asks this"));
    }
}

#[test]
fn what_no_path_reaches_is_marked() {
    // Small, since each drawing has all its paths walked.
    let mut playbook: Value = serde_json::from_str(&example_playbook()).unwrap();
    let mut lost = playbook["questions"][0].clone();
    lost["id"] = json!("lost");
    playbook["questions"].as_array_mut().unwrap().push(lost);
    let file = Scratch::new("lost.json", &playbook.to_string());
    let dot = out(&lockstep(&["graph", file.path(), "--format", "dot"], ""));
    assert!(dot.contains("lost (no path asks this)") && dot.contains("rounded,dashed") && dot.contains("never taken"));
    let mermaid = out(&lockstep(&["graph", file.path()], ""));
    assert!(mermaid.contains("lost (no path asks this)") && mermaid.contains(":::unreached"));
}
