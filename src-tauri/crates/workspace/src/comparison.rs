//! An opening's candidates beside each other, on the questions they had in common: one table per question set, and
//! never an order by result.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::answer::Standing;
use model::id::{ItemId, OpeningId, SetId};
use model::interview::State;
use model::text::isolated;

use crate::error::Result;
use crate::record::{Asked, Published, Record};
use crate::scorecard::scorecard;
use crate::view::comparison::{Compared, ComparedQuestion, Comparison, ComparisonTable};
use crate::{Workspace, store};

impl Workspace {
    /// The comparison of an opening's closed and sealed interviews.
    ///
    /// # Errors
    /// The opening is gone.
    pub fn comparison(&self, opening: OpeningId, blind: bool) -> Result<Comparison> {
        self.read(|conn, now| {
            let title = store::opening::get(conn, opening)?.title;
            let mut published = Published::default();
            let mut waiting = 0;
            let mut by_set: BTreeMap<SetId, Vec<Record>> = BTreeMap::new();
            for head in store::interview::of_opening(conn, opening)? {
                if matches!(head.state, State::Closed | State::Sealed) {
                    let record = Record::of(conn, head, &mut published, now)?;
                    by_set.entry(record.head.set).or_default().push(record);
                } else {
                    waiting += 1;
                }
            }
            let tables = by_set.into_values().map(|records| table(records, blind)).collect();
            Ok(Comparison { opening, opening_title: title, blind, tables, waiting })
        })
    }
}

fn table(mut records: Vec<Record>, blind: bool) -> ComparisonTable {
    records.sort_by(|a, b| (&a.head.candidate_code, a.head.id).cmp(&(&b.head.candidate_code, b.head.id)));
    let facts = facts(&records, blind);
    let newest = records.iter().max_by_key(|r| r.head.set_number).map(|r| Rc::clone(&r.set));
    // Nobody is set beside others who withdrew or did not come: an empty column would read as a low score.
    records.retain(|record| record.head.end.decidable());
    // The newest version's order first, then what only older versions ask.
    let mut competencies = Vec::new();
    let mut items: Vec<ItemId> = Vec::new();
    for set in newest.iter().chain(records.iter().map(|r| &r.set)) {
        competencies.extend(set.competencies.iter().map(|c| (c.id, c.name.clone())));
        items.extend(set.items().map(|i| i.id));
    }
    dedup(&mut competencies, |c| c.0);
    dedup(&mut items, |i| *i);

    let questions: Vec<ComparedQuestion> =
        items.iter().filter_map(|item| question(&records, *item)).collect();
    ComparisonTable {
        set_title: newest.as_ref().map(|s| s.title.clone()).unwrap_or_default(),
        level_name: newest.as_ref().map(|s| s.level_name.clone()).unwrap_or_default(),
        remarks: facts.into_iter().chain(remarks(&records, &questions)).collect(),
        interviews: records.iter().map(|r| compared(r, &competencies, blind)).collect(),
        competencies: competencies.into_iter().map(|(_, name)| name).collect(),
        questions,
    }
}

/// The first of each key, in order.
fn dedup<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let mut seen = std::collections::BTreeSet::new();
    list.retain(|entry| seen.insert(key(entry)));
}

fn question(records: &[Record], item: ItemId) -> Option<ComparedQuestion> {
    let answers: Vec<_> = records.iter().map(|r| r.counted().find(|a| a.answer.item == Some(item))).collect();
    let any = answers.iter().rev().flatten().next()?;
    let standing =
        |asked: &Asked| Standing::of(asked.answer.outcome, asked.answer.rating, asked.answer.not_assessed);
    let standings: Vec<_> = answers.iter().map(|a| a.map_or(Standing::NotInSet, standing)).collect();
    Some(ComparedQuestion {
        title: any.content.shown_title(),
        competency: any.competency.clone(),
        common: standings.iter().all(|s| s.asked()),
        answers: standings,
    })
}

fn compared(record: &Record, competencies: &[(model::id::CompetencyId, String)], blind: bool) -> Compared {
    let (head, score) = (&record.head, record.score());
    Compared {
        interview: head.id,
        label: if blind { head.candidate_code.clone() } else { head.candidate_name.clone() },
        interviewer: head.interviewer.clone(),
        set_version: head.set_number,
        decision: head.decision,
        overall: score.overall,
        coverage: score.coverage,
        incomplete: score.incomplete,
        fidelity: record.fidelity().mean,
        competencies: competencies
            .iter()
            .map(|(id, _)| score.competencies.iter().find(|c| c.id == *id).and_then(|c| c.score))
            .collect(),
    }
}

/// How each interview ended, was held and was corrected, where that is not the ordinary case.
fn facts(records: &[Record], blind: bool) -> Vec<String> {
    let said = records.iter().flat_map(|record| {
        let card = scorecard(record);
        let card = if blind { card.blind() } else { card };
        let label = card.candidate_name.clone().unwrap_or_else(|| card.candidate_code.clone());
        card.facts().into_iter().map(move |fact| format!("{}: {fact}", isolated(&label)))
    });
    said.collect()
}

/// What is not comparable.
fn remarks(records: &[Record], questions: &[ComparedQuestion]) -> Vec<String> {
    let mut remarks = Vec::new();
    if records.is_empty() {
        return remarks;
    }
    if records.len() < 2 {
        remarks.push(
            "There is one interview with this question set, so there is nothing to compare it with yet."
                .to_owned(),
        );
        return remarks;
    }
    let apart = questions.iter().filter(|q| !q.common).count();
    match apart {
        0 => {}
        _ if apart == questions.len() => remarks
            .push("The candidates have no question in common; their results are not comparable.".to_owned()),
        1 => remarks.push("1 question was not asked of every candidate; compare the others.".to_owned()),
        n => remarks.push(format!("{n} questions were not asked of every candidate; compare the others.")),
    }
    let versions: std::collections::BTreeSet<u32> = records.iter().map(|r| r.head.set_number).collect();
    if versions.len() > 1 {
        let list: Vec<String> = versions.iter().map(u32::to_string).collect();
        remarks.push(format!(
            "Versions {} of the set were used; questions or weights differ between them.",
            list.join(", ")
        ));
    }
    let incomplete = records.iter().filter(|r| r.score().incomplete).count();
    match incomplete {
        0 => {}
        1 => remarks.push("1 result is incomplete and not comparable.".to_owned()),
        n => remarks.push(format!("{n} results are incomplete and not comparable.")),
    }
    let unrated = questions.iter().flat_map(|q| &q.answers).filter(|s| **s == Standing::Unrated).count();
    match unrated {
        0 => {}
        1 => remarks.push("1 asked question has no rating yet; that interview has no result.".to_owned()),
        n => {
            remarks.push(format!("{n} asked questions have no rating yet; those interviews have no result."))
        }
    }
    remarks
}
