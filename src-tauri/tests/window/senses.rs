//! What the system asks of every program on behalf of a person's senses: no motion, more contrast; and what a screen
//! reader is told while somebody types.

use crate::conversation::begin;
use crate::driver::{CONTROL, ESCAPE, Window};

/// Counts what moves for longer than a moment.
const MOVING: &str = "window.moved = [];
    for (const kind of ['transitionrun', 'animationstart']) addEventListener(kind, e => {
        const longest = Math.max(...document.getAnimations().map(a => a.effect.getComputedTiming().endTime), 0);
        if (longest > 1) window.moved.push(`${kind} of ${e.target.className || e.target.tagName}: ${longest} ms`);
    }, true)";

/// Notes what each live region says, as a screen reader would be told.
const LISTEN: &str = "window.heard = [];
    new MutationObserver(all => {
        const regions = new Set(all.map(m => (m.target.nodeType === 1 ? m.target : m.target.parentElement)?.closest('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]')).filter(Boolean));
        for (const region of regions) if (region.textContent.trim()) window.heard.push(region.textContent.trim().replace(/\\s+/g, ' '));
    }).observe(document.body, { subtree: true, childList: true, characterData: true })";

/// GTK's own settings, as a desktop writes them.
fn asked(folder: &std::path::Path, settings: &str) {
    let gtk = folder.join("XDG_CONFIG_HOME/gtk-3.0");
    std::fs::create_dir_all(&gtk).unwrap();
    std::fs::write(gtk.join("settings.ini"), format!("[Settings]\n{settings}\n")).unwrap();
}

#[test]
fn nothing_moves_for_whom_motion_is_off() {
    let folder = tempfile::tempdir().unwrap();
    asked(folder.path(), "gtk-enable-animations=0");
    let w = Window::start(folder.path());
    assert_eq!(w.js("return matchMedia('(prefers-reduced-motion: reduce)').matches"), true);
    w.js(MOVING);
    w.sees("Welcome to Evenhand");
    w.click("Explore the worked example");
    w.stored("SELECT count(*) FROM interview WHERE example = 1", "3");
    w.js("document.activeElement?.blur()");
    for place in ["gq", "gs", "go", "gi", "gh"] {
        w.keys(place);
        w.settled();
    }
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys(ESCAPE);
    w.click("Question sets");
    w.click("New question set");
    w.click("Cancel");
    assert_eq!(w.js("return window.moved"), serde_json::json!([]));
}

#[test]
fn a_high_contrast_theme_makes_what_is_soft_plain() {
    let folder = tempfile::tempdir().unwrap();
    asked(folder.path(), "gtk-theme-name=HighContrast");
    let w = Window::start(folder.path());
    w.sees("Welcome to Evenhand");
    assert_eq!(w.js("return matchMedia('(prefers-contrast: more)').matches"), true);
    let soft = "return getComputedStyle(document.querySelector('.soft')).color";
    assert_eq!(w.js(soft), "rgb(51, 46, 38)");
    // WebKitGTK knows forced colours and never has them.
    assert_eq!(w.js("return matchMedia('(forced-colors: none)').matches"), true);
}

#[test]
fn typing_a_note_is_not_talked_over() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.settled();
    w.js(LISTEN);
    for part in [
        "Draws both modules and ",
        "the two names before ",
        "she answers, and says wh",
        "ich of the mails really goes out",
    ] {
        w.keys(part);
        w.stored(&format!("SELECT count(*) FROM note WHERE text LIKE '%{}%'", part.trim_end()), "1");
    }
    assert_eq!(
        w.js("return window.heard"),
        serde_json::json!(["Saved"]),
        "a hundred letters in four breaths"
    );
    w.js("window.heard = []");
    let file = rusqlite::Connection::open(folder.path().join("evenhand.db")).unwrap();
    file.execute_batch("BEGIN IMMEDIATE").unwrap();
    w.keys(" today");
    w.wait("it says that it is not saved", "return window.heard.length > 0");
    w.keys(", she says");
    file.execute_batch("ROLLBACK").unwrap();
    w.stored("SELECT count(*) FROM note WHERE text LIKE '%goes out today, she says'", "1");
    w.wait("it says so", "return window.heard.at(-1) === 'Saved'");
    let heard = w.js("return window.heard");
    assert_eq!(heard.as_array().map(Vec::len), Some(2), "{heard}");
    assert!(
        heard[0]
            .as_str()
            .is_some_and(|words| words.starts_with("Not saved. ") && words.contains("is locked")),
        "{heard}"
    );
}
