//! The one error of the workspace. Every message is a whole sentence: what is wrong, and what to do.

use std::path::{Path, PathBuf};

use model::answer::{NotARating, Outcome};
use model::interview::NotNow;
use model::text::TextError;
use rusqlite::ErrorCode;
use thiserror::Error;

use crate::store;

/// Why something could not be done. Nothing was changed.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no file where one was asked for.
    #[error(
        "There is no workspace at {0}. If it is on a disk or in a shared folder, connect that and try again; otherwise check the path, or restore a backup."
    )]
    Missing(PathBuf),
    /// A folder, a pipe or a device.
    #[error("{0} is not a file. Choose a workspace file, which usually ends in .evenhand.")]
    NotAFile(PathBuf),
    /// Nothing is in the file.
    #[error(
        "{0} is empty (0 bytes), so there is no workspace in it. It was left as it is; restore a backup, or open another workspace."
    )]
    EmptyFile(PathBuf),
    /// A new workspace was to be made where something is already.
    #[error(
        "{0} exists already and was left as it is. Open it, or choose another name for the new workspace."
    )]
    Exists(PathBuf),
    /// This account may not read it.
    #[error(
        "{0} cannot be opened, because this account has no permission to read it. Ask its owner for permission, or open another workspace."
    )]
    NoPermission(PathBuf),
    /// Another window has it.
    #[error("{0} is open in another Evenhand window. Continue there, or close that window and try again.")]
    OpenElsewhere(PathBuf),
    /// The file is no longer where it was opened.
    #[error(
        "{0} was moved, renamed, replaced or deleted, so nothing can be saved there. Put the file back, or save everything to another file."
    )]
    Moved(PathBuf),
    /// A backup cannot be used.
    #[error("The backup {0} cannot be used: {1} Choose another backup.")]
    Backup(PathBuf, String),
    /// A file of another kind.
    #[error(
        "{} is not an Evenhand workspace: it is no SQLite file. Choose another file; this one was left as it is.",
        named(.0)
    )]
    NotSqlite(PathBuf),
    /// A SQLite file of another program.
    #[error("{0} belongs to another program. Choose another file; this one was left as it is.")]
    Foreign(PathBuf),
    /// Written by a newer version of this program.
    #[error(
        "{path} was made by a newer version of Evenhand (its format is {made}, this version knows {known}). Install the newer version; the file was left as it is."
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format it has.
        made: i64,
        /// The newest format this version knows.
        known: i64,
    },
    /// Made by an older version of this program, and only to be read.
    #[error(
        "{0} was made by an older version of Evenhand. Open it once in the window, or import into it, to bring it up to date."
    )]
    Older(PathBuf),
    /// Another program holds the file.
    #[error(
        "{} is locked by another program. Close that program, or wait until it is done, and try again.",
        named(.0)
    )]
    Locked(PathBuf),
    /// The file or its folder cannot be written.
    #[error(
        "{} is read-only, so nothing can be changed. Make the file and its folder writable, or open another workspace.",
        named(.0)
    )]
    ReadOnly(PathBuf),
    /// The disk is full.
    #[error(
        "There is no room left on the disk of {}. What was stored before is safe; free some space and try again.",
        if .0.as_os_str().is_empty() { "the workspace file".into() } else { named(.0) }
    )]
    Full(PathBuf),
    /// The file is damaged.
    #[error("{} is damaged and cannot be read safely. Keep the file, and open a backup of it.", named(.0))]
    Damaged(PathBuf),
    /// A value in the file is damaged; the rest can be used.
    #[error(
        "This part of the workspace is damaged and cannot be read; everything else can be used. Run `evenhand-cli check`, which says what is damaged, and keep a copy of the file."
    )]
    Unreadable,
    /// The file could not be opened or read for another reason.
    #[error(
        "{} could not be used: {source}. Check the disk and the folder's permissions, and try again.",
        named(path)
    )]
    Storage {
        /// The file.
        path: PathBuf,
        /// What SQLite or the system says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A file that ships with the program cannot be read: the program itself is at fault.
    #[error("{file}, which ships with the program, cannot be read: {why}. Install the program again.")]
    Shipped {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        why: String,
    },

    /// An id that nothing has (any more).
    #[error(
        "This {0} is no longer in the workspace; it may have been removed or undone. Go back to the list."
    )]
    Gone(&'static str),
    /// A sealed interview stands in the way.
    #[error("A sealed interview cannot be changed or removed; it can be read and exported.")]
    Sealed,
    /// Another program changed the workspace since the step.
    #[error(
        "This can no longer be {0}, because another program has changed the same things since. Everything else can still be undone."
    )]
    Overtaken(&'static str),
    /// The step does not follow from the interview's state.
    #[error(transparent)]
    NotNow(#[from] NotNow),
    /// Something that needs the interview to have begun.
    #[error("This interview has not begun; start it first.")]
    NotStarted,
    /// A scorecard of, or a decision on, an interview that goes on.
    #[error("This interview is not closed yet; close it first.")]
    NotClosed,
    /// A scorecard was to be exported before everything was settled; what is open, as a sentence.
    #[error("The scorecard cannot be exported yet. {0}")]
    Unsettled(String),
    /// The plan of an interview that has begun.
    #[error("This interview has begun already; its plan can no longer be changed.")]
    Begun,
    /// The worked example is for practice.
    #[error(
        "The worked example cannot be sealed, so that it can be removed in one step. Seal an interview of your own."
    )]
    ExampleSeal,
    /// The worked example is there already.
    #[error("The worked example is in the workspace already; open it from the list of openings.")]
    ExampleThere,

    /// A text is empty or too long.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A draft of an import that cannot be stored.
    #[error("Draft {number} cannot be stored. {why}")]
    Draft {
        /// Its place among the drafts, from 1.
        number: usize,
        /// Why.
        why: TextError,
    },
    /// A set of a file that asks for a question which is not imported with it.
    #[error(
        "The set \u{201c}{set}\u{201d} asks for the question \u{201c}{question}\u{201d}, which is not among the drafts; import that question too, or leave the set out."
    )]
    NotInFile {
        /// The set's title.
        set: String,
        /// What the file calls the question.
        question: String,
    },
    /// A rating outside 1 to 5.
    #[error(transparent)]
    Rating(#[from] NotARating),
    /// An interview that ended early without a reason.
    #[error("Say why the interview ended early; the reason is printed.")]
    EndReason,
    /// A decision on a candidate who withdrew or did not come.
    #[error("There is nothing to decide, because {0}. If that is wrong, change how the interview ended.")]
    NothingToDecide(&'static str),
    /// Minutes that no interview takes.
    #[error("An interview of {0} minutes is not possible; enter 1 to {max} minutes.", max = model::facts::MINUTES_MAX)]
    Duration(u32),
    /// A date in the future.
    #[error("This date is in the future; enter when the interview took place.")]
    Future,
    /// An interview that has begun cannot be entered from notes.
    #[error("This interview has already begun; correct its date and duration instead.")]
    EnterBegun,
    /// An interview that was entered from notes has no clock to go on with.
    #[error(
        "This interview was entered from notes, so it cannot be reopened; correct its date or duration instead."
    )]
    Entered,
    /// An interview that never took place has neither date nor duration.
    #[error("This interview did not take place, so it has no date or duration to correct.")]
    NeverHeld,
    /// Two things of one name.
    #[error("There is a {what} called \u{201c}{name}\u{201d} already; choose another name.")]
    Taken {
        /// The kind of thing.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// Something else needs it.
    #[error("\u{201c}{name}\u{201d} is used by {by}; change them first.")]
    InUse {
        /// The thing that cannot be removed.
        name: String,
        /// Who uses it ("3 question sets").
        by: String,
    },
    /// A ladder without rungs.
    #[error("There must be at least one level; add one before removing the last.")]
    NoLevel,
    /// Years that do not rise.
    #[error(
        "The years of \u{201c}{0}\u{201d} end before they begin; set the later year to the larger number."
    )]
    Years(String),
    /// A slot that no interview has.
    #[error("A slot of {0} minutes is not possible; choose 10 to 480 minutes.")]
    Slot(u16),
    /// A question's minutes in a set.
    #[error("{0} planned minutes are not possible for a question; choose 1 to 120.")]
    Minutes(u16),
    /// A weight that would break the score.
    #[error("A weight of {0} is not possible; choose one above 0, up to 1000.")]
    Weight(f64),
    /// A bar outside the scale.
    #[error("A bar of {0} is not on the scale; choose 1 to 5, or none.")]
    Bar(f64),
    /// Thresholds that do not rise on the scale.
    #[error("The thresholds of the proposal must rise from 1 to 5; set them in order.")]
    Thresholds,
    /// The question is in the set.
    #[error("This question stands in the set already; move it instead.")]
    InSet,
    /// A set keeps one section.
    #[error("A question set keeps at least one section; rename it, or take its questions out.")]
    LastSection,
    /// The section of another set.
    #[error("This section belongs to another question set; choose one of this set.")]
    OtherSet,
    /// Things block publishing.
    #[error("The question set cannot be published yet. {0}")]
    NotPublishable(String),
    /// The draft is what is published.
    #[error("The newest published version says the same; change the draft before publishing it again.")]
    NothingNew,
    /// A set without a published version.
    #[error("\u{201c}{0}\u{201d} has never been published; publish it before planning an interview with it.")]
    NeverPublished(String),
    /// Candidate and opening do not fit.
    #[error(
        "This candidate belongs to another opening; choose that opening, or add the candidate to this one."
    )]
    OtherOpening,
    /// An interview cannot leave the bin before its candidate.
    #[error("The candidate of this interview is in the bin too; restore the candidate first.")]
    CandidateRemoved,
    /// A skip without a reason.
    #[error("Say why the question is skipped; the reason is printed.")]
    SkipReason,
    /// A skipped question cannot be rated.
    #[error("A skipped question has no rating; mark it as asked before rating it.")]
    Skipped,
    /// Something was recorded.
    #[error("Notes, ticks or a rating were recorded for this question, so it was asked. Take them back first, or mark it as \u{201c}{}\u{201d}.", Outcome::NoAnswer.label())]
    Recorded,
    /// A stage is no question.
    #[error(
        "The introduction, the candidate\u{2019}s questions and the close are not rated or skipped; write a note there instead."
    )]
    Stage,
    /// A question of the set cannot be taken out of an interview.
    #[error("This question belongs to the published set; skip it instead.")]
    NotAdHoc,
    /// A decision against the proposal.
    #[error("The decision differs from what the ratings propose; write why, both are printed.")]
    Reason,
}

/// A file at the beginning of a sentence. A query does not know in which file it looks.
fn named(path: &Path) -> std::borrow::Cow<'_, str> {
    if path.as_os_str().is_empty() { "The workspace file".into() } else { path.to_string_lossy() }
}

impl From<rusqlite::Error> for Error {
    /// The path is filled in by [`Error::at`], where it is known.
    fn from(error: rusqlite::Error) -> Self {
        let path = PathBuf::new();
        if store::value::is_damage(&error) {
            return Self::Unreadable;
        }
        let rusqlite::Error::SqliteFailure(failure, message) = &error else {
            return Self::Storage { path, source: error.into() };
        };
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                Self::Locked(path)
            }
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly(path),
            ErrorCode::DiskFull => Self::Full(path),
            ErrorCode::DatabaseCorrupt => Self::Damaged(path),
            ErrorCode::NotADatabase => Self::NotSqlite(path),
            ErrorCode::ConstraintViolation if message.as_deref() == Some("sealed") => Self::Sealed,
            _ => Self::Storage { path, source: error.into() },
        }
    }
}

impl From<rusqlite_migration::Error> for Error {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Storage { path: PathBuf::new(), source: other.into() },
        }
    }
}

impl Error {
    /// A system error on `path`.
    pub(crate) fn io(path: &Path, error: std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let path = path.to_owned();
        match error.kind() {
            Kind::NotFound => Self::Missing(path),
            Kind::PermissionDenied => Self::NoPermission(path),
            Kind::AlreadyExists => Self::Exists(path),
            Kind::ReadOnlyFilesystem => Self::ReadOnly(path),
            Kind::StorageFull => Self::Full(path),
            _ => Self::Storage { path, source: error.into() },
        }
    }

    /// The same error, about the file at `at`.
    pub(crate) fn at(mut self, at: &Path) -> Self {
        match &mut self {
            Self::NotSqlite(path)
            | Self::Locked(path)
            | Self::ReadOnly(path)
            | Self::Full(path)
            | Self::Damaged(path)
            | Self::Storage { path, .. }
                if path.as_os_str().is_empty() =>
            {
                *path = at.to_owned();
            }
            _ => {}
        }
        self
    }

    /// What the window may branch on: `gone` (leave the screen), `sealed` and `read-only` (stop offering changes),
    /// `moved` (the file is no longer in its place), `storage` (what was typed is not saved), `invalid` (fix the input).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Gone(_) => "gone",
            Self::Sealed => "sealed",
            Self::ReadOnly(_) => "read-only",
            Self::Moved(_) => "moved",
            Self::Missing(_)
            | Self::NotAFile(_)
            | Self::EmptyFile(_)
            | Self::Exists(_)
            | Self::NoPermission(_)
            | Self::OpenElsewhere(_)
            | Self::Backup(..)
            | Self::NotSqlite(_)
            | Self::Foreign(_)
            | Self::Newer { .. }
            | Self::Older(_)
            | Self::Locked(_)
            | Self::Full(_)
            | Self::Damaged(_)
            | Self::Unreadable
            | Self::Storage { .. }
            | Self::Shipped { .. } => "storage",
            _ => "invalid",
        }
    }
}

/// What a verb gives back.
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn every_failure_of_sqlite_is_a_sentence_even_where_the_file_is_not_known() {
        use rusqlite::ffi;
        let codes = [
            ffi::SQLITE_BUSY,
            ffi::SQLITE_CANTOPEN,
            ffi::SQLITE_CORRUPT,
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR_READ,
            ffi::SQLITE_NOMEM,
            ffi::SQLITE_NOTADB,
            ffi::SQLITE_READONLY,
        ];
        for code in codes {
            let failure = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            let said = Error::from(failure).to_string();
            assert!(said.starts_with(char::is_uppercase), "{code}: it begins with a subject: {said}");
            assert!(said.contains("workspace") && said.ends_with('.'), "{code}: {said}");
        }
    }

    #[test]
    fn what_this_account_may_not_read_is_not_said_to_be_missing() {
        let error = Error::io(Path::new("/srv/hiring/w.evenhand"), ErrorKind::PermissionDenied.into());
        let said = error.to_string();
        assert!(said.contains("no permission") && !said.contains("no workspace"), "{said}");
        assert!(said.contains("/srv/hiring/w.evenhand"), "it names the file: {said}");
    }
}
