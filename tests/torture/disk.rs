//! A disk that loses its power: it has what was synced, and of the rest whatever it likes. Contents and names are separate,
//! as file systems have them: a file that was synced may lack its name until its folder was synced.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::calls::Call;
use crate::random::Random;

const SECTOR: usize = 512;

/// The files in `folder` and below, by their paths within `root`.
pub fn files_in(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files_in(root, &path)),
            false => found.push(path.strip_prefix(root).unwrap().to_owned()),
        }
    }
    found
}

#[derive(Clone)]
enum Change {
    Write { at: usize, bytes: std::rc::Rc<[u8]> },
    Truncate(usize),
}

#[derive(Clone, Default)]
struct Content {
    synced: Vec<u8>,
    since: Vec<Change>,
}

#[derive(Clone, Copy, PartialEq)]
enum Entry {
    File(usize),
    Folder,
}

#[derive(Clone)]
enum NameChange {
    Put(OsString, Entry),
    Take(OsString),
    Move(OsString, OsString),
}

#[derive(Clone, Default)]
struct Folder {
    synced: BTreeMap<OsString, Entry>,
    since: Vec<NameChange>,
}

/// What becomes of what was not synced.
#[derive(Debug, Clone, Copy)]
pub enum Style {
    /// All of it is gone.
    Dropped,
    /// What came first is there, and the last of that is torn.
    Torn,
    /// Any of it is there, in whole or in part, in no order.
    Reordered,
}

pub const STYLES: [Style; 3] = [Style::Dropped, Style::Torn, Style::Reordered];

#[derive(Default)]
pub struct Disk {
    contents: BTreeMap<usize, Content>,
    folders: BTreeMap<PathBuf, Folder>,
}

impl Disk {
    /// A disk with one synced file, and an empty folder for what is exported.
    pub fn with(file: &str, bytes: Vec<u8>) -> Self {
        let mut disk = Self::default();
        disk.contents.insert(0, Content { synced: bytes, since: Vec::new() });
        let root = disk.folders.entry(PathBuf::new()).or_default();
        root.synced.insert(file.into(), Entry::File(0));
        root.synced.insert("out".into(), Entry::Folder);
        disk
    }

    pub fn play(&mut self, call: &Call) {
        match call {
            Call::Create { path, file } => self.name(path, |name| NameChange::Put(name, Entry::File(*file))),
            Call::Write { file, at, bytes } => {
                let bytes = bytes.as_slice().into();
                self.contents.entry(*file).or_default().since.push(Change::Write { at: *at, bytes });
            }
            Call::Truncate { file, len } => {
                self.contents.entry(*file).or_default().since.push(Change::Truncate(*len));
            }
            Call::Sync { file } => {
                let content = self.contents.entry(*file).or_default();
                for change in std::mem::take(&mut content.since) {
                    apply(&mut content.synced, &change);
                }
            }
            Call::SyncFolder { path } => {
                let folder = self.folders.entry(path.clone()).or_default();
                for change in std::mem::take(&mut folder.since) {
                    rename(&mut folder.synced, change);
                }
            }
            Call::MakeFolder { path } => self.name(path, |name| NameChange::Put(name, Entry::Folder)),
            Call::Rename { from, to } => {
                assert_eq!(from.parent(), to.parent(), "nothing is moved to another folder");
                let to = to.file_name().unwrap().to_owned();
                self.name(from, |from| NameChange::Move(from, to));
            }
            Call::Link { from, to } => {
                let entry = self.names(from.parent().unwrap(), usize::MAX)[from.file_name().unwrap()];
                self.name(to, |name| NameChange::Put(name, entry));
            }
            Call::Unlink { path } => self.name(path, NameChange::Take),
            Call::Said(_) => {}
        }
    }

    fn name(&mut self, path: &Path, change: impl FnOnce(OsString) -> NameChange) {
        let folder = self.folders.entry(path.parent().unwrap().to_owned()).or_default();
        folder.since.push(change(path.file_name().unwrap().to_owned()));
    }

    /// The names of a folder with the first `kept` of the changes that were not synced.
    fn names(&self, folder: &Path, kept: usize) -> BTreeMap<OsString, Entry> {
        let Some(folder) = self.folders.get(folder) else { return BTreeMap::new() };
        let mut names = folder.synced.clone();
        folder.since.iter().take(kept).cloned().for_each(|change| rename(&mut names, change));
        names
    }

    /// Cuts the power, and writes into the folder `to` what is on the disk then.
    pub fn cut(&self, style: Style, random: &mut Random, to: &Path) {
        self.cut_folder(Path::new(""), style, random, to);
    }

    fn cut_folder(&self, folder: &Path, style: Style, random: &mut Random, to: &Path) {
        std::fs::create_dir_all(to.join(folder)).unwrap();
        let unsynced = self.folders.get(folder).map_or(0, |folder| folder.since.len());
        // Changes of names come in order, as journals have them.
        let kept = match style {
            Style::Dropped => 0,
            Style::Torn | Style::Reordered => random.below(unsynced + 1),
        };
        for (name, entry) in self.names(folder, kept) {
            let path = folder.join(name);
            match entry {
                Entry::Folder => self.cut_folder(&path, style, random, to),
                // It is made anew from the log, and mapped, so that its writes are not seen.
                Entry::File(_) if path.to_string_lossy().ends_with("-shm") => {}
                Entry::File(file) => {
                    std::fs::write(to.join(path), self.content(file, style, random)).unwrap()
                }
            }
        }
    }

    fn content(&self, file: usize, style: Style, random: &mut Random) -> Vec<u8> {
        let Some(content) = self.contents.get(&file) else { return Vec::new() };
        let mut bytes = content.synced.clone();
        let first = random.below(content.since.len() + 1);
        for (change, n) in content.since.iter().zip(0..) {
            match style {
                Style::Dropped => {}
                Style::Torn if n < first => apply(&mut bytes, change),
                Style::Torn if n == first => tear(&mut bytes, change, random, false),
                Style::Torn => {}
                Style::Reordered => match random.below(3) {
                    0 => apply(&mut bytes, change),
                    1 => tear(&mut bytes, change, random, true),
                    _ => {}
                },
            }
        }
        bytes
    }
}

fn rename(names: &mut BTreeMap<OsString, Entry>, change: NameChange) {
    match change {
        NameChange::Put(name, entry) => {
            names.insert(name, entry);
        }
        NameChange::Take(name) => {
            names.remove(&name);
        }
        NameChange::Move(from, to) => {
            if let Some(entry) = names.remove(&from) {
                names.insert(to, entry);
            }
        }
    }
}

fn apply(content: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate(len) => content.resize(*len, 0),
        Change::Write { at, bytes } => put(content, *at, bytes),
    }
}

fn put(content: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[at..end].copy_from_slice(bytes);
}

/// Writes some of the sectors: the first ones, or with `any`, any of them.
fn tear(content: &mut Vec<u8>, change: &Change, random: &mut Random, any: bool) {
    let Change::Write { at, bytes } = change else { return };
    let mut from = 0;
    while from < bytes.len() {
        let to = bytes.len().min((at + from) / SECTOR * SECTOR + SECTOR - at);
        if random.chance(50) {
            put(content, at + from, &bytes[from..to]);
        } else if !any {
            return;
        }
        from = to;
    }
}
