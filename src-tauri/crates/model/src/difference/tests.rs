//! Each change is said once, in words, and what only gave way to it is not said to have moved.

use proptest::prelude::*;

use super::*;
use crate::decision::Thresholds;
use crate::id::{CompetencyId, QuestionId};
use crate::level::LevelKey;
use crate::question::Kind;
use crate::set::Reserve;

fn item(n: u128) -> Item {
    Item {
        id: ItemId(uuid::Uuid::from_u128(n)),
        question: QuestionId(uuid::Uuid::from_u128(n)),
        question_version: 1,
        content: Content {
            kind: Kind::Knowledge,
            competency: CompetencyId(uuid::Uuid::from_u128(1)),
            title: String::new(),
            prompt: format!("Q{n}"),
            guide: String::new(),
            probes: vec![],
            signals: vec![],
            levels: std::collections::BTreeMap::new(),
            topics: vec![],
            minutes: 5,
            source: String::new(),
        },
        weight: 1.0,
        minutes: 5,
        required: true,
    }
}

fn section(n: u128, title: &str, items: &[u128]) -> Section {
    Section {
        id: SectionId(uuid::Uuid::from_u128(n)),
        title: title.into(),
        items: items.iter().map(|n| item(*n)).collect(),
    }
}

fn set(sections: Vec<Section>) -> Published {
    Published {
        title: "Backend".into(),
        level: LevelKey("mid".into()),
        level_name: "Mid".into(),
        minutes: 45,
        words: crate::set::Words::standard(),
        reserve: Reserve::for_slot(45),
        sections,
        competencies: vec![CompetencyRule {
            id: CompetencyId(uuid::Uuid::from_u128(1)),
            name: "Ownership".into(),
            weight: None,
            minimum: None,
        }],
        thresholds: Thresholds::default(),
    }
}

/// What is said, without the isolates.
fn said(older: &Published, newer: &Published) -> Vec<String> {
    let bare = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
    differences(older, newer).iter().map(|c| bare(&c.sentence)).collect()
}

#[test]
fn the_same_says_nothing() {
    let a = set(vec![section(1, "", &[1, 2, 3])]);
    assert_eq!(said(&a, &a), [] as [&str; 0]);
}

#[test]
fn what_came_went_and_moved_is_said_and_what_gave_way_is_not() {
    let a = set(vec![section(1, "", &[1, 2, 3, 4])]);
    let b = set(vec![section(1, "", &[4, 1, 3, 5])]);
    assert_eq!(
        said(&a, &b),
        [
            "“Q2” was taken out; it was question 2.",
            "“Q4” moved from question 4 to question 1.",
            "“Q5” was added as question 4.",
        ]
    );
}

#[test]
fn sections_come_go_and_are_renamed_and_questions_change_over() {
    let a = set(vec![section(1, "Start", &[1, 2]), section(2, "End", &[3])]);
    let b = set(vec![section(2, "Close", &[3]), section(1, "Start", &[1]), section(3, "", &[2])]);
    let said = said(&a, &b);
    for words in [
        "Section 1 is “Close” instead of “End”.",
        "Section “Start” moved to place 2.",
        "Section 3 was added in place 3.",
        "“Q2” moved from question 2 of section “Start” to question 3 of section 3.",
    ] {
        assert!(said.iter().any(|s| s == words), "{said:#?} says {words}");
    }
    assert_eq!(said.len(), 5, "and that question 1 gave way to question 3: {said:#?}");
    assert!(super::tests::said(&b, &a).iter().any(|s| s == "Section 3 was removed."));
}

#[test]
fn terms_rules_and_the_head_are_told_with_both_values() {
    let a = set(vec![section(1, "", &[1])]);
    let mut b = a.clone();
    b.title = "Backend, second".into();
    b.level_name = "Senior".into();
    b.level = LevelKey("senior".into());
    b.minutes = 60;
    b.thresholds.yes = 3.5;
    b.competencies[0].weight = Some(2.0);
    b.competencies[0].minimum = Some(2.5);
    let changed = &mut b.sections[0].items[0];
    (changed.weight, changed.minutes, changed.required) = (2.5, 8, false);
    assert_eq!(
        said(&a, &b),
        [
            "The set is called “Backend, second” instead of “Backend”.",
            "The set is for Senior instead of Mid.",
            "The slot takes 60 instead of 45 minutes.",
            "Yes is proposed from 3.5 on instead of 3.",
            "Ownership counts 2 instead of what its questions weigh.",
            "Ownership has a minimum of 2.5 now.",
            "“Q1” weighs 2.5 instead of 1, takes 8 instead of 5 minutes and is not required any more.",
        ]
    );
    assert!(said(&b, &a).contains(&"Ownership has no minimum any more; it was 2.5.".to_owned()));
}

#[test]
fn a_question_that_says_something_else_comes_with_both_texts() {
    let a = set(vec![section(1, "", &[1, 2])]);
    let mut b = a.clone();
    b.sections[0].items[1].content.prompt = "Q2, said anew".into();
    let found = differences(&a, &b);
    assert_eq!(found.len(), 1);
    let texts = found[0].texts.as_ref().unwrap();
    assert_eq!((texts.0.prompt.as_str(), texts.1.prompt.as_str()), ("Q2", "Q2, said anew"));
}

#[test]
fn rows_of_the_scorecard_come_go_and_are_renamed() {
    let mut a = set(vec![section(1, "", &[1])]);
    let mut b = a.clone();
    b.competencies[0].id = CompetencyId(uuid::Uuid::from_u128(2));
    b.competencies[0].name = "Delivery".into();
    assert_eq!(
        said(&a, &b),
        ["Ownership is no row of the scorecard any more.", "Delivery is a row of the scorecard now."]
    );
    b.competencies[0].id = a.competencies[0].id;
    a.competencies[0].name = "Owning".into();
    assert_eq!(said(&a, &b), ["Owning is called Delivery now."]);
}

proptest! {
    #[test]
    fn in_any_new_order_as_many_as_can_be_stand_still(order in Just((0u128..7).collect::<Vec<_>>()).prop_shuffle()) {
        let a = set(vec![section(1, "", &[0, 1, 2, 3, 4, 5, 6])]);
        let b = set(vec![section(1, "", &order)]);
        let moved = differences(&a, &b);
        let named = |n: &u128| moved.iter().any(|c| c.sentence.contains(&format!("Q{n}\u{2069}")));
        let still: Vec<u128> = order.iter().copied().filter(|n| !named(n)).collect();
        prop_assert!(still.is_sorted(), "what is not said to move is in its order: {still:?}");
        let most = (0u32..128)
            .map(|some| order.iter().filter(|n| some & (1 << **n) != 0).collect::<Vec<_>>())
            .filter(|some| some.is_sorted())
            .map(|some| some.len())
            .max();
        prop_assert_eq!(Some(still.len()), most, "and no more could stand still");
        prop_assert!(moved.iter().all(|c| c.sort == ChangeSort::Moved));
    }
}
