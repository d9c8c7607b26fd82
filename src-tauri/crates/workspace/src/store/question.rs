//! Questions and their versions. A version never changes; topics, levels and the search index follow the current
//! one by triggers of the schema.

use model::blueprint::Banked;
use model::id::{CompetencyId, QuestionId};
use model::level::LevelKey;
use model::question::{Content, Status};
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use super::value::{Columns as _, OrGone as _, Readable as _, json, word};
use crate::error::Result;
use crate::fold::fold;
use crate::view::question::{SetName, TopicCount, VersionRow};

/// A question without its content.
pub(crate) struct Head {
    pub status: Status,
    pub version: u32,
    pub bank: bool,
}

/// What an import is compared with.
#[derive(Debug)]
pub(crate) struct Prompt {
    pub question: QuestionId,
    /// As lists show it.
    pub title: String,
    pub prompt: String,
}

/// Where a question stands.
pub(crate) fn head(conn: &Connection, id: QuestionId) -> Result<Head> {
    conn.prepare_cached("SELECT status, version, slug IS NOT NULL AS bank FROM question WHERE id = ?1")?
        .query_row([id.to_string()], |r| {
            Ok(Head { status: r.word("status")?, version: r.get("version")?, bank: r.get("bank")? })
        })
        .or_gone("question")
}

/// What a version says.
pub(crate) fn version(conn: &Connection, id: QuestionId, number: u32) -> Result<Content> {
    conn.prepare_cached("SELECT content FROM question_version WHERE question = ?1 AND number = ?2")?
        .query_row(params![id.to_string(), number], |r| r.json("content"))
        .or_gone("version of the question")
}

/// All versions, the newest first.
pub(crate) fn versions(conn: &Connection, id: QuestionId) -> Result<Vec<VersionRow>> {
    let mut rows = conn.prepare_cached(
        "SELECT number, saved FROM question_version WHERE question = ?1 ORDER BY number DESC",
    )?;
    rows.readable("version of a question", [id.to_string()], |r| {
        Ok(VersionRow { number: r.get("number")?, saved: r.parsed("saved")? })
    })
}

/// Sets whose draft holds a question.
pub(crate) fn sets(conn: &Connection, id: QuestionId) -> Result<Vec<SetName>> {
    let mut rows = conn.prepare_cached(
        "SELECT DISTINCT s.id, s.title FROM set_item i JOIN set_section c ON c.id = i.section
         JOIN question_set s ON s.id = c.question_set WHERE i.question = ?1 ORDER BY s.title, s.id",
    )?;
    rows.readable("question", [id.to_string()], |r| {
        Ok(SetName { id: r.parsed("id")?, title: r.text("title")? })
    })
}

/// Adds a question with its first version. `slug` is its name in the starter bank.
pub(crate) fn add(
    tx: &Transaction,
    id: QuestionId,
    content: &Content,
    status: Status,
    slug: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO question (id, status, version, competency, kind, minutes, title, sort, slug, bank_hash)
         VALUES (?1, ?2, 0, ?3, ?4, ?5, '', '', ?6, ?7)",
    )?
    .execute(params![
        id.to_string(),
        word(&status)?,
        content.competency.to_string(),
        word(&content.kind)?,
        content.minutes,
        slug,
        slug.map(|_| hash(content)).transpose()?
    ])?;
    add_version(tx, id, 1, content, now)
}

/// Adds a version and makes it the current one.
pub(crate) fn add_version(
    tx: &Transaction,
    id: QuestionId,
    number: u32,
    content: &Content,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO question_version (question, number, saved, content) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.to_string(), number, now.to_string(), json(content)?])?;
    let title = content.shown_title();
    tx.prepare_cached(
        "UPDATE question SET version = ?2, competency = ?3, kind = ?4, minutes = ?5, title = ?6, sort = ?7 WHERE id = ?1",
    )?
    .execute(params![
        id.to_string(),
        number,
        content.competency.to_string(),
        word(&content.kind)?,
        content.minutes,
        title,
        fold(&title)
    ])?;
    Ok(())
}

/// The highest number a version of the question has.
pub(crate) fn newest_version(conn: &Connection, id: QuestionId) -> Result<u32> {
    let mut one =
        conn.prepare_cached("SELECT coalesce(max(number), 0) FROM question_version WHERE question = ?1")?;
    Ok(one.query_row([id.to_string()], |r| r.get(0))?)
}

/// Changes where a question stands in its life.
pub(crate) fn set_status(tx: &Transaction, id: QuestionId, status: Status) -> Result<()> {
    tx.prepare_cached("UPDATE question SET status = ?2 WHERE id = ?1 AND status IS NOT ?2")?
        .execute(params![id.to_string(), word(&status)?])?;
    Ok(())
}

/// Marked words of a question that were confirmed, folded.
pub(crate) fn confirmed(conn: &Connection, id: QuestionId) -> Result<Vec<String>> {
    let mut rows = conn.prepare_cached("SELECT word FROM confirmed_question_mark WHERE question = ?1")?;
    rows.readable("confirmed word", [id.to_string()], |r| r.text(0))
}

/// Confirms a folded word.
pub(crate) fn confirm(tx: &Transaction, id: QuestionId, word: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO confirmed_question_mark (question, word) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        params![id.to_string(), word],
    )?;
    Ok(())
}

/// The question that the starter bank calls `slug`.
pub(crate) fn by_slug(conn: &Connection, slug: &str) -> Result<Option<QuestionId>> {
    let mut one = conn.prepare_cached("SELECT id FROM question WHERE slug = ?1")?;
    Ok(one.query_row([slug], |r| r.parsed("id")).optional()?)
}

/// What the starter bank calls a question, if it is from there.
pub(crate) fn slug(conn: &Connection, id: QuestionId) -> Result<Option<String>> {
    conn.prepare_cached("SELECT slug FROM question WHERE id = ?1")?
        .query_row([id.to_string()], |r| r.maybe_text(0))
        .or_gone("question")
}

/// Whether there is such a question.
pub(crate) fn exists(conn: &Connection, id: QuestionId) -> Result<bool> {
    let mut one = conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM question WHERE id = ?1)")?;
    Ok(one.query_row([id.to_string()], |r| r.get(0))?)
}

/// Every question's prompt and shown title as they are now, archived ones last.
pub(crate) fn prompts(conn: &Connection) -> Result<Vec<Prompt>> {
    let mut rows = conn.prepare_cached(
        "SELECT q.id, q.title, iif(json_valid(v.content), v.content ->> '$.prompt', '') AS prompt FROM question q
         JOIN question_version v ON v.question = q.id AND v.number = q.version
         ORDER BY q.status = 'archived', q.key",
    )?;
    rows.readable("question", [], |r| {
        Ok(Prompt { question: r.parsed("id")?, title: r.text("title")?, prompt: r.text("prompt")? })
    })
}

/// Questions of a competency that serve a level, as they are now; archived ones left out.
pub(crate) fn serving(conn: &Connection, competency: CompetencyId, level: &LevelKey) -> Result<Vec<Banked>> {
    let mut rows = conn.prepare_cached(
        "SELECT q.id, q.status, v.content FROM question q
         JOIN question_version v ON v.question = q.id AND v.number = q.version
         JOIN question_level l ON l.question = q.key AND l.level = ?2
         WHERE q.competency = ?1 AND q.status <> 'archived' ORDER BY q.key",
    )?;
    rows.readable("question", params![competency.to_string(), level.0], |r| {
        Ok(Banked { question: r.parsed("id")?, status: r.word("status")?, content: r.json("content")? })
    })
}

/// Whether the current version is the one the bank gave.
pub(crate) fn untouched(conn: &Connection, id: QuestionId, content: &Content) -> Result<bool> {
    let given: Option<String> = conn
        .prepare_cached("SELECT bank_hash FROM question WHERE id = ?1")?
        .query_row([id.to_string()], |r| r.maybe_text(0))?;
    Ok(given == Some(hash(content)?))
}

/// Remembers the current version as the one the bank gave.
pub(crate) fn given(tx: &Transaction, id: QuestionId, content: &Content) -> Result<()> {
    tx.execute("UPDATE question SET bank_hash = ?2 WHERE id = ?1", params![id.to_string(), hash(content)?])?;
    Ok(())
}

/// Every topic with how many questions carry it.
pub(crate) fn topics(conn: &Connection) -> Result<Vec<TopicCount>> {
    let mut rows = conn.prepare_cached(
        "SELECT topic, count(*) FROM question_topic
         WHERE question NOT IN (SELECT key FROM question WHERE status = 'archived') GROUP BY topic ORDER BY topic",
    )?;
    rows.readable("topic", [], |r| Ok(TopicCount { topic: r.text(0)?, questions: r.get(1)? }))
}

/// How many questions are not archived.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.query_row("SELECT count(*) FROM question WHERE status <> 'archived'", [], |r| r.get(0))?)
}

/// What the bank's content is known by: equal as long as nobody has edited the question.
fn hash(content: &Content) -> Result<String> {
    use sha2::Digest as _;
    let mut text = json(content)?;
    if content.title.is_empty() {
        // Questions stored before there were titles keep their hash.
        text = text.replacen("\"title\":\"\",", "", 1);
    }
    let digest = sha2::Sha256::digest(text.as_bytes());
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_of_the_bank_without_a_title_is_still_the_one_the_bank_gave() {
        // As the bank's questions were stored, and their hash taken, before there were titles.
        let stored = r#"{"kind":"task","competency":"01900000-0000-7000-8000-000000000001","prompt":"Why?","guide":"","probes":[],"signals":[],"levels":{},"topics":[],"minutes":6,"source":""}"#;
        let content: Content = serde_json::from_str(stored).unwrap();
        assert_eq!(
            hash(&content).unwrap(),
            "614bdd726489bbdef4ca42d0715b3ec41b87379f50992abed8fac6f3ad6230c1",
            "or no later bank could bring it up to date"
        );
        let titled = Content { title: "Reasons".into(), ..content };
        assert_ne!(
            hash(&titled).unwrap(),
            "614bdd726489bbdef4ca42d0715b3ec41b87379f50992abed8fac6f3ad6230c1",
            "a title is an edit"
        );
    }
}
