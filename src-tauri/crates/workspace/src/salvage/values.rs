//! What a single damaged value becomes in the new file: nothing where it may be missing, a safe one where it may not.

use std::str::FromStr as _;

use model::question::Content;
use model::scorecard::Scorecard;
use model::set::{Published, Words};
use model::time::{Day, Timestamp};
use rusqlite::types::Value;

use crate::record;

/// Columns that are moments, and whether they may be missing. Days are apart.
const MOMENTS: &[(&str, &str, bool)] = &[
    ("question_version", "saved", false),
    ("set_version", "published", false),
    ("candidate", "removed", true),
    ("interview", "planned", true),
    ("interview", "started", true),
    ("interview", "entered", true),
    ("interview", "removed", true),
    ("interview_clock", "running_since", true),
    ("interview_clock", "last_sign", true),
    ("answer_clock", "running_since", true),
    ("interview_part", "began", false),
    ("interview_part", "ended", true),
    ("correction", "at", false),
];

/// Columns that hold an id; a row without a readable one belongs nowhere.
const IDS: &[&str] = &[
    "id",
    "competency",
    "question",
    "question_set",
    "section",
    "opening",
    "candidate",
    "set_version",
    "interview",
    "answer",
    "note",
    "item",
    "current",
];

/// What stands in for a value that the table refuses, so that the words of the row are kept.
const SAFE: &[(&str, &str, &str)] = &[
    ("note", "kind", "remark"),
    ("note", "at_seconds", "0"),
    ("answer", "outcome", "answered"),
    ("answer", "skip_reason", ""),
    ("answer", "rating", "null"),
    ("answer", "rated_after", "null"),
    ("answer", "not_assessed", "0"),
    ("answer", "position", "0"),
    ("interview", "state", "closed"),
    ("interview", "started", "1970-01-01T00:00:00.000Z"),
    ("interview", "decision", "null"),
    ("interview", "ended", "as-planned"),
    ("interview", "entered", "null"),
    ("interview", "seconds", "null"),
    ("interview", "utc_offset", "0"),
    ("interview", "example", "0"),
    ("candidate", "example", "0"),
    ("candidate", "name", "Unknown candidate"),
    ("opening", "title", "Unknown opening"),
    ("opening", "archived", "0"),
    ("opening", "example", "0"),
    ("question", "status", "draft"),
    ("question", "kind", "knowledge"),
    ("question", "minutes", "5"),
    ("question", "slug", "null"),
    ("question_set", "title", "Unknown question set"),
    ("question_set", "minutes", "45"),
    ("question_set", "no", "2.0"),
    ("question_set", "yes", "3.0"),
    ("question_set", "strong_yes", "4.2"),
    ("question_set", "archived", "0"),
    ("question_set", "slug", "null"),
    ("question_set", "words", "null"),
    ("set_item", "weight", "1.0"),
    ("set_item", "minutes", "5"),
    ("set_item", "required", "1"),
    ("level", "years_from", "0"),
    ("level", "years_to", "null"),
    ("correction", "fact", "name"),
    ("interview_clock", "gap", "0"),
];

/// Brings the values of a row to what the readers can read. False where the row cannot be kept.
pub(super) fn tidy(table: &str, columns: &[String], row: &mut [Value]) -> bool {
    columns.iter().zip(row).all(|(column, value)| tidied(table, column, value))
}

fn tidied(table: &str, column: &str, value: &mut Value) -> bool {
    let Value::Text(text) = &*value else { return true };
    if let Some((.., may_be_missing)) = MOMENTS.iter().find(|(t, c, _)| (*t, *c) == (table, column)) {
        if Timestamp::from_str(text).is_err() {
            *value = if *may_be_missing { Value::Null } else { Timestamp::from_millis(0).to_string().into() };
        }
        return true;
    }
    match (table, column) {
        ("opening", "retention") if Day::try_from(text.clone()).is_err() => *value = Value::Null,
        ("question_version", "content") => return read::<Content>(text),
        ("set_version", "content") => return read::<Published>(text),
        ("sealed_record", "record") => return read::<Scorecard>(text),
        ("setting", "value") => return read::<serde_json::Value>(text),
        ("question_set", "words") if !read::<Words>(text) => *value = Value::Null,
        ("answer", "content") if !read::<Content>(text) => *value = lost_question(),
        ("note", "id") if uuid::Uuid::from_str(text).is_err() => {
            *value = model::id::NoteId::new().to_string().into();
        }
        // The competency's name at that time.
        ("answer", "competency") => {}
        (_, column) if IDS.contains(&column) => return uuid::Uuid::from_str(text).is_ok(),
        _ => {}
    }
    true
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> bool {
    serde_json::from_str::<T>(text).is_ok()
}

/// The document that stands for a question that is lost.
pub(super) fn lost_question() -> Value {
    serde_json::to_string(&record::unreadable()).map_or(Value::Null, Value::Text)
}

/// Other forms of a row that the table may accept: each value replaced alone, then all of them.
pub(super) fn replacements(table: &str, columns: &[String], row: &[Value]) -> Vec<Vec<Value>> {
    let safe: Vec<(usize, Value)> = SAFE
        .iter()
        .filter(|(t, ..)| *t == table)
        .filter_map(|(_, column, value)| Some((columns.iter().position(|c| c == column)?, parsed(value))))
        .collect();
    let with = |changes: &[(usize, Value)]| {
        let mut other = row.to_vec();
        for (at, value) in changes {
            if let Some(slot) = other.get_mut(*at) {
                *slot = value.clone();
            }
        }
        other
    };
    let mut forms: Vec<Vec<Value>> = safe.iter().map(|change| with(std::slice::from_ref(change))).collect();
    forms.push(with(&safe));
    forms
}

fn parsed(value: &str) -> Value {
    if value == "null" {
        return Value::Null;
    }
    match (value.parse::<i64>(), value.parse::<f64>()) {
        (Ok(n), _) => Value::Integer(n),
        (_, Ok(n)) => Value::Real(n),
        _ => Value::Text(value.to_owned()),
    }
}
