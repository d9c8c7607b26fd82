//! A session seen from outside: started, killed or left to end, and what it said until then.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::start::{FILE, Start};
use crate::state::{Effect, State, from_json};

/// A session that takes longer hangs. Where every lock fails, each verb waits until it gives up.
const LONGEST: Duration = Duration::from_secs(900);

/// A folder with a copy of a starting file.
pub fn folder(start: &Start) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay_out(start, folder.path());
    folder
}

/// The same in memory, where there is such a place: quicker, for what does not measure the disk.
pub fn quick_folder(start: &Start) -> TempDir {
    let folder = empty_quick_folder();
    lay_out(start, folder.path());
    folder
}

pub fn empty_quick_folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Puts a copy of a starting file into a folder.
pub fn lay_out(start: &Start, folder: &Path) {
    std::fs::create_dir(folder.join("out")).unwrap();
    std::fs::copy(&start.file, folder.join(FILE)).unwrap();
}

/// The command of a session; `before` is a program that starts it, with its arguments.
pub fn command(before: &[String], mode: &str, seed: u64, folder: &Path) -> Command {
    let own = std::env::current_exe().unwrap();
    let mut command = match before.split_first() {
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(arguments).arg(own);
            command
        }
        None => Command::new(own),
    };
    command.args(["child", mode, &seed.to_string()]).arg(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, as it should.
    Left,
    Killed,
    /// It panicked, or was ended by the system.
    Crashed,
    Hung,
}

/// What a session said, and what follows for its files.
pub struct Heard {
    pub end: End,
    pub acknowledged: u32,
    /// What the workspace must hold.
    pub state: State,
    /// What was tried since and not acknowledged: each may have been stored all the same.
    pub open: Vec<Effect>,
    /// Files that were acknowledged, with what the workspace held then.
    pub files: Vec<(PathBuf, State)>,
    /// The file was acknowledged as closed.
    pub closed: bool,
    /// Lines that were refused, and not acknowledged since.
    pub refused_lines: BTreeSet<String>,
    /// Sentences of what was refused.
    pub refused: Vec<String>,
    /// The longest time from the call of a typing verb to its acknowledgement.
    pub longest_key: Duration,
    /// What went to standard error.
    pub errors: String,
    /// When each line was heard, counted from the first.
    pub times: Vec<Duration>,
    /// When each acknowledged write began and ended, in microseconds of the day's time.
    pub writes: Vec<(u64, u64)>,
    verb: String,
    began: u64,
}

impl Heard {
    pub fn new(state: State) -> Self {
        Self {
            end: End::Left,
            acknowledged: 0,
            state,
            open: Vec::new(),
            files: Vec::new(),
            closed: false,
            refused_lines: BTreeSet::new(),
            refused: Vec::new(),
            longest_key: Duration::ZERO,
            errors: String::new(),
            times: Vec::new(),
            writes: Vec::new(),
            verb: String::new(),
            began: 0,
        }
    }

    /// Takes one line of the session.
    pub fn take(&mut self, line: &str) {
        let Some((what, about)) = line.split_once(' ') else { return };
        let Ok(about) = serde_json::from_str::<Value>(about) else { return };
        match what {
            "try" => {
                self.verb = about["verb"].as_str().unwrap_or_default().to_owned();
                self.began = about["at"].as_u64().unwrap_or_default();
                self.open.push(from_json(&about["effect"]));
            }
            "ack" => {
                let effect = self.open.pop().unwrap_or_default();
                let before = self.state.clone();
                self.state.apply(&effect);
                self.open.clear();
                effect.keys().for_each(|line| {
                    self.refused_lines.remove(line);
                });
                self.acknowledged += 1;
                let us = about["us"].as_u64().unwrap_or_default();
                let took = Duration::from_micros(us);
                if !effect.is_empty() {
                    self.writes.push((self.began, self.began + us));
                }
                if ["add_note", "edit_note", "write_closing"].contains(&self.verb.as_str()) {
                    self.longest_key = self.longest_key.max(took);
                }
                if let Some(file) = about["file"].as_str() {
                    // The file that a restore names is a backup of what was there before.
                    let then = if self.verb == "restore_backup" { before } else { self.state.clone() };
                    self.files.retain(|(path, _)| path != Path::new(file));
                    self.files.push((file.into(), then));
                }
            }
            "err" => {
                self.refused.push(about["says"].as_str().unwrap_or_default().to_owned());
                self.refused_lines
                    .extend(self.open.last().into_iter().flat_map(|effect| effect.keys().cloned()));
            }
            "closed" => self.closed = true,
            _ => {}
        }
    }
}

/// A moment of a session: so long after the line of this number.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    pub line: usize,
    pub later: Duration,
}

/// A running session.
pub struct Session {
    pub child: Child,
    lines: mpsc::Receiver<String>,
    errors: std::thread::JoinHandle<String>,
}

impl Session {
    pub fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (told, lines) = mpsc::channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            let mut line = String::new();
            // Half a line at the end was never said.
            while out.read_line(&mut line).is_ok_and(|n| n > 0) && line.ends_with('\n') {
                if told.send(std::mem::take(&mut line)).is_err() {
                    break;
                }
            }
        });
        let mut err = child.stderr.take().unwrap();
        let errors = std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = err.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        Self { child, lines, errors }
    }

    /// Hears the session to its end. It is killed at the moment `kill`, if it lasts so long; `each` hears every line with its
    /// number.
    pub fn hear(mut self, state: State, kill: Option<Moment>, mut each: impl FnMut(usize, &str)) -> Heard {
        let mut heard = Heard::new(state);
        let (begun, mut killed, mut hung) = (Instant::now(), false, false);
        let (mut deadline, mut due) = (begun + LONGEST, false);
        loop {
            match self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    let line = line.trim_end();
                    heard.take(line);
                    let number = heard.times.len();
                    heard.times.push(begun.elapsed());
                    if let Some(kill) = kill.filter(|kill| kill.line == number) {
                        deadline = Instant::now() + kill.later;
                        due = true;
                    }
                    each(number, line);
                }
                Err(mpsc::RecvTimeoutError::Timeout) if !killed => {
                    (killed, hung) = (true, !due);
                    let _ = self.child.kill();
                    deadline = Instant::now() + LONGEST;
                }
                Err(_) => break,
            }
        }
        let status = self.child.wait().unwrap();
        heard.errors = self.errors.join().unwrap_or_default();
        heard.end = match status.success() {
            _ if hung => End::Hung,
            true => End::Left,
            false if killed => End::Killed,
            false => End::Crashed,
        };
        heard
    }
}
