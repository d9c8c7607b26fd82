//! What a record must never do, tried: be changed without notice, say what it hides, or be read in two ways.

mod changes;
mod lists;
mod refused;
mod secrets;
mod trips;
mod vectors;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::document::{seal_with, write};
use crate::{Document, Kind, Path, Signer, View};

const VIEWS: [View; 5] = [View::Full, View::Blind, View::WithoutNotes, View::Summary, View::Redacted];

/// A record with every path of the list.
fn sample() -> Map<String, Value> {
    serde_json::from_str(include_str!("sample.json")).unwrap()
}

fn paths(kind: Kind, values: Map<String, Value>) -> Vec<(Path, Value)> {
    let path = |text: &str| Path::parse(kind, text).unwrap_or_else(|| panic!("{text} is not on the list"));
    values.into_iter().map(|(text, value)| (path(&text), value)).collect()
}

fn signer() -> Signer {
    Signer::from_bytes(&[7; 32])
}

/// Salts that are the same each time, so that the files in `vectors/` are too. Only tests may have such.
fn fixed_salts(purpose: &str) -> Vec<u8> {
    (0..100_u32).flat_map(|n| Sha256::digest(format!("{purpose} {n}")).into_iter().take(16)).collect()
}

fn sealed(values: Map<String, Value>) -> Document {
    seal_with(Kind::Record, None, paths(Kind::Record, values), &signer(), &fixed_salts("sample")).unwrap()
}

/// A file with this header, statement and leaves, signed by a signer who does not keep to the rules.
fn signed(header: &str, statement: &str, leaves: &[String]) -> String {
    let (protected, payload) = (BASE64.encode(header), BASE64.encode(statement));
    let signature = BASE64.encode(signer().sign(&format!("{protected}.{payload}")));
    write(&payload, &protected, &signature, leaves.iter().map(String::as_str))
}

/// A leaf with this text.
fn leaf(path: &str, value: &str) -> String {
    BASE64.encode(format!("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"{path}\",{value}]"))
}
