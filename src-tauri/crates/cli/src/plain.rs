//! Everything that is printed passes here: names and files may hold escape sequences that a terminal obeys, or characters
//! that turn the direction of a line around. They are printed as `\u001b`, which is the same text in JSON.

use std::io::{self, Write};

/// A terminal obeys it, or it reorders the line. Line breaks and tabs are what we print ourselves.
fn obeyed(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}')
        || (c.is_control() && c != '\n' && c != '\t')
}

/// A text as it can be printed.
pub fn shown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if obeyed(c) {
            plain.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            plain.push(c);
        }
    }
    plain
}

/// A writer that prints texts so.
pub struct Plain<W: Write>(pub W);

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.chars().any(obeyed) => self.0.write_all(bytes)?,
            Ok(text) => self.0.write_all(shown(text).as_bytes())?,
            // A character may be cut at the end of what is written at once; the rest comes next.
            Err(cut) if cut.valid_up_to() > 0 => {
                let whole = bytes.get(..cut.valid_up_to()).unwrap_or_default();
                return self.write(whole);
            }
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_printed_and_not_sent() {
        let mut out = Vec::new();
        writeln!(Plain(&mut out), "Ana\u{1b}[2J\u{202e}gnp.exe\u{9b}31m\tZoë").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "Ana\\u001b[2J\\u202egnp.exe\\u009b31m\tZoë\n");
    }

    #[test]
    fn json_stays_json_and_means_the_same() {
        let mut out = Vec::new();
        serde_json::to_writer(Plain(&mut out), &["a\u{202e}b", "c\u{1b}d"]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains('\u{202e}'), "{text}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&text).unwrap(), ["a\u{202e}b", "c\u{1b}d"]);
    }
}
