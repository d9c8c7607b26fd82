//! Openings: the job being filled, its question sets and its candidates.

use model::id::OpeningId;
use model::text;
use rusqlite::Connection;

use crate::error::Result;
use crate::home::row;
use crate::record::Published;
use crate::store::opening::Opening;
use crate::view::opening::{CandidateRow, OpeningForm, OpeningRow, OpeningView};
use crate::{Changes, Workspace, store};

impl Workspace {
    /// All openings, those still hired for first, the newest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn openings(&self) -> Result<Vec<OpeningRow>> {
        self.read(|conn, _| store::opening::all(conn))
    }

    /// One opening with its candidates.
    ///
    /// # Errors
    /// It is gone.
    pub fn opening(&self, id: OpeningId) -> Result<OpeningView> {
        self.read(|conn, now| {
            let opening = store::opening::get(conn, id)?;
            let mut published = Published::default();
            let mut interviews = store::interview::of_opening(conn, id)?
                .into_iter()
                .map(|head| row(conn, head, &mut published, now))
                .collect::<Result<Vec<_>>>()?;
            let candidates = store::candidate::of(conn, id)?.into_iter().map(|c| {
                let (own, others) =
                    std::mem::take(&mut interviews).into_iter().partition(|i| i.candidate == c.id);
                interviews = others;
                CandidateRow { id: c.id, name: c.name, code: c.code, contact: c.contact, interviews: own }
            });
            Ok(OpeningView {
                id,
                level_name: store::level::name(conn, &opening.level)?,
                title: opening.title,
                level: opening.level,
                retention: opening.retention,
                archived: opening.archived,
                example: opening.example,
                sets: store::opening::sets(conn, id)?,
                candidates: candidates.collect(),
            })
        })
    }

    /// Adds an opening.
    ///
    /// # Errors
    /// The title is empty or too long; the level or a set is gone.
    pub fn add_opening(&mut self, form: OpeningForm) -> Result<Changes> {
        let title = text::name("The opening's title", &form.title)?;
        self.transact("add opening", |tx, _| {
            present(tx, &form)?;
            let id = OpeningId::new();
            let opening = Opening {
                title,
                level: form.level,
                retention: form.retention,
                archived: false,
                example: false,
            };
            store::opening::add(tx, id, &opening)?;
            store::opening::put_sets(tx, id, &form.sets)?;
            Ok(Some(id.to_string()))
        })
    }

    /// Writes what is said of an opening.
    ///
    /// # Errors
    /// The title is empty or too long; the opening, the level or a set is gone.
    pub fn edit_opening(&mut self, id: OpeningId, form: OpeningForm) -> Result<Changes> {
        let title = text::name("The opening's title", &form.title)?;
        self.transact("edit opening", |tx, _| {
            let old = store::opening::get(tx, id)?;
            present(tx, &form)?;
            store::opening::put(
                tx,
                id,
                &Opening { title, level: form.level, retention: form.retention, ..old },
            )?;
            store::opening::put_sets(tx, id, &form.sets)?;
            Ok(None)
        })
    }

    /// Says that an opening is no longer hired for, or again.
    ///
    /// # Errors
    /// It is gone.
    pub fn archive_opening(&mut self, id: OpeningId, archived: bool) -> Result<Changes> {
        self.transact(if archived { "archive opening" } else { "restore opening" }, |tx, _| {
            let old = store::opening::get(tx, id)?;
            store::opening::put(tx, id, &Opening { archived, ..old })?;
            Ok(None)
        })
    }
}

fn present(conn: &Connection, form: &OpeningForm) -> Result<()> {
    store::level::name(conn, &form.level)?;
    form.sets.iter().try_for_each(|set| store::set::head(conn, *set).map(|_| ()))
}
