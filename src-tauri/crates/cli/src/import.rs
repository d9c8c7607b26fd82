//! `import`: files in, drafts stored or only shown.

use std::io::Write;
use std::path::PathBuf;

use intake::{Draft, Options};
use model::level::{Level, LevelKey};
use model::question::{Anchors, propose_title, shown_title};
use serde::Serialize;
use workspace::view::import::{ImportDraft, Placing, Resemblance};
use workspace::{Read, Workspace, read_files};

use crate::verbs::{Failure, print_json};

/// What was asked for.
pub struct Request {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// One object instead of lines.
    pub json: bool,
    /// The level of questions whose file says none.
    pub level: Option<String>,
    /// The title of a draft set of them.
    pub set: Option<String>,
}

/// A file as it is printed.
#[derive(Serialize)]
struct File {
    file: String,
    format: Option<&'static str>,
    encoding: Option<String>,
    questions: Vec<Draft>,
    duplicates: usize,
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Everything that was read and stored.
#[derive(Serialize)]
struct Report {
    files: Vec<File>,
    #[serde(skip_serializing_if = "Option::is_none", flatten)]
    stored: Option<Stored>,
}

#[derive(Serialize)]
struct Stored {
    imported: usize,
    duplicates: usize,
    resembling: Vec<Likeness>,
    set: Option<String>,
    /// What could not be stored, in sentences.
    #[serde(skip_serializing_if = "String::is_empty")]
    left_out: String,
}

#[derive(Serialize)]
struct Likeness {
    prompt: String,
    question: String,
    title: String,
    likeness: f64,
}

/// Shows what the files hold, and touches nothing.
pub fn show(request: Request, out: &mut impl Write) -> Result<(), Failure> {
    let (read, failed) = read(&request.paths)?;
    let level = request.level.map(|typed| typed.trim().to_lowercase());
    let files: Vec<File> = read.iter().map(|file| printed(file, level.as_deref())).collect();
    if request.json {
        print_json(&Report { files, stored: None }, out)?;
    } else {
        lines(&files, out)?;
        for file in &files {
            for question in &file.questions {
                writeln!(out, "- {}", shown_title(&question.title, &question.prompt))?;
            }
        }
    }
    failed
}

/// Stores what the files hold as drafts.
pub fn store(workspace: &mut Workspace, request: Request, out: &mut impl Write) -> Result<(), Failure> {
    let level = request.level.map(|typed| rung(&workspace.levels()?, &typed)).transpose()?;
    let (read, failed) = read(&request.paths)?;
    let shown = level.as_ref().map(|level| level.0.as_str());
    let files: Vec<File> = read.iter().map(|file| printed(file, shown)).collect();
    let stored = put(workspace, read, level.as_ref(), request.set)?;
    if request.json {
        print_json(&Report { files, stored: Some(stored) }, out)?;
        return failed;
    }
    lines(&files, out)?;
    for like in &stored.resembling {
        writeln!(
            out,
            "\u{201c}{}\u{201d} reads like \u{201c}{}\u{201d} ({})",
            propose_title(&like.prompt),
            like.title,
            like.question
        )?;
    }
    if !stored.left_out.is_empty() {
        writeln!(out, "{}", stored.left_out)?;
    }
    let repeated = stored.duplicates + files.iter().map(|f| f.duplicates).sum::<usize>();
    writeln!(
        out,
        "{} stored as drafts; {} left out as repeated or known.",
        many(stored.imported),
        many(repeated)
    )?;
    failed
}

fn many(n: usize) -> String {
    if n == 1 { "1 question".to_owned() } else { format!("{n} questions") }
}

/// Reads everything; the second is what to end with.
fn read(paths: &[PathBuf]) -> Result<(Vec<Read>, Result<(), Failure>), Failure> {
    let read = read_files(paths, &Options::default(), |_, _, _| true).unwrap_or_default();
    let errors: Vec<&String> = read.iter().filter_map(|file| file.document.as_ref().err()).collect();
    let ended = match errors.as_slice() {
        _ if errors.len() < read.len() => Ok(()),
        [one] => Err(Failure::Unread((*one).clone())),
        _ => Err(Failure::Unread(format!(
            "None of the {} files could be read; import each alone to see why.",
            read.len()
        ))),
    };
    Ok((read, ended))
}

fn printed(file: &Read, level: Option<&str>) -> File {
    let name = file.path.clone();
    match &file.document {
        Ok(document) => {
            let mut questions = document.drafts.clone();
            for question in questions.iter_mut().filter(|question| question.level.is_none()) {
                question.level = level.map(str::to_owned);
            }
            File {
                file: name,
                format: Some(document.format.name()),
                encoding: Some(document.encoding.clone()),
                questions,
                duplicates: document.duplicates,
                warnings: document.warnings.clone(),
                error: None,
            }
        }
        Err(error) => File {
            file: name,
            format: None,
            encoding: None,
            questions: Vec::new(),
            duplicates: 0,
            warnings: Vec::new(),
            error: Some(error.clone()),
        },
    }
}

/// A line for each file and each warning.
fn lines(files: &[File], out: &mut impl Write) -> Result<(), Failure> {
    let several = files.len() > 1;
    for file in files {
        match (&file.error, file.format) {
            // One file that cannot be read is the sentence the program ends with.
            (Some(error), _) if several => writeln!(out, "{}: {error}", file.file)?,
            (None, Some(format)) => {
                let encoding = file.encoding.as_deref().unwrap_or_default();
                writeln!(out, "{}: {} ({format}, {encoding})", file.file, many(file.questions.len()))?;
            }
            _ => {}
        }
        for warning in &file.warnings {
            writeln!(out, "{}: {warning}", file.file)?;
        }
    }
    Ok(())
}

fn rung(ladder: &[Level], typed: &str) -> Result<LevelKey, Failure> {
    let wanted = typed.trim().to_lowercase();
    let found = ladder.iter().find(|l| l.key.0 == wanted || l.name.to_lowercase() == wanted);
    found.map(|level| level.key.clone()).ok_or_else(|| {
        let names: Vec<&str> = ladder.iter().map(|l| l.key.0.as_str()).collect();
        Failure::Name(format!("There is no level \u{201c}{typed}\u{201d}; there are {}.", names.join(", ")))
    })
}

/// Stores all that is new. What the bank has already takes its place in the sets.
fn put(
    workspace: &mut Workspace,
    read: Vec<Read>,
    level: Option<&LevelKey>,
    set: Option<String>,
) -> Result<Stored, Failure> {
    let files =
        workspace.beside()?.preview(read, Vec::new(), || true).map_or_else(Vec::new, |preview| preview.files);
    let (mut drafts, mut sets): (Vec<ImportDraft>, Vec<_>) = (Vec::new(), Vec::new());
    let mut stored =
        Stored { imported: 0, duplicates: 0, resembling: Vec::new(), set: None, left_out: String::new() };
    for file in files {
        for row in file.drafts {
            let mut draft = row.draft;
            if let (true, Some(level)) = (draft.levels.is_empty(), level) {
                draft.levels.insert(level.clone(), Anchors::default());
            }
            match row.resemblance {
                Resemblance::Duplicate { question, .. } => {
                    stored.duplicates += 1;
                    draft.placing = Placing::Link { question };
                }
                Resemblance::Repeated { .. } if file.sets.is_empty() => {
                    stored.duplicates += 1;
                    continue;
                }
                Resemblance::Resembles { question, title, likeness } => {
                    let (prompt, question) = (draft.prompt.clone(), question.to_string());
                    stored.resembling.push(Likeness { prompt, question, title, likeness });
                    stored.imported += 1;
                }
                Resemblance::New | Resemblance::Repeated { .. } | Resemblance::Rephrased { .. } => {
                    stored.imported += 1;
                }
            }
            drafts.push(draft);
        }
        sets.extend(file.sets);
    }
    let before = workspace.home()?.questions;
    let changes = workspace.import_drafts(drafts, sets, set)?;
    if !changes.news.is_empty() {
        stored.imported = usize::try_from(workspace.home()?.questions - before).unwrap_or_default();
    }
    stored.set = changes.made;
    stored.left_out = changes.news;
    Ok(stored)
}
