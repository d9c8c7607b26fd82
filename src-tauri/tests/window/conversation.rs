//! An interview as it is held: notes typed letter by letter, ratings, the next question, the guide, a pause, a question
//! from the bank. The page watches itself meanwhile (watch.js).

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{ALT, CONTROL, DOWN, ENTER, SHIFT, UP, Window};

/// What the page saw of itself.
pub struct Seen {
    /// Frames drawn.
    pub frames: u64,
    /// How many parts were looked at on each of them.
    pub parts: u64,
    /// The longest time between two frames, in milliseconds, and what was being done.
    pub worst: (f64, String),
    /// Each frame that took more than 50 milliseconds, the longest first, with what was being done.
    pub over: Vec<(u64, String)>,
    /// Each part that moved while text was typed.
    pub moved: Vec<String>,
}

const SAID: [&str; 4] = [
    "The lock is let go while it waits, so the other one runs",
    "Would measure it first, with the real file and not with a small one",
    "يقول إنه يقيس أولا ثم يغيّر",
    "Speaks with an accent, 先看日志再动手",
];

/// Of the interview that goes on, among any number.
const STATE: &str = "SELECT state FROM interview WHERE state IN ('running', 'paused')";
const CURRENT: &str = "SELECT c.current FROM interview_clock c JOIN interview i ON i.id = c.interview WHERE i.state IN ('running', 'paused')";

/// Starts an interview with the set that is offered.
pub fn begin(w: &Window) {
    fill_in(w);
    w.keys(ENTER);
    w.focused("Note");
}

/// The first start up to the form of the first interview, with everything typed that it needs.
pub fn fill_in(w: &Window) {
    w.sees("Welcome to Evenhand");
    w.focused("Your name");
    w.keys("Ines Ferreira");
    w.keys(ENTER);
    w.focused("Candidate");
    w.keys("Nguyễn Thị Hạnh");
}

/// Starts an interview and leaves its introduction for the first question.
pub fn begin_at_question(w: &Window) {
    begin(w);
    w.chord(&[CONTROL, ENTER]);
    w.sees("Question 1 of");
    w.focused("Note");
}

/// Holds the interview for this long at least, one question in any case; `gap` passes between two keys.
pub fn hold(w: &Window, length: Duration, gap: Duration) -> Seen {
    w.js(include_str!("watch.js"));
    let begun = Instant::now();
    let mut round = 0;
    while round == 0 || begun.elapsed() < length {
        question(w, round, gap);
        go_on(w, round);
        round += 1;
    }
    let seen = w.js("return window.seen");
    let list = |name: &str| -> Vec<String> {
        seen[name].as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut over: Vec<(u64, String)> = serde_json::from_value(seen["over"].clone()).unwrap();
    over.sort_by(|a, b| b.cmp(a));
    Seen {
        frames: seen["frames"].as_u64().unwrap(),
        parts: seen["parts"].as_u64().unwrap(),
        worst: (seen["worst"].as_f64().unwrap(), seen["worstIn"].as_str().unwrap().to_owned()),
        over,
        moved: list("moved"),
    }
}

/// Everything that is done with one question, a little different each time.
fn question(w: &Window, round: usize, gap: Duration) {
    type_slowly(w, SAID[round % SAID.len()], gap, "typing a note");
    doing(w, "finishing a note");
    w.keys(ENTER);
    w.chord(&[ALT, ["b", "i", "r", "q"][round % 4]]);
    type_slowly(w, SAID[(round + 1) % SAID.len()], gap, "typing a note of another kind");
    w.keys(ENTER);
    doing(w, "ticking a signal and a probe");
    w.chord(&[CONTROL, "1"]);
    w.chord(&[CONTROL, SHIFT, "1"]);
    doing(w, "going to an earlier note");
    w.wait("the note is stored", "return document.querySelectorAll('.notes li time').length > 1");
    w.keys(UP);
    w.wait("the cursor is in an earlier line", "return !!document.activeElement.closest('.notes li')");
    type_slowly(w, " indeed", gap, "editing an earlier note");
    w.keys(ENTER);
    w.focused("Note");
    match round % 4 {
        1 => {
            doing(w, "hiding and showing the guide");
            w.chord(&[ALT, "h"]);
            w.chord(&[ALT, "h"]);
        }
        2 => {
            doing(w, "pausing and resuming");
            w.chord(&[ALT, "p"]);
            w.sees("Paused.");
            w.chord(&[ALT, "p"]);
            w.stored(STATE, "running");
            w.focused("Note");
        }
        3 => {
            doing(w, "adding a question from the bank");
            let before = w.rows("SELECT count(*) FROM answer WHERE stage IS NULL");
            w.chord(&[ALT, "a"]);
            w.focused("Search the bank");
            for letter in "lock".chars() {
                w.keys(&letter.to_string());
                pass(gap);
            }
            w.wait("the bank offers something", "return !!document.querySelector('[role=option]')");
            w.keys(DOWN);
            w.keys(ENTER);
            w.until("it is added", || w.rows("SELECT count(*) FROM answer WHERE stage IS NULL") != before);
            w.focused("Note");
        }
        _ => {}
    }
    doing(w, "rating");
    w.chord(&[ALT, ["4", "2", "5", "3"][round % 4]]);
}

/// To the next question; from the last one back to the first.
fn go_on(w: &Window, round: usize) {
    doing(w, "opening a question");
    let current = || w.rows(CURRENT);
    let before = current();
    let last = w
        .js("const at = document.body.innerText.match(/Question (\\d+) of (\\d+)/); return at[1] === at[2]")
        == true;
    if last {
        w.chord(&[ALT, "g"]);
        w.keys("1");
        w.keys(ENTER);
    } else if round % 2 == 0 {
        w.chord(&[CONTROL, ENTER]);
    } else {
        w.chord(&[ALT, SHIFT, "4"]);
    }
    w.until("another question is open", || current() != before);
    w.focused("Note");
}

fn doing(w: &Window, what: &str) {
    w.js(&format!("window.typing(false, {})", json!(what)));
}

/// One letter after the other, while the page watches what moves.
fn type_slowly(w: &Window, text: &str, gap: Duration, what: &str) {
    w.js(&format!("window.typing(true, {})", json!(what)));
    for letter in text.chars() {
        w.keys(&letter.to_string());
        pass(gap);
    }
    w.wait("all of it is stored", "return !!document.querySelector('header .mark.saved')");
    w.js("window.typing(false, 'pausing to listen')");
}

/// As long as a person takes between two keys; nothing in a test.
fn pass(gap: Duration) {
    if !gap.is_zero() {
        std::thread::sleep(gap);
    }
}
