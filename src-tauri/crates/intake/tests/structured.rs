//! The structured formats on fixtures of our own, each with the drafts it must give to the letter, and binary
//! files made here from their parts.

#[path = "structured/bounds.rs"]
mod bounds;
#[path = "structured/made.rs"]
mod made;
#[path = "structured/robust.rs"]
mod robust;

use intake::{Columns, Document, Draft, Options};
use serde_json::Value;
use std::path::Path;

/// One draft in the words of the truth: right choices begin with a star, what is empty is left out.
fn told(draft: &Draft) -> Value {
    let mut out = serde_json::Map::new();
    let mut put = |key: &str, value: Value| {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            out.insert(key.to_owned(), value);
        }
    };
    put("prompt", draft.prompt.clone().into());
    put("answer", draft.answer.clone().into());
    put("guidance", draft.guidance.clone().into());
    put("code", draft.code.clone().into());
    let choice =
        |choice: &intake::Choice| format!("{}{}", if choice.correct { "*" } else { "" }, choice.text);
    put("options", draft.options.iter().map(choice).collect::<Vec<_>>().into());
    put("probes", draft.probes.clone().into());
    put("topics", draft.topics.clone().into());
    put("level", draft.level.clone().into());
    put("line", draft.line.into());
    Value::Object(out)
}

/// Compares all drafts of a document with the truth, field by field.
fn assert_told(name: &str, document: &Document, expected: &Value) {
    let found: Vec<Value> = document.drafts.iter().map(told).collect();
    let expected = expected.as_array().expect("a list of questions");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected, "{name}\n found {found:#}\n expected {expected:#}");
    }
    assert_eq!(found.len(), expected.len(), "{name}: {found:#?}");
}

fn fixtures() -> Vec<(String, Vec<u8>, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/structured");
    let truth = std::fs::read_to_string(folder.join("truth.json")).expect("the truth");
    let truth: Vec<Value> = serde_json::from_str(&truth).expect("JSON");
    let entry = |entry: Value| {
        let name = entry["file"].as_str().expect("a name").to_owned();
        let bytes = std::fs::read(folder.join(&name)).expect("the file");
        (name, bytes, entry)
    };
    truth.into_iter().map(entry).collect()
}

#[test]
fn every_fixture_gives_its_truth() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 20, "only {} fixtures", fixtures.len());
    for (name, bytes, truth) in fixtures {
        let document =
            intake::read(&name, &bytes, &Options::default()).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(document.format.name(), truth["format"], "{name}");
        assert_told(&name, &document, &truth["questions"]);
        assert_eq!(
            document.warnings.is_empty(),
            !document.drafts.is_empty(),
            "{name}: {:?}",
            document.warnings
        );
    }
}

#[test]
fn columns_mapped_by_hand_win_over_names() {
    let text = "Answer,Question,Misc\nWhat is it?,It is that.,x\nWhy so?,Because.,y\n";
    let columns = Columns { prompt: Some(0), answer: Some(1), header: Some(true), ..Columns::default() };
    let options = Options { columns, ..Options::default() };
    let document = intake::read("mapped.csv", text.as_bytes(), &options).expect("a table");
    let prompts: Vec<&str> = document.drafts.iter().map(|draft| draft.prompt.as_str()).collect();
    assert_eq!(prompts, ["What is it?", "Why so?"]);
    assert_eq!(document.drafts[0].answer.as_deref(), Some("It is that."));
}

#[test]
fn the_same_question_twice_in_a_table_is_told() {
    let text = "Question,Answer\nWhat is it?,That.\nWhat is it?,That.\nWhat is it?,Something else.\n";
    let document = intake::read("twice.csv", text.as_bytes(), &Options::default()).expect("a table");
    assert_eq!((document.drafts.len(), document.duplicates), (2, 1));
}
