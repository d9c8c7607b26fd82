//! Plain text to blocks: what remains of web pages and chats once they were copied or saved. Lines are judged by
//! what they begin with and what stands around them; broken ones are joined, run-together ones taken apart.

pub(crate) mod code;
mod unglue;

use crate::block::{Block, Kind, Marker};
use crate::level;
use crate::recognise::{self, Part};
use unglue::Line;

/// Reads `text` into blocks.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = unglue::lines(text);
    let mut reader = Reader { wrapped: wrapped(text), lines, out: Vec::new(), open: false, at: 0 };
    while reader.at < reader.lines.len() {
        reader.step();
    }
    reader.out
}

/// Whether lines were broken at a fixed width, so that a line's end means nothing.
fn wrapped(text: &str) -> bool {
    let (mut long, mut within, mut beyond) = (0, 0, 0);
    for line in text.lines() {
        let count = line.trim_end().chars().count();
        long += usize::from(count > 45);
        within += usize::from((56..=110).contains(&count));
        beyond += usize::from(count > 120);
    }
    long >= 8 && within * 10 >= long * 6 && beyond * 20 <= long
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    out: Vec<Block>,
    /// The last block may go on with the next line.
    open: bool,
    wrapped: bool,
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

/// Whether a text ends as sentences do.
fn ended(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)*_`]".contains(c));
    text.ends_with(['.', '?', '!', ':', ';', '。', '？', '！', '：', '؟', '…'])
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
        if text.chars().count() > 2 && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '—' | '~' | ' ')) {
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
            let under = self.out.iter().rev().take(30).any(|b| b.marker.is_some() && b.depth == 1);
            let depth = if depth == 2 && !under { 1 } else { depth };
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
            (cells.len() >= 2 && cells.iter().all(|cell| !cell.is_empty())).then_some(cells)
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
        if !code::surely(line.text) || line.torn {
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

    /// Whether a line goes on the block before it.
    fn joins(&self, line: Line) -> bool {
        let Some(last) = self.out.last().filter(|b| self.open && b.kind == Kind::Paragraph) else {
            return false;
        };
        if last.text.len() > 4000 || line.torn {
            return false;
        }
        let text = line.text.trim();
        let first = text.chars().next().unwrap_or(' ');
        let continues =
            first.is_lowercase() || matches!(first, ',' | '.' | ')' | '?' | ';' | ':' | '`' | '’');
        if ended(&last.text) && !(matches!(first, ',' | '.' | ')' | '?' | ';') && text.len() < 200) {
            return self.wrapped
                && !recognise::question_mark(&last.text)
                && !recognise::asks_surely(text)
                && !recognise::is_label(&last.text);
        }
        if continues {
            return true;
        }
        if self.wrapped && last.text.chars().count() > 40 {
            return !recognise::titular(text) || text.chars().count() > 40;
        }
        // A name on a line of its own inside a sentence that goes on below.
        let hanging = last
            .text
            .split_whitespace()
            .next_back()
            .is_some_and(|word| HANGING.contains(&word.to_lowercase().as_str()))
            || last.text.ends_with([',', '(', '/', '–']);
        let question = last.text.len() < 600 && last.marker.is_some()
            || last.text.len() < 600
                && (recognise::read_mark(&last.text).question || recognise::asks_surely(&last.text));
        let resumes = (0..8)
            .map_while(|ahead| self.line(ahead))
            .take_while(|l| {
                !l.text.trim().is_empty() && !self.starts_something(l.text.trim()) | ended(l.text)
            })
            .any(|l| {
                l.text.trim().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | '?' | '.' | ')'))
            });
        text.chars().count() <= 60 && (hanging || (question && resumes))
    }

    /// Whether a line reads as the title of a part by its words.
    fn titled(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        if !recognise::titular(text) || recognise::question_mark(text) || text.contains(['{', '=', ';']) {
            return false;
        }
        match recognise::part(text) {
            Part::Contents | Part::Aside | Part::Faq => true,
            Part::Questions => {
                let lower = text.to_lowercase();
                words <= 14
                    && !recognise::asks_surely(text)
                    && (words <= 6 || lower.contains("questions") || level::heading(text).is_some())
                    && [
                        "question",
                        "вопрос",
                        "pregunta",
                        "pergunta",
                        "frage",
                        "问题",
                        "面试",
                        "题",
                        "أسئلة",
                        "interview",
                        "задач",
                        "задан",
                        "coding",
                        "exercise",
                        "challenge",
                    ]
                    .iter()
                    .any(|w| lower.contains(w))
            }
            Part::Any => words <= 6 && level::heading(text).is_some(),
        }
    }

    /// The level of a heading, if the line is one.
    fn heading(&self, text: &str, line: Line) -> Option<u8> {
        if self.out.is_empty()
            && recognise::titular(text)
            && !recognise::asks_surely(text)
            && text.chars().count() > 12
        {
            return Some(1);
        }
        if self.titled(text) {
            return Some(if self.out.is_empty() { 1 } else { 2 });
        }
        let words = text.split_whitespace().count();
        if !recognise::titular(text)
            || recognise::asks_surely(text)
            || words > 9
            || text.ends_with([':', '：'])
            || text.contains(['{', '=', ';', '(']) && !text.ends_with(')')
        {
            return None;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let cased = text.chars().filter(|c| c.is_uppercase()).count();
        let shouting = letters >= 4 && cased == letters && words <= 8;
        if shouting {
            return Some(2);
        }
        let before =
            self.at.checked_sub(2).and_then(|at| self.lines.get(at)).is_none_or(|l| l.text.trim().is_empty());
        let next =
            self.lines.get(self.at..).unwrap_or_default().iter().take(3).find(|l| !l.text.trim().is_empty());
        let question = next.is_some_and(|l| {
            let text = l.text.trim();
            let marked = recognise::read_mark(bullet(l.text).map_or(text, |(_, _, rest)| rest));
            (marked.question && marked.number.is_some())
                || (recognise::asks_surely(&marked.rest)
                    && (marked.number.is_some() || before || bullet(l.text).is_some()))
        });
        let large = text
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .filter(|word| word.starts_with(|c: char| !c.is_lowercase()))
            .count();
        let long = text.split_whitespace().filter(|word| word.chars().count() > 3).count();
        let entitled = text.starts_with(|c: char| !c.is_lowercase()) && (before || large * 10 >= long * 6);
        let _ = line;
        (question && entitled && text.chars().count() <= 60).then_some(3)
    }
}

/// Words that no sentence ends with.
const HANGING: &[&str] = &[
    "and",
    "or",
    "the",
    "a",
    "an",
    "between",
    "of",
    "in",
    "with",
    "to",
    "is",
    "are",
    "for",
    "by",
    "on",
    "using",
    "vs",
    "vs.",
    "does",
    "do",
    "from",
    "as",
    "when",
    "that",
    "и",
    "или",
    "между",
    "в",
    "на",
    "с",
    "для",
    "что",
    "y",
    "o",
    "entre",
    "de",
    "el",
    "la",
    "los",
    "las",
    "un",
    "una",
    "en",
    "con",
    "e",
    "ou",
    "do",
    "da",
    "und",
    "oder",
    "zwischen",
    "von",
    "der",
    "die",
    "das",
    "mit",
    "et",
    "ou",
    "du",
    "le",
    "les",
    "des",
];

/// `## Title` in text that is otherwise plain. A single `#` is more often a comment.
fn hash_heading(text: &str) -> Option<(u8, &str)> {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(hashes..)?.strip_prefix(' ')?;
    ((2..=6).contains(&hashes) && !rest.trim().is_empty())
        .then(|| (u8::try_from(hashes).unwrap_or(2), rest.trim()))
}
