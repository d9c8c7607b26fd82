//! The files that sessions begin with: made once, then copied.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use model::time::Timestamp;
use tempfile::TempDir;
use workspace::view::opening::Plan;
use workspace::{Workspace, program_clock};

use crate::formats;
use crate::state::State;

/// Whose interview is held.
pub const CANDIDATE: &str = "Ama Mensah";
/// Whose interview of an older file is paused.
pub const OLDER_CANDIDATE: &str = "Rosa Marín";
/// The workspace in a session's folder.
pub const FILE: &str = "w.evenhand";

/// Seeds that begin with the same older format, so that few seeds need only one of them.
const PER_FORMAT: u64 = 8;

/// A finished file and what it holds.
pub struct Start {
    pub file: PathBuf,
    pub state: State,
}

pub struct Starts {
    /// The worked example, and one interview that is planned.
    pub usual: Start,
    /// Files of every older format, the newest first; bringing one up to date takes seconds, so only when wanted.
    older: Vec<LazyLock<Start, Box<dyn FnOnce() -> Start + Send>>>,
    _folder: TempDir,
}

impl Starts {
    pub fn make() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let usual = folder.path().join("usual");
        make_usual(&usual);
        let older = (1..=formats::FORMATS.len()).map(|number| {
            let folder = folder.path().to_owned();
            LazyLock::new(Box::new(move || older(&folder, number)) as Box<dyn FnOnce() -> Start + Send>)
        });
        Self {
            older: older.rev().collect(),
            usual: Start { state: read(&usual), file: usual },
            _folder: folder,
        }
    }

    /// The file that a session of this kind begins with.
    pub fn of(&self, mode: &str, seed: u64) -> &Start {
        match mode {
            "migration" => &self.older[usize::try_from(seed / PER_FORMAT).unwrap() % self.older.len()],
            _ => &self.usual,
        }
    }
}

fn older(folder: &Path, number: usize) -> Start {
    let file = folder.join(format!("format {number}"));
    formats::made(&file, number);
    // What is in it is known from a copy that nobody disturbs.
    let copy = folder.join(format!("copy {number}"));
    std::fs::copy(&file, &copy).unwrap();
    Start { state: read(&copy), file }
}

fn read(file: &Path) -> State {
    State::read(&Workspace::open_existing(file, Box::new(Timestamp::now)).unwrap()).unwrap()
}

fn make_usual(path: &Path) {
    let mut ws = Workspace::open(path, program_clock()).unwrap();
    ws.load_example().unwrap();
    let sets = ws.sets().unwrap();
    let set = sets.into_iter().find(|set| set.version.is_some() && set.questions >= 5).unwrap().id;
    ws.plan_interview(Plan {
        opening: None,
        opening_title: "Backend engineer".into(),
        candidate: None,
        candidate_name: CANDIDATE.into(),
        candidate_contact: String::new(),
        set,
        interviewer: "Ngozi Adeyemi".into(),
        planned: None,
    })
    .unwrap();
    ws.settle().unwrap();
}
