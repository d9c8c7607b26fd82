//! What a session asked of the system, in order, recorded by strace: every write, sync and change of names in its folder,
//! and every line it said.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::session::{Session, command};
use crate::state::State;

const TRACED: &str = "trace=pwrite64,write,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,\
                      unlink,unlinkat,openat,close,mkdir,mkdirat,copy_file_range,sendfile,writev,pwritev,fallocate";

/// A file by its number, whatever it is called. Paths are relative to the session's folder.
#[derive(Debug)]
pub enum Call {
    Create { path: PathBuf, file: usize },
    Write { file: usize, at: usize, bytes: Vec<u8> },
    Truncate { file: usize, len: usize },
    Sync { file: usize },
    SyncFolder { path: PathBuf },
    MakeFolder { path: PathBuf },
    Rename { from: PathBuf, to: PathBuf },
    Link { from: PathBuf, to: PathBuf },
    Unlink { path: PathBuf },
    Said(String),
}

/// Whether this machine has strace, and lets it work.
pub fn strace_works() -> bool {
    Command::new("strace").args(["-o", "/dev/null", "true"]).status().is_ok_and(|status| status.success())
}

pub fn strace(output: &Path, more: &[&str]) -> Vec<String> {
    let mut words = vec!["strace".to_owned(), "-f".to_owned(), "-o".to_owned(), output.display().to_string()];
    words.extend(more.iter().map(|word| (*word).to_owned()));
    words
}

/// Runs a whole session and records it.
pub fn record(mode: &str, seed: u64, folder: &Path, state: State) -> Vec<Call> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let before = strace(log.path(), &["--seccomp-bpf", "-xx", "-s", "1000000", "-e", TRACED]);
    let heard = Session::start(command(&before, mode, seed, folder)).hear(state, None, |_, _| {});
    assert!(heard.errors.is_empty() && heard.refused.is_empty(), "{} {:?}", heard.errors, heard.refused);
    let mut reader = Reader {
        folder,
        known: BTreeMap::new(),
        files: 0,
        open: BTreeMap::new(),
        calls: Vec::new(),
        said: Vec::new(),
    };
    for path in super::disk::files_in(folder, folder) {
        // What was there before the session comes first, in the same order as on the simulated disk.
        if path == Path::new(crate::start::FILE) {
            reader.known.insert(path, 0);
            reader.files = 1;
        }
    }
    let text = std::fs::read(log.path()).unwrap();
    text.split(|byte| *byte == b'\n').for_each(|line| reader.line(line));
    reader.calls
}

/// What a file descriptor leads to.
#[derive(Clone)]
enum Opened {
    File(usize),
    Folder(PathBuf),
}

struct Reader<'a> {
    folder: &'a Path,
    /// The names there are, in this process's eyes.
    known: BTreeMap<PathBuf, usize>,
    files: usize,
    open: BTreeMap<usize, Opened>,
    calls: Vec<Call>,
    /// What was said of a line that is not at its end.
    said: Vec<u8>,
}

impl Reader<'_> {
    fn line(&mut self, line: &[u8]) {
        let Some(call) = Parsed::of(line) else { return };
        let name = |n: usize| self.inside(call.texts.get(n)?);
        let opened = call.numbers.first().and_then(|fd| self.open.get(fd).cloned());
        match (call.name, opened) {
            ("openat", _) => self.opens(&call),
            ("close", _) => {
                call.numbers.first().map(|fd| self.open.remove(fd));
            }
            ("write", _) if call.numbers.first() == Some(&1) => {
                // A long line is written in several calls.
                self.said.extend(&call.texts[0][..call.result]);
                while let Some(end) = self.said.iter().position(|byte| *byte == b'\n') {
                    let line: Vec<u8> = self.said.drain(..=end).collect();
                    self.calls.push(Call::Said(String::from_utf8_lossy(&line).trim_end().to_owned()));
                }
            }
            ("pwrite64", Some(Opened::File(file))) => {
                let [_, _, at] = call.numbers[..] else { panic!("{}", String::from_utf8_lossy(line)) };
                // Less than asked for may have been written.
                let bytes = call.texts[0][..call.result].to_owned();
                self.calls.push(Call::Write { file, at, bytes });
            }
            ("write", Some(Opened::File(file))) => {
                // Documents are written from their beginning to their end.
                let written = |call: &Call| match call {
                    Call::Write { file: other, bytes, .. } if *other == file => bytes.len(),
                    _ => 0,
                };
                let at = self.calls.iter().map(written).sum();
                self.calls.push(Call::Write { file, at, bytes: call.texts[0][..call.result].to_owned() });
            }
            ("ftruncate", Some(Opened::File(file))) => {
                self.calls.push(Call::Truncate { file, len: call.numbers[1] });
            }
            ("fsync" | "fdatasync", Some(Opened::File(file))) => self.calls.push(Call::Sync { file }),
            ("fsync" | "fdatasync", Some(Opened::Folder(path))) => self.calls.push(Call::SyncFolder { path }),
            ("mkdir" | "mkdirat", _) => {
                self.calls.extend(name(0).map(|path| Call::MakeFolder { path }));
            }
            ("rename" | "renameat" | "renameat2", _) => {
                if let (Some(from), Some(to)) = (name(0), name(1)) {
                    let file = self.known.remove(&from).unwrap();
                    self.known.insert(to.clone(), file);
                    self.calls.push(Call::Rename { from, to });
                }
            }
            ("link" | "linkat", _) => {
                if let (Some(from), Some(to)) = (name(0), name(1)) {
                    self.known.insert(to.clone(), self.known[&from]);
                    self.calls.push(Call::Link { from, to });
                }
            }
            ("unlink" | "unlinkat", _) => {
                if let Some(path) = name(0) {
                    self.known.remove(&path);
                    self.calls.push(Call::Unlink { path });
                }
            }
            (other, Some(Opened::File(_))) => panic!("{other} is not played back"),
            _ => {}
        }
    }

    fn inside(&self, path: &[u8]) -> Option<PathBuf> {
        Path::new(OsStr::from_bytes(path)).strip_prefix(self.folder).ok().map(Path::to_owned)
    }

    fn opens(&mut self, call: &Parsed) {
        let Some(path) = self.inside(&call.texts[0]) else { return };
        let is_folder = path.as_os_str().is_empty() || self.folder.join(&path).is_dir();
        if is_folder {
            self.open.insert(call.result, Opened::Folder(path));
            return;
        }
        let file = match self.known.get(&path) {
            Some(file) => *file,
            None => {
                let file = self.files;
                self.files += 1;
                self.known.insert(path.clone(), file);
                self.calls.push(Call::Create { path, file });
                file
            }
        };
        if call.words.contains("O_TRUNC") {
            self.calls.push(Call::Truncate { file, len: 0 });
        }
        self.open.insert(call.result, Opened::File(file));
    }
}

/// A line of strace that tells of a call that succeeded.
struct Parsed<'a> {
    name: &'a str,
    texts: Vec<Vec<u8>>,
    /// The arguments that are numbers, in decimal, in order.
    numbers: Vec<usize>,
    /// Everything but the texts.
    words: String,
    result: usize,
}

impl<'a> Parsed<'a> {
    fn of(line: &'a [u8]) -> Option<Self> {
        let begin = line.iter().position(|b| *b == b' ')? + 1;
        let open = begin + line[begin..].iter().position(|b| *b == b'(')?;
        let close = line.len() - line.iter().rev().position(|b| *b == b')')? - 1;
        let name = std::str::from_utf8(&line[begin..open]).ok()?.trim();
        let result = std::str::from_utf8(&line[close + 1..]).ok()?.trim().strip_prefix("= ")?;
        let result = result.split(' ').next()?.parse().ok()?;
        let (mut texts, mut words) = (Vec::new(), String::new());
        for (part, n) in line[open + 1..close].split(|b| *b == b'"').zip(0..) {
            match n % 2 {
                0 => words.push_str(&String::from_utf8_lossy(part)),
                _ => texts.push(unescape(part)),
            }
        }
        let numbers = words.split(',').filter_map(|word| word.trim().parse().ok()).collect();
        Some(Self { name, texts, numbers, words, result })
    }
}

/// `\x41\x42` as bytes.
fn unescape(text: &[u8]) -> Vec<u8> {
    let digit = |b: u8| if b <= b'9' { b - b'0' } else { b - b'a' + 10 };
    text.chunks_exact(4).map(|hex| digit(hex[2]) << 4 | digit(hex[3])).collect()
}
