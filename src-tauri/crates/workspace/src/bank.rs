//! The starter bank: the files of `assets/bank`, put into a new workspace with their question sets published, and
//! brought up to date in an older one without touching what people changed.

use std::collections::BTreeMap;

use model::exchange::{self, File};
use model::id::{CompetencyId, QuestionId};
use model::level::default_ladder;
use model::question::Status;
use model::time::Timestamp;
use rusqlite::Transaction;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::Digest as _;

use crate::error::{Error, Result};
use crate::exchanged;
use crate::set::{draft, new_head, newest, publish};
use crate::store;
use crate::store::set::Head;

/// Name and text of each file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/bank_files.rs"));
/// The setting that says what of the bank is in.
const GIVEN: &str = "starter-bank";

/// What the bank has put into this workspace.
#[derive(Default, Serialize, Deserialize)]
struct Given {
    /// Of the files, as hexadecimal digits.
    hash: String,
    /// Competencies by the bank's name, which stay when people rename them.
    competencies: BTreeMap<String, CompetencyId>,
    /// The version of each set that the bank published last, by slug.
    sets: BTreeMap<String, u32>,
}

/// The bank's files by name.
///
/// # Errors
/// One of them cannot be read: the program itself is at fault.
pub fn files() -> Result<Vec<(String, File)>> {
    FILES.iter().map(|(name, text)| Ok(((*name).to_owned(), read(name, text)?))).collect()
}

/// The bank's map of topics to questions, as CSV.
#[must_use]
pub fn coverage() -> &'static str {
    include_str!("../../../../assets/bank/coverage.csv")
}

/// Reads a file that ships with the program.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    serde_saphyr::from_str(text).map_err(|e| {
        let why = e.to_string().lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
        Error::Shipped { file: file.to_owned(), why }
    })
}

/// Gives a new workspace its ladder, competencies, questions and question sets, and an older one what is new in them.
pub(crate) fn fill(tx: &Transaction, now: Timestamp) -> Result<()> {
    let given: Given = match store::setting::get(tx, GIVEN) {
        Ok(given) => given.unwrap_or_default(),
        // Without knowing what is in, nothing is brought; everything stays as it is.
        Err(Error::Unreadable) => return Ok(()),
        Err(error) => return Err(error),
    };
    let digest = FILES.iter().fold(sha2::Sha256::new(), |hash, (name, text)| {
        hash.chain_update(name).chain_update([0]).chain_update(text).chain_update([0])
    });
    let hash: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    if given.hash == hash {
        return Ok(());
    }
    bring(tx, now, files()?, Given { hash, ..given })
}

/// Brings files into a workspace, new or not.
fn bring(tx: &Transaction, now: Timestamp, mut files: Vec<(String, File)>, given: Given) -> Result<()> {
    if store::level::all(tx)?.is_empty() {
        for (level, position) in default_ladder().iter().zip(0..) {
            store::level::put(tx, level, position)?;
        }
    }
    let mut bank = Bank { given, questions: BTreeMap::new(), untouched: BTreeMap::new() };
    // Before questions change, as a set whose questions change differs from what it published.
    for set in files.iter().flat_map(|(_, file)| &file.sets) {
        bank.look(tx, set)?;
    }
    for question in files.iter_mut().flat_map(|(_, file)| file.questions.drain(..)) {
        bank.put(tx, question, now)?;
    }
    for (name, set) in files.iter().flat_map(|(name, file)| file.sets.iter().map(move |set| (name, set))) {
        bank.put_set(tx, set, now).map_err(|error| match error {
            Error::NotInFile { set, question } => {
                let why = format!("the set {set} asks for the question {question}, which no file holds");
                Error::Shipped { file: name.clone(), why }
            }
            other => other,
        })?;
    }
    store::setting::put(tx, GIVEN, &bank.given)
}

/// None where the value is damaged: the bank leaves it as it is.
fn readable<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Error::Unreadable | Error::Gone(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

struct Bank {
    given: Given,
    /// By slug, with their minutes.
    questions: BTreeMap<String, (QuestionId, u16)>,
    /// Sets that are as the bank published them, by slug.
    untouched: BTreeMap<String, Head>,
}

impl Bank {
    fn look(&mut self, tx: &Transaction, set: &exchange::Set) -> Result<()> {
        let Some(id) = store::set::by_slug(tx, &set.id)? else { return Ok(()) };
        let head = store::set::head(tx, id)?;
        let Some(published) = readable(newest(tx, id))? else { return Ok(()) };
        let last = self.given.sets.get(&set.id).copied().unwrap_or(1);
        let Some(draft) = readable(draft(tx, &head))? else { return Ok(()) };
        if published.is_some_and(|n| n.number == last && n.content == draft) {
            self.untouched.insert(set.id.clone(), head);
        }
        Ok(())
    }

    fn put(&mut self, tx: &Transaction, question: exchange::Question, now: Timestamp) -> Result<()> {
        let competency = self.competency(tx, &question.competency)?;
        let slug = question.id.clone();
        let content = exchanged::content(exchanged::draft(question), competency)?;
        let minutes = content.minutes;
        let id = match store::question::by_slug(tx, &slug)? {
            None => {
                let id = QuestionId::new();
                store::question::add(tx, id, &content, Status::Ready, Some(&slug), now)?;
                id
            }
            Some(id) => {
                let version = store::question::head(tx, id)?.version;
                let current = readable(store::question::version(tx, id, version))?;
                if let Some(current) = current.filter(|current| *current != content)
                    && store::question::untouched(tx, id, &current)?
                {
                    let number = store::question::newest_version(tx, id)? + 1;
                    store::question::add_version(tx, id, number, &content, now)?;
                    store::question::given(tx, id, &content)?;
                }
                id
            }
        };
        self.questions.insert(slug, (id, minutes));
        Ok(())
    }

    /// The competency that the bank calls so, whatever people call it now; another one where they took it out.
    fn competency(&mut self, tx: &Transaction, name: &str) -> Result<CompetencyId> {
        if let Some(id) = self.given.competencies.get(name)
            && store::competency::get(tx, *id).is_ok()
        {
            return Ok(*id);
        }
        let id = exchanged::competency(tx, name)?;
        self.given.competencies.insert(name.to_owned(), id);
        Ok(id)
    }

    fn put_set(&mut self, tx: &Transaction, set: &exchange::Set, now: Timestamp) -> Result<()> {
        if store::level::name(tx, &set.level).is_err() {
            // People took this rung from their ladder, and its sets with it.
            return Ok(());
        }
        let usual = new_head(&set.title, set.level.clone(), set.minutes)?;
        let thresholds = set.thresholds.unwrap_or(usual.thresholds);
        let words = exchanged::words(set)?;
        let id = match (self.untouched.remove(&set.id), store::set::by_slug(tx, &set.id)?) {
            (Some(head), _) => {
                let Head { title, level, minutes, .. } = usual;
                let same = exchanged::set(tx, head.id)? == *set;
                store::set::put(tx, &Head { title, level, minutes, thresholds, words, ..head })?;
                if !same {
                    store::set::clear(tx, head.id)?;
                    exchanged::fill(tx, head.id, set, &self.questions)?;
                }
                head.id
            }
            (None, Some(_)) => return Ok(()),
            (None, None) => {
                let head = Head { slug: Some(set.id.clone()), thresholds, words, ..usual };
                store::set::add(tx, &head)?;
                exchanged::fill(tx, head.id, set, &self.questions)?;
                head.id
            }
        };
        match publish(tx, id, now) {
            // What the bank says of it is what was published.
            Ok(()) | Err(Error::NothingNew) => {}
            Err(other) => return Err(other),
        }
        if let Some(published) = newest(tx, id)? {
            self.given.sets.insert(set.id.clone(), published.number);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
