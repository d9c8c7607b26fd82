//! The workspace file and the product's verbs on it: the only crate that knows SQLite. Every write is one
//! transaction and one undo step, and returns what it touched.

mod answer;
mod backup;
mod bank;
mod bin;
mod blueprint;
mod candidate;
mod changes;
mod check;
mod clock;
mod closing;
mod comparison;
mod competency;
mod difference;
mod error;
mod example;
mod exchanged;
mod facts;
mod file;
mod fold;
mod history;
mod home;
mod import;
mod interview;
mod level;
mod mark;
mod note;
mod opening;
mod pace;
mod place;
mod plan;
mod query;
mod question;
mod reading;
mod record;
mod salvage;
mod scorecard;
mod section;
mod set;
mod settings;
mod store;
pub mod view;

use std::path::PathBuf;

pub use backup::{Reason, back_up_beside, backups_in, beside as backups_beside, preview_alone, replace_with};
pub use bank::{coverage, files as bank_files};
pub use changes::{Changes, History, Noun};
pub use check::{Checked, check_file};
pub use clock::{Clock, program_clock};
pub use error::{Error, Result};
pub use file::{default_path, own_folder};
pub use import::{Beside, Read};
pub use mark::Mark;
pub use reading::{read_files, read_people};
pub use salvage::{SalvageReport, Salvaged, salvage};

/// An open workspace. It is `Send`; whoever shares it puts it behind a lock.
pub struct Workspace {
    conn: rusqlite::Connection,
    path: PathBuf,
    /// Which file was opened at the path; none in memory.
    identity: Option<place::Identity>,
    clock: Clock,
    log: history::Log,
    read_only: bool,
    damaged: bool,
    /// How often something was stored.
    writes: u64,
    /// When the running interview was last read, which is a sign of life that need not be stored each time.
    seen: std::cell::Cell<Option<model::time::Timestamp>>,
    /// Records that were found damaged since the file was opened.
    unreadable: std::cell::RefCell<std::collections::BTreeSet<store::value::Damaged>>,
}
