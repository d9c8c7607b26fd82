//! What a command that could not be done says to the window. Built here once, where the chain of causes is logged.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failed command: the window shows `message` and may branch on `code`, never on the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// A code exists only where the window does something different.
    pub code: String,
    /// A whole sentence: what is wrong and what to do.
    pub message: String,
}
