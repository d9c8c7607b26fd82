//! The bank: a page of the list, and one question with its history.

use model::id::{QuestionId, SetId};
use model::level::LevelKey;
use model::question::{Content, Kind, Status};
use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionRow {
    /// Its id.
    pub id: QuestionId,
    /// As lists show it: its own title, or one proposed from the prompt.
    pub title: String,
    /// The first paragraph of its prompt, in one line and without Markdown.
    pub prompt: String,
    /// What it asks for.
    pub kind: Kind,
    /// The competency's name.
    pub competency: String,
    /// The levels it serves, in the ladder's order.
    pub levels: Vec<LevelKey>,
    /// Those of them with all three anchors.
    pub anchored: Vec<LevelKey>,
    /// Free tags.
    pub topics: Vec<String>,
    /// Planned minutes.
    pub minutes: u16,
    /// Draft, ready or archived.
    pub status: Status,
    /// It came with the starter bank.
    pub bank: bool,
}

/// Some rows of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionPage {
    /// How many questions the query finds in all.
    pub total: u32,
    /// The asked-for rows.
    pub rows: Vec<QuestionRow>,
    /// What of the query was not understood ("There is no level \u{201c}principal\u{201d}; ..."), if anything.
    pub problem: Option<String>,
}

/// An older or the current version of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VersionRow {
    /// 1 for the first.
    pub number: u32,
    /// When it was saved.
    pub saved: Timestamp,
}

/// A set that holds a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetName {
    /// The set.
    pub id: SetId,
    /// Its title.
    pub title: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionView {
    /// Its id.
    pub id: QuestionId,
    /// Draft, ready or archived.
    pub status: Status,
    /// The number of the current version.
    pub version: u32,
    /// The current version.
    pub content: Content,
    /// The competency's name.
    pub competency_name: String,
    /// All versions, the newest first.
    pub versions: Vec<VersionRow>,
    /// Sets whose draft holds it.
    pub sets: Vec<SetName>,
    /// It came with the starter bank.
    pub bank: bool,
}

/// A topic and how many questions carry it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TopicCount {
    /// The tag.
    pub topic: String,
    /// Questions that are not archived.
    pub questions: u32,
}
