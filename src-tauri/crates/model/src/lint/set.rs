//! A question set in a file: its questions are known, have anchors for its level, and fit its slot.

use std::collections::BTreeMap;

use super::{Page, is_slug, twice};
use crate::exchange::{File, Place, Question, Set};
use crate::question::Kind;
use crate::set::Reserve;

/// Minutes below which a row of the scorecard rests on too little, in a slot that has room for more.
const THIN: u16 = 5;

pub(super) fn check(set: &Set, files: &[(String, File)], page: &mut Page<'_>) {
    if !is_slug(&set.id) {
        page.error(
            "id",
            format!("The id \u{201c}{}\u{201d} is not a slug; write lower-case words with hyphens.", set.id),
        );
    }
    page.length("The set's title", &set.title, 3, 80);
    let places: Vec<&Place> = set.sections.iter().flat_map(|s| &s.questions).collect();
    if places.is_empty() {
        page.error("set", "The set has no questions; list some by their ids.");
        return;
    }
    for section in set.sections.iter().filter(|s| s.questions.is_empty()) {
        page.error(
            "set",
            format!("The section \u{201c}{}\u{201d} is empty; add questions or remove it.", section.title),
        );
    }
    if set.sections.len() > 1 && set.sections.iter().any(|s| s.title.trim().is_empty()) {
        page.error("set", "A section has no title; with several sections each needs one.");
    }
    for id in twice(places.iter().map(|p| id(p))) {
        page.error("set", format!("\u{201c}{id}\u{201d} stands in the set twice; take one out."));
    }
    let known: BTreeMap<&str, &Question> =
        files.iter().flat_map(|(_, f)| &f.questions).map(|q| (q.id.as_str(), q)).collect();
    let mut asked = Vec::new();
    for place in places {
        match known.get(id(place)) {
            Some(question) => asked.push((place, *question)),
            None => page.error(
                "set",
                format!("No question \u{201c}{}\u{201d} is in these files; mend the id, or hand in the file that has it.", id(place)),
            ),
        }
    }
    anchored(set, &asked, page);
    in_time(set, &asked, page);
    evidence(set, &asked, page);
}

fn id(place: &Place) -> &str {
    match place {
        Place::Plain(id) | Place::Full { id, .. } => id,
    }
}

/// Minutes a place takes: its own, or else its question's.
fn minutes(place: &Place, question: &Question) -> u16 {
    match place {
        Place::Full { minutes: Some(minutes), .. } => *minutes,
        _ => question.minutes,
    }
}

fn anchored(set: &Set, asked: &[(&Place, &Question)], page: &mut Page<'_>) {
    for (place, question) in asked {
        let complete = question
            .levels
            .get(&set.level)
            .is_some_and(|a| [&a.one, &a.three, &a.five].iter().all(|text| !text.trim().is_empty()));
        if !complete {
            page.error(
                "set-level",
                format!(
                    "\u{201c}{}\u{201d} has no anchors for {}; write them or take another question.",
                    question.id, set.level
                ),
            );
        }
        if let Place::Full { weight, .. } = place
            && !(weight.is_finite() && *weight > 0.0)
        {
            page.error(
                "set",
                format!("\u{201c}{}\u{201d} has a weight of {weight}; give it one above 0.", question.id),
            );
        }
    }
}

fn in_time(set: &Set, asked: &[(&Place, &Question)], page: &mut Page<'_>) {
    let planned = asked.iter().map(|(p, q)| minutes(p, q)).fold(0, u16::saturating_add);
    let room = set.minutes.saturating_sub(Reserve::for_slot(set.minutes).total());
    if planned > room {
        page.error("set-time", format!("{planned} minutes of questions do not fit the {room} that a {} minute slot leaves; take some out.", set.minutes));
    } else if u32::from(planned) * 10 < u32::from(room) * 7 {
        page.advice("set-time", format!("{planned} minutes of questions leave much of the {room} minutes free; add one, or shorten the slot."));
    }
    for (place, question) in asked {
        let given = minutes(place, question);
        if given == 0 || u32::from(given) * 2 < u32::from(question.minutes) {
            page.error(
                "set-time",
                format!(
                    "\u{201c}{}\u{201d} gets {given} of its {} minutes; give it more or leave it out.",
                    question.id, question.minutes
                ),
            );
        }
    }
}

/// Each competency of the scorecard rests on enough, and behaviour is looked at from more than one side.
fn evidence(set: &Set, asked: &[(&Place, &Question)], page: &mut Page<'_>) {
    let mut by: BTreeMap<&str, u16> = BTreeMap::new();
    for (place, question) in asked {
        let sum = by.entry(question.competency.as_str()).or_default();
        *sum = sum.saturating_add(minutes(place, question));
    }
    if set.minutes >= 45 {
        for (competency, sum) in by.iter().filter(|(_, sum)| **sum < THIN) {
            page.advice(
                "set-evidence",
                format!(
                    "{competency} rests on {sum} minutes; add a question for it, or take its question out."
                ),
            );
        }
    }
    let behaviour = |k: Kind| matches!(k, Kind::PastBehaviour | Kind::Situational);
    if asked.len() >= 4 && asked.iter().all(|(_, q)| behaviour(q.kind)) && by.len() < 3 {
        page.advice(
            "set-evidence",
            format!(
                "{} behaviour questions for {} competencies; look at three at least.",
                asked.len(),
                by.len()
            ),
        );
    }
}
