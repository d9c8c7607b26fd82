//! Markdown to blocks. The parser is CommonMark's; inline text is kept as it was typed, except that pictures,
//! raw HTML and links within the page are taken out.

mod inline;
mod raw;

use crate::block::{Block, Kind, Marker};
use crate::{detect, stop, tags};
use inline::{level_of, outward, tight_heading, within};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads `text` into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    // Not the parser's metadata blocks: it takes every rule followed by text for one.
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let body = detect::behind_front_matter(text);
    let skipped = text.get(..text.len() - body.len()).unwrap_or_default();
    let mut reader = Reader::new(body);
    reader.line.1 = 1 + u32::try_from(skipped.matches('\n').count()).unwrap_or(0);
    let mut events = Parser::new_ext(body, options).into_offset_iter();
    // Looked at where it lies: moving the large events about took as long as reading them.
    while let Some((event, range)) = &events.next() {
        if matches!(event, Event::Start(_)) && stop::asked() {
            break;
        }
        reader.event(event, range);
    }
    reader.flush();
    reader.out
}

/// What the words being collected belong to.
#[derive(Clone, Copy, PartialEq)]
enum Into {
    Paragraph,
    Heading(u8),
    Summary,
    Cell,
}

struct Reader<'a> {
    source: &'a str,
    out: Vec<Block>,
    /// Inline text collected so far, and where in the source it is copied from next.
    inline: String,
    into: Into,
    cursor: usize,
    /// A line break was just passed: what comes before the next word is the container's prefix.
    fresh: bool,
    /// Start of the block being collected.
    start: usize,
    lists: Vec<Option<u64>>,
    pending: Option<Marker>,
    quotes: u32,
    muted: u32,
    /// Links open: where their text begins, and their address if it is kept.
    links: Vec<(usize, Option<String>)>,
    /// Bytes of `inline` that are links within the page.
    inner_links: usize,
    code: Option<(String, String)>,
    /// The code is told by its indentation alone.
    indented: bool,
    html: String,
    in_html: bool,
    table: Vec<Vec<String>>,
    /// Rows of the table so far, and whether this one only links to the page's own parts.
    rows: usize,
    leads: bool,
    table_start: usize,
    raw_code: Option<String>,
    line: (usize, u32),
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            // A block of a page is rarely shorter.
            out: Vec::with_capacity(source.len() / 128),
            inline: String::new(),
            into: Into::Paragraph,
            cursor: 0,
            fresh: true,
            start: 0,
            lists: Vec::new(),
            pending: None,
            quotes: 0,
            muted: 0,
            links: Vec::new(),
            inner_links: 0,
            code: None,
            indented: false,
            html: String::new(),
            in_html: false,
            table: Vec::new(),
            rows: 0,
            leads: false,
            table_start: 0,
            raw_code: None,
            line: (0, 1),
        }
    }

    fn push(&mut self, kind: Kind, text: String, at: usize) {
        let line = self.line_at(at);
        let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
        let marker = self.pending.take();
        self.out.push(Block { kind, text, depth, marker, line });
    }

    /// Ends the text being collected and makes a block of it.
    fn flush(&mut self) {
        let inner = std::mem::take(&mut self.inner_links);
        self.links.clear();
        if self.inline.is_empty() && !matches!(self.pending, Some(Marker::Task(_))) {
            return;
        }
        // The buffer is used again, so that each block costs one piece of memory, of its own size.
        let mut text = std::mem::take(&mut self.inline);
        self.finish(text.trim(), inner);
        text.clear();
        self.inline = text;
    }

    fn finish(&mut self, text: &str, inner: usize) {
        // Rows of signs and pictures say nothing.
        if !text.chars().any(|c| c.is_alphanumeric() || matches!(c, '=' | '<' | '>' | '$' | '[' | '{' | '('))
            && self.into != Into::Cell
            && !matches!(self.pending, Some(Marker::Task(_)))
        {
            return;
        }
        // A list of links to the page's own parts is a table of contents.
        if self.into == Into::Paragraph && inner > 0 && within(inner, text) {
            self.pending = None;
            return;
        }
        let text = match memchr::memchr(b'<', text.as_bytes()) {
            Some(_) => tags::quote_tags(text),
            None => text.to_owned(),
        };
        let kind = match self.into {
            Into::Heading(level) => Kind::Heading(level),
            Into::Summary => Kind::Summary,
            Into::Cell => return,
            Into::Paragraph if self.quotes > 0 => Kind::Quote,
            Into::Paragraph => {
                if let Some((level, title, rest)) = tight_heading(&text) {
                    self.push(Kind::Heading(level), title.to_owned(), self.start);
                    let rest = rest.trim();
                    if !rest.is_empty() {
                        self.push(Kind::Paragraph, rest.to_owned(), self.start);
                    }
                    return;
                }
                Kind::Paragraph
            }
        };
        self.push(kind, text, self.start);
    }

    fn begin(&mut self, into: Into, range: &Range<usize>) {
        self.flush();
        self.into = into;
        self.start = range.start;
        self.cursor = range.start;
        self.fresh = true;
    }

    fn event(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(*tag, range),
            Event::Text(text) => {
                if let Some((_, code)) = &mut self.code {
                    code.push_str(text);
                } else if self.in_html {
                    self.html.push_str(text);
                } else {
                    if self.inline.is_empty()
                        && self.into != Into::Cell
                        && !matches!(self.into, Into::Heading(_))
                    {
                        self.into = if self.into == Into::Summary { Into::Summary } else { Into::Paragraph };
                    }
                    let typed: &'a str = self.source.get(range.clone()).unwrap_or_default();
                    let meant = typed.len() == text.len() || typed.starts_with('&') || typed.contains('\n');
                    self.word(if meant { text.as_ref() } else { typed }, range);
                }
            }
            Event::Code(text) => {
                let typed: &'a str = self.source.get(range.clone()).unwrap_or_default();
                if typed.contains('\n') {
                    self.word(&format!("`{text}`"), range);
                } else {
                    self.word(typed, range);
                }
            }
            Event::InlineHtml(html) => self.inline_html(html, range),
            Event::Html(html) => {
                if self.html.is_empty() {
                    self.start = range.start;
                }
                self.html.push_str(html);
            }
            Event::SoftBreak | Event::HardBreak => {
                self.gap_end(range);
                if self.muted == 0 {
                    self.inline.push_str(if matches!(event, Event::HardBreak) { "  \n" } else { "\n" });
                }
                self.cursor = range.end;
                self.fresh = true;
            }
            Event::Rule => {
                self.flush();
                self.push(Kind::Rule, String::new(), range.start);
            }
            Event::TaskListMarker(done) => {
                self.pending = Some(Marker::Task(*done));
                self.cursor = range.end;
                self.fresh = true;
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(Into::Paragraph, range),
            Tag::Heading { level, .. } => {
                self.begin(Into::Heading(level_of(*level)), range);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.start = range.start;
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split([' ', ',', '{']).next().unwrap_or_default().to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.indented = matches!(kind, CodeBlockKind::Indented);
                self.code = Some((language, String::with_capacity(range.len())));
            }
            Tag::HtmlBlock => {
                self.flush();
                self.in_html = true;
                self.start = range.start;
            }
            Tag::List(start) => {
                self.flush();
                self.lists.push(*start);
            }
            Tag::Item => {
                self.flush();
                self.pending = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let this = u32::try_from(*number).unwrap_or(u32::MAX);
                        *number = number.saturating_add(1);
                        Marker::Number(this)
                    }
                    _ => Marker::Bullet,
                });
                self.begin(Into::Paragraph, range);
            }
            Tag::Table(_) => {
                self.flush();
                self.table_start = range.start;
                self.table.clear();
            }
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::TableCell => {
                self.inline.clear();
                self.into = Into::Cell;
                self.inner_links = 0;
                self.cursor = range.start;
                self.fresh = true;
            }
            Tag::Link { dest_url, .. } => {
                self.gap(range.start);
                let kept = outward(dest_url).then(|| dest_url.to_string());
                if self.muted == 0 && kept.is_some() {
                    self.inline.push('[');
                }
                self.links.push((self.inline.len(), kept.or(dest_url.starts_with('#').then(String::new))));
                let opened = self.source.get(range.start..).is_some_and(|s| s.starts_with(['[', '<']));
                self.cursor = range.start + usize::from(opened);
            }
            Tag::Image { .. } => {
                self.gap(range.start);
                self.muted += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.gap(range.start),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => self.heading_end(range),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.code_end(),
            TagEnd::HtmlBlock => {
                self.in_html = false;
                let html = std::mem::take(&mut self.html);
                self.html_block(&html);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.pending = None;
            }
            TagEnd::Item => {
                self.flush();
                // A box whose text is the code below it.
                if matches!(self.pending, Some(Marker::Task(_))) {
                    self.push(Kind::Paragraph, String::new(), range.start);
                }
                self.pending = None;
            }
            TagEnd::TableCell => {
                // A row that only links to the page's own parts is a line of a table of contents.
                let text = self.inline.trim();
                let inner = std::mem::take(&mut self.inner_links);
                let navigation = inner > 0 && within(inner, text);
                self.leads |= navigation;
                let cell = if self.leads { String::new() } else { tags::quote_tags(text) };
                self.inline.clear();
                if let Some(row) = self.table.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.rows += 1;
                if std::mem::take(&mut self.leads) {
                    self.table.pop();
                }
            }
            TagEnd::Table => {
                self.into = Into::Paragraph;
                let rows = std::mem::take(&mut self.table);
                if rows.len() * 2 > std::mem::take(&mut self.rows) {
                    self.push(Kind::Table(rows), String::new(), self.table_start);
                }
            }
            TagEnd::Link => self.link_end(range),
            TagEnd::Image => {
                self.muted = self.muted.saturating_sub(1);
                self.cursor = range.end;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.gap(range.end),
            _ => {}
        }
    }

    /// A paragraph underlined by accident with a row of dashes is still a paragraph.
    fn heading_end(&mut self, range: &Range<usize>) {
        let typed = self.source.get(range.clone()).unwrap_or_default().trim_start();
        let long = self.inline.len() > 200
            || self.inline.trim_end().ends_with('.')
            || self.inline.trim().contains('\n');
        if !typed.starts_with('#') && long {
            self.into = Into::Paragraph;
        }
        self.flush();
        self.into = Into::Paragraph;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_place_and_their_text() {
        let text = "---\ntitle: x\n---\n# A **b** `c`\n\n- [in](#in)\n\n1. one\n   two \\_x\\_ &lt;i&gt;\n   - [out](https://e.org) ![p](q.png)\n2. ### Head\n\n<details><summary>S</summary>\n\n</details>\n\n| a | b |\n|---|---|\n| 1 | [x](#y) |\n| 2 | z |\n";
        let found: Vec<(u32, u8, String)> =
            blocks(text).into_iter().map(|b| (b.line, b.depth, b.text)).collect();
        let expected = [
            (4, 0, "A **b** `c`"),
            (8, 1, "one\ntwo \\_x\\_ `<i>`"),
            (10, 2, "[out](https://e.org)"),
            (11, 1, "Head"),
            (13, 0, ""),
            (13, 0, "S"),
            (15, 0, ""),
            (17, 0, ""),
        ];
        assert_eq!(found, expected.map(|(line, depth, text)| (line, depth, text.to_owned())));
    }
}
