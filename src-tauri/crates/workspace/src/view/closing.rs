//! Closing an interview: what is still open, the computed result, the texts and the decision.

use model::decision::Decision;
use model::fidelity::Fidelity;
use model::id::AnswerId;
use model::score::Score;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::interview::InterviewView;

/// What a person writes when closing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClosingTexts {
    /// What spoke for the candidate.
    pub strengths: String,
    /// What spoke against.
    pub concerns: String,
    /// In a few sentences.
    pub summary: String,
}

/// The closing screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Closing {
    /// The interview with all its answers.
    pub interview: InterviewView,
    /// Asked, and neither rated nor marked as not assessed.
    pub unrated: Vec<AnswerId>,
    /// Rated without a quote or a behaviour noted.
    pub unsupported: Vec<AnswerId>,
    /// The computed result; its `overall` and `proposal` are none while `unrated` has entries.
    pub score: Score,
    /// Overall as shown ("3.4"), or the reason why there is none.
    pub result: String,
    /// How closely the structure was kept.
    pub fidelity: Fidelity,
    /// What was written.
    pub texts: ClosingTexts,
    /// What was decided.
    pub decision: Option<Decision>,
    /// Why it differs from the proposal.
    pub decision_reason: String,
    /// Marked words in the texts and the reason that nobody has taken out or confirmed, each once.
    pub marked_words: Vec<String>,
    /// What must be done before the scorecard can be exported, each a sentence; empty when nothing.
    pub before_export: Vec<String>,
}
