//! A document as a flat run of blocks, the one shape every text-like format is brought into before questions
//! are looked for. Text is inline Markdown that is already safe: no raw HTML, no images, no list markers.

/// A line break within a block's text that comes from markup and not from a line end of the source, so that
/// lines can still be counted.
pub const BREAK: char = '\u{2028}';

/// Whether a text has such a line break.
pub fn has_break(text: &str) -> bool {
    memchr::memchr(0xE2, text.as_bytes()).is_some() && text.contains(BREAK)
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Inline Markdown; for code, the code to the letter; empty for tables, rules and fold marks.
    pub text: String,
    /// How many list items enclose it: 0 outside lists, 1 in a top-level item.
    pub depth: u8,
    /// The marker of the list item this block opens; none for its later blocks.
    pub marker: Option<Marker>,
    /// Line of the source, from 1.
    pub line: u32,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A heading with its level, 1 to 6.
    Heading(u8),
    /// A paragraph, or the text of a list item.
    Paragraph,
    /// A paragraph inside a block quote.
    Quote,
    /// Code, with the language of its fence or an empty string.
    Code(String),
    /// Rows of cells, each inline Markdown; the first row is the header where there is one.
    Table(Vec<Vec<String>>),
    /// A thematic break.
    Rule,
    /// `<details>` begins.
    Open,
    /// The text of `<summary>`.
    Summary,
    /// `</details>`.
    Close,
}

/// How a list item is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A bullet of any shape.
    Bullet,
    /// `12.` or `12)`.
    Number(u32),
    /// `a)` or `B.`, as typed.
    Letter(char),
    /// `- [ ]` or `- [x]`.
    Task(bool),
}

impl Block {
    /// A block outside lists.
    pub fn new(kind: Kind, text: impl Into<String>, line: u32) -> Self {
        Self { kind, text: text.into(), depth: 0, marker: None, line }
    }

    /// A list item's text at `depth` (1 for a top-level item).
    pub fn item(marker: Marker, depth: u8, text: impl Into<String>, line: u32) -> Self {
        Self { kind: Kind::Paragraph, text: text.into(), depth, marker: Some(marker), line }
    }
}
