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

impl From<workspace::Error> for Failure {
    #[allow(clippy::print_stderr, reason = "the only log there is: nothing leaves the machine")]
    fn from(error: workspace::Error) -> Self {
        let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(&error);
        while let Some(inner) = cause {
            eprintln!("{error} <- {inner}");
            cause = inner.source();
        }
        Self { code: error.code().to_owned(), message: error.to_string() }
    }
}

impl From<report::Error> for Failure {
    fn from(error: report::Error) -> Self {
        Self { code: "export".to_owned(), message: error.to_string() }
    }
}

impl Failure {
    /// A file that could not be written.
    #[must_use]
    pub fn writing(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self {
            code: "export".to_owned(),
            message: format!(
                "{} could not be written ({error}); choose another folder or make room.",
                path.display()
            ),
        }
    }
}
