//! Files in and out at the window's wish: documents read for an import, questions, sets and calendar events written.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use model::calendar::Event;
use model::id::{InterviewId, OpeningId, QuestionId, SetId};
use model::time::Timestamp;
use tauri::{AppHandle, Emitter, Runtime};
use tauri_plugin_dialog::DialogExt;
use workspace::{read_files, read_people};

use crate::crossing::*;
use crate::failure::Failure;
use crate::shared::Shared;
use crate::shell_commands::{Answer, file_name, write};
use crate::windows;

/// Reads files for an import, or those that the person picks; stores nothing. None when they changed their mind, or
/// cancelled. `encoding` and `columns` settle by hand what was guessed wrongly; `beside` are the drafts that are
/// being looked through already.
pub fn read_import<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    paths: Option<Vec<String>>,
    encoding: Option<String>,
    columns: Option<ImportColumns>,
    beside: Vec<WaitingDraft>,
) -> Answer<Option<ImportPreview>> {
    let Some(paths) = granted(app, shared, paths, "Import questions")? else { return Ok(None) };
    shared.import_cancelled.store(false, Ordering::SeqCst);
    let options = intake::Options {
        encoding,
        columns: columns.unwrap_or_default().into(),
        ..intake::Options::default()
    };
    let mut told = None;
    let wanted = || !shared.import_cancelled.load(Ordering::SeqCst);
    let read = read_files(&paths, &options, |done, of, name| {
        if told != Some(done) {
            told = Some(done);
            tell_progress(app, done, of, name);
        }
        wanted()
    });
    let Some(read) = read else { return Ok(None) };
    tell_progress(app, read.len(), read.len(), "");
    // What is compared is a copy: the workspace is not held while it is.
    let bank = shared.with(|workspace| workspace.beside())?;
    Ok(bank.preview(read, beside, wanted))
}

fn tell_progress<R: Runtime>(app: &AppHandle<R>, done: usize, of: usize, name: &str) {
    let count = |n| u32::try_from(n).unwrap_or(u32::MAX);
    let progress = ImportProgress { done: count(done), of: count(of), name: name.to_owned() };
    // A window that is just closing cannot be told, and need not be.
    let _ = app.emit_to(windows::MAIN, "import-progress", progress);
}

/// The files that the window names, if the person chose or dropped them before; without any, the person is asked. None
/// when they changed their mind.
fn granted<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    paths: Option<Vec<String>>,
    title: &str,
) -> Answer<Option<Vec<PathBuf>>> {
    if let Some(paths) = paths {
        let paths: Vec<PathBuf> = paths.into_iter().map(PathBuf::from).collect();
        return match paths.iter().find(|path| !shared.may_read(path)) {
            None => Ok(Some(paths)),
            Some(path) => Err(Failure {
                code: "import".to_owned(),
                message: format!(
                    "{} was not chosen for an import; choose it, then import it.",
                    path.display()
                ),
            }),
        };
    }
    let ask = || -> Option<Vec<PathBuf>> {
        let picked = app.dialog().file().set_title(title).blocking_pick_files()?;
        Some(picked.into_iter().filter_map(|path| path.into_path().ok()).collect())
    };
    let picked = shared.imports.clone().or_else(ask);
    picked.iter().for_each(|paths| shared.grant(paths));
    Ok(picked)
}

/// Reads candidates for an opening from contact files and résumés, or from those that the person picks; stores
/// nothing. None when they changed their mind.
pub fn read_candidates<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    opening: OpeningId,
    paths: Option<Vec<String>>,
) -> Answer<Option<CandidatePreview>> {
    let Some(paths) = granted(app, shared, paths, "Import candidates")? else { return Ok(None) };
    let read = read_people(&paths);
    shared.with(|workspace| workspace.preview_candidates(opening, read)).map(Some)
}

/// Stops the import that is being read; what was read is forgotten.
pub fn cancel_import<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<()> {
    shared.import_cancelled.store(true, Ordering::SeqCst);
    Ok(())
}

/// Writes these questions, or those that a query finds, where the person says. With `guard`, no cell of a CSV can be
/// taken for a formula.
pub fn export_questions<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    ids: Option<Vec<QuestionId>>,
    query: String,
    format: QuestionFormat,
    guard: bool,
) -> Answer<Option<Exported>> {
    let file = shared.with(|w| match ids {
        Some(ids) => w.export_these(&ids),
        None => w.export_questions(query),
    })?;
    let name = format!("Questions.{}", format.ending());
    write(app, shared, &name, format.ending(), format.write(&file, guard).as_bytes(), String::new())
}

/// Writes a question set's draft with its questions where the person says.
pub fn export_set<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    id: SetId,
    format: QuestionFormat,
    guard: bool,
) -> Answer<Option<Exported>> {
    let file = shared.with(|w| w.export_set(id))?;
    let title = file.sets.first().map(|set| set.title.clone()).unwrap_or_default();
    let name = format!("{}.{}", file_name(&title), format.ending());
    write(app, shared, &name, format.ending(), format.write(&file, guard).as_bytes(), String::new())
}

/// Writes an interview as a calendar event where the person says, or the cancellation of that event.
pub fn export_calendar<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    id: InterviewId,
    cancelled: bool,
) -> Answer<Option<Exported>> {
    let refused = |message: &str| Failure { code: "export".to_owned(), message: message.to_owned() };
    let rows = shared.with(|w| w.interviews())?;
    let Some(row) = rows.into_iter().find(|row| row.id == id) else {
        return Err(refused("This interview is no longer in the workspace; go back to the list."));
    };
    let Some(start) = row.planned else {
        return Err(refused("This interview has no time yet; set one, then export it."));
    };
    let event = Event {
        id,
        title: format!("Interview: {}, {}", row.candidate_name, row.opening_title),
        description: format!(
            "{} ({}), {} minutes\nInterviewer: {}",
            row.set_title, row.level_name, row.minutes, row.interviewer
        ),
        start,
        minutes: row.minutes,
        cancelled,
    };
    let name = format!("Interview {}.ics", file_name(&row.candidate_name));
    write(app, shared, &name, "ics", event.ics(Timestamp::now()).as_bytes(), String::new())
}
