//! Planning an interview: it freezes the newest published version of a set and lays out an answer for each question.

use model::id::{AnswerId, CandidateId, InterviewId, OpeningId, SetVersionId};
use model::interview::State;
use model::set::Published;
use model::text;
use model::time::Timestamp;
use rusqlite::Transaction;

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

    /// Takes an interview out with all that was noted.
    ///
    /// # Errors
    /// It is sealed, or gone.
    pub fn remove_interview(&mut self, id: InterviewId) -> Result<Changes> {
        self.transact("remove interview", |tx, _| {
            store::interview::get(tx, id)?;
            store::interview::remove(tx, id)?;
            Ok(None)
        })
    }
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
    for (item, position) in set.items().zip(0..) {
        store::answer::add(tx, AnswerId::new(), id, item.id, position)?;
    }
    store::answer::add_stages(tx, id)?;
    Ok(id)
}

/// The interviewer may be named later.
fn interviewer(typed: &str) -> Result<String> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(text::name("The interviewer's name", typed)?) }
}
