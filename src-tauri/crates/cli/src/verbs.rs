//! Each verb: the workspace's answer, put on paper or on standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use model::id::InterviewId;
use model::time::Timestamp;
use serde::Serialize;
use thiserror::Error;
use workspace::Workspace;
use workspace::view::home::InterviewRow;
use workspace::view::settings::PaperSize;

use crate::arguments::{Arguments, Paper, Verb};

/// Why a request could not be done; each message is a whole sentence.
#[derive(Debug, Error)]
pub enum Failure {
    /// The workspace said no.
    #[error(transparent)]
    Workspace(#[from] workspace::Error),
    /// The scorecard could not be made.
    #[error(transparent)]
    Report(#[from] report::Error),
    /// No interview, or more than one, is called that.
    #[error("{0}")]
    Interview(String),
    /// An ending that is none of ours.
    #[error("{} does not end in .pdf, .json or .md; choose one of these.", .0.display())]
    Ending(PathBuf),
    /// The file could not be written.
    #[error("{} could not be written ({source}); choose another folder or make room.", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Damage was found; it is printed above.
    #[error("The workspace is damaged in {0} places; restore a backup, or export what you need from it.")]
    Damaged(usize),
    /// Standard output is gone.
    #[error("The output could not be written: {0}.")]
    Output(#[from] io::Error),
}

/// Does what was typed.
///
/// # Errors
/// It could not be done.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let path = arguments.workspace.unwrap_or_else(workspace::default_path);
    let out = &mut io::stdout().lock();
    if let Verb::Demo = arguments.verb {
        return demo(&path, out);
    }
    let workspace = Workspace::open_existing(&path, Box::new(Timestamp::now))?;
    match arguments.verb {
        Verb::Demo => Ok(()),
        Verb::Search { query, json, limit } => search(&workspace, &query.join(" "), json, limit, out),
        Verb::Interviews { json } => interviews(&workspace, json, out),
        Verb::Export { interview, output, blind, paper, summary, guide, without_notes } => {
            let paper = match paper {
                Some(Paper::A4) => PaperSize::A4,
                Some(Paper::Letter) => PaperSize::Letter,
                None => workspace.settings()?.paper,
            };
            let paper = match paper {
                PaperSize::A4 => report::Paper::A4,
                PaperSize::Letter => report::Paper::Letter,
            };
            let options = report::Options { paper, guide, notes: !without_notes, summary_only: summary };
            export(&workspace, &interview, &output, blind, &options, out)
        }
        Verb::Check => check(&workspace, out),
    }
}

fn demo(path: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let mut workspace = Workspace::open(path, Box::new(Timestamp::now))?;
    if !workspace.home()?.example {
        workspace.load_example()?;
    }
    writeln!(out, "{} holds the worked example; `evenhand-cli interviews` lists it.", path.display())?;
    Ok(())
}

fn search(
    workspace: &Workspace,
    query: &str,
    json: bool,
    limit: u32,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let page = workspace.search_questions(query.to_owned(), 0, limit)?;
    if let Some(problem) = &page.problem {
        #[allow(clippy::print_stderr, reason = "a remark must not mix with the rows")]
        {
            eprintln!("{problem}");
        }
    }
    if json {
        return print_json(&page.rows, out);
    }
    for row in &page.rows {
        let levels: Vec<&str> = row.levels.iter().map(|l| l.0.as_str()).collect();
        writeln!(
            out,
            "{}  {} [{}; {}; {} min]",
            row.id,
            row.title,
            row.competency,
            levels.join(", "),
            row.minutes
        )?;
    }
    if (page.rows.len() as u32) < page.total {
        writeln!(out, "{} of {} found; --limit shows more.", page.rows.len(), page.total)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct ListedInterview<'a> {
    id: InterviewId,
    state: model::interview::State,
    candidate: &'a str,
    code: &'a str,
    set: &'a str,
    set_version: u32,
    opening: &'a str,
    decision: Option<model::decision::Decision>,
}

fn interviews(workspace: &Workspace, json: bool, out: &mut impl Write) -> Result<(), Failure> {
    let rows = workspace.interviews()?;
    if json {
        let listed: Vec<_> = rows
            .iter()
            .map(|r| ListedInterview {
                id: r.id,
                state: r.state,
                candidate: &r.candidate_name,
                code: &r.candidate_code,
                set: &r.set_title,
                set_version: r.set_version,
                opening: &r.opening_title,
                decision: r.decision,
            })
            .collect();
        return print_json(&listed, out);
    }
    for r in &rows {
        writeln!(
            out,
            "{}  {:8}  {} {} - {} ({})",
            r.id,
            r.state.label(),
            r.candidate_code,
            r.candidate_name,
            r.set_title,
            r.opening_title
        )?;
    }
    Ok(())
}

fn export(
    workspace: &Workspace,
    name: &str,
    output: &Path,
    blind: bool,
    options: &report::Options,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let id = find(&workspace.interviews()?, name)?;
    let full = workspace.scorecard(id, false)?;
    let hash = full.hash();
    let card = if blind { full.blind() } else { full };
    let ending = output.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let (bytes, remark) = match ending.as_str() {
        "pdf" => {
            let export = report::pdf(&card, &hash, options, &report::Fonts::bundled())?;
            let remark = export.warning().unwrap_or_default();
            (export.bytes, remark)
        }
        "json" => (report::json(&card, &hash).into_bytes(), String::new()),
        "md" => (report::markdown(&card, &hash, options).into_bytes(), String::new()),
        _ => return Err(Failure::Ending(output.to_owned())),
    };
    report::file::write(output, &bytes)
        .map_err(|source| Failure::Write { path: output.to_owned(), source })?;
    if !remark.is_empty() {
        writeln!(out, "{remark}")?;
    }
    Ok(())
}

/// An interview by its id, the beginning of its id, or the candidate's code.
fn find(rows: &[InterviewRow], name: &str) -> Result<InterviewId, Failure> {
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
        [] => Err(Failure::Interview(format!(
            "There is no interview \u{201c}{name}\u{201d}; `evenhand-cli interviews` lists them."
        ))),
        several => Err(Failure::Interview(format!(
            "\u{201c}{name}\u{201d} could be any of {} interviews; give more of the id that `evenhand-cli interviews` lists.",
            several.len()
        ))),
    }
}

fn check(workspace: &Workspace, out: &mut impl Write) -> Result<(), Failure> {
    let damage = workspace.check()?;
    for place in &damage {
        writeln!(out, "{place}")?;
    }
    if !damage.is_empty() {
        return Err(Failure::Damaged(damage.len()));
    }
    writeln!(out, "No damage found.")?;
    Ok(())
}

fn print_json(value: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
