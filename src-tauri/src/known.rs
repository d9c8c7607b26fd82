//! Which workspaces this program has opened before, and where their backups are: so that a file that is missing is not
//! taken for a first start, and its backups are found.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The list, in a file of the program's own folder.
#[derive(Debug)]
pub struct Known {
    file: PathBuf,
    workspaces: BTreeMap<PathBuf, Remembered>,
}

/// What is remembered of one workspace.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    backups: PathBuf,
}

impl Known {
    /// Reads the list. One that is missing or not understood is empty.
    #[must_use]
    pub fn read(file: PathBuf) -> Self {
        let bytes = std::fs::read(&file).unwrap_or_default();
        Self { file, workspaces: serde_json::from_slice(&bytes).unwrap_or_default() }
    }

    /// Whether this workspace was opened before.
    #[must_use]
    pub fn has(&self, workspace: &Path) -> bool {
        self.workspaces.contains_key(workspace)
    }

    /// Where the backups of this workspace are.
    #[must_use]
    pub fn backups(&self, workspace: &Path) -> Option<&Path> {
        self.workspaces.get(workspace).map(|remembered| remembered.backups.as_path())
    }

    /// Remembers a workspace. It is no loss that would be worth a word if the list cannot be written.
    pub fn remember(&mut self, workspace: &Path, backups: &Path) {
        if self.backups(workspace) == Some(backups) {
            return;
        }
        self.workspaces.insert(workspace.to_owned(), Remembered { backups: backups.to_owned() });
        if let Ok(text) = serde_json::to_vec_pretty(&self.workspaces) {
            let _ = self.file.parent().map(std::fs::create_dir_all);
            let _ = report::file::write(&self.file, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_that_was_open_once_is_known_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/known.json");
        let (path, backups) = (Path::new("/w.evenhand"), Path::new("/elsewhere"));
        let mut known = Known::read(file.clone());
        assert!(!known.has(path));
        known.remember(path, backups);
        let known = Known::read(file.clone());
        assert!(known.has(path));
        assert_eq!(known.backups(path), Some(backups));
        std::fs::write(&file, "{").unwrap();
        assert!(!Known::read(file).has(path), "a list that is not understood is empty");
    }
}
