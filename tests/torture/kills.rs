//! Kills at random moments: of typing, rating, import, migration, export, backup, restore and closing.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::judge::judge;
use crate::random::Random;
use crate::session::{End, Moment, Session, command, folder};
use crate::start::Starts;
use crate::table::Row;

pub const MODES: [&str; 8] =
    ["typing", "rating", "import", "migration", "export", "backup", "restore", "closing"];

/// From the key to the disk.
const LONGEST_KEY: Duration = Duration::from_secs(1);

/// Sessions at a time.
const WORKERS: usize = 2;

pub fn run(starts: &Starts, runs: usize) -> Vec<Row> {
    let times: Vec<Vec<Duration>> = std::thread::scope(|scope| {
        let halves = MODES.chunks(MODES.len().div_ceil(WORKERS));
        let alone = |modes: &[&str]| modes.iter().map(|mode| undisturbed(starts, mode)).collect::<Vec<_>>();
        let threads: Vec<_> = halves.map(|modes| scope.spawn(move || alone(modes))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let rows = MODES.map(|mode| Mutex::new(Row::new(&format!("kill -9: {mode}"))));
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= runs {
                        break;
                    }
                    let which = at % MODES.len();
                    kill(starts, MODES[which], at as u64, &times[which], &rows[which]);
                }
            });
        }
    });
    let mut rows: Vec<Row> = rows.into_iter().map(|row| row.into_inner().unwrap()).collect();
    for row in rows.iter_mut().filter(|row| row.longest_key > LONGEST_KEY) {
        row.wrong.push(format!("{}: a key took {:?} to be stored", row.test, row.longest_key));
    }
    rows
}

/// When a session says each line that nobody disturbs; it must end well.
fn undisturbed(starts: &Starts, mode: &str) -> Vec<Duration> {
    let start = starts.of(mode, 0);
    let folder = folder(start);
    let heard =
        Session::start(command(&[], mode, 0, folder.path())).hear(start.state.clone(), None, |_, _| {});
    assert_eq!(heard.end, End::Left, "{mode}: {}", heard.errors);
    assert_eq!(heard.refused, Vec::<String>::new(), "{mode}: nothing is refused where nothing goes wrong");
    let verdict = judge(folder.path(), &heard);
    assert!(verdict.fine(), "{mode}, undisturbed: {verdict:?}");
    assert!(heard.closed, "{mode} ends with one closed file");
    heard.times
}

fn kill(starts: &Starts, mode: &str, seed: u64, times: &[Duration], row: &Mutex<Row>) {
    let start = starts.of(mode, seed / MODES.len() as u64);
    let folder = folder(start);
    let mut random = Random::new(seed);
    // Any time is as likely as any other. It is counted from the line before, since another run is quicker or slower.
    let (first, last) = (times[0], times[times.len() - 1]);
    let at = first + (last - first).mul_f64(random.below(1000) as f64 / 1000.0);
    let line = times.partition_point(|time| *time <= at) - 1;
    let kill = Moment { line, later: at - times[line] };
    let session = Session::start(command(&[], mode, seed, folder.path()));
    let heard = session.hear(start.state.clone(), Some(kill), |_, _| {});
    let verdict = judge(folder.path(), &heard);
    let killed = u32::from(heard.end == End::Killed);
    row.lock().unwrap().count(&format!("kill {mode} seed {seed} at {kill:?}"), killed, &heard, &verdict);
}
