//! Signs that stand for levels: "🟢 easy, 🟡 medium, 🔴 hard" at the top of a page, and one of them beside each
//! question. Coloured dots need no explanation where a document uses several of them.

use super::face::Face;
use super::mark;
use crate::block::Kind;
use crate::level::{self, Found};

/// Blocks in which a legend is looked for.
const NEAR: usize = 120;

/// What dots mean where nothing is said: green is easy, red is hard.
const DOTS: [(&str, &str); 5] =
    [("🟢", "junior"), ("🟡", "mid"), ("🟠", "mid"), ("🔴", "senior"), ("🟣", "staff")];

/// The signs of a document, the longer first, so that three stars are not taken for one.
#[derive(Debug, Default)]
pub struct Legend {
    signs: Vec<(String, Found)>,
    /// Blocks that explain signs and are no part of anything.
    blocks: Vec<usize>,
}

/// Finds the legend of a document, or the dots that it uses without one.
pub fn find(faces: &[Face]) -> Legend {
    let mut out = Legend::default();
    for (at, face) in faces.iter().take(NEAR).enumerate() {
        let found = match &face.block.kind {
            Kind::Table(rows) => rows.iter().flat_map(|row| explained(&row.join(" "))).collect(),
            Kind::Code(_) => Vec::new(),
            _ if face.block.text.len() > 240 => Vec::new(),
            _ => explained(&face.block.text),
        };
        if !found.is_empty() {
            out.blocks.push(at);
            out.signs.extend(found);
        }
    }
    out.signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    out.signs.dedup_by(|one, other| one.0 == other.0);
    // One sign beside a level word is a decoration.
    let levels = |out: &Legend| {
        out.signs.iter().any(|(_, found)| Some(found.slug) != out.signs.first().map(|s| s.1.slug))
    };
    if levels(&out) {
        return out;
    }
    let dots = Legend {
        signs: DOTS.map(|(sign, slug)| (sign.to_owned(), Found { slug, words: slug.to_owned() })).to_vec(),
        blocks: Vec::new(),
    };
    let mut used: Vec<&str> = faces
        .iter()
        .filter(|face| face.block.text.len() < 400 && !face.block.text.is_ascii())
        .filter_map(|face| dots.level(&face.block.text).map(|found| found.slug))
        .collect();
    used.sort_unstable();
    let many = used.len() >= 4;
    used.dedup();
    if many && used.len() >= 2 { dots } else { Legend::default() }
}

impl Legend {
    /// Whether a block only explains signs.
    pub fn explains(&self, at: usize) -> bool {
        self.blocks.binary_search(&at).is_ok()
    }

    /// Whether lines that bear a sign are questions whatever they say: the document explains its signs, and several
    /// levels stand beside items of its lists.
    pub fn asks(&self, faces: &[Face]) -> bool {
        let mut found: Vec<&str> = faces
            .iter()
            .filter(|face| signed(face))
            .filter_map(|face| Some(self.level(&face.block.text)?.slug))
            .collect();
        let many = found.len() >= 4 && !self.blocks.is_empty();
        found.sort_unstable();
        found.dedup();
        many && found.len() > 1
    }

    /// The level of the sign that `text` begins or ends with.
    pub fn level(&self, text: &str) -> Option<&Found> {
        if self.signs.is_empty() {
            return None;
        }
        let skip = |c: char| c.is_whitespace() || "*_`[]()#-–—|\u{fe0f}".contains(c);
        let start =
            text.trim_start_matches(|c: char| skip(c) || c.is_ascii_digit() || matches!(c, '.' | ')'));
        let end = text.trim_end_matches(skip);
        let beside = |sign: &str| start.starts_with(sign) || end.ends_with(sign);
        self.signs.iter().find(|(sign, _)| beside(sign)).map(|(_, found)| found)
    }

    /// `text` without the signs that are written in letters: ":rocket:".
    pub fn without(&self, text: &str) -> Option<String> {
        let words = self.signs.iter().filter(|(sign, _)| sign.starts_with(':'));
        let cut = words
            .filter_map(|(sign, _)| {
                text.strip_suffix(sign.as_str()).or_else(|| text.strip_prefix(sign.as_str()))
            })
            .next()?;
        Some(cut.trim().to_owned())
    }
}

/// Whether a block is an item of a list that a sign may stand beside.
pub fn signed(face: &Face) -> bool {
    face.block.marker.is_some()
        && face.block.depth <= 1
        && face.block.kind == Kind::Paragraph
        && face.block.text.len() < 400
}

/// The signs a line explains, each with its level; none where it is no line of a legend.
fn explained(text: &str) -> Vec<(String, Found)> {
    if text.is_ascii() && !text.contains(':') {
        return Vec::new();
    }
    let parts = signs(text);
    let Some((sign, _)) = parts.first() else { return Vec::new() };
    let words = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    // "easy 🟢, medium 🟡": the word stands before its sign.
    let lead = text.split(sign.as_str()).next().unwrap_or_default();
    let named = |text: &str| {
        // "🔴 Hard. All of them are below."
        let text =
            text.split(['.', '·', '|', ',', ';']).find(|part| !words(part).is_empty()).unwrap_or_default();
        let text = words(text);
        level::named(&text).filter(|_| text.split_whitespace().count() <= 4 && text.chars().count() < 40)
    };
    let silent = parts.last().is_some_and(|(_, text)| words(text).is_empty());
    let before = silent && named(lead).is_some();
    let mut out = Vec::new();
    let mut last = lead;
    for (sign, behind) in &parts {
        let said = if before { last } else { behind.as_str() };
        match named(said) {
            Some(found) => out.push((sign.clone(), found)),
            None => return Vec::new(),
        }
        last = behind;
    }
    out
}

/// The signs of a line, each with the text up to the next: runs of one picture, and pictures by their names.
fn signs(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let picture = u32::from(c) >= 0x2600 && mark::ornament(c) && !matches!(c, '\u{fe0f}');
        let mut len = c.len_utf8();
        let named =
            rest.strip_prefix(':').and_then(|tail| tail.split_once(':')).map(|(name, _)| name).filter(
                |name| {
                    name.len() > 2
                        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                },
            );
        if picture || named.is_some() {
            len = match named {
                Some(name) => name.len() + 2,
                None => rest
                    .chars()
                    .take_while(|next| *next == c || *next == '\u{fe0f}')
                    .map(char::len_utf8)
                    .sum(),
            };
            let sign = rest.get(..len).unwrap_or_default().trim_end_matches('\u{fe0f}').to_owned();
            out.push((sign, String::new()));
        } else if let Some((_, behind)) = out.last_mut() {
            behind.push(c);
        }
        rest = rest.get(len..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_are_told_from_other_lines() {
        let said = |text: &str| -> Vec<(String, &str)> {
            explained(text).into_iter().map(|(sign, found)| (sign, found.slug)).collect()
        };
        let three = |a: &str, b: &str, c: &str| {
            vec![(a.to_owned(), "junior"), (b.to_owned(), "mid"), (c.to_owned(), "senior")]
        };
        assert_eq!(said("Legend: 🟢 easy, 🟡 medium, 🔴 hard"), three("🟢", "🟡", "🔴"));
        assert_eq!(said("🟢 = Junior | 🟡 = Middle | 🔴 = Senior"), three("🟢", "🟡", "🔴"));
        assert_eq!(said("Легкие 🟢, средние 🟡, сложные 🔴"), three("🟢", "🟡", "🔴"));
        assert_eq!(said(":baby: - Beginner"), [(String::from(":baby:"), "junior")]);
        assert_eq!(said("⭐️⭐️ Middle"), [(String::from("⭐️⭐"), "mid")]);
        assert_eq!(said("🚀 What is a hard link?"), []);
        assert_eq!(said("Time: 10:30 and :ok"), []);
    }
}
