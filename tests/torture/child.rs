//! The session that is tortured: a process of its own, which does with a workspace what a window does and says on its
//! standard output what it is about to do ("try") and, after it was told so by the workspace, what is stored ("ack").

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use model::answer::{NoteKind, Rating};
use model::id::{AnswerId, InterviewId, NoteId};
use model::interview::Step;
use model::level::LevelKey;
use model::question::{Anchors, Kind};
use serde_json::{Value, json};
use workspace::view::closing::ClosingTexts;
use workspace::view::import::{ImportDraft, Placing};
use workspace::{Changes, Reason, Result, Workspace, program_clock};

use crate::random::Random;
use crate::start::{CANDIDATE, FILE, OLDER_CANDIDATE};
use crate::state::{Effect, IMPORTED, State, about, of_question, to_json};

const WORDS: &[&str] = &[
    "measured",
    "the lock",
    "first",
    "asked",
    "whether",
    "naïve",
    "retry",
    "队列",
    "then",
    "wrote",
    "a test",
    "and",
    "rolled back",
    "without",
    "a plan",
    "because",
    "Zoë",
    "said so",
];
const KINDS: &[NoteKind] = &[NoteKind::Quote, NoteKind::Behaviour, NoteKind::Impression, NoteKind::Remark];

/// Runs a session of this kind on the workspace in `folder`. What follows from `seed` is always the same.
pub fn run(mode: &str, seed: u64, folder: &Path) {
    if let Some(level) = mode.strip_prefix("raw ") {
        return crate::raw::run(level, seed, folder);
    }
    say("ready", &json!({}));
    let Some(mut session) = Session::open(mode, seed, folder) else { return };
    match mode {
        "typing" => session.typing(6),
        "rating" => session.rating(60),
        "import" => session.import(3),
        "migration" => session.notes(2),
        "export" => session.export(4),
        "backup" => session.backup(2),
        "restore" => session.restore(),
        "closing" => session.notes(1),
        "long" => session.long(),
        "cuts" => session.cuts(),
        _ => session.everything(),
    }
    session.leave(["closing", "cuts", "everything"].contains(&mode));
}

/// Writes one line at once.
pub fn say(what: &str, about: &Value) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what} {about}").and_then(|()| out.flush()).unwrap();
}

/// A step that undo takes back, as the window counts them.
struct Done {
    number: u32,
    back: Effect,
}

struct Session {
    ws: Workspace,
    folder: PathBuf,
    interview: InterviewId,
    candidate: String,
    answers: Vec<AnswerId>,
    /// What the interview holds, and what else this session changed.
    state: State,
    done: Vec<Done>,
    random: Random,
    count: u32,
}

/// What a verb gave back that the judge wants to know.
#[derive(Default)]
struct Told {
    changes: Option<Changes>,
    /// A file that was written, by its name in the session's folder.
    file: Option<PathBuf>,
}

impl From<Changes> for Told {
    fn from(changes: Changes) -> Self {
        Self { changes: Some(changes), file: None }
    }
}

impl Session {
    /// Opens the file, which may bring it up to date, and begins the interview.
    fn open(mode: &str, seed: u64, folder: &Path) -> Option<Self> {
        say("try", &json!({ "verb": "open", "effect": {} }));
        let begun = Instant::now();
        let opened = Workspace::open_existing(&folder.join(FILE), program_clock());
        let ws = match opened {
            Ok(ws) => ws,
            Err(error) => {
                say("err", &json!({ "says": error.to_string() }));
                return None;
            }
        };
        say("ack", &json!({ "us": micros(begun) }));
        let read = || -> Result<_> {
            let rows = ws.interviews()?;
            let names = [CANDIDATE, OLDER_CANDIDATE];
            let row = rows.iter().find(|row| names.contains(&row.candidate_name.as_str())).or(rows.first());
            let Some(row) = row else { return Ok(None) };
            let view = ws.interview(row.id)?;
            let mut state = State::default();
            state.read_interview(&ws, row.id)?;
            let answers = view.answers.iter().map(|answer| answer.id).collect();
            Ok(Some((state, row.id, view.candidate_name, answers)))
        };
        let (state, interview, candidate, answers) = match read() {
            Ok(found) => found.expect("every starting file holds an interview"),
            Err(error) => {
                say("err", &json!({ "says": error.to_string() }));
                return None;
            }
        };
        let folder = folder.to_owned();
        let random = Random::new(seed);
        let mut session =
            Self { ws, folder, interview, candidate, answers, state, done: Vec::new(), random, count: 0 };
        if mode != "migration" {
            session.begin();
        }
        Some(session)
    }

    /// One verb: announced, done, and acknowledged or refused. True where it was done.
    fn act(
        &mut self,
        verb: &str,
        effect: Effect,
        work: impl FnOnce(&mut Self) -> Result<Told>,
    ) -> Option<Told> {
        self.count += 1;
        say("try", &json!({ "verb": verb, "effect": to_json(&effect), "at": now_micros() }));
        let begun = Instant::now();
        match work(self) {
            Ok(told) => {
                let us = micros(begun);
                say("ack", &json!({ "us": us, "file": told.file }));
                let back = self.state.apply(&effect);
                if let Some(number) = told.changes.as_ref().and_then(|changes| changes.step) {
                    self.remember(number, back);
                }
                Some(told)
            }
            Err(error) => {
                say("err", &json!({ "us": micros(begun), "says": error.to_string() }));
                None
            }
        }
    }

    fn remember(&mut self, number: u32, back: Effect) {
        match self.done.last_mut().filter(|last| last.number == number) {
            // What the first of the joined steps takes back is the older value.
            Some(last) => back.into_iter().for_each(|(line, old)| {
                last.back.entry(line).or_insert(old);
            }),
            None => self.done.push(Done { number, back }),
        }
    }

    fn begin(&mut self) {
        let effect =
            self.lines(&[("state", "Running"), ("on the screen", &about(&self.candidate, "Introduction"))]);
        let id = self.interview;
        self.act("start", effect, |s| Ok(s.ws.step_interview(id, Step::Start)?.into()));
        self.open_answer(0);
    }

    /// Lines of the interview itself.
    fn lines(&self, lines: &[(&str, &str)]) -> Effect {
        lines.iter().map(|(what, value)| (about(&self.candidate, what), Some((*value).to_owned()))).collect()
    }

    fn open_answer(&mut self, at: usize) {
        let id = self.answers[at];
        let on_screen = about(&self.candidate, &format!("question {}", at + 1));
        let effect = self.lines(&[("on the screen", &on_screen)]);
        self.act("open_answer", effect, |s| Ok(s.ws.open_answer(id)?.into()));
    }

    fn text(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| *self.random.pick(WORDS)).collect();
        words.join(" ")
    }

    /// A note letter by letter, with a slip of the finger now and then.
    fn note(&mut self, at: usize) {
        let (answer, kind, words) = (self.answers[at], *self.random.pick(KINDS), 2 + self.random.below(4));
        let text = self.text(words);
        let step = about(&self.candidate, &format!("question {}", at + 1));
        let number = (0..).find(|n| !self.state.0.contains_key(&format!("{step}: note {n}"))).unwrap_or(0);
        let line = format!("{step}: note {number}");
        let effect = |text: &str| Effect::from([(line.clone(), Some(format!("{kind:?} {text}")))]);
        let added =
            self.act("add_note", effect(""), |s| Ok(s.ws.add_note(answer, kind, String::new())?.into()));
        let made = added.and_then(|told| told.changes?.made?.parse::<NoteId>().ok());
        let Some(note) = made else { return };
        let mut typed = String::new();
        for letter in text.chars() {
            if self.random.chance(4) && typed.pop().is_some() {
                let now = typed.clone();
                self.act("edit_note", effect(&now), |s| Ok(s.ws.edit_note(note, kind, now.clone())?.into()));
            }
            typed.push(letter);
            let now = typed.clone();
            self.act("edit_note", effect(&now), |s| Ok(s.ws.edit_note(note, kind, now.clone())?.into()));
        }
    }

    fn notes(&mut self, count: usize) {
        for _ in 0..count {
            let at = self.random.below(self.answers.len());
            self.note(at);
        }
    }

    fn typing(&mut self, count: usize) {
        for _ in 0..count {
            let at = self.random.below(self.answers.len());
            self.open_answer(at);
            self.note(at);
            if self.random.chance(30) {
                self.undo_and_redo();
            }
        }
    }

    /// Takes the last step back and does it again.
    fn undo_and_redo(&mut self) {
        let Some(last) = self.done.pop() else { return };
        let effect = last.back.clone();
        let again: Effect =
            last.back.keys().map(|line| (line.clone(), self.state.0.get(line).cloned())).collect();
        let number = last.number;
        let undo = self.act("undo", effect, |s| undone(s.ws.undo(Some(number))?));
        let redo = undo.and_then(|_| self.act("redo", again, |s| undone(s.ws.redo(Some(number))?)));
        match redo {
            Some(_) => self.done.push(last),
            // What is left to be undone depends on what failed.
            None => self.done.clear(),
        }
    }

    fn rating(&mut self, count: usize) {
        for _ in 0..count {
            let at = self.random.below(self.answers.len());
            let answer = self.answers[at];
            match self.random.below(10) {
                0..6 => {
                    let rating = Rating::new(u8::try_from(1 + self.random.below(5)).unwrap()).ok();
                    let rating = rating.filter(|_| self.random.chance(85));
                    let line = of_question(&self.candidate, at + 1, "rating");
                    let effect = Effect::from([(line, rating.map(|r| r.get().to_string()))]);
                    self.act("rate_answer", effect, |s| Ok(s.ws.rate_answer(answer, rating)?.into()));
                }
                6 => {
                    // Every question of the shipped sets has a signal; where not, it is refused.
                    let line = of_question(&self.candidate, at + 1, "signal 0");
                    let ticked = !self.state.0.contains_key(&line);
                    let effect = Effect::from([(line, ticked.then(|| "ticked".to_owned()))]);
                    self.act("tick_signal", effect, |s| Ok(s.ws.tick_signal(answer, 0, ticked)?.into()));
                }
                7 => self.undo_and_redo(),
                _ => self.open_answer(at),
            }
        }
    }

    fn import(&mut self, count: usize) {
        for round in 0..count {
            let drafts: Vec<ImportDraft> = (0..25).map(|n| draft(round, n, self.random.next())).collect();
            let effect = drafts
                .iter()
                .map(|draft| (format!("imported: {}", draft.prompt), Some(String::new())))
                .collect();
            self.act("import_drafts", effect, |s| Ok(s.ws.import_drafts(drafts, Vec::new(), None)?.into()));
        }
    }

    fn export(&mut self, count: usize) {
        for round in 0..count {
            let at = self.random.below(self.answers.len());
            self.note(at);
            let Some(closed) = self.closed_interview() else { continue };
            // The same name again and again: what stood there is replaced.
            let name = PathBuf::from(format!("out/card {}.json", round % 2));
            self.act("export", Effect::new(), |s| {
                let card = s.ws.settled_scorecard(closed)?;
                let bytes = report::json(&card, &card.hash());
                let to = s.folder.join(&name);
                report::file::write(&to, bytes.as_bytes())
                    .map_err(|source| workspace::Error::Storage { path: to, source: source.into() })?;
                Ok(Told { file: Some(name), ..Told::default() })
            });
        }
    }

    fn closed_interview(&self) -> Option<InterviewId> {
        let rows = self.ws.interviews().ok()?;
        rows.iter().find(|row| row.id != self.interview).map(|row| row.id)
    }

    /// A backup; its path, and what is in it.
    fn back_up(&mut self) -> Option<(PathBuf, State)> {
        let told = self.act("back_up", Effect::new(), |s| {
            let path = s.ws.back_up(Reason::Asked)?;
            Ok(Told { file: path.map(|path| s.inside(&path)), ..Told::default() })
        })?;
        Some((self.folder.join(told.file?), self.state.clone()))
    }

    fn inside(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.folder).map_or_else(|_| path.to_owned(), Path::to_owned)
    }

    fn save_copy(&mut self, name: &str) {
        self.act("save_copy", Effect::new(), |s| {
            s.ws.save_copy(&s.folder.join(name))?;
            Ok(Told { file: Some(name.into()), ..Told::default() })
        });
    }

    fn backup(&mut self, count: usize) {
        for _ in 0..count {
            self.rating(5);
            self.back_up();
            self.rating(5);
            // The second time, what stood there is replaced.
            self.save_copy("out/copy.evenhand");
        }
    }

    fn restore_backup(&mut self, (backup, then): &(PathBuf, State)) -> Option<(PathBuf, State)> {
        let now = self.state.clone();
        let effect = now.effect_to(then);
        let told = self.act("restore_backup", effect, |s| {
            let before = s.ws.restore_backup(backup)?.before;
            Ok(Told { file: Some(s.inside(&before)), ..Told::default() })
        });
        self.done.clear();
        Some((self.folder.join(told?.file?), now))
    }

    fn restore(&mut self) {
        self.rating(4);
        let Some(first) = self.back_up() else { return };
        let at = self.random.below(self.answers.len());
        self.note(at);
        let Some(before) = self.restore_backup(&first) else { return };
        self.rating(4);
        // A restore is undone by restoring what was there before.
        self.restore_backup(&before);
        self.rating(4);
    }

    /// Typing and clicking for as long as somebody outside does things to the file.
    fn long(&mut self) {
        for _ in 0..6 {
            self.typing(1);
            self.rating(12);
        }
        self.save_copy("out/elsewhere.evenhand");
    }

    /// Some of everything, with as few large copies as possible.
    fn cuts(&mut self) {
        self.typing(1);
        self.rating(6);
        self.export(1);
        if let Some(first) = self.back_up() {
            self.rating(3);
            self.restore_backup(&first);
        }
        self.notes(1);
    }

    fn everything(&mut self) {
        self.typing(1);
        self.rating(6);
        self.backup(1);
        self.import(1);
        self.export(1);
        self.restore();
        self.notes(1);
    }

    /// The end of the session: the interview closed and summed up where wanted, everything in one file, the file closed.
    fn leave(mut self, close: bool) {
        let id = self.interview;
        if close {
            let mut effect = self.lines(&[("state", "Closed"), ("summary", "")]);
            effect.insert(about(&self.candidate, "on the screen"), self.on_screen());
            let closed = self.act("close", effect, |s| Ok(s.ws.step_interview(id, Step::Close)?.into()));
            let mut summary = String::new();
            // Of an interview that goes on, no summary is shown.
            for letter in self.text(3).chars().filter(|_| closed.is_some()) {
                summary.push(letter);
                let texts = ClosingTexts { summary: summary.clone(), ..ClosingTexts::default() };
                let effect = self.lines(&[("summary", &summary)]);
                self.act("write_closing", effect, |s| Ok(s.ws.write_closing(id, texts)?.into()));
            }
        }
        let settled = self.act("settle", Effect::new(), |s| {
            s.ws.settle()?;
            Ok(Told::default())
        });
        drop(self.ws);
        if settled.is_some() {
            say("closed", &json!({}));
        }
    }

    fn on_screen(&self) -> Option<String> {
        self.state.0.get(&about(&self.candidate, "on the screen")).cloned()
    }
}

/// An undo that did nothing, because an earlier failure emptied the list, is no undo.
fn undone(changes: Changes) -> Result<Told> {
    if changes.op.is_empty() { Err(workspace::Error::Gone("step")) } else { Ok(Told::default()) }
}

/// The time of day in microseconds, which the other process can compare with its own.
pub fn now_micros() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
}

fn micros(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX)
}

fn draft(round: usize, n: usize, salt: u64) -> ImportDraft {
    ImportDraft {
        key: String::new(),
        kind: Kind::Knowledge,
        competency: "Memory".into(),
        title: String::new(),
        prompt: format!("Question {n} of {round} about a {IMPORTED} ({salt}): what does it hold?"),
        guide: "It keeps its object alive as long as anybody holds it. ".repeat(4),
        probes: vec!["And in a cycle?".into()],
        signals: Vec::new(),
        levels: [(LevelKey("mid".into()), Anchors::default())].into(),
        topics: vec!["memory".into()],
        minutes: 5,
        source: "torture".into(),
        placing: Placing::Add,
    }
}
