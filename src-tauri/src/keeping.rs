//! What the window can ask for the workspace's file: its state, another workspace, copies, backups and restoring them.

use std::path::{Path, PathBuf};

use model::time::Timestamp;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::DialogExt;
use workspace::Reason;

use crate::crossing::*;
use crate::failure::Failure;
use crate::shared::Shared;
use crate::shell_commands::{Answer, about};
use crate::windows;

const KIND: (&str, &[&str]) = ("Evenhand workspace", &["evenhand", "db"]);

/// Whether the workspace's file is where it was opened, and can be written.
pub fn file_state<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<FileState> {
    Ok(shared.file_state())
}

/// Opens the workspace at `path`, which the person dropped or chose before; without one, asks for a file to open or to
/// make. None when the person changed their mind.
pub fn open_workspace<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    path: Option<String>,
    make: bool,
) -> Answer<Option<About>> {
    let path = match path {
        Some(path) => Some(allowed(shared, path)?),
        None if make => ask_where(app, shared, "Make a new workspace", "interviews.evenhand"),
        None => ask_which(app),
    };
    let Some(path) = path else { return Ok(None) };
    shared.switch(path, make)?;
    about(app, shared).map(Some)
}

/// Makes the workspace that is missing, with the starter bank.
pub fn make_workspace<R: Runtime>(app: &AppHandle<R>, shared: &Shared) -> Answer<About> {
    shared.switch(shared.path(), true)?;
    about(app, shared)
}

/// Writes everything into another file that the person names. With `continue_there` the window works in that one from
/// then on. None when the person changed their mind.
pub fn save_copy<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    continue_there: bool,
) -> Answer<Option<About>> {
    let name = shared.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let title = if continue_there { "Save everything to another file" } else { "Save a copy" };
    let Some(path) = ask_where(app, shared, title, &format!("{name} copy.evenhand")) else { return Ok(None) };
    shared.with(|w| w.save_copy(&path))?;
    if continue_there {
        shared.switch(path, false)?;
        return about(app, shared).map(Some);
    }
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    about(app, shared).map(|about| Some(About { path: path.display().to_string(), bytes, ..about }))
}

/// The backups of the workspace, also of one that cannot be opened.
pub fn backups<R: Runtime>(_: &AppHandle<R>, shared: &Shared) -> Answer<Backups> {
    let found = shared.with(|w| w.backups()).unwrap_or_else(|_| {
        let folder = shared.backup_folder();
        let rows = workspace::backups_in(&folder);
        Backups { folder: folder.display().to_string(), chosen: false, rows, problem: String::new() }
    });
    Ok(Backups { problem: shared.backup_problem(), ..found })
}

/// Makes a backup now.
pub fn back_up<R: Runtime>(app: &AppHandle<R>, shared: &Shared) -> Answer<Backups> {
    shared.with(|w| w.back_up(Reason::Asked))?;
    shared.set_backup_problem(String::new());
    backups(app, shared)
}

/// Asks for a folder that backups go to from now on, or puts them beside the workspace again. None when the person changed
/// their mind.
pub fn choose_backup_folder<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    beside: bool,
) -> Answer<Option<Backups>> {
    let folder = if beside {
        String::new()
    } else {
        let chosen = app.dialog().file().set_title("Folder for backups").blocking_pick_folder();
        let Some(folder) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
        folder.display().to_string()
    };
    shared.with(|w| {
        let settings = w.settings()?;
        w.save_settings(Settings { backup_folder: folder, ..settings })
    })?;
    shared.remember();
    back_up(app, shared).map(Some)
}

/// What restoring a backup would change; without a path, the person is asked for a file. None when they changed their mind.
pub fn preview_backup<R: Runtime>(
    app: &AppHandle<R>,
    shared: &Shared,
    path: Option<String>,
) -> Answer<Option<BackupPreview>> {
    let path = match path {
        Some(path) => Some(backup_at(shared, &path)?),
        None => ask_which(app),
    };
    let Some(path) = path else { return Ok(None) };
    shared.grant(std::slice::from_ref(&path));
    let preview = match shared.with_open(|w| w.preview_backup(&path)) {
        Err(failure) if failure.code.ends_with("-workspace") => {
            workspace::preview_alone(&shared.path(), &path, Timestamp::now())?
        }
        other => other?,
    };
    Ok(Some(preview))
}

/// Puts a backup in place of the workspace, after a backup of what is there. A file that cannot be opened is set aside.
pub fn restore_backup<R: Runtime>(_: &AppHandle<R>, shared: &Shared, path: String) -> Answer<Restored> {
    let path = backup_at(shared, &path)?;
    shared.restore(&path)
}

/// Closes the interviewer's window, as its own cross does.
pub fn quit<R: Runtime>(app: &AppHandle<R>, _: &Shared) -> Answer<()> {
    if let Some(window) = app.get_webview_window(windows::MAIN) {
        let _ = window.close();
    }
    Ok(())
}

/// The window's answer to "leaving".
pub fn leave<R: Runtime>(app: &AppHandle<R>, _: &Shared, stored: bool) -> Answer<()> {
    crate::ending::answer(app, stored);
    Ok(())
}

/// A file that the person chose or dropped before.
fn allowed(shared: &Shared, path: String) -> Answer<PathBuf> {
    let path = PathBuf::from(path);
    if shared.may_read(&path) {
        return Ok(path);
    }
    let message =
        format!("{} was not chosen. Choose it in the dialog, or drop it on the window.", path.display());
    Err(Failure { code: "invalid".to_owned(), message })
}

/// A backup by its name in the folder of backups, or a file that the person chose.
fn backup_at(shared: &Shared, path: &str) -> Answer<PathBuf> {
    let folder = shared.backup_folder();
    let listed = workspace::backups_in(&folder).into_iter().any(|row| row.name == path);
    if listed {
        return Ok(folder.join(path));
    }
    let inside = Path::new(path);
    if inside.parent() == Some(&folder) && inside.file_name().is_some() {
        return Ok(inside.to_owned());
    }
    allowed(shared, path.to_owned())
}

fn ask_where<R: Runtime>(app: &AppHandle<R>, shared: &Shared, title: &str, name: &str) -> Option<PathBuf> {
    if let Some(folder) = &shared.exports {
        return Some(folder.join(name));
    }
    let dialog = app.dialog().file().set_title(title).set_file_name(name).add_filter(KIND.0, KIND.1);
    dialog.blocking_save_file().and_then(|path| path.into_path().ok())
}

fn ask_which<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    let dialog = app.dialog().file().add_filter(KIND.0, KIND.1);
    dialog.blocking_pick_file().and_then(|path| path.into_path().ok())
}
