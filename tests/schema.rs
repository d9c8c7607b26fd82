//! The schema of a new workspace as a text file, so that a change of it is seen in review. `UPDATE=1` rewrites it.

use model::time::Timestamp;
use workspace::Workspace;

#[test]
fn the_schema_is_the_one_in_the_golden_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("w");
    drop(Workspace::open(&path, Box::new(Timestamp::now)).unwrap());
    let file = rusqlite::Connection::open(&path).unwrap();
    let version: i64 = file.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    let mut rows = file
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'question_search_%' ORDER BY type, name")
        .unwrap();
    let lines: Vec<String> = rows.query_map([], |r| r.get(0)).unwrap().map(|sql| sql.unwrap()).collect();
    let made = format!("-- format {version}\n{};\n", lines.join(";\n"));

    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/schema.sql");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(golden, &made).unwrap();
    }
    let kept = std::fs::read_to_string(golden).unwrap_or_default();
    assert_eq!(made, kept, "the schema changed: add a migration, then run the test with UPDATE=1");
}

#[test]
fn every_tracked_table_is_a_strict_table() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/schema.sql");
    let text = std::fs::read_to_string(golden).unwrap();
    for table in text.split(";\n").filter(|sql| sql.starts_with("CREATE TABLE")) {
        assert!(table.contains("STRICT"), "a table that takes anything will one day hold it: {table}");
    }
}

/// The worked example as a file, closed.
fn example(folder: &std::path::Path) -> std::path::PathBuf {
    let path = folder.join("w.evenhand");
    let mut ws = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    ws.load_example().unwrap();
    drop(ws);
    // The log beside it goes into the file.
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA journal_mode = DELETE").unwrap();
    path
}

/// What the `sqlite3` program says; none where it is not installed.
fn program(path: &std::path::Path, sql: &str) -> Option<String> {
    let said = std::process::Command::new("sqlite3").arg("-batch").arg(path).arg(sql).output().ok()?;
    assert!(
        said.status.success() && said.stderr.is_empty(),
        "{sql}: {}",
        String::from_utf8_lossy(&said.stderr)
    );
    Some(String::from_utf8_lossy(&said.stdout).trim().to_owned())
}

const PAGE: &str = include_str!("../docs/workspace.md");

#[test]
fn the_page_on_the_workspace_lists_every_table() {
    let folder = tempfile::tempdir().unwrap();
    let file = rusqlite::Connection::open(example(folder.path())).unwrap();
    let mut rows = file
        .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'question\\_search\\_%' ESCAPE '\\'")
        .unwrap();
    for name in rows.query_map([], |r| r.get::<_, String>(0)).unwrap().map(Result::unwrap) {
        assert!(PAGE.contains(&format!("`{name}`")), "docs/workspace.md says nothing about {name}");
    }
}

#[test]
fn every_query_of_the_page_runs_on_a_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let queries: Vec<&str> =
        PAGE.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(queries.len() >= 8, "the queries are found");
    for query in queries {
        let file = rusqlite::Connection::open(&path).unwrap();
        for one in query.split(';').map(str::trim).filter(|sql| !sql.is_empty()) {
            let found = file.prepare(one).unwrap().query_map([], |_| Ok(())).unwrap().count();
            let may_be_empty = one.contains("sealed_record") || one.contains("foreign_key_check");
            assert!(found > 0 || may_be_empty, "there is something to find: {one}");
        }
        program(&path, query);
    }
}

/// Ten years from now the file must open in whatever reads SQLite; today's oldest is that of Debian 12 (3.40).
#[test]
fn the_sqlite3_program_finds_the_file_sound_and_can_copy_and_change_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = example(folder.path());
    let Some(sound) = program(&path, "PRAGMA integrity_check; PRAGMA quick_check; PRAGMA foreign_key_check")
    else {
        return;
    };
    assert_eq!(sound, "ok\nok", "another program must not call a good file damaged");
    program(&path, "UPDATE note SET text = text || '.'; UPDATE answer SET skip_reason = skip_reason");
    program(&path, "UPDATE interview SET summary = 'Changed'; UPDATE candidate SET contact = ''");
    let dump = program(&path, ".dump").unwrap();
    let copy = folder.path().join("copy.db");
    let sql = folder.path().join("dump.sql");
    std::fs::write(&sql, dump).unwrap();
    program(&copy, &format!(".read {}", sql.display()));
    let count = "SELECT count(*) FROM note";
    assert_eq!(program(&copy, count), program(&path, count), "a dump holds every note");
    let ws = Workspace::open(&path, Box::new(Timestamp::now)).unwrap();
    assert_eq!(ws.check().unwrap(), Vec::<String>::new(), "what it changed is sound for Evenhand too");
}
