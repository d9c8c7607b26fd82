//! A reading that nobody waits for any more ends soon. Readers ask in their long loops and leave them; what they
//! have by then is thrown away, so that none of them has to carry a failure out.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// The reading that goes on in this thread.
    static NOW: RefCell<Stop> = RefCell::default();
}

/// Stops the readings that were given it, from any thread and for good.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// The readings are no longer wanted.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether they are no longer wanted.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Does `work` so that [`asked`] speaks of this stop in it.
    pub(crate) fn over<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = NOW.replace(self.clone());
        let done = work();
        NOW.set(before);
        done
    }
}

impl PartialEq for Stop {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Whether the reading in this thread is no longer wanted.
pub(crate) fn asked() -> bool {
    #[cfg(test)]
    tests::COUNT.set(tests::COUNT.get() + 1);
    NOW.with_borrow(Stop::asked)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fmt::Write as _;

    use super::*;
    use crate::{Error, Options, read};

    thread_local! {
        /// How often the readers of this thread have asked.
        pub(super) static COUNT: Cell<usize> = const { Cell::new(0) };
    }

    const MANY: usize = 300;

    /// `MANY` questions between what a file of its kind begins and ends with.
    fn made(head: &str, each: impl Fn(usize) -> String, tail: &str) -> String {
        let mut text = head.to_owned();
        (0..MANY).for_each(|n| write!(text, "{}", each(n)).unwrap());
        text + tail
    }

    #[test]
    fn readers_ask_at_every_question_and_leave_at_once() {
        let files = [
            ("a.md", made("# Questions\n", |n| format!("\n## {n}. What is a thing {n}?\n\nThis one.\n"), "")),
            (
                "a.html",
                made("<h1>Questions</h1>", |n| format!("<h2>What is a thing {n}?</h2><p>This.</p>"), ""),
            ),
            ("a.txt", made("", |n| format!("{n}. What is a thing {n}?\nThis one.\n\n"), "")),
            ("a.csv", made("Question,Answer\n", |n| format!("What is a thing {n}?,This one\n"), "")),
            ("a.json", made("[0", |n| format!(",{{\"question\":\"What is a thing {n}?\"}}"), "]")),
            ("a.yaml", made("", |n| format!("- question: What is a thing {n}?\n  answer: This\n"), "")),
            ("a.gift", made("", |n| format!("What is a thing {n}? {{=this ~that}}\n\n"), "")),
            (
                "a.xml",
                made(
                    "<quiz>",
                    |n| {
                        format!(
                            "<question type=\"essay\"><questiontext><text>What is a thing {n}?</text></questiontext></question>"
                        )
                    },
                    "</quiz>",
                ),
            ),
        ];
        for (name, text) in files {
            let options = Options::default();
            COUNT.set(0);
            let document = read(name, text.as_bytes(), &options).unwrap();
            assert_eq!(document.drafts.len(), MANY, "{name} is read whole");
            assert!(COUNT.get() >= MANY, "{name}: asked {} times only", COUNT.get());

            COUNT.set(0);
            options.stop.ask();
            let stopped = read(name, text.as_bytes(), &options);
            assert_eq!(stopped, Err(Error::Stopped { name: name.to_owned() }));
            assert!(COUNT.get() < 20, "{name}: read on, and asked {} times", COUNT.get());
        }
        let stop = Stop::default();
        stop.ask();
        let json = stop.over(|| serde_json::from_str::<crate::tree::Tree>("[1, 2]"));
        assert!(json.is_err(), "a parser is left, not only what follows it");
        let xml = stop.over(|| crate::xml::parse("<a><b/><c/></a>")).unwrap();
        assert!(xml.find("c").is_none(), "nor is a tree read to its end");
        assert!(!asked(), "what is read next in this thread is wanted");
    }
}
