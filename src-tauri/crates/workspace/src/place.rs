//! What lies at a path: found out before anything is opened for writing or made, and again whenever something is stored,
//! since a file can be moved, deleted or replaced while it is open.

use std::fs::{self, File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use model::time::Timestamp;

use crate::error::{Error, Result};

/// "EVNH": says whose file it is, in bytes 68 to 71 of the file's header.
pub(crate) const APPLICATION_ID: i64 = 0x4556_4e48;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    /// A workspace of this format, going by the first hundred bytes.
    Workspace {
        version: i64,
    },
}

/// Looks without writing, and without SQLite.
///
/// # Errors
/// Something lies there that is no workspace, or that this account may not read.
pub(crate) fn look(path: &Path) -> Result<Found> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(e) => return Err(Error::io(path, e)),
    };
    // A pipe would be waited for, and a device answers with anything.
    if !metadata.is_file() {
        return Err(Error::NotAFile(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(Error::EmptyFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| Error::io(path, e))?;
    file.take(100).read_to_end(&mut bytes).map_err(|e| Error::io(path, e))?;
    if bytes.len() < 100 || !bytes.starts_with(b"SQLite format 3\0") {
        return Err(Error::NotSqlite(path.to_owned()));
    }
    // Offsets 60 and 68 of https://www.sqlite.org/fileformat2.html#the_database_header
    let number = |at: usize| {
        bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, |b| i64::from(u32::from_be_bytes(b)))
    };
    if number(68) != APPLICATION_ID {
        return Err(Error::Foreign(path.to_owned()));
    }
    Ok(Found::Workspace { version: number(60) })
}

/// Whether the file and its folder take writes; a file marked read-only is left alone even by those who could.
pub(crate) fn writable(path: &Path) -> Result<bool> {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    if fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
        return Ok(false);
    }
    match fs::OpenOptions::new().write(true).open(path) {
        // SQLite makes files beside it.
        Ok(_) => Ok(folder_writable(path)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(e) if matches!(e.kind(), PermissionDenied | ReadOnlyFilesystem) => Ok(false),
        Err(e) => Err(Error::io(path, e)),
    }
}

fn folder_writable(path: &Path) -> bool {
    tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder(path)).is_ok()
}

/// The folder a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Has the system write down that a file was made or replaced in its folder. Not every system can.
pub(crate) fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder(path)) {
        let _ = folder.sync_all();
    }
}

/// What SQLite keeps beside a workspace: the log of what is not in the file yet.
const LOGS: [&str; 2] = ["-wal", "-journal"];

pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether what was written last may still be in the log: the program ended without closing the file.
pub(crate) fn has_log(path: &Path) -> bool {
    LOGS.iter().any(|log| fs::metadata(beside(path, log)).is_ok_and(|m| m.len() > 0))
}

/// Gives a log that belongs to another file another name. SQLite would write it into whatever lies at `path`.
pub(crate) fn set_log_aside(path: &Path, now: Timestamp) -> Result<()> {
    let when = now.to_string().replace(':', "-");
    for log in LOGS.map(|log| beside(path, log)).iter().filter(|log| log.exists()) {
        fs::rename(log, beside(log, &format!(" set aside {when}"))).map_err(|e| Error::io(log, e))?;
    }
    // It is made anew from the log and holds nothing of its own.
    match fs::remove_file(beside(path, "-shm")) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Error::io(path, e)),
        _ => Ok(()),
    }
}

/// How the temporary files begin that a copy is written to before it gets its name; six characters follow.
pub(crate) const UNFINISHED: &str = ".evenhand-";
/// Nobody works on one for so long.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Removes what a program that was killed left unfinished in `folder` more than an hour ago. These files hold whole copies of
/// the workspace, which nobody would find, and nobody would erase anyone from.
pub(crate) fn remove_unfinished(folder: &Path) {
    let abandoned = |entry: &fs::DirEntry| {
        let metadata = entry.metadata().ok().filter(Metadata::is_file);
        metadata.and_then(|m| m.modified().ok()?.elapsed().ok()).is_some_and(|age| age > ABANDONED)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let own = name.to_str().and_then(|name| name.strip_prefix(UNFINISHED)?.get(6..));
        if own.is_some_and(|rest| rest.is_empty() || rest == "-shm" || LOGS.contains(&rest))
            && abandoned(&entry)
        {
            // One that cannot be removed now can be the next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Which file it is, whatever it is called: the same through a symbolic or a hard link, another one after the file was
/// replaced. Windows does not let an open file be moved or replaced; there it only says that a file is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity(u64, u64);

impl Identity {
    /// None where no file is.
    pub(crate) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|m| Self::of(&m))
    }

    #[cfg(unix)]
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self(metadata.dev(), metadata.ino())
    }

    #[cfg(not(unix))]
    fn of(_: &Metadata) -> Self {
        Self(0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workspace_is_said_and_neither_read_on_nor_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(look(&at("none")).unwrap(), Found::Nothing);
        assert!(matches!(look(folder.path()), Err(Error::NotAFile(_))));
        assert!(matches!(look(Path::new("/dev/null")), Err(Error::NotAFile(_))), "a device");
        fs::write(at("empty"), "").unwrap();
        assert!(matches!(look(&at("empty")), Err(Error::EmptyFile(_))));
        fs::write(at("text"), "Dear diary").unwrap();
        assert!(matches!(look(&at("text")), Err(Error::NotSqlite(_))));
        #[cfg(unix)]
        {
            let made = std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap();
            assert!(made.success());
            assert!(matches!(look(&at("pipe")), Err(Error::NotAFile(_))), "a pipe would be waited for");
        }
    }

    #[test]
    fn what_a_killed_program_left_unfinished_is_removed_after_an_hour_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            ".evenhand-a1B2c3",
            ".evenhand-a1B2c3-wal",
            ".evenhand-notes.txt",
            "w.evenhand",
            ".evenhand-zzzzzz",
        ];
        for name in names {
            let file = File::create(folder.path().join(name)).unwrap();
            // Another program may still work on the last one.
            let age = if name.ends_with("zzzzzz") { 60 } else { 7200 };
            file.set_modified(std::time::SystemTime::now() - Duration::from_secs(age)).unwrap();
        }
        remove_unfinished(folder.path());
        let left: std::collections::BTreeSet<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(
            left.into_iter().collect::<Vec<_>>(),
            [".evenhand-notes.txt", ".evenhand-zzzzzz", "w.evenhand"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_the_same_through_links_and_another_one_once_it_was_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link, hard) =
            (folder.path().join("w"), folder.path().join("soft"), folder.path().join("hard"));
        fs::write(&file, "a").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        fs::hard_link(&file, &hard).unwrap();
        let id = Identity::at(&file).unwrap();
        assert_eq!(Identity::at(&link), Some(id));
        assert_eq!(Identity::at(&hard), Some(id));
        fs::rename(&file, folder.path().join("moved")).unwrap();
        assert_eq!(Identity::at(&file), None);
        fs::write(&file, "b").unwrap();
        assert_ne!(Identity::at(&file), Some(id));
    }
}
