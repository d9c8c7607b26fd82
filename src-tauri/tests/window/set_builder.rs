//! The set builder in the real window: a set is made by key, and what can be dragged is dragged with a real pointer.

use crate::driver::{CONTROL, DOWN, ENTER, SHIFT, TAB, Window};

/// The titles of the set's questions in their order.
const ORDER: &str = "SELECT q.title FROM set_item i JOIN set_section s ON s.id = i.section
    JOIN question_set t ON t.id = s.question_set JOIN question q ON q.id = i.question
    WHERE t.title = 'Backend, senior' ORDER BY s.position, i.position";

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
