//! Questions that a page keeps as data for search engines (schema.org in JSON-LD): pages that draw their text with a
//! script have no other.

use crate::cell;
use crate::draft::Draft;
use crate::role::Role;
use crate::tree::{Fields, Tree};

/// Deeper data is of another kind.
const DEEP: u8 = 16;

/// The questions among the data of a page.
pub fn questions(page: &str) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("ld+json") {
        let tail = rest.get(at..).unwrap_or_default();
        let Some((_, body)) = tail.split_once('>') else { break };
        let end = body.find("</script").unwrap_or(body.len());
        let (data, after) = body.split_at(end);
        if let Ok(tree) = serde_json::from_str::<Tree>(data.trim()) {
            walk(&tree, DEEP, &mut out);
        }
        rest = after;
    }
    out
}

fn walk(tree: &Tree, depth: u8, out: &mut Vec<Draft>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match tree {
        Tree::List(items) => items.iter().for_each(|item| walk(item, depth, out)),
        Tree::Map(map) if kind(map, "Question") => out.extend(question(map)),
        Tree::Map(map) => map.values().for_each(|value| walk(value, depth, out)),
        _ => {}
    }
}

/// Whether a record is of a type; one may have several.
fn kind(map: &Fields, wanted: &str) -> bool {
    let of = |tree: &Tree| {
        tree.as_str().is_some_and(|name| name.trim_start_matches("https://schema.org/") == wanted)
    };
    map.get("@type").is_some_and(|tree| of(tree) || tree.as_list().is_some_and(|names| names.iter().any(of)))
}

fn question(map: &Fields) -> Option<Draft> {
    let text = |key: &str| map.get(key).and_then(Tree::as_str).filter(|text| !text.trim().is_empty());
    // A flash card names its pack and asks in its text.
    let asked = if kind(map, "Question") && text("eduQuestionType").is_some() {
        text("text").or_else(|| text("name"))
    } else {
        text("name").or_else(|| text("text"))
    };
    let mut draft = Draft::default();
    cell::put(&mut draft, Role::Prompt, asked?);
    let right = answers(map.get("acceptedAnswer"));
    let others = answers(map.get("suggestedAnswer"));
    if !others.is_empty() {
        let choices = right.iter().chain(&others);
        choices.for_each(|text| cell::put(&mut draft, Role::Choice(0), text));
        draft.options.iter_mut().take(right.len()).for_each(|choice| choice.correct = true);
    }
    right.iter().for_each(|text| cell::put(&mut draft, Role::Answer, text));
    cell::finish(&mut draft);
    (!draft.prompt.is_empty()).then_some(draft)
}

/// The texts of an answer or of several.
fn answers(tree: Option<&Tree>) -> Vec<&str> {
    fn one(tree: &Tree) -> Option<&str> {
        match tree {
            Tree::Map(map) => map.get("text").or_else(|| map.get("name")).and_then(Tree::as_str),
            other => other.as_str(),
        }
    }
    match tree {
        Some(Tree::List(items)) => items.iter().filter_map(one).collect(),
        Some(tree) => one(tree).into_iter().collect(),
        None => Vec::new(),
    }
}
