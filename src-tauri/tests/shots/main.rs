//! A picture of every screen and state in the real window, in `tests/shots`, to be looked at: light and dark, wide and
//! beside a call, with nothing, with a team's work, and with everything at its limit. `make shots` runs it.
#![allow(missing_docs, reason = "a program that only takes pictures")]

mod camera;
#[path = "../window/driver.rs"]
#[allow(dead_code, reason = "shared with the window's tests, which use more of it")]
mod driver;
mod empty;
mod extreme;
mod interview;
mod odd;
mod specimen;
#[path = "../../../tests/journeys/support.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod support;
mod typical;
#[path = "../window/wire.rs"]
mod wire;
#[path = "../../../tests/journeys/worlds.rs"]
#[allow(dead_code, reason = "shared with the journeys, which use more of it")]
mod worlds;

use std::process::ExitCode;
use std::time::Instant;

use camera::Camera;

/// Its name, what is in the workspace, and the way through it.
type Walk = (&'static str, &'static str, fn(&mut Camera));

const WALKS: &[Walk] = &[
    ("tokens", "specimen", specimen::walk),
    ("first", "empty", empty::walk),
    ("faults", "empty", empty::faults),
    ("places", "typical", typical::places),
    ("work", "typical", typical::work),
    ("interview", "typical", interview::walk),
    ("odd", "odd", odd::walk),
    ("bare", "bare", odd::without_bank),
    ("twice", "typical", odd::twice),
    ("wide", "typical", odd::wide),
    ("limits", "extreme", extreme::walk),
];

/// Takes the pictures of all walks, or of those whose names or data are given.
#[allow(clippy::print_stdout, reason = "a program that says what it did")]
fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let begun = Instant::now();
    let (mut taken, mut missed) = (0, Vec::new());
    let asked = |given: &str| wanted.iter().any(|w| w == given);
    for (name, data, walk) in WALKS {
        if !(wanted.is_empty() || asked(name) || asked(data)) {
            continue;
        }
        let mut camera = Camera::new(data);
        walk(&mut camera);
        taken += camera.taken;
        missed.append(&mut camera.missed);
    }
    println!("{taken} pictures in tests/shots, {:.0} s", begun.elapsed().as_secs_f64());
    for state in &missed {
        println!("no picture of {state}");
    }
    if missed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
