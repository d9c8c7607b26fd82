//! What people meet now and then: dialogs that ask, a set that changed, an interview that ran over, a workspace without
//! a bank, text twice as large, and a very large display.

use crate::camera::{Camera, escape, go, opening, place, question, to_the_end};
use crate::driver::{CONTROL, DOWN, TAB, Window};
use crate::worlds::{BARE, BEGUN, LATE, RUNNING, TWO_SETS, UNSUPPORTED};

pub fn walk(camera: &mut Camera) {
    camera.tell(crate::worlds::odd);
    let w = &camera.open();
    camera.state(w, "comparison-two-sets", |w| {
        opening(w, TWO_SETS);
        w.click("Compare");
        w.sees("in the order of the candidates");
        w.keys("b");
        w.sees("陈思远");
    });
    camera.fleeting(w, "comparison-two-sets-end", to_the_end, |_| ());
    camera.state(w, "closing-nothing-rated", |w| {
        go(w, &BARE.to_lowercase());
        w.sees("Rate first, decide last");
    });
    camera.state(w, "closing-unsupported", |w| {
        go(w, &UNSUPPORTED.to_lowercase());
        w.sees("Add a quote or a behaviour");
    });
    camera.state(w, "interview-over-time", |w| {
        go(w, &LATE.to_lowercase());
        w.focused("Note");
    });
    camera.state(w, "set-published", |w| {
        go(w, "python knowledge mid level");
        w.sees("Nothing has changed since version 2");
    });
    camera.fleeting(w, "set-versions", to_the_end, |_| ());
    camera.fleeting(
        w,
        "set-difference",
        |w| {
            w.keys("d");
            w.sees("was taken out");
        },
        escape,
    );
    camera.state(w, "set-begun", |w| {
        go(w, &BEGUN.to_lowercase());
        w.sees("The set has no questions");
    });
    camera.fleeting(
        w,
        "set-blueprint",
        |w| {
            w.keys("b");
            w.focused("Competency");
            w.wait("the list is filled", "return document.activeElement.options?.length > 1");
            while w.js("return document.activeElement.selectedOptions[0].text") != "Concurrency" {
                w.keys(DOWN);
            }
            w.tab_to("Minutes");
            w.chord(&[CONTROL, "a"]);
            w.keys("25");
            w.wait("there is a proposal", "return !!document.querySelector('dialog[open] section:has(li)')");
        },
        escape,
    );
    camera.state(w, "questions-unsaved", |w| {
        place(w, "Questions");
        question(w, "deadlock");
        w.focused("Prompt");
        w.keys("First: ");
        w.click("Search questions");
        w.chord(&[CONTROL, "a"]);
        w.keys("memory");
        w.wait("others are found", "return document.querySelectorAll('[role=option]').length > 3");
        w.settled();
        w.keys(DOWN);
        w.keys(DOWN);
        w.sees("unsaved changes");
    });
    camera.state(w, "files-over", |w| {
        place(w, "Openings");
        w.js(HELD);
        w.sees("Let go to import questions");
    });
}

/// Tells the page what the shell tells while files are held over the window; no driver can hold them there.
const HELD: &str = "const held = window.__internal_unstable_listeners_object_id__['files-over'];
    for (const id of Object.getOwnPropertyNames(held))
        window.__TAURI_INTERNALS__.runCallback(held[id].handlerId, { event: 'files-over', id: Number(id), payload: true });";

/// A workspace from which its people have taken everything.
pub fn without_bank(camera: &mut Camera) {
    camera.tell(|_, _| ());
    let file = rusqlite::Connection::open(camera.folder().join("evenhand.db")).unwrap();
    file.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM question_set; DELETE FROM question;").unwrap();
    drop(file);
    let w = &camera.open();
    camera.state(w, "home-welcome", |w| w.sees("Welcome to Evenhand"));
    camera.state(w, "home-nothing", |w| {
        w.click("Skip the welcome");
        w.sees("No interview yet");
    });
    camera.state(w, "questions-nothing", |w| place(w, "Questions"));
    camera.state(w, "sets-nothing", |w| place(w, "Question sets"));
    camera.state(w, "plan-nothing", |w| {
        go(w, "plan an interview");
        w.sees("No question set is published yet");
    });
}

/// Text twice as large, beside a call and in a large window.
pub fn twice(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    let w = &camera.open();
    w.sees(RUNNING);
    place(w, "Settings");
    w.click("200 %");
    w.wait("the page is laid out anew", "return innerWidth <= 960");
    camera.state(w, "twice-settings", |w| w.sees("Text size"));
    camera.state(w, "twice-home", |w| {
        w.keys("gh");
        w.sees(RUNNING);
    });
    camera.state(w, "twice-questions", |w| {
        w.keys("gq");
        w.sees("180 questions");
    });
    camera.state(w, "twice-sets", |w| {
        w.keys("gs");
        w.sees("13 sets");
    });
    camera.state(w, "twice-set", |w| {
        go(w, "python knowledge mid level");
        w.sees("version 1");
    });
    camera.state(w, "twice-interview", |w| {
        go(w, &RUNNING.to_lowercase());
        w.focused("Note");
    });
    camera.state(w, "twice-closing", |w| {
        go(w, crate::worlds::UNRATED);
        w.sees("Rate first, decide last");
    });
}

/// The live interview on a large display, and the welcome in the smallest window.
pub fn wide(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    let w = &camera.open_on("2560x1440");
    camera.sized(w, "home-running", (2560, 1440), |w| w.sees(RUNNING));
    camera.sized(w, "interview-running", (2560, 1440), |w| {
        go(w, &RUNNING.to_lowercase());
        w.focused("Note");
    });
    camera.sized(w, "interview-small", (760, 520), |w| w.focused("Note"));
    camera.sized(w, "welcome-small", (760, 520), |w| {
        place(w, "Home");
        go(w, "welcome");
        w.sees("Welcome to Evenhand");
    });
    camera.sized(w, "welcome-small-end", (760, 520), |w: &Window| {
        w.keys(TAB);
        to_the_end(w);
    });
}
