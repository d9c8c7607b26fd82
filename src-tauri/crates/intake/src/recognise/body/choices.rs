//! The choices of a question: which blocks are choices, and which of them is right.

use super::{Builder, Part};
use crate::block::{Kind, Marker};
use crate::draft::Choice;
use crate::recognise::asks;
use crate::recognise::face::Face;
use crate::recognise::line::one_line;
use crate::recognise::{options, render};

impl Builder<'_> {
    /// A choice, if the block is one: a task box, or a letter in its place with the next letter to follow.
    pub(super) fn option(&mut self, body: &[Face], at: usize, face: &Face) -> bool {
        let boxed = matches!(face.block.marker, Some(Marker::Task(_)));
        if boxed && self.part == Part::Answer && !self.told && self.draft.options.is_empty() {
            self.ask_on();
        }
        if self.part != Part::Start && !self.choosing {
            return false;
        }
        if let Some(Marker::Task(correct)) = face.block.marker {
            let text = one_line(&face.block.text);
            let text = options::letter(&text).map_or(text.as_str(), |(_, text)| text).to_owned();
            self.draft.options.push(Choice { text, correct });
            self.choosing = true;
            return true;
        }
        let lettered = |face: &Face| match face.block.marker {
            Some(Marker::Letter(c)) => options::letter(&format!("{c}) {}", face.block.text))
                .map(|(place, text)| (place, text.to_owned())),
            _ => options::letter(&face.block.text).map(|(place, text)| (place, text.to_owned())),
        };
        let Some((place, text)) = lettered(face) else { return false };
        if place != self.draft.options.len() {
            return false;
        }
        let follows = |face: &Face| lettered(face).is_some_and(|(next, _)| next == place + 1);
        if place == 0 && !body.iter().skip(at + 1).take(4).any(follows) {
            return false;
        }
        // A choice set in bold or with a tick among others is the right one.
        let ticked = text.contains(['✅', '✓', '✔']) || text.to_lowercase().ends_with("(correct)");
        let text = text.trim_end_matches("(correct)").trim_end_matches("(Correct)");
        self.draft.options.push(Choice { text: one_line(text), correct: ticked });
        self.choosing = true;
        true
    }

    /// What stands between the question and its choices is the rest of the question.
    pub(super) fn ask_on(&mut self) {
        for block in std::mem::take(&mut self.answer) {
            if let Kind::Code(_) = block.kind {
                self.draft.code.push(block.text.clone());
            } else {
                self.ask(&render::markdown(&[block]));
            }
        }
        self.part = Part::Start;
    }

    /// Whether there are choices and none is known to be right.
    pub(super) fn open_choice(&self) -> bool {
        self.draft.options.len() > 1 && !self.draft.options.iter().any(|choice| choice.correct)
    }

    /// Marks the choice that a line below the choices repeats with its letter.
    pub(super) fn settled(&mut self, face: &Face) -> bool {
        let known = options::letter(&face.block.text).filter(|(place, text)| {
            self.draft.options.get(*place).is_some_and(|choice| choice.text == one_line(text))
        });
        let Some((place, _)) = known else { return false };
        if let Some(choice) = self.draft.options.get_mut(place) {
            choice.correct = true;
        }
        self.part = Part::Answer;
        self.choosing = false;
        true
    }

    /// Whether the items from here are choices without letters: "Which of the following ...?" above a short list.
    pub(super) fn chosen(&self, body: &[Face], at: usize) -> bool {
        const CHOICES: &str = "\
which of the following|which of these|which one of|choose the|select the|select all|choose all|какой из|\
какие из|какое из|какая из|cuál de|cuáles de|qual das|qual dos|quais das|quais dos|welche der folgenden|\
welcher der|welches der|lequel|laquelle|lesquels|lesquelles|下列|以下哪|أي مما يلي|أي من";
        let prompt = self.draft.prompt.to_lowercase();
        if !CHOICES.split('|').any(|words| prompt.contains(words)) {
            return false;
        }
        let run: Vec<&Face> = body.iter().skip(at).take(9).take_while(|f| f.block.marker.is_some()).collect();
        let known = self.draft.options.len();
        (2..=8).contains(&(known + run.len()))
            && run.iter().all(|f| f.text.chars().count() < 160 && !asks::question_mark(&f.text))
    }
}
