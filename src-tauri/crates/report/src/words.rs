//! What the figures of a record are called: one wording for the page, the Markdown and the metadata.

use model::answer::{Note, NoteKind, Outcome, Rating};
use model::decision::Decision;
use model::interview::{Stage, State};
use model::question::shown_title;
use model::score::{COMPLETE_FROM, shown};
use model::scorecard::{Evidence, Scorecard};

/// Minutes and seconds, with hours where there are any: `04:30`, `1:02:09`.
#[must_use]
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// Time spent against the plan: `47 min of 60 min planned`.
#[must_use]
pub fn spent(seconds: u32, planned: u16) -> String {
    let time = match (seconds, seconds / 60, seconds % 60) {
        (0, ..) => "0 min".to_owned(),
        (_, 0, s) => format!("{s} s"),
        (_, m, 0) => format!("{m} min"),
        (_, m, s) if m < 20 => format!("{m} min {s} s"),
        (_, m, s) => format!("{} min", m + u32::from(s >= 30)),
    };
    if planned == 0 { time } else { format!("{time} of {planned} min planned") }
}

/// How long the interview took: against the plan where it was measured, else as it was stated.
#[must_use]
pub fn duration(card: &Scorecard) -> String {
    match (held(card), card.timed, card.seconds) {
        (false, ..) => "none".to_owned(),
        (_, true, seconds) => spent(seconds, card.planned_minutes),
        (_, false, 0) => "not timed".to_owned(),
        (_, false, seconds) => format!("{}, as stated", spent(seconds, 0)),
    }
}

/// How long a question or a stage took, against the plan where it was measured.
#[must_use]
pub fn time(card: &Scorecard, seconds: u32, planned: u16) -> String {
    if card.timed { spent(seconds, planned) } else { "not timed".to_owned() }
}

/// The kind of a note, after its time where that was measured. What the candidates ask is a question, not a quote.
#[must_use]
pub fn note(card: &Scorecard, note: &Note, stage: Option<Stage>) -> String {
    let kind = match (stage, note.kind) {
        (Some(Stage::CandidateQuestions), NoteKind::Quote) => "question",
        (_, kind) => kind.label(),
    };
    if card.timed { format!("{}  {kind}", clock(note.at_seconds)) } else { kind.to_owned() }
}

/// What stands in place of a share of fidelity that has no value.
#[must_use]
pub fn no_share(card: &Scorecard) -> &'static str {
    if card.timed { "not judged" } else { "not timed" }
}

/// False where the interview never took place, so that there is nothing to print but that.
#[must_use]
pub fn held(card: &Scorecard) -> bool {
    card.started.is_some() || card.end.decidable()
}

/// A share as a whole percentage, which is 100 or 0 only where nothing or everything is missing.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let honest = match rounded as i64 {
        100 if share < 1.0 - 1e-9 => 99.0,
        0 if share > 1e-9 => 1.0,
        _ => rounded,
    };
    // A sum over nothing is minus nought, which nobody wants to read.
    format!("{:.0} %", honest + 0.0)
}

/// The name, or the code where the record is blind.
#[must_use]
pub fn candidate(card: &Scorecard) -> &str {
    card.candidate_name.as_deref().unwrap_or(&card.candidate_code)
}

/// What the candidate is interviewed for.
#[must_use]
pub fn role(card: &Scorecard) -> String {
    match (card.opening.trim(), card.level_name.trim()) {
        ("", "") => "Opening and level are not named".to_owned(),
        ("", level) => format!("Level {level}"),
        (opening, "") => opening.to_owned(),
        (opening, level) => format!("{opening}, level {level}"),
    }
}

/// The question set and its version.
#[must_use]
pub fn set(card: &Scorecard) -> String {
    format!("{}, version {}", named(&card.set_title), card.set_version)
}

/// A name, or that there is none.
#[must_use]
pub fn named(name: &str) -> &str {
    if name.trim().is_empty() { "not named" } else { name }
}

/// Day and time as the interviewer's wall clock showed them.
#[must_use]
pub fn day(card: &Scorecard) -> String {
    match card.started {
        Some(at) => at.local(card.utc_offset_minutes, "%A %-d %B %Y, %H:%M"),
        None if held(card) => "not begun".to_owned(),
        None => "did not take place".to_owned(),
    }
}

/// What stands for the record: whether it can still change.
#[must_use]
pub fn standing(state: State) -> String {
    match state {
        State::Sealed => "sealed, read-only".to_owned(),
        State::Closed => "closed, not sealed".to_owned(),
        other => format!("preview, interview {}", other.label()),
    }
}

/// The decision; where there is none, that is said.
#[must_use]
pub fn decision(card: &Scorecard) -> &'static str {
    let none = if card.end.decidable() { "No decision yet" } else { "No decision" };
    card.decision.map_or(none, Decision::label)
}

/// What the thresholds propose, and whether the interviewer followed them.
#[must_use]
pub fn proposal(card: &Scorecard) -> String {
    if !card.end.decidable() {
        return format!("There is nothing to decide, because {}.", card.end.label());
    }
    match (card.decision, card.score.proposal) {
        (None, None) => "Nobody has decided; that is not a no.".to_owned(),
        (None, Some(p)) => format!("Nobody has decided; that is not a no. Proposed: {}.", low(p)),
        (Some(_), None) => "Nothing is proposed without an overall score.".to_owned(),
        (Some(d), Some(p)) if d == p => "As the thresholds of the set propose.".to_owned(),
        (Some(_), Some(p)) => format!("Differs from the suggestion ({}).", low(p)),
    }
}

fn low(decision: Decision) -> String {
    decision.label().to_lowercase()
}

/// The overall score with one decimal, or why there is none.
///
/// # Errors
/// The reason, as a sentence.
pub fn overall(card: &Scorecard) -> Result<String, String> {
    if let Some(overall) = card.score.overall {
        return Ok(shown(overall));
    }
    if !card.end.decidable() {
        return Err(format!("There is no score, because {}.", card.end.label()));
    }
    let open: Vec<String> =
        card.evidence.iter().filter(|e| unrated(e)).map(|e| e.number.to_string()).collect();
    Err(match open.as_slice() {
        [] => "No question of the set has a rating.".to_owned(),
        [one] => {
            format!("Question {one} was asked and has neither a rating nor \u{201c}not assessed\u{201d}.")
        }
        [most @ .., last] => format!(
            "Questions {} and {last} were asked and have neither a rating nor \u{201c}not assessed\u{201d}.",
            most.join(", ")
        ),
    })
}

/// What a question is called; records sealed before there were titles have one proposed from the prompt.
#[must_use]
pub fn question(e: &Evidence) -> String {
    shown_title(&e.title, &e.prompt)
}

fn unrated(e: &Evidence) -> bool {
    !e.ad_hoc && e.outcome == Outcome::Answered && e.rating.is_none() && !e.not_assessed
}

/// True where the record is whole and its decision follows the proposal.
#[must_use]
pub fn nothing_to_remark(card: &Scorecard) -> bool {
    !card.score.incomplete && card.score.overall.is_some() && card.decision == card.score.proposal
}

/// What coverage means here.
#[must_use]
pub fn coverage(card: &Scorecard) -> String {
    if card.score.incomplete {
        format!("Incomplete: less than {} of the set\u{2019}s weight was rated.", percent(COMPLETE_FROM))
    } else {
        "of the set\u{2019}s weight was rated".to_owned()
    }
}

/// What a rating says, in words.
#[must_use]
pub fn rating(rating: Rating) -> &'static str {
    match rating.get() {
        1 => "well below the level",
        2 => "below the level",
        3 => "at the level",
        4 => "above the level",
        _ => "well above the level",
    }
}

/// What became of a question that has no rating.
#[must_use]
pub fn unrated_because(e: &Evidence) -> String {
    match e.outcome {
        Outcome::NotAsked => "Not asked".to_owned(),
        Outcome::Skipped => match e.skip_reason.trim() {
            "" => "Skipped, without a reason".to_owned(),
            reason => format!("Skipped: {reason}"),
        },
        Outcome::NoAnswer | Outcome::Answered if e.not_assessed => "Not assessed".to_owned(),
        Outcome::NoAnswer => "Asked, no answer".to_owned(),
        Outcome::Answered => "Not rated".to_owned(),
    }
}

/// How many questions were asked, rated, skipped, in one sentence.
#[must_use]
pub fn tally(card: &Scorecard) -> String {
    let set = || card.evidence.iter().filter(|e| !e.ad_hoc);
    let count = |of: fn(&&Evidence) -> bool| set().filter(of).count();
    let all = set().count();
    let mut parts = vec![
        format!("{} asked", count(|e| e.outcome.asked())),
        format!("{} rated", count(|e| e.rating.is_some())),
    ];
    let mut add = |n: usize, what: &str| {
        if n > 0 {
            parts.push(format!("{n} {what}"));
        }
    };
    let silent =
        |rated| set().filter(|e| e.outcome == Outcome::NoAnswer && e.rating.is_some() == rated).count();
    add(silent(true), "of them without an answer");
    add(silent(false), "without an answer");
    add(count(|e| e.outcome == Outcome::Skipped), "skipped");
    add(count(|e| e.outcome == Outcome::NotAsked), "not asked");
    add(count(|e| e.not_assessed), "not assessed");
    add(card.evidence.len() - all, "added ad hoc and not counted in the score");
    let questions = if all == 1 { "1 question".to_owned() } else { format!("{all} questions") };
    format!("{questions} in the set: {}.", parts.join(", "))
}

/// The title of the document.
#[must_use]
pub fn title(card: &Scorecard) -> String {
    let name: Vec<&str> = candidate(card).split_whitespace().collect();
    format!("Scorecard of {}: {}", name.join(" "), role(card))
}

/// The first twelve digits of a hash, which is what a page has room for.
#[must_use]
pub fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!((clock(64), clock(3729)), ("01:04".to_owned(), "1:02:09".to_owned()));
        assert_eq!(spent(0, 5), "0 min of 5 min planned");
        assert_eq!(spent(40, 5), "40 s of 5 min planned");
        assert_eq!(spent(270, 5), "4 min 30 s of 5 min planned");
        assert_eq!(spent(2850, 60), "48 min of 60 min planned");
    }

    #[test]
    fn a_percentage_is_whole_only_when_everything_is_there() {
        let shares = [0.0, -0.0, 0.001, 0.5, 0.999, 1.0];
        assert_eq!(shares.map(percent), ["0 %", "0 %", "1 %", "50 %", "99 %", "100 %"]);
    }
}
