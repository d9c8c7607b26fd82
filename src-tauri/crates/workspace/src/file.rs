//! The workspace's file: made whole or not at all, brought up to date, and set up so that what is written stays written.

use std::borrow::Cow;
use std::cell::Cell;
use std::path::{Path, PathBuf};

use model::question::propose_title;
use model::time::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Transaction};
use rusqlite_migration::{M, Migrations};

use crate::backup::{self, Reason};
use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::history::Log;
use crate::place::{
    APPLICATION_ID, Found, Identity, UNFINISHED, beside, folder, has_log, look, remove_unfinished,
    set_log_aside, sync_folder, writable,
};
use crate::{Workspace, bank, store};

const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);
const STEPS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001.sql")),
    M::up(include_str!("../migrations/0002.sql")),
    M::up(include_str!("../migrations/0003.sql")),
    M::up(include_str!("../migrations/0004.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0005.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0006.sql")),
    M::up(include_str!("../migrations/0007.sql")).foreign_key_check(),
];
/// How long to wait for another program that is writing.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

// Older versions can corrupt a file in WAL mode when two connections write and checkpoint at once.
const _: () = assert!(rusqlite::ffi::SQLITE_VERSION_NUMBER >= 3_051_003);

/// Not a file: gone when it is closed.
const MEMORY: &str = ":memory:";

/// The format that files are brought to, and what is put into each, new ones being empty.
struct Format<'a> {
    migrations: &'a Migrations<'a>,
    /// How many migrations there are.
    known: usize,
    fill: fn(&Transaction, Timestamp) -> Result<()>,
}

/// The format of this version of the program.
const USUAL: Format<'static> = Format { migrations: &MIGRATIONS, known: STEPS.len(), fill: bank::fill };

impl Format<'_> {
    fn known(&self) -> i64 {
        i64::try_from(self.known).unwrap_or(i64::MAX)
    }

    fn newer(&self, path: &Path, made: i64) -> Result<()> {
        let known = self.known();
        if made > known { Err(Error::Newer { path: path.to_owned(), made, known }) } else { Ok(()) }
    }

    /// Brings a file up to date. Foreign keys are off meanwhile, so that a table that is made anew takes nothing along
    /// when its old form is dropped.
    fn update(&self, conn: &mut Connection, now: Timestamp) -> Result<()> {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
        self.migrations.to_latest(conn)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        (self.fill)(&tx, now)?;
        store::clock::tend(&tx, now, None)?;
        Ok(tx.commit()?)
    }
}

/// Where the workspace lies unless a person says otherwise: the value of `EVENHAND_WORKSPACE`, else
/// `workspace.evenhand` in the platform's data folder, else in the current folder.
#[must_use]
pub fn default_path() -> PathBuf {
    match std::env::var_os("EVENHAND_WORKSPACE") {
        Some(path) if !path.is_empty() => path.into(),
        _ => own_folder().join("workspace.evenhand"),
    }
}

/// The program's folder among the person's data; the current folder where the platform has none.
#[must_use]
pub fn own_folder() -> PathBuf {
    let dirs = directories::ProjectDirs::from("", "", "Evenhand");
    dirs.map(|dirs| dirs.data_dir().to_owned()).unwrap_or_default()
}

impl Workspace {
    /// Opens the workspace at `path`, or makes one there with the starter bank. A file that cannot be written is
    /// opened for reading, and so is a damaged one as far as it goes.
    ///
    /// # Errors
    /// The file is not a workspace, is newer than this program, is locked or damaged, or cannot be made.
    pub fn open(path: &Path, clock: Clock) -> Result<Self> {
        Self::set_up(path, clock, &USUAL, true)
    }

    /// Opens a workspace there is.
    ///
    /// # Errors
    /// As [`Workspace::open`], and when there is no such file.
    pub fn open_existing(path: &Path, clock: Clock) -> Result<Self> {
        Self::set_up(path, clock, &USUAL, false)
    }

    /// Makes a workspace with the starter bank.
    ///
    /// # Errors
    /// There is something of that name already, or none can be made.
    pub fn make(path: &Path, clock: Clock) -> Result<Self> {
        match std::fs::symlink_metadata(path) {
            Ok(_) => Err(Error::Exists(path.to_owned())),
            Err(_) => Self::open(path, clock),
        }
    }

    /// Opens a workspace for reading, and changes nothing in it: it is not brought up to date, no clock is stopped and
    /// nothing is cleared away, so that it can be read beside a window that has it open.
    ///
    /// # Errors
    /// There is no such file; it is not a workspace, is of another version, is locked or damaged.
    pub fn open_to_read(path: &Path, clock: Clock) -> Result<Self> {
        let open = || {
            recognised(path)?;
            let conn = reading(path)?;
            let version: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
            USUAL.newer(path, version)?;
            if version < 1 {
                return Err(Error::Damaged(path.to_owned()));
            }
            if version < USUAL.known() {
                return Err(Error::Older(path.to_owned()));
            }
            Ok(Opened { conn, identity: Identity::at(path), read_only: true, damaged: false })
        };
        open().and_then(|opened| Self::armed(path, clock, opened)).map_err(|e| e.at(path))
    }

    /// A workspace that is gone when it is dropped, set up like a file.
    ///
    /// # Errors
    /// Out of memory.
    pub fn in_memory(clock: Clock) -> Result<Self> {
        Self::open(Path::new(MEMORY), clock)
    }

    /// Where the workspace lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// True where the file can be read only.
    #[must_use]
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// True where the file is damaged and therefore only read.
    #[must_use]
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// Whether the open file still lies at its path. It is asked before and after each write: a file can be deleted,
    /// moved or replaced at any time, and SQLite would go on writing to one that nobody finds.
    ///
    /// # Errors
    /// It does not.
    pub fn in_place(&self) -> Result<()> {
        if self.identity.is_some() && Identity::at(&self.path) != self.identity {
            return Err(Error::Moved(self.path.clone()));
        }
        Ok(())
    }

    /// Whether this is the file that lies at `path`, under whatever name.
    #[must_use]
    pub fn is_at(&self, path: &Path) -> bool {
        self.identity.is_some() && Identity::at(path) == self.identity
    }

    /// Writes everything into the one file, so that a copy of it is whole. In between, a log beside the file holds what
    /// is new; closing does the same as this.
    ///
    /// # Errors
    /// The file cannot be written, is no longer in its place, or another program is reading it.
    pub fn settle(&self) -> Result<()> {
        if self.read_only || self.identity.is_none() {
            return Ok(());
        }
        self.in_place()?;
        // Where another program is in the way it fails in a row and not as an error.
        let busy = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get::<_, i64>(0));
        match busy.map_err(|e| Error::from(e).at(&self.path))? {
            0 => Ok(()),
            _ => Err(Error::Locked(self.path.clone())),
        }
    }

    /// The road of every opening.
    fn set_up(path: &Path, clock: Clock, format: &Format, make: bool) -> Result<Self> {
        let now = clock();
        let opened = if path == Path::new(MEMORY) {
            Opened::in_memory(format, now)
        } else {
            Opened::at(path, format, now, make)
        };
        opened.and_then(|opened| Self::armed(path, clock, opened)).map_err(|e| e.at(path))
    }

    fn armed(path: &Path, clock: Clock, opened: Opened) -> Result<Self> {
        let Opened { conn, identity, read_only, damaged } = opened;
        let (log, path) = (Log::arm(&conn)?, path.to_owned());
        let (seen, unreadable) = (Cell::default(), store::value::take_damaged().into());
        Ok(Self { conn, path, identity, clock, log, read_only, damaged, writes: 0, seen, unreadable })
    }
}

/// A connection that is ready to be used.
struct Opened {
    conn: Connection,
    identity: Option<Identity>,
    read_only: bool,
    damaged: bool,
}

impl Opened {
    fn in_memory(format: &Format, now: Timestamp) -> Result<Self> {
        let mut conn = Connection::open_in_memory()?;
        guard(&conn)?;
        format.update(&mut conn, now)?;
        Ok(Self { conn, identity: None, read_only: false, damaged: false })
    }

    fn at(path: &Path, format: &Format, now: Timestamp, make: bool) -> Result<Self> {
        match look(path)? {
            Found::Nothing if make => {
                set_log_aside(path, now)?;
                make_file(path, format, now)?;
            }
            Found::Nothing => return Err(Error::Missing(path.to_owned())),
            Found::Workspace { version } => format.newer(path, version)?,
        }
        let read_only = !writable(path)?;
        let identity = Identity::at(path);
        if !read_only && has_log(path) && !log_fits(path)? {
            set_log_aside(path, now)?;
        }
        let mut conn = connect(path, read_only)?;
        let version: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
        format.newer(path, version)?;
        if version < 1 {
            return Err(Error::Damaged(path.to_owned()));
        }
        if read_only && version < format.known() {
            return Err(Error::ReadOnly(path.to_owned()));
        }
        if read_only {
            return Ok(Self { conn, identity, read_only, damaged: false });
        }
        match bring_up_to_date(&mut conn, path, version, format, now) {
            Ok(()) => Ok(Self { conn, identity, read_only, damaged: false }),
            // What is left can be read, and nothing is written over it.
            Err(Error::Damaged(_)) if version == format.known() => {
                drop(conn);
                Ok(Self { conn: connect(path, true)?, identity, read_only: true, damaged: true })
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether the file can be read with the log beside it. Where somebody put an older copy of the file back after a crash,
/// SQLite would write the newer log into it. Most often that damages it, which is noticed here; a log that happens to fit
/// is not.
fn log_fits(path: &Path) -> Result<bool> {
    let conn = connect(path, false)?;
    // Looking must not write the log into the file.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let with = backup::damage(&conn);
    drop(conn);
    if matches!(with, Ok(None) | Err(Error::Locked(_))) {
        return Ok(true);
    }
    // A file that is damaged without the log as well keeps it.
    Ok(backup::damage(&connect_to(path, IMMUTABLE)?)?.is_some())
}

fn bring_up_to_date(
    conn: &mut Connection,
    path: &Path,
    version: i64,
    format: &Format,
    now: Timestamp,
) -> Result<()> {
    remove_unfinished(folder(path));
    if version < format.known() {
        backup::write(conn, &backup::beside(path), Reason::Migration, now)?;
    }
    conn.pragma_update(None, "synchronous", "FULL")?;
    format.update(conn, now)?;
    let _mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |r| r.get(0))?;
    Ok(())
}

/// Makes a new file beside its place and moves it there, so that there is never half of one. Only its owner can read it.
fn make_file(path: &Path, format: &Format, now: Timestamp) -> Result<()> {
    let folder = folder(path);
    std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    let made = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder);
    let made = made.map_err(|e| Error::io(folder, e))?;
    let mut conn = Connection::open(made.path())?;
    guard(&conn)?;
    // Nobody sees the file before it is finished.
    conn.pragma_update(None, "journal_mode", "MEMORY")?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    format.update(&mut conn, now)?;
    conn.close().map_err(|(_, e)| e)?;
    made.as_file().sync_all().map_err(|e| Error::io(path, e))?;
    let placed = made.persist_noclobber(path).map(drop).or_else(|refused| {
        // Some file systems cannot refuse to replace.
        let exists = refused.error.kind() == std::io::ErrorKind::AlreadyExists || path.exists();
        if exists { Err(refused.error) } else { refused.file.persist(path).map(drop).map_err(|e| e.error) }
    });
    placed.map_err(|e| Error::io(path, e))?;
    sync_folder(path);
    Ok(())
}

/// A connection to a file there is, with the settings that every connection has.
pub(crate) fn connect(path: &Path, read_only: bool) -> Result<Connection> {
    let how = match read_only {
        false => OpenFlags::SQLITE_OPEN_READ_WRITE,
        true if has_log(path) => OpenFlags::SQLITE_OPEN_READ_ONLY,
        // Without a log beside it the file is whole.
        true => IMMUTABLE,
    };
    connect_to(path, how)
}

/// Reads the file alone, without the side files that SQLite might not be able to make.
const IMMUTABLE: OpenFlags = OpenFlags::SQLITE_OPEN_READ_ONLY.union(OpenFlags::SQLITE_OPEN_URI);

fn connect_to(path: &Path, how: OpenFlags) -> Result<Connection> {
    let flags = how | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = if how.contains(OpenFlags::SQLITE_OPEN_URI) {
        let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
    guard(&conn)?;
    Ok(conn)
}

/// A connection that reads a file and never writes to it, whatever its format.
pub(crate) fn reading(path: &Path) -> Result<Connection> {
    // An empty log may belong to a window that writes at any moment.
    if beside(path, "-wal").exists()
        && let Ok(conn) = connect_to(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        && conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok()
    {
        return Ok(conn);
    }
    connect(path, true)
}

/// The newest format, and an empty workspace of it in memory; or one of an older format in a new file.
pub(crate) fn pattern(at: Option<(&Path, i64)>) -> Result<(i64, Connection)> {
    let mut conn = match at {
        Some((path, _)) => Connection::open(path)?,
        None => Connection::open_in_memory()?,
    };
    guard(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    let steps = at.map_or(STEPS.len(), |(_, version)| usize::try_from(version).unwrap_or(STEPS.len()));
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    MIGRATIONS.to_version(&mut conn, steps)?;
    Ok((USUAL.known(), conn))
}

/// The format of a file that is a workspace of ours and not newer than this program.
pub(crate) fn recognised(path: &Path) -> Result<i64> {
    match look(path)? {
        Found::Nothing => Err(Error::Missing(path.to_owned())),
        Found::Workspace { version } => USUAL.newer(path, version).map(|()| version),
    }
}

/// Settings of every connection, whatever the file says.
fn guard(conn: &Connection) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
    // Storing a note and showing it again takes about fifty statements; compiled each time, they cost as much as the disk.
    conn.set_prepared_statement_cache_capacity(128);
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        conn.set_db_config(config, on)?;
    }
    for (pragma, value) in [
        ("cell_size_check", "ON"),
        ("secure_delete", "ON"),
        ("recursive_triggers", "ON"),
        ("temp_store", "MEMORY"),
    ] {
        conn.pragma_update(None, pragma, value)?;
    }
    let pure =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let text = |name: &str, make: fn(&str) -> String| {
        conn.create_scalar_function(name, 1, pure, move |args| {
            Ok(lossy(args.get_raw(0)).map_or_else(String::new, |text| make(&text)))
        })
    };
    text("folded", fold)?;
    text("proposed_title", propose_title)?;
    conn.create_scalar_function("sound", 1, pure, |args| {
        Ok(!matches!(args.get_raw(0), ValueRef::Text(bytes) if std::str::from_utf8(bytes).is_err()))
    })?;
    // A text that was read with U+FFFD in place of damaged bytes must not replace them when it is written unchanged.
    conn.create_scalar_function("reads_as", 2, pure, |args| {
        Ok(lossy(args.get_raw(0)) == lossy(args.get_raw(1)))
    })?;
    Ok(())
}

fn lossy(value: ValueRef) -> Option<Cow<str>> {
    match value {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes)),
        _ => None,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use model::competency::Competency;
    use model::id::CompetencyId;
    use model::level::default_ladder;

    use super::*;

    /// A clock that moves only when it is told to.
    #[derive(Clone)]
    pub(crate) struct Hand(Arc<AtomicI64>);

    impl Hand {
        pub(crate) fn new() -> Self {
            Self(Arc::new(AtomicI64::new(1_790_000_000_000)))
        }

        pub(crate) fn forward(&self, millis: i64) {
            self.0.fetch_add(millis, Ordering::Relaxed);
        }

        pub(crate) fn clock(&self) -> Clock {
            let hand = self.0.clone();
            Box::new(move || Timestamp::from_millis(hand.load(Ordering::Relaxed)))
        }
    }

    const SMALL: Format<'static> = Format { migrations: &MIGRATIONS, known: STEPS.len(), fill: small };

    fn small(tx: &Transaction, _: Timestamp) -> Result<()> {
        for (level, position) in default_ladder().iter().zip(0..) {
            store::level::put(tx, level, position)?;
        }
        if store::competency::all(tx)?.is_empty() {
            for name in ["Ownership", "Concurrency"] {
                store::competency::add(tx, &Competency { id: CompetencyId::new(), name: name.into() })?;
            }
        }
        Ok(())
    }

    /// A workspace without the bank, by the same road, in a few milliseconds.
    pub(crate) fn bare(hand: &Hand) -> Workspace {
        bare_by(hand.clock())
    }

    pub(crate) fn bare_by(clock: Clock) -> Workspace {
        Workspace::set_up(Path::new(MEMORY), clock, &SMALL, true).unwrap()
    }

    pub(crate) fn bare_at(path: &Path) -> Result<Workspace> {
        Workspace::set_up(path, Hand::new().clock(), &SMALL, true)
    }

    #[test]
    fn the_file_is_set_up_so_that_what_is_written_stays_written() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = bare_at(&folder.path().join("w")).unwrap();
        let pragma = |name: &str| {
            workspace.conn.pragma_query_value(None, name, |r| r.get::<_, rusqlite::types::Value>(0))
        };
        for (name, value) in [
            ("journal_mode", "wal".to_owned().into()),
            ("synchronous", 2.into()),
            ("foreign_keys", 1.into()),
            ("trusted_schema", 0.into()),
            ("cell_size_check", 1.into()),
            ("secure_delete", 1.into()),
            ("recursive_triggers", 1.into()),
            ("application_id", APPLICATION_ID.into()),
            ("user_version", i64::try_from(STEPS.len()).unwrap().into()),
        ] {
            let value: rusqlite::types::Value = value;
            assert_eq!(pragma(name).unwrap(), value, "PRAGMA {name}");
        }
        assert!(
            workspace.conn.prepare("SELECT \"not a column\"").is_err(),
            "a misspelled column must not become a text"
        );
    }

    #[test]
    fn a_full_disk_is_said_and_nothing_stored_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = bare_at(&folder.path().join("w")).unwrap();
        workspace.add_competency("Kept".into()).unwrap();
        let pages: i64 = workspace.conn.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
        workspace.conn.pragma_update(None, "max_page_count", pages).unwrap();
        let error = loop {
            // Each one is small, so some may still fit into the pages there are.
            match workspace.add_competency(format!("Filler {}", CompetencyId::new())) {
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert!(matches!(error, Error::Full(_)), "{error}");
        assert!(error.to_string().contains("room left"), "{error}");
        assert!(workspace.competencies().unwrap().iter().any(|c| c.name == "Kept"));
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new(), "the refused write left nothing behind");
        workspace.conn.pragma_update(None, "max_page_count", pages + 100).unwrap();
        workspace.add_competency("After".into()).unwrap();
    }

    #[test]
    fn a_file_that_another_program_holds_is_said_to_be_locked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w");
        let mut workspace = bare_at(&path).unwrap();
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        workspace.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
        let error = workspace.add_competency("New".into()).unwrap_err();
        assert!(matches!(&error, Error::Locked(at) if *at == path), "{error}");
        assert_eq!(workspace.competencies().unwrap().len(), 2, "reading goes on");
        other.execute_batch("ROLLBACK").unwrap();
        workspace.add_competency("New".into()).unwrap();
    }

    #[test]
    fn an_older_file_is_copied_aside_before_it_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w");
        drop(bare_at(&path).unwrap());
        let steps: Vec<M> =
            STEPS.iter().cloned().chain([M::up("CREATE TABLE later (x TEXT) STRICT")]).collect();
        let (now, next) = (i64::try_from(STEPS.len()).unwrap(), i64::try_from(steps.len()).unwrap());
        let migrations = Migrations::new(steps);
        let later = Format { migrations: &migrations, known: STEPS.len() + 1, fill: small };
        let workspace = Workspace::set_up(&path, Hand::new().clock(), &later, true).unwrap();
        assert_eq!(
            workspace.conn.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)).unwrap(),
            next
        );
        drop(workspace);
        let before = std::fs::read(&path).unwrap();
        let refused = bare_at(&path).err().unwrap();
        assert!(
            matches!(refused, Error::Newer { made, known, .. } if made == next && known == now),
            "{refused}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), before, "a newer file is not touched");
        let backups = backup::backups_in(&backup::beside(&path));
        assert_eq!(backups[0].reason, Reason::Migration, "a backup was made before");
        bare_at(&backup::beside(&path).join(&backups[0].name)).expect("it is the workspace as it was");
    }

    #[cfg(unix)]
    #[test]
    fn an_older_copy_put_back_after_a_crash_is_not_damaged_by_the_log_of_the_newer_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, older) = (folder.path().join("w"), folder.path().join("older"));
        let names = |w: &Workspace| -> Vec<String> {
            w.competencies().unwrap().into_iter().map(|c| c.name).collect()
        };
        drop(bare_at(&path).unwrap());
        std::fs::copy(&path, &older).unwrap();
        let mut workspace = bare_at(&path).unwrap();
        for n in 0..400 {
            workspace.add_competency(format!("Competency {n}")).unwrap();
        }
        workspace.settle().unwrap();
        for n in 400..440 {
            workspace.add_competency(format!("Competency {n}")).unwrap();
        }
        // As a crash leaves it.
        let crashed = std::fs::read(crate::place::beside(&path, "-wal")).unwrap();
        drop(workspace);
        std::fs::copy(&older, &path).unwrap();
        std::fs::write(crate::place::beside(&path, "-wal"), &crashed).unwrap();

        let mut workspace = bare_at(&path).unwrap();
        assert_eq!(names(&workspace).len(), 2, "it is the older copy, whole");
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new());
        workspace.add_competency("After".into()).unwrap();
        drop(workspace);
        let kept = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name());
        let kept: Vec<_> = kept.collect();
        assert!(
            kept.iter().any(|n| n.to_string_lossy().contains("-wal set aside")),
            "the log is kept: {kept:?}"
        );
    }

    #[test]
    fn a_workspace_can_be_shared_between_threads_behind_a_lock() {
        fn sendable<T: Send>(_: &T) {}
        sendable(&bare(&Hand::new()));
    }
}
