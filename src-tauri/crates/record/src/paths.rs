//! The fixed list of version 1: every path that a document can have, who must not see it, and what its value looks
//! like. After the first sealing on a real machine a row may be added here and none changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::Value;

use crate::document::Kind;
use Class::{Identity, Plain, Process, Time, Words};
use Shape::{Flag, List, Number, Object, Text};
use Short::{Neither, Notes, Summary};

/// Whole numbers are below this, so that every program that reads JSON reads the same number.
pub const NUMBERS_END: u64 = 1 << 53;

/// What a value can give away. Blind and redacted views go by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Who the candidate is.
    Identity,
    /// A date or a wall clock's time.
    Time,
    /// A text that somebody typed, which may name anybody.
    Words,
    /// How the interviewer worked, minute by minute.
    Process,
    /// May be seen in a blind view and stays after redaction.
    Plain,
}

/// Which of the two short views show a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Short {
    /// Both.
    Summary,
    /// The one without notes.
    Notes,
    /// Neither of them.
    Neither,
}

/// What a value looks like. Any part of it may be null, and an object has all of its keys and no other.
#[derive(Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text, also for scores and weights: they are kept as they were shown.
    Text,
    /// A whole number from 0 to [`NUMBERS_END`], which is excluded.
    Number,
    /// True or false.
    Flag,
    /// Any number of values of one shape.
    List(&'static Shape),
    /// Values by key.
    Object(&'static [(&'static str, Shape)]),
}

impl Shape {
    /// True if the value has this shape.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null) | (Text, Value::String(_)) | (Flag, Value::Bool(_)) => true,
            (Number, Value::Number(number)) => number.as_u64().is_some_and(|number| number < NUMBERS_END),
            (List(each), Value::Array(values)) => values.iter().all(|value| each.fits(value)),
            (Object(fields), Value::Object(values)) => {
                fields.len() == values.len()
                    && fields.iter().all(|(key, shape)| values.get(*key).is_some_and(|v| shape.fits(v)))
            }
            _ => false,
        }
    }
}

/// One row of the list.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The path, with `#` where a number from 1 on stands.
    pub pattern: &'static str,
    /// What its value can give away.
    pub class: Class,
    /// Where it is shown when a record is shortened.
    pub short: Short,
    /// What its value looks like.
    pub shape: Shape,
}

const fn row(pattern: &'static str, class: Class, short: Short, shape: Shape) -> Row {
    Row { pattern, class, short, shape }
}

const PERSON: Shape = Object(&[("id", Text), ("name", Text)]);
const NOTE: Shape = Object(&[("kind", Text), ("text", Text), ("at_seconds", Number)]);

/// The paths of a record.
const RECORD: &[Row] = &[
    row("/answers/#/guide", Plain, Neither, Text),
    row("/answers/#/notes/#", Words, Neither, NOTE),
    row(
        "/answers/#/outcome",
        Plain,
        Summary,
        Object(&[
            ("outcome", Text),
            ("not_assessed", Flag),
            ("signals_ticked", List(&Number)),
            ("probes_used", List(&Number)),
            ("depth", Number),
            ("seconds", Number),
        ]),
    ),
    row(
        "/answers/#/question",
        Plain,
        Summary,
        Object(&[
            ("title", Text),
            ("prompt", Text),
            ("section", Text),
            ("kind", Text),
            ("competency", Text),
            ("weight", Text),
            ("ad_hoc", Flag),
            ("required", Flag),
            ("planned_minutes", Number),
            ("anchors", List(&Object(&[("rating", Number), ("text", Text)]))),
            ("signals", List(&Object(&[("text", Text), ("red_flag", Flag)]))),
            ("probes", List(&Text)),
        ]),
    ),
    row(
        "/answers/#/rating",
        Plain,
        Summary,
        Object(&[
            ("value", Number),
            ("first", Number),
            ("last", Number),
            ("first_at_seconds", Number),
            ("last_at_seconds", Number),
        ]),
    ),
    row("/answers/#/skip_reason", Words, Notes, Text),
    row("/candidate/code", Identity, Summary, Text),
    // A UUID of version 7 begins with the time of its making.
    row("/candidate/id", Identity, Summary, Text),
    row("/candidate/name", Identity, Summary, Text),
    row(
        "/competencies",
        Plain,
        Summary,
        List(&Object(&[("name", Text), ("weight", Text), ("minimum", Text)])),
    ),
    // Among them is the name as it was before.
    row(
        "/interview/corrections",
        Identity,
        Summary,
        List(&Object(&[("fact", Text), ("before", Text), ("after", Text), ("reason", Text), ("at", Text)])),
    ),
    row("/interview/ended", Plain, Summary, Text),
    row("/interview/ended_reason", Words, Summary, Text),
    row("/interview/entered", Plain, Summary, Text),
    row("/interview/history", Process, Neither, Text),
    row("/interview/id", Identity, Summary, Text),
    row(
        "/interview/minutes",
        Plain,
        Summary,
        Object(&[("planned", Number), ("held", Number), ("timed", Flag)]),
    ),
    row("/interview/mode", Plain, Summary, Text),
    row("/interview/month", Plain, Summary, Text),
    row("/interview/parts", Plain, Summary, Number),
    row("/interview/round", Plain, Summary, Text),
    row(
        "/interview/times",
        Time,
        Summary,
        Object(&[
            ("began", Text),
            ("ended", Text),
            ("zone", Text),
            ("parts", List(&Object(&[("began", Text), ("ended", Text)]))),
            ("entered", Text),
            ("decided", Text),
            ("sealed", Text),
        ]),
    ),
    row("/interviewer", Plain, Summary, PERSON),
    row("/level", Plain, Summary, Object(&[("key", Text), ("name", Text)])),
    row("/opening", Plain, Summary, Text),
    row(
        "/result/competencies",
        Plain,
        Summary,
        List(&Object(&[("name", Text), ("score", Text), ("below_bar", Flag)])),
    ),
    row("/result/concerns", Words, Summary, Text),
    row("/result/decision", Plain, Summary, Text),
    row(
        "/result/fidelity",
        Plain,
        Summary,
        Object(&[
            ("mean", Text),
            ("asked", Text),
            ("order", Text),
            ("anchored", Text),
            ("rated", Text),
            ("evidence", Text),
            ("minutes", Text),
        ]),
    ),
    row("/result/reason", Words, Summary, Text),
    row("/result/remarks", Words, Summary, List(&Text)),
    row(
        "/result/score",
        Plain,
        Summary,
        Object(&[
            ("overall", Text),
            ("share", Text),
            ("coverage", Text),
            ("low", Text),
            ("high", Text),
            ("incomplete", Flag),
            ("proposal", Text),
        ]),
    ),
    row("/result/strengths", Words, Summary, Text),
    row("/result/summary", Words, Summary, Text),
    row("/set", Plain, Summary, Object(&[("title", Text), ("version", Number)])),
    row("/stages/#/notes/#", Words, Neither, NOTE),
    row(
        "/stages/#/stage",
        Plain,
        Notes,
        Object(&[("stage", Text), ("planned_minutes", Number), ("seconds", Number)]),
    ),
];

/// The paths of a history: one leaf for each event. `clock_seconds` and `until_seconds` are on the interview's clock.
const HISTORY: &[Row] = &[row(
    "/events/#",
    Process,
    Neither,
    Object(&[
        ("kind", Text),
        ("at", Text),
        ("until", Text),
        ("clock_seconds", Number),
        ("until_seconds", Number),
        ("answer", Number),
        ("id", Text),
        ("value", Text),
        ("by", Text),
        ("view", Text),
        ("to", Text),
        ("count", Number),
    ]),
)];

/// The paths of an addendum.
const ADDENDUM: &[Row] = &[
    row("/person", Plain, Neither, PERSON),
    row("/text", Words, Neither, Text),
    row("/time", Time, Neither, Text),
];

/// The paths of an erasure.
const ERASURE: &[Row] = &[
    row("/record", Identity, Neither, Text),
    row("/rule", Plain, Neither, Text),
    row("/time", Time, Neither, Text),
    row("/values", Plain, Neither, Number),
];

/// The list of one kind of document, in the order of the patterns.
#[must_use]
pub fn list(kind: Kind) -> &'static [Row] {
    match kind {
        Kind::Record => RECORD,
        Kind::History => HISTORY,
        Kind::Addendum => ADDENDUM,
        Kind::Erasure => ERASURE,
    }
}

/// A path of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    text: String,
    row: &'static Row,
}

impl Path {
    /// The path, if the list of this kind of document has it. Numbers go from 1 to 9999, without zeros in front.
    #[must_use]
    pub fn parse(kind: Kind, text: &str) -> Option<Self> {
        let row = list(kind).iter().find(|row| {
            let mut typed = text.split('/');
            row.pattern.split('/').all(|part| {
                typed.next().is_some_and(|typed| if part == "#" { is_number(typed) } else { typed == part })
            }) && typed.next().is_none()
        })?;
        Some(Self { text: text.to_owned(), row })
    }

    /// As it stands in the leaf.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its row of the list.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The first path that a whole document must have and this one does not: each that is not numbered, and in each
/// numbered group all numbers from 1 to the highest with all that belongs to each of them.
pub(crate) fn missing<'a>(kind: Kind, paths: impl Iterator<Item = &'a Path>) -> Option<String> {
    let have: BTreeSet<&str> = paths.map(Path::as_str).collect();
    let mut highest: BTreeMap<&str, u16> = BTreeMap::new();
    for path in &have {
        for (at, part) in path.match_indices('/').skip(1).map(|(at, _)| path.split_at(at + 1)) {
            let number = part.split('/').next().and_then(|number| number.parse().ok()).unwrap_or(0);
            let top = highest.entry(at).or_default();
            *top = number.max(*top);
        }
    }
    let top = |group: &str| 1..=highest.get(group).copied().unwrap_or(0);
    for row in list(kind) {
        let parts: Vec<&str> = row.pattern.split('#').collect();
        let needed: Vec<String> = match parts.as_slice() {
            [group, rest] => top(group).map(|n| format!("{group}{n}{rest}")).collect(),
            [group, inner, rest] => top(group)
                .flat_map(|n| {
                    let group = format!("{group}{n}{inner}");
                    top(&group).map(move |m| format!("{group}{m}{rest}"))
                })
                .collect(),
            _ => vec![row.pattern.to_owned()],
        };
        if let Some(missing) = needed.into_iter().find(|path| !have.contains(path.as_str())) {
            return Some(missing);
        }
    }
    None
}
