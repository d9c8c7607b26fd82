//! What a question set lacks before it can be published, and what could be better: a list of things to mend, each
//! of them one sentence and one place.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::ItemId;
use crate::set::Published;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Lack {
    /// True when the set cannot be published like this.
    pub blocks: bool,
    /// What is wrong and what to do, as a whole sentence.
    pub sentence: String,
    /// The item to look at, where it is about one.
    pub item: Option<ItemId>,
}

/// Everything there is to mend in a set as it would be published, the blocking things first.
#[must_use]
pub fn readiness(set: &Published) -> Vec<Lack> {
    let mut lacks = Vec::new();
    let mut lack = |blocks, item, sentence: String| lacks.push(Lack { blocks, sentence, item });
    let items: Vec<_> = set.items().collect();

    if items.is_empty() {
        lack(true, None, "The set has no questions; add at least one from the bank.".to_owned());
    }
    if !set.thresholds.sensible() {
        lack(
            true,
            None,
            "The thresholds of the proposal must rise from 1 to 5; set them in order.".to_owned(),
        );
    }
    for item in &items {
        let title = short(&item.content.title());
        if item.weight.is_nan() || item.weight <= 0.0 || item.weight.is_infinite() {
            lack(
                true,
                Some(item.id),
                format!("\u{201c}{title}\u{201d} has a weight of {}; give it one above 0.", item.weight),
            );
        }
        if item.minutes == 0 {
            lack(
                true,
                Some(item.id),
                format!("\u{201c}{title}\u{201d} has no planned minutes; give it at least one."),
            );
        }
    }
    for item in &items {
        let title = short(&item.content.title());
        if !item.content.levels.get(&set.level).is_some_and(crate::question::Anchors::complete) {
            lack(
                false,
                Some(item.id),
                format!(
                    "\u{201c}{title}\u{201d} lacks anchors for {}; write what a 1, a 3 and a 5 sound like.",
                    set.level_name
                ),
            );
        }
    }
    let questions: u16 = items.iter().map(|i| i.minutes).fold(0, u16::saturating_add);
    let room = set.minutes.saturating_sub(set.reserve.total());
    if questions > room {
        lack(
            false,
            None,
            format!(
                "{questions} minutes of questions do not fit the {room} minutes that a {} minute slot leaves for them; take some out or plan fewer minutes.",
                set.minutes
            ),
        );
    }
    for rule in &set.competencies {
        let n = items.iter().filter(|i| i.content.competency == rule.id).count();
        if n == 0 {
            lack(
                false,
                None,
                format!("No question gives evidence of {}; add one or take the competency out.", rule.name),
            );
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for item in &items {
        if !seen.insert(item.question) {
            lack(
                true,
                Some(item.id),
                format!(
                    "\u{201c}{}\u{201d} stands in the set twice; take one out.",
                    short(&item.content.title())
                ),
            );
        }
    }
    lacks.sort_by_key(|l| !l.blocks);
    lacks
}

fn short(title: &str) -> String {
    let mut cut: String = title.chars().take(60).collect();
    if cut.len() < title.len() {
        cut.push('\u{2026}');
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::Thresholds;
    use crate::id::{CompetencyId, QuestionId, SectionId};
    use crate::level::LevelKey;
    use crate::question::{Anchors, Content, Kind};
    use crate::score::CompetencyRule;
    use crate::set::{Item, Reserve, Section};

    fn item(competency: CompetencyId, anchored: bool, minutes: u16) -> Item {
        let a = || "heard".to_owned();
        let anchors = if anchored { Anchors { one: a(), three: a(), five: a() } } else { Anchors::default() };
        Item {
            id: ItemId::new(),
            question: QuestionId::new(),
            question_version: 1,
            content: Content {
                kind: Kind::Knowledge,
                competency,
                prompt: "Why?".into(),
                guide: String::new(),
                probes: vec![],
                signals: vec![],
                levels: [(LevelKey("mid".into()), anchors)].into(),
                topics: vec![],
                minutes,
                source: String::new(),
            },
            weight: 1.0,
            minutes,
            required: true,
        }
    }

    fn set(items: Vec<Item>, competency: CompetencyId) -> Published {
        Published {
            title: "T".into(),
            level: LevelKey("mid".into()),
            level_name: "Mid".into(),
            minutes: 45,
            reserve: Reserve::for_slot(45),
            sections: vec![Section { id: SectionId::new(), title: String::new(), items }],
            competencies: vec![CompetencyRule {
                id: competency,
                name: "Concurrency".into(),
                weight: None,
                minimum: None,
            }],
            thresholds: Thresholds::default(),
        }
    }

    #[test]
    fn a_complete_set_has_nothing_to_mend() {
        let c = CompetencyId::new();
        assert_eq!(readiness(&set(vec![item(c, true, 35)], c)), []);
    }

    #[test]
    fn each_lack_is_said_once() {
        let c = CompetencyId::new();
        let said =
            |s: &Published, words: &str| readiness(s).iter().filter(|l| l.sentence.contains(words)).count();
        assert_eq!(said(&set(vec![], c), "no questions"), 1);
        assert_eq!(said(&set(vec![item(c, false, 5)], c), "lacks anchors for Mid"), 1);
        assert_eq!(said(&set(vec![item(c, true, 70)], c), "70 minutes of questions do not fit"), 1);
        assert_eq!(
            said(
                &set(vec![item(CompetencyId::new(), true, 5)], c),
                "No question gives evidence of Concurrency"
            ),
            1
        );
        let mut weightless = set(vec![item(c, true, 5)], c);
        weightless.sections[0].items[0].weight = 0.0;
        assert!(readiness(&weightless)[0].blocks, "a weight of zero blocks publishing");
        let mut twice = set(vec![item(c, true, 5)], c);
        let copy = twice.sections[0].items[0].clone();
        twice.sections[0].items.push(copy);
        assert_eq!(said(&twice, "twice"), 1);
    }
}
