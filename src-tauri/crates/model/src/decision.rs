//! What the interviewer decides, and what the thresholds propose. No decision is its own state and never means no.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The four decisions. Their absence means that nobody has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Do not hire, firmly.
    StrongNo,
    /// Do not hire.
    No,
    /// Hire.
    Yes,
    /// Hire, firmly.
    StrongYes,
}

impl Decision {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::StrongNo => "Strong no",
            Self::No => "No",
            Self::Yes => "Yes",
            Self::StrongYes => "Strong yes",
        }
    }
}

/// Overall scores at which the proposal changes, rising, on the 1-5 scale; fixed in the published set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Thresholds {
    /// Below: strong no.
    pub no: f64,
    /// Below (and not strong no): no.
    pub yes: f64,
    /// Below (and not no): yes; from here on: strong yes.
    pub strong_yes: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { no: 2.0, yes: 3.0, strong_yes: 4.2 }
    }
}

impl Thresholds {
    /// True when they rise and lie on the scale.
    #[must_use]
    pub fn sensible(&self) -> bool {
        1.0 <= self.no && self.no <= self.yes && self.yes <= self.strong_yes && self.strong_yes <= 5.0
    }

    /// What an overall score proposes.
    #[must_use]
    pub fn propose(&self, overall: f64) -> Decision {
        // Sums of thirds and the like fall short of the threshold they stand for by a few units in the last place.
        let reaches = |threshold: f64| overall > threshold - 1e-9;
        if reaches(self.strong_yes) {
            Decision::StrongYes
        } else if reaches(self.yes) {
            Decision::Yes
        } else if reaches(self.no) {
            Decision::No
        } else {
            Decision::StrongNo
        }
    }
}
