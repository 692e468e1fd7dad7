//! The widget: shows the engine's questions and assessment inside the element that `embed/lockstep.js` defines.
//!
//! `app` decides, `prose` and `screens` say and show, `host` alone touches the browser; `tree` is
//! what crosses to the script.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

/// Half of the standard library's allocator in size, and faster.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub mod app;
pub mod buyer;
mod host;
mod markup;
pub mod prose;
mod screens;
pub mod shelf;
pub mod tree;
pub mod words;
