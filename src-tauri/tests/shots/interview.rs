//! The live interview and its closing, in every state that a conversation goes through.

use crate::camera::{Camera, escape, go, place, to_the_end};
use crate::driver::{ALT, CONTROL, DOWN, ENTER, SHIFT, Window};
use crate::worlds::{RUNNING, UNRATED};

pub fn walk(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    let w = &camera.open();
    camera.state(w, "interview-start", |w| {
        go(w, "leilani");
        w.wait("it can be started", "return document.querySelector('h1')?.textContent.includes('Leilani')");
    });
    camera.state(w, "interview-running", |w| {
        go(w, &RUNNING.to_lowercase());
        w.focused("Note");
    });
    camera.state(w, "interview-rated", |w| {
        w.keys("I would let the lock go before I wait for anything else");
        w.keys(ENTER);
        w.chord(&[ALT, "4"]);
        w.chord(&[CONTROL, "1"]);
        w.chord(&[CONTROL, SHIFT, "1"]);
        w.wait("the rating is shown", "return !!document.querySelector('input[type=radio]:checked')");
    });
    camera.state(w, "interview-marked-word", |w| {
        w.chord(&[ALT, "i"]);
        w.keys("Strong accent, has young children at home");
        w.keys(ENTER);
        w.stored("SELECT count(*) FROM note WHERE text LIKE 'Strong accent%'", "1");
    });
    camera.state(w, "interview-skip", |w| {
        next(w);
        w.chord(&[ALT, "s"]);
        w.focused("Another reason");
    });
    camera.state(w, "interview-rate-now", |w| {
        escape(w);
        w.focused("Note");
        w.chord(&[CONTROL, ENTER]);
        w.sees("Rate before you go on?");
    });
    camera.state(w, "interview-ad-hoc", |w| {
        w.chord(&[ALT, "a"]);
        w.focused("Search the bank");
        w.keys("lock");
        w.wait("the bank offers something", "return !!document.querySelector('[role=option]')");
        w.keys(DOWN);
    });
    camera.state(w, "interview-added", |w| {
        w.keys(ENTER);
        w.stored("SELECT count(*) FROM answer JOIN interview i ON i.id = interview WHERE content IS NOT NULL AND i.state = 'running'", "1");
        w.focused("Note");
    });
    camera.fleeting(
        w,
        "interview-keys",
        |w| {
            w.chord(&[CONTROL, "/"]);
            w.wait("the keys are shown", "return !!document.querySelector('dialog[open] kbd')");
        },
        escape,
    );
    camera.state(w, "interview-guide-hidden", |w| w.chord(&[ALT, "h"]));
    camera.candidates_window(w, "candidate-window");
    camera.state(w, "interview-paused", |w| {
        w.chord(&[ALT, "h"]);
        w.chord(&[ALT, "p"]);
        w.sees("Paused");
    });
    camera.state(w, "closing-unrated", |w| {
        go(w, UNRATED);
        w.sees("Rate first, decide last");
    });
    camera.fleeting(w, "closing-result", |w| w.click("How closely the interview followed the plan"), |_| ());
    camera.fleeting(w, "closing-end", to_the_end, |_| ());
    camera.state(w, "closing-sealed", |w| {
        place(w, "Interviews");
        go(w, "zeynep");
        w.wait("a page is there", "return document.querySelector('h1') !== null");
    });
}

fn next(w: &Window) {
    let before = w.rows("SELECT current FROM interview_clock").join("");
    w.chord(&[CONTROL, ENTER]);
    w.until("the next question is open", || w.rows("SELECT current FROM interview_clock").join("") != before);
    w.focused("Note");
}
