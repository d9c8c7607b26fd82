//! What passes with time: stopwatches, the question on the screen, the last sign of life. Not followed by undo.

use model::id::{AnswerId, InterviewId};
use model::interview::Stopwatch;
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::part;
use super::value::{Columns as _, Readable as _};
use crate::error::Result;

/// An interview's clock.
#[derive(Debug, Clone, Default)]
pub(crate) struct InterviewClock {
    pub watch: Stopwatch,
    /// The question on the screen.
    pub current: Option<AnswerId>,
    /// Questions opened so far.
    pub openings: i64,
    /// It was stopped at the last sign of life, after a long silence.
    pub gap: bool,
    pub last_sign: Option<Timestamp>,
}

/// A stopwatch in the columns `counted_ms` and `running_since`.
pub(crate) fn watch(r: &Row) -> rusqlite::Result<Stopwatch> {
    Ok(Stopwatch {
        counted_ms: r.get::<_, Option<i64>>("counted_ms")?.unwrap_or_default(),
        running_since: r.or_default("clock", r.maybe("running_since"))?,
    })
}

/// An interview's clock; one that never ran stands at zero.
pub(crate) fn get(conn: &Connection, interview: InterviewId) -> Result<InterviewClock> {
    let clock = conn
        .prepare_cached(
            "SELECT interview, counted_ms, running_since, current, openings, gap, last_sign FROM interview_clock WHERE interview = ?1",
        )?
        .query_row([interview.to_string()], |r| {
            Ok(InterviewClock {
                watch: watch(r)?,
                current: r.or_default("clock", r.maybe("current"))?,
                openings: r.get("openings")?,
                gap: r.get("gap")?,
                last_sign: r.or_default("clock", r.maybe("last_sign"))?,
            })
        })
        .optional()?;
    Ok(clock.unwrap_or_default())
}

/// Writes an interview's clock.
pub(crate) fn put(tx: &Transaction, interview: InterviewId, clock: &InterviewClock) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO interview_clock (interview, counted_ms, running_since, current, openings, gap, last_sign)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET counted_ms = ?2, running_since = ?3, current = ?4, openings = ?5, gap = ?6, last_sign = ?7",
    )?
    .execute(params![
        interview.to_string(),
        clock.watch.counted_ms,
        clock.watch.running_since.map(|t| t.to_string()),
        clock.current.map(|a| a.to_string()),
        clock.openings,
        clock.gap,
        clock.last_sign.map(|t| t.to_string())
    ])?;
    Ok(())
}

/// An answer's stopwatch.
pub(crate) fn answer(conn: &Connection, answer: AnswerId) -> Result<Stopwatch> {
    let mut one =
        conn.prepare_cached("SELECT counted_ms, running_since FROM answer_clock WHERE answer = ?1")?;
    Ok(one.query_row([answer.to_string()], watch).optional()?.unwrap_or_default())
}

/// Writes an answer's stopwatch.
pub(crate) fn put_answer(tx: &Transaction, answer: AnswerId, watch: Stopwatch) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO answer_clock (answer, counted_ms, running_since) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET counted_ms = ?2, running_since = ?3",
    )?
    .execute(params![
        answer.to_string(),
        watch.counted_ms,
        watch.running_since.map(|t| t.to_string())
    ])?;
    Ok(())
}

/// Remembers that the candidate heard a question first as the `order`th; none: did not hear it.
pub(crate) fn put_opened(tx: &Transaction, answer: AnswerId, order: Option<i64>) -> Result<()> {
    tx.execute(
        "INSERT INTO answer_clock (answer, opened) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET opened = ?2",
        params![answer.to_string(), order],
    )?;
    Ok(())
}

/// Notes that the program lives, in every running interview.
pub(crate) fn sign_of_life(conn: &Connection, now: Timestamp) -> Result<()> {
    conn.prepare_cached(
        "UPDATE interview_clock SET last_sign = ?1 WHERE interview IN (SELECT id FROM interview WHERE state = 'running')",
    )?
    .execute([now.to_string()])?;
    Ok(())
}

/// Stops an interview's clock and that of its question at a moment.
pub(crate) fn stop(tx: &Transaction, interview: InterviewId, at: Timestamp) -> Result<()> {
    let clock = get(tx, interview)?;
    if let Some(current) = clock.current {
        put_answer(tx, current, answer(tx, current)?.stopped(at))?;
    }
    part::rest(tx, interview, at)?;
    put(tx, interview, &InterviewClock { watch: clock.watch.stopped(at), ..clock })
}

/// Sets an interview's clock and that of its question going.
pub(crate) fn start(tx: &Transaction, interview: InterviewId, at: Timestamp) -> Result<()> {
    let clock = get(tx, interview)?;
    if let Some(current) = clock.current {
        put_answer(tx, current, answer(tx, current)?.started(at))?;
    }
    part::go(tx, interview, at)?;
    let watch = clock.watch.started(at);
    put(tx, interview, &InterviewClock { watch, gap: false, last_sign: Some(at), ..clock })
}

/// Makes the clocks follow the states again, after states were taken back or repeated.
pub(crate) fn settle(tx: &Transaction, now: Timestamp) -> Result<()> {
    let ids = |sql: &str| -> Result<Vec<InterviewId>> {
        let mut rows = tx.prepare_cached(sql)?;
        rows.readable("interview", [], |r| r.parsed("id"))
    };
    for id in ids("SELECT interview AS id FROM interview_clock WHERE running_since IS NOT NULL
         AND interview NOT IN (SELECT id FROM interview WHERE state = 'running')")?
    {
        stop(tx, id, now)?;
    }
    for id in ids("SELECT id FROM interview WHERE state = 'running'
         AND id NOT IN (SELECT interview FROM interview_clock WHERE running_since IS NOT NULL)")?
    {
        start(tx, id, now)?;
    }
    Ok(())
}

/// A running interview that was silent for longer was left, or the machine slept.
pub(crate) const GAP_MS: i64 = 15 * 60 * 1000;

/// Whether [`tend`] would change anything.
pub(crate) fn untended(conn: &Connection, now: Timestamp, seen: Option<Timestamp>) -> Result<bool> {
    let running = running(conn)?;
    for id in &running {
        let last = get(conn, *id)?.last_sign.max(seen);
        if last.is_some_and(|last| last > now || now.since(last) > GAP_MS) {
            return Ok(true);
        }
    }
    Ok(running.len() > 1)
}

/// Pauses running interviews whose last sign of life is more than fifteen minutes old, at that sign. One whose last
/// sign is still to come (the machine's clock was set back) keeps its time and goes on from now. `seen` is a sign of
/// life that was not stored. Where more than one runs, as older files allow, only the first goes on.
pub(crate) fn tend(tx: &Transaction, now: Timestamp, seen: Option<Timestamp>) -> Result<()> {
    for (id, first) in running(tx)?.into_iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
        let Some(last) = get(tx, id)?.last_sign.max(seen) else { continue };
        let silent = now.since(last) > GAP_MS;
        if silent || !first {
            stop(tx, id, last)?;
            put(tx, id, &InterviewClock { gap: silent, ..get(tx, id)? })?;
            tx.execute("UPDATE interview SET state = 'paused' WHERE id = ?1", [id.to_string()])?;
        } else if last > now {
            stop(tx, id, last)?;
            start(tx, id, now)?;
        }
    }
    Ok(())
}

/// The interviews that run; at most one, except in files from before that was a rule.
pub(crate) fn running(conn: &Connection) -> Result<Vec<InterviewId>> {
    let mut rows = conn.prepare_cached("SELECT id FROM interview WHERE state = 'running'")?;
    rows.readable("interview", [], |r| r.parsed("id"))
}

/// Clears the clocks of what was removed for good.
pub(crate) fn forget_removed(tx: &Transaction) -> Result<()> {
    tx.execute("DELETE FROM interview_clock WHERE interview NOT IN (SELECT id FROM interview)", [])?;
    tx.execute("DELETE FROM answer_clock WHERE answer NOT IN (SELECT id FROM answer)", [])?;
    tx.execute("DELETE FROM interview_part WHERE interview NOT IN (SELECT id FROM interview)", [])?;
    Ok(())
}
