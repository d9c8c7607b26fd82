//! The command line, run as a person runs it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "all of it is tests, which only the harness would tell"
)]

mod backups;
mod import;
mod licenses;
mod status;
mod support;
