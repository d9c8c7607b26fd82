//! What two journeys cost in keys and clicks. docs/journeys.md says how they are counted, and the same figures.

use std::path::{Path, PathBuf};

use crate::driver::{ALT, CONTROL, ENTER, Effort, SHIFT, TAB, UP, Window};

/// By which hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    Keyboard,
    Mouse,
}
use Hand::{Keyboard, Mouse};

#[test]
fn the_journeys_take_what_the_page_says() {
    let app = Path::new(env!("CARGO_BIN_EXE_evenhand"));
    for (hand, name) in [(Keyboard, "by keyboard"), (Mouse, "by mouse")] {
        for (person, known) in [("", ""), ("Ines Ferreira", ", the account has a full name")] {
            let pdf = journey(app, person, |w| first_pdf(w, hand, person.is_empty()));
            says(&format!("From the first start to the first PDF, {name}{known}"), 2, pdf, hand);
        }
        let question = journey(app, "", |w| first_question(w, hand));
        says(&format!("From the next interview to the first question, {name}"), 2, question, hand);
    }
}

/// Run with the program of commit adc207f in `EVENHAND_FIRST`, to take its figures again.
#[test]
fn the_first_versions_journeys_took_what_the_page_says() {
    let Some(app) = std::env::var_os("EVENHAND_FIRST").map(PathBuf::from) else { return };
    for (hand, name) in [(Keyboard, "by keyboard"), (Mouse, "by mouse")] {
        let pdf = journey(&app, "", |w| first_pdf_at_first(w, hand));
        says(&format!("From the first start to the first PDF, {name}"), 1, pdf, hand);
        let question = journey(&app, "", |w| first_question_at_first(w, hand));
        says(&format!("From the next interview to the first question, {name}"), 1, question, hand);
    }
}

/// What the steps cost on a new workspace.
fn journey(app: &Path, person: &str, steps: impl FnOnce(&Window) -> Effort) -> Effort {
    let folder = tempfile::tempdir().unwrap();
    steps(&Window::of(folder.path(), "1280x800", app, &[("EVENHAND_INTERVIEWER", person)]))
}

fn first_pdf(w: &Window, hand: Hand, nameless: bool) -> Effort {
    if nameless {
        w.focused("Your name");
        w.keys("Ines Ferreira");
        press(w, hand, "Candidate", &[TAB]);
    }
    w.focused("Candidate");
    w.keys("Ada");
    press(w, hand, "Start your first interview", &[ENTER]);
    w.focused("Note");
    press(w, hand, "First question", &[CONTROL, ENTER]);
    let questions = questions(w);
    for at in 1..=questions {
        w.sees(&format!("Question {at} of {questions}"));
        w.focused("Note");
        w.keys("Said so");
        if hand == Keyboard && at < questions {
            w.chord(&[ALT, SHIFT, "4"]);
        } else {
            press(w, hand, "4", &[ALT, "4"]);
        }
        w.stored("SELECT count(*) FROM answer WHERE rating = 4", &at.to_string());
        if hand == Mouse {
            w.click("Next");
        }
    }
    if hand == Mouse {
        w.click("Closing words");
    }
    press(w, hand, "Close the interview", &[ALT, "c"]);
    w.sees("The ratings suggest yes");
    press(w, hand, "Yes", &[ALT, SHIFT, "3"]);
    w.stored("SELECT decision FROM interview", "yes");
    press(w, hand, "Export PDF", &[CONTROL, "e"]);
    w.exported("pdf");
    w.effort()
}

/// Plans an interview, which home then shows with the focus on it; the counting begins here.
fn planned(w: &Window) -> Effort {
    w.focused("Your name");
    w.keys("Ines Ferreira");
    w.keys(ENTER);
    w.focused("Candidate");
    w.keys("Ada");
    w.click("Plan");
    w.focused("Start");
    w.keys("gh");
    w.focused("Ada");
    w.effort()
}

fn first_question(w: &Window, hand: Hand) -> Effort {
    let before = planned(w);
    press(w, hand, "Ada", &[ENTER]);
    w.focused("Note");
    press(w, hand, "First question", &[CONTROL, ENTER]);
    w.sees("Question 1 of");
    w.focused("Note");
    since(w, before)
}

fn first_pdf_at_first(w: &Window, hand: Hand) -> Effort {
    w.focused("Your name");
    w.keys("Ines Ferreira");
    press(w, hand, "Plan your first interview", &[ENTER]);
    w.focused("Candidate");
    w.keys("Ada");
    press(w, hand, "Plan and start", &[ENTER]);
    w.focused("Note");
    let questions = questions(w);
    for at in 1..=questions {
        w.sees(&format!("Question {at} of {questions}"));
        w.focused("Note");
        w.keys("Said so");
        press(w, hand, "4", &[ALT, "4"]);
        w.stored("SELECT count(*) FROM answer WHERE rating = 4", &at.to_string());
        if at < questions {
            press(w, hand, "Next", &[CONTROL, ENTER]);
        }
    }
    press(w, hand, "Close", &[ALT, "c"]);
    w.sees("The ratings propose yes");
    if hand == Mouse {
        w.click("Yes");
    } else {
        w.chord(&[CONTROL, ENTER]);
        w.focused("Strengths");
        w.chord(&[CONTROL, ENTER]);
        w.focused("No decision");
        w.keys(&UP.repeat(2));
    }
    w.stored("SELECT decision FROM interview", "yes");
    press(w, hand, "Scorecard", &[ALT, "s"]);
    w.focused("Export PDF");
    press(w, hand, "Export PDF", &[CONTROL, "e"]);
    w.exported("pdf");
    w.effort()
}

fn first_question_at_first(w: &Window, hand: Hand) -> Effort {
    let before = planned(w);
    press(w, hand, "Ada", &[ENTER]);
    w.focused("Start");
    press(w, hand, "Start", &[ENTER]);
    w.sees("Question 1 of");
    w.focused("Note");
    since(w, before)
}

fn questions(w: &Window) -> u32 {
    w.rows("SELECT count(*) FROM answer WHERE stage IS NULL")[0].parse().unwrap()
}

fn since(w: &Window, before: Effort) -> Effort {
    let now = w.effort();
    Effort {
        keys: now.keys - before.keys,
        characters: now.characters - before.characters,
        clicks: now.clicks - before.clicks,
    }
}

/// Clicks the control, or presses its keys.
fn press(w: &Window, hand: Hand, control: &str, chord: &[&str]) {
    if hand == Mouse { w.click(control) } else { w.chord(chord) }
}

/// Prints what a journey took, and compares it with its row of the page.
fn says(name: &str, column: usize, took: Effort, hand: Hand) {
    let Effort { keys, characters, clicks } = took;
    let (steps, others) = if hand == Mouse { (clicks, keys) } else { (keys, clicks) };
    println!("{name}: {keys} keys, {clicks} clicks, {characters} characters of free text");
    assert_eq!(others, 0, "{name} is done by one hand only");
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/journeys.md")).unwrap();
    let row =
        page.lines().find(|line| line.starts_with(&format!("| {name} |"))).expect("the journey has a row");
    let told = row.split('|').map(str::trim).nth(column + 1);
    assert_eq!(told, Some(steps.to_string().as_str()), "{name}: docs/journeys.md says otherwise");
}
