//! The exchange format, version 1: what bank files, exports and Evenhand's own imports hold. People write it by
//! hand (docs/authoring.md), so names stand for competencies and short slugs for questions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decision::Thresholds;
use crate::level::LevelKey;
use crate::question::{Anchors, Kind};
use crate::set::Words;

/// The version of the format this program reads and writes.
pub const VERSION: u32 = 1;

/// A file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// [`VERSION`].
    pub evenhand: u32,
    /// Questions, in the file's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Question sets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<Set>,
}

/// A question as written in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Slug, unique among the files that belong together; updates find a question by it.
    pub id: String,
    /// What it asks for.
    pub kind: Kind,
    /// The competency's name.
    pub competency: String,
    /// Free tags.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Planned minutes.
    pub minutes: u16,
    /// A short title; without one, lists show one proposed from the prompt.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Markdown, read aloud.
    pub prompt: String,
    /// Markdown for the interviewer.
    #[serde(default)]
    pub guide: String,
    /// Prepared follow-ups.
    #[serde(default)]
    pub probes: Vec<String>,
    /// Observable points.
    #[serde(default)]
    pub signals: Vec<Signal>,
    /// Levels it serves, with anchors.
    #[serde(default)]
    pub levels: BTreeMap<LevelKey, WrittenAnchors>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What its Python blocks print, for the bank's tests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
    /// A task's reference solutions and cases, for the bank's tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
}

/// A signal, good or worrying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signal {
    /// Speaks for the candidate.
    Good(String),
    /// A red flag.
    Flag(String),
}

/// Anchors by the rating they describe.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenAnchors {
    /// What earns a 1.
    #[serde(rename = "1", default)]
    pub one: String,
    /// What earns a 3.
    #[serde(rename = "3", default)]
    pub three: String,
    /// What earns a 5.
    #[serde(rename = "5", default)]
    pub five: String,
}

impl From<WrittenAnchors> for Anchors {
    fn from(a: WrittenAnchors) -> Self {
        Self { one: a.one, three: a.three, five: a.five }
    }
}

impl From<Anchors> for WrittenAnchors {
    fn from(a: Anchors) -> Self {
        Self { one: a.one, three: a.three, five: a.five }
    }
}

/// What one block of Python does when it is run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sample {
    /// Code put before the block.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub setup: String,
    /// Exactly what it writes to standard output.
    pub prints: String,
    /// The exception it ends in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raises: Option<String>,
    /// The oldest Python it runs on, as `3.14`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub python: Option<String>,
}

/// A task's proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Passes the cases.
    pub solution: String,
    /// Tempting, and fails them.
    pub broken: String,
    /// Assertions.
    pub cases: String,
}

/// A question set as written in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "WrittenSet")]
pub struct Set {
    /// Slug.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whom it is for.
    pub level: LevelKey,
    /// The slot in minutes.
    pub minutes: u16,
    /// In order.
    pub sections: Vec<Section>,
    /// Weights and bars by the competency's name, where they are not the default.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<String, Rule>>", optional)]
    pub competencies: BTreeMap<String, Rule>,
    /// Where the proposal changes, where that is not the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub thresholds: Option<Thresholds>,
    /// What the interviewer says around the questions, where that is not the standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<Words>,
}

/// What a set says of a competency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "WrittenRule")]
pub struct Rule {
    /// Above 0; none: the sum of its questions' weights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weight: Option<f64>,
    /// A bar from 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub minimum: Option<f64>,
}

/// A section of a set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "WrittenSection")]
pub struct Section {
    /// Its heading.
    #[serde(default)]
    pub title: String,
    /// In order.
    pub questions: Vec<Place>,
}

/// A question's place in a set: its slug alone, or with what differs from the question's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(rename = "WrittenPlace")]
pub enum Place {
    /// Weight 1, the question's own minutes, required.
    Plain(String),
    /// With particulars.
    Full {
        /// The question's slug.
        id: String,
        /// Above 0.
        #[serde(default = "one")]
        weight: f64,
        /// None: the question's own.
        #[serde(default)]
        minutes: Option<u16>,
        /// Every candidate should hear it.
        #[serde(default = "yes")]
        required: bool,
    },
}

fn one() -> f64 {
    1.0
}

fn yes() -> bool {
    true
}
