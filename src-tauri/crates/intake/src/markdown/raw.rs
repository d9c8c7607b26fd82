//! The HTML inside Markdown: folds, line breaks, headings and lists that people write as tags. Everything else of
//! it is left out.

use super::{Into, Reader};
use crate::block::{BREAK, Kind, Marker};
use crate::tags::{self, Piece};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let Some((name, closing, _, _)) = tags::tag(html) else {
            self.gap(range.start);
            self.cursor = range.end;
            return;
        };
        self.gap(range.start);
        self.cursor = range.end;
        match name.as_str() {
            "details" | "summary" => self.fold(&name, closing, range.start),
            "br" => self.inline.push(BREAK),
            "b" | "strong" => self.inline.push_str("**"),
            "i" | "em" => self.inline.push('*'),
            "code" | "kbd" | "tt" | "samp" => self.inline.push('`'),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div" | "hr" | "li" => self.inline.push(BREAK),
            name if tags::formats(name) || name == "!" => {}
            _ => self.inline.push_str(html),
        }
    }

    pub(super) fn fold(&mut self, name: &str, closing: bool, at: usize) {
        // Emphasis left open around a fold is no text.
        let left = self.inline.trim().trim_matches('*').is_empty();
        if left {
            self.inline.clear();
        }
        self.flush();
        self.start = at;
        match (name, closing) {
            ("details", false) => self.push(Kind::Open, String::new(), at),
            ("details", true) => {
                self.into = Into::Paragraph;
                self.push(Kind::Close, String::new(), at);
            }
            ("summary", false) => self.into = Into::Summary,
            _ => self.into = Into::Paragraph,
        }
        self.fresh = true;
    }

    pub(super) fn html_block(&mut self, html: &str) {
        let base = self.start;
        let offset = |piece: &str| {
            base + (piece.as_ptr() as usize).saturating_sub(html.as_ptr() as usize).min(html.len())
        };
        let mut at = base;
        for piece in tags::pieces(html) {
            match piece {
                Piece::Text(text) => {
                    at = offset(text);
                    if let Some(code) = &mut self.raw_code {
                        code.push_str(&tags::unescape(text));
                        continue;
                    }
                    if self.inline.trim().is_empty() {
                        self.start = at + (text.len() - text.trim_start().len());
                    }
                    self.inline.push_str(&tags::unescape(text));
                }
                Piece::Open(name, attributes) => {
                    at = offset(attributes);
                    self.html_tag(&name, attributes, false, at);
                }
                Piece::Close(name) => self.html_tag(&name, "", true, at),
            }
        }
        if self.raw_code.is_none() && self.into != Into::Summary {
            if self.inline.trim().trim_matches('*').is_empty() {
                self.inline.clear();
            }
            self.flush();
        }
    }

    pub(super) fn html_tag(&mut self, name: &str, attributes: &str, closing: bool, at: usize) {
        match (name, closing) {
            ("details" | "summary", _) => self.fold(name, closing, at),
            ("pre", false) => {
                self.flush();
                self.start = at;
                self.raw_code = Some(String::new());
            }
            ("pre", true) => {
                if let Some(code) = self.raw_code.take() {
                    self.push(Kind::Code(String::new()), code.trim_matches('\n').to_owned(), self.start);
                }
            }
            _ if self.raw_code.is_some() => {}
            ("br", _) => self.inline.push(BREAK),
            ("b" | "strong", _) if self.into == Into::Summary || !self.inline.is_empty() || !closing => {
                self.inline.push_str("**");
            }
            ("code" | "kbd" | "tt", _) => self.inline.push('`'),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.flush();
                let level = name.as_bytes().get(1).map_or(3, |digit| digit.saturating_sub(b'0'));
                self.into = Into::Heading(level);
            }
            ("a", false) if attributes.contains("href=\"#") || attributes.contains("href='#") => {
                self.links.push((self.inline.len(), Some(String::new())));
            }
            ("a", true) => {
                if let Some((from, _)) = self.links.pop() {
                    self.inner_links += self.inline.len().saturating_sub(from);
                }
            }
            ("li", false) => {
                self.flush();
                self.pending = Some(Marker::Bullet);
                self.lists.push(None);
            }
            ("li", true) => {
                self.flush();
                self.lists.pop();
            }
            (
                "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "hr" | "tr" | "td"
                | "th" | "table",
                _,
            ) => {
                self.flush();
                self.into = Into::Paragraph;
            }
            _ => {}
        }
    }
}
