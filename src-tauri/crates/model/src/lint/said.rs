//! What is spoken: a prompt that can be read aloud and asks one thing, one concrete case where it is about behaviour,
//! and probes of one question each.

use super::question::in_english;
use super::{Page, text};
use crate::exchange::Question;
use crate::likeness::likeness;
use crate::question::Kind;

/// From here on two short texts say the same: probes, signals.
pub(super) const SAME: f64 = 0.8;

pub(super) fn check(question: &Question, page: &mut Page<'_>) {
    let prose = text::parts(&question.prompt).prose;
    page.length("What is read aloud of the prompt", &prose, 30, 420);
    written_only(&prose, page);
    if in_english(question) {
        one_thing(question.kind, &prose, page);
        one_case(question.kind, &prose, page);
        tone(question, page);
    }
    probes(question, page);
}

/// Marks and signs that have no sound.
fn written_only(prose: &str, page: &mut Page<'_>) {
    let layout = |line: &&str| {
        let line = line.trim_start();
        let numbered = line.split_once(". ").is_some_and(|(n, _)| n.parse::<u8>().is_ok());
        numbered || ["#", "- ", "* ", "+ ", "|", ">"].iter().any(|mark| line.starts_with(mark))
    };
    if let Some(line) = prose.lines().find(layout) {
        let line = line.trim();
        page.error("aloud", format!("\u{201c}{line}\u{201d} is a heading, list, quotation or table; say it in sentences, or put it in a fence."));
    }
    if prose.contains("://") {
        page.error("aloud", "The prompt holds a web address; nobody can say it, so leave it out.");
    }
    let can_be_said = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ' ' | '-');
    for span in text::spans(prose).filter(|s| !s.chars().all(can_be_said)) {
        page.advice(
            "aloud",
            format!("`{span}` cannot be read aloud; say it in words, or put the code in a fence below."),
        );
    }
}

/// Asks something, and not too much of it.
fn one_thing(kind: Kind, prose: &str, page: &mut Page<'_>) {
    const ORDERS: [&str; 24] = [
        "build", "change", "choose", "compare", "describe", "design", "draw", "estimate", "explain", "find",
        "fix", "give", "make", "mend", "read", "review", "rewrite", "say", "show", "talk", "tell", "think",
        "walk", "write",
    ];
    let split = |at: &[char]| -> Vec<Vec<String>> { prose.split(at).map(text::words).collect() };
    let orders = |s: &Vec<String>| s.iter().take(2).any(|w| ORDERS.contains(&w.as_str()));
    let asked = prose.matches('?').count();
    if asked == 0 && !split(&['.', '!', ':', ';', ',']).iter().any(orders) {
        page.error("asks", "The prompt asks nothing; end it with the question, or say what to do.");
    }
    if asked > 3 {
        page.advice(
            "asks",
            format!("The prompt asks {asked} questions at once; ask one and keep the others as probes."),
        );
    }
    if let Some(long) = split(&['.', '?', '!', ':', ';']).iter().map(Vec::len).max().filter(|n| *n > 45) {
        page.advice("breath", format!("A sentence of {long} words is more than a breath; split it."));
    }
    let words = text::words(prose);
    let opening = words.iter().take(2).map(String::as_str).collect::<Vec<_>>().join(" ");
    let definition =
        ["what is", "what are", "what's a", "define the", "define a"].contains(&opening.as_str());
    if kind == Kind::Knowledge && definition && words.len() <= 10 && asked <= 1 {
        page.advice(
            "definition",
            "The prompt asks for a definition; ask for the reason, the trade-off or a case instead.",
        );
    }
}

/// Behaviour is evidence only as one case: one that happened, or one scene.
fn one_case(kind: Kind, prose: &str, page: &mut Page<'_>) {
    let said = text::words(prose).join(" ");
    let has = |phrases: &[&str]| phrases.iter().any(|p| format!(" {said} ").contains(&format!(" {p} ")));
    match kind {
        Kind::PastBehaviour => {
            if has(&[
                "usually",
                "normally",
                "in general",
                "generally",
                "typically",
                "would you",
                "your approach to",
            ]) {
                page.error(
                    "case",
                    "The prompt asks for a habit or a plan; ask for one time when it happened.",
                );
            }
            let told = [
                "tell me",
                "describe a",
                "describe one",
                "think of",
                "an example",
                "when did you last",
                "walk me",
            ];
            if !has(&told) {
                page.error("case", "The prompt does not ask for a case that happened; begin with \u{201c}Tell me about a time when\u{201d} or the like.");
            }
            if !has(&["did", "happened", "came of it", "you came", "was", "were"]) {
                page.error(
                    "case",
                    "The prompt does not ask what was done; ask what they did and what came of it.",
                );
            }
        }
        Kind::Situational => {
            if has(&["tell me about a time", "have you ever"]) {
                page.error(
                    "case",
                    "The prompt asks for the past; make it `kind: past-behaviour`, or give a scene.",
                );
            }
            if !has(&["you"]) || !prose.contains('?') {
                page.error("case", "The scene does not ask what they do; end it with \u{201c}What do you do?\u{201d} or the like.");
            }
            let last = prose.trim_end().rsplit(['.', ':']).next().unwrap_or_default();
            if text::words(prose).len() < text::words(last).len() + 15 {
                page.error("case", "There is hardly a scene; say in two or three sentences what happened and what is at stake.");
            }
        }
        Kind::Knowledge | Kind::Task => {}
    }
}

/// Words that make a candidate small.
fn tone(question: &Question, page: &mut Page<'_>) {
    const SMALL: [&str; 7] = [
        "obviously",
        "of course",
        "trivial",
        "any decent",
        "as everyone knows",
        "trick question",
        "brain teaser",
    ];
    for spoken in question.probes.iter().chain([&question.prompt]) {
        let spoken = format!(" {} ", text::words(spoken).join(" "));
        for word in SMALL.iter().filter(|w| spoken.contains(&format!(" {w} "))) {
            page.advice(
                "tone",
                format!("\u{201c}{word}\u{201d} can make a candidate feel small; leave it out."),
            );
        }
    }
}

fn probes(question: &Question, page: &mut Page<'_>) {
    let probes = &question.probes;
    if !(2..=4).contains(&probes.len()) {
        page.error("probes", format!("{} probes; prepare two to four.", probes.len()));
    }
    for probe in probes {
        page.length("A probe", probe, 10, 160);
        if probe.matches(['?', '\u{ff1f}', '\u{61f}']).count() > 1 {
            page.error(
                "probes",
                format!("\u{201c}{}\u{201d} asks more than one question; make it two probes.", probe.trim()),
            );
        }
    }
    for (at, probe) in probes.iter().enumerate() {
        if let Some(other) = probes.iter().skip(at + 1).find(|other| likeness(probe, other) >= SAME) {
            let (probe, other) = (probe.trim(), other.trim());
            page.advice(
                "probes",
                format!("\u{201c}{probe}\u{201d} and \u{201c}{other}\u{201d} ask the same; keep one."),
            );
        }
    }
}
