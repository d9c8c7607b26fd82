//! Zip archives within bounds: how many members, how large they become, how much larger than packed. Archives
//! inside archives stay packed.

use crate::gather::damaged;
use crate::{Error, Limits};
use std::io::{Cursor, Read};
use zip::ZipArchive;

const MEMBERS: usize = 20_000;
const DEEP: usize = 40;
/// Text packs to a twentieth; what unpacks to more than this many times its size is made to fill memories.
const RATIO: usize = 300;
/// Below this many bytes no ratio is suspicious.
const SMALL: usize = 4 << 20;

/// An open archive.
pub(crate) struct Archive<'a> {
    name: &'a str,
    what: &'static str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: usize,
    packed: usize,
}

impl<'a> Archive<'a> {
    /// Opens the archive that a document (`what`, with its article) called `name` is.
    ///
    /// # Errors
    /// `Damaged` where it is no archive or out of bounds.
    pub(crate) fn open(
        name: &'a str,
        what: &'static str,
        bytes: &'a [u8],
        limits: Limits,
    ) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(name, what, why))?;
        if zip.len() > MEMBERS {
            return Err(damaged(
                name,
                what,
                format!("it has {} members, and at most {MEMBERS} are read", zip.len()),
            ));
        }
        Ok(Self { name, what, zip, left: limits.unpacked, packed: bytes.len() })
    }

    /// The paths of the members, in the archive's order. Paths that leave the archive are left out.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = self.zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned);
        names
            .filter(|path| {
                !path.ends_with('/')
                    && path.split('/').count() <= DEEP
                    && !path.split('/').any(|part| part == "..")
            })
            .collect()
    }

    /// The bytes of a member, none where there is no such member.
    ///
    /// # Errors
    /// `Damaged` where it cannot be unpacked within the bounds.
    pub(crate) fn member(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        let (name, what) = (self.name, self.what);
        if self.zip.index_for_name(path).is_none() {
            return Ok(None);
        }
        let file = self.zip.by_name(path).map_err(|why| damaged(name, what, why))?;
        let bound = self.left.min(self.packed.saturating_mul(RATIO).max(SMALL));
        let mut out = Vec::new();
        let read =
            file.take(u64::try_from(bound).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut out);
        read.map_err(|why| damaged(name, what, why))?;
        if out.len() > bound {
            return Err(damaged(
                name,
                what,
                format!("“{path}” in it unpacks to more than {} MB", bound >> 20),
            ));
        }
        self.left -= out.len();
        Ok(Some(out))
    }

    /// The text of a member, with broken UTF-8 replaced.
    ///
    /// # Errors
    /// As [`Archive::member`].
    pub(crate) fn text(&mut self, path: &str) -> Result<Option<String>, Error> {
        Ok(self.member(path)?.map(|bytes| match crate::encoding::decode(&bytes, None) {
            Ok(decoded) if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") => decoded.text,
            _ => String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)).into_owned(),
        }))
    }

    /// Unpacks everything once and throws it away, before a reader that knows no bounds is let near it.
    ///
    /// # Errors
    /// As [`Archive::member`].
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        let before = self.left;
        for path in self.names() {
            self.member(&path)?;
        }
        self.left = before;
        Ok(())
    }
}
