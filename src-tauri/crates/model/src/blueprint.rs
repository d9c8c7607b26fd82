//! A blueprint of a question set: minutes per competency and level. From the bank it proposes which questions fill
//! them, says of each why, and says what stays empty. The same bank and rows always give the same proposal.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::competency::Competency;
use crate::id::{CompetencyId, QuestionId};
use crate::level::LevelKey;
use crate::question::{Anchors, Content, Kind, Status};
use crate::text::{counted, isolated, listed};

/// How many other questions are named that could stand for a proposed one.
const OTHERS: usize = 5;

/// What is wanted: so many minutes of evidence of one competency at one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlueprintRow {
    /// What the questions give evidence of.
    pub competency: CompetencyId,
    /// Whose anchors they need.
    pub level: LevelKey,
    /// How many minutes they take together.
    pub minutes: u16,
}

/// A row with the names its sentences need.
#[derive(Debug, Clone)]
pub struct Want {
    /// What the questions give evidence of.
    pub competency: Competency,
    /// Whose anchors they need.
    pub level: LevelKey,
    /// The level's name.
    pub level_name: String,
    /// How many minutes they take together.
    pub minutes: u16,
}

/// A question of the bank.
#[derive(Debug, Clone)]
pub struct Banked {
    /// Which.
    pub question: QuestionId,
    /// Only a ready one is proposed.
    pub status: Status,
    /// What it says now.
    pub content: Content,
}

/// A question that fits a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pick {
    /// Which.
    pub question: QuestionId,
    /// The first line of its prompt.
    pub title: String,
    /// What it asks for.
    pub kind: Kind,
    /// Its planned minutes.
    pub minutes: u16,
    /// Why it was chosen, as a sentence.
    pub reason: String,
}

/// A question that is proposed, and those that could stand in its place without taking more minutes than there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedItem {
    /// The best.
    pub pick: Pick,
    /// The next best, in their order; none of them is proposed elsewhere.
    pub others: Vec<Pick>,
}

/// What is proposed for one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProposedRow {
    /// In the order they were chosen.
    pub items: Vec<ProposedItem>,
    /// What could not be filled and why, each a sentence.
    pub remarks: Vec<String>,
}

/// What is proposed for a whole blueprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// In the order of the rows that were asked for.
    pub rows: Vec<ProposedRow>,
    /// Minutes of the slot that were free for questions before it.
    pub room: u16,
}

/// Proposes questions for each row in turn, within `room` minutes, to stand beside those `inside` the set. Of the
/// questions that are ready and serve the row's level, those with complete anchors come first, then those with
/// signals and probes, then those that share the fewest topics with what was chosen before; among the best of them it
/// takes those that leave the fewest minutes empty.
#[must_use]
pub fn propose(rows: &[Want], bank: &[Banked], inside: &[Banked], room: u16) -> Proposal {
    let mut chosen: Vec<&Banked> = inside.iter().collect();
    let mut open = room;
    let mut filled: Vec<(&Want, u16, Vec<&Banked>)> = Vec::new();
    for row in rows {
        let budget = row.minutes.min(open);
        let own = fill(row, bank, &chosen, budget);
        open -= minutes(&own);
        chosen.extend(&own);
        filled.push((row, budget, own));
    }
    let rows = filled.iter().map(|(row, budget, own)| {
        let left = budget - minutes(own);
        let items = own.iter().map(|pick| {
            let others: Vec<&Banked> =
                chosen.iter().copied().filter(|c| c.question != pick.question).collect();
            let seen = topics(&others);
            let mut fitting = available(row, bank, &chosen);
            fitting.retain(|b| b.content.minutes <= pick.content.minutes + left);
            fitting.sort_by_cached_key(|b| rank(row, &seen, b));
            fitting.truncate(OTHERS);
            ProposedItem {
                pick: picked(row, pick, &seen),
                others: fitting.into_iter().map(|b| picked(row, b, &seen)).collect(),
            }
        });
        ProposedRow { items: items.collect(), remarks: remarks(row, *budget, bank, &chosen, own) }
    });
    Proposal { rows: rows.collect(), room }
}

/// The questions for a row, at most `budget` minutes.
fn fill<'a>(row: &Want, bank: &'a [Banked], before: &[&'a Banked], budget: u16) -> Vec<&'a Banked> {
    let mut own: Vec<&Banked> = Vec::new();
    for anchored in [true, false] {
        let mut pool = available(row, bank, before);
        pool.retain(|b| complete(row, b) == anchored);
        // As many minutes as these questions can fill exactly; then the best one that keeps that possible, again and again.
        let left = budget - minutes(&own);
        let mut open = (0..=left).rev().find(|n| reachable(&pool, *n)).unwrap_or(0);
        while open > 0 {
            let mut seen = topics(before);
            seen.extend(topics(&own));
            let keeps: BTreeMap<u16, bool> = pool
                .iter()
                .map(|b| b.content.minutes)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .map(|m| (m, m <= open && reachable(&without_one(&pool, m), open - m)))
                .collect();
            let best = pool
                .iter()
                .copied()
                .filter(|b| keeps.get(&b.content.minutes) == Some(&true))
                .min_by_key(|b| rank(row, &seen, b));
            let Some(best) = best else { break };
            open -= best.content.minutes;
            pool.retain(|b| b.question != best.question);
            own.push(best);
        }
    }
    own
}

/// The ready questions of a row that are not chosen yet.
fn available<'a>(row: &Want, bank: &'a [Banked], chosen: &[&Banked]) -> Vec<&'a Banked> {
    let taken: BTreeSet<QuestionId> = chosen.iter().map(|c| c.question).collect();
    serving(row, bank)
        .filter(|b| b.status == Status::Ready && b.content.minutes > 0 && !taken.contains(&b.question))
        .collect()
}

/// The questions of a row, archived ones left out.
fn serving<'a>(row: &Want, bank: &'a [Banked]) -> impl Iterator<Item = &'a Banked> {
    bank.iter().filter(|b| {
        b.status != Status::Archived
            && b.content.competency == row.competency.id
            && b.content.levels.contains_key(&row.level)
    })
}

fn complete(row: &Want, question: &Banked) -> bool {
    question.content.levels.get(&row.level).is_some_and(Anchors::complete)
}

fn minutes(questions: &[&Banked]) -> u16 {
    questions.iter().map(|q| q.content.minutes).fold(0, u16::saturating_add)
}

fn topics(questions: &[&Banked]) -> BTreeSet<String> {
    questions.iter().flat_map(|q| q.content.topics.iter().cloned()).collect()
}

/// Whether some of the questions take exactly `n` minutes together.
fn reachable(pool: &[&Banked], n: u16) -> bool {
    let n = usize::from(n);
    // No more than fit of each length matter, which keeps a large bank quick.
    let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
    for question in pool {
        *lengths.entry(usize::from(question.content.minutes)).or_default() += 1;
    }
    let mut reached = BTreeSet::from([0]);
    for (length, count) in lengths.into_iter().filter(|(length, _)| *length > 0) {
        for _ in 0..count.min(n / length) {
            let further: Vec<usize> =
                reached.iter().map(|at| at + length).filter(|at| *at <= n && !reached.contains(at)).collect();
            if further.is_empty() {
                break;
            }
            reached.extend(further);
        }
    }
    reached.contains(&n)
}

/// The pool less one question of this length.
fn without_one<'a>(pool: &[&'a Banked], length: u16) -> Vec<&'a Banked> {
    let mut left = pool.to_vec();
    if let Some(at) = left.iter().position(|b| b.content.minutes == length) {
        left.swap_remove(at);
    }
    left
}

/// The better question has the lower rank. Titles come last, so that the order never hangs on that of the bank.
fn rank(row: &Want, seen: &BTreeSet<String>, question: &Banked) -> (bool, usize, usize, String, QuestionId) {
    let content = &question.content;
    let lacks = [content.signals.is_empty(), content.probes.is_empty()].into_iter().filter(|l| *l).count();
    let topics = shared(content, seen).len();
    (!complete(row, question), lacks, topics, content.shown_title().to_lowercase(), question.question)
}

fn shared<'a>(content: &'a Content, seen: &BTreeSet<String>) -> Vec<&'a str> {
    content.topics.iter().filter(|t| seen.contains(*t)).map(String::as_str).collect()
}

fn picked(row: &Want, question: &Banked, seen: &BTreeSet<String>) -> Pick {
    let content = &question.content;
    let level = isolated(&row.level_name);
    let mut why = vec![if complete(row, question) {
        format!("its anchors for {level} are complete")
    } else {
        format!("its anchors for {level} are not complete yet")
    }];
    why.push(match (content.signals.len(), content.probes.len()) {
        (0, 0) => "it has neither signals nor probes".to_owned(),
        (s, 0) => format!("it has {}, but no probes", counted(s, "signal")),
        (0, p) => format!("it has {}, but no signals", counted(p, "probe")),
        (s, p) => format!("it has {} and {}", counted(s, "signal"), counted(p, "probe")),
    });
    let shared = shared(content, seen);
    why.push(if shared.is_empty() {
        "it has no topic in common with the other questions".to_owned()
    } else {
        let names: Vec<String> = shared.into_iter().map(isolated).collect();
        format!("it shares {} with other questions", listed(&names))
    });
    Pick {
        question: question.question,
        title: content.shown_title(),
        kind: content.kind,
        minutes: content.minutes,
        reason: format!(
            "{} of the {} minutes for {}: {}.",
            content.minutes,
            row.minutes,
            isolated(&row.competency.name),
            listed(&why)
        ),
    }
}

/// What stays empty in a row and why.
fn remarks(row: &Want, budget: u16, bank: &[Banked], chosen: &[&Banked], own: &[&Banked]) -> Vec<String> {
    let mut remarks = Vec::new();
    let (what, level) = (isolated(&row.competency.name), isolated(&row.level_name));
    if budget < row.minutes {
        remarks.push(format!(
            "The slot has room for {budget} of these {} minutes; plan fewer, or choose a longer slot.",
            row.minutes
        ));
    }
    let left = budget - minutes(own);
    if left == 0 {
        return remarks;
    }
    let empty =
        if left == 1 { "1 minute stays empty".to_owned() } else { format!("{left} minutes stay empty") };
    let free = available(row, bank, chosen);
    let serving: Vec<&Banked> = serving(row, bank).collect();
    let drafts = serving.iter().filter(|b| b.status == Status::Draft).count();
    remarks.push(match free.iter().map(|b| b.content.minutes).min() {
        Some(shortest) => format!(
            "{empty}: the shortest question left for {what} at {level} takes {}.",
            counted(usize::from(shortest), "minute")
        ),
        None if serving.is_empty() => format!(
            "{empty}: the bank has no question for {what} that serves {level}; write one, or choose another level."
        ),
        None if serving.len() == drafts => {
            format!("{empty}: no question for {what} at {level} is ready yet.")
        }
        None => format!("{empty}: every ready question for {what} at {level} is in the set or proposed."),
    });
    if drafts > 0 {
        remarks.push(format!(
            "{} for {what} at {level} {} not proposed; read through what is a draft, and mark it as ready.",
            counted(drafts, "draft"),
            if drafts == 1 { "is" } else { "are" }
        ));
    }
    remarks
}

#[cfg(test)]
mod tests;
