//! Invented records to look at and to test with: an ordinary one, one in many scripts, one with nothing in it, and
//! one with far too much.

#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "shared by several test programs, each of which uses a part"
)]

mod unusual;

pub use unusual::*;

use model::answer::{Note, NoteKind, Outcome, Rating};
use model::decision::{Decision, Thresholds};
use model::facts::End;
use model::fidelity::{Fidelity, Observed, fidelity};
use model::id::{AnswerId, CompetencyId, InterviewId, ItemId, NoteId};
use model::interview::{Stage, State};
use model::level::LevelKey;
use model::question::{Anchors, Kind, Signal};
use model::score::{CompetencyRule, Scored, score};
use model::scorecard::{Evidence, FORMAT, Probed, Scorecard, StageNotes, Ticked};
use uuid::Uuid;

pub fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_aaaa_bbbb_7000_8000_0000_0000_0000 + n)
}

fn competency(n: usize) -> CompetencyId {
    CompetencyId(uuid(100 + n as u128))
}

pub fn note(n: u128, at: u32, kind: NoteKind, text: &str) -> Note {
    Note { id: NoteId(uuid(10_000 + n)), kind, text: text.to_owned(), at_seconds: at }
}

fn signals(of: &[(&str, bool, bool)]) -> Vec<Ticked> {
    let make = |&(text, red_flag, ticked): &(&str, bool, bool)| Ticked {
        signal: Signal { text: text.to_owned(), red_flag },
        ticked,
    };
    of.iter().map(make).collect()
}

/// A question with a rating, or without.
pub fn question(
    number: u32,
    competency_index: usize,
    names: &[&str],
    prompt: &str,
    rating: Option<u8>,
) -> Evidence {
    Evidence {
        id: AnswerId(uuid(1000 + u128::from(number))),
        item: Some(ItemId(uuid(2000 + u128::from(number)))),
        number,
        section: String::new(),
        ad_hoc: false,
        kind: Kind::Knowledge,
        competency: competency(competency_index),
        competency_name: names[competency_index].to_owned(),
        title: String::new(),
        prompt: prompt.to_owned(),
        guide: String::new(),
        anchors: Anchors {
            one: "Names a keyword at most; cannot say what happens at run time.".to_owned(),
            three: "Explains the mechanism with a correct example and one trade-off.".to_owned(),
            five: "Compares alternatives by their failure modes, from own experience, and says what would change the choice.".to_owned(),
        },
        probes: Vec::new(),
        signals: Vec::new(),
        outcome: Outcome::Answered,
        skip_reason: String::new(),
        rating: rating.map(|r| Rating::new(r).unwrap()),
        not_assessed: false,
        weight: 1.0,
        notes: Vec::new(),
        seconds: 300,
        planned_minutes: 6,
    }
}

/// Computes what follows from the evidence, as the workspace does.
pub fn computed(mut card: Scorecard, names: &[&str], minimum: &[(usize, f64)]) -> Scorecard {
    let rules: Vec<CompetencyRule> = names
        .iter()
        .enumerate()
        .map(|(i, name)| CompetencyRule {
            id: competency(i),
            name: (*name).to_owned(),
            weight: None,
            minimum: minimum.iter().find(|(at, _)| *at == i).map(|(_, bar)| *bar),
        })
        .collect();
    let scored: Vec<Scored> = card
        .evidence
        .iter()
        .map(|e| Scored { competency: e.competency, weight: e.weight, rating: e.rating, ad_hoc: e.ad_hoc })
        .collect();
    card.score = score(&scored, &rules, &Thresholds::default());
    let observed: Vec<Observed> = card
        .evidence
        .iter()
        .filter(|e| !e.ad_hoc)
        .map(|e| Observed {
            required: true,
            asked: e.outcome.asked(),
            opened: e.outcome.asked().then_some(i64::from(e.number)),
            anchored: e.anchors.complete(),
            rated: e.rating.is_some(),
            rated_before_next: card.timed.then_some(e.number % 4 != 0),
            evidence: e.notes.iter().any(|n| n.kind.evidence()),
            seconds: card.timed.then_some(e.seconds),
            planned_seconds: u32::from(e.planned_minutes) * 60,
        })
        .collect();
    card.fidelity = fidelity(&observed);
    card
}

/// The record with the sentences of its facts, and its fidelity as they allow.
pub fn retold(card: Scorecard) -> Scorecard {
    let names: Vec<String> = card.score.competencies.iter().map(|c| c.name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fidelity = computed(card.clone(), &names, &[]).fidelity;
    let remarks = card.facts().into_iter().chain(card.remarks.clone()).collect();
    Scorecard { fidelity, remarks, ..card }
}

pub fn blank() -> Scorecard {
    Scorecard {
        format: FORMAT,
        id: InterviewId(uuid(1)),
        state: State::Closed,
        candidate_code: "C-7K2M".to_owned(),
        candidate_name: None,
        opening: String::new(),
        level: LevelKey("senior".to_owned()),
        level_name: String::new(),
        set_title: String::new(),
        set_version: 1,
        interviewer: String::new(),
        started: None,
        utc_offset_minutes: 0,
        seconds: 0,
        timed: true,
        end: End::AsPlanned,
        end_reason: String::new(),
        entered: None,
        parts: Vec::new(),
        corrections: Vec::new(),
        planned_minutes: 0,
        decision: None,
        decision_reason: String::new(),
        score: score(&[], &[], &Thresholds::default()),
        fidelity: Fidelity {
            required_asked: None,
            order_kept: None,
            anchored: None,
            rated_in_time: None,
            evidenced: None,
            in_time: None,
            mean: None,
        },
        strengths: String::new(),
        concerns: String::new(),
        summary: String::new(),
        remarks: Vec::new(),
        evidence: Vec::new(),
        stages: Vec::new(),
    }
}

/// An ordinary interview: nine questions of six competencies, a skip, an ad hoc question, a decision against the
/// proposal.
pub fn typical() -> Scorecard {
    let names = ["Concurrency", "Data modelling", "Testing", "Debugging", "Ownership", "Communication"];
    let mut q1 = question(
        1,
        0,
        &names,
        "What is the difference between `threading` and `asyncio`, and **when would you choose which**?\n\nGive one example from your own work for each.",
        Some(4),
    );
    q1.section = "Foundations".to_owned();
    q1.guide = "Touches on:\n\n- the GIL and what releases it\n- cooperative against pre-emptive switching\n- blocking calls inside a coroutine".to_owned();
    q1.signals = signals(&[
        ("Says what releases the GIL", false, true),
        ("Knows that a blocking call stalls the loop", false, true),
        ("Mentions structured concurrency", false, false),
        ("Believes threads run Python code in parallel by default", true, false),
    ]);
    q1.probes = vec![
        Probed { text: "What happens when a coroutine calls `time.sleep`?".to_owned(), used: true },
        Probed { text: "How would you find that out in production?".to_owned(), used: false },
    ];
    q1.notes = vec![
        note(
            1,
            64,
            NoteKind::Quote,
            "\u{201c}We moved the importer to asyncio because it waited on forty suppliers at once; the CPU was idle.\u{201d}",
        ),
        note(
            2,
            131,
            NoteKind::Behaviour,
            "Drew the event loop, then corrected her own drawing when asked where the blocking call sits.",
        ),
        note(3, 180, NoteKind::Impression, "Calm, thinks aloud."),
    ];
    q1.seconds = 342;
    let mut q2 = question(
        2,
        0,
        &names,
        "Read this worker. What can go wrong under load, and what would you change first?\n\n```python\nimport queue, threading\n\njobs = queue.Queue()\n\ndef worker():\n    while True:\n        job = jobs.get()\n        result = handle(job)          # may raise, may block for minutes; nobody is told when it does, and the job is gone for good\n        results.append(result)\n        jobs.task_done()\n\nfor _ in range(8):\n    threading.Thread(target=worker, daemon=True).start()\n```\n\nTalk through it line by line.",
        Some(3),
    );
    q2.section = "Foundations".to_owned();
    q2.kind = Kind::Task;
    q2.signals = signals(&[
        ("Sees that an exception ends the thread for good", false, true),
        ("Asks what `handle` may do", false, true),
        ("Suggests more threads as the first remedy", true, true),
    ]);
    q2.notes = vec![
        note(
            4,
            421,
            NoteKind::Behaviour,
            "Found the lost exception within a minute. Needed the probe to see that task_done is never reached.",
        ),
        note(5, 530, NoteKind::Remark, "Screen sharing dropped for about a minute."),
    ];
    q2.seconds = 560;
    q2.planned_minutes = 8;
    q2.weight = 2.0;
    let mut q3 = question(
        3,
        1,
        &names,
        "A table of events has grown to two billion rows and one report became slow. How do you go about it?",
        Some(5),
    );
    q3.section = "Design".to_owned();
    q3.kind = Kind::Situational;
    q3.notes = vec![
        note(
            6,
            960,
            NoteKind::Quote,
            "\u{201c}First I would ask who reads the report and how old the numbers may be.\u{201d}",
        ),
        note(
            7,
            1034,
            NoteKind::Behaviour,
            "Went from query plan to partial index to partitioning, with the cost of each.\nNamed the migration's lock as the real risk.",
        ),
    ];
    let mut q4 = question(
        4,
        2,
        &names,
        "Tell me about a bug that your tests did not catch. What did you change afterwards?",
        Some(4),
    );
    q4.section = "Practice".to_owned();
    q4.kind = Kind::PastBehaviour;
    q4.notes = vec![note(
        8,
        1290,
        NoteKind::Quote,
        "\u{201c}The test used the same wrong constant as the code. Since then I write the expected value by hand.\u{201d}",
    )];
    let mut q5 = question(
        5,
        3,
        &names,
        "A service answers slowly for one customer only. Walk me through your first hour.",
        Some(2),
    );
    q5.section = "Practice".to_owned();
    q5.kind = Kind::Situational;
    q5.notes = vec![
        note(9, 1602, NoteKind::Behaviour, "Started changing timeouts before looking at anything."),
        note(10, 1677, NoteKind::Quote, "\u{201c}Usually it is the database.\u{201d}"),
    ];
    q5.signals = signals(&[
        ("Compares that customer with another first", false, false),
        ("Changes something before measuring", true, true),
    ]);
    let mut q6 =
        question(6, 4, &names, "Describe a time when you took over something that nobody wanted.", None);
    q6.section = "Ownership".to_owned();
    q6.kind = Kind::PastBehaviour;
    q6.outcome = Outcome::NoAnswer;
    q6.rating = Some(Rating::new(2).unwrap());
    q6.seconds = 170;
    q6.planned_minutes = 5;
    let mut q7 =
        question(7, 5, &names, "Explain to a colleague in sales why the release is two weeks late.", None);
    q7.section = "Ownership".to_owned();
    q7.outcome = Outcome::Skipped;
    q7.skip_reason = "Short of time; covered by the second interviewer.".to_owned();
    q7.seconds = 0;
    q7.planned_minutes = 5;
    let mut q8 = question(
        8,
        5,
        &names,
        "How do you give feedback on code that you would have written quite differently?",
        None,
    );
    q8.section = "Ownership".to_owned();
    q8.not_assessed = true;
    q8.notes =
        vec![note(11, 2310, NoteKind::Remark, "Interrupted by a fire drill; could not judge the answer.")];
    q8.seconds = 95;
    let mut q9 = question(9, 0, &names, "Have you used free-threaded Python? What did you measure?", Some(4));
    q9.ad_hoc = true;
    q9.weight = 0.0;
    q9.seconds = 121;
    q9.planned_minutes = 3;
    q9.notes = vec![note(
        12,
        2480,
        NoteKind::Quote,
        "\u{201c}Twelve per cent slower on one core, three times faster on eight.\u{201d}",
    )];
    let card = Scorecard {
        state: State::Sealed,
        candidate_name: Some("Amália Conceição-Nwosu".to_owned()),
        opening: "Backend engineer, payments".to_owned(),
        level_name: "Senior".to_owned(),
        set_title: "Python backend, senior".to_owned(),
        set_version: 3,
        interviewer: "Tomasz Wiśniewski".to_owned(),
        started: Some("2026-03-02T09:30:00.000Z".parse().unwrap()),
        utc_offset_minutes: 60,
        seconds: 2851,
        planned_minutes: 60,
        decision: Some(Decision::StrongYes),
        decision_reason: "Debugging was the weakest answer, but the take-home showed a careful hunt for a similar fault; the panel agreed to weigh it.".to_owned(),
        strengths: "Knows from experience what asyncio buys and costs.\nStarts from who needs the answer, then from the data.\nCorrects herself without being pushed.".to_owned(),
        concerns: "Changed things before measuring when one customer was slow.\nOwnership was hardly heard: one question without an answer.".to_owned(),
        summary: "Strong on concurrency and data, at the level in testing. Debugging needs a second look in the next round, with a task rather than a scene.".to_owned(),
        remarks: vec![
            "The decision differs from the proposal of the set's thresholds (yes).".to_owned(),
            "Question 7 was skipped: Short of time; covered by the second interviewer.".to_owned(),
            "Question 8 was marked as not assessed.".to_owned(),
        ],
        evidence: vec![q1, q2, q3, q4, q5, q6, q7, q8, q9],
        stages: vec![
            StageNotes { stage: Stage::Introduction, notes: Vec::new(), seconds: 170, planned_minutes: 4 },
            StageNotes {
                stage: Stage::CandidateQuestions,
                notes: vec![note(13, 2600, NoteKind::Quote, "Who is on call, and how often?")],
                seconds: 200,
                planned_minutes: 7,
            },
        ],
        ..blank()
    };
    computed(card, &names, &[(3, 3.0), (0, 2.5)])
}
