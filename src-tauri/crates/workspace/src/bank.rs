//! The starter bank: the files of `assets/bank`, put into a new workspace with their question sets published. The
//! one place that reads YAML.

use std::collections::BTreeMap;

use model::competency::Competency;
use model::exchange;
use model::id::{CompetencyId, QuestionId};
use model::level::default_ladder;
use model::question::{Content, Signal, Status};
use model::time::Timestamp;
use rusqlite::Transaction;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::set::{new_head, publish, terms};
use crate::store;

/// Name and text of each file.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/bank_files.rs"));
/// The setting that says that the bank is in.
const FILLED: &str = "bank";

/// Reads a file that ships with the program.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    serde_saphyr::from_str(text).map_err(|e| {
        let why = e.to_string().lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
        Error::Shipped { file: file.to_owned(), why }
    })
}

/// Gives a new workspace its ladder, competencies, questions and question sets.
pub(crate) fn fill(tx: &Transaction, now: Timestamp) -> Result<()> {
    if store::setting::get::<u32>(tx, FILLED)?.is_some() {
        return Ok(());
    }
    for (level, position) in default_ladder().iter().zip(0..) {
        store::level::put(tx, level, position)?;
    }
    let mut files = Vec::new();
    for (name, text) in FILES {
        files.push((*name, read::<exchange::File>(name, text)?));
    }
    let mut bank = Bank::default();
    for question in files.iter_mut().flat_map(|(_, file)| file.questions.drain(..)) {
        bank.add(tx, question, now)?;
    }
    for (name, set) in files.iter().flat_map(|(name, file)| file.sets.iter().map(move |set| (*name, set))) {
        bank.add_set(tx, name, set, now)?;
    }
    store::setting::put(tx, FILLED, &exchange::VERSION)
}

#[derive(Default)]
struct Bank {
    competencies: BTreeMap<String, CompetencyId>,
    questions: BTreeMap<String, (QuestionId, u16)>,
}

impl Bank {
    fn add(&mut self, tx: &Transaction, question: exchange::Question, now: Timestamp) -> Result<()> {
        let competency = match self.competencies.get(&question.competency) {
            Some(id) => *id,
            None => {
                let id = CompetencyId::new();
                store::competency::add(tx, &Competency { id, name: question.competency.clone() })?;
                self.competencies.insert(question.competency.clone(), id);
                id
            }
        };
        let (id, minutes, slug) = (QuestionId::new(), question.minutes, question.id.clone());
        store::question::add(tx, id, &content(question, competency)?, Status::Ready, Some(&slug), now)?;
        self.questions.insert(slug, (id, minutes));
        Ok(())
    }

    fn add_set(&self, tx: &Transaction, file: &str, set: &exchange::Set, now: Timestamp) -> Result<()> {
        let mut head = new_head(&set.title, set.level.clone(), set.minutes)?;
        head.slug = Some(set.id.clone());
        store::set::add(tx, &head)?;
        for section in &set.sections {
            let into = store::set::add_section(tx, head.id, &section.title)?;
            for place in &section.questions {
                let (slug, weight, minutes, required) = match place {
                    exchange::Place::Plain(slug) => (slug, 1.0, None, true),
                    exchange::Place::Full { id, weight, minutes, required } => {
                        (id, *weight, *minutes, *required)
                    }
                };
                let Some((question, own)) = self.questions.get(slug) else {
                    let why = format!("the set {} asks for the question {slug}, which no file holds", set.id);
                    return Err(Error::Shipped { file: file.to_owned(), why });
                };
                store::set::add_item(tx, into, *question, terms(weight, minutes.unwrap_or(*own), required)?)?;
            }
        }
        publish(tx, head.id, now)
    }
}

/// A question of a file as the workspace keeps it.
fn content(question: exchange::Question, competency: CompetencyId) -> Result<Content> {
    let signal = |signal| match signal {
        exchange::Signal::Good(text) => Signal { text, red_flag: false },
        exchange::Signal::Flag(text) => Signal { text, red_flag: true },
    };
    Ok(Content {
        kind: question.kind,
        competency,
        prompt: question.prompt,
        guide: question.guide,
        probes: question.probes,
        signals: question.signals.into_iter().map(signal).collect(),
        levels: question.levels.into_iter().map(|(key, anchors)| (key, anchors.into())).collect(),
        topics: question.topics,
        minutes: question.minutes,
        source: question.source,
    }
    .tidied()?)
}

#[cfg(test)]
mod tests {
    use crate::Workspace;
    use model::time::Timestamp;

    #[test]
    fn a_new_workspace_holds_the_bank_and_nothing_is_wrong_with_it() {
        let begun = std::time::Instant::now();
        let workspace = Workspace::in_memory(Box::new(Timestamp::now)).unwrap();
        println!("first start: {:?}", begun.elapsed());
        let page = workspace.search_questions(String::new(), 0, 500).unwrap();
        assert!(page.total >= 40, "a newcomer needs questions to choose from, and finds {}", page.total);
        assert!(page.rows.iter().all(|q| q.bank && !q.levels.is_empty()), "shipped questions serve levels");
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new(), "a new file is sound");
        assert_eq!(workspace.history().unwrap().undo, None, "nobody can undo the shipped bank");
    }
}
