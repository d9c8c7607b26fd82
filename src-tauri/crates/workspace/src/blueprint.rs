//! A set's blueprint: what the bank has for it, beside what stands in the set.

use std::collections::BTreeSet;

use model::blueprint::{Banked, BlueprintRow, Proposal, Want, propose};
use model::id::SetId;
use model::question::Status;

use crate::error::Result;
use crate::{Workspace, set, store};

impl Workspace {
    /// Proposes questions of the bank for a set, within what its slot has left, and says of each why.
    ///
    /// # Errors
    /// The set, a competency or a level is gone.
    pub fn propose_items(&self, set: SetId, rows: Vec<BlueprintRow>) -> Result<Proposal> {
        self.read(|conn, _| {
            let draft = set::draft(conn, &store::set::head(conn, set)?)?;
            let inside: Vec<Banked> = draft
                .items()
                .map(|item| Banked {
                    question: item.question,
                    status: Status::Ready,
                    content: item.content.clone(),
                })
                .collect();
            let (mut wants, mut bank, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
            for BlueprintRow { competency, level, minutes } in rows {
                let serving = store::question::serving(conn, competency, &level)?;
                bank.extend(serving.into_iter().filter(|b| known.insert(b.question)));
                wants.push(Want {
                    competency: store::competency::get(conn, competency)?,
                    level_name: store::level::name(conn, &level)?,
                    level,
                    minutes,
                });
            }
            let room = draft.minutes.saturating_sub(draft.reserve.total());
            Ok(propose(&wants, &bank, &inside, room.saturating_sub(set::minutes(draft.items()))))
        })
    }
}
