//! Room where it is needed: what a first-time user met in three interviews in a row. Nothing needed lies under something
//! else, nothing scrolls that must stay, and a press goes where it was meant.

use crate::conversation::{begin, begin_at_question, fill_in};
use crate::display::{CONTROL, Display, RETURN};
use crate::driver::{ALT, CONTROL as CTRL, DOWN, ENTER, SHIFT, Window};

/// The shapes of the live screen: wide, medium, narrow, low.
const SHAPES: [(u32, u32); 4] = [(1440, 900), (1024, 640), (720, 850), (720, 480)];

fn shape(w: &Window, (width, height): (u32, u32)) {
    w.resize(width, height);
    w.wait("the window has its size", &format!("return innerWidth === {width}"));
    w.settled();
}

#[test]
fn a_question_is_added_with_the_mouse_in_every_shape() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), "1440x900");
    begin_at_question(&w);
    for (at, size) in SHAPES.into_iter().enumerate() {
        shape(&w, size);
        w.chord(&[ALT, "a"]);
        w.focused("Search the bank");
        w.keys("lock");
        w.wait("the bank offers something", "return document.querySelectorAll('[role=option]').length > 2");
        w.picture(&format!("room-bank-{}x{}", size.0, size.1));
        let height = w.js("return document.querySelector('[role=listbox]').clientHeight").as_u64().unwrap();
        assert!(height > 100, "at {size:?} the list of the bank is {height} px high: two questions at least");
        let place = w.js("const b = document.querySelector('[role=option]').getBoundingClientRect(); return [Math.round(b.left + 40), Math.round(b.top + b.height / 2)]");
        w.click_at((place[0].as_i64().unwrap(), place[1].as_i64().unwrap()));
        w.wait("it can be asked", "return [...document.querySelectorAll('button')].some(b => b.textContent.includes('Ask it now') && !b.disabled)");
        w.picture(&format!("room-chosen-{}x{}", size.0, size.1));
        w.click("Ask it now");
        w.stored("SELECT count(*) FROM answer WHERE content IS NOT NULL", &(at + 1).to_string());
        w.focused("Note");
    }
}

#[test]
fn long_guides_scroll_by_themselves_and_the_page_stays() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), "1440x900");
    begin_at_question(&w);
    let (mut scrolled, mut questions) = (0, 0);
    loop {
        for size in SHAPES {
            shape(&w, size);
            w.focused("Note");
            let said = w.js(
                "const main = document.querySelector('main'), root = document.scrollingElement, ask = document.querySelector('article');
                 return { moved: [main.scrollTop, root.scrollTop],
                          over: [main.scrollHeight - main.clientHeight, root.scrollHeight - root.clientHeight],
                          long: ask.scrollHeight > ask.clientHeight + 1 }",
            );
            assert_eq!(said["moved"], serde_json::json!([0, 0]), "question {questions} at {size:?}: {said}");
            assert_eq!(said["over"], serde_json::json!([0, 0]), "question {questions} at {size:?}: {said}");
            scrolled += usize::from(said["long"] == true);
        }
        questions += 1;
        w.chord(&[ALT, SHIFT, "3"]);
        if w.js("return /Question (\\d+) of \\1\\b/.test(document.body.innerText)") == true {
            break;
        }
        w.sees(&format!("Question {} of", questions + 1));
    }
    assert!(scrolled > questions, "most guides are too long for a small window: {scrolled} of {questions}");
}

/// The machine's own faces are those of a bare system.
const FONTS: &str = r#"<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>"#;

#[test]
fn the_window_brings_its_own_face_and_breaks_no_word_of_a_button() {
    let folder = tempfile::tempdir().unwrap();
    let fonts = folder.path().join("fonts.conf");
    std::fs::write(&fonts, FONTS).unwrap();
    let app = std::path::Path::new(env!("CARGO_BIN_EXE_evenhand"));
    let w = Window::of(folder.path(), "720x850", app, &[("FONTCONFIG_FILE", fonts.to_str().unwrap())]);
    let broken = "
        const broken = [];
        for (const button of document.querySelectorAll('button, a, [role=tab]')) {
          if (!button.checkVisibility()) continue;
          const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            // What only a screen reader hears is clipped away.
            let hidden = false;
            for (let e = text.parentElement; e !== button.parentElement; e = e.parentElement)
              hidden ||= getComputedStyle(e).clipPath !== 'none' || e.getBoundingClientRect().width < 4;
            if (hidden) continue;
            for (const word of text.data.matchAll(/\\p{L}+/gu)) {
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(word[0]);
            }
          }
        }
        return broken";
    begin_at_question(&w);
    assert_eq!(w.js(broken), serde_json::json!([]), "in the interview");
    assert_eq!(
        w.js("return [...document.fonts].some(f => f.family.includes('Noto Sans') && f.status === 'loaded')"),
        true,
        "the face of the program is used"
    );
    w.chord(&[ALT, "c"]);
    w.stored("SELECT state FROM interview", "closed");
    for place in ["Go to Home", "Go to Questions", "Go to Interviews", "Go to Settings"] {
        w.chord(&[CTRL, "k"]);
        w.focused("What do you want to do?");
        w.keys(place);
        w.keys(ENTER);
        w.wait("the palette is gone", "return !document.querySelector('dialog[open]')");
        w.settled();
        assert_eq!(w.js(broken), serde_json::json!([]), "at {place}");
    }
}

#[test]
fn a_key_still_held_from_the_plan_does_not_skip_the_introduction() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    fill_in(&w);
    let mut display = Display::open(&w.number);
    w.js("window.repeats = 0; addEventListener('keydown', e => { if (e.repeat) window.repeats++ }, true)");
    display.press(CONTROL);
    display.press(RETURN);
    w.focused("Note");
    w.js("window.repeats = 0");
    w.wait("the key repeats on the live screen", "return window.repeats >= 10");
    display.release(RETURN);
    display.release(CONTROL);
    w.keys("Said hello.");
    w.stored(
        "SELECT stage FROM answer WHERE id = (SELECT answer FROM note WHERE text = 'Said hello.')",
        "introduction",
    );
}

#[test]
fn the_end_of_a_note_stays_with_its_question_while_the_page_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin_at_question(&w);
    let first = w.rows("SELECT current FROM interview_clock");
    let mut display = Display::open(&w.number);
    // The web view and the display count from the same corner: the window has no border here.
    let at = w.js("const b = [...document.querySelectorAll('main button')].find(b => b.textContent.trim().startsWith('Next')).getBoundingClientRect(); return [Math.round(screenX + outerWidth - innerWidth + b.left + b.width / 2), Math.round(screenY + outerHeight - innerHeight + b.top + b.height / 2)]");
    display.write("He measured ");
    w.js("setTimeout(() => { const end = performance.now() + 300; while (performance.now() < end); })");
    display.write("first and then");
    display.click(at[0].as_u64().unwrap() as u16, at[1].as_u64().unwrap() as u16);
    display.write(" changed it");
    w.until("it goes on, or asks for the rating", || {
        w.text().contains("Rate before you go on?") || w.rows("SELECT current FROM interview_clock") != first
    });
    w.stored(
        "SELECT group_concat(text, '|') FROM note WHERE answer = (SELECT id FROM answer WHERE stage IS NULL AND position = 0)",
        "He measured first and then changed it",
    );
}

#[test]
fn what_a_decision_asks_for_is_above_the_foot() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::sized(folder.path(), "1280x720");
    begin(&w);
    w.chord(&[CTRL, ENTER]);
    w.chord(&[ALT, "2"]);
    w.stored("SELECT count(*) FROM answer WHERE rating = 2", "1");
    w.chord(&[ALT, "c"]);
    w.stored("SELECT state FROM interview", "closed");
    w.sees("In your words");
    w.settled();
    assert_eq!(
        w.js("return document.querySelector('main').scrollTop"),
        0,
        "the closing page opens at its top"
    );
    // Deciding by key shows its reason and moves nothing above it.
    let places = "return [...document.querySelectorAll('main h1, main h2, main fieldset label')].map(e => Math.round(e.getBoundingClientRect().top + document.querySelector('main').scrollTop))";
    let before = w.js(places);
    w.chord(&[ALT, SHIFT, "2"]);
    w.stored("SELECT decision FROM interview", "no");
    w.settled();
    assert_eq!(w.js(places), before, "a decision by key moves nothing");
    for (width, height) in [(1280, 720), (720, 850), (1024, 640)] {
        shape(&w, (width, height));
        let inside = |what: &str, script: &str| {
            let box_ = w.js(&format!("const b = (() => {{ {script} }})().getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom, innerWidth, innerHeight]"));
            let at = |n: usize| box_[n].as_f64().unwrap();
            assert!(
                at(0) >= -0.5 && at(1) >= -0.5 && at(2) <= at(4) + 0.5 && at(3) <= at(5) + 0.5,
                "{what} lies outside the window at {width} x {height}: {box_}"
            );
            let covered = w.js(&format!("const e = (() => {{ {script} }})(), b = e.getBoundingClientRect(); return [b.top + 3, b.bottom - 3].some(y => !e.contains(document.elementFromPoint((b.left + b.right) / 2, y)))"));
            assert_eq!(covered, false, "{what} is covered at {width} x {height}");
        };
        w.js("[...document.querySelectorAll('fieldset')].find(f => f.querySelector('legend')?.textContent === 'Decision').querySelector('input').focus()");
        w.keys(DOWN);
        w.keys(DOWN);
        let reason = "return [...document.querySelectorAll('label')].find(l => /^Why/.test(l.textContent.trim()))?.control";
        w.wait("it asks for a reason", reason);
        w.settled();
        w.picture(&format!("room-decision-{width}x{height}"));
        inside("the reason", reason);
    }
}
