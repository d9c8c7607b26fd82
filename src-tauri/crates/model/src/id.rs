//! One newtype per kind of thing, so that a candidate's id can never be handed over as an interview's.
//! UUID version 7: they sort by the time of their making, and two machines never make the same one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::time::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, later than all made before on this machine.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a default that differs each time would surprise")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// When it was made, by the clock of the machine that made it; none for an id of another kind.
            #[must_use]
            pub fn made(self) -> Option<Timestamp> {
                let (seconds, nanos) = self.0.get_timestamp()?.to_unix();
                let millis = i64::try_from(seconds).ok()?.checked_mul(1000)?;
                Some(Timestamp::from_millis(millis.checked_add(i64::from(nanos / 1_000_000))?))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A competency.
    CompetencyId
    /// A question, over all its versions.
    QuestionId
    /// A question set, over all its versions.
    SetId
    /// One published version of a question set.
    SetVersionId
    /// A section of a question set.
    SectionId
    /// A question's place in a question set; it keeps its id through publishing, so interviews can be compared.
    ItemId
    /// An opening.
    OpeningId
    /// A candidate.
    CandidateId
    /// An interview; also the record id that its scorecard prints.
    InterviewId
    /// What happened to one question in one interview.
    AnswerId
    /// A note.
    NoteId
}
