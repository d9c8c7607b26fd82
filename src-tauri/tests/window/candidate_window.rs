//! The window that is safe to share: it follows the current question and holds nothing else of the workspace.

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
