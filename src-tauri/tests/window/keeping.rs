//! "Saved" means saved: whatever happens to the program, to its page, to the file or to the disk, what was typed is in the
//! one file, or the window says that it is not and keeps it.

use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::Connection;

use crate::conversation::begin_at_question as begin;
use crate::display::Display;
use crate::driver::{ALT, CONTROL, ENTER, Window};

const SAID: &str = "He measured first and found that the lock was held too long";

/// The texts of all notes in a workspace file, in order.
fn notes(file: &Path) -> Vec<String> {
    let file = Connection::open(file).unwrap();
    let mut query = file.prepare("SELECT text FROM note ORDER BY rowid").unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// What is beside the workspace that carries its name.
fn beside(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("evenhand.")).collect();
    names.sort();
    names
}

/// Asserts that the file is alone and that a copy of it holds this note.
fn one_whole_file(folder: &Path, said: &str) {
    assert_eq!(beside(folder), ["evenhand.db"], "one file, nothing beside it");
    let copy = folder.join("copied to a stick");
    std::fs::copy(folder.join("evenhand.db"), &copy).unwrap();
    assert_eq!(notes(&copy), [said], "a copy of the one file holds what was typed last");
}

#[test]
fn quitting_right_after_typing_leaves_one_file_whose_copy_holds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys(SAID);
    w.chord(&[CONTROL, "q"]);
    w.ended();
    one_whole_file(folder.path(), SAID);
}

#[test]
fn the_cross_of_the_window_right_after_typing_leaves_one_file_whose_copy_holds_everything() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys(SAID);
    Display::open(&w.number).cross("Evenhand");
    w.ended();
    one_whole_file(folder.path(), SAID);
}

#[test]
fn the_end_of_the_session_right_after_typing_loses_nothing() {
    for signal in ["-TERM", "-HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let w = Window::start(folder.path());
        begin(&w);
        w.keys(SAID);
        w.signal(signal);
        w.ended();
        one_whole_file(folder.path(), SAID);
    }
}

#[test]
fn a_file_deleted_while_one_types_is_noticed_and_everything_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys("Before.");
    w.stored("SELECT text FROM note", "Before.");
    w.keys(ENTER);
    std::fs::remove_file(folder.path().join("evenhand.db")).unwrap();
    w.keys("After.");
    w.sees("Not saved.");
    w.sees("was moved, renamed, replaced or deleted");
    w.picture("keeping-deleted");
    w.keys(" And more.");
    w.click("Save everything to another file…");
    let elsewhere = folder.path().join("out/evenhand copy.evenhand");
    w.until("everything is in the other file", || {
        elsewhere.exists() && notes(&elsewhere) == ["Before.", "After. And more."]
    });
    w.wait("the window no longer says so", "return !document.body.innerText.includes('Not saved')");
    w.keys(" Later.");
    w.until("the interview goes on in the other file", || {
        notes(&elsewhere) == ["Before.", "After. And more. Later."]
    });
}

/// Rates, notes and moves on while nothing can be stored, then `free` makes room and everything is stored in order.
fn goes_on_while_nothing_is_stored(w: &Window, free: impl FnOnce()) {
    w.keys("One.");
    w.sees("Not saved.");
    w.chord(&[ALT, "4"]);
    w.chord(&[CONTROL, ENTER]);
    w.sees("Question 2 of");
    w.keys("Two.");
    w.chord(&[ALT, "2"]);
    w.chord(&[CONTROL, ENTER]);
    w.sees("Question 3 of");
    w.picture("keeping-full");
    w.keys("Three.");
    // The window does not close over what is not saved.
    w.chord(&[CONTROL, "q"]);
    w.sees("Not everything is saved");
    w.click("Stay");
    free();
    w.stored(
        "SELECT group_concat(text, ' ') FROM (SELECT text FROM note ORDER BY rowid)",
        "One. Two. Three.",
    );
    w.stored("SELECT group_concat(rating) FROM (SELECT rating FROM answer WHERE rating IS NOT NULL ORDER BY position)", "4,2");
    w.stored("SELECT position FROM answer WHERE id = (SELECT current FROM interview_clock)", "2");
    w.wait("the window says so no longer", "return !document.body.innerText.includes('Not saved')");
}

#[test]
fn an_interview_goes_on_while_another_program_holds_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    let other = Connection::open(folder.path().join("evenhand.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    goes_on_while_nothing_is_stored(&w, || other.execute_batch("ROLLBACK").unwrap());
}

/// A small disk of its own, where the system lets the test make one.
struct Disk(PathBuf);

impl Disk {
    fn new(folder: &Path) -> Option<Self> {
        let at = folder.join("disk");
        std::fs::create_dir(&at).unwrap();
        let made = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(&at).output();
        made.is_ok_and(|made| made.status.success()).then_some(Self(at))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn an_interview_goes_on_while_the_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::new(folder.path()) else {
        #[allow(clippy::print_stderr, reason = "a test that did not run must say so")]
        {
            eprintln!("NOT MEASURED: this account may not make a small disk.");
        }
        return;
    };
    let w = Window::start(&disk.0);
    begin(&w);
    let filler = disk.0.join("filler");
    let full =
        Command::new("dd").args(["if=/dev/zero", "bs=4096"]).arg(format!("of={}", filler.display())).output();
    assert!(!full.unwrap().status.success(), "the disk is full");
    goes_on_while_nothing_is_stored(&w, || std::fs::remove_file(&filler).unwrap());
}

#[test]
fn a_page_whose_process_dies_comes_back_on_the_question_with_everything() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys(SAID);
    w.stored("SELECT text FROM note", SAID);
    let question = w.rows("SELECT current FROM interview_clock");
    w.kill_page();
    // The web driver has lost the page; the display has not.
    let mut display = Display::open(&w.number);
    let file = folder.path().join("evenhand.db");
    let mut typed = 0;
    w.until("the cursor is in a note again", || {
        display.write("a");
        typed += 1;
        notes(&file).len() == 2
    });
    assert!(typed > 0);
    assert_eq!(notes(&file)[0], SAID);
    assert!(notes(&file)[1].chars().all(|c| c == 'a'), "the notes are typed on: {:?}", notes(&file));
    assert_eq!(w.rows("SELECT current FROM interview_clock"), question, "on the same question");
    assert_eq!(w.rows("SELECT state FROM interview"), ["running"]);
}

#[test]
fn a_backup_is_restored_and_the_restore_undone() {
    let folder = tempfile::tempdir().unwrap();
    let w = Window::start(folder.path());
    begin(&w);
    w.keys("Yesterday.");
    w.stored("SELECT text FROM note", "Yesterday.");
    w.chord(&[CONTROL, "k"]);
    w.focused("What do you want to do?");
    w.keys("Back up the workspace");
    w.keys(ENTER);
    w.sees("Backup made and checked.");
    w.focused("Note");
    w.keys(ENTER);
    w.keys("Today.");
    w.stored("SELECT count(*) FROM note", "2");
    w.chord(&[CONTROL, ","]);
    w.sees("Backups");
    w.click("Restore the backup of");
    w.sees("1 note is newer than the backup and will be gone");
    w.picture("keeping-restore");
    w.click("Restore");
    w.sees("Backup restored.");
    w.stored("SELECT group_concat(text) FROM note", "Yesterday.");
    w.click("Undo");
    w.stored("SELECT count(*) FROM note", "2");
    w.picture("keeping-restored");
}
