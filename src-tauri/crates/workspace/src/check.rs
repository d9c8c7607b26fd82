//! Looks the whole file over: what SQLite can tell, and the rules that no table can hold alone.

use rusqlite::Connection;

use crate::error::Result;
use crate::{Workspace, store};

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
        "# questions are missing from the search index, or stand in it without being in the bank.",
    ),
    (
        "SELECT count(*) FROM question_set s WHERE NOT EXISTS (SELECT 1 FROM set_section c WHERE c.question_set = s.id)",
        "# question sets have no section.",
    ),
    (
        "SELECT count(*) FROM answer a JOIN interview i ON i.id = a.interview JOIN set_version v ON v.id = i.set_version
         WHERE a.item IS NOT NULL AND a.item NOT IN
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

impl Workspace {
    /// Everything that is wrong with the file, each a sentence; empty when all is well.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn check(&self) -> Result<Vec<String>> {
        self.read(|conn, _| {
            let mut found = sqlite(conn)?;
            for (rule, sentence) in RULES {
                let n: u32 = conn.query_row(rule, [], |r| r.get(0))?;
                if n > 0 {
                    found.push(sentence.replace('#', &n.to_string()));
                }
            }
            for head in store::set::all(conn)? {
                for version in store::set::versions(conn, head.id)? {
                    if store::set::published(conn, version.id).is_err() {
                        found.push(format!(
                            "Version {} of \u{201c}{}\u{201d} cannot be read.",
                            version.number, head.title
                        ));
                    }
                }
            }
            Ok(found)
        })
    }
}

fn sqlite(conn: &Connection) -> Result<Vec<String>> {
    let mut integrity = conn.prepare("PRAGMA integrity_check")?;
    let lines = integrity.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut found: Vec<String> = lines
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| format!("The file is damaged: {line}."))
        .collect();
    let mut keys =
        conn.prepare("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2")?;
    let broken = keys.query_map([], |r| {
        let (table, parent, n): (String, String, u32) = (r.get(0)?, r.get(1)?, r.get(2)?);
        Ok(format!("{n} rows of {table} refer to a {parent} that is not there."))
    })?;
    found.extend(broken.collect::<rusqlite::Result<Vec<_>>>()?);
    Ok(found)
}
