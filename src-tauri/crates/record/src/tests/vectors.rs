//! The files in `vectors/`, with the answer that each of them gets. They are the format: another program that agrees on
//! them reads records as this one does, and `docs/verify.py` is held to them here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value, json};

use super::refused::{cases, two_faced};
use super::{VIEWS, fixed_salts, paths, sample, sealed, signer};
use crate::document::seal_with;
use crate::paths::{Shape, list};
use crate::{Document, Kind, Link, View, verify};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

/// The other kinds, and a view of a record whose signer sealed two decisions.
fn others() -> Vec<(&'static str, Document)> {
    let seal = |kind, link, values: Value| {
        let values = paths(kind, values.as_object().cloned().unwrap());
        seal_with(kind, link, values, &signer(), &fixed_salts(kind.name())).unwrap()
    };
    let event = |kind: &str, clock: u32| {
        json!({
            "answer": 1, "at": "2026-11-28T10:00:00+01:00", "by": null, "clock_seconds": clock, "count": null,
            "id": null, "kind": kind, "to": null, "until": null, "until_seconds": null, "value": null, "view": null,
        })
    };
    let text = |text: &str| json!({ "/person": { "id": null, "name": "Ravi Menon" }, "/text": text, "/time": "2026-12-01" });
    let link = |number, before| Some(Link { record: sealed(sample()).hash(), number, before });
    let first = seal(Kind::Addendum, link(1, None), text("She asked for a day in the office."));
    let second = seal(Kind::Addendum, link(2, Some(first.hash())), text("Agreed."));
    let history = seal(
        Kind::History,
        None,
        json!({ "/events/1": event("started", 0), "/events/2": event("rated", 300) }),
    );
    let rule = json!({ "/rule": "redact", "/time": "2027-05-28", "/values": 16, "/record": null });
    let erasure = seal(Kind::Erasure, None, rule);
    let two_faced = two_faced().view(|path| path.as_str() != "/result/decision");
    vec![
        ("addendum-1", first),
        ("addendum-2-time-only", second.view(|path| path.as_str() == "/time")),
        ("erasure", erasure),
        ("history", history),
        ("two-faced-view", two_faced),
    ]
}

/// Each file with its name.
fn files() -> BTreeMap<String, Vec<u8>> {
    let named = |view| match view {
        View::Full => "full",
        View::Blind => "blind",
        View::WithoutNotes => "without-notes",
        View::Summary => "summary",
        View::Redacted => "redacted",
    };
    let record = sealed(sample());
    let views = VIEWS
        .map(|view| (named(view).to_owned(), record.view(|path| view.shows(path)).to_json().into_bytes()));
    let others =
        others().into_iter().map(|(name, document)| (name.to_owned(), document.to_json().into_bytes()));
    let refused = cases().into_iter().map(|case| (format!("refused-{}", case.name), case.file));
    views
        .into_iter()
        .chain(others)
        .chain(refused)
        .map(|(name, file)| (format!("{name}.json"), file))
        .collect()
}

/// The exit code and the words for a file, as `docs/verify.py` gives them without a key.
fn answer(file: &[u8]) -> Value {
    match verify(file) {
        Ok(verified) => json!({ "exit": 3, "says": verified.to_string() }),
        Err(refusal) => json!({ "exit": refusal.exit(), "says": refusal.to_string() }),
    }
}

fn python(arguments: &[&str]) -> Option<(Option<i32>, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/verify.py");
    let run =
        Command::new("python3").arg(script).args(arguments).env("PYTHONIOENCODING", "utf-8").output().ok()?;
    let said = String::from_utf8(run.stdout).unwrap().replace("\r\n", "\n");
    assert_eq!(String::from_utf8_lossy(&run.stderr), "", "{arguments:?}");
    Some((run.status.code(), said.trim_end().to_owned()))
}

#[test]
fn the_format_is_the_one_that_was_fixed() {
    let answers: Map<String, Value> = files().into_iter().map(|(name, file)| (name, answer(&file))).collect();
    let answers = serde_json::to_string_pretty(&answers).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        for (name, file) in files() {
            fs::write(folder().join(name), file).unwrap();
        }
        fs::write(folder().join("answers.json"), &answers).unwrap();
    }
    for (name, file) in files() {
        let kept = fs::read(folder().join(&name)).unwrap();
        assert!(kept == file, "{name}: records that people have could no longer be verified");
    }
    let kept = fs::read_to_string(folder().join("answers.json")).unwrap();
    assert_eq!(kept, answers, "another answer to a file that people have");
    let json = fs::read_dir(folder())
        .unwrap()
        .flatten()
        .filter(|f| f.path().extension().is_some_and(|e| e == "json"));
    assert_eq!(json.count(), files().len() + 1, "a file that no test looks at");
}

#[test]
fn the_script_gives_the_same_answers() {
    if Command::new("python3").arg("--version").output().is_err() {
        return;
    }
    for (name, file) in files() {
        let expected = answer(&file);
        let (exit, said) = python(&[folder().join(&name).to_str().unwrap()]).unwrap();
        let said = said
            .strip_suffix("\nThe key is not known here; give it with --key if you know it.")
            .unwrap_or(&said);
        assert_eq!(json!({ "exit": exit, "says": said }), expected, "{name}: a court would hear two answers");
    }
    let full = folder().join("full.json");
    let full = full.to_str().unwrap();
    let known = python(&["--key", &signer().key().to_string(), full]).unwrap();
    assert_eq!(known.0, Some(0), "a known key");
    let unknown = python(&["--key", &crate::Signer::from_bytes(&[8; 32]).key().to_string(), full]).unwrap();
    assert_eq!(unknown.0, Some(3), "a record of somebody else must not pass as one of a colleague");
    assert_eq!(python(&["no such file"]).unwrap().0, Some(2));
}

fn shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!("text"),
        Shape::Number => json!("number"),
        Shape::Flag => json!("flag"),
        Shape::List(each) => json!([self::shape(each)]),
        Shape::Object(fields) => {
            fields.iter().map(|(key, each)| ((*key).to_owned(), self::shape(each))).collect()
        }
    }
}

#[test]
fn the_script_has_the_same_list_of_paths() {
    let kind = |kind: Kind| -> Value {
        list(kind).iter().map(|row| (row.pattern.to_owned(), shape(&row.shape))).collect()
    };
    let ours: Value = Kind::ALL.into_iter().map(|k| (k.name().to_owned(), kind(k))).collect();
    if let Some((exit, theirs)) = python(&["--list"]) {
        assert_eq!(exit, Some(0));
        assert_eq!(
            serde_json::from_str::<Value>(&theirs).unwrap(),
            ours,
            "a new path is unknown to the script"
        );
    }
}
