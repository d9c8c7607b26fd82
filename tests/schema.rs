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
