//! A workspace as it is after years: thousands of interviews, made by copying one.

use std::path::Path;

use rusqlite::Connection;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Adds `count` copies of the closed interview with the most notes, each with a candidate of its own.
///
/// # Errors
/// The file cannot be written; no interview with notes is closed.
pub fn interviews(path: &Path, count: usize) -> Outcome<()> {
    let conn = Connection::open(path)?;
    let source: String = conn.query_row(
        "SELECT i.id FROM interview i JOIN answer a ON a.interview = i.id JOIN note n ON n.answer = a.id
         WHERE i.state = 'closed' GROUP BY i.id ORDER BY count(*) DESC LIMIT 1",
        [],
        |r| r.get(0),
    )?;
    conn.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON")?;
    for n in 0..count {
        // Ids keep their length: the beginning of each is replaced.
        let id = |column: &str| format!("printf('%08x', {n}) || substr({column}, 9)");
        let of = |what: &str| format!("WHERE {what}");
        clone(
            &conn,
            "candidate",
            &[("id", id("id")), ("code", format!("printf('C-%04x', {n})"))],
            &of(&format!("id = (SELECT candidate FROM interview WHERE id = '{source}')")),
        )?;
        clone(
            &conn,
            "interview",
            &[("id", id("id")), ("candidate", id("candidate"))],
            &of(&format!("id = '{source}'")),
        )?;
        clone(
            &conn,
            "answer",
            &[("id", id("id")), ("interview", id("interview"))],
            &of(&format!("interview = '{source}'")),
        )?;
        clone(
            &conn,
            "interview_clock",
            &[("interview", id("interview")), ("current", id("current"))],
            &of(&format!("interview = '{source}'")),
        )?;
        let answers = format!("answer IN (SELECT id FROM answer WHERE interview = '{source}')");
        clone(&conn, "answer_clock", &[("answer", id("answer"))], &of(&answers))?;
        clone(&conn, "note", &[("id", id("id")), ("answer", id("answer"))], &of(&answers))?;
    }
    conn.execute_batch("COMMIT")?;
    drop(conn);
    Ok(())
}

/// Copies rows of a table, with some columns replaced.
fn clone(conn: &Connection, table: &str, replaced: &[(&str, String)], which: &str) -> Outcome<()> {
    let mut columns = conn.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
    let columns: Vec<String> = columns.query_map([table], |r| r.get(0))?.collect::<Result<_, _>>()?;
    let value = |column: &String| {
        replaced.iter().find(|(name, _)| name == column).map_or(column.clone(), |(_, sql)| sql.clone())
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} {which}",
        columns.join(", "),
        values.join(", ")
    );
    conn.execute(&sql, [])?;
    Ok(())
}
