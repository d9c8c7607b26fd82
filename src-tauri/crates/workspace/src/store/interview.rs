//! Interviews: who, with which published set, where they stand, and what was written at the close.

use model::decision::Decision;
use model::facts::{Correction, End};
use model::id::{CandidateId, InterviewId, OpeningId, SetId, SetVersionId};
use model::interview::State;
use model::scorecard::Scorecard;
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _, damaged, is_damage, json, word};
use crate::error::Result;
use crate::view::closing::ClosingTexts;
use crate::view::home::InterviewRow;

/// An interview's columns, and the names it is shown with.
#[derive(Clone)]
pub(crate) struct Head {
    pub id: InterviewId,
    pub candidate: CandidateId,
    pub candidate_name: String,
    pub candidate_code: String,
    pub opening: OpeningId,
    pub opening_title: String,
    pub set: SetId,
    pub set_version: SetVersionId,
    pub set_number: u32,
    pub set_title: String,
    pub level_name: String,
    pub minutes: u16,
    pub interviewer: String,
    pub planned: Option<Timestamp>,
    pub state: State,
    pub started: Option<Timestamp>,
    pub utc_offset: i32,
    pub texts: ClosingTexts,
    pub decision: Option<Decision>,
    pub decision_reason: String,
    pub example: bool,
    pub end: End,
    pub end_reason: String,
    /// When it was entered from notes.
    pub entered: Option<Timestamp>,
    /// How long it took as stated, which overrides the clock.
    pub seconds: Option<u32>,
    /// A value of it, or of its question set's version, cannot be read.
    pub damaged: bool,
}

/// What a list shows for a title that cannot be read.
const UNREADABLE: &str = "(damaged)";

const SELECT: &str = "SELECT i.id, i.candidate, c.name, c.code, c.opening, o.title AS opening_title, v.question_set,
        i.set_version, v.number, iif(json_valid(v.content), v.content ->> '$.title', NULL) AS set_title,
        iif(json_valid(v.content), v.content ->> '$.level_name', NULL) AS level_name,
        iif(json_valid(v.content), v.content ->> '$.minutes', NULL) AS minutes, i.interviewer, i.planned, i.state, i.started, i.utc_offset, i.strengths,
        i.concerns, i.summary, i.decision, i.decision_reason, i.example, i.ended, i.end_reason, i.entered, i.seconds
    FROM interview i JOIN candidate c ON c.id = i.candidate JOIN opening o ON o.id = c.opening
    JOIN set_version v ON v.id = i.set_version";
/// Everything but what is in the bin.
const SHOWN: &str = "WHERE i.removed IS NULL AND c.removed IS NULL";

/// One interview. Where it stands must be known, since everything that can be done with it depends on that.
fn row(r: &Row) -> rusqlite::Result<Head> {
    read(r, r.word("state")?, false)
}

/// An interview of a list, which shows a damaged one as such.
fn listed(r: &Row) -> rusqlite::Result<Head> {
    match r.or_default("interview", r.word::<State>("state").map(Some))? {
        Some(state) => read(r, state, false),
        None => read(r, State::Closed, true),
    }
}

fn read(r: &Row, state: State, unknown: bool) -> rusqlite::Result<Head> {
    let mut broken = unknown;
    let titled = r.maybe_text("set_title")?;
    broken |= titled.is_none();
    macro_rules! rest {
        ($value:expr) => {
            match $value {
                Err(error) if is_damage(&error) => {
                    broken = true;
                    Default::default()
                }
                other => other?,
            }
        };
    }
    let head = Head {
        id: r.parsed("id")?,
        candidate: r.parsed("candidate")?,
        candidate_name: r.text("name")?,
        candidate_code: r.text("code")?,
        opening: r.parsed("opening")?,
        opening_title: r.text("opening_title")?,
        set: r.parsed("question_set")?,
        set_version: r.parsed("set_version")?,
        set_number: r.get("number")?,
        set_title: titled.unwrap_or_else(|| UNREADABLE.to_owned()),
        level_name: r.maybe_text("level_name")?.unwrap_or_default(),
        minutes: rest!(r.get::<_, Option<u16>>("minutes")).unwrap_or_default(),
        interviewer: r.text("interviewer")?,
        planned: rest!(r.maybe("planned")),
        state,
        started: rest!(r.maybe("started")),
        utc_offset: r.get("utc_offset")?,
        texts: ClosingTexts {
            strengths: r.text("strengths")?,
            concerns: r.text("concerns")?,
            summary: r.text("summary")?,
        },
        decision: rest!(r.word("decision")),
        decision_reason: r.text("decision_reason")?,
        example: r.get("example")?,
        end: rest!(r.word("ended")),
        end_reason: r.text("end_reason")?,
        entered: rest!(r.maybe("entered")),
        seconds: rest!(r.get("seconds")),
        damaged: false,
    };
    if broken {
        damaged("interview", r);
    }
    Ok(Head { damaged: broken, ..head })
}

impl Head {
    /// As a row of any list; the score is not a column.
    pub(crate) fn into_row(self, overall: Option<f64>) -> InterviewRow {
        InterviewRow {
            id: self.id,
            state: self.state,
            candidate: self.candidate,
            candidate_name: self.candidate_name,
            candidate_code: self.candidate_code,
            opening: self.opening,
            opening_title: self.opening_title,
            set_title: self.set_title,
            set_version: self.set_number,
            level_name: self.level_name,
            minutes: self.minutes,
            interviewer: self.interviewer,
            planned: self.planned,
            started: self.started,
            end: self.end,
            decision: self.decision,
            overall,
            damaged: self.damaged,
        }
    }
}

/// One.
pub(crate) fn get(conn: &Connection, id: InterviewId) -> Result<Head> {
    conn.prepare_cached(&format!("{SELECT} {SHOWN} AND i.id = ?1"))?
        .query_row([id.to_string()], row)
        .or_gone("interview")
}

fn list(conn: &Connection, rest: &str, values: impl rusqlite::Params) -> Result<Vec<Head>> {
    let mut rows = conn.prepare_cached(&format!("{SELECT} {SHOWN} {rest}"))?;
    rows.readable("interview", values, listed)
}

/// All, the newest first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Head>> {
    list(conn, "ORDER BY coalesce(i.started, i.planned, '9') DESC, i.id DESC", [])
}

/// All, also those in the bin.
pub(crate) fn with_removed(conn: &Connection) -> Result<Vec<Head>> {
    let mut rows = conn.prepare_cached(&format!("{SELECT} ORDER BY i.id"))?;
    rows.readable("interview", [], listed)
}

/// Those of an opening, in the order they are or were held.
pub(crate) fn of_opening(conn: &Connection, opening: OpeningId) -> Result<Vec<Head>> {
    list(conn, "AND c.opening = ?1 ORDER BY coalesce(i.started, i.planned, '9'), i.id", [opening.to_string()])
}

/// Planned ones, the next first, those without a time last.
pub(crate) fn planned(conn: &Connection, limit: u32) -> Result<Vec<Head>> {
    list(conn, "AND i.state = 'planned' ORDER BY coalesce(i.planned, '9'), i.id LIMIT ?1", [limit])
}

/// Running and paused ones, then closed ones that wait for a decision, the newest first.
pub(crate) fn unfinished(conn: &Connection) -> Result<Vec<Head>> {
    list(
        conn,
        "AND (i.state IN ('running', 'paused')
             OR (i.state = 'closed' AND i.decision IS NULL AND i.ended NOT IN ('withdrew', 'did-not-come')))
         ORDER BY i.state = 'closed', i.started DESC, i.id DESC",
        [],
    )
}

/// Decided ones, and those in which there is nothing to decide, the newest first.
pub(crate) fn decided(conn: &Connection, limit: u32) -> Result<Vec<Head>> {
    list(
        conn,
        "AND i.state IN ('closed', 'sealed')
             AND (i.decision IS NOT NULL OR i.state = 'sealed' OR i.ended IN ('withdrew', 'did-not-come'))
         ORDER BY coalesce(i.started, i.planned, '') DESC, i.id DESC LIMIT ?1",
        [limit],
    )
}

/// How many there are with a set, in all its versions.
pub(crate) fn count_of_set(conn: &Connection, set: SetId) -> Result<u32> {
    Ok(conn.query_row(
        "SELECT count(*) FROM interview i JOIN candidate c ON c.id = i.candidate JOIN set_version v ON v.id = i.set_version
         WHERE i.removed IS NULL AND c.removed IS NULL AND v.question_set = ?1",
        [set.to_string()],
        |r| r.get(0),
    )?)
}

/// Planned ones that use another version of a set than its newest, the next first.
pub(crate) fn planned_on_older(conn: &Connection, set: SetId) -> Result<Vec<Head>> {
    list(
        conn,
        "AND i.state = 'planned' AND v.question_set = ?1
         AND v.number < (SELECT max(number) FROM set_version WHERE question_set = ?1)
         ORDER BY coalesce(i.planned, '9'), i.id",
        [set.to_string()],
    )
}

/// Adds a planned interview.
pub(crate) fn add(
    tx: &Transaction,
    id: InterviewId,
    candidate: CandidateId,
    set_version: SetVersionId,
    interviewer: &str,
    planned: Option<Timestamp>,
    example: bool,
) -> Result<()> {
    tx.execute(
        "INSERT INTO interview (id, candidate, set_version, interviewer, planned, state, utc_offset, strengths, concerns,
             summary, decision_reason, example)
         VALUES (?1, ?2, ?3, ?4, ?5, 'planned', 0, '', '', '', '', ?6)",
        params![
            id.to_string(),
            candidate.to_string(),
            set_version.to_string(),
            interviewer,
            planned.map(|t| t.to_string()),
            example
        ],
    )?;
    Ok(())
}

/// Writes the plan.
pub(crate) fn put_plan(
    tx: &Transaction,
    id: InterviewId,
    interviewer: &str,
    planned: Option<Timestamp>,
) -> Result<()> {
    tx.execute(
        "UPDATE interview SET interviewer = ?2, planned = ?3 WHERE id = ?1",
        params![id.to_string(), interviewer, planned.map(|t| t.to_string())],
    )?;
    Ok(())
}

/// Writes where it stands.
pub(crate) fn put_state(tx: &Transaction, id: InterviewId, state: State) -> Result<()> {
    tx.execute("UPDATE interview SET state = ?2 WHERE id = ?1", params![id.to_string(), word(&state)?])?;
    Ok(())
}

/// Writes that it began at `now`, on a wall clock `utc_offset` minutes east of UTC.
pub(crate) fn put_started(tx: &Transaction, id: InterviewId, now: Timestamp, utc_offset: i32) -> Result<()> {
    tx.execute(
        "UPDATE interview SET state = 'running', started = ?2, utc_offset = ?3 WHERE id = ?1",
        params![id.to_string(), now.to_string(), utc_offset],
    )?;
    Ok(())
}

/// Writes where it is now, and that it has not ended.
pub(crate) fn put_reopened(tx: &Transaction, id: InterviewId, state: State) -> Result<()> {
    tx.execute(
        "UPDATE interview SET state = ?2, ended = 'as-planned', end_reason = '' WHERE id = ?1",
        params![id.to_string(), word(&state)?],
    )?;
    Ok(())
}

/// Writes that it is closed, how it ended, and why.
pub(crate) fn put_end(tx: &Transaction, id: InterviewId, end: End, reason: &str) -> Result<()> {
    tx.execute(
        "UPDATE interview SET state = 'closed', ended = ?2, end_reason = ?3 WHERE id = ?1",
        params![id.to_string(), word(&end)?, reason],
    )?;
    Ok(())
}

/// Writes who asked, when it began (none: never) on which wall clock, when it was entered, how long it took as stated,
/// and where it is now.
pub(crate) fn put_facts(tx: &Transaction, head: &Head) -> Result<()> {
    tx.execute(
        "UPDATE interview SET interviewer = ?2, state = ?3, started = ?4, utc_offset = ?5, entered = ?6, seconds = ?7
         WHERE id = ?1",
        params![
            head.id.to_string(),
            head.interviewer,
            word(&head.state)?,
            head.started.map(|t| t.to_string()),
            head.utc_offset,
            head.entered.map(|t| t.to_string()),
            head.seconds
        ],
    )?;
    Ok(())
}

/// What was corrected, the oldest first.
pub(crate) fn corrections(conn: &Connection, id: InterviewId) -> Result<Vec<Correction>> {
    let mut rows = conn.prepare_cached(
        "SELECT interview, at, fact, before, after, reason FROM correction WHERE interview = ?1 ORDER BY number",
    )?;
    rows.readable("correction", [id.to_string()], |r| {
        Ok(Correction {
            at: r.parsed("at")?,
            fact: r.word("fact")?,
            before: r.text("before")?,
            after: r.text("after")?,
            reason: r.text("reason")?,
        })
    })
}

/// Adds a correction after those there are.
pub(crate) fn add_correction(tx: &Transaction, id: InterviewId, correction: &Correction) -> Result<()> {
    tx.execute(
        "INSERT INTO correction (interview, number, at, fact, before, after, reason)
         SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM correction WHERE interview = ?1",
        params![
            id.to_string(),
            correction.at.to_string(),
            word(&correction.fact)?,
            correction.before,
            correction.after,
            correction.reason
        ],
    )?;
    Ok(())
}

/// Writes the closing texts.
pub(crate) fn put_texts(tx: &Transaction, id: InterviewId, texts: &ClosingTexts) -> Result<()> {
    tx.execute(
        "UPDATE interview SET strengths = iif(reads_as(strengths, ?2), strengths, ?2), concerns = iif(reads_as(concerns, ?3), concerns, ?3), summary = iif(reads_as(summary, ?4), summary, ?4)
         WHERE id = ?1",
        params![id.to_string(), texts.strengths, texts.concerns, texts.summary],
    )?;
    Ok(())
}

/// Writes the decision.
pub(crate) fn put_decision(
    tx: &Transaction,
    id: InterviewId,
    decision: Option<Decision>,
    reason: &str,
) -> Result<()> {
    let decision = decision.map(|d| word(&d)).transpose()?;
    let values: [&dyn ToSql; 3] = [&id.to_string(), &decision, &reason];
    tx.execute("UPDATE interview SET decision = ?2, decision_reason = ?3 WHERE id = ?1", values)?;
    Ok(())
}

/// Writes which version of the set is asked.
pub(crate) fn put_set_version(tx: &Transaction, id: InterviewId, version: SetVersionId) -> Result<()> {
    tx.execute(
        "UPDATE interview SET set_version = ?2 WHERE id = ?1",
        params![id.to_string(), version.to_string()],
    )?;
    Ok(())
}

/// Keeps the scorecard as it was sealed.
pub(crate) fn add_sealed(tx: &Transaction, id: InterviewId, record: &Scorecard) -> Result<()> {
    tx.execute(
        "INSERT INTO sealed_record (interview, record) VALUES (?1, ?2)",
        params![id.to_string(), json(record)?],
    )?;
    Ok(())
}

/// The scorecard as it was sealed.
pub(crate) fn sealed(conn: &Connection, id: InterviewId) -> Result<Option<Scorecard>> {
    Ok(conn
        .query_row("SELECT record FROM sealed_record WHERE interview = ?1", [id.to_string()], |r| {
            r.json("record")
        })
        .optional()?)
}

/// Words of an interview's closing texts that were confirmed, folded.
pub(crate) fn confirmed(conn: &Connection, id: InterviewId) -> Result<Vec<String>> {
    let mut rows = conn.prepare_cached("SELECT word FROM confirmed_text_mark WHERE interview = ?1")?;
    rows.readable("confirmed word", [id.to_string()], |r| r.text(0))
}

/// Remembers that a marked word in the closing texts was meant.
pub(crate) fn confirm(tx: &Transaction, id: InterviewId, word: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO confirmed_text_mark (interview, word) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![id.to_string(), word],
    )?;
    Ok(())
}
