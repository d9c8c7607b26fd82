//! Copies what can be read of a damaged workspace into a new file, row by row, and says what was lost. The damaged file
//! is never written to. Words matter most: a note whose interview is lost gets a placeholder to belong to.

mod parents;
mod values;

use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::error::{Error, Result};
use crate::store::value::{Columns as _, Readable as _};
use crate::{Workspace, file};

/// How every SQLite file begins.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Rows between two readable parts of a broken table that are asked for one by one.
const PROBED: i64 = 100_000;
/// Made from other tables, so made anew.
const DERIVED: [&str; 2] = ["question_topic", "question_level"];

/// How much of one kind was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Salvaged {
    /// The table in words, such as "note".
    pub kind: String,
    /// Records that are in the new file.
    pub saved: u64,
    /// Records that the damaged file held, as far as it can tell.
    pub of: u64,
}

/// What became of a damaged workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SalvageReport {
    /// Each kind that there was something of.
    pub kinds: Vec<Salvaged>,
    /// What was lost or replaced, each a sentence.
    pub lost: Vec<String>,
}

impl SalvageReport {
    /// The report as lines: each kind with how many of how many, then what was lost.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let kinds = self.kinds.iter().map(|k| format!("{}: {} of {}", k.kind, k.saved, k.of));
        kinds.chain(self.lost.iter().cloned()).collect()
    }
}

/// A table and its columns.
struct Table {
    name: String,
    columns: Vec<String>,
}

/// Copies what can be read from the workspace `from` into a new workspace `to`, which must not exist.
///
/// # Errors
/// There is a file at `to`, or it cannot be written; `from` is not a workspace, is of a newer version, or the page that
/// lists its tables is broken, so that nothing can be found.
pub fn salvage(from: &Path, to: &Path) -> Result<SalvageReport> {
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = |ending: &str| {
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        folder.join(format!(".{name}.{ending}"))
    };
    let (part, copy) = (beside("part"), beside("copy"));
    let done = (|| {
        let source = opened(from, &copy)?;
        let mut report = fill(&source, &part)?;
        finish(&part, &mut report)?;
        // A hard link fails where somebody has made the file meanwhile; nothing is written over.
        std::fs::hard_link(&part, to).map_err(|e| match e.kind() {
            std::io::ErrorKind::AlreadyExists => Error::Exists(to.to_owned()),
            _ => Error::io(to, e),
        })?;
        Ok(report)
    })();
    for path in [&part, &copy] {
        for side in ["", "-wal", "-shm", "-journal"] {
            let mut name = path.as_os_str().to_owned();
            name.push(side);
            // What is not there need not be removed.
            let _ = std::fs::remove_file(PathBuf::from(name));
        }
    }
    done.map_err(|e: Error| e.at(from))
}

/// A connection that finds the tables, on a repaired copy where the file's header or schema is damaged.
fn opened(from: &Path, copy: &Path) -> Result<Connection> {
    let tables = |conn: &Connection| -> Result<u32> {
        Ok(conn.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'table'", [], |r| r.get(0))?)
    };
    let untouched = file::recognised(from).and_then(|_| {
        let conn = file::reading(from)?;
        tables(&conn)?;
        // A page with one bad cell still has others.
        conn.pragma_update(None, "cell_size_check", "OFF")?;
        Ok(conn)
    });
    match untouched {
        Ok(conn) => return Ok(conn),
        Err(error @ (Error::Missing(_) | Error::Newer { .. } | Error::Foreign(_) | Error::Locked(_))) => {
            return Err(error);
        }
        Err(_) => {}
    }
    let mut bytes = std::fs::read(from).map_err(|e| Error::io(from, e))?;
    let ours = |at: usize, wanted: &[u8]| bytes.get(at..at + wanted.len()) == Some(wanted);
    if !ours(0, MAGIC) && !ours(68, b"EVNH") {
        return Err(Error::NotSqlite(from.to_owned()));
    }
    if let Some(head) = bytes.get_mut(..MAGIC.len()) {
        head.copy_from_slice(MAGIC);
    }
    std::fs::write(copy, bytes).map_err(|e| Error::io(copy, e))?;
    let conn = Connection::open(copy)?;
    conn.pragma_update(None, "writable_schema", "ON")?;
    let (_, pattern) = file::pattern(None)?;
    let mut wanted = pattern.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let wanted = wanted.readable("file", [], |r| Ok((r.text(0)?, r.text(1)?)))?;
    for (name, sql) in wanted {
        conn.execute("UPDATE sqlite_schema SET sql = ?2 WHERE name = ?1 AND type = 'table'", [name, sql])?;
    }
    drop(conn);
    let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.pragma_update(None, "writable_schema", "ON")?;
    if tables(&conn)? == 0 { Err(Error::Damaged(from.to_owned())) } else { Ok(conn) }
}

/// Copies every table into a new file of the same format.
fn fill(source: &Connection, part: &Path) -> Result<SalvageReport> {
    let version: i64 = source.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let (newest, pattern) = file::pattern(None)?;
    let version = if (1..=newest).contains(&version) { version } else { newest };
    drop(pattern);
    let (_, mut target) = file::pattern(Some((part, version)))?;
    target.pragma_update(None, "foreign_keys", "OFF")?;
    let tx = target.transaction()?;
    let mut report = SalvageReport::default();
    // Rules about sealed interviews hold for people, not for a copy.
    let triggers = taken_off(&tx)?;
    for table in tables(&tx)?.iter().filter(|table| !DERIVED.contains(&table.name.as_str())) {
        copy_table(source, &tx, table, &mut report)?;
    }
    parents::settle(&tx, &mut report)?;
    for sql in triggers {
        tx.execute_batch(&sql)?;
    }
    // Makes topics, levels and the search index anew.
    tx.execute_batch("UPDATE question SET version = version")?;
    tx.commit()?;
    Ok(report)
}

fn taken_off(conn: &Connection) -> Result<Vec<String>> {
    let mut rows = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
    let triggers = rows.readable("file", [], |r| Ok((r.text(0)?, r.text(1)?)))?;
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    Ok(triggers.into_iter().map(|(_, sql)| sql).collect())
}

fn tables(conn: &Connection) -> Result<Vec<Table>> {
    let mut rows = conn.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'question\\_search%' ESCAPE '\\' ORDER BY rowid",
    )?;
    let names = rows.readable("file", [], |r| r.text(0))?;
    let mut columns = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    names
        .into_iter()
        .map(|name| Ok(Table { columns: columns.readable("file", [&name], |r| r.text(0))?, name }))
        .collect()
}

/// Copies the rows of a table that can be read, around whatever is broken in it.
fn copy_table(
    source: &Connection,
    target: &Connection,
    table: &Table,
    report: &mut SalvageReport,
) -> Result<()> {
    let names = table.columns.join(", ");
    let marks = vec!["?"; table.columns.len()].join(", ");
    let insert = format!("INSERT INTO {} ({names}) VALUES ({marks})", table.name);
    let (mut saved, mut seen) = (0, 0);
    let mut put = |mut row: Vec<Value>| {
        seen += 1;
        if !values::tidy(&table.name, &table.columns, &mut row) {
            return;
        }
        let attempt = |row: &[Value]| {
            target.prepare_cached(&insert).and_then(|mut one| one.execute(params_from_iter(row))).is_ok()
        };
        let stored = attempt(&row)
            || values::replacements(&table.name, &table.columns, &row).iter().any(|other| attempt(other));
        saved += u64::from(stored);
    };
    let whole = each_row(source, table, &mut put);
    let kind = table.name.replace('_', " ");
    let counted =
        source.query_row(&format!("SELECT count(*) FROM {}", table.name), [], |r| r.get::<_, u32>(0));
    let of = counted.map_or(seen, u64::from).max(seen);
    if saved < of {
        report.lost.push(match of - saved {
            1 => format!("1 record of the kind \u{201c}{kind}\u{201d} could not be read."),
            n => format!("{n} records of the kind \u{201c}{kind}\u{201d} could not be read."),
        });
    } else if !whole {
        report.lost.push(format!(
            "Records of the kind \u{201c}{kind}\u{201d} may be missing: a part of it cannot be read."
        ));
    }
    if of > 0 || !whole {
        report.kinds.push(Salvaged { kind, saved, of });
    }
    Ok(())
}

/// Reads a table from its beginning up to what is broken, from its end down to it, and asks for each row in between.
/// True where nothing was broken.
fn each_row(source: &Connection, table: &Table, put: &mut impl FnMut(Vec<Value>)) -> bool {
    let names = table.columns.join(", ");
    let select = |rest: &str| format!("SELECT rowid, {names} FROM {} WHERE rowid {rest}", table.name);
    let (mut low, mut high) = (i64::MIN, i64::MAX);
    let mut scan = |sql: &str, bound: i64, stop: i64, last: &mut i64| -> rusqlite::Result<()> {
        let mut rows = source.prepare(sql)?;
        let mut rows = rows.query([bound])?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            if number == stop {
                break;
            }
            let values = (1..=table.columns.len()).map(|at| row.get_ref(at).map(owned));
            let values = values.collect::<rusqlite::Result<Vec<_>>>()?;
            *last = number;
            put(values);
        }
        Ok(())
    };
    if scan(&select("> ?1 ORDER BY rowid"), i64::MIN, i64::MIN, &mut low).is_ok() {
        return true;
    }
    let floor = low;
    let down = select(&format!("< ?1 AND rowid > {floor} ORDER BY rowid DESC"));
    let _ = scan(&down, i64::MAX, floor, &mut high);
    let (first, last) = (low.max(0), if high == i64::MAX { low.max(0).saturating_add(PROBED) } else { high });
    for number in first.saturating_add(1)..last.min(first.saturating_add(PROBED)) {
        let mut found = 0;
        let _ = scan(&select("= ?1"), number, i64::MIN, &mut found);
    }
    false
}

/// A value as it can be stored again: damaged characters become U+FFFD.
fn owned(value: ValueRef) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_owned()),
    }
}

/// Brings the new file up to date and looks it over.
fn finish(part: &Path, report: &mut SalvageReport) -> Result<()> {
    let workspace = Workspace::open_existing(part, crate::clock::program_clock())?;
    report.lost.extend(workspace.check()?.into_iter().map(|left| format!("In the new file: {left}")));
    drop(workspace);
    let conn = Connection::open(part)?;
    let _mode: String = conn.query_row("PRAGMA journal_mode = DELETE", [], |r| r.get(0))?;
    Ok(())
}
