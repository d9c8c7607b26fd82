//! The first screen: what is next and what is unfinished; and an interview as a row of any list.

use model::decision::Decision;
use model::facts::End;
use model::id::{CandidateId, InterviewId, OpeningId};
use model::interview::State;
use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An interview in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InterviewRow {
    /// Its id.
    pub id: InterviewId,
    /// Where it stands.
    pub state: State,
    /// Whom it is with.
    pub candidate: CandidateId,
    /// The candidate's name.
    pub candidate_name: String,
    /// The candidate's neutral code.
    pub candidate_code: String,
    /// The job.
    pub opening: OpeningId,
    /// The job's title.
    pub opening_title: String,
    /// The question set's title as published.
    pub set_title: String,
    /// The question set's version.
    pub set_version: u32,
    /// The level's name as published.
    pub level_name: String,
    /// The slot in minutes.
    pub minutes: u16,
    /// Who asks.
    pub interviewer: String,
    /// When it is to begin, if that is set.
    pub planned: Option<Timestamp>,
    /// When it began; none for one that never took place.
    pub started: Option<Timestamp>,
    /// How it ended; absent where it ended as planned.
    #[serde(default, skip_serializing_if = "End::as_planned")]
    #[ts(optional, as = "Option<End>")]
    pub end: End,
    /// The decision; none is not a no.
    pub decision: Option<Decision>,
    /// Overall score, 1 to 5; none until every asked question is rated or not assessed.
    pub overall: Option<f64>,
    /// Part of it cannot be read; what can be is shown. Absent where nothing is damaged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub damaged: bool,
}

/// Keeps a zero out of what crosses to the window.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn none(count: &u32) -> bool {
    *count == 0
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Home {
    /// Nobody has begun to work in this workspace, nor waved the welcome away.
    pub first_start: bool,
    /// The worked example is in the workspace.
    pub example: bool,
    /// Planned interviews, the next first; those without a time last. At most 20.
    pub next: Vec<InterviewRow>,
    /// Running and paused interviews, then closed ones that wait for a decision, the newest first.
    pub unfinished: Vec<InterviewRow>,
    /// Decided interviews, and those that a candidate withdrew from or missed, the newest first. At most 10.
    pub recent: Vec<InterviewRow>,
    /// Questions that are not archived.
    pub questions: u32,
    /// Question sets with a published version that are not archived.
    pub published_sets: u32,
    /// Openings that are not archived.
    pub openings: u32,
    /// Records that turned out to be damaged since the workspace was opened; absent where there is none.
    #[serde(default, skip_serializing_if = "none")]
    #[ts(optional, as = "Option<u32>")]
    pub damaged: u32,
}
