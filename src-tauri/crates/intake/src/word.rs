//! Word documents (.docx) to blocks: headings by style, lists with the numbers Word would show, tables, code by
//! style or typeface. What was deleted under tracked changes is not there.

use crate::archive::Archive;
use crate::block::{Block, Kind, Marker};
use crate::draft::{Document, Format};
use crate::gather::damaged;
use crate::recognise::Asks;
use crate::text::code;
use crate::xml::{self, Node};
use crate::{Error, Options, recognise, text};
use numbering::Numbering;
use styles::Styles;

mod numbering;
mod runs;
mod styles;

const WHAT: &str = "a Word document";

/// Reads a document's questions.
///
/// # Errors
/// `Damaged` where the archive or its main part is.
pub(crate) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut archive = Archive::open(name, WHAT, bytes, options.limits)?;
    let main = ["word/document.xml", "word/document2.xml"]
        .into_iter()
        .find(|path| archive.names().iter().any(|known| known == path));
    let main = main.ok_or_else(|| damaged(name, WHAT, "its main part is missing"))?;
    let mut part = |path: &str| -> Result<Node, Error> {
        let text = archive.text(path)?.unwrap_or_default();
        xml::parse(&text).map_err(|why| damaged(name, WHAT, why))
    };
    let styles = Styles::read(&part("word/styles.xml")?);
    let numbering = Numbering::read(&part("word/numbering.xml")?);
    let root = part(main)?;
    let body = root.find("body").ok_or_else(|| damaged(name, WHAT, "it has no body"))?;
    let mut writer = Writer { styles, numbering, blocks: Vec::new(), source: String::new(), line: 1 };
    writer.content(body);
    let Writer { mut blocks, source, .. } = writer;
    // A document without styles, lists and bold type is plain text, however it is packed.
    let set = |block: &Block| {
        !matches!(block.kind, Kind::Paragraph) || block.marker.is_some() || block.text.contains("**")
    };
    if !blocks.iter().any(set) {
        blocks = text::blocks(&source);
    }
    titles(&mut blocks);
    let (drafts, duplicates) = recognise::once(recognise::drafts(blocks, name));
    let mut document = Document::gathered(Format::Word, &source, drafts, options);
    document.duplicates += duplicates;
    Ok(document)
}

struct Writer {
    styles: Styles,
    numbering: Numbering,
    blocks: Vec<Block>,
    /// The document as plain text, for the preview; its lines are those of the blocks.
    source: String,
    line: u32,
}

impl Writer {
    fn content(&mut self, node: &Node) {
        for child in node.nodes() {
            match child.name.as_str() {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                // Content controls, tracked insertions and their like only wrap.
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" | "AlternateContent"
                | "Fallback" => self.content(child),
                _ => {}
            }
        }
    }

    fn push(&mut self, mut block: Block, shown: &str) {
        block.line = self.line;
        self.say(shown);
        self.blocks.push(block);
    }

    fn say(&mut self, text: &str) {
        self.source.push_str(text);
        self.source.push('\n');
        let lines = text.matches('\n').count().saturating_add(1);
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
    }

    fn paragraph(&mut self, node: &Node) {
        let properties = node.child("pPr");
        let style = properties.and_then(|p| p.child("pStyle")).and_then(|s| s.attribute("val")).unwrap_or("");
        let spans = runs::spans(node, &self.styles);
        let raw: String = spans.iter().map(|span| span.text.as_str()).collect();
        if self.styles.is_code(style) || runs::all_code(&spans) {
            return self.code(&raw);
        }
        if raw.trim().is_empty() {
            return self.say("");
        }
        let own_level = properties
            .and_then(|p| p.child("outlineLvl"))
            .and_then(|l| l.attribute("val"))
            .and_then(|v| v.parse::<u8>().ok());
        let heading =
            self.styles.heading(style).or(own_level.filter(|level| *level < 6).map(|level| level + 1));
        let place = properties.and_then(|p| p.child("numPr")).map(numbering::place);
        // A style of headings on several lines is an accident.
        let heading = heading.filter(|_| !raw.trim().contains('\n'));
        let (id, depth) = match (place, self.styles.numbering(style)) {
            (Some((Some(id), depth)), _) => (Some(id), depth.unwrap_or(0)),
            (Some((None, depth)), Some((id, _))) => (Some(id), depth.unwrap_or(0)),
            (None, Some((id, depth))) => (Some(id), depth),
            _ => (None, 0),
        };
        let item = id.and_then(|id| self.numbering.next(&id, depth));
        let text = runs::markdown(&spans);
        let shown = match &item {
            Some(item) => format!("{}{} {raw}", "  ".repeat(usize::from(depth)), item.shown),
            None => raw.clone(),
        };
        let text = match &item {
            // "Question %1:" is a mark to be read like a typed one.
            Some(item) if item.worded => format!("{} {text}", item.shown),
            _ => text,
        };
        let marker = item.filter(|item| !item.worded).map(|item| item.marker);
        if heading.is_none() && marker.is_none() {
            return self.lines(style, &text, &shown);
        }
        let block = match (heading, marker) {
            (Some(level), marker) => {
                Block { marker, ..Block::new(Kind::Heading(level), text.replace('\n', " "), 0) }
            }
            (None, Some(marker)) => Block::item(marker, depth.saturating_add(1), text, 0),
            (None, None) => Block::new(Kind::Paragraph, text, 0),
        };
        self.push(block, &shown);
    }

    /// An ordinary paragraph, its lines apart: people type lists with line breaks, numbers and dashes of their own.
    fn lines(&mut self, style: &str, text: &str, shown: &str) {
        let mut shown = shown.lines();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let plain = shown.find(|line| !line.trim().is_empty()).unwrap_or(line);
            // Code that nobody set as code.
            let goes_on = self.above() && code::possibly(plain) && !plain.trim_end().ends_with(['?', '.']);
            if !text.contains("**") && (code::surely(plain) || goes_on) {
                self.code(plain);
                continue;
            }
            let block = if self.styles.is_quote(style) {
                Block::new(Kind::Quote, line, 0)
            } else if let Some((marker, depth, rest)) = text::bullet(line) {
                Block::item(marker, depth, rest, 0)
            } else {
                let marked = recognise::read_mark(line);
                let number = marked.number.filter(|_| !marked.question && !marked.rest.is_empty());
                // A paragraph indented like the item above goes on with it.
                let continues =
                    style == "ListParagraph" && self.blocks.last().is_some_and(|last| last.depth > 0);
                match number {
                    Some(number) => Block::item(Marker::Number(number), 1, marked.rest.into_owned(), 0),
                    None if continues => Block { depth: 1, ..Block::new(Kind::Paragraph, line, 0) },
                    None => Block::new(Kind::Paragraph, line, 0),
                }
            };
            self.push(block, plain);
        }
    }

    /// Whether the line above is code.
    fn above(&self) -> bool {
        self.blocks.last().is_some_and(|last| {
            let lines = u32::try_from(last.text.matches('\n').count()).unwrap_or(0);
            matches!(last.kind, Kind::Code(_))
                && last.line.saturating_add(lines).saturating_add(1) >= self.line
        })
    }

    /// Paragraphs of code follow each other as one block.
    fn code(&mut self, raw: &str) {
        // Word keeps spaces in a row as ones that do not break.
        let raw = &raw.replace('\u{a0}', " ");
        if self.above()
            && let Some(last) = self.blocks.last_mut()
        {
            last.text.push('\n');
            last.text.push_str(raw);
            return self.say(raw);
        }
        if raw.trim().is_empty() {
            return self.say("");
        }
        let depth = self.blocks.last().map_or(0, |last| last.depth);
        self.push(Block { depth, ..Block::new(Kind::Code(String::new()), raw, 0) }, raw);
    }

    fn table(&mut self, node: &Node) {
        let rows: Vec<Vec<&Node>> = node.children("tr").map(cells).collect();
        // A box around a text or code is set as a table of one cell.
        if let [row] = rows.as_slice()
            && let [cell] = row.as_slice()
        {
            return self.content(cell);
        }
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect();
        let line = self.line;
        for row in &rows {
            let shown: Vec<String> = row.iter().map(|cell| cell.replace('\n', " ")).collect();
            self.say(&shown.join("\t"));
        }
        self.blocks.push(Block::new(Kind::Table(rows), "", line));
    }

    fn cell(&self, node: &Node) -> String {
        let mut paragraphs = Vec::new();
        node.all("p", &mut paragraphs);
        let texts =
            paragraphs.into_iter().map(|paragraph| runs::markdown(&runs::spans(paragraph, &self.styles)));
        texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// People set titles in bold rather than in a style. Such a line is one where questions follow at once; in
/// answers ("Advantages:") none do.
fn titles(blocks: &mut [Block]) {
    let plain = |block: &Block| block.kind == Kind::Paragraph && block.depth == 0 && block.marker.is_none();
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).is_some_and(|next| {
            matches!(next.kind, Kind::Paragraph)
                && recognise::asks(&recognise::read_mark(&next.text).rest) == Asks::Yes
        });
        let Some(block) = blocks.get_mut(at).filter(|block| next && plain(block)) else { continue };
        let text = block.text.trim();
        let bold = text.starts_with("**") && text.ends_with("**") && text.chars().count() < 70;
        let marked = recognise::read_mark(text);
        if bold && !marked.question && marked.number.is_none() && recognise::asks(text) == Asks::No {
            *block = Block::new(Kind::Heading(5), text.replace("**", ""), block.line);
        }
    }
}

fn cells(row: &Node) -> Vec<&Node> {
    let mut out = Vec::new();
    for child in row.nodes() {
        match child.name.as_str() {
            "tc" => out.push(child),
            "sdt" => out.extend(child.child("sdtContent").into_iter().flat_map(|inner| inner.children("tc"))),
            _ => {}
        }
    }
    out
}
