//! What happened to one question in one interview: whether it was asked, what was heard, how it was rated.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::id::NoteId;

/// 1 to 5. "None" is the absence of a rating, never a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "1 | 2 | 3 | 4 | 5")]
pub struct Rating(u8);

/// A rating outside 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0} is not a rating; give 1, 2, 3, 4 or 5, or clear it.")]
pub struct NotARating(pub u8);

impl Rating {
    /// # Errors
    /// Anything but 1 to 5.
    pub fn new(value: u8) -> Result<Self, NotARating> {
        if (1..=5).contains(&value) { Ok(Self(value)) } else { Err(NotARating(value)) }
    }

    /// 1 to 5.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Rating {
    type Error = NotARating;
    fn try_from(value: u8) -> Result<Self, NotARating> {
        Self::new(value)
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Not reached.
    NotAsked,
    /// Left out on purpose; carries a reason.
    Skipped,
    /// Asked, and the candidate had no answer. It can be rated.
    NoAnswer,
    /// Asked and answered (the state of every opened question unless said otherwise).
    Answered,
}

impl Outcome {
    /// True once the candidate heard it.
    #[must_use]
    pub fn asked(self) -> bool {
        matches!(self, Self::NoAnswer | Self::Answered)
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::Skipped => "skipped",
            Self::NoAnswer => "asked, no answer",
            Self::Answered => "answered",
        }
    }
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// The candidate's own words.
    Quote,
    /// What the candidate did.
    Behaviour,
    /// What it seemed like.
    Impression,
    /// Anything else.
    Remark,
}

impl NoteKind {
    /// Quotes and behaviour are evidence; impressions and remarks are not.
    #[must_use]
    pub fn evidence(self) -> bool {
        matches!(self, Self::Quote | Self::Behaviour)
    }

    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Behaviour => "behaviour",
            Self::Impression => "impression",
            Self::Remark => "remark",
        }
    }
}

/// A line typed during an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// What it is.
    pub kind: NoteKind,
    /// What was typed.
    pub text: String,
    /// Seconds on the interview's clock when it was begun.
    pub at_seconds: u32,
}
