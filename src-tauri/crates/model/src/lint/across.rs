//! What only shows when files are read together: ids used twice, the same question in other words, anchors copied
//! from question to question, topics nobody can follow, and topics of the coverage map without a question.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Page};
use crate::exchange::{File, Question};
use crate::likeness::{Index, RESEMBLES};

/// So many questions make a collection, in which a topic should lead from one question to another.
pub(super) const COLLECTION: usize = 20;
/// From here on an anchor is another question's with a word changed.
const COPIED: f64 = 0.7;

/// A row of the coverage map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// What questions call the topic.
    pub topic: String,
    /// What it is about, without commas.
    pub title: String,
    /// Ids of its questions.
    pub questions: Vec<String>,
}

/// Reads the map: `topic_id,topic,questions`, questions parted by spaces, no commas or quotes within a field.
#[must_use]
pub fn coverage(csv: &str) -> Vec<Covered> {
    csv.lines()
        .skip(1)
        .filter_map(|line| {
            let (topic, rest) = line.split_once(',')?;
            let (title, questions) = rest.rsplit_once(',')?;
            let questions = questions.split_whitespace().map(str::to_owned).collect();
            Some(Covered { topic: topic.to_owned(), title: title.to_owned(), questions })
        })
        .collect()
}

pub(super) fn check(files: &[(String, File)], covered: &[Covered]) -> Vec<Finding> {
    let mut found = Vec::new();
    let all: Vec<(&str, &Question)> =
        files.iter().flat_map(|(name, f)| f.questions.iter().map(move |q| (name.as_str(), q))).collect();
    ids(files, &all, &mut found);
    duplicates(&all, &mut found);
    copied_anchors(&all, &mut found);
    competencies(&all, &mut found);
    topics(&all, covered, &mut found);
    found
}

fn ids(files: &[(String, File)], all: &[(&str, &Question)], found: &mut Vec<Finding>) {
    let sets = files.iter().flat_map(|(name, f)| f.sets.iter().map(move |s| (name.as_str(), s.id.as_str())));
    let questions = all.iter().map(|(file, q)| (*file, q.id.as_str()));
    for (what, list) in [("question", questions.collect::<Vec<_>>()), ("set", sets.collect())] {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for (file, place) in list {
            if let Some(other) = first.insert(place, file) {
                Page { file, place, findings: found }.error(
                    "id",
                    format!("A {what} of this id is in {other} already; give one of them another id."),
                );
            }
        }
    }
}

fn duplicates(all: &[(&str, &Question)], found: &mut Vec<Finding>) {
    let index = Index::of(all.iter().map(|(_, q)| &q.prompt));
    for (earlier, later, _) in index.pairs(RESEMBLES) {
        if let (Some((other, twin)), Some((file, q))) = (all.get(earlier), all.get(later)) {
            Page { file, place: &q.id, findings: found }.advice(
                "duplicate",
                format!("The prompt reads like that of \u{201c}{}\u{201d} in {other}; keep one, or ask for something else.", twin.id),
            );
        }
    }
}

fn copied_anchors(all: &[(&str, &Question)], found: &mut Vec<Finding>) {
    let anchors: Vec<(&str, &Question, &str)> = all
        .iter()
        .flat_map(|(file, q)| q.levels.values().map(move |a| (*file, *q, a)))
        .flat_map(|(file, q, a)| [&a.one, &a.three, &a.five].map(|text| (file, q, text.as_str())))
        .filter(|(.., text)| !text.trim().is_empty())
        .collect();
    let mut said = BTreeSet::new();
    for (earlier, later, _) in Index::of(anchors.iter().map(|(.., text)| text)).pairs(COPIED) {
        if let (Some((_, twin, _)), Some((file, q, _))) = (anchors.get(earlier), anchors.get(later))
            && twin.id != q.id
            && said.insert((&twin.id, &q.id))
        {
            Page { file, place: &q.id, findings: found }.advice(
                "anchor-copied",
                format!("An anchor reads like one of \u{201c}{}\u{201d}; write what is heard in answer to this question.", twin.id),
            );
        }
    }
}

/// Two spellings of one competency would be two rows of a scorecard.
fn competencies(all: &[(&str, &Question)], found: &mut Vec<Finding>) {
    let bare = |name: &str| {
        name.to_lowercase().replace('&', "and").chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (file, q) in all {
        let name = q.competency.as_str();
        let other = first.entry(bare(name)).or_insert(name);
        if *other != name {
            Page { file, place: &q.id, findings: found }.error(
                "competency",
                format!("\u{201c}{name}\u{201d} is called \u{201c}{other}\u{201d} elsewhere; use one name."),
            );
        }
    }
}

fn topics(all: &[(&str, &Question)], covered: &[Covered], found: &mut Vec<Finding>) {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for topic in all.iter().flat_map(|(_, q)| &q.topics) {
        *used.entry(topic).or_default() += 1;
    }
    for row in covered.iter().filter(|row| !used.contains_key(row.topic.as_str())) {
        Page { file: "coverage.csv", place: &row.topic, findings: found }.error(
            "coverage",
            format!(
                "No question is about {}; write one, with the topic \u{201c}{}\u{201d}.",
                row.title, row.topic
            ),
        );
    }
    let spelling = |topic: &str| topic.trim_end_matches('s').replace(['-', '_', ' '], "");
    let mut spelt: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for topic in used.keys() {
        spelt.entry(spelling(topic)).or_default().insert(topic);
    }
    let lives =
        |topic: &str| used.get(topic).is_some_and(|n| *n > 1) || covered.iter().any(|row| row.topic == topic);
    for (file, q) in all {
        let mut page = Page { file, place: &q.id, findings: found };
        for topic in &q.topics {
            let other = spelt.get(&spelling(topic)).into_iter().flatten().find(|other| *other != topic);
            if let (Some(other), false) = (other, lives(topic)) {
                page.advice("topics", format!("The topic \u{201c}{topic}\u{201d} is spelt \u{201c}{other}\u{201d} elsewhere; use one spelling."));
            }
        }
        if all.len() >= COLLECTION && !q.topics.is_empty() && !q.topics.iter().any(|t| lives(t)) {
            page.advice(
                "topics",
                "None of the topics is used by another question, so none leads here; add one that is.",
            );
        }
    }
}
