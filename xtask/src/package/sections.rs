//! What a Wasm module carries beside its code, by name.

/// The module without the custom sections whose names begin so; nothing where it is no module.
pub fn without(module: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    const CUSTOM: u8 = 0;
    let (header, mut left) = module.split_at_checked(8)?;
    let mut kept = header.to_vec();
    while let Some((kind, after)) = left.split_first() {
        let (length, body) = number(after)?;
        let (body, next) = body.split_at_checked(length)?;
        let named = || {
            let (length, name) = number(body)?;
            Some(names.iter().any(|start| name.get(..length).is_some_and(|name| name.starts_with(start.as_bytes()))))
        };
        if *kind != CUSTOM || !named()? {
            kept.extend(&left[..left.len() - next.len()]);
        }
        left = next;
    }
    Some(kept)
}

/// The number at the front, seven bits a byte, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (bytes, after) = bytes.split_at_checked(end + 1)?;
    Some((bytes.iter().rev().fold(0, |number, byte| (number << 7) | usize::from(byte & 0x7f)), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x01\0\0\x04\x03abc\0\x05\x04name\0\x86\0\x03abd..";

    #[test]
    fn only_sections_of_that_name_go() {
        assert_eq!(without(MODULE, &["x"]).as_deref(), Some(MODULE));
        let left = b"\0asm\x01\0\0\0\x01\x01\0\0\x05\x04name";
        assert_eq!(without(MODULE, &["ab"]).as_deref(), Some(&left[..]));
    }

    #[test]
    fn what_ends_too_early_is_no_module() {
        for end in [4, 9, MODULE.len() - 1] {
            assert_eq!(without(&MODULE[..end], &["ab"]), None, "{end}");
        }
    }
}
