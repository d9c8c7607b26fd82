//! What a question needs to be complete: names, lengths, minutes. What its texts say is looked at in `said` (aloud)
//! and `heard` (signals and anchors).

use super::{Page, code, heard, is_slug, private, said, text, twice};
use crate::exchange::Question;
use crate::level::default_ladder;
use crate::question::Kind;

pub(super) fn check(question: &Question, page: &mut Page<'_>) {
    names(question, page);
    minutes(question, page);
    // A guide may hold code; without it there must still be something to listen for.
    page.length("The guide", &question.guide, 100, 3_000);
    said::check(question, page);
    heard::check(question, page);
    code::check(question, page);
    private::check(question, page);
}

/// True when the rules about words hold: prompt and anchors together read as English.
pub(super) fn in_english(question: &Question) -> bool {
    let mut all = text::parts(&question.prompt).prose;
    for anchors in question.levels.values() {
        all.push_str(&anchors.three);
        all.push('\n');
    }
    text::is_english(&all)
}

fn names(question: &Question, page: &mut Page<'_>) {
    let id = &question.id;
    if !is_slug(id) || id.len() > 60 {
        page.error(
            "id",
            format!("The id \u{201c}{id}\u{201d} is not a slug; write lower-case words with hyphens, 60 characters at most."),
        );
    }
    if question.competency.trim().is_empty() {
        page.error("competency", "No competency is named; say what the answer is evidence of.");
    }
    if question.topics.is_empty() {
        page.error("topics", "The question has no topic; add one that people would search for.");
    }
    if question.topics.len() > 6 {
        page.advice(
            "topics",
            format!("{} topics; keep the few that people would search for.", question.topics.len()),
        );
    }
    for topic in question.topics.iter().filter(|t| t.trim().is_empty() || **t != t.to_lowercase()) {
        page.error(
            "topics",
            format!("The topic \u{201c}{topic}\u{201d} is empty or has capitals; write it in lower case."),
        );
    }
    for topic in twice(question.topics.iter().map(String::as_str)) {
        page.error("topics", format!("The topic \u{201c}{topic}\u{201d} stands there twice; take one out."));
    }
    let ladder = default_ladder();
    for level in question.levels.keys().filter(|l| !ladder.iter().any(|rung| rung.key == **l)) {
        page.advice(
            "level",
            format!("The level \u{201c}{level}\u{201d} is not on the ladder Evenhand starts with; write junior, mid, senior or staff unless you added that rung."),
        );
    }
}

/// Planned minutes: 2 to 30 for any question, and for each kind what people need to think and speak.
fn minutes(question: &Question, page: &mut Page<'_>) {
    let (kind, planned) = (question.kind, question.minutes);
    let usual = match kind {
        Kind::Knowledge => 3..=10,
        Kind::PastBehaviour | Kind::Situational => 5..=12,
        Kind::Task => 8..=30,
    };
    if !(2..=30).contains(&planned) {
        page.error(
            "minutes",
            format!("{planned} minutes are planned; a question takes 2 to 30, so split it or plan anew."),
        );
    } else if !usual.contains(&planned) {
        let (from, to) = usual.into_inner();
        page.advice(
            "minutes",
            format!(
                "{planned} minutes are planned; a {} question usually takes {from} to {to}.",
                kind.label()
            ),
        );
    }
}
