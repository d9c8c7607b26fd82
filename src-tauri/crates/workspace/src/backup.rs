//! Backups: whole copies of a workspace in a folder of their own, each verified after it was written, made hourly while the
//! workspace is used and before whatever could lose something, and thinned as they grow old.

mod difference;
mod restore;
mod thin;

use std::path::{Path, PathBuf};
use std::time::Duration;

use model::time::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::Workspace;
use crate::error::{Error, Result};
use crate::file::connect;
use crate::place::{UNFINISHED, folder, remove_unfinished, set_log_aside, sync_folder};
pub use crate::view::backup::Reason;
use crate::view::backup::{BackupRow, Backups};

pub use restore::{preview_alone, replace_with};

const ENDING: &str = ".evenhand";
/// The words in a backup's name, which a person reads too.
const REASONS: &[(Reason, &str)] = &[
    (Reason::Hourly, "hourly"),
    (Reason::Asked, "asked for"),
    (Reason::Migration, "before update"),
    (Reason::Import, "before import"),
    (Reason::Erasure, "before erasure"),
    (Reason::Restore, "before restore"),
];

/// The folder of backups beside a workspace, where none was chosen.
#[must_use]
pub fn beside(workspace: &Path) -> PathBuf {
    let mut name = workspace.file_stem().unwrap_or_default().to_owned();
    name.push(" backups");
    folder(workspace).join(name)
}

/// The backups in a folder, the newest first. Files of other names are none.
#[must_use]
pub fn backups_in(folder: &Path) -> Vec<BackupRow> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rows: Vec<BackupRow> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (made, reason) = parse(&name)?;
            Some(BackupRow { made, reason, bytes: entry.metadata().ok()?.len(), name })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.made));
    rows
}

/// A backup's name says when it was made (UTC) and why: `2026-11-28T14-32-05.120Z before import.evenhand`.
fn name(made: Timestamp, reason: Reason) -> String {
    let word = REASONS.iter().find(|(each, _)| *each == reason).map_or("", |(_, word)| word);
    format!("{} {word}{ENDING}", made.to_string().replace(':', "-"))
}

fn parse(name: &str) -> Option<(Timestamp, Reason)> {
    let (made, word) = name.strip_suffix(ENDING)?.split_once(' ')?;
    let (day, time) = made.split_once('T')?;
    let made = format!("{day}T{}", time.replace('-', ":")).parse().ok()?;
    Some((made, REASONS.iter().find(|(_, each)| *each == word)?.0))
}

/// Writes a verified backup of `conn` into `folder` and thins the others there.
///
/// # Errors
/// The folder cannot be written, or what was written cannot be read.
pub(crate) fn write(conn: &Connection, folder: &Path, reason: Reason, now: Timestamp) -> Result<PathBuf> {
    if !folder.is_dir() {
        make_folder(folder).map_err(|e| Error::io(folder, e))?;
        // Otherwise a power cut could take the new folder away with the first backup in it.
        sync_folder(folder);
    }
    remove_unfinished(folder);
    let mut path = folder.join(name(now, reason));
    // Two within a millisecond, or a clock that was set back.
    let mut at = now;
    while path.exists() {
        at = at.plus(1);
        path = folder.join(name(at, reason));
    }
    copy(conn, &path)?;
    thin::thin(folder, now);
    Ok(path)
}

/// Makes a folder that only its owner can read.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Copies everything `conn` sees into one whole file at `path`, verifies it, and only then gives it its name. What was
/// there is replaced.
pub(crate) fn copy(conn: &Connection, path: &Path) -> Result<()> {
    copy_to(conn, path).map_err(|error| error.at(path))
}

fn copy_to(conn: &Connection, path: &Path) -> Result<()> {
    let folder = folder(path);
    let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder);
    let file = file.map_err(|e| Error::io(folder, e))?;
    let mut to = Connection::open(file.path())?;
    // It is written down below, once.
    to.pragma_update(None, "synchronous", "OFF")?;
    fill(conn, &mut to)?;
    // A copy without a log beside it can be read anywhere, also where nothing can be written.
    to.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    to.close().map_err(|(_, e)| Error::from(e))?;
    file.as_file().sync_all().map_err(|e| Error::io(path, e))?;
    let damage = damage(&connect(file.path(), true)?)?;
    if let Some(damage) = damage {
        return Err(Error::Backup(path.to_owned(), damage));
    }
    set_log_aside(path, Timestamp::now())?;
    file.persist(path).map_err(|e| Error::io(path, e.error))?;
    sync_folder(path);
    Ok(())
}

/// Puts everything that `from` sees in place of what `to` holds.
pub(crate) fn fill(from: &Connection, to: &mut Connection) -> Result<()> {
    /// A quarter of a megabyte at a time.
    const PAGES: i32 = 64;
    // One state of it all, whatever is written meanwhile.
    let held = from.unchecked_transaction()?;
    held.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Backup::new(&held, to)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    Ok(())
}

/// The first thing wrong with a file, as a sentence.
pub(crate) fn damage(conn: &Connection) -> Result<Option<String>> {
    let said: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    Ok((said != "ok").then(|| format!("it is damaged ({said}).")))
}

impl Workspace {
    /// The folder that backups go to.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn backup_folder(&self) -> Result<PathBuf> {
        let chosen = self.settings()?.backup_folder;
        Ok(if chosen.is_empty() { beside(&self.path) } else { chosen.into() })
    }

    /// The backups there are.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn backups(&self) -> Result<Backups> {
        let folder = self.backup_folder()?;
        let chosen = folder != beside(&self.path);
        let rows = backups_in(&folder);
        Ok(Backups { folder: folder.display().to_string(), chosen, rows, problem: String::new() })
    }

    /// Makes a backup now. None for a workspace in memory.
    ///
    /// # Errors
    /// It cannot be written, or not be read again.
    pub fn back_up(&self, reason: Reason) -> Result<Option<PathBuf>> {
        if self.identity.is_none() {
            return Ok(None);
        }
        let folder = self.backup_folder()?;
        write(&self.conn, &folder, reason, (self.clock)()).map(Some)
    }

    /// As [`Self::back_up`], where the work goes on all the same: what went wrong, as a sentence, or an empty text.
    pub(crate) fn back_up_before(&self, reason: Reason) -> String {
        match self.back_up(reason) {
            Ok(_) => String::new(),
            Err(error) => format!("No backup could be made before this. {error}"),
        }
    }

    /// Writes everything that this workspace holds into a file of its own, verified. The open file may be gone meanwhile.
    /// What was at `to` is replaced.
    ///
    /// # Errors
    /// The file cannot be written, or it is this workspace.
    pub fn save_copy(&self, to: &Path) -> Result<()> {
        if self.is_at(to) && self.in_place().is_ok() {
            return Err(Error::Exists(to.to_owned()));
        }
        copy(&self.conn, to)
    }

    /// A number that differs once anything new was stored, by this program or another.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn state(&self) -> Result<(u64, i64)> {
        Ok((self.writes, self.conn.pragma_query_value(None, "data_version", |r| r.get(0))?))
    }
}

/// Makes the hourly backup with a connection of its own, so that nobody waits for it.
///
/// # Errors
/// As [`Workspace::back_up`].
pub fn back_up_beside(workspace: &Path, folder: &Path, now: Timestamp) -> Result<PathBuf> {
    let conn = connect(workspace, false)?;
    conn.pragma_update(None, "query_only", "ON")?;
    write(&conn, folder, Reason::Hourly, now)
}

#[cfg(test)]
mod tests;
