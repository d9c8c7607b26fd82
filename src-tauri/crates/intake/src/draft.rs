//! What intake hands out: drafts of questions, not yet questions, because a person looks at them before
//! anything is stored. The fields are those the command line prints, in the same order.

use crate::options::Columns;
use serde::{Deserialize, Serialize};

/// One question as a document told it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The question in plain Markdown, without number, marker or label.
    pub prompt: String,
    /// What a good reply says, in Markdown.
    pub answer: Option<String>,
    /// What the interviewer should listen for, in Markdown. A rubric stands here, never in `answer`.
    pub guidance: Option<String>,
    /// Code that belongs to the question, to the letter, without fences. Code of the answer stays in `answer`.
    pub code: Vec<String>,
    /// Choices, where the question is a choice.
    pub options: Vec<Choice>,
    /// Follow-up questions.
    pub probes: Vec<String>,
    /// Headings or columns above the question, outermost first, worded as in the document.
    pub topics: Vec<String>,
    /// `junior`, `mid`, `senior` or `staff`.
    pub level: Option<String>,
    /// The words the level was read from ("5 Years Experience"), for ladders with other rungs. Not printed.
    #[serde(skip)]
    pub level_words: Option<String>,
    /// A short title, where a file of Evenhand has one; empty otherwise. Not printed.
    #[serde(skip)]
    pub title: String,
    /// First line of the question in the text as read, from 1; in a sheet, its row.
    pub line: Option<u32>,
}

/// One of the choices of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// The choice without its letter.
    pub text: String,
    /// Whether the document marks it as right.
    pub correct: bool,
}

/// Everything one document held.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// How it was read.
    pub format: Format,
    /// The encoding it was read in, as a person would name it ("UTF-8", "windows-1251").
    pub encoding: String,
    /// The questions in the order of the document.
    pub drafts: Vec<Draft>,
    /// How many drafts were left out because the same question stood earlier in the document.
    pub duplicates: usize,
    /// Sentences for the person who imports: what was repaired, left out or not found.
    pub warnings: Vec<String>,
    /// The text as read, for the preview beside the drafts; its lines are what `Draft::line` counts.
    pub source: String,
    /// Which column holds what, in a table: as guessed, or as it was mapped by hand.
    pub columns: Option<Columns>,
}

/// The kinds of document that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// CommonMark with the usual extensions.
    Markdown,
    /// A page or a fragment of one.
    Html,
    /// Plain text, also of web pages and chat assistants.
    Text,
    /// Rows of text in columns, with any delimiter.
    Csv,
    /// The text export of Anki.
    Anki,
    /// JSON of any shape.
    Json,
    /// YAML of any shape.
    Yaml,
    /// Evenhand's own exchange format, in YAML, JSON or Markdown.
    Evenhand,
    /// An Excel workbook.
    Excel,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A Word document.
    Word,
    /// The text of a PDF.
    Pdf,
    /// A Jupyter notebook.
    Notebook,
    /// Moodle's GIFT.
    Gift,
    /// Moodle's XML.
    Moodle,
    /// IMS QTI 2.x or 3.0, one item or a package.
    Qti,
}

impl Format {
    /// The name the command line prints and a person reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Anki => "anki",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Evenhand => "evenhand",
            Self::Excel => "excel",
            Self::Ods => "ods",
            Self::Word => "word",
            Self::Pdf => "pdf",
            Self::Notebook => "notebook",
            Self::Gift => "gift",
            Self::Moodle => "moodle",
            Self::Qti => "qti",
        }
    }
}
