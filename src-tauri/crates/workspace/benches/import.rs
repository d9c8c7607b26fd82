//! Ten thousand drafts stored by an import, beside the same rows by prepared statements on the bare file, in the same
//! run. `cargo bench -p workspace --bench import` fails where the import takes more than twice as long.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use model::id::QuestionId;
use model::level::LevelKey;
use model::question::{Anchors, Content, Kind};
use model::time::Timestamp;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, params};
use unicode_normalization::UnicodeNormalization as _;
use workspace::Workspace;
use workspace::view::import::{ImportDraft, Placing};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const WANTED: usize = 10_000;
/// The best of so many, as other programs run too.
const ROUNDS: usize = 3;

fn drafts() -> Vec<ImportDraft> {
    let guide = "It keeps its object alive as long as anybody holds it, and not longer. ".repeat(6);
    let draft = |n: usize| ImportDraft {
        key: String::new(),
        kind: Kind::Knowledge,
        competency: ["Memory", "Concurrency", "Iteration"][n % 3].into(),
        title: String::new(),
        prompt: format!("Question {n}: what does a reference of kind {} hold, and when is it gone?", n % 97),
        guide: guide.clone(),
        probes: vec!["And in a cycle?".into(), "How would you see it?".into()],
        signals: Vec::new(),
        levels: BTreeMap::from([(LevelKey("mid".into()), Anchors::default())]),
        topics: vec![format!("topic-{}", n % 50), "memory".into()],
        minutes: 5,
        source: "bench.md".into(),
        placing: Placing::Add,
    };
    (0..WANTED).map(draft).collect()
}

fn imported(path: &Path) -> Outcome<Duration> {
    let mut workspace = Workspace::open(path, Box::new(Timestamp::now))?;
    let drafts = drafts();
    let begun = Instant::now();
    workspace.import_drafts(drafts, Vec::new(), None)?;
    Ok(begun.elapsed())
}

/// The schema's own work (search index, topics, levels) is part of both; undo is not.
fn raw(path: &Path) -> Outcome<Duration> {
    let workspace = Workspace::open(path, Box::new(Timestamp::now))?;
    let competency = workspace.competencies()?.first().ok_or("no competency")?.id;
    drop(workspace);
    let mut conn = Connection::open(path)?;
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY")?;
    let pure =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("folded", 1, pure, |args| {
        let text: Option<String> = args.get(0)?;
        Ok(text.unwrap_or_default().nfd().nfc().flat_map(char::to_lowercase).collect::<String>())
    })?;
    let rows: Vec<(String, String, Content)> = drafts()
        .into_iter()
        .map(|d| {
            let content = Content {
                kind: d.kind,
                competency,
                title: String::new(),
                prompt: d.prompt,
                guide: d.guide,
                probes: d.probes,
                signals: d.signals,
                levels: d.levels,
                topics: d.topics,
                minutes: d.minutes,
                source: d.source,
            };
            (QuestionId::new().to_string(), content.shown_title(), content)
        })
        .collect();
    let (competency, saved) = (competency.to_string(), Timestamp::now().to_string());
    let begun = Instant::now();
    let tx = conn.transaction()?;
    {
        let mut question = tx.prepare(
            "INSERT INTO question (id, status, version, competency, kind, minutes, title, sort) VALUES (?1, 'draft', 0, ?2, 'knowledge', 5, ?3, ?4)",
        )?;
        let mut version = tx.prepare(
            "INSERT INTO question_version (question, number, saved, content) VALUES (?1, 1, ?2, ?3)",
        )?;
        let mut current = tx.prepare("UPDATE question SET version = 1 WHERE id = ?1")?;
        for (id, title, content) in &rows {
            question.execute(params![id, competency, title, title.to_lowercase()])?;
            version.execute(params![id, saved, serde_json::to_string(content)?])?;
            current.execute([id])?;
        }
    }
    tx.commit()?;
    Ok(begun.elapsed())
}

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn main() -> Outcome<ExitCode> {
    let folder = tempfile::tempdir()?;
    let best = |what: &str, run: fn(&Path) -> Outcome<Duration>| -> Outcome<Duration> {
        let times = (0..ROUNDS).map(|round| run(&folder.path().join(format!("{what}-{round}"))));
        times.collect::<Outcome<Vec<_>>>()?.into_iter().min().ok_or_else(|| "no round".into())
    };
    let (import, raw) = (best("import", imported)?, best("raw", raw)?);
    let times = import.as_secs_f64() / raw.as_secs_f64();
    println!("{:>9.1} ms  importing {WANTED} drafts, with undo", import.as_secs_f64() * 1000.0);
    println!(
        "{:>9.1} ms  the same rows by prepared statements; the import takes {times:.2} times as long",
        raw.as_secs_f64() * 1000.0
    );
    Ok(if times <= 2.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
