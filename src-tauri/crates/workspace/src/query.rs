//! The query language of the search field: free words, and filters such as `level:senior` or `minutes:<10`.
//! Filters of one key are alternatives; everything else must hold at once.

use crate::fold::fold;

/// What was typed, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// Free words, folded; a phrase in quotation marks is one of them.
    pub words: Vec<String>,
    /// The last free word may be unfinished.
    pub unfinished: bool,
    /// Filters in the order they were typed, values folded.
    pub filters: Vec<(Key, String)>,
    /// What was not understood, each a sentence.
    pub problems: Vec<String>,
}

/// What can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Level,
    Topic,
    Kind,
    Competency,
    Status,
    Minutes,
}

const KEYS: &[(&str, Key)] = &[
    ("level", Key::Level),
    ("topic", Key::Topic),
    ("kind", Key::Kind),
    ("competency", Key::Competency),
    ("status", Key::Status),
    ("minutes", Key::Minutes),
];

/// Takes a query apart. Nothing that can be typed is an error.
pub(crate) fn parse(typed: &str) -> Query {
    let mut query = Query::default();
    for part in parts(typed) {
        query.unfinished = false;
        let Some((key, value)) = part.key else {
            let word = fold(part.text.trim());
            if !word.is_empty() {
                query.words.push(word);
                query.unfinished = !part.quoted;
            }
            continue;
        };
        match KEYS.iter().find(|(name, _)| *name == key.to_lowercase()) {
            Some((_, key)) if !value.trim().is_empty() => query.filters.push((*key, fold(value.trim()))),
            // "level:" on the way to "level:senior"
            Some(_) => {}
            None => query.problems.push(format!(
                "There is no filter \u{201c}{key}\u{201d}; there are level, topic, kind, competency, status and minutes."
            )),
        }
    }
    query
}

struct Part {
    text: String,
    quoted: bool,
    key: Option<(String, String)>,
}

/// The query cut at white space outside quotation marks.
fn parts(typed: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut text, mut quoted, mut inside, mut colon) = (String::new(), false, false, None);
    for c in typed.chars().chain([' ']) {
        match c {
            '"' | '\u{201c}' | '\u{201d}' => {
                inside = !inside;
                quoted = true;
            }
            c if c.is_whitespace() && !inside => {
                let key = colon.take().and_then(|at| key_and_value(&text, at));
                if !text.is_empty() {
                    parts.push(Part { text: std::mem::take(&mut text), quoted, key });
                }
                quoted = false;
            }
            c => {
                if c == ':' && !quoted && colon.is_none() {
                    colon = Some(text.len());
                }
                text.push(c);
            }
        }
    }
    // An open quotation mark at the end: the phrase is still being typed.
    if !text.trim().is_empty() {
        let key = colon.and_then(|at| key_and_value(text.trim_end(), at));
        parts.push(Part { text, quoted: false, key });
    }
    parts
}

/// `key:value` where the key is a plain word; `std::vector` and `http://` are text.
fn key_and_value(text: &str, at: usize) -> Option<(String, String)> {
    let (key, value) = (text.get(..at)?, text.get(at + 1..)?);
    let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphabetic());
    (plain && !value.starts_with([':', '/'])).then(|| (key.to_owned(), value.to_owned()))
}

/// `<10`, `<=10`, `>5`, `>=5`, `5-10` or `10` as the least and the most minutes.
pub(crate) fn minutes(value: &str) -> Option<(u16, u16)> {
    let number = |text: &str| text.trim().parse::<u16>().ok();
    if let Some(rest) = value.strip_prefix("<=") {
        return Some((0, number(rest)?));
    }
    if let Some(rest) = value.strip_prefix(">=") {
        return Some((number(rest)?, u16::MAX));
    }
    if let Some(rest) = value.strip_prefix('<') {
        return Some((0, number(rest)?.checked_sub(1)?));
    }
    if let Some(rest) = value.strip_prefix('>') {
        return Some((number(rest)?.saturating_add(1), u16::MAX));
    }
    if let Some((from, to)) = value.split_once('-') {
        return Some((number(from)?, number(to)?));
    }
    number(value).map(|n| (n, n))
}

/// Those of `known` that a value means: the one it names in full, else all that begin with it.
pub(crate) fn meant<'a, T>(value: &str, known: &'a [(String, T)]) -> Vec<&'a T> {
    let exact: Vec<&T> = known.iter().filter(|(name, _)| name == value).map(|(_, t)| t).collect();
    if exact.is_empty() {
        known.iter().filter(|(name, _)| name.starts_with(value)).map(|(_, t)| t).collect()
    } else {
        exact
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_filters_come_apart() {
        let query = parse(r#"level:senior Größe "event loop" competency:"System design" gil"#);
        assert_eq!(query.words, ["große", "event loop", "gil"].map(fold));
        assert_eq!(query.filters, [(Key::Level, "senior".into()), (Key::Competency, "system design".into())]);
        assert!(query.unfinished && query.problems.is_empty());
    }

    #[test]
    fn a_phrase_in_quotation_marks_is_finished_and_an_open_one_is_not() {
        assert!(!parse(r#""event lo""#).unfinished);
        let open = parse(r#""event lo"#);
        assert_eq!((open.words, open.unfinished), (vec!["event lo".to_owned()], true));
        let open = parse(r#"competency:"System des"#);
        assert_eq!(open.filters, [(Key::Competency, "system des".into())]);
    }

    #[test]
    fn what_is_not_a_filter_is_said_or_searched() {
        assert!(parse("colour:red").problems[0].contains("colour"), "an unknown key is said, not swallowed");
        assert_eq!(parse("std::vector http://a").words.len(), 2, "colons also stand in code and addresses");
        assert_eq!(parse("level:"), Query::default(), "a filter on the way to its value changes nothing yet");
    }

    #[test]
    fn minutes_are_ranges() {
        assert_eq!(minutes("<10"), Some((0, 9)));
        assert_eq!(minutes(">=5"), Some((5, u16::MAX)));
        assert_eq!(minutes("5-10"), Some((5, 10)));
        assert_eq!(minutes("8"), Some((8, 8)));
        assert_eq!(minutes("<0"), None, "nothing takes less than no time");
        assert_eq!(minutes("ten"), None);
    }
}
