//! The one open workspace, shared by all commands; or, where it could not be opened, the sentence that says why.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use model::id::InterviewId;
use model::time::Timestamp;
use workspace::view::backup::Restored;
use workspace::view::settings::Settings;
use workspace::{Mark, Workspace};

use crate::crossing::FileState;
use crate::ending::Ending;
use crate::failure::Failure;
use crate::known::Known;

/// A workspace that is open in this window. It is closed before its mark is taken away.
struct Open {
    workspace: Workspace,
    _mark: Mark,
}

/// What the commands share.
pub struct Shared {
    workspace: Mutex<Result<Open, Failure>>,
    path: Mutex<PathBuf>,
    /// A workspace that is missing is made.
    make: bool,
    known: Mutex<Option<Known>>,
    /// Why the last backup could not be made, as a sentence; empty where it could.
    backup_problem: Mutex<String>,
    /// Where exports go without asking (kiosks, tests); none asks each time.
    pub exports: Option<PathBuf>,
    /// The file that was exported last.
    pub exported: Mutex<Option<PathBuf>>,
    /// What is imported without asking (kiosks, tests); none asks each time.
    pub imports: Option<Vec<PathBuf>>,
    /// The import that is being read is no longer wanted.
    pub import_cancelled: AtomicBool,
    /// Files and folders that the person chose or dropped: the window may have these read, and no others.
    granted: Mutex<BTreeSet<PathBuf>>,
    /// The live interview on the interviewer's screen, which the candidate window follows.
    pub on_screen: Mutex<Option<InterviewId>>,
    /// The way out of the program.
    pub ending: Ending,
}

impl Shared {
    /// Opens `path`, or makes it. A failure is kept and told to whoever asks for anything.
    #[must_use]
    pub fn open(path: PathBuf, exports: Option<PathBuf>) -> Self {
        Self::new(path, exports, true, None)
    }

    /// As [`Self::open`] for the program's start. What is missing is made only where `may_make`, and only if it was never
    /// open before: a disk that is not connected must not look like a first start.
    #[must_use]
    pub fn start(path: PathBuf, exports: Option<PathBuf>, may_make: bool, known: Known) -> Self {
        let make = may_make
            && !known.has(&path)
            && workspace::backups_in(&workspace::backups_beside(&path)).is_empty();
        let shared = Self::new(path, exports, make, Some(known));
        shared.remember();
        shared
    }

    fn new(path: PathBuf, exports: Option<PathBuf>, make: bool, known: Option<Known>) -> Self {
        Self {
            workspace: Mutex::new(open(&path, make, CLOSING)),
            path: Mutex::new(path),
            make,
            known: Mutex::new(known),
            backup_problem: Mutex::default(),
            exports,
            exported: Mutex::default(),
            imports: None,
            import_cancelled: AtomicBool::new(false),
            granted: Mutex::default(),
            on_screen: Mutex::new(None),
            ending: Ending::default(),
        }
    }

    /// Leaves the present workspace for another, or for one that is made; the present one stays open where the other
    /// cannot be opened.
    ///
    /// # Errors
    /// The other cannot be opened, or there is a file already where one was to be made.
    pub fn switch(&self, path: PathBuf, make: bool) -> Result<(), Failure> {
        if !make && self.with_open(|w| Ok(w.is_at(&path) && w.in_place().is_ok())) == Ok(true) {
            // It is open here already, perhaps under another name.
            return Ok(());
        }
        if make {
            Workspace::make(&path, workspace::program_clock()).map_err(no_workspace)?;
        }
        let other = open(&path, false, CLOSING)?;
        *recover(self.workspace.lock()) = Ok(other);
        *recover(self.path.lock()) = path;
        *recover(self.on_screen.lock()) = None;
        self.remember();
        Ok(())
    }

    /// Closes the workspace: everything is written into the one file, and nothing stays beside it.
    pub fn close(&self) {
        *recover(self.workspace.lock()) = Err(closed());
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
        if held.as_ref().is_err_and(|failure| *failure != closed()) {
            // What stood in the way (a lock, a missing disk) may be gone by now.
            *held = open(&self.path(), self.make, Duration::ZERO);
        }
        match held.as_mut() {
            Ok(open) => act(&mut open.workspace).map_err(Failure::from),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// As [`Self::with`], without trying to open a workspace that could not be opened.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn with_open<T>(
        &self,
        look: impl FnOnce(&Workspace) -> Result<T, workspace::Error>,
    ) -> Result<T, Failure> {
        match recover(self.workspace.lock()).as_ref() {
            Ok(open) => look(&open.workspace).map_err(Failure::from),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// How the file is. Where none is open, every command says so; then nothing is said here.
    #[must_use]
    pub fn file_state(&self) -> FileState {
        let held = recover(self.workspace.lock());
        let (problem, read_only) = match held.as_ref() {
            Ok(Open { workspace, .. }) => {
                let gone = workspace.in_place().err().map(|error| error.to_string());
                let damaged = || {
                    workspace.damaged().then(|| {
                        "This workspace is damaged. What can still be read is shown, and nothing can be changed. Restore a backup in the settings."
                            .to_owned()
                    })
                };
                (gone.or_else(damaged), workspace.read_only())
            }
            Err(_) => (None, false),
        };
        FileState { path: self.path().display().to_string(), problem, read_only }
    }

    /// Puts a backup in place of the workspace, which may be one that cannot be opened.
    ///
    /// # Errors
    /// The backup cannot be read, or nothing can be written.
    pub fn restore(&self, backup: &Path) -> Result<Restored, Failure> {
        let mut held = recover(self.workspace.lock());
        if let Ok(open) = held.as_mut()
            && !open.workspace.damaged()
        {
            return open.workspace.restore_backup(backup).map_err(Failure::from);
        }
        // The file is let go of before it is moved.
        *held = Err(closed());
        let path = self.path();
        let replaced = workspace::replace_with(&path, backup, Timestamp::now());
        *held = open(&path, false, CLOSING);
        Ok(Restored { before: replaced?.unwrap_or_default() })
    }

    /// Where the backups of this workspace are, also when it cannot be opened.
    #[must_use]
    pub fn backup_folder(&self) -> PathBuf {
        let path = self.path();
        self.with_open(|w| w.backup_folder()).unwrap_or_else(|_| {
            let known = recover(self.known.lock());
            let remembered = known.as_ref().and_then(|known| known.backups(&path).map(Path::to_owned));
            remembered.unwrap_or_else(|| workspace::backups_beside(&path))
        })
    }

    /// Remembers that this workspace was open, and where its backups are.
    pub fn remember(&self) {
        if let Ok(folder) = self.with_open(|w| w.backup_folder())
            && let Some(known) = recover(self.known.lock()).as_mut()
        {
            known.remember(&self.path(), &folder);
        }
    }

    /// Why the last backup could not be made, as a sentence; empty where it could.
    #[must_use]
    pub fn backup_problem(&self) -> String {
        recover(self.backup_problem.lock()).clone()
    }

    /// Notes why a backup could not be made, or that one could.
    pub fn set_backup_problem(&self, problem: String) {
        *recover(self.backup_problem.lock()) = problem;
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

fn open(path: &Path, make: bool, patience: Duration) -> Result<Open, Failure> {
    let clock = workspace::program_clock;
    let opened = || {
        // A new file has its mark once it is there.
        let made = if path.exists() || !make { None } else { Some(Workspace::open(path, clock())?) };
        let mark = Mark::take(path, patience)?;
        let mut workspace = made.map_or_else(|| Workspace::open_existing(path, clock()), Ok)?;
        workspace.housekeeping()?;
        Ok(Open { workspace, _mark: mark })
    };
    opened().map_err(no_workspace)
}

/// The window shows one page for all of these; a workspace that is missing can be made there.
fn no_workspace(error: workspace::Error) -> Failure {
    let code =
        if matches!(error, workspace::Error::Missing(_)) { "missing-workspace" } else { "no-workspace" };
    Failure { code: code.to_owned(), ..Failure::from(error) }
}

/// What is said once the program is on its way out.
fn closed() -> Failure {
    Failure { code: "no-workspace".to_owned(), message: "Evenhand is closing.".to_owned() }
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
        first.switch(path, false).unwrap();
        drop(first);
        assert!(second.with(|w| w.home()).is_ok(), "what stood in the way is gone");
    }

    #[test]
    fn another_workspace_leaves_the_first_as_one_whole_file_and_a_wrong_one_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second, wrong) =
            ["first.evenhand", "second.evenhand", "notes.txt"].map(|name| folder.path().join(name)).into();
        std::fs::write(&wrong, "These are my notes.").unwrap();
        let shared = Shared::open(first.clone(), None);
        shared.with(|w| w.add_competency("Written last".into())).unwrap();
        assert!(shared.switch(wrong.clone(), false).is_err(), "notes are no workspace");
        assert!(shared.with(|w| w.home()).is_ok(), "the one that was open still is");
        assert_eq!(std::fs::read_to_string(&wrong).unwrap(), "These are my notes.");
        shared.switch(second, true).unwrap();
        let names =
            std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        let beside: Vec<String> = names.filter(|name| name.starts_with("first.evenhand-")).collect();
        assert_eq!(beside, Vec::<String>::new(), "nothing of the first is left beside it");
        let copy = folder.path().join("copy.evenhand");
        std::fs::copy(&first, &copy).unwrap();
        let copy = Workspace::open_to_read(&copy, workspace::program_clock()).unwrap();
        assert!(
            copy.competencies().unwrap().iter().any(|c| c.name == "Written last"),
            "and it holds everything"
        );
    }

    #[test]
    fn a_workspace_is_made_unasked_only_at_the_usual_place_and_the_first_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("disk/w.evenhand");
        let known = || Known::read(folder.path().join("known.json"));
        let missing = |shared: &Shared| {
            let told = shared.with(|w| w.home()).unwrap_err();
            assert_eq!(told.code, "missing-workspace");
            assert!(told.message.contains("connect that and try again"), "{}", told.message);
            assert!(!path.exists(), "nothing is made");
        };
        missing(&Shared::start(path.clone(), None, false, known()));
        let first = Shared::start(path.clone(), None, true, known());
        assert!(first.with(|w| w.home()).is_ok(), "the first start makes it");
        first.close();
        std::fs::rename(folder.path().join("disk"), folder.path().join("not connected")).unwrap();
        std::fs::create_dir(folder.path().join("disk")).unwrap();
        let later = Shared::start(path.clone(), None, true, known());
        missing(&later);
        std::fs::remove_dir(folder.path().join("disk")).unwrap();
        std::fs::rename(folder.path().join("not connected"), folder.path().join("disk")).unwrap();
        assert!(later.with(|w| w.home()).is_ok(), "connected again, it opens");
    }

    #[test]
    fn a_lost_workspace_with_backups_is_no_first_start_and_comes_back_from_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.evenhand");
        let known = || Known::read(folder.path().join("known.json"));
        let shared = Shared::start(path.clone(), None, true, known());
        let backup = shared.with(|w| w.back_up(workspace::Reason::Asked)).unwrap().unwrap();
        shared.close();
        std::fs::remove_file(&path).unwrap();
        std::fs::remove_file(folder.path().join("known.json")).unwrap();
        let shared = Shared::start(path.clone(), None, true, known());
        assert!(shared.with(|w| w.home()).is_err(), "its backups are beside it");
        assert_eq!(shared.backup_folder(), backup.parent().unwrap());
        shared.restore(&backup).unwrap();
        assert!(shared.with(|w| w.home()).is_ok());
    }
}
