//! What keeping every keystroke costs: a note stored while it is typed, beside the bare UPDATE and commit on the same file
//! with the same settings; and how long a workspace with thousands of interviews takes to open and to back up. Printed,
//! not judged. `cargo bench -p workspace --bench keeping` runs it.

#[path = "support/many.rs"]
mod many;

use std::path::Path;
use std::time::{Duration, Instant};

use model::answer::NoteKind;
use model::interview::State;
use model::time::Timestamp;
use rusqlite::{Connection, params};
use workspace::{Reason, Workspace, program_clock};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Notes stored each way, in turns.
const ROUNDS: usize = 1000;
/// Interviews of the large workspace.
const INTERVIEWS: usize = 5000;

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn say(line: &str) {
    println!("{line}");
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

fn main() -> Outcome<()> {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    say(&format!("load {}", load.split(' ').next().unwrap_or("unknown")));
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("w.evenhand");
    notes(&path)?;
    large(&path)
}

/// One note that grows by a letter each time, as it does while somebody types.
fn notes(path: &Path) -> Outcome<()> {
    let mut workspace = Workspace::open(path, program_clock())?;
    workspace.load_example()?;
    let rows = workspace.interviews()?;
    let row = rows.iter().find(|row| row.state == State::Closed).ok_or("a closed interview")?;
    let answer = workspace.interview(row.id)?.answers.first().ok_or("an answer")?.id;
    let raw = Connection::open(path)?;
    raw.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON")?;
    let note = workspace.add_note(answer, NoteKind::Remark, "a".into())?.made.ok_or("a note")?;
    let bare = workspace.add_note(answer, NoteKind::Remark, "a".into())?.made.ok_or("a note")?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for length in 2..ROUNDS + 2 {
        let text = "a".repeat(length % 200 + 1);
        let begun = Instant::now();
        workspace.edit_note(note.parse()?, NoteKind::Remark, text.clone())?;
        ours.push(begun.elapsed());
        let begun = Instant::now();
        raw.execute("UPDATE note SET text = ?1 WHERE id = ?2", params![text, bare])?;
        theirs.push(begun.elapsed());
    }
    let longest = ours.iter().max().map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    let (ours, theirs) = (median(ours), median(theirs));
    say(&format!(
        "a note stored: {ours:.3} ms; bare UPDATE and commit: {theirs:.3} ms; {:+.3} ms; the longest {longest:.1} ms (medians of {ROUNDS})",
        ours - theirs
    ));
    Ok(())
}

/// Opens and backs up a workspace with many interviews.
fn large(path: &Path) -> Outcome<()> {
    many::interviews(path, INTERVIEWS)?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let workspace = Workspace::open_existing(path, program_clock())?;
        times.push(begun.elapsed());
        drop(workspace);
    }
    let workspace = Workspace::open_existing(path, program_clock())?;
    let (count, bytes) = (workspace.interviews()?.len(), std::fs::metadata(path)?.len());
    say(&format!("{count} interviews, {:.1} MB: opened in {:.1} ms", bytes as f64 / 1e6, median(times)));
    let row =
        workspace.interviews()?.into_iter().find(|row| row.state == State::Closed).ok_or("an interview")?;
    let mut times = Vec::new();
    for _ in 0..50 {
        let begun = Instant::now();
        workspace.interview(row.id)?;
        times.push(begun.elapsed());
    }
    say(&format!("one interview read as it is shown after each change: {:.2} ms", median(times)));
    let begun = Instant::now();
    workspace::back_up_beside(path, &workspace.backup_folder()?, Timestamp::now())?;
    say(&format!("the hourly backup, written and checked: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0));
    let begun = Instant::now();
    let backup = workspace.back_up(Reason::Asked)?.ok_or("a backup")?;
    say(&format!("a backup that is waited for: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0));
    let begun = Instant::now();
    workspace.preview_backup(&backup)?;
    say(&format!("its preview: {:.0} ms", begun.elapsed().as_secs_f64() * 1000.0));
    Ok(())
}
