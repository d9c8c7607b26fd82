//! What a workspace holds that a person put in, as plain lines: read from a file through the product's own screens, and
//! kept beside a running session to know what must be in its file.

use std::collections::BTreeMap;

use model::id::InterviewId;
use model::interview::State as Stage;
use serde_json::Value;
use workspace::{Result, Workspace};

use crate::start::CANDIDATE;

/// A word that only imported questions contain.
pub const IMPORTED: &str = "zephyrine";

/// Changes of lines: a new value, or none where the line goes.
pub type Effect = BTreeMap<String, Option<String>>;

/// Each thing by its name ("Ama Mensah: question 3: rating").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State(pub BTreeMap<String, String>);

/// The name of the interview's own lines.
pub fn about(candidate: &str, what: &str) -> String {
    format!("{candidate}: {what}")
}

/// The name of a line about a question, counted from 1.
pub fn of_question(candidate: &str, number: usize, what: &str) -> String {
    format!("{candidate}: question {number}: {what}")
}

impl State {
    /// Reads a workspace.
    pub fn read(ws: &Workspace) -> Result<Self> {
        let mut state = Self::default();
        for row in ws.interviews()? {
            state.read_interview(ws, row.id)?;
        }
        for question in ws.export_questions(IMPORTED.to_owned())?.questions {
            state.0.insert(format!("imported: {}", question.prompt), String::new());
        }
        Ok(state)
    }

    /// Reads one interview.
    pub fn read_interview(&mut self, ws: &Workspace, id: InterviewId) -> Result<()> {
        let (view, lines) = (ws.interview(id)?, &mut self.0);
        let name = &view.candidate_name;
        lines.insert(about(name, "state"), format!("{:?}", view.state));
        let stages = view.stages.iter().map(|s| (about(name, &format!("{:?}", s.stage)), s.id, &s.notes));
        let questions =
            view.answers.iter().map(|a| (about(name, &format!("question {}", a.number)), a.id, &a.notes));
        for (step, id, notes) in stages.chain(questions) {
            if view.current == Some(id) {
                lines.insert(about(name, "on the screen"), step.clone());
            }
            for (note, n) in notes.iter().zip(0..) {
                let note = &note.note;
                lines.insert(format!("{step}: note {n}"), format!("{:?} {}", note.kind, note.text));
            }
        }
        for answer in &view.answers {
            let number = answer.number as usize;
            if let Some(rating) = answer.rating {
                lines.insert(of_question(name, number, "rating"), rating.get().to_string());
            }
            let ticked = answer.signals.iter().zip(0..).filter(|(signal, _)| signal.ticked);
            for (_, n) in ticked {
                lines.insert(of_question(name, number, &format!("signal {n}")), "ticked".to_owned());
            }
        }
        // The examples' are left out, since composing them is slow.
        if view.state == Stage::Closed && view.candidate_name == CANDIDATE {
            lines.insert(about(name, "summary"), ws.closing(id)?.texts.summary);
        }
        Ok(())
    }

    /// Applies a change and gives back what undoes it.
    pub fn apply(&mut self, effect: &Effect) -> Effect {
        let mut back = Effect::new();
        for (line, value) in effect {
            let old = match value {
                Some(value) => self.0.insert(line.clone(), value.clone()),
                None => self.0.remove(line),
            };
            back.insert(line.clone(), old);
        }
        back
    }

    pub fn with(&self, effect: &Effect) -> Self {
        let mut state = self.clone();
        state.apply(effect);
        state
    }

    /// What turns this into `other`.
    pub fn effect_to(&self, other: &Self) -> Effect {
        let gone = self.0.keys().filter(|line| !other.0.contains_key(*line)).map(|line| (line.clone(), None));
        let new = other.0.iter().filter(|(line, value)| self.0.get(*line) != Some(value));
        gone.chain(new.map(|(line, value)| (line.clone(), Some(value.clone())))).collect()
    }
}

pub fn to_json(effect: &Effect) -> Value {
    serde_json::to_value(effect).unwrap()
}

pub fn from_json(value: &Value) -> Effect {
    serde_json::from_value(value.clone()).unwrap()
}
