//! A clock that is moved by hand, and the few steps that every story begins with.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use model::answer::Rating;
use model::id::{AnswerId, CompetencyId, InterviewId};
use model::interview::Step;
use model::level::LevelKey;
use model::question::{Content, Kind};
use model::time::Timestamp;
use workspace::view::interview::{AnswerView, InterviewView};
use workspace::view::opening::Plan;
use workspace::view::set::SetRow;
use workspace::{Changes, Clock, Workspace};

/// A clock that moves only when it is told to.
#[derive(Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    pub fn new() -> Self {
        Self::at(Timestamp::from_millis(1_790_000_000_000))
    }

    pub fn at(begin: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(begin.millis())))
    }

    pub fn stand_at(&self, time: Timestamp) {
        self.0.store(time.millis(), Ordering::Relaxed);
    }

    pub fn minutes(&self, minutes: i64) {
        self.seconds(minutes * 60);
    }

    pub fn seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.0.load(Ordering::Relaxed))
    }

    pub fn clock(&self) -> Clock {
        let hand = self.clone();
        Box::new(move || hand.now())
    }
}

pub fn fresh(hand: &Hand) -> Workspace {
    Workspace::in_memory(hand.clock()).unwrap()
}

pub fn rating(n: u8) -> Option<Rating> {
    Some(Rating::new(n).unwrap())
}

/// The id of what a step made.
pub fn made<T: std::str::FromStr<Err: std::fmt::Debug>>(changes: Changes) -> T {
    changes.made.expect("the step makes something").parse().unwrap()
}

/// A published set of the bank.
pub fn shipped_set(ws: &Workspace) -> SetRow {
    let sets = ws.sets().unwrap();
    sets.into_iter().find(|s| s.version.is_some() && s.questions >= 5).expect("the bank ships published sets")
}

/// A plan with everything new.
pub fn plan(ws: &Workspace, name: &str) -> Plan {
    Plan {
        opening: None,
        opening_title: "Backend engineer".into(),
        candidate: None,
        candidate_name: name.into(),
        candidate_contact: String::new(),
        set: shipped_set(ws).id,
        interviewer: "Ngozi Adeyemi".into(),
        planned: None,
    }
}

/// An interview that has just begun, with its first question on the screen.
pub fn begun(ws: &mut Workspace, name: &str) -> InterviewId {
    let plan = plan(ws, name);
    let id = made(ws.plan_interview(plan).unwrap());
    ws.step_interview(id, Step::Start).unwrap();
    let first = look(ws, id).answers[0].id;
    ws.open_answer(first).unwrap();
    id
}

/// Minutes of a conversation, during which the screen reads the interview as it does when it is in sight.
pub fn talk(ws: &Workspace, hand: &Hand, id: InterviewId, minutes: i64) {
    for _ in 0..minutes {
        hand.minutes(1);
        look(ws, id);
    }
}

pub fn look(ws: &Workspace, id: InterviewId) -> InterviewView {
    ws.interview(id).unwrap()
}

pub fn answer(ws: &Workspace, interview: InterviewId, id: AnswerId) -> AnswerView {
    look(ws, interview).answers.into_iter().find(|a| a.id == id).expect("the answer is there")
}

/// A question that is only a prompt, of some competency.
pub fn prompt(ws: &Workspace, text: &str) -> Content {
    let competency: CompetencyId = ws.competencies().unwrap()[0].id;
    Content {
        kind: Kind::Knowledge,
        competency,
        title: String::new(),
        prompt: text.into(),
        guide: String::new(),
        probes: vec![],
        signals: vec![],
        levels: [(LevelKey("mid".into()), Default::default())].into(),
        topics: vec![],
        minutes: 5,
        source: String::new(),
    }
}
