//! Introduction, candidate's questions and close: steps of the interview with words to say and notes, which nothing
//! counts. Also the short titles that lists show.

use model::answer::{NoteKind, Outcome};
use model::interview::{Stage, Step};
use model::level::LevelKey;
use model::question::Content;
use model::set::Words;

use crate::support::*;

#[test]
fn an_interview_goes_from_the_introduction_to_the_close_and_keeps_what_the_candidate_asked() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = made(ws.plan_interview(plan(&ws, "Ewa Wiśniewska")).unwrap());
    let planned = look(&ws, id);
    let order: Vec<_> = planned.stages.iter().map(|s| s.stage).collect();
    assert_eq!(order, Stage::ALL, "three steps around the questions, in order");
    assert_eq!(
        planned.stages[0].words,
        Words::standard().introduction,
        "a set without words of its own has some"
    );
    assert_eq!(planned.answers[0].number, 1, "questions are numbered without the stages");

    ws.step_interview(id, Step::Start).unwrap();
    hand.minutes(2);
    ws.add_note(planned.stages[0].id, NoteKind::Remark, "Line is bad".into()).unwrap();
    ws.open_answer(planned.answers[0].id).unwrap();
    hand.minutes(5);
    ws.open_answer(planned.stages[1].id).unwrap();
    let note = made(ws.add_note(planned.stages[1].id, NoteKind::Quote, "Who is on call?".into()).unwrap());
    ws.edit_note(note, NoteKind::Quote, "Who is on call at night?".into()).unwrap();
    hand.minutes(3);

    let view = look(&ws, id);
    assert_eq!(view.current, Some(view.stages[1].id));
    let opened: Vec<bool> = view.stages.iter().map(|s| s.opened).collect();
    assert_eq!(opened, [true, true, false]);
    let seconds: Vec<u32> = view.stages.iter().map(|s| s.watch.seconds(hand.now())).collect();
    assert_eq!(seconds, [120, 180, 0], "each stage has its own watch");
    assert_eq!(view.stages[1].notes[0].note.text, "Who is on call at night?");

    ws.rate_answer(view.answers[0].id, rating(4)).unwrap();
    ws.step_interview(id, Step::Close).unwrap();
    let card = ws.scorecard(id, true).unwrap();
    assert_eq!(card.evidence.len(), view.answers.len(), "a stage is no question of the record");
    let kept: Vec<_> = card.stages.iter().map(|s| (s.stage, s.notes.len(), s.seconds)).collect();
    assert_eq!(kept, [(Stage::Introduction, 1, 120), (Stage::CandidateQuestions, 1, 180)]);
}

#[test]
fn stages_change_no_score_no_coverage_and_no_fidelity() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    // Each interview twice, the second time also through stages at every chance, with notes there.
    for seed in 0..10usize {
        let cards = [false, true].map(|around| {
            let id = begun(&mut ws, "Kofi Mensah");
            let view = look(&ws, id);
            let visit = |ws: &mut workspace::Workspace, n: usize| {
                if around {
                    let stage = &view.stages[(seed + n) % 3];
                    ws.open_answer(stage.id).unwrap();
                    ws.add_note(stage.id, NoteKind::Quote, "Noted".into()).unwrap();
                    hand.minutes(1);
                }
            };
            for (at, asked) in view.answers.iter().enumerate() {
                let draw = (seed * 7 + at * 3) % 11;
                if draw == 10 {
                    continue;
                }
                visit(&mut ws, at);
                ws.open_answer(asked.id).unwrap();
                hand.minutes(draw as i64);
                if draw % 3 == 0 {
                    visit(&mut ws, at + 1);
                }
                if draw % 4 == 1 {
                    ws.add_note(asked.id, NoteKind::Quote, "Heard".into()).unwrap();
                }
                match draw {
                    8 => ws.set_outcome(asked.id, Outcome::Skipped, "No time".into()),
                    9 => ws.set_not_assessed(asked.id, true),
                    _ => ws.rate_answer(asked.id, rating(1 + (draw % 5) as u8)),
                }
                .unwrap();
            }
            visit(&mut ws, 2);
            if let Some(first) = view.answers.first().filter(|_| seed % 2 == 0) {
                ws.rate_answer(first.id, None).unwrap();
                ws.rate_answer(first.id, rating(3)).unwrap();
            }
            ws.step_interview(id, Step::Close).unwrap();
            let card = ws.scorecard(id, false).unwrap();
            assert_eq!(card.stages.iter().any(|s| !s.notes.is_empty()), around);
            let closing = ws.closing(id).unwrap();
            (card.score, card.fidelity, card.remarks, closing.unsupported.len(), closing.unrated.len())
        });
        assert_eq!(cards[0], cards[1], "no rule may see a stage (case {seed})");
    }
}

#[test]
fn a_stage_cannot_be_rated_skipped_or_removed() {
    let mut ws = fresh(&Hand::new());
    let id = begun(&mut ws, "Noor Bakker");
    for stage in look(&ws, id).stages {
        let refusals = [
            ws.rate_answer(stage.id, rating(3)),
            ws.set_not_assessed(stage.id, true),
            ws.set_outcome(stage.id, Outcome::Skipped, "No time".into()),
            ws.tick_signal(stage.id, 0, true),
            ws.use_probe(stage.id, 0, true),
            ws.remove_ad_hoc(stage.id),
        ];
        for refused in refusals {
            let error = refused.unwrap_err();
            assert_eq!(error.code(), "invalid", "{error}");
            assert!(error.to_string().contains("write a note there"), "says what to do instead: {error}");
        }
    }
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_question_added_in_a_stage_comes_before_or_after_all_others() {
    let mut ws = fresh(&Hand::new());
    let id = made(ws.plan_interview(plan(&ws, "Ines Duarte")).unwrap());
    ws.step_interview(id, Step::Start).unwrap();
    let first = made(ws.add_ad_hoc(id, None, "How was the journey?".into()).unwrap());
    let closing = look(&ws, id).stages[2].id;
    ws.open_answer(closing).unwrap();
    let last = made(ws.add_ad_hoc(id, None, "Anything to add?".into()).unwrap());
    let view = look(&ws, id);
    assert_eq!((view.answers[0].id, view.answers.last().unwrap().id), (first, last));
    let order: Vec<_> = view.stages.iter().map(|s| s.stage).collect();
    assert_eq!(order, Stage::ALL, "stages keep their order");
    ws.open_answer(first).unwrap();
    ws.remove_ad_hoc(first).unwrap();
    let view = look(&ws, id);
    assert_eq!(view.current, Some(view.stages[0].id), "before the first question is the introduction");
}

#[test]
fn a_marked_word_in_a_stage_is_settled_before_the_export() {
    let mut ws = fresh(&Hand::new());
    let id = begun(&mut ws, "Lena Vogel");
    let view = look(&ws, id);
    ws.rate_answer(view.answers[0].id, rating(3)).unwrap();
    let note =
        made(ws.add_note(view.stages[0].id, NoteKind::Remark, "Talked about her family".into()).unwrap());
    ws.step_interview(id, Step::Close).unwrap();
    let open = ws.closing(id).unwrap().before_export;
    assert_eq!(
        open,
        [
            "A note in the introduction contains the word \u{201c}family\u{201d}; remove it, or confirm that it is about the job."
        ]
    );
    ws.confirm_mark(note, "family".into()).unwrap();
    assert!(ws.closing(id).unwrap().before_export.is_empty());
}

#[test]
fn time_in_the_introduction_and_at_the_end_is_planned_time() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = made(ws.plan_interview(plan(&ws, "Aroha Ngata")).unwrap());
    ws.step_interview(id, Step::Start).unwrap();
    let view = look(&ws, id);
    hand.minutes(i64::from(view.reserve.introduction));
    assert_eq!(look(&ws, id).pace, "on plan", "the introduction may take what is reserved for it");
    hand.minutes(3);
    assert_eq!(look(&ws, id).pace, "3 minutes behind plan", "and not more");
    for asked in &view.answers {
        ws.open_answer(asked.id).unwrap();
        hand.minutes(i64::from(asked.planned_minutes));
    }
    for stage in &view.stages[1..] {
        ws.open_answer(stage.id).unwrap();
        hand.minutes(i64::from(stage.planned_minutes));
        assert_eq!(look(&ws, id).pace, "3 minutes behind plan", "{:?} is planned time too", stage.stage);
    }
}

#[test]
fn words_belong_to_the_set_and_are_frozen_when_it_is_published() {
    let mut ws = fresh(&Hand::new());
    let set = shipped_set(&ws).id;
    let id = made(ws.plan_interview(plan(&ws, "Yuki Tanaka")).unwrap());
    let words = Words { introduction: "  I am Dana.\nWe have 45 minutes. ".into(), ..Words::standard() };
    ws.set_words(set, words).unwrap();
    let view = ws.set(set).unwrap();
    assert_eq!(view.words.introduction, "I am Dana.\nWe have 45 minutes.");
    assert!(view.changed, "other words are another version");
    assert_eq!(
        look(&ws, id).stages[0].words,
        Words::standard().introduction,
        "a planned interview keeps its own"
    );
    ws.publish_set(set).unwrap();
    let next = made(ws.plan_interview(plan(&ws, "Ana Lima")).unwrap());
    assert_eq!(look(&ws, next).stages[0].words, "I am Dana.\nWe have 45 minutes.");
    let versions = ws.set(set).unwrap().versions;
    let difference = ws.set_difference(versions[1].id, Some(versions[0].id)).unwrap();
    assert_eq!(difference[0].sentence, "Introduction: the words to say are different.");

    let copy = made(ws.duplicate_set(set).unwrap());
    assert_eq!(
        ws.set(copy).unwrap().words.introduction,
        "I am Dana.\nWe have 45 minutes.",
        "a copy has the words too"
    );
    let long = Words { close: "x".repeat(1_000_000), ..Words::standard() };
    let refused = ws.set_words(set, long).unwrap_err().to_string();
    assert!(refused.starts_with("The text for the close has 1000000 characters"), "{refused}");
    ws.set_words(set, Words::standard()).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(
        ws.set(set).unwrap().words.introduction,
        "I am Dana.\nWe have 45 minutes.",
        "one step of undo"
    );
}

#[test]
fn lists_show_a_questions_own_title_or_one_made_of_its_prompt() {
    let mut ws = fresh(&Hand::new());
    let long = "Tell me about a time when a release went wrong on a Friday evening. What did you do?";
    let id = made(ws.add_question(prompt(&ws, long)).unwrap());
    let shown = |ws: &workspace::Workspace, query: &str| {
        let page = ws.search_questions(query.into(), 0, 10).unwrap();
        page.rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(shown(&ws, "\"friday evening\""), ["A release went wrong on a Friday evening"]);
    assert_eq!(ws.propose_title(long.into()).unwrap(), "A release went wrong on a Friday evening");

    ws.edit_question(id, Content { title: " Broken \n zeppelin ".into(), ..prompt(&ws, long) }).unwrap();
    assert_eq!(shown(&ws, "zeppelin"), ["Broken zeppelin"], "the title is searched too");
    let set = made(ws.add_set("Releases".into(), LevelKey("mid".into()), 30).unwrap());
    ws.add_item(set, None, id, None).unwrap();
    assert_eq!(ws.set(set).unwrap().sections[0].items[0].title, "Broken zeppelin");

    let before = ws.question(id).unwrap().content;
    let refused = ws.edit_question(id, Content { title: "x".repeat(10_000), ..before.clone() }).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "The title has 10000 characters; at most 80 fit. Shorten it and try again."
    );
    assert_eq!(ws.question(id).unwrap().content, before, "nothing is lost");
}
