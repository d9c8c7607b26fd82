//! What is listened for: signals that can be heard or seen, and anchors that two strangers would apply alike and that
//! expect more from level to level.

use super::question::in_english;
use super::said::SAME;
use super::{Page, text};
use crate::exchange::{Question, Signal, WrittenAnchors};
use crate::level::default_ladder;
use crate::likeness::likeness;

/// From here on two anchors hardly differ.
const HARDLY_DIFFER: f64 = 0.6;

/// What goes on in a head: nobody hears it.
const INWARD: [&str; 15] = [
    "appreciates",
    "believes",
    "feels",
    "grasps",
    "has",
    "is",
    "knows",
    "lacks",
    "likes",
    "loves",
    "realises",
    "realizes",
    "seems",
    "thinks",
    "understands",
];

/// What may stand before the verb of a signal.
const BEFORE_VERB: [&str; 7] = ["also", "first", "never", "only", "openly", "quietly", "still"];

/// Judgements that say nothing of what was said.
const JUDGEMENTS: [&str; 17] = [
    "adequate",
    "adequately",
    "amazing",
    "articulate",
    "awesome",
    "brilliant",
    "charismatic",
    "enthusiastic",
    "excellent",
    "impressive",
    "likeable",
    "mediocre",
    "outstanding",
    "passionate",
    "subpar",
    "superb",
    "well-rounded",
];

/// Adjectives that judge when they stand before one of [`JUDGED`]; "a good test" and "a weak reference" are fine.
const GRADES: [&str; 22] = [
    "advanced", "bad", "basic", "broad", "clear", "decent", "deep", "fair", "firm", "full", "good", "great",
    "limited", "little", "poor", "solid", "some", "sound", "strong", "thorough", "weak", "wide",
];
const JUDGED: [&str; 14] = [
    "ability",
    "answer",
    "awareness",
    "candidate",
    "command",
    "communication",
    "communicator",
    "expertise",
    "explanation",
    "grasp",
    "knowledge",
    "skills",
    "understanding",
    "attitude",
];

pub(super) fn check(question: &Question, page: &mut Page<'_>) {
    let english = in_english(question);
    signals(question, english, page);
    if question.levels.is_empty() {
        page.error("anchors", "The question serves no level; write anchors for at least one.");
    }
    for (level, anchors) in &question.levels {
        for (rating, anchor) in ratings(anchors) {
            page.length(&format!("The anchor for {rating} at {level}"), anchor, 40, 330);
            if english {
                judgement(&format!("The anchor for {rating} at {level}"), anchor, page);
            }
        }
        apart(level.0.as_str(), anchors, page);
    }
    rising(question, page);
}

fn ratings(anchors: &WrittenAnchors) -> [(u8, &str); 3] {
    [(1, &anchors.one), (3, &anchors.three), (5, &anchors.five)].map(|(rating, text)| (rating, text.as_str()))
}

fn signals(question: &Question, english: bool, page: &mut Page<'_>) {
    let signals: Vec<(&str, bool)> = question
        .signals
        .iter()
        .map(|s| match s {
            Signal::Good(text) => (text.trim(), false),
            Signal::Flag(text) => (text.trim(), true),
        })
        .collect();
    if !(4..=8).contains(&signals.len()) {
        page.error("signals", format!("{} signals; give four to eight.", signals.len()));
    }
    let flags = signals.iter().filter(|(_, flag)| *flag).count();
    if flags == 0 {
        page.error("signals", "No signal is a flag; name something said or done that would worry you.");
    }
    if signals.len() - flags < 2 {
        page.error("signals", "Fewer than two signals are good; name what speaks for a candidate.");
    }
    for (at, (signal, flag)) in signals.iter().enumerate() {
        page.length("A signal", signal, 10, 120);
        if let Some((other, _)) =
            signals.iter().skip(at + 1).find(|(other, _)| likeness(signal, other) >= SAME)
        {
            page.advice(
                "signals",
                format!("\u{201c}{signal}\u{201d} and \u{201c}{other}\u{201d} say the same; keep one."),
            );
        }
        if english {
            observable(signal, *flag, page);
            judgement("A signal", signal, page);
        }
    }
}

/// Begins with a verb of saying or doing, and a flag is something that happens rather than something missing.
fn observable(signal: &str, flag: bool, page: &mut Page<'_>) {
    let words = text::words(signal);
    let mut from =
        words.iter().map(String::as_str).skip_while(|w| BEFORE_VERB.contains(w) || w.ends_with("ly"));
    let (verb, next) = (from.next().unwrap_or_default(), from.next().unwrap_or_default());
    if INWARD.contains(&verb) {
        page.error("observable", format!("\u{201c}{signal}\u{201d} begins with \u{201c}{verb}\u{201d}, which nobody can hear; write what is said or done."));
    } else if matches!(
        (verb, next),
        ("does", "not")
            | ("fails" | "forgets" | "omits" | "misses", _)
            | ("cannot" | "doesn't" | "no" | "not", _)
    ) {
        if flag {
            page.advice("flag", format!("\u{201c}{signal}\u{201d} names something missing; a flag is something said or done that worries."));
        }
    } else if !verb.ends_with('s') || ["this", "its", "class", "always"].contains(&verb) {
        page.error("observable", format!("\u{201c}{signal}\u{201d} does not begin with a verb of saying or doing; write Says, Names, Asks, Tests or the like."));
    }
}

fn judgement(what: &str, said: &str, page: &mut Page<'_>) {
    let words = text::words(&text::without_spans(said));
    // "deep understanding", "good working knowledge", and likewise "shows awareness of"
    let graded = words.iter().enumerate().find(|(at, word)| {
        let shown = ["shows", "demonstrates", "displays"].contains(&word.as_str());
        (shown || GRADES.contains(&word.as_str()))
            && words.iter().skip(at + 1).take(2).any(|w| JUDGED.contains(&w.as_str()))
    });
    let bare = words.iter().find(|w| JUDGEMENTS.contains(&w.as_str()));
    if let Some(word) = bare.or(graded.map(|(_, w)| w)) {
        page.error("judgement", format!("{what} judges (\u{201c}{word}\u{201d}) instead of saying what is heard; write what such a person says or does."));
    }
}

/// The anchors of one level tell three answers apart.
fn apart(level: &str, anchors: &WrittenAnchors, page: &mut Page<'_>) {
    let all = ratings(anchors);
    for (at, (low, a)) in all.iter().enumerate() {
        for (high, b) in all.iter().skip(at + 1) {
            if likeness(a, b) >= HARDLY_DIFFER {
                page.error("anchors-alike", format!("At {level} the anchors for {low} and {high} hardly differ; write what is heard in one and not in the other."));
            }
        }
    }
}

/// The same rating expects something else at another level.
fn rising(question: &Question, page: &mut Page<'_>) {
    let ladder = default_ladder();
    let rung = |key: &str| ladder.iter().position(|l| l.key.0 == key);
    let mut levels: Vec<_> =
        question.levels.iter().map(|(key, anchors)| (key.0.as_str(), ratings(anchors))).collect();
    levels.sort_by_key(|(key, _)| rung(key));
    for (at, (lower, low)) in levels.iter().enumerate() {
        for (upper, high) in levels.iter().skip(at + 1) {
            for ((rating, a), (_, b)) in low.iter().zip(high) {
                if likeness(a, b) >= HARDLY_DIFFER {
                    page.error("levels-alike", format!("A {rating} at {lower} and at {upper} hardly differ; write what more is expected of {upper}."));
                }
            }
        }
    }
}
