//! Undo and redo for every tracked table at once: triggers write the inverse of each row change to a log, a commit
//! drains the log into a step, and undoing a step with the triggers armed makes the redo.

mod typing;

use std::collections::{BTreeSet, HashSet};

use model::time::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use self::typing::Run;
pub(crate) use self::typing::Typed;
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
/// The name of the step that brings undone typing back, after something else was done instead.
const EARLIER_UNDO: &str = "earlier undo";

/// One statement that takes one row change back.
struct Inverse {
    table: String,
    /// The row, as `table:rowid`.
    row: String,
    /// For an update, the row and its columns; else empty.
    target: String,
    sql: String,
}

struct Step {
    /// Stays the same however often the step is undone and redone.
    number: u32,
    op: &'static str,
    /// The keystrokes, while more of them may join.
    run: Option<Run>,
    /// Somebody typed a text in it.
    typed: bool,
    /// What undoes the step, in the order it is to be run.
    back: Vec<Inverse>,
    /// What repeats the step, once it is undone.
    forth: Vec<Inverse>,
}

/// The steps of this session.
#[derive(Default)]
pub(crate) struct Log {
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// The number of the newest step.
    last: u32,
}

impl Log {
    /// Sets the triggers on a connection.
    pub(crate) fn arm(conn: &Connection) -> Result<Self> {
        conn.execute_batch(
            "CREATE TEMP TABLE undo_log (seq INTEGER PRIMARY KEY, tbl TEXT, row TEXT, target TEXT, sql TEXT) STRICT",
        )?;
        for (table, _) in TRACKED {
            conn.execute_batch(&triggers(conn, table)?)?;
        }
        Ok(Self::default())
    }

    /// Adds what was done just now, and returns the number of the step it became part of.
    fn push(&mut self, op: &'static str, typed: Option<Typed>, now: Timestamp, back: Vec<Inverse>) -> u32 {
        self.keep_undone_typing();
        if let (Some(last), Some(typed)) = (self.undo.last_mut(), &typed)
            && last.run.as_mut().is_some_and(|run| run.join(typed, now))
        {
            // The older inverse runs last and has the last word on the cells it names.
            let newer = back
                .into_iter()
                .filter(|n| n.target.is_empty() || last.back.iter().all(|o| o.target != n.target));
            last.back.splice(0..0, newer.collect::<Vec<_>>());
            return last.number;
        }
        let number = self.next();
        let is_typed = typed.is_some();
        let run = typed.map(|typed| Run::begin(typed, now));
        self.undo.push(Step { number, op, run, typed: is_typed, back, forth: Vec::new() });
        let over = self.undo.len().saturating_sub(DEPTH);
        self.undo.drain(..over);
        number
    }

    /// What was undone cannot be redone after something else was done. Where a text was typed in it, undo can still
    /// reach it: the undone steps stay, with the undoing of them as one more step.
    fn keep_undone_typing(&mut self) {
        let undone = std::mem::take(&mut self.redo);
        if undone.iter().all(|step| !step.typed) {
            return;
        }
        let mut back = Vec::new();
        for mut step in undone.into_iter().rev() {
            back.append(&mut step.forth);
            self.undo.push(step);
        }
        let number = self.next();
        self.undo.push(Step { number, op: EARLIER_UNDO, run: None, typed: true, back, forth: Vec::new() });
    }

    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }
}

/// The three triggers of a table, made from its columns. Rows are found again by their id, or by their primary key, since
/// another program may have given their number to another row; they get their number back where it is free.
fn triggers(conn: &Connection, table: &str) -> Result<String> {
    let mut columns =
        conn.prepare("SELECT name, pk, type = 'INTEGER' AND pk = 1 FROM pragma_table_info(?1)")?;
    let columns: Vec<(String, bool, bool)> = columns
        .query_map([table], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let each = |f: &dyn Fn(&str) -> String, by: &str| {
        columns.iter().map(|(n, ..)| f(n)).collect::<Vec<_>>().join(by)
    };
    let has_id = columns.iter().any(|(name, ..)| name == "id");
    let keys: Vec<&str> = columns
        .iter()
        .filter(|(name, key, _)| if has_id { name == "id" } else { *key })
        .map(|(name, ..)| name.as_str())
        .collect();
    let found = keys.iter().map(|n| format!("'{n} = ' || {}", quoted("NEW", n))).collect::<Vec<_>>();
    let found = found.join(" || ' AND ' || ");

    // The row's number is a column of its own, or hidden.
    let number = columns.iter().find(|(.., alias)| *alias).map_or("rowid", |(name, ..)| name.as_str());
    let kept: Vec<&str> = std::iter::once(number)
        .chain(columns.iter().map(|(name, ..)| name.as_str()).filter(|name| *name != number))
        .collect();
    let free = format!(
        "'iif(EXISTS (SELECT 1 FROM {table} WHERE rowid = ' || OLD.rowid || '), NULL, ' || OLD.rowid || ')'"
    );
    let values = kept.iter().map(|n| if *n == number { free.clone() } else { quoted("OLD", n) });
    let values = values.collect::<Vec<_>>().join(" || ', ' || ");
    let names = kept.join(", ");
    let differs = each(&|n| format!("OLD.{n} IS NOT NEW.{n}"), " OR ");
    let touched = each(&|n| format!("iif(OLD.{n} IS NOT NEW.{n}, '.{n}', '')"), " || ");
    let settings =
        each(&|n| format!("iif(OLD.{n} IS NOT NEW.{n}, ', {n} = ' || {}, '')", quoted("OLD", n)), " || ");
    Ok(format!(
        "CREATE TEMP TRIGGER undo_insert_{table} AFTER INSERT ON main.{table} BEGIN
             INSERT INTO undo_log (tbl, row, target, sql) VALUES ('{table}', '{table}:' || NEW.rowid, '', 'DELETE FROM {table} WHERE ' || {found});
         END;
         CREATE TEMP TRIGGER undo_delete_{table} AFTER DELETE ON main.{table} BEGIN
             INSERT INTO undo_log (tbl, row, target, sql) VALUES ('{table}', '{table}:' || OLD.rowid, '', 'INSERT INTO {table} ({names}) VALUES (' || {values} || ')');
         END;
         CREATE TEMP TRIGGER undo_update_{table} AFTER UPDATE ON main.{table} WHEN {differs} BEGIN
             INSERT INTO undo_log (tbl, row, target, sql) VALUES ('{table}', '{table}:' || NEW.rowid, '{table}:' || NEW.rowid || {touched},
                 'UPDATE {table} SET ' || substr({settings}, 3) || ' WHERE ' || {found});
         END;"
    ))
}

/// A column's value as SQL. A damaged text is kept byte by byte, so that undo brings it back as it was.
fn quoted(of: &str, column: &str) -> String {
    let value = format!("{of}.{column}");
    format!("iif(sound({value}), quote({value}), 'CAST(x''' || hex({value}) || ''' AS TEXT)')")
}

/// Empties the log: the inverse statements, last change first, and the nouns they are about.
fn drain(tx: &Transaction) -> Result<(Vec<Inverse>, BTreeSet<Noun>)> {
    let mut log = tx.prepare_cached("SELECT tbl, row, target, sql FROM undo_log ORDER BY seq DESC")?;
    let inverse: Vec<Inverse> = log
        .query_map([], |r| {
            Ok(Inverse { table: r.get(0)?, row: r.get(1)?, target: r.get(2)?, sql: r.get(3)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    tx.prepare_cached("DELETE FROM undo_log")?.execute([])?;
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

    /// As [`Self::transact`], for a text that is stored while it is typed: keystrokes that follow each other and lose
    /// nothing are one step.
    pub(crate) fn transact_typing(
        &mut self,
        op: &'static str,
        typed: Typed,
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        self.write(Some(op), Some(typed), &[], work)
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
        typed: Option<Typed>,
        also: &[Noun],
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        if self.read_only {
            return Err(Error::ReadOnly(self.path.clone()));
        }
        self.in_place()?;
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
        self.writes += 1;
        self.in_place()?;
        touched.extend(also);
        touched.extend(tended.then_some(Noun::Interview));
        let op = op.filter(|_| !inverse.is_empty());
        let step = op.map(|op| self.log.push(op, typed, now, inverse));
        Ok(Changes {
            op: op.unwrap_or_default().to_owned(),
            touched: touched.into_iter().collect(),
            made,
            step,
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
        let result = run().map_err(|e: Error| e.at(&self.path));
        self.unreadable.borrow_mut().append(&mut store::value::take_damaged());
        result
    }

    /// How many records were found damaged since the file was opened.
    pub(crate) fn unreadable(&self) -> u32 {
        u32::try_from(self.unreadable.borrow().len()).unwrap_or(u32::MAX)
    }

    /// Makes the last step final, such as a sealing. It is forgotten, and with it each older step that could not be
    /// undone any more: one that changed the same rows, or that what was made final rests on. All others stay.
    pub(crate) fn make_last_step_final(&mut self) {
        let kept = undoable(&mut self.conn, &self.log.undo);
        // Where that cannot be found out, nothing is offered that might fail.
        let mut kept = kept.unwrap_or_default().into_iter();
        self.log.undo.retain(|_| kept.next().unwrap_or(false));
        self.log.redo.clear();
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// None today.
    pub fn history(&self) -> Result<History> {
        let (undo, redo) = (self.log.undo.last(), self.log.redo.last());
        Ok(History {
            undo: undo.map(|step| step.op.to_owned()),
            redo: redo.map(|step| step.op.to_owned()),
            undo_step: undo.map(|step| step.number),
            redo_step: redo.map(|step| step.number),
        })
    }

    /// Takes the last step back. Does nothing where there is none, or where it is not the step of this number.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn undo(&mut self, step: Option<u32>) -> Result<Changes> {
        self.travel(step, false)
    }

    /// Repeats the step that was undone last. Does nothing where there is none, or where it is not the step of this
    /// number.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn redo(&mut self, step: Option<u32>) -> Result<Changes> {
        self.travel(step, true)
    }

    fn travel(&mut self, number: Option<u32>, forward: bool) -> Result<Changes> {
        let from = if forward { &mut self.log.redo } else { &mut self.log.undo };
        let Some(mut step) = from.pop_if(|last| number.is_none_or(|n| n == last.number)) else {
            return Ok(nothing());
        };
        match self.replay(if forward { &step.forth } else { &step.back }) {
            Ok((inverse, touched)) => {
                let (op, number) = (step.op.to_owned(), Some(step.number));
                step.run = None;
                if forward {
                    step.back = inverse;
                    self.log.undo.push(step);
                } else {
                    step.forth = inverse;
                    self.log.redo.push(step);
                }
                let touched = touched.into_iter().collect();
                Ok(Changes { op, touched, made: None, step: number, news: String::new() })
            }
            Err(Error::Storage { .. } | Error::Sealed) => {
                // Another program changed what the step rests on. It goes, with those that rest on it.
                if forward {
                    self.log.redo.clear();
                } else {
                    self.log.undo.push(step);
                    self.make_last_step_final();
                }
                Err(Error::Overtaken(if forward { "redone" } else { "undone" }))
            }
            Err(error) => {
                let back = if forward { &mut self.log.redo } else { &mut self.log.undo };
                back.push(step);
                Err(error.at(&self.path))
            }
        }
    }

    /// Runs the statements of a step. What comes back is the inverse of them, and the nouns they are about.
    fn replay(&mut self, statements: &[Inverse]) -> Result<(Vec<Inverse>, BTreeSet<Noun>)> {
        self.in_place()?;
        let (now, seen) = ((self.clock)(), self.seen.get());
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tend(&tx, now, seen)?;
        tx.pragma_update(None, "defer_foreign_keys", "ON")?;
        for statement in statements {
            tx.execute(&statement.sql, [])?;
        }
        store::clock::settle(&tx, now)?;
        let drained = drain(&tx)?;
        tx.commit()?;
        self.writes += 1;
        Ok(drained)
    }

    /// Everything is another one now: nothing before can be undone.
    pub(crate) fn forget_steps(&mut self) {
        self.log = Log::default();
        self.writes += 1;
    }
}

/// Which of the steps, the newest of which is final, can still be undone. It is tried out, newest first, in a
/// transaction that is rolled back.
fn undoable(conn: &mut Connection, steps: &[Step]) -> Result<Vec<bool>> {
    let mut tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut fixed: HashSet<&str> = HashSet::new();
    let mut kept = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        // A row keeps what a step gave it that is not undone, so no older step may change it.
        let free = !kept.is_empty() && step.back.iter().all(|inverse| !fixed.contains(inverse.row.as_str()));
        let runs = free && runs(&mut tx, step)?;
        if !runs {
            fixed.extend(step.back.iter().map(|inverse| inverse.row.as_str()));
        }
        kept.push(runs);
    }
    tx.rollback()?;
    kept.reverse();
    Ok(kept)
}

/// Whether every statement that undoes a step finds its row and is allowed. What it did stays done if so.
fn runs(tx: &mut Transaction, step: &Step) -> Result<bool> {
    let mut point = tx.savepoint()?;
    let all = step.back.iter().all(|inverse| point.execute(&inverse.sql, []).is_ok_and(|rows| rows > 0));
    if !all {
        point.rollback()?;
    }
    point.commit()?;
    Ok(all)
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
    Changes { op: String::new(), touched: Vec::new(), made: None, step: None, news: String::new() }
}

#[cfg(test)]
mod tests;
