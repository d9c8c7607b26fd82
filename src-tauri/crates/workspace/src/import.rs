//! Drafts from other people's files, and the one step that stores them.

mod beside;

pub use beside::Beside;

use std::collections::{BTreeMap, BTreeSet};

use intake::{Columns, Document};
use model::exchange;
use model::id::{QuestionId, SetId};
use model::level::LevelKey;
use model::question::{Content, Status};
use model::set::Reserve;
use model::text::TextError;
use model::time::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::backup::Reason;
use crate::error::{Error, Result};
use crate::fold::fold;
use crate::question::next_version;
use crate::set::{new_head, terms};
use crate::store::set::Head;
use crate::view::import::{ImportColumns, ImportDraft, Placing};
use crate::{Changes, Workspace, exchanged, store};

/// The competency of drafts that nobody has sorted yet.
const UNSORTED: &str = "Unsorted";

/// A file to import: where it is, its name, and what was read from it.
#[derive(Debug, Clone)]
pub struct Read {
    /// Where it is, as the caller names it.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Its questions, or a sentence that says why there are none to be had.
    pub document: std::result::Result<Document, String>,
}

impl From<ImportColumns> for Columns {
    fn from(c: ImportColumns) -> Self {
        let one = |column: Option<u32>| column.and_then(|c| usize::try_from(c).ok());
        let many = |columns: Vec<u32>| columns.into_iter().filter_map(|c| usize::try_from(c).ok()).collect();
        Self {
            prompt: one(c.prompt),
            answer: one(c.answer),
            guidance: one(c.guidance),
            code: one(c.code),
            options: many(c.options),
            probes: many(c.probes),
            topics: many(c.topics),
            level: one(c.level),
            header: c.header,
        }
    }
}

impl From<Columns> for ImportColumns {
    fn from(c: Columns) -> Self {
        let one = |column: Option<usize>| column.and_then(|c| u32::try_from(c).ok());
        let many = |columns: Vec<usize>| columns.into_iter().filter_map(|c| u32::try_from(c).ok()).collect();
        Self {
            prompt: one(c.prompt),
            answer: one(c.answer),
            guidance: one(c.guidance),
            code: one(c.code),
            options: many(c.options),
            probes: many(c.probes),
            topics: many(c.topics),
            level: one(c.level),
            header: c.header,
        }
    }
}

impl Workspace {
    /// Stores drafts, and question sets of them: those that came with them, and one of all of them where `set_title`
    /// is given. One step of undo. What is made is the last set. Of several drafts, those with a text that is too long
    /// are left out, which is news.
    ///
    /// # Errors
    /// A draft without a prompt; the only draft has a text that is too long; a question to merge or link with is gone; a set
    /// asks for a level that is not on the ladder, or for a question that is not among the drafts.
    pub fn import_drafts(
        &mut self,
        drafts: Vec<ImportDraft>,
        sets: Vec<exchange::Set>,
        set_title: Option<String>,
    ) -> Result<Changes> {
        let op = if drafts.len() == 1 { "import question" } else { "import questions" };
        let (mut news, mut left_keys) = (Vec::new(), BTreeSet::new());
        news.extend(Some(self.back_up_before(Reason::Import)).filter(|news| !news.is_empty()));
        let changes = self.transact(op, |tx, now| {
            let mut placed = Vec::with_capacity(drafts.len());
            let mut by_key: BTreeMap<String, (QuestionId, u16)> = BTreeMap::new();
            for (draft, number) in drafts.iter().zip(1..) {
                let key = draft.key.clone();
                let (id, minutes) = match place(tx, draft, now) {
                    // One text that is far too long must not keep the others out.
                    Err(Error::Text(why @ TextError::TooLong { .. })) if drafts.len() > 1 => {
                        news.push(format!("Draft {number} was left out. {why}"));
                        left_keys.insert(key);
                        continue;
                    }
                    Err(Error::Text(why)) => return Err(Error::Draft { number, why }),
                    other => other?,
                };
                placed.push((id, minutes));
                if !key.is_empty() {
                    by_key.insert(key, (id, minutes));
                }
            }
            let mut made = None;
            for set in &sets {
                if let Some(name) = exchanged::names(set).find(|name| left_keys.contains(*name)) {
                    let title = &set.title;
                    news.push(format!(
                        "The set \u{201c}{title}\u{201d} was left out, because its question \u{201c}{name}\u{201d} was."
                    ));
                    continue;
                }
                made = Some(exchanged::add_set(tx, set, &by_key)?);
            }
            if let Some(title) = set_title.filter(|_| !placed.is_empty()) {
                made = Some(set_of(tx, &title, &drafts, &placed)?);
            }
            Ok(made.map(|id| id.to_string()))
        })?;
        Ok(Changes { news: news.join(" "), ..changes })
    }
}

/// A prompt without what does not make it another one.
fn bare(prompt: &str) -> String {
    fold(&prompt.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Does with a draft what its placing says; the question it is now, and its minutes.
fn place(tx: &Transaction, draft: &ImportDraft, now: Timestamp) -> Result<(QuestionId, u16)> {
    match draft.placing {
        Placing::Add => {
            let content = content(tx, draft)?;
            let id = exchanged::free_id(tx, &draft.key)?;
            store::question::add(tx, id, &content, Status::Draft, None, now)?;
            Ok((id, content.minutes))
        }
        Placing::Merge { question } => {
            let merged = merged(current(tx, question)?, content(tx, draft)?).tidied()?;
            next_version(tx, question, &merged, now)?;
            Ok((question, merged.minutes))
        }
        Placing::Link { question } => Ok((question, current(tx, question)?.minutes)),
    }
}

fn current(conn: &Connection, id: QuestionId) -> Result<Content> {
    store::question::version(conn, id, store::question::head(conn, id)?.version)
}

fn content(tx: &Transaction, draft: &ImportDraft) -> Result<Content> {
    let name = if draft.competency.trim().is_empty() { UNSORTED } else { &draft.competency };
    exchanged::content(draft.clone(), exchanged::competency(tx, name)?)
}

/// The question with what the other says beyond it; what both say, the question says.
fn merged(mut question: Content, other: Content) -> Content {
    if !question.guide.contains(&other.guide) {
        question.guide = format!("{}\n\n{}", question.guide, other.guide);
    }
    let new = |have: &[String], more: Vec<String>| -> Vec<String> {
        more.into_iter().filter(|text| have.iter().all(|known| bare(known) != bare(text))).collect()
    };
    question.probes.extend(new(&question.probes, other.probes));
    question.topics.extend(new(&question.topics, other.topics));
    for signal in other.signals {
        if question.signals.iter().all(|known| bare(&known.text) != bare(&signal.text)) {
            question.signals.push(signal);
        }
    }
    for (level, anchors) in other.levels {
        let own = question.levels.entry(level).or_default();
        let each =
            [(&mut own.one, anchors.one), (&mut own.three, anchors.three), (&mut own.five, anchors.five)];
        each.into_iter().filter(|(own, _)| own.is_empty()).for_each(|(own, text)| *own = text);
    }
    question
}

/// A set of all that was placed, for the level most of it is for, as long as it takes.
fn set_of(
    tx: &Transaction,
    title: &str,
    drafts: &[ImportDraft],
    placed: &[(QuestionId, u16)],
) -> Result<SetId> {
    let ladder = store::level::all(tx)?;
    let served = |key: &LevelKey| drafts.iter().filter(|d| d.levels.contains_key(key)).count();
    // Of rungs that serve alike, the lowest.
    let level = ladder.iter().rev().max_by_key(|rung| served(&rung.key)).map(|rung| rung.key.clone());
    let questions = placed.iter().map(|(_, minutes)| *minutes).fold(0, u16::saturating_add);
    let slot = questions.saturating_add(Reserve::for_slot(questions).total()).clamp(10, 480);
    let head: Head = new_head(title, level.ok_or(Error::NoLevel)?, slot)?;
    store::set::add(tx, &head)?;
    let section = store::set::add_section(tx, head.id, "")?;
    let mut seen = std::collections::BTreeSet::new();
    for (question, minutes) in placed.iter().filter(|(question, _)| seen.insert(*question)) {
        store::set::add_item(tx, section, *question, terms(1.0, *minutes, true)?)?;
    }
    Ok(head.id)
}

#[cfg(test)]
mod tests;
