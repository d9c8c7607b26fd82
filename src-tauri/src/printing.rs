//! The window's comparison as the report prints it: the report knows nothing of the workspace's views.

use report::comparison::{Comparison, Question, Row};
use workspace::view::comparison::{self as view, ComparedQuestion, ComparisonTable};

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
                incomplete: i.incomplete,
                fidelity: i.fidelity,
                competencies: i.competencies.clone(),
            })
            .collect(),
        questions: table
            .questions
            .iter()
            .filter(|q| q.common)
            .map(|q| Question { prompt: q.title.clone(), answers: q.answers.clone() })
            .collect(),
        remarks: table.remarks.clone(),
    }
}

/// The comparison as CSV: for each question set a table of its own, a row for each interview. With `guard`, no cell can
/// be taken for a formula by a sheet program.
#[must_use]
pub fn comparison_csv(of: &view::Comparison, guard: bool) -> String {
    let number = |n: Option<f64>| n.map(|n| format!("{n:.2}")).unwrap_or_default();
    let tables = of.tables.iter().map(|table| {
        let fixed = [
            "question set",
            "version",
            "candidate",
            "interviewer",
            "decision",
            "overall",
            "coverage",
            "result",
            "fidelity",
        ];
        let head = fixed.into_iter().map(str::to_owned).chain(table.competencies.iter().cloned());
        let head: Vec<String> = head.chain(table.questions.iter().map(|q| q.title.clone())).collect();
        let rows = table.interviews.iter().enumerate().map(|(place, i)| {
            let decision = i.decision.map_or("No decision", |decision| decision.label());
            let answer = |q: &ComparedQuestion| q.answers.get(place).map(|s| s.label()).unwrap_or_default();
            let mut row = vec![
                table.set_title.clone(),
                i.set_version.to_string(),
                i.label.clone(),
                i.interviewer.clone(),
                decision.to_owned(),
                number(i.overall),
                number(Some(i.coverage)),
                if i.incomplete { "incomplete" } else { "complete" }.to_owned(),
                number(i.fidelity),
            ];
            row.extend(i.competencies.iter().map(|score| number(*score)));
            row.extend(table.questions.iter().map(answer));
            row
        });
        let rows = std::iter::once(head).chain(rows);
        rows.map(|row| row.iter().map(|cell| quoted(cell, guard)).collect::<Vec<_>>().join(",") + "\r\n")
            .collect::<String>()
    });
    tables.collect::<Vec<_>>().join("\r\n")
}

fn quoted(cell: &str, guard: bool) -> String {
    let risky = guard && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if risky { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
