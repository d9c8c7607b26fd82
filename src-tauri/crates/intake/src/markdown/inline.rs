//! Words and the marks between them, copied from the source as they were typed, without the prefixes that lists and
//! quotes put before each line.

use super::Reader;
use crate::block::{Block, Kind};
use crate::{recognise, text};
use pulldown_cmark::HeadingLevel;
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn code_end(&mut self) {
        let Some((language, mut code)) = self.code.take() else { return };
        if code.ends_with('\n') {
            code.pop();
        }
        let Some(blocks) = Some(&code).filter(|_| self.indented).and_then(|code| indented_list(code)) else {
            return self.push(Kind::Code(language), code, self.start);
        };
        let before = self.line_at(self.start).saturating_sub(1);
        let moved = |block: Block| Block { line: block.line.saturating_add(before), ..block };
        self.out.extend(blocks.into_iter().map(moved));
    }

    /// The line of a byte offset; offsets come in rising order, so that counting goes on from the last.
    pub(super) fn line_at(&mut self, offset: usize) -> u32 {
        let (from, count) = self.line;
        if offset > from {
            let newlines = breaks(self.source, from..offset);
            self.line = (offset, count.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX)));
            return self.line.1;
        }
        let newlines = breaks(self.source, offset..from);
        count.saturating_sub(u32::try_from(newlines).unwrap_or(0))
    }

    /// Ends a link: one that leads out keeps its address, one within the page only its words.
    pub(super) fn link_end(&mut self, range: &Range<usize>) {
        let Some((from, address)) = self.links.pop() else { return };
        let text = self.inline.get(from..).unwrap_or_default();
        let spoken = text.chars().any(char::is_alphanumeric);
        match address {
            Some(address) if !address.is_empty() && self.muted == 0 => {
                if spoken {
                    self.inline.push_str("](");
                    self.inline.push_str(&address);
                    self.inline.push(')');
                } else {
                    self.inline.truncate(from.saturating_sub(1));
                }
            }
            Some(_) if !spoken => self.inline.truncate(from),
            Some(_) => self.inner_links += self.inline.len().saturating_sub(from),
            None => {}
        }
        self.cursor = range.end;
    }

    /// Copies the markup between the last word and `to`, unless it is only a container's prefix.
    pub(super) fn gap(&mut self, to: usize) {
        if self.inline.is_empty() && self.fresh {
            self.start = to;
        }
        if self.cursor == to {
            self.fresh = false;
            return;
        }
        let gap = self.source.get(self.cursor..to).unwrap_or_default();
        // At the start of a line only emphasis, escapes and brackets belong to the text.
        let gap = if self.fresh {
            gap.trim_start_matches(|c: char| {
                c.is_whitespace()
                    || matches!(c, '>' | '#' | '-' | '+' | '.' | ')' | '|')
                    || c.is_ascii_digit()
            })
        } else {
            gap
        };
        let gap = if self.fresh { gap.strip_prefix("* ").map_or(gap, str::trim_start) } else { gap };
        if self.muted == 0 && !gap.is_empty() && !gap.trim().is_empty() {
            self.inline.push_str(gap);
        }
        self.fresh = false;
        self.cursor = self.cursor.max(to);
    }

    pub(super) fn word(&mut self, text: &str, range: &Range<usize>) {
        self.gap(range.start);
        if self.muted == 0 {
            self.inline.push_str(text);
        }
        self.cursor = range.end;
    }

    /// Markup that closes before a line break belongs to the line.
    pub(super) fn gap_end(&mut self, range: &Range<usize>) {
        if range.start > self.cursor {
            self.gap(range.start);
        }
    }
}

/// The line ends in a range of bytes; the ranges are short, so that each byte is counted rather than searched for.
fn breaks(text: &str, range: Range<usize>) -> usize {
    let ends = |chunk: &[u8]| chunk.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>();
    text.as_bytes().get(range).unwrap_or_default().chunks(128).map(|chunk| usize::from(ends(chunk))).sum()
}

/// Whether all letters and digits of `text` may stand in so many of its bytes, with some allowance for a number or
/// "back to".
pub(super) fn within(bytes: usize, text: &str) -> bool {
    bytes >= text.trim_matches(|c: char| !c.is_alphanumeric()).len()
        || text.chars().filter(|c| c.is_alphanumeric()).count() <= bytes / 4
}

/// `##Title` without the space that makes it a heading.
pub(super) fn tight_heading(text: &str) -> Option<(u8, &str, &str)> {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let level = u8::try_from(hashes).ok().filter(|level| (2..=6).contains(level))?;
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let title = title.get(hashes..)?;
    title.starts_with(|c: char| c.is_alphanumeric() || c == '*').then_some((level, title.trim(), rest))
}

/// Addresses that lead out of the page and run nothing.
pub(super) fn outward(address: &str) -> bool {
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:"].into_iter().any(begins)
        || (!address.starts_with('#') && !address.contains(':') && !address.is_empty())
}

pub(super) fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// The blocks of a numbered list that was only indented, with tabs as a rule, which is code to the parser.
fn indented_list(code: &str) -> Option<Vec<Block>> {
    let starts = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if !starts(code) {
        return None;
    }
    let lines = || code.lines().filter(|line| !line.trim().is_empty());
    let numbered = lines().filter(|line| recognise::read_mark(line).number.is_some()).count();
    let asking = lines().filter(|line| recognise::asks_surely(&recognise::read_mark(line).rest)).count();
    (numbered >= 3 && numbered * 10 >= lines().count() * 7 && asking * 3 >= numbered)
        .then(|| text::blocks(code))
}
