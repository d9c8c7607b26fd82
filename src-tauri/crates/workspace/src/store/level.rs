//! Rungs of the ladder.

use model::level::{Level, LevelKey};
use rusqlite::{Connection, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _};
use crate::error::Result;

/// All rungs in order.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Level>> {
    let mut rows =
        conn.prepare_cached("SELECT key, name, years_from, years_to FROM level ORDER BY position, key")?;
    rows.readable("level", [], |r| {
        Ok(Level { key: LevelKey(r.text(0)?), name: r.text(1)?, years_from: r.get(2)?, years_to: r.get(3)? })
    })
}

/// A rung's name.
pub(crate) fn name(conn: &Connection, key: &LevelKey) -> Result<String> {
    conn.query_row("SELECT name FROM level WHERE key = ?1", [&key.0], |r| r.text(0)).or_gone("level")
}

/// Writes a rung at `position`, new or changed.
pub(crate) fn put(tx: &Transaction, level: &Level, position: i64) -> Result<()> {
    tx.execute(
        "INSERT INTO level (key, name, years_from, years_to, position) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (key) DO UPDATE SET name = ?2, years_from = ?3, years_to = ?4, position = ?5
         WHERE (name, years_from, position) IS NOT (?2, ?3, ?5) OR years_to IS NOT ?4",
        params![level.key.0, level.name, level.years_from, level.years_to, position],
    )?;
    Ok(())
}

/// How many question sets and openings are for a rung.
pub(crate) fn uses(conn: &Connection, key: &LevelKey) -> Result<(u32, u32)> {
    Ok(conn.query_row(
        "SELECT (SELECT count(*) FROM question_set WHERE level = ?1), (SELECT count(*) FROM opening WHERE level = ?1)",
        [&key.0],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?)
}

/// Takes a rung out.
pub(crate) fn remove(tx: &Transaction, key: &LevelKey) -> Result<()> {
    tx.execute("DELETE FROM level WHERE key = ?1", [&key.0])?;
    Ok(())
}
