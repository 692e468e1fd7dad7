//! Puts what paints the first screen into the loader: the page waits for one file.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::budgets::LANGUAGES;
use crate::error::{Error, at};
use crate::workspace;

/// Where it goes in `embed/lockstep.js`.
const PLACE: &str = "const FIRST = undefined;\n";
/// The style sheets that the questions and a look at the answers need.
pub const SHEETS: [&str; 6] = ["tokens", "base", "controls", "bar", "question", "review"];

/// The loader with the first screen in it.
pub fn into(loader: &str, folder: &Path) -> Result<String, Error> {
    let embed = workspace::root().join("embed");
    let mut screens = Map::new();
    for language in LANGUAGES {
        let path = embed.join(format!("first/{language}.json"));
        let screen = serde_json::from_str(&read(&path)?).map_err(|why| at(&path)(why.into()))?;
        screens.insert(language.to_owned(), screen);
    }
    let mut sheets = Map::new();
    for name in SHEETS {
        let sheet = read(&folder.join(format!("styles/{name}.css")))?;
        sheets.insert(name.to_owned(), Value::String(sheet.trim_end().to_owned()));
    }
    let [tells, paints] = [read(&embed.join("notice.js"))?, read(&embed.join("first.js"))?];
    let joined =
        format!("const SCREENS = {};\nconst SHEETS = {};\n{tells}{paints}", Value::Object(screens), json!(sheets));
    match loader.split_once(PLACE) {
        Some((before, after)) => Ok([before, &joined, after].concat()),
        None => Err(Error::Usage("embed/lockstep.js has no place for first.js".to_owned())),
    }
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(at(path))
}
