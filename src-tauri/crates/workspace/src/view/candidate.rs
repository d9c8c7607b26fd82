//! Candidates from files before they are stored, each beside whom the opening has already; and those who wait.

use model::id::OpeningId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody to become a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// The person's name.
    pub name: String,
    /// How to reach them; may be empty.
    pub contact: String,
}

/// Somebody who was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRow {
    /// The person.
    pub person: Person,
    /// Why they may be there already ("the same name as C-7K2M"); none when they seem to be new.
    pub known: Option<String>,
}

/// A candidate for whom no interview is planned yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingCandidate {
    /// The job.
    pub opening: OpeningId,
    /// The job's title.
    pub opening_title: String,
    /// The person's name.
    pub name: String,
    /// The neutral code.
    pub code: String,
}

/// Everybody whom files hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidatePreview {
    /// In the order of the files.
    pub people: Vec<PersonRow>,
    /// Files that could not be read and entries that were left out, each a sentence.
    pub remarks: Vec<String>,
}
