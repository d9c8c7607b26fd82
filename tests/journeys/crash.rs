//! The program is killed in mid-note, the machine sleeps, somebody forgets to close: the interview, the note and the
//! clock are there again.

use model::answer::NoteKind;
use model::interview::{State, Step};
use workspace::Workspace;

use crate::support::*;

#[test]
fn after_a_crash_the_interview_goes_on_with_its_note_and_the_clock_right() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("w.evenhand");
    let mut ws = Workspace::open(&path, hand.clock()).unwrap();
    let id = begun(&mut ws, "Oluwaseun Bankole");
    let second = look(&ws, id).answers[1].id;
    hand.minutes(6);
    ws.open_answer(second).unwrap();
    hand.minutes(1);
    let note = made(ws.add_note(second, NoteKind::Quote, "I'd put".into()).unwrap());
    ws.edit_note(note, NoteKind::Quote, "I'd put a lock".into()).unwrap();
    // Nothing is closed or flushed, as when the process is killed.
    std::mem::forget(ws);
    hand.minutes(3);

    let ws = Workspace::open(&path, hand.clock()).unwrap();
    let view = look(&ws, id);
    assert_eq!((view.state, view.current, view.resumed_from_gap), (State::Running, Some(second), false));
    assert_eq!(view.watch.seconds(hand.now()), 600, "three minutes of repair are three minutes of the slot");
    assert_eq!(answer(&ws, id, second).watch.seconds(hand.now()), 240);
    assert_eq!(answer(&ws, id, second).notes[0].note.text, "I'd put a lock");
    assert_eq!(ws.home().unwrap().unfinished[0].id, id, "the first screen leads back to it");
}

#[test]
fn after_a_long_silence_it_waits_paused_at_the_last_sign_of_life() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("w.evenhand");
    let mut ws = Workspace::open(&path, hand.clock()).unwrap();
    let id = begun(&mut ws, "Anahí Duarte");
    hand.minutes(9);
    // Nobody typed for nine minutes, but the screen was open and read the interview.
    assert_eq!(look(&ws, id).state, State::Running);
    drop(ws);
    hand.minutes(16);

    let mut ws = Workspace::open(&path, hand.clock()).unwrap();
    let view = look(&ws, id);
    assert_eq!((view.state, view.resumed_from_gap), (State::Paused, true));
    assert_eq!(view.watch.seconds(hand.now()), 540, "the night between does not count");
    assert_eq!(view.answers[0].watch.seconds(hand.now()), 540);
    ws.step_interview(id, Step::Resume).unwrap();
    hand.minutes(1);
    let view = look(&ws, id);
    assert_eq!((view.watch.seconds(hand.now()), view.resumed_from_gap), (600, false));
}

#[test]
fn a_pause_stops_both_clocks_and_undo_does_not_turn_time_back() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Aigerim Nurlanova");
    hand.minutes(4);
    ws.step_interview(id, Step::Pause).unwrap();
    hand.minutes(30);
    let view = look(&ws, id);
    assert_eq!((view.watch.seconds(hand.now()), view.answers[0].watch.seconds(hand.now())), (240, 240));

    ws.undo(None).unwrap();
    hand.minutes(1);
    let view = look(&ws, id);
    assert_eq!(view.state, State::Running);
    assert_eq!(view.watch.seconds(hand.now()), 300, "the clock goes on where it stood");
    ws.undo(None).unwrap();
    let view = look(&ws, id);
    assert_eq!((view.state, view.watch.running_since, view.current), (State::Planned, None, None));
    ws.step_interview(id, Step::Start).unwrap();
    assert_eq!(look(&ws, id).watch.seconds(hand.now()), 0, "a new start is a new start");
}

#[test]
fn the_pace_is_one_quiet_line() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Piotr Wiśniewski");
    let view = look(&ws, id);
    let (intro, planned) = (i64::from(view.reserve.introduction), i64::from(view.answers[0].planned_minutes));
    assert_eq!(view.pace, "on plan", "nobody is ahead before the first question is done");
    hand.minutes(intro + planned);
    assert_eq!(look(&ws, id).pace, "on plan", "the welcome is planned for");
    hand.minutes(6);
    assert_eq!(look(&ws, id).pace, "6 minutes behind plan");
    for next in &view.answers[1..3] {
        ws.open_answer(next.id).unwrap();
    }
    let gained = i64::from(view.answers[1].planned_minutes) - 6;
    let expected =
        if gained.abs() <= 1 { "on plan".to_owned() } else { format!("{gained} minutes ahead of plan") };
    assert_eq!(look(&ws, id).pace, expected, "a question that took no time gives its minutes back");
    ws.step_interview(id, Step::Close).unwrap();
    assert_eq!(look(&ws, id).pace, "");
}
