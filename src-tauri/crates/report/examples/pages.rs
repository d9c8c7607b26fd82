//! Writes the sample records as PDF, SVG, Markdown and JSON into a folder, to be looked at:
//! `cargo run -p report --example pages -- FOLDER`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use report::{Fonts, Options, Paper};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("Name a folder to write to.")?);
    fs::create_dir_all(&folder)?;
    let fonts = Fonts::bundled();
    let cards = [
        ("typical", samples::typical()),
        ("scripts", samples::scripts()),
        ("empty", samples::empty()),
        ("extreme", samples::extreme()),
        ("blind", samples::typical().blind()),
    ];
    for (suffix, paper) in [("a4", Paper::A4), ("letter", Paper::Letter)] {
        let export = report::comparison_pdf(&[samples::comparison()], paper, &fonts)?;
        fs::write(folder.join(format!("comparison-{suffix}.pdf")), &export.bytes)?;
    }
    for (name, card) in cards {
        // A blind copy carries the hash of the full record.
        let hash = if name == "blind" { samples::typical().hash() } else { card.hash() };
        for (suffix, paper) in [("a4", Paper::A4), ("letter", Paper::Letter)] {
            let options = Options { paper, guide: paper == Paper::Letter, ..Options::default() };
            let begun = Instant::now();
            let export = report::pdf(&card, &hash, &options, &fonts)?;
            let time = begun.elapsed();
            fs::write(folder.join(format!("{name}-{suffix}.pdf")), &export.bytes)?;
            #[allow(clippy::print_stdout, reason = "an example talks to the person who runs it")]
            {
                println!("{name}-{suffix}: {} pages, {} bytes, {time:.1?}", export.pages, export.bytes.len());
                if let Some(warning) = export.warning() {
                    println!("  {warning}");
                }
            }
        }
        let options = Options::default();
        for (i, svg) in report::svg_pages(&card, &hash, &options, &fonts)?.iter().enumerate() {
            fs::write(folder.join(format!("{name}-a4-{}.svg", i + 1)), svg)?;
        }
        fs::write(folder.join(format!("{name}.md")), report::markdown(&card, &hash, &options))?;
        fs::write(folder.join(format!("{name}.json")), report::json(&card, &hash))?;
    }
    Ok(())
}
