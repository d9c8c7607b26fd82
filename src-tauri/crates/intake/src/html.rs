//! HTML pages and fragments to blocks. The parser is a browser's, so unclosed tags are no trouble; what a page
//! puts around its text (menus, banners, footers, scripts) is left out before anything is read.

use crate::block::{BREAK, Block, Kind, Marker};
use crate::{detect, tags};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};
use std::borrow::Cow;
use std::collections::HashSet;

/// Elements that hold no text of the document.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "embed", "audio",
    "video", "nav", "footer", "aside", "form", "button", "input", "select", "textarea", "dialog", "head",
    "title", "link", "meta", "map", "figure",
];

/// Elements whose text stands apart from what is before and after.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Parts of class names and ids of what surrounds the text.
const CHROME: &[&str] = &[
    "cookie",
    "consent",
    "breadcrumb",
    "newsletter",
    "subscribe",
    "social",
    "share-",
    "sharing",
    "related-",
    "related_",
    "recommended",
    "sidebar",
    "site-header",
    "site-footer",
    "navbar",
    "nav-",
    "menu-",
    "advert",
    "promo",
    "popup",
    "modal",
    "comments",
    "comment-list",
    "disqus",
    "toc",
    "table-of-contents",
    "pagination",
    "author-box",
    "author-bio",
    "skip-link",
    "screen-reader",
    "footer",
    "banner",
];

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

/// The text without elements that open too deep inside others: a browser's parser walks through all open
/// elements at every tag, so that a hundred thousand of them would take it hours.
fn shallow(text: &str) -> Cow<'_, str> {
    const OPEN: usize = 400;
    const CLOSED_BY_THEMSELVES: &[&str] = &["p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "source", "wbr", "area", "col"];
    let mut depth = 0_usize;
    let mut out = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')).map(|skip| at + skip) {
        at = next + 1;
        let Some((name, closing, attributes, rest)) = text.get(next..).and_then(tags::tag) else { continue };
        let after = text.len() - rest.len();
        if CLOSED_BY_THEMSELVES.contains(&name.as_str()) || attributes.ends_with('/') {
            at = after;
            continue;
        }
        if closing {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            if depth > OPEN {
                out.push_str(text.get(kept..next).unwrap_or_default());
                kept = after;
            }
        }
        at = after;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// Letters on the whole page, to notice when a class name would hide most of it.
fn tree_size(page: &Html) -> usize {
    page.root_element().text().map(str::len).sum()
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
        let mut search = 0;
        while let Some(at) = window.get(search..).and_then(|rest| rest.find(word)).map(|at| at + search) {
            // Words inside tags are attributes.
            let before = window.get(..at).unwrap_or_default();
            let inside = before.rfind('<') > before.rfind('>');
            if !inside {
                let passed = window.as_bytes().get(..at).unwrap_or_default();
                let newlines = passed.iter().filter(|byte| **byte == b'\n').count();
                self.place = (from + at, line.saturating_add(u32::try_from(newlines).unwrap_or(0)));
                if self.start.is_none() {
                    self.start = Some(self.place.1);
                }
                return;
            }
            search = at + word.len();
        }
    }

    fn walk(&mut self, element: ElementRef, depth: usize) {
        if depth > DEPTH {
            self.text(&element.text().collect::<String>());
            return;
        }
        for child in element.children() {
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
        if SILENT.contains(&name) && !(name == "figure" || name == "form") || self.chrome(element) {
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
            "dt" => {
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
            name if BLOCKS.contains(&name) => {
                self.flush();
                self.walk(element, depth);
                self.flush();
            }
            _ => self.walk(element, depth),
        }
    }

    /// Whether an element is page furniture by its role, class or id. What holds most of the page is not.
    fn chrome(&self, element: ElementRef) -> bool {
        let value: &Element = element.value();
        if matches!(
            value.name(),
            "html" | "body" | "main" | "article" | "li" | "p" | "span" | "a" | "code" | "pre"
        ) {
            return false;
        }
        let hidden = value.attr("hidden").is_some() || value.attr("aria-hidden") == Some("true");
        let role = matches!(
            value.attr("role"),
            Some(
                "navigation"
                    | "banner"
                    | "contentinfo"
                    | "complementary"
                    | "search"
                    | "dialog"
                    | "alertdialog"
            )
        );
        let named = || {
            let mut words = HashSet::new();
            words.extend(value.attr("class").unwrap_or_default().split_whitespace());
            words.extend(value.attr("id"));
            words.iter().any(|word| {
                let word = word.to_ascii_lowercase();
                CHROME
                    .iter()
                    .any(|known| word.starts_with(known) || word.ends_with(known.trim_end_matches('-')))
            })
        };
        (hidden || role || named()) && element.text().map(str::len).sum::<usize>() * 2 < self.names
    }

    fn part(&mut self, element: ElementRef, depth: usize, kind: Kind) {
        self.flush();
        self.kind = kind;
        self.walk(element, depth);
        self.flush();
        self.kind = Kind::Paragraph;
    }

    fn item(&mut self, element: ElementRef, depth: usize) {
        self.flush();
        let loose = self.lists.is_empty();
        if loose {
            self.lists.push(None);
        }
        self.pending = Some(match self.lists.last_mut() {
            Some(Some(number)) => {
                let this =
                    element.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(*number);
                *number = this.saturating_add(1);
                Marker::Number(this)
            }
            _ => Marker::Bullet,
        });
        self.walk(element, depth);
        self.flush();
        self.pending = None;
        if loose {
            self.lists.pop();
        }
    }

    fn preformatted(&mut self, element: ElementRef) {
        self.flush();
        let text: String = element.text().collect();
        self.locate(&text);
        let language = element
            .descendants()
            .filter_map(ElementRef::wrap)
            .flat_map(|child| child.value().classes().collect::<Vec<_>>())
            .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
            .unwrap_or_default()
            .to_owned();
        let code = undent(&text);
        if !code.is_empty() {
            self.push(Kind::Code(language), code);
        }
    }

    fn inline_code(&mut self, element: ElementRef) {
        let text: String = element.text().collect();
        let code = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.matches('\n').count() > 2 {
            return self.preformatted(element);
        }
        if code.is_empty() {
            return;
        }
        self.locate(&text);
        let fence = if code.contains('`') { "``" } else { "`" };
        let lead = if text.starts_with(char::is_whitespace) { " " } else { "" };
        let tail = if text.ends_with(char::is_whitespace) { " " } else { "" };
        self.inline.push_str(&format!("{lead}{fence}{code}{fence}{tail}"));
    }

    fn emphasis(&mut self, element: ElementRef, depth: usize, mark: &str) {
        let blocks = element
            .children()
            .filter_map(ElementRef::wrap)
            .any(|child| BLOCKS.contains(&child.value().name()));
        if blocks || self.code {
            return self.walk(element, depth);
        }
        let before = self.inline.len();
        self.walk(element, depth);
        let text = self.inline.get(before..).unwrap_or_default().to_owned();
        let inner = text.trim();
        if inner.is_empty() || inner.contains(mark) {
            return;
        }
        let lead = text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
        let tail = text.get(text.trim_end().len()..).unwrap_or_default();
        let marked = format!("{lead}{mark}{inner}{mark}{tail}");
        self.inline.truncate(before);
        self.inline.push_str(&marked);
    }

    fn link(&mut self, element: ElementRef, depth: usize) {
        let before = self.inline.len();
        self.walk(element, depth);
        let Some(text) = self.inline.get(before..) else { return };
        let address = element.attr("href").unwrap_or_default().trim();
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if address.starts_with('#') || address.contains("#") && !address.contains("://") {
            self.inner += letters;
        } else if letters > 0
            && (address.starts_with("http://") || address.starts_with("https://") || !address.contains(':'))
            && !address.is_empty()
            && !address.contains(['(', ')', ' '])
        {
            let text = text.trim().replace(['[', ']'], "");
            self.inline.truncate(before);
            self.inline.push_str(&format!("[{text}]({address}) "));
        }
    }

    /// A table of text becomes one block; a table that lays out the page is walked through.
    fn table(&mut self, element: ElementRef, depth: usize) {
        self.flush();
        let inside = |name: &str| {
            element.descendants().filter_map(ElementRef::wrap).skip(1).any(|e| e.value().name() == name)
        };
        let layout = inside("table") || inside("h2") || inside("h3") || inside("details");
        if layout || self.lists.len() > 8 {
            return self.walk(element, depth);
        }
        let mut rows = Vec::new();
        let mut line = None;
        for row in element.descendants().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "tr") {
            let mut cells = Vec::new();
            for cell in row
                .children()
                .filter_map(ElementRef::wrap)
                .filter(|e| matches!(e.value().name(), "td" | "th"))
            {
                cells.push(self.cell(cell, depth));
            }
            line = line.or(self.start.take());
            self.start = None;
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(cells);
            }
        }
        self.start = line;
        if rows.iter().all(|row| row.len() < 2) {
            for row in rows {
                self.push(Kind::Paragraph, row.join(" "));
            }
        } else if !rows.is_empty() {
            self.push(Kind::Table(rows), String::new());
        }
        self.start = None;
    }

    /// The text of one cell, its blocks as lines.
    fn cell(&mut self, cell: ElementRef, depth: usize) -> String {
        let mut inner = Reader::new(self.source);
        inner.place = self.place;
        inner.names = usize::MAX / 4;
        inner.walk(cell, depth + 1);
        inner.flush();
        self.place = inner.place;
        self.start = self.start.or(inner.out.first().map(|block| block.line));
        let lines: Vec<String> = inner
            .out
            .into_iter()
            .map(|block| match block.kind {
                Kind::Code(_) => format!("`{}`", block.text.replace('\n', " ")),
                _ if block.marker.is_some() => format!("- {}", block.text),
                _ => block.text,
            })
            .collect();
        lines.join("\n").replace(BREAK, "\n")
    }
}

/// Spaces as a browser shows them: runs are one, lines are trimmed, breaks stay.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(BREAK) {
        let start = out.len();
        for word in line.split([' ', '\t', '\u{a0}', '\n']).filter(|word| !word.is_empty()) {
            if out.len() > start {
                out.push(' ');
            }
            out.push_str(word);
        }
        if out.len() > start {
            out.push(BREAK);
        }
    }
    // A space that markup left before punctuation.
    let out = out.trim_end();
    if out.contains(") ") {
        out.replace(") .", ").").replace(") ,", "),").replace(") ?", ")?")
    } else {
        out.to_owned()
    }
}

/// Code without the lines and the indentation that only the page's own layout gave it.
fn undent(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let to = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(from, |at| at + 1);
    let lines = lines.get(from..to).unwrap_or_default();
    let least = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|line| line.get(least..).unwrap_or_default().trim_end()).collect();
    cut.join("\n")
}
