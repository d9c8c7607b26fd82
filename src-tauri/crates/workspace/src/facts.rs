//! What a person says of an interview as a whole: how it ended, that it was held on paper and entered afterwards, and
//! what the record has wrong.

use model::facts::{Correction, End, Fact, Facts, MINUTES_MAX, day, moment, whole_minutes};
use model::id::{AnswerId, InterviewId};
use model::interview::State;
use model::text;
use model::time::Timestamp;
use rusqlite::Transaction;

use crate::error::{Error, Result};
use crate::store::answer::Answer;
use crate::store::clock::InterviewClock;
use crate::store::interview::Head;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Ends an interview, or says differently how it ended. A planned one can only end because the candidate withdrew
    /// or did not come; then there is nothing to decide, and a decision that was made is removed, which is news.
    ///
    /// # Errors
    /// "Early" without a reason; a planned interview is to end in another way; the interview is sealed or gone.
    pub fn end_interview(&mut self, id: InterviewId, end: End, reason: String) -> Result<Changes> {
        let reason = text::free("The reason", &reason)?.trim().to_owned();
        if end == End::Early && reason.is_empty() {
            return Err(Error::EndReason);
        }
        let mut news = String::new();
        let mut changes = self.transact("end interview", |tx, now| {
            let head = store::interview::get(tx, id)?;
            if head.state == State::Sealed {
                return Err(Error::Sealed);
            }
            if head.started.is_none() && end.decidable() {
                return Err(Error::NotStarted);
            }
            if !end.decidable() && head.decision.is_some() {
                store::interview::put_decision(tx, id, None, "")?;
                news = format!("The decision was removed, because {}.", end.label());
            }
            let reason = if end.as_planned() { "" } else { reason.as_str() };
            store::interview::put_end(tx, id, end, reason)?;
            if head.state != State::Closed {
                store::clock::stop(tx, id, now)?;
            }
            Ok(None)
        })?;
        changes.news = news;
        // As after any close: a copy of the file is whole from here on.
        let _ = self.settle();
        Ok(changes)
    }

    /// Enters a planned interview that was held without the program: it is closed, and its notes, ratings and outcomes
    /// can be written. That it lies before its opening was made is allowed, and is news.
    ///
    /// # Errors
    /// The date is in the future; the minutes are none that an interview takes; it has begun, or is gone.
    pub fn enter_interview(
        &mut self,
        id: InterviewId,
        began: Timestamp,
        minutes: Option<u32>,
    ) -> Result<Changes> {
        let seconds = minutes.map(stated).transpose()?;
        let mut news = String::new();
        let mut changes = self.transact("enter interview from notes", |tx, now| {
            let head = store::interview::get(tx, id)?;
            match head.state {
                State::Planned => {}
                State::Sealed => return Err(Error::Sealed),
                State::Running | State::Paused | State::Closed => return Err(Error::EnterBegun),
            }
            past(began, now)?;
            news = before_opening(&head, began);
            let first = store::answer::of(tx, id)?.first().map(|answer| answer.id);
            store::clock::put(tx, id, &InterviewClock { current: first, ..InterviewClock::default() })?;
            store::part::forget(tx, id)?;
            let entered = Some(now);
            store::interview::put_facts(
                tx,
                &Head { state: State::Closed, entered, seconds, ..dated(head, began) },
            )?;
            Ok(None)
        })?;
        changes.news = news;
        Ok(changes)
    }

    /// Corrects interviewer, date, duration and the candidate's name of an interview that is not sealed. Each fact that
    /// differs is kept as a correction, which the scorecard prints; what is the same stays as it is.
    ///
    /// # Errors
    /// A name is empty or too long; the date is in the future; the minutes are none that an interview takes, or the
    /// interview is still going on; it never took place, has not begun, is sealed or gone.
    pub fn correct_interview(&mut self, id: InterviewId, facts: Facts, reason: String) -> Result<Changes> {
        let reason = text::free("The reason", &reason)?.trim().to_owned();
        let facts = Facts {
            interviewer: text::name("The interviewer's name", &facts.interviewer)?,
            candidate_name: text::name("The candidate's name", &facts.candidate_name)?,
            ..facts
        };
        if let Some(minutes) = facts.minutes {
            stated(minutes)?;
        }
        let mut news = String::new();
        let mut changes = self.transact("correct details", |tx, now| {
            news = correct(tx, id, &facts, &reason, now)?;
            Ok(None)
        })?;
        changes.news = news;
        Ok(changes)
    }
}

/// Writes what differs, each with its correction. Gives back what the person should hear.
fn correct(tx: &Transaction, id: InterviewId, facts: &Facts, reason: &str, now: Timestamp) -> Result<String> {
    let head = store::interview::get(tx, id)?;
    match head.state {
        State::Planned => return Err(Error::NotStarted),
        State::Sealed => return Err(Error::Sealed),
        State::Running | State::Paused | State::Closed => {}
    }
    let mut news = String::new();
    let mut changed: Vec<(Fact, String, String)> = Vec::new();
    if facts.interviewer != head.interviewer {
        let before = if head.interviewer.is_empty() { "not named" } else { &head.interviewer };
        changed.push((Fact::Interviewer, before.to_owned(), facts.interviewer.clone()));
    }
    let mut new = Head { interviewer: facts.interviewer.clone(), ..store::interview::get(tx, id)? };
    if let Some(began) =
        facts.began.filter(|began| head.started.is_none_or(|old| minute(old) != minute(*began)))
    {
        let old = head.started.ok_or(Error::NeverHeld)?;
        past(began, now)?;
        news = before_opening(&head, began);
        new = dated(new, began);
        changed.push((Fact::Date, moment(old, head.utc_offset), moment(began, new.utc_offset)));
    }
    if let Some((before, seconds)) = new_duration(tx, &head, facts.minutes, now)? {
        new.seconds = Some(seconds);
        changed.push((Fact::Duration, before, format!("{} min", seconds / 60)));
    }
    if facts.candidate_name != head.candidate_name {
        let candidate = store::candidate::get(tx, head.candidate)?;
        store::candidate::put(tx, head.candidate, &facts.candidate_name, &candidate.contact)?;
        changed.push((Fact::Name, head.candidate_name.clone(), facts.candidate_name.clone()));
    }
    store::interview::put_facts(tx, &new)?;
    for (fact, before, after) in changed {
        let correction = Correction { at: now, fact, before, after, reason: reason.to_owned() };
        store::interview::add_correction(tx, id, &correction)?;
    }
    Ok(news)
}

/// The duration as it was, in words, and the seconds it is to be; none where it is the same in whole minutes.
fn new_duration(
    tx: &Transaction,
    head: &Head,
    minutes: Option<u32>,
    now: Timestamp,
) -> Result<Option<(String, u32)>> {
    let Some(minutes) = minutes else { return Ok(None) };
    if head.started.is_none() {
        return Err(Error::NeverHeld);
    }
    let clock = head.entered.is_none().then(|| store::clock::get(tx, head.id)).transpose()?;
    let seconds = head.seconds.or_else(|| clock.map(|clock| clock.watch.seconds(now)));
    let old = seconds.map(whole_minutes);
    match (old, head.state) {
        (Some(old), _) if old == minutes => Ok(None),
        (_, State::Closed) => {
            let before = old.map_or_else(|| "not timed".to_owned(), |old| format!("{old} min"));
            Ok(Some((before, minutes * 60)))
        }
        _ => Err(Error::NotClosed),
    }
}

/// Minutes that somebody states, as seconds.
fn stated(minutes: u32) -> Result<u32> {
    if (1..=MINUTES_MAX).contains(&minutes) { Ok(minutes * 60) } else { Err(Error::Duration(minutes)) }
}

fn past(began: Timestamp, now: Timestamp) -> Result<()> {
    if began > now { Err(Error::Future) } else { Ok(()) }
}

fn minute(at: Timestamp) -> i64 {
    at.millis().div_euclid(60_000)
}

fn dated(head: Head, began: Timestamp) -> Head {
    Head { started: Some(began), utc_offset: began.machine_offset_minutes(), ..head }
}

/// A sentence where an interview lies on a day before its opening was made; else empty.
fn before_opening(head: &Head, began: Timestamp) -> String {
    let date = |at: Timestamp| at.local(at.machine_offset_minutes(), "%Y-%m-%d");
    match head.opening.made().filter(|made| date(began) < date(*made)) {
        Some(made) => format!(
            "The opening {} was made on {}, after this interview; check the date.",
            text::quoted(&head.opening_title),
            day(made, made.machine_offset_minutes())
        ),
        None => String::new(),
    }
}

/// Something was recorded for a question. Nobody saw it opened where the interview was entered afterwards, so what is
/// recorded says that it was asked.
pub(crate) fn heard_afterwards(tx: &Transaction, answer: AnswerId) -> Result<()> {
    use model::answer::Outcome::{Answered, NotAsked};
    let old = store::answer::get(tx, answer)?;
    let question = old.item.is_some() || old.content.is_some();
    if question
        && old.outcome == NotAsked
        && store::interview::get(tx, old.interview)?.entered.is_some()
        && store::answer::recorded(tx, answer)?
    {
        store::answer::put(tx, &Answer { said: Answered, ..old })?;
    }
    Ok(())
}
