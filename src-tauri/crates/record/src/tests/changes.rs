//! Every byte of a record changed, dropped, doubled, and the record cut at every place.

use serde_json::Value;

use super::{sample, sealed};
use crate::{View, verify};

fn no_change_goes_unnoticed(view: View) {
    // Long values would only make the test longer.
    let short = |value: &Value| value.to_string().len() < 60;
    let values =
        sample().into_iter().map(|(path, value)| (path, if short(&value) { value } else { Value::Null }));
    let file = sealed(values.collect()).view(|path| view.shows(path)).to_json().into_bytes();
    assert!(verify(&file).is_ok(), "the {view:?} version itself must verify, or this test shows nothing");
    let refused = |changed: &[u8], at: usize, how: &str| {
        assert!(
            verify(changed).is_err(),
            "{view:?}: byte {at} was {how}, and it still passes: somebody could edit what an interviewer signed"
        );
    };
    let mut changed = file.clone();
    for (at, byte) in file.iter().enumerate() {
        for other in [byte ^ 1, byte ^ 0x20, byte ^ 0x80, byte.wrapping_add(2), b'"', b' '] {
            if other != *byte {
                changed[at] = other;
                refused(&changed, at, "changed");
            }
        }
        changed[at] = *byte;
        refused(&file[..at], at, "the first one missing");
        let (before, after) = file.split_at(at);
        refused(&[before, &after[1..]].concat(), at, "dropped");
        refused(&[before, &[*byte], after].concat(), at, "doubled");
    }
}

#[test]
fn no_change_of_a_full_record_goes_unnoticed() {
    no_change_goes_unnoticed(View::Full);
}

#[test]
fn no_change_of_a_blind_record_goes_unnoticed() {
    no_change_goes_unnoticed(View::Blind);
}

#[test]
fn no_change_of_a_short_record_goes_unnoticed() {
    no_change_goes_unnoticed(View::Summary);
}

#[test]
fn no_change_of_a_redacted_record_goes_unnoticed() {
    no_change_goes_unnoticed(View::Redacted);
}
