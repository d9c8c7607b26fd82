//! Question sets: the draft as rows, published versions as documents that never change.

use std::collections::BTreeMap;

use model::decision::Thresholds;
use model::id::{CompetencyId, ItemId, QuestionId, SectionId, SetId, SetVersionId};
use model::level::LevelKey;
use model::set::{Item, Published, Words};
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _, json};
use crate::error::Result;
use crate::view::set::{Asked, PublishedRow};

/// A set's own columns.
#[derive(Clone)]
pub(crate) struct Head {
    pub id: SetId,
    pub title: String,
    pub level: LevelKey,
    pub minutes: u16,
    pub thresholds: Thresholds,
    /// What the interviewer says; none: the standard words.
    pub words: Option<Words>,
    pub archived: bool,
    /// Its name in the starter bank.
    pub slug: Option<String>,
}

const HEAD: &str =
    "SELECT id, title, level, minutes, no, yes, strong_yes, words, archived, slug FROM question_set";

fn head_row(r: &Row) -> rusqlite::Result<Head> {
    Ok(Head {
        id: r.parsed("id")?,
        title: r.text("title")?,
        level: LevelKey(r.text("level")?),
        minutes: r.get("minutes")?,
        thresholds: Thresholds { no: r.get("no")?, yes: r.get("yes")?, strong_yes: r.get("strong_yes")? },
        words: r.or_default("question set", r.maybe_text("words")?.map(|_| r.json("words")).transpose())?,
        archived: r.get("archived")?,
        slug: r.maybe_text("slug")?,
    })
}

/// All sets by title, archived ones last.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Head>> {
    let mut rows = conn.prepare_cached(&format!("{HEAD} ORDER BY archived, folded(title), id"))?;
    rows.readable("question set", [], head_row)
}

/// One.
pub(crate) fn head(conn: &Connection, id: SetId) -> Result<Head> {
    conn.prepare_cached(&format!("{HEAD} WHERE id = ?1"))?
        .query_row([id.to_string()], head_row)
        .or_gone("question set")
}

/// The sections of a draft in order.
pub(crate) fn sections(conn: &Connection, set: SetId) -> Result<Vec<(SectionId, String)>> {
    let mut rows = conn
        .prepare_cached("SELECT id, title FROM set_section WHERE question_set = ?1 ORDER BY position, id")?;
    rows.readable("question set", [set.to_string()], |r| Ok((r.parsed("id")?, r.text("title")?)))
}

/// The items of a draft in order, each with its section and its question as it is now.
pub(crate) fn items(conn: &Connection, set: SetId) -> Result<Vec<(SectionId, Item)>> {
    let mut rows = conn.prepare_cached(
        "SELECT i.section, i.id, i.question, q.version, v.content, i.weight, i.minutes, i.required
         FROM set_item i JOIN set_section s ON s.id = i.section JOIN question q ON q.id = i.question
         JOIN question_version v ON v.question = q.id AND v.number = q.version
         WHERE s.question_set = ?1 ORDER BY s.position, s.id, i.position, i.id",
    )?;
    rows.readable("question set", [set.to_string()], |r| {
        let item = Item {
            id: r.parsed("id")?,
            question: r.parsed("question")?,
            question_version: r.get("version")?,
            content: r.json("content")?,
            weight: r.get("weight")?,
            minutes: r.get("minutes")?,
            required: r.get("required")?,
        };
        Ok((r.parsed("section")?, item))
    })
}

/// A competency's weight and its bar in a set; none is the default.
pub(crate) type Rule = (Option<f64>, Option<f64>);

/// Weight and bar of each competency that has one of its own.
pub(crate) fn rules(conn: &Connection, set: SetId) -> Result<BTreeMap<CompetencyId, Rule>> {
    let mut rows =
        conn.prepare_cached("SELECT competency, weight, minimum FROM set_rule WHERE question_set = ?1")?;
    let rows = rows.readable("question set", [set.to_string()], |r| {
        Ok((r.parsed("competency")?, (r.get("weight")?, r.get("minimum")?)))
    })?;
    Ok(rows.into_iter().collect())
}

/// Published versions, the newest first.
pub(crate) fn versions(conn: &Connection, set: SetId) -> Result<Vec<PublishedRow>> {
    let mut rows = conn.prepare_cached(
        "SELECT v.id, v.number, v.published,
            (SELECT coalesce(sum(json_array_length(value, '$.items')), 0) 
             FROM json_each(iif(json_valid(v.content), v.content, '{}'), '$.sections')) AS questions,
            (SELECT count(*) FROM interview i JOIN candidate c ON c.id = i.candidate
             WHERE i.set_version = v.id AND i.removed IS NULL AND c.removed IS NULL) AS interviews
         FROM set_version v WHERE v.question_set = ?1 ORDER BY v.number DESC",
    )?;
    let mut rows = rows.readable("version of a question set", [set.to_string()], |r| {
        Ok(PublishedRow {
            id: r.parsed("id")?,
            number: r.get("number")?,
            published: r.parsed("published")?,
            questions: r.get("questions")?,
            interviews: r.get("interviews")?,
            asked: Vec::new(),
        })
    })?;
    for row in rows.iter_mut().filter(|row| row.interviews > 0) {
        row.asked = asked(conn, row.id)?;
    }
    Ok(rows)
}

/// Who is or was interviewed with a version, by code.
fn asked(conn: &Connection, version: SetVersionId) -> Result<Vec<Asked>> {
    let mut rows = conn.prepare_cached(
        "SELECT i.id, i.state, c.name, c.code FROM interview i JOIN candidate c ON c.id = i.candidate
         WHERE i.set_version = ?1 AND i.removed IS NULL AND c.removed IS NULL ORDER BY c.code, i.id",
    )?;
    rows.readable("interview", [version.to_string()], |r| {
        Ok(Asked {
            interview: r.parsed("id")?,
            state: r.word("state")?,
            candidate_name: r.text("name")?,
            candidate_code: r.text("code")?,
        })
    })
}

/// The set that a version belongs to.
pub(crate) fn of_version(conn: &Connection, version: SetVersionId) -> Result<SetId> {
    conn.query_row("SELECT question_set FROM set_version WHERE id = ?1", [version.to_string()], |r| {
        r.parsed("question_set")
    })
    .or_gone("version of the question set")
}

/// What a published version says.
pub(crate) fn published(conn: &Connection, id: SetVersionId) -> Result<Published> {
    conn.prepare_cached("SELECT content FROM set_version WHERE id = ?1")?
        .query_row([id.to_string()], |r| r.json("content"))
        .or_gone("version of the question set")
}

/// A version of a set by its number.
pub(crate) fn numbered(conn: &Connection, set: SetId, number: u32) -> Result<SetVersionId> {
    conn.query_row(
        "SELECT id FROM set_version WHERE question_set = ?1 AND number = ?2",
        params![set.to_string(), number],
        |r| r.parsed("id"),
    )
    .or_gone("version of the question set")
}

/// How many sets have a published version and are not archived.
pub(crate) fn count_published(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row(
        "SELECT count(*) FROM question_set s WHERE archived = 0
         AND EXISTS (SELECT 1 FROM set_version v WHERE v.question_set = s.id)",
        [],
        |r| r.get(0),
    )?)
}

/// The set that the starter bank calls `slug`.
pub(crate) fn by_slug(conn: &Connection, slug: &str) -> Result<Option<SetId>> {
    Ok(conn
        .query_row("SELECT id FROM question_set WHERE slug = ?1", [slug], |r| r.parsed("id"))
        .optional()?)
}

/// Whether there is such a set.
pub(crate) fn exists(conn: &Connection, id: SetId) -> Result<bool> {
    Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM question_set WHERE id = ?1)", [id.to_string()], |r| {
        r.get(0)
    })?)
}

/// Takes all sections of a draft out, with their items.
pub(crate) fn clear(tx: &Transaction, set: SetId) -> Result<()> {
    tx.execute("DELETE FROM set_section WHERE question_set = ?1", [set.to_string()])?;
    Ok(())
}

/// Adds a set without sections.
pub(crate) fn add(tx: &Transaction, head: &Head) -> Result<()> {
    tx.execute(
        "INSERT INTO question_set (id, title, level, minutes, no, yes, strong_yes, archived, slug, words)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            head.id.to_string(),
            head.title,
            head.level.0,
            head.minutes,
            head.thresholds.no,
            head.thresholds.yes,
            head.thresholds.strong_yes,
            head.archived,
            head.slug,
            head.words.as_ref().map(json).transpose()?
        ],
    )?;
    Ok(())
}

/// Writes a set's own columns.
pub(crate) fn put(tx: &Transaction, head: &Head) -> Result<()> {
    tx.execute(
        "UPDATE question_set SET title = iif(reads_as(title, ?2), title, ?2), level = ?3, minutes = ?4, no = ?5, yes = ?6, strong_yes = ?7, archived = ?8,
             words = iif(?9 IS NULL AND NOT json_valid(words), words, ?9)
         WHERE id = ?1",
        params![
            head.id.to_string(),
            head.title,
            head.level.0,
            head.minutes,
            head.thresholds.no,
            head.thresholds.yes,
            head.thresholds.strong_yes,
            head.archived,
            head.words.as_ref().map(json).transpose()?
        ],
    )?;
    Ok(())
}

/// Adds a section at the end.
pub(crate) fn add_section(tx: &Transaction, set: SetId, title: &str) -> Result<SectionId> {
    let id = SectionId::new();
    tx.execute(
        "INSERT INTO set_section (id, question_set, position, title)
         SELECT ?1, ?2, coalesce(max(position), -1) + 1, ?3 FROM set_section WHERE question_set = ?2",
        params![id.to_string(), set.to_string(), title],
    )?;
    Ok(id)
}

/// The set that a section belongs to.
pub(crate) fn of_section(conn: &Connection, section: SectionId) -> Result<SetId> {
    conn.query_row("SELECT question_set FROM set_section WHERE id = ?1", [section.to_string()], |r| {
        r.parsed("question_set")
    })
    .or_gone("section")
}

/// Renames a section.
pub(crate) fn rename_section(tx: &Transaction, section: SectionId, title: &str) -> Result<()> {
    tx.execute("UPDATE set_section SET title = ?2 WHERE id = ?1", params![section.to_string(), title])?;
    Ok(())
}

/// Writes the sections of a set in this order.
pub(crate) fn place_sections(tx: &Transaction, sections: &[SectionId]) -> Result<()> {
    for (section, position) in sections.iter().zip(0i64..) {
        tx.execute(
            "UPDATE set_section SET position = ?2 WHERE id = ?1 AND position IS NOT ?2",
            params![section.to_string(), position],
        )?;
    }
    Ok(())
}

/// Takes a section out with its items.
pub(crate) fn remove_section(tx: &Transaction, section: SectionId) -> Result<()> {
    tx.execute("DELETE FROM set_section WHERE id = ?1", [section.to_string()])?;
    Ok(())
}

/// The section that an item stands in.
pub(crate) fn of_item(conn: &Connection, item: ItemId) -> Result<SectionId> {
    conn.query_row("SELECT section FROM set_item WHERE id = ?1", [item.to_string()], |r| r.parsed("section"))
        .or_gone("question of the set")
}

/// The items of a section in order.
pub(crate) fn section_items(conn: &Connection, section: SectionId) -> Result<Vec<ItemId>> {
    let mut rows = conn.prepare_cached("SELECT id FROM set_item WHERE section = ?1 ORDER BY position, id")?;
    rows.readable("question set", [section.to_string()], |r| r.parsed("id"))
}

/// Whether a question stands in the draft of a set.
pub(crate) fn holds(conn: &Connection, set: SetId, question: QuestionId) -> Result<bool> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM set_item i JOIN set_section s ON s.id = i.section
                        WHERE s.question_set = ?1 AND i.question = ?2)",
        params![set.to_string(), question.to_string()],
        |r| r.get(0),
    )?)
}

/// What can be said of a question in a set.
#[derive(Clone, Copy)]
pub(crate) struct Terms {
    pub weight: f64,
    pub minutes: u16,
    pub required: bool,
}

/// Adds an item at the end of a section.
pub(crate) fn add_item(
    tx: &Transaction,
    section: SectionId,
    question: QuestionId,
    terms: Terms,
) -> Result<ItemId> {
    let id = ItemId::new();
    tx.prepare_cached(
        "INSERT INTO set_item (id, section, position, question, weight, minutes, required)
         SELECT ?1, ?2, coalesce(max(position), -1) + 1, ?3, ?4, ?5, ?6 FROM set_item WHERE section = ?2",
    )?
    .execute(params![
        id.to_string(),
        section.to_string(),
        question.to_string(),
        terms.weight,
        terms.minutes,
        terms.required
    ])?;
    Ok(id)
}

/// Writes an item's terms.
pub(crate) fn put_item(tx: &Transaction, item: ItemId, terms: Terms) -> Result<()> {
    tx.execute(
        "UPDATE set_item SET weight = ?2, minutes = ?3, required = ?4 WHERE id = ?1",
        params![item.to_string(), terms.weight, terms.minutes, terms.required],
    )?;
    Ok(())
}

/// Writes the items of a section in this order.
pub(crate) fn place(tx: &Transaction, section: SectionId, items: &[ItemId]) -> Result<()> {
    for (item, position) in items.iter().zip(0i64..) {
        tx.execute(
            "UPDATE set_item SET section = ?2, position = ?3 WHERE id = ?1",
            params![item.to_string(), section.to_string(), position],
        )?;
    }
    Ok(())
}

/// Takes an item out.
pub(crate) fn remove_item(tx: &Transaction, item: ItemId) -> Result<()> {
    tx.execute("DELETE FROM set_item WHERE id = ?1", [item.to_string()])?;
    Ok(())
}

/// Writes weight and bar of a competency.
pub(crate) fn put_rule(
    tx: &Transaction,
    set: SetId,
    competency: CompetencyId,
    weight: Option<f64>,
    minimum: Option<f64>,
) -> Result<()> {
    tx.execute(
        "INSERT INTO set_rule (question_set, competency, weight, minimum) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET weight = ?3, minimum = ?4",
        params![set.to_string(), competency.to_string(), weight, minimum],
    )?;
    Ok(())
}

/// Adds a published version.
pub(crate) fn add_version(
    tx: &Transaction,
    set: SetId,
    content: &Published,
    now: Timestamp,
) -> Result<SetVersionId> {
    let id = SetVersionId::new();
    tx.execute(
        "INSERT INTO set_version (id, question_set, number, published, content)
         SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4 FROM set_version WHERE question_set = ?2",
        params![id.to_string(), set.to_string(), now.to_string(), json(content)?],
    )?;
    Ok(id)
}
