//! Question sets: the list, and the builder's view of one.

use model::decision::Thresholds;
use model::id::{InterviewId, ItemId, QuestionId, SectionId, SetId, SetVersionId};
use model::interview::State;
use model::level::LevelKey;
use model::question::Kind;
use model::readiness::Lack;
use model::score::CompetencyRule;
use model::set::{Reserve, Words};
use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A question set in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetRow {
    /// Its id.
    pub id: SetId,
    /// Its title.
    pub title: String,
    /// Whom it is for.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// The slot in minutes.
    pub minutes: u16,
    /// How many questions its draft holds.
    pub questions: u32,
    /// Their planned minutes together.
    pub question_minutes: u16,
    /// The newest published version's number; none while it was never published.
    pub version: Option<u32>,
    /// That version.
    pub version_id: Option<SetVersionId>,
    /// The draft says something else than the newest published version.
    pub changed: bool,
    /// No longer offered.
    pub archived: bool,
    /// Interviews planned or held with any of its versions.
    pub interviews: u32,
    /// It came with the starter bank.
    pub bank: bool,
}

/// A question's place in the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ItemView {
    /// Its id.
    pub id: ItemId,
    /// The question.
    pub question: QuestionId,
    /// The question's title as lists show it.
    pub title: String,
    /// What it asks for.
    pub kind: Kind,
    /// The competency's name.
    pub competency: String,
    /// Above 0.
    pub weight: f64,
    /// Planned minutes in this set.
    pub minutes: u16,
    /// Its share in the overall score, 0 to 1, where everything is rated.
    pub share: f64,
    /// Every candidate for this set should hear it.
    pub required: bool,
    /// All three anchors for the set's level are written.
    pub anchored: bool,
}

/// A section of the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SectionView {
    /// Its id.
    pub id: SectionId,
    /// Its heading; may be empty.
    pub title: String,
    /// Planned minutes of its items together.
    pub minutes: u16,
    /// In order.
    pub items: Vec<ItemView>,
}

/// A published version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PublishedRow {
    /// Its id.
    pub id: SetVersionId,
    /// 1 for the first.
    pub number: u32,
    /// When it was published.
    pub published: Timestamp,
    /// Questions in it.
    pub questions: u32,
    /// Interviews planned or held with it.
    pub interviews: u32,
    /// Those interviews, by the candidates' codes.
    pub asked: Vec<Asked>,
}

/// An interview planned or held with a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Asked {
    /// The interview.
    pub interview: InterviewId,
    /// Where it stands.
    pub state: State,
    /// Whom it is with.
    pub candidate_name: String,
    /// The candidate's neutral code.
    pub candidate_code: String,
}

/// The builder's view of one set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetView {
    /// Its id.
    pub id: SetId,
    /// Its title.
    pub title: String,
    /// Whom it is for.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// The slot in minutes.
    pub minutes: u16,
    /// What of the slot is not for questions.
    pub reserve: Reserve,
    /// What the interviewer says in each stage.
    pub words: Words,
    /// Minutes left for questions.
    pub room: u16,
    /// Planned minutes of all questions.
    pub question_minutes: u16,
    /// The draft, in order; at least one section.
    pub sections: Vec<SectionView>,
    /// Weights and bars; every competency that a question of the draft gives evidence of, then
    /// those that have a weight or a bar but no question yet.
    pub competencies: Vec<CompetencyRule>,
    /// Where the proposal changes.
    pub thresholds: Thresholds,
    /// What is to be mended, blocking things first.
    pub readiness: Vec<Lack>,
    /// Nothing blocks publishing, and there is something new to publish.
    pub publishable: bool,
    /// Published versions, the newest first.
    pub versions: Vec<PublishedRow>,
    /// The draft says something else than the newest published version.
    pub changed: bool,
    /// Planned interviews that use an older version than the newest.
    pub planned_on_older: u32,
    /// No longer offered.
    pub archived: bool,
}
