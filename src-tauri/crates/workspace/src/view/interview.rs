//! The live interview: everything the screen shows, and the little that the candidate window may.

use model::answer::{Note, Outcome, Rating};
use model::facts::{Correction, End, Part};
use model::id::{AnswerId, InterviewId, ItemId, OpeningId};
use model::interview::{Stage, State, Stopwatch};
use model::level::LevelKey;
use model::marks::Mark;
use model::question::{Anchors, Kind};
use model::scorecard::{Probed, Ticked};
use model::set::Reserve;
use model::time::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A note with the words in it that ask for a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteView {
    /// The note.
    #[serde(flatten)]
    pub note: Note,
    /// Marked words that nobody has confirmed yet.
    pub marks: Vec<Mark>,
}

/// One question of the interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AnswerView {
    /// Its id.
    pub id: AnswerId,
    /// The set's item; none for an ad hoc question.
    pub item: Option<ItemId>,
    /// 1 for the first of the list.
    pub number: u32,
    /// The heading of its section; empty where the set has none.
    pub section: String,
    /// Added during the interview: printed, never counted.
    pub ad_hoc: bool,
    /// Its title as lists show it: its own, or one proposed from the prompt.
    pub title: String,
    /// What it asks for.
    pub kind: Kind,
    /// The competency's name.
    pub competency: String,
    /// Markdown, read aloud.
    pub prompt: String,
    /// Markdown for the interviewer.
    pub guide: String,
    /// For this interview's level; empty texts where they are missing.
    pub anchors: Anchors,
    /// Prepared follow-ups.
    pub probes: Vec<Probed>,
    /// Observable points.
    pub signals: Vec<Ticked>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was left out.
    pub skip_reason: String,
    /// The rating, or none.
    pub rating: Option<Rating>,
    /// The interviewer said that it cannot be rated.
    pub not_assessed: bool,
    /// Asked, left, and neither rated nor marked as not assessed: ask once, quietly.
    pub wants_rating: bool,
    /// In the order they were begun.
    pub notes: Vec<NoteView>,
    /// Time spent on it.
    pub watch: Stopwatch,
    /// Minutes planned for it.
    pub planned_minutes: u16,
    /// Weight in the set; 0 for ad hoc questions.
    pub weight: f64,
}

/// A stage of the interview around its questions: words to say and notes, never rated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StageView {
    /// Its id, which takes notes and is opened like an answer's.
    pub id: AnswerId,
    /// Which one.
    pub stage: Stage,
    /// What the interviewer says: Markdown, each line a paragraph.
    pub words: String,
    /// In the order they were begun.
    pub notes: Vec<NoteView>,
    /// Time spent on it.
    pub watch: Stopwatch,
    /// Minutes planned for it.
    pub planned_minutes: u16,
    /// It was on the screen.
    pub opened: bool,
}

/// The live interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct InterviewView {
    /// Its id.
    pub id: InterviewId,
    /// Where it stands.
    pub state: State,
    /// The interview's clock.
    pub watch: Stopwatch,
    /// The workspace's clock when this was read. It never goes back; a window counts on from it.
    pub now: Timestamp,
    /// How long the interview took, in seconds, as it counts: corrected, entered, or the clock's.
    pub seconds: u32,
    /// False for an interview that was entered afterwards: nothing was measured.
    pub timed: bool,
    /// How it ended.
    pub end: End,
    /// Why it ended so; may be empty.
    pub end_reason: String,
    /// When it was entered from notes; none for one that was held in the program.
    pub entered: Option<Timestamp>,
    /// The parts it was held in; a pause of more than an hour starts a new one.
    pub parts: Vec<Part>,
    /// What was corrected, the oldest first.
    pub corrections: Vec<Correction>,
    /// The candidate's name.
    pub candidate_name: String,
    /// The neutral code.
    pub candidate_code: String,
    /// The job.
    pub opening: OpeningId,
    /// The job's title.
    pub opening_title: String,
    /// The level's key.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// The question set's title.
    pub set_title: String,
    /// Its version.
    pub set_version: u32,
    /// The slot in minutes.
    pub minutes: u16,
    /// What of the slot is not for questions.
    pub reserve: Reserve,
    /// Who asks.
    pub interviewer: String,
    /// When it is to begin.
    pub planned: Option<Timestamp>,
    /// When it began.
    pub started: Option<Timestamp>,
    /// The question or stage on the screen; none before the start.
    pub current: Option<AnswerId>,
    /// In the order of the set, ad hoc questions after the one they were added at.
    pub answers: Vec<AnswerView>,
    /// Introduction, candidate's questions and close; empty only where the interview began before there were stages.
    pub stages: Vec<StageView>,
    /// One quiet line: "on plan", "6 minutes behind plan", "2 minutes ahead of plan"; empty before the start.
    pub pace: String,
    /// Set after fifteen minutes of silence (sleep, or the program was closed in mid-interview): the clock was stopped
    /// at the last sign of life.
    pub resumed_from_gap: bool,
}

/// What the candidate window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CandidateState {
    /// No question has been opened yet.
    Welcome,
    /// The current question.
    Question,
    /// The interview is paused.
    Pause,
    /// Nothing.
    #[default]
    Blank,
}

/// All that the candidate window is ever given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidatePage {
    /// What it shows.
    pub state: CandidateState,
    /// The current question's prompt with its code, Markdown; empty unless a question is shown.
    pub prompt: String,
}

impl InterviewView {
    /// What the candidate may see of this interview now.
    #[must_use]
    pub fn candidate_page(&self) -> CandidatePage {
        let question = self.answers.iter().find(|answer| Some(answer.id) == self.current);
        let stage = self.stages.iter().find(|stage| Some(stage.id) == self.current).map(|stage| stage.stage);
        let welcome = stage.is_none_or(|stage| stage == Stage::Introduction)
            && self.answers.iter().all(|answer| answer.watch == Stopwatch::default());
        let state = match (self.state, question) {
            (State::Planned, _) => CandidateState::Welcome,
            (State::Running, Some(_)) => CandidateState::Question,
            // A step that is no question: the introduction before the first one, or the end.
            (State::Running, None) if welcome => CandidateState::Welcome,
            (State::Running, None) => CandidateState::Blank,
            (State::Paused, _) => CandidateState::Pause,
            (State::Closed | State::Sealed, _) => CandidateState::Blank,
        };
        let prompt = match (state, question) {
            (CandidateState::Question, Some(answer)) => answer.prompt.clone(),
            _ => String::new(),
        };
        CandidatePage { state, prompt }
    }
}
