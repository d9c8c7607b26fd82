//! What people and other programs do to the file while it is open: the disk is filled and freed again, another program holds
//! the file, somebody deletes it, moves it away and back, or puts another one in its place.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;

use crate::child::now_micros;
use crate::judge::{Verdict, judge, judge_other};
use crate::random::Random;
use crate::session::{Heard, Session, command, folder, lay_out};
use crate::start::{FILE, Start, Starts};
use crate::table::Row;

const MODE: &str = "long";
/// The copy of everything that the session saves at its end.
const ELSEWHERE: &str = "out/elsewhere.evenhand";

pub fn run(starts: &Starts, runs: usize) -> Vec<Row> {
    let mut rows = vec![
        row("the file is locked now and then", runs, |seed| locked(&starts.usual, seed)),
        row("the file is deleted", runs, |seed| deleted(&starts.usual, seed, false)),
        row("the file is replaced", runs, |seed| deleted(&starts.usual, seed, true)),
        row("the file is moved away and back", runs, |seed| moved(&starts.usual, seed)),
    ];
    let place = tempfile::tempdir().unwrap();
    match SmallDisk::new(place.path()) {
        Some(disk) => {
            rows.push(row("the disk is full, and free again", runs, |seed| full(&starts.usual, seed, &disk)))
        }
        None => eprintln!("NOT MEASURED: a full disk, since this account may not make a small one."),
    }
    rows
}

fn row(test: &str, runs: usize, one: impl Fn(u64) -> (u32, Heard, Verdict)) -> Row {
    let mut row = Row::new(test);
    for seed in 0..runs as u64 {
        let (faults, heard, verdict) = one(seed);
        row.count(&format!("{test}, seed {seed}"), faults, &heard, &verdict);
        row.refused += heard.refused.len() as u32;
    }
    row
}

/// A session during which `happen` is called with the number of each line.
fn session(start: &Start, seed: u64, folder: &Path, happen: impl FnMut(usize, &str)) -> Heard {
    Session::start(command(&[], MODE, seed, folder)).hear(start.state.clone(), None, happen)
}

/// A line of the session, after its beginning.
fn moment(random: &mut Random) -> usize {
    20 + random.below(250)
}

/// Another program writes, mostly for a moment, and once until the session gives up waiting.
fn locked(start: &Start, seed: u64) -> (u32, Heard, Verdict) {
    let (folder, mut random, mut faults) = (folder(start), Random::new(seed), 0);
    let other = Connection::open(folder.path().join(FILE)).unwrap();
    let mut long = Some(moment(&mut random));
    let mut held = false;
    let heard = session(start, seed, folder.path(), |number, line| {
        if held && line.starts_with("err") {
            other.execute_batch("ROLLBACK").unwrap();
            held = false;
        }
        if held || !line.starts_with("ack") {
            return;
        }
        let for_long = long.is_some_and(|at| number >= at);
        if (for_long || random.chance(10)) && other.execute_batch("BEGIN IMMEDIATE").is_ok() {
            faults += 1;
            if for_long {
                (held, long) = (true, None);
            } else {
                other.execute_batch("ROLLBACK").unwrap();
            }
        }
    });
    if held {
        other.execute_batch("ROLLBACK").unwrap();
    }
    drop(other);
    let verdict = judge_other(folder.path(), Path::new(FILE), &heard);
    (faults, heard, verdict)
}

/// The file goes, and with `replaced` another one comes. What was typed until then is saved elsewhere.
fn deleted(start: &Start, seed: u64, replaced: bool) -> (u32, Heard, Verdict) {
    let (folder, at, mut gone) = (folder(start), moment(&mut Random::new(seed)), u64::MAX);
    let file = folder.path().join(FILE);
    let heard = session(start, seed, folder.path(), |number, _| {
        if number == at {
            fs::remove_file(&file).unwrap();
            if replaced {
                fs::copy(&start.file, &file).unwrap();
            }
            gone = now_micros();
        }
    });
    let mut verdict = judge_other(folder.path(), Path::new(ELSEWHERE), &heard);
    verdict.lost.extend(said_saved(&heard, gone, u64::MAX));
    if replaced && fs::read(&file).unwrap() != fs::read(&start.file).unwrap() {
        verdict.damaged.push("The file that came in its place was changed.".to_owned());
    }
    (1, heard, verdict)
}

fn moved(start: &Start, seed: u64) -> (u32, Heard, Verdict) {
    let (folder, mut random) = (folder(start), Random::new(seed));
    let (file, away) = (folder.path().join(FILE), folder.path().join("out/away"));
    let (mut gone, mut back) = (u64::MAX, u64::MAX);
    let (from, lines) = (moment(&mut random), 20 + random.below(120));
    let heard = session(start, seed, folder.path(), |number, _| {
        if number == from {
            fs::rename(&file, &away).unwrap();
            gone = now_micros();
        } else if number == from + lines {
            back = now_micros();
            fs::rename(&away, &file).unwrap();
        }
    });
    if away.exists() {
        fs::rename(&away, &file).unwrap();
    }
    let mut verdict = judge_other(folder.path(), Path::new(FILE), &heard);
    verdict.lost.extend(said_saved(&heard, gone, back));
    (1, heard, verdict)
}

/// Writes that were acknowledged although the file was not in its place from their beginning to their end.
fn said_saved(heard: &Heard, gone: u64, back: u64) -> Option<String> {
    let wrongly = heard.writes.iter().filter(|(began, ended)| *began > gone && *ended < back).count();
    (wrongly > 0).then(|| format!("{wrongly} writes were acknowledged while the file was not in its place"))
}

/// A disk of a few megabytes, where the system lets the test make one.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn new(place: &Path) -> Option<Self> {
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", "size=12m", "tmpfs"]).arg(place).output();
        made.is_ok_and(|made| made.status.success()).then(|| Self(place.to_owned()))
    }

    /// Takes all the room there is.
    fn fill(&self) {
        let mut filler =
            fs::OpenOptions::new().create(true).append(true).open(self.0.join("filler")).unwrap();
        for block in [1 << 16, 1 << 12, 1 << 8] {
            while filler.write_all(&vec![1; block]).is_ok() {}
        }
    }

    fn free(&self) {
        let _ = fs::remove_file(self.0.join("filler"));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn full(start: &Start, seed: u64, disk: &SmallDisk) -> (u32, Heard, Verdict) {
    let folder = tempfile::tempdir_in(&disk.0).unwrap();
    lay_out(start, folder.path());
    let (mut random, mut faults) = (Random::new(seed), 0);
    let (mut fill_at, mut free_at) = (Some(moment(&mut random)), None);
    let heard = session(start, seed, folder.path(), |number, line| {
        if fill_at == Some(number) {
            disk.fill();
            faults += 1;
            (fill_at, free_at) = (None, Some(number + 10 + random.below(40)));
        } else if free_at.is_some_and(|at| number >= at && line.starts_with("err")) {
            disk.free();
            (fill_at, free_at) = (Some(number + 20 + random.below(60)), None);
        }
    });
    disk.free();
    let verdict = judge(folder.path(), &heard);
    (faults, heard, verdict)
}
