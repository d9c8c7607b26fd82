//! How the model's values are stored in columns: ids and moments as text, words as their wire name, documents as JSON.
//! A disk or another program may damage a value. Reading goes on as far as possible: a text with invalid bytes is read
//! with U+FFFD in their place, a row of a list that cannot be read is left out, and both are counted.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::str::FromStr;

use rusqlite::types::{Type, ValueRef};
use rusqlite::{OptionalExtension as _, Params, Row, RowIndex, Statement};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

type Read<T> = rusqlite::Result<T>;

/// A record that could not be read as it was written: its kind, and the first column of its row.
pub(crate) type Damaged = (&'static str, String);

thread_local! {
    /// Each read of a workspace runs on one thread from beginning to end, and takes what was found there.
    static FOUND: RefCell<BTreeSet<Damaged>> = const { RefCell::new(BTreeSet::new()) };
}

/// Remembers that a record is damaged.
pub(crate) fn damaged(what: &'static str, row: &Row) {
    note(what, row.get_ref(0).map(|value| shown(value).into_owned()).unwrap_or_default());
}

/// Remembers that the record `key` is damaged. The same record is counted once.
pub(crate) fn note(what: &'static str, key: String) {
    FOUND.with_borrow_mut(|found| found.insert((what, key)));
}

/// The damaged records that this thread found since the last call.
pub(crate) fn take_damaged() -> BTreeSet<Damaged> {
    FOUND.take()
}

/// Any value as a text.
fn shown(value: ValueRef) -> Cow<str> {
    match value {
        ValueRef::Null => Cow::Borrowed(""),
        ValueRef::Integer(n) => Cow::Owned(n.to_string()),
        ValueRef::Real(n) => Cow::Owned(n.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes),
    }
}

/// Typed columns of a row.
pub(crate) trait Columns {
    /// A text; U+FFFD stands where its bytes are not UTF-8.
    fn text(&self, column: impl RowIndex) -> Read<String>;
    /// The same where it may be missing.
    fn maybe_text(&self, column: impl RowIndex) -> Read<Option<String>>;
    /// What `read` gives; where the value is damaged the default, and the record counts as damaged.
    fn or_default<T: Default>(&self, what: &'static str, read: Read<T>) -> Read<T>;
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
    fn text(&self, column: impl RowIndex) -> Read<String> {
        self.maybe_text(column)?.ok_or_else(|| unreadable(Missing))
    }

    fn maybe_text(&self, column: impl RowIndex) -> Read<Option<String>> {
        match self.get_ref(column)? {
            ValueRef::Null => Ok(None),
            value => Ok(Some(shown(value).into_owned())),
        }
    }

    fn or_default<T: Default>(&self, what: &'static str, read: Read<T>) -> Read<T> {
        match read {
            Err(error) if is_damage(&error) => {
                damaged(what, self);
                Ok(T::default())
            }
            other => other,
        }
    }

    fn parsed<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(&self, column: &str) -> Read<T> {
        self.text(column)?.parse().map_err(unreadable)
    }

    fn maybe<T: FromStr<Err: std::error::Error + Send + Sync + 'static>>(
        &self,
        column: &str,
    ) -> Read<Option<T>> {
        self.maybe_text(column)?.map(|text| text.parse().map_err(unreadable)).transpose()
    }

    fn word<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        let text = self.maybe_text(column)?;
        serde_json::from_value(text.into()).map_err(unreadable)
    }

    fn json<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        serde_json::from_str(&self.text(column)?).map_err(unreadable)
    }
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
}

/// A value that should be there and is not.
#[derive(Debug, thiserror::Error)]
#[error("a value is missing")]
struct Missing;

/// Whether an error says that a stored value is damaged, not that the file could not be read.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{
        FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqliteFailure, Utf8Error,
    };
    match error {
        FromSqlConversionFailure(..)
        | IntegralValueOutOfRange(..)
        | InvalidColumnType(..)
        | Utf8Error(..) => true,
        SqliteFailure(_, message) => message.as_deref() == Some("malformed JSON"),
        _ => false,
    }
}

/// All rows of a query that can be read.
pub(crate) trait Readable {
    /// Reads each row with `read`. A damaged one is left out and counted as a damaged `what`.
    fn readable<T>(
        &mut self,
        what: &'static str,
        values: impl Params,
        read: impl FnMut(&Row) -> Read<T>,
    ) -> Result<Vec<T>>;
}

impl Readable for Statement<'_> {
    fn readable<T>(
        &mut self,
        what: &'static str,
        values: impl Params,
        mut read: impl FnMut(&Row) -> Read<T>,
    ) -> Result<Vec<T>> {
        let (mut rows, mut list) = (self.query(values)?, Vec::new());
        while let Some(row) = rows.next()? {
            match read(row) {
                Ok(value) => list.push(value),
                Err(error) if is_damage(&error) => damaged(what, row),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(list)
    }
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
