//! Competencies, found by name however it is typed.

use model::competency::Competency;
use model::id::CompetencyId;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _};
use crate::error::Result;
use crate::fold::fold;

fn row(r: &Row) -> rusqlite::Result<Competency> {
    Ok(Competency { id: r.parsed("id")?, name: r.text("name")? })
}

/// All by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Competency>> {
    let mut rows = conn.prepare_cached("SELECT id, name FROM competency ORDER BY folded")?;
    rows.readable("competency", [], row)
}

/// One.
pub(crate) fn get(conn: &Connection, id: CompetencyId) -> Result<Competency> {
    conn.prepare_cached("SELECT id, name FROM competency WHERE id = ?1")?
        .query_row([id.to_string()], row)
        .or_gone("competency")
}

/// The one of a name, whatever the case of its letters.
pub(crate) fn named(conn: &Connection, name: &str) -> Result<Option<Competency>> {
    let mut one = conn.prepare_cached("SELECT id, name FROM competency WHERE folded = ?1")?;
    Ok(one.query_row([fold(name)], row).optional()?)
}

/// Adds one.
pub(crate) fn add(tx: &Transaction, competency: &Competency) -> Result<()> {
    tx.execute(
        "INSERT INTO competency (id, name, folded) VALUES (?1, ?2, ?3)",
        params![competency.id.to_string(), competency.name, fold(&competency.name)],
    )?;
    Ok(())
}

/// Renames one.
pub(crate) fn rename(tx: &Transaction, id: CompetencyId, name: &str) -> Result<()> {
    tx.execute(
        "UPDATE competency SET name = ?2, folded = ?3 WHERE id = ?1 AND name IS NOT ?2",
        params![id.to_string(), name, fold(name)],
    )?;
    Ok(())
}

/// How many questions give evidence of it, archived ones included.
pub(crate) fn uses(conn: &Connection, id: CompetencyId) -> Result<u32> {
    Ok(conn
        .query_row("SELECT count(*) FROM question WHERE competency = ?1", [id.to_string()], |r| r.get(0))?)
}

/// Takes one out.
pub(crate) fn remove(tx: &Transaction, id: CompetencyId) -> Result<()> {
    tx.execute("DELETE FROM competency WHERE id = ?1", [id.to_string()])?;
    Ok(())
}
