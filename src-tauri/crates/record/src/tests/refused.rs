//! Files that are no record, or are one that somebody tampered with, each with the refusal it gets.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use curve25519_dalek::Scalar;
use serde_json::json;
use sha2::{Digest, Sha512};

use super::{leaf, sample, sealed, signed, signer};
use crate::document::{sign, write};
use crate::leaf::{Leaf, digest};
use crate::statement::Statement;
use crate::{BYTES_MAX, Document, Hash, Kind, Refusal, verify};

/// A file that must be refused.
pub(super) struct Case {
    /// Its name in `vectors/`.
    pub(super) name: &'static str,
    pub(super) file: Vec<u8>,
    pub(super) refusal: Refusal,
    /// What could happen if it were accepted.
    why: &'static str,
}

fn case(name: &'static str, file: impl Into<Vec<u8>>, refusal: Refusal, why: &'static str) -> Case {
    Case { name, file: file.into(), refusal, why }
}

fn full() -> Document {
    sealed(sample())
}

fn encoded(document: &Document) -> Vec<String> {
    document.leaves.iter().map(|leaf| leaf.encoded.clone()).collect()
}

/// The document with other leaves than those it was signed with.
fn with_leaves(document: &Document, leaves: &[String]) -> String {
    write(&document.payload, &document.protected, &document.signature, leaves.iter().map(String::as_str))
}

/// The document signed again, with something in its statement replaced.
fn restated(document: &Document, from: &str, to: &str) -> String {
    let statement = document.statement.to_json();
    assert!(statement.contains(from), "{from} is not in the statement");
    signed(&document.kind().header(), &statement.replacen(from, to, 1), &encoded(document))
}

/// A view that shows one leaf with these characters for its value, properly signed.
fn with_value(path: &str, value: &str) -> String {
    with_leaf(leaf(path, value))
}

fn with_leaf(leaf: String) -> String {
    let mut statement = full().statement;
    statement.digests.push(digest(&leaf));
    statement.digests.sort_unstable();
    signed(&Kind::Record.header(), &statement.to_json(), &[leaf])
}

/// The last character of a base64url text replaced by one that differs in the unused bits only.
fn unused_bits(text: &str) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    assert_ne!(text.len() % 4, 0, "there are no unused bits in it");
    let last = alphabet.iter().position(|letter| text.ends_with(char::from(*letter))).unwrap();
    text[..text.len() - 1].to_owned() + &char::from(alphabet[last + 1]).to_string()
}

/// The signature with the order of the group added to its second half, which the lenient equation accepts too.
fn plus_order(signature: &str) -> String {
    let order = Hash::parse("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").unwrap().0;
    let mut bytes = BASE64.decode(signature).unwrap();
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = (sum.to_le_bytes()[0], sum >> 8);
    }
    BASE64.encode(bytes)
}

/// A file under a key of the file's own choosing, with a signature of nothing but zeros and the neutral point.
fn under_key(key: [u8; 32]) -> String {
    let statement = Statement { key, ..full().statement };
    let (protected, payload) = (BASE64.encode(Kind::Record.header()), BASE64.encode(statement.to_json()));
    let mut signature = [0; 64];
    signature[0] = 1;
    write(&payload, &protected, &BASE64.encode(signature), std::iter::empty())
}

/// A signature whose first half is the neutral point. It satisfies the equation; only the strict check refuses it.
fn neutral_signature() -> String {
    let full = full();
    let mut first = [0; 32];
    first[0] = 1;
    let signed = format!("{}.{}", full.protected, full.payload);
    let hash =
        Sha512::new().chain_update(first).chain_update(full.statement.key).chain_update(signed).finalize();
    let secret = ed25519_dalek::SigningKey::from_bytes(&signer().to_bytes()).to_scalar();
    let second = Scalar::from_bytes_mod_order_wide(&hash.into()) * secret;
    BASE64.encode([first, second.to_bytes()].concat())
}

/// 2^255 - 19 and a little, which is a small number written in a second way.
fn above_the_prime(small: u8) -> [u8; 32] {
    let mut key = [0xff; 32];
    (key[0], key[31]) = (0xed + small, 0x7f);
    key
}

fn forms() -> Vec<Case> {
    let (full, text) = (full(), full().to_json());
    let twice = text.replacen('{', "{\"payload\":\"\",", 1);
    let padded = text.replacen(&full.signature, &format!("{}==", full.signature), 1);
    let bits = text.replacen(&full.signature, &unused_bits(&full.signature), 1);
    let spaced = text.replacen("\":\"", "\": \"", 1);
    let extra = text.replacen("}}", "},\"comment\":\"\"}", 1);
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let elsewhere = "the file could be another one for another program, under one signature";
    vec![
        case("empty", "", Refusal::NotARecord, "an empty file proves nothing"),
        case("questions", "[{\"prompt\":\"Why?\"}]", Refusal::NotARecord, "a list of questions is no record"),
        case("two-documents", text.repeat(2), Refusal::NotARecord, elsewhere),
        case("byte-order-mark", format!("\u{feff}{text}"), Refusal::ByteOrderMark, elsewhere),
        case("utf-16", b"\xff\xfe{\0}\0", Refusal::NotText, elsewhere),
        case("key-twice", twice, Refusal::KeyTwice, "one program shows the first value, another the last"),
        case("padding", padded, Refusal::Base64, elsewhere),
        case("unused-bits", bits, Refusal::Base64, elsewhere),
        case("spaces", spaced, Refusal::Rewritten, elsewhere),
        case("another-member", extra, Refusal::Rewritten, "something unsigned would travel with the record"),
        case("no-line-feed", text.trim_end(), Refusal::Rewritten, elsewhere),
        case("deep", deep, Refusal::TooDeep, "a file of 20 kB could end the program of whoever verifies it"),
    ]
}

fn statements() -> Vec<Case> {
    let full = full();
    let record = Kind::Record.header();
    let statement = full.statement.to_json();
    let header = |header: &str| signed(header, &statement, &encoded(&full));
    let moved = "a signature given for one thing would serve as another";
    let place = "an addendum could be moved to another record, or one left out";
    let newer = "\"v\":2,\"sums\":[]";
    let statement_2 = BASE64.encode(statement.replacen("\"v\":1", newer, 1));
    let forged = full.to_json().replacen(&full.payload, &statement_2, 1);
    let key = full.statement.to_json().split("\"key\":\"").nth(1).unwrap()[..43].to_owned();
    vec![
        case(
            "no-signature",
            header("{\"alg\":\"none\"}"),
            Refusal::Header,
            "a file that nobody signed would pass",
        ),
        case(
            "another-alg",
            header(&record.replace("EdDSA", "HS256")),
            Refusal::Header,
            "the file must not choose",
        ),
        case("another-typ", header(&record.replace("record", "minutes")), Refusal::Header, moved),
        case("no-typ", header("{\"alg\":\"EdDSA\"}"), Refusal::Header, moved),
        case(
            "spaces-in-header",
            header(&record.replace(',', ", ")),
            Refusal::Header,
            "nothing is negotiated",
        ),
        case("history-as-record", header(&Kind::History.header()), Refusal::OtherKind, moved),
        case(
            "newer",
            restated(&full, "\"v\":1", newer),
            Refusal::Newer(2),
            "what is not known must not be guessed",
        ),
        case("newer-forged", forged, Refusal::Signature, "a forger need only call his file newer"),
        case(
            "older",
            restated(&full, "\"v\":1", "\"v\":0"),
            Refusal::Statement,
            "no older form is ever tried",
        ),
        case(
            "fraction",
            restated(&full, "\"v\":1", "\"v\":1.0"),
            Refusal::Number,
            "1.0 is 1 for some programs only",
        ),
        case("unknown-claim", restated(&full, "\"v\":1", "\"v\":1,\"sub\":\"x\""), Refusal::Statement, moved),
        case(
            "order-of-claims",
            restated(&full, "{\"_sd\"", "{ \"_sd\""),
            Refusal::Statement,
            "there is one form",
        ),
        case(
            "claim-twice",
            restated(&full, "\"v\":1", "\"v\":1,\"v\":1"),
            Refusal::KeyTwice,
            "one shows the last",
        ),
        case(
            "key-bits",
            restated(&full, &key, &unused_bits(&key)),
            Refusal::Statement,
            "one key would look like two",
        ),
        case(
            "no-place",
            signed(&Kind::Addendum.header(), &statement.replace("\"record\"", "\"addendum\""), &[]),
            Refusal::Statement,
            place,
        ),
        case("second-without-first", placed("\"number\":2,\"before\":null"), Refusal::Statement, place),
        case("number-zero", placed("\"number\":0,\"before\":null"), Refusal::Statement, place),
        case("short-hash", placed("\"number\":2,\"before\":\"00\""), Refusal::Statement, place),
        case("short-key", restated(&full, &key, "AAAA"), Refusal::Statement, "no key, no signer"),
    ]
}

fn signatures() -> Vec<Case> {
    let full = full();
    let signature = |other: &str| full.to_json().replacen(&full.signature, other, 1);
    let other = sign(Kind::Record, None, full.leaves.clone(), &crate::Signer::from_bytes(&[8; 32]));
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let weak = "anybody could sign anything under such a key";
    let twin = "two files, and two hashes of them, for one signed record";
    vec![
        case("plus-order", signature(&plus_order(&full.signature)), Refusal::Signature, twin),
        case(
            "neutral-signature",
            signature(&neutral_signature()),
            Refusal::Signature,
            "verifiers disagree about it",
        ),
        case("short-signature", signature(&full.signature[..40]), Refusal::Signature, "it proves nothing"),
        case(
            "somebody-elses",
            signature(&other.signature),
            Refusal::Signature,
            "anybody could sign for anybody",
        ),
        case("weak-key", under_key(neutral), Refusal::WeakKey, weak),
        case("zero-key", under_key([0; 32]), Refusal::WeakKey, weak),
        case(
            "key-above-prime",
            under_key(above_the_prime(3)),
            Refusal::KeyForm,
            "one key would look like two",
        ),
        case(
            "key-off-curve",
            under_key({
                let mut key = [0; 32];
                key[0] = 2;
                key
            }),
            Refusal::KeyForm,
            "nobody can have signed under it",
        ),
    ]
}

/// A record in which the signer sealed two decisions.
pub(super) fn two_faced() -> Document {
    let leaves = full().leaves.into_iter().flat_map(|leaf| {
        let other = Leaf::new(leaf.path().clone(), json!("no"), &[1; 16]);
        if leaf.path().as_str() == "/result/decision" { vec![leaf, other] } else { vec![leaf] }
    });
    sign(Kind::Record, None, leaves.collect(), &signer())
}

/// An addendum whose statement says this about its place.
fn placed(link: &str) -> String {
    let place = format!("\"record\":\"{}\"", full().hash());
    let statement = Statement { kind: Kind::Addendum, digests: Vec::new(), ..full().statement }.to_json();
    let statement = statement.replacen('}', &format!(",{place},{link}}}"), 1);
    signed(&Kind::Addendum.header(), &statement, &[])
}

fn leaves() -> Vec<Case> {
    let full = full();
    let all = encoded(&full);
    let swapped = {
        let mut all = all.clone();
        all.swap(3, 4);
        all
    };
    let twice = [&all[..1], &all[..]].concat();
    let foreign = {
        let mut all = all.clone();
        all[7] = leaf("/answers/1/rating", "null");
        all
    };
    let mut changed = full.leaves[7].encoded.clone().into_bytes();
    changed[20] ^= 1;
    let edited = full.to_json().replacen(&full.leaves[7].encoded, &String::from_utf8(changed).unwrap(), 1);
    let reversed = Statement {
        digests: full.statement.digests.iter().rev().cloned().collect(),
        ..full.statement.clone()
    };
    let mut doubled = full.statement.clone();
    doubled.digests.insert(0, doubled.digests[0].clone());
    let record = Kind::Record.header();
    let missing = |path: &str| {
        let leaves = full.leaves.iter().filter(|leaf| leaf.path().as_str() != path).cloned().collect();
        sign(Kind::Record, None, leaves, &signer()).to_json()
    };
    let text = |text: &str| Refusal::Value(text.to_owned());
    let salt = |salt: &str| with_leaf(BASE64.encode(format!("[\"{salt}\",\"/set\",null]")));
    let why = "an edited note would stand under the interviewer's signature";
    let list = "what is not on the list has no class, and a blind view might show it";
    let number = "two programs would read two different numbers";
    let order = "the order would say something about what is hidden, or the file could be another one";
    vec![
        case("edited-leaf", edited, Refusal::ForeignLeaf, why),
        case("foreign-leaf", with_leaves(&full, &foreign), Refusal::ForeignLeaf, why),
        case("leaf-twice", with_leaves(&full, &twice), Refusal::Twice("/answers/1/guide".into()), order),
        case("leaves-swapped", with_leaves(&full, &swapped), Refusal::Order, order),
        case("digests-unordered", signed(&record, &reversed.to_json(), &all), Refusal::Digests, order),
        case("digest-twice", signed(&record, &doubled.to_json(), &all), Refusal::Digests, order),
        case(
            "two-faced",
            two_faced().to_json(),
            Refusal::Twice("/result/decision".into()),
            "yes for one, no for another",
        ),
        case(
            "path-missing",
            missing("/result/reason"),
            Refusal::Missing("/result/reason".into()),
            "left out unseen",
        ),
        case(
            "note-missing",
            missing("/answers/1/notes/1"),
            Refusal::Missing("/answers/1/notes/1".into()),
            "left out unseen",
        ),
        case("unknown-path", with_value("/candidate/religion", "null"), Refusal::Path, list),
        case("number-with-zero", with_value("/answers/01/guide", "null"), Refusal::Path, list),
        case(
            "unknown-key",
            with_value("/level", "{\"key\":null,\"name\":null,\"_sd\":[]}"),
            text("/level"),
            list,
        ),
        case(
            "wrong-kind-of-value",
            with_value("/opening", "[\"x\"]"),
            text("/opening"),
            "no page could show it",
        ),
        case(
            "leaf-key-twice",
            with_value("/level", "{\"key\":null,\"key\":null}"),
            Refusal::KeyTwice,
            "two readings",
        ),
        case("one-point-zero", with_value("/interview/parts", "1.0"), Refusal::Number, number),
        case("exponent", with_value("/interview/parts", "1e2"), Refusal::Number, number),
        case("minus-zero", with_value("/interview/parts", "-0"), Refusal::Number, number),
        case("minus-one", with_value("/interview/parts", "-1"), Refusal::Number, number),
        case("number-too-large", with_value("/interview/parts", "9007199254740992"), Refusal::Number, number),
        case(
            "lone-surrogate",
            with_value("/opening", "\"\\ud800\""),
            Refusal::Leaf,
            "some programs read another text",
        ),
        case(
            "deep-leaf",
            with_value("/opening", &format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000))),
            Refusal::TooDeep,
            "it could end the program",
        ),
        case("short-salt", salt("AAAA"), Refusal::Leaf, "a short salt can be tried out"),
        case(
            "salt-bits",
            salt("AAAAAAAAAAAAAAAAAAAAAB"),
            Refusal::Base64,
            "one leaf could be written in many ways",
        ),
        case(
            "array-leaf",
            with_leaf(BASE64.encode("[\"AAAAAAAAAAAAAAAAAAAAAA\",\"/set\"]")),
            Refusal::Leaf,
            "no path",
        ),
    ]
}

/// All of them. Those that would be too large to keep are in a test of their own.
pub(super) fn cases() -> Vec<Case> {
    [forms(), statements(), signatures(), leaves()].into_iter().flatten().collect()
}

#[test]
fn what_was_tampered_with_is_refused() {
    assert!(verify(full().to_json().as_bytes()).is_ok(), "the untouched record must pass");
    assert!(
        verify(with_value("/interview/parts", "9007199254740991").as_bytes()).is_ok(),
        "the largest number"
    );
    for Case { name, file, refusal, why } in cases() {
        assert_eq!(verify(&file).err(), Some(refusal), "{name}: {why}");
    }
}

#[test]
fn every_small_number_above_the_prime_is_refused_as_a_key() {
    for small in 0..=18 {
        let refused = verify(under_key(above_the_prime(small)).as_bytes());
        assert_eq!(
            refused.err(),
            Some(Refusal::KeyForm),
            "p + {small}: one key would have two spellings and two names"
        );
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let text = full().to_json();
    let long = text.replacen("}}", &format!("}},\"x\":\"{}\"}}", "x".repeat(17 << 20)), 1);
    let why = "whoever sends such a file could stop the program that verifies it";
    assert_eq!(verify(long.as_bytes()).err(), Some(Refusal::TooLarge), "{why}");
    assert_eq!(verify(&vec![b' '; BYTES_MAX + 1]).err(), Some(Refusal::TooLarge), "{why}");
    let many = with_leaves(&full(), &vec!["AAAA".to_owned(); 1_000_000]);
    assert_eq!(verify(many.as_bytes()).err(), Some(Refusal::TooMany), "a million leaves: {why}");
    let values = with_value("/result/remarks", &format!("[{}1]", "1,".repeat(1_000_000)));
    assert_eq!(
        verify(values.as_bytes()).err(),
        Some(Refusal::TooMany),
        "a million values in one leaf: {why}"
    );
    let digests = (0..20_001).map(|n| digest(&n.to_string())).collect();
    let statement = Statement { digests, ..full().statement };
    let wide = signed(&Kind::Record.header(), &statement.to_json(), &[]);
    assert_eq!(verify(wide.as_bytes()).err(), Some(Refusal::TooMany), "{why}");
}

#[test]
fn a_part_of_one_record_does_not_fit_into_another() {
    let one = full();
    let mut values = sample();
    values.insert("/result/decision".to_owned(), json!("no"));
    let two = crate::seal(Kind::Record, None, super::paths(Kind::Record, values), &signer()).unwrap();
    let decision =
        |d: &Document| d.leaves.iter().position(|l| l.path().as_str() == "/result/decision").unwrap();
    let mut leaves = encoded(&one);
    leaves[decision(&one)] = two.leaves[decision(&two)].encoded.clone();
    let refused = verify(with_leaves(&one, &leaves).as_bytes());
    assert_eq!(refused.err(), Some(Refusal::ForeignLeaf), "a no could be put into a record that says yes");
    let taken = write(&one.payload, &one.protected, &two.signature, std::iter::empty());
    assert_eq!(verify(taken.as_bytes()).err(), Some(Refusal::Signature), "a signature could be carried over");
}

#[test]
fn each_refusal_is_a_sentence_of_its_own() {
    let mut seen = std::collections::BTreeMap::new();
    for case in cases() {
        let sentence = case.refusal.to_string();
        assert!(
            sentence.ends_with('.') && sentence.len() > 20,
            "{sentence}: a person must be able to read it"
        );
        let first = seen.entry(sentence).or_insert_with(|| case.refusal.clone());
        assert_eq!(*first, case.refusal, "two reasons in the same words help nobody");
        assert!((1..=2).contains(&case.refusal.exit()), "a script would take it for a record that is intact");
    }
}
