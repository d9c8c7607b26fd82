//! Blocks in which several things were run together, taken apart: questions on the lines of one paragraph, labels set in
//! bold within a line, answers behind a bold question.

use super::asks::{self, Asks};
use super::face::Face;
use super::label::{self, Label};
use super::line::{coded, emphasised, solved};
use super::{mark, title};
use crate::block::{BREAK, Block, Kind, Marker};
use crate::stop;
use std::collections::{HashMap, VecDeque};

/// The faces of all blocks, those that were run together taken apart.
pub fn faces(blocks: Vec<Block>) -> Vec<Face> {
    let mut out = Vec::with_capacity(blocks.len());
    // A fold that is titled alike again and again hides answers, in whatever language.
    let mut folds: HashMap<String, usize> = HashMap::new();
    for block in blocks.iter().filter(|b| b.kind == Kind::Summary) {
        *folds.entry(block.text.clone()).or_default() += 1;
    }
    for block in blocks {
        if stop::asked() {
            break;
        }
        match block.kind {
            Kind::Summary if folds.get(&block.text).is_some_and(|count| *count >= 3) => {
                out.push(Face::known(block, Label::Answer))
            }
            Kind::Paragraph | Kind::Quote | Kind::Heading(_) | Kind::Summary => apart(block, &mut out),
            _ => out.push(Face::new(block)),
        }
    }
    out
}

/// Cuts a paragraph where a line, a bold label or the end of a bold question begins something new.
fn apart(block: Block, out: &mut Vec<Face>) {
    let bold = block.text.trim_start().starts_with("**");
    let (broken, colons) = signs(&block.text);
    let counted = matches!(block.marker, Some(Marker::Number(_)));
    let leads = || bold && block.kind == Kind::Paragraph && lead(&block.text, counted).is_some();
    if !broken && !colons && !leads() {
        out.push(Face::new(block));
        return;
    }
    let mut pieces: Vec<(u32, String)> = Vec::new();
    // Titles that only a line break parts from the item above.
    let mut titles: Vec<u32> = Vec::new();
    let mut broke = false;
    let mut line_number = block.line;
    let mut first = true;
    let parted = broken && block.text.contains(BREAK);
    let (mut either, mut lines) =
        (block.text.split_inclusive(['\n', BREAK]), block.text.split_inclusive('\n'));
    while let Some(part) = if parted { either.next() } else { lines.next() } {
        let line = part.trim_end_matches(['\n', BREAK]);
        let start = std::mem::take(&mut first);
        let labels = if colons { inline_labels(line) } else { Vec::new() };
        // One line that says one thing stays as it is.
        if !broken && labels.is_empty() {
            break;
        }
        let labels = if labels.is_empty() { std::slice::from_ref(&line) } else { labels.as_slice() };
        for (at, piece) in labels.iter().copied().enumerate() {
            let titled = broke && block.depth > 0 && emphasised(piece) && title::titular(piece);
            if titled {
                titles.push(line_number);
            }
            let new = at > 0
                || start
                || titled
                || begins(piece)
                || pieces.last().is_some_and(|(_, last)| whole(last));
            match pieces.last_mut() {
                Some((_, last)) if !new => {
                    last.push('\n');
                    last.push_str(piece);
                }
                _ => pieces.push((line_number, piece.to_owned())),
            }
        }
        broke = part.ends_with(BREAK) || (broke && line.trim().is_empty());
        line_number = line_number.saturating_add(u32::from(part.ends_with('\n')));
    }
    if pieces.is_empty() && !block.text.trim().is_empty() {
        if block.kind != Kind::Paragraph || lead(&block.text, counted).is_none() {
            out.push(Face::new(block));
            return;
        }
        pieces.push((block.line, block.text));
    }
    let mut kind = block.kind;
    let mut marker = block.marker;
    let mut pieces = VecDeque::from(pieces);
    while let Some((line, mut text)) = pieces.pop_front() {
        if let Some(at) = runs_on(&text, marker.is_some()) {
            let breaks = text.get(..at).map_or(0, |head| head.matches('\n').count());
            let rest = text.split_off(at);
            let after = line.saturating_add(u32::try_from(breaks).unwrap_or(0) + 1);
            pieces.push_front((after, rest.trim_start().to_owned()));
        }
        if text.trim().is_empty() {
            continue;
        }
        let (first, rest) = match lead(&text, counted && marker.is_some()) {
            Some((first, rest)) if kind == Kind::Paragraph => (first.to_owned(), Some(rest.to_owned())),
            _ => (text, None),
        };
        let depth = if titles.contains(&line) { 0 } else { block.depth };
        out.push(Face::new(Block { kind: kind.clone(), text: first, depth, marker, line }));
        // Only the first piece opens the item or is the heading.
        marker = None;
        if matches!(kind, Kind::Heading(_) | Kind::Summary) {
            kind = Kind::Paragraph;
        }
        if let Some(rest) = rest {
            out.push(Face::new(Block {
                kind: Kind::Paragraph,
                text: rest,
                depth: block.depth,
                marker,
                line,
            }));
        }
    }
}

/// Where a question ends whose answer begins on the next line without a gap: "3. What is it?", "It is a thing."
/// Two lines that both ask are one question.
fn runs_on(text: &str, item: bool) -> Option<usize> {
    let at = text.find('\n')?;
    let (first, rest) = text.split_at(at);
    let marked = mark::read(first);
    let own = item || marked.question || marked.number.is_some();
    let asked = asks::asks(&marked.rest) == Asks::Yes;
    let closed = asks::question_mark(first) || (asked && first.trim_end().ends_with('.'));
    // "32. Fetch the first row", "Query:" above the query.
    let titled = first.ends_with("  ") && rest.len() < 40 && rest.ends_with([':', '：']);
    let closed = closed || (titled && !rest.trim().contains('\n'));
    (own && closed && asks::asks(rest) == Asks::No && !rest.trim().is_empty()).then_some(at)
}

/// Whether a text has line breaks, and whether it has colons.
fn signs(text: &str) -> (bool, bool) {
    let bytes = text.as_bytes();
    // Most texts are short and have neither, which is seen by looking at all bytes; the wide signs begin with 0xE2 or
    // 0xEF.
    let sign = |byte: u8| (byte == b'\n') | (byte == b':') | (byte >= 0xE2);
    if !bytes.chunks(64).any(|chunk| chunk.iter().fold(false, |found, byte| found | sign(*byte))) {
        return (false, false);
    }
    let has = |byte: u8, wide: char| {
        memchr::memchr(byte, bytes).is_some() || (!text.is_ascii() && text.contains(wide))
    };
    (has(b'\n', BREAK), has(b':', '：'))
}

/// Whether a line inside a paragraph begins something of its own.
fn begins(line: &str) -> bool {
    let line = line.trim_start();
    if line.is_empty() {
        return false;
    }
    if super::options::letter(line).is_some() || label::label(line).is_some() {
        return true;
    }
    let marked = mark::read(line);
    marked.question
        || (marked.number.is_some() && asks::asks(&marked.rest) == Asks::Yes)
        || (whole(line) && asks::asks(line) == Asks::Yes)
}

/// Whether a line is bold from end to end.
fn whole(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("**")
        && line.ends_with("**")
        && line.len() > 6
        && mark::bare(line).len() + 4 <= line.len()
}

/// A line cut before labels set in bold and before "Answer:" behind the end of a sentence; no pieces where there is
/// nothing to cut.
fn inline_labels(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let wide = !line.is_ascii() && line.contains('：');
    let mut signs = line.match_indices(':').map(|(at, _)| at);
    let mut either = line.match_indices([':', '：']).map(|(at, _)| at);
    for colon in std::iter::from_fn(|| if wide { either.next() } else { signs.next() }) {
        // No label is longer than this.
        let mut near = colon.saturating_sub(90).max(from);
        while !line.is_char_boundary(near) {
            near += 1;
        }
        let head = line.get(near..colon).unwrap_or_default();
        if let Some(at) = label_before(head) {
            let cut = near + at;
            let behind = line.get(cut..).unwrap_or_default();
            let found = label::label(behind);
            let bold = behind.starts_with("**");
            let sure = match found {
                Some((Label::Answer, rest)) => bold || !rest.is_empty(),
                Some((Label::Guidance | Label::Probes, _)) => bold,
                _ => false,
            };
            if sure && cut > from {
                out.push(line.get(from..cut).unwrap_or_default());
                from = cut;
            }
        }
    }
    if from > 0 {
        out.push(line.get(from..).unwrap_or_default());
    }
    out
}

/// Where in `head`, which a colon follows, a label may begin: at the last bold mark or behind the last sentence.
fn label_before(head: &str) -> Option<usize> {
    let (mut next, mut second) = (None, None);
    let at = head.char_indices().rev().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let found = match (c, next) {
            (' ', Some('*')) if second == Some('*') => Some(end),
            ('？', _) => Some(end),
            ('?', Some(space @ (' ' | '\u{a0}'))) => Some(end + space.len_utf8()),
            ('.' | ')' | '؟', Some(' ')) => Some(end + 1),
            _ => None,
        };
        (next, second) = (Some(c), next);
        found
    })?;
    let tail = head.get(at..)?;
    let trimmed = tail.trim_start();
    (trimmed.len() > 2 && trimmed.len() < 64).then_some(at + tail.len() - trimmed.len())
}

/// A bold question at the start of a paragraph, and the text behind it.
fn lead(text: &str, counted: bool) -> Option<(&str, &str)> {
    let start = text.trim_start();
    let inner = start.strip_prefix("**")?;
    let end = inner.find("**")?;
    let rest = inner.get(end + 2..)?;
    let head = start.get(..end + 4)?;
    // "**Term:** what it means" is told soonest, and most are of that kind.
    let (words, behind) = (inner.get(..end)?, rest.trim_start());
    if words.ends_with(':')
        && words.is_ascii()
        && !words.contains('?')
        && !rest.starts_with('\n')
        && !behind.starts_with(['`', '(', '-', '–', '—'])
    {
        return None;
    }
    let body = rest.trim_start_matches([':', '-', '–', '—', ' ', '\n']);
    body.chars().filter(|c| c.is_alphanumeric()).nth(2)?;
    let spoken = mark::read(head);
    // "**Explain locks.** - [read this](...)": behind a dash stands where to read on.
    let dashed = rest.trim_start().starts_with(['-', '–', '—']);
    let reading = dashed && body.starts_with('[') && body.contains("](");
    // "**Explain locks.** They ...", "**Find active users:** `find(...)`"
    let told =
        inner.get(..end).is_some_and(|inner| inner.ends_with('.') && asks::asks(&spoken.rest) == Asks::Yes);
    let asked = asks::question_mark(&spoken.rest)
        || told
        || solved(start).is_some()
        || (counted && coded(start))
        || (rest.starts_with('\n') && asks::asks(&spoken.rest) == Asks::Yes)
        || (reading && head.len() > 12);
    asked.then_some((head, body))
}
