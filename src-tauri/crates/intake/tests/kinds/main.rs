//! Small documents of the kinds people have, in the words of nobody, each with what is to be found in it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod collections;
mod guides;
mod levels;
mod mixed;
mod notes;
mod nothing;
mod pages;
mod readmes;
mod singles;

use intake::{Document, Draft, Options};

/// Reads a document given as text.
fn read(name: &str, text: &str) -> Document {
    intake::read(name, text.as_bytes(), &Options::default()).expect("text is always read")
}

/// Its drafts.
fn drafts(name: &str, text: &str) -> Vec<Draft> {
    read(name, text).drafts
}

/// The prompts alone.
fn prompts(drafts: &[Draft]) -> Vec<&str> {
    drafts.iter().map(|draft| draft.prompt.as_str()).collect()
}

/// Checks that a document holds exactly these prompts.
#[track_caller]
fn holds(name: &str, text: &str, expected: &[&str]) -> Vec<Draft> {
    let found = drafts(name, text);
    assert_eq!(prompts(&found), expected);
    found
}
