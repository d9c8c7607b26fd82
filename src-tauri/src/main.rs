//! Starts the window. `--workspace FILE` opens another workspace than the usual one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![allow(clippy::print_stderr, reason = "a program that cannot open its window has nowhere else to say so")]

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = intake::child::run_if_asked() {
        return code;
    }
    let mut arguments = std::env::args_os().skip(1);
    let mut workspace = None;
    while let Some(argument) = arguments.next() {
        match (argument.to_str(), arguments.next()) {
            (Some("--workspace"), Some(file)) => workspace = Some(PathBuf::from(file)),
            _ => {
                eprintln!("Usage: evenhand [--workspace FILE]");
                return ExitCode::from(2);
            }
        }
    }
    match evenhand::run(workspace) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
