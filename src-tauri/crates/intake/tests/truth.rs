//! Real files with known questions: what is read from them must agree with what people counted. The files are not
//! part of the project; they lie beside it where the measure is taken. Without them the test passes and says so; the
//! fixtures of `kinds` and `structured`, each with its own truth, are measured everywhere.

#![allow(clippy::unwrap_used)]

use intake::{Draft, Options};
use serde::Deserialize;
use std::collections::HashMap;
use std::io::Write as _;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Truth {
    file: String,
    questions: usize,
    with_answer: usize,
    accept: Range,
    #[serde(default)]
    sections: Vec<Section>,
    list: Vec<Expected>,
}

#[derive(Deserialize)]
struct Range {
    min: usize,
    max: usize,
}

#[derive(Deserialize)]
struct Section {
    name: String,
    level_years: Option<u32>,
}

#[derive(Deserialize)]
struct Expected {
    question: String,
    #[serde(default)]
    section: Option<String>,
    has_answer: Option<bool>,
    line: Option<u32>,
    level: Option<String>,
}

/// How well one file was read; each share from 0 to 1.
struct Row {
    count: usize,
    precision: f64,
    recall: f64,
    sections: f64,
    levels: f64,
    answers: f64,
    lines: f64,
}

fn folder() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    [root.join("../shared/inputs"), root.join("shared/inputs")]
        .into_iter()
        .find(|path| path.join("truth.json").exists())
}

/// Texts are compared by their words: without code marks, emphasis, kinds of quotes, capitals and spaces.
fn plain(text: &str) -> String {
    let text = text.replace(['`', '*', '_', '\\'], "").replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn share(good: usize, all: usize) -> f64 {
    if all == 0 {
        1.0
    } else {
        f64::from(u32::try_from(good).unwrap()) / f64::from(u32::try_from(all).unwrap())
    }
}

/// The rung that years of experience stand on.
fn rung(years: u32) -> &'static str {
    match years {
        0..2 => "junior",
        2..5 => "mid",
        5..10 => "senior",
        _ => "staff",
    }
}

fn measure(truth: &Truth, drafts: &[Draft]) -> Row {
    let mut found: HashMap<String, Vec<&Draft>> = HashMap::new();
    for draft in drafts.iter().rev() {
        found.entry(plain(&draft.prompt)).or_default().push(draft);
    }
    let (mut hits, mut sections, mut levels, mut answers, mut lines) = (0, 0, 0, 0, 0);
    for expected in &truth.list {
        let Some(draft) = found.get_mut(&plain(&expected.question)).and_then(Vec::pop) else {
            continue;
        };
        hits += 1;
        let named = |name: &str| draft.topics.iter().any(|topic| plain(topic) == plain(name));
        let years = expected.level.as_deref().and_then(|level| level.split(' ').next()?.parse().ok());
        let by_years = truth.sections.iter().find(|s| years.is_some() && s.level_years == years);
        sections += usize::from(match (&expected.section, by_years) {
            (Some(section), _) => named(section),
            (None, Some(section)) => named(&section.name),
            (None, None) => draft.topics.is_empty(),
        });
        levels += usize::from(years.is_none_or(|years| draft.level.as_deref() == Some(rung(years))));
        let answered = expected.has_answer.unwrap_or(truth.with_answer == truth.questions);
        answers += usize::from(draft.answer.is_some() == answered);
        lines += usize::from(expected.line.is_none_or(|line| draft.line == Some(line)));
    }
    Row {
        count: drafts.len(),
        precision: share(hits, drafts.len()),
        recall: share(hits, truth.list.len()),
        sections: share(sections, hits),
        levels: share(levels, hits),
        answers: share(answers, hits),
        lines: share(lines, hits),
    }
}

#[test]
fn real_files_are_read_as_people_read_them() {
    let Some(folder) = folder() else {
        // Past the test runner, which shows only what failing tests print.
        let said = "NOT MEASURED: ../shared/inputs with its truth.json is not beside the project.";
        writeln!(std::io::stderr(), "{said}").unwrap();
        return;
    };
    let truths: Vec<Truth> =
        serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    println!(
        "{:<30} {:>5} {:>8} {:>9} {:>6} {:>8} {:>6} {:>7} {:>5}",
        "file", "count", "expected", "precision", "recall", "sections", "levels", "answers", "lines"
    );
    let mut faults = Vec::new();
    for truth in &truths {
        // A format that is read by another part of the crate is measured as soon as it is read at all.
        let bytes = std::fs::read(folder.join(&truth.file)).unwrap();
        let document = match intake::read(&truth.file, &bytes, &Options::default()) {
            Ok(document) => document,
            Err(error) => {
                faults.push(format!("{}: {error}", truth.file));
                continue;
            }
        };
        let row = measure(truth, &document.drafts);
        println!(
            "{:<30} {:>5} {:>8} {:>9.3} {:>6.3} {:>8.3} {:>6.3} {:>7.3} {:>5.3}",
            truth.file,
            row.count,
            truth.questions,
            row.precision,
            row.recall,
            row.sections,
            row.levels,
            row.answers,
            row.lines
        );
        let bounds = [
            ("count", row.count >= truth.accept.min && row.count <= truth.accept.max),
            ("precision", row.precision >= 0.98),
            ("recall", row.recall >= 0.98),
            ("sections", row.sections >= 0.95),
            ("levels", row.levels >= 0.95),
            ("answers", row.answers >= 0.95),
            ("lines", row.lines >= 0.95),
        ];
        faults.extend(
            bounds.iter().filter(|(_, good)| !good).map(|(what, _)| format!("{}: {what}", truth.file)),
        );
    }
    assert!(faults.is_empty(), "below the bound: {faults:#?}");
}
