//! PDF: its text, read in a child process, then looked at like any text. Lines that only the page's width broke
//! are joined again.

use crate::child::{self, Kind};
use crate::draft::{Document, Format};
use crate::{Error, Options, recognise, text};
use glyphs::Glyphs;
use std::collections::HashSet;

mod glyphs;

const WHAT: &str = "a PDF";
/// Pages of one file.
const PAGES: usize = 3_000;

/// Reads a PDF's questions.
///
/// # Errors
/// `Damaged` where its text cannot be had, `Unsupported` where there is none, as in scanned pages.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let raw = child::read(Kind::Pdf, name, WHAT, bytes, options.limits)?;
    if raw.chars().filter(|c| c.is_alphanumeric()).count() < 8 {
        return Err(Error::Unsupported {
            name: name.to_owned(),
            what: String::from("a PDF without text, probably scanned pages"),
            way_out: String::from(
                "Run text recognition over it first, or import the document it was made from.",
            ),
        });
    }
    let source = unbroken(&raw);
    let (drafts, duplicates) = recognise::once(recognise::drafts(text::blocks(&source), name));
    let mut document = Document::gathered(Format::Pdf, &source, drafts, options);
    document.duplicates += duplicates;
    Ok(document)
}

/// The text of a PDF, in the child.
pub(crate) fn extract(bytes: &[u8]) -> Result<String, String> {
    let mut file = pdf_extract::Document::load_mem(bytes).map_err(|why| why.to_string())?;
    if file.is_encrypted() {
        file.decrypt("").map_err(|_| String::from("it needs a password"))?;
    }
    let pages = file.get_pages().len();
    if pages > PAGES {
        return Err(format!("it has {pages} pages, and at most {PAGES} are read"));
    }
    let mut out = String::new();
    pdf_extract::output_doc(&file, &mut Glyphs::new(&mut out)).map_err(|why| why.to_string())?;
    Ok(out)
}

/// Joins lines that the width of the page broke, and drops page numbers.
pub(crate) fn unbroken(raw: &str) -> String {
    let raw = kerned(&ligatures(raw));
    let lines: Vec<&str> = raw.lines().map(str::trim_end).collect();
    let widest = widest(&lines);
    let mut out: Vec<String> = Vec::new();
    let mut gap = false;
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim();
        let alone = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
        let paged = trimmed.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '/' || c == '-')
            && trimmed.len() < 8;
        if trimmed.is_empty() || (paged && alone(at + 1) && (at == 0 || alone(at - 1))) {
            gap = true;
            continue;
        }
        let goes_on = out.last().is_some_and(|last| continues(last, line, widest));
        match out.last_mut() {
            Some(last) if goes_on => {
                let hyphen =
                    last.ends_with('-') && last.chars().rev().nth(1).is_some_and(char::is_alphabetic);
                if !hyphen && !wide(last) {
                    last.push(' ');
                }
                last.push_str(trimmed);
            }
            _ => {
                if gap && !out.is_empty() {
                    out.push(String::new());
                }
                out.push((*line).to_owned());
            }
        }
        gap = false;
    }
    out.join("\n")
}

/// The width most long lines reach, in characters.
fn widest(lines: &[&str]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| line.chars().count()).filter(|width| *width > 20).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 9 / 10).copied().unwrap_or(80)
}

fn wide(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| u32::from(c) > 0x2E80)
}

/// Whether `next` goes on with the sentence of `last`: it begins as no sentence or item does, and `last` was full.
fn continues(last: &str, next: &str, widest: usize) -> bool {
    let trimmed = next.trim_start();
    let Some(first) = trimmed.chars().next() else { return false };
    let ended = last.trim_end().ends_with(['.', '?', '!', ':', ';', '。', '？', '；', '{', '}', ')']);
    let marked = recognise::read_mark(trimmed);
    let item = marked.question
        || marked.number.is_some()
        || matches!(
            first,
            '•' | '-' | '–' | '*' | '●' | '○' | '▪' | '➢' | '✓' | '·' | '\u{F0B7}' | '\u{F0A7}'
        );
    let indented = next.len() - trimmed.len() > 3;
    let tail = last.chars().count() >= last.chars().count().min(widest)
        && last.rsplit('\n').next().is_some_and(|line| line.chars().count() + 14 >= widest);
    !item
        && !indented
        && !ended
        && !last.trim().is_empty()
        && (first.is_lowercase() || (tail && !first.is_ascii_digit()))
}

/// Words whose letters were set one by one ("s e t   a p a r t") or whose first stands alone ("T uning"), the
/// latter only where the whole word stands elsewhere.
fn kerned(text: &str) -> String {
    let close = |line: &str| -> Option<String> {
        let single = line.split_whitespace().filter(|word| word.chars().count() == 1).count();
        let apart = line.contains("   ") && single > 8 && single * 10 >= line.split_whitespace().count() * 9;
        apart.then(|| {
            let words = line.split("   ").map(|word| word.split(' ').collect::<String>());
            words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        })
    };
    let lines: Vec<String> =
        text.lines().map(|line| close(line).unwrap_or_else(|| line.to_owned())).collect();
    let text = lines.join("\n");
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let known: HashSet<String> = text.split_whitespace().map(letters).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(' ') {
        let (head, tail) = (rest.get(..at).unwrap_or_default(), rest.get(at + 1..).unwrap_or_default());
        let initial = head.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = tail.split(char::is_whitespace).next().unwrap_or_default();
        let torn = initial.len() == 1
            && initial.starts_with(|c: char| c.is_ascii_uppercase())
            && next.starts_with(|c: char| c.is_ascii_lowercase())
            && known.contains(&letters(&format!("{initial}{next}")));
        out.push_str(head);
        if !torn {
            out.push(' ');
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Letters that PDF sets as one sign.
fn ligatures(text: &str) -> String {
    let mut out = text.to_owned();
    for (sign, letters) in [
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬀ", "ff"),
        ("ﬃ", "ffi"),
        ("ﬄ", "ffl"),
        ("\u{ad}", ""),
        ("\u{200b}", ""),
        ("\u{c}", "\n\n"),
    ] {
        if out.contains(sign) {
            out = out.replace(sign, letters);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_set_apart_are_words_again() {
        let text = "W h a t   i s   a   q u e u e ?\nTuning is hard.\nBefore any T uning, plan A is to wait for a T cell.";
        assert_eq!(
            kerned(text),
            "What is a queue?\nTuning is hard.\nBefore any Tuning, plan A is to wait for a T cell."
        );
    }
}
