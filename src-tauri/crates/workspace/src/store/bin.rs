//! The bin: interviews and candidates with a moment of removal. Everything else in the store reads past them.

use model::id::{CandidateId, InterviewId};
use model::interview::State;
use model::time::Timestamp;
use rusqlite::{Connection, Row, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _};
use crate::error::Result;
use crate::view::bin::{BinKind, BinRow, Removal};

/// How long something stays in the bin.
pub(crate) const STAY_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A table that has the column `removed`.
pub(crate) fn table(kind: BinKind) -> &'static str {
    match kind {
        BinKind::Interview => "interview",
        BinKind::Candidate => "candidate",
    }
}

/// Everything in the bin, what was removed last first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<BinRow>> {
    let mut rows = conn.prepare_cached(
        "SELECT 'interview' AS kind, i.id, c.name, o.title, iif(json_valid(v.content), v.content ->> '$.title', NULL) AS set_title, i.state, i.removed,
            1 AS interviews
         FROM interview i JOIN candidate c ON c.id = i.candidate JOIN opening o ON o.id = c.opening
            JOIN set_version v ON v.id = i.set_version
         WHERE i.removed IS NOT NULL
         UNION ALL
         SELECT 'candidate', c.id, c.name, o.title, NULL, NULL, c.removed,
            (SELECT count(*) FROM interview i WHERE i.candidate = c.id AND i.removed IS NULL)
         FROM candidate c JOIN opening o ON o.id = c.opening WHERE c.removed IS NOT NULL
         ORDER BY 7 DESC, 2 DESC",
    )?;
    rows.readable("removed", [], row)
}

fn row(r: &Row) -> rusqlite::Result<BinRow> {
    let removed: Timestamp = r.parsed("removed")?;
    let (opening, set): (String, Option<String>) = (r.text("title")?, r.maybe_text("set_title")?);
    let detail = match (set, r.or_default("interview", r.word::<Option<State>>("state"))?) {
        (Some(set), Some(state)) => format!("{opening}, {set}, {}", state.label().to_lowercase()),
        _ => opening,
    };
    Ok(BinRow {
        kind: r.word("kind")?,
        id: r.text("id")?,
        title: r.text("name")?,
        detail,
        removed,
        until: removed.plus(STAY_MS),
        interviews: r.get("interviews")?,
    })
}

/// What removing a candidate, or one interview, takes along.
pub(crate) fn removal(conn: &Connection, kind: BinKind, id: &str, now: Timestamp) -> Result<Removal> {
    let what = if kind == BinKind::Interview { "i.id" } else { "c.id" };
    let sql = format!(
        "SELECT c.name, count(i.id) AS interviews, count(i.decision) AS decided,
            coalesce(sum(i.state = 'sealed'), 0) AS sealed,
            coalesce(sum((SELECT count(*) FROM note n JOIN answer a ON a.id = n.answer WHERE a.interview = i.id)), 0) AS notes
         FROM candidate c LEFT JOIN interview i ON i.candidate = c.id AND i.removed IS NULL
         WHERE {what} = ?1 AND c.removed IS NULL GROUP BY c.id"
    );
    conn.query_row(&sql, [id], |r| {
        Ok(Removal {
            candidate_name: r.text("name")?,
            interviews: r.get("interviews")?,
            notes: r.get("notes")?,
            decided: r.get("decided")?,
            sealed: r.get("sealed")?,
            until: now.plus(STAY_MS),
        })
    })
    .or_gone(table(kind))
}

/// A candidate's running interviews that are not in the bin.
pub(crate) fn running(conn: &Connection, candidate: CandidateId) -> Result<Vec<InterviewId>> {
    let mut rows = conn.prepare_cached(
        "SELECT id FROM interview WHERE candidate = ?1 AND state = 'running' AND removed IS NULL",
    )?;
    rows.readable("interview", [candidate.to_string()], |r| r.parsed("id"))
}

/// Whether an interview in the bin belongs to a candidate who is in the bin too.
pub(crate) fn hidden_with_candidate(conn: &Connection, interview: &str) -> Result<bool> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM interview i JOIN candidate c ON c.id = i.candidate
                        WHERE i.id = ?1 AND c.removed IS NOT NULL)",
        [interview],
        |r| r.get(0),
    )?)
}

/// Puts something into the bin.
pub(crate) fn put_in(tx: &Transaction, kind: BinKind, id: &str, now: Timestamp) -> Result<()> {
    let sql = format!("UPDATE {} SET removed = ?2 WHERE id = ?1", table(kind));
    tx.execute(&sql, params![id, now.to_string()])?;
    Ok(())
}

/// Takes something out of the bin; false where it is not there.
pub(crate) fn take_out(tx: &Transaction, kind: BinKind, id: &str) -> Result<bool> {
    let sql = format!("UPDATE {} SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL", table(kind));
    Ok(tx.execute(&sql, [id])? > 0)
}

/// Deletes something that is in the bin; false where it is not there.
pub(crate) fn delete(tx: &Transaction, kind: BinKind, id: &str) -> Result<bool> {
    let sql = format!("DELETE FROM {} WHERE id = ?1 AND removed IS NOT NULL", table(kind));
    Ok(tx.execute(&sql, [id])? > 0)
}

/// Deletes what has been in the bin for too long.
pub(crate) fn delete_old(tx: &Transaction, now: Timestamp) -> Result<()> {
    let until = now.plus(-STAY_MS).to_string();
    for table in ["interview", "candidate"] {
        tx.execute(&format!("DELETE FROM {table} WHERE removed < ?1"), [&until])?;
    }
    Ok(())
}
