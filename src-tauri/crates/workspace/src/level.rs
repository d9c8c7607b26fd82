//! The ladder, written as a whole.

use std::collections::BTreeSet;

use model::level::{Level, LevelKey};
use model::text;

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::{Changes, Workspace, store};

impl Workspace {
    /// The ladder in order.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn levels(&self) -> Result<Vec<Level>> {
        self.read(|conn, _| store::level::all(conn))
    }

    /// Writes the ladder: renamed, added, removed and moved rungs at once. A rung without a key gets one from its name.
    ///
    /// # Errors
    /// No rung at all, a name twice or empty, years that end before they begin, a removed rung that sets or openings
    /// are for.
    pub fn save_levels(&mut self, levels: Vec<Level>) -> Result<Changes> {
        let levels = tidied(levels)?;
        self.transact("change levels", |tx, _| {
            for old in store::level::all(tx)? {
                if levels.iter().any(|l| l.key == old.key) {
                    continue;
                }
                let (sets, openings) = store::level::uses(tx, &old.key)?;
                if sets + openings > 0 {
                    let by = [count(sets, "question set"), count(openings, "opening")];
                    let by = by.into_iter().flatten().collect::<Vec<_>>().join(" and ");
                    return Err(Error::InUse { name: old.name, by });
                }
                store::level::remove(tx, &old.key)?;
            }
            for (level, position) in levels.iter().zip(0..) {
                store::level::put(tx, level, position)?;
            }
            Ok(None)
        })
    }
}

fn tidied(levels: Vec<Level>) -> Result<Vec<Level>> {
    if levels.is_empty() {
        return Err(Error::NoLevel);
    }
    let mut keys: BTreeSet<String> =
        levels.iter().map(|l| l.key.0.clone()).filter(|k| !k.is_empty()).collect();
    let (mut names, mut seen) = (BTreeSet::new(), BTreeSet::new());
    levels
        .into_iter()
        .map(|mut level| {
            level.name = text::name("The level's name", &level.name)?;
            let key_taken = !level.key.0.is_empty() && !seen.insert(level.key.clone());
            if key_taken || !names.insert(fold(&level.name)) {
                return Err(Error::Taken { what: "level", name: level.name });
            }
            if level.years_to.is_some_and(|to| to < level.years_from) {
                return Err(Error::Years(level.name));
            }
            if level.key.0.is_empty() {
                level.key = LevelKey(new_key(&level.name, &keys));
                keys.insert(level.key.0.clone());
            }
            Ok(level)
        })
        .collect()
}

/// A short lower-case word made of the name, or of a number where the name has no letters to make one of.
fn new_key(name: &str, taken: &BTreeSet<String>) -> String {
    let word: String =
        fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    let word = word.trim_matches('-').to_owned();
    let base = if word.is_empty() { "level".to_owned() } else { word };
    let mut key = base.clone();
    let mut number = 2;
    while taken.contains(&key) {
        key = format!("{base}-{number}");
        number += 1;
    }
    key
}

/// "1 opening", "3 openings", or none for 0.
pub(crate) fn count(n: u32, noun: &str) -> Option<String> {
    match n {
        0 => None,
        1 => Some(format!("1 {noun}")),
        n => Some(format!("{n} {noun}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rung(key: &str, name: &str) -> Level {
        Level { key: LevelKey(key.into()), name: name.into(), years_from: 0, years_to: None }
    }

    #[test]
    fn a_new_rung_gets_a_key_of_its_own() {
        let levels = tidied(vec![rung("lead", "Head"), rung("", "Lead"), rung("", "図")]).unwrap();
        assert_eq!(levels[1].key.0, "lead-2", "a key that is taken would merge two rungs");
        assert!(!levels[2].key.0.is_empty());
    }

    #[test]
    fn two_rungs_cannot_share_a_name() {
        assert!(matches!(tidied(vec![rung("a", "Senior"), rung("b", "sénior")]), Err(Error::Taken { .. })));
    }

    #[test]
    fn a_key_handed_in_twice_is_refused() {
        let same = tidied(vec![rung("a", "One"), rung("a", "Two")]);
        assert!(same.is_err(), "one of the two rungs would be lost without a word");
    }
}
