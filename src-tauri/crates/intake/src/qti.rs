//! IMS QTI 2.x and 3.0: one item, a test, or a package with a manifest. Version 3 writes `qti-choice-interaction`
//! for `choiceInteraction`; here both are `choiceinteraction`.

use crate::archive::Archive;
use crate::cell;
use crate::draft::{Choice, Document, Draft, Format};
use crate::gather::damaged;
use crate::markup;
use crate::role::Role;
use crate::xml::{self, Child, Node};
use crate::{Error, Options};
use std::collections::HashMap;

/// Whether `text` is an item or a file with items.
pub(crate) fn is_qti(text: &str) -> bool {
    let head: String = text.chars().take(3000).collect();
    head.contains("<assessmentItem")
        || head.contains("<qti-assessment-item")
        || head.contains(":assessmentItem")
}

/// Reads the items of one file.
///
/// # Errors
/// `Damaged` where the text is not XML.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let mut drafts = items(text, &[]).map_err(|why| damaged(name, "a QTI item", why))?;
    for draft in &mut drafts {
        draft.line = Some(1);
    }
    crate::gather::locate(text, &mut drafts);
    Ok(Document::whole(Format::Qti, text, drafts, options))
}

/// Reads a package: the tests of its manifest give order and sections, what they do not name comes last.
///
/// # Errors
/// `Damaged` where the archive or its manifest is.
pub(crate) fn package(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    const WHAT: &str = "a QTI package";
    let mut archive = Archive::open(name, WHAT, bytes, options.limits)?;
    let names = archive.names();
    let manifest = names
        .iter()
        .filter(|path| path.rsplit('/').next() == Some("imsmanifest.xml"))
        .min_by_key(|path| path.len());
    let folder = manifest.and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder).to_owned();
    let mut order: Vec<(String, Vec<String>)> = Vec::new();
    if let Some(path) = manifest.cloned()
        && let Some(text) = archive.text(&path)?
    {
        let mut resources = Vec::new();
        let root = plain(xml::parse(&text).map_err(|why| damaged(name, WHAT, why))?);
        root.all("resource", &mut resources);
        order.extend(
            resources
                .iter()
                .filter_map(|resource| Some((join(&folder, resource.attribute("href")?), Vec::new()))),
        );
    }
    for path in &names {
        if path.ends_with(".xml") && !order.iter().any(|(known, _)| known == path) {
            order.push((path.clone(), Vec::new()));
        }
    }
    let mut roots: Vec<(String, Node)> = Vec::new();
    let mut old = false;
    for (path, _) in &order {
        if path.ends_with(".xml")
            && Some(path) != manifest
            && let Some(text) = archive.text(path)?
            && let Ok(root) = xml::parse(&text)
        {
            old |= text.contains(OLD);
            roots.push((path.clone(), plain(root)));
        }
    }
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    for (path, root) in &roots {
        if let Some(test) = root.find("assessmenttest") {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            sections(test, folder, &[], &mut places);
        }
    }
    let (mut drafts, mut source) = (Vec::new(), String::new());
    let known: HashMap<&str, &Node> = roots.iter().map(|(path, root)| (path.as_str(), root)).collect();
    let rest = roots
        .iter()
        .filter(|(path, _)| !places.iter().any(|(known, _)| known == path))
        .map(|(path, _)| (path.clone(), Vec::new()));
    for (path, topics) in places.iter().cloned().chain(rest.collect::<Vec<_>>()) {
        let Some(root) = known.get(path.as_str()) else { continue };
        for mut draft in of(root, &topics) {
            draft.line = Some(u32::try_from(source.lines().count() + 1).unwrap_or(u32::MAX));
            source.push_str(&format!("{path}: {}\n", draft.prompt));
            drafts.push(draft);
        }
    }
    if drafts.is_empty() && old {
        return Err(Error::Unsupported {
            name: name.to_owned(),
            what: String::from("a package of QTI 1"),
            way_out: String::from(
                "Export it as QTI 2 or 3, or as Moodle XML, from the program it came from.",
            ),
        });
    }
    Ok(Document::whole(Format::Qti, &source, drafts, options))
}

/// Version 1, which no release of the format since 2005 shares a word with.
const OLD: &str = "<questestinterop";

fn items(text: &str, topics: &[String]) -> Result<Vec<Draft>, String> {
    Ok(of(&plain(xml::parse(text)?), topics))
}

fn of(root: &Node, topics: &[String]) -> Vec<Draft> {
    let mut found = Vec::new();
    root.all("assessmentitem", &mut found);
    found.into_iter().filter_map(|node| item(node, topics)).collect()
}

/// Names in one spelling for both versions.
fn plain(mut node: Node) -> Node {
    // Elements of the page keep their names; those of QTI are long or have the prefix.
    let name = node.name.strip_prefix("qti-").unwrap_or(&node.name).replace('-', "").to_ascii_lowercase();
    node.name = name;
    for (name, _) in &mut node.attributes {
        *name = name.replace('-', "").to_ascii_lowercase();
    }
    node.children = std::mem::take(&mut node.children)
        .into_iter()
        .map(|child| match child {
            Child::Node(node) => Child::Node(plain(node)),
            text => text,
        })
        .collect();
    node
}

fn join(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = if folder.is_empty() { Vec::new() } else { folder.split('/').collect() };
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").replace("%20", " ")
}

/// The items of a test with the titles of the sections around them.
fn sections(node: &Node, folder: &str, topics: &[String], out: &mut Vec<(String, Vec<String>)>) {
    for child in node.nodes() {
        match child.name.as_str() {
            "assessmentitemref" => {
                if let Some(href) = child.attribute("href") {
                    out.push((join(folder, href), topics.to_vec()));
                }
            }
            "assessmentsection" => {
                let mut inner = topics.to_vec();
                if child.attribute("visible") != Some("false")
                    && let Some(title) = child.attribute("title")
                {
                    cell::topic(&mut inner, title);
                }
                sections(child, folder, &inner, out);
            }
            _ => sections(child, folder, topics, out),
        }
    }
}

const CHOOSING: &[&str] = &["choiceinteraction", "inlinechoiceinteraction", "hottextinteraction"];
const ASIDE: &[&str] =
    &["rubricblock", "modalfeedback", "feedbackblock", "feedbackinline", "stylesheet", "templateblock"];

fn item(node: &Node, topics: &[String]) -> Option<Draft> {
    let body = node.child("itembody")?;
    let mut draft = Draft { topics: topics.to_vec(), ..Draft::default() };
    let right = right(node);
    let page = body.html(&stand_in);
    cell::put(&mut draft, Role::Prompt, &markup::markdown(&page));
    if draft.prompt.is_empty() {
        cell::put(&mut draft, Role::Prompt, node.attribute("title").unwrap_or_default());
    }
    let mut said = Vec::new();
    interactions(body, &right, &mut draft, &mut said);
    cell::add(&mut draft.answer, &said.join("\n"));
    for name in ["rubricblock", "modalfeedback", "feedbackblock", "feedbackinline"] {
        let mut blocks = Vec::new();
        node.all(name, &mut blocks);
        for block in blocks {
            let view = block.attribute("view").unwrap_or_default();
            // What the candidate reads is part of the question; the rest is for whoever scores.
            let text = markup::markdown(&block.html(&|_| None));
            if name == "rubricblock" && view == "candidate" {
                if !draft.prompt.contains(&text) && !text.is_empty() {
                    draft.prompt = format!("{text}\n\n{}", draft.prompt);
                }
            } else {
                cell::add(&mut draft.guidance, &text);
            }
        }
    }
    cell::finish(&mut draft);
    (!draft.prompt.is_empty()).then_some(draft)
}

/// What stands for an element in the prompt: gaps for what is typed, nothing for choices and rubrics.
fn stand_in(node: &Node) -> Option<String> {
    let name = node.name.as_str();
    if matches!(name, "textentryinteraction" | "inlinechoiceinteraction" | "gap") {
        return Some(String::from(" _____ "));
    }
    if name == "hottextinteraction" || name == "hottext" {
        return None;
    }
    if name.ends_with("interaction") {
        let prompt = node.child("prompt").map(|prompt| format!("<p>{}</p>", prompt.html(&stand_in)));
        // The text with gaps stands inside the interaction that fills them.
        let gaps = if name == "gapmatchinteraction" {
            let mut copy = node.clone();
            copy.children.retain(|child| !matches!(child, Child::Node(inner) if inner.name == "prompt" || inner.name == "gaptext" || inner.name == "gapimg"));
            copy.html(&stand_in)
        } else {
            String::new()
        };
        return Some(format!("{}{gaps}", prompt.unwrap_or_default()));
    }
    ASIDE.contains(&name).then(String::new)
}

/// The right responses by the identifier they are declared under.
fn right(node: &Node) -> HashMap<String, Vec<String>> {
    let mut out = HashMap::new();
    for declaration in node.children("responsedeclaration") {
        let id = declaration.attribute("identifier").unwrap_or_default().to_owned();
        let mut values = Vec::new();
        if let Some(correct) = declaration.child("correctresponse") {
            values.extend(correct.children("value").map(|value| value.text().trim().to_owned()));
        }
        if values.is_empty()
            && let Some(mapping) = declaration.child("mapping")
        {
            let points = |entry: &Node| {
                entry.attribute("mappedvalue").and_then(|value| value.parse::<f64>().ok()).unwrap_or(0.0)
            };
            let entries = mapping.children("mapentry").filter(|entry| points(entry) > 0.0);
            values.extend(entries.filter_map(|entry| entry.attribute("mapkey").map(str::to_owned)));
        }
        out.insert(id, values);
    }
    out
}

fn interactions(
    node: &Node,
    right: &HashMap<String, Vec<String>>,
    draft: &mut Draft,
    said: &mut Vec<String>,
) {
    for child in node.nodes() {
        let name = child.name.as_str();
        if !name.ends_with("interaction") {
            interactions(child, right, draft, said);
            continue;
        }
        let none = Vec::new();
        let values = child.attribute("responseidentifier").and_then(|id| right.get(id)).unwrap_or(&none);
        let text = |node: &Node| {
            markup::markdown(&node.html(&|inner| ASIDE.contains(&inner.name.as_str()).then(String::new)))
        };
        let mut named: Vec<(&str, String)> = Vec::new();
        for kind in ["simplechoice", "inlinechoice", "hottext", "simpleassociablechoice", "gaptext", "gap"] {
            let mut found = Vec::new();
            child.all(kind, &mut found);
            named.extend(found.into_iter().zip(1..).map(|(choice, number)| {
                let words = if kind == "gap" { format!("gap {number}") } else { text(choice) };
                (choice.attribute("identifier").unwrap_or_default(), words)
            }));
        }
        let words = |id: &str| {
            named
                .iter()
                .find(|(known, _)| *known == id)
                .map_or_else(|| id.to_owned(), |(_, text)| text.clone())
        };
        if CHOOSING.contains(&name) {
            let choices = named.iter().filter(|(_, text)| !text.is_empty());
            draft.options.extend(choices.map(|(id, text)| Choice {
                text: text.clone(),
                correct: values.iter().any(|value| value == id),
            }));
        } else if name == "orderinteraction" {
            said.extend(values.iter().enumerate().map(|(at, value)| format!("{}. {}", at + 1, words(value))));
            if values.is_empty() {
                draft
                    .options
                    .extend(named.iter().map(|(_, text)| Choice { text: text.clone(), correct: false }));
            }
        } else if values
            .iter()
            .any(|value| value.split_once(' ').is_some_and(|(one, _)| named.iter().any(|(id, _)| *id == one)))
        {
            said.extend(
                values
                    .iter()
                    .filter_map(|value| value.split_once(' '))
                    .map(|(one, other)| format!("- {} → {}", words(one), words(other))),
            );
        } else {
            said.extend(values.iter().map(|value| cell::prose(value)));
        }
    }
}
