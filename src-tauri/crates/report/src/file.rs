//! Puts a finished document on disk: written beside its place and moved there, so that no half file is ever left.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` to `path`; what was there is replaced only by the whole of the new. A link is followed, and a file keeps
/// who may read it.
///
/// # Errors
/// The folder is missing, cannot be written, or is full.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let followed = fs::canonicalize(path);
    let path = followed.as_deref().unwrap_or(path);
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut place = tempfile::Builder::new();
    place.prefix(".evenhand-");
    // A temporary file is private; a new document is as readable as any other that the person makes.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path).map_or(0o644, |there| there.permissions().mode() & 0o777);
        place.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = place.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // The name is written down, too. Not every system can.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_link_stays_a_link_and_a_private_file_stays_private() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("card.pdf"), folder.path().join("link.pdf"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        symlink(&file, &link).unwrap();
        write(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new", "what the link leads to is written");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let other = folder.path().join("other.pdf");
        write(&other, b"x").unwrap();
        assert_eq!(fs::metadata(&other).unwrap().permissions().mode() & 0o600, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing else is left");
    }
}
