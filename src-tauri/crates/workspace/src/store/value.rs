//! How the model's values stand in columns: ids and moments as their text, words as their wire name, documents as JSON.

use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{OptionalExtension as _, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

type Read<T> = rusqlite::Result<T>;

/// Typed columns of a row.
pub(crate) trait Columns {
    /// An id or a moment.
    fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(&self, column: &str) -> Read<T>;
    /// The same where it may be missing.
    fn maybe<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Read<Option<T>>;
    /// A word such as `past-behaviour`, or none.
    fn word<T: DeserializeOwned>(&self, column: &str) -> Read<T>;
    /// A document.
    fn json<T: DeserializeOwned>(&self, column: &str) -> Read<T>;
}

impl Columns for Row<'_> {
    fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(&self, column: &str) -> Read<T> {
        self.get::<_, String>(column)?.parse().map_err(unreadable)
    }

    fn maybe<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Read<Option<T>> {
        self.get::<_, Option<String>>(column)?.map(|text| text.parse().map_err(unreadable)).transpose()
    }

    fn word<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        let text = self.get::<_, Option<String>>(column)?;
        serde_json::from_value(text.into()).map_err(unreadable)
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        serde_json::from_str(self.get_ref(column)?.as_str()?).map_err(unreadable)
    }
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

/// A word as its wire name.
pub(crate) fn word<T: Serialize>(value: &T) -> Read<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => Ok(text),
        Ok(_) => Ok(String::new()),
        Err(e) => Err(rusqlite::Error::ToSqlConversionFailure(e.into())),
    }
}

/// A document as JSON.
pub(crate) fn json<T: Serialize>(value: &T) -> Read<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
}

/// The one row there should be, or the sentence that says what is gone.
pub(crate) trait OrGone<T> {
    /// No row becomes [`Error::Gone`].
    fn or_gone(self, what: &'static str) -> Result<T>;
}

impl<T> OrGone<T> for Read<T> {
    fn or_gone(self, what: &'static str) -> Result<T> {
        self.optional()?.ok_or(Error::Gone(what))
    }
}
