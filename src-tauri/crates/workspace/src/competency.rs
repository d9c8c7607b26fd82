//! Competencies: the rows of a scorecard.

use model::competency::Competency;
use model::id::CompetencyId;
use model::text;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::level::count;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// All by name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn competencies(&self) -> Result<Vec<Competency>> {
        self.read(|conn, _| store::competency::all(conn))
    }

    /// Adds one.
    ///
    /// # Errors
    /// The name is empty, too long or taken.
    pub fn add_competency(&mut self, name: String) -> Result<Changes> {
        let name = text::name("The competency's name", &name)?;
        self.transact("add competency", |tx, _| {
            free(tx, &name, None)?;
            let competency = Competency { id: CompetencyId::new(), name };
            store::competency::add(tx, &competency)?;
            Ok(Some(competency.id.to_string()))
        })
    }

    /// Renames one; published sets keep the name they were published with.
    ///
    /// # Errors
    /// The name is empty, too long or taken; the competency is gone.
    pub fn rename_competency(&mut self, id: CompetencyId, name: String) -> Result<Changes> {
        let name = text::name("The competency's name", &name)?;
        self.transact("rename competency", |tx, _| {
            store::competency::get(tx, id)?;
            free(tx, &name, Some(id))?;
            store::competency::rename(tx, id, &name)?;
            Ok(None)
        })
    }

    /// Takes one out that no question gives evidence of.
    ///
    /// # Errors
    /// Questions need it; it is gone.
    pub fn remove_competency(&mut self, id: CompetencyId) -> Result<Changes> {
        self.transact("remove competency", |tx, _| {
            let competency = store::competency::get(tx, id)?;
            if let Some(by) = count(store::competency::uses(tx, id)?, "question") {
                return Err(Error::InUse { name: competency.name, by });
            }
            store::competency::remove(tx, id)?;
            Ok(None)
        })
    }
}

fn free(conn: &Connection, name: &str, own: Option<CompetencyId>) -> Result<()> {
    match store::competency::named(conn, name)? {
        Some(other) if Some(other.id) != own => Err(Error::Taken { what: "competency", name: other.name }),
        _ => Ok(()),
    }
}
