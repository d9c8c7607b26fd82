//! List items, code, links and tables of a page.

use super::page::undent;
use super::{BLOCKS, Reader, listed};
use crate::block::{BREAK, Block, Kind, Marker};
use crate::{recognise, text};
use scraper::ElementRef;

/// The blocks of a text that was put on a page as it stood, line by line; none for code.
fn told(text: &str) -> Option<Vec<Block>> {
    let asked = |line: &&str| {
        let marked = recognise::read_mark(line.trim());
        marked.question || marked.number.is_some() && recognise::asks_surely(&marked.rest)
    };
    (text.lines().filter(asked).take(3).count() == 3).then(|| text::blocks(text))
}

impl Reader<'_> {
    pub(super) fn item(&mut self, element: ElementRef, depth: usize) {
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

    pub(super) fn preformatted(&mut self, element: ElementRef) {
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
        if let Some(blocks) = told(&code) {
            let before = self.start.take().unwrap_or(self.place.1).saturating_sub(1);
            return self.out.extend(
                blocks.into_iter().map(|block| Block { line: block.line.saturating_add(before), ..block }),
            );
        }
        if !code.is_empty() {
            self.push(Kind::Code(language), code);
        }
    }

    pub(super) fn inline_code(&mut self, element: ElementRef) {
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

    pub(super) fn emphasis(&mut self, element: ElementRef, depth: usize, mark: &str) {
        let blocks =
            element.children().filter_map(ElementRef::wrap).any(|child| listed(BLOCKS, child.value().name()));
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

    pub(super) fn link(&mut self, element: ElementRef, depth: usize) {
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
    pub(super) fn table(&mut self, element: ElementRef, depth: usize) {
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
    pub(super) fn cell(&mut self, cell: ElementRef, depth: usize) -> String {
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
