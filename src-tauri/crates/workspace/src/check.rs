//! Looks the whole file over and changes nothing: what SQLite can tell, the schema, every value through the program's own
//! readers, and the rules that no table can hold alone.

use std::collections::BTreeSet;
use std::path::Path;

use model::id::QuestionId;
use model::interview::State;
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _};

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::record::Record;
use crate::store::search::Wanted;
use crate::store::value::{Columns as _, Damaged, Readable as _, note, take_damaged};
use crate::{Workspace, file, interview, scorecard, set, settings, store};

/// Each finds what should not be there; `#` stands for how often.
const RULES: &[(&str, &str)] = &[
    (
        "SELECT count(*) FROM question q WHERE NOT EXISTS
            (SELECT 1 FROM question_version v WHERE v.question = q.id AND v.number = q.version)",
        "# questions lack their current version.",
    ),
    (
        "SELECT (SELECT count(*) FROM question WHERE key NOT IN (SELECT rowid FROM question_search))
              + (SELECT count(*) FROM question_search WHERE rowid NOT IN (SELECT key FROM question))",
        "# questions are missing from the search index, or are in it without being in the bank.",
    ),
    (
        "SELECT count(*) FROM question_set s WHERE NOT EXISTS (SELECT 1 FROM set_section c WHERE c.question_set = s.id)",
        "# question sets have no section.",
    ),
    (
        "SELECT count(*) FROM answer a JOIN interview i ON i.id = a.interview JOIN set_version v ON v.id = i.set_version
         WHERE a.item IS NOT NULL AND json_valid(v.content) AND a.item NOT IN
            (SELECT item.value ->> '$.id' FROM json_each(v.content, '$.sections') section, json_each(section.value, '$.items') item)",
        "# answers are to questions that their published set does not hold.",
    ),
    (
        "SELECT count(*) FROM interview i WHERE state <> 'planned' AND NOT EXISTS (SELECT 1 FROM interview_clock c WHERE c.interview = i.id)",
        "# interviews have begun and have no clock.",
    ),
    (
        "SELECT count(*) FROM interview i WHERE (state = 'sealed') <> EXISTS (SELECT 1 FROM sealed_record r WHERE r.interview = i.id)",
        "# interviews are sealed without their record, or have one without being sealed.",
    ),
];

/// What to do about a record that cannot be read.
const ADVICE: &str = "Write it again, or take it from a backup; everything else can be used.";

/// What was found in a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What is wrong, each a sentence or two; empty when all is well.
    pub damage: Vec<String>,
    /// What could not be looked at and is no damage, in a sentence; empty when everything was.
    pub remark: String,
}

/// Checks a file that may be of an older format, or too damaged to be opened. Nothing is written.
///
/// # Errors
/// It is not a workspace, was made by a newer version, or cannot be read at all.
pub fn check_file(path: &Path, clock: Clock) -> Result<Checked> {
    let remark = match Workspace::open_to_read(path, clock) {
        Ok(workspace) => return Ok(Checked { damage: workspace.check()?, remark: String::new() }),
        Err(error @ Error::Older(_)) => format!("{error} Only the file itself was checked."),
        Err(Error::Damaged(_) | Error::Unreadable | Error::Storage { .. }) => String::new(),
        Err(error) => return Err(error),
    };
    let damage = file::reading(path).and_then(|conn| sqlite(&conn));
    let unreadable = || {
        "The header of the file or its list of tables is damaged, so that it cannot be opened. Open the newest backup, or \
         rescue what can be read with `evenhand-cli check --repair NEWFILE`."
            .to_owned()
    };
    let mut damage = damage.unwrap_or_else(|_| vec![unreadable()]);
    if damage.is_empty() && remark.is_empty() {
        damage.push(unreadable());
    }
    Ok(Checked { damage, remark })
}

impl Workspace {
    /// Everything that is wrong with the file, each a sentence or two; empty when all is well.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn check(&self) -> Result<Vec<String>> {
        self.read(|conn, now| {
            let mut found = sqlite(conn)?;
            found.extend(schema(conn).unwrap_or_default());
            for (rule, sentence) in RULES {
                // Where a table is too damaged for a rule, the other parts say so.
                let n: u32 = conn.query_row(rule, [], |r| r.get(0)).unwrap_or_default();
                if n > 0 {
                    found.push(sentence.replace('#', &n.to_string()));
                }
            }
            take_damaged();
            let bytes = texts(conn).unwrap_or_default();
            let stopped = records(conn, now);
            let mut sentences: BTreeSet<String> = bytes.into_iter().collect();
            sentences.extend(take_damaged().iter().map(|damaged| describe(conn, damaged)));
            found.extend(sentences);
            match stopped {
                // It was said above where the tables are broken.
                Err(Error::Damaged(_)) if !found.is_empty() => {}
                other => other?,
            }
            Ok(found)
        })
    }
}

/// What SQLite itself finds.
fn sqlite(conn: &Connection) -> Result<Vec<String>> {
    let mut integrity = conn.prepare("PRAGMA integrity_check")?;
    let lines = integrity.readable("file", [], |r| r.text(0));
    // The check itself can stumble over the damage.
    let lines = match lines {
        Err(Error::Damaged(_)) => vec!["a part of it cannot be followed".to_owned()],
        lines => lines?,
    };
    let mut found: Vec<String> = lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| format!("The file is damaged: {}.", line.trim_end_matches('.')))
        .collect();
    // Where a table is too broken to be followed, the lines above say so.
    found.extend(keys(conn).unwrap_or_default());
    Ok(found)
}

/// Rows that belong to something that is not there.
fn keys(conn: &Connection) -> Result<Vec<String>> {
    let mut keys =
        conn.prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")?;
    keys.readable("file", [], |r| {
        let (table, parent, n): (String, String, u32) = (r.text(0)?, r.text(1)?, r.get(2)?);
        let (table, parent) = (table.replace('_', " "), parent.replace('_', " "));
        Ok(match n {
            1 => format!("1 {table} belongs to a {parent} that is not in the file."),
            n => format!("{n} rows of \u{201c}{table}\u{201d} belong to a {parent} that is not in the file."),
        })
    })
}

/// Tables, indexes, views and triggers that differ from those this program makes.
fn schema(conn: &Connection) -> Result<Vec<String>> {
    let (_, pattern) = file::pattern(None)?;
    let (here, wanted) = (objects(conn)?, objects(&pattern)?);
    let name = |object: &(String, String, String)| format!("{} \u{201c}{}\u{201d}", object.0, object.1);
    let same = |a: &(String, String, String), b: &(String, String, String)| a.0 == b.0 && a.1 == b.1;
    let added = here.iter().filter(|object| !wanted.iter().any(|other| same(object, other)));
    let mut found: Vec<String> = added
        .map(|object| {
            let danger = if object.0 == "trigger" { " It can change or delete what you store." } else { "" };
            format!(
                "The {} was not made by this program.{danger} Ask whoever works on this file, or restore a backup.",
                name(object)
            )
        })
        .collect();
    found.extend(wanted.iter().filter(|object| !here.contains(object)).map(|object| {
        let how = if here.iter().any(|other| same(object, other)) { "was changed" } else { "is missing" };
        format!(
            "The {} {how}; another program did that. Restore a backup, or rescue the contents with `evenhand-cli check --repair NEWFILE`.",
            name(object)
        )
    }));
    Ok(found)
}

/// Kind, name and SQL of everything in the schema. Those of the search index's own tables are SQLite's affair.
fn objects(conn: &Connection) -> Result<Vec<(String, String, String)>> {
    let mut rows = conn.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'question\\_search\\_%' ESCAPE '\\'
         ORDER BY type, name",
    )?;
    rows.readable("file", [], |r| Ok((r.text(0)?, r.text(1)?, r.text(2)?)))
}

/// Texts with bytes that are not UTF-8, in every column of every table.
fn texts(conn: &Connection) -> Result<Vec<String>> {
    let mut columns = conn.prepare(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'question\\_search%' ESCAPE '\\' AND c.type = 'TEXT'",
    )?;
    let columns = columns.readable("file", [], |r| Ok((r.text(0)?, r.text(1)?)))?;
    let mut found = Vec::new();
    for (table, column) in columns {
        let sql = format!("SELECT * FROM {table} WHERE NOT sound({column})");
        let mut rows = conn.prepare(&sql)?;
        for key in rows.readable("file", [], |r| r.text(0))? {
            let what = record_of(conn, &table, &key);
            found.push(format!(
                "{what} has damaged characters in \u{201c}{}\u{201d}; they are shown as \u{fffd}. {ADVICE}",
                column.replace('_', " ")
            ));
        }
    }
    Ok(found)
}

/// Reads every record through the readers of the screens, which remember what is damaged.
fn records(conn: &Connection, now: Timestamp) -> Result<()> {
    settings::read(conn)?;
    let mut keys = conn.prepare("SELECT key FROM setting")?;
    for key in keys.readable("settings", [], |r| r.text(0))? {
        store::setting::readable::<serde_json::Value>(conn, &key)?;
    }
    store::level::all(conn)?;
    store::competency::all(conn)?;
    for opening in store::opening::all(conn)? {
        part("opening", opening.id.to_string(), store::opening::sets(conn, opening.id))?;
        part("opening", opening.id.to_string(), store::candidate::of(conn, opening.id))?;
    }
    let mut questions = conn.prepare("SELECT id FROM question ORDER BY key")?;
    for id in questions.readable("question", [], |r| r.parsed::<QuestionId>("id"))? {
        part("question", id.to_string(), store::question::head(conn, id))?;
        for version in store::question::versions(conn, id)? {
            part("question", id.to_string(), store::question::version(conn, id, version.number))?;
        }
    }
    let statuses = ["draft", "ready", "archived"].map(str::to_owned).to_vec();
    store::search::find(conn, &Wanted { statuses, ..Wanted::default() }, 0, u32::MAX)?;
    for head in store::set::all(conn)? {
        part("question set", head.id.to_string(), set::draft(conn, &head))?;
        for version in store::set::versions(conn, head.id)? {
            part(
                "version of a question set",
                version.id.to_string(),
                store::set::published(conn, version.id),
            )?;
        }
    }
    for head in store::interview::with_removed(conn)? {
        let (id, key, sealed) = (head.id, head.id.to_string(), head.state == State::Sealed);
        let record = Record::of(conn, head, &mut Default::default(), now);
        if let Some(record) = part("interview", key.clone(), record)? {
            part("interview", key.clone(), interview::view(conn, &record))?;
            scorecard::scorecard(&record);
        }
        if part("sealed record", key.clone(), store::interview::sealed(conn, id))?.flatten().is_none()
            && sealed
        {
            note("sealed record", key);
        }
    }
    store::bin::all(conn)?;
    Ok(())
}

/// A part of a record: none where it is damaged, which counts as a damaged `what`.
fn part<T>(what: &'static str, key: String, read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(Error::Unreadable | Error::Gone(_)) => {
            note(what, key);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A damaged record in words.
fn describe(conn: &Connection, (what, key): &Damaged) -> String {
    let record = match *what {
        "note" | "answer" | "interview" | "candidate" | "opening" | "question" | "level" | "competency" => {
            record_of(conn, what, key)
        }
        "tick" => format!("A tick in {}", record_of(conn, "answer", key).to_lowercase()),
        "question set" => record_of(conn, "question_set", key),
        "version of a question set" => record_of(conn, "set_version", key),
        "clock" => record_of(conn, "interview_clock", key),
        "part of an interview" => record_of(conn, "interview_part", key),
        "correction" => record_of(conn, "correction", key),
        "sealed record" => record_of(conn, "sealed_record", key),
        "settings" => record_of(conn, "setting", key),
        other => format!("A {other}"),
    };
    format!("{record} cannot be read as it was stored. {ADVICE}")
}

/// A row in words that a person understands: what it is, and where it belongs.
pub(crate) fn record_of(conn: &Connection, table: &str, key: &str) -> String {
    let one = |sql: &str| {
        let found = conn.query_row(sql, [key], |r| r.text(0)).optional();
        found.ok().flatten().filter(|text| !text.trim().is_empty())
    };
    let interview = |join: &str, lead: &str| of_interview(conn, key, join, lead);
    let named = |kind: &str, sql: &str| match one(sql) {
        Some(name) => format!("The {kind} \u{201c}{name}\u{201d}"),
        None => format!("A {kind}"),
    };
    let of_note = "JOIN answer a ON a.interview = i.id JOIN note n ON n.answer = a.id WHERE n.id = ?1";
    let of_answer = "JOIN answer a ON a.interview = i.id WHERE a.id = ?1";
    match table {
        "note" => interview(of_note, "The note"),
        "confirmed_mark" => interview(of_note, "A confirmed word of the note"),
        "answer" => interview(of_answer, "The answer"),
        "answer_clock" => interview(of_answer, "The time of an answer"),
        "answer_signal" | "answer_probe" => interview(of_answer, "A tick at an answer"),
        "interview" => interview("WHERE i.id = ?1", ""),
        "interview_clock" => interview("WHERE i.id = ?1", "The clock"),
        "interview_part" => interview("WHERE i.id = ?1", "A part"),
        "correction" => interview("WHERE i.id = ?1", "A correction"),
        "confirmed_text_mark" => interview("WHERE i.id = ?1", "A confirmed word"),
        "sealed_record" => interview("WHERE i.id = ?1", "The sealed record"),
        "candidate" => named("candidate", "SELECT code FROM candidate WHERE id = ?1"),
        "opening" | "opening_set" => named("opening", "SELECT title FROM opening WHERE id = ?1"),
        "question" | "question_version" | "confirmed_question_mark" => {
            named("question", "SELECT title FROM question WHERE id = ?1")
        }
        "question_set" | "set_rule" => named("question set", "SELECT title FROM question_set WHERE id = ?1"),
        "set_section" => named(
            "section of the question set",
            "SELECT q.title FROM set_section s JOIN question_set q ON q.id = s.question_set WHERE s.id = ?1",
        ),
        "set_item" => named(
            "entry of the question set",
            "SELECT q.title FROM set_item t JOIN set_section s ON s.id = t.section JOIN question_set q ON q.id = s.question_set
             WHERE t.id = ?1",
        ),
        "set_version" => named(
            "published version of the question set",
            "SELECT q.title || ', version ' || v.number FROM set_version v JOIN question_set q ON q.id = v.question_set WHERE v.id = ?1",
        ),
        "level" => named("level", "SELECT name FROM level WHERE key = ?1"),
        "competency" => named("competency", "SELECT name FROM competency WHERE id = ?1"),
        "setting" => "The settings".to_owned(),
        other => format!("A row of \u{201c}{}\u{201d}", other.replace('_', " ")),
    }
}

/// The day and the candidate's code: what the list of interviews shows, without the name. `lead` is the part of it.
fn of_interview(conn: &Connection, key: &str, join: &str, lead: &str) -> String {
    let sql = format!(
        "SELECT i.started, c.code FROM interview i JOIN candidate c ON c.id = i.candidate {join} LIMIT 1"
    );
    let found = conn.query_row(&sql, [key], |r| Ok((r.maybe_text(0)?, r.text(1)?))).optional().ok().flatten();
    let Some((started, code)) = found else {
        return if lead.is_empty() { "An interview".to_owned() } else { format!("{lead} in an interview") };
    };
    let started = started.and_then(|text| text.parse::<Timestamp>().ok());
    let day = started.map_or_else(String::new, |at| at.local(0, " of %-d %B"));
    if lead.is_empty() {
        format!("The interview{day} with {code}")
    } else {
        format!("{lead}{day} in the interview with {code}")
    }
}
