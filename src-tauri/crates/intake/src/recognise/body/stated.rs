//! What a title leaves to the parts below it, and what below a list is about the list.

use super::super::asks::Asks;
use super::super::face::Face;
use super::super::label;
use super::super::mark;
use super::{Builder, Part};
use crate::block::Kind;

impl<'a> Builder<'a> {
    /// Takes what a title leaves to the parts below it: "Four modules deep", and then "Scenario" and "Question".
    pub(super) fn states(&mut self, face: &Face) -> bool {
        const PARTS: [&str; 8] = [
            "scenario",
            "interview question",
            "question",
            "the question",
            "problem statement",
            "the problem",
            "сценарий",
            "вопрос",
        ];
        if let Kind::Heading(_) = face.block.kind {
            let known = self.silent()
                && PARTS.contains(&mark::bare(&face.text).trim_end_matches(':').to_lowercase().as_str());
            if known && self.part == Part::Start {
                self.draft.topics.push(std::mem::take(&mut self.draft.prompt));
            }
            if known || self.part == Part::Asking {
                self.part = if known { Part::Asking } else { Part::Start };
            }
            return known;
        }
        if self.part != Part::Asking || matches!(face.block.kind, Kind::Table(_)) {
            return false;
        }
        match face.block.kind {
            Kind::Code(_) => self.draft.code.push(face.block.text.clone()),
            Kind::Rule | Kind::Open | Kind::Close => {}
            _ => self.ask(&face.block.text),
        }
        true
    }

    /// Whether the title asks nothing, and nothing answers it yet.
    fn silent(&self) -> bool {
        matches!(self.part, Part::Start | Part::Asking)
            && self.answer.is_empty()
            && self.question.asks != Asks::Yes
    }

    /// What stands behind "Statement:" below a title that asks nothing.
    pub(super) fn stated(&self, face: &'a Face) -> Option<&'a str> {
        if !self.silent() || !face.says() {
            return None;
        }
        label::label(&face.block.text).map(|(_, rest)| rest).filter(|rest| !rest.is_empty())
    }

    /// The question goes on.
    pub(super) fn ask(&mut self, rest: &str) {
        let title = std::mem::take(&mut self.draft.prompt);
        self.draft.prompt = if title.is_empty() { rest.to_owned() } else { format!("{title}\n\n{rest}") };
    }

    /// A note below the last item of a list without answers is about all of it.
    pub(super) fn of_the_list(&self, face: &Face) -> bool {
        !self.custom.answers
            && self.question.block.depth > 0
            && face.block.depth == 0
            && face.block.marker.is_none()
            && self.part == Part::Start
            && (face.block.kind == Kind::Quote || face.emphasised())
            && face.label().is_none()
            && !face.marked
    }
}
