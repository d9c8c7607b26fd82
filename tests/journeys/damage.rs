//! A disk or another program damages one value. Nothing but its own record may stop working, and no edit of something
//! else may write it back changed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use model::answer::NoteKind;
use model::decision::Decision;
use model::id::InterviewId;
use model::interview::Step;
use model::time::Timestamp;
use rusqlite::Connection;
use workspace::{Error, Workspace};

use crate::support::*;

/// What a damaged column may hold: invalid UTF-8 in any; and what its own kind makes possible, a document that was cut
/// off, an impossible day, an unknown word.
fn kinds(file: &Connection, table: &str, column: &str) -> Vec<&'static str> {
    let value: Option<String> =
        file.query_row(&format!("SELECT max({column}) FROM {table}"), [], |r| r.get(0)).unwrap();
    let sql: String =
        file.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table], |r| r.get(0)).unwrap();
    let dated = |text: &str| text.parse::<Timestamp>().is_ok();
    let own = match value {
        Some(text) if text.starts_with('{') => Some("'{\"title\": \"cut o'"),
        Some(text) if dated(&text) => Some("'2026-02-31'"),
        _ if sql.contains(&format!("CHECK ({column} IN")) || column == "retention" => Some("'somehow'"),
        _ => None,
    };
    ["CAST(x'61ff62' AS TEXT)"].into_iter().chain(own).collect()
}

/// Another program's connection, which no rule of the tables holds back.
pub fn raw(path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    let flags = rusqlite::functions::FunctionFlags::SQLITE_UTF8;
    file.create_scalar_function("folded", 1, flags, |_| Ok("")).unwrap();
    file
}

/// The worked example, a sealed interview, and at least one row in every table.
pub fn example(folder: &Path) -> PathBuf {
    let path = folder.join("w.evenhand");
    let mut ws = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    ws.load_example().unwrap();
    let id = begun(&mut ws, "Zeynep Aydın");
    let first = look(&ws, id).answers[0].id;
    ws.add_note(first, NoteKind::Quote, "We measured first".into()).unwrap();
    for answer in look(&ws, id).answers {
        ws.open_answer(answer.id).unwrap();
        ws.rate_answer(answer.id, rating(4)).unwrap();
    }
    ws.step_interview(id, Step::Close).unwrap();
    ws.decide(id, Some(Decision::Yes), String::new()).unwrap();
    ws.step_interview(id, Step::Seal).unwrap();
    begun(&mut ws, "Hemi Paki");
    drop(ws);
    let file = raw(&path);
    file.execute_batch(
        "INSERT INTO correction SELECT id, 1, '2026-03-02T09:30:00.000Z', 'name', 'Ana', 'Anna', 'Typing' FROM interview WHERE example LIMIT 1;
         INSERT INTO confirmed_mark SELECT id, 'old' FROM note WHERE answer NOT IN (SELECT id FROM sealed_answer) LIMIT 1;
         INSERT INTO confirmed_text_mark SELECT id, 'old' FROM interview WHERE example LIMIT 1;
         INSERT INTO confirmed_question_mark SELECT id, 'old' FROM question LIMIT 1;
         INSERT INTO set_rule SELECT s.id, c.id, 2, NULL FROM question_set s, competency c WHERE true ON CONFLICT DO NOTHING;
         INSERT OR REPLACE INTO setting VALUES ('settings', '{\"interviewer\":\"Ngozi\",\"welcomed\":true}');",
    )
    .unwrap();
    path
}

/// Every text column of every table that holds rows of ours, with the tables' rows.
fn columns(file: &Connection) -> Vec<(String, String)> {
    let mut rows = file
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'question_search%' AND c.type = 'TEXT' ORDER BY 1, 2",
        )
        .unwrap();
    rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// Puts a bad value into one row, whatever guards the row.
fn spoil(path: &Path, table: &str, column: &str, bad: &str) -> bool {
    let file = raw(path);
    let mut triggers = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let names: Vec<String> = triggers.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    let kept: Vec<String> = names
        .iter()
        .map(|n| file.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [n], |r| r.get(0)).unwrap())
        .collect();
    file.execute_batch(&names.iter().map(|n| format!("DROP TRIGGER {n};")).collect::<String>()).unwrap();
    let key = if table.starts_with("question_") && matches!(table, "question_topic" | "question_level") {
        format!("(question, {column}) = (SELECT question, {column} FROM {table} LIMIT 1)")
    } else {
        format!("rowid = (SELECT max(rowid) FROM {table})")
    };
    let changed = file.execute(&format!("UPDATE {table} SET {column} = {bad} WHERE {key}"), []).unwrap();
    file.execute_batch(&kept.join(";")).unwrap();
    changed == 1
}

/// Everything that must go on, and how many interviews could not be shown whole.
fn look_around(path: &Path) -> Result<(usize, usize), Error> {
    let mut ws = Workspace::open_existing(path, Box::new(Timestamp::now))?;
    ws.home()?;
    ws.search_questions(String::new(), 0, 50)?;
    ws.search_questions("python thread".into(), 0, 50)?;
    ws.sets()?;
    ws.competencies()?;
    ws.levels()?;
    ws.settings()?;
    ws.bin()?;
    for opening in ws.openings()? {
        let _ = ws.opening(opening.id);
    }
    let rows = ws.interviews()?;
    let readable = |id: InterviewId| {
        let view = ws.interview(id).is_ok();
        let card = match ws.scorecard(id, false) {
            Ok(_) | Err(Error::NotClosed) => true,
            Err(_) => false,
        };
        view && card
    };
    let whole = rows.iter().filter(|row| readable(row.id)).count();
    let listed = rows.len();
    ws.add_competency("New after the damage".into())?;
    ws.undo(None)?;
    Ok((listed, whole))
}

#[test]
fn one_bad_value_in_any_column_locks_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let template = example(folder.path());
    let columns = columns(&raw(&template));
    assert!(columns.len() > 60, "the columns come from the schema: {columns:?}");
    let (all, _) = look_around(&template).unwrap();
    assert_eq!(all, 5, "three of the example, one sealed, one running");
    let path = folder.path().join("spoilt.evenhand");
    let mut wrong = Vec::new();
    // All columns take minutes: `make test` looks at every third, EVENHAND_TORTURE at each.
    let step = if std::env::var_os("EVENHAND_TORTURE").is_some() { 1 } else { 3 };
    for (table, column) in columns.iter().step_by(step) {
        for bad in kinds(&raw(&template), table, column) {
            for side in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{side}", path.display()));
            }
            std::fs::copy(&template, &path).unwrap();
            assert!(spoil(&path, table, column, bad), "{table} has a row");
            let before = std::fs::read(&path).unwrap();
            match Workspace::open_to_read(&path, Box::new(Timestamp::now)).and_then(|ws| ws.check()) {
                Ok(found) if found.iter().any(|line| line.ends_with('.') && line.contains(' ')) => {}
                other => wrong.push(format!("check of {table}.{column} = {bad}: {other:?}")),
            }
            assert!(std::fs::read(&path).unwrap() == before, "check changes nothing");
            let seen = catch_unwind(AssertUnwindSafe(|| look_around(&path)));
            // What every row of a table depends on (the one set that all were asked from) may hide those rows.
            let shared = matches!(
                (table.as_str(), column.as_str()),
                ("candidate" | "opening" | "set_version" | "level" | "question_set", _)
            );
            match seen {
                Ok(Ok((listed, whole))) if shared || (listed + 1 >= all && whole + 1 >= all) => {}
                other => wrong.push(format!("{table}.{column} = {bad}: {other:?}")),
            }
        }
    }
    assert!(wrong.is_empty(), "one bad value must cost its own record only:\n{}", wrong.join("\n"));
}

#[test]
fn damaged_bytes_stay_as_they_are_until_somebody_writes_their_own_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let mut ws = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    let id = ws.interviews().unwrap().into_iter().find(|row| row.candidate_name == "Hemi Paki").unwrap().id;
    let first = look(&ws, id).answers[0].id;
    let note: model::id::NoteId = made(ws.add_note(first, NoteKind::Quote, "Words".into()).unwrap());
    let bytes = |sql: &str| -> Vec<u8> {
        raw(&path).query_row(&format!("SELECT CAST(({sql}) AS BLOB)"), [], |r| r.get(0)).unwrap()
    };
    raw(&path)
        .execute_batch(&format!(
            "UPDATE note SET text = CAST(x'61ff62' AS TEXT) WHERE id = '{note}';
             UPDATE interview SET strengths = CAST(x'61ff62' AS TEXT) WHERE id = '{id}';
             UPDATE opening SET title = CAST(x'61ff62' AS TEXT), retention = 'never' WHERE example"
        ))
        .unwrap();
    let text = format!("SELECT text FROM note WHERE id = '{note}'");
    assert_eq!(
        answer(&ws, id, first).notes[0].note.text,
        "a\u{fffd}b",
        "what is readable is shown, and marked"
    );

    ws.rate_answer(first, rating(4)).unwrap();
    ws.add_note(first, NoteKind::Quote, "Another".into()).unwrap();
    let mut texts = ws.closing(id).unwrap().texts;
    texts.summary = "Good".into();
    ws.write_closing(id, texts).unwrap();
    let opening = ws.openings().unwrap().into_iter().find(|o| o.example).unwrap().id;
    ws.archive_opening(opening, true).unwrap();
    let strengths = format!("SELECT strengths FROM interview WHERE id = '{id}'");
    assert_eq!(bytes(&text), b"a\xffb", "no edit beside it touches a damaged note");
    assert_eq!(bytes(&strengths), b"a\xffb", "nor one of another text of the same interview");
    assert_eq!(bytes("SELECT title FROM opening WHERE example"), b"a\xffb");
    assert_eq!(
        bytes("SELECT retention FROM opening WHERE example"),
        b"never",
        "a day that cannot be read stays"
    );

    ws.edit_note(note, NoteKind::Quote, "Written again".into()).unwrap();
    ws.remove_note(note).unwrap();
    ws.undo(None).unwrap();
    ws.undo(None).unwrap();
    assert_eq!(bytes(&text), b"a\xffb", "undo brings back exactly what was there");
}

#[test]
fn damage_is_counted_on_the_first_screen_and_shown_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let ws = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    assert_eq!(ws.home().unwrap().damaged, 0, "nothing is wrong with this file");
    raw(&path)
        .execute_batch("UPDATE interview SET planned = 'soon', state = 'gone' WHERE state = 'running'")
        .unwrap();
    let rows = ws.interviews().unwrap();
    let row = rows.iter().find(|row| row.candidate_name == "Hemi Paki").expect("it stays in the list");
    assert!(row.damaged, "and is shown as damaged");
    assert_eq!(ws.home().unwrap().damaged, 1, "the first screen says how many");
    let refused = ws.interview(row.id).unwrap_err();
    assert!(matches!(refused, Error::Unreadable), "{refused}");
    assert!(refused.to_string().contains("check"), "and says what to do: {refused}");
}

#[test]
fn check_says_which_record_is_damaged_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let check = || workspace::check_file(&path, Box::new(Timestamp::now)).unwrap();
    assert_eq!(check(), workspace::Checked::default(), "nothing is wrong with this file");
    let file = raw(&path);
    let (note, code): (String, String) = file
        .query_row(
            "SELECT n.id, c.code FROM note n JOIN answer a ON a.id = n.answer JOIN interview i ON i.id = a.interview
             JOIN candidate c ON c.id = i.candidate WHERE i.example LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .unwrap();
    file.execute("UPDATE interview SET started = '2026-05-03T09:00:00.000Z' WHERE example", []).unwrap();
    file.execute("UPDATE note SET kind = 'shout' WHERE id = ?1", [&note]).unwrap();
    file.execute("UPDATE setting SET value = '{' WHERE key = 'settings'", []).unwrap();
    file.execute("UPDATE sealed_record SET record = '{}'", []).unwrap_err();
    let found = check().damage.join("\n");
    assert!(
        found.contains(&format!(
            "The note of 3 May in the interview with {code} cannot be read as it was stored."
        )),
        "{found}"
    );
    assert!(found.contains("The settings cannot be read"), "{found}");
    assert!(found.contains("take it from a backup"), "it says what to do: {found}");
}

#[test]
fn check_reports_what_another_program_added_to_or_took_from_the_schema() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let file = raw(&path);
    file.execute_batch(
        "CREATE TRIGGER helper AFTER INSERT ON question BEGIN DELETE FROM note; END;
         DROP TRIGGER note_sealed_delete; DROP INDEX note_answer; CREATE INDEX note_answer ON note (text);",
    )
    .unwrap();
    let found = workspace::check_file(&path, Box::new(Timestamp::now)).unwrap().damage.join("\n");
    for sentence in [
        "The trigger \u{201c}helper\u{201d} was not made by this program. It can change or delete",
        "The trigger \u{201c}note_sealed_delete\u{201d} is missing",
        "The index \u{201c}note_answer\u{201d} was changed",
    ] {
        assert!(found.contains(sentence), "{sentence}: {found}");
    }
}

#[test]
fn reading_beside_a_window_changes_nothing_and_clears_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let mut window = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    let id =
        window.interviews().unwrap().into_iter().find(|row| row.candidate_name == "Hemi Paki").unwrap().id;
    let state = |id: InterviewId| -> String {
        raw(&path)
            .query_row("SELECT state FROM interview WHERE id = ?1", [id.to_string()], |r| r.get(0))
            .unwrap()
    };
    window.remove_interview(id).unwrap();
    window.undo(None).unwrap();
    // Two hours later no clock is stopped by somebody who only looks.
    let later = || Timestamp::now().plus(2 * 3_600_000);
    let reader = Workspace::open_to_read(&path, Box::new(later)).unwrap();
    assert_eq!(reader.interviews().unwrap().len(), 5, "the reader sees what the window has stored");
    reader.interview(id).unwrap();
    assert_eq!(reader.check().unwrap(), Vec::<String>::new());
    assert_eq!(state(id), "running", "the interview goes on");
    let mut reader = reader;
    assert!(
        matches!(reader.add_competency("New".into()), Err(Error::ReadOnly(_))),
        "and nothing can be written"
    );
    drop(reader);
    assert_eq!(window.history().unwrap().redo.as_deref(), Some("remove interview"));
    window.redo(None).unwrap();
}

#[test]
fn a_file_of_an_older_format_is_not_upgraded_by_a_reader() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    raw(&path).execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 5").unwrap();
    let before = std::fs::read(&path).unwrap();
    let refused = Workspace::open_to_read(&path, Box::new(Timestamp::now)).err().unwrap();
    assert!(matches!(refused, Error::Older(_)), "{refused}");
    assert!(refused.to_string().contains("older version"), "{refused}");
    let checked = workspace::check_file(&path, Box::new(Timestamp::now)).unwrap();
    assert!(checked.damage.is_empty() && checked.remark.contains("bring it up to date"), "{checked:?}");
    assert!(std::fs::read(&path).unwrap() == before, "not one byte is changed");
    let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 1, "and nothing is left beside it: {beside:?}");
}

#[test]
fn what_another_program_stores_meanwhile_spoils_no_undo_and_no_redo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w.evenhand");
    let open = || Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    let mut window = open();
    window.add_competency("Stays undoable".into()).unwrap();
    let wanted = prompt(&window, "Why is the sky blue?");
    window.add_question(wanted.clone()).unwrap();
    window.undo(None).unwrap();
    // An import beside the window takes the number that the question had.
    let mut other = open();
    other.add_question(prompt(&other, "Why is the grass green?")).unwrap();
    drop(other);
    window.redo(None).expect("the question comes back");
    let titles = |ws: &Workspace| -> Vec<String> {
        let found = ws.search_questions("\"why is the\" status:draft".into(), 0, 10).unwrap();
        found.rows.into_iter().map(|row| row.prompt).collect()
    };
    assert_eq!(titles(&window).len(), 2, "both questions are there: {:?}", titles(&window));
    window.undo(None).unwrap();
    assert_eq!(titles(&window), ["Why is the grass green?"], "undo takes back this window's own question");
    assert_eq!(window.check().unwrap(), Vec::<String>::new());

    window.undo(None).unwrap();
    let mut other = open();
    other.add_competency("stays UNDOABLE".into()).unwrap();
    drop(other);
    let refused = window.redo(None).unwrap_err();
    assert!(refused.to_string().contains("another program"), "a sentence, not SQL: {refused}");
    assert_eq!(window.history().unwrap().redo, None, "what cannot be redone is not offered again");
    window.add_competency("Third".into()).unwrap();
    window.undo(None).unwrap();
}

#[test]
fn a_header_that_says_the_file_is_new_is_a_sentence_and_the_contents_are_rescued() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    raw(&path).execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 0").unwrap();
    let before = std::fs::read(&path).unwrap();
    for refused in [
        Workspace::open(&path, Box::new(Timestamp::now)).err().unwrap(),
        Workspace::open_to_read(&path, Box::new(Timestamp::now)).err().unwrap(),
    ] {
        let sentence = refused.to_string();
        assert!(
            sentence.contains("is damaged") && !sentence.contains("CREATE"),
            "a sentence, not SQL: {sentence}"
        );
    }
    assert!(std::fs::read(&path).unwrap() == before, "the file is left as it was");
    let to = folder.path().join("new.evenhand");
    workspace::salvage(&path, &to).unwrap();
    assert_eq!(Workspace::open(&to, Box::new(Timestamp::now)).unwrap().interviews().unwrap().len(), 5);
}

#[test]
fn one_text_that_is_too_long_keeps_no_other_question_out_of_an_import() {
    let hand = Hand::new();
    let mut ws = fresh(&hand);
    let draft = |prompt: &str| workspace::view::import::ImportDraft {
        key: String::new(),
        kind: model::question::Kind::Knowledge,
        competency: String::new(),
        title: String::new(),
        prompt: prompt.into(),
        guide: String::new(),
        probes: vec![],
        signals: vec![],
        levels: Default::default(),
        topics: vec![],
        minutes: 5,
        source: String::new(),
        placing: workspace::view::import::Placing::Add,
    };
    let before = ws.home().unwrap().questions;
    let drafts =
        vec![draft("What is a zebra lock?"), draft(&"x".repeat(200_001)), draft("What is a zebra queue?")];
    let changes = ws.import_drafts(drafts, vec![], None).unwrap();
    assert_eq!(ws.home().unwrap().questions, before + 2, "the others are in");
    assert!(
        changes.news.starts_with("Draft 2 was left out. "),
        "and one sentence says which is not: {}",
        changes.news
    );
    assert!(changes.news.contains("200001 characters"), "{}", changes.news);
    let refused = ws.import_drafts(vec![draft(&"x".repeat(200_001))], vec![], None).unwrap_err();
    assert!(refused.to_string().contains("Shorten it"), "one alone is refused: {refused}");
}
