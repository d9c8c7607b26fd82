//! What every typed text must pass before it is stored: a name is one line, nothing holds control characters,
//! and nothing is longer than a person could mean.

use thiserror::Error;

/// The longest name or title, in characters.
pub const NAME_MAX: usize = 200;
/// The longest short title of a question, in characters.
pub const TITLE_MAX: usize = 80;
/// The longest free text (a note, a guide, a summary), in characters.
pub const TEXT_MAX: usize = 200_000;

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("{what} is empty; type something first.")]
    Empty {
        /// The thing that was typed, as the start of a sentence.
        what: &'static str,
    },
    /// More characters than allowed.
    #[error("{what} has {count} characters; at most {max} fit. Shorten it and try again.")]
    TooLong {
        /// The thing that was typed, as the start of a sentence.
        what: &'static str,
        /// How many characters came.
        count: usize,
        /// How many fit.
        max: usize,
    },
}

/// One line of at most [`NAME_MAX`] characters: white space folded, control characters gone.
///
/// # Errors
/// Empty or too long.
pub fn name(what: &'static str, typed: &str) -> Result<String, TextError> {
    let line = one_line(typed);
    if line.is_empty() {
        return Err(TextError::Empty { what });
    }
    within(what, line, NAME_MAX)
}

/// One line of at most [`TITLE_MAX`] characters, cleaned like a name; may be empty.
///
/// # Errors
/// Too long.
pub fn title(what: &'static str, typed: &str) -> Result<String, TextError> {
    within(what, one_line(typed), TITLE_MAX)
}

fn one_line(typed: &str) -> String {
    clean(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Any number of lines, [`TEXT_MAX`] characters at most, control characters gone but line breaks and tabs kept.
///
/// # Errors
/// Too long.
pub fn free(what: &'static str, typed: &str) -> Result<String, TextError> {
    within(what, clean(typed), TEXT_MAX)
}

/// Like [`free`], but there must be something to read.
///
/// # Errors
/// Empty or too long.
pub fn required(what: &'static str, typed: &str) -> Result<String, TextError> {
    let text = free(what, typed)?;
    if text.trim().is_empty() { Err(TextError::Empty { what }) } else { Ok(text) }
}

fn within(what: &'static str, text: String, max: usize) -> Result<String, TextError> {
    let count = text.chars().count();
    if count > max { Err(TextError::TooLong { what, count, max }) } else { Ok(text) }
}

/// Line ends as `\n`; no control characters but tab and line feed; a lone byte-order mark is dropped.
/// Joiners and direction marks stay: scripts need them.
#[must_use]
pub fn clean(typed: &str) -> String {
    typed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || *c == '\u{feff}'))
        .collect()
}

/// A text inside a sentence that may run the other way: bidirectional isolates keep its words and the sentence's in
/// their order (Unicode, UAX 9).
#[must_use]
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// A title in quotation marks inside a sentence, isolated, and cut after 60 characters.
#[must_use]
pub fn quoted(title: &str) -> String {
    let mut cut: String = title.chars().take(60).collect();
    if cut.len() < title.len() {
        cut.push('\u{2026}');
    }
    format!("\u{201c}{}\u{201d}", isolated(&cut))
}

/// "1 probe", "2 probes".
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [some @ .., last] => format!("{} and {last}", some.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_a_sentence_is_cut_and_kept_apart() {
        assert_eq!(quoted("سؤال"), "\u{201c}\u{2068}سؤال\u{2069}\u{201d}");
        assert!(quoted(&"ü".repeat(61)).ends_with("ü\u{2026}\u{2069}\u{201d}"));
        assert_eq!(quoted(&"ü".repeat(60)).chars().count(), 64, "sixty fit whole");
    }

    #[test]
    fn lists_and_numbers_read_as_one_says_them() {
        let list = |n: usize| listed(&["a", "b", "c"].map(str::to_owned)[..n]);
        assert_eq!([list(0), list(1), list(2), list(3)], ["", "a", "a and b", "a, b and c"]);
        assert_eq!((counted(1, "probe"), counted(0, "probe")), ("1 probe".to_owned(), "0 probes".to_owned()));
    }

    #[test]
    fn a_name_is_one_clean_line() {
        assert_eq!(name("The name", "  Mei\u{0}\n Ling\t ").unwrap(), "Mei Ling");
        assert_eq!(name("The name", " \u{7} "), Err(TextError::Empty { what: "The name" }));
        let long = name("The name", &"x".repeat(10_000)).unwrap_err().to_string();
        assert!(
            long.contains("10000") && long.contains("200"),
            "says how long and how long it may be: {long}"
        );
    }

    #[test]
    fn a_note_keeps_its_lines_and_its_script() {
        assert_eq!(free("The note", "a\r\nb\rc\u{1b}").unwrap(), "a\nb\nc");
        assert_eq!(
            free("The note", "نعم\u{200f}").unwrap(),
            "نعم\u{200f}",
            "direction marks belong to the text"
        );
        assert!(free("The note", &"x".repeat(1_000_000)).is_err(), "a megabyte is not a note");
    }
}
