//! The set builder in the real window: the whole of it with the keyboard alone, and what can be dragged, dragged.

use crate::driver::{ALT, CONTROL, DELETE, DOWN, ENTER, ESCAPE, LEFT, SHIFT, TAB, UP, Window};

/// The titles of the set's questions in their order.
const ORDER: &str = "SELECT q.title FROM set_item i JOIN set_section s ON s.id = i.section
    JOIN question_set t ON t.id = s.question_set JOIN question q ON q.id = i.question
    WHERE t.title = 'Backend, senior' ORDER BY s.position, i.position";

fn count(w: &Window, of: &str) -> String {
    w.rows(&format!("SELECT count(*) FROM ({of})")).concat()
}

/// Opens a new set for seniors, 45 minutes.
fn new_set(w: &Window) {
    w.sees("Welcome to Evenhand");
    w.chord(&[CONTROL, ","]);
    w.sees("Theme");
    w.keys("gs");
    w.sees("Python knowledge, mid level");
    w.keys("n");
    w.focused("Title");
    w.keys("Backend, senior");
    w.tab_to("Level");
    choose(w, "Senior");
    w.chord(&[SHIFT, TAB]);
    w.focused("Title");
    w.keys(ENTER);
    w.sees("of 35 min");
    w.stored("SELECT level FROM question_set WHERE title = 'Backend, senior'", "senior");
}

/// Goes down in the list that has the focus until this is chosen.
fn choose(w: &Window, option: &str) {
    w.wait("the list is filled", "return document.activeElement.options?.length > 1");
    for _ in 0..60 {
        if w.js("return document.activeElement.selectedOptions[0].text") == option {
            return;
        }
        w.keys(DOWN);
    }
    panic!("there is no {option:?} in the list");
}

/// Types a number over the one in the field that has the focus.
fn number(w: &Window, value: &str) {
    w.chord(&[CONTROL, "a"]);
    w.keys(value);
}

#[test]
fn a_set_is_built_published_changed_and_kept_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    new_set(&w);
    w.sees("The set has no questions; add at least one from the bank.");

    // Two competencies by blueprint; one proposal is swapped, one left out.
    w.keys("b");
    w.focused("Competency");
    choose(&w, "Ownership");
    w.tab_to("Minutes");
    number(&w, "17");
    w.tab_to("Add a row");
    w.keys(ENTER);
    w.wait("a second row is there", "return document.querySelectorAll('dialog[open] .row').length === 2 && document.activeElement.matches('select')");
    choose(&w, "Concurrency");
    w.sees("17 minutes for");
    w.wait(
        "both rows are proposed",
        "return document.querySelectorAll('dialog[open] section:has(li)').length === 2",
    );
    let proposed = |w: &Window| {
        w.js("return [...document.querySelectorAll('dialog[open] li .title')].map(e => e.innerText)")
            .as_array()
            .map(|all| all.iter().filter_map(|t| t.as_str().map(str::to_owned)).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let before = proposed(&w);
    assert!(before.len() >= 3, "{before:?}");
    w.picture("sets-1-blueprint");
    w.tab_to("Swap");
    w.keys(ENTER);
    w.until("another question stands there", || proposed(&w) != before);
    let mut taken = proposed(&w);
    w.chord(&[SHIFT, TAB]);
    w.keys(" ");
    let left_out = w.js("return document.activeElement.closest('li').querySelector('.title').innerText");
    taken.retain(|title| left_out != title.as_str());
    w.chord(&[CONTROL, ENTER]);
    w.until("the chosen ones are in the set", || w.rows(ORDER) == taken);
    assert_eq!(taken.len(), before.len() - 1);
    assert_eq!(w.rows("SELECT count(*) FROM set_item WHERE section IN (SELECT s.id FROM set_section s JOIN question_set t ON t.id = s.question_set WHERE t.title = 'Backend, senior')"), [taken.len().to_string()]);

    // More by search.
    for (words, more) in [("memory", 1), ("decorator", 2), ("mentor", 3)] {
        w.focused("");
        w.chord(&[CONTROL, "k"]);
        w.focused("What do you want to do?");
        w.keys("Search the bank");
        w.keys(ENTER);
        w.focused("Search questions");
        w.chord(&[CONTROL, "a"]);
        w.keys(&format!("level:senior {words}"));
        w.wait("the bank was searched", &format!("const shown = [...document.querySelectorAll('[role=option]')]; return shown.length > 0 && shown.every(e => e.innerText.includes('Senior')) && [...document.querySelectorAll('[role=status]')].some(e => e.innerText.includes('found')) && document.querySelector('[type=search]').value.includes('{words}')"));
        w.settled();
        w.keys(DOWN);
        w.wait("a question has the focus", "return document.activeElement.matches('[role=option]')");
        while w.js("return document.activeElement.innerText.includes('In the set')") == true {
            w.keys(DOWN);
        }
        w.keys(ENTER);
        w.until("it was added", || w.rows(ORDER).len() == taken.len() + more);
    }

    // The order, by key.
    let before = w.rows(ORDER);
    w.keys("s");
    w.wait(
        "the first question has the focus",
        "return document.activeElement.closest('[data-item]') !== null",
    );
    w.chord(&[ALT, DOWN]);
    let swapped = [&[before[1].clone(), before[0].clone()], &before[2..]].concat();
    w.until("the first went down", || w.rows(ORDER) == swapped);
    w.focused(&before[0]);

    // A section for the last one, which then goes to the front.
    w.keys("a");
    w.focused("Title of section 2");
    w.keys("Warm up");
    w.stored(
        "SELECT title FROM set_section WHERE title <> '' AND position = 1 AND title = 'Warm up'",
        "Warm up",
    );
    w.chord(&[ALT, UP]);
    w.stored("SELECT position FROM set_section WHERE title = 'Warm up'", "0");
    w.focused("Title of section 1");
    w.tab_to(&swapped[0]);
    w.chord(&[ALT, UP]);
    w.stored(
        "SELECT count(*) FROM set_item i JOIN set_section s ON s.id = i.section WHERE s.title = 'Warm up'",
        "1",
    );

    // Weight and minutes, and the slot that they no longer fit.
    w.focused(&swapped[0]);
    w.tab_to("Weight of question 1");
    number(&w, "2.5");
    w.keys(ENTER);
    w.stored(
        "SELECT weight FROM set_item i JOIN set_section s ON s.id = i.section WHERE s.title = 'Warm up'",
        "2.5",
    );
    w.tab_to("Minutes of question 1");
    number(&w, "9");
    w.keys(ENTER);
    w.stored(
        "SELECT minutes FROM set_item i JOIN set_section s ON s.id = i.section WHERE s.title = 'Warm up'",
        "9",
    );
    w.sees("minutes of questions do not fit the 35 minutes");
    w.picture("sets-2-builder");
    w.tab_to("More for question 1");
    w.keys("m");
    w.wait("the slot is to be changed", "return document.activeElement.type === 'radio'");
    w.keys(DOWN);
    w.keys(ENTER);
    w.stored("SELECT minutes FROM question_set WHERE title = 'Backend, senior'", "60");
    w.sees("of 46 min");
    w.wait("nothing is to be mended", "return !document.body.innerText.includes('do not fit')");

    // Publish, change, publish again, and read what changed.
    w.chord(&[CONTROL, ENTER]);
    w.stored(VERSIONS, "1");
    w.keys("s");
    w.focused(&swapped[0]);
    w.keys(DELETE);
    w.until("it was taken out", || !w.rows(ORDER).contains(&swapped[0]));
    w.tab_to("Minutes of question 1");
    number(&w, "3");
    w.keys(ENTER);
    w.sees("changed since version 1");
    w.chord(&[CONTROL, ENTER]);
    w.stored(VERSIONS, "2");
    w.sees("Nothing has changed since version 2");
    w.tab_to("More for question 1");
    w.keys("d");
    w.sees("was taken out; it was question 1.");
    w.sees("takes 3 instead of");
    w.sees("No interviews with version 1 yet.");
    w.picture("sets-3-difference");
    w.keys(ESCAPE);
    w.wait("the dialog is closed", "return !document.querySelector('dialog[open]')");

    // A copy; the first goes to the archive and comes back.
    palette(&w, "Duplicate question set");
    w.sees("Backend, senior (copy)");
    assert_eq!(count(&w, "SELECT 1 FROM question_set WHERE title = 'Backend, senior (copy)'"), "1");
    w.chord(&[ALT, LEFT]);
    w.wait(
        "the first is shown",
        "return document.querySelector('h1').innerText.trim() === 'Backend, senior'",
    );
    for archived in ["1", "0"] {
        palette(&w, "Archive or restore question set");
        w.stored("SELECT archived FROM question_set WHERE title = 'Backend, senior'", archived);
    }
    assert_eq!(w.rows(VERSIONS), ["2"], "versions outlive the archive");
}

const VERSIONS: &str = "SELECT count(*) FROM set_version v JOIN question_set s ON s.id = v.question_set
    WHERE s.title = 'Backend, senior'";

fn palette(w: &Window, verb: &str) {
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys(verb);
    w.keys(ENTER);
    w.wait("the palette is closed", "return !document.querySelector('dialog[open]')");
}

#[test]
fn questions_are_dragged_from_the_bank_and_to_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    new_set(&w);
    let option = |n: usize| format!("return document.querySelectorAll('[role=option]')[{n}]");
    w.wait("the bank is shown", "return document.querySelectorAll('[role=option]').length > 3 && document.querySelectorAll('[role=option]')[2].innerText.length > 5");
    let item = |n: usize| format!("return document.querySelectorAll('[data-item]')[{n}]");
    w.drag(&option(0), "return document.querySelector('[data-section]')");
    w.until("the first is in the set", || w.rows(ORDER).len() == 1);
    w.wait("it is shown", "return document.querySelectorAll('[data-item]').length === 1");
    w.drag(&option(1), &item(0));
    w.until("the second is in the set", || w.rows(ORDER).len() == 2);
    w.wait("it is shown", "return document.querySelectorAll('[data-item]').length === 2");
    let before = w.rows(ORDER);
    w.drag("return document.querySelectorAll('.grip')[1]", &item(0));
    w.until("they changed places", || w.rows(ORDER) == [before[1].clone(), before[0].clone()]);
    w.picture("sets-4-dragged");
}
