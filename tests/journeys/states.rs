//! A panel: what can be done to an interview in each of its states, and what is refused with which code.

use model::answer::{NoteKind, Outcome};
use model::decision::Decision;
use model::id::{AnswerId, InterviewId, NoteId};
use model::interview::{State, Step};
use workspace::view::closing::ClosingTexts;
use workspace::{Error, Workspace};

use crate::support::*;

type Verb =
    (&'static str, fn(&mut Workspace, InterviewId, AnswerId, NoteId) -> Result<workspace::Changes, Error>);

/// Verbs that write, and in which of planned, running, paused, closed, sealed they are allowed.
const PANEL: &[(Verb, [bool; 5])] = &[
    (("edit plan", |w, i, _, _| w.edit_plan(i, "Someone".into(), None)), [true, false, false, false, false]),
    (("start", |w, i, _, _| w.step_interview(i, Step::Start)), [true, false, false, false, false]),
    (("pause", |w, i, _, _| w.step_interview(i, Step::Pause)), [false, true, false, false, false]),
    (("resume", |w, i, _, _| w.step_interview(i, Step::Resume)), [false, false, true, false, false]),
    (("close", |w, i, _, _| w.step_interview(i, Step::Close)), [false, true, true, false, false]),
    (("reopen", |w, i, _, _| w.step_interview(i, Step::Reopen)), [false, false, false, true, false]),
    (("seal", |w, i, _, _| w.step_interview(i, Step::Seal)), [false, false, false, true, false]),
    (("open", |w, _, a, _| w.open_answer(a)), [false, true, true, true, false]),
    (("rate", |w, _, a, _| w.rate_answer(a, rating(5))), [false, true, true, true, false]),
    (("not assessed", |w, _, a, _| w.set_not_assessed(a, true)), [false, true, true, true, false]),
    (
        ("skip", |w, _, a, _| w.set_outcome(a, Outcome::Skipped, "Time".into())),
        [false, true, true, true, false],
    ),
    (("tick", |w, _, a, _| w.tick_signal(a, 0, true)), [false, true, true, true, false]),
    (("probe", |w, _, a, _| w.use_probe(a, 0, true)), [false, true, true, true, false]),
    (("note", |w, _, a, _| w.add_note(a, NoteKind::Remark, "x".into())), [false, true, true, true, false]),
    (
        ("edit note", |w, _, _, n| w.edit_note(n, NoteKind::Quote, "y".into())),
        [false, true, true, true, false],
    ),
    (("remove note", |w, _, _, n| w.remove_note(n)), [false, true, true, true, false]),
    (("ad hoc", |w, i, _, _| w.add_ad_hoc(i, None, "And why?".into())), [false, true, true, true, false]),
    (
        ("texts", |w, i, _, _| {
            w.write_closing(i, ClosingTexts { summary: "s".into(), ..Default::default() })
        }),
        [false, true, true, true, false],
    ),
    (
        ("decide", |w, i, _, _| w.decide(i, Some(Decision::Yes), "r".into())),
        [false, false, false, true, false],
    ),
    (("remove", |w, i, _, _| w.remove_interview(i)), [true, true, true, true, false]),
];

/// An interview in a state, with an answer and, once begun, a note.
fn stood(ws: &mut Workspace, state: State) -> (InterviewId, AnswerId, NoteId) {
    let order = plan(ws, "Nilufar Karimova");
    let id = made(ws.plan_interview(order).unwrap());
    let answer = look(ws, id).answers[0].id;
    let steps: &[Step] = match state {
        State::Planned => &[],
        State::Running => &[Step::Start],
        State::Paused => &[Step::Start, Step::Pause],
        State::Closed => &[Step::Start, Step::Close],
        State::Sealed => &[Step::Start, Step::Close, Step::Seal],
    };
    let mut note = NoteId::new();
    for (n, step) in steps.iter().enumerate() {
        ws.step_interview(id, *step).unwrap();
        if n == 0 {
            note = made(ws.add_note(answer, NoteKind::Quote, "said".into()).unwrap());
        }
    }
    (id, answer, note)
}

#[test]
fn each_state_allows_what_it_should_and_refuses_the_rest_unchanged() {
    let mut ws = fresh(&Hand::new());
    let states = [State::Planned, State::Running, State::Paused, State::Closed, State::Sealed];
    for (column, state) in states.into_iter().enumerate() {
        for ((name, verb), allowed) in PANEL {
            let (id, answer, note) = stood(&mut ws, state);
            let before = look(&ws, id);
            let result = verb(&mut ws, id, answer, note);
            assert_eq!(result.is_ok(), allowed[column], "{name} while {}: {result:?}", state.label());
            if let Err(error) = result {
                assert!(error.to_string().ends_with('.'), "a whole sentence: {error}");
                let code =
                    if state == State::Sealed && *name != "edit plan" { "sealed" } else { error.code() };
                assert_eq!(error.code(), code, "{name} while {}: {error}", state.label());
                assert_eq!(look(&ws, id), before, "{name} was refused and must leave no trace");
            }
        }
    }
}

#[test]
fn not_asked_is_only_for_questions_without_a_record() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Zahra Hosseini");
    let first = look(&ws, id).answers[0].id;
    ws.set_outcome(first, Outcome::NotAsked, String::new()).unwrap();
    assert_eq!(answer(&ws, id, first).outcome, Outcome::NotAsked);
    ws.open_answer(first).unwrap();
    assert_eq!(answer(&ws, id, first).outcome, Outcome::Answered, "opened again is asked");
    ws.rate_answer(first, rating(2)).unwrap();
    assert!(
        ws.set_outcome(first, Outcome::NotAsked, String::new()).is_err(),
        "a rating of an unasked question"
    );
    ws.set_outcome(first, Outcome::Skipped, "Mistake".into()).unwrap();
    assert_eq!(answer(&ws, id, first).rating, None, "a skipped question is never a number");
    ws.undo(None).unwrap();
    assert_eq!(answer(&ws, id, first).rating, rating(2), "the same step brings it back");
    ws.set_not_assessed(first, true).unwrap();
    assert_eq!((answer(&ws, id, first).rating, answer(&ws, id, first).not_assessed), (None, true));
    ws.rate_answer(first, rating(1)).unwrap();
    assert!(!answer(&ws, id, first).not_assessed, "rated is assessed");
}

#[test]
fn looking_at_a_question_after_the_close_does_not_make_it_asked() {
    let mut ws = fresh(&Hand::new());
    let id = begun(&mut ws, "Mateo Fernández");
    let last = look(&ws, id).answers.last().unwrap().id;
    ws.step_interview(id, Step::Close).unwrap();
    ws.open_answer(last).unwrap();
    assert_eq!(answer(&ws, id, last).outcome, Outcome::NotAsked);
    assert_eq!(ws.closing(id).unwrap().unrated.len(), 1, "only the first was asked");
}

#[test]
fn marked_words_are_confirmed_or_taken_out_before_the_export() {
    let mut ws = fresh(&Hand::new());
    let id = begun(&mut ws, "Ioana Popescu");
    let first = look(&ws, id).answers[0].id;
    let note = made(ws.add_note(first, NoteKind::Quote, "a race between two threads".into()).unwrap());
    assert_eq!(answer(&ws, id, first).notes[0].marks[0].word, "race");
    ws.rate_answer(first, rating(4)).unwrap();
    ws.step_interview(id, Step::Close).unwrap();
    ws.write_closing(id, ClosingTexts { summary: "Saw the race.".into(), ..Default::default() }).unwrap();
    assert_eq!(ws.closing(id).unwrap().before_export.len(), 2);
    ws.confirm_mark(note, "Race".into()).unwrap();
    assert!(answer(&ws, id, first).notes[0].marks.is_empty());
    assert_eq!(ws.closing(id).unwrap().before_export, Vec::<String>::new());

    let texts = ClosingTexts {
        concerns: "Asked about her Family, and the family again.".into(),
        ..Default::default()
    };
    ws.write_closing(id, texts).unwrap();
    assert_eq!(ws.closing(id).unwrap().marked_words, ["Family"], "each word once");
    ws.confirm_text_mark(id, "family".into()).unwrap();
    let closing = ws.closing(id).unwrap();
    assert!(
        closing.marked_words.is_empty() && closing.before_export.is_empty(),
        "{:?}",
        closing.before_export
    );
    ws.undo(None).unwrap();
    assert_eq!(ws.closing(id).unwrap().before_export.len(), 2, "and taken back, both places are open");
}
