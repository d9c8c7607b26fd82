//! Real keyboards: characters that other layouts reach with AltGr are text, and a key that is held down acts once.

use std::process::Command;

use crate::conversation::begin_at_question as begin;
use crate::display::{ALT, CONTROL, DOWN, Display, RETURN, SHIFT, keysym};
use crate::driver::Window;

/// Gives the display another keyboard, and opens it anew, since the keys are read then.
fn keyboard(w: &Window, layout: &str) -> Display {
    let done =
        Command::new("setxkbmap").args(["-display", &format!(":{}", w.number), "-layout", layout]).status();
    assert!(done.unwrap().success(), "the display knows the layout {layout}");
    Display::open(&w.number)
}

/// What an interview shows of commands that ran.
fn facts(w: &Window) -> Vec<String> {
    [
        "SELECT state FROM interview",
        "SELECT current FROM interview_clock",
        "SELECT id || ifnull(rating, '-') || outcome || not_assessed FROM answer ORDER BY id",
        "SELECT * FROM answer_signal",
        "SELECT * FROM answer_probe",
    ]
    .iter()
    .flat_map(|sql| w.rows(sql))
    .collect()
}

#[test]
fn what_a_layout_types_is_text_and_no_command() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    let before = facts(&w);
    for (layout, text) in [
        ("pl", "ąćęłńóśźż kilka słów, 3 osoby"),
        ("de", "@ [x] {y} € ~ äöü ß Grüße"),
        ("es", "@ # [x] {y} € ñ ¿ç?"),
        ("fr", "@ # [x] {y} € é à 4 2"),
        ("us", "plain ASCII: 1 2 3 4 5 (a) [b] {c} ?"),
    ] {
        let mut display = keyboard(&w, layout);
        w.focused("Note");
        display.write(text);
        w.stored(&format!("SELECT count(*) FROM note WHERE text = '{text}'"), "1");
        display.key(RETURN);
    }
    assert_eq!(facts(&w), before, "typing on five layouts ran no command");
}

#[test]
fn a_command_works_on_every_layout() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    // The keys at the places of 3 and P, by what they type there.
    for (layout, three, p) in [
        ("pl", keysym('3'), keysym('p')),
        ("fr", keysym('"'), keysym('p')),
        ("ru", keysym('3'), 0x6da),
        ("gr", keysym('3'), 0x7f0),
    ] {
        let mut display = keyboard(&w, layout);
        display.chord(&[ALT], three);
        w.stored("SELECT rating FROM answer WHERE id = (SELECT current FROM interview_clock)", "3");
        display.chord(&[ALT], if layout == "fr" { keysym('à') } else { keysym('0') });
        w.stored("SELECT count(*) FROM answer WHERE rating IS NOT NULL", "0");
        display.chord(&[ALT], p);
        w.stored("SELECT state FROM interview", "paused");
        w.sees("Paused.");
        display.chord(&[ALT], p);
        w.stored("SELECT state FROM interview", "running");
        w.wait("the page goes on", "return !document.body.innerText.includes('Paused.')");
    }
}

#[test]
fn undo_takes_back_typing_first_and_then_the_last_step() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    let mut display = Display::open(&w.number);
    display.write("He measured first");
    w.stored("SELECT text FROM note", "He measured first");
    // All of it is chosen and typed over by accident.
    display.chord(&[CONTROL], keysym('a'));
    display.write("x");
    w.stored("SELECT text FROM note", "x");
    display.chord(&[CONTROL], keysym('z'));
    w.stored("SELECT text FROM note", "He measured first");
    display.key(RETURN);
    display.chord(&[ALT], keysym('2'));
    w.stored("SELECT count(*) FROM answer WHERE rating = 2", "1");
    display.chord(&[CONTROL], keysym('z'));
    w.stored("SELECT count(*) FROM answer WHERE rating IS NOT NULL", "0");
    assert_eq!(w.rows("SELECT text FROM note"), ["He measured first"], "the note stays");
}

/// Holds a key until the page has seen it repeat ten times.
fn hold(w: &Window, display: &mut Display, with: &[u32], key: u32) {
    w.js("window.repeats = 0; window.count ??= addEventListener('keydown', e => { if (e.repeat) window.repeats++ }, true) ?? true");
    with.iter().for_each(|each| display.press(*each));
    display.press(key);
    w.wait("the key repeats", "return window.repeats >= 10");
    display.release(key);
    with.iter().rev().for_each(|each| display.release(*each));
}

#[test]
fn a_held_key_acts_once() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    let mut display = Display::open(&w.number);
    let current = || w.rows("SELECT current FROM interview_clock");
    let before = current();

    hold(&w, &mut display, &[], keysym('x'));
    w.until("a held letter is typed again and again", || {
        w.rows("SELECT text FROM note").first().is_some_and(|text| text.len() > 9)
    });

    hold(&w, &mut display, &[ALT], keysym('p'));
    w.stored("SELECT state FROM interview", "paused");
    hold(&w, &mut display, &[ALT], keysym('p'));
    w.stored("SELECT state FROM interview", "running");

    hold(&w, &mut display, &[ALT], keysym('4'));
    w.stored("SELECT count(*) FROM answer WHERE rating = 4", "1");
    assert_eq!(current(), before, "rating stays on the question");

    hold(&w, &mut display, &[ALT, SHIFT], keysym('4'));
    w.until("rate and go on went on", || current() != before);
    w.focused("Note");
    assert_eq!(
        w.rows("SELECT count(*) FROM answer WHERE rating IS NOT NULL"),
        ["1"],
        "and by one question only"
    );
    assert_eq!(w.rows("SELECT state FROM interview"), ["running"], "the interview goes on");

    hold(&w, &mut display, &[CONTROL], keysym('1'));
    w.stored("SELECT count(*) FROM answer_signal", "1");

    let second = current();
    hold(&w, &mut display, &[ALT], DOWN);
    w.sees("Rate before you go on?");
    assert_eq!(current(), second, "a held key asks for the rating once and does not go on");
    hold(&w, &mut display, &[ALT], DOWN);
    w.until("the next question is open", || current() != second);
    assert_eq!(w.rows("SELECT state FROM interview"), ["running"], "and never closes the interview");
}
