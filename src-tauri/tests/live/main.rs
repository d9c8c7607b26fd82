//! Five minutes of an interview in the real window, typed at the speed of a person: how long the frames took, and what
//! moved meanwhile. `make bench` runs it; a number of seconds makes it shorter, and `large` holds it in a workspace with
//! thousands of interviews, whose first backup is made after a minute.
#![allow(missing_docs, reason = "a program that only measures")]

#[path = "../window/conversation.rs"]
mod conversation;
#[path = "../window/driver.rs"]
#[allow(dead_code, reason = "shared with the window's tests, which use more of it")]
mod driver;
#[path = "../../crates/workspace/benches/support/many.rs"]
mod many;
#[path = "../window/wire.rs"]
mod wire;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use model::interview::Step;
use model::time::Timestamp;
use workspace::view::opening::Plan;
use workspace::{Workspace, backups_in, program_clock};

use crate::driver::{CONTROL, ENTER, Window};

/// Milliseconds between two keys: about 75 words a minute.
const GAP: u64 = 120;

#[allow(clippy::print_stdout, reason = "a program that says what it measured")]
fn main() -> ExitCode {
    let length = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(300);
    let folder = tempfile::tempdir().unwrap();
    let large = std::env::args().any(|a| a == "large");
    let w = if large { among_many(folder.path()) } else { Window::start(folder.path()) };
    if !large {
        conversation::begin_at_question(&w);
    }
    let (begun, started) = (Instant::now(), Timestamp::now());
    let seen = conversation::hold(&w, Duration::from_secs(length), Duration::from_millis(GAP));
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "live interview: {:.0} s, {} frames of {} parts, {} notes, {} characters typed; load {}",
        begun.elapsed().as_secs_f64(),
        seen.frames,
        seen.parts,
        w.rows("SELECT count(*) FROM note")[0],
        w.effort().characters,
        load.split(' ').next().unwrap_or_default()
    );
    println!("  worst frame {:.0} ms ({}), {} over 50 ms", seen.worst.0, seen.worst.1, seen.over.len());
    for (took, doing) in seen.over.iter().take(10) {
        println!("    {took} ms: {doing}");
    }
    println!("  parts that moved while text was typed: {}", seen.moved.len());
    for part in &seen.moved {
        println!("    {part}");
    }
    for backup in backups_in(&folder.path().join("evenhand backups")) {
        let after = backup.made.since(started) as f64 / 1000.0;
        println!("  backup begun {after:.0} s after the start: {:.1} MB", backup.bytes as f64 / 1e6);
    }
    if seen.moved.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Starts an interview among thousands.
fn among_many(folder: &Path) -> Window {
    const NAME: &str = "Nguyễn Thị Hạnh the second";
    let path = folder.join("evenhand.db");
    let mut workspace = Workspace::open(&path, program_clock()).unwrap();
    workspace.load_example().unwrap();
    many::interviews(&path, 5000).unwrap();
    let row = workspace.interviews().unwrap().remove(0);
    let set = workspace.sets().unwrap().into_iter().find(|set| set.title == row.set_title).unwrap().id;
    let plan = Plan {
        opening: Some(row.opening),
        opening_title: String::new(),
        candidate: None,
        candidate_name: NAME.into(),
        candidate_contact: String::new(),
        set,
        interviewer: "Ines Ferreira".into(),
        planned: None,
    };
    let made = workspace.plan_interview(plan).unwrap().made.unwrap();
    workspace.step_interview(made.parse().unwrap(), Step::Start).unwrap();
    drop(workspace);
    let w = Window::start(folder);
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys(NAME);
    w.sees(NAME);
    w.keys(ENTER);
    w.focused("Note");
    w.chord(&[CONTROL, ENTER]);
    w.sees("Question 1 of");
    w
}
