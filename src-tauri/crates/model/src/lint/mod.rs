//! Reads exchange files as a careful colleague would and says what to mend. Rules are few: what can be counted is an
//! error, what takes judgement (word lists, likeness) is advice. `docs/authoring.md` says what they are for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::exchange::File;

mod across;
pub mod code;
mod heard;
mod private;
mod question;
mod said;
mod set;
#[cfg(test)]
mod tests;
pub mod text;

pub use across::{Covered, coverage};

/// How sure the linter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something counts wrong or is missing.
    Error,
    /// Something reads as if it could be better; a person decides.
    Advice,
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file's name as it was handed in.
    pub file: String,
    /// The id of the question or the set; empty where it is about the whole file.
    pub place: String,
    /// The rule's short name.
    pub rule: &'static str,
    /// What is wrong and what to do.
    pub sentence: String,
    /// How sure the linter is.
    pub severity: Severity,
}

/// Everything to mend in files that belong together, in the order of the files.
#[must_use]
pub fn lint(files: &[(String, File)]) -> Vec<Finding> {
    findings(files, &[])
}

/// As [`lint`], and every topic of the coverage map must have a question: `coverage` is the text of
/// `assets/bank/coverage.csv`.
#[must_use]
pub fn lint_bank(files: &[(String, File)], coverage: &str) -> Vec<Finding> {
    findings(files, &across::coverage(coverage))
}

fn findings(files: &[(String, File)], covered: &[Covered]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, file) in files {
        let mut page = Page { file: name, place: "", findings: &mut found };
        if file.evenhand != crate::exchange::VERSION {
            page.error(
                "version",
                format!("The file says it is version {}; write `evenhand: 1` at its head.", file.evenhand),
            );
        }
        if file.questions.is_empty() && file.sets.is_empty() {
            page.error(
                "empty",
                "The file holds neither questions nor sets; add some, or leave the file out.",
            );
        }
        for question in &file.questions {
            let mut page = Page { file: name, place: &question.id, findings: &mut found };
            question::check(question, &mut page);
        }
        for set in &file.sets {
            let mut page = Page { file: name, place: &set.id, findings: &mut found };
            set::check(set, files, &mut page);
        }
    }
    found.extend(across::check(files, covered));
    // Stable, so that within a place findings keep the order in which a reader meets them.
    let at = |f: &Finding| files.iter().position(|(name, _)| *name == f.file);
    found.sort_by_key(at);
    found
}

/// Where findings about one question or set are written down.
struct Page<'a> {
    file: &'a str,
    place: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Page<'_> {
    fn error(&mut self, rule: &'static str, sentence: impl Into<String>) {
        self.put(rule, sentence.into(), Severity::Error);
    }

    fn advice(&mut self, rule: &'static str, sentence: impl Into<String>) {
        self.put(rule, sentence.into(), Severity::Advice);
    }

    fn put(&mut self, rule: &'static str, sentence: String, severity: Severity) {
        let (file, place) = (self.file.to_owned(), self.place.to_owned());
        self.findings.push(Finding { file, place, rule, sentence, severity });
    }

    /// An error when `text` is empty or outside these numbers of characters.
    fn length(&mut self, what: &str, text: &str, from: usize, to: usize) {
        let count = text.trim().chars().count();
        if count == 0 {
            self.error("empty", format!("{what} is empty; write it."));
        } else if count < from {
            self.error("length", format!("{what} has {count} characters; write at least {from}."));
        } else if count > to {
            self.error("length", format!("{what} has {count} characters; bring it down to {to}."));
        }
    }
}

/// A slug: lower-case words, digits and single hyphens.
fn is_slug(id: &str) -> bool {
    id.split('-')
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// Entries that stand in the list more than once.
fn twice<'a>(list: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter(|entry| !seen.insert(*entry)).collect()
}
