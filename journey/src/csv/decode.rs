//! Bytes to text. Which of four encodings it is shows in the bytes; what else there is gets a word.

use super::error::CsvError;

/// The longest file that is read, in bytes.
pub const MAX_BYTES: usize = 32 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    /// The label by which browsers know it.
    pub const fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// The text, without a byte order mark, and how it was encoded.
///
/// # Errors
/// A workbook, no text, or too much of it.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), CsvError> {
    if bytes.len() > MAX_BYTES {
        return Err(CsvError::TooLarge);
    }
    if is_workbook(bytes) {
        return Err(CsvError::Workbook);
    }
    let encoding = detect(bytes);
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Encoding::Windows1252 => Some(bytes.iter().copied().map(windows_1252).collect()),
    };
    let text = text.filter(|text| text.chars().all(is_text)).ok_or(CsvError::Encoding)?;
    Ok((text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned), encoding))
}

/// By the byte order mark; without one by the zeros that plain letters have in UTF-16, and by what UTF-8 allows.
pub fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let start = bytes.get(..bytes.len().min(400)).unwrap_or(bytes);
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 4 > start.len() && even == 0 {
        Encoding::Utf16Le
    } else if even * 4 > start.len() && odd == 0 {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// Zip, as in .xlsx and .ods, or the compound file of .xls.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// No control characters but those between lines and cells.
fn is_text(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r') || !letter.is_control()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let pairs = bytes.chunks(2).map(|pair| <[u8; 2]>::try_from(pair).ok().map(unit));
    let units: Option<Vec<u16>> = pairs.collect();
    String::from_utf16(&units?).ok()
}

/// Unicode's own table; the five bytes without a letter become the control characters that `is_text` refuses.
fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| FROM_80.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}
