//! A damaged workspace is copied into a new file as far as it can be read. The words somebody wrote come first.

use std::collections::BTreeMap;
use std::path::Path;

use model::time::Timestamp;
use workspace::{Error, Workspace, check_file, salvage};

use crate::damage::{example, raw};

/// Flips in a run of `make test`; EVENHAND_FLIPS asks for more.
const FLIPS: usize = 10;

fn now() -> workspace::Clock {
    Box::new(Timestamp::now)
}

/// The closed example as one file.
fn closed(folder: &Path) -> std::path::PathBuf {
    let path = example(folder);
    raw(&path).execute_batch("PRAGMA journal_mode = DELETE").unwrap();
    path
}

/// Every note that another program can still read, with damaged characters as Evenhand shows them.
fn notes(path: &Path) -> BTreeMap<String, String> {
    let file = raw(path);
    let mut found = BTreeMap::new();
    let Ok(mut rows) = file.prepare("SELECT CAST(id AS BLOB), CAST(text AS BLOB) FROM note NOT INDEXED")
    else {
        return found;
    };
    let Ok(mut rows) = rows.query([]) else { return found };
    while let Ok(Some(row)) = rows.next() {
        let text = |at: usize| {
            row.get::<_, Vec<u8>>(at)
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .unwrap_or_default()
        };
        found.insert(text(0), text(1));
    }
    found
}

/// The page that lists the tables cannot be followed, also by another program that tries its best.
fn tables_lost(path: &Path) -> bool {
    let Ok(file) = rusqlite::Connection::open(path) else { return true };
    let _ = file.execute_batch("PRAGMA writable_schema = ON");
    file.query_row("SELECT count(*) FROM sqlite_schema NOT INDEXED WHERE length(sql) > 0", [], |_| Ok(()))
        .is_err()
}

/// Salvages, and checks what must hold of every salvaged file.
fn salvaged(path: &Path, to: &Path, why: &str) -> Vec<String> {
    let readable = notes(path);
    let before = std::fs::read(path).unwrap();
    let report = salvage(path, to).unwrap_or_else(|error| panic!("{why}: {error}"));
    assert!(std::fs::read(path).unwrap() == before, "{why}: the damaged file is not changed");
    let checked = check_file(to, now()).unwrap();
    assert_eq!(checked.damage, Vec::<String>::new(), "{why}: the new file is sound");
    let kept: Vec<String> = notes(to).into_values().collect();
    for text in readable.values() {
        assert!(kept.contains(text), "{why}: a note that could be read is in the new file: {text}");
    }
    let ws = Workspace::open(to, now()).unwrap();
    for row in ws.interviews().unwrap() {
        ws.interview(row.id).unwrap_or_else(|error| panic!("{why}: {error}"));
    }
    report.lines()
}

#[test]
fn a_sound_file_is_copied_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(folder.path());
    let to = folder.path().join("new.evenhand");
    let lines = salvaged(&path, &to, "nothing is damaged");
    assert!(lines.iter().all(|line| line.contains(" of ")), "nothing is lost: {lines:?}");
    let (old, new) = (Workspace::open(&path, now()).unwrap(), Workspace::open(&to, now()).unwrap());
    assert_eq!(old.interviews().unwrap(), new.interviews().unwrap());
    for row in old.interviews().unwrap() {
        let card = |ws: &Workspace| ws.scorecard(row.id, false).ok().map(|card| card.hash());
        assert_eq!(card(&old), card(&new), "also what is sealed");
    }
    let refused = salvage(&path, &to).unwrap_err();
    assert!(matches!(refused, Error::Exists(_)), "no file is written over: {refused}");
}

#[test]
fn a_broken_page_costs_no_more_than_what_was_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(folder.path());
    let all = notes(&path);
    let mut bytes = std::fs::read(&path).unwrap();
    let page = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
    let words = all.values().nth(all.len() / 2).unwrap().as_bytes().to_owned();
    let at = bytes.windows(words.len()).position(|part| part == words).unwrap();
    let start = at / page * page;
    bytes[start..start + page].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();

    let found = check_file(&path, now()).unwrap().damage;
    assert!(!found.is_empty(), "check notices");
    let to = folder.path().join("new.evenhand");
    let lines = salvaged(&path, &to, "a page of notes is gone");
    assert!(
        lines.iter().any(|line| line.contains("could not be read") || line.contains("may be missing")),
        "{lines:?}"
    );
    assert_eq!(
        Workspace::open(&to, now()).unwrap().interviews().unwrap().len(),
        5,
        "all else is there: {lines:?}"
    );
}

#[test]
fn notes_whose_interview_is_lost_get_a_placeholder() {
    let folder = tempfile::tempdir().unwrap();
    let path = closed(folder.path());
    let file = raw(&path);
    let triggers: Vec<String> = {
        let mut rows = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        rows.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    };
    file.execute_batch(&triggers.iter().map(|name| format!("DROP TRIGGER {name};")).collect::<String>())
        .unwrap();
    file.execute_batch(
        "DELETE FROM answer; DELETE FROM interview; DELETE FROM candidate; DELETE FROM set_version",
    )
    .unwrap();
    drop(file);
    let to = folder.path().join("new.evenhand");
    salvaged(&path, &to, "only the notes are left");
    let ws = Workspace::open(&to, now()).unwrap();
    let shown: usize = ws
        .interviews()
        .unwrap()
        .iter()
        .map(|row| {
            ws.interview(row.id).unwrap().answers.iter().map(|answer| answer.notes.len()).sum::<usize>()
        })
        .sum();
    assert_eq!(shown, notes(&path).len(), "every note can be read in the window again");
}

#[test]
fn single_flipped_bits_are_noticed_or_harmless_and_always_salvaged() {
    let folder = tempfile::tempdir().unwrap();
    let template = closed(folder.path());
    let sound = std::fs::read(&template).unwrap();
    let flips = std::env::var("EVENHAND_FLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(FLIPS);
    let mut seed: u64 = 0x5eed;
    let path = folder.path().join("flipped.evenhand");
    let to = folder.path().join("new.evenhand");
    let mut lost = 0;
    for _ in 0..flips {
        // Knuth's generator: the same flips on every machine.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = usize::try_from(seed >> 16).unwrap() % (sound.len() * 8);
        let mut bytes = sound.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&path, &bytes).unwrap();
        let why = format!("bit {} of byte {}", bit % 8, bit / 8);
        // Whatever it says, it says it in sentences and does not fall over.
        match check_file(&path, now()) {
            Ok(checked) if checked.damage.is_empty() && checked.remark.is_empty() => {
                let ws = Workspace::open_to_read(&path, now()).unwrap();
                ws.home().unwrap_or_else(|error| panic!("{why}: nothing was found, yet {error}"));
                for row in ws.interviews().unwrap() {
                    ws.interview(row.id)
                        .unwrap_or_else(|error| panic!("{why}: nothing was found, yet {error}"));
                }
            }
            Ok(checked) => {
                assert!(checked.damage.iter().all(|line| line.ends_with('.')), "{why}: {checked:?}")
            }
            Err(error) => assert!(error.to_string().ends_with('.'), "{why}: {error}"),
        }
        let _ = std::fs::remove_file(&to);
        if let Some(error) = tables_lost(&path).then(|| salvage(&path, &to).err()).flatten() {
            // Without the list of tables nothing can be found; only a backup helps.
            assert!(error.to_string().contains("backup"), "{why}: {error}");
            assert!(!to.exists(), "{why}: no half file is left");
            lost += 1;
            continue;
        }
        let _ = std::fs::remove_file(&to);
        salvaged(&path, &to, &why);
    }
    assert!(
        lost * 20 <= flips.max(20),
        "{lost} of {flips} flips made everything unreachable, which is more than 5 in 100"
    );
}
