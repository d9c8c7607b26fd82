//! Restoring a backup: looked at first, verified, brought up to date beside the workspace, and put in place of what is there,
//! of which a backup is made before. So it can be undone.

use std::path::{Path, PathBuf};

use model::time::Timestamp;
use tempfile::TempPath;

use super::{Reason, copy, damage, difference, fill, parse, write};
use crate::Workspace;
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::file::connect;
use crate::place::{Found, UNFINISHED, beside, folder, has_log, look, sync_folder};
use crate::view::backup::{BackupPreview, Restored};
use crate::view::settings::Settings;

/// A backup that was read, verified and brought up to date, in a file that is gone afterwards.
struct Ready {
    workspace: Workspace,
    _file: TempPath,
}

impl Ready {
    /// Reads the backup; `workspace` is the file it is for, and its folder takes the copy, since what is in it is as
    /// private as the workspace.
    fn of(backup: &Path, workspace: &Path, now: Timestamp) -> Result<Self> {
        let why = |why: String| Error::Backup(backup.to_owned(), why);
        if look(backup).map_err(|e| why(e.to_string()))? == Found::Nothing {
            return Err(why("it is not there any more.".to_owned()));
        }
        let from = connect(backup, true)?;
        if let Some(damage) = damage(&from).map_err(|e| why(e.at(backup).to_string()))? {
            return Err(why(damage));
        }
        let folder = folder(workspace);
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder);
        let file = file.map_err(|e| Error::io(folder, e))?.into_temp_path();
        copy(&from, &file)?;
        let clock: Clock = Box::new(move || now);
        let workspace = Workspace::open_existing(&file, clock).map_err(|e| why(e.to_string()))?;
        // The log of a file that is about to go is of no use.
        workspace.conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        Ok(Self { workspace, _file: file })
    }
}

impl Workspace {
    /// What restoring the backup at this path would change.
    ///
    /// # Errors
    /// The backup cannot be read.
    pub fn preview_backup(&self, backup: &Path) -> Result<BackupPreview> {
        let ready = Ready::of(backup, &self.path, (self.clock)())?;
        let kinds = difference::difference(Some(&self.conn), &ready.workspace.conn)?;
        Ok(BackupPreview { path: backup.display().to_string(), made: made(backup), kinds })
    }

    /// Puts a backup in place of everything that is in the workspace, after a backup of that. Undo does not reach over it.
    ///
    /// # Errors
    /// The backup cannot be read, or nothing can be written. Nothing has changed then.
    pub fn restore_backup(&mut self, backup: &Path) -> Result<Restored> {
        if self.read_only {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        self.in_place()?;
        let now = (self.clock)();
        let mut ready = Ready::of(backup, &self.path, now)?;
        // Where backups go is a matter of this machine, not of the day the backup was made.
        let (then, backup_folder) = (ready.workspace.settings()?, self.settings()?.backup_folder);
        if then.backup_folder != backup_folder {
            ready.workspace.save_settings(Settings { backup_folder, ..then })?;
        }
        let before = write(&self.conn, &self.backup_folder()?, Reason::Restore, now)?;
        fill(&ready.workspace.conn, &mut self.conn).map_err(|e| e.at(&self.path))?;
        self.forget_steps();
        // It is restored; where the log cannot be written into the file yet, it is when the window closes.
        let _ = self.settle();
        Ok(Restored { before })
    }
}

/// What a backup holds, for a workspace that cannot be opened.
///
/// # Errors
/// The backup cannot be read.
pub fn preview_alone(workspace: &Path, backup: &Path, now: Timestamp) -> Result<BackupPreview> {
    let ready = Ready::of(backup, workspace, now)?;
    let kinds = difference::difference(None, &ready.workspace.conn)?;
    Ok(BackupPreview { path: backup.display().to_string(), made: made(backup), kinds })
}

/// Puts a backup where a workspace cannot be opened. The file that cannot be opened, if there is one, gets another name and
/// stays.
///
/// # Errors
/// The backup cannot be read, or nothing can be written there.
pub fn replace_with(workspace: &Path, backup: &Path, now: Timestamp) -> Result<Option<PathBuf>> {
    let ready = Ready::of(backup, workspace, now)?;
    let mut aside = None;
    if std::fs::symlink_metadata(workspace).is_ok() {
        let stem = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let kept = folder(workspace)
            .join(format!("{stem} set aside {}.evenhand", now.to_string().replace(':', "-")));
        std::fs::rename(workspace, &kept).map_err(|e| Error::io(workspace, e))?;
        // A log goes with its file.
        if has_log(workspace) {
            std::fs::rename(beside(workspace, "-wal"), beside(&kept, "-wal"))
                .map_err(|e| Error::io(workspace, e))?;
        }
        aside = Some(kept);
    }
    copy(&ready.workspace.conn, workspace)?;
    sync_folder(workspace);
    Ok(aside)
}

fn made(backup: &Path) -> Option<Timestamp> {
    parse(backup.file_name()?.to_str()?).map(|(made, _)| made)
}
