//! Rows whose parent is lost: those that hold words get a placeholder to belong to, the others are left out. What else
//! the program expects of a sound file is fixed as well.

use model::decision::Thresholds;
use model::id::{CompetencyId, SectionId};
use model::level::LevelKey;
use model::set::{Published, Reserve, Words};
use model::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::SalvageReport;
use super::values::lost_question;
use crate::check::record_of;
use crate::error::Result;
use crate::fold::fold;
use crate::store::value::{Columns as _, Readable as _};

/// The longest chain of parents is shorter.
const ROUNDS: usize = 12;

/// Makes what was copied a whole again.
pub(super) fn settle(tx: &Connection, report: &mut SalvageReport) -> Result<()> {
    if tx.query_row("SELECT count(*) FROM level", [], |r| r.get::<_, u32>(0))? == 0 {
        for (level, position) in model::level::default_ladder().iter().zip(0i64..) {
            tx.execute(
                "INSERT INTO level (key, name, years_from, years_to, position) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![level.key.0, level.name, level.years_from, level.years_to, position],
            )?;
        }
    }
    versions(tx, report)?;
    for _ in 0..ROUNDS {
        if orphans(tx, report)? == 0 {
            break;
        }
    }
    interviews(tx, report)
}

/// The current version of each question is the newest there is; a question without any is lost.
fn versions(tx: &Connection, report: &mut SalvageReport) -> Result<()> {
    tx.execute_batch(
        "UPDATE question SET version = coalesce((SELECT max(number) FROM question_version v WHERE v.question = question.id), 0)
         WHERE NOT EXISTS (SELECT 1 FROM question_version v WHERE v.question = question.id AND v.number = question.version)",
    )?;
    let mut lost = tx.prepare("SELECT title FROM question WHERE version = 0")?;
    for title in lost.readable("question", [], |r| r.text(0))? {
        report.lost.push(format!("The question \u{201c}{title}\u{201d} is lost."));
    }
    tx.execute("DELETE FROM question WHERE version = 0", [])?;
    Ok(())
}

/// Gives each row without its parent a placeholder, or leaves it out. How many there were.
fn orphans(tx: &Connection, report: &mut SalvageReport) -> Result<usize> {
    let mut rows = tx.prepare(
        "SELECT f.\"table\", f.rowid, f.parent, k.\"from\" FROM pragma_foreign_key_check f
         JOIN pragma_foreign_key_list(f.\"table\") k ON k.id = f.fkid",
    )?;
    let broken =
        rows.readable("file", [], |r| Ok((r.text(0)?, r.get::<_, Option<i64>>(1)?, r.text(2)?, r.text(3)?)))?;
    for (table, row, parent, column) in &broken {
        let key = tx
            .query_row(&format!("SELECT {column} FROM {table} WHERE rowid = ?1"), [row], |r| r.text(0))
            .optional()?;
        let Some(key) = key else { continue };
        if wordy(table) && placeholder(tx, parent, &key).unwrap_or(false) {
            continue;
        }
        tx.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [row])?;
        if !matches!(table.as_str(), "answer_signal" | "answer_probe" | "confirmed_mark") {
            report.lost.push(format!(
                "A row of \u{201c}{}\u{201d} was left out, because what it belonged to is lost.",
                table.replace('_', " ")
            ));
        }
    }
    report.lost.dedup();
    Ok(broken.len())
}

/// Tables whose rows hold what somebody wrote, or lead to it.
fn wordy(table: &str) -> bool {
    matches!(
        table,
        "note"
            | "answer"
            | "interview"
            | "candidate"
            | "opening"
            | "question_set"
            | "set_version"
            | "question"
            | "sealed_record"
    )
}

/// Makes a parent with the id that its children name. False where there is no such kind of placeholder.
fn placeholder(tx: &Connection, parent: &str, key: &str) -> Result<bool> {
    let id = if parent == "level" { "key" } else { "id" };
    let there = format!("SELECT EXISTS (SELECT 1 FROM {parent} WHERE {id} = ?1)");
    if tx.query_row(&there, [key], |r| r.get(0))? {
        // Made for another of its children.
        return Ok(true);
    }
    let level: String = tx.query_row("SELECT key FROM level ORDER BY position LIMIT 1", [], |r| r.text(0))?;
    Ok(head(tx, parent, key, &level)? || body(tx, parent, key, &level)?)
}

/// A placeholder that needs nothing else but a level.
fn head(tx: &Connection, parent: &str, key: &str, level: &str) -> Result<bool> {
    match parent {
        "level" => {
            tx.execute(
                "INSERT INTO level (key, name, years_from, position) SELECT ?1, ?1, 0, coalesce(max(position), 0) + 1 FROM level",
                [key],
            )?;
        }
        "competency" => {
            let name = format!("Recovered {}", key.get(..8).unwrap_or(key));
            tx.execute(
                "INSERT INTO competency (id, name, folded) VALUES (?1, ?2, ?3)",
                params![key, name, fold(&name)],
            )?;
        }
        "opening" => {
            tx.execute(
                "INSERT INTO opening (id, title, level, archived, example) VALUES (?1, 'Recovered opening', ?2, 0, 0)",
                [key, level],
            )?;
        }
        "question_set" => {
            tx.execute(
                "INSERT INTO question_set (id, title, level, minutes, no, yes, strong_yes, archived)
                 VALUES (?1, 'Recovered question set', ?2, 45, 2.0, 3.0, 4.2, 1)",
                [key, level],
            )?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// A placeholder that belongs to something. Its parent gets an id that nothing has, and a placeholder in the next round.
fn body(tx: &Connection, parent: &str, key: &str, level: &str) -> Result<bool> {
    let new = || CompetencyId::new().to_string();
    match parent {
        "candidate" => {
            let seed: uuid::Uuid = key.parse().unwrap_or_default();
            let code = (0..u128::from(u16::MAX))
                .map(|n| model::candidate::code(uuid::Uuid::from_u128(seed.as_u128().wrapping_add(n))))
                .find(|code| !taken(tx, code));
            tx.execute(
                "INSERT INTO candidate (id, opening, name, code, contact, example) VALUES (?1, ?2, 'Unknown candidate', ?3, '', 0)",
                params![key, new(), code],
            )?;
        }
        "set_version" => {
            tx.execute(
                "INSERT INTO set_version (id, question_set, number, published, content) VALUES (?1, ?2, 1, ?3, ?4)",
                params![key, new(), Timestamp::from_millis(0).to_string(), lost_set(level)?],
            )?;
        }
        "interview" => {
            tx.execute(
                "INSERT INTO interview (id, candidate, set_version, interviewer, state, started, utc_offset, strengths, concerns,
                     summary, decision_reason, example)
                 VALUES (?1, ?2, ?3, '', 'closed', ?4, 0, '', '', '', '', 0)",
                params![key, new(), new(), Timestamp::from_millis(0).to_string()],
            )?;
        }
        "answer" => {
            tx.execute(
                "INSERT INTO answer (id, interview, position, content, competency, outcome, skip_reason, not_assessed)
                 VALUES (?1, ?2, 0, ?3, '', 'answered', '', 0)",
                params![key, new(), lost_question()],
            )?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn taken(tx: &Connection, code: &str) -> bool {
    tx.query_row("SELECT EXISTS (SELECT 1 FROM candidate WHERE code = ?1)", [code], |r| r.get(0))
        .unwrap_or(true)
}

/// A published version that stands for one that is lost.
fn lost_set(level: &str) -> Result<String> {
    let lost = Published {
        title: "Recovered question set".to_owned(),
        level: LevelKey(level.to_owned()),
        level_name: level.to_owned(),
        minutes: 45,
        reserve: Reserve::for_slot(45),
        words: Words::standard(),
        sections: Vec::new(),
        competencies: Vec::new(),
        thresholds: Thresholds::default(),
    };
    Ok(crate::store::value::json(&lost)?)
}

/// What the program expects of interviews and sets, beyond what the tables can hold alone.
fn interviews(tx: &Connection, report: &mut SalvageReport) -> Result<()> {
    let asked = "SELECT a.id FROM answer a JOIN interview i ON i.id = a.interview JOIN set_version v ON v.id = i.set_version
         WHERE a.item IS NOT NULL AND a.item NOT IN
            (SELECT item.value ->> '$.id' FROM json_each(v.content, '$.sections') section, json_each(section.value, '$.items') item)";
    let changed = tx.execute(
        &format!("UPDATE answer SET item = NULL, content = ?1 WHERE id IN ({asked})"),
        [lost_question()],
    )?;
    if changed > 0 {
        report.lost.push(format!(
            "The words of {changed} questions that were asked are lost; the notes and ratings are kept."
        ));
    }
    let mut unsealed = tx.prepare(
        "SELECT id FROM interview i WHERE state = 'sealed' AND NOT EXISTS (SELECT 1 FROM sealed_record r WHERE r.interview = i.id)",
    )?;
    for id in unsealed.readable("interview", [], |r| r.text(0))? {
        let which = record_of(tx, "interview", &id);
        report
            .lost
            .push(format!("{which} has lost its sealed record; it is closed now, with all else it had."));
    }
    tx.execute_batch(
        "UPDATE interview SET state = 'closed' WHERE state = 'sealed' AND id NOT IN (SELECT interview FROM sealed_record);
         UPDATE interview SET state = 'sealed' WHERE state <> 'sealed' AND started IS NOT NULL AND id IN (SELECT interview FROM sealed_record);
         DELETE FROM sealed_record WHERE interview NOT IN (SELECT id FROM interview WHERE state = 'sealed');
         INSERT INTO interview_clock (interview) SELECT id FROM interview WHERE state <> 'planned'
             AND id NOT IN (SELECT interview FROM interview_clock);",
    )?;
    let mut bare =
        tx.prepare("SELECT id FROM question_set WHERE id NOT IN (SELECT question_set FROM set_section)")?;
    for set in bare.readable("question set", [], |r| r.text(0))? {
        tx.execute(
            "INSERT INTO set_section (id, question_set, position, title) VALUES (?1, ?2, 0, '')",
            [SectionId::new().to_string(), set],
        )?;
    }
    Ok(())
}
