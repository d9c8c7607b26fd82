//! Line breaks that a page lost when it was saved: the next question, heading, bullet or answer then stands in
//! the middle of a line. What is split here is proved by the lines that kept their breaks.

use crate::level;
use crate::recognise::{Part, asks_surely, part, read_mark, titular};
use crate::stop;
use std::collections::HashMap;

/// A line of the document or a part of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line<'a> {
    /// Its text, without the line end, indentation kept.
    pub text: &'a str,
    /// Number of the source line, from 1.
    pub number: u32,
    /// It was torn from the end of the line before it.
    pub torn: bool,
}

/// The lines of `text`, those that were run together taken apart.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let word = question_word(text);
    let heading = heading_words(text);
    let mut out = Vec::new();
    let mut last = 0_u32;
    for (number, line) in (1_u32..).zip(text.split('\n')) {
        let mut rest = line;
        let mut torn = false;
        if stop::asked() {
            break;
        }
        // Each round takes one piece off and looks a little way ahead, so that no line costs more than its length.
        for _ in 0..2000 {
            let near = rest.get(..floor(rest, 4096)).unwrap_or(rest);
            let Some(at) = seam(near, word.as_deref(), heading.as_deref(), last) else { break };
            let (head, tail) = rest.split_at(at);
            count(head, &mut last);
            out.push(Line { text: head, number, torn });
            rest = tail;
            torn = true;
        }
        count(rest, &mut last);
        out.push(Line { text: rest, number, torn });
    }
    out
}

fn count(line: &str, last: &mut u32) {
    let start = line.trim_start();
    if start.starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '#' || c == '(')
        && let Some(number) = read_mark(start.get(..floor(start, 80)).unwrap_or(start)).number
        && number == last.saturating_add(1)
    {
        *last = number;
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The word that marks numbered questions here ("Que", "Q"), if two lines begin with it.
fn question_word(text: &str) -> Option<String> {
    let mut found: Option<(String, usize)> = None;
    for line in text.lines() {
        let line = line.trim_start();
        let first = line.chars().next()?.is_alphabetic().then_some(line).filter(|l| l.len() > 4);
        let Some(line) = first else { continue };
        let head = line.get(..floor(line, 40)).unwrap_or(line);
        let marked = read_mark(head);
        if !marked.question || marked.number.is_none() {
            continue;
        }
        let word: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
        match &mut found {
            Some((known, count)) if *known == word => {
                *count += 1;
                if *count >= 2 {
                    return Some(word);
                }
            }
            _ => found = Some((word, 1)),
        }
    }
    None
}

/// The first words that headings with levels or "questions" share here.
fn heading_words(text: &str) -> Option<String> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for head in text.lines().filter_map(first_words) {
        *known.entry(head).or_default() += 1;
    }
    let mut found: Option<(&str, usize)> = None;
    for line in text.lines() {
        let Some((head, count)) = first_words(line).and_then(|head| known.get_key_value(head)) else {
            continue;
        };
        let line = line.trim();
        if *count >= 2
            && found.is_none_or(|(_, best)| *count > best)
            && titular(line)
            && (level::heading(line).is_some() || part(line) == Part::Questions)
        {
            found = Some((head, *count));
        }
    }
    found.map(|(head, _)| head.to_owned())
}

/// The first three words of a line that may be a heading.
fn first_words(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.len() > 120 || line.ends_with(['.', '?', ':', ';', ',']) {
        return None;
    }
    let third = line.char_indices().filter(|(_, c)| *c == ' ').nth(2)?.0;
    line.get(..third)
}

/// Where in `line` something begins that should have begun a line; never at its start.
fn seam(line: &str, word: Option<&str>, heading: Option<&str>, last: u32) -> Option<usize> {
    if line.len() < 4 {
        return None;
    }
    [
        word.and_then(|word| marked_question(line, word, last)),
        heading.and_then(|words| glued_heading(line, words)),
        numbered_question(line, last),
        bullet(line),
        answer(line),
    ]
    .into_iter()
    .flatten()
    .min()
}

fn marked_question(line: &str, word: &str, last: u32) -> Option<usize> {
    line.match_indices(word).map(|(at, _)| at).filter(|at| *at > 0).find(|at| {
        let head = line.get(*at..).unwrap_or_default();
        let head = head.get(..floor(head, 60)).unwrap_or(head);
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let solid = before.is_some_and(|c| !c.is_whitespace() || last > 0);
        let marked = read_mark(head);
        solid
            && marked.question
            && marked.number.is_some_and(|number| number == last.saturating_add(1))
            && !marked.rest.is_empty()
    })
}

fn glued_heading(line: &str, words: &str) -> Option<usize> {
    line.match_indices(words).map(|(at, _)| at).find(|at| {
        let tail = line.get(*at..).unwrap_or_default();
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        before.is_some_and(|c| !c.is_whitespace())
            && titular(tail)
            && (level::heading(tail).is_some() || part(tail) == Part::Questions)
    })
}

/// `return value24. What is a generator?`: the next number in turn, glued, before a question.
fn numbered_question(line: &str, last: u32) -> Option<usize> {
    if last == 0 {
        return None;
    }
    let next = last.saturating_add(1).to_string();
    line.match_indices(next.as_str()).map(|(at, _)| at).filter(|at| *at > 0).find(|at| {
        let before = line.get(..*at).and_then(|text| text.chars().next_back());
        let tail = line.get(at + next.len()..).unwrap_or_default();
        // "Q2. What" is a mark of its own.
        let head = line.get(..*at).unwrap_or_default().trim();
        let mark = head.len() < 24 && read_mark(line.get(..floor(line, 60)).unwrap_or(line)).question;
        let glued = !mark
            && before
                .is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit() && !".,-(/=[<>$#".contains(c));
        let separated =
            (tail.starts_with(". ") || tail.starts_with(") ")) && tail.trim_end().ends_with(['?', '？']);
        glued && separated && asks_surely(tail.get(2..).unwrap_or_default().trim())
    })
}

/// A bullet behind the end of a sentence or of a lead-in.
fn bullet(line: &str) -> Option<usize> {
    // All the signs below hold one of these bytes, and few lines do.
    memchr::memchr3(b'-', b'*', 0xE2, line.as_bytes())?;
    let from = line.len() - line.trim_start().len();
    let glyph = line
        .match_indices(['•', '●', '▪', '◦', '‣'])
        .map(|(at, _)| at)
        .find(|at| *at > from && line.get(..*at).is_some_and(|text| text.trim().chars().count() > 1));
    let dash = [":- ", ".- ", ";- ", ":* ", ".* ", ":– ", ".– "]
        .iter()
        .filter_map(|sign| {
            let at = line.find(sign)?;
            let tail = line.get(at + sign.len()..)?;
            // "Ans:- It is one" dresses its label so.
            let label =
                || line.get(..=at).and_then(crate::recognise::label).is_some_and(|(_, rest)| rest.is_empty());
            (tail.starts_with(char::is_uppercase) && !label()).then_some(at + 1)
        })
        .min();
    [glyph, dash].into_iter().flatten().min()
}

/// `... in Python?Answer: It ...`
fn answer(line: &str) -> Option<usize> {
    const WORDS: &[&str] = &[
        "Answer:",
        "Ans:",
        "ANSWER:",
        "Sample answer:",
        "Sample Answer:",
        "Ответ:",
        "Respuesta:",
        "Resposta:",
        "Antwort:",
        "Réponse :",
        "答案：",
        "答：",
        "الإجابة:",
    ];
    // Colons, narrow and wide.
    memchr::memchr2(b':', 0xEF, line.as_bytes())?;
    WORDS
        .iter()
        .filter_map(|word| {
            let at = line.find(word).filter(|at| *at > 0)?;
            let before = line.get(..at)?.chars().next_back()?;
            (matches!(before, '?' | '.' | ')' | '？' | '؟' | '。' | '!' | '`' | '"') || before == '\u{a0}')
                .then_some(at)
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn the_next_question_is_torn_from_code() {
        let text =
            "Que 1. What is it?\nAnswer: x\nQue 2. Why so?\n    return valueQue 3. What then?\nfoo Que 9. no";
        assert_eq!(texts(text).get(3..5), Some(["    return value", "Que 3. What then?"].as_slice()));
        assert_eq!(texts(text).last(), Some(&"foo Que 9. no"));
        let text =
            "1. What is it?\nyes\n2. Why?\n    return value3. What then is it?\ncosts 4. Not a question";
        assert_eq!(texts(text).get(3..5), Some(["    return value", "3. What then is it?"].as_slice()));
    }

    #[test]
    fn headings_bullets_and_answers_are_torn() {
        let text = "Go Interview Questions for 2 Years\nGo Interview Questions for 3 Years\nfmt.Println(x)Go Interview Questions for 5 Years";
        assert_eq!(texts(text).len(), 4);
        assert_eq!(texts("Points:• one• two"), ["Points:", "• one", "• two"]);
        assert_eq!(
            texts("These matter:- Speed. It is.- Size"),
            ["These matter:", "- Speed. It is.", "- Size"]
        );
        assert_eq!(texts("What is it?Answer: that"), ["What is it?", "Answer: that"]);
        assert_eq!(texts("a well-known thing: it is"), ["a well-known thing: it is"]);
    }
}
