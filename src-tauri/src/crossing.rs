//! Every type that crosses to the window, in one place for the command list.

pub use model::answer::{NoteKind, Outcome, Rating};
pub use model::blueprint::{BlueprintRow, Proposal};
pub use model::competency::Competency;
pub use model::decision::{Decision, Thresholds};
pub use model::difference::SetChange;
pub use model::exchange::Set as WrittenSet;
pub use model::facts::{End, Facts};
pub use model::id::*;
pub use model::interview::Step;
pub use model::level::{Level, LevelKey};
pub use model::marks::Mark;
pub use model::question::{Content, QuestionChange};
pub use model::scorecard::Scorecard;
pub use model::set::{Published, Words};
pub use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
pub use workspace::view::backup::{BackupPreview, Backups, Restored};
pub use workspace::view::bin::{BinKind, BinRow, Removal};
pub use workspace::view::candidate::{CandidatePreview, Person, WaitingCandidate};
pub use workspace::view::closing::{Closing, ClosingTexts};
pub use workspace::view::comparison::Comparison;
pub use workspace::view::home::{Home, InterviewRow};
pub use workspace::view::import::{ImportColumns, ImportDraft, ImportPreview, QuestionFormat, WaitingDraft};
pub use workspace::view::interview::{CandidatePage, InterviewView};
pub use workspace::view::opening::{OpeningForm, OpeningRow, OpeningView, Plan};
pub use workspace::view::question::{QuestionPage, QuestionView, TopicCount};
pub use workspace::view::set::{SetRow, SetView};
pub use workspace::view::settings::{About, PaperSize, Settings, Theme};
pub use workspace::{Changes, History};

/// What a scorecard is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// The printed scorecard.
    Pdf,
    /// The record itself.
    Json,
    /// Text.
    Markdown,
}

/// Something of others in the program, with what its license is called. The first one is the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Licensed {
    /// Its place among them.
    pub id: u32,
    /// As crates.io, npm or its makers call it.
    pub name: String,
    /// Which one.
    pub version: String,
    /// As an SPDX expression: "MIT OR Apache-2.0".
    pub license: String,
    /// Where its source code is; empty for the program itself.
    pub source: String,
}

/// How far an import has come, as the event `import-progress` tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Files that are read.
    pub done: u32,
    /// Files in all.
    pub of: u32,
    /// The file that is being read; empty when all are, and are compared with the bank.
    pub name: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// Anything the person should know ("3 characters have no glyph: ..."); empty when all is well.
    pub remark: String,
}

/// How the workspace's file is, as the event `file-state` tells it whenever it changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileState {
    /// Where it is.
    pub path: String,
    /// Why nothing can be saved there, as a sentence.
    pub problem: Option<String>,
    /// It can only be read.
    pub read_only: bool,
}

/// A verb of the window as the native menu shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MenuVerb {
    /// As the window's registry knows it: "Undo".
    pub verb: String,
    /// As it reads now: "Undo rate answer".
    pub title: String,
    /// It can be done now.
    pub enabled: bool,
}
