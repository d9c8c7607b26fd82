//! A published question set: ordered, sectioned, weighted, timed, for one role and level. It carries copies of its
//! questions, so a later edit of the bank never changes what an interview asked or how it is scored.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decision::Thresholds;
use crate::id::{ItemId, QuestionId, SectionId};
use crate::interview::Stage;
use crate::level::LevelKey;
use crate::question::Content;
use crate::score::CompetencyRule;
use crate::text::{self, TextError};

/// Minutes of a slot that are not for questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reserve {
    /// Welcome, and how the interview will go.
    pub introduction: u16,
    /// The candidate's own questions.
    pub candidate_questions: u16,
    /// What happens next.
    pub close: u16,
}

impl Reserve {
    /// The reserve of a slot: 2+3+1 up to 30 minutes, 3+5+2 up to 45, 4+7+3 above.
    #[must_use]
    pub fn for_slot(minutes: u16) -> Self {
        let (introduction, candidate_questions, close) = match minutes {
            0..=30 => (2, 3, 1),
            31..=45 => (3, 5, 2),
            _ => (4, 7, 3),
        };
        Self { introduction, candidate_questions, close }
    }

    /// All three together.
    #[must_use]
    pub fn total(self) -> u16 {
        self.introduction + self.candidate_questions + self.close
    }

    /// Minutes for a stage.
    #[must_use]
    pub fn of(self, stage: Stage) -> u16 {
        match stage {
            Stage::Introduction => self.introduction,
            Stage::CandidateQuestions => self.candidate_questions,
            Stage::Close => self.close,
        }
    }
}

/// What the interviewer says in each stage: Markdown, each line a paragraph. May be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Before the first question.
    pub introduction: String,
    /// After the last question, when it is the candidate's turn to ask.
    pub candidate_questions: String,
    /// At the end.
    pub close: String,
}

impl Words {
    /// The words of a set that has none of its own.
    #[must_use]
    pub fn standard() -> Self {
        Self {
            introduction: "Say who you are and how long this takes.\n\
                Say that everyone hears the same questions in the same order.\n\
                Say that you type while they talk, and that a pause to think is welcome.\n\
                Say that there is time for their questions at the end.\n\
                Check that you hear each other well."
                .to_owned(),
            candidate_questions: "Say that it is their turn now, and ask what they would like to know.\n\
                If you do not know an answer, say so, and say when they will get it."
                .to_owned(),
            close: "Thank them for their time.\n\
                Say what happens next and when they will hear from you.\n\
                Do not say how the interview went."
                .to_owned(),
        }
    }

    /// The words of a stage.
    #[must_use]
    pub fn of(&self, stage: Stage) -> &str {
        match stage {
            Stage::Introduction => &self.introduction,
            Stage::CandidateQuestions => &self.candidate_questions,
            Stage::Close => &self.close,
        }
    }

    /// The same words, cleaned and without white space around them.
    ///
    /// # Errors
    /// One of them is too long.
    pub fn tidied(&self) -> Result<Self, TextError> {
        let tidy = |what, words: &str| text::free(what, words).map(|words| words.trim().to_owned());
        Ok(Self {
            introduction: tidy("The text for the introduction", &self.introduction)?,
            candidate_questions: tidy(
                "The text for the candidate\u{2019}s questions",
                &self.candidate_questions,
            )?,
            close: tidy("The text for the close", &self.close)?,
        })
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::standard()
    }
}

/// One question's place in a published set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Item {
    /// Stays the same in every version of the set that holds the question.
    pub id: ItemId,
    /// The question in the bank.
    pub question: QuestionId,
    /// Which version of it.
    pub question_version: u32,
    /// The question as it was when the set was published.
    pub content: Content,
    /// Above 0.
    pub weight: f64,
    /// Planned minutes in this set.
    pub minutes: u16,
    /// Every candidate for this set should hear it.
    pub required: bool,
}

/// A part of a set with a heading of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Section {
    /// Stays the same in every version.
    pub id: SectionId,
    /// Its heading; may be empty in a set with one section.
    pub title: String,
    /// In the order they are asked.
    pub items: Vec<Item>,
}

/// What a published version says, for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Published {
    /// The set's title at publishing.
    pub title: String,
    /// Whom it is for.
    pub level: LevelKey,
    /// The level's name at publishing.
    pub level_name: String,
    /// The slot in minutes, questions and reserve together.
    pub minutes: u16,
    /// What of the slot is not for questions.
    pub reserve: Reserve,
    /// What the interviewer says in each stage; the standard words in versions published before there were any.
    #[serde(default)]
    pub words: Words,
    /// In order.
    pub sections: Vec<Section>,
    /// Weights and bars per competency, in the order a scorecard shows them.
    pub competencies: Vec<CompetencyRule>,
    /// Where the proposal changes.
    pub thresholds: Thresholds,
}

impl Published {
    /// All items in the order they are asked.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|s| &s.items)
    }

    /// An item's share in the overall score, 0 to 1, where everything is rated: its share in its competency, times
    /// that competency's share.
    #[must_use]
    pub fn share(&self, item: &Item) -> f64 {
        let sum = |id| self.items().filter(|i| i.content.competency == id).map(|i| i.weight).sum::<f64>();
        let counts = |id| {
            let rule = self.competencies.iter().find(|c| c.id == id);
            rule.and_then(|c| c.weight).unwrap_or_else(|| sum(id))
        };
        let asked: BTreeSet<_> = self.items().map(|i| i.content.competency).collect();
        let all: f64 = asked.into_iter().map(counts).sum();
        let id = item.content.competency;
        let share = counts(id) / all * item.weight / sum(id);
        if share.is_finite() { share } else { 0.0 }
    }
}
