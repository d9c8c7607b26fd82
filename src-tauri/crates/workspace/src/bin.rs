//! The bin: interviews and candidates are removed into it, hidden from every other view, and can be restored for thirty
//! days.

use model::id::{CandidateId, InterviewId};
use model::interview::{State, Step};

use crate::backup::Reason;
use crate::error::{Error, Result};
use crate::interview::take;
use crate::view::bin::{BinKind, BinRow, Removal};
use crate::{Changes, Noun, Workspace, store};

impl Workspace {
    /// What is in the bin, what was removed last first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn bin(&self) -> Result<Vec<BinRow>> {
        self.read(|conn, _| store::bin::all(conn))
    }

    /// What removing something would take along.
    ///
    /// # Errors
    /// It is gone, or in the bin already.
    pub fn removal(&self, kind: BinKind, id: String) -> Result<Removal> {
        self.read(|conn, now| store::bin::removal(conn, kind, &id, now))
    }

    /// Puts an interview into the bin. A running one is paused first.
    ///
    /// # Errors
    /// It is sealed, or gone.
    pub fn remove_interview(&mut self, id: InterviewId) -> Result<Changes> {
        self.transact("remove interview", |tx, now| {
            if store::interview::get(tx, id)?.state == State::Running {
                take(tx, id, Step::Pause, now)?;
            }
            store::bin::put_in(tx, BinKind::Interview, &id.to_string(), now)?;
            Ok(None)
        })
    }

    /// Puts a candidate into the bin, with their interviews. A running one is paused first.
    ///
    /// # Errors
    /// One of the interviews is sealed; the candidate is gone.
    pub fn remove_candidate(&mut self, id: CandidateId) -> Result<Changes> {
        self.transact("remove candidate", |tx, now| {
            store::candidate::get(tx, id)?;
            for running in store::bin::running(tx, id)? {
                take(tx, running, Step::Pause, now)?;
            }
            store::bin::put_in(tx, BinKind::Candidate, &id.to_string(), now)?;
            Ok(None)
        })
    }

    /// Takes something out of the bin, with what was removed together with it.
    ///
    /// # Errors
    /// It is not in the bin; it is an interview whose candidate is in the bin too.
    pub fn restore_removed(&mut self, kind: BinKind, id: String) -> Result<Changes> {
        let op = match kind {
            BinKind::Interview => "restore interview",
            BinKind::Candidate => "restore candidate",
        };
        self.transact(op, |tx, _| {
            if kind == BinKind::Interview && store::bin::hidden_with_candidate(tx, &id)? {
                return Err(Error::CandidateRemoved);
            }
            there(store::bin::take_out(tx, kind, &id)?, kind)
        })
    }

    /// Deletes something that is in the bin. This cannot be undone, and what was done to it before cannot either.
    ///
    /// # Errors
    /// It is not in the bin.
    pub fn remove_for_good(&mut self, kind: BinKind, id: String) -> Result<Changes> {
        let news = self.back_up_before(Reason::Erasure);
        let changes =
            self.transact("remove for good", |tx, _| there(store::bin::delete(tx, kind, &id)?, kind))?;
        self.make_last_step_final();
        Ok(Changes { op: String::new(), step: None, news, ..changes })
    }

    /// Deletes what has been in the bin for more than thirty days, and the clocks of what was deleted before. For a
    /// window that has just opened the workspace; a command line must not delete what a window can still undo.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn housekeeping(&mut self) -> Result<()> {
        if self.read_only {
            return Ok(());
        }
        self.transact_quietly(&[Noun::Candidate, Noun::Interview], |tx, now| {
            store::bin::delete_old(tx, now)?;
            store::clock::forget_removed(tx)?;
            Ok(None)
        })?;
        Ok(())
    }
}

fn there(found: bool, kind: BinKind) -> Result<Option<String>> {
    if found { Ok(None) } else { Err(Error::Gone(store::bin::table(kind))) }
}
