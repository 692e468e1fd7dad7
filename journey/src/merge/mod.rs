//! One document in several copies that are edited apart and brought together: rows of fields, each value with the
//! write that made it. No clock and no randomness: who writes, and when, comes in.
//!
//! A value goes only if the other copy has seen the write that made it and no longer holds it. So nothing that one
//! copy does not know of is ever lost, and merging is commutative, associative and idempotent. What must not reach
//! everybody belongs into a document of its own: a copy that holds less than it has seen would take the rest away.

mod document;
mod dot;
pub mod order;
pub mod raw;
mod register;
mod row;

pub use document::{Dispute, Document, Writer};
pub use dot::{Dot, Replica, Vector};
pub use register::{Register, Version};
pub use row::Row;
