//! Megabytes per second that documents are read at, beside the bare parser of their format in the same run.
//! `cargo bench -p intake --bench formats` fails where four times the text takes far more than four times the
//! time. `EVENHAND_BENCH_README` names a Markdown file of one's own to read as well, which may take three times as long
//! as pulldown-cmark's events. Words behind `--` choose formats; `hostile` reads texts that are made to be slow.

mod documents;
mod hostile;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use intake::Options;

/// A parser that does no more than walk through a text; its number keeps the work from being left out.
type Bare = fn(&str) -> usize;

/// Kilobytes of the made documents.
const SIZES: [usize; 3] = [250, 1_000, 4_000];
/// What Markdown may cost, in times of its parser.
const MOST: f64 = 3.0;
/// What four times the text may cost, in times of the smaller.
const GROWTH: f64 = 4.0 * 2.5;

fn events(text: &str) -> usize {
    use pulldown_cmark::{Options, Parser};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options)
        .into_offset_iter()
        .map(|(event, range)| black_box((event, range)).1.end)
        .max()
        .unwrap_or(0)
}

fn rendered(text: &str) -> usize {
    use pulldown_cmark::{Options, Parser, html};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, options));
    out.len()
}

fn page(text: &str) -> usize {
    scraper::Html::parse_document(text).tree.nodes().count()
}

fn rows(text: &str, delimiter: u8) -> usize {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    reader.records().flatten().map(|row| row.len()).sum()
}

fn commas(text: &str) -> usize {
    rows(text, b',')
}

fn tabs(text: &str) -> usize {
    rows(text, b'\t')
}

fn json(text: &str) -> usize {
    serde_json::from_str::<serde_json::Value>(text)
        .map_or(0, |value| usize::from(black_box(value).is_object()))
}

fn yaml(text: &str) -> usize {
    serde_saphyr::from_str::<serde_json::Value>(text)
        .map_or(0, |value| usize::from(black_box(value).is_object()))
}

fn xml(text: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut count = 0;
    while let Ok(event) = reader.read_event() {
        if matches!(event, quick_xml::events::Event::Eof) {
            break;
        }
        count += 1;
    }
    count
}

fn lines(text: &str) -> usize {
    text.lines().map(|line| line.split_whitespace().count()).sum()
}

/// What this process has worked so far, so that other programs on the machine do not count.
#[cfg(unix)]
fn worked() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(u64::try_from(spent.tv_sec).unwrap_or(0), u32::try_from(spent.tv_nsec).unwrap_or(0))
}

/// Likewise where the system does not tell: the time that went by.
#[cfg(not(unix))]
fn worked() -> Duration {
    static BEGUN: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    BEGUN.elapsed()
}

/// The least of a few runs, as the processor's caches are shared with other programs.
fn best(mut run: impl FnMut()) -> Duration {
    let begun = worked();
    let mut least = Duration::MAX;
    for round in 0..30 {
        let start = worked();
        run();
        let end = worked();
        least = least.min(end - start);
        if round >= 2 && end - begun > Duration::from_millis(700) {
            break;
        }
    }
    least
}

struct Measured {
    intake: f64,
    bare: f64,
}

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn measure(what: &str, name: &str, text: &str, parser: &str, bare: Bare) -> Result<Measured, String> {
    let document = intake::read(name, text.as_bytes(), &Options::default()).map_err(|why| why.to_string())?;
    if document.drafts.is_empty() {
        return Err(format!("{what}: nothing was found in it"));
    }
    let intake = best(|| {
        black_box(intake::read(name, black_box(text.as_bytes()), &Options::default()).ok());
    });
    let bare = best(|| {
        black_box(bare(black_box(text)));
    });
    let (intake, bare) = (intake.as_secs_f64(), bare.as_secs_f64());
    let speed = |seconds: f64| text.len() as f64 / 1e6 / seconds;
    println!(
        "{what:<20} {:>6} kB {:>6} drafts {:>8.1} MB/s {:>8.1} MB/s {parser:<20} {:>6.2} times",
        text.len() / 1000,
        document.drafts.len(),
        speed(intake),
        speed(bare),
        intake / bare
    );
    Ok(Measured { intake, bare })
}

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let formats: [(&str, &str, documents::Writer, &str, Bare); 14] = [
        ("Markdown", "x.md", documents::markdown, "pulldown-cmark", events),
        ("HTML", "x.html", documents::html, "scraper", page),
        ("plain text", "x.txt", documents::text, "lines and words", lines),
        ("CSV", "x.csv", documents::csv, "csv", commas),
        ("JSON", "x.json", documents::json, "serde_json", json),
        ("YAML", "x.yaml", documents::yaml, "serde-saphyr", yaml),
        ("Anki", "anki.txt", documents::anki, "csv", tabs),
        ("GIFT", "x.gift", documents::gift, "lines and words", lines),
        ("Moodle XML", "x.xml", documents::moodle, "quick-xml", xml),
        ("QTI", "x.xml", documents::qti, "quick-xml", xml),
        ("notebook", "x.ipynb", documents::notebook, "serde_json", json),
        ("Evenhand Markdown", "own.md", documents::own_markdown, "pulldown-cmark", events),
        ("Evenhand JSON", "own.json", documents::own_json, "serde_json", json),
        ("Evenhand YAML", "own.yaml", documents::own_yaml, "serde-saphyr", yaml),
    ];
    println!(
        "{:<20} {:>9} {:>13} {:>13} {:>13} {:<20}",
        "format", "size", "found", "intake", "alone", "parser"
    );
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let chosen = |what: &str| wanted.is_empty() || wanted.iter().any(|word| what.contains(word.as_str()));
    let mut failed = Vec::new();
    for (what, name, writer, parser, bare) in formats.into_iter().filter(|(what, ..)| chosen(what)) {
        let mut last: Option<Measured> = None;
        for size in SIZES {
            let text = writer(size * 1000);
            let measured = measure(what, name, &text, parser, bare)?;
            if let Some(smaller) = &last
                && measured.intake > smaller.intake * GROWTH
            {
                failed.push(format!("{what} grows faster than its text"));
            }
            last = Some(measured);
        }
    }
    if let Some(path) = std::env::var_os("EVENHAND_BENCH_README") {
        let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
        let measured = measure("the README", "README.md", &text, "pulldown-cmark", events)?;
        measure("the README", "README.md", &text, "its HTML", rendered)?;
        if measured.intake > measured.bare * MOST {
            failed.push(format!("the README takes more than {MOST} times as long as its parser"));
        }
    }
    if wanted.iter().any(|word| word == "hostile") {
        hostile::run(&mut failed);
    }
    for why in &failed {
        println!("{why}");
    }
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
