//! The one error of intake; every message is a sentence a person can act on.

/// Why a document could not be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Error {
    /// A kind of file that is not read at all.
    #[error("“{name}” is {what}, which cannot be read here. {way_out}")]
    Unsupported {
        /// The file's name.
        name: String,
        /// What the file is, with its article.
        what: String,
        /// What to do instead, a whole sentence.
        way_out: String,
    },
    /// More bytes than the bound allows.
    #[error("“{name}” has {bytes} bytes; at most {limit} are read. Split the file and import the parts.")]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size in bytes.
        bytes: usize,
        /// The bound in bytes.
        limit: usize,
    },
    /// The reading was no longer wanted.
    #[error("The reading of “{name}” was stopped. Import it again to read it.")]
    Stopped {
        /// The file's name.
        name: String,
    },
    /// The encoding asked for is not known.
    #[error("There is no encoding called “{0}”. Choose one of the list, for example UTF-8 or windows-1252.")]
    Encoding(String),
    /// The file claims to be of a kind, and is damaged.
    #[error("“{name}” could not be read as {what}: {why}. Save it again from the program it came from.")]
    Damaged {
        /// The file's name.
        name: String,
        /// The kind of file, with its article.
        what: String,
        /// What is wrong with it, without a full stop.
        why: String,
    },
}
