//! The scorecard as Markdown: the same words in the same order as the page, for people who keep text.

use std::fmt::Write as _;

use model::answer::Note;
use model::interview::Stage;
use model::score::shown;
use model::scorecard::{Evidence, Scorecard};

use crate::{Options, words};

/// The document.
#[must_use]
pub fn markdown(card: &Scorecard, hash: &str, options: &Options) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# Scorecard of {}\n", line(words::candidate(card)));
    let facts = [
        ("Opening", words::named(&card.opening).to_owned()),
        ("Level", words::named(&card.level_name).to_owned()),
        ("Question set", words::set(card)),
        ("Interviewer", words::named(&card.interviewer).to_owned()),
        ("Date", words::day(card)),
        ("Duration", words::duration(card)),
        ("Candidate\u{2019}s code", card.candidate_code.clone()),
        ("Record", format!("{}, {}", card.id, words::standing(card.state))),
        ("SHA-256", hash.to_owned()),
    ];
    for (label, value) in facts {
        let _ = writeln!(out, "- {label}: {}", line(&value));
    }
    let _ = writeln!(out, "\n## Decision: {}\n\n{}", words::decision(card), words::proposal(card));
    if !card.decision_reason.trim().is_empty() {
        let _ = writeln!(out, "\nReason: {}", text(&card.decision_reason));
    }
    if card.end.decidable() {
        score(&mut out, card);
    }
    for remark in &card.remarks {
        let _ = writeln!(out, "\n> {}", line(remark));
    }
    if words::held(card) {
        below(&mut out, card, options);
    }
    out
}

/// The overall score and what it covers.
fn score(out: &mut String, card: &Scorecard) {
    match words::overall(card) {
        Ok(score) => {
            let _ = writeln!(out, "\nOverall score: **{score}** on the scale from 1 to 5");
        }
        Err(why) => {
            let _ = writeln!(out, "\nOverall score: none. {why}");
        }
    }
    let _ = writeln!(out, "\nCoverage: {} ({})", words::percent(card.score.coverage), words::coverage(card));
}

/// What follows the decision and the remarks of an interview that took place.
fn below(out: &mut String, card: &Scorecard, options: &Options) {
    competencies(out, card);
    for (title, written) in
        [("Strengths", &card.strengths), ("Concerns", &card.concerns), ("Summary", &card.summary)]
    {
        let written = if written.trim().is_empty() { "Nothing written.".to_owned() } else { text(written) };
        let _ = writeln!(out, "\n## {title}\n\n{written}");
    }
    let _ = writeln!(out, "\n## Structure fidelity\n");
    let mean = ("Mean", card.fidelity.mean);
    for (name, share) in card.fidelity.shares().into_iter().chain([mean]) {
        let _ = writeln!(out, "- {name}: {}", share.map_or(words::no_share(card).to_owned(), words::percent));
    }
    if !options.summary_only {
        let _ = writeln!(out, "\n## Evidence\n\n{}", words::tally(card));
        card.evidence.iter().for_each(|answer| question(out, card, answer, options));
        for stage in card.stages.iter().filter(|stage| options.notes && !stage.notes.is_empty()) {
            let time = words::time(card, stage.seconds, stage.planned_minutes);
            let _ = writeln!(out, "\n### {}\n\n{time}, not rated", stage.stage.label());
            notes(out, card, &stage.notes, Some(stage.stage));
        }
    }
}

fn competencies(out: &mut String, card: &Scorecard) {
    let _ = writeln!(
        out,
        "\n## Competencies\n\n| Competency | Score | Bar | Weight |\n| --- | ---: | ---: | ---: |"
    );
    let total: f64 = card.score.competencies.iter().map(|c| c.weight).sum();
    for c in &card.score.competencies {
        let score = c.score.map_or("not assessed".to_owned(), shown);
        let bar = match (c.minimum, c.below_bar) {
            (Some(bar), true) => format!("below {}", shown(bar)),
            (Some(bar), false) => shown(bar),
            (None, _) => String::new(),
        };
        let weight = if total > 0.0 { words::percent(c.weight / total) } else { String::new() };
        let _ = writeln!(out, "| {} | {score} | {bar} | {weight} |", line(&c.name).replace('|', "\\|"));
    }
}

fn question(out: &mut String, card: &Scorecard, answer: &Evidence, options: &Options) {
    let _ = writeln!(out, "\n### {}. {}\n", answer.number, line(&words::question(answer)));
    let ad_hoc = if answer.ad_hoc { ", ad hoc, not counted in the score" } else { "" };
    let time = words::time(card, answer.seconds, answer.planned_minutes);
    let mut about = vec![
        line(&answer.competency_name),
        line(&answer.section),
        format!("{}{ad_hoc}, {time}", answer.kind.label()),
    ];
    about.retain(|part| !part.is_empty());
    about.dedup();
    let _ = writeln!(out, "{}\n\n{}", about.join(", "), answer.prompt.trim());
    if options.guide && !answer.guide.trim().is_empty() {
        let _ = writeln!(out, "\n**Answer guide**\n\n{}", answer.guide.trim());
    }
    match answer.rating {
        Some(rating) => {
            let _ = writeln!(out, "\n**Rated {}**, {}", rating.get(), words::rating(rating));
            for (at, anchor) in answer.anchors.of(rating) {
                let _ = writeln!(out, "\n- Anchor {at}: {}", line(anchor));
            }
        }
        None => {
            let _ = writeln!(out, "\n**{}**", line(&words::unrated_because(answer)));
        }
    }
    for signal in answer.signals.iter().filter(|s| s.ticked) {
        let flag = if signal.signal.red_flag { "red flag: " } else { "" };
        let _ = writeln!(out, "\n- [x] {flag}{}", line(&signal.signal.text));
    }
    for probe in answer.probes.iter().filter(|p| p.used) {
        let _ = writeln!(out, "\n- Probe used: {}", line(&probe.text));
    }
    if options.notes {
        notes(out, card, &answer.notes, None);
    }
}

fn notes(out: &mut String, card: &Scorecard, notes: &[Note], stage: Option<Stage>) {
    for note in notes {
        let label = words::note(card, note, stage).replace("  ", " ");
        let _ = writeln!(out, "\n- {label}: {}", line(&note.text));
    }
}

/// A text as one line whose first character starts no list, heading or quotation.
fn line(typed: &str) -> String {
    let joined = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.starts_with(['#', '>', '-', '+', '*']) { format!("\\{joined}") } else { joined }
}

/// Lines as typed, each of its own.
fn text(typed: &str) -> String {
    typed
        .trim()
        .lines()
        .map(|l| if l.trim().is_empty() { String::new() } else { line(l) })
        .collect::<Vec<_>>()
        .join("  \n")
}
