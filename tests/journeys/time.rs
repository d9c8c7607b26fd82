//! What the clock may claim: sleep is no conversation, one interview runs at a time, and time that was shown is never
//! taken back.

use model::interview::{State, Step};

use crate::support::*;

#[test]
fn sleep_with_the_program_open_stops_the_clock_at_the_last_sign_of_life() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    talk(&ws, &hand, id, 20);
    // The lid is closed for two hours; the program stays open.
    hand.minutes(120);
    let view = look(&ws, id);
    assert_eq!(
        (view.state, view.resumed_from_gap),
        (State::Paused, true),
        "the interviewer must read that the clock was stopped"
    );
    assert_eq!(view.watch.seconds(hand.now()), 20 * 60, "two hours of sleep are not part of the interview");
    assert_eq!(view.answers[0].watch.seconds(hand.now()), 20 * 60, "nor of the question");
    ws.step_interview(id, Step::Resume).unwrap();
    hand.minutes(5);
    assert_eq!(look(&ws, id).watch.seconds(hand.now()), 25 * 60);
}

#[test]
fn the_first_write_after_sleep_does_not_hide_it() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    let answer = look(&ws, id).answers[0].id;
    hand.minutes(90);
    ws.rate_answer(answer, rating(4)).unwrap();
    let view = look(&ws, id);
    assert_eq!(
        view.state,
        State::Paused,
        "a write renews the sign of life, but only after the gap was found"
    );
    assert_eq!(view.watch.seconds(hand.now()), 0, "the last sign was the start");
    assert_eq!(view.answers[0].rating, rating(4), "what was written is kept");
    ws.undo(None).unwrap();
    let view = look(&ws, id);
    assert_eq!(
        (view.answers[0].rating, view.state),
        (None, State::Paused),
        "undo takes back the rating alone"
    );
}

#[test]
fn starting_one_interview_pauses_the_other_and_undo_takes_both_back() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let first = begun(&mut ws, "Ana Ruiz");
    hand.minutes(10);
    let plan = plan(&ws, "Bao Nguyen");
    let second = made(ws.plan_interview(plan).unwrap());
    let changes = ws.step_interview(second, Step::Start).unwrap();
    assert_eq!(look(&ws, first).state, State::Paused, "nobody is interviewed by one person in two rooms");
    assert_eq!(changes.news, "The interview with Ana Ruiz is paused.", "and the window can say so");
    hand.minutes(10);
    assert_eq!(look(&ws, first).watch.seconds(hand.now()), 600);
    ws.undo(None).unwrap();
    assert_eq!((look(&ws, first).state, look(&ws, second).state), (State::Running, State::Planned));
    ws.redo(None).unwrap();
    assert_eq!((look(&ws, first).state, look(&ws, second).state), (State::Paused, State::Running));
    assert_eq!(
        ws.step_interview(first, Step::Resume).unwrap().news,
        "The interview with Bao Nguyen is paused."
    );
    assert_eq!(ws.step_interview(first, Step::Pause).unwrap().news, "", "nothing else was touched");
}

#[test]
fn a_clock_set_back_in_mid_question_takes_no_time_away() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    hand.minutes(12);
    look(&ws, id);
    hand.minutes(-180);
    let view = look(&ws, id);
    assert!(view.watch.seconds(view.now) >= 12 * 60, "elapsed time never falls");
    let answer = view.answers[0].id;
    ws.rate_answer(answer, rating(3)).unwrap();
    ws.step_interview(id, Step::Pause).unwrap();
    let view = look(&ws, id);
    assert!(view.watch.seconds(view.now) >= 12 * 60, "nor by what is written or by a pause");
    assert_eq!(view.answers[0].rating, rating(3));
}

#[test]
fn a_clock_set_back_while_the_program_was_closed_takes_no_time_away() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("w.evenhand");
    let mut ws = workspace::Workspace::open(&path, hand.clock()).unwrap();
    let id = begun(&mut ws, "Ana Ruiz");
    hand.minutes(12);
    look(&ws, id);
    drop(ws);
    hand.minutes(-180);
    let ws = workspace::Workspace::open(&path, hand.clock()).unwrap();
    let view = look(&ws, id);
    assert_eq!((view.state, view.watch.seconds(view.now)), (State::Running, 12 * 60));
    hand.minutes(5);
    let view = look(&ws, id);
    assert_eq!(view.watch.seconds(view.now), 17 * 60, "and it goes on from there");
}
