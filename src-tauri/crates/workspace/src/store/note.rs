//! Notes, and which marked words in them a person has confirmed.

use std::collections::BTreeMap;

use model::answer::{Note, NoteKind};
use model::id::{AnswerId, InterviewId, NoteId};
use rusqlite::{Connection, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _, word};
use crate::error::Result;

/// All notes of an interview by answer, in the order they were begun.
pub(crate) fn of(conn: &Connection, interview: InterviewId) -> Result<BTreeMap<AnswerId, Vec<Note>>> {
    let mut rows = conn.prepare_cached(
        "SELECT n.id, n.answer, n.kind, n.text, n.at_seconds FROM note n JOIN answer a ON a.id = n.answer
         WHERE a.interview = ?1 ORDER BY n.id",
    )?;
    let rows = rows.readable("note", [interview.to_string()], |r| {
        let kind = r.or_default("note", r.word::<Option<NoteKind>>("kind"))?;
        let note = Note {
            id: r.parsed("id")?,
            // What was said matters more than its kind.
            kind: kind.unwrap_or(NoteKind::Remark),
            text: r.text("text")?,
            at_seconds: r.or_default("note", r.get("at_seconds"))?,
        };
        Ok((r.parsed("answer")?, note))
    })?;
    let mut notes: BTreeMap<AnswerId, Vec<Note>> = BTreeMap::new();
    for (answer, note) in rows {
        notes.entry(answer).or_default().push(note);
    }
    Ok(notes)
}

/// Confirmed words of an interview's notes, folded.
pub(crate) fn confirmed(conn: &Connection, interview: InterviewId) -> Result<Vec<(NoteId, String)>> {
    let mut rows = conn.prepare_cached(
        "SELECT m.note, m.word FROM confirmed_mark m JOIN note n ON n.id = m.note JOIN answer a ON a.id = n.answer
         WHERE a.interview = ?1",
    )?;
    rows.readable("confirmed word", [interview.to_string()], |r| Ok((r.parsed("note")?, r.text("word")?)))
}

/// The answer that a note belongs to.
pub(crate) fn answer(conn: &Connection, note: NoteId) -> Result<AnswerId> {
    conn.prepare_cached("SELECT answer FROM note WHERE id = ?1")?
        .query_row([note.to_string()], |r| r.parsed("answer"))
        .or_gone("note")
}

/// What a note says.
pub(crate) fn text(conn: &Connection, note: NoteId) -> Result<String> {
    conn.prepare_cached("SELECT text FROM note WHERE id = ?1")?
        .query_row([note.to_string()], |r| r.text(0))
        .or_gone("note")
}

/// Adds one.
pub(crate) fn add(tx: &Transaction, answer: AnswerId, note: &Note) -> Result<()> {
    tx.execute(
        "INSERT INTO note (id, answer, kind, text, at_seconds) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![note.id.to_string(), answer.to_string(), word(&note.kind)?, note.text, note.at_seconds],
    )?;
    Ok(())
}

/// Writes kind and text.
pub(crate) fn put(tx: &Transaction, note: NoteId, kind: NoteKind, text: &str) -> Result<()> {
    tx.prepare_cached("UPDATE note SET kind = ?2, text = ?3 WHERE id = ?1")?.execute(params![
        note.to_string(),
        word(&kind)?,
        text
    ])?;
    Ok(())
}

/// Takes one out.
pub(crate) fn remove(tx: &Transaction, note: NoteId) -> Result<()> {
    tx.execute("DELETE FROM note WHERE id = ?1", [note.to_string()])?;
    Ok(())
}

/// Remembers that a marked word was meant.
pub(crate) fn confirm(tx: &Transaction, note: NoteId, word: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO confirmed_mark (note, word) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![note.to_string(), word],
    )?;
    Ok(())
}
