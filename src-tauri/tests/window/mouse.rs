//! The same job without the keyboard's verbs: every step is a click, and keys only type text into fields.

use crate::conversation::begin_at_question;
use crate::display::Display;
use crate::driver::{ENTER, ESCAPE, Window};

#[test]
fn a_newcomer_reaches_the_scorecard_with_the_mouse_alone() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    write(&w, "Your name", "Amara Okonkwo");
    write(&w, "Candidate", "Đặng Văn Lâm");
    w.click("Start your first interview");
    w.sees("Introduction");
    w.click("First question");
    w.sees("Question 1 of");

    // A note of each kind, a probe, a signal, a rating: after each click, words land in the note.
    for kind in ["Quote", "Behaviour", "Impression", "Remark"] {
        w.click(kind);
        w.focused("Note");
        w.keys(&format!("One {kind}"));
        w.stored(
            &format!(
                "SELECT count(*) FROM note WHERE text = 'One {kind}' AND kind = '{}'",
                kind.to_lowercase()
            ),
            "1",
        );
        w.keys("\u{E007}");
    }
    tick(&w, "Probes");
    w.stored("SELECT count(*) FROM answer_probe", "1");
    tick(&w, "Signals");
    w.stored("SELECT count(*) FROM answer_signal", "1");
    w.focused("Note");
    w.click("4");
    w.stored("SELECT rating FROM answer WHERE stage IS NULL AND position = 0", "4");
    w.focused("Note");
    w.picture("mouse-1-interview");
    w.click("Next");
    w.sees("Question 2 of");

    // Leaving it unrated asks once, in place.
    w.keys("Asks what the caller needs");
    w.click("Next");
    w.sees("Rate before you go on?");
    w.click("3");
    w.stored("SELECT count(*) FROM answer WHERE rating = 3", "1");
    w.click("Next");
    w.sees("Question 3 of");
    w.click("5");
    w.stored("SELECT count(*) FROM answer WHERE rating = 5", "1");

    // A question of one's own is asked at once; a pause; not assessed, and one that is skipped.
    w.click("Add a question");
    write(&w, "A question of your own", "What would you change about our build?");
    w.click("Ask your own");
    w.stored("SELECT count(*) FROM answer WHERE content IS NOT NULL", "1");
    w.sees("Question 4 of");
    w.click("Pause");
    w.stored("SELECT state FROM interview", "paused");
    w.click("Resume");
    w.stored("SELECT state FROM interview", "running");
    w.click("Next");
    w.sees("Rate before you go on?");
    w.click("Next");
    w.sees("Question 5 of");
    w.click("Not assessed");
    w.stored("SELECT count(*) FROM answer WHERE not_assessed = 1", "1");
    w.click("Next");
    w.sees("Question 6 of");
    w.click("Skip");
    w.click("No time left");
    w.stored("SELECT count(*) FROM answer WHERE outcome = 'skipped'", "1");
    w.sees("Question 7 of");
    w.click("4");
    w.stored("SELECT count(*) FROM answer WHERE rating = 4", "2");
    w.click("Next");
    w.click("Closing words");
    w.click("Close the interview");
    w.stored("SELECT state FROM interview", "closed");

    // Write it up, decide against the proposal, look at the pages, export.
    write(&w, "Strengths", "Asks before answering.");
    write(&w, "Concerns", "One question was left out.");
    write(&w, "Summary", "At the level.");
    w.click("Strong yes");
    write(&w, "Why strong yes", "The team lacks exactly this.");
    w.click("Summary");
    w.stored("SELECT decision FROM interview", "strong-yes");
    w.picture("mouse-2-closing");
    w.click("More");
    w.click("Scorecard");
    w.wait(
        "the pages are drawn",
        "return [...document.querySelectorAll('img')].some(i => i.complete && i.naturalWidth > 100)",
    );
    w.click("Export PDF");
    w.exported("pdf");
    assert_eq!(w.effort().keys, 4, "Enter finished four notes, and no other key did anything but type");
}

#[test]
fn what_is_typed_behind_a_menu_is_note_and_ends_no_interview() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin_at_question(&w);
    w.keys("The first try is");
    w.click("More");
    w.wait("the menu has the focus", "return !!document.activeElement.closest('[role=menu]')");
    w.keys(ESCAPE);
    w.focused("Note");
    w.keys(" ten and slow");
    w.keys(ENTER);
    w.stored("SELECT text FROM note", "The first try is ten and slow");
    // What is typed into the open menu belongs to the note as well.
    w.click("More");
    w.wait("the menu has the focus", "return !!document.activeElement.closest('[role=menu]')");
    w.keys("no second try");
    w.keys(ENTER);
    w.stored("SELECT group_concat(text, '; ') FROM note", "The first try is ten and slow; no second try");
    assert_eq!(w.rows("SELECT state || ' ' || ended FROM interview")[0], "running as-planned");
    // Somebody came: they cannot have failed to come.
    let offered = w.js("return [...document.querySelectorAll('[role=menuitem]')].find(e => e.textContent.includes('No-show')).disabled");
    assert_eq!(offered, serde_json::json!(true));
}

#[test]
fn the_second_of_a_double_click_does_nothing_to_what_the_first_brought() {
    const NEXT: &str =
        "return [...document.querySelectorAll('.dock button')].find(e => e.textContent.includes('Next'))";
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin_at_question(&w);
    w.click("Skip");
    w.sees("No time left");
    let mut display = Display::open(&w.number);
    display.double_click(w.place("return document.querySelector('.reason')", 800));
    w.stored("SELECT count(*) FROM answer WHERE outcome = 'skipped'", "1");
    w.sees("Question 2 of");
    w.focused("Note");
    w.keys("Words");
    w.stored("SELECT count(*) FROM note", "1");
    assert_eq!(w.rows("SELECT count(*) FROM answer WHERE rating IS NOT NULL")[0], "0", "nobody rated");
    w.click("3");
    w.stored("SELECT count(*) FROM answer WHERE rating = 3", "1");
    display.double_click(w.place(NEXT, 800));
    w.sees("Question 3 of");
    w.keys("More words");
    w.stored("SELECT count(*) FROM note", "2");
    w.sees("Question 3 of");
    display.double_click(w.place(NEXT, 800));
    w.sees("Rate before you go on?");
    w.keys(" here");
    w.stored("SELECT count(*) FROM note WHERE text = 'More words here'", "1");
    w.sees("Question 3 of");
}

/// Clicks into a field and types.
fn write(w: &Window, field: &str, text: &str) {
    w.click(field);
    w.focused(field);
    w.keys(text);
}

/// Clicks the first box below this heading.
fn tick(w: &Window, legend: &str) {
    let first = w.js(&format!("return [...document.querySelectorAll('legend, h2, h3')].find(h => h.textContent.trim().startsWith('{legend}')).parentElement.querySelector('label').textContent.replace(/\\s+/g, ' ').trim()"));
    w.click(first.as_str().unwrap());
}
