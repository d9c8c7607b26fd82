//! The program ends in mid-note, as in a power cut. Nothing typed is lost, and the clock is right.

use crate::conversation::begin;
use crate::driver::{ENTER, Window};

#[test]
fn after_a_crash_in_mid_note_the_interview_the_note_and_the_clock_are_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys("He says the index was never used because");
    w.stored("SELECT text FROM note", "He says the index was never used because");
    let (question, started) =
        (w.rows("SELECT current FROM interview_clock"), w.rows("SELECT started FROM interview"));
    w.kill_app();
    drop(w);

    let w = Window::start(folder.path());
    w.sees("Nguyễn Thị Hạnh");
    w.picture("crash-home");
    w.tab_to("Resume");
    w.keys(ENTER);
    w.sees("He says the index was never used because");
    w.picture("crash-resumed");
    assert_eq!(w.rows("SELECT state FROM interview"), ["running"], "a crash is no pause");
    assert_eq!(w.rows("SELECT current FROM interview_clock"), question, "the same question is on the screen");
    assert_eq!(w.rows("SELECT started FROM interview"), started, "it is the same interview");
    assert_eq!(w.rows("SELECT count(*) FROM note"), ["1"], "and there is one note, not two");
    w.wait(
        "the clock counts on from the start of the interview",
        &format!(
            "const shown = [...document.querySelectorAll('time, [role=timer], .clock, dd')].map(e => e.textContent).join(' ') + document.body.innerText;
             const since = Math.floor((Date.now() - Date.parse('{}')) / 1000);
             return [since - 1, since, since + 1].some(s => shown.includes(`${{Math.floor(s / 60)}}:${{String(s % 60).padStart(2, '0')}}`))",
            started.first().unwrap()
        ),
    );
}
