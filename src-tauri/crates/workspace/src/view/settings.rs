//! What a person can set for the whole program.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the interface's text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum TextSize {
    /// Smaller than usual.
    Small,
    /// As designed.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// Larger still.
    Larger,
    /// Twice as large, with the layout of a window of half the size.
    Largest,
}

/// The scorecard's paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PaperSize {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 in.
    Letter,
}

/// The settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// The name that new interviews carry.
    pub interviewer: String,
    /// Light, dark or system.
    pub theme: Theme,
    /// The size of the interface's text.
    pub text_size: TextSize,
    /// The paper of new scorecards.
    pub paper: PaperSize,
    /// Words that are marked in notes, in any language.
    pub marked_words: Vec<String>,
    /// The welcome was waved away.
    pub welcomed: bool,
    /// The folder that backups go to; empty for one beside the workspace.
    pub backup_folder: String,
}

/// Where the workspace is and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct About {
    /// The program's version.
    pub version: String,
    /// The workspace file's path.
    pub path: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}
