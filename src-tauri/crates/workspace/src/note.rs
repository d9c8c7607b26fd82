//! Notes: lines typed during an answer, stored as they are typed.

use model::answer::{Note, NoteKind};
use model::id::{AnswerId, NoteId};
use model::text;

use crate::answer::open;
use crate::error::Result;
use crate::facts::heard_afterwards;
use crate::fold::fold;
use crate::history::Typed;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// Begins a note at the present second of the interview; it may still be empty.
    ///
    /// # Errors
    /// The text is too long; the interview has not begun or is sealed.
    pub fn add_note(&mut self, answer: AnswerId, kind: NoteKind, text: String) -> Result<Changes> {
        let text = text::free("The note", &text)?;
        let id = NoteId::new();
        let typed = Typed { field: id.to_string(), before: String::new(), after: text.clone() };
        self.transact_typing("add note", typed, |tx, now| {
            let interview = open(tx, answer)?.interview;
            let at_seconds = store::clock::get(tx, interview)?.watch.seconds(now);
            store::note::add(tx, answer, &Note { id, kind, text, at_seconds })?;
            heard_afterwards(tx, answer)?;
            Ok(Some(id.to_string()))
        })
    }

    /// Writes a note's kind and text. Keystrokes that follow each other and lose nothing are one step of undo.
    ///
    /// # Errors
    /// The text is too long; the note is gone; the interview is sealed.
    pub fn edit_note(&mut self, note: NoteId, kind: NoteKind, text: String) -> Result<Changes> {
        let text = text::free("The note", &text)?;
        let before = self.read(|conn, _| store::note::text(conn, note))?;
        let typed = Typed { field: note.to_string(), before, after: text.clone() };
        self.transact_typing("edit note", typed, |tx, _| {
            let answer = open(tx, store::note::answer(tx, note)?)?.id;
            store::note::put(tx, note, kind, &text)?;
            heard_afterwards(tx, answer)?;
            Ok(None)
        })
    }

    /// Removes a note.
    ///
    /// # Errors
    /// It is gone; the interview is sealed.
    pub fn remove_note(&mut self, note: NoteId) -> Result<Changes> {
        self.transact("remove note", |tx, _| {
            open(tx, store::note::answer(tx, note)?)?;
            store::note::remove(tx, note)?;
            Ok(None)
        })
    }

    /// Says that a marked word in a note is about the job.
    ///
    /// # Errors
    /// The note is gone; the interview is sealed.
    pub fn confirm_mark(&mut self, note: NoteId, word: String) -> Result<Changes> {
        let word = fold(&text::name("The word", &word)?);
        self.transact("confirm marked word", |tx, _| {
            open(tx, store::note::answer(tx, note)?)?;
            store::note::confirm(tx, note, &word)?;
            Ok(None)
        })
    }
}
