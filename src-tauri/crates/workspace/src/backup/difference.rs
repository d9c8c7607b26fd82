//! How a backup differs from the workspace of today, kind by kind and by name, so that nobody restores one blindly.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::Result;
use crate::view::backup::{KindDifference, Sample};

/// Each kind, with a query for its id, what it is called, and a text that differs when it does.
/// What is in the bin is in no list, and so not here.
const KINDS: &[(&str, &str)] = &[
    (
        "interviews",
        "SELECT i.id, c.name || ' (' || c.code || '), ' || coalesce(date(i.started), date(i.planned), 'not planned'),
            i.state || coalesce(i.decision, '') || i.decision_reason || i.strengths || i.concerns || i.summary ||
            coalesce((SELECT group_concat(a.outcome || coalesce(a.rating, '-') || a.not_assessed, '') FROM answer a WHERE a.interview = i.id), '') ||
            coalesce((SELECT group_concat(n.kind || n.text, '') FROM note n JOIN answer a ON a.id = n.answer WHERE a.interview = i.id), '')
         FROM interview i JOIN candidate c ON c.id = i.candidate
         WHERE i.removed IS NULL AND c.removed IS NULL ORDER BY coalesce(i.started, i.planned) DESC",
    ),
    ("notes", "SELECT id, text, kind || text FROM note ORDER BY id"),
    ("candidates", "SELECT id, name || ' (' || code || ')', name || contact FROM candidate WHERE removed IS NULL ORDER BY name"),
    ("openings", "SELECT id, title, title FROM opening ORDER BY title"),
    ("questions", "SELECT id, title, status || version FROM question ORDER BY sort"),
    (
        "question sets",
        "SELECT s.id, s.title, s.title || s.minutes || s.archived ||
            (SELECT count(*) FROM set_version v WHERE v.question_set = s.id) ||
            coalesce((SELECT group_concat(i.question || i.weight || i.minutes, '') FROM set_item i JOIN set_section c ON c.id = i.section WHERE c.question_set = s.id), '')
         FROM question_set s ORDER BY s.title",
    ),
];

/// Characters of a name that are shown.
const SHOWN: usize = 80;
/// Names that are shown.
const NAMES: usize = 20;

/// How `then` differs from `now`, for every kind. Without a workspace of today, everything would come back.
pub(super) fn difference(now: Option<&Connection>, then: &Connection) -> Result<Vec<KindDifference>> {
    KINDS
        .iter()
        .map(|(kind, sql)| {
            let now = now.map_or_else(|| Ok(Vec::new()), |now| read(now, sql))?;
            let then = read(then, sql)?;
            let known = |all: &[Thing]| -> BTreeMap<String, String> {
                all.iter().map(|thing| (thing.id.clone(), thing.content.clone())).collect()
            };
            let (has_now, had_then) = (known(&now), known(&then));
            let changed = |thing: &&Thing| had_then.get(&thing.id).is_some_and(|c| *c != thing.content);
            Ok(KindDifference {
                kind: (*kind).to_owned(),
                now: count(now.len()),
                then: count(then.len()),
                gone: sample(now.iter().filter(|thing| !had_then.contains_key(&thing.id))),
                back: sample(then.iter().filter(|thing| !has_now.contains_key(&thing.id))),
                changed: sample(now.iter().filter(changed)),
            })
        })
        .collect()
}

struct Thing {
    id: String,
    name: String,
    content: String,
}

fn read(conn: &Connection, sql: &str) -> Result<Vec<Thing>> {
    let mut query = conn.prepare(sql)?;
    // A damaged text is compared as far as it can be read.
    let text = |value: rusqlite::types::ValueRef| match value {
        rusqlite::types::ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    let rows = query.query_map([], |r| {
        Ok(Thing { id: text(r.get_ref(0)?), name: text(r.get_ref(1)?), content: text(r.get_ref(2)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn sample<'a>(things: impl Iterator<Item = &'a Thing>) -> Sample {
    let mut sample = Sample::default();
    for thing in things {
        sample.count += 1;
        if sample.names.len() < NAMES {
            sample.names.push(thing.name.chars().take(SHOWN).collect());
        }
    }
    sample
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
