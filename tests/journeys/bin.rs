//! Removing and keeping: what is removed is in no list any more, comes back as it was for thirty days, and then is gone.

use model::answer::NoteKind;
use model::decision::Decision;
use model::id::{CandidateId, InterviewId, OpeningId};
use model::interview::{State, Step};
use workspace::Workspace;
use workspace::view::bin::BinKind;
use workspace::view::closing::ClosingTexts;
use workspace::view::opening::Plan;

use crate::support::*;

/// A closed and decided interview with a note, a rating on each question that was asked, and a text.
fn finished(ws: &mut Workspace, hand: &Hand, name: &str) -> (OpeningId, CandidateId, InterviewId) {
    let id = begun(ws, name);
    let first = look(ws, id).answers[0].id;
    hand.minutes(4);
    ws.add_note(first, NoteKind::Quote, "I would measure first".into()).unwrap();
    ws.rate_answer(first, rating(4)).unwrap();
    ws.step_interview(id, Step::Close).unwrap();
    let texts = ClosingTexts { strengths: "Measures first.".into(), ..ClosingTexts::default() };
    ws.write_closing(id, texts).unwrap();
    ws.decide(id, Some(Decision::Yes), "Strong where the job is".into()).unwrap();
    let row = ws.interviews().unwrap().into_iter().find(|row| row.id == id).unwrap();
    (row.opening, row.candidate, id)
}

/// Another planned interview of the same candidate.
fn again(ws: &mut Workspace, opening: OpeningId, candidate: CandidateId) -> InterviewId {
    let plan = Plan { opening: Some(opening), candidate: Some(candidate), ..plan(ws, "") };
    made(ws.plan_interview(plan).unwrap())
}

/// Everything the window shows in lists, as text.
fn lists(ws: &Workspace, opening: OpeningId) -> String {
    let set = shipped_set(ws).id;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        ws.home().unwrap(),
        ws.interviews().unwrap(),
        ws.openings().unwrap(),
        ws.opening(opening).unwrap(),
        ws.comparison(opening, false).unwrap(),
        ws.waiting_candidates().unwrap(),
        ws.set(set).unwrap(),
        ws.sets().unwrap(),
        ws.search_questions("Tālivaldis".into(), 0, 10).unwrap(),
    )
}

#[test]
fn a_removed_candidate_is_nowhere_and_comes_back_with_the_same_scorecard() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let (opening, candidate, id) = finished(&mut ws, &hand, "Tālivaldis Ozoliņš");
    let first = look(&ws, id).answers[0].id;
    let planned = again(&mut ws, opening, candidate);
    let alone = again(&mut ws, opening, candidate);
    ws.remove_interview(alone).unwrap();
    let (before, card) = (lists(&ws, opening), ws.scorecard(id, false).unwrap());

    let asked = ws.removal(BinKind::Candidate, candidate.to_string()).unwrap();
    assert_eq!(
        (asked.candidate_name.as_str(), asked.interviews, asked.notes, asked.decided, asked.sealed),
        ("Tālivaldis Ozoliņš", 2, 1, 1, 0),
        "the question says what would go, without what is in the bin already"
    );
    assert_eq!(asked.until, hand.now().plus(30 * 24 * 60 * 60 * 1000));
    // At the same moment as the interview, which must not come back with the candidate.
    let removed = ws.remove_candidate(candidate).unwrap();
    assert_eq!(removed.op, "remove candidate");
    let gone = lists(&ws, opening);
    for trace in ["Tālivaldis", &id.to_string(), &planned.to_string(), "C-"] {
        assert!(!gone.contains(trace), "{trace} is still shown: {gone}");
    }
    for refused in [
        ws.interview(id).map(drop),
        ws.scorecard(id, false).map(drop),
        ws.settled_scorecard(id).map(drop),
        ws.closing(id).map(drop),
        ws.removal(BinKind::Interview, id.to_string()).map(drop),
        ws.decide(id, None, String::new()).map(drop),
        ws.edit_candidate(candidate, "X".into(), String::new()).map(drop),
        ws.add_note(first, NoteKind::Quote, "x".into()).map(drop),
    ] {
        assert_eq!(refused.unwrap_err().code(), "gone", "what is in the bin cannot be read or written");
    }

    let bin = ws.bin().unwrap();
    let rows: Vec<_> = bin.iter().map(|row| (row.kind, row.title.as_str(), row.interviews)).collect();
    assert_eq!(rows.len(), 2, "{bin:?}");
    assert!(rows.contains(&(BinKind::Candidate, "Tālivaldis Ozoliņš", 2)), "{bin:?}");
    assert!(rows.contains(&(BinKind::Interview, "Tālivaldis Ozoliņš", 1)), "{bin:?}");
    let refused = ws.restore_removed(BinKind::Interview, alone.to_string()).unwrap_err().to_string();
    assert!(refused.contains("restore the candidate first"), "{refused}");

    hand.minutes(60 * 24 * 29);
    ws.housekeeping().unwrap();
    ws.restore_removed(BinKind::Candidate, candidate.to_string()).unwrap();
    let back = ws.scorecard(id, false).unwrap();
    assert_eq!(
        serde_json::to_string(&back).unwrap(),
        serde_json::to_string(&card).unwrap(),
        "the scorecard is the same to the byte"
    );
    assert_eq!(lists(&ws, opening), before, "exactly what was removed with the candidate is back");
    assert_eq!(ws.bin().unwrap().len(), 1, "what was removed alone stays in the bin");
    ws.undo(None).unwrap();
    assert_eq!(lists(&ws, opening), gone, "restoring can be undone");
    ws.undo(removed.step).unwrap();
    assert_eq!(lists(&ws, opening), before, "and removing, from its message");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_running_interview_is_paused_before_it_is_removed() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Nkechi Okafor");
    hand.minutes(5);
    let candidate = ws.interviews().unwrap()[0].candidate;
    ws.remove_candidate(candidate).unwrap();
    hand.minutes(50);
    ws.restore_removed(BinKind::Candidate, candidate.to_string()).unwrap();
    let view = look(&ws, id);
    assert_eq!(
        (view.state, view.watch.seconds(hand.now())),
        (State::Paused, 300),
        "no time passes in the bin"
    );
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(look(&ws, id).state, State::Running, "undo gives back the interview as it was");
}

#[test]
fn after_thirty_days_it_goes_for_good_when_a_window_opens() {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::new());
    let path = folder.path().join("w.evenhand");
    let mut ws = Workspace::open(&path, hand.clock()).unwrap();
    let (opening, candidate, id) = finished(&mut ws, &hand, "Tālivaldis Ozoliņš");
    ws.remove_interview(id).unwrap();
    hand.minutes(60 * 24 * 30 + 1);
    let kept = again(&mut ws, opening, candidate);
    ws.remove_interview(kept).unwrap();
    drop(ws);

    let mut ws = Workspace::open(&path, hand.clock()).unwrap();
    assert_eq!(ws.bin().unwrap().len(), 2, "a command line that only reads deletes nothing");
    ws.housekeeping().unwrap();
    let bin = ws.bin().unwrap();
    assert_eq!(bin.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), [kept.to_string()]);
    assert_eq!(ws.restore_removed(BinKind::Interview, id.to_string()).unwrap_err().code(), "gone");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
    drop(ws);
    let raw = rusqlite::Connection::open(&path).unwrap();
    for table in ["note", "interview_clock", "answer_clock"] {
        let left: u32 = raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0)).unwrap();
        assert_eq!(left, 0, "nothing of it is left in {table}");
    }
}

#[test]
fn what_is_removed_for_good_cannot_come_back_and_the_rest_can_be_undone() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    ws.add_competency("Kept".into()).unwrap();
    let (opening, candidate, id) = finished(&mut ws, &hand, "Tālivaldis Ozoliņš");
    let first = look(&ws, id).answers[0].id;
    let note = made(ws.add_note(first, NoteKind::Quote, "secret".into()).unwrap());
    ws.remove_note(note).unwrap();
    let other = begun(&mut ws, "Nkechi Okafor");
    let refused = ws.remove_for_good(BinKind::Interview, id.to_string()).unwrap_err();
    assert_eq!(refused.code(), "gone", "only what is in the bin can go for good");
    ws.remove_candidate(candidate).unwrap();
    let gone = ws.remove_for_good(BinKind::Candidate, candidate.to_string()).unwrap();
    assert_eq!((gone.op.as_str(), gone.step), ("", None), "nothing offers to undo it");
    let mut undone = Vec::new();
    while let Some(op) = ws.history().unwrap().undo {
        ws.undo(None).unwrap();
        undone.push(op);
        assert!(
            !format!("{:?} {:?}", ws.bin(), ws.interviews()).contains("Tālivaldis"),
            "undo of {undone:?}"
        );
    }
    assert_eq!(undone, ["start interview", "plan interview", "add competency"]);
    assert_eq!(ws.interview(other).unwrap_err().code(), "gone");
    assert!(ws.opening(opening).is_ok(), "the opening is not the candidate's");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_worked_example_goes_for_good_but_not_with_what_is_in_the_bin() {
    let mut ws = fresh(&Hand::new());
    let opening: OpeningId = made(ws.load_example().unwrap());
    let own: CandidateId = made(ws.add_candidate(opening, "Amélie Tremblay".into(), String::new()).unwrap());
    ws.remove_candidate(own).unwrap();
    let example = ws.interviews().unwrap()[0].id;
    ws.remove_interview(example).unwrap();
    ws.remove_example().unwrap();
    let bin = ws.bin().unwrap();
    assert_eq!(bin.len(), 1, "the example does not fill the bin: {bin:?}");
    ws.restore_removed(BinKind::Candidate, own.to_string()).unwrap();
    assert_eq!(
        ws.opening(opening).unwrap().candidates.len(),
        1,
        "a person's own candidate is not lost with it"
    );
}

#[test]
fn planned_interviews_are_moved_to_a_new_version_in_one_step() {
    let mut ws = fresh(&Hand::new());
    let (row, begun) = (shipped_set(&ws), begun(&mut ws, "Nkechi Okafor"));
    let plan = plan(&ws, "Kwame Mensah");
    let ids: Vec<InterviewId> = (0..3).map(|_| made(ws.plan_interview(plan.clone()).unwrap())).collect();
    ws.remove_interview(ids[2]).unwrap();
    let older = row.version.unwrap();
    assert_eq!(ws.move_planned(row.id).unwrap().op, "", "nothing to move is no step");
    let item = ws.set(row.id).unwrap().sections[0].items[0].clone();
    ws.remove_item(item.id).unwrap();
    let published = ws.publish_set(row.id).unwrap();
    assert_eq!(published.news, format!("2 planned interviews still use version {older}."));
    assert_eq!(ws.set(row.id).unwrap().planned_on_older, 2);
    let before = look(&ws, ids[0]);

    let moved = ws.move_planned(row.id).unwrap();
    assert_eq!(moved.op, "move planned interviews");
    assert_eq!(moved.news, format!("2 planned interviews now use version {}.", older + 1));
    assert_eq!(ws.set(row.id).unwrap().planned_on_older, 0);
    let after = look(&ws, ids[0]);
    assert_eq!((after.set_version, after.answers.len()), (older + 1, before.answers.len() - 1));
    assert!(after.answers.iter().all(|answer| answer.item != Some(item.id)), "the new version's questions");
    assert_eq!(look(&ws, begun).set_version, older, "an interview that has begun keeps its questions");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
    ws.step_interview(ids[0], Step::Start).unwrap();
    ws.undo(None).unwrap();
    ws.undo(moved.step).unwrap();
    assert_eq!(look(&ws, ids[0]).answers, before.answers, "one step takes it back");
    assert_eq!(ws.set(row.id).unwrap().planned_on_older, 2);
}
