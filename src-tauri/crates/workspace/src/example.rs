//! The worked example: one opening with three finished interviews, made by the same writes as everyone else's, and
//! removed in one step.

use crate::error::{Error, Result};
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Adds the worked example.
    ///
    /// # Errors
    /// It is there already.
    pub fn load_example(&mut self) -> Result<Changes> {
        self.transact("add the worked example", |tx, _| {
            if store::opening::example(tx)?.is_some() {
                return Err(Error::ExampleThere);
            }
            Ok(None)
        })
    }

    /// Takes the worked example out. Candidates that a person added to its opening stay, and the opening with them.
    ///
    /// # Errors
    /// It is not there.
    pub fn remove_example(&mut self) -> Result<Changes> {
        self.transact("remove the worked example", |tx, _| {
            let Some(id) = store::opening::example(tx)? else { return Err(Error::Gone("worked example")) };
            store::candidate::remove_examples(tx)?;
            if store::candidate::of(tx, id)?.is_empty() {
                store::opening::remove(tx, id)?;
            } else {
                let opening = store::opening::get(tx, id)?;
                store::opening::put(tx, id, &store::opening::Opening { example: false, ..opening })?;
            }
            Ok(None)
        })
    }
}
