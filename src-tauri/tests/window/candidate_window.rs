//! The window that is safe to share: it follows the current question and holds nothing else of the workspace.

use crate::display::Display;
use crate::driver::{ALT, CONTROL, ENTER, Window};

#[test]
fn the_candidates_window_follows_the_question_and_shows_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    w.focused("Your name");
    w.keys("Interviewer Ines");
    w.keys(ENTER);
    w.focused("Candidate");
    w.keys("Nguyễn Thị Hạnh");
    w.keys(ENTER);
    w.focused("Note");
    w.chord(&[CONTROL, ENTER]);
    w.stored("SELECT stage FROM answer WHERE id = (SELECT current FROM interview_clock)", "null");
    w.focused("Note");
    w.keys("A private note on the candidate");
    w.keys(ENTER);
    w.chord(&[ALT, "2"]);
    w.stored("SELECT count(*) FROM answer WHERE rating = 2", "1");
    let main = w.windows();
    w.chord(&[ALT, "w"]);
    w.until("a second window is there", || w.windows().len() == 2);
    let all = w.windows();
    let candidate = all.iter().find(|id| !main.contains(id)).unwrap().clone();

    let content: serde_json::Value = serde_json::from_str(
        &w.rows("SELECT content FROM set_version WHERE id = (SELECT set_version FROM interview)")[0],
    )
    .unwrap();
    let items: Vec<_> = content["sections"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|s| s["items"].as_array().unwrap())
        .map(|i| &i["content"])
        .collect();
    for item in &items {
        let words: String =
            item["prompt"].as_str().unwrap().split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        w.switch(&candidate);
        w.sees(&words);
        if item == &items[0] {
            w.picture("candidate-window");
        }
        let page = w.js("return document.documentElement.outerHTML + document.title + JSON.stringify({...localStorage}) + location.href");
        let page = page.as_str().unwrap();
        for private in secrets(&items) {
            assert!(!page.contains(&private), "the candidate's window holds {private:?}");
        }
        w.switch(&main[0]);
        w.focused("Note");
        w.keys("A private note on this answer, too");
        w.keys(ENTER);
        w.chord(&[ALT, "5"]);
        w.until("note and rating are stored", || {
            w.rows("SELECT rating FROM answer WHERE id = (SELECT current FROM interview_clock)") == ["5"]
        });
        let open = w.rows("SELECT current FROM interview_clock");
        if item != items.last().unwrap() {
            w.chord(&[CONTROL, ENTER]);
            w.until("the next question is open", || w.rows("SELECT current FROM interview_clock") != open);
        }
    }
}

#[test]
fn it_leaves_the_keyboard_where_it_is_pauses_along_and_closes_with_the_same_key() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    w.focused("Your name");
    w.keys("Ines");
    w.keys(ENTER);
    w.focused("Candidate");
    w.keys("Amira Haddad");
    w.keys(ENTER);
    w.focused("Note");
    let main = w.windows();
    w.chord(&[ALT, "w"]);
    w.until("a second window is there", || w.windows().len() == 2);
    let candidate = w.windows().into_iter().find(|id| !main.contains(id)).unwrap();
    w.switch(&candidate);
    w.sees("Welcome.");
    w.picture("candidate-window-welcome");
    w.switch(&main[0]);
    w.chord(&[CONTROL, ENTER]);
    w.switch(&candidate);
    w.wait("it shows a question", "return document.querySelector('main .markdown')?.innerText.length > 20");

    let mut display = Display::open(&w.number);
    assert_eq!(
        display.property("Question", "_NET_WM_USER_TIME"),
        [0],
        "a time of 0 asks the window manager not to give it the keyboard when it opens"
    );
    for window in ["Question", "Evenhand"] {
        assert!(!display.property(window, "_NET_WM_ICON").is_empty(), "{window} shows the app's icon");
    }

    let before = w.js("return document.body.innerHTML");
    w.keys("4 words typed here");
    w.chord(&[ALT, "4"]);
    assert_eq!(w.js("return document.body.innerHTML"), before, "keys typed here by accident do nothing");
    assert_eq!(w.rows("SELECT count(*) FROM answer WHERE rating IS NOT NULL"), ["0"]);

    w.switch(&main[0]);
    w.chord(&[ALT, "p"]);
    w.stored("SELECT state FROM interview", "paused");
    w.switch(&candidate);
    w.sees("A short pause.");
    w.picture("candidate-window-pause");
    assert!(
        !w.js("return !!document.querySelector('main .markdown')").as_bool().unwrap(),
        "no question in a pause"
    );
    w.switch(&main[0]);
    w.chord(&[ALT, "p"]);
    w.stored("SELECT state FROM interview", "running");

    w.switch(&candidate);
    w.wait("the question is back", "return !!document.querySelector('main .markdown')");
    w.chord(&[ALT, "w"]);
    w.until("the same key closes it", || w.windows().len() == 1);
    w.switch(&main[0]);
    // The driver still holds Alt: the window that was to see it let go is closed.
    w.chord(&[ALT]);
    w.wait(
        "the interviewer's window knows",
        "return document.querySelector('[aria-label$=\"the candidate window\"]').ariaPressed === 'false'",
    );
    w.click("Note");
    w.keys("Goes on typing");
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM note WHERE text = 'Goes on typing'", "1");
}

/// Everything of the workspace that a candidate must not see: guides, anchors, signals, probes, names and notes.
fn secrets(items: &[&serde_json::Value]) -> Vec<String> {
    let mut secrets: Vec<String> =
        ["Nguyễn", "Interviewer Ines", "A private note", "level, 45 minutes"].map(str::to_owned).to_vec();
    for item in items {
        let lines = item["guide"]
            .as_str()
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|l| l.len() > 25)
            .map(str::to_owned);
        secrets.extend(lines.filter(|l| !item["prompt"].as_str().unwrap_or_default().contains(l.as_str())));
        let anchors = item["levels"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|level| level.as_object().unwrap().values());
        let probes = item["probes"].as_array().unwrap().iter();
        let signals = item["signals"].as_array().unwrap().iter().map(|s| &s["text"]);
        secrets.extend(
            anchors
                .chain(probes)
                .chain(signals)
                .filter_map(|v| v.as_str())
                .filter(|t| t.len() > 10)
                .map(str::to_owned),
        );
    }
    secrets
}
