//! The same job without the keyboard's verbs: every step is a click, and keys only type text into fields.

use crate::driver::Window;

#[test]
fn a_newcomer_reaches_the_scorecard_with_the_mouse_alone() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    write(&w, "Your name", "Amara Okonkwo");
    write(&w, "Candidate", "Đặng Văn Lâm");
    w.click("Start your first interview");
    w.sees("Question 1 of");

    // A note of each kind, a probe, a signal, a rating; then one below another, with the question list.
    for kind in ["Quote", "Behaviour", "Impression", "Remark"] {
        w.click(kind);
        write(&w, "Note", &format!("One {kind}"));
        w.stored(
            &format!(
                "SELECT count(*) FROM note WHERE text = 'One {kind}' AND kind = '{}'",
                kind.to_lowercase()
            ),
            "1",
        );
        w.click("Begin the next note");
    }
    tick(&w, "Probes");
    w.stored("SELECT count(*) FROM answer_probe", "1");
    tick(&w, "Signals");
    w.stored("SELECT count(*) FROM answer_signal", "1");
    w.click("Answer guide");
    w.wait(
        "the guide is folded",
        "return document.querySelector('[aria-expanded]').getAttribute('aria-expanded') === 'false'",
    );
    w.click("Answer guide");
    w.click("4");
    w.stored("SELECT rating FROM answer WHERE stage IS NULL AND position = 0", "4");
    w.click("Clear rating");
    w.stored("SELECT rating FROM answer WHERE stage IS NULL AND position = 0", "null");
    w.picture("mouse-1-interview");

    // Leaving it unrated asks quietly, and a click answers.
    w.click("Next");
    w.sees("Question 2 of");
    w.click("Rate question 1 with 4");
    w.stored("SELECT rating FROM answer WHERE stage IS NULL AND position = 0", "4");
    w.click("Previous question");
    w.sees("Question 1 of");
    w.click("Next");
    w.sees("Question 2 of");

    // A question of one's own, a pause, and one that is skipped.
    w.click("Add a question from the bank");
    write(&w, "A question of your own", "What would you change about our build?");
    w.click("Add");
    w.stored("SELECT count(*) FROM answer WHERE content IS NOT NULL", "1");
    w.click("Pause");
    w.stored("SELECT state FROM interview", "paused");
    w.click("Resume");
    w.stored("SELECT state FROM interview", "running");
    write(&w, "Note", "Asks what the caller needs");
    w.click("Rate 5 and go on");
    w.sees("Question 3 of");
    write(&w, "Note", "Would cache the wheels");
    w.click("Not assessed");
    w.stored("SELECT count(*) FROM answer WHERE not_assessed = 1", "1");
    w.click("Next");
    w.sees("Question 4 of");
    w.click("Skip");
    w.click("No time left");
    w.stored("SELECT count(*) FROM answer WHERE outcome = 'skipped'", "1");
    let questions: u32 = w.rows("SELECT count(*) FROM answer WHERE stage IS NULL")[0].parse().unwrap();
    for at in 5..=questions {
        w.sees(&format!("Question {at} of"));
        write(&w, "Note", "Says why, and by what it would be seen");
        w.click(if at < questions { "Rate 4 and go on" } else { "Rate 4 and close" });
    }
    w.stored("SELECT state FROM interview", "closed");

    // Write it up, decide against the proposal, look at the pages, export.
    write(&w, "Strengths", "Asks before answering.");
    write(&w, "Concerns", "One question was left out.");
    write(&w, "Summary", "At the level.");
    w.click("Strong yes");
    write(&w, "Reason", "The team lacks exactly this.");
    w.click("Summary");
    w.stored("SELECT decision FROM interview", "strong-yes");
    w.picture("mouse-2-closing");
    w.click("Scorecard");
    w.wait(
        "the pages are drawn",
        "return [...document.querySelectorAll('img')].some(i => i.complete && i.naturalWidth > 100)",
    );
    w.click("Export PDF");
    w.exported("pdf");
    assert_eq!(w.effort().keys, 0, "no key did anything but type");
}

/// Clicks into a field and types.
fn write(w: &Window, field: &str, text: &str) {
    w.click(field);
    w.focused(field);
    w.keys(text);
}

/// Clicks the first box below this heading.
fn tick(w: &Window, legend: &str) {
    let first = w.js(&format!("return [...document.querySelectorAll('fieldset')].find(f => f.querySelector('legend')?.textContent === '{legend}').querySelector('label').textContent.replace(/\\s+/g, ' ').trim()"));
    w.click(first.as_str().unwrap());
}
