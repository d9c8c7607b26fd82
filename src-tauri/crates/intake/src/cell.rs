//! The text of one field (a cell, a value, an element) into the part of a draft it belongs to: numbers, markers
//! and labels off, code and choices apart, pages' markup as Markdown. Judging is the recogniser's.

use crate::draft::{Choice, Draft};
use crate::level;
use crate::recognise::{self, Asks, Label};
use crate::role::Role;
use crate::tags;
use crate::text::code;

/// Puts `text` where its role says. The right choice is settled by [`finish`], once all choices are known.
pub(crate) fn put(draft: &mut Draft, role: Role, text: &str) {
    let text = text.trim();
    if empty(text) {
        return;
    }
    match role {
        Role::Prompt | Role::Title => prompt(draft, text),
        Role::Answer => add(&mut draft.answer, &unlabelled(&prose(text))),
        Role::Correct => add(&mut draft.answer, &prose(text)),
        Role::Guidance => add(&mut draft.guidance, &prose(text)),
        Role::Code => draft.code.push(unfenced(text)),
        Role::Options => draft.options.extend(choices(text)),
        // Settled where the choices are known by their columns.
        Role::Flag(_) => {}
        Role::Choice(_) => draft.options.push(choice(text)),
        Role::Probes => draft.probes.extend(items(&prose(text))),
        Role::Topic => topic(&mut draft.topics, &prose(text)),
        Role::Tags => {
            for tag in text.split([',', ';', '|', '，', '、', '\n']) {
                topic(&mut draft.topics, tag.trim().trim_start_matches('#'));
            }
        }
        Role::Level => grade(draft, text),
    }
}

/// Settles which choices are right, from an answer that names them ("B", "2", the text itself).
pub(crate) fn finish(draft: &mut Draft) {
    if draft.options.iter().any(|choice| choice.correct) {
        if draft.answer.is_none() {
            let right: Vec<&str> =
                draft.options.iter().filter(|c| c.correct).map(|c| c.text.as_str()).collect();
            draft.answer = Some(right.join("; "));
        }
        return;
    }
    let Some(answer) = draft.answer.take() else { return };
    let (first, rest) = answer.split_once("\n\n").unwrap_or((&answer, ""));
    let resolved = recognise::resolve(first, &mut draft.options);
    let right: Vec<&str> = draft.options.iter().filter(|c| c.correct).map(|c| c.text.as_str()).collect();
    draft.answer = Some(match resolved {
        Some(more) => {
            let parts = [right.join("; "), more, rest.to_owned()];
            parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        None => answer,
    });
}

/// What people type where they have nothing to say.
pub(crate) fn empty(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    text.is_empty()
        || matches!(
            lower.as_str(),
            "-" | "–"
                | "—"
                | "n/a"
                | "na"
                | "none"
                | "##"
                | "#"
                | "null"
                | "nan"
                | "nil"
                | "tbd"
                | "todo"
                | "."
                | "..."
                | "…"
                | "\\n"
        )
}

/// A topic, once.
pub(crate) fn topic(topics: &mut Vec<String>, name: &str) {
    let name = recognise::bare(name.trim().trim_start_matches('#').trim_end_matches([':', '：'])).trim();
    if !empty(name) && !topics.iter().any(|known| known == name) {
        topics.push(name.to_owned());
    }
}

/// The level that `text` names, if it names one.
pub(crate) fn grade(draft: &mut Draft, text: &str) {
    if draft.level.is_none()
        && let Some(found) = level::named(text)
    {
        draft.level = Some(found.slug.to_owned());
        draft.level_words = Some(found.words);
    }
}

/// Adds a paragraph to a field that may have one already.
pub(crate) fn add(field: &mut Option<String>, text: &str) {
    let text = text.trim();
    if empty(text) {
        return;
    }
    match field {
        Some(held) if held.contains(text) => {}
        Some(held) => {
            held.push_str("\n\n");
            held.push_str(text);
        }
        None => *field = Some(text.to_owned()),
    }
}

/// A text that may hold several questions, cut into them. A list under one question stays with it.
pub(crate) fn split(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let listed = |line: &&str| {
        let body = line.strip_prefix(['-', '*', '•', '–']).unwrap_or(line).trim_start();
        let marked = recognise::read_mark(body);
        (body.len() < line.len() || marked.number.is_some()) && recognise::asks(&marked.rest) != Asks::No
    };
    if lines.len() > 1 && !text.contains("```") && lines.iter().all(listed) {
        return lines
            .into_iter()
            .map(|line| line.trim_start_matches(['-', '*', '•', '–', ' ']).to_owned())
            .collect();
    }
    vec![text.to_owned()]
}

/// The question with what else stands in its field.
fn prompt(draft: &mut Draft, text: &str) {
    let text = prose(text);
    let marked = recognise::read_mark(&text);
    let (mut words, mut code, mut fence) = (Vec::new(), Vec::new(), None::<&str>);
    // A number is a place in a list; "Question:" is part of what the author wrote on the card.
    let written = text.trim_start();
    let rest = if written.get(..9).is_some_and(|label| label.eq_ignore_ascii_case("question:")) {
        written
    } else {
        &marked.rest
    };
    let held = draft.code.len();
    let mut lines = rest.lines().peekable();
    let mut into: Option<Label> = None;
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        if let Some(mark) = fence {
            if trimmed.starts_with(mark) {
                fence = None;
                flush(&mut code, &mut draft.code);
            } else {
                code.push(line);
            }
            continue;
        }
        if into.is_none() && (trimmed.starts_with("```") || trimmed.starts_with("~~~")) {
            flush(&mut code, &mut draft.code);
            fence = trimmed.get(..3);
            continue;
        }
        let continues = !code.is_empty()
            && (line.starts_with([' ', '\t'])
                || (trimmed.is_empty() && lines.peek().is_some_and(|next| coded(next))));
        if into.is_none() && (!words.is_empty() || !code.is_empty()) && (coded(line) || continues) {
            code.push(line);
            continue;
        }
        flush(&mut code, &mut draft.code);
        let found = if words.is_empty() { None } else { recognise::label(trimmed) };
        let rest = match found {
            Some((Label::Level, rest)) => {
                grade(draft, rest);
                continue;
            }
            // "Answer: ____ minutes" is a gap to fill.
            Some((_, rest)) if rest.starts_with("__") => line.trim_end(),
            Some((found @ (Label::Answer | Label::Guidance | Label::Probes), rest)) => {
                into = Some(found);
                rest
            }
            _ => line.trim_end(),
        };
        match into {
            Some(Label::Answer) => line_to(&mut draft.answer, rest),
            Some(Label::Guidance) => line_to(&mut draft.guidance, rest),
            Some(Label::Probes) => draft.probes.extend(items(rest)),
            _ => words.push(rest),
        }
    }
    flush(&mut code, &mut draft.code);
    // A field is the question as somebody wrote it: code that is asked about stays where it stood.
    while words.last().is_some_and(|line| line.trim().is_empty()) {
        words.pop();
    }
    let shown: Vec<String> = draft.code.iter().skip(held).map(|code| format!("\n```\n{code}\n```")).collect();
    words.extend(shown.iter().map(String::as_str));
    let first = words.iter().position(|line| recognise::letter(line).is_some_and(|(place, _)| place == 0));
    if let Some(first) = first.filter(|first| *first > 0) {
        let run: Vec<&str> =
            words.iter().skip(first).filter(|line| !line.trim().is_empty()).copied().collect();
        let lettered = run
            .iter()
            .enumerate()
            .all(|(at, line)| recognise::letter(line).is_some_and(|(place, _)| place == at));
        if run.len() > 1 && lettered {
            draft.options.extend(run.into_iter().map(choice));
            words.truncate(first);
        }
    }
    let joined = words.join("\n");
    let whole = recognise::bare(&joined)
        .trim()
        .trim_start_matches("# ")
        .trim_start_matches(['.', ')', ' '])
        .to_owned();
    if draft.prompt.is_empty() {
        draft.prompt = whole;
    } else if !whole.is_empty() && !draft.prompt.contains(&whole) {
        draft.prompt = format!("{}\n\n{whole}", draft.prompt);
    }
}

fn line_to(field: &mut Option<String>, line: &str) {
    match field {
        Some(held) => {
            held.push('\n');
            held.push_str(line);
        }
        None if line.trim().is_empty() => {}
        None => *field = Some(line.to_owned()),
    }
}

fn flush(lines: &mut Vec<&str>, into: &mut Vec<String>) {
    let text = lines.join("\n");
    let text = text.trim_end().trim_start_matches('\n');
    if !text.trim().is_empty() {
        into.push(text.to_owned());
    }
    lines.clear();
}

/// Whether a line without fence or indentation is code. A gap to fill is none, and a comment behind code is code.
fn coded(line: &str) -> bool {
    let code = line.split(" //").next().unwrap_or(line);
    !line.contains("___") && !line.trim_end().ends_with(['?', '？']) && code::surely(code)
}

/// Choices in one field: one to a line, or apart by `;` or `|`, with or without letters, `*` or `[x]` at the right.
pub(crate) fn choices(text: &str) -> Vec<Choice> {
    let text = prose(text);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let parts: Vec<&str> = match lines.as_slice() {
        [one] => {
            let lettered = lettered(one);
            let sign = ['|', ';', '；', ','].into_iter().find(|sign| one.contains(*sign));
            match sign {
                _ if lettered.len() > 1 => lettered,
                Some(sign) => one.split(sign).collect(),
                None => vec![*one],
            }
        }
        _ => lines,
    };
    parts.into_iter().filter(|part| !part.trim().is_empty()).map(choice).collect()
}

/// "A) one B) two C) three", cut at its letters.
fn lettered(line: &str) -> Vec<&str> {
    let (mut parts, mut from, mut next) = (Vec::new(), 0, 0);
    for (at, _) in line.char_indices() {
        let fresh = at == 0 || line.get(..at).is_some_and(|before| before.ends_with([' ', ',', ';']));
        let here = || line.get(at..).and_then(recognise::letter);
        if fresh && here().is_some_and(|(place, _)| place == next) {
            if next > 0 {
                parts.extend(line.get(from..at));
            }
            from = at;
            next += 1;
        }
    }
    parts.extend(line.get(from..));
    parts.into_iter().map(|part| part.trim().trim_end_matches([',', ';'])).collect()
}

fn choice(text: &str) -> Choice {
    let text = text.trim();
    let (ticked, text) = ["[x]", "[X]", "- [x]", "* [x]", "✓", "✔", "✅", "(correct)"]
        .iter()
        .find_map(|tick| text.strip_prefix(tick))
        .map_or((false, text), |rest| (true, rest.trim()));
    let text = text.trim_start_matches("- [ ]").trim_start_matches("[ ]").trim_start_matches("- ").trim();
    let (noted, text) = ["(correct)", "✓", "✔", "✅", "(верно)", "(richtig)", "(correcta)"]
        .iter()
        .find_map(|note| text.strip_suffix(note))
        .map_or((false, text), |rest| (true, rest.trim()));
    let text = recognise::letter(text).map_or(text, |(_, rest)| rest);
    Choice { text: prose(text), correct: ticked || noted }
}

/// The lines of a list without their markers. A single line with several questions is cut behind their marks.
pub(crate) fn items(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['-', '*', '•', '–', '·']).trim();
        let line = recognise::read_mark(line).rest.into_owned();
        let mut rest = line.as_str();
        while let Some(at) = rest.find(['?', '？']) {
            let end = at + rest.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8);
            let (head, tail) = rest.split_at(end);
            let fresh = tail.starts_with([' ', ';', '/'])
                && tail
                    .trim_start_matches([' ', ';', '/', '|'])
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || c == '¿');
            if !fresh {
                break;
            }
            out.push(head.trim().to_owned());
            rest = tail.trim_start_matches([' ', ';', '/', '|']);
        }
        if !rest.trim().is_empty() {
            out.push(rest.trim().to_owned());
        }
    }
    out
}

/// Takes "Answer:" off, which a column of that name repeats.
fn unlabelled(text: &str) -> String {
    match recognise::label(text) {
        Some((Label::Answer, rest)) if !rest.is_empty() => rest.to_owned(),
        _ => text.to_owned(),
    }
}

fn unfenced(text: &str) -> String {
    let inner = text.trim().strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    inner.and_then(|rest| rest.split_once('\n')).map_or(text, |(_, code)| code).trim_end().to_owned()
}

/// A field's text as Markdown: markup of pages where the field is written in it, tags that are spoken of in code.
pub(crate) fn prose(text: &str) -> String {
    let text = text.trim();
    if memchr::memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return text.to_owned();
    }
    if marked_up(text) {
        return html(text);
    }
    let text = tags::unescape(text);
    if text.contains('<') { fenceless(&text, tags::quote_tags) } else { text }
}

/// Applies `change` to the text outside fences, which is kept to the letter.
fn fenceless(text: &str, change: fn(&str) -> String) -> String {
    let parts: Vec<String> = text
        .split("```")
        .enumerate()
        .map(|(at, part)| if at % 2 == 0 { change(part) } else { part.to_owned() })
        .collect();
    parts.join("```")
}

/// Whether tags format the text, instead of being its subject: a line break, or an element that is closed.
fn marked_up(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let closed = |name: &&str| {
        let opens = lower.contains(&format!("<{name}>")) || lower.contains(&format!("<{name} "));
        opens && lower.contains(&format!("</{name}>"))
    };
    // Elements that stand open and without attributes are spoken of, except in a text that is a page itself.
    let page =
        text.starts_with('<') && lower.trim_end().ends_with('>') && ["p", "div", "ul"].iter().any(closed);
    let spoken = !page
        && ["<hr>", "<img>", "<link>", "<input>", "<meta>", "<html", "<head", "<body"]
            .iter()
            .any(|tag| lower.contains(tag));
    !text.contains("```")
        && !spoken
        && (["<br>", "<br/>", "<br />"].iter().any(|tag| lower.contains(tag))
            || ["p", "div", "b", "strong", "i", "em", "u", "code", "pre", "ul", "ol", "span", "table", "h1", "h2", "h3", "h4", "a", "font"].iter().any(closed))
        // "What does <p>…</p> do?" speaks of the element.
        && !(text.starts_with(|c: char| c.is_alphabetic()) && !lower.contains("<br") && text.matches('<').count() <= 2 && lower.contains("></"))
}

/// Markup of pages as Markdown.
pub(crate) fn html(text: &str) -> String {
    crate::markup::markdown(text)
}
