//! Order as a value of a row: a text that sorts between its neighbours', so that moving a row writes one field.

use super::dot::Replica;

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A text that sorts after `lower` and before `upper`, where they are given and in this order; otherwise after
/// `lower`. It ends with the replica's name, so that two who insert at one place do not write the same.
pub fn between(lower: Option<&str>, upper: Option<&str>, replica: &Replica) -> String {
    let lower = lower.unwrap_or("").as_bytes();
    let mut upper = upper.map(str::as_bytes).filter(|upper| lower < *upper);
    let mut text = String::new();
    let mut at = 0;
    loop {
        let low = lower.get(at).map_or(0, |byte| digit(*byte));
        // Nothing fits before a text that ends with the lowest digit; ours never do.
        upper = upper.filter(|upper| at < upper.len());
        let high = upper.map_or(DIGITS.len(), |upper| upper.get(at).map_or(0, |byte| digit(*byte)));
        if high > low + 1 {
            push(&mut text, (low + high) / 2);
            break;
        }
        push(&mut text, low);
        if high > low {
            // From here on everything sorts before the upper one.
            upper = None;
        }
        at += 1;
    }
    text.push_str(replica.as_str());
    // A text that ends with the lowest digit would leave no room before it.
    if text.ends_with('0') {
        text.push('1');
    }
    text
}

/// Other characters come from elsewhere and count as the nearest digit.
fn digit(byte: u8) -> usize {
    DIGITS.iter().rposition(|known| *known <= byte).unwrap_or(0)
}

fn push(text: &mut String, digit: usize) {
    text.push(DIGITS.get(digit).copied().map_or('0', char::from));
}
