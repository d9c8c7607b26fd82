//! What the person who imports may settle by hand: the encoding, the columns of a table, the bounds.

use crate::Stop;

/// How a document is to be read. The default guesses everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Encoding label ("utf-8", "windows-1251", "utf-16le", "macintosh"); guessed where there is none.
    pub encoding: Option<String>,
    /// Which column holds what; guessed where it is empty.
    pub columns: Columns,
    /// Bounds of size.
    pub limits: Limits,
    /// Ends the reading when it is no longer wanted.
    pub stop: Stop,
}

/// Columns of a table by position, from 0. A set `prompt` means that the person has mapped the columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// The question itself.
    pub prompt: Option<usize>,
    /// What a good reply says.
    pub answer: Option<usize>,
    /// Notes and rubrics for the interviewer.
    pub guidance: Option<usize>,
    /// Code that belongs to the question.
    pub code: Option<usize>,
    /// Choices, one column each or one column for all.
    pub options: Vec<usize>,
    /// Follow-up questions, likewise.
    pub probes: Vec<usize>,
    /// Topics, outermost first.
    pub topics: Vec<usize>,
    /// The level.
    pub level: Option<usize>,
    /// Whether the first row is a header; guessed where unknown.
    pub header: Option<bool>,
}

/// Bounds beyond which a document is refused or cut, so that no file can fill the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub bytes: usize,
    /// Bytes of an archive once unpacked, all members together.
    pub unpacked: usize,
    /// Drafts of one document; the rest is left out with a warning.
    pub drafts: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, unpacked: 256 << 20, drafts: 50_000 }
    }
}
