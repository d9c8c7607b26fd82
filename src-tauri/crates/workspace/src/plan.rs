//! Planning an interview: it freezes the newest published version of a set and lays out an answer for each question.

use model::id::{AnswerId, CandidateId, InterviewId, OpeningId, SetId, SetVersionId};
use model::interview::State;
use model::set::Published;
use model::text;
use model::time::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::candidate::person;
use crate::error::{Error, Result};
use crate::set::newest;
use crate::store::opening::Opening;
use crate::view::opening::Plan;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Plans an interview, with its opening and candidate where they are new.
    ///
    /// # Errors
    /// The set was never published; a name is empty or too long; candidate and opening do not fit; something is gone.
    pub fn plan_interview(&mut self, plan: Plan) -> Result<Changes> {
        let interviewer = interviewer(&plan.interviewer)?;
        self.transact("plan interview", |tx, _| {
            let set = store::set::head(tx, plan.set)?;
            let Some(newest) = newest(tx, set.id)? else { return Err(Error::NeverPublished(set.title)) };
            let candidate = candidate(tx, &plan, &newest.content)?;
            let id = add(tx, candidate, newest.id, &newest.content, &interviewer, plan.planned, false)?;
            Ok(Some(id.to_string()))
        })
    }

    /// Writes who asks, and when, as long as the interview has not begun.
    ///
    /// # Errors
    /// It has begun, or is gone; the name is too long.
    pub fn edit_plan(
        &mut self,
        id: InterviewId,
        interviewer: String,
        planned: Option<Timestamp>,
    ) -> Result<Changes> {
        let interviewer = self::interviewer(&interviewer)?;
        self.transact("edit plan", |tx, _| {
            if store::interview::get(tx, id)?.state != State::Planned {
                return Err(Error::Begun);
            }
            store::interview::put_plan(tx, id, &interviewer, planned)?;
            Ok(None)
        })
    }
    /// Moves all planned interviews that use an older version of a set to its newest.
    ///
    /// # Errors
    /// The set was never published, or is gone.
    pub fn move_planned(&mut self, set: SetId) -> Result<Changes> {
        let mut news = String::new();
        let changes = self.transact("move planned interviews", |tx, _| {
            let head = store::set::head(tx, set)?;
            let Some(newest) = newest(tx, set)? else { return Err(Error::NeverPublished(head.title)) };
            let older = store::interview::planned_on_older(tx, set)?;
            for interview in &older {
                store::interview::put_set_version(tx, interview.id, newest.id)?;
                store::answer::remove_all(tx, interview.id)?;
                lay_out(tx, interview.id, &newest.content)?;
            }
            if !older.is_empty() {
                let verb = if older.len() == 1 { "uses" } else { "use" };
                news = format!("{} now {verb} version {}.", counted(older.len()), newest.number);
            }
            Ok(None)
        })?;
        Ok(Changes { news, ..changes })
    }
}

/// "1 planned interview", "3 planned interviews".
fn counted(planned: usize) -> String {
    if planned == 1 { "1 planned interview".to_owned() } else { format!("{planned} planned interviews") }
}

/// What to say of the planned interviews that use older versions of a set; empty where there are none.
pub(crate) fn left_on_older(conn: &Connection, set: SetId) -> Result<String> {
    let older = store::interview::planned_on_older(conn, set)?;
    let mut numbers: Vec<u32> = older.iter().map(|head| head.set_number).collect();
    let (planned, verb) = (counted(numbers.len()), if numbers.len() == 1 { "uses" } else { "use" });
    numbers.sort_unstable();
    numbers.dedup();
    Ok(match numbers.as_slice() {
        [] => String::new(),
        [number] => format!("{planned} still {verb} version {number}."),
        _ => format!("{planned} still {verb} older versions."),
    })
}

/// The plan's candidate, made if new, in the plan's opening, made if new.
fn candidate(tx: &Transaction, plan: &Plan, set: &Published) -> Result<CandidateId> {
    if let Some(id) = plan.candidate {
        let candidate = store::candidate::get(tx, id)?;
        return match plan.opening {
            Some(opening) if opening != candidate.opening => Err(Error::OtherOpening),
            _ => Ok(id),
        };
    }
    let (name, contact) = person(&plan.candidate_name, &plan.candidate_contact)?;
    let opening = match plan.opening {
        Some(id) => {
            store::opening::get(tx, id)?;
            id
        }
        None => {
            let id = OpeningId::new();
            let typed = if plan.opening_title.trim().is_empty() { &set.title } else { &plan.opening_title };
            let title = text::name("The opening's title", typed)?;
            // The rung may have been removed since the set was published; the draft's is there.
            let level = store::set::head(tx, plan.set)?.level;
            store::opening::add(
                tx,
                id,
                &Opening { title, level, retention: None, archived: false, example: false },
            )?;
            store::opening::put_sets(tx, id, &[plan.set])?;
            id
        }
    };
    store::candidate::add(tx, opening, &name, &contact, false)
}

/// Adds a planned interview with an answer for each item of the set, and the stages.
pub(crate) fn add(
    tx: &Transaction,
    candidate: CandidateId,
    version: SetVersionId,
    set: &Published,
    interviewer: &str,
    planned: Option<Timestamp>,
    example: bool,
) -> Result<InterviewId> {
    let id = InterviewId::new();
    store::interview::add(tx, id, candidate, version, interviewer, planned, example)?;
    lay_out(tx, id, set)?;
    Ok(id)
}

/// Adds an answer for each item of the set.
fn lay_out(tx: &Transaction, id: InterviewId, set: &Published) -> Result<()> {
    for (item, position) in set.items().zip(0..) {
        store::answer::add(tx, AnswerId::new(), id, item.id, position)?;
    }
    store::answer::add_stages(tx, id)?;
    Ok(())
}

/// The interviewer may be named later.
fn interviewer(typed: &str) -> Result<String> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(text::name("The interviewer's name", typed)?) }
}
