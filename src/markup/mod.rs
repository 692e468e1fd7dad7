//! What views are written with: `html!`, and the values that may stand in it.
//!
//! Yew's macro of this name spells each element out in code, which made most of the Wasm. This one leaves a text for each
//! view, and `draw` reads it. What it gives is Yew's own tree.

mod draw;
pub mod slot;
#[cfg(test)]
mod tests;

pub use draw::draw;
pub use lockstep_markup::html;

/// Names of classes for an element; empty ones are left out.
pub fn classes(names: &[&str]) -> String {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    all
}
