//! What a file is: by its content first and by its name second, since names lie. What cannot be read is refused
//! here, with a way out.

use crate::{Error, Format, encoding};

/// Refuses files that are not text, naming what they are.
///
/// # Errors
/// [`Error::Unsupported`] with what the file is and what to do instead.
pub fn refuse(name: &str, bytes: &[u8]) -> Result<(), Error> {
    let lower = name.to_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    let found = by_content(bytes, extension).or_else(|| by_name(extension, bytes));
    match found {
        Some((what, way_out)) => Err(Error::Unsupported {
            name: name.to_owned(),
            what: what.to_owned(),
            way_out: way_out.to_owned(),
        }),
        None => Ok(()),
    }
}

const PICTURE: (&str, &str) =
    ("a picture", "Copy its text into a text file, or run text recognition over it first.");
const PAGES: (&str, &str) =
    ("a document of Apple Pages", "Export it from Pages as Word (.docx) or PDF and import that.");
const NUMBERS: (&str, &str) =
    ("a sheet of Apple Numbers", "Export it from Numbers as Excel (.xlsx) or CSV and import that.");
const KEYNOTE: (&str, &str) = ("a Keynote presentation", "Export it as PDF and import that.");
const OLD_WORD: (&str, &str) =
    ("an old Office document", "Open it in an office program, save it as .docx or .xlsx and import that.");
const ARCHIVE: (&str, &str) = ("an archive", "Unpack it and import the files inside.");
const SOUND: (&str, &str) = ("a sound or film", "Import a written copy of it instead.");
const PROGRAM: (&str, &str) = ("a program", "Choose a document instead.");
const RICH: (&str, &str) =
    ("a rich text file", "Open it in a word processor, save it as .docx or plain text and import that.");
const SLIDES: (&str, &str) = ("a presentation", "Save it as PDF or as text and import that.");
const UNKNOWN: (&str, &str) = (
    "a file of a kind that is not text",
    "Save it as text, Markdown, HTML, CSV or Word from the program it came from.",
);

type Refusal = Option<(&'static str, &'static str)>;

fn by_content(bytes: &[u8], extension: &str) -> Refusal {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\x89PNG")
        || starts(b"\xFF\xD8\xFF")
        || starts(b"GIF87a")
        || starts(b"GIF89a")
        || starts(b"II*\0")
        || starts(b"MM\0*")
    {
        return Some(PICTURE);
    }
    if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp") && matches!(extension, "heic" | "heif" | "avif")
    {
        return Some(PICTURE);
    }
    if starts(b"\xD0\xCF\x11\xE0") {
        return Some(OLD_WORD);
    }
    if starts(b"{\\rtf") {
        return Some(RICH);
    }
    if starts(b"\x1F\x8B")
        || starts(b"7z\xBC\xAF")
        || starts(b"Rar!")
        || starts(b"BZh")
        || starts(b"\xFD7zXZ")
    {
        return Some(ARCHIVE);
    }
    if starts(b"\x7FELF")
        || (starts(b"MZ") && bytes.contains(&0))
        || starts(b"\xCF\xFA\xED\xFE")
        || starts(b"\xCA\xFE\xBA\xBE")
    {
        return Some(PROGRAM);
    }
    if starts(b"ID3")
        || starts(b"OggS")
        || starts(b"fLaC")
        || bytes.get(4..8) == Some(b"ftyp")
        || starts(b"RIFF") && bytes.get(8..12) == Some(b"WAVE")
    {
        return Some(SOUND);
    }
    None
}

fn by_name(extension: &str, bytes: &[u8]) -> Refusal {
    match extension {
        "pages" => Some(PAGES),
        "numbers" => Some(NUMBERS),
        "key" if bytes.starts_with(b"PK") => Some(KEYNOTE),
        "pptx" | "ppt" | "odp" => Some(SLIDES),
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "webp" | "heic" | "ico" | "psd" => {
            Some(PICTURE)
        }
        "mp3" | "mp4" | "wav" | "m4a" | "mov" | "avi" | "ogg" | "mkv" => Some(SOUND),
        _ if binary(bytes) => Some(UNKNOWN),
        _ => None,
    }
}

/// Whether bytes are no text in any encoding: control characters all over, and not the zeros of UTF-16.
pub fn binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return false;
    }
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B | 0x0B | 0);
    let strange = head.iter().filter(|byte| control(**byte)).count();
    let (even, odd) = encoding::zeros(head);
    let wide = (even * 20 < odd || odd * 20 < even) && even + odd > head.len() / 8;
    strange * 50 > head.len() || (even + odd > head.len() / 100 && even + odd > 1 && !wide)
}

/// The format of a text that no other reader claims.
pub fn text(name: &str, text: &str) -> Format {
    let lower = name.to_lowercase();
    let extension = lower.rsplit_once('.').map_or("", |(_, extension)| extension);
    if html(text, matches!(extension, "html" | "htm" | "xhtml" | "mht")) {
        return Format::Html;
    }
    match (extension, marks(text)) {
        ("md" | "markdown" | "mdown" | "mkd" | "mdx" | "rmd" | "qmd", marks) if marks.any() => {
            Format::Markdown
        }
        (_, marks) if marks.sure() => Format::Markdown,
        _ => Format::Text,
    }
}

/// What follows the front matter, if a text begins with one.
pub fn behind_front_matter(text: &str) -> &str {
    let body = text.strip_prefix("---\n").and_then(|rest| {
        let head = rest.get(..floor(rest, 10_000))?;
        let end = head.find("\n---\n")?;
        // Metadata has keys; a rule at the top of a document has not.
        let keyed = head.get(..end)?.lines().any(|line| line.contains(": ") || line.ends_with(':'));
        keyed.then(|| rest.get(end + 5..))?
    });
    body.unwrap_or(text)
}

/// Whether a text is HTML: it begins like a page, or is mostly tags that structure one.
fn html(text: &str, named: bool) -> bool {
    let text = behind_front_matter(text);
    let head: String = text.trim_start().chars().take(300).flat_map(char::to_lowercase).collect();
    if head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.contains("<html") && head.starts_with('<')
    {
        return true;
    }
    if !named && !head.starts_with('<') {
        return false;
    }
    let sample = text.get(..floor(text, 60_000)).unwrap_or(text);
    let lower = sample.to_ascii_lowercase();
    let count = |tag: &str| lower.matches(tag).count();
    let structure = count("<li")
        + count("<p>")
        + count("<p ")
        + count("<h2")
        + count("<h3")
        + count("<h4")
        + count("<div")
        + count("<td")
        + count("<dt");
    let lines = sample.lines().filter(|line| !line.trim().is_empty()).count().max(1);
    if named { structure > 0 } else { head.starts_with('<') && structure * 3 >= lines && structure >= 2 }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Traces of Markdown in a text.
#[derive(Debug, Default)]
struct Marks {
    headings: usize,
    deep: usize,
    fences: usize,
    bullets: usize,
    bold: usize,
    folds: usize,
}

impl Marks {
    /// Enough for a file that is called Markdown.
    fn any(&self) -> bool {
        self.headings + self.fences + self.bullets + self.bold + self.folds > 0
    }

    /// Enough for a file that is called something else. A single `#` may be a comment in code.
    fn sure(&self) -> bool {
        self.fences >= 2
            || self.deep >= 2
            || self.folds >= 1
            || (self.deep >= 1 && self.headings >= 2)
            || (self.bold >= 3)
    }
}

fn marks(text: &str) -> Marks {
    let mut marks = Marks::default();
    for line in text.lines() {
        let line = line.trim_start();
        match line.as_bytes().first() {
            Some(b'#') => {
                let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
                if hashes <= 6 && line.as_bytes().get(hashes) == Some(&b' ') {
                    marks.headings += 1;
                    marks.deep += usize::from(hashes > 1);
                }
            }
            Some(b'`') if line.starts_with("```") => marks.fences += 1,
            Some(b'*' | b'-' | b'+') => {
                marks.bullets += usize::from(line.as_bytes().get(1) == Some(&b' '));
                marks.bold += usize::from(line.starts_with("**") && line.matches("**").count() >= 2);
            }
            Some(b'<') => {
                marks.folds += usize::from(line.starts_with("<details") || line.starts_with("<summary"))
            }
            Some(b'1') => marks.bullets += usize::from(line.starts_with("1. ")),
            _ => {}
        }
        if marks.sure() {
            break;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_refused_with_a_way_out() {
        let pages = refuse("Questions.pages", b"PK\x03\x04").expect_err("refused");
        assert!(pages.to_string().contains("Export it from Pages"), "{pages}");
        assert!(refuse("photo.txt", b"\x89PNG\r\n\x1a\n").is_err());
        assert!(refuse("data.bin", &[0, 1, 2, 3, 0, 5, 6, 0, 200, 1]).is_err());
        assert!(refuse("notes.txt", "Чем отличается let от var?".as_bytes()).is_ok());
        let wide: Vec<u8> = "Why do we lock?".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refuse("notes.txt", &wide).is_ok());
    }

    #[test]
    fn text_is_told_apart_by_what_it_holds() {
        assert_eq!(text("a.txt", "<!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(text("a.html", "<h2>T</h2><ul><li>What?<li>Why?</ul>"), Format::Html);
        assert_eq!(text("a.txt", "<ul>\n<li>What?\n<li>Why?\n</ul>"), Format::Html);
        assert_eq!(text("a.txt", "## A\n\ntext\n\n## B\n"), Format::Markdown);
        assert_eq!(text("a.md", "* What?\n* Why?\n"), Format::Markdown);
        assert_eq!(text("a.md", "Que 1. What is it?\nAnswer: it is\n"), Format::Text);
        assert_eq!(text("a.txt", "Example:\n# a comment\nx = 1\n"), Format::Text);
        assert_eq!(text("README", "# A\n\n```\nx\n```\n"), Format::Markdown);
    }
}
