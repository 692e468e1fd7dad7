//! Numbers of a fixed length, without the standard library's machinery for every way to write one.

/// The number's last `length` digits, with zeros before it.
pub fn padded(number: u32, radix: u32, length: usize) -> String {
    let mut rest = number;
    let mut digits = Vec::new();
    for _ in 0..length {
        digits.push(char::from_digit(rest % radix, radix).unwrap_or('0'));
        rest /= radix;
    }
    let mut text = String::new();
    while let Some(digit) = digits.pop() {
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_standard_library_pads_them() {
        for number in [0, 7, 10, 99, 2026, 9999] {
            assert_eq!(padded(number, 10, 4), format!("{number:04}"));
        }
        for number in [0, 0xa, 0xdead_beef, u32::MAX] {
            assert_eq!(padded(number, 16, 8), format!("{number:08x}"));
        }
    }
}
