//! The bank that ships is held to its own bar: it has nothing to mend, covers its map, and its code does what it says.

mod python;
mod resembles;
mod samples;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use model::exchange::{File, Question};
use model::level::default_ladder;
use model::lint;
use model::lint::code::python_blocks;
use model::question::Kind;

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

fn coverage() -> String {
    std::fs::read_to_string(folder().join("coverage.csv")).unwrap()
}

#[test]
fn the_linter_finds_nothing_to_mend() {
    let mut said = String::new();
    for finding in lint::lint_bank(&bank(), &coverage()) {
        let lint::Finding { file, place, rule, sentence, .. } = finding;
        writeln!(said, "{file}: {place}: {sentence} [{rule}]").unwrap();
    }
    assert!(said.is_empty(), "{} findings\n{said}", said.lines().count());
}

/// `UPDATE=1` writes the map anew; titles are kept, new topics are added to the file by hand.
#[test]
fn every_topic_of_the_map_has_a_question_and_the_map_is_up_to_date() {
    let bank = bank();
    let mut map = "topic_id,topic,questions\n".to_owned();
    let rows = lint::coverage(&coverage());
    for row in &rows {
        let about = questions(&bank).into_iter().filter(|q| q.topics.contains(&row.topic));
        let about: Vec<&str> = about.map(|q| q.id.as_str()).collect();
        writeln!(map, "{},{},{}", row.topic, row.title, about.join(" ")).unwrap();
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(folder().join("coverage.csv"), &map).unwrap();
    }
    assert!(map == coverage(), "the map is out of date: run this test with UPDATE=1");
    assert_eq!(rows.len(), 97, "the map has a row for each topic that was asked for");
    let bare: Vec<_> =
        lint::coverage(&map).into_iter().filter(|r| r.questions.is_empty()).map(|r| r.topic).collect();
    assert!(bare.is_empty(), "{} topics have no question: {}", bare.len(), bare.join(", "));
}

#[test]
fn there_is_enough_to_interview_with() {
    let bank = bank();
    let all = questions(&bank);
    let behaviour = |q: &&&Question| matches!(q.kind, Kind::PastBehaviour | Kind::Situational);
    let of = |names: &'static str| {
        bank.iter().filter(move |(n, _)| n.starts_with(names)).flat_map(|(_, f)| &f.questions)
    };
    let coded = |q: &&&Question| q.kind == Kind::Task && (q.task.is_some() || !python_blocks(q).is_empty());
    let competencies: BTreeSet<_> = all.iter().filter(behaviour).map(|q| &q.competency).collect();

    let mut enough = vec![
        ("questions", all.len(), 160),
        ("questions on Python", of("python-").count(), 100),
        ("questions on behaviour", all.iter().filter(behaviour).count(), 40),
        ("behaviours", competencies.len(), 10),
        ("tasks", all.iter().filter(|q| q.kind == Kind::Task).count(), 20),
        ("tasks with code", all.iter().filter(coded).count(), 20),
    ];
    for rung in default_ladder() {
        let serves = |q: &&Question| q.levels.contains_key(&rung.key);
        let (python, behaviour) =
            (of("python-").filter(serves).count(), of("behaviour-").filter(serves).count());
        enough.push(("questions on Python for each level", python, 25));
        enough.push(("questions on behaviour for each level", behaviour, 15));
    }
    for (what, count, least) in enough {
        assert!(count >= least, "{count} {what}, but there should be {least}");
    }
}
