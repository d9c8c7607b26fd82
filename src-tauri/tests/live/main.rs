//! Five minutes of an interview in the real window, typed at the speed of a person: how long the frames took, and what
//! moved meanwhile. `make bench` runs it; a number of seconds makes it shorter.
#![allow(missing_docs, reason = "a program that only measures")]

#[path = "../window/conversation.rs"]
mod conversation;
#[path = "../window/driver.rs"]
#[allow(dead_code, reason = "shared with the window's tests, which use more of it")]
mod driver;
#[path = "../window/wire.rs"]
mod wire;

use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Milliseconds between two keys: about 75 words a minute.
const GAP: u64 = 120;

#[allow(clippy::print_stdout, reason = "a program that says what it measured")]
fn main() -> ExitCode {
    let length = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(300);
    let folder = tempfile::tempdir().unwrap();
    let w = driver::Window::start(folder.path());
    conversation::begin_at_question(&w);
    let begun = Instant::now();
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
    if seen.moved.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
