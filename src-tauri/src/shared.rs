//! The one open workspace, shared by all commands; or, where it could not be opened, the sentence that says why.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use model::id::InterviewId;
use workspace::Workspace;
use workspace::view::settings::Settings;

use crate::failure::Failure;

/// A workspace, and the mark beside its file that a window has it open: undo and what is on show belong to one window,
/// which could not see what another one does.
struct Open {
    workspace: Workspace,
    _mark: Option<File>,
}

/// What the commands share.
pub struct Shared {
    workspace: Mutex<Result<Open, Failure>>,
    path: Mutex<PathBuf>,
    /// Where exports go without asking (kiosks, tests); none asks each time.
    pub exports: Option<PathBuf>,
    /// What is imported without asking (kiosks, tests); none asks each time.
    pub imports: Option<Vec<PathBuf>>,
    /// The import that is being read is no longer wanted.
    pub import_cancelled: AtomicBool,
    /// Files and folders that the person chose or dropped: the window may have these read, and no others.
    granted: Mutex<BTreeSet<PathBuf>>,
    /// The live interview on the interviewer's screen, which the candidate window follows.
    pub on_screen: Mutex<Option<InterviewId>>,
    /// The window was told to store what is being typed, and has not answered yet.
    pub leaving: AtomicBool,
}

impl Shared {
    /// Opens `path`, or makes it. A failure is kept and told to whoever asks for anything.
    #[must_use]
    pub fn open(path: PathBuf, exports: Option<PathBuf>) -> Self {
        Self {
            workspace: Mutex::new(open(&path, CLOSING)),
            path: Mutex::new(path),
            exports,
            imports: None,
            import_cancelled: AtomicBool::new(false),
            granted: Mutex::default(),
            on_screen: Mutex::new(None),
            leaving: AtomicBool::new(false),
        }
    }

    /// Leaves the present workspace for another; the present one stays open where the other cannot be opened.
    ///
    /// # Errors
    /// The other cannot be opened.
    pub fn switch(&self, path: PathBuf) -> Result<(), Failure> {
        // The one that is open is here already.
        if path == self.path() && recover(self.workspace.lock()).is_ok() {
            return Ok(());
        }
        let other = open(&path, CLOSING)?;
        *recover(self.workspace.lock()) = Ok(other);
        *recover(self.path.lock()) = path;
        *recover(self.on_screen.lock()) = None;
        Ok(())
    }

    /// Does something with the workspace.
    ///
    /// # Errors
    /// It is not open, or what was done failed.
    pub fn with<T>(
        &self,
        act: impl FnOnce(&mut Workspace) -> Result<T, workspace::Error>,
    ) -> Result<T, Failure> {
        let mut held = recover(self.workspace.lock());
        if held.is_err() {
            // What stood in the way (a lock, a missing disk) may be gone by now.
            *held = open(&self.path(), Duration::ZERO);
        }
        match held.as_mut() {
            Ok(open) => act(&mut open.workspace).map_err(Failure::from),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// The person chose or dropped these.
    pub fn grant(&self, paths: &[PathBuf]) {
        recover(self.granted.lock()).extend(paths.iter().cloned());
    }

    /// Whether the person chose or dropped this file, or the folder it is in.
    #[must_use]
    pub fn may_read(&self, path: &Path) -> bool {
        let granted = recover(self.granted.lock());
        let within = || path.parent().is_some_and(|folder| granted.contains(folder));
        // A name such as ".." is none, and leads out of the folder.
        granted.contains(path) || (path.file_name().is_some() && within() && !path.is_dir())
    }

    /// Puts a name into a workspace in which nobody has given theirs. Where it cannot be stored, it is asked for.
    pub fn greet(&self, name: Option<String>) {
        let Some(interviewer) = name else { return };
        let _ = self.with(|workspace| {
            let settings = workspace.settings()?;
            if settings.interviewer.is_empty() && !settings.welcomed {
                workspace.save_settings(Settings { interviewer, ..settings })?;
            }
            Ok(())
        });
    }

    /// Where the workspace is, or should be.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        recover(self.path.lock()).clone()
    }
}

/// How long a window that is just closing may take to let go of its workspace.
const CLOSING: Duration = Duration::from_secs(2);

fn open(path: &Path, patience: Duration) -> Result<Open, Failure> {
    let mark = mark(path, patience)?;
    Workspace::open(path, workspace::program_clock())
        .and_then(|mut workspace| workspace.housekeeping().map(|()| workspace))
        .map(|workspace| Open { workspace, _mark: mark })
        .map_err(|error| Failure { code: "no-workspace".to_owned(), ..Failure::from(error) })
}

/// Marks the workspace as open in this window. The system takes the mark away with the program, also after a crash; in
/// a folder that cannot be written nothing is marked, since nothing can be changed there either.
fn mark(path: &Path, patience: Duration) -> Result<Option<File>, Failure> {
    let mut name = path.as_os_str().to_owned();
    name.push(".open");
    let Ok(file) = File::create(PathBuf::from(name)) else { return Ok(None) };
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(TryLockError::WouldBlock) => {
                let message = format!(
                    "{} is open in another Evenhand window. Go on there, or close that window and try again.",
                    path.display()
                );
                return Err(Failure { code: "no-workspace".to_owned(), message });
            }
            // A file system without such marks.
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

/// A panic in one command must not take the others with it: SQLite has rolled its transaction back.
pub fn recover<'a, T>(lock: Result<MutexGuard<'a, T>, PoisonError<MutexGuard<'a, T>>>) -> MutexGuard<'a, T> {
    lock.unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_on_one_workspace_is_told_so_and_works_once_the_first_is_closed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.evenhand");
        let first = Shared::open(path.clone(), None);
        assert!(first.with(|w| w.home()).is_ok());
        let second = Shared::open(path.clone(), None);
        let told = second.with(|w| w.home()).unwrap_err();
        assert_eq!(told.code, "no-workspace");
        assert!(told.message.contains("is open in another Evenhand window"), "{}", told.message);
        first.switch(path).unwrap();
        drop(first);
        assert!(second.with(|w| w.home()).is_ok(), "what stood in the way is gone");
    }
}
