//! Files as earlier versions of the program made them, for whatever must go on reading them. When a format freezes, it
//! gets a line in FORMATS.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

/// The schema that each format added, and the rows of a file of that format.
pub const FORMATS: &[(&str, &[&str])] = &[
    (
        include_str!("../src-tauri/crates/workspace/migrations/0001.sql"),
        &[include_str!("fixtures/format-1.sql")],
    ),
    (
        include_str!("../src-tauri/crates/workspace/migrations/0002.sql"),
        &[include_str!("fixtures/format-1.sql")],
    ),
    (
        include_str!("../src-tauri/crates/workspace/migrations/0003.sql"),
        &[include_str!("fixtures/format-1.sql"), include_str!("fixtures/format-3.sql")],
    ),
];

/// Makes a file of format `number` at `path`.
pub fn made(path: &Path, number: usize) {
    let file = Connection::open(path).unwrap();
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    file.create_scalar_function("folded", 1, flags, |args| {
        Ok(args.get::<Option<String>>(0)?.unwrap_or_default().to_lowercase())
    })
    .unwrap();
    for (schema, _) in &FORMATS[..number] {
        file.execute_batch(schema).unwrap();
    }
    for rows in FORMATS[number - 1].1 {
        file.execute_batch(rows).unwrap();
    }
    file.execute_batch(&format!("PRAGMA application_id = {}; PRAGMA user_version = {number}", 0x4556_4e48))
        .unwrap();
}
