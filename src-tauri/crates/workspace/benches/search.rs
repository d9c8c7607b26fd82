//! How long the search field and an edit of many take with a hundred thousand questions, and the first start of a new workspace; printed, not judged.
//! `cargo bench -p workspace` runs it; the number of questions is its argument.

use std::collections::BTreeMap;
use std::time::Instant;

use model::level::LevelKey;
use model::question::{Anchors, Content, Kind, QuestionChange, Status};
use model::time::Timestamp;
use workspace::Workspace;

const WORDS: &str = "thread process lock queue cache index deadlock asyncio generator decorator memory profile deploy review conflict \
    deadline mentor outage schema transaction Größe départ ошибка 图书馆 データ 데이터 ข้อผิดพลาด معالجة השקה त्रुटि";

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn report(what: &str, begun: Instant) {
    println!("{:>9.1} ms  {what}", begun.elapsed().as_secs_f64() * 1000.0);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let wanted: usize = std::env::args().filter_map(|a| a.parse().ok()).next().unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("w.evenhand");
    let clock = || Box::new(Timestamp::now) as workspace::Clock;
    let begun = Instant::now();
    let made = Workspace::open(&path, clock())?;
    report("first start with the bank, on disk", begun);
    let begun = Instant::now();
    drop(made);
    drop(Workspace::open(&path, clock())?);
    report("opening it again", begun);

    // In memory, as one transaction for each question would wait for the disk each time.
    let mut ws = Workspace::in_memory(clock())?;
    let competencies = ws.competencies()?;
    let begun = Instant::now();
    let mut seed = 1u64;
    let words: Vec<&str> = WORDS.split(' ').collect();
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        words[(seed >> 33) as usize % words.len()]
    };
    for n in 0..wanted {
        let mut text = |words: usize| (0..words).map(|_| word()).collect::<Vec<_>>().join(" ");
        let content = Content {
            kind: Kind::Knowledge,
            competency: competencies[n % competencies.len()].id,
            title: String::new(),
            prompt: format!("Question {n} about {}?", text(12)),
            guide: text(80),
            probes: (0..3).map(|_| text(8)).collect(),
            signals: Vec::new(),
            levels: BTreeMap::from([(LevelKey(["mid", "senior"][n % 2].into()), Anchors::default())]),
            topics: vec![format!("topic-{}", n % 400)],
            minutes: (n % 20) as u16 + 1,
            source: String::new(),
        };
        ws.add_question(content)?;
    }
    report(&format!("adding {wanted} questions"), begun);

    for query in [
        "",
        "g",
        "gene",
        "deadlock",
        "deadlock asyncio gen",
        "level:senior topic:topic-7 gil",
        "level:senior minutes:<5",
        "图书",
        "馆",
        "eadloc",
        "xyzzy",
    ] {
        let begun = Instant::now();
        let page = ws.search_questions(query.into(), 0, 50)?;
        report(&format!("\"{query}\": {} found", page.total), begun);
    }
    for query in ["", "deadlock"] {
        let total = ws.search_questions(query.into(), 0, 1)?.total;
        let begun = Instant::now();
        let page = ws.search_questions(query.into(), total.saturating_sub(200), 200)?;
        report(&format!("the last page of \"{query}\", {} rows", page.rows.len()), begun);
        let begun = Instant::now();
        let ids = ws.question_ids(query.into())?;
        report(&format!("all ids of \"{query}\", {}", ids.len()), begun);
    }

    let ids = ws.question_ids(String::new())?;
    let many: Vec<_> = ids.into_iter().take(10_000).collect();
    for (what, change) in [
        ("a topic added to", QuestionChange::AddTopics(vec!["spring".into()])),
        ("a level added to", QuestionChange::AddLevels(vec![LevelKey("staff".into())])),
        ("archived,", QuestionChange::Status(Status::Archived)),
    ] {
        let begun = Instant::now();
        ws.edit_questions(many.clone(), change)?;
        report(&format!("{what} {} questions", many.len()), begun);
        let begun = Instant::now();
        ws.undo(None)?;
        report("and its undo", begun);
    }
    Ok(())
}
