//! Each verb: the workspace's answer, put on paper or on standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use model::id::InterviewId;
use model::time::Timestamp;
use serde::Serialize;
use thiserror::Error;
use workspace::view::settings::PaperSize;
use workspace::{Checked, Workspace};

use crate::arguments::{Arguments, Paper, Verb};
use crate::import::{self, Request};
use crate::plain::{Plain, shown};
use crate::{backups, export, lint};

/// Why a request could not be done; each message is a whole sentence.
#[derive(Debug, Error)]
pub enum Failure {
    /// The workspace said no.
    #[error(transparent)]
    Workspace(#[from] workspace::Error),
    /// The scorecard could not be made.
    #[error(transparent)]
    Report(#[from] report::Error),
    /// Nothing, or more than one thing, is called that.
    #[error("{0}")]
    Name(String),
    /// No file could be read.
    #[error("{0}")]
    Unread(String),
    /// Errors were found; they are printed above.
    #[error("There {} to fix; fix {} and lint again.", if *.0 == 1 { "is 1 error".to_owned() } else { format!("are {} errors", .0) }, if *.0 == 1 { "it" } else { "them" })]
    Lint(usize),
    /// An ending that is none of ours.
    #[error("{} does not end in {}; choose one of these.", .0.display(), .1)]
    Ending(PathBuf, &'static str),
    /// The file could not be written.
    #[error("{} could not be written ({source}); choose another folder or make room.", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Damage was found; it is printed above.
    #[error(
        "The workspace is damaged in {}. Keep the file, and open a backup, or rescue what can be read with `evenhand-cli check --repair NEWFILE`.",
        if *.0 == 1 { "1 place".to_owned() } else { format!("{} places", .0) }
    )]
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
    let out = &mut Plain(io::stdout().lock());
    let open = || Workspace::open_existing(&path, Box::new(Timestamp::now));
    // What only reads works beside a window, and changes nothing in the file.
    let read = || Workspace::open_to_read(&path, Box::new(Timestamp::now));
    match arguments.verb {
        Verb::Demo => demo(&path, out),
        Verb::Import { paths, dry_run, json, level, set } => {
            let request = Request { paths, json, level, set };
            if dry_run { import::show(request, out) } else { import::store(&mut open()?, request, out) }
        }
        Verb::Lint { files, bank } => lint::run(&files, bank, out),
        Verb::Search { query, json, limit } => search(&read()?, &query.join(" "), json, limit, out),
        Verb::Interviews { json } => interviews(&read()?, json, out),
        Verb::Export { what, output, query, raw_formulas, blind, paper, summary, guide, without_notes } => {
            let workspace = read()?;
            match what.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                ["questions"] => {
                    export::questions(&workspace, query.unwrap_or_default(), &output, !raw_formulas)
                }
                ["set", name] => export::set(&workspace, name, &output, !raw_formulas),
                [interview] => {
                    let paper = paper_of(&workspace, paper)?;
                    let options =
                        report::Options { paper, guide, notes: !without_notes, summary_only: summary };
                    export::scorecard(&workspace, interview, &output, blind, &options, out)
                }
                _ => Err(Failure::Name(
                    "Only a question set is exported by two words; write `export set NAME -o FILE`."
                        .to_owned(),
                )),
            }
        }
        Verb::Backups { json } => backups::list(&path, json, out),
        Verb::Backup { output } => backups::make(&path, output, out),
        Verb::Restore { backup, preview } => backups::restore(&path, &backup, preview, out),
        Verb::Licenses => Ok(write!(out, "{}", licenses::notices())?),
        Verb::Check { repair: None } => check(&path, out),
        Verb::Check { repair: Some(to) } => repair(&path, &to, out),
    }
}

/// The paper asked for, else the one in the settings.
fn paper_of(workspace: &Workspace, asked: Option<Paper>) -> Result<report::Paper, Failure> {
    Ok(match asked {
        Some(Paper::A4) => report::Paper::A4,
        Some(Paper::Letter) => report::Paper::Letter,
        None => match workspace.settings()?.paper {
            PaperSize::A4 => report::Paper::A4,
            PaperSize::Letter => report::Paper::Letter,
        },
    })
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
            eprintln!("{}", shown(problem));
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
    end: model::facts::End,
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
                end: r.end,
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
        let end = if r.end.as_planned() { String::new() } else { format!(", {}", r.end.label()) };
        writeln!(
            out,
            "{}  {:8}  {} {} - {} ({}){end}",
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

fn check(path: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let Checked { damage, remark } = workspace::check_file(path, Box::new(Timestamp::now))?;
    for place in &damage {
        writeln!(out, "{place}")?;
    }
    if !remark.is_empty() {
        writeln!(out, "{remark}")?;
    }
    if !damage.is_empty() {
        return Err(Failure::Damaged(damage.len()));
    }
    writeln!(out, "No damage found.")?;
    Ok(())
}

fn repair(path: &Path, to: &Path, out: &mut impl Write) -> Result<(), Failure> {
    for line in workspace::salvage(path, to)?.lines() {
        writeln!(out, "{line}")?;
    }
    writeln!(
        out,
        "What can be read of {} is in {}. Check that file, then use it.",
        path.display(),
        to.display()
    )?;
    Ok(())
}

/// Prints a value as indented JSON.
pub fn print_json(value: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}
