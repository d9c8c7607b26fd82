//! How long sealing and verifying a record of seven questions with five notes each takes: somebody waits for it.

use std::time::{Duration, Instant};

use record::paths::{Shape, list};
use record::{Kind, Path, Signer, View, seal, verify};
use serde_json::{Value, json};

/// Sealing may take no longer.
const LIMIT: Duration = Duration::from_millis(50);

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Text => {
            json!("A sentence or two about what was said, as long as notes and prompts usually are.")
        }
        Shape::Number => json!(42),
        Shape::Flag => json!(true),
        Shape::List(each) => (0..5).map(|_| value(each)).collect(),
        Shape::Object(fields) => fields.iter().map(|(key, each)| ((*key).to_owned(), value(each))).collect(),
    }
}

fn values() -> Vec<(Path, Value)> {
    let rows = list(Kind::Record).iter();
    let paths = rows.flat_map(|row| {
        let numbered = |path: String, to: usize| -> Vec<String> {
            if path.contains('#') {
                (1..=to).map(|n| path.replacen('#', &n.to_string(), 1)).collect()
            } else {
                vec![path]
            }
        };
        let groups = if row.pattern.starts_with("/stages") { 3 } else { 7 };
        let paths =
            numbered(row.pattern.to_owned(), groups).into_iter().flat_map(move |path| numbered(path, 5));
        paths.map(|path| (path, value(&row.shape)))
    });
    paths.filter_map(|(path, value)| Some((Path::parse(Kind::Record, &path)?, value))).collect()
}

fn median(mut act: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..200)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

#[allow(clippy::print_stdout, reason = "figures are what a bench is for")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let signer = Signer::new()?;
    let document = seal(Kind::Record, None, values(), &signer)?;
    let file = document.to_json();
    let blind = document.view(|path| View::Blind.shows(path)).to_json();
    let sealing = median(|| drop(std::hint::black_box(seal(Kind::Record, None, values(), &signer))));
    println!("{} leaves, {} bytes", document.leaves().len(), file.len());
    println!("seal            {sealing:?}");
    println!("verify, full    {:?}", median(|| drop(std::hint::black_box(verify(file.as_bytes())))));
    println!("verify, blind   {:?}", median(|| drop(std::hint::black_box(verify(blind.as_bytes())))));
    if sealing < LIMIT { Ok(()) } else { Err(format!("sealing may take {LIMIT:?}").into()) }
}
