//! The backups there are, and what would change if one were restored.

use std::path::PathBuf;

use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// An hour of use had passed.
    Hourly,
    /// Somebody asked for it.
    Asked,
    /// The file was to be brought up to date for a newer version of the program.
    Migration,
    /// Questions were to be imported.
    Import,
    /// Something was to be removed for good.
    Erasure,
    /// Another backup was to be restored.
    Restore,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupRow {
    /// Its name in the folder of backups.
    pub name: String,
    /// When it was made.
    pub made: Timestamp,
    /// Why.
    pub reason: Reason,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The backups of a workspace, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backups {
    /// The folder they are in.
    pub folder: String,
    /// The folder was chosen; else it is beside the workspace.
    pub chosen: bool,
    /// The backups.
    pub rows: Vec<BackupRow>,
    /// Why the last one could not be made, as a sentence; empty where it could.
    pub problem: String,
}

/// Things of one kind that only one of two workspaces has, or that differ.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sample {
    /// How many.
    pub count: u32,
    /// What the first of them are called.
    pub names: Vec<String>,
}

/// How a backup and the workspace of today differ in one kind of thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KindDifference {
    /// The kind, in the plural: "interviews".
    pub kind: String,
    /// How many the workspace holds.
    pub now: u32,
    /// How many the backup holds.
    pub then: u32,
    /// In the workspace only: these would be gone.
    pub gone: Sample,
    /// In the backup only: these would come back.
    pub back: Sample,
    /// In both, but not the same: these would be as they were.
    pub changed: Sample,
}

/// What restoring a backup would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BackupPreview {
    /// The backup's file.
    pub path: String,
    /// When the backup was made; none for a file of another name.
    pub made: Option<Timestamp>,
    /// Every kind of thing, interviews first.
    pub kinds: Vec<KindDifference>,
}

/// A restored backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Restored {
    /// The backup of what was there before; restoring that one undoes it.
    pub before: PathBuf,
}
