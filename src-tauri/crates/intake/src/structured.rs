//! The formats whose structure says what a question is: which of them a file is, by content before name.

use crate::draft::Document;
use crate::{Error, Options, anki, json, tabular, yaml};

/// Reads `bytes` if they are a binary format.
///
/// # Errors
/// What the format's reader says.
pub(crate) fn bytes(_name: &str, _bytes: &[u8], _options: &Options) -> Result<Option<Document>, Error> {
    Ok(None)
}

/// Reads `text` if it is of a structured format.
///
/// # Errors
/// What the format's reader says, where the file can be nothing else.
pub(crate) fn text(name: &str, text: &str, options: &Options) -> Result<Option<Document>, Error> {
    let lower = name.to_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    let found = match extension {
        "json" | "jsonl" | "ndjson" | "json5" => json::read(name, text, options),
        "yaml" | "yml" => yaml::read(name, text, options),
        "csv" | "tsv" | "tab" if anki::is_export(text) => anki::read(name, text, options),
        "csv" | "tsv" | "tab" | "psv" => tabular::read(name, text, options),
        _ if anki::is_export(text) => anki::read(name, text, options),
        _ => return Ok(None),
    };
    found.map(Some)
}
