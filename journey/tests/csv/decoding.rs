//! Bytes of files: encodings, and what is no text.

use lockstep_journey::csv::CsvError;
use lockstep_journey::csv::decode::{Encoding, MAX_BYTES, decode};

const TEXT: &str = "Größe;€ 5\r\nÀ–z;“x”\r\n";

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_four_encodings_are_told_apart() {
    let marked = format!("\u{feff}{TEXT}");
    let files = [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        (marked.as_bytes().to_vec(), Encoding::Utf8),
        (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be),
        (utf16(&marked, u16::to_be_bytes), Encoding::Utf16Be),
        (b"Gr\xf6\xdfe;\x80 5\r\n\xc0\x96z;\x93x\x94\r\n".to_vec(), Encoding::Windows1252),
    ];
    for (bytes, encoding) in files {
        assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)));
    }
    assert_eq!(decode(b"plain"), Ok(("plain".to_owned(), Encoding::Utf8)));
    assert_eq!(decode(b""), Ok((String::new(), Encoding::Utf8)));
}

#[test]
fn what_is_no_text_gets_a_word() {
    assert_eq!(decode(b"PK\x03\x04rest"), Err(CsvError::Workbook));
    assert_eq!(decode(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), Err(CsvError::Workbook));
    assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1]), Err(CsvError::TooLarge));
    for bytes in [
        &b"\x89PNG\r\n\x1a\n\x00\x00"[..],
        b"name\x00stage",
        b"\xef\xbb\xbfbroken \xff",
        b"\xff\xfea\x00b",
        b"\xff\xfe\x00\xd8a\x00",
        b"Gr\x81\x8d",
    ] {
        let error = decode(bytes).unwrap_err();
        assert_eq!((error.code(), &error), ("csv-encoding", &CsvError::Encoding), "{bytes:?}");
    }
}
