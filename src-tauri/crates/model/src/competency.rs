//! What questions give evidence of: the rows of a scorecard.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CompetencyId;

/// A competency ("Concurrency", "Ownership").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Competency {
    /// Its id; a scorecard groups by it.
    pub id: CompetencyId,
    /// Its name, unique in a workspace whatever the case of its letters.
    pub name: String,
}
