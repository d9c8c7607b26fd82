//! When keystrokes are one step of undo and when they are two. The law: no text that was stored gets lost. Some number
//! of undos shows each of them again, except for a correction of a few characters.

use model::time::Timestamp;
use rusqlite::Transaction;

use super::Made;
use crate::error::Result;
use crate::{Changes, Workspace};

/// Only keystrokes at most this many milliseconds apart are one step.
const JOIN_MS: i64 = 2000;
/// How many characters may be typed over without a step of their own.
const FEW: usize = 5;
/// Corrections of one step that are remembered, so that they cannot add up to a loss.
const REMEMBERED: usize = 20;

/// A change of one text field.
pub(crate) struct Typed {
    /// The field. Keystrokes in different ones are different steps.
    pub field: String,
    /// The text as it was stored until now.
    pub before: String,
    /// The text as it is stored from now on.
    pub after: String,
}

impl Workspace {
    /// Writes a form of several texts while they are typed. `texts` holds what editing each is called, and the text
    /// before and after; where several differ at once, it is a step of its own called `op`.
    pub(crate) fn transact_texts(
        &mut self,
        op: &'static str,
        form: String,
        texts: &[(&'static str, &String, &String)],
        work: impl FnOnce(&Transaction, Timestamp) -> Result<Made>,
    ) -> Result<Changes> {
        let mut edited = texts.iter().zip(0..).filter(|((_, before, after), _)| before != after);
        match (edited.next(), edited.next()) {
            (Some(((op, before, after), place)), None) => {
                let (before, after) = ((*before).clone(), (*after).clone());
                self.transact_typing(op, Typed { field: format!("{form} {place}"), before, after }, work)
            }
            _ => self.transact(op, work),
        }
    }
}

/// The keystrokes of the step that is still growing.
pub(super) struct Run {
    field: String,
    last: Timestamp,
    /// What undoing the step shows.
    before: String,
    /// Texts stored in this step, the newest last, without those that `before` or a newer one contains.
    passed: Vec<String>,
}

impl Run {
    pub(super) fn begin(typed: Typed, now: Timestamp) -> Self {
        let passed = Some(typed.after).filter(|after| lost(after, &typed.before) > 0);
        Self { field: typed.field, last: now, before: typed.before, passed: passed.into_iter().collect() }
    }

    /// Takes a keystroke into the run. False, and nothing done, where it must be a step of its own.
    pub(super) fn join(&mut self, typed: &Typed, now: Timestamp) -> bool {
        let soon = self.field == typed.field && now.since(self.last) <= JOIN_MS;
        if !soon
            || self.passed.len() > REMEMBERED
            || self.passed.iter().any(|text| !mostly_kept(text, &typed.after))
        {
            return false;
        }
        self.last = now;
        self.passed.retain(|text| lost(text, &typed.after) > 0);
        if lost(&typed.after, &self.before) > 0 {
            self.passed.push(typed.after.clone());
        }
        true
    }
}

/// Whether `new` still says what `old` said, except for a few characters and never more than half of it.
fn mostly_kept(old: &str, new: &str) -> bool {
    let lost = lost(old, new);
    lost <= FEW && lost * 2 <= old.chars().count()
}

/// Characters of `old` that are in neither the beginning nor the end that it shares with `new`.
fn lost(old: &str, new: &str) -> usize {
    let begin = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.chars().count() - begin, new.chars().count() - begin);
    let end = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b).count();
    old_rest - end.min(old_rest).min(new_rest)
}

#[cfg(test)]
mod tests;
