//! Candidates and their neutral codes.

use model::candidate::code;
use model::id::{CandidateId, OpeningId};
use rusqlite::{Connection, Row, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _};
use crate::error::Result;
use crate::view::candidate::WaitingCandidate;

/// A candidate's columns.
pub(crate) struct Candidate {
    pub id: CandidateId,
    pub opening: OpeningId,
    pub name: String,
    pub code: String,
    pub contact: String,
}

const COLUMNS: &str = "id, opening, name, code, contact";

fn row(r: &Row) -> rusqlite::Result<Candidate> {
    Ok(Candidate {
        id: r.parsed("id")?,
        opening: r.parsed("opening")?,
        name: r.text("name")?,
        code: r.text("code")?,
        contact: r.text("contact")?,
    })
}

/// One.
pub(crate) fn get(conn: &Connection, id: CandidateId) -> Result<Candidate> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM candidate WHERE id = ?1 AND removed IS NULL"))?
        .query_row([id.to_string()], row)
        .or_gone("candidate")
}

/// Those of an opening.
pub(crate) fn of(conn: &Connection, opening: OpeningId) -> Result<Vec<Candidate>> {
    let mut rows = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM candidate WHERE opening = ?1 AND removed IS NULL ORDER BY folded(name), code"
    ))?;
    rows.readable("candidate", [opening.to_string()], row)
}

/// Those of openings that are hired for who have no interview.
pub(crate) fn waiting(conn: &Connection) -> Result<Vec<WaitingCandidate>> {
    let mut rows = conn.prepare_cached(
        "SELECT c.id, c.opening, o.title, c.name, c.code FROM candidate c JOIN opening o ON o.id = c.opening
         WHERE NOT o.archived AND c.removed IS NULL
            AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.candidate = c.id AND i.removed IS NULL)
         ORDER BY folded(c.name), c.code",
    )?;
    let waiting = |r: &Row| {
        Ok(WaitingCandidate {
            opening: r.parsed("opening")?,
            opening_title: r.text("title")?,
            name: r.text("name")?,
            code: r.text("code")?,
        })
    };
    rows.readable("candidate", [], waiting)
}

/// Adds one under a code that nobody else has.
pub(crate) fn add(
    tx: &Transaction,
    opening: OpeningId,
    name: &str,
    contact: &str,
    example: bool,
) -> Result<CandidateId> {
    let mut taken = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM candidate WHERE code = ?1)")?;
    let (mut id, mut drawn);
    loop {
        id = CandidateId::new();
        drawn = code(id.0);
        if !taken.query_row([&drawn], |r| r.get::<_, bool>(0))? {
            break;
        }
    }
    tx.execute(
        "INSERT INTO candidate (id, opening, name, code, contact, example) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id.to_string(), opening.to_string(), name, drawn, contact, example],
    )?;
    Ok(id)
}

/// Writes name and contact.
pub(crate) fn put(tx: &Transaction, id: CandidateId, name: &str, contact: &str) -> Result<()> {
    tx.execute(
        "UPDATE candidate SET name = iif(reads_as(name, ?2), name, ?2), contact = iif(reads_as(contact, ?3), contact, ?3) WHERE id = ?1",
        params![id.to_string(), name, contact],
    )?;
    Ok(())
}

/// Whether an opening has any, also in the bin.
pub(crate) fn any(conn: &Connection, opening: OpeningId) -> Result<bool> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM candidate WHERE opening = ?1)",
        [opening.to_string()],
        |r| r.get(0),
    )?)
}

/// Deletes those of the worked example, also those in the bin.
pub(crate) fn remove_examples(tx: &Transaction) -> Result<()> {
    tx.execute("DELETE FROM candidate WHERE example = 1", [])?;
    Ok(())
}
