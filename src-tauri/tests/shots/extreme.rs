//! Everything at its limit: what is long must be readable, what is foreign must sit right, what is much must stay quick.

use crate::camera::{Camera, escape, go, open_menu, opening, place, question, to_the_end};
use crate::driver::{ALT, CONTROL, ENTER};
use crate::worlds;

pub fn walk(camera: &mut Camera) {
    camera.tell(|workspace, hand| worlds::extreme(workspace, hand, 10_000));
    let w = &camera.open();
    camera.state(w, "home-running", |w| w.sees("عبد"));
    camera.fleeting(w, "home-end", to_the_end, |_| ());
    camera.state(w, "questions-list", |w| {
        place(w, "Questions");
        w.sees("questions");
    });
    camera.state(w, "questions-long", |w| {
        question(w, "pneumonoultra");
    });
    camera.state(w, "questions-right-to-left", |w| {
        question(w, "ספרו");
    });
    camera.state(w, "sets-list", |w| place(w, "Question sets"));
    camera.state(w, "set-long", |w| {
        go(w, "platform engineering");
        w.sees("version 1");
    });
    camera.state(w, "set-long-item", |w| {
        w.keys("s");
        w.keys(ENTER);
    });
    camera.fleeting(w, "set-long-end", to_the_end, |_| ());
    camera.state(w, "openings-list", |w| place(w, "Openings"));
    camera.state(w, "opening-many", |w| {
        opening(w, "Staff engineer for the platform");
    });
    camera.fleeting(w, "opening-menu", |w| open_menu(w, "More for this opening"), escape);
    camera.state(w, "comparison-blind", |w| {
        w.click("Compare");
        w.sees("in the order of the candidates");
    });
    camera.state(w, "comparison-named", |w| {
        w.keys("b");
        w.sees("عبد");
    });
    camera.state(w, "interviews-list", |w| place(w, "Interviews"));
    camera.state(w, "plan-form", |w| {
        go(w, "plan an interview");
        w.sees("Plan and start");
    });
    camera.fleeting(
        w,
        "palette-found",
        |w| {
            w.chord(&[CONTROL, "k"]);
            w.focused("What do you want to do?");
            w.keys("عبد");
            w.wait("something is found", "return !!document.querySelector('dialog[open] [role=option]')");
        },
        escape,
    );
    camera.state(w, "settings-top", |w| place(w, "Settings"));
    camera.fleeting(w, "settings-end", to_the_end, |_| ());
    camera.state(w, "interview-sixty-notes", |w| {
        w.keys("gh");
        w.tab_to("Resume");
        w.keys(ENTER);
        w.focused("Note");
    });
    camera.candidates_window(w, "candidate-window-code");
    camera.state(w, "interview-right-to-left", |w| {
        w.chord(&[ALT, crate::driver::UP]);
        w.sees("ספרו");
        w.focused("Note");
    });
    camera.candidates_window(w, "candidate-window-right-to-left");
    camera.state(w, "interview-chinese", |w| {
        w.chord(&[ALT, crate::driver::UP]);
        w.sees("假设一个服务");
        w.focused("Note");
    });
    camera.fleeting(
        w,
        "interview-ad-hoc",
        |w| {
            w.chord(&[ALT, "a"]);
            w.focused("Search the bank");
            w.keys("زمن");
        },
        escape,
    );
    camera.state(w, "closing-unrated", |w| {
        w.chord(&[ALT, "c"]);
        w.sees("Rate first, decide last");
    });
    camera.fleeting(w, "closing-end", to_the_end, |_| ());
    camera.state(w, "scorecard-pages", |w| {
        w.chord(&[ALT, "s"]);
        w.wait(
            "the pages are drawn",
            "return [...document.querySelectorAll('img')].some(i => i.complete && i.naturalWidth > 100)",
        );
    });
}
