//! From drafts to a document, for the formats whose structure says what a question is.

use crate::draft::{Document, Draft, Format};
use crate::{Error, Options, stop};
use std::collections::HashSet;

impl Document {
    /// A document of `drafts` read from `source`, without repetitions and within the bounds. The encoding is
    /// UTF-8 until whoever decoded the bytes says otherwise.
    pub(crate) fn gathered(format: Format, source: &str, drafts: Vec<Draft>, options: &Options) -> Self {
        let mut seen = HashSet::with_capacity(drafts.len());
        // Files of records ask the same words twice with other choices or another answer, on purpose.
        let fresh: Vec<bool> = drafts
            .iter()
            .map(|draft| {
                seen.insert((&draft.prompt, &draft.answer, &draft.code, &draft.guidance, &draft.options))
            })
            .collect();
        let count = drafts.len();
        let kept: Vec<Draft> =
            drafts.into_iter().zip(fresh).filter_map(|(draft, fresh)| fresh.then_some(draft)).collect();
        Self { duplicates: count - kept.len(), ..Self::whole(format, source, kept, options) }
    }

    /// Likewise with all drafts, for formats in which each question has a name of its own.
    pub(crate) fn whole(format: Format, source: &str, mut kept: Vec<Draft>, options: &Options) -> Self {
        let mut warnings = Vec::new();
        if kept.len() > options.limits.drafts {
            kept.truncate(options.limits.drafts);
            warnings.push(format!(
                "Only the first {} questions were read. Split the file to import the rest.",
                kept.len()
            ));
        }
        if kept.is_empty() {
            warnings.push(String::from("No questions were found in this file."));
        }
        Self {
            format,
            encoding: String::from("UTF-8"),
            drafts: kept,
            duplicates: 0,
            warnings,
            source: source.to_owned(),
            columns: None,
        }
    }
}

/// The error of a damaged file.
pub(crate) fn damaged(name: &str, what: &str, why: impl std::fmt::Display) -> Error {
    let why = why.to_string();
    let why = why.lines().next().unwrap_or_default().trim().trim_end_matches('.').to_owned();
    Error::Damaged { name: name.to_owned(), what: what.to_owned(), why }
}

/// Bytes that are looked through in vain at most.
const LOOKED: usize = 64 << 20;
/// Bytes that are looked through for each draft even then.
const NEAR: usize = 16 << 10;

/// Gives each draft the line where the first words of its prompt stand in `source`, for formats whose parsers do
/// not say. Drafts are in the order of the source.
pub(crate) fn locate(source: &str, drafts: &mut [Draft]) {
    let (mut from, mut line) = (0_usize, 1_u32);
    // Words that stand nowhere cost a look through the rest each time; so many are enough.
    let mut budget = LOOKED.saturating_add(source.len().saturating_mul(2));
    for draft in drafts.iter_mut().filter(|draft| draft.line.is_none()) {
        if stop::asked() {
            break;
        }
        let words: String = draft
            .prompt
            .chars()
            .take_while(|c| !matches!(c, '\n' | '"' | '\\' | '`' | '_' | '*'))
            .take(40)
            .collect();
        let mut words = words.trim().to_owned();
        // A folded text goes on in the next line; fewer words are found there too.
        let found = loop {
            let mut rest = source.get(from..).unwrap_or_default();
            if words.is_empty() {
                break None;
            }
            if rest.len() > NEAR && budget < rest.len() {
                let end = (0..=NEAR).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(0);
                rest = rest.get(..end).unwrap_or_default();
            }
            let found = memchr::memmem::find(rest.as_bytes(), words.as_bytes());
            budget = budget.saturating_sub(found.unwrap_or(rest.len()));
            if let Some(at) = found {
                break Some(at);
            }
            match words.rfind(' ') {
                Some(at) if at > 8 => words.truncate(at),
                _ => break None,
            }
        };
        if let Some(at) = found {
            let passed = source.as_bytes().get(from..from + at).unwrap_or_default();
            let newlines = passed.iter().filter(|byte| **byte == b'\n').count();
            line = line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
            // The next may begin with the same words.
            from += at + words.len();
            draft.line = Some(line);
        }
    }
}
