//! Bytes to text. A file is read as what it says it is, then as what it provably is, and guessed only last;
//! damage is mended byte by byte, so that one bad quote does not cost the rest of the document.

use crate::{Error, mojibake};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A document's text, with what had to be done to get it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The text, line ends as `\n`, without a byte order mark and without NUL.
    pub text: String,
    /// The encoding as a person would name it.
    pub encoding: String,
    /// Sentences on repairs.
    pub warnings: Vec<String>,
}

/// Reads `bytes` as text, in the encoding called `forced` or in the one they are in.
///
/// # Errors
/// Only for a `forced` name that no encoding has.
pub fn decode(bytes: &[u8], forced: Option<&str>) -> Result<Decoded, Error> {
    let mut warnings = Vec::new();
    if let Some(label) = forced {
        let encoding =
            Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| Error::Encoding(label.to_owned()))?;
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return Ok(Decoded {
            text: lines(text.into_owned()),
            encoding: encoding.name().to_owned(),
            warnings,
        });
    }
    let (text, encoding) = match Encoding::for_bom(bytes).map(|(found, _)| found).or_else(|| wide(bytes)) {
        Some(found) if found != UTF_8 => (found.decode_with_bom_removal(bytes).0.into_owned(), found),
        _ => narrow(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes), &mut warnings),
    };
    let text = lines(text);
    let text = match mojibake::repair(&text) {
        Some(repair) => {
            warnings.push(repair.sentence());
            repair.text
        }
        None => text,
    };
    Ok(Decoded { text, encoding: encoding.name().to_owned(), warnings })
}

/// UTF-16 without a mark: text in most scripts has a zero in every other byte.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let pairs = head.len() / 2;
    let (even, odd) = zeros(head);
    if pairs < 4 {
        None
    } else if odd * 3 > pairs && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 3 > pairs && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The zeros at even and at odd places.
pub(crate) fn zeros(bytes: &[u8]) -> (usize, usize) {
    let from = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    (from(0), from(1))
}

/// Text in single bytes: UTF-8 as far as it goes, else the likeliest of the older encodings.
fn narrow(bytes: &[u8], warnings: &mut Vec<String>) -> (String, &'static Encoding) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), UTF_8);
    }
    let (mut good, mut bad, mut stray) = (0usize, 0usize, Vec::new());
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        if let [byte] = chunk.invalid() {
            stray.push((chunk.valid().chars().next_back().unwrap_or(' '), *byte));
        }
    }
    if good * 2 >= bad && good > 0 {
        let patch = likelier(&stray);
        warnings.push(format!(
            "{bad} {} not valid UTF-8; {} read as {}.",
            if bad == 1 { "place was" } else { "places were" },
            if bad == 1 { "it was" } else { "they were" },
            patch.name()
        ));
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            match chunk.invalid() {
                [] => {}
                [byte] => text.push_str(&patch.decode_without_bom_handling(&[*byte]).0),
                _ => text.push('\u{FFFD}'),
            }
        }
        return (text, UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == WINDOWS_1252 { likelier(&stray) } else { guess };
    (guess.decode_without_bom_handling(bytes).0.into_owned(), guess)
}

/// windows-1252 or MacRoman: whichever turns the stray bytes, each with the character before it, into more
/// letters inside words and more of the quotes and dashes people type.
fn likelier(stray: &[(char, u8)]) -> &'static Encoding {
    let score = |encoding: &'static Encoding| -> i64 {
        let points = |(before, byte): &(char, u8)| {
            let text = encoding.decode_without_bom_handling(&[*byte]).0.into_owned();
            match text.chars().next() {
                Some('‘' | '’' | '“' | '”' | '–' | '—' | '…' | '•' | '\u{a0}' | '«' | '»') => {
                    2
                }
                Some(c) if c.is_lowercase() && c.is_alphabetic() => i64::from(before.is_alphabetic()),
                Some(c) if c.is_uppercase() && !before.is_lowercase() => 0,
                _ => -2,
            }
        };
        stray.iter().map(points).sum()
    };
    if score(MACINTOSH) > score(WINDOWS_1252) { MACINTOSH } else { WINDOWS_1252 }
}

/// One kind of line end, and no characters that only confuse what comes after.
fn lines(text: String) -> String {
    let bytes = text.as_bytes();
    let separator = |at: usize| matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9]));
    let clean = memchr::memchr3(b'\r', 0, 0x0B, bytes).is_none()
        && memchr::memchr(0x0C, bytes).is_none()
        && !text.starts_with('\u{FEFF}')
        && !memchr::memchr_iter(0xE2, bytes).any(separator);
    if clean {
        return text;
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\0' => {}
            '\r' => {
                rest.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => out.push('\n'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(bytes: &[u8]) -> Decoded {
        decode(bytes, None).expect("guessing never fails")
    }

    #[test]
    fn utf16_is_known_with_and_without_a_mark() {
        let text = "1. Why do locks exist?\n2. What is a mutex?";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(auto(&le).text, text);
        assert_eq!(auto(&be).text, text);
        let marked = [b"\xFF\xFE".as_slice(), &le].concat();
        assert_eq!(auto(&marked).text, text);
        assert_eq!(auto(&marked).encoding, "UTF-16LE");
    }

    #[test]
    fn a_few_mac_bytes_do_not_cost_the_rest() {
        let mut bytes = "¿Qué es una función? — sí. Días, años, según, también.\n".as_bytes().to_vec();
        bytes.extend_from_slice(b"What\xD5s a \xD2closure\xD3?");
        let read = auto(&bytes);
        assert_eq!(read.encoding, "UTF-8");
        assert!(read.text.ends_with("What’s a “closure”?"), "{}", read.text);
        assert!(read.text.starts_with("¿Qué es"));
        assert_eq!(read.warnings.len(), 1);
    }

    #[test]
    fn old_encodings_are_guessed() {
        let russian = "Что такое замыкание и зачем оно нужно? Расскажите о сборке мусора.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(auto(&bytes).text, russian);
        let chinese = "什么是闭包？请解释垃圾回收的原理，以及它的优点和缺点。";
        let (bytes, _, _) = encoding_rs::GBK.encode(chinese);
        assert_eq!(auto(&bytes).text, chinese);
        assert_eq!(auto(b"It\x92s a \x93test\x94").text, "It’s a “test”");
    }

    #[test]
    fn a_forced_encoding_is_obeyed_and_an_unknown_one_refused() {
        let read = decode(b"\xEF\xE5\xF0\xE2\xFB\xE9", Some("windows-1251")).expect("known");
        assert_eq!(read.text, "первый");
        assert!(matches!(decode(b"x", Some("klingon")), Err(Error::Encoding(_))));
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(auto(b"a\r\nb\rc\nd\0").text, "a\nb\nc\nd");
    }
}
