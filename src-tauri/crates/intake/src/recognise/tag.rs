//! A level that stands beside a question: "[Hard] Why?", "Why? (Senior)", "Why? `Easy`", "Q3 (Medium): Why?".

use super::mark;
use crate::level::{self, Found};

/// The prompt without its tag, and the level the tag names.
pub fn taken_off(text: &str) -> (String, Option<Found>) {
    let bracket = |c: char| matches!(c, '(' | '[' | '【' | '（');
    if text.starts_with(bracket)
        && let Some((inner, rest)) = mark::bracketed(text)
        && let Some(found) = named(inner)
        && !rest.trim().is_empty()
    {
        return (rest.trim_start_matches([' ', ':', '-', '–', '—']).to_owned(), Some(found));
    }
    let end = text.rfind(['?', '？']).and_then(|at| Some(at + text.get(at..)?.chars().next()?.len_utf8()));
    if let Some((head, tail)) = end.and_then(|end| text.split_at_checked(end))
        && (2..24).contains(&tail.chars().count())
        && let Some(found) = named(tail.trim_matches(|c: char| !c.is_alphanumeric()))
    {
        return (head.to_owned(), Some(found));
    }
    if let Some(inner) = text.strip_suffix([')', ']'])
        && let Some(at) = inner.rfind(bracket).filter(|at| *at > 0)
        && let Some(found) = inner.get(at + 1..).and_then(named)
    {
        return (inner.get(..at).unwrap_or_default().trim_end().to_owned(), Some(found));
    }
    (text.to_owned(), None)
}

/// The level in brackets between the mark of a question and its text.
pub fn beside_mark(text: &str) -> Option<Found> {
    let text = mark::bare(text);
    let at = text.char_indices().take(24).find(|(_, c)| matches!(c, '(' | '['))?.0;
    let (head, tail) = text.split_at_checked(at)?;
    let found = mark::bracketed(tail).and_then(|(inner, _)| named(inner))?;
    let marked = format!("{}: x", head.trim_start_matches('*').trim());
    mark::read(&marked).question.then_some(found)
}

/// What may stand behind a level.
const ROLES: [&str; 12] = [
    "level",
    "developer",
    "engineer",
    "dev",
    "question",
    "questions",
    "task",
    "plus",
    "уровень",
    "разработчик",
    "nivel",
    "niveau",
];

/// One or two words that name a level and say nothing else.
fn named(tag: &str) -> Option<Found> {
    // "Very hard" and "Mid level" are levels, "Basic JWT" is a subject.
    let words: Vec<&str> = tag.split_whitespace().collect();
    let alone = match words.as_slice() {
        [_] => true,
        [one, other] => {
            level::named(one).is_none()
                || level::named(other).is_some()
                || ROLES.contains(&other.to_lowercase().as_str())
        }
        _ => false,
    };
    let plain = alone && tag.chars().all(|c| c.is_alphabetic() || " -/".contains(c));
    plain.then(|| level::named(tag)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_comes_off_wherever_it_stands() {
        for (text, rest, slug) in [
            ("What is a trie? (Hard)", "What is a trie?", Some("senior")),
            ("[Easy] What is a heap?", "What is a heap?", Some("junior")),
            ("(Avançado) O que é um gerador?", "O que é um gerador?", Some("senior")),
            ("What is a heap? `Medium`", "What is a heap?", Some("mid")),
            ("What is a heap? — 🟢 Easy", "What is a heap?", Some("junior")),
            ("Explain heaps [Senior]", "Explain heaps", Some("senior")),
            ("What is a heap (a tree)?", "What is a heap (a tree)?", None),
            ("(Java) What is a heap?", "(Java) What is a heap?", None),
            ("What is hard? Nothing much here", "What is hard? Nothing much here", None),
        ] {
            let (found, level) = taken_off(text);
            assert_eq!((found.as_str(), level.map(|found| found.slug)), (rest, slug), "{text}");
        }
        assert_eq!(beside_mark("**Q3 (Hard):** Why?").map(|found| found.slug), Some("senior"));
        assert_eq!(beside_mark("Question (done): Why?").map(|found| found.slug), None);
        assert_eq!(beside_mark("Explain (easy) heaps").map(|found| found.slug), None);
    }
}
