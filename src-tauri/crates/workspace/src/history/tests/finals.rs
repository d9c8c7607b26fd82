//! What was sealed stays as it was, below the verbs and under undo, and the undo of everything else goes on.

use super::*;

#[test]
fn sealed_rows_refuse_changes_also_below_the_verbs() {
    let mut ws = begun(&Hand::new());
    let (interview, answer) = (ids::<InterviewId>(&ws, "interview")[0], ids::<AnswerId>(&ws, "answer")[0]);
    ws.add_note(answer, NoteKind::Quote, "said".into()).unwrap();
    ws.step_interview(interview, Step::Close).unwrap();
    let facts =
        Facts { interviewer: "J".into(), began: None, minutes: None, candidate_name: "Thandiwe".into() };
    ws.correct_interview(interview, facts, String::new()).unwrap();
    let sealed = ws.step_interview(interview, Step::Seal).unwrap();
    assert_eq!(sealed.op, "", "nothing offers to undo a sealing");
    let before = dump(&ws);
    for sql in [
        "UPDATE interview SET decision = 'yes' WHERE state = 'sealed'",
        "DELETE FROM interview WHERE state = 'sealed'",
        "UPDATE answer SET rating = 5, rated_after = 1",
        "DELETE FROM answer",
        "UPDATE note SET text = 'never said'",
        "DELETE FROM note",
        "INSERT INTO answer_signal SELECT id, 0 FROM answer",
        "INSERT INTO confirmed_mark SELECT id, 'x' FROM note",
        "DELETE FROM candidate",
        "UPDATE sealed_record SET record = '{}'",
        "INSERT INTO correction SELECT id, 9, '', 'name', 'A', 'B', '' FROM interview WHERE state = 'sealed'",
        "UPDATE correction SET after = 'never so'",
        "DELETE FROM correction",
    ] {
        let refused: Error = ws.conn.execute(sql, []).unwrap_err().into();
        assert!(matches!(refused, Error::Sealed), "{sql}: {refused}");
    }
    assert_eq!(dump(&ws), before);
    assert_eq!(ws.step_interview(interview, Step::Reopen).unwrap_err().code(), "sealed");
}

#[test]
fn sealing_one_interview_keeps_the_undo_of_everything_else() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let (running, closed) =
        (ids::<InterviewId>(&ws, "interview")[0], ids::<InterviewId>(&ws, "interview")[1]);
    let question = |of: InterviewId| {
        let answers = store::answer::of(&ws.conn, of).unwrap();
        answers.iter().find(|answer| answer.item.is_some()).unwrap().id
    };
    let (mine, sealed) = (question(running), question(closed));
    let first = dump(&ws);
    ws.add_competency("Kept".into()).unwrap();
    let rating = Some(Rating::new(2).unwrap());
    ws.rate_answer(sealed, rating).unwrap();
    ws.rate_answer(mine, rating).unwrap();
    let note: NoteId =
        ws.add_note(sealed, NoteKind::Quote, "removed".into()).unwrap().made.unwrap().parse().unwrap();
    ws.remove_note(note).unwrap();
    ws.step_interview(running, Step::Pause).unwrap();
    ws.decide(closed, Some(Decision::No), "why".into()).unwrap();
    let seal = ws.step_interview(closed, Step::Seal).unwrap();
    assert_eq!((seal.op.as_str(), seal.step), ("", None), "nothing offers to undo a sealing");
    let last = dump(&ws);
    let mut undone = Vec::new();
    while let Some(op) = ws.history().unwrap().undo {
        ws.undo(None).unwrap();
        undone.push(op);
    }
    assert_eq!(undone, ["pause interview", "rate answer", "add competency"], "of other things, all of it");
    let left: Vec<_> = dump(&ws).lines().map(str::to_owned).collect();
    let changed: Vec<_> = left.iter().filter(|line| !first.contains(*line)).collect();
    assert_eq!(changed.len(), 2, "only the sealed interview and its answer differ: {changed:?}");
    while ws.redo(None).unwrap().step.is_some() {}
    assert_eq!(dump(&ws), last);
}

#[test]
fn what_a_sealed_record_rests_on_cannot_be_undone() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    act(&mut ws, 29, 3, "Nilufar").unwrap();
    let planned = ws.history().unwrap();
    assert_eq!(planned.undo.as_deref(), Some("plan interview"));
    ws.add_competency("Kept".into()).unwrap();
    let id = *ids::<InterviewId>(&ws, "interview").last().unwrap();
    for step in [Step::Start, Step::Close, Step::Seal] {
        ws.step_interview(id, step).unwrap();
    }
    assert_eq!(ws.undo(None).unwrap().op, "add competency");
    assert_eq!(ws.history().unwrap().undo, None, "undoing the plan would remove the sealed interview");
}
