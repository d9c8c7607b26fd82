//! Words are words: somebody types all the time while clicks land anywhere on the live screen. The notes are exactly
//! what was typed, and nothing happened that no click asked for. `EVENHAND_WORDS_SECONDS=600` makes it ten minutes.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::conversation::begin_at_question as begin;
use crate::driver::{ENTER, Window};

/// What a click on the live screen may land on, each with what it is: not the ways out of the interview, and not
/// another text field, where words belong to that field.
const TARGETS: &str = "
    const all = [...document.querySelectorAll('main button, main label, main summary, main a, main nav li, main p, main li, main pre, main legend, main header')];
    const away = /close|close the interview|skip|add a question|more|candidate|end early|remove|later|undo|redo|not assessed|no answer|clear/i;
    return all
      .filter(e => e.checkVisibility() && !e.closest('textarea, [role=menu], dialog') && !e.querySelector('textarea, input[type=text]') && !away.test(e.getAttribute('aria-label') ?? e.textContent))
      .filter(e => !e.parentElement.closest('label, button, summary'))
      .filter(e => !e.querySelector('button, label') || e.matches('button, label'))
      .map(e => {
        const b = e.getBoundingClientRect();
        const x = Math.round(b.left + b.width / 2), y = Math.round(b.top + Math.min(b.height / 2, 40));
        const top = document.elementFromPoint(x, y);
        const radio = e.querySelector?.('input[type=radio]') ?? null;
        const check = e.querySelector?.('input[type=checkbox]') ?? null;
        const kind = radio && !isNaN(radio.value) && radio.value !== '' && radio.closest('fieldset') ? 'rating ' + radio.value : check ? 'check' : radio ? 'kind' : e.matches('button, a, summary') ? 'button' : 'text';
        return top && (top === e || e.contains(top)) && !top.closest('textarea') ? [x, y, kind] : null;
      })
      .filter(Boolean)";

/// Keeps what was under the pointer when it was pressed, with the number of its question: the page may have moved
/// since the places were counted.
const WITNESS: &str = "
    window.pressed = [];
    addEventListener('mousedown', event => {
      const label = event.target.closest('label') ?? event.target;
      const radio = label.closest('fieldset') && label.querySelector('input[type=radio]');
      const question = document.body.innerText.match(/Question (\\d+) of/)?.[1] ?? '0';
      window.pressed.push([question, radio ? 'rating ' + radio.value : label.textContent.trim().slice(0, 30)]);
    }, true)";

/// Waits until the page has answered a click.
const SETTLED: &str = "const done = arguments[arguments.length - 1]; setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 150)";

const SAID: [&str; 5] = [
    "and nobody knew about the closing",
    "2 patients in bay 1, 3 in bay 2",
    "said: no, not again; why? because",
    "a quick brown fox & 45 % of it",
    "he paused skipped and closed nothing",
];

/// A small generator of numbers that gives the same ones for the same seed.
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

#[test]
fn what_is_typed_between_random_clicks_is_what_is_stored() {
    let seconds = std::env::var("EVENHAND_WORDS_SECONDS").ok().and_then(|s| s.parse().ok()).unwrap_or(25);
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    let questions = w.rows("SELECT count(*) FROM answer");
    w.js(WITNESS);
    let (mut dice, mut typed) = (Dice(0x9e37_79b9_7f4a_7c15), String::new());
    let mut kinds = BTreeSet::new();
    let (begun, mut clicks, mut round) = (Instant::now(), 0, 0);
    while begun.elapsed() < Duration::from_secs(seconds) {
        let sentence = SAID[round % SAID.len()];
        for letter in sentence.chars() {
            w.keys(&letter.to_string());
            typed.push(letter);
            if dice.up_to(7) == 0 {
                let targets = w.js(TARGETS);
                let targets = targets.as_array().unwrap_or_else(|| panic!("{targets}"));
                assert!(targets.len() > 10, "the live screen has places to click: {targets:?}");
                let target = &targets[dice.up_to(targets.len())];
                let kind = target[2].as_str().unwrap().to_owned();
                w.click_at((target[0].as_i64().unwrap(), target[1].as_i64().unwrap()));
                if !kind.starts_with("rating ") {
                    w.later(SETTLED);
                }
                kinds.insert(kind.split(' ').next().unwrap().to_owned());
                clicks += 1;
            }
        }
        w.keys(ENTER);
        round += 1;
    }
    assert!(
        kinds.is_superset(&["rating", "button"].map(str::to_owned).into()),
        "{clicks} clicks reached {kinds:?}"
    );
    let stored = || w.rows("SELECT text FROM note ORDER BY rowid").concat();
    let wanted = typed.clone();
    let same = |stored: &str| stored == wanted;
    if !settles(|| same(&stored())) {
        w.picture("failed");
        let stored = stored();
        let at = stored.chars().zip(typed.chars()).take_while(|(a, b)| a == b).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(30)).take(80).collect::<String>();
        panic!(
            "after {clicks} clicks the notes differ at {at}: typed …{}…, stored …{}…",
            near(&typed),
            near(&stored)
        );
    }
    assert_eq!(w.rows("SELECT count(*) FROM answer"), questions, "no question was added or removed");
    assert!(
        ["running", "paused"].contains(&w.rows("SELECT state FROM interview")[0].as_str()),
        "it is not closed"
    );
    assert_eq!(w.rows("SELECT count(*) FROM answer WHERE outcome = 'skipped'"), ["0"], "nothing was skipped");
    let pressed = w.js("return window.pressed");
    let mut asked = BTreeMap::new();
    for press in pressed.as_array().unwrap() {
        let [question, what] = [0, 1].map(|i| press[i].as_str().unwrap());
        if let Some(rating) = what.strip_prefix("rating ") {
            asked.insert(question.parse::<usize>().unwrap(), rating.to_owned());
        }
    }
    let rated = || {
        let ratings = w.rows("SELECT ifnull(rating, '') FROM answer WHERE stage IS NULL ORDER BY position");
        ratings
            .into_iter()
            .zip(1..)
            .filter(|(r, _)| !r.is_empty())
            .map(|(r, n)| (n, r))
            .collect::<BTreeMap<_, _>>()
    };
    assert!(settles(|| rated() == asked), "stored {:?}, pressed {asked:?}, one by one: {pressed}", rated());
    println!("{} characters, {clicks} clicks on {kinds:?}", typed.chars().count());
}

/// Waits a while for a condition that may never come.
fn settles(mut condition: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        if condition() {
            return true;
        }
        std::thread::park_timeout(Duration::from_millis(50));
    }
    false
}

#[test]
fn a_held_space_or_letter_after_a_click_confirms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys("a bit young for the role, and pregnant, says she");
    w.wait("the words are marked", "return document.querySelectorAll('mark').length > 0");
    let marked = w.js("return [...document.querySelectorAll('mark')].map(e => e.textContent)");
    assert!(marked.as_array().is_some_and(|m| m.contains(&json!("young"))), "young is marked: {marked}");
    w.click("It is about the job");
    w.until("the first word is confirmed", || w.rows("SELECT count(*) FROM confirmed_mark") == ["1"]);
    w.keys(" and more words");
    w.stored("SELECT count(*) FROM note WHERE text LIKE '%says she and more words'", "1");
    assert_eq!(w.rows("SELECT count(*) FROM confirmed_mark"), ["1"], "a space is a space");
    let _: Value = marked;
}
