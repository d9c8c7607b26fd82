//! What goes wrong: texts no person means, and files that are missing, read-only, foreign, newer or no files at all.
//! Each gets one sentence, and nothing stored is lost.

use std::fs;
use std::path::Path;

use model::answer::{NoteKind, Rating};
use model::id::QuestionId;
use workspace::{Error, Workspace};

use crate::support::*;

#[test]
fn texts_no_person_means_are_refused_with_their_size() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let id = begun(&mut ws, "Noor");
    let answer = look(&ws, id).answers[0].id;
    let opening = look(&ws, id).opening;
    let undo = ws.history().unwrap();

    let long = "n".repeat(10_000);
    let error = ws.add_candidate(opening, long, String::new()).unwrap_err();
    assert!(error.to_string().contains("10000 characters; at most 200"), "{error}");
    let error = ws.add_note(answer, NoteKind::Quote, "x".repeat(1 << 20)).unwrap_err();
    assert!(error.to_string().contains("at most 200000"), "{error}");
    for blank in ["", "  ", "\u{0}\u{7}", "\n\t"] {
        assert!(
            ws.add_candidate(opening, blank.into(), String::new()).is_err(),
            "a candidate without a name"
        );
        assert!(ws.add_question(prompt(&ws, blank)).is_err(), "an empty prompt");
        assert!(ws.add_ad_hoc(id, None, blank.into()).is_err(), "an ad hoc question without words");
        assert!(ws.add_competency(blank.into()).is_err());
    }
    assert!(ws.add_question(prompt(&ws, &"p".repeat(300_000))).is_err());
    assert!(Rating::new(0).is_err() && Rating::new(6).is_err(), "no rating out of range can be handed in");
    assert_eq!(ws.history().unwrap(), undo, "what was refused is no step");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_large_note_and_texts_of_every_direction_come_back_as_typed() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let name = "نُور الهُدى \u{2067}(Noor)\u{2069} Z\u{301}\u{323}a\u{308}lgo";
    let id = begun(&mut ws, &format!("\u{feff}  {name}\u{7}\r\n"));
    assert_eq!(look(&ws, id).candidate_name, name, "control characters go, direction marks and accents stay");
    let answer = look(&ws, id).answers[0].id;
    let large = "אבג \u{1f469}\u{200d}\u{1f4bb} e\u{301}\n".repeat(12_000);
    ws.add_note(answer, NoteKind::Remark, large.clone()).unwrap();
    ws.add_note(answer, NoteKind::Remark, "a\u{0}b\u{1b}[31mc\r\nd".into()).unwrap();
    let notes = &look(&ws, id).answers[0].notes;
    assert_eq!(notes[0].note.text, large);
    assert_eq!(notes[1].note.text, "ab[31mc\nd");
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    ws.redo(None).unwrap();
    assert_eq!(look(&ws, id).answers[0].notes[0].note.text, large, "also by way of undo and redo");
}

#[test]
fn an_id_that_is_gone_says_so() {
    let mut ws = fresh(&Hand::new());
    let stranger = QuestionId::new();
    let error = ws.question(stranger).unwrap_err();
    assert_eq!(error.code(), "gone");
    assert!(error.to_string().starts_with("This question is no longer in the workspace;"), "{error}");
    let content = prompt(&ws, "x");
    assert_eq!(ws.edit_question(stranger, content).unwrap_err().code(), "gone");
    let made: QuestionId = made(ws.add_question(prompt(&ws, "x")).unwrap());
    ws.undo(None).unwrap();
    assert_eq!(ws.duplicate_question(made).unwrap_err().code(), "gone");
}

/// Opens a file that must be refused, and checks the sentence and that no byte has changed.
fn refused(path: &Path, says: &str) -> Error {
    let before = fs::read(path).ok();
    let error = Workspace::open_existing(path, Hand::new().clock()).err().expect("refused");
    assert!(error.to_string().contains(says), "{error}");
    assert!(error.to_string().contains(&path.display().to_string()), "the path is in it: {error}");
    assert_eq!(error.code(), "storage");
    assert_eq!(fs::read(path).ok(), before, "left as it was");
    let folder: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert!(folder.len() <= 1, "nothing was put beside it");
    error
}

#[test]
fn a_missing_file_is_not_made_for_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    refused(&folder.path().join("none.evenhand"), "no workspace at");
    let deep = folder.path().join("new folder/w.evenhand");
    Workspace::open(&deep, Hand::new().clock()).unwrap();
    assert!(deep.exists(), "the window makes folder and file");
}

#[test]
fn other_files_are_refused_and_left_alone() {
    for (bytes, says) in [
        (b"Dear diary, this is a text of some length and surely not a database of any kind, is it? No, it is not.".to_vec(), "no SQLite file"),
        (b"SQLite format 3\0".to_vec(), "no SQLite file"),
        (vec![0; 4096], "no SQLite file"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w");
        fs::write(&path, bytes).unwrap();
        refused(&path, says);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bookmarks.sqlite");
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE bookmark (url TEXT); PRAGMA application_id = 42").unwrap();
    drop(other);
    refused(&path, "belongs to another program");
    assert!(
        Workspace::open_existing(folder.path(), Hand::new().clock()).is_err(),
        "a folder is no workspace"
    );
}

#[test]
fn a_newer_file_is_refused_before_it_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    drop(Workspace::open(&path, Hand::new().clock()).unwrap());
    let later = rusqlite::Connection::open(&path).unwrap();
    later.execute_batch("PRAGMA user_version = 99; PRAGMA journal_mode = DELETE").unwrap();
    drop(later);
    let error = refused(&path, "newer version of Evenhand");
    assert!(matches!(error, Error::Newer { made: 99, .. }));
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    drop(Workspace::open(&path, Hand::new().clock()).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(100).take(200_000) {
        *byte = 0xa5;
    }
    fs::write(&path, &bytes).unwrap();
    let error = Workspace::open_existing(&path, Hand::new().clock()).err().expect("a file of noise");
    assert!(matches!(error, Error::Damaged(_)), "{error}");
    assert!(error.to_string().contains("open a backup"), "{error}");
}

#[test]
fn a_read_only_file_opens_for_reading_and_says_so_on_the_first_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("with space & #1.evenhand");
    let mut ws = Workspace::open(&path, Hand::new().clock()).unwrap();
    let id = begun(&mut ws, "Baptiste Lefèvre");
    drop(ws);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let before = fs::read(&path).unwrap();

    let mut ws = Workspace::open_existing(&path, Hand::new().clock()).unwrap();
    assert!(ws.read_only());
    assert_eq!(look(&ws, id).candidate_name, "Baptiste Lefèvre");
    assert!(!ws.search_questions("the".into(), 0, 10).unwrap().rows.is_empty());
    let error = ws.add_competency("New".into()).unwrap_err();
    assert_eq!(error.code(), "read-only");
    assert!(error.to_string().contains("Make the file and its folder writable"), "{error}");
    assert_eq!(ws.check().unwrap(), Vec::<String>::new());
    drop(ws);
    assert_eq!(fs::read(&path).unwrap(), before);
}
