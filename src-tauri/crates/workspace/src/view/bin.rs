//! The bin: what was removed and can be restored, and what a removal would take along.

use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What can be removed into the bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BinKind {
    /// An interview with its notes and ratings.
    Interview,
    /// A candidate with their interviews.
    Candidate,
}

/// Something in the bin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BinRow {
    /// What it is.
    pub kind: BinKind,
    /// Its id.
    pub id: String,
    /// The candidate's name.
    pub title: String,
    /// The opening; for an interview also its question set and its state ("Backend engineer, Python, closed").
    pub detail: String,
    /// When it was removed.
    pub removed: Timestamp,
    /// When it goes for good.
    pub until: Timestamp,
    /// Interviews that come back with it: 1 for an interview.
    pub interviews: u32,
}

/// What removing something takes along, for the question before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Removal {
    /// The candidate's name.
    pub candidate_name: String,
    /// Interviews, in any state.
    pub interviews: u32,
    /// Notes in them.
    pub notes: u32,
    /// Interviews with a decision.
    pub decided: u32,
    /// Sealed interviews. They cannot be removed, so neither can a candidate who has one.
    pub sealed: u32,
    /// How long it stays in the bin, if it is removed now.
    pub until: Timestamp,
}
