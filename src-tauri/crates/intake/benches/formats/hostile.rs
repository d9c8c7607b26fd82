//! Texts made to be slow: whatever they repeat, four times as much of it must not take far more than four times
//! as long. Each is read as every format, as names lie.

use std::time::Duration;

use intake::Options;

use crate::worked;

/// Bytes of the smaller text; the larger has four times as many.
const SMALL: usize = 500_000;
/// Four times as long is linear, sixteen times is not.
const GROWTH: f64 = 8.0;
/// Times below this are too short to compare.
const SHORT: Duration = Duration::from_millis(200);

const NAMES: [&str; 9] =
    ["x.md", "x.html", "x.txt", "x.csv", "x.json", "x.yaml", "x.gift", "x.xml", "anki.txt"];

/// What is repeated, and what stands once before it.
const PIECES: [(&str, &str); 40] = [
    ("", "*"),
    ("", "_"),
    ("", "<"),
    ("", "|"),
    ("", "`"),
    ("", "["),
    ("", "1."),
    ("", "1.2"),
    ("", "a"),
    ("", "é"),
    ("", "?"),
    ("", " "),
    ("", "\n"),
    ("", "#"),
    ("", "&"),
    ("", "\""),
    ("", "Q: Why?\n"),
    ("", "Q1. Why?\n"),
    ("", "1. Why?\n"),
    ("", "- Why?\n"),
    ("", "**Why?** "),
    ("", "**Answer:** "),
    ("", "Answer: it. "),
    ("", "```\n"),
    ("", "`` ` "),
    ("", "[a](b "),
    ("", "[a]: b\n"),
    ("", "<!"),
    ("", "<!--"),
    ("", "<div>"),
    ("", "<b><p>"),
    ("", "<details><summary>Why?"),
    ("", "<a href=\""),
    ("", "> "),
    ("# A\n\n", "| a | b |\n"),
    ("# A\n\n| a | b |\n|---|---|\n", "| Why? | b |\n"),
    ("Question,Answer\n", "Why?,\"a\n"),
    ("#separator:tab\n", "{{c1::Why\t"),
    ("<quiz>", "<question>"),
    ("$CATEGORY: a\n\n::", "{=a#b "),
];

fn text(before: &str, piece: &str, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + piece.len() + before.len());
    out.push_str(before);
    while out.len() < bytes {
        out.push_str(piece);
    }
    out
}

fn time(name: &str, text: &str) -> Duration {
    let begun = worked();
    std::hint::black_box(intake::read(name, text.as_bytes(), &Options::default()).ok());
    worked() - begun
}

/// Reads all of them; what grows too fast is told.
#[expect(clippy::print_stdout, reason = "printing is all it does")]
pub fn run(failed: &mut Vec<String>) {
    for name in NAMES {
        let mut slowest = (Duration::ZERO, "");
        for (before, piece) in PIECES {
            let large = time(name, &text(before, piece, SMALL * 4));
            if large > slowest.0 {
                slowest = (large, piece);
            }
            if large > SHORT {
                let small = time(name, &text(before, piece, SMALL));
                let growth = large.as_secs_f64() / small.as_secs_f64();
                if growth > GROWTH {
                    failed.push(format!(
                        "{piece:?} as {name} grows {growth:.1} times when it is four times as long"
                    ));
                }
            }
        }
        let speed = (SMALL * 4) as f64 / 1e6 / slowest.0.as_secs_f64();
        println!("{name:<10} hostile texts: {speed:>8.1} MB/s at the slowest, which repeats {:?}", slowest.1);
    }
}
