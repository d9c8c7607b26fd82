//! Sections of a set's draft and the places of questions in them.

use model::id::{ItemId, QuestionId, SectionId, SetId};
use model::text;
use rusqlite::Transaction;

use crate::error::{Error, Result};
use crate::set::{set_of, terms};
use crate::store::set::Terms;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Adds a section at the end.
    ///
    /// # Errors
    /// The title is too long, the set is gone.
    pub fn add_section(&mut self, set: SetId, title: String) -> Result<Changes> {
        let title = heading(&title)?;
        self.transact("add section", |tx, _| {
            store::set::head(tx, set)?;
            Ok(Some(store::set::add_section(tx, set, &title)?.to_string()))
        })
    }

    /// Renames a section; an empty title is none.
    ///
    /// # Errors
    /// The title is too long, the section is gone.
    pub fn rename_section(&mut self, section: SectionId, title: String) -> Result<Changes> {
        let title = heading(&title)?;
        self.transact("rename section", |tx, _| {
            store::set::of_section(tx, section)?;
            store::set::rename_section(tx, section, &title)?;
            Ok(None)
        })
    }

    /// Moves a section to a place among the set's sections; a place after the end is the end.
    ///
    /// # Errors
    /// It is gone.
    pub fn move_section(&mut self, section: SectionId, position: u32) -> Result<Changes> {
        self.transact("move section", |tx, _| {
            let set = store::set::of_section(tx, section)?;
            let mut sections: Vec<_> = store::set::sections(tx, set)?
                .into_iter()
                .map(|(id, _)| id)
                .filter(|id| *id != section)
                .collect();
            sections.insert((position as usize).min(sections.len()), section);
            store::set::place_sections(tx, &sections)?;
            Ok(None)
        })
    }

    /// Takes a section out with its questions.
    ///
    /// # Errors
    /// It is the only one, or it is gone.
    pub fn remove_section(&mut self, section: SectionId) -> Result<Changes> {
        self.transact("remove section", |tx, _| {
            let set = store::set::of_section(tx, section)?;
            if store::set::sections(tx, set)?.len() < 2 {
                return Err(Error::LastSection);
            }
            store::set::remove_section(tx, section)?;
            Ok(None)
        })
    }

    /// Adds a question with weight 1, its own minutes, required. No section means the last, no position the end.
    ///
    /// # Errors
    /// The question stands in the set; the section belongs to another set; something is gone.
    pub fn add_item(
        &mut self,
        set: SetId,
        section: Option<SectionId>,
        question: QuestionId,
        position: Option<u32>,
    ) -> Result<Changes> {
        self.transact("add question to set", |tx, _| {
            let section = section_for(tx, set, section)?;
            let item = put_in(tx, set, section, question)?;
            if let Some(position) = position {
                place(tx, item, section, position)?;
            }
            Ok(Some(item.to_string()))
        })
    }

    /// Adds questions at the end, like [`Self::add_item`], all of them in one step.
    ///
    /// # Errors
    /// One of them stands in the set; the section belongs to another set; something is gone. None is added then.
    pub fn add_items(
        &mut self,
        set: SetId,
        section: Option<SectionId>,
        questions: Vec<QuestionId>,
    ) -> Result<Changes> {
        let op = if questions.len() == 1 { "add question to set" } else { "add questions to set" };
        self.transact(op, |tx, _| {
            let section = section_for(tx, set, section)?;
            let mut first = None;
            for question in questions {
                let item = put_in(tx, set, section, question)?;
                first.get_or_insert(item);
            }
            Ok(first.map(|item| item.to_string()))
        })
    }

    /// Writes a question's weight, minutes and whether it is required.
    ///
    /// # Errors
    /// A weight of 0 or less, impossible minutes; the item is gone.
    pub fn edit_item(&mut self, item: ItemId, weight: f64, minutes: u16, required: bool) -> Result<Changes> {
        let terms = terms(weight, minutes, required)?;
        self.transact("edit question in set", |tx, _| {
            store::set::of_item(tx, item)?;
            store::set::put_item(tx, item, terms)?;
            Ok(None)
        })
    }

    /// Moves a question to a place in a section of the same set; a place after the end is the end.
    ///
    /// # Errors
    /// The section belongs to another set; something is gone.
    pub fn move_item(&mut self, item: ItemId, section: SectionId, position: u32) -> Result<Changes> {
        self.transact("move question", |tx, _| {
            if set_of(tx, item)? != store::set::of_section(tx, section)? {
                return Err(Error::OtherSet);
            }
            place(tx, item, section, position)?;
            Ok(None)
        })
    }

    /// Takes a question out of the set; it stays in the bank.
    ///
    /// # Errors
    /// It is gone.
    pub fn remove_item(&mut self, item: ItemId) -> Result<Changes> {
        self.transact("remove question", |tx, _| {
            store::set::of_item(tx, item)?;
            store::set::remove_item(tx, item)?;
            Ok(None)
        })
    }
}

/// The section itself, if it is of the set; the last one where none is said.
fn section_for(tx: &Transaction, set: SetId, section: Option<SectionId>) -> Result<SectionId> {
    store::set::head(tx, set)?;
    match section {
        Some(section) if store::set::of_section(tx, section)? != set => Err(Error::OtherSet),
        Some(section) => Ok(section),
        None => match store::set::sections(tx, set)?.last() {
            Some((last, _)) => Ok(*last),
            None => store::set::add_section(tx, set, ""),
        },
    }
}

/// Adds a question at the end of a section.
fn put_in(tx: &Transaction, set: SetId, section: SectionId, question: QuestionId) -> Result<ItemId> {
    let version = store::question::head(tx, question)?.version;
    let minutes = store::question::version(tx, question, version)?.minutes;
    if store::set::holds(tx, set, question)? {
        return Err(Error::InSet);
    }
    store::set::add_item(tx, section, question, Terms { weight: 1.0, minutes, required: true })
}

fn place(tx: &Transaction, item: ItemId, section: SectionId, position: u32) -> Result<()> {
    let mut items = store::set::section_items(tx, section)?;
    items.retain(|other| *other != item);
    items.insert((position as usize).min(items.len()), item);
    store::set::place(tx, section, &items)
}

/// A section's heading may be empty.
fn heading(typed: &str) -> Result<String> {
    if typed.trim().is_empty() { Ok(String::new()) } else { Ok(text::name("The section's title", typed)?) }
}
