//! `lint`: what to fix in files of questions and sets, read together.

use std::io::Write;
use std::path::PathBuf;

use model::exchange::File;
use model::lint::{Finding, Severity, lint, lint_bank};

use crate::verbs::Failure;

/// Prints what is to be mended; fails where something counts wrong or is missing.
pub fn run(paths: &[PathBuf], bank: bool, out: &mut impl Write) -> Result<(), Failure> {
    let findings = if bank {
        lint_bank(&workspace::bank_files()?, workspace::coverage())
    } else {
        lint(&paths.iter().map(read).collect::<Result<Vec<_>, _>>()?)
    };
    for Finding { file, place, sentence, severity, .. } in &findings {
        let advice = if *severity == Severity::Advice { "advice: " } else { "" };
        let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
        writeln!(out, "{file}: {place}{advice}{sentence}")?;
    }
    match findings.iter().filter(|f| f.severity == Severity::Error).count() {
        0 => Ok(writeln!(out, "No fault found.")?),
        errors => Err(Failure::Lint(errors)),
    }
}

fn read(path: &PathBuf) -> Result<(String, File), Failure> {
    let name = path.display().to_string();
    let unread = |why: String| Failure::Unread(format!("{name} could not be read: {why}"));
    let bytes = std::fs::read(path).map_err(|error| unread(format!("{error}. Check the path.")))?;
    let text = String::from_utf8(bytes).map_err(|_| unread("it is not UTF-8. Save it as UTF-8.".into()))?;
    if !intake::exchange::is_exchange(&text) {
        return Err(unread(
            "it is no Evenhand file, which begins with `evenhand: 1`. Import it, then export it.".into(),
        ));
    }
    let file = intake::exchange::read(&text).map_err(|error| match error {
        intake::Error::Damaged { why, .. } => unread(format!("{why}.")),
        other => unread(other.to_string()),
    })?;
    Ok((name, file))
}
