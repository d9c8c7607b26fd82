//! A newcomer's first hour: from the welcome to a decided scorecard, and the comparison after the second candidate.

use model::answer::{NoteKind, Outcome, Standing};
use model::decision::Decision;
use model::interview::{State, Step};
use workspace::view::closing::ClosingTexts;

use crate::support::*;

#[test]
fn from_the_first_start_to_a_decision_against_the_proposal() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let home = ws.home().unwrap();
    assert!(home.first_start && !home.example, "a new workspace welcomes");
    assert!(home.questions >= 40 && home.published_sets >= 4, "there is enough to begin with");

    // Plan: everything is new but the question set.
    let set = shipped_set(&ws);
    let id = made(ws.plan_interview(plan(&ws, "Ximena Quispe")).unwrap());
    assert_eq!(
        ws.history().unwrap().undo.as_deref(),
        Some("plan interview"),
        "opening and candidate are the same step"
    );
    let home = ws.home().unwrap();
    assert!(!home.first_start, "who has planned has begun");
    assert_eq!(home.next.len(), 1);
    let planned = look(&ws, id);
    assert_eq!(planned.answers.len(), set.questions as usize);
    assert_eq!((planned.state, planned.current, planned.pace.as_str()), (State::Planned, None, ""));
    assert_eq!(planned.opening_title, "Backend engineer");

    // Start: the introduction is on the screen; then the first question, which was asked from then on.
    ws.step_interview(id, Step::Start).unwrap();
    let [first, second, third, rest @ ..] = planned.answers.as_slice() else {
        panic!("a set of five and more")
    };
    let view = look(&ws, id);
    assert_eq!(view.current, Some(view.stages[0].id), "an interview begins with its introduction");
    assert_eq!(view.answers[0].outcome, Outcome::NotAsked, "nothing was asked in the introduction");
    ws.open_answer(first.id).unwrap();
    let view = look(&ws, id);
    assert_eq!(view.current, Some(first.id));
    assert_eq!(view.answers[0].outcome, Outcome::Answered, "an opened question counts as answered");
    assert_eq!(view.answers[1].outcome, Outcome::NotAsked);

    // First question: notes of each kind, a signal, a probe, a rating in time.
    hand.minutes(2);
    for (kind, text) in [
        (NoteKind::Quote, "I would measure first"),
        (NoteKind::Behaviour, "Draws the two lists"),
        (NoteKind::Impression, "Sure of it"),
        (NoteKind::Remark, "Asked to repeat the question"),
    ] {
        ws.add_note(first.id, kind, text.into()).unwrap();
        hand.seconds(45);
    }
    ws.tick_signal(first.id, 0, true).unwrap();
    ws.use_probe(first.id, 0, true).unwrap();
    ws.rate_answer(first.id, rating(4)).unwrap();

    // Second question: left unrated, which is asked about once it is left.
    ws.open_answer(second.id).unwrap();
    hand.minutes(6);
    assert!(!answer(&ws, id, second.id).wants_rating, "nobody is asked while the question is on the screen");
    ws.add_note(second.id, NoteKind::Quote, "It depends".into()).unwrap();

    // Third question: skipped, which needs a reason and takes no rating.
    ws.open_answer(third.id).unwrap();
    assert!(answer(&ws, id, second.id).wants_rating, "left and unrated");
    assert_eq!(ws.set_outcome(third.id, Outcome::Skipped, " ".into()).unwrap_err().code(), "invalid");
    ws.set_outcome(third.id, Outcome::Skipped, "Covered by the first answer".into()).unwrap();
    assert_eq!(ws.rate_answer(third.id, rating(3)).unwrap_err().code(), "invalid");

    // An ad hoc question of the bank stands after the one on the screen.
    let bank = ws.search_questions("status:ready".into(), 0, 500).unwrap();
    let extra = bank.rows.iter().find(|q| planned.answers.iter().all(|a| a.title != q.title)).unwrap();
    let added = made(ws.add_ad_hoc(id, Some(extra.id), String::new()).unwrap());
    ws.open_answer(added).unwrap();
    hand.minutes(3);
    ws.rate_answer(added, rating(5)).unwrap();
    let order: Vec<_> = look(&ws, id).answers.iter().map(|a| a.id).collect();
    assert_eq!(order.iter().position(|a| *a == added), Some(3), "it was added at the third question");

    for asked in rest {
        ws.open_answer(asked.id).unwrap();
        hand.minutes(5);
        ws.rate_answer(asked.id, rating(2)).unwrap();
        ws.add_note(asked.id, NoteKind::Behaviour, "Reads the code aloud".into()).unwrap();
    }

    // Close: no result before the last asked question is rated.
    ws.step_interview(id, Step::Close).unwrap();
    assert_eq!(
        ws.scorecard(id, false).unwrap().score.overall,
        None,
        "decide last: nothing to see before rating"
    );
    let closing = ws.closing(id).unwrap();
    assert_eq!(closing.unrated, [second.id]);
    assert!(closing.score.proposal.is_none() && closing.score.competencies.iter().all(|c| c.score.is_none()));
    assert_eq!(closing.before_export.len(), 1, "{:?}", closing.before_export);
    let refused = ws.settled_scorecard(id).unwrap_err().to_string();
    assert!(refused.contains("has no rating"), "no file leaves before everything is settled: {refused}");
    ws.rate_answer(second.id, rating(3)).unwrap();
    ws.settled_scorecard(id).unwrap();
    let closing = ws.closing(id).unwrap();
    assert!(closing.before_export.is_empty() && closing.unrated.is_empty());
    assert_eq!(closing.score.proposal, Some(Decision::No), "{:?}", closing.score);

    // Decide against the proposal: only with a reason.
    let texts = ClosingTexts { strengths: "Measures first.".into(), ..ClosingTexts::default() };
    ws.write_closing(id, texts).unwrap();
    let refused = ws.decide(id, Some(Decision::Yes), "  ".into()).unwrap_err();
    assert!(refused.to_string().contains("write why"), "{refused}");
    ws.decide(id, Some(Decision::Yes), "Strong where the job is".into()).unwrap();

    let card = ws.scorecard(id, false).unwrap();
    assert_eq!(
        (card.decision, card.decision_reason.as_str()),
        (Some(Decision::Yes), "Strong where the job is")
    );
    for said in ["differs from what the ratings propose", "1 question was skipped", "1 question was added"] {
        assert!(
            card.remarks.iter().any(|r| r.contains(said)),
            "\"{said}\" is missing from {:?}",
            card.remarks
        );
    }
    assert_eq!(card.evidence.len(), order.len());
    assert_eq!(card.evidence[0].notes[1].at_seconds, 165, "a note carries the second it was begun at");
    assert!(card.evidence[0].signals[0].ticked && card.evidence[0].probes[0].used);
    assert!(
        card.fidelity.rated_in_time.unwrap() < 1.0,
        "the second question was rated after the next was opened"
    );
    assert_eq!(card.hash(), ws.scorecard(id, false).unwrap().hash(), "the same record, the same hash");

    let blind = ws.scorecard(id, true).unwrap();
    assert!(!serde_json::to_string(&blind).unwrap().contains("Ximena"), "a blind record names nobody");
    assert_eq!(ws.home().unwrap().recent.len(), 1);
}

#[test]
fn two_candidates_are_compared_on_what_they_had_in_common() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let one = begun(&mut ws, "Mustafa Yılmaz");
    let opening = look(&ws, one).opening;
    let mut second = plan(&ws, "Søren Østergård");
    second.opening = Some(opening);
    let two = made(ws.plan_interview(second).unwrap());
    ws.step_interview(two, Step::Start).unwrap();
    assert_eq!(ws.comparison(opening, false).unwrap().waiting, 2);

    for id in [one, two] {
        for asked in look(&ws, id).answers.iter().skip(usize::from(id == two)) {
            ws.open_answer(asked.id).unwrap();
            ws.rate_answer(asked.id, rating(if id == one { 2 } else { 4 })).unwrap();
        }
        ws.step_interview(id, Step::Close).unwrap();
    }
    let first = look(&ws, two).answers[0].id;
    ws.set_outcome(first, Outcome::Skipped, "Came late".into()).unwrap();
    let last = look(&ws, two).answers.last().unwrap().id;
    ws.rate_answer(last, None).unwrap();

    let comparison = ws.comparison(opening, true).unwrap();
    let [table] = comparison.tables.as_slice() else { panic!("one set, one table") };
    assert_eq!(comparison.waiting, 0);
    assert!(!table.questions[0].common && table.questions[1..].iter().all(|q| q.common));
    assert_eq!(table.remarks.len(), 3, "{:?}", table.remarks);
    let at = table.interviews.iter().position(|i| i.interview == two).unwrap();
    let last = table.questions.last().unwrap();
    assert_eq!(table.questions[0].answers[at], Standing::Skipped);
    assert_eq!(last.answers[at], Standing::Unrated, "asked and unrated is not the same as not asked");
    assert_eq!(
        (last.answers[1 - at], table.interviews[at].overall),
        (Standing::Rated(rating(2).unwrap()), None)
    );
    let codes: Vec<_> = table.interviews.iter().map(|i| i.label.clone()).collect();
    assert!(
        codes.iter().all(|c| c.starts_with("C-")) && codes.is_sorted(),
        "by code, never by result: {codes:?}"
    );
}

#[test]
fn a_sealed_scorecard_stays_as_it_was() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Leilani Kaʻahu");
    let view = look(&ws, id);
    ws.rate_answer(view.answers[0].id, rating(3)).unwrap();
    ws.step_interview(id, Step::Close).unwrap();
    ws.step_interview(id, Step::Seal).unwrap();
    assert_eq!(ws.history().unwrap().undo, None, "undo must not change what is sealed, nor remove it");
    let hash = ws.scorecard(id, false).unwrap().hash();
    let candidate = ws.interviews().unwrap()[0].candidate;
    ws.edit_candidate(candidate, "Another Name".into(), String::new()).unwrap();
    hand.minutes(60);
    assert_eq!(ws.scorecard(id, false).unwrap().hash(), hash, "its hash is printed on paper");
    assert_eq!(ws.remove_candidate(candidate).unwrap_err().code(), "sealed");
    assert_eq!(ws.decide(id, Some(Decision::Yes), String::new()).unwrap_err().code(), "sealed");
}

#[test]
fn the_worked_example_cannot_be_sealed_and_goes_in_one_click() {
    let mut ws = fresh(&Hand::new());
    ws.load_example().unwrap();
    let home = ws.home().unwrap();
    assert!(home.example && home.recent.len() == 3);
    assert!(ws.step_interview(home.recent[0].id, Step::Seal).unwrap_err().to_string().contains("example"));
    ws.remove_example().unwrap();
    assert!(!ws.home().unwrap().example);
    assert_eq!(ws.remove_example().unwrap_err().code(), "gone");
}

#[test]
fn a_question_typed_in_the_interview_says_that_it_has_no_competency() {
    let mut ws = fresh(&Hand::new());
    let id = begun(&mut ws, "Tomás Ferreira");
    let added = made(ws.add_ad_hoc(id, None, "And why?".into()).unwrap());
    assert_eq!(answer(&ws, id, added).competency, "No competency", "a blank would read like a fault");
    ws.step_interview(id, Step::Close).unwrap();
    let card = ws.scorecard(id, false).unwrap();
    let printed = card.evidence.iter().find(|e| e.ad_hoc).unwrap();
    assert_eq!(printed.competency_name, "No competency");
}
