//! What an import looks like before anything is stored: each file with its text and its drafts, each draft beside the
//! question it resembles.

use std::collections::BTreeMap;

use model::exchange;
use model::id::QuestionId;
use model::level::LevelKey;
use model::question::{Anchors, Kind, Signal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What becomes of a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum Placing {
    /// It becomes a question of its own.
    #[default]
    Add,
    /// What it says beyond a question of the bank is added to that question, as a new version.
    Merge {
        /// The question.
        question: QuestionId,
    },
    /// A question of the bank stands for it; nothing is stored but its place in the sets of this import.
    Link {
        /// The question.
        question: QuestionId,
    },
}

/// A question as it would be stored; everything in it can be changed before it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportDraft {
    /// What sets of the same file call it; empty in files that hold no sets.
    pub key: String,
    /// What it asks for.
    pub kind: Kind,
    /// The competency's name, made where there is none so called. Empty: "Unsorted".
    pub competency: String,
    /// A short title; empty: lists show one proposed from the prompt.
    #[serde(default)]
    pub title: String,
    /// Markdown, with its code in fences and its choices as a list.
    pub prompt: String,
    /// Markdown for the interviewer: the answer, the right choices, the guidance.
    pub guide: String,
    /// Follow-ups.
    pub probes: Vec<String>,
    /// What can be ticked while listening.
    pub signals: Vec<Signal>,
    /// The levels it serves; anchors are empty where the file had none.
    pub levels: BTreeMap<LevelKey, Anchors>,
    /// Headings and columns above it, or tags.
    pub topics: Vec<String>,
    /// Planned minutes.
    pub minutes: u16,
    /// Where it comes from, one line.
    pub source: String,
    /// What becomes of it.
    pub placing: Placing,
}

/// Whether a prompt is new.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Resemblance {
    /// Nothing in the bank is like it.
    New,
    /// A question of the bank has the same prompt.
    Duplicate {
        /// The question.
        question: QuestionId,
        /// Its title as lists show it.
        title: String,
    },
    /// The same prompt stands earlier in this import.
    Repeated {
        /// Its place, from 0, over the drafts that were there before and then over all files.
        earlier: u32,
    },
    /// A draft earlier in this import asks the same in other words.
    Rephrased {
        /// Its place, from 0, over the drafts that were there before and then over all files.
        earlier: u32,
        /// From 0.6 to 1.
        likeness: f64,
    },
    /// A question of the bank reads like it.
    Resembles {
        /// The question that is most like it.
        question: QuestionId,
        /// Its title as lists show it.
        title: String,
        /// From 0.6 to 1.
        likeness: f64,
    },
}

/// A draft of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DraftRow {
    /// Its place over all files of this preview, counted on from the drafts that were there before.
    pub id: u32,
    /// The line of the source where it begins, from 1; in a sheet, its row.
    pub line: Option<u32>,
    /// The draft.
    pub draft: ImportDraft,
    /// Whether it is new.
    pub resemblance: Resemblance,
}

/// A file that was read, or could not be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportFile {
    /// Where it is; handed back to read it again with another encoding or other columns.
    pub path: String,
    /// Its name.
    pub name: String,
    /// The kind of file ("markdown", "csv", "excel"); empty where it could not be read.
    pub format: String,
    /// The encoding it was read in ("UTF-8").
    pub encoding: String,
    /// Its text as read, for the preview beside the drafts.
    pub source: String,
    /// In the order of the file.
    pub drafts: Vec<DraftRow>,
    /// Question sets of an Evenhand file; they name drafts by their `key`.
    pub sets: Vec<exchange::Set>,
    /// Repetitions within the file that were left out.
    pub duplicates: u32,
    /// What was repaired, left out or not found, each a sentence.
    pub warnings: Vec<String>,
    /// Which column of a table holds what, as guessed or as it was mapped by hand.
    pub columns: Option<ImportColumns>,
    /// Why it could not be read, a sentence; it has no drafts then.
    pub error: Option<String>,
}

/// Everything that would be imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ImportPreview {
    /// In the order of their names.
    pub files: Vec<ImportFile>,
    /// Drafts that nothing in the bank, and nothing earlier in this import, is like.
    pub new: u32,
    /// Drafts whose prompt is in the bank already, or earlier in this import.
    pub duplicates: u32,
    /// Drafts that read like a question of the bank, or like one earlier in this import.
    pub resembling: u32,
}

/// A draft that is being looked through already, for files that are added to be compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WaitingDraft {
    /// The file it came from.
    pub path: String,
    /// Its question.
    pub prompt: String,
}

/// Columns of a table, mapped by hand: positions from 0. Those left out are guessed unless `prompt` is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportColumns {
    /// The question itself.
    pub prompt: Option<u32>,
    /// What a good reply says.
    pub answer: Option<u32>,
    /// Notes and rubrics for the interviewer.
    pub guidance: Option<u32>,
    /// Code that belongs to the question.
    pub code: Option<u32>,
    /// Choices.
    pub options: Vec<u32>,
    /// Follow-ups.
    pub probes: Vec<u32>,
    /// Topics, outermost first.
    pub topics: Vec<u32>,
    /// The level.
    pub level: Option<u32>,
    /// Whether the first row is a header; guessed where it is not said.
    pub header: Option<bool>,
}

/// What questions and sets are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum QuestionFormat {
    /// Comes back without loss.
    Yaml,
    /// Comes back without loss.
    Json,
    /// Comes back without loss, and reads as a page.
    Markdown,
    /// A table for other programs; sets lose their order and weights.
    Csv,
    /// Cards.
    Anki,
}
