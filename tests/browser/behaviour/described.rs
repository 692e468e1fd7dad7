//! What is told about the element, its manifest and its types, is what it has.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::harness::{Browser, Failure, Outcome, tests};

tests![
    the_manifest_lists_what_the_class_has,
    the_manifest_lists_the_parts_properties_and_events_of_the_sources,
    the_types_have_what_the_manifest_lists_and_compile_strictly,
];

const MANIFEST: &str = include_str!("../../../embed/custom-elements.json");

type Names = BTreeSet<String>;

fn declaration() -> Result<Value, Failure> {
    let mut manifest: Value = serde_json::from_str(MANIFEST)?;
    Ok(manifest["modules"][0]["declarations"][0].take())
}

/// The names of a list's entries of this kind, or of all.
fn names(list: &Value, kind: Option<&str>) -> Names {
    let entries = list.as_array().into_iter().flatten();
    let wanted = entries.filter(|entry| kind.is_none_or(|kind| entry["kind"] == kind));
    wanted.filter_map(|entry| Some(entry["name"].as_str()?.to_owned())).collect()
}

fn texts(list: &Value) -> Names {
    list.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

async fn the_manifest_lists_what_the_class_has(browser: Browser) -> Outcome {
    let page = browser.opens_the_release().await?;
    page.widget().await?;
    let told = page
        .evaluates(
            "const type = customElements.get('lockstep-assessment'); const of = type.prototype; \
             const lifecycle = ['constructor', 'connectedCallback', 'disconnectedCallback', 'connectedMoveCallback', \
               'attributeChangedCallback']; \
             const own = Object.getOwnPropertyNames(of).filter((name) => !lifecycle.includes(name)); \
             const isMethod = (name) => 'value' in Object.getOwnPropertyDescriptor(of, name); \
             const root = document.querySelector('lockstep-assessment').shadowRoot; \
             return [type.observedAttributes, own.filter((name) => !isMethod(name)), own.filter(isMethod), \
               [...root.querySelectorAll('slot')].map(({ name }) => name), \
               own.filter((name) => !isMethod(name) && !Object.getOwnPropertyDescriptor(of, name).set)]",
            Vec::new(),
        )
        .await?;
    let listed = declaration()?;
    let attributes = names(&listed["attributes"], None);
    assert!(texts(&told[0]).is_subset(&attributes), "{} is not in {attributes:?}", told[0]);
    assert_eq!(texts(&told[1]), names(&listed["members"], Some("field")));
    assert_eq!(texts(&told[2]), names(&listed["members"], Some("method")));
    assert_eq!(texts(&told[3]), names(&listed["slots"], None));
    let members = listed["members"].as_array().ok_or("no members")?;
    let read_only = members.iter().filter(|member| member["readonly"] == true);
    assert_eq!(texts(&told[4]), read_only.filter_map(|member| Some(member["name"].as_str()?.to_owned())).collect());
    let reflected: Names = members.iter().filter_map(|member| Some(member["attribute"].as_str()?.to_owned())).collect();
    let language = Names::from(["lang".to_owned()]);
    assert_eq!(attributes, &reflected | &language, "`lang` is a property of every element");
    Ok(())
}

async fn the_manifest_lists_the_parts_properties_and_events_of_the_sources(_: Browser) -> Outcome {
    let listed = declaration()?;
    let views = [sources("src", "rs")?, sources("embed", "js")?].concat();
    let mut parts = between(&views, "part=\"", &['"']);
    parts.extend(between(&views, " part: \"", &['"']));
    parts.extend(between(&views, "part={Some(\"", &['"']));
    // Folds are named where they are called.
    parts.extend(between(&views, "fold(model.words.result().", &['}']).iter().filter_map(|call| quoted(call)));
    parts.extend(between(&views, "fold(words.", &['}']).iter().filter_map(|call| quoted(call)));
    assert_eq!(parts, names(&listed["cssParts"], None));
    let properties = between(&sources("styles", "css")?, "var(--", &[')', ',', ' ', '\n']);
    let own = properties.into_iter().filter(|name| name.starts_with("lockstep-")).map(|name| format!("--{name}"));
    assert_eq!(own.collect::<Names>(), names(&listed["cssProperties"], None));
    let documented = include_str!("../../../embed/lockstep.js");
    let fires: Names = documented
        .lines()
        .filter_map(|line| line.trim().strip_prefix("* @fires "))
        .flat_map(|line| line.split([' ', ',']).filter(|word| word.starts_with("lockstep-")))
        .map(str::to_owned)
        .collect();
    assert_eq!(fires, names(&listed["events"], None));
    // Each is sent somewhere.
    for event in &fires {
        let name = event.trim_start_matches("lockstep-");
        let sent = [format!("(\"{name}\""), format!("\"{event}\"")];
        assert!(sent.iter().any(|way| views.contains(way)), "nothing sends {event}");
    }
    Ok(())
}

async fn the_types_have_what_the_manifest_lists_and_compile_strictly(browser: Browser) -> Outcome {
    let listed = declaration()?;
    let mut code = String::from(
        "import type { LockstepAssessment, LockstepAttributes, LockstepEventMap, LockstepProperties } from './lockstep.js';\n\
         type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;\n",
    );
    let union = |names: Names| names.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(" | ");
    let mut members = names(&listed["members"], None);
    members.extend(["addEventListener", "removeEventListener"].map(str::to_owned));
    let same = [
        (
            union(members),
            "Exclude<keyof LockstepAssessment, Exclude<keyof HTMLElement, 'addEventListener' | 'removeEventListener'>>",
        ),
        (union(names(&listed["attributes"], None)), "keyof LockstepAttributes"),
        (union(names(&listed["events"], None)), "keyof LockstepEventMap"),
    ];
    for (at, (names, of)) in same.iter().enumerate() {
        writeln!(code, "export const same{at}: Same<{names}, {of}> = true;")?;
    }
    code += "const element = document.createElement('lockstep-assessment');\n\
         element.answers = { kind: 'new' };\n\
         element.stageMap = { Demo: 'decide', Lost: null };\n\
         element.addEventListener('lockstep-result', ({ detail }) => detail.action?.because.length);\n\
         document.addEventListener('lockstep-error', ({ detail }) => detail.code === 'policy' && detail.fatal);\n\
         const kept: string = JSON.stringify(element);\n\
         // @ts-expect-error It is read-only.\n\
         element.assessment = null;\n\
         // @ts-expect-error There is no such theme.\n\
         element.theme = 'sepia';\n\
         export const used: [string, LockstepProperties['contentMap']] = [kept, element.contentMap];\n";
    let jsx = "import type {} from './lockstep-react.js';\n\
         export const page = <lockstep-assessment mode='seller' deal-id='1' stageMap={{ Demo: null }} \
           onlockstep-result={({ detail }) => detail.verdict} />;\n\
         // @ts-expect-error There is no such mode.\n\
         export const wrong = <lockstep-assessment mode='spectator' />;\n";
    compiles(browser.typescript(), &[("used.ts", &code), ("used.tsx.tsx", jsx)])
}

/// Compiles these files beside the types, and fails with what the compiler says.
fn compiles([compiler, react]: &[std::path::PathBuf; 2], files: &[(&str, &str)]) -> Outcome {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("types");
    std::fs::create_dir_all(&folder)?;
    for name in ["lockstep.d.ts", "lockstep-react.d.ts"] {
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("embed").join(name), folder.join(name))?;
    }
    for (name, text) in files {
        std::fs::write(folder.join(name), text)?;
    }
    let options = serde_json::json!({
        "compilerOptions": {
            "strict": true, "noEmit": true, "target": "es2022", "module": "esnext", "moduleResolution": "bundler",
            "lib": ["es2022", "dom", "dom.iterable"], "jsx": "react-jsx", "types": [],
            "paths": { "react": [react], "react/jsx-runtime": [react.join("jsx-runtime.d.ts")],
                "csstype": [react.join("../../csstype")] },
        },
        "files": files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
    });
    std::fs::write(folder.join("tsconfig.json"), options.to_string())?;
    let told = Command::new("node").arg(compiler.join("bin/tsc")).arg("-p").arg(&folder).output()?;
    if told.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&told.stdout).into_owned().into()) }
}

/// All files of this ending in a folder of the repository, one after another.
fn sources(folder: &str, ending: &str) -> Result<String, Failure> {
    fn collect(folder: &Path, ending: &str, text: &mut String) -> Outcome {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                collect(&path, ending, text)?;
            } else if path.extension().is_some_and(|found| found == ending) {
                *text += &std::fs::read_to_string(path)?;
            }
        }
        Ok(())
    }
    let mut text = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut text)?;
    Ok(text)
}

/// What stands after each `start`, up to one of `ends`.
fn between(text: &str, start: &str, ends: &[char]) -> Names {
    text.split(start).skip(1).filter_map(|after| Some(after[..after.find(ends)?].to_owned())).collect()
}

fn quoted(call: &str) -> Option<String> {
    call.split('"').nth(1).map(str::to_owned)
}
