//! Answers with their ticks and their stopwatches.

use std::collections::{BTreeMap, BTreeSet};

use model::answer::{Outcome, Rating};
use model::id::{AnswerId, InterviewId, ItemId};
use model::interview::{Stage, Stopwatch};
use model::question::Content;
use rusqlite::{Connection, Row, Transaction, params};

use super::clock::watch;
use super::value::{Columns as _, OrGone as _, Readable as _, json, word};
use crate::error::Result;

/// An answer's columns.
pub(crate) struct Answer {
    pub id: AnswerId,
    pub interview: InterviewId,
    pub position: i64,
    /// The set's item; none for an ad hoc question, which carries its own
    pub item: Option<ItemId>,
    pub content: Option<Content>,
    /// and its competency's name.
    pub competency: String,
    /// A stage around the questions instead of a question.
    pub stage: Option<Stage>,
    /// Opened questions count as answered unless a person said otherwise.
    pub outcome: Outcome,
    /// What a person said.
    pub said: Outcome,
    pub skip_reason: String,
    pub rating: Option<Rating>,
    /// How many questions had been opened when the rating was first given.
    pub rated_after: Option<i64>,
    pub not_assessed: bool,
    pub watch: Stopwatch,
    /// Which opening of the interview was its first.
    pub opened: Option<i64>,
}

const SELECT: &str =
    "SELECT a.id, a.interview, a.position, a.item, a.content, a.competency, a.stage, a.outcome, a.skip_reason,
        a.rating, a.rated_after, a.not_assessed, c.counted_ms, c.running_since, c.opened
    FROM answer a LEFT JOIN answer_clock c ON c.answer = a.id";

fn row(r: &Row) -> rusqlite::Result<Answer> {
    let said = r.or_default("answer", r.word::<Option<Outcome>>("outcome"))?.unwrap_or(Outcome::NotAsked);
    let opened: Option<i64> = r.or_default("answer", r.get("opened"))?;
    let content = r.maybe_text("content")?.map(|_| r.json("content")).transpose();
    Ok(Answer {
        id: r.parsed("id")?,
        interview: r.parsed("interview")?,
        position: r.get("position")?,
        item: r.or_default("answer", r.maybe("item"))?,
        content: r.or_default("answer", content)?,
        competency: r.text("competency")?,
        stage: r.or_default("answer", r.word("stage"))?,
        outcome: if said == Outcome::NotAsked && opened.is_some() { Outcome::Answered } else { said },
        said,
        skip_reason: r.text("skip_reason")?,
        rating: r.get::<_, Option<u8>>("rating")?.and_then(|n| Rating::new(n).ok()),
        rated_after: r.get("rated_after")?,
        not_assessed: r.get("not_assessed")?,
        watch: watch(r)?,
        opened,
    })
}

/// An interview's answers to questions in order, without its stages.
pub(crate) fn of(conn: &Connection, interview: InterviewId) -> Result<Vec<Answer>> {
    list(conn, interview, "a.stage IS NULL")
}

/// An interview's stages in order; none where it began before there were any.
pub(crate) fn stages(conn: &Connection, interview: InterviewId) -> Result<Vec<Answer>> {
    list(conn, interview, "a.stage IS NOT NULL")
}

fn list(conn: &Connection, interview: InterviewId, which: &str) -> Result<Vec<Answer>> {
    let sql = format!("{SELECT} WHERE a.interview = ?1 AND {which} ORDER BY a.position, a.id");
    let mut rows = conn.prepare_cached(&sql)?;
    rows.readable("answer", [interview.to_string()], row)
}

/// One.
pub(crate) fn get(conn: &Connection, id: AnswerId) -> Result<Answer> {
    conn.prepare_cached(&format!("{SELECT} WHERE a.id = ?1"))?
        .query_row([id.to_string()], row)
        .or_gone("question of the interview")
}

/// Adds an answer to an item of the set.
pub(crate) fn add(
    tx: &Transaction,
    id: AnswerId,
    interview: InterviewId,
    item: ItemId,
    position: i64,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO answer (id, interview, position, item, competency, outcome, skip_reason, not_assessed)
         VALUES (?1, ?2, ?3, ?4, '', 'not-asked', '', 0)",
    )?
    .execute(params![id.to_string(), interview.to_string(), position, item.to_string()])?;
    Ok(())
}

/// Adds the three stages.
pub(crate) fn add_stages(tx: &Transaction, interview: InterviewId) -> Result<()> {
    for (stage, position) in Stage::ALL.into_iter().zip(0i64..) {
        tx.prepare_cached(
            "INSERT INTO answer (id, interview, position, stage, competency, outcome, skip_reason, not_assessed)
             VALUES (?1, ?2, ?3, ?4, '', 'not-asked', '', 0)",
        )?
        .execute(params![AnswerId::new().to_string(), interview.to_string(), position, word(&stage)?])?;
    }
    Ok(())
}

/// Adds an ad hoc question after `position`.
pub(crate) fn add_ad_hoc(
    tx: &Transaction,
    interview: InterviewId,
    content: &Content,
    competency: &str,
    position: i64,
) -> Result<AnswerId> {
    let id = AnswerId::new();
    tx.execute(
        "UPDATE answer SET position = position + 1 WHERE interview = ?1 AND stage IS NULL AND position > ?2",
        params![interview.to_string(), position],
    )?;
    tx.execute(
        "INSERT INTO answer (id, interview, position, content, competency, outcome, skip_reason, not_assessed)
         VALUES (?1, ?2, ?3, ?4, ?5, 'not-asked', '', 0)",
        params![id.to_string(), interview.to_string(), position + 1, json(content)?, competency],
    )?;
    Ok(id)
}

/// Deletes all answers of an interview.
pub(crate) fn remove_all(tx: &Transaction, interview: InterviewId) -> Result<()> {
    tx.execute("DELETE FROM answer WHERE interview = ?1", [interview.to_string()])?;
    Ok(())
}

/// Writes what can change of an answer.
pub(crate) fn put(tx: &Transaction, answer: &Answer) -> Result<()> {
    tx.prepare_cached(
        "UPDATE answer SET outcome = ?2, skip_reason = ?3, rating = ?4, rated_after = ?5, not_assessed = ?6 WHERE id = ?1",
    )?
    .execute(params![
        answer.id.to_string(),
        word(&answer.said)?,
        answer.skip_reason,
        answer.rating.map(Rating::get),
        answer.rated_after,
        answer.not_assessed
    ])?;
    Ok(())
}

/// Takes one out.
pub(crate) fn remove(tx: &Transaction, id: AnswerId) -> Result<()> {
    tx.execute("DELETE FROM answer WHERE id = ?1", [id.to_string()])?;
    Ok(())
}

/// What can be ticked at a question.
#[derive(Clone, Copy)]
pub(crate) enum Tick {
    Signal,
    Probe,
}

impl Tick {
    fn table(self) -> &'static str {
        match self {
            Self::Signal => "answer_signal",
            Self::Probe => "answer_probe",
        }
    }
}

/// What is ticked in an interview.
pub(crate) fn ticks(
    conn: &Connection,
    interview: InterviewId,
    tick: Tick,
) -> Result<BTreeMap<AnswerId, BTreeSet<u32>>> {
    let mut rows = conn.prepare_cached(&format!(
        "SELECT t.answer, t.number FROM {} t JOIN answer a ON a.id = t.answer WHERE a.interview = ?1",
        tick.table()
    ))?;
    let rows =
        rows.readable("tick", [interview.to_string()], |r| Ok((r.parsed("answer")?, r.get("number")?)))?;
    let mut ticks: BTreeMap<AnswerId, BTreeSet<u32>> = BTreeMap::new();
    for (answer, number) in rows {
        ticks.entry(answer).or_default().insert(number);
    }
    Ok(ticks)
}

/// Ticks or clears one.
pub(crate) fn tick(tx: &Transaction, answer: AnswerId, tick: Tick, number: u32, on: bool) -> Result<()> {
    let table = tick.table();
    let sql = if on {
        format!("INSERT INTO {table} (answer, number) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
    } else {
        format!("DELETE FROM {table} WHERE answer = ?1 AND number = ?2")
    };
    tx.execute(&sql, params![answer.to_string(), number])?;
    Ok(())
}

/// Whether anything was recorded for an answer besides its outcome.
pub(crate) fn recorded(conn: &Connection, id: AnswerId) -> Result<bool> {
    let mut recorded = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM note WHERE answer = ?1 AND trim(text) <> '')
            OR EXISTS (SELECT 1 FROM answer_signal WHERE answer = ?1)
            OR EXISTS (SELECT 1 FROM answer_probe WHERE answer = ?1)
            OR EXISTS (SELECT 1 FROM answer WHERE id = ?1 AND (rating IS NOT NULL OR not_assessed = 1))",
    )?;
    Ok(recorded.query_row([id.to_string()], |r| r.get(0))?)
}
