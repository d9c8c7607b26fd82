//! What a view says about the parts that it hides: nothing, however long one tries.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value, json};

use super::{VIEWS, paths, sample, signer};
use crate::leaf::digest;
use crate::{Document, Kind, View, seal, verify};

fn with(changes: &[(&str, Value)]) -> Document {
    let mut values: Map<String, Value> = sample();
    values.extend(changes.iter().map(|(path, value)| ((*path).to_owned(), value.clone())));
    seal(Kind::Record, None, paths(Kind::Record, values), &signer()).unwrap()
}

/// Everything readable in a file: itself, its statement and its leaves.
fn readable(document: &Document) -> String {
    let leaves = document.leaves().iter().map(|leaf| leaf.encoded.as_str());
    let parts = [document.protected.as_str(), &document.payload].into_iter().chain(leaves);
    let decoded = parts.map(|part| String::from_utf8(BASE64.decode(part).unwrap()).unwrap());
    document.to_json() + &decoded.collect::<Vec<_>>().join("\n")
}

#[test]
fn all_views_of_a_record_have_its_hash() {
    let record = with(&[]);
    for view in VIEWS {
        let read = verify(record.view(|path| view.shows(path)).to_json().as_bytes()).unwrap();
        assert_eq!(
            read.document.hash(),
            record.hash(),
            "{view:?}: colleagues could not tell that it is the same interview"
        );
        assert_eq!(read.document.hash().id().len(), 10);
        assert_eq!(
            read.complete(),
            view == View::Full,
            "{view:?}: a reader must know whether something is hidden"
        );
    }
}

#[test]
fn hidden_texts_are_nowhere_in_a_view() {
    let blind = readable(&with(&[]).view(|path| View::Blind.shows(path)));
    let redacted = readable(&with(&[]).view(|path| View::Redacted.shows(path)));
    for text in [
        "Anneliese",
        "Brøndum",
        "Brondum",
        "Aarhus",
        "10:00",
        "2026-11-28",
        "0193a1c0-7c00-7000-8000-000000000002",
    ] {
        assert!(
            !blind.contains(text) && !redacted.contains(text),
            "{text} tells a blind reader who it is about"
        );
    }
    assert!(
        blind.contains("C-7K2M") && !redacted.contains("C-7K2M"),
        "the code goes with redaction, since lists map it"
    );
}

#[test]
fn records_that_differ_in_what_is_hidden_look_alike() {
    let long = "Wolfeschlegelsteinhausenbergerdorff ".repeat(40);
    let other = [
        ("/candidate/name", json!(long)),
        ("/candidate/id", Value::Null),
        ("/interview/corrections", Value::Null),
        ("/interview/times", Value::Null),
        ("/answers/1/notes/1", Value::Null),
        ("/answers/1/skip_reason", json!("He knew the question.")),
        ("/result/summary", Value::Null),
        ("/interview/history", Value::Null),
    ];
    let blind = |document: Document| document.view(|path| View::Blind.shows(path));
    let (one, two) = (blind(with(&[])), blind(with(&other)));
    let why =
        "a blind reader could tell a long name from a short one, or a corrected record from one that is not";
    assert_eq!(one.to_json().len(), two.to_json().len(), "{why}");
    assert_eq!(one.payload.len(), two.payload.len(), "{why}");
    assert_eq!(one.hidden(), two.hidden(), "{why}");
    let shown = |document: &Document| {
        document
            .leaves()
            .iter()
            .map(|l| (l.path().to_string(), l.value().clone(), l.encoded.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&one), shown(&two), "{why}");
    assert_ne!(one.hash(), two.hash());
}

#[test]
fn no_salt_is_used_twice() {
    let salts = |document: &Document| -> Vec<String> {
        document
            .leaves()
            .iter()
            .map(|l| BASE64.decode(&l.encoded).unwrap()[2..24].escape_ascii().to_string())
            .collect()
    };
    let (one, two) = (with(&[]), with(&[]));
    let all = [salts(&one), salts(&two)].concat();
    let different: BTreeSet<&String> = all.iter().collect();
    assert_eq!(
        different.len(),
        all.len(),
        "whoever sees one leaf could try values for another with its salt"
    );
}

#[test]
fn a_list_of_a_thousand_names_does_not_help_to_find_the_name() {
    let names: Vec<String> = (0..1000).map(|n| format!("Applicant {n}")).collect();
    let view = with(&[("/candidate/name", json!(names[617]))]).view(|path| View::Blind.shows(path));
    let text = readable(&view);
    let mut salts = vec![String::new(), "A".repeat(22), view.hash().to_string()];
    let mut own = |encoded: &str| {
        let leaf = String::from_utf8(BASE64.decode(encoded).unwrap()).unwrap();
        salts.push(leaf[2..24].to_owned());
    };
    view.leaves().iter().for_each(|leaf| own(&leaf.encoded));
    let digests: BTreeSet<&String> = view.statement.digests.iter().collect();
    for name in &names {
        assert!(!text.contains(name.as_str()), "{name} stands in the file");
        let bare = [name.clone(), format!("\"{name}\""), BASE64.encode(name)];
        let salted =
            salts.iter().map(|salt| BASE64.encode(format!("[\"{salt}\",\"/candidate/name\",\"{name}\"]")));
        for guess in bare.into_iter().chain(salted) {
            assert!(
                !digests.contains(&digest(&guess)),
                "{name} was found by trying: a blind record would tell whose it is to everybody who has a list of applicants"
            );
        }
    }
}
