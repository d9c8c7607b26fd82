//! The text export of Anki: `#separator:`, `#html:`, `#columns:` and their like, then rows. Older exports have a
//! comment or nothing at all before the rows, and are tables like any other.

use crate::draft::{Document, Format};
use crate::role::{self, Role};
use crate::rows::{self, Row};
use crate::{Error, Options, tabular};
use std::collections::HashMap;

/// What the lines before the rows say.
#[derive(Debug, Default, PartialEq)]
struct Said {
    separator: Option<u8>,
    columns: Vec<String>,
    tags: Option<usize>,
    deck: Option<usize>,
    kind: Option<usize>,
    guid: Option<usize>,
}

/// Whether `text` begins as such an export does.
pub(crate) fn is_export(text: &str) -> bool {
    text.lines().take(8).take_while(|line| line.starts_with('#')).any(|line| {
        let line = line.to_ascii_lowercase();
        ["#separator:", "#html:", "#columns:", "#notetype", "#deck", "#tags", "#guid"]
            .iter()
            .any(|word| line.starts_with(word))
            || (line.contains("front") && line.contains("back"))
    })
}

/// Reads cards: the first field asks, the second answers, decks and tags are topics.
///
/// # Errors
/// None today.
pub(crate) fn read(_name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let said = said(text);
    let mut rows = tabular::split(text, said.separator.unwrap_or_else(|| tabular::delimiter(text)));
    // From the fourth line on, the table cannot know that `#` begins a comment.
    rows.retain(|row| !row.cells.first().is_some_and(|cell| cell.starts_with('#') && is_export(cell)));
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = uncloze(cell);
    }
    let mut options = options.clone();
    if options.columns.prompt.is_none() {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        columns(&said, width, &rows, &mut options);
    }
    let mut drafts = Vec::new();
    rows::drafts(&rows, &[], &options.columns, true, &mut drafts);
    if let Some(tags) = said.tags {
        // Anki parts tags by spaces.
        let by_line: HashMap<u32, &Row> = rows.iter().rev().map(|row| (row.line, row)).collect();
        for draft in &mut drafts {
            let row = draft.line.and_then(|line| by_line.get(&line));
            for tag in
                row.and_then(|row| row.cells.get(tags)).into_iter().flat_map(|cell| cell.split_whitespace())
            {
                crate::cell::topic(&mut draft.topics, &tag.replace("::", " / ").replace('_', " "));
            }
        }
    }
    Ok(Document::gathered(Format::Anki, text, drafts, &options))
}

fn columns(said: &Said, width: usize, rows: &[Row], options: &mut Options) {
    let set_aside = [said.tags, said.deck, said.kind, said.guid];
    let named = |wanted: Role| said.columns.iter().position(|name| role::role(name) == Some(wanted));
    let free: Vec<usize> = (0..width).filter(|at| !set_aside.contains(&Some(*at))).collect();
    // A header row of an old export is left to the table.
    if said.columns.is_empty()
        && said.separator.is_none()
        && rows.first().is_some_and(|row| row.cells.iter().any(|cell| role::role(cell) == Some(Role::Prompt)))
    {
        return;
    }
    let prompt = named(Role::Prompt).or_else(|| free.first().copied());
    let rest: Vec<usize> = free.into_iter().filter(|at| Some(*at) != prompt).collect();
    options.columns.prompt = prompt;
    options.columns.answer = named(Role::Answer).or_else(|| rest.first().copied());
    options.columns.guidance = named(Role::Guidance);
    options.columns.level = named(Role::Level);
    options.columns.topics = said.deck.into_iter().collect();
    options.columns.topics.extend(named(Role::Topic));
    options.columns.header = options.columns.header.or(Some(false));
}

fn said(text: &str) -> Said {
    let mut said = Said::default();
    for line in text.lines().take(16).take_while(|line| line.starts_with('#')) {
        let Some((key, value)) = line.trim_start_matches('#').split_once(':') else { continue };
        let column = || value.trim().parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        match key.trim().to_ascii_lowercase().as_str() {
            "separator" => {
                said.separator = match value.trim().to_ascii_lowercase().as_str() {
                    "tab" | "\\t" => Some(b'\t'),
                    "comma" => Some(b','),
                    "semicolon" => Some(b';'),
                    "pipe" => Some(b'|'),
                    "colon" => Some(b':'),
                    "space" => Some(b' '),
                    other => match other.as_bytes() {
                        [one] if one.is_ascii() => Some(*one),
                        // The value is the tab itself, which trimming took.
                        _ => Some(b'\t'),
                    },
                }
            }
            "columns" => {
                let sign = said.separator.map_or('\t', char::from);
                said.columns = value.split(sign).map(|name| name.trim().to_owned()).collect();
            }
            "tags column" => said.tags = column(),
            "deck column" => said.deck = column(),
            "notetype column" => said.kind = column(),
            "guid column" => said.guid = column(),
            _ => {}
        }
    }
    said
}

/// `{{c1::word::hint}}` as the word, and sounds away.
fn uncloze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{{c").or_else(|| rest.find("[sound:")) {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let end = if tail.starts_with('[') {
            tail.find(']').map(|end| end + 1)
        } else {
            tail.find("}}").map(|end| end + 2)
        };
        let Some(end) = end else {
            out.push_str(tail);
            return out;
        };
        let inner = tail.get(..end).unwrap_or_default();
        if let Some((number, word)) = inner.trim_start_matches("{{c").trim_end_matches("}}").split_once("::")
            && number.chars().all(|c| c.is_ascii_digit())
        {
            out.push_str(word.split("::").next().unwrap_or(word));
        } else if inner.starts_with("{{") {
            out.push_str(inner);
        }
        rest = tail.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
