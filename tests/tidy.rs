//! What no compiler says of the sources: how long a function may be, that a file says why it exists, and words that name
//! nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a function.
const LONGEST: usize = 60;
/// Functions that are longer, from before there was a limit. The number only goes down.
const STILL_LONG: usize = 27;
const EMPTY_NAMES: &[&str] = &["Manager", "Service", "Helper", "Util"];

fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    let mut open = vec![root.join("src-tauri"), root.join("tests"), root.join("ui/src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "target" && name != "node_modules" && name != "gen" {
                open.push(path);
            } else if ["rs", "ts", "svelte"].iter().any(|e| path.extension().is_some_and(|x| x == *e)) {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The file without its tests at the foot.
fn body(text: &str) -> &str {
    text.split("#[cfg(test)]\n").next().unwrap_or(text)
}

/// The functions of a Rust file that are longer than [`LONGEST`], each with its lines. They are told apart by their
/// indentation, which rustfmt keeps.
fn long_functions(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let begins = |line: &str| {
        let line = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        line.starts_with("fn ") || line.starts_with("const fn ") || line.starts_with("async fn ")
    };
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| begins(line)) {
        let end = lines.iter().skip(at).position(|end| end.trim() == "}" && indent(end) == indent(line));
        if let Some(length) = end.map(|end| end + 1).filter(|length| *length > LONGEST) {
            found.push((length, line.trim().to_owned()));
        }
    }
    found
}

#[test]
fn functions_are_short_enough_to_be_read_in_one_go() {
    let mut long = Vec::new();
    for path in sources().into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        let tests = path.components().any(|part| {
            ["tests", "tests.rs", "benches", "fuzz"].iter().any(|name| part.as_os_str() == *name)
        });
        if !tests {
            long.extend(
                long_functions(body(&text))
                    .into_iter()
                    .map(|(n, name)| format!("{n} lines: {} {name}", path.display())),
            );
        }
    }
    long.sort();
    assert!(
        long.len() <= STILL_LONG,
        "at most {LONGEST} lines a function; {STILL_LONG} were longer when this was counted, and now:\n{}",
        long.join("\n")
    );
}

#[test]
fn every_module_says_why_it_exists() {
    let mute: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "rs") && !path.ends_with("command_list.rs"))
        .filter(|path| !fs::read_to_string(path).unwrap().trim_start_matches("#![").contains("//! "))
        .collect();
    assert!(mute.is_empty(), "one to three sentences after //! in {mute:?}");
}

#[test]
fn no_name_says_nothing() {
    let mut found = Vec::new();
    for path in sources().into_iter().filter(|p| !p.ends_with("tests/tidy.rs")) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let declares = ["struct ", "enum ", "trait ", "class ", "mod ", "interface "]
                .iter()
                .any(|d| line.contains(d));
            if declares && EMPTY_NAMES.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "what it manages, serves or helps is its name:\n{}", found.join("\n"));
}

#[test]
fn no_test_is_left_out_and_nothing_is_left_to_do() {
    // Spelled in halves, so that this file does not find itself.
    let words = [
        ["#[ig", "nore"].concat(),
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        [".skip", "(\""].concat(),
        [".only", "("].concat(),
    ];
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        for word in &words {
            assert!(!text.contains(word.as_str()), "{word} in {}", path.display());
        }
    }
}

#[test]
fn each_outside_library_has_its_one_home() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for (library, home) in [("rusqlite", "workspace"), ("printpdf", "report"), ("chrono", "model")] {
        for entry in fs::read_dir(root.join("src-tauri/crates")).unwrap().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).unwrap_or_default();
            let uses = manifest.lines().any(|l| l.starts_with(library));
            assert!(!uses || name == home, "{library} lives in {home}, and {name} names it too");
        }
    }
}

#[test]
fn the_pictures_are_those_that_the_pages_show_and_they_are_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut pages = vec![root.join("README.md")];
    pages.extend(fs::read_dir(root.join("docs")).unwrap().flatten().map(|entry| entry.path()));
    let text: String = pages.iter().filter_map(|page| fs::read_to_string(page).ok()).collect();
    let shown: BTreeSet<String> = text
        .split("pictures/")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(".png)")?.0))
        .filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .map(|name| format!("{name}.png"))
        .collect();
    let files: Vec<_> = fs::read_dir(root.join("docs/pictures")).unwrap().flatten().collect();
    let kept: BTreeSet<String> =
        files.iter().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(kept, shown, "`make shots pictures` puts into docs/pictures what the pages name");
    let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
    assert!(bytes < 4_000_000, "the pictures have {bytes} bytes; at most four million");
}
