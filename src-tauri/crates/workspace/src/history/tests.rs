//! The one law of undo: whatever was done, in any order, taken back to the start gives the first state to the byte,
//! and repeated to the end gives the last.

mod finals;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use model::answer::{NoteKind, Outcome, Rating};
use model::decision::Decision;
use model::facts::{End, Facts};
use model::id::*;
use model::interview::{State, Step};
use model::level::LevelKey;
use model::question::{Anchors, Content, Kind, QuestionChange, Signal, Status};
use proptest::prelude::*;

use super::*;
use crate::clock::steady;
use crate::file::tests::{Hand, bare, bare_by};
use crate::view::bin::BinKind;
use crate::view::closing::ClosingTexts;
use crate::view::import::{ImportDraft, Placing};
use crate::view::opening::{OpeningForm, Plan};

/// Every row of every tracked table, and what is derived from them.
pub(in crate::history) fn dump(workspace: &Workspace) -> String {
    let derived = ["question_topic", "question_level", "question_search"];
    let mut out = String::new();
    for table in TRACKED.iter().map(|(table, _)| *table).chain(derived) {
        let mut columns = workspace.conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let columns: Vec<String> =
            columns.query_map([table], |r| r.get(0)).unwrap().map(|c| c.unwrap()).collect();
        let all = columns.iter().map(|c| format!("quote({c})")).collect::<Vec<_>>().join(" || '|' || ");
        let mut rows =
            workspace.conn.prepare(&format!("SELECT {all} AS line FROM {table} ORDER BY line")).unwrap();
        for line in rows.query_map([], |r| r.get::<_, String>(0)).unwrap() {
            out += &format!("{table}: {}\n", line.unwrap());
        }
    }
    out
}

pub(in crate::history) fn ids<T: std::str::FromStr>(workspace: &Workspace, table: &str) -> Vec<T> {
    let mut rows = workspace.conn.prepare(&format!("SELECT id FROM {table} ORDER BY id")).unwrap();
    rows.query_map([], |r| r.get::<_, String>(0)).unwrap().filter_map(|id| id.unwrap().parse().ok()).collect()
}

/// One of those there are, or a stranger.
fn pick<T: std::str::FromStr + Copy>(workspace: &Workspace, table: &str, n: usize, stranger: T) -> T {
    let there = ids::<T>(workspace, table);
    there.get(n % there.len().max(1)).copied().unwrap_or(stranger)
}

fn content(workspace: &Workspace, n: usize, text: &str) -> Content {
    let anchors = Anchors { one: text.into(), three: "three".into(), five: "five".into() };
    Content {
        kind: [Kind::PastBehaviour, Kind::Task][n % 2],
        competency: pick(workspace, "competency", n, CompetencyId::new()),
        title: String::new(),
        prompt: format!("Prompt {text} {n}"),
        guide: text.into(),
        probes: vec![text.into(), "Why?".into()],
        signals: vec![Signal { text: "Asks".into(), red_flag: n.is_multiple_of(2) }],
        levels: BTreeMap::from([(LevelKey(["junior", "senior"][n % 2].into()), anchors)]),
        topics: vec![format!("topic{}", n % 3)],
        minutes: 5,
        source: String::new(),
    }
}

fn draft(text: &str, placing: Placing) -> ImportDraft {
    ImportDraft {
        key: String::new(),
        kind: Kind::Knowledge,
        competency: text.to_owned(),
        title: String::new(),
        prompt: text.to_owned(),
        guide: text.to_owned(),
        probes: vec![text.to_owned()],
        signals: Vec::new(),
        levels: BTreeMap::new(),
        topics: Vec::new(),
        minutes: 5,
        source: String::new(),
        placing,
    }
}

const SEAL: usize = 50;
const FOR_GOOD: usize = 60;

/// Candidates, interviews and notes there are, also in the bin.
fn kept_ids(workspace: &Workspace) -> BTreeSet<String> {
    ["candidate", "interview", "note"].iter().flat_map(|table| ids::<String>(workspace, table)).collect()
}

/// The sealed interviews and what was answered in them, as [`dump`] writes it.
fn sealed_rows(workspace: &Workspace) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for sql in [
        "SELECT id FROM interview WHERE state = 'sealed'",
        "SELECT id FROM sealed_answer",
        "SELECT id FROM sealed_note",
    ] {
        let mut rows = workspace.conn.prepare(sql).unwrap();
        ids.extend(rows.query_map([], |r| r.get::<_, String>(0)).unwrap().map(|id| id.unwrap()));
    }
    let lines = dump(workspace);
    lines.lines().filter(|line| ids.iter().any(|id| line.contains(id))).map(str::to_owned).collect()
}

/// Does something, if it can be done.
fn act(ws: &mut Workspace, verb: usize, n: usize, text: &str) -> crate::Result<Changes> {
    let question = pick(ws, "question", n, QuestionId::new());
    let competency = pick(ws, "competency", n, CompetencyId::new());
    let set = pick(ws, "question_set", n, SetId::new());
    let section = pick(ws, "set_section", n, SectionId::new());
    let item = pick(ws, "set_item", n, ItemId::new());
    let opening = pick(ws, "opening", n, OpeningId::new());
    let candidate = pick(ws, "candidate", n, CandidateId::new());
    let interview = pick(ws, "interview", n, InterviewId::new());
    let answer = pick(ws, "answer", n, AnswerId::new());
    let note = pick(ws, "note", n, NoteId::new());
    let level = LevelKey(["junior", "senior"][n % 2].into());
    let rating = Rating::new((n % 5) as u8 + 1).unwrap();
    let kind = [NoteKind::Quote, NoteKind::Remark][n % 2];
    let text = text.to_owned();
    let ends = [End::AsPlanned, End::Early, End::Withdrew, End::DidNotCome];
    let steps = [Step::Start, Step::Pause, Step::Resume, Step::Close, Step::Reopen];
    match verb {
        0 => ws.undo(None),
        1 => ws.redo(None),
        2 => {
            let mut levels = ws.levels()?;
            levels.rotate_left(n % 4);
            levels.iter_mut().take(1).for_each(|l| l.name += &text);
            ws.save_levels(levels)
        }
        3 => ws.add_competency(text),
        4 => ws.rename_competency(competency, text),
        5 => ws.remove_competency(competency),
        6 => ws.add_question(content(ws, n, &text)),
        7 => ws.edit_question(question, content(ws, n, &text)),
        8 => ws.duplicate_question(question),
        9 if n.is_multiple_of(2) => ws.confirm_question_mark(question, text),
        9 => ws.restore_question_version(question, 1),
        10 => ws.edit_questions(
            vec![question],
            [
                QuestionChange::Status([Status::Ready, Status::Archived][n / 2 % 2]),
                QuestionChange::SetTopics(vec![format!("topic {n}")]),
            ][n % 2]
                .clone(),
        ),
        11 => ws.add_set(text, level, 45),
        12 => ws.duplicate_set(set),
        13 => ws.edit_set(set, text, level, 30),
        14 => ws.archive_set(set, n.is_multiple_of(2)),
        15 => ws.add_section(set, text),
        16 => ws.rename_section(section, text),
        17 => ws.remove_section(section),
        18 => ws.add_item(set, None, question, Some(n as u32 % 3)),
        19 => ws.edit_item(item, n as f64 / 3.0, 7, n.is_multiple_of(2)),
        20 => ws.move_item(item, section, n as u32 % 4),
        21 => ws.remove_item(item),
        22 => ws.set_competency_rule(set, competency, Some(0.1 + n as f64), None),
        23 => ws.publish_set(set),
        24 => ws.add_opening(OpeningForm { title: text, level, sets: vec![set], retention: None }),
        25 => ws.edit_opening(
            opening,
            OpeningForm { title: text, level, sets: ids(ws, "question_set"), retention: None },
        ),
        26 => ws.add_candidate(opening, text, String::new()),
        27 => ws.edit_candidate(candidate, text, "x".into()),
        28 => ws.remove_candidate(candidate),
        29 => ws.plan_interview(Plan {
            opening: None,
            opening_title: text.clone(),
            candidate: (n.is_multiple_of(2)).then_some(candidate),
            candidate_name: text,
            candidate_contact: String::new(),
            set,
            interviewer: "I".into(),
            planned: None,
        }),
        30 => ws.remove_interview(interview),
        31..=33 => ws.step_interview(interview, steps[n % 5]),
        34 => ws.open_answer(answer),
        35 => ws.set_outcome(answer, [Outcome::Skipped, Outcome::NotAsked, Outcome::NoAnswer][n % 3], text),
        36 => ws.rate_answer(answer, Some(rating)),
        37 => ws.rate_answer(answer, None),
        38 => ws.set_not_assessed(answer, n.is_multiple_of(2)),
        39 => ws.tick_signal(answer, 0, n.is_multiple_of(2)),
        40 => ws.use_probe(answer, 1, n.is_multiple_of(2)),
        41 => ws.add_note(answer, kind, text),
        42 | 43 => ws.edit_note(note, kind, text),
        44 => ws.remove_note(note),
        45 => ws.confirm_mark(note, text),
        46 => ws.add_ad_hoc(interview, (n.is_multiple_of(2)).then_some(question), text),
        47 => ws.remove_ad_hoc(answer),
        48 => ws.write_closing(interview, ClosingTexts { strengths: text, ..ClosingTexts::default() }),
        49 => ws.decide(interview, Some([Decision::No, Decision::Yes][n % 2]), text),
        SEAL => ws.step_interview(interview, Step::Seal),
        51 => ws.confirm_text_mark(interview, text),
        53 => ws.end_interview(interview, ends[n % 4], text),
        54 => {
            let began = Timestamp::from_millis(1_700_000_000_000 + n as i64);
            ws.enter_interview(interview, began, (n.is_multiple_of(2)).then_some(45))
        }
        55 | 56 => {
            let began = Timestamp::from_millis(1_700_000_000_000 + 60_000 * n as i64);
            let facts = Facts {
                interviewer: text.clone(),
                began: (n.is_multiple_of(3)).then_some(began),
                minutes: (n.is_multiple_of(2)).then_some(n as u32),
                candidate_name: text.clone(),
            };
            ws.correct_interview(interview, facts, text)
        }
        52 => {
            let placing = [Placing::Add, Placing::Merge { question }, Placing::Link { question }][n % 3];
            ws.import_drafts(vec![draft(&text, placing)], Vec::new(), (n.is_multiple_of(2)).then_some(text))
        }
        57 => ws.restore_removed(BinKind::Interview, interview.to_string()),
        58 => ws.restore_removed(BinKind::Candidate, candidate.to_string()),
        59 => ws.move_planned(set),
        FOR_GOOD if n.is_multiple_of(2) => ws.remove_for_good(BinKind::Interview, interview.to_string()),
        FOR_GOOD => ws.remove_for_good(BinKind::Candidate, candidate.to_string()),
        _ => ws.save_settings(crate::view::settings::Settings { interviewer: text, ..Default::default() }),
    }
}

/// A published set, an interview that runs and one that is closed, so that random verbs have something to work on.
pub(in crate::history) fn begun(hand: &Hand) -> Workspace {
    filled(bare(hand))
}

fn filled(mut ws: Workspace) -> Workspace {
    for n in 0..3 {
        ws.add_question(content(&ws, n, "seed")).unwrap();
    }
    ws.add_set("Set".into(), LevelKey("senior".into()), 45).unwrap();
    let set = ids::<SetId>(&ws, "question_set")[0];
    for question in ids(&ws, "question") {
        ws.add_item(set, None, question, None).unwrap();
    }
    ws.publish_set(set).unwrap();
    for name in ["Thandiwe", "Iñaki"] {
        act(&mut ws, 29, 1, name).unwrap();
    }
    let (running, closed) = (ids(&ws, "interview")[0], ids(&ws, "interview")[1]);
    ws.step_interview(running, Step::Start).unwrap();
    ws.step_interview(closed, Step::Start).unwrap();
    ws.add_note(ids(&ws, "answer")[3], NoteKind::Quote, "said".into()).unwrap();
    ws.step_interview(closed, Step::Close).unwrap();
    ws.step_interview(running, Step::Resume).unwrap();
    ws.log = Log::default();
    ws
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_undone_is_the_first_state_and_redone_the_last(
        verbs in prop::collection::vec((0usize..58, 0usize..60, "[a-zé'\\n]{1,6}", 0i64..4000), 1..45),
    ) {
        let hand = Hand::new();
        let mut ws = begun(&hand);
        let first = dump(&ws);
        let (mut final_rows, mut gone) = (Vec::new(), BTreeSet::new());
        for (verb, n, text, millis) in verbs {
            hand.forward(millis);
            let before = kept_ids(&ws);
            let done = act(&mut ws, verb, n, &text);
            if verb == SEAL && done.is_ok() {
                final_rows.extend(sealed_rows(&ws));
            }
            if verb == FOR_GOOD && done.is_ok() {
                gone.extend(before.difference(&kept_ids(&ws)).cloned());
            }
        }
        while ws.history().unwrap().redo.is_some() {
            ws.redo(None).unwrap();
        }
        let last = dump(&ws);
        while let Some(op) = ws.history().unwrap().undo {
            let undone = ws.undo(None);
            prop_assert!(undone.is_ok(), "{op} was offered and cannot be undone: {undone:?}");
        }
        if final_rows.is_empty() && gone.is_empty() {
            prop_assert_eq!(dump(&ws), first, "undone to the start");
        }
        let undone = dump(&ws);
        let back: Vec<_> = gone.intersection(&kept_ids(&ws)).cloned().collect();
        prop_assert!(back.is_empty(), "undo brought back what was removed for good: {back:?}");
        for row in final_rows {
            prop_assert!(undone.contains(&row), "undo changed what is sealed: {row}");
        }
        prop_assert_eq!(ws.check().unwrap(), Vec::<String>::new());
        while ws.history().unwrap().redo.is_some() {
            ws.redo(None).unwrap();
        }
        prop_assert_eq!(dump(&ws), last, "repeated to the end");
        prop_assert_eq!(ws.check().unwrap(), Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// The wall clock jumps in both directions, the machine sleeps, and a person does what can be done.
    #[test]
    fn elapsed_time_never_falls_and_at_most_one_interview_runs(
        deeds in prop::collection::vec((0usize..10, 0usize..2, -4_000_000i64..4_000_000, 0u64..2_000_000), 1..40),
    ) {
        let (hand, run) = (Hand::new(), Arc::new(AtomicU64::new(0)));
        let since = run.clone();
        let clock = steady(hand.clock(), move || Duration::from_millis(since.load(Ordering::Relaxed)));
        let mut ws = filled(bare_by(clock));
        let interviews = ids::<InterviewId>(&ws, "interview");
        let answers = ids::<AnswerId>(&ws, "answer");
        let mut shown = vec![(0, 0); 2];
        for (deed, which, jump, passed) in deeds {
            hand.forward(jump);
            run.fetch_add(passed, Ordering::Relaxed);
            let id = interviews[which];
            let steps = [Step::Pause, Step::Resume, Step::Resume, Step::Close, Step::Reopen];
            // What does not follow from the state is refused, which is none of this law's business.
            let _ = match deed {
                0..=4 => ws.step_interview(id, steps[deed]),
                5 => ws.undo(None),
                6 => ws.redo(None),
                7 => ws.open_answer(answers[3 * which + deed % 3]),
                8 => ws.rate_answer(answers[3 * which], Rating::new(3).ok()),
                _ => ws.end_interview(id, End::Early, "fire".into()),
            };
            let mut running = 0;
            for (id, shown) in interviews.iter().zip(&mut shown) {
                let view = ws.interview(*id).unwrap();
                let elapsed = view.watch.elapsed_ms(view.now);
                prop_assert!(view.now.millis() >= shown.0, "the workspace's clock went back");
                prop_assert!(elapsed >= shown.1, "{elapsed} ms after {} ms", shown.1);
                *shown = (view.now.millis(), elapsed);
                running += u32::from(view.state == State::Running);
            }
            prop_assert!(running <= 1, "{running} interviews run at once");
        }
    }
}

#[test]
fn keystrokes_within_two_seconds_are_one_step_and_later_ones_another() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    let note: NoteId =
        ws.add_note(answer, NoteKind::Quote, "I".into()).unwrap().made.unwrap().parse().unwrap();
    let first = dump(&ws);
    hand.forward(5000);
    for text in ["I w", "I wo", "I would"] {
        hand.forward(1900);
        ws.edit_note(note, NoteKind::Quote, text.into()).unwrap();
    }
    let typed = ws.log.undo.last().unwrap();
    assert_eq!(typed.back.len(), 1, "a long stretch of typing must not keep every state of the text");
    hand.forward(2100);
    ws.edit_note(note, NoteKind::Behaviour, "I would ask".into()).unwrap();
    ws.undo(None).unwrap();
    assert!(dump(&ws).contains("'I would'"), "the pause parted the two");
    ws.undo(None).unwrap();
    assert_eq!(dump(&ws), first);
}

#[test]
fn what_changes_nothing_is_no_step() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    let rating = Some(Rating::new(3).unwrap());
    assert_eq!(ws.rate_answer(answer, rating).unwrap().op, "rate answer");
    assert_eq!(ws.rate_answer(answer, rating).unwrap().op, "", "the menu would offer to undo nothing");
    ws.undo(None).unwrap();
    let history = ws.history().unwrap();
    assert_eq!((history.undo, history.redo.as_deref()), (None, Some("rate answer")));
    ws.add_note(answer, NoteKind::Remark, "new".into()).unwrap();
    assert_eq!(ws.history().unwrap().redo, None, "a new act is a new road");
}

#[test]
fn a_text_with_quotes_comes_back_as_it_was() {
    let mut ws = begun(&Hand::new());
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    let text = "it's \"so\"; DROP TABLE note; --\u{202e}\u{1f9d1}\u{200d}\u{1f52c}";
    let note = ws.add_note(answer, NoteKind::Quote, text.into()).unwrap().made.unwrap().parse().unwrap();
    let before = dump(&ws);
    ws.remove_note(note).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(dump(&ws), before);
}

#[test]
fn a_number_undoes_its_own_step_or_nothing() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    let rated = ws.rate_answer(answer, Some(Rating::new(3).unwrap())).unwrap().step;
    let noted = ws.add_note(answer, NoteKind::Remark, "new".into()).unwrap();
    let note: NoteId = noted.made.unwrap().parse().unwrap();
    assert_ne!(rated, noted.step);
    let joined = ws.edit_note(note, NoteKind::Remark, "newer".into()).unwrap();
    assert_eq!(joined.step, noted.step, "keystrokes of one step have its number");
    let before = dump(&ws);
    assert_eq!(ws.undo(rated).unwrap(), nothing(), "a message about the rating must not remove the note");
    assert_eq!(dump(&ws), before);
    assert_eq!(ws.undo(noted.step).unwrap().step, noted.step);
    assert_eq!(ws.history().unwrap().redo_step, noted.step, "a step keeps its number");
    assert_eq!(ws.redo(rated).unwrap(), nothing());
    assert_eq!(ws.redo(noted.step).unwrap().op, "add note");
    assert_eq!(ws.history().unwrap().undo_step, noted.step);
    assert_eq!(dump(&ws), before);
    let opened = ws.open_answer(answer).unwrap();
    assert_eq!(opened.step, None, "going to a question is no step");
}
