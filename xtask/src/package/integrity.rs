//! Hashes by which a browser, or a person, can tell that a file is the released one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::json;
use sha2::{Digest, Sha384};

use super::parts;
use crate::error::{Error, at};

/// The SHA-384 of each file, as `integrity` attributes write it, by its path.
pub fn of(folder: &Path, files: &[String]) -> Result<BTreeMap<String, String>, Error> {
    let hash = |file: &String| {
        let path = folder.join(file);
        let content = fs::read(&path).map_err(at(path))?;
        Ok((file.clone(), format!("sha384-{}", base64(&Sha384::digest(content)))))
    };
    files.iter().map(hash).collect()
}

/// A name for a file's content, for use in a path.
pub fn name(content: &[u8]) -> String {
    Sha384::digest(content).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

pub fn listed(hashes: &BTreeMap<String, String>) -> String {
    format!("{:#}\n", json!(hashes))
}

/// What a page that pins the release's modules holds. The other files are fetched, and no page can pin what a script
/// fetches; `docs/embedding.md` says what that means.
pub fn snippet(hashes: &BTreeMap<String, String>) -> String {
    let of = |file: &str| hashes.get(file).cloned().unwrap_or_default();
    let files: Vec<_> = hashes.keys().cloned().collect();
    let modules: BTreeMap<_, _> = parts::modules(&files).map(|file| (format!("./lockstep/{file}"), of(file))).collect();
    format!(
        "\nFor pages that have the release in lockstep/ beside them:\n\n\
         <script type=\"importmap\">{}</script>\n\
         <script type=\"module\" src=\"lockstep/lockstep.js\" integrity=\"{}\"></script>\n\
         <lockstep-assessment></lockstep-assessment>\n",
        json!({ "integrity": modules }),
        of("lockstep.js"),
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0, |sum, place| sum << 8 | three.get(place).copied().map_or(0, u32::from));
        for place in 0..=three.len() {
            let digit = (number >> (18 - 6 * place)) & 63;
            text.extend(DIGITS.get(digit as usize).map(|&digit| char::from(digit)));
        }
        text.extend(std::iter::repeat_n('=', 3 - three.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_padded_as_the_standard_says() {
        let pairs =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{7ff}?", "378/")];
        for (plain, coded) in pairs {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
