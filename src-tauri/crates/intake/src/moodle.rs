//! Moodle XML: one `question` element for each question, and for each category, which is none.

use crate::cell;
use crate::draft::{Choice, Document, Draft, Format};
use crate::gather::{damaged, locate};
use crate::gift;
use crate::role::Role;
use crate::xml::{self, Node};
use crate::{Error, Options};

/// Whether `text` is such a file.
pub(crate) fn is_moodle(text: &str) -> bool {
    let head: String = text.chars().take(4000).collect();
    head.contains("<quiz") && text.contains("<question ")
}

/// Reads the questions; categories become the topics of those below them.
///
/// # Errors
/// `Damaged` where the text is not XML.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let root = xml::parse(text).map_err(|why| damaged(name, "Moodle XML", why))?;
    let mut found = Vec::new();
    root.all("question", &mut found);
    let mut topics = Vec::new();
    let mut drafts = Vec::new();
    for node in found {
        match node.attribute("type").unwrap_or("") {
            "category" => {
                topics = node.child("category").map(|path| gift::category(&field(path))).unwrap_or_default()
            }
            "description" => {}
            kind => {
                let mut draft = Draft { topics: topics.clone(), ..Draft::default() };
                question(node, kind, &mut draft);
                if !draft.prompt.is_empty() {
                    drafts.push(draft);
                }
            }
        }
    }
    locate(text, &mut drafts);
    Ok(Document::whole(Format::Moodle, text, drafts, options))
}

/// The text of an element as Markdown: Moodle wraps it in `text` and says how it is written.
fn field(node: &Node) -> String {
    let text = node.child("text").map_or_else(|| node.text(), Node::text);
    match node.attribute("format") {
        Some("markdown" | "plain_text" | "plain") => text.trim().to_owned(),
        Some("html") if text.contains(['<', '&']) => cell::html(&text),
        _ => cell::prose(&text),
    }
}

fn question(node: &Node, kind: &str, draft: &mut Draft) {
    let words = node.child("questiontext").map(field).unwrap_or_default();
    let words = if kind == "cloze" || kind == "multianswer" { gaps(&words, draft) } else { words };
    let name = || node.child("name").map(field).unwrap_or_default();
    cell::put(draft, Role::Prompt, if words.is_empty() { name() } else { words }.as_str());
    let mut said = Vec::new();
    for answer in node.children("answer") {
        let text = field(answer);
        let fraction: f64 =
            answer.attribute("fraction").and_then(|value| value.trim().parse().ok()).unwrap_or(0.0);
        if let Some(feedback) = answer.child("feedback").map(field).filter(|text| !cell::empty(text)) {
            cell::add(&mut draft.guidance, &format!("{text}: {feedback}"));
        }
        if cell::empty(&text) {
            continue;
        }
        match kind {
            "multichoice" | "truefalse" => {
                let text = if kind == "truefalse" { capital(&text) } else { text };
                draft.options.push(Choice { text, correct: fraction > 0.0 });
            }
            "numerical" => {
                let tolerance =
                    answer.child("tolerance").map(Node::text).filter(|text| !matches!(text.trim(), "" | "0"));
                said.push(
                    tolerance.map_or(text.clone(), |tolerance| format!("{text} ± {}", tolerance.trim())),
                );
            }
            _ if fraction >= 100.0 || answer.attribute("fraction").is_none() => said.push(text),
            _ if fraction > 0.0 => said.push(format!("{text} ({fraction}%)")),
            _ => {}
        }
    }
    for pair in node.children("subquestion") {
        let (left, right) = (field(pair), pair.child("answer").map(field).unwrap_or_default());
        if !left.is_empty() && !right.is_empty() {
            said.push(format!("- {left} → {right}"));
        }
    }
    // Choices for gaps, and items to order.
    for choice in ["dragbox", "selectoption"].iter().flat_map(|name| node.children(name)) {
        draft.options.push(Choice { text: field(choice), correct: false });
    }
    let listed = said.iter().any(|line| line.starts_with("- "));
    cell::add(&mut draft.answer, &said.join(if listed { "\n" } else { "; " }));
    for (name, role) in
        [("graderinfo", Role::Guidance), ("generalfeedback", Role::Guidance), ("answerpreload", Role::Code)]
    {
        if let Some(text) = node.child(name).map(field) {
            cell::put(draft, role, &text);
        }
    }
    for tag in node.child("tags").into_iter().flat_map(|tags| tags.children("tag")) {
        let tag = field(tag);
        cell::grade(draft, &tag);
        cell::topic(&mut draft.topics, &tag);
    }
    cell::finish(draft);
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// `{1:SHORTANSWER:=Paris~London}` as a gap; what is right goes into the answer.
fn gaps(text: &str, draft: &mut Draft) -> String {
    let mut out = String::with_capacity(text.len());
    let mut said = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let parsed = tail.find('}').and_then(|end| {
            let inner = tail.get(1..end)?;
            let (weight, more) = inner.split_once(':')?;
            let (kind, answers) = more.split_once(':')?;
            let known = weight.chars().all(|c| c.is_ascii_digit())
                && kind.chars().all(|c| c.is_ascii_uppercase() || c == '_');
            known.then_some((answers, tail.get(end + 1..)?))
        });
        match parsed {
            Some((answers, after)) => {
                out.push_str("_____");
                let right = answers
                    .split('~')
                    .find_map(|part| part.strip_prefix('=').or_else(|| part.strip_prefix("%100%")));
                said.extend(right.map(|right| right.split('#').next().unwrap_or(right).trim().to_owned()));
                rest = after;
            }
            None => {
                out.push('{');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    cell::add(&mut draft.answer, &said.join("; "));
    out
}
