//! The formats whose structure says what a question is: which of them a file is, by content before name.

use crate::archive::Archive;
use crate::draft::Document;
use crate::gather::damaged;
use crate::{
    Error, Options, anki, exchange, gift, json, moodle, notebook, pdf, qti, sheet, tabular, word, yaml,
};

/// Reads `bytes` if they are a binary format.
///
/// # Errors
/// What the format's reader says.
pub(crate) fn bytes(name: &str, bytes: &[u8], options: &Options) -> Result<Option<Document>, Error> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if head.windows(5).any(|window| window == b"%PDF-") {
        return pdf::read(name, bytes, options).map(Some);
    }
    let extension = extension(name);
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") && matches!(extension.as_str(), "xls" | "xlt" | "xlsx") {
        return sheet::excel(name, bytes, options).map(Some);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return empty(name, &extension, bytes).map_or(Ok(None), Err);
    }
    // Bundles of other programs have a refusal of their own, with the way out that fits them.
    if matches!(extension.as_str(), "pages" | "numbers" | "key" | "pptx" | "odp") {
        return Ok(None);
    }
    let archive = Archive::open(name, "an archive", bytes, options.limits)?;
    let names = archive.names();
    let has = |path: &str| names.iter().any(|known| known == path);
    let ends = |end: &str| names.iter().any(|known| known.rsplit('/').next() == Some(end));
    if has("word/document.xml") || has("word/document2.xml") {
        word::read(name, bytes, options).map(Some)
    } else if has("xl/workbook.xml") || has("xl/workbook.bin") {
        sheet::excel(name, bytes, options).map(Some)
    } else if has("content.xml") && extension != "odt" && extension != "odp" {
        sheet::open_document(name, bytes, options).map(Some)
    } else if ends("imsmanifest.xml") {
        qti::package(name, bytes, options).map(Some)
    } else {
        let (what, way_out) = match extension.as_str() {
            "odt" => ("an OpenDocument text", "Save it as .docx and import that."),
            "epub" => ("an e-book", "Copy its text into a text file and import that."),
            _ => ("an archive", "Unpack it and import the files inside."),
        };
        Err(Error::Unsupported { name: name.to_owned(), what: what.to_owned(), way_out: way_out.to_owned() })
    }
}

/// Office files that are no archive are damaged, not text.
fn empty(name: &str, extension: &str, bytes: &[u8]) -> Option<Error> {
    let what = match extension {
        "docx" => "a Word document",
        "xlsx" => "an Excel workbook",
        "ods" => "an OpenDocument spreadsheet",
        "pdf" => "a PDF",
        _ => return None,
    };
    // A page saved under such a name is still a page.
    let text = bytes.iter().take(64).all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
        && !bytes.is_empty();
    (!text).then(|| damaged(name, what, "it does not begin like one"))
}

/// The end of a file's name, lower case.
fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

/// Reads `text` if it is of a structured format.
///
/// # Errors
/// What the format's reader says, where the file can be nothing else.
pub(crate) fn text(name: &str, text: &str, options: &Options) -> Result<Option<Document>, Error> {
    let extension = extension(name);
    let trimmed = text.trim_start();
    let braced = trimmed.starts_with(['{', '[']);
    if extension == "ipynb" || (braced && text.contains("\"nbformat\"") && text.contains("\"cells\"")) {
        return notebook::read(name, text, options).map(Some);
    }
    if exchange::is_exchange(text) {
        return exchange::document(name, text, options).map(Some);
    }
    if trimmed.starts_with('<') {
        if moodle::is_moodle(text) {
            return moodle::read(name, text, options).map(Some);
        }
        if qti::is_qti(text) {
            return qti::read(name, text, options).map(Some);
        }
        return Ok(None);
    }
    let found = match extension.as_str() {
        "json" | "jsonl" | "ndjson" | "json5" => json::read(name, text, options),
        "yaml" | "yml" => yaml::read(name, text, options),
        "gift" => gift::read(name, text, options),
        "md" | "markdown" | "html" | "htm" => return Ok(None),
        _ if anki::is_export(text) => anki::read(name, text, options),
        "csv" | "tsv" | "tab" | "psv" => tabular::read(name, text, options),
        _ if braced => match json::read(name, text, options) {
            Ok(document) if !document.drafts.is_empty() => Ok(document),
            _ => return Ok(None),
        },
        _ if gift::is_gift(text) => gift::read(name, text, options),
        _ if tabular::is_table(text) => tabular::read(name, text, options),
        _ => return Ok(None),
    };
    found.map(Some)
}
