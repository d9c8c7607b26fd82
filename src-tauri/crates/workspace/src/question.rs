//! The bank: search, and questions with their versions. An edit makes a version; no version is ever lost.

use model::id::QuestionId;
use model::question::{Content, Kind, QuestionChange, Status, propose_title};
use model::text;
use rusqlite::{Connection, Transaction};

use crate::error::Result;
use crate::fold::fold;
use crate::interview::open_marks;
use crate::query::{self, Key, Query};
use crate::settings;
use crate::store::search::Wanted;
use crate::view::question::{QuestionPage, QuestionView, TopicCount};
use crate::{Changes, Workspace, store};

/// The most rows of one page.
const PAGE: u32 = 500;

impl Workspace {
    /// Topics of questions that are not archived.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn topics(&self) -> Result<Vec<TopicCount>> {
        self.read(|conn, _| store::question::topics(conn))
    }

    /// Questions that fit a query, the best first; all by competency and title where it is empty. Archived ones only
    /// where the query asks for them.
    ///
    /// # Errors
    /// The file cannot be read. A query is never an error: what it does not mean is said in the page's `problem`.
    pub fn search_questions(&self, query: String, offset: u32, limit: u32) -> Result<QuestionPage> {
        self.read(|conn, _| {
            let (wanted, problems) = wanted(conn, &query)?;
            let (total, rows) = store::search::find(conn, &wanted, offset, limit.clamp(1, PAGE))?;
            Ok(QuestionPage { total, rows, problem: (!problems.is_empty()).then(|| problems.join(" ")) })
        })
    }

    /// The ids of all questions that fit a query, in the order of the list.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn question_ids(&self, query: String) -> Result<Vec<QuestionId>> {
        self.read(|conn, _| store::search::ids(conn, &wanted(conn, &query)?.0))
    }

    /// One question.
    ///
    /// # Errors
    /// It is gone.
    pub fn question(&self, id: QuestionId) -> Result<QuestionView> {
        self.read(|conn, _| {
            let head = store::question::head(conn, id)?;
            let content = store::question::version(conn, id, head.version)?;
            Ok(QuestionView {
                id,
                status: head.status,
                version: head.version,
                competency_name: store::competency::get(conn, content.competency)?.name,
                content,
                versions: store::question::versions(conn, id)?,
                sets: store::question::sets(conn, id)?,
                bank: head.bank,
            })
        })
    }

    /// A short title for a prompt, at most 60 characters; empty only where the prompt is.
    ///
    /// # Errors
    /// None today.
    pub fn propose_title(&self, prompt: String) -> Result<String> {
        Ok(propose_title(&prompt))
    }

    /// What a version of a question says.
    ///
    /// # Errors
    /// There is no such version.
    pub fn question_version(&self, id: QuestionId, number: u32) -> Result<Content> {
        self.read(|conn, _| store::question::version(conn, id, number))
    }

    /// Adds a draft.
    ///
    /// # Errors
    /// The prompt is empty, a text is too long, the competency is gone.
    pub fn add_question(&mut self, content: Content) -> Result<Changes> {
        let content = content.tidied()?;
        self.transact("add question", |tx, now| {
            store::competency::get(tx, content.competency)?;
            let id = QuestionId::new();
            store::question::add(tx, id, &content, Status::Draft, None, now)?;
            Ok(Some(id.to_string()))
        })
    }

    /// Makes the next version of a question, if it says something new.
    ///
    /// # Errors
    /// The prompt is empty, a text is too long, the question or the competency is gone.
    pub fn edit_question(&mut self, id: QuestionId, content: Content) -> Result<Changes> {
        let content = content.tidied()?;
        self.transact("edit question", |tx, now| next_version(tx, id, &content, now))
    }

    /// Adds a draft with the same content.
    ///
    /// # Errors
    /// The question is gone.
    pub fn duplicate_question(&mut self, id: QuestionId) -> Result<Changes> {
        self.transact("duplicate question", |tx, now| {
            let head = store::question::head(tx, id)?;
            let content = store::question::version(tx, id, head.version)?;
            let copy = QuestionId::new();
            store::question::add(tx, copy, &content, Status::Draft, None, now)?;
            Ok(Some(copy.to_string()))
        })
    }

    /// Makes an older version's content the newest version.
    ///
    /// # Errors
    /// There is no such version; its competency is gone.
    pub fn restore_question_version(&mut self, id: QuestionId, number: u32) -> Result<Changes> {
        self.transact("restore question version", |tx, now| {
            let content = store::question::version(tx, id, number)?;
            next_version(tx, id, &content, now)
        })
    }

    /// The marked words in a question's text that nobody has confirmed for it, each once; `id` is none while the
    /// question is not stored.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn question_marks(&self, id: Option<QuestionId>, text: String) -> Result<Vec<String>> {
        self.read(|conn, _| {
            let confirmed =
                id.map(|id| store::question::confirmed(conn, id)).transpose()?.unwrap_or_default();
            let marked = &settings::read(conn)?.marked_words;
            let open = open_marks(&text, marked, |word| confirmed.iter().any(|known| known == word));
            let mut words: Vec<String> = Vec::new();
            for mark in open {
                if words.iter().all(|word| fold(word) != fold(&mark.word)) {
                    words.push(mark.word);
                }
            }
            Ok(words)
        })
    }

    /// Says that a marked word of a question is about the job.
    ///
    /// # Errors
    /// The question is gone.
    pub fn confirm_question_mark(&mut self, id: QuestionId, word: String) -> Result<Changes> {
        let word = fold(&text::name("The word", &word)?);
        self.transact("confirm marked word", |tx, _| {
            store::question::head(tx, id)?;
            store::question::confirm(tx, id, &word)?;
            Ok(None)
        })
    }

    /// Changes many questions in one step: each that does not say so already gets a version; a status makes none.
    ///
    /// # Errors
    /// One of them, the competency or a level is gone, or a topic is empty or too long; none is changed then.
    pub fn edit_questions(&mut self, ids: Vec<QuestionId>, change: QuestionChange) -> Result<Changes> {
        let op = match change {
            QuestionChange::Status(Status::Draft) => "mark as draft",
            QuestionChange::Status(Status::Ready) => "mark as ready",
            QuestionChange::Status(Status::Archived) if ids.len() == 1 => "archive question",
            QuestionChange::Status(Status::Archived) => "archive questions",
            _ => "edit questions",
        };
        self.transact(op, |tx, now| {
            match &change {
                QuestionChange::AddLevels(keys) | QuestionChange::SetLevels(keys) => {
                    for key in keys {
                        store::level::name(tx, key)?;
                    }
                }
                QuestionChange::Competency(id) => drop(store::competency::get(tx, *id)?),
                _ => {}
            }
            for id in ids {
                let head = store::question::head(tx, id)?;
                if let QuestionChange::Status(status) = change {
                    store::question::set_status(tx, id, status)?;
                    continue;
                }
                let before = store::question::version(tx, id, head.version)?;
                let after = before.clone().changed(&change)?;
                if after != before {
                    let number = store::question::newest_version(tx, id)? + 1;
                    store::question::add_version(tx, id, number, &after, now)?;
                }
            }
            Ok(None)
        })
    }
}

/// What a query looks for, and a sentence for each part of it that means nothing here.
pub(crate) fn wanted(conn: &Connection, query: &str) -> Result<(Wanted, Vec<String>)> {
    let Query { words, unfinished, filters, mut problems } = query::parse(query);
    let mut wanted = Wanted { words, unfinished, ..Wanted::default() };
    for (key, value) in filters {
        problems.extend(narrow(conn, &mut wanted, key, &value)?);
    }
    if wanted.statuses.is_empty() {
        wanted.statuses = vec!["draft".to_owned(), "ready".to_owned()];
    }
    Ok((wanted, problems))
}

/// Makes the next version of a question, if it says something new.
pub(crate) fn next_version(
    tx: &Transaction,
    id: QuestionId,
    content: &Content,
    now: model::time::Timestamp,
) -> Result<Option<String>> {
    store::competency::get(tx, content.competency)?;
    let head = store::question::head(tx, id)?;
    if store::question::version(tx, id, head.version)? != *content {
        let number = store::question::newest_version(tx, id)? + 1;
        store::question::add_version(tx, id, number, content, now)?;
    }
    Ok(None)
}

/// Adds a filter to what is wanted; what comes back is a sentence about a value that means nothing here.
fn narrow(conn: &Connection, wanted: &mut Wanted, key: Key, value: &str) -> Result<Option<String>> {
    let unknown =
        |what: &str, there: String| Some(format!("There is no {what} \u{201c}{value}\u{201d}; {there}"));
    let names = |known: &[(String, String)]| {
        let mut names: Vec<&str> = known.iter().map(|(_, v)| v.as_str()).collect();
        names.dedup();
        format!("there are {}.", names.join(", "))
    };
    let (list, known, what) = match key {
        Key::Minutes => {
            let ranges = wanted.minutes.get_or_insert_default();
            let meant = query::minutes(value);
            ranges.extend(meant);
            return Ok(meant.is_none().then(|| {
                format!("\u{201c}{value}\u{201d} is not a number of minutes; write minutes:8, minutes:<10 or minutes:5-10.")
            }));
        }
        Key::Level => {
            let levels = store::level::all(conn)?;
            let known: Vec<_> = levels
                .into_iter()
                .flat_map(|l| [(fold(&l.key.0), l.key.0.clone()), (fold(&l.name), l.key.0)])
                .collect();
            (wanted.levels.get_or_insert_default(), known, "level")
        }
        Key::Topic => {
            let known = store::search::topics(conn)?.into_iter().map(|t| (fold(&t), t)).collect();
            (wanted.topics.get_or_insert_default(), known, "topic")
        }
        Key::Competency => {
            let known = store::competency::all(conn)?
                .into_iter()
                .map(|c| (fold(&c.name), c.id.to_string()))
                .collect();
            (wanted.competencies.get_or_insert_default(), known, "competency")
        }
        Key::Kind => {
            let kinds = [Kind::PastBehaviour, Kind::Situational, Kind::Knowledge, Kind::Task];
            let known = kinds
                .iter()
                .flat_map(|kind| {
                    let wire = kind.label().replace(' ', "-");
                    [(kind.label().to_owned(), wire.clone()), (wire.clone(), wire)]
                })
                .chain([("behaviour".to_owned(), "past-behaviour".to_owned())])
                .collect();
            (wanted.kinds.get_or_insert_default(), known, "kind")
        }
        Key::Status => {
            let known = ["draft", "ready", "archived"].map(|s| (s.to_owned(), s.to_owned())).to_vec();
            (&mut wanted.statuses, known, "status")
        }
    };
    let meant: Vec<String> = query::meant(value, &known).into_iter().cloned().collect();
    let problem = meant.is_empty().then(|| match key {
        Key::Topic => {
            Some(format!("No question carries the topic \u{201c}{value}\u{201d}; check the spelling."))
        }
        Key::Competency => unknown(what, "the questions' list shows all that there are.".to_owned()),
        _ => unknown(what, names(&known)),
    });
    list.extend(meant);
    if list.is_empty() {
        // No status is called this: nothing can be found, and "all but archived" would be a lie.
        list.push(value.to_owned());
    }
    Ok(problem.flatten())
}
