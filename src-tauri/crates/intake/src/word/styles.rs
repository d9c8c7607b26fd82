//! What a Word style means here: a heading and its level, code, a quotation, a numbering. Names are English in
//! the file whatever the program's language, identifiers are not.

use crate::xml::Node;
use std::collections::HashMap;

#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    based_on: String,
    outline: Option<u8>,
    numbering: Option<(String, u8)>,
    mono: bool,
    bold: bool,
}

/// The styles of a document by identifier.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

/// Parts of typeface names that have one width.
const MONO: &[&str] = &[
    "courier",
    "consolas",
    "mono",
    "menlo",
    "monaco",
    "source code",
    "lucida console",
    "fira code",
    "cascadia",
    "inconsolata",
];

/// Whether a typeface has one width.
pub(super) fn monospaced(face: &str) -> bool {
    let lower = face.to_lowercase();
    MONO.iter().any(|part| lower.contains(part))
}

/// Whether `w:rPr` asks for a typeface of one width.
pub(super) fn mono(properties: Option<&Node>) -> bool {
    properties.and_then(|p| p.child("rFonts")).is_some_and(|fonts| {
        ["ascii", "hAnsi"].iter().any(|key| fonts.attribute(key).is_some_and(monospaced))
    })
}

/// A property that is on by standing there, unless it says otherwise.
pub(super) fn on(properties: Option<&Node>, name: &str) -> Option<bool> {
    let value = properties?.child(name)?.attribute("val");
    Some(!matches!(value, Some("0" | "false" | "none" | "off")))
}

impl Styles {
    pub(super) fn read(root: &Node) -> Self {
        let mut found = Vec::new();
        root.all("style", &mut found);
        let styles = found.into_iter().filter_map(|node| {
            let id = node.attribute("styleId")?.to_owned();
            let value = |name: &str| {
                node.child(name).and_then(|child| child.attribute("val")).unwrap_or_default().to_owned()
            };
            let paragraph = node.child("pPr");
            let outline = paragraph
                .and_then(|p| p.child("outlineLvl"))
                .and_then(|level| level.attribute("val")?.parse().ok());
            let place = paragraph.and_then(|p| p.child("numPr")).map(super::numbering::place);
            let numbering = place.and_then(|(id, depth)| Some((id?, depth.unwrap_or(0))));
            let runs = node.child("rPr");
            let style = Style {
                name: value("name").to_lowercase(),
                based_on: value("basedOn"),
                outline,
                numbering,
                mono: mono(runs),
                bold: on(runs, "b").unwrap_or(false),
            };
            Some((id, style))
        });
        Self(styles.collect())
    }

    /// The style and those it is based on, nearest first.
    fn line(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(&style.based_on)).take(12)
    }

    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        let named = self.line(id).find_map(|style| {
            if style.name == "title" {
                return Some(1);
            }
            let level = style.name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
            level.or_else(|| style.outline.filter(|level| *level < 9).map(|level| level + 1))
        });
        // Documents of small programs name styles without declaring them.
        let bare = || {
            id.strip_prefix("Heading")
                .and_then(|level| level.parse::<u8>().ok())
                .or((id == "Title").then_some(1))
        };
        named.or_else(bare).map(|level| level.clamp(1, 6))
    }

    pub(super) fn is_code(&self, id: &str) -> bool {
        self.line(id).any(|style| {
            style.mono
                || ["code", "preformatted", "macro", "verbatim", "listing"]
                    .iter()
                    .any(|part| style.name.contains(part))
        }) || matches!(id, "SourceCode" | "Code" | "HTMLPreformatted")
    }

    pub(super) fn is_quote(&self, id: &str) -> bool {
        self.line(id).any(|style| style.name.contains("quote"))
    }

    pub(super) fn bold(&self, id: &str) -> bool {
        self.line(id).any(|style| style.bold || style.name == "strong")
    }

    pub(super) fn numbering(&self, id: &str) -> Option<(String, u8)> {
        self.line(id).find_map(|style| style.numbering.clone())
    }
}
