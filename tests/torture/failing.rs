//! Calls of the system that fail, one after the other and in rows, and writes that are cut short. The session must say each
//! failure in a sentence, go on, and keep what it acknowledged.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::calls::{strace, strace_works};
use crate::judge::judge;
use crate::random::Random;
use crate::session::{Session, command, quick_folder};
use crate::start::{Start, Starts};
use crate::table::Row;

const FAULTS: &[(&str, &str)] = &[
    ("pwrite64", "ENOSPC"),
    ("fsync", "EIO"),
    ("pwrite64", "EIO"),
    ("openat", "EMFILE"),
    ("pread64", "EIO"),
    ("ftruncate", "EIO"),
    ("openat", "ENOSPC"),
    ("renameat", "EIO"),
    ("unlink", "EIO"),
    ("fcntl", "ENOLCK"),
];
const WORKERS: usize = 2;
const MODE: &str = "cuts";

pub fn run(starts: &Starts, runs: usize) -> Vec<Row> {
    let mut rows = vec![short_writes(&starts.usual, runs.div_ceil(4))];
    if !strace_works() {
        eprintln!("NOT MEASURED: failing calls, since strace is missing here or may not be used.");
        return rows;
    }
    let calls = counted(&starts.usual);
    let failing: Vec<_> = FAULTS
        .iter()
        .map(|(call, error)| Mutex::new(Row::new(&format!("{call} fails with {error}"))))
        .collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= runs {
                        break;
                    }
                    let which = at % FAULTS.len();
                    fail(&starts.usual, FAULTS[which], at as u64, &calls, &failing[which]);
                }
            });
        }
    });
    rows.extend(failing.into_iter().map(|row| row.into_inner().unwrap()).filter(|row| row.runs > 0));
    rows
}

/// How often each call is made before the session is ready, and after.
fn counted(start: &Start) -> BTreeMap<String, (usize, usize)> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let names: Vec<&str> = FAULTS.iter().map(|(call, _)| *call).collect();
    let traced = format!("trace=write,{}", names.join(","));
    let folder = quick_folder(start);
    let before = strace(log.path(), &["--seccomp-bpf", "-s", "5", "-e", &traced]);
    let heard =
        Session::start(command(&before, MODE, 0, folder.path())).hear(start.state.clone(), None, |_, _| {});
    assert!(heard.closed, "{:?} {}", heard.refused, heard.errors);
    let (mut counts, mut ready) = (BTreeMap::<String, (usize, usize)>::new(), false);
    for line in std::fs::read_to_string(log.path()).unwrap().lines() {
        let Some((name, rest)) = line.split_once(' ').and_then(|(_, call)| call.trim().split_once('('))
        else {
            continue;
        };
        ready |= name == "write" && rest.contains("\"ready\"");
        let count = counts.entry(name.to_owned()).or_default();
        if ready {
            count.1 += 1;
        } else {
            count.0 += 1;
        }
    }
    counts
}

fn fail(
    start: &Start,
    (call, error): (&str, &str),
    seed: u64,
    calls: &BTreeMap<String, (usize, usize)>,
    row: &Mutex<Row>,
) {
    let mut random = Random::new(seed);
    let (before, after) = calls.get(call).copied().unwrap_or_default();
    let first = before + 1 + random.below(after.max(1));
    let when = match random.below(3) {
        0 => format!("{first}"),
        1 => format!("{first}+{}", 1 + random.below(20)),
        _ => format!("{first}+"),
    };
    let log = tempfile::NamedTempFile::new().unwrap();
    let inject = format!("inject={call}:error={error}:when={when}");
    let traced = format!("trace={call}");
    let before = strace(log.path(), &["--seccomp-bpf", "-s", "0", "-e", &traced, "-e", &inject]);
    let name = format!("{call} {error} when={when}, seed {seed}");
    let faults = || {
        let text = std::fs::read_to_string(log.path()).unwrap_or_default();
        u32::try_from(text.matches("(INJECTED)").count()).unwrap()
    };
    one(start, &before, seed, &name, row, faults);
}

/// Files that may not grow beyond a random size: writes come back short, then fail.
fn short_writes(start: &Start, runs: usize) -> Row {
    let row = Mutex::new(Row::new("short writes"));
    for seed in 0..runs as u64 {
        let blocks = Random::new(seed).below(900);
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let before = ["sh".to_owned(), "-c".to_owned(), limit];
        one(start, &before, seed, &format!("at most {blocks} blocks, seed {seed}"), &row, || 1);
    }
    row.into_inner().unwrap()
}

fn one(
    start: &Start,
    before: &[String],
    seed: u64,
    name: &str,
    row: &Mutex<Row>,
    faults: impl FnOnce() -> u32,
) {
    let folder = quick_folder(start);
    let heard =
        Session::start(command(before, MODE, seed, folder.path())).hear(start.state.clone(), None, |_, _| {});
    let mut verdict = judge(folder.path(), &heard);
    verdict.damaged.extend(heard.refused.iter().filter(|text| !is_sentence(text)).cloned());
    let mut row = row.lock().unwrap();
    row.count(name, faults(), &heard, &verdict);
    row.refused += heard.refused.len() as u32;
}

/// Said to a person: it begins like a sentence or with the file's path, ends like one, and says what to do behind it.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.')
        && (text.contains(". ") || text.contains("; "))
        && text.starts_with(|c: char| c.is_uppercase() || c == '/')
}
