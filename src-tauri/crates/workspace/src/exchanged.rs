//! Questions and sets as files carry them, both ways: competencies by name, questions by slug or id. What leaves as
//! YAML, JSON or Markdown comes back the same.

use std::collections::BTreeMap;

use model::competency::Competency;
use model::exchange::{self, File, Place, Rule, VERSION};
use model::id::{CompetencyId, QuestionId, SetId};
use model::question::{Content, Signal};
use model::set::Words;
use model::text;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::question::wanted;
use crate::set::{new_head, ruled, terms};
use crate::store::set::Terms;
use crate::view::import::{ImportDraft, Placing, QuestionFormat};
use crate::{Workspace, store};

impl QuestionFormat {
    /// The format that files of this ending have.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending.to_lowercase().as_str() {
            "yaml" | "yml" => Self::Yaml,
            "json" => Self::Json,
            "md" | "markdown" => Self::Markdown,
            "csv" => Self::Csv,
            "txt" => Self::Anki,
            _ => return None,
        })
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Anki => "txt",
        }
    }

    /// The file's text. With `guard`, no cell of a table can be taken for a formula.
    #[must_use]
    pub fn write(self, file: &File, guard: bool) -> String {
        match self {
            Self::Yaml => intake::exchange::write_yaml(file),
            Self::Json => intake::exchange::write_json(file),
            Self::Markdown => intake::exchange::write_markdown(file),
            Self::Csv => intake::exchange::write_csv(file, guard),
            Self::Anki => intake::exchange::write_anki(file),
        }
    }
}

impl Workspace {
    /// The questions that a query finds, for a file.
    ///
    /// # Errors
    /// The workspace cannot be read.
    pub fn export_questions(&self, query: String) -> Result<File> {
        self.read(|conn, _| {
            let (wanted, _) = wanted(conn, &query)?;
            let (_, rows) = store::search::find(conn, &wanted, 0, u32::MAX)?;
            let questions = rows.iter().map(|row| question(conn, row.id)).collect::<Result<_>>()?;
            Ok(File { evenhand: VERSION, questions, sets: Vec::new() })
        })
    }

    /// These questions, for a file.
    ///
    /// # Errors
    /// One of them is gone.
    pub fn export_these(&self, ids: &[QuestionId]) -> Result<File> {
        self.read(|conn, _| {
            let questions = ids.iter().map(|id| question(conn, *id)).collect::<Result<_>>()?;
            Ok(File { evenhand: VERSION, questions, sets: Vec::new() })
        })
    }

    /// A question set's draft with its questions, for a file.
    ///
    /// # Errors
    /// It is gone.
    pub fn export_set(&self, id: SetId) -> Result<File> {
        self.read(|conn, _| {
            let set = set(conn, id)?;
            let items = store::set::items(conn, id)?;
            let questions =
                items.iter().map(|(_, item)| question(conn, item.question)).collect::<Result<_>>()?;
            Ok(File { evenhand: VERSION, questions, sets: vec![set] })
        })
    }
}

fn question(conn: &Connection, id: QuestionId) -> Result<exchange::Question> {
    let head = store::question::head(conn, id)?;
    let content = store::question::version(conn, id, head.version)?;
    let signal = |s: Signal| {
        if s.red_flag { exchange::Signal::Flag(s.text) } else { exchange::Signal::Good(s.text) }
    };
    Ok(exchange::Question {
        id: name_of(conn, id)?,
        kind: content.kind,
        competency: store::competency::get(conn, content.competency)?.name,
        topics: content.topics,
        minutes: content.minutes,
        title: content.title,
        prompt: content.prompt,
        guide: content.guide,
        probes: content.probes,
        signals: content.signals.into_iter().map(signal).collect(),
        levels: content.levels.into_iter().map(|(key, anchors)| (key, anchors.into())).collect(),
        source: content.source,
        samples: Vec::new(),
        task: None,
    })
}

/// What files call a question: its name in the starter bank, else its id.
fn name_of(conn: &Connection, id: QuestionId) -> Result<String> {
    Ok(store::question::slug(conn, id)?.unwrap_or_else(|| id.to_string()))
}

/// A set as a file carries it.
pub(crate) fn set(conn: &Connection, id: SetId) -> Result<exchange::Set> {
    let head = store::set::head(conn, id)?;
    let items = store::set::items(conn, id)?;
    let mut sections = Vec::new();
    for (section, title) in store::set::sections(conn, id)? {
        let mut questions = Vec::new();
        for (_, item) in items.iter().filter(|(s, _)| *s == section) {
            let id = name_of(conn, item.question)?;
            let own = (item.minutes != item.content.minutes).then_some(item.minutes);
            questions.push(if own.is_none() && item.required && (item.weight - 1.0).abs() < f64::EPSILON {
                Place::Plain(id)
            } else {
                Place::Full { id, weight: item.weight, minutes: own, required: item.required }
            });
        }
        sections.push(exchange::Section { title, questions });
    }
    let mut competencies = BTreeMap::new();
    for (competency, (weight, minimum)) in store::set::rules(conn, id)? {
        if weight.is_some() || minimum.is_some() {
            competencies.insert(store::competency::get(conn, competency)?.name, Rule { weight, minimum });
        }
    }
    let usual = new_head(&head.title, head.level.clone(), head.minutes)?.thresholds;
    Ok(exchange::Set {
        id: head.slug.unwrap_or_else(|| id.to_string()),
        title: head.title,
        level: head.level,
        minutes: head.minutes,
        sections,
        competencies,
        thresholds: (head.thresholds != usual).then_some(head.thresholds),
        words: head.words,
    })
}

/// A question of a file as a draft.
pub(crate) fn draft(question: exchange::Question) -> ImportDraft {
    ImportDraft {
        key: question.id,
        kind: question.kind,
        competency: question.competency,
        title: question.title,
        prompt: question.prompt,
        guide: question.guide,
        probes: question.probes,
        signals: question.signals.into_iter().map(signal).collect(),
        levels: question.levels.into_iter().map(|(key, anchors)| (key, anchors.into())).collect(),
        topics: question.topics,
        minutes: question.minutes,
        source: question.source,
        placing: Placing::Add,
    }
}

fn signal(signal: exchange::Signal) -> Signal {
    match signal {
        exchange::Signal::Good(text) => Signal { text, red_flag: false },
        exchange::Signal::Flag(text) => Signal { text, red_flag: true },
    }
}

/// A draft as the workspace keeps it.
pub(crate) fn content(draft: ImportDraft, competency: CompetencyId) -> Result<Content> {
    Ok(Content {
        kind: draft.kind,
        competency,
        title: draft.title,
        prompt: draft.prompt,
        guide: draft.guide,
        probes: draft.probes,
        signals: draft.signals,
        levels: draft.levels,
        topics: draft.topics,
        minutes: draft.minutes,
        source: draft.source,
    }
    .tidied()?)
}

/// The id that a file calls a question by, if it is one and still free here; else a new one.
pub(crate) fn free_id(conn: &Connection, key: &str) -> Result<QuestionId> {
    match key.parse() {
        Ok(id) if !store::question::exists(conn, id)? => Ok(id),
        _ => Ok(QuestionId::new()),
    }
}

/// The competency of this name, made where there is none.
pub(crate) fn competency(tx: &Transaction, name: &str) -> Result<CompetencyId> {
    let name = text::name("The competency's name", name)?;
    if let Some(known) = store::competency::named(tx, &name)? {
        return Ok(known.id);
    }
    let id = CompetencyId::new();
    store::competency::add(tx, &Competency { id, name })?;
    Ok(id)
}

/// Adds a set of a file as a draft. Its questions are known by what the file calls them.
pub(crate) fn add_set(
    tx: &Transaction,
    set: &exchange::Set,
    questions: &BTreeMap<String, (QuestionId, u16)>,
) -> Result<SetId> {
    let mut head = new_head(&set.title, set.level.clone(), set.minutes)?;
    store::level::name(tx, &head.level)?;
    if let Ok(id) = set.id.parse::<SetId>()
        && !store::set::exists(tx, id)?
    {
        head.id = id;
    }
    if let Some(thresholds) = set.thresholds {
        if !thresholds.sensible() {
            return Err(Error::Thresholds);
        }
        head.thresholds = thresholds;
    }
    head.words = words(set)?;
    store::set::add(tx, &head)?;
    fill(tx, head.id, set, questions)?;
    Ok(head.id)
}

/// A set's own words in a file; none where they are the standard ones.
pub(crate) fn words(set: &exchange::Set) -> Result<Option<Words>> {
    let words = set.words.as_ref().map(Words::tidied).transpose()?;
    Ok(words.filter(|words| *words != Words::standard()))
}

/// What a set of a file calls its questions.
pub(crate) fn names(set: &exchange::Set) -> impl Iterator<Item = &String> {
    set.sections.iter().flat_map(|section| &section.questions).map(|place| match place {
        Place::Plain(name) | Place::Full { id: name, .. } => name,
    })
}

/// Gives a set without sections those of a file, and its rules.
pub(crate) fn fill(
    tx: &Transaction,
    id: SetId,
    set: &exchange::Set,
    questions: &BTreeMap<String, (QuestionId, u16)>,
) -> Result<()> {
    for section in &set.sections {
        let into = store::set::add_section(tx, id, &section.title)?;
        for place in &section.questions {
            let (name, weight, minutes, required) = match place {
                Place::Plain(name) => (name, 1.0, None, true),
                Place::Full { id, weight, minutes, required } => (id, *weight, *minutes, *required),
            };
            let Some((question, own)) = questions.get(name) else {
                return Err(Error::NotInFile { set: set.title.clone(), question: name.clone() });
            };
            let terms: Terms = terms(weight, minutes.unwrap_or(*own), required)?;
            store::set::add_item(tx, into, *question, terms)?;
        }
    }
    if set.sections.is_empty() {
        store::set::add_section(tx, id, "")?;
    }
    for (name, rule) in &set.competencies {
        let competency = competency(tx, name)?;
        ruled(rule.weight, rule.minimum)?;
        store::set::put_rule(tx, id, competency, rule.weight, rule.minimum)?;
    }
    Ok(())
}
