//! Documents in, drafts of questions out. One file per format, one recogniser of questions for all that is
//! text; blind to the database, and nothing in a document is ever run or fetched.

pub mod block;
mod draft;
mod error;
mod options;

pub use draft::{Choice, Document, Draft, Format};
pub use error::Error;
pub use options::{Columns, Limits, Options};
