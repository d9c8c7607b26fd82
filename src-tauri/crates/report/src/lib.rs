//! A scorecard in; PDF, Markdown, JSON and the preview's pages out. Blind to the database, without a clock and
//! without chance: the same record gives the same bytes. The only crate that knows printpdf.

pub mod archive;
pub mod blocks;
pub mod chart;
pub mod comparison;
pub mod compose;
pub mod display;
pub mod evidence;
pub mod file;
pub mod flow;
pub mod fonts;
pub mod front;
pub mod glyphs;
pub mod icc;
pub mod markdown;
pub mod pdf;
pub mod result;
pub mod rich;
pub mod sheets;
pub mod style;
pub mod subset;
pub mod svg;
pub mod tags;
pub mod text;
pub mod words;
pub mod xmp;

use model::scorecard::Scorecard;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use comparison::Comparison;
pub use fonts::Fonts;

/// The size of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// What is printed of a record. Whether it is blind is settled before, by [`Scorecard::blind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The sheet.
    pub paper: Paper,
    /// With the answer guides.
    pub guide: bool,
    /// With the notes.
    pub notes: bool,
    /// Page 1 alone, without the evidence.
    pub summary_only: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { paper: Paper::A4, guide: false, notes: true, summary_only: false }
    }
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no bundled face has. They stand in the file as their code points, such as `[U+1F9FF]`; say so.
    pub missing: Vec<char>,
}

impl Export {
    /// One sentence on the characters that could not be drawn, if there are any.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let named: Vec<String> =
            self.missing.iter().take(8).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
        let more = self.missing.len().saturating_sub(named.len());
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        (!named.is_empty()).then(|| {
            format!(
                "No bundled font has {}{rest}; the PDF shows the code in brackets instead.",
                named.join(", ")
            )
        })
    }
}

/// Why a document could not be made.
#[derive(Debug, Error)]
pub enum Error {
    /// A bundled face could not be cut down to what the document uses.
    #[error("The font {face} inside the program cannot be read ({why}); install the program again.")]
    Font {
        /// Its name.
        face: &'static str,
        /// What the reader of fonts says.
        why: String,
    },
    /// The PDF could not be put together.
    #[error(
        "The PDF could not be put together ({0}); try the Markdown export, and report this record\u{2019}s id."
    )]
    Write(String),
}

/// The scorecard as a PDF that is archival (PDF/A-2a) and accessible (PDF/UA-1). `hash` is that of the full record,
/// also for a blind copy.
///
/// # Errors
/// A font inside the program is damaged, or the file cannot be put together.
pub fn pdf(card: &Scorecard, hash: &str, options: &Options, fonts: &Fonts) -> Result<Export, Error> {
    let (sheets, missing) = sheets::scorecard(card, hash, options, fonts);
    Ok(Export { bytes: pdf::write(&sheets)?, pages: sheets.pages.len(), missing })
}

/// The same pages as pictures that stand alone (SVG, letters as outlines), for a window.
///
/// # Errors
/// A font inside the program is damaged.
pub fn svg_pages(
    card: &Scorecard,
    hash: &str,
    options: &Options,
    fonts: &Fonts,
) -> Result<Vec<String>, Error> {
    let (sheets, _) = sheets::scorecard(card, hash, options, fonts);
    svg::pages(&sheets)
}

/// The candidates of an opening side by side, as a PDF of the same kind.
///
/// # Errors
/// A font inside the program is damaged, or the file cannot be put together.
pub fn comparison_pdf(of: &[Comparison], paper: Paper, fonts: &Fonts) -> Result<Export, Error> {
    let (sheets, missing) = comparison::sheets(of, paper, fonts);
    Ok(Export { bytes: pdf::write(&sheets)?, pages: sheets.pages.len(), missing })
}

/// The comparison's pages as pictures.
///
/// # Errors
/// A font inside the program is damaged.
pub fn comparison_svg_pages(of: &[Comparison], paper: Paper, fonts: &Fonts) -> Result<Vec<String>, Error> {
    svg::pages(&comparison::sheets(of, paper, fonts).0)
}

/// The scorecard as Markdown, for people who keep text.
#[must_use]
pub fn markdown(card: &Scorecard, hash: &str, options: &Options) -> String {
    markdown::markdown(card, hash, options)
}

#[derive(Serialize)]
struct Sealed<'a> {
    hash: &'a str,
    record: &'a Scorecard,
}

/// The scorecard as JSON, `{"hash": ..., "record": {...}}`; the record read back hashes the same.
#[must_use]
pub fn json(card: &Scorecard, hash: &str) -> String {
    let mut text = serde_json::to_string_pretty(&Sealed { hash, record: card }).unwrap_or_default();
    text.push('\n');
    text
}
