//! A newcomer's first interview, from the first start to the exported scorecard, with the keyboard alone.

use crate::driver::{ALT, CONTROL, DOWN, ENTER, SHIFT, TAB, UP, Window};

#[test]
fn a_newcomer_reaches_the_scorecard_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());

    w.sees("Welcome to Evenhand");
    w.picture("main-1-welcome");
    w.focused("Your name");
    w.keys("Inês Ferreira");
    w.keys(ENTER);

    // Choose a set with the arrows, then say who is coming.
    w.focused("Candidate");
    w.chord(&[SHIFT, TAB]);
    w.chord(&[SHIFT, TAB]);
    w.focused("Question set");
    w.keys(&UP.repeat(15));
    for _ in 0..15 {
        if w.js("return document.activeElement.selectedOptions[0].text.startsWith('Python knowledge, mid')")
            == true
        {
            break;
        }
        w.keys(DOWN);
    }
    w.tab_to("Candidate");
    w.keys("Zoë Łukasiewicz");
    w.picture("main-2-plan");
    w.keys(ENTER);

    // The introduction, then the first question: notes of each kind, a probe, a signal, a rating, all without leaving the note.
    w.focused("Note");
    w.sees("Introduction");
    next(&w);
    w.keys("The default list is made once");
    w.keys(ENTER);
    for (letter, text) in
        [("b", "Runs it on paper first"), ("i", "Calm and exact"), ("r", "Ask about dicts later")]
    {
        w.chord(&[ALT, letter]);
        w.keys(text);
        w.keys(ENTER);
    }
    w.chord(&[ALT, "q"]);
    w.chord(&[CONTROL, SHIFT, "1"]);
    w.chord(&[CONTROL, "1"]);
    w.chord(&[ALT, "4"]);
    w.stored("SELECT count(*) FROM note", "4");
    w.stored("SELECT rating FROM answer WHERE stage IS NULL AND position = 0", "4");
    w.picture("main-3-interview");

    // Second question, and one from the bank that the conversation asks for.
    next(&w);
    note_and_rate(&w, "It fails when it is iterated", "3");
    w.chord(&[ALT, "a"]);
    w.focused("Search the bank");
    w.keys("lock");
    w.wait(
        "the bank offers something",
        "return document.querySelectorAll('[role=option], [role=row]').length > 0",
    );
    w.keys(DOWN);
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM answer WHERE content IS NOT NULL", "1");
    w.focused("Note");
    note_and_rate(&w, "Two threads, one lock", "2");

    // One is skipped, with one of the usual reasons; the rest are asked.
    next(&w);
    w.chord(&[ALT, "s"]);
    w.focused("Another reason");
    w.keys(DOWN);
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM answer WHERE outcome = 'skipped' AND skip_reason <> ''", "1");
    w.focused("Note");
    for (text, rating) in [("The lock is taken in turns", "5"), ("Looks at it with tracemalloc", "4")] {
        note_and_rate(&w, text, rating);
        next(&w);
    }
    note_and_rate(&w, "Patches it where it is looked up", "4");
    w.stored("SELECT count(*) FROM answer WHERE rating IS NOT NULL", "6");

    // The candidate's questions and the closing words, then close, write up, and decide against the proposal, with a reason.
    next(&w);
    w.sees("Candidate’s questions");
    w.keys("Who is on call?");
    next(&w);
    w.sees("Closing words");
    w.chord(&[ALT, "c"]);
    w.stored("SELECT state FROM interview", "closed");
    w.sees("The ratings suggest");
    w.tab_to("Strengths");
    w.keys("Predicts before running.");
    w.tab_to("Concerns");
    w.keys("Little about concurrency.");
    w.tab_to("Summary");
    w.keys("At the level in most things.");
    w.chord(&[ALT, SHIFT, "2"]);
    w.tab_to("Why no");
    w.keys("The team needs someone for the concurrent parts.");
    w.stored("SELECT decision FROM interview", "no");
    w.stored("SELECT decision_reason FROM interview", "The team needs someone for the concurrent parts.");
    w.picture("main-4-closing");

    w.chord(&[ALT, "s"]);
    w.wait(
        "the pages are drawn",
        "return [...document.querySelectorAll('img')].some(i => i.complete && i.naturalWidth > 100)",
    );
    w.picture("main-5-scorecard");
    w.chord(&[CONTROL, "e"]);
    let pdf = w.exported("pdf");

    assert_eq!(
        w.rows("SELECT kind FROM note ORDER BY rowid LIMIT 4"),
        ["quote", "behaviour", "impression", "remark"]
    );
    assert_eq!(
        w.rows("SELECT strengths, concerns, summary FROM interview"),
        ["Predicts before running.|Little about concurrency.|At the level in most things."]
    );
    assert_eq!(w.rows("SELECT count(*) FROM answer_signal"), ["1"], "the ticked signal is kept");
    assert_eq!(w.rows("SELECT count(*) FROM answer_probe"), ["1"], "the used probe is kept");
    let printed = std::process::Command::new("pdftotext")
        .args(["-layout", pdf.to_str().unwrap(), "-"])
        .output()
        .unwrap();
    let printed = String::from_utf8(printed.stdout).unwrap();
    for words in [
        "Zoë Łukasiewicz",
        "Inês Ferreira",
        "Python knowledge, mid level",
        "The default list is made once",
        "Runs it on paper first",
        "Two threads, one lock",
        "Predicts before running.",
        "Little about concurrency.",
        "The team needs someone for the concurrent parts.",
        "ad hoc",
    ] {
        assert!(printed.contains(words), "the scorecard says {words:?}:\n{printed}");
    }
}

fn next(w: &Window) {
    let before = w.rows("SELECT current FROM interview_clock").join("");
    w.chord(&[CONTROL, ENTER]);
    w.until("the next question is open", || w.rows("SELECT current FROM interview_clock").join("") != before);
    w.focused("Note");
}

fn note_and_rate(w: &Window, text: &str, rating: &str) {
    w.keys(text);
    w.keys(ENTER);
    w.chord(&[ALT, rating]);
    w.until("note and rating are stored", || {
        w.rows(&format!(
            "SELECT rating FROM answer WHERE id = (SELECT answer FROM note WHERE text = '{text}')"
        )) == [rating]
    });
}
