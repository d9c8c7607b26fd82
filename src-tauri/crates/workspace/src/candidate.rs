//! Candidates: a name, a way to reach them, and a neutral code that is drawn once.

use model::id::{CandidateId, OpeningId};
use model::text;

use crate::error::Result;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Adds a candidate to an opening.
    ///
    /// # Errors
    /// The name is empty or too long; the opening is gone.
    pub fn add_candidate(&mut self, opening: OpeningId, name: String, contact: String) -> Result<Changes> {
        let (name, contact) = person(&name, &contact)?;
        self.transact("add candidate", |tx, _| {
            store::opening::get(tx, opening)?;
            Ok(Some(store::candidate::add(tx, opening, &name, &contact, false)?.to_string()))
        })
    }

    /// Writes a candidate's name and contact; the code stays.
    ///
    /// # Errors
    /// The name is empty or too long; the candidate is gone.
    pub fn edit_candidate(&mut self, id: CandidateId, name: String, contact: String) -> Result<Changes> {
        let (name, contact) = person(&name, &contact)?;
        self.transact("edit candidate", |tx, _| {
            store::candidate::get(tx, id)?;
            store::candidate::put(tx, id, &name, &contact)?;
            Ok(None)
        })
    }

    /// Takes a candidate out with their interviews.
    ///
    /// # Errors
    /// One of the interviews is sealed; the candidate is gone.
    pub fn remove_candidate(&mut self, id: CandidateId) -> Result<Changes> {
        self.transact("remove candidate", |tx, _| {
            store::candidate::get(tx, id)?;
            store::candidate::remove(tx, id)?;
            Ok(None)
        })
    }
}

/// A name as one line, and a contact that may be empty.
pub(crate) fn person(name: &str, contact: &str) -> Result<(String, String)> {
    let contact = if contact.trim().is_empty() { String::new() } else { text::name("The contact", contact)? };
    Ok((text::name("The candidate's name", name)?, contact))
}
