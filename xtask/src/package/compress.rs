//! Compresses files as a server would send them: Brotli 11 and gzip 9.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::integrity;
use crate::error::{Error, at};
use crate::workspace;

/// Whoever runs the site changes it; a server would go on with the list of embedders that is compressed.
const CHANGED_BY_HAND: &str = "frame.html";

/// Leaves `FILE.br` and `FILE.gz` beside each file.
pub fn beside(folder: &Path, files: &[String]) -> Result<(), Error> {
    let halves = files.split_at(files.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| all(folder, halves.1));
        let first = all(folder, halves.0);
        first.and(other.join().unwrap_or_else(|_| Err(Error::Usage("compressing stopped".to_owned()))))
    })
}

fn all(folder: &Path, files: &[String]) -> Result<(), Error> {
    for file in files.iter().filter(|file| *file != CHANGED_BY_HAND) {
        let path = folder.join(file);
        let content = fs::read(&path).map_err(at(&path))?;
        for (ending, compress) in [("br", brotli as fn(&[u8]) -> io::Result<Vec<u8>>), ("gz", gzip)] {
            let packed = kept(&content, ending, compress).map_err(at(&path))?;
            let beside = folder.join(format!("{file}.{ending}"));
            fs::write(&beside, packed).map_err(at(beside))?;
        }
    }
    Ok(())
}

/// From an earlier build where the content is the same: most of it is, and Brotli takes seconds.
fn kept(content: &[u8], ending: &str, compress: fn(&[u8]) -> io::Result<Vec<u8>>) -> io::Result<Vec<u8>> {
    let folder = workspace::root().join("target/compressed");
    let place = folder.join(format!("{}.{ending}", integrity::name(content)));
    if let Ok(packed) = fs::read(&place) {
        return Ok(packed);
    }
    let packed = compress(content)?;
    fs::create_dir_all(&folder)?;
    // Whole or not at all: another build may look at the same moment.
    let beside = place.with_extension(format!("{ending}-{}", std::process::id()));
    fs::write(&beside, &packed)?;
    fs::rename(beside, place)?;
    Ok(packed)
}

pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_beats_gzip_beats_raw_on_text() -> io::Result<()> {
        let text = "Where is this customer really, and why is the deal stuck? ".repeat(20);
        let (gzip, brotli) = (gzip(text.as_bytes())?.len(), brotli(text.as_bytes())?.len());
        assert!(brotli < gzip && gzip < text.len(), "{brotli} {gzip}");
        Ok(())
    }
}
