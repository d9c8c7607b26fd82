//! One bit of the file is wrong, as an old disk or a bad cable leaves it. Nothing may panic or hang, and nothing but what the
//! bit belongs to may become unreadable. A letter that became another letter cannot be noticed; it is counted.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use model::time::Timestamp;
use workspace::{Result, Workspace};

use crate::random::Random;
use crate::session::empty_quick_folder;
use crate::start::{Start, Starts};
use crate::table::Row;

/// A reading that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(60);

/// Readers at a time.
const WORKERS: usize = 2;

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// It is said: the file is not opened, or opened as damaged, or the check says what is wrong.
    Found,
    /// Everything reads as before.
    NoEffect,
    /// Something reads differently, and nothing says so: on which screen first.
    Silent(&'static str),
    /// A list cannot be read, and the check says nothing.
    Locked(String),
    Panicked,
    Hung,
}

pub fn run(starts: &Starts, flips: usize) -> Vec<Row> {
    let whole = std::fs::read(&starts.usual.file).unwrap();
    let sound = contents(&starts.usual).unwrap();
    let seeds: Vec<u64> = (0..flips as u64).collect();
    let outcomes: Vec<(u64, Outcome)> = std::thread::scope(|scope| {
        let parts = seeds.chunks(flips.div_ceil(WORKERS));
        let (whole, sound) = (&whole, &sound);
        let workers = parts.map(|part| {
            scope
                .spawn(move || part.iter().map(|seed| (*seed, flip(whole, sound, *seed))).collect::<Vec<_>>())
        });
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let count = |wanted: Outcome| outcomes.iter().filter(|(_, outcome)| *outcome == wanted).count();
    let mut row = Row::new("bit flips");
    (row.runs, row.faults) = (flips as u32, flips as u32);
    for (seed, outcome) in &outcomes {
        if matches!(outcome, Outcome::Locked(_) | Outcome::Panicked | Outcome::Hung) {
            row.damaged += 1;
            row.wrong.push(format!("flip, seed {seed}: {outcome:?}"));
        }
    }
    let mut silent: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, outcome) in &outcomes {
        if let Outcome::Silent(screen) = outcome {
            *silent.entry(screen).or_default() += 1;
        }
    }
    row.remark(format!(
        "{} found, {} without effect, {} silently wrong (first seen in: {})",
        count(Outcome::Found),
        count(Outcome::NoEffect),
        silent.values().sum::<usize>(),
        silent.iter().map(|(screen, n)| format!("{screen} {n}")).collect::<Vec<_>>().join(", ")
    ));
    vec![row]
}

fn flip(whole: &[u8], sound: &[Screen], seed: u64) -> Outcome {
    let mut random = Random::new(seed);
    let mut bytes = whole.to_owned();
    let at = random.below(bytes.len());
    bytes[at] ^= 1 << random.below(8);
    let (told, heard) = mpsc::channel();
    let sound = sound.to_vec();
    let thread = std::thread::spawn(move || {
        let folder = empty_quick_folder();
        let file = folder.path().join("w.evenhand");
        std::fs::write(&file, bytes).unwrap();
        let _ = told.send(read_flipped(&Start { file, state: Default::default() }, &sound));
    });
    match heard.recv_timeout(LONGEST) {
        Ok(outcome) => outcome,
        Err(mpsc::RecvTimeoutError::Timeout) => Outcome::Hung,
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            let _ = thread.join();
            Outcome::Panicked
        }
    }
}

fn read_flipped(start: &Start, sound: &[Screen]) -> Outcome {
    let Ok(ws) = open(start) else { return Outcome::Found };
    let found = ws.check().map_or(true, |found| !found.is_empty());
    let read = everything(&ws);
    match read {
        _ if found || ws.damaged() => Outcome::Found,
        Ok(read) => match read.iter().zip(sound).find(|(now, then)| now != then) {
            Some((now, _)) => Outcome::Silent(now.0),
            None => Outcome::NoEffect,
        },
        Err(error) => Outcome::Locked(error.to_string()),
    }
}

fn open(start: &Start) -> Result<Workspace> {
    // Every reading happens at the same moment.
    Workspace::open_existing(&start.file, Box::new(|| Timestamp::from_millis(1_800_000_000_000)))
}

fn contents(start: &Start) -> Result<Vec<Screen>> {
    everything(&open(start)?)
}

/// A kind of screen, and all that it says.
type Screen = (&'static str, String);

/// Every screen's content. Interviews come before what lists them.
fn everything(ws: &Workspace) -> Result<Vec<Screen>> {
    let rows = ws.interviews()?;
    let mut interviews = format!("{rows:?}");
    for row in &rows {
        interviews += &format!("{:?}", ws.interview(row.id)?);
        if let Ok(card) = ws.scorecard(row.id, false) {
            interviews += &format!("{card:?}{:?}", ws.closing(row.id)?);
        }
    }
    let mut openings = String::new();
    for row in ws.openings()? {
        openings += &format!("{row:?}{:?}", ws.opening(row.id)?);
    }
    let mut sets = String::new();
    for row in ws.sets()? {
        sets += &format!("{row:?}{:?}", ws.export_set(row.id)?);
    }
    let questions = format!("{:?}{:?}", ws.export_questions(String::new())?, ws.topics()?);
    let search = format!("{:?}", ws.search_questions("lock".into(), 0, 50)?);
    let others = format!("{:?}{:?}{:?}{:?}", ws.home()?, ws.settings()?, ws.levels()?, ws.competencies()?);
    Ok(vec![
        ("interviews", interviews),
        ("openings", openings),
        ("questions", questions),
        ("sets", sets),
        ("search", search),
        ("settings", others),
    ])
}
