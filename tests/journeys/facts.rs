//! Every fact can be told: an interview from paper notes, a wrong name, two days, an early end, a candidate who did
//! not come. What was told is printed, and none of it reads as a low score.

use model::answer::{NoteKind, Outcome, Standing};
use model::decision::Decision;
use model::facts::{End, Fact, Facts};
use model::id::InterviewId;
use model::interview::{State, Step};
use workspace::{Changes, Error, Workspace};

use crate::support::*;

/// A planned interview.
fn planned(ws: &mut Workspace, name: &str) -> InterviewId {
    let plan = plan(ws, name);
    made(ws.plan_interview(plan).unwrap())
}

/// What a person sees in the fields before typing.
fn told(ws: &Workspace, id: InterviewId) -> Facts {
    let view = look(ws, id);
    Facts { interviewer: view.interviewer, began: None, minutes: None, candidate_name: view.candidate_name }
}

/// Rates everything, so that nothing but the facts stands between the interview and its scorecard.
fn rate_all(ws: &mut Workspace, id: InterviewId) {
    for answer in look(ws, id).answers {
        ws.rate_answer(answer.id, rating(3)).unwrap();
    }
}

fn remarks(ws: &Workspace, id: InterviewId, blind: bool) -> String {
    ws.scorecard(id, blind).unwrap().remarks.join("\n")
}

#[test]
fn an_interview_on_paper_is_entered_afterwards_and_claims_no_times() {
    // The opening is made by the machine's own clock. An hour before that is yesterday, shortly after midnight.
    let hand = Hand::at(model::time::Timestamp::now().plus(2 * 3_600_000));
    let mut ws = fresh(&hand);
    let id = planned(&mut ws, "Ana Ruiz");
    let began = hand.now().plus(-3_600_000);
    let changes = ws.enter_interview(id, began, Some(50)).unwrap();
    assert_eq!((changes.op.as_str(), changes.news.as_str()), ("enter interview from notes", ""));
    let view = look(&ws, id);
    assert_eq!(
        (view.state, view.started, view.seconds, view.timed),
        (State::Closed, Some(began), 3000, false)
    );
    assert_eq!(view.entered, Some(hand.now()));
    assert_eq!(view.parts[0].ended, Some(began.plus(50 * 60_000)));
    assert!(view.answers.iter().all(|a| a.outcome == Outcome::NotAsked), "nothing was said about them yet");

    hand.minutes(10);
    let [first, second, third] = [0, 1, 2].map(|n| view.answers[n].id);
    let note = made(ws.add_note(first, NoteKind::Quote, String::new()).unwrap());
    assert_eq!(look(&ws, id).answers[0].outcome, Outcome::NotAsked, "an empty line says nothing");
    ws.edit_note(note, NoteKind::Quote, "I measured first".into()).unwrap();
    ws.rate_answer(second, rating(4)).unwrap();
    ws.set_outcome(third, Outcome::NoAnswer, String::new()).unwrap();
    let outcomes: Vec<_> = look(&ws, id).answers.iter().take(4).map(|a| a.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Answered, Outcome::Answered, Outcome::NoAnswer, Outcome::NotAsked],
        "a note or a rating says that the question was asked"
    );
    let card = ws.scorecard(id, false).unwrap();
    assert!(card.remarks[0].starts_with("Entered from notes on "), "{:?}", card.remarks);
    assert!(card.remarks[0].ends_with("; times were not measured."), "{:?}", card.remarks);
    let known = (card.fidelity.in_time, card.fidelity.rated_in_time);
    assert_eq!(known, (None, None), "no share is computed of times that nobody measured");
    assert!(card.fidelity.mean.is_some());
    assert_eq!((card.timed, card.seconds), (false, 3000));
    assert_eq!(
        ws.step_interview(id, Step::Reopen).unwrap_err().code(),
        "invalid",
        "there is no clock to go on with"
    );
    assert_eq!(look(&ws, id).seconds, 3000);
}

#[test]
fn what_cannot_be_entered_gets_one_sentence_and_loses_nothing() {
    let hand = Hand::at(model::time::Timestamp::now());
    let mut ws = fresh(&hand);
    let id = planned(&mut ws, "Ana Ruiz");
    let (before, past) = (ws.history().unwrap(), hand.now().plus(-60_000));
    let refused = |result: Result<Changes, Error>, says: &str| {
        let error = result.expect_err(says);
        assert_eq!(error.code(), "invalid", "{error}");
        assert!(error.to_string().contains(says), "{error}");
    };
    refused(
        ws.enter_interview(id, past, Some(0)),
        "An interview of 0 minutes is not possible; enter 1 to 600",
    );
    refused(ws.enter_interview(id, past, Some(1800)), "1800 minutes");
    refused(ws.enter_interview(id, hand.now().plus(60_000), Some(30)), "in the future");
    assert_eq!((look(&ws, id).state, ws.history().unwrap()), (State::Planned, before));

    let years_ago = hand.now().plus(-3 * 365 * 24 * 3_600_000);
    let changes = ws.enter_interview(id, years_ago, None).unwrap();
    assert!(
        changes.news.starts_with("The opening \u{201c}\u{2068}Backend engineer")
            && changes.news.contains("was made on"),
        "allowed, because old interviews are entered into new openings, but said: {}",
        changes.news
    );
    assert_eq!((look(&ws, id).seconds, look(&ws, id).timed), (0, false));
    refused(ws.enter_interview(id, past, None), "has already begun");
    let second = begun(&mut ws, "Bao Nguyen");
    refused(ws.enter_interview(second, past, None), "has already begun");
    assert_eq!(look(&ws, second).state, State::Running);
}

#[test]
fn corrections_are_printed_with_what_was_there_and_a_blind_record_tells_no_name() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Anna Ruis");
    let first = look(&ws, id).answers[0].id;
    ws.add_note(first, NoteKind::Remark, "Ruis asked for water".into()).unwrap();
    talk(&ws, &hand, id, 40);
    ws.step_interview(id, Step::Close).unwrap();
    let began = hand.now().plus(-26 * 3_600_000);
    let facts = Facts {
        interviewer: "Ida Berg".into(),
        began: Some(began),
        minutes: Some(55),
        candidate_name: "Ana Ruiz".into(),
    };
    let changes = ws.correct_interview(id, facts.clone(), "Ruis was misspelled".into()).unwrap();
    assert_eq!(changes.op, "correct details");
    let view = look(&ws, id);
    assert_eq!((view.interviewer.as_str(), view.candidate_name.as_str()), ("Ida Berg", "Ana Ruiz"));
    assert_eq!((view.started, view.seconds, view.timed), (Some(began), 55 * 60, true));
    assert_eq!(view.parts[0].began, began, "the parts move with the date");
    let kinds: Vec<_> = view.corrections.iter().map(|c| c.fact).collect();
    assert_eq!(kinds, [Fact::Interviewer, Fact::Date, Fact::Duration, Fact::Name]);

    let said = remarks(&ws, id, false);
    for sentence in [
        "from Ngozi Adeyemi to Ida Berg: Ruis was misspelled.",
        "from 40 min to 55 min: ",
        "Candidate\u{2019}s name corrected on ",
        "from Anna Ruis to Ana Ruiz: ",
    ] {
        assert!(said.contains(sentence), "{sentence} is missing in\n{said}");
    }
    let blind = ws.scorecard(id, true).unwrap();
    let everything = serde_json::to_string(&blind).unwrap();
    for name in ["Ruis", "Anna", "Ruiz"] {
        assert!(!everything.contains(name), "the blind record tells {name}:\n{everything}");
    }
    assert!(
        blind.remarks.iter().any(|r| r.starts_with("Candidate\u{2019}s name corrected on")),
        "{:?}",
        blind.remarks
    );
    assert_eq!(blind.remarks.iter().filter(|r| r.contains(" corrected on ")).count(), 4, "each once");

    assert_eq!(
        ws.correct_interview(id, facts, String::new()).unwrap().op,
        "",
        "the same again corrects nothing"
    );
    ws.undo(None).unwrap();
    let view = look(&ws, id);
    assert_eq!(
        (view.candidate_name.as_str(), view.corrections.len(), view.seconds),
        ("Anna Ruis", 0, 40 * 60)
    );
}

#[test]
fn a_wrong_correction_gets_one_sentence_and_changes_nothing() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    talk(&ws, &hand, id, 30);
    let good = told(&ws, id);
    let refused = |ws: &mut Workspace, facts: Facts, says: &str| {
        let error = ws.correct_interview(id, facts, String::new()).expect_err(says);
        assert!(error.to_string().contains(says), "{error}");
    };
    refused(&mut ws, Facts { minutes: Some(31), ..good.clone() }, "not closed yet");
    ws.step_interview(id, Step::Close).unwrap();
    let before = (look(&ws, id), ws.history().unwrap());
    let long = "n".repeat(10_000);
    refused(&mut ws, Facts { interviewer: " ".into(), ..good.clone() }, "The interviewer's name is empty");
    refused(&mut ws, Facts { interviewer: long.clone(), ..good.clone() }, "10000 characters; at most 200");
    refused(&mut ws, Facts { candidate_name: "\n".into(), ..good.clone() }, "The candidate's name is empty");
    refused(&mut ws, Facts { candidate_name: long, ..good.clone() }, "10000 characters; at most 200");
    refused(&mut ws, Facts { minutes: Some(0), ..good.clone() }, "0 minutes is not possible");
    refused(&mut ws, Facts { minutes: Some(1800), ..good.clone() }, "1800 minutes");
    refused(&mut ws, Facts { began: Some(hand.now().plus(60_000)), ..good.clone() }, "in the future");
    assert_eq!((look(&ws, id), ws.history().unwrap()), before);
    let same =
        Facts { began: look(&ws, id).started.map(|t| t.plus(20_000)), minutes: Some(30), ..good.clone() };
    assert_eq!(
        ws.correct_interview(id, same, String::new()).unwrap().op,
        "",
        "a form that shows minutes corrects no seconds"
    );

    rate_all(&mut ws, id);
    ws.decide(id, Some(Decision::Yes), "enough".into()).unwrap();
    ws.step_interview(id, Step::Seal).unwrap();
    let error =
        ws.correct_interview(id, Facts { interviewer: "Eve".into(), ..good }, String::new()).unwrap_err();
    assert_eq!(error.code(), "sealed");
    assert_eq!(ws.end_interview(id, End::Withdrew, String::new()).unwrap_err().code(), "sealed");
    assert_eq!(look(&ws, id).interviewer, "Ngozi Adeyemi");
}

#[test]
fn an_interview_on_two_days_has_two_parts_and_a_short_break_is_none() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    let first = hand.now();
    hand.minutes(10);
    ws.step_interview(id, Step::Pause).unwrap();
    hand.minutes(60);
    ws.step_interview(id, Step::Resume).unwrap();
    assert_eq!(look(&ws, id).parts.len(), 1, "an hour is a long break, and still a break");
    hand.minutes(10);
    ws.step_interview(id, Step::Pause).unwrap();
    let break_at = hand.now();
    hand.minutes(24 * 60);
    ws.step_interview(id, Step::Resume).unwrap();
    let second = hand.now();
    hand.minutes(5);
    assert_eq!(look(&ws, id).parts.last().unwrap().ended, None, "it is still going on");
    ws.end_interview(id, End::AsPlanned, String::new()).unwrap();
    let parts: Vec<_> = look(&ws, id).parts.iter().map(|p| (p.began, p.ended)).collect();
    assert_eq!(parts, [(first, Some(break_at)), (second, Some(hand.now()))]);
    assert_eq!(look(&ws, id).seconds, 25 * 60, "the day between is not part of it");
    let said = remarks(&ws, id, false);
    assert!(said.starts_with("Part 1: ") && said.contains("; part 2: "), "{said}");
}

#[test]
fn ended_early_needs_a_reason_and_says_it() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    hand.minutes(10);
    assert!(matches!(ws.end_interview(id, End::Early, " ".into()), Err(Error::EndReason)));
    assert_eq!(look(&ws, id).state, State::Running);
    ws.end_interview(id, End::Early, "fire alarm".into()).unwrap();
    let view = look(&ws, id);
    assert_eq!((view.state, view.end, view.end_reason.as_str()), (State::Closed, End::Early, "fire alarm"));
    assert_eq!(view.watch.running_since, None, "the clock is stopped");
    assert!(remarks(&ws, id, false).starts_with("Ended early: fire alarm.\n"));
    assert!(!ws.closing(id).unwrap().before_export.is_empty(), "what was asked is still rated");
    ws.end_interview(id, End::AsPlanned, "left over".into()).unwrap();
    assert_eq!((look(&ws, id).end, look(&ws, id).end_reason), (End::AsPlanned, String::new()));
    ws.step_interview(id, Step::Reopen).unwrap();
    ws.end_interview(id, End::Early, "train".into()).unwrap();
    ws.undo(None).unwrap();
    assert_eq!((look(&ws, id).state, look(&ws, id).end), (State::Paused, End::AsPlanned), "one step of undo");
}

#[test]
fn who_did_not_come_is_not_decided_on_and_has_no_low_score() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = planned(&mut ws, "Ana Ruiz");
    for end in [End::AsPlanned, End::Early] {
        assert!(
            matches!(ws.end_interview(id, end, "r".into()), Err(Error::NotStarted)),
            "{end:?} of nothing"
        );
    }
    ws.end_interview(id, End::DidNotCome, String::new()).unwrap();
    let view = look(&ws, id);
    assert_eq!(
        (view.state, view.end, view.started, view.parts.len()),
        (State::Closed, End::DidNotCome, None, 0)
    );
    let closing = ws.closing(id).unwrap();
    assert!(closing.before_export.is_empty() && closing.unrated.is_empty(), "{:?}", closing.before_export);
    assert_eq!(
        (closing.score.overall, closing.score.proposal, closing.score.incomplete),
        (None, None, false)
    );
    assert_eq!(closing.result, "There is no result, because the candidate did not come.");
    let error = ws.decide(id, Some(Decision::StrongNo), "absent".into()).unwrap_err().to_string();
    assert!(error.contains("nothing to decide, because the candidate did not come"), "{error}");
    assert_eq!(
        ws.settled_scorecard(id).unwrap().remarks,
        ["The candidate did not come."],
        "and nothing else"
    );

    let home = ws.home().unwrap();
    assert!(home.unfinished.is_empty(), "no decision is waited for");
    assert_eq!((home.recent[0].id, home.recent[0].end), (id, End::DidNotCome));
    let table = &ws.comparison(view.opening, false).unwrap().tables[0];
    assert!(table.interviews.is_empty(), "an empty column would read as a low score");
    assert_eq!(table.remarks, ["\u{2068}Ana Ruiz\u{2069}: The candidate did not come."]);

    let facts = Facts { began: Some(hand.now()), ..told(&ws, id) };
    let error = ws.correct_interview(id, facts, String::new()).unwrap_err();
    assert!(error.to_string().contains("did not take place"), "{error}");
    ws.step_interview(id, Step::Reopen).unwrap();
    assert_eq!(
        (look(&ws, id).state, look(&ws, id).end),
        (State::Planned, End::AsPlanned),
        "late is not absent"
    );
    ws.step_interview(id, Step::Start).unwrap();
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}

#[test]
fn who_withdraws_half_way_is_neither_rated_nor_decided_on() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    let answers = look(&ws, id).answers;
    ws.rate_answer(answers[0].id, rating(2)).unwrap();
    ws.open_answer(answers[1].id).unwrap();
    hand.minutes(9);
    ws.step_interview(id, Step::Close).unwrap();
    ws.set_not_assessed(answers[1].id, true).unwrap();
    ws.decide(id, Some(Decision::No), "so far".into()).unwrap();
    let changes = ws.end_interview(id, End::Withdrew, "took another offer".into()).unwrap();
    assert_eq!(
        changes.news, "The decision was removed, because the candidate withdrew.",
        "never dropped silently"
    );
    ws.set_not_assessed(answers[1].id, false).unwrap();
    let closing = ws.closing(id).unwrap();
    assert_eq!((closing.decision, closing.score.overall, closing.score.incomplete), (None, None, false));
    assert!(closing.before_export.is_empty(), "{:?}", closing.before_export);
    assert!(closing.interview.answers.iter().all(|a| !a.wants_rating));
    let said = remarks(&ws, id, false);
    assert!(said.starts_with("The candidate withdrew: took another offer."), "{said}");
    assert!(!said.contains("decided") && !said.contains("incomplete"), "{said}");
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(ws.closing(id).unwrap().decision, Some(Decision::No), "undo brings the decision back");
}

#[test]
fn no_answer_needs_no_rating_and_reads_as_what_it_is() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Ana Ruiz");
    let answers = look(&ws, id).answers;
    ws.set_outcome(answers[0].id, Outcome::NoAnswer, String::new()).unwrap();
    ws.open_answer(answers[1].id).unwrap();
    assert!(!answer(&ws, id, answers[0].id).wants_rating, "nobody asks to rate what was not said");
    ws.rate_answer(answers[1].id, rating(4)).unwrap();
    ws.step_interview(id, Step::Close).unwrap();
    let closing = ws.closing(id).unwrap();
    assert!(closing.unrated.is_empty() && closing.before_export.is_empty(), "{:?}", closing.before_export);
    assert!(closing.score.overall.is_some(), "the result is not held back by it");
    let table = ws.comparison(closing.interview.opening, false).unwrap().tables.remove(0);
    assert_eq!(table.questions[0].answers, [Standing::NoAnswer]);
    assert!(table.questions[0].common, "it was asked");
}
