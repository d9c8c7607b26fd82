//! The workspace file and the product's verbs on it: the only crate that knows SQLite. Every write is one
//! transaction and one undo step, and returns what it touched.

mod changes;
pub mod view;

pub use changes::{Changes, History, Noun};
