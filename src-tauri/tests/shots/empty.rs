//! The first start, and places with nothing in them; and what is said when the workspace cannot be written or read.

use crate::camera::{Camera, escape, go, place};
use crate::driver::CONTROL;

pub fn walk(camera: &mut Camera) {
    let w = &camera.open();
    camera.state(w, "home-welcome", |w| w.sees("Welcome to Evenhand"));
    camera.state(w, "plan-welcome", |w| {
        w.click("Plan your first interview");
        w.sees("Plan and start");
    });
    camera.state(w, "home-nothing", |w| {
        go(w, "go to home");
        w.click("Skip the welcome");
        w.sees("No interview yet");
    });
    camera.state(w, "questions-bank", |w| place(w, "Questions"));
    camera.state(w, "questions-none-found", |w| {
        w.keys("/zyzzyva");
        w.sees("No question matches");
    });
    camera.state(w, "questions-new", |w| {
        go(w, "new question");
        w.sees("What lists show");
    });
    camera.state(w, "import-welcome", |w| {
        w.click("Import");
        w.wait("the import is there", "return document.querySelector('h1').textContent === 'Import'");
    });
    camera.state(w, "sets-bank", |w| place(w, "Question sets"));
    camera.state(w, "sets-new", |w| w.click("New question set"));
    camera.state(w, "set-nothing", |w| {
        w.focused("Title");
        w.keys("Site reliability engineer, first conversation");
        w.click("Create and pick questions");
        w.sees("not published yet");
    });
    camera.state(w, "openings-nothing", |w| place(w, "Openings"));
    camera.state(w, "openings-new", |w| w.click("New opening"));
    camera.state(w, "opening-nothing", |w| {
        w.focused("Title");
        w.keys("Site reliability engineer");
        w.click("Create and add candidates");
        w.sees("first candidate");
    });
    camera.state(w, "comparison-nothing", |w| {
        escape(w);
        w.click("Compare");
        w.sees("No interview is closed yet");
    });
    camera.state(w, "interviews-nothing", |w| place(w, "Interviews"));
    camera.state(w, "plan-form", |w| {
        go(w, "plan an interview");
        w.sees("Plan and start");
    });
    camera.state(w, "settings-top", |w| place(w, "Settings"));
    camera.fleeting(
        w,
        "palette-nothing-found",
        |w| {
            w.chord(&[CONTROL, "k"]);
            w.focused("What do you want to do?");
            w.keys("zyzzyva");
            w.wait("nothing is found", "return !document.querySelector('dialog[open] [role=option]')");
        },
        escape,
    );
}

/// A workspace that is open already, one that may only be read, and a file that is none.
pub fn faults(camera: &mut Camera) {
    camera.tell(crate::worlds::typical);
    let first = camera.open();
    let second = camera.open();
    camera.state(&second, "error-second-window", |w| w.sees("is open in another Evenhand window"));
    drop((first, second));
    let file = camera.folder().join("evenhand.db");
    let mut rights = std::fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&file, rights).unwrap();
    let w = camera.open();
    camera.state(&w, "error-read-only", |w| {
        place(w, "Openings");
        w.sees("Backend engineer, payments");
        w.keys("n");
        w.focused("Title");
        w.keys("Site reliability engineer");
        w.click("Create and add candidates");
        w.wait("it is refused", "return !!document.querySelector('[role=alert]')?.textContent.trim()");
    });
    drop(w);
    let _ = std::fs::remove_file(&file);
    std::fs::write(&file, "no workspace, a text\n".repeat(500)).unwrap();
    let w = camera.open();
    camera.state(&w, "error-no-workspace", |w| {
        w.wait("the fault is told", "return !!document.querySelector('h1, [role=alert]')");
    });
}
