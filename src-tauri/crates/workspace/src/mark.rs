//! The mark that a window has a workspace open: undo and what is on show belong to one window, which could not see what
//! another one does. The command line works beside it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// Held as long as a workspace is open in a window. The system takes it away with the program, also after a crash.
#[derive(Debug)]
pub struct Mark {
    _file: Option<File>,
    /// A file beside the workspace that carries the mark and goes with it.
    #[cfg(not(unix))]
    beside: std::path::PathBuf,
}

impl Mark {
    /// Marks the file at `path`, waiting `patience` for another window that is just closing. Where the file system knows
    /// no such marks, nothing is marked.
    ///
    /// # Errors
    /// Another window has the file open, under whatever name.
    pub fn take(path: &Path, patience: Duration) -> Result<Self> {
        let start = Instant::now();
        let (file, mark) = Self::file(path);
        let Some(file) = file else { return Ok(mark(None)) };
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(mark(Some(file))),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => return Err(Error::OpenElsewhere(path.to_owned())),
                Err(TryLockError::Error(_)) => return Ok(mark(None)),
            }
        }
    }

    /// The workspace itself carries the mark, so that another name of it leads to the same mark. SQLite's own locks are
    /// of another kind and do not meet this one.
    #[cfg(unix)]
    fn file(path: &Path) -> (Option<File>, impl Fn(Option<File>) -> Self) {
        (OpenOptions::new().read(true).open(path).ok(), |file| Self { _file: file })
    }

    /// Windows would keep SQLite out of a file that is locked as a whole, so a file beside it carries the mark.
    #[cfg(not(unix))]
    fn file(path: &Path) -> (Option<File>, impl Fn(Option<File>) -> Self) {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".open");
        let beside = std::path::PathBuf::from(beside);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&beside).ok();
        (file, move |file| Self { _file: file, beside: beside.clone() })
    }
}

#[cfg(not(unix))]
impl Drop for Mark {
    fn drop(&mut self) {
        // Closed first: an open file cannot be deleted there.
        if self._file.take().is_some() {
            let _ = std::fs::remove_file(&self.beside);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_is_refused_under_every_name_of_the_file_and_let_in_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.evenhand");
        std::fs::write(&path, "x").unwrap();
        let (soft, hard) = (folder.path().join("soft"), folder.path().join("hard"));
        std::os::unix::fs::symlink(&path, &soft).unwrap();
        std::fs::hard_link(&path, &hard).unwrap();
        let first = Mark::take(&path, Duration::ZERO).unwrap();
        for name in [&path, &soft, &hard] {
            let refused = Mark::take(name, Duration::ZERO).unwrap_err();
            assert!(matches!(refused, Error::OpenElsewhere(_)), "{}: {refused}", name.display());
        }
        let other = folder.path().join("other.open");
        std::fs::write(&other, "a file of somebody's").unwrap();
        Mark::take(&folder.path().join("other"), Duration::ZERO).unwrap();
        assert_eq!(std::fs::read(&other).unwrap(), b"a file of somebody's", "no file beside it is emptied");
        drop(first);
        Mark::take(&soft, Duration::ZERO).expect("the first window is gone");
    }
}
