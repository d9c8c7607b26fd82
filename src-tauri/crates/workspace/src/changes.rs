//! What every write returns: which step it was and what it touched, so that screens know what to read again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of thing that screens show. A live query names those it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Noun {
    /// Rungs of the ladder.
    Level,
    /// Competencies.
    Competency,
    /// Questions and their versions.
    Question,
    /// Question sets, sections, items, published versions.
    Set,
    /// Openings.
    Opening,
    /// Candidates.
    Candidate,
    /// Interviews, their state, closing texts and decision.
    Interview,
    /// Answers, notes, ticks, ratings.
    Answer,
    /// Settings.
    Setting,
}

/// The result of a write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changes {
    /// The step's name as the menu shows it after "Undo ": "rate answer". Empty where it cannot be undone.
    pub op: String,
    /// What to read again.
    pub touched: Vec<Noun>,
    /// The id of the thing that was made, if one was.
    pub made: Option<String>,
    /// The undo step that this write is part of; none where it cannot be undone.
    pub step: Option<u32>,
    /// A sentence to show ("The interview with Ana is paused."), for what a person would not expect; mostly empty.
    pub news: String,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct History {
    /// The step that undo takes back ("rate answer"); none if there is none.
    pub undo: Option<String>,
    /// The step that redo repeats.
    pub redo: Option<String>,
    /// The number of the step that undo takes back. A step keeps its number when it is undone and redone.
    pub undo_step: Option<u32>,
    /// The number of the step that redo repeats.
    pub redo_step: Option<u32>,
}
