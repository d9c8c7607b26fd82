//! Openings and their candidates.

use model::id::{CandidateId, OpeningId, SetId, SetVersionId};
use model::level::LevelKey;
use model::time::{Day, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::home::InterviewRow;

/// An opening in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpeningRow {
    /// Its id.
    pub id: OpeningId,
    /// The job's title.
    pub title: String,
    /// The level's name.
    pub level_name: String,
    /// Its candidates.
    pub candidates: u32,
    /// Interviews closed or sealed.
    pub held: u32,
    /// All interviews.
    pub interviews: u32,
    /// When its candidates' identity is to be erased.
    pub retention: Option<Day>,
    /// No longer hired for.
    pub archived: bool,
    /// Part of the worked example.
    pub example: bool,
}

/// A set that an opening uses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpeningSet {
    /// The set.
    pub id: SetId,
    /// Its title.
    pub title: String,
    /// Its newest published version, if any.
    pub version_id: Option<SetVersionId>,
    /// Its number.
    pub version: Option<u32>,
}

/// A candidate with their interviews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CandidateRow {
    /// Its id.
    pub id: CandidateId,
    /// The person's name.
    pub name: String,
    /// The neutral code.
    pub code: String,
    /// How to reach them; may be empty.
    pub contact: String,
    /// In the order they are or were held.
    pub interviews: Vec<InterviewRow>,
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpeningView {
    /// Its id.
    pub id: OpeningId,
    /// The job's title.
    pub title: String,
    /// The level's key.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// When its candidates' identity is to be erased.
    pub retention: Option<Day>,
    /// No longer hired for.
    pub archived: bool,
    /// Part of the worked example.
    pub example: bool,
    /// Its question sets.
    pub sets: Vec<OpeningSet>,
    /// Its candidates by name.
    pub candidates: Vec<CandidateRow>,
}

/// What a person says of an opening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpeningForm {
    /// The job's title.
    pub title: String,
    /// The level's key.
    pub level: LevelKey,
    /// Its question sets.
    pub sets: Vec<SetId>,
    /// When its candidates' identity is to be erased.
    pub retention: Option<Day>,
}

/// What a person says when planning an interview; opening and candidate may be new.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Plan {
    /// An opening there is; none makes one from `opening_title` with the set's level.
    pub opening: Option<OpeningId>,
    /// The new opening's title.
    pub opening_title: String,
    /// A candidate there is; none makes one from `candidate_name`.
    pub candidate: Option<CandidateId>,
    /// The new candidate's name.
    pub candidate_name: String,
    /// How to reach the new candidate; may be empty.
    pub candidate_contact: String,
    /// The question set; its newest published version is taken.
    pub set: SetId,
    /// Who asks.
    pub interviewer: String,
    /// When it is to begin.
    pub planned: Option<Timestamp>,
}
