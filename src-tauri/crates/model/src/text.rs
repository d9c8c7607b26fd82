//! What every typed text must pass before it is stored: a name is one line, nothing holds control characters,
//! and nothing is longer than a person could mean.

use thiserror::Error;

/// The longest name or title, in characters.
pub const NAME_MAX: usize = 200;
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
    let line = clean(typed).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(TextError::Empty { what });
    }
    within(what, line, NAME_MAX)
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

#[cfg(test)]
mod tests {
    use super::*;

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
