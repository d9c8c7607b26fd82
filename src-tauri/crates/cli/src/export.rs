//! `export`: questions, a question set, or an interview's scorecard, by the file's ending.

use std::io::Write;
use std::path::{Path, PathBuf};

use model::id::{InterviewId, SetId};
use workspace::Workspace;
use workspace::view::home::InterviewRow;
use workspace::view::import::QuestionFormat;
use workspace::view::set::SetRow;

use crate::verbs::Failure;

/// Writes questions that fit a query, or all of them.
pub fn questions(workspace: &Workspace, query: String, output: &Path, guard: bool) -> Result<(), Failure> {
    let format = format(output)?;
    write(output, format.write(&workspace.export_questions(query)?, guard).as_bytes())
}

/// Writes a question set's draft with its questions.
pub fn set(workspace: &Workspace, name: &str, output: &Path, guard: bool) -> Result<(), Failure> {
    let format = format(output)?;
    let id = find_set(&workspace.sets()?, name)?;
    write(output, format.write(&workspace.export_set(id)?, guard).as_bytes())
}

fn format(output: &Path) -> Result<QuestionFormat, Failure> {
    QuestionFormat::of_ending(&ending(output))
        .ok_or_else(|| Failure::Ending(output.to_owned(), ".yaml, .json, .md, .csv or .txt"))
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// Writes an interview's scorecard.
pub fn scorecard(
    workspace: &Workspace,
    name: &str,
    output: &PathBuf,
    blind: bool,
    options: &report::Options,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let id = find_interview(&workspace.interviews()?, name)?;
    let full = workspace.settled_scorecard(id)?;
    let hash = full.hash();
    let card = if blind { full.blind() } else { full };
    let (bytes, remark) = match ending(output).as_str() {
        "pdf" => {
            let export = report::pdf(&card, &hash, options, &report::Fonts::bundled())?;
            let remark = export.warning().unwrap_or_default();
            (export.bytes, remark)
        }
        "json" => (report::json(&card, &hash).into_bytes(), String::new()),
        "md" => (report::markdown(&card, &hash, options).into_bytes(), String::new()),
        _ => return Err(Failure::Ending(output.to_owned(), ".pdf, .json or .md")),
    };
    write(output, &bytes)?;
    if !remark.is_empty() {
        writeln!(out, "{remark}")?;
    }
    Ok(())
}

fn write(output: &Path, bytes: &[u8]) -> Result<(), Failure> {
    report::file::write(output, bytes).map_err(|source| Failure::Write { path: output.to_owned(), source })
}

/// A set by its title, its id, or the beginning of its id.
fn find_set(rows: &[SetRow], name: &str) -> Result<SetId, Failure> {
    let wanted = name.trim().to_lowercase();
    let titled: Vec<&SetRow> = rows.iter().filter(|r| r.title.to_lowercase() == wanted).collect();
    let by_id = |r: &&SetRow| !wanted.is_empty() && r.id.to_string().starts_with(&wanted);
    let found = if titled.is_empty() { rows.iter().filter(by_id).collect() } else { titled };
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => {
            let titles: Vec<&str> = rows.iter().map(|r| r.title.as_str()).collect();
            Err(Failure::Name(format!(
                "There is no question set \u{201c}{name}\u{201d}; there are {}.",
                titles.join(", ")
            )))
        }
        several => {
            let ids: Vec<String> = several.iter().map(|r| r.id.to_string()).collect();
            Err(Failure::Name(format!(
                "{} question sets are called \u{201c}{name}\u{201d}; name one by its id: {}.",
                several.len(),
                ids.join(", ")
            )))
        }
    }
}

/// An interview by its id, the beginning of its id, or the candidate's code.
fn find_interview(rows: &[InterviewRow], name: &str) -> Result<InterviewId, Failure> {
    let wanted = name.to_lowercase();
    let found: Vec<&InterviewRow> = rows
        .iter()
        .filter(|r| {
            !wanted.is_empty()
                && (r.id.to_string().starts_with(&wanted) || r.candidate_code.to_lowercase() == wanted)
        })
        .collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => Err(Failure::Name(format!(
            "There is no interview \u{201c}{name}\u{201d}; `evenhand-cli interviews` lists them."
        ))),
        several => Err(Failure::Name(format!(
            "\u{201c}{name}\u{201d} could be any of {} interviews; give more of the id that `evenhand-cli interviews` lists.",
            several.len()
        ))),
    }
}
