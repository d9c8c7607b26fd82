//! What a question set says differently from one version to another, in sentences: what came and went, moved, or
//! counts otherwise. Whose interviews can still be compared is read from it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{ItemId, SectionId};
use crate::interview::Stage;
use crate::question::Content;
use crate::score::CompetencyRule;
use crate::set::{Item, Published, Section};
use crate::text::{isolated, listed, quoted};

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeSort {
    /// A question or a section came.
    Added,
    /// A question or a section went.
    Removed,
    /// A question or a section stands elsewhere.
    Moved,
    /// Weight, minutes, what is required, a title, a rule.
    Changed,
    /// A question says something else.
    Text,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetChange {
    /// What sort of change.
    pub sort: ChangeSort,
    /// The change as a sentence.
    pub sentence: String,
    /// The question's words before and after, where they differ.
    pub texts: Option<Box<(Content, Content)>>,
}

/// Everything that differs between two versions of a set, in the order of the newer one.
#[must_use]
pub fn differences(older: &Published, newer: &Published) -> Vec<SetChange> {
    let mut found = Vec::new();
    let mut say = |sort, sentence| found.push(SetChange { sort, sentence, texts: None });
    head(older, newer, &mut say);
    sections(older, newer, &mut say);
    rules(older, newer, &mut say);
    let (before, after) = (places(older), places(newer));
    for old in before.iter().filter(|old| after.iter().all(|new| new.item.id != old.item.id)) {
        say(ChangeSort::Removed, format!("{} was taken out; it was question {}.", old.title(), old.number));
    }
    let stays = unmoved(&before, &after);
    for new in &after {
        let Some(old) = before.iter().find(|old| old.item.id == new.item.id) else {
            let to = new.heading(" of section ", newer);
            say(ChangeSort::Added, format!("{} was added as question {}{to}.", new.title(), new.number));
            continue;
        };
        if old.section.id != new.section.id {
            let to = new.heading(" of section ", newer);
            let from = format!("question {}{}", old.number, old.heading(" of section ", older));
            say(
                ChangeSort::Moved,
                format!("{} moved from {from} to question {}{to}.", new.title(), new.number),
            );
        } else if !stays.contains(&new.item.id) {
            let (from, to) = (old.number, new.number);
            say(ChangeSort::Moved, format!("{} moved from question {from} to question {to}.", new.title()));
        }
        let terms = terms(old.item, new.item);
        if !terms.is_empty() {
            say(ChangeSort::Changed, format!("{} {}.", new.title(), listed(&terms)));
        }
    }
    for new in &after {
        let Some(old) = before.iter().find(|old| old.item.id == new.item.id) else { continue };
        if old.item.content != new.item.content {
            found.push(SetChange {
                sort: ChangeSort::Text,
                sentence: format!("{} says something else.", new.title()),
                texts: Some(Box::new((old.item.content.clone(), new.item.content.clone()))),
            });
        }
    }
    found
}

/// Where an item stands.
struct Place<'a> {
    item: &'a Item,
    section: &'a Section,
    /// 1 for the first of the set.
    number: usize,
}

impl Place<'_> {
    fn title(&self) -> String {
        quoted(&self.item.content.shown_title())
    }

    /// The section's heading after some words, where the set has more than one section.
    fn heading(&self, words: &str, set: &Published) -> String {
        if set.sections.len() < 2 { String::new() } else { format!("{words}{}", named(self.section, set)) }
    }
}

fn places(set: &Published) -> Vec<Place<'_>> {
    let items = set.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)));
    items.zip(1..).map(|((section, item), number)| Place { item, section, number }).collect()
}

/// A section's heading, or its number where it has none.
fn named(section: &Section, set: &Published) -> String {
    if section.title.is_empty() {
        let at = set.sections.iter().position(|s| s.id == section.id).unwrap_or_default();
        format!("{}", at + 1)
    } else {
        quoted(&section.title)
    }
}

fn head(older: &Published, newer: &Published, say: &mut impl FnMut(ChangeSort, String)) {
    if older.title != newer.title {
        say(
            ChangeSort::Changed,
            format!("The set is called {} instead of {}.", quoted(&newer.title), quoted(&older.title)),
        );
    }
    if older.level != newer.level {
        let (from, to) = (isolated(&older.level_name), isolated(&newer.level_name));
        say(ChangeSort::Changed, format!("The set is for {to} instead of {from}."));
    }
    if older.minutes != newer.minutes {
        let (from, to) = (older.minutes, newer.minutes);
        say(ChangeSort::Changed, format!("The slot takes {to} instead of {from} minutes."));
    }
    for stage in Stage::ALL.into_iter().filter(|stage| older.words.of(*stage) != newer.words.of(*stage)) {
        say(ChangeSort::Changed, format!("{}: the words to say are different.", stage.label()));
    }
    let bars = [
        ("No", older.thresholds.no, newer.thresholds.no),
        ("Yes", older.thresholds.yes, newer.thresholds.yes),
        ("Strong yes", older.thresholds.strong_yes, newer.thresholds.strong_yes),
    ];
    for (name, from, to) in bars.into_iter().filter(|(_, from, to)| from != to) {
        say(ChangeSort::Changed, format!("{name} is proposed from {to} on instead of {from}."));
    }
}

fn sections(older: &Published, newer: &Published, say: &mut impl FnMut(ChangeSort, String)) {
    let find = |set: &Published, id: SectionId| set.sections.iter().position(|s| s.id == id);
    for old in older.sections.iter().filter(|old| find(newer, old.id).is_none()) {
        say(ChangeSort::Removed, format!("Section {} was removed.", named(old, older)));
    }
    let shared = |set: &Published, other: &Published| -> Vec<SectionId> {
        set.sections.iter().map(|s| s.id).filter(|id| find(other, *id).is_some()).collect()
    };
    let stays = longest_common(&shared(older, newer), &shared(newer, older));
    for (new, at) in newer.sections.iter().zip(1..) {
        let name = named(new, newer);
        let Some(old) = find(older, new.id).and_then(|at| older.sections.get(at)) else {
            say(ChangeSort::Added, format!("Section {name} was added in place {at}."));
            continue;
        };
        if old.title != new.title {
            let title = |s: &Section| {
                if s.title.is_empty() { "without a heading".to_owned() } else { quoted(&s.title) }
            };
            say(ChangeSort::Changed, format!("Section {at} is {} instead of {}.", title(new), title(old)));
        }
        if !stays.contains(&new.id) {
            say(ChangeSort::Moved, format!("Section {name} moved to place {at}."));
        }
    }
}

fn rules(older: &Published, newer: &Published, say: &mut impl FnMut(ChangeSort, String)) {
    let weight = |rule: &CompetencyRule| {
        rule.weight.map_or_else(|| "what its questions weigh".to_owned(), |w| w.to_string())
    };
    for old in older.competencies.iter().filter(|old| newer.competencies.iter().all(|new| new.id != old.id)) {
        say(ChangeSort::Removed, format!("{} is no row of the scorecard any more.", isolated(&old.name)));
    }
    for new in &newer.competencies {
        let name = isolated(&new.name);
        let Some(old) = older.competencies.iter().find(|old| old.id == new.id) else {
            say(ChangeSort::Added, format!("{name} is a row of the scorecard now."));
            continue;
        };
        if old.name != new.name {
            say(ChangeSort::Changed, format!("{} is called {name} now.", isolated(&old.name)));
        }
        if old.weight != new.weight {
            say(ChangeSort::Changed, format!("{name} counts {} instead of {}.", weight(new), weight(old)));
        }
        match (old.minimum, new.minimum) {
            (None, None) => {}
            (Some(from), Some(to)) if from == to => {}
            (Some(from), Some(to)) => {
                say(ChangeSort::Changed, format!("The minimum for {name} is {to} instead of {from}."));
            }
            (None, Some(to)) => say(ChangeSort::Changed, format!("{name} has a minimum of {to} now.")),
            (Some(from), None) => {
                say(ChangeSort::Changed, format!("{name} has no minimum any more; it was {from}."));
            }
        }
    }
}

/// What an item says of weight, minutes and being required, where that differs.
fn terms(old: &Item, new: &Item) -> Vec<String> {
    let mut terms = Vec::new();
    if old.weight != new.weight {
        terms.push(format!("weighs {} instead of {}", new.weight, old.weight));
    }
    if old.minutes != new.minutes {
        terms.push(format!("takes {} instead of {} minutes", new.minutes, old.minutes));
    }
    if old.required != new.required {
        terms.push(if new.required { "is required now" } else { "is not required any more" }.to_owned());
    }
    terms
}

/// The items that can be said to stand still, so that as few as possible are said to have moved.
fn unmoved(before: &[Place], after: &[Place]) -> BTreeSet<ItemId> {
    let ids = |of: &[Place], other: &[Place]| -> Vec<ItemId> {
        of.iter().map(|p| p.item.id).filter(|id| other.iter().any(|p| p.item.id == *id)).collect()
    };
    longest_common(&ids(before, after), &ids(after, before))
}

/// The longest sequence that two orders of the same things have in common.
fn longest_common<T: Ord + Copy>(a: &[T], b: &[T]) -> BTreeSet<T> {
    // For each place in `b`: the longest common sequence that ends there, as its length and what it follows.
    let at = |id: &T| a.iter().position(|x| x == id);
    let mut ends: Vec<(usize, Option<usize>)> = Vec::new();
    for (n, id) in b.iter().enumerate() {
        let best = (0..n)
            .filter(|m| b.get(*m).and_then(&at) < at(id))
            .max_by_key(|m| (ends.get(*m).map_or(0, |e| e.0), std::cmp::Reverse(*m)));
        ends.push((1 + best.and_then(|m| ends.get(m)).map_or(0, |e| e.0), best));
    }
    let mut next = (0..b.len()).max_by_key(|n| (ends.get(*n).map_or(0, |e| e.0), std::cmp::Reverse(*n)));
    let mut common = BTreeSet::new();
    while let Some(n) = next {
        common.extend(b.get(n));
        next = ends.get(n).and_then(|e| e.1);
    }
    common
}

#[cfg(test)]
mod tests;
