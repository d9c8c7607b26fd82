//! What one block shows of itself: its mark, its number, whether it asks, how it is set. Blocks in which several
//! things were run together are taken apart first.

use super::asks::{self, Asks};
use super::label::{self, Label};
use super::mark;
use crate::block::{Block, Kind, Marker};

/// How a block that may be a question is set; the better kinds first. Within one part of a document questions are
/// set alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// A word says so: "Q3:".
    Marked,
    /// The text of `<summary>`.
    Summary,
    /// A paragraph or list item that is bold as a whole, with a number.
    BoldNumbered,
    /// Likewise without a number.
    Bold,
    /// A numbered list item, or a line that begins with a number.
    Numbered,
    /// A bulleted list item.
    Bullet,
    /// A bulleted item below another item.
    Nested,
    /// A paragraph.
    Plain,
}

/// A block and what it shows.
#[derive(Debug, Clone)]
pub struct Face {
    /// The block itself.
    pub block: Block,
    /// Its text on one line without mark and number.
    pub text: String,
    /// A word marks it as a question.
    pub marked: bool,
    /// Its number, from the list or as typed.
    pub number: Option<u32>,
    /// Whether it asks.
    pub asks: Asks,
    /// The label it begins with, if any.
    pub label: Option<Label>,
    /// How it is set; none for code, tables and what cannot be a question.
    pub style: Option<Style>,
    /// Its whole text is a link.
    pub linked: bool,
    /// The whole text, or the question at its start, was bold.
    pub bold: bool,
}

impl Face {
    /// Looks at a block.
    pub fn new(block: Block) -> Self {
        let mut face = Self {
            text: String::new(),
            marked: false,
            number: None,
            asks: Asks::No,
            label: None,
            style: None,
            linked: false,
            bold: false,
            block,
        };
        if !matches!(face.block.kind, Kind::Heading(_) | Kind::Paragraph | Kind::Summary | Kind::Quote) {
            return face;
        }
        let marked = mark::read(&face.block.text);
        face.marked = marked.question;
        face.number = match face.block.marker {
            Some(Marker::Number(number)) => Some(number),
            _ => marked.number,
        };
        face.linked = linked(&marked.rest);
        face.text = one_line(&marked.rest);
        if !face.marked {
            face.label = label::label(&face.block.text).map(|(label, _)| label);
        }
        if face.label == Some(Label::Question) {
            face.marked = true;
            face.label = None;
        }
        face.asks = if face.label.is_some() { Asks::No } else { asks::asks(&face.text) };
        let plain = mark::plain(&face.block.text);
        face.bold = plain.starts_with("**") && mark::bare(plain).len() + 4 <= plain.len();
        face.style = face.styled();
        face
    }

    fn styled(&self) -> Option<Style> {
        if self.label.is_some() || self.block.kind == Kind::Quote {
            return None;
        }
        if self.marked {
            return Some(Style::Marked);
        }
        let item = self.block.marker.is_some();
        match (&self.block.kind, self.block.depth) {
            (Kind::Summary, _) => Some(Style::Summary),
            (Kind::Heading(_), _) => None,
            (_, 0) | (_, 1) if self.block.depth == 0 || item => Some(match (self.bold, self.number, item) {
                (true, Some(_), _) => Style::BoldNumbered,
                (true, None, _) => Style::Bold,
                (false, Some(_), _) => Style::Numbered,
                (false, None, true) => Style::Bullet,
                (false, None, false) => Style::Plain,
            }),
            (_, 2) if item => Some(Style::Nested),
            _ => None,
        }
    }

    /// Whether this heading opens a numbered or bulleted item: `1. ### What is it?`
    pub fn item_heading(&self) -> bool {
        matches!(self.block.kind, Kind::Heading(_)) && self.block.depth == 1 && self.block.marker.is_some()
    }

    /// The level of a heading outside lists.
    pub fn heading(&self) -> Option<u8> {
        match self.block.kind {
            Kind::Heading(level) if self.block.depth == 0 => Some(level),
            _ => None,
        }
    }
}

/// The faces of all blocks, those that were run together taken apart.
pub fn faces(blocks: Vec<Block>) -> Vec<Face> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block.kind {
            Kind::Paragraph | Kind::Quote | Kind::Heading(_) | Kind::Summary => apart(block, &mut out),
            _ => out.push(Face::new(block)),
        }
    }
    out
}

/// Cuts a paragraph where a line, a bold label or the end of a bold question begins something new.
fn apart(block: Block, out: &mut Vec<Face>) {
    let mut pieces: Vec<(u32, String)> = Vec::new();
    for (offset, line) in (0_u32..).zip(block.text.split('\n')) {
        let line_number = block.line.saturating_add(offset);
        for (at, piece) in inline_labels(line).into_iter().enumerate() {
            let new = at > 0 || offset == 0 || begins(piece) || pieces.last().is_some_and(|(_, last)| whole(last));
            match pieces.last_mut() {
                Some((_, last)) if !new => {
                    last.push('\n');
                    last.push_str(piece);
                }
                _ => pieces.push((line_number, piece.to_owned())),
            }
        }
    }
    let mut kind = block.kind;
    let mut marker = block.marker;
    for (line, text) in pieces {
        if text.trim().is_empty() {
            continue;
        }
        let (first, rest) = match lead(&text) {
            Some((first, rest)) if kind == Kind::Paragraph => (first.to_owned(), Some(rest.to_owned())),
            _ => (text, None),
        };
        out.push(Face::new(Block { kind: kind.clone(), text: first, depth: block.depth, marker, line }));
        // Only the first piece opens the item or is the heading.
        marker = None;
        if matches!(kind, Kind::Heading(_) | Kind::Summary) {
            kind = Kind::Paragraph;
        }
        if let Some(rest) = rest {
            out.push(Face::new(Block { kind: Kind::Paragraph, text: rest, depth: block.depth, marker, line }));
        }
    }
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
    marked.question || (marked.number.is_some() && asks::asks(&marked.rest) == Asks::Yes) || (whole(line) && asks::asks(line) == Asks::Yes)
}

/// Whether a line is bold from end to end.
fn whole(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("**") && line.ends_with("**") && line.len() > 6 && mark::bare(line).len() + 4 <= line.len()
}

/// Cuts a line before a label set in bold, or before "Answer:" behind a question mark.
fn inline_labels(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = line;
    let mut from = 0;
    while let Some(at) = next_label(rest, from) {
        let (before, after) = rest.split_at(at);
        out.push(before);
        rest = after;
        from = 2;
    }
    out.push(rest);
    out
}

fn next_label(line: &str, from: usize) -> Option<usize> {
    let tail = line.get(from..)?;
    for (at, found) in tail.match_indices(" **") {
        let start = from + at + 1;
        let head = line.get(start..)?;
        let label = label::label(head).map(|(label, _)| label);
        let certain = matches!(label, Some(Label::Answer | Label::Guidance | Label::Probes));
        if certain && head.chars().take(60).any(|c| matches!(c, ':' | '：')) && found.len() == 3 {
            return Some(start);
        }
    }
    for mark in ["? ", "?\u{a0}", "？", "؟ ", ". ", ") "] {
        for (at, found) in tail.match_indices(mark).take(20) {
            let start = from + at + found.len();
            let head = line.get(start..)?.trim_start();
            let near: String = head.chars().take(24).collect();
            let colon = near.find([':', '：']);
            if colon.is_some_and(|colon| colon > 2)
                && matches!(label::label(head), Some((Label::Answer, rest)) if !rest.is_empty())
            {
                return Some(line.len() - head.len());
            }
        }
    }
    None
}

/// A bold question at the start of a paragraph, and the text behind it.
fn lead(text: &str) -> Option<(&str, &str)> {
    let start = text.trim_start();
    let inner = start.strip_prefix("**")?;
    let end = inner.find("**")?;
    let rest = inner.get(end + 2..)?;
    let head = start.get(..end + 4)?;
    let body = rest.trim_start_matches([':', '-', '–', '—', ' ', '\n']);
    let spoken = mark::read(head);
    let asked = asks::question_mark(&spoken.rest) || (rest.starts_with('\n') && asks::asks(&spoken.rest) == Asks::Yes);
    (asked && !body.trim().is_empty() && body.chars().filter(|c| c.is_alphanumeric()).count() > 2)
        .then_some((head, body))
}

/// Whether all of `text` is one link.
fn linked(text: &str) -> bool {
    let text = mark::bare(text);
    text.starts_with('[') && text.ends_with(')') && text.matches("](").count() == 1
}

/// `text` on one line, links reduced to their words, enclosing emphasis taken off.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word.trim_end_matches('\\'));
    }
    let out = if out.contains("](") { unlinked(&out) } else { out };
    mark::bare(&out).to_owned()
}

/// Links replaced by their words.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let head = rest.get(..middle).unwrap_or_default();
        let tail = rest.get(middle + 2..).unwrap_or_default();
        let (Some(open), Some(close)) = (head.rfind('['), tail.find(')')) else {
            out.push_str(head);
            out.push_str("](");
            rest = tail;
            continue;
        };
        out.push_str(head.get(..open).unwrap_or_default());
        out.push_str(head.get(open + 1..).unwrap_or_default());
        rest = tail.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
