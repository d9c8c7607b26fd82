//! The parts an interview was held in. Like the clocks they are not followed by undo.

use model::facts::{PART_GAP_MS, Part};
use model::id::InterviewId;
use model::time::Timestamp;
use rusqlite::{Connection, Transaction, params};

use super::interview::Head;
use super::value::{Columns as _, Readable as _};
use crate::error::Result;

/// The parts of an interview that has begun, the first beginning when the interview did: a date that was corrected
/// moves all of them. One that was entered, or is older than parts are kept, has one part.
pub(crate) fn of(conn: &Connection, head: &Head) -> Result<Vec<Part>> {
    let Some(started) = head.started else { return Ok(Vec::new()) };
    let mut parts = stored(conn, head.id)?;
    let Some(first) = parts.first().map(|part| part.began) else {
        let stated = head.entered.and(head.seconds);
        let ended = stated.map(|seconds| started.plus(i64::from(seconds) * 1000));
        return Ok(vec![Part { began: started, ended }]);
    };
    let moved = started.millis() - first.millis();
    for part in &mut parts {
        part.began = part.began.plus(moved);
        part.ended = part.ended.map(|at| at.plus(moved));
    }
    Ok(parts)
}

fn stored(conn: &Connection, interview: InterviewId) -> Result<Vec<Part>> {
    let mut rows = conn.prepare_cached(
        "SELECT interview, began, ended FROM interview_part WHERE interview = ?1 ORDER BY number",
    )?;
    rows.readable("part of an interview", [interview.to_string()], |r| {
        Ok(Part { began: r.parsed("began")?, ended: r.maybe("ended")? })
    })
}

/// The clock goes: a new part where none ended within the last hour, else the last one goes on.
pub(crate) fn go(tx: &Transaction, interview: InterviewId, at: Timestamp) -> Result<()> {
    let parts = stored(tx, interview)?;
    let number = count(&parts);
    match parts.last().map(|part| part.ended) {
        Some(None) => Ok(()),
        Some(Some(ended)) if at.since(ended) <= PART_GAP_MS => end(tx, interview, number, None),
        _ => {
            tx.execute(
                "INSERT INTO interview_part (interview, number, began) VALUES (?1, ?2, ?3)",
                params![interview.to_string(), number + 1, at.to_string()],
            )?;
            Ok(())
        }
    }
}

/// The clock stops: the part that goes on ends.
pub(crate) fn rest(tx: &Transaction, interview: InterviewId, at: Timestamp) -> Result<()> {
    let parts = stored(tx, interview)?;
    match parts.last() {
        Some(Part { began, ended: None }) => end(tx, interview, count(&parts), Some(at.max(*began))),
        _ => Ok(()),
    }
}

fn count(parts: &[Part]) -> i64 {
    i64::try_from(parts.len()).unwrap_or(i64::MAX)
}

fn end(tx: &Transaction, interview: InterviewId, number: i64, at: Option<Timestamp>) -> Result<()> {
    tx.execute(
        "UPDATE interview_part SET ended = ?3 WHERE interview = ?1 AND number = ?2",
        params![interview.to_string(), number, at.map(|t| t.to_string())],
    )?;
    Ok(())
}

/// Forgets the parts of an interview, which begins anew.
pub(crate) fn forget(tx: &Transaction, interview: InterviewId) -> Result<()> {
    tx.execute("DELETE FROM interview_part WHERE interview = ?1", [interview.to_string()])?;
    Ok(())
}
