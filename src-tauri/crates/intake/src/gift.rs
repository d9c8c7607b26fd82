//! Moodle's GIFT: questions in plain text, apart by empty lines, their answers in braces.

use crate::cell;
use crate::draft::{Choice, Document, Draft, Format};
use crate::role::Role;
use crate::{Error, Options, stop};

/// Whether `text` is GIFT: a category, or a name in double colons, or choices in braces.
pub(crate) fn is_gift(text: &str) -> bool {
    let head: Vec<&str> = text
        .lines()
        .take(400)
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    let begins = |word: &str| head.iter().any(|line| line.starts_with(word));
    let named = head.iter().any(|line| line.starts_with("::") && line.matches("::").count() > 1);
    let braces = || {
        questions(text)
            .iter()
            .take(60)
            .filter(|(block, _)| {
                braces(block).is_some_and(|(_, inner, _)| {
                    inner.trim_start().starts_with(['=', '~', '#']) || truth(inner).is_some()
                })
            })
            .count()
    };
    (begins("$CATEGORY:") || named || head.iter().any(|line| line.contains('{')))
        && braces() > 0
        && !text.contains("function ")
        || (begins("$CATEGORY:") && named)
}

/// Reads all questions; descriptions, which have no braces, are left out.
///
/// # Errors
/// None today.
pub(crate) fn read(_name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let mut category: Vec<String> = Vec::new();
    let mut drafts = Vec::new();
    for (block, line) in questions(text) {
        if stop::asked() {
            break;
        }
        let mut rest = block.trim();
        while let Some(path) = rest.strip_prefix("$CATEGORY:") {
            let (path, after) = path.split_once('\n').unwrap_or((path, ""));
            category = self::category(path);
            rest = after.trim_start();
        }
        if let Some(mut draft) = question(rest) {
            draft.topics.splice(0..0, category.iter().cloned());
            draft.line = Some(line);
            drafts.push(draft);
        }
    }
    Ok(Document::whole(Format::Gift, text, drafts, options))
}

/// A category's path without the parts that Moodle adds.
pub(crate) fn category(path: &str) -> Vec<String> {
    let mut topics = Vec::new();
    for part in path.trim().replace("//", "\u{1}").split('/') {
        let part = part.trim().replace('\u{1}', "/");
        if !matches!(
            part.as_str(),
            "$course$" | "$system$" | "$module$" | "$cat1$" | "$coursecat$" | "top" | "Top" | ""
        ) {
            cell::topic(&mut topics, &cell::prose(&part));
        }
    }
    topics
}

/// The questions' texts without comments, each with its first line.
fn questions(text: &str) -> Vec<(String, u32)> {
    let mut out: Vec<(String, u32)> = Vec::new();
    let (mut block, mut start, mut depth) = (String::new(), 0, 0_i32);
    let mut end = |block: &mut String, start: u32| {
        if !block.trim().is_empty() {
            out.push((std::mem::take(block), start));
        }
        block.clear();
    };
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        let inside = depth > 0;
        if trimmed.starts_with("//") {
            continue;
        }
        // An unclosed brace must not swallow the rest.
        let fresh = trimmed.starts_with("::") || trimmed.starts_with("$CATEGORY:");
        if (trimmed.is_empty() && !inside) || (fresh && inside) {
            end(&mut block, start);
            depth = 0;
        }
        if trimmed.is_empty() && block.is_empty() {
            continue;
        }
        if block.trim().is_empty()
            || block.trim_start().starts_with("$CATEGORY:") && !block.trim().contains('\n')
        {
            start = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
        block.push_str(line);
        block.push('\n');
        let mut escaped = false;
        for c in line.chars() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '{' => depth += 1,
                '}' => depth = (depth - 1).max(0),
                _ => {}
            }
        }
    }
    end(&mut block, start);
    out
}

/// The text before the braces, inside and behind; the braces are the last pair that holds answers.
fn braces(block: &str) -> Option<(&str, &str, &str)> {
    let (mut open, mut escaped) = (None, false);
    for (at, c) in block.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' if open.is_none() => open = Some(at),
            '}' => {
                let from = open?;
                return Some((block.get(..from)?, block.get(from + 1..at)?, block.get(at + 1..)?));
            }
            _ => {}
        }
    }
    let from = open?;
    Some((block.get(..from)?, block.get(from + 1..)?, ""))
}

fn question(block: &str) -> Option<Draft> {
    let (before, inner, after) = braces(block)?;
    let mut stem = before.trim();
    let mut title = "";
    if let Some(rest) = stem.strip_prefix("::")
        && let Some((name, text)) = rest.split_once("::")
    {
        title = name;
        stem = text.trim();
    }
    let mut format = "";
    if let Some((name, rest)) = stem.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        && matches!(name, "html" | "markdown" | "plain" | "moodle")
    {
        (format, stem) = (name, rest.trim());
    }
    let text = |raw: &str| {
        let raw = unescape(raw);
        if matches!(format, "html" | "") { cell::prose(&raw) } else { raw.trim().to_owned() }
    };
    let mut draft = Draft::default();
    // Words behind the braces make the question a sentence with a gap.
    let tail = after.trim();
    let whole = if tail.is_empty() {
        stem.to_owned()
    } else {
        let gap = if tail.starts_with(['.', ',', '?', '!', ';', ':']) { "" } else { " " };
        format!("{stem} _____{gap}{tail}")
    };
    let words = text(&whole);
    cell::put(&mut draft, Role::Prompt, if words.is_empty() { title } else { &words });
    if draft.prompt.is_empty() {
        return None;
    }
    let (inner, general) = cut(inner, "####");
    if let Some(general) = general {
        cell::add(&mut draft.guidance, &text(general));
    }
    answers(&mut draft, inner.trim(), &text);
    Some(draft)
}

/// `text` up to the first `mark` that is not escaped, and what follows it.
fn cut<'a>(text: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        let here = text.get(at..).is_some_and(|rest| rest.starts_with(mark));
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if here {
            return (text.get(..at).unwrap_or(text), text.get(at + mark.len()..));
        }
    }
    (text, None)
}

fn truth(inner: &str) -> Option<bool> {
    match cut(inner.trim(), "#").0.trim().to_ascii_uppercase().as_str() {
        "T" | "TRUE" => Some(true),
        "F" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Answers and their feedback, by the kind of question they make.
fn answers(draft: &mut Draft, inner: &str, text: &dyn Fn(&str) -> String) {
    if let Some(value) = truth(inner) {
        draft.options = [true, false]
            .map(|side| Choice {
                text: if side { "True" } else { "False" }.to_owned(),
                correct: side == value,
            })
            .to_vec();
        let (_, mut feedback) = cut(inner, "#");
        while let Some(rest) = feedback {
            let (one, next) = cut(rest, "#");
            cell::add(&mut draft.guidance, &text(one));
            feedback = next;
        }
        return cell::finish(draft);
    }
    let numeric = inner.starts_with('#');
    let list = inner.trim_start_matches('#');
    let parts = split(list);
    let chosen = parts.iter().any(|(sign, _)| *sign == '~');
    let mut said = Vec::new();
    for (sign, raw) in parts {
        let (raw, feedback) = cut(raw, "#");
        let (weight, raw) = weight(raw.trim());
        let mut words = text(raw);
        if words.is_empty() {
            continue;
        }
        if let Some(feedback) = feedback.map(text).filter(|feedback| !cell::empty(feedback)) {
            let feedback = feedback.split_whitespace().collect::<Vec<_>>().join(" ");
            line(&mut draft.guidance, &format!("- {words}: {feedback}"));
        }
        if chosen {
            let correct = if sign == '=' {
                weight.is_none_or(|weight| weight > 0.0)
            } else {
                weight.is_some_and(|weight| weight > 0.0)
            };
            draft.options.push(Choice { text: words, correct });
            continue;
        }
        if numeric {
            words = words.replacen(':', " ± ", 1);
            words = words.strip_suffix(" ± 0").map(str::to_owned).unwrap_or(words);
        }
        let pair = words.split_once("->").map(|(left, right)| format!("{} → {}", left.trim(), right.trim()));
        let partly =
            weight.filter(|weight| *weight < 100.0).map(|weight| format!(" ({weight}%)")).unwrap_or_default();
        said.push(format!("{}{partly}", pair.unwrap_or(words)));
    }
    let listed = said.iter().any(|part| part.contains(" → "));
    let joined = if listed {
        said.iter().map(|part| format!("- {part}")).collect::<Vec<_>>().join("\n")
    } else {
        said.join("; ")
    };
    cell::add(&mut draft.answer, &joined);
    cell::finish(draft);
}

fn line(field: &mut Option<String>, text: &str) {
    match field {
        Some(held) => {
            held.push('\n');
            held.push_str(text);
        }
        None => *field = Some(text.to_owned()),
    }
}

/// The answers with the sign before each; a number alone counts as right.
fn split(list: &str) -> Vec<(char, &str)> {
    let (mut parts, mut from, mut sign, mut escaped) = (Vec::new(), 0, '=', false);
    let mut feedback = false;
    for (at, c) in list.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '#' => feedback = true,
            // Inside feedback an equals sign counts only at the start of a line or behind a space.
            '=' | '~'
                if !feedback
                    || list.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) =>
            {
                if list.get(from..at).is_some_and(|part| !part.trim().is_empty()) {
                    parts.extend(list.get(from..at).map(|part| (sign, part)));
                }
                (sign, from, feedback) = (c, at + 1, false);
            }
            _ => {}
        }
    }
    parts.extend(list.get(from..).filter(|part| !part.trim().is_empty()).map(|part| (sign, part)));
    parts
}

/// `%50%` before an answer.
fn weight(text: &str) -> (Option<f64>, &str) {
    let found = text.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    match found.and_then(|(number, rest)| Some((number.trim().parse().ok()?, rest))) {
        Some((weight, rest)) => (Some(weight), rest.trim()),
        None => (None, text),
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.trim().chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(c @ ('~' | '=' | '#' | '{' | '}' | ':' | '\\')) => out.push(c),
                Some(c) => out.extend(['\\', c]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}
