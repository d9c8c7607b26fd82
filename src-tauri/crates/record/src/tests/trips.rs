//! What is sealed comes back as it was, for any values that the list allows.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{paths, sample, signer};
use crate::document::sign;
use crate::leaf::Leaf;
use crate::paths::{NUMBERS_END, Row, Shape, list};
use crate::{CannotSeal, Hash, Key, Kind, LEAVES_MAX, Link, Path, Refusal, Signer, seal, verify};

fn value(shape: &'static Shape) -> BoxedStrategy<Value> {
    let some = match shape {
        Shape::Text => any::<String>().prop_map(Value::from).boxed(),
        Shape::Number => (0..NUMBERS_END).prop_map(Value::from).boxed(),
        Shape::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Shape::List(each) => prop::collection::vec(value(each), 0..4).prop_map(Value::from).boxed(),
        Shape::Object(fields) => fields
            .iter()
            .map(|(key, shape)| (Just((*key).to_owned()), value(shape)))
            .collect::<Vec<_>>()
            .prop_map(|fields| Value::Object(fields.into_iter().collect()))
            .boxed(),
    };
    prop_oneof![1 => Just(Value::Null), 5 => some].boxed()
}

/// The paths of a row in a document with so many answers, each with so many notes.
fn numbered(row: &Row, answers: usize, notes: usize) -> Vec<String> {
    (1..=answers)
        .flat_map(|n| {
            let path = row.pattern.replacen('#', &n.to_string(), 1);
            let inner = (1..=notes).map(|m| path.replace('#', &m.to_string())).collect();
            if path.contains('#') { inner } else { vec![path] }
        })
        .collect()
}

fn document() -> impl Strategy<Value = (Kind, BTreeMap<String, Value>)> {
    let kinds = prop::sample::select(vec![Kind::Record, Kind::History, Kind::Erasure]);
    (kinds, 0_usize..4, 0_usize..4).prop_flat_map(|(kind, answers, notes)| {
        let values = list(kind).iter().flat_map(move |row| {
            let paths = if row.pattern.contains('#') {
                numbered(row, answers, notes)
            } else {
                vec![row.pattern.to_owned()]
            };
            paths.into_iter().map(move |path| (Just(path), value(&row.shape)))
        });
        (Just(kind), values.collect::<Vec<_>>().prop_map(|values| values.into_iter().collect()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_view_of_any_record_comes_back((kind, values) in document(), shown in any::<u128>(), seed in any::<[u8; 32]>()) {
        let signer = Signer::from_bytes(&seed);
        let full = seal(kind, None, paths(kind, values.clone().into_iter().collect()), &signer).unwrap();
        let kept: Vec<&String> =
            values.keys().enumerate().filter(|(at, _)| shown >> (at % 128) & 1 == 1).map(|(_, path)| path).collect();
        let view = full.view(|path| kept.iter().any(|kept| *kept == path.as_str()));
        for (document, count) in [(&full, values.len()), (&view, kept.len())] {
            let file = document.to_json();
            let read = verify(file.as_bytes()).unwrap();
            prop_assert_eq!(&read.document, document, "what somebody reads is not what was sealed");
            prop_assert_eq!(read.document.to_json(), file, "a record passed on must stay the same file");
            prop_assert_eq!(read.key, signer.key());
            prop_assert_eq!(read.document.leaves().len(), count);
            prop_assert_eq!(read.document.hidden(), values.len() - count);
            for leaf in read.document.leaves() {
                prop_assert_eq!(Some(leaf.value()), values.get(leaf.path().as_str()), "texts stay as they were typed");
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,200}") {
        prop_assert!(verify(&bytes).is_err() && verify(text.as_bytes()).is_err());
    }
}

#[test]
fn an_addendum_says_where_it_belongs() {
    let values = || {
        let values = json!({ "/text": "She called back.", "/time": null, "/person": { "id": null, "name": "Ravi Menon" } });
        paths(Kind::Addendum, values.as_object().cloned().unwrap())
    };
    let link = |number, before| Some(Link { record: Hash([1; 32]), number, before });
    let first = seal(Kind::Addendum, link(1, None), values(), &signer()).unwrap();
    let second = seal(Kind::Addendum, link(2, Some(first.hash())), values(), &signer()).unwrap();
    for document in [first, second] {
        let read = verify(document.view(|path| path.as_str() == "/time").to_json().as_bytes()).unwrap();
        assert_eq!(
            read.document.link(),
            document.link(),
            "an addendum could be moved to another record, or one left out"
        );
    }
    for wrong in [None, link(0, None), link(2, None), link(1, Some(Hash([2; 32])))] {
        let refused = seal(Kind::Addendum, wrong, values(), &signer());
        assert_eq!(refused, Err(CannotSeal::Link), "{wrong:?} leaves open what comes before it");
    }
    let history = seal(Kind::History, link(1, None), Vec::new(), &signer());
    assert_eq!(
        history,
        Err(CannotSeal::Link),
        "a statement must not tell by its form which interview it belongs to"
    );
}

#[test]
fn what_is_incomplete_or_of_the_wrong_kind_is_not_sealed() {
    let with = |changes: &[(&str, Option<Value>)]| {
        let mut values: Map<String, Value> = sample();
        for (path, value) in changes {
            match value {
                Some(value) => values.insert((*path).to_owned(), value.clone()),
                None => values.remove(*path),
            };
        }
        seal(Kind::Record, None, paths(Kind::Record, values), &signer()).map(|_| ())
    };
    let missing = |path: &str| Err(CannotSeal::Missing(path.to_owned()));
    let why = "a leaf that is only sometimes there tells a blind reader something";
    assert_eq!(with(&[("/result/reason", None)]), missing("/result/reason"), "{why}");
    assert_eq!(with(&[("/answers/1/rating", None)]), missing("/answers/1/rating"), "{why}");
    assert_eq!(
        with(&[("/answers/1/notes/1", None)]),
        missing("/answers/1/notes/1"),
        "a note could vanish unseen"
    );
    assert_eq!(
        with(&[("/answers/3/guide", Some(Value::Null))]),
        missing("/answers/2/guide"),
        "an answer could vanish"
    );
    for wrong in [json!(1.5), json!(-1), json!(NUMBERS_END), json!("1"), json!([1])] {
        let refused = with(&[("/interview/parts", Some(wrong.clone()))]);
        assert_eq!(
            refused,
            Err(CannotSeal::Value("/interview/parts".to_owned())),
            "{wrong} reads differently elsewhere"
        );
    }
    let extra = json!({ "key": "senior", "name": "Senior", "_sd": [] });
    assert_eq!(with(&[("/level", Some(extra))]), Err(CannotSeal::Value("/level".to_owned())));
    let large = json!("x".repeat(16 << 20));
    assert_eq!(
        with(&[("/result/summary", Some(large))]),
        Err(CannotSeal::Refused(Refusal::TooLarge)),
        "nobody could read it"
    );
    let path = Path::parse(Kind::History, "/events/1").unwrap();
    let twice = seal(Kind::History, None, vec![(path.clone(), Value::Null); 2], &signer());
    assert_eq!(
        twice,
        Err(CannotSeal::Twice("/events/1".to_owned())),
        "two values for one path are two stories"
    );
    let many = seal(Kind::History, None, vec![(path, Value::Null); LEAVES_MAX + 1], &signer());
    assert_eq!(many, Err(CannotSeal::TooMany));
}

#[test]
fn a_signer_with_two_values_for_one_path_can_show_one_only_as_a_view() {
    let leaf = |name: &str, salt: u8| {
        Leaf::new(Path::parse(Kind::Erasure, "/rule").unwrap(), json!(name), &[salt; 16])
    };
    let others = ["/record", "/time", "/values"]
        .map(|path| Leaf::new(Path::parse(Kind::Erasure, path).unwrap(), Value::Null, &[3; 16]));
    let mut leaves = [vec![leaf("remove", 1), leaf("redact", 2)], others.to_vec()].concat();
    leaves.sort_by(|a, b| a.path().as_str().cmp(b.path().as_str()));
    let two_faced = sign(Kind::Erasure, None, leaves, &signer());
    let refused = verify(two_faced.to_json().as_bytes());
    assert_eq!(refused, Err(Refusal::Twice("/rule".to_owned())), "the same record would say two things");
    for rule in ["remove", "redact"] {
        let mut face = two_faced.clone();
        face.leaves.retain(|leaf| leaf.path().as_str() != "/rule" || *leaf.value() == json!(rule));
        let read = verify(face.to_json().as_bytes()).unwrap();
        assert!(
            !read.complete(),
            "the reader is told that parts are hidden, among which the other value may be"
        );
    }
}

#[test]
fn a_key_has_eight_words() {
    // The first key of RFC 8032, section 7.1; the words were computed by another program from the list.
    let bytes = Hash::parse("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").unwrap().0;
    let words = Key::from_bytes(&bytes).unwrap().words();
    assert_eq!(
        words, "tornado gravity volume tilt diesel throw island urban",
        "people who compare words on two machines must see the same ones"
    );
    assert_ne!(words, signer().key().words());
    assert_eq!(Signer::from_bytes(&signer().to_bytes()).key(), signer().key());
    assert_ne!(Signer::new().unwrap().key(), Signer::new().unwrap().key(), "a key is never made twice");
    assert!(!format!("{:?}", signer()).contains("7, 7"), "a private key must not get into a log");
}
