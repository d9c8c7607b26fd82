//! An opening's candidates beside each other, question by question, on what they had in common.

use model::answer::Standing;
use model::decision::Decision;
use model::id::{InterviewId, OpeningId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One interview as a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Compared {
    /// The interview.
    pub interview: InterviewId,
    /// The code where the view is blind, else the name.
    pub label: String,
    /// Who asked.
    pub interviewer: String,
    /// The set version that was used.
    pub set_version: u32,
    /// None is not a no.
    pub decision: Option<Decision>,
    /// 1 to 5.
    pub overall: Option<f64>,
    /// 0 to 1.
    pub coverage: f64,
    /// Coverage is too low to rely on the result.
    pub incomplete: bool,
    /// Mean structure fidelity, 0 to 1.
    pub fidelity: Option<f64>,
    /// In the order of the table's competencies; none is not assessed.
    pub competencies: Vec<Option<f64>>,
}

/// One question as a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparedQuestion {
    /// The first line of its prompt.
    pub title: String,
    /// The competency's name.
    pub competency: String,
    /// Every candidate of the table was asked it.
    pub common: bool,
    /// In the order of the table's interviews.
    pub answers: Vec<Standing>,
}

/// The interviews of one question set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ComparisonTable {
    /// The set's title.
    pub set_title: String,
    /// The level's name.
    pub level_name: String,
    /// Competency names in the set's order.
    pub competencies: Vec<String>,
    /// Closed and sealed interviews, in the order of the candidates' codes: never by result.
    pub interviews: Vec<Compared>,
    /// Questions, in the set's order.
    pub questions: Vec<ComparedQuestion>,
    /// What is not comparable, each a sentence.
    pub remarks: Vec<String>,
}

/// The comparison of an opening.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// The opening.
    pub opening: OpeningId,
    /// Its title.
    pub opening_title: String,
    /// Codes stand for names.
    pub blind: bool,
    /// One table per question set; candidates are never ranked across sets.
    pub tables: Vec<ComparisonTable>,
    /// Interviews that are not closed yet.
    pub waiting: u32,
}
