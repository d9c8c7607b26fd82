//! The life of an interview and its clock: planned, running, paused, closed, sealed.

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::time::Timestamp;

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Has a candidate, a set and an interviewer; nothing asked yet.
    Planned,
    /// The clock runs.
    Running,
    /// The clock stands; goes on with the same question.
    Paused,
    /// The candidate has left; ratings and the decision can still be written.
    Closed,
    /// Read-only for good.
    Sealed,
}

impl State {
    /// As people read it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Sealed => "sealed",
        }
    }
}

/// What a person does to an interview as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// First question, clock on.
    Start,
    /// Clock off.
    Pause,
    /// Clock on again.
    Resume,
    /// The conversation is over.
    Close,
    /// The conversation was not over: back to paused.
    Reopen,
    /// Never to be changed again.
    Seal,
}

/// A step that does not follow from the state.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("This interview is {}; {}", state.label(), advice(*state, *step))]
pub struct NotNow {
    /// Where it stands.
    pub state: State,
    /// What was wanted.
    pub step: Step,
}

fn advice(state: State, step: Step) -> &'static str {
    match (state, step) {
        (State::Sealed, _) => "a sealed interview can be read and exported, not changed.",
        (State::Planned, _) => "start it first.",
        (State::Closed, Step::Start | Step::Pause | Step::Resume | Step::Close) => "reopen it to go on.",
        (_, Step::Seal) => "close it before sealing it.",
        (State::Running, Step::Start | Step::Resume) => "it goes on already.",
        _ => "choose another step.",
    }
}

/// Where a step leads.
///
/// # Errors
/// The step does not follow from the state.
pub fn step(state: State, step: Step) -> Result<State, NotNow> {
    match (state, step) {
        (State::Planned, Step::Start) | (State::Paused, Step::Resume) => Ok(State::Running),
        (State::Running, Step::Pause) | (State::Closed, Step::Reopen) => Ok(State::Paused),
        (State::Running | State::Paused, Step::Close) => Ok(State::Closed),
        (State::Closed, Step::Seal) => Ok(State::Sealed),
        (state, step) => Err(NotNow { state, step }),
    }
}

/// A part of an interview around its questions. It has words to say and notes, and is never rated or counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Welcome, and how the interview will go.
    Introduction,
    /// The candidate's own questions.
    CandidateQuestions,
    /// What happens next.
    Close,
}

impl Stage {
    /// All three, in the order they are gone through.
    pub const ALL: [Self; 3] = [Self::Introduction, Self::CandidateQuestions, Self::Close];

    /// As a heading.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Introduction => "Introduction",
            Self::CandidateQuestions => "Candidate\u{2019}s questions",
            Self::Close => "Closing words",
        }
    }
}

/// A stopwatch that survives the program: what has been counted, and since when it runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stopwatch {
    /// Milliseconds counted before `running_since`.
    #[ts(type = "number")]
    pub counted_ms: i64,
    /// When it was last set going; none while it stands.
    pub running_since: Option<Timestamp>,
}

impl Stopwatch {
    /// Milliseconds on the watch.
    #[must_use]
    pub fn elapsed_ms(&self, now: Timestamp) -> i64 {
        self.counted_ms + self.running_since.map_or(0, |since| now.since(since))
    }

    /// Whole seconds on the watch.
    #[must_use]
    pub fn seconds(&self, now: Timestamp) -> u32 {
        u32::try_from(self.elapsed_ms(now) / 1000).unwrap_or(u32::MAX)
    }

    /// The watch going from `now` on; one that goes already is left alone.
    #[must_use]
    pub fn started(self, now: Timestamp) -> Self {
        Self { running_since: Some(self.running_since.unwrap_or(now)), ..self }
    }

    /// The watch standing at what it shows `now`.
    #[must_use]
    pub fn stopped(self, now: Timestamp) -> Self {
        Self { counted_ms: self.elapsed_ms(now), running_since: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interview_goes_forward_and_a_sealed_one_nowhere() {
        let road =
            [Step::Start, Step::Pause, Step::Resume, Step::Close, Step::Reopen, Step::Close, Step::Seal];
        let end = road.iter().try_fold(State::Planned, |s, next| step(s, *next)).unwrap();
        assert_eq!(end, State::Sealed);
        for any in [Step::Start, Step::Pause, Step::Resume, Step::Close, Step::Reopen, Step::Seal] {
            let refusal = step(State::Sealed, any).unwrap_err().to_string();
            assert!(refusal.contains("sealed"), "{refusal}");
        }
    }

    #[test]
    fn the_clock_stands_while_paused_and_counts_on_after() {
        let t = Timestamp::from_millis;
        let watch = Stopwatch::default().started(t(0)).stopped(t(60_000)).started(t(600_000));
        assert_eq!(watch.seconds(t(660_000)), 120, "the nine minutes of pause do not count");
    }
}
