//! Proves that nothing is lost that was acknowledged, whatever happens to the program, the machine, the disk or the file.
//! `make torture` runs all of it; without `--full` a short form with the same seeds each time. The sessions are processes
//! of their own: this program again, with other arguments. That is why it has no harness.

mod calls;
mod child;
mod cuts;
mod disk;
mod events;
mod failing;
mod flips;
#[path = "../formats.rs"]
mod formats;
mod judge;
mod kills;
mod random;
mod raw;
mod session;
mod start;
mod state;
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::start::Starts;
use crate::table::Row;

/// How much is tried.
struct Extent {
    kills: usize,
    cuts: usize,
    flips: usize,
    failing: usize,
    events: usize,
    full: bool,
}

const SHORT: Extent = Extent { kills: 16, cuts: 20, flips: 6, failing: 6, events: 1, full: false };
const FULL: Extent = Extent { kills: 1000, cuts: 1000, flips: 240, failing: 120, events: 10, full: true };

type Subject = fn(&Starts, &Extent) -> Vec<Row>;

const SUBJECTS: &[(&str, Subject)] = &[
    ("kills", |starts, extent| kills::run(starts, extent.kills)),
    ("cuts", |starts, extent| cuts::run(starts, extent.cuts, extent.full)),
    ("flips", |starts, extent| flips::run(starts, extent.flips)),
    ("failing", |starts, extent| failing::run(starts, extent.failing)),
    ("events", |starts, extent| events::run(starts, extent.events)),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [child, mode, seed, folder] = arguments.as_slice()
        && child == "child"
    {
        child::run(mode, seed.parse().unwrap(), Path::new(folder));
        return ExitCode::SUCCESS;
    }
    if arguments.iter().any(|argument| argument == "--list") {
        SUBJECTS.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let extent = if arguments.iter().any(|argument| argument == "--full") { FULL } else { SHORT };
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted =
        |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| name.contains(wanted.as_str()));
    let chosen: Vec<_> = SUBJECTS.iter().filter(|(name, _)| is_wanted(name)).collect();
    if chosen.is_empty() {
        return ExitCode::SUCCESS;
    }
    let starts = Starts::make();
    let run = |(name, subject): &(&str, Subject)| {
        let begun = Instant::now();
        let rows = subject(&starts, &extent);
        println!("{name}: {:.0} s", begun.elapsed().as_secs_f64());
        rows
    };
    // What is measured is measured alone. The short form only has to be quick.
    let rows: Vec<Row> = if extent.full {
        chosen.into_iter().flat_map(run).collect()
    } else {
        std::thread::scope(|scope| {
            let run = &run;
            let threads: Vec<_> =
                chosen.into_iter().map(|subject| scope.spawn(move || run(subject))).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        })
    };
    table::print(&rows);
    let wrong: Vec<&String> = rows.iter().flat_map(|row| &row.wrong).collect();
    wrong.iter().for_each(|line| eprintln!("{line}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
