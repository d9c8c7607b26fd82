//! The sealed record of an interview: what was asked, noted, rated and decided, signed so that anybody can check it and
//! cut into leaves so that parts of it can be hidden or deleted without breaking the signature. It is an SD-JWT
//! (RFC 9901). No I/O: values come in, text goes out.
//!
//! ```
//! use record::{Kind, Path, Signer, View, seal, verify};
//! use serde_json::json;
//!
//! let values = json!({ "/rule": "redact", "/time": "2026-11-28", "/values": 41, "/record": null });
//! let values = values.as_object().into_iter().flatten();
//! let values = values.filter_map(|(path, value)| Some((Path::parse(Kind::Erasure, path)?, value.clone()))).collect();
//!
//! let signer = Signer::new()?;
//! let document = seal(Kind::Erasure, None, values, &signer)?;
//! let view = document.view(|path| View::Blind.shows(path));
//!
//! let verified = verify(view.to_json().as_bytes())?;
//! assert_eq!(verified.key, signer.key());
//! assert_eq!(verified.document.hash(), document.hash());
//! assert!(!verified.complete());
//! assert_eq!(verified.not_shown(), ["/record", "/time"]);
//! assert_eq!(verified.document.value("/values"), Some(&json!(41)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod document;
mod json;
mod key;
mod leaf;
pub mod paths;
mod statement;
mod verify;

#[cfg(test)]
mod tests;

pub use document::{CannotSeal, Document, Kind, View, seal};
pub use key::{Key, Signer};
pub use leaf::Leaf;
pub use paths::Path;
pub use statement::{Hash, Link, VERSION};
pub use verify::{Refusal, Verified, verify};

/// The largest file that is read, in bytes.
pub const BYTES_MAX: usize = 16 << 20;
/// The most leaves that a document can have.
pub const LEAVES_MAX: usize = 20_000;
