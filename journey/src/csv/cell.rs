//! One cell as it is written: quoted by RFC 4180, and never a formula when a spreadsheet program opens it.
//!
//! A text that such a program would run gets an apostrophe in front, also after what another program may take for the
//! end of a cell. Numbers stay numbers. Reading takes the apostrophe away again.

/// Ends of cells for one program or another.
const ENDS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];
/// What begins a formula; the wide forms are read as the plain ones by some.
const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text, safe to be opened in a spreadsheet.
pub fn guard(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    for part in text.split_inclusive(ENDS) {
        if is_risky(rest, safe.is_empty()) {
            safe.push('\'');
        }
        safe.push_str(part);
        rest = rest.strip_prefix(part).unwrap_or_default();
    }
    safe
}

/// The text that [`guard`] was given.
pub fn unguard(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    for part in cell.split_inclusive(ENDS) {
        let bare = part.strip_prefix('\'').filter(|_| is_risky(rest, rest.len() == cell.len()));
        text.push_str(bare.unwrap_or(part));
        rest = rest.strip_prefix(part).unwrap_or_default();
    }
    text
}

/// Appends a cell, quoted where it has to be.
fn write(out: &mut String, text: &str) {
    let text = guard(text);
    let quoted = text.contains(ENDS) || text.contains('"') || text.trim() != text;
    if quoted {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// Appends a record.
pub(super) fn line(out: &mut String, cells: impl IntoIterator<Item = impl AsRef<str>>) {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(out, text.as_ref());
    }
    out.push_str("\r\n");
}

/// A table for people, with a byte order mark, by which spreadsheet programs know UTF-8.
pub fn table(records: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::from("\u{feff}");
    for record in records {
        line(&mut out, record);
    }
    out
}

/// Whether a program would run what begins here, whatever apostrophes it has in front. A number that goes on is none.
fn is_risky(rest: &str, first: bool) -> bool {
    let bare = rest.trim_start_matches('\'');
    if first && bare.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let whole = if first { bare } else { bare.split(['\n', '\r']).next().unwrap_or_default() };
    let whole = whole.trim_matches(' ');
    whole.starts_with(STARTS) && !is_number(whole)
}

/// Digits with a sign and the separators of any country, an exponent, a percent or a currency sign; nothing that calculates.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let text = text.strip_suffix(['%', '€', '$', '£']).unwrap_or(text).trim_end();
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let separated =
        |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '’' | ' ' | '\u{a0}' | '\u{202f}');
    let is_digit = |letter: char| letter.is_ascii_digit();
    digits.starts_with(is_digit)
        && digits.ends_with(is_digit)
        && digits.chars().all(separated)
        && !exponent.is_empty()
        && exponent.chars().all(is_digit)
}
