//! What is proposed, in which order, why, and what is said of the rest.

use proptest::prelude::*;

use super::*;
use crate::question::Signal;

fn id(n: u128) -> QuestionId {
    QuestionId(uuid::Uuid::from_u128(n))
}

fn competency(n: u128, name: &str) -> Competency {
    Competency { id: CompetencyId(uuid::Uuid::from_u128(n)), name: name.into() }
}

fn want(n: u128, minutes: u16) -> Want {
    let name = if n == 1 { "Ownership" } else { "Concurrency" };
    Want {
        competency: competency(n, name),
        level: LevelKey("senior".into()),
        level_name: "Senior".into(),
        minutes,
    }
}

/// A ready question of competency 1 with everything a question can have, and one topic of its own.
fn question(n: u128, minutes: u16) -> Banked {
    let a = || "heard".to_owned();
    Banked {
        question: id(n),
        status: Status::Ready,
        content: Content {
            kind: Kind::PastBehaviour,
            competency: competency(1, "").id,
            title: String::new(),
            prompt: format!("Question {n:03}"),
            guide: String::new(),
            probes: vec!["And then?".into()],
            signals: vec![Signal { text: "Names a case".into(), red_flag: false }],
            levels: [(LevelKey("senior".into()), Anchors { one: a(), three: a(), five: a() })].into(),
            topics: vec![format!("topic {n}")],
            minutes,
            source: String::new(),
        },
    }
}

fn with(mut question: Banked, change: impl FnOnce(&mut Content)) -> Banked {
    change(&mut question.content);
    question
}

fn unanchored(question: Banked) -> Banked {
    with(question, |c| c.levels.values_mut().for_each(|a| a.five.clear()))
}

/// The numbers of the proposed questions.
fn numbers(row: &ProposedRow) -> Vec<u128> {
    row.items.iter().map(|i| i.pick.question.0.as_u128()).collect()
}

/// One row's proposal, isolates taken out so that the sentences can be read here.
fn one(minutes: u16, bank: &[Banked]) -> ProposedRow {
    let mut all = propose(&[want(1, minutes)], bank, &[], 60);
    let mut row = all.rows.remove(0);
    let bare = |text: &mut String| text.retain(|c| !matches!(c, '\u{2068}' | '\u{2069}'));
    row.remarks.iter_mut().for_each(bare);
    row.items.iter_mut().for_each(|i| bare(&mut i.pick.reason));
    row
}

#[test]
fn the_minutes_are_filled_as_far_as_questions_can() {
    let bank = [question(1, 8), question(2, 6), question(3, 7)];
    let row = one(15, &bank);
    assert_eq!(numbers(&row), [1, 3], "8 and 7 fill what 8 and 6 would not");
    assert_eq!(row.remarks, [] as [String; 0]);
    assert_eq!(
        row.items[0].pick.reason,
        "8 of the 15 minutes for Ownership: its anchors for Senior are complete, it has 1 signal and 1 probe and it has no topic in common with the other questions."
    );
}

#[test]
fn complete_questions_come_before_others_even_where_those_fill_more() {
    let bank = [
        unanchored(question(1, 15)),
        with(question(2, 6), |c| c.probes.clear()),
        with(question(3, 6), |c| c.signals.clear()),
        question(4, 6),
    ];
    assert_eq!(numbers(&one(12, &bank)), [4, 2], "with signals and probes first, then by title");
    let row = one(40, &bank);
    assert_eq!(numbers(&row), [4, 2, 3, 1], "what lacks anchors fills what is left");
    assert!(row.items[3].pick.reason.contains("its anchors for Senior are not complete yet"));
    assert!(row.items[1].pick.reason.contains("it has 1 signal, but no probes"));
}

#[test]
fn topics_are_mixed_also_with_what_stands_in_the_set() {
    let gil = |n| with(question(n, 5), |c| c.topics = vec!["gil".into()]);
    let bank = [gil(1), gil(2), question(3, 5)];
    assert_eq!(numbers(&one(10, &bank)), [1, 3], "a second question on one topic waits");
    let inside = [gil(9)];
    let rows = propose(&[want(1, 10)], &bank, &inside, 60).rows;
    assert_eq!(numbers(&rows[0]), [3, 1]);
    assert!(rows[0].items[1].pick.reason.contains("it shares \u{2068}gil\u{2069} with other questions"));
}

#[test]
fn what_stands_in_the_set_is_archived_or_a_draft_is_never_proposed() {
    let mut bank = vec![question(1, 5), question(2, 5), question(3, 5)];
    bank[1].status = Status::Archived;
    bank[2].status = Status::Draft;
    let inside = [bank[0].clone()];
    let row = propose(&[want(1, 5)], &bank, &inside, 60).rows.remove(0);
    assert_eq!(row.items, []);
    assert!(row.remarks[0].contains("5 minutes stay empty: every ready question"), "{:?}", row.remarks);
    assert!(row.remarks[1].starts_with("1 draft for"), "{:?}", row.remarks);
}

#[test]
fn one_question_fills_one_row_only_and_rows_come_in_turn() {
    let bank = [question(1, 5), question(2, 5)];
    let rows = propose(&[want(1, 5), want(1, 10)], &bank, &[], 60).rows;
    assert_eq!((numbers(&rows[0]), numbers(&rows[1])), (vec![1], vec![2]));
    assert!(rows[1].remarks[0].starts_with("5 minutes stay empty"), "{:?}", rows[1].remarks);
}

#[test]
fn it_says_what_it_could_not_fill_and_why() {
    let draft = Banked { status: Status::Draft, ..question(1, 5) };
    for (bank, minutes, words) in [
        (vec![], 15, "15 minutes stay empty: the bank has no question for Ownership that serves Senior"),
        (
            vec![question(1, 8)],
            5,
            "5 minutes stay empty: the shortest question left for Ownership at Senior takes 8 minutes.",
        ),
        (
            vec![question(1, 8)],
            9,
            "1 minute stays empty: every ready question for Ownership at Senior is in the set or proposed.",
        ),
        (vec![draft.clone()], 5, "5 minutes stay empty: no question for Ownership at Senior is ready yet."),
        (vec![question(1, 1)], 70, "The slot has room for 60 of these 70 minutes"),
    ] {
        let said = one(minutes, &bank).remarks.join(" ");
        assert!(said.contains(words), "{said:?} says {words:?}");
    }
}

#[test]
fn the_slot_is_never_overfilled() {
    let bank: Vec<Banked> = (1..20).map(|n| question(n, 10)).collect();
    let proposal = propose(&[want(1, 20), want(1, 20)], &bank, &[], 30);
    assert_eq!(proposal.rows.iter().map(|r| r.items.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn others_that_could_stand_in_a_place_fit_it_and_are_proposed_nowhere() {
    let bank = [question(1, 6), question(2, 6), question(3, 5), question(4, 7), unanchored(question(5, 6))];
    let row = one(6, &bank);
    assert_eq!(numbers(&row), [1]);
    let others: Vec<u128> = row.items[0].others.iter().map(|o| o.question.0.as_u128()).collect();
    assert_eq!(others, [2, 3, 5], "7 minutes do not fit; what lacks anchors comes last");
}

proptest! {
    #[test]
    fn any_bank_gives_one_answer_within_its_bounds(
        minutes in proptest::collection::vec((1u16..30, 0u8..3, 0u8..4, any::<bool>()), 0..25),
        wants in proptest::collection::vec((1u128..3, 0u16..60), 0..4),
        room in 0u16..90,
        turn in 0usize..25,
    ) {
        let statuses = [Status::Ready, Status::Draft, Status::Archived];
        let bank: Vec<Banked> = minutes.iter().zip(1u128..).map(|((m, status, topic, full), n)| {
            let mut made = with(question(n, *m), |c| c.topics = vec![format!("t{topic}")]);
            made.status = statuses[usize::from(*status)];
            if *full { made } else { unanchored(made) }
        }).collect();
        let inside: Vec<Banked> = bank.iter().take(3).cloned().collect();
        let rows: Vec<Want> = wants.iter().map(|(n, m)| want(*n, *m)).collect();
        let made = propose(&rows, &bank, &inside, room);

        let mut turned = bank.clone();
        turned.rotate_left(turn.min(bank.len()));
        prop_assert_eq!(&made, &propose(&rows, &turned, &inside, room), "whatever the order of the bank");

        let mut seen: BTreeSet<QuestionId> = inside.iter().map(|b| b.question).collect();
        let mut total = 0;
        for (row, want) in made.rows.iter().zip(&rows) {
            let sum: u16 = row.items.iter().map(|i| i.pick.minutes).sum();
            prop_assert!(sum <= want.minutes, "a row is not overfilled");
            prop_assert_eq!(sum < want.minutes, !row.remarks.is_empty(), "what stays empty is said, and only that");
            total += sum;
            for item in &row.items {
                prop_assert!(seen.insert(item.pick.question), "each question once, and none that is in the set");
                let from = bank.iter().find(|b| b.question == item.pick.question).unwrap();
                prop_assert!(from.status == Status::Ready && from.content.competency == want.competency.id);
                for other in &item.others {
                    prop_assert!(other.minutes <= want.minutes - (sum - item.pick.minutes));
                }
            }
        }
        prop_assert!(total <= room, "the slot is not overfilled");
        let chosen: BTreeSet<_> = made.rows.iter().flat_map(|r| &r.items).map(|i| i.pick.question).collect();
        prop_assert!(made.rows.iter().flat_map(|r| &r.items).flat_map(|i| &i.others).all(|o| !chosen.contains(&o.question)));
    }
}
