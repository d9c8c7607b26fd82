//! YAML of any shape. The parser is young and stands behind one function, with its budget set to what an import
//! may need.

use crate::draft::{Document, Format};
use crate::gather::{damaged, locate};
use crate::tree::Tree;
use crate::{Error, Options, records};
use serde::de::DeserializeOwned;

/// Reads records wherever they stand, from all documents of the stream.
///
/// # Errors
/// `Damaged` where the text is not YAML.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let value: Tree = match parse(text) {
        Ok(value) => value,
        Err(first) => documents(text).map(Tree::List).ok_or_else(|| damaged(name, "YAML", first))?,
    };
    let mut drafts = records::drafts(&value);
    locate(text, &mut drafts);
    Ok(Document::gathered(Format::Yaml, text, drafts, options))
}

/// Reads one YAML document.
///
/// # Errors
/// The parser's words, on one line.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let budget = serde_saphyr::budget! { max_events: 20_000_000, max_nodes: 10_000_000, max_documents: 64 };
    let options = serde_saphyr::options! {
        budget: budget,
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::FirstWins,
        strict_booleans: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(text, options).map_err(|why| why.to_string().replace('\n', " "))
}

/// The documents of a stream, `---` between them.
fn documents(text: &str) -> Option<Vec<Tree>> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        match parts.last_mut() {
            Some(part) if line.trim_end() != "---" => {
                part.push_str(line);
                part.push('\n');
            }
            _ => parts.push(String::new()),
        }
    }
    let parts: Vec<&String> = parts.iter().filter(|part| !part.trim().is_empty()).collect();
    (parts.len() > 1).then(|| parts.into_iter().map(|part| parse(part).ok()).collect())?
}
