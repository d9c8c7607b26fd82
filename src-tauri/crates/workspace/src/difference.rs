//! What published versions of a set say, and how they differ from one another and from the draft.

use model::difference::{SetChange, differences};
use model::id::SetVersionId;
use model::set::Published;

use crate::error::Result;
use crate::{Workspace, set, store};

impl Workspace {
    /// What a published version says.
    ///
    /// # Errors
    /// It is gone.
    pub fn set_version(&self, id: SetVersionId) -> Result<Published> {
        self.read(|conn, _| store::set::published(conn, id))
    }

    /// What a newer version says differently from an older one; no newer one means the draft.
    ///
    /// # Errors
    /// One of them is gone.
    pub fn set_difference(&self, older: SetVersionId, newer: Option<SetVersionId>) -> Result<Vec<SetChange>> {
        self.read(|conn, _| {
            let before = store::set::published(conn, older)?;
            let after = match newer {
                Some(newer) => store::set::published(conn, newer)?,
                None => set::draft(conn, &store::set::head(conn, store::set::of_version(conn, older)?)?)?,
            };
            Ok(differences(&before, &after))
        })
    }
}
