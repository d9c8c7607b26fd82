//! Drafts from other people's files: what a document's drafts become, whether the bank has them already, and the one
//! step that stores them.

use std::collections::{BTreeMap, HashMap};

use intake::{Columns, Document, Format};
use model::exchange;
use model::id::{QuestionId, SetId};
use model::level::LevelKey;
use model::likeness::{Index, RESEMBLES};
use model::question::{Anchors, Content, Kind, Status, title};
use model::set::Reserve;
use model::text::NAME_MAX;
use model::time::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::question::next_version;
use crate::set::{new_head, terms};
use crate::store::set::Head;
use crate::view::import::{
    DraftRow, ImportColumns, ImportDraft, ImportFile, ImportPreview, Placing, Resemblance,
};
use crate::{Changes, Workspace, exchanged, store};

/// The competency of drafts that nobody has sorted yet.
const UNSORTED: &str = "Unsorted";
/// Minutes of a question whose file says none.
const MINUTES: u16 = 5;

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

impl Workspace {
    /// What importing these files would bring.
    ///
    /// # Errors
    /// The workspace cannot be read. A file that could not be read is an entry that says so.
    pub fn preview(&self, files: Vec<Read>) -> Result<ImportPreview> {
        let ladder = self.levels()?;
        let mut found = Vec::new();
        for file in files {
            found.push(match file.document {
                Ok(document) => {
                    let (drafts, sets) = drafts(&document, &file.name, &ladder);
                    let (format, encoding) = (document.format.name().to_owned(), document.encoding);
                    // A file of ours names each question, so nothing of it is left out.
                    let ours = document.format == Format::Evenhand;
                    let left_out = if ours { 0 } else { document.duplicates };
                    let duplicates = u32::try_from(left_out).unwrap_or(u32::MAX);
                    let rows = drafts.into_iter().map(|(draft, line)| DraftRow {
                        id: 0,
                        line,
                        draft,
                        resemblance: Resemblance::New,
                    });
                    ImportFile {
                        path: file.path,
                        name: file.name,
                        format,
                        encoding,
                        source: document.source,
                        drafts: rows.collect(),
                        sets,
                        duplicates,
                        warnings: document.warnings,
                        error: None,
                    }
                }
                Err(error) => ImportFile {
                    path: file.path,
                    name: file.name,
                    format: String::new(),
                    encoding: String::new(),
                    source: String::new(),
                    drafts: Vec::new(),
                    sets: Vec::new(),
                    duplicates: 0,
                    warnings: Vec::new(),
                    error: Some(error),
                },
            });
        }
        let prompts = found.iter().flat_map(|f| &f.drafts).map(|row| row.draft.prompt.clone()).collect();
        let mut preview = ImportPreview { files: found, new: 0, duplicates: 0, resembling: 0 };
        let resemblances = self.compare_drafts(prompts)?;
        let rows = preview.files.iter_mut().flat_map(|f| &mut f.drafts);
        for ((row, resemblance), id) in rows.zip(resemblances).zip(0..) {
            *match resemblance {
                Resemblance::New => &mut preview.new,
                Resemblance::Duplicate { .. } | Resemblance::Repeated { .. } => &mut preview.duplicates,
                Resemblance::Resembles { .. } | Resemblance::Rephrased { .. } => &mut preview.resembling,
            } += 1;
            row.id = id;
            row.resemblance = resemblance;
        }
        Ok(preview)
    }

    /// Whether prompts are in the bank already, or earlier among themselves, word for word or in other words.
    ///
    /// # Errors
    /// The workspace cannot be read.
    pub fn compare_drafts(&self, prompts: Vec<String>) -> Result<Vec<Resemblance>> {
        self.read(|conn, _| {
            let bank = store::question::prompts(conn)?;
            let same: HashMap<String, usize> =
                bank.iter().enumerate().rev().map(|(at, (_, prompt))| (bare(prompt), at)).collect();
            let index = Index::of(bank.iter().map(|(_, prompt)| prompt));
            let known = |at: usize| bank.get(at).map(|(id, prompt)| (*id, title(prompt)));
            let mut seen: HashMap<String, u32> = HashMap::new();
            // Those before that are neither in the bank nor repeated, with their places.
            let (mut before, mut places) = (Index::default(), Vec::new());
            let compared = prompts.iter().zip(0..).map(|(prompt, place)| {
                let bare = bare(prompt);
                if let Some((question, title)) = same.get(&bare).and_then(|at| known(*at)) {
                    return Resemblance::Duplicate { question, title };
                }
                let earlier = *seen.entry(bare).or_insert(place);
                if earlier != place {
                    return Resemblance::Repeated { earlier };
                }
                let nearest = |index: &Index| index.alike(prompt, RESEMBLES).into_iter().next();
                let own = nearest(&before).and_then(|(at, likeness)| Some((*places.get(at)?, likeness)));
                before.add(prompt);
                places.push(place);
                let banks = nearest(&index).and_then(|(at, likeness)| Some((known(at)?, likeness)));
                match (banks, own) {
                    (bank, Some((earlier, likeness))) if bank.as_ref().is_none_or(|b| b.1 < likeness) => {
                        Resemblance::Rephrased { earlier, likeness }
                    }
                    (Some(((question, title), likeness)), _) => {
                        Resemblance::Resembles { question, title, likeness }
                    }
                    (None, _) => Resemblance::New,
                }
            });
            Ok(compared.collect())
        })
    }

    /// Stores drafts, and question sets of them: those that came with them, and one of all of them where `set_title`
    /// is given. One step of undo. What is made is the last set.
    ///
    /// # Errors
    /// A draft without a prompt or with a text that is too long; a question to merge or link with is gone; a set
    /// asks for a level that is not on the ladder, or for a question that is not among the drafts.
    pub fn import_drafts(
        &mut self,
        drafts: Vec<ImportDraft>,
        sets: Vec<exchange::Set>,
        set_title: Option<String>,
    ) -> Result<Changes> {
        let op = if drafts.len() == 1 { "import question" } else { "import questions" };
        self.transact(op, |tx, now| {
            let mut placed = Vec::with_capacity(drafts.len());
            let mut by_key: BTreeMap<String, (QuestionId, u16)> = BTreeMap::new();
            for (draft, number) in drafts.iter().zip(1..) {
                let key = draft.key.clone();
                let (id, minutes) = place(tx, draft, now).map_err(|error| match error {
                    Error::Text(why) => Error::Draft { number, why },
                    other => other,
                })?;
                placed.push((id, minutes));
                if !key.is_empty() {
                    by_key.insert(key, (id, minutes));
                }
            }
            let mut made = None;
            for set in &sets {
                made = Some(exchanged::add_set(tx, set, &by_key)?);
            }
            if let Some(title) = set_title.filter(|_| !placed.is_empty()) {
                made = Some(set_of(tx, &title, &drafts, &placed)?);
            }
            Ok(made.map(|id| id.to_string()))
        })
    }
}

/// A prompt without what does not make it another one.
fn bare(prompt: &str) -> String {
    fold(&prompt.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What the drafts of a document would be stored as, each with its line; and the sets of an Evenhand file.
fn drafts(
    document: &Document,
    name: &str,
    ladder: &[model::level::Level],
) -> (Vec<(ImportDraft, Option<u32>)>, Vec<exchange::Set>) {
    if document.format == Format::Evenhand
        && let Ok(file) = intake::exchange::read(&document.source)
    {
        let drafts: Vec<_> = file.questions.into_iter().map(exchanged::draft).collect();
        let lines: HashMap<&str, u32> =
            document.drafts.iter().filter_map(|d| Some((d.prompt.as_str(), d.line?))).collect();
        let lined = |d: &ImportDraft| lines.get(d.prompt.trim()).copied();
        let lines: Vec<_> = drafts.iter().map(lined).collect();
        return (drafts.into_iter().zip(lines).collect(), file.sets);
    }
    let read = |draft: &intake::Draft| (written(draft, name, ladder), draft.line);
    (document.drafts.iter().map(read).collect(), Vec::new())
}

/// A draft of another format as it would be stored.
fn written(draft: &intake::Draft, name: &str, ladder: &[model::level::Level]) -> ImportDraft {
    let mut prompt = draft.prompt.clone();
    for code in draft.code.iter().filter(|code| !draft.prompt.contains(code.trim())) {
        let fence = if code.contains("```") { "~~~~" } else { "```" };
        prompt.push_str(&format!("\n\n{fence}\n{}\n{fence}", code.trim_end_matches('\n')));
    }
    if !draft.options.is_empty() {
        prompt.push('\n');
        draft.options.iter().for_each(|option| prompt.push_str(&format!("\n- {}", option.text)));
    }
    let right: Vec<&str> = draft.options.iter().filter(|o| o.correct).map(|o| o.text.as_str()).collect();
    let right = (!right.is_empty()).then(|| format!("Right: {}", right.join("; ")));
    let guide: Vec<String> =
        [draft.answer.clone(), right, draft.guidance.clone()].into_iter().flatten().collect();
    let level = rung(draft, ladder).map(|key| (key, Anchors::default()));
    ImportDraft {
        key: String::new(),
        kind: Kind::Knowledge,
        competency: String::new(),
        prompt,
        guide: guide.join("\n\n"),
        probes: draft.probes.clone(),
        signals: Vec::new(),
        levels: level.into_iter().collect(),
        topics: draft.topics.iter().map(|topic| topic.chars().take(NAME_MAX).collect()).collect(),
        minutes: MINUTES,
        source: name.chars().take(NAME_MAX).collect(),
        placing: Placing::Add,
    }
}

/// The rung a draft is for: one that is called like the words it came with, or else by the usual key.
fn rung(draft: &intake::Draft, ladder: &[model::level::Level]) -> Option<LevelKey> {
    let called = |words: &String| ladder.iter().find(|rung| fold(&rung.name) == fold(words.trim()));
    let found = draft.level_words.as_ref().and_then(called);
    found.map(|rung| rung.key.clone()).or_else(|| draft.level.clone().map(LevelKey))
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
    Ok(Content {
        kind: draft.kind,
        competency: exchanged::competency(tx, name)?,
        prompt: draft.prompt.clone(),
        guide: draft.guide.clone(),
        probes: draft.probes.clone(),
        signals: draft.signals.clone(),
        levels: draft.levels.clone(),
        topics: draft.topics.clone(),
        minutes: draft.minutes,
        source: draft.source.clone(),
    }
    .tidied()?)
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
