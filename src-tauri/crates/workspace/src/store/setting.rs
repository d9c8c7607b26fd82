//! Settings as one document, and what the file remembers about itself. Not followed by undo.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::value::{Columns as _, json};
use crate::error::Result;

/// The document under `key`; an error where it is damaged.
pub(crate) fn get<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>> {
    Ok(conn.query_row("SELECT value FROM setting WHERE key = ?1", [key], |r| r.json("value")).optional()?)
}

/// The document under `key`; none where it is damaged, which is counted.
pub(crate) fn readable<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>> {
    let read = |r: &rusqlite::Row| r.or_default("settings", r.json("value").map(Some));
    Ok(conn.query_row("SELECT key, value FROM setting WHERE key = ?1", [key], read).optional()?.flatten())
}

/// Writes the document under `key`.
pub(crate) fn put<T: Serialize>(tx: &Transaction, key: &str, value: &T) -> Result<()> {
    tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        params![key, json(value)?],
    )?;
    Ok(())
}
