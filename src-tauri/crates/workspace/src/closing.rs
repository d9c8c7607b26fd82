//! Closing an interview: what is still open, the result once nothing is, the texts and the decision.

use model::decision::Decision;
use model::id::InterviewId;
use model::interview::{Stage, State};
use model::marks::Mark;
use model::score::shown;
use model::text;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::history::Typed;
use crate::interview::{open_marks, view};
use crate::record::Record;
use crate::view::closing::{Closing, ClosingTexts};
use crate::view::interview::InterviewView;
use crate::{Changes, Workspace, settings, store};

impl Workspace {
    /// The closing screen.
    ///
    /// # Errors
    /// The interview is gone.
    pub fn closing(&self, id: InterviewId) -> Result<Closing> {
        self.read(|conn, now| {
            let record = Record::read(conn, id, now)?;
            let interview = view(conn, &record)?;
            let score = record.score();
            let rated = record.counted().filter(|a| a.answer.rating.is_some());
            Ok(Closing {
                unrated: record.unrated(),
                unsupported: rated.filter(|a| !a.evidenced()).map(|a| a.answer.id).collect(),
                result: match (score.overall, record.unrated().len()) {
                    (Some(overall), _) => shown(overall),
                    _ if !record.head.end.decidable() => {
                        format!("There is no result, because {}.", record.head.end.label())
                    }
                    (None, 0) => "Nothing was rated, so there is no result.".to_owned(),
                    (None, 1) => {
                        "The result shows once the last asked question is rated or marked as not assessed."
                            .to_owned()
                    }
                    (None, n) => format!(
                        "The result shows once the {n} unrated questions are rated or marked as not assessed."
                    ),
                },
                score,
                fidelity: record.fidelity(),
                texts: record.head.texts.clone(),
                decision: record.head.decision,
                decision_reason: record.head.decision_reason.clone(),
                marked_words: marked_words(conn, &record)?,
                before_export: before_export(conn, &record, &interview)?,
                interview,
            })
        })
    }

    /// Writes strengths, concerns and summary. Keystrokes that follow each other in one of them and lose nothing are
    /// one step of undo.
    ///
    /// # Errors
    /// A text is too long; the interview has not begun, is sealed or gone.
    pub fn write_closing(&mut self, id: InterviewId, texts: ClosingTexts) -> Result<Changes> {
        let texts = ClosingTexts {
            strengths: text::free("The text on strengths", &texts.strengths)?,
            concerns: text::free("The text on concerns", &texts.concerns)?,
            summary: text::free("The summary", &texts.summary)?,
        };
        let before = self.read(|conn, _| Ok(store::interview::get(conn, id)?.texts))?;
        let work = |tx: &Transaction, _| {
            begun(tx, id)?;
            store::interview::put_texts(tx, id, &texts)?;
            Ok(None)
        };
        let fields = [
            ("edit strengths", &before.strengths, &texts.strengths),
            ("edit concerns", &before.concerns, &texts.concerns),
            ("edit summary", &before.summary, &texts.summary),
        ];
        self.transact_texts("edit closing texts", id.to_string(), &fields, work)
    }

    /// Says that a marked word in the closing texts or the reason is about the job.
    ///
    /// # Errors
    /// The interview has not begun, is sealed or gone.
    pub fn confirm_text_mark(&mut self, id: InterviewId, word: String) -> Result<Changes> {
        let word = fold(&text::name("The word", &word)?);
        self.transact("confirm marked word", |tx, _| {
            begun(tx, id)?;
            store::interview::confirm(tx, id, &word)?;
            Ok(None)
        })
    }

    /// Decides, or clears the decision. One that differs from the proposal needs a reason; typing on in the reason of
    /// the same decision is a step of its own.
    ///
    /// # Errors
    /// The reason is missing or too long; the interview is not closed, is sealed or gone.
    pub fn decide(&mut self, id: InterviewId, decision: Option<Decision>, reason: String) -> Result<Changes> {
        let reason = text::free("The reason", &reason)?.trim().to_owned();
        let before = self.read(|conn, _| store::interview::get(conn, id))?;
        let typed =
            Typed { field: format!("{id} reason"), before: before.decision_reason, after: reason.clone() };
        let work = |tx: &Transaction, now| {
            if begun(tx, id)? != State::Closed {
                return Err(Error::NotClosed);
            }
            let end = store::interview::get(tx, id)?.end;
            if decision.is_some() && !end.decidable() {
                return Err(Error::NothingToDecide(end.label()));
            }
            let proposal = Record::read(tx, id, now)?.score().proposal;
            let differs = matches!((decision, proposal), (Some(d), Some(p)) if d != p);
            if differs && reason.is_empty() {
                return Err(Error::Reason);
            }
            let reason = if decision.is_some() { reason.as_str() } else { "" };
            store::interview::put_decision(tx, id, decision, reason)?;
            Ok(None)
        };
        match decision {
            None => self.transact("clearing the decision", work),
            Some(_) if before.decision == decision => self.transact_typing("edit reason", typed, work),
            Some(_) => self.transact("decision", work),
        }
    }
}

fn begun(tx: &Transaction, id: InterviewId) -> Result<State> {
    match store::interview::get(tx, id)?.state {
        State::Planned => Err(Error::NotStarted),
        State::Sealed => Err(Error::Sealed),
        state => Ok(state),
    }
}

/// What must be done before the scorecard can be exported, each a sentence.
fn before_export(conn: &Connection, record: &Record, interview: &InterviewView) -> Result<Vec<String>> {
    let head = &record.head;
    let mut todo = Vec::new();
    if !matches!(head.state, State::Closed | State::Sealed) {
        todo.push("The interview is not closed yet; close it.".to_owned());
    }
    for answer in interview.answers.iter().filter(|a| record.unrated().contains(&a.id)) {
        todo.push(format!(
            "Question {} was asked and has no rating; rate it or mark it as not assessed.",
            answer.number
        ));
    }
    for answer in &interview.answers {
        for mark in answer.notes.iter().flat_map(|n| &n.marks) {
            todo.push(format!(
                "A note on question {} contains the word \u{201c}{}\u{201d}; remove it, or confirm that it is about the job.",
                answer.number, mark.word
            ));
        }
    }
    for stage in &interview.stages {
        for mark in stage.notes.iter().flat_map(|n| &n.marks) {
            let place = match stage.stage {
                Stage::Introduction => "in the introduction",
                Stage::CandidateQuestions => "on the candidate\u{2019}s questions",
                Stage::Close => "in the closing words",
            };
            todo.push(format!(
                "A note {place} contains the word \u{201c}{}\u{201d}; remove it, or confirm that it is about the job.",
                mark.word
            ));
        }
    }
    for (place, mark) in marks_in_texts(conn, record)? {
        todo.push(format!(
            "{place} contain{} the word \u{201c}{}\u{201d}; remove it, or confirm that it is about the job.",
            if place.ends_with('s') { "" } else { "s" },
            mark.word
        ));
    }
    if let (Some(decision), Some(proposal)) = (head.decision, record.score().proposal)
        && decision != proposal
        && head.decision_reason.is_empty()
    {
        todo.push(format!(
            "The decision ({}) differs from what the ratings propose ({}); write why.",
            decision.label().to_lowercase(),
            proposal.label().to_lowercase()
        ));
    }
    Ok(todo)
}

/// Marked words of the closing texts, each once.
fn marked_words(conn: &Connection, record: &Record) -> Result<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    for (_, mark) in marks_in_texts(conn, record)? {
        if words.iter().all(|word| fold(word) != fold(&mark.word)) {
            words.push(mark.word);
        }
    }
    Ok(words)
}

/// Marked words of the closing texts. A word that was confirmed in a note of this interview is confirmed here too.
fn marks_in_texts(conn: &Connection, record: &Record) -> Result<Vec<(&'static str, Mark)>> {
    let words = settings::read(conn)?.marked_words;
    let noted = store::note::confirmed(conn, record.head.id)?;
    let confirmed = store::interview::confirmed(conn, record.head.id)?;
    let texts = &record.head.texts;
    let places = [
        ("The strengths", &texts.strengths),
        ("The concerns", &texts.concerns),
        ("The summary", &texts.summary),
        ("The reason of the decision", &record.head.decision_reason),
    ];
    let open = places.into_iter().flat_map(|(place, text)| {
        let marks = open_marks(text, &words, |word| {
            confirmed.iter().chain(noted.iter().map(|(_, w)| w)).any(|w| w == word)
        });
        marks.into_iter().map(move |mark| (place, mark))
    });
    Ok(open.collect())
}
