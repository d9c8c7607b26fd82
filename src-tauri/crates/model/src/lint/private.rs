//! Words about what must not decide, by the list the app itself marks notes with; technical phrases that happen to
//! hold such a word are known here, and nowhere else.

use super::{Page, text};
use crate::exchange::{Question, Signal};
use crate::marks::{ENGLISH, marks};

/// A marked word, and the words of the trade that make it a technical one.
const TECHNICAL: &[(&str, &[&str])] = &[
    ("age", &["cache", "caches", "cached", "entry", "entries", "jobs", "events", "queue", "oldest"]),
    ("child", &["process", "processes", "class", "node", "tree", "fork", "spawn", "logger", "span"]),
    ("children", &["process", "processes", "node", "nodes", "tree", "fork", "spawn", "tasks", "workers"]),
    ("family", &["font", "socket"]),
    ("foreign", &["key", "keys"]),
    (
        "race",
        &["condition", "conditions", "lock", "locks", "thread", "threads", "atomic", "cache", "concurrent"],
    ),
    ("retire", &["api", "client", "library", "server", "service", "version"]),
    ("retired", &["api", "client", "library", "server", "service", "version"]),
];

/// Words to either side within which a spoken sentence must make the trade plain.
const NEAR: usize = 4;

pub(super) fn check(question: &Question, page: &mut Page<'_>) {
    let list: Vec<String> = ENGLISH.iter().map(|w| (*w).to_owned()).collect();
    let plain = |text: &str| text::without_spans(&text::parts(text).prose);
    let trade = text::words(&texts(question).map(|(_, text)| plain(text)).collect::<Vec<_>>().join(" "));
    for (what, text) in texts(question) {
        let text = plain(text);
        for mark in marks(&text, &list) {
            let word = mark.word.to_lowercase();
            let spoken = matches!(what, "The prompt" | "A probe");
            if spoken && technical(&text, &word) || !spoken && of_the_trade(&word, &trade) {
                continue;
            }
            page.error(
                "private",
                format!(
                    "{what} says \u{201c}{}\u{201d}, which may lead to talk of what must not decide; say it in another way.",
                    mark.word
                ),
            );
        }
    }
}

/// Everything of a question that is spoken or read, with what it is.
fn texts(q: &Question) -> impl Iterator<Item = (&'static str, &str)> {
    let signals = q.signals.iter().map(|s| match s {
        Signal::Good(text) | Signal::Flag(text) => ("A signal", text.as_str()),
    });
    let anchors =
        q.levels.values().flat_map(|a| [&a.one, &a.three, &a.five]).map(|a| ("An anchor", a.as_str()));
    let probes = q.probes.iter().map(|p| ("A probe", p.as_str()));
    [("The prompt", q.prompt.as_str()), ("The guide", q.guide.as_str())]
        .into_iter()
        .chain(probes)
        .chain(signals)
        .chain(anchors)
}

/// True when one of these words makes the marked one technical.
fn of_the_trade(marked: &str, words: &[String]) -> bool {
    let known = TECHNICAL.iter().find(|(word, _)| *word == marked);
    known.is_some_and(|(_, trade)| words.iter().any(|w| trade.contains(&w.as_str())))
}

/// True when every place of the marked word has a technical one near it.
fn technical(spoken: &str, marked: &str) -> bool {
    let words = text::words(&spoken.replace('-', " "));
    let mut places = words.iter().enumerate().filter(|(_, w)| *w == marked).map(|(at, _)| at);
    places.all(|at| {
        let (from, to) = (at.saturating_sub(NEAR), (at + NEAR + 1).min(words.len()));
        words.get(from..to).is_some_and(|around| of_the_trade(marked, around))
    })
}

#[cfg(test)]
mod tests {
    use super::technical;

    #[test]
    fn a_word_is_technical_only_near_its_trade() {
        assert!(technical("A race condition between the two", "race"));
        assert!(technical("a child process of its own", "child"));
        assert!(technical("by the age of an entry", "age"));
        assert!(!technical("Do you have a child?", "child"));
        assert!(!technical(
            "the child of a colleague; far away from here, somewhere, a parent process",
            "child"
        ));
        assert!(!technical("whatever their age", "age"));
    }
}
