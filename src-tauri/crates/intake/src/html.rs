//! HTML pages and fragments to blocks. The parser is a browser's, so unclosed tags are no trouble; what a page
//! puts around its text (menus, banners, footers, scripts) is left out before anything is read.

pub(crate) mod data;
mod page;
mod parts;

use crate::block::{BREAK, Block, Kind, Marker};
use crate::{detect, stop, tags};
use page::{collapse, shallow, tree_size};
use scraper::{ElementRef, Html, Node};

/// Elements that hold no text of the document.
const SILENT: &str = "\
script|style|noscript|template|iframe|svg|canvas|object|embed|audio|video|nav|footer|aside|form|button|\
input|select|textarea|dialog|head|title|link|meta|map|figure";

/// Elements whose text stands apart from what is before and after.
const BLOCKS: &str = "\
address|article|blockquote|body|center|dd|details|dir|div|dl|dt|fieldset|figcaption|h1|h2|h3|h4|h5|h6|\
header|hgroup|hr|html|li|main|menu|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul";

/// Whether a list of names holds one.
fn listed(names: &str, name: &str) -> bool {
    names.split('|').any(|known| known == name)
}

/// Nesting beyond which elements are read as if they stood at this depth.
const DEPTH: usize = 200;

/// Reads `text` into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let body = detect::behind_front_matter(text);
    let page = Html::parse_document(&shallow(body));
    let mut reader = Reader::new(text);
    let skipped = text.get(..text.len() - body.len()).unwrap_or_default();
    reader.place = (skipped.len(), 1 + u32::try_from(skipped.matches('\n').count()).unwrap_or(0));
    reader.names = tree_size(&page);
    reader.walk(page.root_element(), 0);
    reader.flush();
    reader.out
}

struct Reader<'a> {
    source: &'a str,
    out: Vec<Block>,
    inline: String,
    kind: Kind,
    lists: Vec<Option<u32>>,
    pending: Option<Marker>,
    quotes: usize,
    code: bool,
    /// Letters of `inline` that lie in links within the page.
    inner: usize,
    names: usize,
    /// Where in the source the text read last was found, and its line.
    place: (usize, u32),
    start: Option<u32>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            out: Vec::new(),
            inline: String::new(),
            kind: Kind::Paragraph,
            lists: Vec::new(),
            pending: None,
            quotes: 0,
            code: false,
            inner: 0,
            names: 0,
            place: (0, 1),
            start: None,
        }
    }

    fn push(&mut self, kind: Kind, text: String) {
        let line = self.start.take().unwrap_or(self.place.1);
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        self.out.push(Block { kind, text, depth, marker: self.pending.take(), line });
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.inline);
        let inner = std::mem::take(&mut self.inner);
        let kind =
            if self.quotes > 0 && self.kind == Kind::Paragraph { Kind::Quote } else { self.kind.clone() };
        if kind == Kind::Paragraph
            && self.pending.is_none()
            && let Some(code) = page::broken_code(&text)
        {
            return self.push(Kind::Code(String::new()), code);
        }
        let text = collapse(&text);
        if text.is_empty() {
            self.start = None;
            return;
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if kind == Kind::Paragraph && inner > 0 && inner >= letters {
            self.pending = None;
            self.start = None;
            return;
        }
        self.push(kind, text);
    }

    /// Finds the line of a piece of text. Each is looked for a little way behind the last, since text comes in
    /// the order of the source; entities and breaks can hide one, which costs nothing but the line's exactness.
    fn locate(&mut self, text: &str) {
        let Some(word) = text.split_whitespace().find(|word| word.is_ascii() || word.chars().count() > 1)
        else {
            return;
        };
        // What stands before that word may have begun lines above it.
        let begun = word.as_ptr() as usize - text.as_ptr() as usize;
        let above = text.get(..begun).unwrap_or_default().trim_start().matches('\n').count();
        let word = word.split(['&', '<', '>', '"']).next().unwrap_or(word);
        if word.is_empty() {
            return;
        }
        let (from, line) = self.place;
        let mut end = from.saturating_add(20_000).min(self.source.len());
        while !self.source.is_char_boundary(end) {
            end -= 1;
        }
        let Some(window) = self.source.get(from..end) else { return };
        let Some(at) = outside(window, word) else { return };
        let passed = window.as_bytes().get(..at).unwrap_or_default();
        let newlines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.place = (from + at, line.saturating_add(u32::try_from(newlines).unwrap_or(0)));
        if self.start.is_none() {
            let above = u32::try_from(above).unwrap_or(0);
            self.start = Some(self.place.1.saturating_sub(above).max(1));
        }
    }

    fn walk(&mut self, element: ElementRef, depth: usize) {
        if depth > DEPTH {
            self.text(&element.text().collect::<String>());
            return;
        }
        for child in element.children() {
            if stop::asked() {
                break;
            }
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.code {
            self.inline.push_str(text);
            return;
        }
        if text.trim().is_empty() {
            if !self.inline.is_empty() {
                self.inline.push(' ');
            }
            return;
        }
        self.locate(text);
        // Typed Markdown signs are text here; tags that are spoken of go into code.
        let text = text.replace('\n', " ");
        if text.contains('<') {
            self.inline.push_str(&tags::quote_tags(&text))
        } else {
            self.inline.push_str(&text)
        }
    }

    fn element(&mut self, element: ElementRef, depth: usize) {
        let name = element.value().name();
        let folds = name == "button" && self.folds(element);
        if listed(SILENT, name) && !(name == "figure" || name == "form" || folds) || self.chrome(element) {
            return;
        }
        match name {
            "br" => self.inline.push(BREAK),
            "hr" => {
                self.flush();
                self.push(Kind::Rule, String::new());
            }
            "img" | "picture" | "source" => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(2, |digit| digit.saturating_sub(b'0'));
                self.part(element, depth, Kind::Heading(level));
            }
            "ul" | "ol" | "menu" | "dir" => {
                self.flush();
                let first = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
                self.walk(element, depth);
                self.flush();
                self.lists.pop();
                self.pending = None;
            }
            "li" => self.item(element, depth),
            "pre" => self.preformatted(element),
            "blockquote" => {
                self.flush();
                self.quotes += 1;
                self.walk(element, depth);
                self.flush();
                self.quotes -= 1;
            }
            "table" => self.table(element, depth),
            "details" => {
                self.flush();
                self.push(Kind::Open, String::new());
                self.walk(element, depth);
                self.flush();
                self.push(Kind::Close, String::new());
            }
            "summary" => self.part(element, depth, Kind::Summary),
            "button" if self.kind != Kind::Paragraph => self.walk(element, depth),
            "dt" | "button" => {
                self.flush();
                self.inline.push_str("**");
                self.walk(element, depth);
                let open = self.inline.trim_end().len();
                self.inline.truncate(open);
                self.inline.push_str("**");
                self.flush();
            }
            "code" | "kbd" | "samp" | "tt" | "var" if !self.code => self.inline_code(element),
            "strong" | "b" => self.emphasis(element, depth, "**"),
            "em" | "i" => self.emphasis(element, depth, "*"),
            "a" => self.link(element, depth),
            name if listed(BLOCKS, name) => {
                self.flush();
                self.walk(element, depth);
                self.flush();
            }
            _ => self.walk(element, depth),
        }
    }

    fn part(&mut self, element: ElementRef, depth: usize, kind: Kind) {
        self.flush();
        self.kind = kind;
        self.walk(element, depth);
        self.flush();
        self.kind = Kind::Paragraph;
    }
}

/// Where `word` stands first that is not inside a tag, whose words are attributes.
fn outside(text: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let end = rest.find('<').unwrap_or(rest.len());
        if let Some(at) = rest.get(..end)?.find(word) {
            return Some(from + at);
        }
        from += end + rest.get(end..)?.find('>')?;
    }
}
