//! JSON of any shape, also one value to a line.

use crate::draft::{Document, Format};
use crate::gather::{damaged, locate};
use crate::tree::Tree;
use crate::{Error, Options, records};

/// Reads records wherever they stand.
///
/// # Errors
/// `Damaged` where the text is not JSON.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let value = parse(text).map_err(|why| damaged(name, "JSON", why))?;
    let mut drafts = records::drafts(&value);
    locate(text, &mut drafts);
    Ok(Document::gathered(Format::Json, text, drafts, options))
}

/// One value, or one to a line. What only lacks strictness (a comma too many, keys without quotes) is YAML.
fn parse(text: &str) -> Result<Tree, String> {
    let strict = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(why) => why,
    };
    let lines: Result<Vec<Tree>, _> =
        text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect();
    if let Ok(lines) = lines
        && lines.len() > 1
    {
        return Ok(Tree::List(lines));
    }
    // A script that assigns the list to a name.
    let body = text.find(['[', '{']).and_then(|at| text.get(at..)).unwrap_or(text);
    let body = body.trim_end().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(body) {
        return Ok(value);
    }
    crate::yaml::parse(body).ok().filter(|value: &Tree| value.holds()).ok_or_else(|| strict.to_string())
}
