//! Undo and redo for every tracked table at once: triggers write the inverse of each row change to a log, a commit
//! drains the log into a step, and undoing a step with the triggers armed makes the redo.

use std::collections::BTreeSet;

use model::time::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::{Error, Result};
use crate::{Changes, History, Noun, Workspace, store};

/// Tables that undo follows, and what screens call them. Clocks, settings, sealed records and what is derived from
/// other tables are left out.
pub(crate) const TRACKED: &[(&str, Noun)] = &[
    ("level", Noun::Level),
    ("competency", Noun::Competency),
    ("question", Noun::Question),
    ("question_version", Noun::Question),
    ("confirmed_question_mark", Noun::Question),
    ("question_set", Noun::Set),
    ("set_section", Noun::Set),
    ("set_item", Noun::Set),
    ("set_rule", Noun::Set),
    ("set_version", Noun::Set),
    ("opening", Noun::Opening),
    ("opening_set", Noun::Opening),
    ("candidate", Noun::Candidate),
    ("interview", Noun::Interview),
    ("answer", Noun::Answer),
    ("note", Noun::Answer),
    ("answer_signal", Noun::Answer),
    ("answer_probe", Noun::Answer),
    ("confirmed_mark", Noun::Answer),
    ("confirmed_text_mark", Noun::Interview),
    ("correction", Noun::Interview),
];
/// Steps that are kept.
const DEPTH: usize = 300;
/// Keystrokes within this time are one step.
const JOIN_MS: i64 = 2000;

/// One statement that takes one row change back.
struct Inverse {
    table: String,
    /// For an update, the row and its columns; else empty.
    target: String,
    sql: String,
}

struct Step {
    op: &'static str,
    /// What was typed into, and when last.
    typing: Option<(String, Timestamp)>,
    /// In the order they are to be run.
    inverse: Vec<Inverse>,
}

/// The steps of this session.
#[derive(Default)]
pub(crate) struct Log {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl Log {
    /// Sets the triggers on a connection.
    pub(crate) fn arm(conn: &Connection) -> Result<Self> {
        conn.execute_batch(
            "CREATE TEMP TABLE undo_log (seq INTEGER PRIMARY KEY, tbl TEXT, target TEXT, sql TEXT) STRICT",
        )?;
        for (table, _) in TRACKED {
            conn.execute_batch(&triggers(conn, table)?)?;
        }
        Ok(Self::default())
    }

    fn push(&mut self, step: Step) {
        self.redo.clear();
        if let (Some(last), Some((what, when))) = (self.undo.last_mut(), &step.typing)
            && last.typing.as_ref().is_some_and(|(key, at)| key == what && when.since(*at) <= JOIN_MS)
        {
            last.typing = step.typing;
            // The older inverse runs last and has the last word on the cells it names.
            let newer = step
                .inverse
                .into_iter()
                .filter(|n| n.target.is_empty() || last.inverse.iter().all(|o| o.target != n.target));
            last.inverse.splice(0..0, newer.collect::<Vec<_>>());
            return;
        }
        self.undo.push(step);
        if self.undo.len() > DEPTH {
            self.undo.remove(0);
        }
    }

    fn clear(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }
}

/// The three triggers of a table, made from its columns.
fn triggers(conn: &Connection, table: &str) -> Result<String> {
    let mut columns = conn.prepare("SELECT name, type = 'INTEGER' AND pk = 1 FROM pragma_table_info(?1)")?;
    let columns: Vec<(String, bool)> =
        columns.query_map([table], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    // The row number must come back as well, as clocks of other rows and the search index go by it.
    let aliased = columns.iter().any(|(_, alias)| *alias);
    let kept: Vec<&str> =
        (!aliased).then_some("rowid").into_iter().chain(columns.iter().map(|(n, _)| n.as_str())).collect();
    let each =
        |f: &dyn Fn(&str) -> String, by: &str| columns.iter().map(|(n, _)| f(n)).collect::<Vec<_>>().join(by);

    let values = kept.iter().map(|n| format!("quote(OLD.{n})")).collect::<Vec<_>>().join(" || ', ' || ");
    let names = kept.join(", ");
    let differs = each(&|n| format!("OLD.{n} IS NOT NEW.{n}"), " OR ");
    let touched = each(&|n| format!("iif(OLD.{n} IS NOT NEW.{n}, '.{n}', '')"), " || ");
    let settings =
        each(&|n| format!("iif(OLD.{n} IS NOT NEW.{n}, ', {n} = ' || quote(OLD.{n}), '')"), " || ");
    Ok(format!(
        "CREATE TEMP TRIGGER undo_insert_{table} AFTER INSERT ON main.{table} BEGIN
             INSERT INTO undo_log (tbl, target, sql) VALUES ('{table}', '', 'DELETE FROM {table} WHERE rowid = ' || NEW.rowid);
         END;
         CREATE TEMP TRIGGER undo_delete_{table} AFTER DELETE ON main.{table} BEGIN
             INSERT INTO undo_log (tbl, target, sql) VALUES ('{table}', '', 'INSERT INTO {table} ({names}) VALUES (' || {values} || ')');
         END;
         CREATE TEMP TRIGGER undo_update_{table} AFTER UPDATE ON main.{table} WHEN {differs} BEGIN
             INSERT INTO undo_log (tbl, target, sql) VALUES ('{table}', '{table}:' || NEW.rowid || {touched},
                 'UPDATE {table} SET ' || substr({settings}, 3) || ' WHERE rowid = ' || NEW.rowid);
         END;"
    ))
}

/// Empties the log: the inverse statements, last change first, and the nouns they are about.
fn drain(tx: &Transaction) -> Result<(Vec<Inverse>, BTreeSet<Noun>)> {
    let mut log = tx.prepare_cached("SELECT tbl, target, sql FROM undo_log ORDER BY seq DESC")?;
    let inverse: Vec<Inverse> = log
        .query_map([], |r| Ok(Inverse { table: r.get(0)?, target: r.get(1)?, sql: r.get(2)? }))?
        .collect::<rusqlite::Result<_>>()?;
    tx.execute("DELETE FROM undo_log", [])?;
    let touched = TRACKED
        .iter()
        .filter(|(t, _)| inverse.iter().any(|i| i.table == *t))
        .map(|(_, noun)| *noun)
        .collect();
    Ok((inverse, touched))
}

/// What a verb leaves behind: the id of what it made, if it made something.
pub(crate) type Made = Option<String>;

impl Workspace {
    /// One verb: one transaction, one undo step called `op`.
    pub(crate) fn transact(
        &mut self,
        op: &'static str,
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        self.write(Some(op), None, &[], work)
    }

    /// As [`Self::transact`]; repeated within two seconds for the same `key`, it is one step.
    pub(crate) fn transact_typing(
        &mut self,
        op: &'static str,
        key: String,
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        self.write(Some(op), Some(key), &[], work)
    }

    /// A write that is no undo step, such as going to another question.
    pub(crate) fn transact_quietly(
        &mut self,
        touched: &[Noun],
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        self.write(None, None, touched, work)
    }

    fn write(
        &mut self,
        op: Option<&'static str>,
        typing: Option<String>,
        also: &[Noun],
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        if self.read_only {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        let now = (self.clock)();
        let (path, seen) = (&self.path, self.seen.get());
        let run = || -> Result<_> {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let tended = tend(&tx, now, seen)?;
            let made = work(&tx, now)?;
            store::clock::sign_of_life(&tx, now)?;
            let (inverse, touched) = drain(&tx)?;
            tx.commit()?;
            Ok((made, inverse, touched, tended))
        };
        let (made, inverse, mut touched, tended) = run().map_err(|e| e.at(path))?;
        self.seen.set(None);
        touched.extend(also);
        touched.extend(tended.then_some(Noun::Interview));
        let step = op.filter(|_| !inverse.is_empty());
        if let Some(op) = step {
            self.log.push(Step { op, typing: typing.map(|key| (key, now)), inverse });
        }
        Ok(Changes {
            op: step.unwrap_or_default().to_owned(),
            touched: touched.into_iter().collect(),
            made,
            news: String::new(),
        })
    }

    /// Stops the clock after a silence before anything is read. A reader must not fail because the disk is busy; the
    /// next one will do as well.
    fn tend(&self) {
        let (now, seen) = ((self.clock)(), self.seen.get());
        let tend = || -> Result<()> {
            if self.read_only || !store::clock::untended(&self.conn, now, seen)? {
                return Ok(());
            }
            let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
            tend(&tx, now, seen)?;
            tx.commit()?;
            self.seen.set(None);
            Ok(())
        };
        let _ = tend();
    }

    /// A read of one consistent state.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection, Timestamp) -> Result<T>) -> Result<T> {
        self.tend();
        let run = || {
            let tx = self.conn.unchecked_transaction()?;
            work(&tx, (self.clock)())
        };
        run().map_err(|e: Error| e.at(&self.path))
    }

    /// Forgets all steps: what was sealed cannot be taken back, nor what it rests on.
    pub(crate) fn forget_steps(&mut self) {
        self.log.clear();
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// None today.
    pub fn history(&self) -> Result<History> {
        let name = |steps: &[Step]| steps.last().map(|s| s.op.to_owned());
        Ok(History { undo: name(&self.log.undo), redo: name(&self.log.redo) })
    }

    /// Takes the last step back; does nothing where there is none.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn undo(&mut self) -> Result<Changes> {
        let Some(step) = self.log.undo.pop() else { return Ok(nothing()) };
        let (step, changes) = self.replay(step, false)?;
        self.log.redo.push(step);
        Ok(changes)
    }

    /// Repeats the step that was taken back last; does nothing where there is none.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn redo(&mut self) -> Result<Changes> {
        let Some(step) = self.log.redo.pop() else { return Ok(nothing()) };
        let (step, changes) = self.replay(step, true)?;
        self.log.undo.push(step);
        Ok(changes)
    }

    /// Runs a step's inverse; what comes back is the inverse of that. A step that could not be run is put back where
    /// it came from, or all are forgotten where the file has changed under them.
    fn replay(&mut self, step: Step, forward: bool) -> Result<(Step, Changes)> {
        let (now, seen) = ((self.clock)(), self.seen.get());
        let mut run = || -> Result<_> {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            tend(&tx, now, seen)?;
            tx.pragma_update(None, "defer_foreign_keys", "ON")?;
            for inverse in &step.inverse {
                tx.execute(&inverse.sql, [])?;
            }
            store::clock::settle(&tx, now)?;
            let drained = drain(&tx)?;
            tx.commit()?;
            Ok(drained)
        };
        match run() {
            Ok((inverse, touched)) => {
                let touched = touched.into_iter().collect();
                let changes = Changes { op: step.op.to_owned(), touched, made: None, news: String::new() };
                Ok((Step { op: step.op, typing: None, inverse }, changes))
            }
            Err(error) => {
                match error {
                    Error::Storage { .. } | Error::Sealed => self.log.clear(),
                    _ if forward => self.log.redo.push(step),
                    _ => self.log.undo.push(step),
                }
                Err(error.at(&self.path))
            }
        }
    }
}

/// Stops the clock where nobody was there, which no undo takes back. True where it did.
fn tend(tx: &Transaction, now: Timestamp, seen: Option<Timestamp>) -> Result<bool> {
    if !store::clock::untended(tx, now, seen)? {
        return Ok(false);
    }
    store::clock::tend(tx, now, seen)?;
    tx.execute("DELETE FROM undo_log", [])?;
    Ok(true)
}

fn nothing() -> Changes {
    Changes { op: String::new(), touched: Vec::new(), made: None, news: String::new() }
}

#[cfg(test)]
mod tests;
