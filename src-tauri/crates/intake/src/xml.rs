//! XML as a small tree, for the formats that are XML: names without prefixes, entities resolved, mismatched ends
//! forgiven, depth and size bounded. External entities and DTDs are never looked at.

use crate::stop;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Node {
    /// Its name as written, without a prefix.
    pub name: String,
    /// Its attributes, names without prefixes.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Child {
    /// An element.
    Node(Node),
    /// Text, entities resolved.
    Text(String),
}

const DEEP: usize = 120;
const NODES: usize = 8_000_000;

/// The root of `text`, a node without a name around what the document holds.
///
/// # Errors
/// The parser's words.
pub(crate) fn parse(text: &str) -> Result<Node, String> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut open = vec![Node::default()];
    let (mut count, mut too_deep) = (0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|why| why.to_string())? {
            Event::Start(tag) if open.len() >= DEEP => {
                let _ = tag;
                too_deep += 1;
            }
            Event::Start(tag) => open.push(node(&tag)),
            Event::Empty(tag) => hold(&mut open, Child::Node(node(&tag))),
            Event::End(_) if too_deep > 0 => too_deep -= 1,
            Event::End(tag) => {
                let name = local(tag.name().as_ref()).to_owned();
                // An end without its start closes nothing; one that closes an outer element closes the inner ones.
                if let Some(at) = open.iter().rposition(|node| node.name == name).filter(|at| *at > 0) {
                    while open.len() > at {
                        close(&mut open);
                    }
                }
            }
            Event::Text(piece) => push(&mut open, &piece.xml10_content()),
            Event::CData(piece) => push(&mut open, &piece.xml10_content()),
            Event::GeneralRef(entity) => push(&mut open, &crate::tags::unescape(&format!("&{};", &*entity))),
            Event::Eof => break,
            _ => {}
        }
        count += 1;
        if stop::asked() {
            break;
        }
        if count > NODES {
            return Err(String::from("it holds more elements than are read"));
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    Ok(open.pop().unwrap_or_default())
}

fn close(open: &mut Vec<Node>) {
    if let Some(node) = open.pop() {
        hold(open, Child::Node(node));
    }
}

fn hold(open: &mut [Node], child: Child) {
    if let Some(node) = open.last_mut() {
        node.children.push(child);
    }
}

fn push(open: &mut [Node], text: &str) {
    let Some(node) = open.last_mut() else { return };
    match node.children.last_mut() {
        Some(Child::Text(held)) => held.push_str(text),
        _ => node.children.push(Child::Text(text.to_owned())),
    }
}

fn node(tag: &BytesStart<'_>) -> Node {
    let attributes = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| (local(attribute.key.as_ref()).to_owned(), crate::tags::unescape(&attribute.value)))
        .collect();
    Node { name: local(tag.name().as_ref()).to_owned(), attributes, children: Vec::new() }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl Node {
    /// Elements directly below.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| if let Child::Node(node) = child { Some(node) } else { None })
    }

    /// The first element of that name directly below.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.nodes().find(|node| node.name == name)
    }

    /// Elements of that name directly below.
    pub(crate) fn children<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.nodes().filter(move |node| node.name == name)
    }

    /// The first element of that name anywhere below.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        self.nodes().find_map(|node| if node.name == name { Some(node) } else { node.find(name) })
    }

    /// All elements of that name anywhere below, in their order.
    pub(crate) fn all<'a>(&'a self, name: &str, out: &mut Vec<&'a Self>) {
        for node in self.nodes() {
            if node.name == name {
                out.push(node);
            } else {
                node.all(name, out);
            }
        }
    }

    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All text below.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.collect(&mut out);
        out
    }

    fn collect(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => out.push_str(text),
                Child::Node(node) => node.collect(out),
            }
        }
    }

    /// What it holds as markup of a page. `replace` may put other text in an element's place.
    pub(crate) fn html(&self, replace: &dyn Fn(&Self) -> Option<String>) -> String {
        let mut out = String::new();
        self.write(replace, false, &mut out);
        out
    }

    fn write(&self, replace: &dyn Fn(&Self) -> Option<String>, pre: bool, out: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(text) => {
                    // Line ends and indentation of the file are spaces of the page, but in `pre`.
                    if self.name == "pre" || pre {
                        out.push_str(&escape(text));
                    } else {
                        let words: Vec<&str> = text.split_ascii_whitespace().collect();
                        let edge = |edge: bool| if edge { " " } else { "" };
                        out.push_str(edge(text.starts_with(|c: char| c.is_ascii_whitespace())));
                        out.push_str(&escape(&words.join(" ")));
                        out.push_str(edge(
                            !words.is_empty() && text.ends_with(|c: char| c.is_ascii_whitespace()),
                        ));
                    }
                }
                Child::Node(node) => {
                    if let Some(text) = replace(node) {
                        out.push_str(&text);
                        continue;
                    }
                    let name = node.name.to_ascii_lowercase();
                    let pre = pre || name == "pre";
                    if !crate::tags::formats(&name) {
                        node.write(replace, pre, out);
                        continue;
                    }
                    let link = node
                        .attribute("href")
                        .map(|href| format!(" href=\"{}\"", escape(href)))
                        .unwrap_or_default();
                    out.push_str(&format!("<{name}{link}>"));
                    node.write(replace, pre, out);
                    if !matches!(name.as_str(), "br" | "img" | "hr") {
                        out.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
