//! Tables as text (RFC 4180): deals written and read back, and the exports of CRMs. No files and no bytes beyond
//! `decode`: a browser may decode by itself.

mod cell;
pub mod deals;
pub mod decode;
mod error;
pub mod export;
mod table;

pub use cell::{guard, table, unguard};
pub use error::CsvError;
pub use table::{Record, Table};
