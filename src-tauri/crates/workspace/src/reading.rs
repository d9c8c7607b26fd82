//! Files from the disk to documents: one after the other, each within bounds, so that one bad file never keeps the
//! others from being read.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use intake::people::{self, People};
use intake::{Document, Options};

use crate::Read;

/// Readers recurse as deep as a document is nested.
const STACK: usize = 64 << 20;
/// How often to ask whether to go on, while a long file is read.
const ASK: Duration = Duration::from_millis(50);

/// Reads files, and those of folders by name (not of folders within). Before each file, and while it is read, `go_on`
/// is told how many of how many are done and the name of the next; none as soon as it says no.
pub fn read_files(
    paths: &[PathBuf],
    options: &Options,
    mut go_on: impl FnMut(usize, usize, &str) -> bool,
) -> Option<Vec<Read>> {
    let files: Vec<(PathBuf, Result<(), String>)> = paths.iter().flat_map(|path| listed(path)).collect();
    let mut found = Vec::with_capacity(files.len());
    for (done, (path, listed)) in files.iter().enumerate() {
        let name = name_of(path);
        let mut ask = || go_on(done, files.len(), &name);
        let document = match listed.clone().and_then(|()| bytes(path, &name, options)) {
            Ok(bytes) => read(&name, bytes, options, &mut ask)?,
            Err(sentence) if ask() => Err(sentence),
            Err(_) => return None,
        };
        found.push(Read { path: path.display().to_string(), name, document });
    }
    Some(found)
}

/// Reads the people in contact files and résumés, and in those of folders.
#[must_use]
pub fn read_people(paths: &[PathBuf]) -> Vec<Result<People, String>> {
    let options = Options::default();
    let files = paths.iter().flat_map(|path| listed(path));
    files
        .map(|(path, listed)| {
            let name = name_of(&path);
            let bytes = listed.and_then(|()| bytes(&path, &name, &options))?;
            people::read(&name, &bytes, &options).map_err(|error| error.to_string())
        })
        .collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A file, or the files of a folder.
fn listed(path: &Path) -> Vec<(PathBuf, Result<(), String>)> {
    if !path.is_dir() {
        return vec![(path.to_owned(), Ok(()))];
    }
    let refused = |sentence: String| vec![(path.to_owned(), Err(sentence))];
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return refused(unreadable(path, &error)),
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            file.is_file() && !file.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'))
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return refused(format!("The folder {} holds no files; choose another one.", path.display()));
    }
    files.into_iter().map(|file| (file, Ok(()))).collect()
}

fn bytes(path: &Path, name: &str, options: &Options) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    let (bytes, limit) = (usize::try_from(size).unwrap_or(usize::MAX), options.limits.bytes);
    if bytes > limit {
        return Err(intake::Error::TooLarge { name: name.to_owned(), bytes, limit }.to_string());
    }
    std::fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => format!("There is no file at {}; check the path.", path.display()),
        _ => format!("{} could not be read ({error}); check its permissions.", path.display()),
    }
}

/// Reads one document in a thread of its own; none when it is no longer wanted, and the thread ends soon by itself.
fn read(
    name: &str,
    bytes: Vec<u8>,
    options: &Options,
    ask: &mut dyn FnMut() -> bool,
) -> Option<Result<Document, String>> {
    if !ask() {
        return None;
    }
    let (done, heard) = mpsc::channel();
    let (own, mut options) = (name.to_owned(), options.clone());
    let stop = options.stop.clone();
    // Our own files are as they were written: what reads like a damaged encoding is meant.
    if std::str::from_utf8(&bytes).is_ok_and(intake::exchange::is_exchange) {
        options.encoding.get_or_insert_with(|| "utf-8".to_owned());
    }
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        // Nobody hears it when the import was cancelled.
        let _ = done.send(intake::read(&own, &bytes, &options));
    });
    if let Err(error) = thread {
        return Some(Err(format!(
            "\u{201c}{name}\u{201d} could not be read ({error}); close other programs and try again."
        )));
    }
    loop {
        match heard.recv_timeout(ASK) {
            Ok(document) => return Some(document.map_err(|error| error.to_string())),
            Err(mpsc::RecvTimeoutError::Timeout) if ask() => {}
            Err(mpsc::RecvTimeoutError::Timeout) => {
                stop.ask();
                return None;
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                return Some(Err(format!(
                    "\u{201c}{name}\u{201d} could not be read: its reader failed on it. Save it in another format and import that."
                )));
            }
        }
    }
}
