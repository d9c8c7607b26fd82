//! What a question set lacks before it can be published, and what could be better: a list of things to mend, each
//! of them one sentence and one place.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CompetencyId, ItemId};
use crate::question::Anchors;
use crate::set::{Item, Published};
use crate::text::{isolated, quoted};

/// Where a thing is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Mend {
    /// Questions are to be added.
    Bank,
    /// The question's place in the set.
    Item,
    /// The question's weight.
    Weight,
    /// The question's minutes.
    Minutes,
    /// The question's anchors, in the bank.
    Anchors,
    /// The slot, or the minutes of the questions in it.
    Slot,
    /// The thresholds of the proposal.
    Thresholds,
    /// Evidence of the competency.
    Competency,
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Lack {
    /// True when the set cannot be published like this.
    pub blocks: bool,
    /// What is wrong and what to do, as a whole sentence.
    pub sentence: String,
    /// Where to do it.
    pub mend: Mend,
    /// The item to look at, where it is about one.
    pub item: Option<ItemId>,
    /// The competency it is about, where it is about one.
    pub competency: Option<CompetencyId>,
}

/// Everything there is to mend in a set as it would be published, the blocking things first.
#[must_use]
pub fn readiness(set: &Published) -> Vec<Lack> {
    let mut lacks = Vec::new();
    let mut lack = |blocks, mend, item: Option<&Item>, sentence: String| {
        lacks.push(Lack { blocks, sentence, mend, item: item.map(|i| i.id), competency: None });
    };
    let items: Vec<_> = set.items().collect();

    if items.is_empty() {
        lack(true, Mend::Bank, None, "The set has no questions; add at least one from the bank.".to_owned());
    }
    if !set.thresholds.sensible() {
        let sentence = "The thresholds of the proposal must rise from 1 to 5; set them in order.".to_owned();
        lack(true, Mend::Thresholds, None, sentence);
    }
    let mut seen = BTreeSet::new();
    for item in items.iter().copied() {
        let title = quoted(&item.content.shown_title());
        if item.weight.is_nan() || item.weight <= 0.0 || item.weight.is_infinite() {
            let sentence = format!("{title} has a weight of {}; give it one above 0.", item.weight);
            lack(true, Mend::Weight, Some(item), sentence);
        }
        if item.minutes == 0 {
            let sentence = format!("{title} has no planned minutes; give it at least one.");
            lack(true, Mend::Minutes, Some(item), sentence);
        }
        if !seen.insert(item.question) {
            lack(true, Mend::Item, Some(item), format!("{title} stands in the set twice; take one out."));
        }
        if !item.content.levels.get(&set.level).is_some_and(Anchors::complete) {
            let level = isolated(&set.level_name);
            let sentence =
                format!("{title} lacks anchors for {level}; write what a 1, a 3 and a 5 sound like.");
            lack(false, Mend::Anchors, Some(item), sentence);
        }
    }
    let questions: u16 = items.iter().map(|i| i.minutes).fold(0, u16::saturating_add);
    let room = set.minutes.saturating_sub(set.reserve.total());
    if questions > room {
        let sentence = format!(
            "{questions} minutes of questions do not fit the {room} minutes that a {} minute slot leaves for them; take some out or plan fewer minutes.",
            set.minutes
        );
        lack(false, Mend::Slot, None, sentence);
    }
    for rule in &set.competencies {
        if items.iter().all(|i| i.content.competency != rule.id) {
            lacks.push(Lack {
                blocks: false,
                sentence: format!(
                    "No question gives evidence of {}; add one, or clear its weight and minimum.",
                    isolated(&rule.name)
                ),
                mend: Mend::Competency,
                item: None,
                competency: Some(rule.id),
            });
        }
    }
    lacks.sort_by_key(|l| !l.blocks);
    lacks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::Thresholds;
    use crate::id::{QuestionId, SectionId};
    use crate::level::LevelKey;
    use crate::question::{Content, Kind};
    use crate::score::CompetencyRule;
    use crate::set::{Reserve, Section};

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
                title: String::new(),
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
            words: crate::set::Words::standard(),
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
        assert_eq!(said(&set(vec![item(c, false, 5)], c), "lacks anchors for \u{2068}Mid\u{2069}"), 1);
        assert_eq!(said(&set(vec![item(c, true, 70)], c), "70 minutes of questions do not fit"), 1);
        assert_eq!(
            said(
                &set(vec![item(CompetencyId::new(), true, 5)], c),
                "No question gives evidence of \u{2068}Concurrency\u{2069}"
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
