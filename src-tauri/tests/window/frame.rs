//! The frame around every screen: the welcome, the palette, the native menu, and the windows' places and ends.

use crate::display::{DOWN, Display, LEFT, RETURN, RIGHT, UP};
use crate::driver::{ALT, CONTROL, ENTER, SHIFT, Window};

/// Opens the first native menu with the mouse and goes from there by key: menus to the right, items down.
fn choose(w: &Window, menu: usize, item: usize) {
    let mut display = Display::open(&w.number);
    let before = display.seen();
    display.click(12, 12);
    w.until("the menu is open", || display.seen() > before);
    for _ in 0..menu {
        display.key(RIGHT);
    }
    for _ in 0..item {
        display.key(DOWN);
    }
    display.key(RETURN);
}

fn welcome_skipped(w: &Window) {
    w.sees("Welcome to Evenhand");
    w.click("Skip the welcome");
    w.stored("SELECT count(*) FROM setting WHERE value LIKE '%\"welcomed\":true%'", "1");
    w.sees("No interview yet");
}

#[test]
fn the_native_menu_undoes_by_name_and_the_keys_still_reach_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    welcome_skipped(&w);
    w.keys("go");
    w.sees("No opening yet");
    w.keys("n");
    w.focused("Title");
    w.keys("Data engineer");
    w.keys(ENTER);
    w.stored("SELECT count(*) FROM opening", "1");
    w.sees("Undo add opening");
    choose(&w, 1, 1);
    w.stored("SELECT count(*) FROM opening", "0");
    w.sees("Undid: add opening");
    w.sees("Redo add opening");
    w.chord(&[CONTROL, SHIFT, "z"]);
    w.stored("SELECT count(*) FROM opening", "1");
}

#[test]
fn the_menu_bar_is_as_dark_as_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    welcome_skipped(&w);
    let mut display = Display::open(&w.number);
    // Between the names of the menus and the right end of the bar.
    let mut light = |expected: bool| {
        w.until("the menu bar is drawn like the page", || {
            display.color(700, 12).iter().all(|part| (*part > 127) == expected)
        });
    };
    light(true);
    for (words, expected) in [("Theme: dark", false), ("Theme: light", true), ("Theme: dark", false)] {
        w.chord(&[CONTROL, "k"]);
        w.focused("What do you want to do?");
        w.keys(words);
        w.keys(ENTER);
        light(expected);
    }
}

#[test]
fn the_welcome_is_seen_again_goes_along_and_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    welcome_skipped(&w);
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys("welc");
    w.keys(ENTER);
    w.sees("Welcome to Evenhand");
    w.focused("Your name");
    w.keys("Ines");
    w.click("Mid");
    w.click("Plan your first interview");
    w.sees("3 of 5");
    w.focused("Candidate");
    w.click("Skip the welcome");
    w.wait("the welcome is gone", "return !document.body.innerText.includes('3 of 5')");
}

#[test]
fn the_candidates_window_closed_by_its_own_cross_is_closed_for_the_interviewer_too() {
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
    w.chord(&[ALT, "w"]);
    w.until("a second window is there", || w.windows().len() == 2);
    let pressed = |is: &str| {
        format!(
            "return document.querySelector('[aria-label$=\"the candidate window\"]').ariaPressed === '{is}'"
        )
    };
    w.wait("the button says so", &pressed("true"));
    Display::open(&w.number).cross("Question");
    w.until("it is gone", || w.windows().len() == 1);
    w.wait("the button says so", &pressed("false"));
}

#[test]
fn the_window_opens_again_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    welcome_skipped(&w);
    w.resize(1000, 700);
    let size = "return innerWidth + ' x ' + innerHeight";
    w.wait("it has the new size", "return innerWidth === 1000");
    let left = w.js(size);
    // File, and up from its first item to its last: Quit.
    let mut display = Display::open(&w.number);
    display.click(12, 12);
    display.key(RIGHT);
    display.key(LEFT);
    display.key(UP);
    display.key(RETURN);
    let kept = folder.path().join("XDG_CONFIG_HOME/org.evenhand.app/windows.json");
    w.until("its place is kept", || kept.exists());
    drop(w);
    let w = Window::start(folder.path());
    w.wait("it has the size of before", "return innerWidth === 1000");
    assert_eq!(w.js(size), left);
}

#[test]
fn at_twice_the_size_no_place_is_wider_than_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    welcome_skipped(&w);
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys("Load the worked");
    w.keys(ENTER);
    w.sees("Wanjiru Kamau");
    w.chord(&[CONTROL, ","]);
    w.sees("Text size");
    w.click("200 %");
    w.wait("the window is laid out as one of half the size", "return innerWidth === 640");
    for (keys, words) in [
        ("gh", "Recent decisions"),
        ("gq", "New question"),
        ("gs", "New question set"),
        ("go", "Backend engineer, Python"),
        ("gi", "Nguyễn Thị Hạnh"),
    ] {
        w.keys(keys);
        w.sees(words);
        w.settled();
        let over = w.js("const main = document.querySelector('main'); return [main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth]");
        assert_eq!(over, serde_json::json!([0, 0]), "{words}");
    }
    w.chord(&[CONTROL, "0"]);
    w.wait("it is as it was", "return innerWidth === 1280");
}
