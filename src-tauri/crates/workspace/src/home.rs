//! The first screen, and interviews as rows of any list.

use model::interview::State;
use model::time::Timestamp;
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::record::{Published, Record};
use crate::store::interview::Head;
use crate::view::home::{Home, InterviewRow};
use crate::{Workspace, settings, store};

impl Workspace {
    /// What is next, what is unfinished, and what there is.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn home(&self) -> Result<Home> {
        let mut home = self.read(|conn, now| {
            let openings = store::opening::all(conn)?;
            Ok(Home {
                first_start: openings.is_empty() && !settings::read(conn)?.welcomed,
                example: openings.iter().any(|o| o.example),
                next: rows(conn, store::interview::planned(conn, 20)?, now)?,
                unfinished: rows(conn, store::interview::unfinished(conn)?, now)?,
                recent: rows(conn, store::interview::decided(conn, 10)?, now)?,
                questions: store::question::count(conn)?,
                published_sets: store::set::count_published(conn)?,
                openings: store::opening::count(conn)?,
                damaged: 0,
            })
        })?;
        home.damaged = self.unreadable();
        Ok(home)
    }
}

/// Interviews as rows, in the given order.
pub(crate) fn rows(conn: &Connection, heads: Vec<Head>, now: Timestamp) -> Result<Vec<InterviewRow>> {
    let mut published = Published::default();
    heads.into_iter().map(|head| row(conn, head, &mut published, now)).collect()
}

/// One interview as a row; sets read once are kept in `published`.
pub(crate) fn row(
    conn: &Connection,
    head: Head,
    published: &mut Published,
    now: Timestamp,
) -> Result<InterviewRow> {
    if !matches!(head.state, State::Closed | State::Sealed) {
        return Ok(head.into_row(None));
    }
    match Record::of(conn, head.clone(), published, now) {
        Ok(record) => {
            let overall = record.overall();
            Ok(record.head.into_row(overall))
        }
        Err(Error::Unreadable) => Ok(Head { damaged: true, ..head }.into_row(None)),
        Err(error) => Err(error),
    }
}
