//! Automatic numbering: which number Word shows before a paragraph. It is not in the text, only a reference to a
//! list definition is, so that the counting is done again here.

use crate::block::Marker;
use crate::xml::Node;
use std::collections::{HashMap, HashSet};

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// "%1.", "%1.%2", "Question %1:".
    text: String,
}

/// One item's number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) marker: Marker,
    /// As Word shows it.
    pub(super) shown: String,
    /// Words stand in it, not only a number.
    pub(super) worded: bool,
}

/// The lists of a document and where each stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, HashMap<u8, Level>>,
    /// The definition that a list counts with: lists of one definition count on.
    shared: HashMap<String, String>,
    counts: HashMap<(String, u8), u32>,
    restarted: HashSet<String>,
    overrides: HashMap<String, HashMap<u8, u32>>,
}

/// List and depth of `w:numPr`.
pub(super) fn place(node: &Node) -> (Option<String>, Option<u8>) {
    let value = |name: &str| node.child(name).and_then(|child| child.attribute("val"));
    (
        value("numId").map(str::to_owned),
        value("ilvl").and_then(|depth| depth.parse::<u8>().ok()).map(|depth| depth.min(8)),
    )
}

fn levels(node: &Node) -> HashMap<u8, Level> {
    let value = |level: &Node, name: &str| {
        level.child(name).and_then(|child| child.attribute("val")).map(str::to_owned)
    };
    node.children("lvl")
        .filter_map(|level| {
            let depth: u8 = level.attribute("ilvl")?.parse().ok()?;
            let start = value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
            let format = value(level, "numFmt").unwrap_or_else(|| String::from("decimal"));
            // It stands before every item, so that a long one would fill the memory.
            let text = value(level, "lvlText").unwrap_or_default().chars().take(100).collect();
            Some((depth, Level { start, format, text }))
        })
        .collect()
}

impl Numbering {
    pub(super) fn read(root: &Node) -> Self {
        let mut out = Self::default();
        let (mut kinds, mut lists) = (Vec::new(), Vec::new());
        root.all("abstractNum", &mut kinds);
        root.all("num", &mut lists);
        let kinds: HashMap<&str, HashMap<u8, Level>> = kinds
            .into_iter()
            .filter_map(|kind| Some((kind.attribute("abstractNumId")?, levels(kind))))
            .collect();
        for list in lists {
            let Some(id) = list.attribute("numId") else { continue };
            let kind = list.child("abstractNumId").and_then(|kind| kind.attribute("val")).unwrap_or_default();
            let mut own = kinds.get(kind).cloned().unwrap_or_default();
            for change in list.children("lvlOverride") {
                own.extend(levels(change));
                let depth = change.attribute("ilvl").and_then(|depth| depth.parse::<u8>().ok()).unwrap_or(0);
                let start = change
                    .child("startOverride")
                    .and_then(|start| start.attribute("val")?.parse::<u32>().ok());
                if let Some(start) = start {
                    out.overrides.entry(id.to_owned()).or_default().insert(depth, start);
                }
            }
            out.shared.insert(id.to_owned(), kind.to_owned());
            out.lists.insert(id.to_owned(), own);
        }
        out
    }

    /// The number of the next item of list `id` at `depth`; none where the list is switched off or unknown.
    pub(super) fn next(&mut self, id: &str, depth: u8) -> Option<Item> {
        let levels = self.lists.get(id)?;
        let level = levels.get(&depth).or_else(|| levels.get(&0))?;
        let kind = self.shared.get(id)?.clone();
        if matches!(level.format.as_str(), "bullet" | "none") {
            return Some(Item { marker: Marker::Bullet, shown: String::from("•"), worded: false });
        }
        if let Some(starts) = self.overrides.get(id)
            && !self.restarted.contains(id)
        {
            self.restarted.insert(id.to_owned());
            for (depth, start) in starts {
                self.counts.insert((kind.clone(), *depth), start.saturating_sub(1));
            }
        }
        let count = self.counts.entry((kind.clone(), depth)).or_insert_with(|| level.start.saturating_sub(1));
        *count = count.saturating_add(1);
        let number = *count;
        for deeper in depth + 1..=9 {
            self.counts.remove(&(kind.clone(), deeper));
        }
        let mut shown = level.text.clone();
        for above in 0..=depth {
            let at = self.counts.get(&(kind.clone(), above)).copied().unwrap_or(1);
            let format = levels.get(&above).map_or("decimal", |level| level.format.as_str());
            shown = shown.replace(&format!("%{}", above + 1), &formatted(at, format));
        }
        let pattern: String = level.text.chars().filter(|c| c.is_alphabetic()).collect();
        let marker = match level.format.as_str() {
            "lowerLetter" | "upperLetter" => letter(number).map_or(Marker::Number(number), Marker::Letter),
            _ => Marker::Number(number),
        };
        Some(Item { marker, shown, worded: !pattern.is_empty() })
    }
}

fn letter(number: u32) -> Option<char> {
    let place = number.checked_sub(1).filter(|place| *place < 26)?;
    char::from_u32(u32::from('a') + place)
}

fn formatted(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letter(number).map_or_else(|| number.to_string(), String::from),
        "upperLetter" => letter(number).map_or_else(|| number.to_string(), |c| c.to_uppercase().collect()),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn roman(mut number: u32) -> String {
    if number > 3999 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml;

    #[test]
    fn lists_count_as_word_counts() {
        let root = xml::parse(
            r#"<w:numbering xmlns:w="w">
            <w:abstractNum w:abstractNumId="0">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
            </w:abstractNum>
            <w:abstractNum w:abstractNumId="1">
              <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Question %1:"/></w:lvl>
            </w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
            <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
            </w:numbering>"#,
        )
        .expect("well formed");
        let mut lists = Numbering::read(&root);
        let mut shown = |id: &str, depth| lists.next(id, depth).map(|item| item.shown).unwrap_or_default();
        assert_eq!(
            [shown("1", 0), shown("1", 1), shown("1", 1), shown("1", 0), shown("1", 1)],
            ["1.", "a)", "b)", "2.", "a)"]
        );
        assert_eq!([shown("2", 0), shown("2", 0)], ["1.", "2."]);
        assert_eq!([shown("3", 0), shown("3", 0)], ["Question 1:", "Question 2:"]);
        assert_eq!(lists.next("9", 0), None);
    }
}
