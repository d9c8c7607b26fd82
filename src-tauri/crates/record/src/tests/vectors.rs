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
use crate::{Document, Kind, Link, Signer, View, verify};

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

/// Calls the script's `main` with each list of arguments, in one process, and gives its exit codes and what it printed.
const CALLS: &str = r"
import contextlib, io, json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import verify
for call in json.loads(sys.argv[2]):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = verify.main(call)
    print(json.dumps({'exit': code, 'says': said.getvalue().strip()}))
";

/// The answers of the script; none where there is no Python.
fn python(calls: &[Value]) -> Option<Vec<Value>> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs");
    let calls = Value::from(calls.to_vec()).to_string();
    let output = Command::new("python3").args(["-c", CALLS]).arg(docs).arg(calls).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect())
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
    let path = |name: &str| json!(folder().join(name));
    let files = files();
    let Some(answers) = python(&files.keys().map(|name| json!([path(name)])).collect::<Vec<_>>()) else {
        return;
    };
    assert_eq!(answers.len(), files.len());
    for ((name, file), mut theirs) in files.iter().zip(answers) {
        let said = theirs["says"].as_str().unwrap();
        let said = said
            .strip_suffix("\nThe key is not known here; give it with --key if you know it.")
            .unwrap_or(said);
        theirs["says"] = json!(said);
        assert_eq!(theirs, answer(file), "{name}: a court would hear two answers");
    }
    let with_key = |signer: Signer| json!(["--key", signer.key().to_string(), path("full.json")]);
    let other = Signer::from_bytes(&[8; 32]);
    let exits = python(&[with_key(signer()), with_key(other), json!(["no such file"])]).unwrap();
    let exits: Vec<_> = exits.iter().map(|answer| &answer["exit"]).collect();
    assert_eq!(exits, [0, 3, 2], "a record of somebody else must not pass as one of a colleague");
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
    if let Some(answers) = python(&[json!(["--list"])]) {
        assert_eq!(answers[0]["exit"], 0);
        let theirs: Value = answers[0]["says"].as_str().unwrap().parse().unwrap();
        assert_eq!(theirs, ours, "a new path is unknown to the script");
    }
}
