//! The program itself, run as a person would, in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder with a workspace that holds the starter bank, or none yet.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With a workspace.
    pub fn laid() -> Self {
        let desk = Self::new();
        assert_eq!(desk.run(&["demo"]).code, Some(0));
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_on(&self.path("w.evenhand"), arguments)
    }

    pub fn run_on(&self, workspace: &Path, arguments: &[&str]) -> Said {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_evenhand-cli"))
            .args(arguments)
            .env("EVENHAND_WORKSPACE", workspace)
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: status.code(), out: text(stdout), err: text(stderr) }
    }

    /// Runs what must succeed, and reads what it printed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{arguments:?}: {e}: {}", said.out))
    }
}

impl Said {
    /// It could not be done, and one sentence says why.
    pub fn refused(&self) -> &str {
        assert_eq!(self.code, Some(1), "{} {}", self.out, self.err);
        let sentence = self.err.trim_end();
        assert!(
            !sentence.contains('\n') && sentence.ends_with('.') && sentence.len() > 20,
            "one sentence, not {sentence:?}"
        );
        sentence
    }
}
