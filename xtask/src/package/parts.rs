//! `parts.js`: names every file that the element loads by an address that bundlers recognise, so that they take it along
//! under whatever name they give it.

use super::content;
use crate::budgets::LANGUAGES;

/// Modules that pages, bundlers and frames name themselves; every other is a part of the element.
const ENTRIES: [&str; 7] =
    ["lockstep.js", "bundle.js", "parts.js", "server.js", "frame.js", "frame-loader.js", "themes.js"];

pub fn text(files: &[String]) -> String {
    let mut text = String::from(
        "// Written by the build: where the parts of the element are, in words that bundlers understand.\n\
         globalThis[Symbol.for(\"lockstep:parts\")] = {\n  modules: {\n",
    );
    for module in modules(files) {
        text += &format!("    \"{module}\": () => import(\"./{module}\"),\n");
    }
    text += "  },\n  files: {\n";
    for file in files.iter().filter(|file| is_fetched(file)) {
        text += &format!("    \"{file}\": new URL(\"./{file}\", import.meta.url),\n");
    }
    text + "  },\n};\n"
}

/// What the element imports when it is needed.
pub fn modules(files: &[String]) -> impl Iterator<Item = &String> {
    files.iter().filter(|file| is_module(file))
}

pub fn is_module(file: &str) -> bool {
    file.ends_with(".js") && (file.starts_with("app/") || !(file.contains('/') || ENTRIES.contains(&file)))
}

fn is_fetched(file: &str) -> bool {
    let folder = file.split('/').next().unwrap_or_default();
    match folder {
        // The glue too: after a panic it is loaded once more, by its address.
        "app" => file.ends_with(".wasm") || file.ends_with(".js"),
        "styles" => file.ends_with(".css"),
        "locales" | "playbooks" => LANGUAGES.iter().any(|language| content::part(file, language).is_some()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_is_fetched_is_named_and_nothing_else() {
        let files = [
            "app/lockstep.js",
            "app/lockstep_bg.wasm",
            "frame.js",
            "index.css",
            "widget.js",
            "locales/en.json",
            "locales/en.plan.json",
            "playbooks/b2b-complex-sale.json",
            "playbooks/b2b-complex-sale.rest.json",
            "playbooks/playbook.schema.json",
        ];
        let text = text(&files.map(str::to_owned));
        assert!(text.contains("new URL(\"./app/lockstep_bg.wasm\", import.meta.url)"), "{text}");
        assert!(text.contains("new URL(\"./locales/en.plan.json\", import.meta.url)"), "{text}");
        assert!(!text.contains("en.json"), "nobody gets it whole: {text}");
        assert!(
            text.contains("\"widget.js\": () => import(\"./widget.js\")") && text.contains("app/lockstep.js"),
            "{text}"
        );
        assert!(text.contains("sale.rest.json") && !text.contains("sale.json"), "{text}");
        assert!(!text.contains("index.css") && !text.contains("frame") && !text.contains("schema"), "{text}");
    }
}
