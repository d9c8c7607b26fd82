//! Backups from a terminal: listed, made, looked at, restored.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use model::time::Timestamp;
use workspace::view::backup::{BackupPreview, Sample};
use workspace::{Mark, Reason, Workspace};

use crate::verbs::{Failure, print_json};

/// Lists the backups of a workspace, the newest first, also of one that cannot be opened.
pub fn list(path: &Path, json: bool, out: &mut impl Write) -> Result<(), Failure> {
    let folder = folder(path);
    let rows = workspace::backups_in(&folder);
    if json {
        return print_json(&rows, out);
    }
    for row in &rows {
        writeln!(out, "{}  {} kB", folder.join(&row.name).display(), row.bytes.div_ceil(1000))?;
    }
    if rows.is_empty() {
        writeln!(out, "There are no backups in {}.", folder.display())?;
    }
    Ok(())
}

/// Makes a backup, or a copy where `to` says.
pub fn make(path: &Path, to: Option<PathBuf>, out: &mut impl Write) -> Result<(), Failure> {
    let workspace = Workspace::open_to_read(path, Box::new(Timestamp::now))?;
    let made = match to {
        Some(to) => workspace.save_copy(&to).map(|()| Some(to))?,
        None => workspace.back_up(Reason::Asked)?,
    };
    if let Some(made) = made {
        writeln!(out, "{}", made.display())?;
    }
    Ok(())
}

/// Puts a backup in place of the workspace, or with `preview` only says what that would change.
pub fn restore(path: &Path, backup: &Path, preview: bool, out: &mut impl Write) -> Result<(), Failure> {
    let open = || Workspace::open_existing(path, Box::new(Timestamp::now));
    if preview {
        let reading = Workspace::open_to_read(path, Box::new(Timestamp::now));
        let preview = match reading {
            Ok(workspace) => workspace.preview_backup(backup)?,
            Err(_) => workspace::preview_alone(path, backup, Timestamp::now())?,
        };
        return show(&preview, out);
    }
    // A window that has it open would show what is no longer there.
    let mark = path.exists().then(|| Mark::take(path, Duration::ZERO)).transpose()?;
    let before = match open() {
        Ok(mut workspace) => Some(workspace.restore_backup(backup)?.before),
        Err(_) => {
            drop(mark);
            workspace::replace_with(path, backup, Timestamp::now())?
        }
    };
    writeln!(out, "{} is restored.", path.display())?;
    if let Some(before) = before {
        writeln!(out, "What was there before is in {}; restore that file to undo this.", before.display())?;
    }
    Ok(())
}

fn folder(path: &Path) -> PathBuf {
    let chosen = Workspace::open_to_read(path, Box::new(Timestamp::now)).and_then(|w| w.backup_folder());
    chosen.unwrap_or_else(|_| workspace::backups_beside(path))
}

fn show(preview: &BackupPreview, out: &mut impl Write) -> Result<(), Failure> {
    for kind in &preview.kinds {
        writeln!(out, "{}: {} now, {} in the backup", kind.kind, kind.now, kind.then)?;
        // The words of a note say nothing in a list.
        let named = kind.kind != "notes";
        for (sample, what) in [
            (&kind.gone, "would be gone"),
            (&kind.changed, "would be as in the backup"),
            (&kind.back, "would come back"),
        ] {
            line(sample, what, named, out)?;
        }
    }
    Ok(())
}

fn line(sample: &Sample, what: &str, named: bool, out: &mut impl Write) -> Result<(), Failure> {
    if sample.count > 0 {
        let names = if named { format!(": {}", sample.names.join("; ")) } else { String::new() };
        writeln!(out, "  {} {what}{names}", sample.count)?;
    }
    Ok(())
}
