//! The bank that ships is held to its own bar: it has nothing to mend, and its code does what it says.

mod python;
mod samples;

use std::fmt::Write;
use std::path::PathBuf;

use model::exchange::{File, Question};
use model::lint;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../assets/bank")
}

fn bank() -> Vec<(String, File)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let file = serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{name} cannot be read: {e}"));
        (name, file)
    };
    paths.iter().map(read).collect()
}

fn questions(bank: &[(String, File)]) -> Vec<&Question> {
    bank.iter().flat_map(|(_, file)| &file.questions).collect()
}

#[test]
fn the_linter_finds_nothing_to_mend() {
    let mut said = String::new();
    for finding in lint::lint(&bank()) {
        let lint::Finding { file, place, rule, sentence, .. } = finding;
        writeln!(said, "{file}: {place}: {sentence} [{rule}]").unwrap();
    }
    assert!(said.is_empty(), "{} findings\n{said}", said.lines().count());
}
