//! A text on one line, as prompts and follow-ups are: links reduced to their words, enclosing emphasis taken off.

use super::asks::{self, Asks};
use super::mark;

/// Whether all of `text` is one link.
pub fn linked(text: &str) -> bool {
    if memchr::memchr(b']', text.as_bytes()).is_none() {
        return false;
    }
    let text = mark::bare(text);
    text.starts_with('[') && text.ends_with(')') && text.matches("](").count() == 1
}

/// Whether "**Term**: what it means" asks; none where a text is of another shape.
pub fn defined(text: &str) -> Option<Asks> {
    let (head, tail) = text.strip_prefix("**")?.split_once("**")?;
    let inside = head.strip_suffix([':', '：']);
    let tail = tail.trim_start();
    let colon = inside.is_some() || tail.starts_with([':', '：']);
    let meaning = tail.trim_start_matches([':', '：', '-', '–', '—', ' ']);
    if !(colon || tail.starts_with(['-', '–', '—'])) || meaning.len() < 12 || asks::question_mark(text) {
        return None;
    }
    if let Some(asks) = solved(text) {
        return Some(asks);
    }
    let asking = asks::asks(inside.unwrap_or(head));
    // "**Find the cause** — what is broken" explains.
    let first = meaning.split(' ').next().unwrap_or_default().trim_end_matches("'s").trim_end_matches("’s");
    if !colon && matches!(first, "what" | "how" | "who" | "why" | "when" | "where" | "which" | "whether") {
        return Some(asking);
    }
    // "**Send a mail**: this action ..." defines, "**Design a queue** - in memory" does not.
    Some(if asking == Asks::Perhaps && colon { asks::asks(meaning) } else { asking.max(asks::asks(meaning)) })
}

/// Whether any of the first bytes of a text may stand behind a label: it is neither a letter nor between two words.
pub fn signed(text: &str) -> bool {
    let sign = |byte: u8| !byte.is_ascii_alphanumeric() & !matches!(byte, b' ' | b',' | b'\'' | b'`' | b'(');
    let head = text.as_bytes().get(..64).unwrap_or(text.as_bytes());
    head.iter().fold(false, |found, byte| found | sign(*byte))
}

/// The task of "**Find active users:** `find(...)`" and "**Design a queue:** (keys, retries)": what stands behind it is
/// code or a row of words.
pub fn solved(text: &str) -> Option<Asks> {
    let (head, tail) = term(text)?;
    if !tail.starts_with(['`', '(']) {
        return None;
    }
    let asking = asks::asks(&mark::read(head).rest);
    (asking != Asks::No).then_some(asking)
}

/// `text` without an arrow at its end that leads to where its answer is: "Why locks? → [Locks](/locks)".
pub fn unreferred(text: &str) -> &str {
    if !text.ends_with(')') {
        return text;
    }
    let Some((head, tail)) = text.split_once('→').or_else(|| text.split_once("->")) else { return text };
    let tail = tail.trim();
    let only = tail.starts_with('[') && tail.ends_with(')') && tail.contains("](");
    if only && !head.trim().is_empty() { head.trim_end() } else { text }
}

/// `text` on one line, links reduced to their words, enclosing emphasis taken off.
pub fn one_line(text: &str) -> String {
    // Most texts are one line of plain words, which a look at the bytes tells.
    let odd = |byte: u8| !byte.is_ascii() || byte < b' ' || byte == b'\\' || byte == b']';
    let bytes = text.as_bytes();
    if !bytes.chunks(64).any(|chunk| chunk.iter().fold(false, |found, byte| found | odd(*byte)))
        && !text.contains("  ")
    {
        return mark::bare(text.trim()).to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word.trim_end_matches('\\'));
    }
    let out = if out.contains("](") { unlinked(&out) } else { out };
    mark::bare(&out).to_owned()
}

/// Links replaced by their words.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let head = rest.get(..middle).unwrap_or_default();
        let tail = rest.get(middle + 2..).unwrap_or_default();
        // No address is that long; a bound keeps many open links from costing the rest each time.
        let near = tail.char_indices().take(2000).find(|(_, c)| *c == ')').map(|(at, _)| at);
        let (Some(open), Some(close)) = (head.rfind('['), near) else {
            out.push_str(head);
            out.push_str("](");
            rest = tail;
            continue;
        };
        out.push_str(head.get(..open).unwrap_or_default());
        out.push_str(head.get(open + 1..).unwrap_or_default());
        rest = tail.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The bold words before a colon, and what stands behind it.
fn term(text: &str) -> Option<(&str, &str)> {
    let (head, tail) = text.strip_prefix("**")?.split_once("**")?;
    Some((head.strip_suffix([':', '：'])?, tail.trim()))
}

/// Whether what stands behind bold words and a colon is code alone.
pub fn coded(text: &str) -> bool {
    term(text).is_some_and(|(_, tail)| {
        tail.len() > 2 && tail.starts_with('`') && tail.ends_with(['`', '.']) && !tail.contains("`, `")
    })
}

/// Whether a line is in emphasis of any kind from end to end.
pub fn emphasised(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['*', '_']) && line.ends_with(['*', '_']) && mark::bare(line).len() < line.len()
}
