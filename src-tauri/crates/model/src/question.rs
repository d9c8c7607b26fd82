//! A question as it is asked: prompt, guide, probes, signals, and written anchors for each level it serves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::CompetencyId;
use crate::level::LevelKey;
use crate::text::{self, TextError};

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A case that happened: situation, action, result.
    PastBehaviour,
    /// A concrete scene: what would you do?
    Situational,
    /// What someone knows and can reason about.
    Knowledge,
    /// Something done in the interview: code read, written, debugged, a design drawn.
    Task,
}

impl Kind {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::PastBehaviour => "past behaviour",
            Self::Situational => "situational",
            Self::Knowledge => "knowledge",
            Self::Task => "task",
        }
    }
}

/// Where a question stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Imported or begun, not yet read through.
    Draft,
    /// Fit to be asked.
    Ready,
    /// Kept for the record, no longer offered.
    Archived,
}

/// An observable point that can be ticked while listening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signal {
    /// What is heard or seen.
    pub text: String,
    /// True where it worries.
    pub red_flag: bool,
}

/// The written descriptions of what earns 1, 3 and 5 at one level; 2 and 4 lie between. An empty text is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Anchors {
    /// What a 1 sounds like.
    pub one: String,
    /// What a 3 sounds like: what the level is hired for.
    pub three: String,
    /// What a 5 sounds like.
    pub five: String,
}

impl Anchors {
    /// True when all three are written.
    #[must_use]
    pub fn complete(&self) -> bool {
        [&self.one, &self.three, &self.five].iter().all(|a| !a.trim().is_empty())
    }

    /// What a rating stands for: the anchor itself for 1, 3 and 5, the two it lies between for 2 and 4.
    #[must_use]
    pub fn of(&self, rating: crate::answer::Rating) -> Vec<(u8, &str)> {
        let all = [(1u8, self.one.as_str()), (3, self.three.as_str()), (5, self.five.as_str())];
        all.into_iter()
            .filter(|(at, _)| at.abs_diff(rating.get()) <= 1 - (rating.get() % 2))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }
}

/// What can be done to many questions at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "what", content = "to")]
pub enum QuestionChange {
    /// They serve these levels too, without anchors where they did not before.
    AddLevels(Vec<LevelKey>),
    /// They no longer serve these levels; the anchors stay in their earlier versions.
    RemoveLevels(Vec<LevelKey>),
    /// They serve these levels and no other; anchors of these that are written stay.
    SetLevels(Vec<LevelKey>),
    /// They carry these topics too.
    AddTopics(Vec<String>),
    /// They no longer carry these topics.
    RemoveTopics(Vec<String>),
    /// They carry these topics and no other.
    SetTopics(Vec<String>),
    /// They give evidence of this competency.
    Competency(CompetencyId),
    /// They are drafts, ready or archived; this makes no version.
    Status(Status),
}

/// Everything a version of a question says. A published set keeps a copy, so an interview prints the prompt as asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Content {
    /// What it asks for.
    pub kind: Kind,
    /// What the answer is evidence of.
    pub competency: CompetencyId,
    /// Markdown, read aloud word for word; code stands in fences.
    pub prompt: String,
    /// Markdown for the interviewer only: what a right answer touches. May be empty.
    pub guide: String,
    /// Prepared follow-ups, in order.
    pub probes: Vec<String>,
    /// What can be ticked while listening, in order.
    pub signals: Vec<Signal>,
    /// The levels it serves, each with its anchors.
    pub levels: BTreeMap<LevelKey, Anchors>,
    /// Free tags, lower case.
    pub topics: Vec<String>,
    /// Planned minutes, 1 to 120.
    pub minutes: u16,
    /// Where it comes from, one line; may be empty.
    pub source: String,
}

impl Content {
    /// The same content with every text cleaned, blank list entries dropped and topics in lower case.
    ///
    /// # Errors
    /// An empty prompt, or a text that is too long. Minutes are brought into 1 to 120.
    pub fn tidied(self) -> Result<Self, TextError> {
        let lines = |what, list: Vec<String>| -> Result<Vec<String>, TextError> {
            list.into_iter()
                .filter(|t| !text::clean(t).trim().is_empty())
                .map(|t| Ok(text::free(what, &t)?.trim().to_owned()))
                .collect()
        };
        let mut topics = tidy_topics(&lines("A topic", self.topics)?)?;
        let mut seen = std::collections::BTreeSet::new();
        topics.retain(|t| seen.insert(t.clone()));
        let anchors = |a: Anchors| -> Result<Anchors, TextError> {
            let one = |t: &str| text::free("An anchor", t).map(|t| t.trim().to_owned());
            Ok(Anchors { one: one(&a.one)?, three: one(&a.three)?, five: one(&a.five)? })
        };
        Ok(Self {
            kind: self.kind,
            competency: self.competency,
            prompt: text::required("The prompt", &self.prompt)?.trim().to_owned(),
            guide: text::free("The answer guide", &self.guide)?.trim().to_owned(),
            probes: lines("A probe", self.probes)?,
            signals: self
                .signals
                .into_iter()
                .filter(|s| !text::clean(&s.text).trim().is_empty())
                .map(|s| {
                    Ok(Signal {
                        text: text::free("A signal", &s.text)?.trim().to_owned(),
                        red_flag: s.red_flag,
                    })
                })
                .collect::<Result<_, TextError>>()?,
            levels: self
                .levels
                .into_iter()
                .map(|(key, a)| Ok((key, anchors(a)?)))
                .collect::<Result<_, TextError>>()?,
            topics,
            minutes: self.minutes.clamp(1, 120),
            source: if self.source.trim().is_empty() {
                String::new()
            } else {
                text::name("The source", &self.source)?
            },
        })
    }

    /// The same content after a change that many questions share. What a status is, no content says.
    ///
    /// # Errors
    /// A topic is empty or too long.
    pub fn changed(mut self, change: &QuestionChange) -> Result<Self, TextError> {
        match change {
            QuestionChange::AddLevels(keys) => {
                for key in keys {
                    self.levels.entry(key.clone()).or_default();
                }
            }
            QuestionChange::RemoveLevels(keys) => self.levels.retain(|key, _| !keys.contains(key)),
            QuestionChange::SetLevels(keys) => {
                self.levels.retain(|key, _| keys.contains(key));
                return self.changed(&QuestionChange::AddLevels(keys.clone()));
            }
            QuestionChange::AddTopics(more) => self.topics.extend(tidy_topics(more)?),
            QuestionChange::RemoveTopics(fewer) => {
                let fewer = tidy_topics(fewer)?;
                self.topics.retain(|topic| !fewer.contains(topic));
            }
            QuestionChange::SetTopics(all) => self.topics = tidy_topics(all)?,
            QuestionChange::Competency(id) => self.competency = *id,
            QuestionChange::Status(_) => {}
        }
        let mut seen = std::collections::BTreeSet::new();
        self.topics.retain(|topic| seen.insert(topic.clone()));
        Ok(self)
    }

    /// The first paragraph of the prompt on one line, without Markdown's marks, for lists.
    #[must_use]
    pub fn title(&self) -> String {
        title(&self.prompt)
    }
}

/// Topics as they are stored: one line each, in lower case.
fn tidy_topics(topics: &[String]) -> Result<Vec<String>, TextError> {
    topics.iter().map(|topic| text::name("A topic", &topic.to_lowercase())).collect()
}

/// The first paragraph of some Markdown on one line, without marks.
#[must_use]
pub fn title(markdown: &str) -> String {
    let bare = |line: &str| line.trim().trim_start_matches(['#', '>', '*', '-', ' ']).replace(['`', '*'], "");
    let lines = markdown.lines().skip_while(|line| bare(line).trim().is_empty());
    let paragraph: Vec<String> = lines
        .take_while(|line| !line.trim().is_empty() && !line.trim().starts_with("```"))
        .map(bare)
        .collect();
    paragraph.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Rating;

    #[test]
    fn a_rating_stands_for_its_anchor_or_the_two_it_lies_between() {
        let anchors = Anchors { one: "a".into(), three: "b".into(), five: "c".into() };
        let of = |r| anchors.of(Rating::new(r).unwrap());
        assert_eq!(of(1), [(1, "a")]);
        assert_eq!(of(2), [(1, "a"), (3, "b")]);
        assert_eq!(of(3), [(3, "b")]);
        assert_eq!(of(4), [(3, "b"), (5, "c")]);
        assert_eq!(of(5), [(5, "c")]);
    }

    #[test]
    fn a_change_of_many_adds_takes_away_or_sets_and_keeps_written_anchors() {
        let key = |k: &str| LevelKey(k.to_owned());
        let written = Anchors { one: "a".into(), ..Anchors::default() };
        let start = Content {
            kind: Kind::Task,
            competency: CompetencyId::new(),
            prompt: "What does it print?".into(),
            guide: String::new(),
            probes: Vec::new(),
            signals: Vec::new(),
            levels: BTreeMap::from([(key("mid"), written.clone())]),
            topics: vec!["gil".into()],
            minutes: 5,
            source: String::new(),
        };
        let after = |change| start.clone().changed(&change).unwrap();
        let levels = |content: Content| content.levels.into_iter().collect::<Vec<_>>();

        let added = after(QuestionChange::AddLevels(vec![key("mid"), key("senior")]));
        assert_eq!(
            levels(added),
            [(key("mid"), written.clone()), (key("senior"), Anchors::default())],
            "written anchors stay"
        );
        assert!(after(QuestionChange::RemoveLevels(vec![key("mid")])).levels.is_empty());
        assert_eq!(levels(after(QuestionChange::SetLevels(vec![key("mid")]))), [(key("mid"), written)]);
        let set = after(QuestionChange::SetLevels(vec![key("staff")]));
        assert_eq!(levels(set), [(key("staff"), Anchors::default())]);

        let topics = |change| after(change).topics;
        assert_eq!(
            topics(QuestionChange::AddTopics(vec![" Async  IO ".into(), "GIL".into()])),
            ["gil", "async io"]
        );
        assert!(topics(QuestionChange::RemoveTopics(vec!["GIL".into()])).is_empty());
        assert_eq!(topics(QuestionChange::SetTopics(vec!["x".into(), "X".into()])), ["x"]);
        assert!(start.clone().changed(&QuestionChange::AddTopics(vec![" ".into()])).is_err());
        assert_eq!(after(QuestionChange::Status(Status::Archived)), start, "a status is no content");
    }

    #[test]
    fn the_title_is_what_one_would_read_aloud_first() {
        assert_eq!(title("\n## What does `x` do?\n```python\nx\n```"), "What does x do?");
        assert_eq!(
            title("A script adds\nsquares. Why?\n\nSay more."),
            "A script adds squares. Why?",
            "wrapped lines are one"
        );
    }
}
