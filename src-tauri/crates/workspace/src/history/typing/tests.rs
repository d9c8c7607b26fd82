//! No text that was stored becomes unreachable, whatever is typed, undone and redone, and however fast.

use model::answer::{NoteKind, Rating};
use model::id::{AnswerId, NoteId};
use proptest::prelude::*;

use super::*;
use crate::file::tests::Hand;
use crate::history::tests::{begun, dump, ids};
use crate::{Workspace, store};

#[test]
fn a_text_is_kept_while_it_grows_and_gets_small_corrections() {
    for (old, new, kept) in [
        ("", "x", true),
        ("He measured", "He measured first", true),
        ("He measurd first", "He measured first", true),
        ("He measured first", "First, he measured first", true),
        ("He measured first", "He measured ", true),
        ("He measured first", "He measured last", true),
        ("He measured first", "He guessed first", false),
        ("He measured first", "x", false),
        ("No", "x", false),
        ("No", "Now", true),
        ("é", "", false),
        ("aaaaaaaaaaaa", "aaaa", false),
    ] {
        assert_eq!(mostly_kept(old, new), kept, "{old:?} replaced by {new:?}");
    }
}

/// Every text that a note shows on the way from here to the first step.
fn reachable(ws: &mut Workspace, note: NoteId) -> Vec<String> {
    let mut shown = Vec::new();
    loop {
        shown.extend(ws.read(|conn, _| store::note::text(conn, note)).ok());
        if ws.undo(None).unwrap().step.is_none() {
            return shown;
        }
    }
}

#[derive(Debug, Clone)]
enum Edit {
    Append(String),
    Cut(usize),
    Insert(usize, String),
    Replace(String),
    Undo,
    Redo,
    Rate(u8),
}

fn edits() -> impl Strategy<Value = Vec<(Edit, i64)>> {
    let edit = prop_oneof![
        4 => "[a-zé ]{1,12}".prop_map(Edit::Append),
        3 => (1usize..15).prop_map(Edit::Cut),
        2 => (0usize..60, "[a-z]{1,6}").prop_map(|(at, text)| Edit::Insert(at, text)),
        2 => "[a-z ]{0,40}".prop_map(Edit::Replace),
        2 => Just(Edit::Undo),
        1 => Just(Edit::Redo),
        1 => (1u8..6).prop_map(Edit::Rate),
    ];
    prop::collection::vec((edit, prop_oneof![3 => 0i64..900, 1 => 1500i64..3000]), 1..60)
}

fn edited(text: &str, edit: &Edit) -> String {
    let chars: Vec<char> = text.chars().collect();
    match edit {
        Edit::Append(more) => format!("{text}{more}"),
        Edit::Cut(n) => chars[..chars.len().saturating_sub(*n)].iter().collect(),
        Edit::Insert(at, more) => {
            let (before, after) = chars.split_at((*at).min(chars.len()));
            before.iter().chain(&more.chars().collect::<Vec<_>>()).chain(after).collect()
        }
        Edit::Replace(with) => with.clone(),
        Edit::Undo | Edit::Redo | Edit::Rate(_) => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_stored_text_ever_becomes_unreachable(edits in edits()) {
        let hand = Hand::new();
        let mut ws = begun(&hand);
        let answer = ids::<AnswerId>(&ws, "answer")[0];
        let note: NoteId =
            ws.add_note(answer, NoteKind::Quote, "H".into()).unwrap().made.unwrap().parse().unwrap();
        // Each stored text, and whether it was left alone for longer than the joining window; and what was replaced.
        let mut stored: Vec<(String, bool)> = vec![("H".into(), false)];
        let mut replaced: Vec<String> = Vec::new();
        for (edit, wait) in edits {
            hand.forward(wait);
            let Ok(before) = ws.read(|conn, _| store::note::text(conn, note)) else {
                // The note itself was undone. Redo brings it back, so that the story is about one note.
                ws.redo(None).unwrap();
                continue;
            };
            if let Some((text, rested)) = stored.last_mut() && *text == before {
                *rested |= wait > JOIN_MS;
            }
            match &edit {
                Edit::Undo => drop(ws.undo(None).unwrap()),
                Edit::Redo => drop(ws.redo(None).unwrap()),
                Edit::Rate(n) => drop(ws.rate_answer(answer, Some(Rating::new(*n).unwrap())).unwrap()),
                _ => {
                    let text = edited(&before, &edit);
                    if !mostly_kept(&before, &text) {
                        replaced.push(before.clone());
                    }
                    ws.edit_note(note, NoteKind::Quote, text.clone()).unwrap();
                    stored.push((text, false));
                }
            }
        }
        while ws.history().unwrap().redo.is_some() {
            ws.redo(None).unwrap();
        }
        let shown = reachable(&mut ws, note);
        for (text, rested) in stored {
            let least = shown.iter().map(|other| letters_lost(&text, other)).min().unwrap();
            prop_assert!(!rested || shown.contains(&text), "{text:?} was there for a while: {shown:?}");
            prop_assert!(least <= FEW, "{text:?} is lost: {shown:?}");
        }
        for text in replaced {
            let whole = shown.iter().any(|other| letters_lost(&text, other) == 0);
            prop_assert!(whole, "{text:?} was replaced and is lost: {shown:?}");
        }
    }
}

/// How many letters of `text` do not occur in `other` in their order.
fn letters_lost(text: &str, other: &str) -> usize {
    let mut row = vec![0usize; other.chars().count() + 1];
    for a in text.chars() {
        let mut diagonal = 0;
        for (n, b) in other.chars().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if a == b { diagonal + 1 } else { above.max(row[n]) };
            diagonal = above;
        }
    }
    text.chars().count() - row.last().unwrap()
}

#[test]
fn replacing_most_of_a_note_within_two_seconds_keeps_the_old_text() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    let said = "He measured first, found the lock, and then told the team about it.";
    let note: NoteId =
        ws.add_note(answer, NoteKind::Quote, "H".into()).unwrap().made.unwrap().parse().unwrap();
    hand.forward(300);
    ws.edit_note(note, NoteKind::Quote, said.into()).unwrap();
    hand.forward(300);
    ws.edit_note(note, NoteKind::Quote, "x".into()).unwrap();
    assert_eq!(ws.history().unwrap().undo.as_deref(), Some("edit note"));
    ws.undo(None).unwrap();
    assert!(dump(&ws).contains(said), "the first undo shows the text that one letter replaced");
}

#[test]
fn what_was_undone_before_something_else_was_typed_can_still_be_reached() {
    let hand = Hand::new();
    let mut ws = begun(&hand);
    let answer = ids::<AnswerId>(&ws, "answer")[0];
    ws.add_note(answer, NoteKind::Quote, "He measured first".into()).unwrap();
    ws.undo(None).unwrap();
    ws.add_note(answer, NoteKind::Quote, "x".into()).unwrap();
    let last = dump(&ws);
    assert_eq!(ws.history().unwrap().redo, None, "a new act is a new road");
    ws.undo(None).unwrap();
    assert_eq!(ws.history().unwrap().undo.as_deref(), Some("earlier undo"));
    ws.undo(None).unwrap();
    assert!(dump(&ws).contains("He measured first"), "one undo too many must not cost a note");
    while ws.redo(None).unwrap().step.is_some() {}
    assert_eq!(dump(&ws), last);
}
