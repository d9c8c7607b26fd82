//! The one open workspace, shared by all commands; or, where it could not be opened, the sentence that says why.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use model::id::InterviewId;
use model::time::Timestamp;
use workspace::Workspace;

use crate::failure::Failure;

/// What the commands share.
pub struct Shared {
    workspace: Mutex<Result<Workspace, Failure>>,
    path: Mutex<PathBuf>,
    /// Where exports go without asking (kiosks, tests); none asks each time.
    pub exports: Option<PathBuf>,
    /// What is imported without asking (kiosks, tests); none asks each time.
    pub imports: Option<Vec<PathBuf>>,
    /// The import that is being read is no longer wanted.
    pub import_cancelled: AtomicBool,
    /// The interview that the candidate window follows.
    pub shown: Mutex<Option<InterviewId>>,
    /// The window was told to store what is being typed, and has not answered yet.
    pub leaving: AtomicBool,
}

impl Shared {
    /// Opens `path`, or makes it. A failure is kept and told to whoever asks for anything.
    #[must_use]
    pub fn open(path: PathBuf, exports: Option<PathBuf>) -> Self {
        Self {
            workspace: Mutex::new(open(&path)),
            path: Mutex::new(path),
            exports,
            imports: None,
            import_cancelled: AtomicBool::new(false),
            shown: Mutex::new(None),
            leaving: AtomicBool::new(false),
        }
    }

    /// Leaves the present workspace for another; the present one stays open where the other cannot be opened.
    ///
    /// # Errors
    /// The other cannot be opened.
    pub fn switch(&self, path: PathBuf) -> Result<(), Failure> {
        let other = open(&path)?;
        *recover(self.workspace.lock()) = Ok(other);
        *recover(self.path.lock()) = path;
        *recover(self.shown.lock()) = None;
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
            *held = open(&self.path());
        }
        match held.as_mut() {
            Ok(workspace) => act(workspace).map_err(Failure::from),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// Where the workspace is, or should be.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        recover(self.path.lock()).clone()
    }
}

fn open(path: &Path) -> Result<Workspace, Failure> {
    Workspace::open(path, Box::new(Timestamp::now))
        .map_err(|error| Failure { code: "no-workspace".to_owned(), ..Failure::from(error) })
}

/// A panic in one command must not take the others with it: SQLite has rolled its transaction back.
pub fn recover<'a, T>(lock: Result<MutexGuard<'a, T>, PoisonError<MutexGuard<'a, T>>>) -> MutexGuard<'a, T> {
    lock.unwrap_or_else(PoisonError::into_inner)
}
