//! Leaves out of scripts and sheets what only their authors read: lines that are comments, and empty ones.

/// Whether visitors load it, and nobody reads it there: not what site owners copy from.
pub fn is_loaded(file: &str) -> bool {
    let top = !file.contains('/') && !file.starts_with("themes");
    (file.ends_with(".js") && (top || file == super::GLUE)) || file.starts_with("styles/")
}

/// Comments stand on lines of their own, as a rule of the house; one behind code stays.
pub fn without_comments(text: &str) -> String {
    let mut inside = false;
    let mut bare = String::with_capacity(text.len());
    for line in text.lines() {
        let trimmed = line.trim_start();
        let opens = !inside && trimmed.starts_with("/*");
        if inside || opens {
            let rest = trimmed.split_once("*/").map(|(_, rest)| rest.trim());
            inside = rest.is_none();
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                bare.extend([rest, "\n"]);
            }
        } else if !trimmed.is_empty() && !trimmed.starts_with("//") {
            bare.extend([line, "\n"]);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_and_lines_that_are_comments_go() {
        let script = "// Says what.\nimport \"./a.js\"; // why\n\n/** Doc. */\nconst at = \"https://a.b\";\n  /*\n   * Long.\n   */\n/* here */ go(/* no */);\n";
        let bare = "import \"./a.js\"; // why\nconst at = \"https://a.b\";\ngo(/* no */);\n";
        assert_eq!(without_comments(script), bare);
        assert_eq!(without_comments("a {\n  /* One\n     two. */\n  color: red;\n}\n"), "a {\n  color: red;\n}\n");
    }

    #[test]
    fn what_site_owners_read_keeps_its_comments() {
        for (file, loaded) in [
            ("lockstep.js", true),
            ("app/lockstep.js", true),
            ("styles/base.css", true),
            ("themes.css", false),
            ("themes.js", false),
            ("recipes/xapi.js", false),
            ("lockstep.d.ts", false),
        ] {
            assert_eq!(is_loaded(file), loaded, "{file}");
        }
    }
}
