//! Blocks back to Markdown, for answers and guidance.

use crate::block::{BREAK, Block, Kind, Marker, has_break};
use std::borrow::{Borrow, Cow};

/// The blocks as Markdown.
pub fn markdown<B: Borrow<Block>>(blocks: &[B]) -> String {
    let blocks = || blocks.iter().map(Borrow::borrow);
    let mut out = String::with_capacity(blocks().map(|block| block.text.len() + 16).sum());
    let least = blocks().map(|block| block.depth).min().unwrap_or(0);
    let base = if blocks().any(|block| block.depth == least && block.marker.is_some()) {
        least.saturating_sub(1)
    } else {
        least
    };
    let mut previous: Option<&Block> = None;
    for block in blocks() {
        let depth = usize::from(block.depth.saturating_sub(base));
        let before = out.len();
        if let Some(previous) = previous {
            let tight = block.marker.is_some()
                && previous.depth > 0
                && !matches!(previous.kind, Kind::Code(_) | Kind::Table(_));
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        let (indent, mark) = match block.marker {
            Some(marker) => (depth.saturating_sub(1), sign(marker)),
            None => (depth, Cow::Borrowed("")),
        };
        let start = out.len();
        if indent == 0 && mark.is_empty() {
            write(block, &mut out);
        } else {
            let mut text = String::with_capacity(block.text.len() + 16);
            write(block, &mut text);
            indented(&text, indent, &mark, &mut out);
        }
        if out.len() == start {
            out.truncate(before);
        } else {
            previous = Some(block);
        }
    }
    out
}

/// Writes `text` with `mark` before its first line and all lines `indent` levels deep.
fn indented(text: &str, indent: usize, mark: &str, out: &mut String) {
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.extend(std::iter::repeat_n("  ", indent));
            if at == 0 {
                out.push_str(mark);
            } else {
                out.extend(std::iter::repeat_n(' ', mark.len()));
            }
            out.push_str(line);
        }
    }
}

fn sign(marker: Marker) -> Cow<'static, str> {
    match marker {
        Marker::Bullet => "- ".into(),
        Marker::Number(number) => (number.to_string() + ". ").into(),
        Marker::Letter(letter) => format!("{letter}) ").into(),
        Marker::Task(true) => "- [x] ".into(),
        Marker::Task(false) => "- [ ] ".into(),
    }
}

fn write(block: &Block, out: &mut String) {
    let text = block.text.trim();
    match &block.kind {
        Kind::Heading(level) => {
            out.push_str("######".get(..usize::from(*level).clamp(1, 6)).unwrap_or("#"));
            out.push(' ');
            out.extend(
                text.split('\n').enumerate().flat_map(|(at, line)| [if at > 0 { " " } else { "" }, line]),
            );
        }
        Kind::Paragraph if !has_break(text) => out.push_str(text),
        Kind::Paragraph => out.push_str(&text.replace(BREAK, "\n")),
        Kind::Summary => out.extend(["**", super::mark::bare(text), "**"]),
        Kind::Quote => {
            for (at, line) in text.lines().enumerate() {
                out.extend([if at > 0 { "\n> " } else { "> " }, line]);
            }
        }
        Kind::Code(language) => fence(language, &block.text, out),
        Kind::Table(rows) => out.push_str(&table(rows)),
        Kind::Rule | Kind::Open | Kind::Close => {}
    }
}

/// Writes code in a fence longer than any inside it.
pub fn fence(language: &str, code: &str, out: &mut String) {
    // Most code has no such sign, which is told sooner than that it has not three.
    let fenced = memchr::memchr(b'`', code.as_bytes()).is_some() && code.contains("```");
    if !fenced {
        out.extend(["```", language, "\n", code, "\n```"]);
        return;
    }
    let longest = code
        .lines()
        .map(|line| line.trim_start().bytes().take_while(|b| *b == b'`').count())
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1).max(3));
    out.extend([&fence, language, "\n", code, "\n", &fence]);
}

fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = (0..width)
            .map(|i| {
                row.get(i)
                    .map(|c| c.replace('\n', " ").replace('|', "\\|").replace("\\\\|", "\\|"))
                    .unwrap_or_default()
            })
            .collect();
        out.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            out.push(format!("|{}", " --- |".repeat(width)));
        }
    }
    out.join("\n")
}
