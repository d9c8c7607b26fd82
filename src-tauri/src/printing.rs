//! The window's comparison as the report prints it: the report knows nothing of the workspace's views.

use report::comparison::{Comparison, Question, Row};
use workspace::view::comparison::{self as view, ComparisonTable};

/// One printable table per question set.
#[must_use]
pub fn comparison(of: &view::Comparison) -> Vec<Comparison> {
    of.tables.iter().map(|table| one(&of.opening_title, table)).collect()
}

fn one(opening: &str, table: &ComparisonTable) -> Comparison {
    Comparison {
        opening: opening.to_owned(),
        set_title: table.set_title.clone(),
        set_version: table.interviews.iter().map(|i| i.set_version).max().unwrap_or(1),
        level_name: table.level_name.clone(),
        competencies: table.competencies.clone(),
        rows: table
            .interviews
            .iter()
            .map(|i| Row {
                label: i.label.clone(),
                decision: i.decision,
                overall: i.overall,
                coverage: i.coverage,
                fidelity: i.fidelity,
                competencies: i.competencies.clone(),
            })
            .collect(),
        questions: table
            .questions
            .iter()
            .filter(|q| q.common)
            .map(|q| Question {
                prompt: q.title.clone(),
                ratings: q.ratings.iter().map(|r| r.map(|r| r.get())).collect(),
            })
            .collect(),
        remarks: table.remarks.clone(),
    }
}
