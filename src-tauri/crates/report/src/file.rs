//! Puts a finished document on disk: written beside its place and moved there, so that no half file is ever left.

use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` to `path`; what stood there is replaced only by the whole of the new.
///
/// # Errors
/// The folder is missing, cannot be written, or is full.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut place = tempfile::Builder::new();
    place.prefix(".evenhand-");
    // A temporary file is private; a document is as readable as any other that the person makes.
    #[cfg(unix)]
    place.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = place.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}
