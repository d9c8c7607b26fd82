//! Evenhand's own files, read and written: YAML and JSON as they are, Markdown in `exchange/page.rs`, tables in
//! `exchange/table.rs`. What is written as YAML, JSON or Markdown comes back without loss.

use crate::draft::{Document, Draft, Format};
use crate::gather::{damaged, locate};
use crate::{Error, Options, yaml};
use model::exchange::{File, Question, Signal, VERSION};

mod page;
mod table;

pub use page::write as write_markdown;
pub(crate) use table::{is_ours, titled, unguarded};
pub use table::{write_anki, write_csv};

const WHAT: &str = "a file of Evenhand";

/// Line ends of Unicode.
const SEPARATORS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// Whether `text` is such a file: its first key is `evenhand`.
#[must_use]
pub fn is_exchange(text: &str) -> bool {
    let head = text.trim_start_matches('\u{FEFF}').trim_start();
    let first =
        head.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let key = |line: &str| {
        line.trim_start()
            .trim_start_matches('"')
            .strip_prefix("evenhand")
            .is_some_and(|rest| rest.trim_start_matches('"').trim_start().starts_with(':'))
    };
    if head.starts_with("---") {
        return head.lines().skip(1).find(|line| !line.trim().is_empty()).is_some_and(key);
    }
    key(first) || (head.starts_with('{') && key(head.trim_start_matches('{').trim_start()))
}

/// Reads a file in any of the three forms.
///
/// # Errors
/// `Damaged` where it is none of them, of a newer version, or says something the format does not know.
pub fn read(text: &str) -> Result<File, Error> {
    let fail = |why: String| damaged("the file", WHAT, why);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let file: File = if page::is_page(text) {
        page::read(text).map_err(fail)?
    } else if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|why| fail(why.to_string()))?
    } else {
        yaml::parse(text).map_err(fail)?
    };
    if file.evenhand > VERSION {
        return Err(fail(format!(
            "it has version {} of the format and this program knows version {VERSION}; update the program",
            file.evenhand
        )));
    }
    Ok(file)
}

/// Writes JSON, indented.
#[must_use]
pub fn write_json(file: &File) -> String {
    // Only maps with keys that are no text cannot be written, and the format has none.
    serde_json::to_string_pretty(file).map(|text| separators_escaped(text) + "\n").unwrap_or_default()
}

/// JSON without the separators that are read as line ends wherever they stand, and are allowed in its strings.
fn separators_escaped(json: String) -> String {
    if json.contains(SEPARATORS) {
        json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    } else {
        json
    }
}

/// Writes YAML. The writer is young: what it does not bring back is written as JSON, which is YAML too.
#[must_use]
pub fn write_yaml(file: &File) -> String {
    match serde_saphyr::to_string(file) {
        Ok(text) if yaml::parse::<File>(&text).as_ref() == Ok(file) => text,
        _ => write_json(file),
    }
}

/// Reads a file for the preview of an import.
pub(crate) fn document(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let file = read(text).map_err(|error| match error {
        Error::Damaged { what, why, .. } => Error::Damaged { name: name.to_owned(), what, why },
        other => other,
    })?;
    let mut drafts: Vec<Draft> = file.questions.iter().map(draft).collect();
    locate(text, &mut drafts);
    Ok(Document::gathered(Format::Evenhand, text, drafts, options))
}

/// A question of the format as a draft. Its guide is what a good reply says; signals and anchors are guidance.
pub(crate) fn draft(question: &Question) -> Draft {
    let mut guidance: Vec<String> = Vec::new();
    for signal in &question.signals {
        guidance.push(match signal {
            Signal::Good(text) => format!("- {text}"),
            Signal::Flag(text) => format!("- Red flag: {text}"),
        });
    }
    for (level, anchors) in &question.levels {
        for (rating, text) in [(1, &anchors.one), (3, &anchors.three), (5, &anchors.five)] {
            if !text.trim().is_empty() {
                guidance.push(format!("- {rating} ({level}): {}", text.trim()));
            }
        }
    }
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let level = question.levels.keys().next().map(ToString::to_string);
    Draft {
        title: question.title.clone(),
        prompt: question.prompt.trim().to_owned(),
        answer: text(&question.guide),
        guidance: text(&guidance.join("\n")),
        probes: question.probes.clone(),
        topics: std::iter::once(question.competency.clone()).chain(question.topics.iter().cloned()).collect(),
        level_words: level.clone(),
        level,
        ..Draft::default()
    }
}
