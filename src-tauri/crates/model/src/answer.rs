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
    /// Asked, and the candidate had no answer. It can be rated and need not be.
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

/// How one question stands in one interview, where interviews are set side by side: its rating, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "is", content = "rating")]
pub enum Standing {
    /// Asked and rated.
    Rated(Rating),
    /// Asked, and nobody has rated it.
    Unrated,
    /// Asked; the candidate had no answer, and nobody rated that.
    NoAnswer,
    /// Asked, and the interviewer said that it cannot be rated.
    NotAssessed,
    /// Left out on purpose.
    Skipped,
    /// Not reached.
    NotAsked,
    /// The version of the set that was used does not hold it.
    NotInSet,
}

impl Standing {
    /// Of a question that the set holds.
    #[must_use]
    pub fn of(outcome: Outcome, rating: Option<Rating>, not_assessed: bool) -> Self {
        match (outcome, rating) {
            (Outcome::NotAsked, _) => Self::NotAsked,
            (Outcome::Skipped, _) => Self::Skipped,
            (_, Some(rating)) => Self::Rated(rating),
            (_, None) if not_assessed => Self::NotAssessed,
            (Outcome::NoAnswer, None) => Self::NoAnswer,
            (Outcome::Answered, None) => Self::Unrated,
        }
    }

    /// The candidate heard it.
    #[must_use]
    pub fn asked(self) -> bool {
        matches!(self, Self::Rated(_) | Self::Unrated | Self::NoAnswer | Self::NotAssessed)
    }

    /// The rating as a digit, or in words why there is none.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Rated(rating) => return rating.get().to_string(),
            Self::Unrated => "asked, unrated",
            Self::NoAnswer => "asked, no answer",
            Self::NotAssessed => "not assessed",
            Self::Skipped => "skipped",
            Self::NotAsked => "not asked",
            Self::NotInSet => "not in this version",
        }
        .to_owned()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_is_told_from_what_was_asked_and_not_rated() {
        let four = Rating::new(4).ok();
        let of = |outcome, rating, not_assessed| Standing::of(outcome, rating, not_assessed).label();
        assert_eq!(of(Outcome::Answered, four, false), "4");
        assert_eq!(of(Outcome::Answered, None, false), "asked, unrated");
        assert_eq!(
            of(Outcome::NoAnswer, None, false),
            "asked, no answer",
            "no answer is a finding, not a gap"
        );
        assert_eq!(of(Outcome::NoAnswer, four, false), "4", "it can be rated all the same");
        assert_eq!(of(Outcome::Answered, None, true), "not assessed");
        assert_eq!(of(Outcome::Skipped, None, false), "skipped");
        assert_eq!(of(Outcome::NotAsked, None, false), "not asked");
        assert_eq!(of(Outcome::NotAsked, four, true), "not asked", "what nobody heard has no rating to show");
    }
}
