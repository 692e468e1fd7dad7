//! The keys of the option group: digits choose, Enter goes on. They act only where they are listened to.

use yew::{Callback, KeyboardEvent};

use super::Link;
use crate::app::Message;

/// Digits 1 to 9 choose, without modifiers.
pub fn digits(link: &Link) -> Callback<KeyboardEvent> {
    let link = link.clone();
    Callback::from(move |event: KeyboardEvent| {
        if let Some(digit) = digit(&event) {
            event.prevent_default();
            link.emit(Message::PressedDigit(digit));
        }
    })
}

/// The heading takes focus when the question changes, so the keys work there too.
pub fn digits_and_enter(link: &Link) -> Callback<KeyboardEvent> {
    let digits = digits(link);
    let link = link.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !modified(&event) {
            event.prevent_default();
            link.emit(Message::PressedEnter);
        } else {
            digits.emit(event);
        }
    })
}

/// The position of the option that the key stands for, from 0.
fn digit(event: &KeyboardEvent) -> Option<usize> {
    let key = event.key();
    let digit: usize = key.parse().ok().filter(|_| key.len() == 1)?;
    if modified(event) { None } else { digit.checked_sub(1) }
}

fn modified(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}
