//! Runs Python the way the bank's samples are meant to be run: isolated, from a file, and not for ever.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10);

/// What a run did.
pub struct Ran {
    pub printed: String,
    pub complained: String,
    /// None where it had to be stopped.
    pub succeeded: Option<bool>,
}

/// The interpreter: `PYTHON`, else `python3`.
fn interpreter() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// The interpreter's version, as 3 and 11.
pub fn version() -> (u8, u8) {
    let ran = run("import sys; print(*sys.version_info[:2])");
    let (major, minor) = ran.printed.trim().split_once(' ').expect("python3 runs and says its version");
    (major.parse().unwrap(), minor.parse().unwrap())
}

pub fn run(code: &str) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.py");
    std::fs::write(&file, code).unwrap();
    let mut child = Command::new(interpreter())
        .args(["-I", "-X", "utf8"])
        .arg(&file)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let (done, wait) = channel();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let finished = done.clone();
    std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).ok();
        finished.send((true, text)).ok();
    });
    std::thread::spawn(move || {
        let mut text = String::new();
        err.read_to_string(&mut text).ok();
        done.send((false, text)).ok();
    });
    let mut ran = Ran { printed: String::new(), complained: String::new(), succeeded: None };
    for _ in 0..2 {
        match wait.recv_timeout(LIMIT) {
            Ok((true, text)) => ran.printed = text,
            Ok((false, text)) => ran.complained = text,
            Err(_) => {
                child.kill().ok();
                child.wait().ok();
                return ran;
            }
        }
    }
    ran.succeeded = Some(child.wait().unwrap().success());
    ran
}
