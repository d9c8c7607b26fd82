//! The workspace's file: made, recognised, refused before it is touched, brought up to date, and set up so that what
//! is written stays written.

use std::cell::Cell;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use model::question::propose_title;
use model::time::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags, Transaction};
use rusqlite_migration::{M, Migrations};

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::history::Log;
use crate::{Workspace, bank, store};

/// "EVNH": says whose file it is, in bytes 68 to 71 of the file's header.
const APPLICATION_ID: i64 = 0x4556_4e48;
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);
const STEPS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001.sql")),
    M::up(include_str!("../migrations/0002.sql")),
    M::up(include_str!("../migrations/0003.sql")),
    M::up(include_str!("../migrations/0004.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0005.sql")).foreign_key_check(),
    M::up(include_str!("../migrations/0006.sql")),
];
/// How long to wait for another program that is writing.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

// Older versions can corrupt a file in WAL mode when two connections write and checkpoint at once.
const _: () = assert!(rusqlite::ffi::SQLITE_VERSION_NUMBER >= 3_051_003);

/// Where the workspace lies unless a person says otherwise: the value of `EVENHAND_WORKSPACE`, else
/// `workspace.evenhand` in the platform's data folder, else in the current folder.
#[must_use]
pub fn default_path() -> PathBuf {
    match std::env::var_os("EVENHAND_WORKSPACE") {
        Some(path) if !path.is_empty() => path.into(),
        _ => directories::ProjectDirs::from("", "", "Evenhand")
            .map(|dirs| dirs.data_dir().to_owned())
            .unwrap_or_default()
            .join("workspace.evenhand"),
    }
}

impl Workspace {
    /// Opens the workspace at `path`, or makes one there with the starter bank. A file that cannot be written is
    /// opened for reading.
    ///
    /// # Errors
    /// The file is not a workspace, is newer than this program, is locked or damaged, or cannot be made.
    pub fn open(path: &Path, clock: Clock) -> Result<Self> {
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty() && !path.exists()) {
            std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        }
        Self::set_up(path, clock, &MIGRATIONS, STEPS.len(), bank::fill).map_err(|e| e.at(path))
    }

    /// Opens a workspace there is.
    ///
    /// # Errors
    /// As [`Workspace::open`], and when there is no such file.
    pub fn open_existing(path: &Path, clock: Clock) -> Result<Self> {
        if path.exists() { Self::open(path, clock) } else { Err(Error::Missing(path.to_owned())) }
    }

    /// A workspace that is gone when it is dropped, made by the same road as a file.
    ///
    /// # Errors
    /// Out of memory.
    pub fn in_memory(clock: Clock) -> Result<Self> {
        Self::open(Path::new(":memory:"), clock)
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

    /// The road of every opening. `fill` is given each file, new ones still empty.
    fn set_up(
        path: &Path,
        clock: Clock,
        migrations: &Migrations,
        known: usize,
        fill: impl Fn(&Transaction, Timestamp) -> Result<()>,
    ) -> Result<Self> {
        let known = i64::try_from(known).unwrap_or(i64::MAX);
        let in_memory = path == Path::new(":memory:");
        let state = if in_memory { Header::Empty } else { Header::read(path)? };
        if let Header::Ours { version } = state {
            newer(path, version, known)?;
        }
        let read_only = !in_memory && !writable(path)?;
        let mut conn = connect(path, read_only)?;
        guard(&conn)?;
        let version: i64 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
        newer(path, version, known)?;
        if read_only && version < known {
            return Err(Error::ReadOnly(path.to_owned()));
        }
        if !read_only {
            if version > 0 && version < known {
                keep_aside(&conn, path, version)?;
            }
            if version == 0 {
                conn.pragma_update(None, "application_id", APPLICATION_ID)?;
            }
            conn.pragma_update(None, "synchronous", "FULL")?;
            migrate(&mut conn, migrations)?;
            let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            let now = clock();
            fill(&tx, now)?;
            store::clock::tend(&tx, now, None)?;
            tx.commit()?;
            // Last, so that the header of a new file, which says whose it is, never waits in the log beside it.
            let _mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |r| r.get(0))?;
        }
        let log = Log::arm(&conn)?;
        Ok(Self { conn, path: path.to_owned(), clock, log, read_only, seen: Cell::default() })
    }
}

/// What the first hundred bytes of a file say, read without SQLite so that nothing is written.
enum Header {
    Empty,
    Ours { version: i64 },
}

impl Header {
    fn read(path: &Path) -> Result<Self> {
        let mut file = match std::fs::File::open(path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::Empty),
            Err(e) => return Err(Error::io(path, e)),
        };
        let mut bytes = Vec::new();
        file.by_ref().take(100).read_to_end(&mut bytes).map_err(|e| Error::io(path, e))?;
        if bytes.is_empty() {
            return Ok(Self::Empty);
        }
        if bytes.len() < 100 || !bytes.starts_with(b"SQLite format 3\0") {
            return Err(Error::NotSqlite(path.to_owned()));
        }
        // Offsets 60 and 68 of https://www.sqlite.org/fileformat2.html#the_database_header
        let number = |at: usize| {
            bytes
                .get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map_or(0, |b| i64::from(u32::from_be_bytes(b)))
        };
        if number(68) != APPLICATION_ID {
            return Err(Error::Foreign(path.to_owned()));
        }
        Ok(Self::Ours { version: number(60) })
    }
}

fn newer(path: &Path, made: i64, known: i64) -> Result<()> {
    if made > known { Err(Error::Newer { path: path.to_owned(), made, known }) } else { Ok(()) }
}

/// Whether the file and its folder take writes; a file marked read-only is left alone even by those who could.
fn writable(path: &Path) -> Result<bool> {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    if std::fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
        return Ok(false);
    }
    match std::fs::OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(true),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(e) if matches!(e.kind(), PermissionDenied | ReadOnlyFilesystem) => Ok(false),
        Err(e) => Err(Error::io(path, e)),
    }
}

fn connect(path: &Path, read_only: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let write = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    if !read_only {
        return Ok(Connection::open_with_flags(path, write)?);
    }
    // Without a log beside it the file is complete, and "immutable" spares SQLite the side files it could not make.
    let mut wal = path.as_os_str().to_owned();
    wal.push("-wal");
    if std::fs::metadata(&wal).is_ok_and(|m| m.len() > 0) {
        return Ok(Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_READ_ONLY)?);
    }
    let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Ok(Connection::open_with_flags(
        format!("file:{name}?immutable=1"),
        flags | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    )?)
}

/// Settings of every connection, whatever the file says.
fn guard(conn: &Connection) -> Result<()> {
    conn.busy_timeout(PATIENCE)?;
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
            Ok(args.get::<Option<String>>(0)?.map_or_else(String::new, |text| make(&text)))
        })
    };
    text("folded", fold)?;
    text("proposed_title", propose_title)?;
    Ok(())
}

/// Brings the file up to date. Foreign keys are off meanwhile, so that a table that is made anew takes nothing along
/// when its old form is dropped.
fn migrate(conn: &mut Connection, migrations: &Migrations) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    migrations.to_latest(conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    Ok(())
}

/// A copy of the file as it was, beside it, before it is brought up to date.
fn keep_aside(conn: &Connection, path: &Path, version: i64) -> Result<()> {
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".format-{version}"));
    let copy = PathBuf::from(copy);
    if copy.exists() {
        return Ok(());
    }
    conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
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
        Workspace::set_up(Path::new(":memory:"), clock, &MIGRATIONS, STEPS.len(), small).unwrap()
    }

    fn bare_at(path: &Path) -> Result<Workspace> {
        Workspace::set_up(path, Hand::new().clock(), &MIGRATIONS, STEPS.len(), small).map_err(|e| e.at(path))
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
            "a misspelt column must not become a text"
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
        let workspace =
            Workspace::set_up(&path, Hand::new().clock(), &migrations, STEPS.len() + 1, small).unwrap();
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
        bare_at(&folder.path().join(format!("w.format-{now}"))).expect("the copy is the workspace as it was");
    }

    #[test]
    fn a_workspace_can_be_shared_between_threads_behind_a_lock() {
        fn sendable<T: Send>(_: &T) {}
        sendable(&bare(&Hand::new()));
    }
}
