//! The live interview: its state, its clock and the question on the screen.

use model::answer::{Note, Outcome};
use model::id::{AnswerId, InterviewId};
use model::interview::{NotNow, State, Step, step};
use model::marks::{Mark, marks};
use model::time::Timestamp;
use rusqlite::{Connection, Transaction};

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::record::Record;
use crate::store::clock::InterviewClock;
use crate::store::interview::Head;
use crate::view::home::InterviewRow;
use crate::view::interview::{AnswerView, InterviewView, NoteView, StageView};
use crate::{Changes, Noun, Workspace, pace, scorecard, settings, store};

/// How old a sign of life may be before a reader renews it.
const SIGN_MS: i64 = 30_000;

impl Workspace {
    /// All interviews, the newest first.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn interviews(&self) -> Result<Vec<InterviewRow>> {
        self.read(|conn, now| crate::home::rows(conn, store::interview::all(conn)?, now))
    }

    /// Everything the interview's screen shows. Reading a running one is a sign of life.
    ///
    /// # Errors
    /// It is gone.
    pub fn interview(&self, id: InterviewId) -> Result<InterviewView> {
        let (view, silent) = self.read(|conn, now| {
            let record = Record::read(conn, id, now)?;
            let silence = record.clock.last_sign.map_or(i64::MAX, |last| now.since(last));
            // After a longer silence the clock is to be stopped, and no sign may hide that.
            let running = record.head.state == State::Running && silence <= store::clock::GAP_MS;
            if running {
                self.seen.set(Some(now));
            }
            Ok((view(conn, &record)?, (running && silence > SIGN_MS).then_some(now)))
        })?;
        if let Some(now) = silent.filter(|_| !self.read_only) {
            // The next sign will do as well; a reader must not fail because the disk is busy.
            let _ = store::clock::sign_of_life(&self.conn, now);
        }
        Ok(view)
    }

    /// Starts, pauses, resumes, closes, reopens or seals an interview. Sealing cannot be undone, nor what the sealed
    /// interview rests on; everything else still can. One interview runs at a time: starting or resuming one pauses
    /// another, which is news.
    ///
    /// # Errors
    /// The step does not follow from the state; an example is to be sealed; the interview is gone.
    pub fn step_interview(&mut self, id: InterviewId, step: Step) -> Result<Changes> {
        let op = match step {
            Step::Start => "start interview",
            Step::Pause => "pause interview",
            Step::Resume => "resume interview",
            Step::Close => "close interview",
            Step::Reopen => "reopen interview",
            Step::Seal => "seal interview",
        };
        let mut news = String::new();
        let mut changes = self.transact(op, |tx, now| {
            if matches!(step, Step::Start | Step::Resume) {
                news = pause_others(tx, id, now)?;
            }
            take(tx, id, step, now).map(|()| None)
        })?;
        changes.news = news;
        if step == Step::Seal {
            self.make_last_step_final();
            changes = Changes { op: String::new(), step: None, ..changes };
        }
        if matches!(step, Step::Close | Step::Seal) {
            // A copy of the file is whole from here on; where that fails, it is when the window closes.
            let _ = self.settle();
        }
        Ok(changes)
    }

    /// Shows another question or stage: the clock of the one before stops, that of this one runs. No undo step.
    ///
    /// # Errors
    /// The interview has not begun or is sealed; the question is gone.
    pub fn open_answer(&mut self, answer: AnswerId) -> Result<Changes> {
        self.transact_quietly(&[Noun::Interview, Noun::Answer], |tx, now| {
            let head = store::interview::get(tx, store::answer::get(tx, answer)?.interview)?;
            match head.state {
                State::Planned => return Err(Error::NotStarted),
                State::Sealed => return Err(Error::Sealed),
                State::Running | State::Paused | State::Closed => open(tx, head.id, head.state, answer, now)?,
            }
            Ok(None)
        })
    }
}

/// Takes one step of an interview's life.
pub(crate) fn take(tx: &Transaction, id: InterviewId, wanted: Step, now: Timestamp) -> Result<()> {
    let head = store::interview::get(tx, id)?;
    let state = step(head.state, wanted).map_err(|NotNow { state, step }| match state {
        State::Sealed => Error::Sealed,
        _ => Error::NotNow(NotNow { state, step }),
    })?;
    match wanted {
        Step::Start => {
            store::interview::put_started(tx, id, now, now.machine_offset_minutes())?;
            store::clock::put(tx, id, &InterviewClock::default())?;
            store::part::forget(tx, id)?;
            store::clock::start(tx, id, now)?;
            let stages = store::answer::stages(tx, id)?;
            if let Some(first) = stages.first().or(store::answer::of(tx, id)?.first()) {
                open(tx, id, State::Running, first.id, now)?;
            }
        }
        Step::Resume => {
            store::interview::put_state(tx, id, state)?;
            store::clock::start(tx, id, now)?;
        }
        Step::Pause | Step::Close => {
            store::interview::put_state(tx, id, state)?;
            store::clock::stop(tx, id, now)?;
        }
        Step::Reopen => reopen(tx, &head, state)?,
        Step::Seal if head.example => return Err(Error::ExampleSeal),
        Step::Seal => {
            store::interview::put_state(tx, id, state)?;
            let record = Record::read(tx, id, now)?;
            store::interview::add_sealed(tx, id, &scorecard::scorecard(&record))?;
        }
    }
    Ok(())
}

/// Pauses every other running interview, and says so.
fn pause_others(tx: &Transaction, id: InterviewId, now: Timestamp) -> Result<String> {
    let mut news = Vec::new();
    for other in store::clock::running(tx)?.into_iter().filter(|other| *other != id) {
        store::interview::put_state(tx, other, State::Paused)?;
        store::clock::stop(tx, other, now)?;
        let name = store::interview::get(tx, other)?.candidate_name;
        news.push(format!("The interview with {name} is paused."));
    }
    Ok(news.join(" "))
}

/// The conversation was not over. One that never took place is planned again.
fn reopen(tx: &Transaction, head: &Head, state: State) -> Result<()> {
    if head.entered.is_some() {
        return Err(Error::Entered);
    }
    let state = if head.started.is_some() { state } else { State::Planned };
    store::interview::put_reopened(tx, head.id, state)
}

/// Shows a question or a stage. Once the conversation is over, looking at one does not make it asked.
pub(crate) fn open(
    tx: &Transaction,
    id: InterviewId,
    state: State,
    answer: AnswerId,
    now: Timestamp,
) -> Result<()> {
    let clock = store::clock::get(tx, id)?;
    if let Some(before) = clock.current.filter(|before| *before != answer) {
        store::clock::put_answer(tx, before, store::clock::answer(tx, before)?.stopped(now))?;
    }
    let opened = store::answer::get(tx, answer)?;
    let mut openings = clock.openings;
    if state != State::Closed && opened.opened.is_none() && !matches!(opened.said, Outcome::Skipped) {
        // Only questions count as opened: a stage must not change what is said of them.
        openings += i64::from(opened.stage.is_none());
        store::clock::put_opened(tx, answer, Some(openings))?;
    }
    if state == State::Running {
        store::clock::put_answer(tx, answer, store::clock::answer(tx, answer)?.started(now))?;
    }
    store::clock::put(tx, id, &InterviewClock { current: Some(answer), openings, ..clock })
}

/// Everything the interview's screen shows.
pub(crate) fn view(conn: &Connection, record: &Record) -> Result<InterviewView> {
    let Record { head, set, clock, .. } = record;
    let words = settings::read(conn)?.marked_words;
    let confirmed = store::note::confirmed(conn, head.id)?;
    let noted = |notes: &[Note]| -> Vec<NoteView> {
        let notes = notes.iter().map(|note| NoteView {
            marks: open_marks(&note.text, &words, |word| {
                confirmed.iter().any(|(n, w)| *n == note.id && w == word)
            }),
            note: note.clone(),
        });
        notes.collect()
    };
    let answers = record.asked.iter().zip(1..).map(|(asked, number)| AnswerView {
        id: asked.answer.id,
        item: asked.answer.item,
        number,
        section: asked.section.clone(),
        ad_hoc: asked.ad_hoc(),
        title: asked.content.shown_title(),
        kind: asked.content.kind,
        competency: asked.competency.clone(),
        prompt: asked.content.prompt.clone(),
        guide: asked.content.guide.clone(),
        anchors: asked.anchors(&set.level),
        probes: asked.probed(),
        signals: asked.ticked(),
        outcome: asked.answer.outcome,
        skip_reason: asked.answer.skip_reason.clone(),
        rating: asked.answer.rating,
        not_assessed: asked.answer.not_assessed,
        wants_rating: head.end.decidable()
            && asked.unrated()
            && !asked.ad_hoc()
            && clock.current != Some(asked.answer.id),
        notes: noted(&asked.notes),
        watch: asked.answer.watch,
        planned_minutes: asked.minutes,
        weight: asked.weight,
    });
    let stages = record.stages.iter().map(|staged| StageView {
        id: staged.answer.id,
        stage: staged.stage,
        words: set.words.of(staged.stage).to_owned(),
        notes: noted(&staged.notes),
        watch: staged.answer.watch,
        planned_minutes: staged.minutes,
        opened: staged.answer.opened.is_some(),
    });
    Ok(InterviewView {
        id: head.id,
        state: head.state,
        watch: clock.watch,
        now: record.now,
        seconds: record.seconds(),
        timed: record.timed(),
        end: head.end,
        end_reason: head.end_reason.clone(),
        entered: head.entered,
        parts: record.parts.clone(),
        corrections: record.corrections.clone(),
        candidate_name: head.candidate_name.clone(),
        candidate_code: head.candidate_code.clone(),
        opening: head.opening,
        opening_title: head.opening_title.clone(),
        level: set.level.clone(),
        level_name: set.level_name.clone(),
        set_title: set.title.clone(),
        set_version: head.set_number,
        minutes: set.minutes,
        reserve: set.reserve,
        interviewer: head.interviewer.clone(),
        planned: head.planned,
        started: head.started,
        current: clock.current.filter(|_| head.state != State::Planned),
        answers: answers.collect(),
        stages: stages.collect(),
        pace: pace::pace(record),
        resumed_from_gap: clock.gap,
    })
}

/// Marked words of a text that nobody has confirmed; `confirmed` is asked with the folded word.
pub(crate) fn open_marks(text: &str, words: &[String], confirmed: impl Fn(&str) -> bool) -> Vec<Mark> {
    marks(text, words).into_iter().filter(|mark| !confirmed(&fold(&mark.word))).collect()
}
