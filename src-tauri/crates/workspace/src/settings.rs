//! Settings of the whole program, kept in the workspace and outside undo.

use model::marks::{ENGLISH, Mark, marks};
use model::text;
use rusqlite::Connection;

use crate::error::Result;
use crate::view::settings::Settings;
use crate::{Changes, Noun, Workspace, store};

const KEY: &str = "settings";

impl Workspace {
    /// The settings; those of a new workspace mark the English word list.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        self.read(|conn, _| read(conn))
    }

    /// The marked words in a text that is being typed.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn marks(&self, text: String) -> Result<Vec<Mark>> {
        Ok(marks(&text, &self.settings()?.marked_words))
    }

    /// Writes the settings. No step of undo.
    ///
    /// # Errors
    /// A name or a word is too long.
    pub fn save_settings(&mut self, settings: Settings) -> Result<Changes> {
        let interviewer = settings.interviewer.trim();
        let interviewer = if interviewer.is_empty() {
            String::new()
        } else {
            text::name("The interviewer's name", interviewer)?
        };
        let mut marked_words = Vec::new();
        for word in settings.marked_words.iter().filter(|w| !text::clean(w).trim().is_empty()) {
            let word = text::name("A marked word", word)?;
            if !marked_words.contains(&word) {
                marked_words.push(word);
            }
        }
        let settings = Settings { interviewer, marked_words, ..settings };
        self.transact_quietly(&[Noun::Setting], |tx, _| {
            store::setting::put(tx, KEY, &settings)?;
            Ok(None)
        })
    }
}

/// The settings as they stand.
pub(crate) fn read(conn: &Connection) -> Result<Settings> {
    let stored: Option<Settings> = store::setting::readable(conn, KEY)?;
    Ok(stored.unwrap_or_else(|| Settings {
        marked_words: ENGLISH.iter().map(|w| (*w).to_owned()).collect(),
        ..Settings::default()
    }))
}
