//! The bank by keyboard alone: search, many questions changed at once and taken back, an edit in place, what a version
//! changed, and the way back to it. An edit that is not saved outlives the screen and the program.

use crate::driver::{CONTROL, DOWN, ENTER, SHIFT, Window};

const SPACE: &str = " ";
const TOPICS: &str = "SELECT count(*) FROM question_topic WHERE topic = 'autumn'";

#[test]
fn the_bank_is_searched_changed_compared_and_restored_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    to_the_bank(&w);

    // Search as one types, and into the list.
    w.keys("/");
    w.focused("Search questions");
    w.keys("level:senior");
    let senior: usize = w
        .rows("SELECT count(*) FROM question_level l JOIN question q ON q.key = l.question WHERE l.level = 'senior' AND q.status <> 'archived'")[0]
        .parse()
        .unwrap();
    w.sees(&format!("{senior} questions found"));
    w.keys(DOWN);
    w.wait("the focus is in the list", "return document.activeElement.role === 'option'");
    w.picture("questions-1-found");

    // Three of them get a topic in one step; all get it in another; both are taken back.
    w.keys(DOWN);
    w.keys(SPACE);
    w.chord(&[SHIFT, DOWN]);
    w.chord(&[SHIFT, DOWN]);
    w.sees(&format!("3 of {senior} selected"));
    add_topic(&w);
    w.stored(TOPICS, "3");
    w.chord(&[CONTROL, "a"]);
    w.sees(&format!("{senior} of {senior} selected"));
    w.picture("questions-2-chosen");
    add_topic(&w);
    w.stored(TOPICS, &senior.to_string());
    w.chord(&[CONTROL, "z"]);
    w.stored(TOPICS, "3");
    w.chord(&[CONTROL, "z"]);
    w.stored(TOPICS, "0");
    w.keys("\u{E00C}");
    w.wait(
        "nothing is selected",
        "return !document.querySelector('[role=group][aria-label=\"Selected questions\"]')",
    );

    // An edit in place beside its preview.
    w.keys(ENTER);
    w.focused("Prompt");
    w.chord(&[CONTROL, "\u{E010}"]);
    w.keys(" And **how** would you know?");
    w.wait(
        "the preview shows it",
        "return [...document.querySelectorAll('.preview strong')].some(e => e.textContent === 'how')",
    );
    w.picture("questions-3-edit");
    w.chord(&[CONTROL, "s"]);
    let edited =
        "SELECT q.version || ' ' || (SELECT count(*) FROM question_version v WHERE v.question = q.id)
        FROM question q JOIN question_version v ON v.question = q.id AND v.number = q.version
        WHERE v.content ->> '$.prompt' LIKE '%And **how** would you know?'";
    w.stored(edited, "2 2");

    // What the version changed, and the way back.
    w.keys("\u{E00C}");
    w.wait("the focus is in the list", "return document.activeElement.role === 'option'");
    w.keys("h");
    w.wait(
        "the words that came are marked",
        "return [...document.querySelectorAll('ins')].some(e => e.textContent.includes('how'))",
    );
    w.picture("questions-4-history");
    w.tab_to("Version 1");
    w.keys(ENTER);
    w.sees("This is the first version.");
    w.tab_to("Restore version 1");
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM question WHERE version = 3", "1");
    assert!(w.rows(edited).is_empty(), "the first text is the current one again");
}

#[test]
fn a_half_typed_edit_outlives_the_screen_and_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    to_the_bank(&w);
    w.keys("n");
    w.focused("Prompt");
    w.keys("What did you do when the deployment fail");
    w.chord(&[crate::driver::ALT, "\u{E012}"]);
    w.sees("Welcome to Evenhand");
    to_the_bank(&w);
    w.tab_to("Prompt");
    assert_eq!(typed(&w), "What did you do when the deployment fail");
    w.chord(&[CONTROL, "\u{E010}"]);
    w.keys("ed?");
    w.kill_app();
    drop(w);

    let w = Window::start(folder.path());
    to_the_bank(&w);
    w.tab_to("Continue your new question");
    w.keys(ENTER);
    w.focused("Prompt");
    assert_eq!(typed(&w), "What did you do when the deployment failed?");
    w.picture("questions-5-kept");
}

/// The welcome begins in a text field, so the way leads over the navigation.
fn to_the_bank(w: &Window) {
    w.sees("Welcome to Evenhand");
    w.focused("Your name");
    w.tab_to("Questions");
    w.keys(ENTER);
    w.sees("questions");
    w.wait("the bank is there", "return !!document.querySelector('[role=listbox]')");
}

fn typed(w: &Window) -> String {
    w.js("return document.activeElement.value").as_str().unwrap_or_default().to_owned()
}

fn add_topic(w: &Window) {
    w.keys("bt");
    w.sees("What to do");
    w.tab_to("Topics");
    w.keys("autumn");
    w.keys(ENTER);
    w.keys("\u{E004}");
    w.tab_to("Change ");
    w.keys(ENTER);
    w.wait("the dialog is closed", "return !document.querySelector('dialog[open]')");
}
