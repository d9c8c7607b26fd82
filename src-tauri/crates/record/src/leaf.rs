//! One leaf: a value under its path with a salt of its own. It is kept as the characters that were hashed.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::document::Kind;
use crate::json;
use crate::paths::Path;
use crate::verify::Refusal;

/// Bytes of a salt.
pub(crate) const SALT: usize = 16;

/// A value under its path, as sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    pub(crate) encoded: String,
    path: Path,
    value: Value,
}

impl Leaf {
    pub(crate) fn new(path: Path, value: Value, salt: &[u8]) -> Self {
        let text =
            Value::from(vec![BASE64.encode(salt).into(), path.as_str().into(), value.clone()]).to_string();
        Self { encoded: BASE64.encode(text), path, value }
    }

    /// Reads a leaf whose digest was found in the signed list.
    pub(crate) fn read(kind: Kind, encoded: &str) -> Result<Self, Refusal> {
        let bytes = BASE64.decode(encoded).map_err(|_| Refusal::Base64)?;
        let text = String::from_utf8(bytes).map_err(|_| Refusal::Leaf)?;
        let Value::Array(parts) = json::read(&text).map_err(|flaw| Refusal::of(flaw, Refusal::Leaf))? else {
            return Err(Refusal::Leaf);
        };
        let Ok([Value::String(salt), Value::String(path), value]) = <[Value; 3]>::try_from(parts) else {
            return Err(Refusal::Leaf);
        };
        if BASE64.decode(salt).map_err(|_| Refusal::Base64)?.len() != SALT {
            return Err(Refusal::Leaf);
        }
        let path = Path::parse(kind, &path).ok_or(Refusal::Path)?;
        if !path.row().shape.fits(&value) {
            return Err(Refusal::Value(path.to_string()));
        }
        Ok(Self { encoded: encoded.to_owned(), path, value })
    }

    /// Where it belongs.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was sealed.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// The digest by which the signed list names a leaf.
pub(crate) fn digest(encoded: &str) -> String {
    BASE64.encode(Sha256::digest(encoded))
}
