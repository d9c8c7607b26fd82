//! What happens to a question in an interview: outcome, rating, ticks, and questions added on the spot.

use std::collections::BTreeMap;

use model::answer::{Outcome, Rating};
use model::id::{AnswerId, CompetencyId, InterviewId, QuestionId};
use model::interview::State;
use model::question::{Content, Kind};
use model::text;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::facts::heard_afterwards;
use crate::store::answer::{Answer, Tick};
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Says what became of a question. Skipping needs a reason and takes a rating away; notes and ticks stay.
    ///
    /// # Errors
    /// No reason for a skip; "not asked" although something was recorded; the interview has not begun or is sealed.
    pub fn set_outcome(&mut self, answer: AnswerId, outcome: Outcome, reason: String) -> Result<Changes> {
        let reason = text::free("The reason", &reason)?.trim().to_owned();
        if outcome == Outcome::Skipped && reason.is_empty() {
            return Err(Error::SkipReason);
        }
        let op = match outcome {
            Outcome::NotAsked => "mark as not asked",
            Outcome::Skipped => "skip question",
            Outcome::NoAnswer => "mark as no answer",
            Outcome::Answered => "mark as answered",
        };
        self.transact(op, |tx, _| {
            let old = question(tx, answer)?;
            let mut new = Answer { said: outcome, skip_reason: String::new(), ..old };
            match outcome {
                Outcome::NotAsked if store::answer::recorded(tx, answer)? => return Err(Error::Recorded),
                Outcome::NotAsked => store::clock::put_opened(tx, answer, None)?,
                Outcome::Skipped => {
                    new = Answer {
                        skip_reason: reason,
                        rating: None,
                        rated_after: None,
                        not_assessed: false,
                        ..new
                    };
                }
                Outcome::NoAnswer | Outcome::Answered => {}
            }
            store::answer::put(tx, &new)?;
            Ok(None)
        })
    }

    /// Rates an answer, or clears the rating. A question that was not asked counts as answered from then on.
    ///
    /// # Errors
    /// The question was skipped; the interview has not begun or is sealed.
    pub fn rate_answer(&mut self, answer: AnswerId, rating: Option<Rating>) -> Result<Changes> {
        self.transact(if rating.is_some() { "rate answer" } else { "clear rating" }, |tx, _| {
            let old = assessable(tx, answer)?;
            let openings = store::clock::get(tx, old.interview)?.openings;
            let new = Answer {
                rating,
                // A rating that is changed was given when it was first given.
                rated_after: rating.map(|_| old.rated_after.unwrap_or(openings)),
                not_assessed: old.not_assessed && rating.is_none(),
                said: if rating.is_some() { heard(&old) } else { old.said },
                ..old
            };
            store::answer::put(tx, &new)?;
            Ok(None)
        })
    }

    /// Says that an answer cannot be rated, or that it can; takes a rating away.
    ///
    /// # Errors
    /// The question was skipped; the interview has not begun or is sealed.
    pub fn set_not_assessed(&mut self, answer: AnswerId, not_assessed: bool) -> Result<Changes> {
        self.transact(if not_assessed { "mark as not assessed" } else { "clear not assessed" }, |tx, _| {
            let old = assessable(tx, answer)?;
            let new = if not_assessed {
                Answer { rating: None, rated_after: None, not_assessed, said: heard(&old), ..old }
            } else {
                Answer { not_assessed, ..old }
            };
            store::answer::put(tx, &new)?;
            Ok(None)
        })
    }

    /// Ticks or clears a signal, by its place in the question's list.
    ///
    /// # Errors
    /// There is no such signal; the interview has not begun or is sealed.
    pub fn tick_signal(&mut self, answer: AnswerId, signal: u32, ticked: bool) -> Result<Changes> {
        let op = if ticked { "tick signal" } else { "clear signal" };
        self.transact(op, |tx, _| {
            let there = content(tx, &question(tx, answer)?)?.signals.len();
            numbered(signal, there, "signal")?;
            store::answer::tick(tx, answer, Tick::Signal, signal, ticked)?;
            heard_afterwards(tx, answer)?;
            Ok(None)
        })
    }

    /// Marks a prepared follow-up as used or not, by its place in the question's list.
    ///
    /// # Errors
    /// There is no such probe; the interview has not begun or is sealed.
    pub fn use_probe(&mut self, answer: AnswerId, probe: u32, used: bool) -> Result<Changes> {
        let op = if used { "mark probe as used" } else { "mark probe as unused" };
        self.transact(op, |tx, _| {
            let there = content(tx, &question(tx, answer)?)?.probes.len();
            numbered(probe, there, "probe")?;
            store::answer::tick(tx, answer, Tick::Probe, probe, used)?;
            heard_afterwards(tx, answer)?;
            Ok(None)
        })
    }

    /// Adds a question after the one on the screen, before all in the introduction and after all in later stages: one
    /// of the bank, or else the typed prompt. It never counts.
    ///
    /// # Errors
    /// Neither a question nor a prompt; the interview has not begun or is sealed; something is gone.
    pub fn add_ad_hoc(
        &mut self,
        interview: InterviewId,
        question: Option<QuestionId>,
        prompt: String,
    ) -> Result<Changes> {
        self.transact("add ad hoc question", |tx, _| {
            writable(tx, interview)?;
            let (content, competency) = match question {
                Some(id) => {
                    let version = store::question::head(tx, id)?.version;
                    let content = store::question::version(tx, id, version)?;
                    let name = store::competency::get(tx, content.competency)?.name;
                    (content, name)
                }
                None => (typed(&prompt)?, String::new()),
            };
            let current = store::clock::get(tx, interview)?.current;
            let answers = store::answer::of(tx, interview)?;
            let stages = store::answer::stages(tx, interview)?;
            let first = stages.first().is_some_and(|stage| Some(stage.id) == current);
            let before = answers.iter().find(|a| Some(a.id) == current).or(answers.last().filter(|_| !first));
            let after = before.map_or(-1, |a| a.position);
            Ok(Some(store::answer::add_ad_hoc(tx, interview, &content, &competency, after)?.to_string()))
        })
    }

    /// Takes a question out again that was added in the interview.
    ///
    /// # Errors
    /// It belongs to the published set; the interview is sealed; it is gone.
    pub fn remove_ad_hoc(&mut self, answer: AnswerId) -> Result<Changes> {
        self.transact("remove ad hoc question", |tx, _| {
            let old = question(tx, answer)?;
            if old.item.is_some() {
                return Err(Error::NotAdHoc);
            }
            let clock = store::clock::get(tx, old.interview)?;
            if clock.current == Some(answer) {
                let others = store::answer::of(tx, old.interview)?;
                let before = others.iter().rev().find(|a| a.position < old.position).map(|a| a.id);
                let stages = store::answer::stages(tx, old.interview)?;
                let before = before.or(stages.first().map(|stage| stage.id));
                store::clock::put(
                    tx,
                    old.interview,
                    &store::clock::InterviewClock { current: before, ..clock },
                )?;
            }
            store::answer::remove(tx, answer)?;
            Ok(None)
        })
    }
}

/// An answer to a question, of an interview that has begun and is not sealed.
fn question(tx: &Transaction, answer: AnswerId) -> Result<Answer> {
    let answer = open(tx, answer)?;
    if answer.stage.is_some() { Err(Error::Stage) } else { Ok(answer) }
}

/// An answer or a stage of an interview that has begun and is not sealed.
pub(crate) fn open(tx: &Transaction, answer: AnswerId) -> Result<Answer> {
    let answer = store::answer::get(tx, answer)?;
    writable(tx, answer.interview)?;
    Ok(answer)
}

fn writable(conn: &Connection, interview: InterviewId) -> Result<()> {
    match store::interview::get(conn, interview)?.state {
        State::Planned => Err(Error::NotStarted),
        State::Sealed => Err(Error::Sealed),
        State::Running | State::Paused | State::Closed => Ok(()),
    }
}

fn assessable(tx: &Transaction, answer: AnswerId) -> Result<Answer> {
    let answer = question(tx, answer)?;
    if answer.outcome == Outcome::Skipped { Err(Error::Skipped) } else { Ok(answer) }
}

/// What a person says of a question by assessing it.
fn heard(answer: &Answer) -> Outcome {
    if answer.outcome == Outcome::NotAsked { Outcome::Answered } else { answer.said }
}

fn numbered(number: u32, there: usize, what: &'static str) -> Result<()> {
    if (number as usize) < there { Ok(()) } else { Err(Error::Gone(what)) }
}

/// The question as it was asked.
fn content(conn: &Connection, answer: &Answer) -> Result<Content> {
    if let Some(content) = &answer.content {
        return Ok(content.clone());
    }
    let set = store::set::published(conn, store::interview::get(conn, answer.interview)?.set_version)?;
    let item = set.items().find(|item| Some(item.id) == answer.item);
    item.map(|item| item.content.clone()).ok_or(Error::Gone("question of the interview"))
}

/// A question that is only a prompt.
pub(crate) fn typed(prompt: &str) -> Result<Content> {
    Ok(Content {
        kind: Kind::Knowledge,
        competency: CompetencyId(uuid::Uuid::nil()),
        title: String::new(),
        prompt: prompt.to_owned(),
        guide: String::new(),
        probes: Vec::new(),
        signals: Vec::new(),
        levels: BTreeMap::new(),
        topics: Vec::new(),
        minutes: 5,
        source: String::new(),
    }
    .tidied()?)
}
