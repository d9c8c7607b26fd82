//! Workspaces full to the brim, and as most people have them: both are sound, and every screen can be read.

use crate::support::{Hand, fresh, look};
use crate::worlds;

#[test]
fn a_workspace_with_everything_at_its_limit_is_sound_and_every_screen_of_it_can_be_read() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let before = ws.search_questions(String::new(), 0, 1).unwrap().total;
    worlds::extreme(&mut ws, &hand, 500);

    assert_eq!(ws.search_questions(String::new(), 0, 1).unwrap().total, before + 500 + 24);
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
    let home = ws.home().unwrap();
    let running = home.unfinished.iter().find(|row| row.candidate_name == worlds::LONG_NAMES[0]).unwrap();
    let live = look(&ws, running.id);
    let current = live.answers.iter().find(|a| Some(a.id) == live.current).unwrap();
    assert!(current.notes.len() >= 60, "{} notes", current.notes.len());
    assert!(current.guide.chars().count() > 100_000, "the guide is near its limit");
    assert_eq!(ws.opening(running.opening).unwrap().candidates.len(), 120 + worlds::LONG_NAMES.len() + 1);
    assert_eq!(ws.comparison(running.opening, false).unwrap().tables[0].interviews.len(), 16);
    assert!(worlds::LONG_NAMES.iter().all(|name| name.chars().count() >= 75), "the names are long");
}

#[test]
fn a_team_in_the_middle_of_its_hiring_has_interviews_in_every_state() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    worlds::typical(&mut ws, &hand);

    let mut states: Vec<String> =
        ws.interviews().unwrap().iter().map(|row| format!("{:?}", row.state)).collect();
    states.sort();
    states.dedup();
    assert_eq!(states, ["Closed", "Paused", "Planned", "Running", "Sealed"]);
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}
