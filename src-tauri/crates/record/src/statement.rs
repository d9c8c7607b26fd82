//! The signed part of a document: the digests of its leaves, the signer's key, and nothing that says more.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::document::Kind;
use crate::paths::NUMBERS_END;

/// The version that this program writes.
pub const VERSION: u64 = 1;

/// SHA-256 of a document's header and statement as signed. Programs compare it whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    pub(crate) fn of(signed: &str) -> Self {
        Self(Sha256::digest(signed).into())
    }

    /// The first ten digits, for people to look a record up. The signer can make two records with one id.
    #[must_use]
    pub fn id(&self) -> String {
        self.to_string().chars().take(10).collect()
    }

    /// Reads 64 lower-case hex digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let bytes: Option<Vec<u8>> = text
            .as_bytes()
            .chunks(2)
            .map(|pair| if let [a, b] = pair { Some(digit(*a)? << 4 | digit(*b)?) } else { None })
            .collect();
        bytes?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Where an addendum belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The record that it adds to.
    pub record: Hash,
    /// 1 for the first addendum of the record.
    pub number: u64,
    /// The addendum before it; none before the first.
    pub before: Option<Hash>,
}

impl Link {
    pub(crate) fn sound(&self) -> bool {
        (1..NUMBERS_END).contains(&self.number) && (self.number == 1) == self.before.is_none()
    }
}

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) kind: Kind,
    pub(crate) digests: Vec<String>,
    pub(crate) key: [u8; 32],
    pub(crate) link: Option<Link>,
}

impl Statement {
    /// The one way in which a statement is written. Digests are base64url, so that nothing has to be escaped.
    pub(crate) fn to_json(&self) -> String {
        let link = self.link.as_ref().map_or_else(String::new, |link| {
            let before = link.before.map_or_else(|| "null".to_owned(), |hash| format!("\"{hash}\""));
            format!(",\"record\":\"{}\",\"number\":{},\"before\":{before}", link.record, link.number)
        });
        let digests = self.digests.iter().map(|digest| format!("\"{digest}\"")).collect::<Vec<_>>().join(",");
        format!(
            "{{\"_sd\":[{digests}],\"_sd_alg\":\"sha-256\",\"evenhand\":\"{}\",\"v\":{VERSION},\"key\":\"{}\"{link}}}",
            self.kind.name(),
            BASE64.encode(self.key),
        )
    }

    /// The statement of version 1 that is written in exactly these bytes.
    pub(crate) fn read(kind: Kind, json: &Map<String, Value>, text: &str) -> Option<Self> {
        let digest = |value: &Value| decode(value).map(|bytes| BASE64.encode(bytes));
        let link = |json: &Map<String, Value>| {
            let hash = |key: &str| json.get(key)?.as_str().and_then(Hash::parse);
            let number = json.get("number")?.as_u64()?;
            Some(Link { record: hash("record")?, number, before: hash("before") }).filter(Link::sound)
        };
        let statement = Self {
            kind,
            digests: json.get("_sd")?.as_array()?.iter().map(digest).collect::<Option<_>>()?,
            key: decode(json.get("key")?)?,
            link: if kind == Kind::Addendum { Some(link(json)?) } else { None },
        };
        (statement.to_json() == text).then_some(statement)
    }
}

/// 32 bytes in base64url.
pub(crate) fn decode(value: &Value) -> Option<[u8; 32]> {
    BASE64.decode(value.as_str()?).ok()?.try_into().ok()
}
