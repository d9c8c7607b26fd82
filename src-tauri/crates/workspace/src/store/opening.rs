//! Openings and the question sets they use.

use model::id::{OpeningId, SetId};
use model::level::LevelKey;
use model::time::Day;
use rusqlite::{Connection, Row, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _, damaged};
use crate::error::Result;
use crate::view::opening::{OpeningRow, OpeningSet};

/// An opening's own columns.
pub(crate) struct Opening {
    pub title: String,
    pub level: LevelKey,
    pub retention: Option<Day>,
    pub archived: bool,
    pub example: bool,
}

fn retention(r: &Row) -> rusqlite::Result<Option<Day>> {
    let day = r.maybe_text("retention")?;
    let read = day.clone().and_then(|day| Day::try_from(day).ok());
    if day.is_some() && read.is_none() {
        damaged("opening", r);
    }
    Ok(read)
}

/// All, those still hired for first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<OpeningRow>> {
    let mut rows = conn.prepare_cached(
        "SELECT o.id, o.title, l.name AS level_name, o.retention, o.archived, o.example,
            (SELECT count(*) FROM candidate c WHERE c.opening = o.id AND c.removed IS NULL) AS candidates,
            (SELECT count(*) FROM interview i JOIN candidate c ON c.id = i.candidate
             WHERE c.opening = o.id AND c.removed IS NULL AND i.removed IS NULL) AS interviews,
            (SELECT count(*) FROM interview i JOIN candidate c ON c.id = i.candidate
             WHERE c.opening = o.id AND c.removed IS NULL AND i.removed IS NULL AND i.state IN ('closed', 'sealed')) AS held
         FROM opening o JOIN level l ON l.key = o.level ORDER BY o.archived, o.id DESC",
    )?;
    rows.readable("opening", [], |r| {
        Ok(OpeningRow {
            id: r.parsed("id")?,
            title: r.text("title")?,
            level_name: r.text("level_name")?,
            candidates: r.get("candidates")?,
            held: r.get("held")?,
            interviews: r.get("interviews")?,
            retention: retention(r)?,
            archived: r.get("archived")?,
            example: r.get("example")?,
        })
    })
}

/// One.
pub(crate) fn get(conn: &Connection, id: OpeningId) -> Result<Opening> {
    conn.query_row(
        "SELECT id, title, level, retention, archived, example FROM opening WHERE id = ?1",
        [id.to_string()],
        |r| {
            Ok(Opening {
                title: r.text("title")?,
                level: LevelKey(r.text("level")?),
                retention: retention(r)?,
                archived: r.get("archived")?,
                example: r.get("example")?,
            })
        },
    )
    .or_gone("opening")
}

/// Its question sets in order.
pub(crate) fn sets(conn: &Connection, id: OpeningId) -> Result<Vec<OpeningSet>> {
    let mut rows = conn.prepare_cached(
        "SELECT s.id, s.title, v.id AS version_id, v.number FROM opening_set o JOIN question_set s ON s.id = o.question_set
         LEFT JOIN set_version v ON v.question_set = s.id
            AND v.number = (SELECT max(number) FROM set_version WHERE question_set = s.id)
         WHERE o.opening = ?1 ORDER BY o.position",
    )?;
    rows.readable("opening", [id.to_string()], |r| {
        Ok(OpeningSet {
            id: r.parsed("id")?,
            title: r.text("title")?,
            version_id: r.maybe("version_id")?,
            version: r.get("number")?,
        })
    })
}

/// Adds one.
pub(crate) fn add(tx: &Transaction, id: OpeningId, opening: &Opening) -> Result<()> {
    tx.execute(
        "INSERT INTO opening (id, title, level, retention, archived, example) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            id.to_string(),
            opening.title,
            opening.level.0,
            opening.retention.as_ref().map(Day::as_str),
            opening.archived,
            opening.example
        ],
    )?;
    Ok(())
}

/// Writes one.
pub(crate) fn put(tx: &Transaction, id: OpeningId, opening: &Opening) -> Result<()> {
    tx.execute(
        "UPDATE opening SET title = iif(reads_as(title, ?2), title, ?2), level = ?3,
             retention = iif(?4 IS NULL AND date(retention) IS NULL, retention, ?4), archived = ?5, example = ?6 WHERE id = ?1",
        params![
            id.to_string(),
            opening.title,
            opening.level.0,
            opening.retention.as_ref().map(Day::as_str),
            opening.archived,
            opening.example
        ],
    )?;
    Ok(())
}

/// Writes which question sets it uses.
pub(crate) fn put_sets(tx: &Transaction, id: OpeningId, sets: &[SetId]) -> Result<()> {
    let kept: Vec<String> = sets.iter().map(SetId::to_string).collect();
    tx.execute(
        "DELETE FROM opening_set WHERE opening = ?1 AND question_set NOT IN (SELECT value FROM json_each(?2))",
        params![id.to_string(), serde_json::json!(kept).to_string()],
    )?;
    for (set, position) in kept.iter().zip(0i64..) {
        tx.execute(
            "INSERT INTO opening_set (opening, question_set, position) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET position = ?3 WHERE position IS NOT ?3",
            params![id.to_string(), set, position],
        )?;
    }
    Ok(())
}

/// Takes one out, with its candidates and their interviews.
pub(crate) fn remove(tx: &Transaction, id: OpeningId) -> Result<()> {
    tx.execute("DELETE FROM opening WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// How many are still hired for.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row("SELECT count(*) FROM opening WHERE archived = 0", [], |r| r.get(0))?)
}

/// The worked example's opening.
pub(crate) fn example(conn: &Connection) -> Result<Option<OpeningId>> {
    use rusqlite::OptionalExtension as _;
    Ok(conn.query_row("SELECT id FROM opening WHERE example = 1", [], |r| r.parsed("id")).optional()?)
}
