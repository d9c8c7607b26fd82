//! Power cuts: a recorded session is played back to a random moment, and what was not synced by then is dropped, torn or
//! reordered. A kill cannot show this, since the system still has what a killed process wrote.

use crate::calls::{Call, record, strace_works};
use crate::disk::{Disk, STYLES, Style};
use crate::judge::judge;
use crate::kills::MODES;
use crate::random::Random;
use crate::session::{End, Heard, empty_quick_folder, quick_folder};
use crate::start::{FILE, Start, Starts};
use crate::table::Row;

pub fn run(starts: &Starts, cuts: usize, full: bool) -> Vec<Row> {
    if !strace_works() {
        eprintln!("NOT MEASURED: power cuts, since strace is missing here or may not be used.");
        return Vec::new();
    }
    let modes: &[&str] = if full { &MODES } else { &["cuts"] };
    let mut rows: Vec<Row> = modes
        .iter()
        .map(|mode| {
            let mut row = Row::new(&format!("power cut: {mode}"));
            cut(starts.of(mode, 2), mode, cuts / modes.len(), &mut row);
            row
        })
        .collect();
    rows.extend(levels(starts, cuts / 8));
    rows
}

/// One recorded session, cut at many moments.
fn cut(start: &Start, mode: &str, cuts: usize, row: &mut Row) {
    let folder = quick_folder(start);
    let calls = record(mode, 2, folder.path(), start.state.clone());
    let said: Vec<usize> =
        calls.iter().zip(0..).filter(|(call, _)| matches!(call, Call::Said(_))).map(|(_, n)| n).collect();
    let bytes = std::fs::read(&start.file).unwrap();
    let mut moments: Vec<(usize, u64)> = (0..cuts as u64)
        .map(|seed| {
            let mut random = Random::new(seed);
            // Half of them right after something was said: that is when it must be true.
            let at = if random.chance(50) { *random.pick(&said) } else { random.below(calls.len()) };
            (at + 1, seed)
        })
        .collect();
    moments.sort_unstable();
    let (mut disk, mut heard, mut played) = (Disk::with(FILE, bytes), Heard::new(start.state.clone()), 0);
    heard.end = End::Killed;
    for (at, seed) in moments {
        for call in &calls[played..at] {
            disk.play(call);
            if let Call::Said(line) = call {
                heard.take(line);
            }
        }
        played = at;
        let style = STYLES[usize::try_from(seed).unwrap() % STYLES.len()];
        one(&disk, &heard, style, seed, row);
    }
}

fn one(disk: &Disk, heard: &Heard, style: Style, seed: u64, row: &mut Row) {
    let after = empty_quick_folder();
    disk.cut(style, &mut Random::new(seed), after.path());
    let verdict = judge(after.path(), heard);
    row.count(&format!("{}, seed {seed}, {style:?}", row.test), 1, heard, &verdict);
}

/// Shows that these cuts can tell safe writing from unsafe: plain SQL at the level that the program uses, and at the lower
/// one.
fn levels(starts: &Starts, cuts: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for level in ["FULL", "NORMAL"] {
        let mut row = Row::new(&format!("power cut: plain SQL, synchronous = {level}"));
        cut(&starts.usual, &format!("raw {level}"), cuts, &mut row);
        if level == "NORMAL" {
            row.remark("losses are expected here");
            row.wrong.clear();
            if row.lost == 0 || row.damaged > 0 {
                row.wrong
                    .push("Cuts of synchronous = NORMAL must lose something and damage nothing.".to_owned());
            }
        }
        rows.push(row);
    }
    rows
}
