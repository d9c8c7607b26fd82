//! Typing with plain SQL and a chosen level of synchronous writing: NORMAL loses what it acknowledged when the power goes,
//! FULL does not. It shows that the power cuts of these tests can tell the two apart.

use std::path::Path;
use std::time::Instant;

use rusqlite::Connection;
use serde_json::json;

use crate::child::say;
use crate::random::Random;
use crate::start::{CANDIDATE, FILE};
use crate::state::{Effect, about, to_json};

const KEYS: usize = 60;

pub fn run(level: &str, seed: u64, folder: &Path) {
    say("ready", &json!({}));
    let conn = Connection::open(folder.join(FILE)).unwrap();
    conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    conn.pragma_update(None, "synchronous", level).unwrap();
    let answer: String = conn
        .query_row(
            "SELECT a.id FROM interview i JOIN candidate c ON c.id = i.candidate JOIN answer a ON a.interview = i.id
             WHERE c.name = ?1 AND a.stage IS NULL ORDER BY a.position LIMIT 1",
            [CANDIDATE],
            |r| r.get(0),
        )
        .unwrap();
    let mut random = Random::new(seed);
    let mut text = String::new();
    for key in 0..KEYS {
        text.push(char::from(b'a' + u8::try_from(random.below(26)).unwrap()));
        let line = format!("{}: note 0", about(CANDIDATE, "question 1"));
        say(
            "try",
            &json!({ "verb": "edit_note", "effect": to_json(&Effect::from([(line, Some(format!("Quote {text}")))])) }),
        );
        let begun = Instant::now();
        let sql = match key {
            0 => {
                "INSERT INTO note (id, answer, kind, text, at_seconds) VALUES ('01900000-0000-7000-8000-0000000000ff', ?1, 'quote', ?2, 1)"
            }
            _ => "UPDATE note SET text = ?2 WHERE answer = ?1",
        };
        conn.execute(sql, [&answer, &text]).unwrap();
        say("ack", &json!({ "us": begun.elapsed().as_micros() as u64 }));
    }
}
