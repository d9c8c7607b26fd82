//! Whether a file is a document that was sealed as it stands. The steps have an order: nothing is read closely before
//! the signature over it was found to be good.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::document::{Document, Kind, write};
use crate::json::{self, Flaw};
use crate::key::{Key, KeyFlaw};
use crate::leaf::{self, Leaf};
use crate::paths;
use crate::statement::{Statement, VERSION, decode};
use crate::{BYTES_MAX, LEAVES_MAX};

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// More than [`BYTES_MAX`].
    #[error("The file is larger than 16 MiB. No record is.")]
    TooLarge,
    /// More than [`LEAVES_MAX`] leaves or values.
    #[error("The file has more than 20,000 parts. No record has.")]
    TooMany,
    /// A byte-order mark.
    #[error("The file begins with a byte-order mark. Another program has saved it.")]
    ByteOrderMark,
    /// Not UTF-8.
    #[error("The file is not text in UTF-8.")]
    NotText,
    /// Not JSON, or JSON of something else.
    #[error("The file is not a record.")]
    NotARecord,
    /// Lists within lists.
    #[error("The file has lists within lists, deeper than in any record.")]
    TooDeep,
    /// A key twice in one object.
    #[error("A key occurs twice, so that two programs could read two different things.")]
    KeyTwice,
    /// A number that is not whole, is negative or is too large.
    #[error("A number is not a whole number from 0 to 9007199254740991.")]
    Number,
    /// Padding, unused bits, or characters that do not belong there.
    #[error("A part of the file is not written in proper base64url.")]
    Base64,
    /// The same parts written in another way.
    #[error("The file is not written the way records are written. Another program has saved it.")]
    Rewritten,
    /// Another method of signing or another kind of document.
    #[error("The header names a kind of document or signature that this program does not know.")]
    Header,
    /// Of a later version, with a good signature.
    #[error(
        "The file is of version {0}, which is newer than this program. Its signature is good; update to read it."
    )]
    Newer(u64),
    /// The statement says it is something else than the header.
    #[error("The header and the statement name different kinds of document.")]
    OtherKind,
    /// The statement is not as version 1 writes it.
    #[error("The signed statement is not in the form of version 1.")]
    Statement,
    /// The key is no point of the curve or is written in a second way.
    #[error("The signer's key is not written the way keys are written.")]
    KeyForm,
    /// The key is of small order.
    #[error("The signer's key is a weak one, with which anybody can sign.")]
    WeakKey,
    /// The strict check failed.
    #[error(
        "The signature does not fit. The file was changed after it was sealed, or somebody else signed it."
    )]
    Signature,
    /// The signed digests do not ascend.
    #[error("The signed list is not in order, or names a part twice.")]
    Digests,
    /// A leaf that was not sealed.
    #[error("A part of the file was not sealed with it, or was changed afterwards.")]
    ForeignLeaf,
    /// A leaf that is no leaf.
    #[error("A part of the file is not in the form of version 1.")]
    Leaf,
    /// A path that is not on the list.
    #[error("A part of the file has a name that version 1 does not have.")]
    Path,
    /// A value that the list does not allow.
    #[error("The value of {0} is not of the kind that belongs there.")]
    Value(String),
    /// One path twice.
    #[error("{0} occurs twice.")]
    Twice(String),
    /// Leaves not in the order of their paths.
    #[error("The parts of the file are not in order. Another program has saved it.")]
    Order,
    /// As many leaves as digests, and still not all.
    #[error("Nothing is hidden, yet {0} is missing.")]
    Missing(String),
}

impl Refusal {
    pub(crate) fn of(flaw: Flaw, syntax: Self) -> Self {
        match flaw {
            Flaw::Syntax => syntax,
            Flaw::KeyTwice => Self::KeyTwice,
            Flaw::Number => Self::Number,
            Flaw::TooDeep => Self::TooDeep,
            Flaw::TooMany => Self::TooMany,
        }
    }

    /// The exit code of `evenhand verify`: 1 for a record that is not intact, 2 for what is no record or a newer one.
    #[must_use]
    pub fn exit(&self) -> u8 {
        match self {
            Self::TooLarge
            | Self::TooMany
            | Self::ByteOrderMark
            | Self::NotText
            | Self::NotARecord
            | Self::TooDeep
            | Self::Header
            | Self::Newer(_) => 2,
            _ => 1,
        }
    }
}

/// A document that is intact. Whose key it is, only the caller can know.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// What was sealed, or the part of it that the file shows.
    pub document: Document,
    /// Who signed it.
    pub key: Key,
}

impl Verified {
    /// True if everything that was sealed is shown, and nothing else was sealed. Of a view nobody can say that.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.document.hidden() == 0
    }

    /// The paths without a number that are not shown.
    #[must_use]
    pub fn not_shown(&self) -> Vec<&'static str> {
        let fixed = paths::list(self.document.kind()).iter().map(|row| row.pattern);
        fixed.filter(|path| !path.contains('#') && self.document.value(path).is_none()).collect()
    }
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = &self.document;
        writeln!(f, "Intact: {} {}", document.kind().name(), document.hash())?;
        writeln!(f, "Signed with the key {}", self.key)?;
        match document.hidden() {
            0 => f.write_str("Complete: nothing is hidden."),
            hidden => {
                let all = hidden + document.leaves().len();
                let paths = self.not_shown().join(" ");
                write!(f, "Hidden: {hidden} of {all} parts. Not shown: {paths}")
            }
        }
    }
}

/// Verifies the content of a `.json` file.
///
/// # Errors
/// The first [`Refusal`] that applies.
pub fn verify(bytes: &[u8]) -> Result<Verified, Refusal> {
    let parts = Parts::read(bytes)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.header() == parts.header).ok_or(Refusal::Header)?;
    let json = json::read(&parts.statement).map_err(|flaw| Refusal::of(flaw, Refusal::Statement))?;
    let json = json.as_object().ok_or(Refusal::Statement)?;
    let version = json.get("v").and_then(Value::as_u64).ok_or(Refusal::Statement)?;
    if version > VERSION {
        parts.signer(json)?;
        return Err(Refusal::Newer(version));
    }
    if json.get("evenhand").and_then(Value::as_str) != Some(kind.name()) {
        return Err(Refusal::OtherKind);
    }
    let statement = Statement::read(kind, json, &parts.statement).ok_or(Refusal::Statement)?;
    let key = parts.signer(json)?;
    let leaves = read_leaves(&statement, &parts.leaves)?;
    let Parts { payload, protected, signature, .. } = parts;
    Ok(Verified { document: Document { statement, protected, payload, signature, leaves }, key })
}

/// A file taken apart, of which nothing is believed yet.
struct Parts {
    payload: String,
    protected: String,
    signature: String,
    leaves: Vec<String>,
    header: String,
    statement: String,
}

impl Parts {
    fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        if bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(Refusal::ByteOrderMark);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
        let json = json::read(text).map_err(|flaw| Refusal::of(flaw, Refusal::NotARecord))?;
        let part = |key: &str| json.get(key).and_then(Value::as_str).ok_or(Refusal::NotARecord);
        let (payload, protected, signature) = (part("payload")?, part("protected")?, part("signature")?);
        let leaves =
            json.get("header").and_then(|header| header.get("disclosures")).and_then(Value::as_array);
        let leaves: Option<Vec<&str>> = leaves.and_then(|leaves| leaves.iter().map(Value::as_str).collect());
        let leaves = leaves.ok_or(Refusal::NotARecord)?;
        if leaves.len() > LEAVES_MAX {
            return Err(Refusal::TooMany);
        }
        let decode = |part: &str| BASE64.decode(part).map_err(|_| Refusal::Base64);
        let (header, statement) = (decode(protected)?, decode(payload)?);
        decode(signature)?;
        leaves.iter().try_for_each(|leaf| decode(leaf).map(drop))?;
        if write(payload, protected, signature, leaves.iter().copied()) != text {
            return Err(Refusal::Rewritten);
        }
        Ok(Self {
            payload: payload.to_owned(),
            protected: protected.to_owned(),
            signature: signature.to_owned(),
            leaves: leaves.into_iter().map(str::to_owned).collect(),
            header: String::from_utf8(header).map_err(|_| Refusal::Header)?,
            statement: String::from_utf8(statement).map_err(|_| Refusal::Statement)?,
        })
    }

    /// The key of the statement, if it signed this file.
    fn signer(&self, statement: &Map<String, Value>) -> Result<Key, Refusal> {
        let bytes = statement.get("key").and_then(decode).ok_or(Refusal::Statement)?;
        let key = Key::check(&bytes).map_err(|flaw| match flaw {
            KeyFlaw::NotCanonical => Refusal::KeyForm,
            KeyFlaw::Weak => Refusal::WeakKey,
        })?;
        let signature = BASE64.decode(&self.signature).map_err(|_| Refusal::Base64)?;
        let signed = key.signed(&format!("{}.{}", self.protected, self.payload), &signature);
        if signed { Ok(key) } else { Err(Refusal::Signature) }
    }
}

/// The leaves of a statement whose signature is good.
fn read_leaves(statement: &Statement, encoded: &[String]) -> Result<Vec<Leaf>, Refusal> {
    if statement.digests.len() > LEAVES_MAX {
        return Err(Refusal::TooMany);
    }
    if !statement.digests.is_sorted_by(|a, b| a < b) {
        return Err(Refusal::Digests);
    }
    let mut leaves: Vec<Leaf> = Vec::with_capacity(encoded.len());
    for encoded in encoded {
        if statement.digests.binary_search(&leaf::digest(encoded)).is_err() {
            return Err(Refusal::ForeignLeaf);
        }
        let leaf = Leaf::read(statement.kind, encoded)?;
        match leaves.last().map(|last| last.path().as_str().cmp(leaf.path().as_str())) {
            Some(std::cmp::Ordering::Equal) => return Err(Refusal::Twice(leaf.path().to_string())),
            Some(std::cmp::Ordering::Greater) => return Err(Refusal::Order),
            _ => leaves.push(leaf),
        }
    }
    let complete = leaves.len() == statement.digests.len();
    match paths::missing(statement.kind, leaves.iter().map(Leaf::path)) {
        Some(path) if complete => Err(Refusal::Missing(path)),
        _ => Ok(leaves),
    }
}
