//! Blocks back to Markdown, for answers and guidance.

use super::face::Face;
use crate::block::{BREAK, Kind, Marker, has_break};
use std::borrow::Cow;

/// The blocks as Markdown.
pub fn markdown(faces: &[&Face]) -> String {
    let mut out = String::with_capacity(faces.iter().map(|face| face.block.text.len() + 16).sum());
    let least = faces.iter().map(|f| list_depth(f)).min().unwrap_or(0);
    let base = if faces.iter().any(|f| list_depth(f) == least && f.block.marker.is_some()) {
        least.saturating_sub(1)
    } else {
        least
    };
    let mut previous: Option<&Face> = None;
    for face in faces {
        let depth = usize::from(list_depth(face).saturating_sub(base));
        let text = body(face);
        if text.is_empty() {
            continue;
        }
        if let Some(previous) = previous {
            let tight = face.block.marker.is_some()
                && list_depth(previous) > 0
                && !matches!(previous.block.kind, Kind::Code(_) | Kind::Table(_));
            out.push_str(if tight { "\n" } else { "\n\n" });
        }
        let (indent, mark) = match face.block.marker {
            Some(marker) => (depth.saturating_sub(1), sign(marker)),
            None => (depth, Cow::Borrowed("")),
        };
        if indent == 0 && mark.is_empty() {
            out.push_str(&text);
        } else {
            for (at, line) in text.lines().enumerate() {
                if at > 0 {
                    out.push('\n');
                }
                if !line.is_empty() {
                    out.extend(std::iter::repeat_n("  ", indent));
                    if at == 0 {
                        out.push_str(&mark);
                    } else {
                        out.extend(std::iter::repeat_n(' ', mark.len()));
                    }
                    out.push_str(line);
                }
            }
        }
        previous = Some(face);
    }
    out
}

fn list_depth(face: &Face) -> u8 {
    face.block.depth
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

fn body(face: &Face) -> Cow<'_, str> {
    let text = face.block.text.trim();
    let written = match &face.block.kind {
        Kind::Heading(level) => {
            let signs = "######".get(..usize::from(*level).clamp(1, 6)).unwrap_or("#");
            [signs, " ", &text.replace('\n', " ")].concat()
        }
        Kind::Paragraph if !has_break(text) => return Cow::Borrowed(text),
        Kind::Paragraph => text.replace(BREAK, "\n"),
        Kind::Summary => format!("**{}**", super::mark::bare(text)),
        Kind::Quote => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Kind::Code(language) => fence(language, &face.block.text),
        Kind::Table(rows) => table(rows),
        Kind::Rule | Kind::Open | Kind::Close => String::new(),
    };
    Cow::Owned(written)
}

/// Code in a fence longer than any inside it.
pub fn fence(language: &str, code: &str) -> String {
    if memchr::memmem::find(code.as_bytes(), b"```").is_none() {
        return ["```", language, "\n", code, "\n```"].concat();
    }
    let longest = code
        .lines()
        .map(|line| line.trim_start().bytes().take_while(|b| *b == b'`').count())
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.saturating_add(1).max(3));
    format!("{fence}{language}\n{code}\n{fence}")
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
