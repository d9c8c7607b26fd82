//! A file of each format there ever was opens with everything in it. A new migration adds nothing here but a line in
//! FORMATS, when the next one freezes.

use std::path::Path;

use model::decision::Decision;
use model::time::Timestamp;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use workspace::Workspace;

/// Schema and rows, as first released with each format.
const FORMATS: &[(&str, &str)] = &[(
    include_str!("../src-tauri/crates/workspace/migrations/0001.sql"),
    include_str!("fixtures/format-1.sql"),
)];

fn made(path: &Path, number: usize) {
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
    file.execute_batch(FORMATS[number - 1].1).unwrap();
    file.execute_batch(&format!("PRAGMA application_id = {}; PRAGMA user_version = {number}", 0x4556_4e48))
        .unwrap();
}

#[test]
fn a_file_of_every_format_opens_with_everything_in_it() {
    for number in 1..=FORMATS.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.evenhand");
        made(&path, number);
        let workspace = Workspace::open_existing(&path, Box::new(Timestamp::now)).unwrap();
        assert_eq!(workspace.check().unwrap(), Vec::<String>::new(), "format {number}");
        let [row] = workspace.interviews().unwrap().try_into().expect("one interview");
        assert_eq!((row.candidate_name.as_str(), row.overall), ("Chiamaka Obi", Some(4.0)));
        let card = workspace.scorecard(row.id, false).unwrap();
        assert_eq!((card.decision, card.seconds), (Some(Decision::Yes), 400));
        assert_eq!(card.evidence[0].notes[0].text, "They take turns");
        assert!(card.evidence[0].signals[0].ticked);
        // Today's bank comes into it, beside what was there.
        assert_eq!(
            workspace.search_questions("\"two threads not help\" processes".into(), 0, 10).unwrap().total,
            1
        );
        let set = workspace.sets().unwrap().into_iter().find(|set| set.title == "Python, mid").unwrap();
        assert!(!set.changed, "what was published is still what the draft says");
    }
}
