//! Documents in, drafts of questions out. One file per format, one recogniser of questions for all that is
//! text; blind to the database, and nothing in a document is ever run or fetched.

pub mod block;
mod detect;
mod draft;
mod encoding;
mod error;
mod front;
mod html;
mod level;
mod markdown;
mod mojibake;
mod options;
mod recognise;
pub mod sanitise;
mod stop;
mod tags;
mod text;

pub use draft::{Choice, Document, Draft, Format};
pub use error::Error;
pub use options::{Columns, Limits, Options};
pub use stop::Stop;

/// What one reader found in a document.
#[derive(Debug, Default)]
struct Reading {
    drafts: Vec<Draft>,
    duplicates: usize,
    warnings: Vec<String>,
}

/// Reads the document called `name`. A document without questions is no error: it has no drafts and a warning.
///
/// # Errors
/// When the file is too large, of a kind that is not read, or asked for in an unknown encoding; and soon after it
/// was stopped.
pub fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let read = options.stop.over(|| whole(name, bytes, options));
    if options.stop.asked() { Err(Error::Stopped { name: name.to_owned() }) } else { read }
}

fn whole(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let limits = options.limits;
    if bytes.len() > limits.bytes {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: bytes.len(), limit: limits.bytes });
    }
    if let Some(document) = structured::bytes(name, bytes, options)? {
        return Ok(document);
    }
    if options.encoding.is_none() {
        detect::refuse(name, bytes)?;
    }
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    if let Some(mut document) = structured::text(name, &decoded.text, options)? {
        document.encoding = decoded.encoding;
        document.warnings.splice(0..0, decoded.warnings);
        return Ok(document);
    }
    let format = detect::text(name, &decoded.text);
    let reading = match format {
        Format::Markdown => written(&decoded.text, name),
        Format::Html => page(&decoded.text, name),
        _ => recognised(text::blocks(&decoded.text), name),
    };
    let mut warnings = decoded.warnings;
    Ok(finish(name, format, decoded.encoding, decoded.text, reading, &mut warnings, limits))
}

/// Drafts of a document that is a run of blocks.
fn recognised(blocks: Vec<block::Block>, name: &str) -> Reading {
    let (drafts, duplicates) = recognise::once(recognise::drafts(blocks, name));
    Reading { drafts, duplicates, warnings: Vec::new() }
}

/// Drafts of Markdown; where its text holds none, the question that its front matter asks.
fn written(text: &str, name: &str) -> Reading {
    let mut reading = recognised(markdown::blocks(text), name);
    if reading.drafts.is_empty() {
        reading.drafts.extend(front::question(text));
    }
    reading
}

/// Drafts of a web page; those that it keeps as data only where its text holds fewer.
fn page(text: &str, name: &str) -> Reading {
    let seen = recognised(html::blocks(text), name);
    let mut drafts = html::data::questions(text);
    if drafts.len() <= seen.drafts.len() {
        return seen;
    }
    gather::locate(text, &mut drafts);
    let (drafts, duplicates) = recognise::once(drafts);
    Reading { drafts, duplicates, warnings: Vec::new() }
}

fn finish(
    name: &str,
    format: Format,
    encoding: String,
    source: String,
    reading: Reading,
    warnings: &mut Vec<String>,
    limits: Limits,
) -> Document {
    let Reading { mut drafts, duplicates, warnings: found } = reading;
    let mut warnings = std::mem::take(warnings);
    warnings.extend(found);
    if drafts.is_empty() {
        warnings.push(format!("No questions were found in “{name}”."));
    }
    if drafts.len() > limits.drafts {
        warnings.push(format!("Only the first {} of {} questions were read.", limits.drafts, drafts.len()));
        drafts.truncate(limits.drafts);
    }
    Document { format, encoding, drafts, duplicates, warnings, source, columns: None }
}

// Formats whose structure says what a question is, and what they share.
mod anki;
mod archive;
mod cell;
pub mod child;
pub mod exchange;
mod gather;
mod gift;
mod json;
mod markup;
mod moodle;
mod notebook;
mod ods;
mod pdf;
pub mod people;
mod qti;
mod records;
mod role;
mod rows;
mod sheet;
mod structured;
mod tabular;
mod tree;
mod word;
mod xml;
mod yaml;
