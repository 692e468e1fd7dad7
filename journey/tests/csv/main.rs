//! Tables as text: what is read of a CRM's export, and deals there and back.

mod deals;
mod decoding;
mod exports;
mod safety;
mod support;
mod tables;
