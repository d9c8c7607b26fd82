//! Plain text to blocks: what remains of web pages and chats once they were copied or saved. Lines are judged by
//! what they begin with and what stands around them; broken ones are joined, run-together ones taken apart.

pub(crate) mod code;
mod lines;
mod unglue;

use crate::block::{Block, Kind, Marker};
use crate::{recognise, stop};
use lines::{ended, hash_heading, wrapped};
use unglue::Line;

/// Reads `text` into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = unglue::lines(text);
    let mut reader = Reader { wrapped: wrapped(text), lines, out: Vec::new(), open: false, margin: 0, at: 0 };
    while reader.at < reader.lines.len() && !stop::asked() {
        reader.step();
    }
    reader.out
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    out: Vec<Block>,
    /// The last block may go on with the next line.
    open: bool,
    wrapped: bool,
    /// Indentation of the last item that stands in no other.
    margin: usize,
    at: usize,
}

/// A bullet's depth and the text behind it.
pub(crate) fn bullet(line: &str) -> Option<(Marker, u8, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let glyph = text.chars().next()?;
    let rest = text.get(glyph.len_utf8()..)?;
    let depth = if indent >= 2 { 2 } else { 1 };
    if let Some(done) = match (glyph, rest) {
        ('[', rest) if rest.starts_with(" ]") => Some(false),
        ('[', rest) if rest.starts_with("x]") || rest.starts_with("X]") => Some(true),
        ('☐', _) => Some(false),
        ('☑' | '☒', _) => Some(true),
        _ => None,
    } {
        return Some((Marker::Task(done), depth, rest.trim_start_matches([' ', ']', 'x', 'X'])));
    }
    match glyph {
        '•' | '●' | '▪' | '■' | '‣' | '∙' | '➤' | '►' | '▶' | '❖' | '⁃' | '◆' | '\u{f0b7}' | '➢' => {
            Some((Marker::Bullet, depth, rest.trim_start()))
        }
        '○' | '◦' | '▫' | '□' => Some((Marker::Bullet, 2, rest.trim_start())),
        'o' if rest.starts_with('\t') => Some((Marker::Bullet, 2, rest.trim_start())),
        '-' | '*' | '+' | '–' | '—' | '·' if rest.starts_with([' ', '\t', '\u{a0}']) => {
            let rest = rest.trim_start();
            match rest.strip_prefix("[ ] ").map(|r| (false, r)).or_else(|| {
                rest.strip_prefix("[x] ").or_else(|| rest.strip_prefix("[X] ")).map(|r| (true, r))
            }) {
                Some((done, rest)) => Some((Marker::Task(done), depth, rest)),
                None => Some((Marker::Bullet, depth, rest)),
            }
        }
        _ => None,
    }
    .filter(|(_, _, rest)| !rest.is_empty())
}

impl<'a> Reader<'a> {
    fn line(&self, ahead: usize) -> Option<Line<'a>> {
        self.lines.get(self.at + ahead).copied()
    }

    fn push(&mut self, block: Block) {
        self.open = matches!(block.kind, Kind::Paragraph);
        self.out.push(block);
    }

    fn step(&mut self) {
        let Some(line) = self.line(0) else { return };
        let text = line.text.trim();
        if text.is_empty() {
            self.open = false;
            self.at += 1;
            return;
        }
        if text.starts_with("```") || text.starts_with("~~~") {
            return self.fenced(text);
        }
        if self.table() {
            return;
        }
        if text.chars().count() > 2
            && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '—' | '~' | ' '))
        {
            self.at += 1;
            self.push(Block::new(Kind::Rule, "", line.number));
            return;
        }
        if self.begins_code(line) {
            return self.code();
        }
        self.at += 1;
        if let Some((hashes, title)) = hash_heading(text) {
            return self.push(Block::new(Kind::Heading(hashes), title, line.number));
        }
        if let Some((marker, depth, rest)) = bullet(line.text) {
            let indent = line.text.len() - line.text.trim_start().len();
            let inside =
                self.out.last().is_some_and(|b| b.marker.is_some() || matches!(b.kind, Kind::Code(_)));
            let hollow = depth == 2 && indent < 2;
            let depth = if inside && (hollow || indent >= self.margin + 2) { 2 } else { 1 };
            if depth == 1 {
                self.margin = indent;
            }
            return self.push(Block::item(marker, depth, rest, line.number));
        }
        if recognise::is_option(text) {
            return self.push(Block::new(Kind::Paragraph, text, line.number));
        }
        let marked = recognise::read_mark(text);
        if marked.question {
            return self.push(Block::new(Kind::Paragraph, text, line.number));
        }
        if let Some(number) = marked.number {
            let indent = line.text.len() - line.text.trim_start().len();
            let depth = if indent >= 4 && self.out.last().is_some_and(|b| b.depth > 0) { 2 } else { 1 };
            if depth == 1 {
                self.margin = indent;
            }
            let mut rest = marked.rest.into_owned();
            let mut start = line.number;
            // The number stands alone and its text on the next line.
            if rest.is_empty()
                && let Some(next) = self
                    .lines
                    .get(self.at..)
                    .and_then(|ahead| ahead.iter().take(3).position(|l| !l.text.trim().is_empty()))
                && let Some(text) = self.line(next)
            {
                rest = text.text.trim().to_owned();
                start = text.number;
                self.at += next + 1;
            }
            return self.push(Block::item(Marker::Number(number), depth, rest, start));
        }
        if recognise::is_label(text) {
            return self.push(Block::new(Kind::Paragraph, text, line.number));
        }
        if self.joins(line) {
            if let Some(last) = self.out.last_mut() {
                last.text.push(' ');
                last.text.push_str(text);
            }
            return;
        }
        if let Some(level) = self.heading(text, line) {
            return self.push(Block::new(Kind::Heading(level), text, line.number));
        }
        self.push(Block::new(Kind::Paragraph, text, line.number));
    }

    fn fenced(&mut self, open: &str) {
        let number = self.line(0).map_or(1, |line| line.number);
        let fence: String = open.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let language = open
            .get(fence.len()..)
            .unwrap_or_default()
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned();
        self.at += 1;
        let mut code = Vec::new();
        while let Some(line) = self.line(0) {
            self.at += 1;
            if line.text.trim().starts_with(&fence) {
                break;
            }
            code.push(line.text);
        }
        self.push(Block::new(Kind::Code(language), code.join("\n"), number));
    }

    /// Rows between bars, or cells between tabs on two lines or more.
    fn table(&mut self) -> bool {
        let bars = |line: &Line| {
            let text = line.text.trim();
            (text.starts_with('|') && text.matches('|').count() >= 2).then(|| {
                let inner = text.trim_matches('|');
                inner.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
            })
        };
        let tabs = |line: &Line| {
            let text = line.text.trim_end();
            let cells: Vec<String> = text.split('\t').map(|cell| cell.trim().to_owned()).collect();
            // A tab behind "3." or a bullet is the gap that an editor put there.
            let marker = |cell: &String| {
                let number = cell.strip_suffix(['.', ')']).unwrap_or_default();
                (!number.is_empty() && number.len() < 5 && number.chars().all(|c| c.is_ascii_digit()))
                    || cell == "o"
                    || bullet(&format!("{cell} -")).is_some()
            };
            let solid = cells.len() >= 2 && cells.iter().all(|cell| !cell.is_empty());
            (solid && !cells.first().is_some_and(marker)).then_some(cells)
        };
        let Some(first) = self.line(0) else { return false };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut taken = 0;
        while let Some(line) = self.line(taken) {
            let row = bars(&line).or_else(|| {
                tabs(&line).filter(|row| rows.first().is_none_or(|first| first.len() == row.len()))
            });
            let Some(row) = row else { break };
            taken += 1;
            if !row.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
            {
                rows.push(row);
            }
        }
        if rows.len() < 2 {
            return false;
        }
        self.at += taken;
        self.push(Block::new(Kind::Table(rows), "", first.number));
        true
    }

    fn begins_code(&self, line: Line) -> bool {
        if self.starts_something(line.text.trim()) {
            return false;
        }
        let told = self
            .out
            .last()
            .is_some_and(|b| b.kind == Kind::Paragraph && b.marker.is_none() && code::announced(&b.text));
        if told {
            return code::possibly(line.text) && !code::prose(line.text.trim());
        }
        let braced = self.line(1).is_some_and(|next| next.text.trim() == "{")
            && line.text.split_whitespace().count() <= 8;
        if !(code::surely(line.text) || braced) || line.torn {
            return false;
        }
        // One line that looks like code in the middle of a broken question is inline code.
        let alone =
            self.line(1).is_none_or(|next| !code::possibly(next.text) && !next.text.trim().is_empty());
        let broken = self.open && self.out.last().is_some_and(|b| !ended(&b.text));
        !(alone && broken)
    }

    /// Whether a line begins something that is never code: a question, a label, a bullet.
    fn starts_something(&self, text: &str) -> bool {
        let marked = recognise::read_mark(text);
        marked.question
            || (marked.number.is_some() && !marked.rest.is_empty())
            || recognise::is_label(text)
            || text.starts_with(['•', '●', '▪'])
            || (recognise::question_mark(text) && text.ends_with('?') && !text.contains(['{', ';']))
    }

    fn code(&mut self) {
        let number = self.line(0).map_or(1, |line| line.number);
        let mut code: Vec<&str> = Vec::new();
        let mut rest: Option<Line> = None;
        while let Some(line) = self.line(0) {
            let text = line.text.trim();
            if text.is_empty() {
                // A blank line stays inside when code goes on behind it.
                let next = (1..4).filter_map(|ahead| self.line(ahead)).find(|l| !l.text.trim().is_empty());
                let goes_on = next.is_some_and(|l| {
                    (code::surely(l.text) || l.text.starts_with("    "))
                        && !self.starts_something(l.text.trim())
                });
                if !goes_on {
                    break;
                }
                code.push("");
                self.at += 1;
                continue;
            }
            let heading = !code.is_empty() && (line.torn || self.titled(text)) && !code::surely(line.text);
            let glued = code::tail(line.text).filter(|at| line.text.get(..*at).is_some_and(code::possibly));
            if glued.is_none()
                && !code.is_empty()
                && (heading
                    || self.starts_something(text) && !(line.text.starts_with("  ") && text.starts_with('#'))
                    || !code::possibly(line.text))
            {
                break;
            }
            if let Some(at) = glued {
                let (head, tail) = line.text.split_at(at);
                code.push(head);
                rest = Some(Line { text: tail, ..line });
                self.at += 1;
                break;
            }
            code.push(line.text);
            self.at += 1;
        }
        while code.last().is_some_and(|line| line.trim().is_empty()) {
            code.pop();
        }
        self.push(Block::new(Kind::Code(String::new()), code.join("\n"), number));
        if let Some(rest) = rest {
            self.push(Block::new(Kind::Paragraph, rest.text.trim(), rest.number));
        }
    }
}
