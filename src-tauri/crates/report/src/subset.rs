//! Fonts cut down to the glyphs that a document uses, and the characters that each glyph stands for, so that what
//! is drawn can also be found and copied.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, ParsedFont, PdfFont, PdfResources};

use crate::Error;
use crate::display::{Ink, Run, Sheets};
use crate::fonts::FACES;

/// Characters that have a glyph without ink and width in one face or another: fonts draw even a joiner, as a bar with
/// a cross, for those who show what cannot be seen.
const BLANKS: [char; 3] = ['\u{34f}', '\u{200b}', '\u{feff}'];

/// A face as the file carries it.
pub struct Subset {
    /// Under this name the file knows it.
    pub id: FontId,
    /// New glyph numbers by old ones.
    pub numbers: BTreeMap<u16, u16>,
    /// Advances in thousandths of the type size, by old numbers, cut off as printpdf cuts them.
    pub widths: BTreeMap<u16, i64>,
    /// What each glyph spells, by old numbers.
    pub spelling: BTreeMap<u16, String>,
    /// A glyph without ink or width, in faces that are read from right to left.
    pub blank: Option<u16>,
}

/// All text of the document.
pub fn runs(sheets: &Sheets) -> impl Iterator<Item = &Run> {
    sheets.pages.iter().flatten().filter_map(|item| match &item.ink {
        Ink::Run(run) => Some(run),
        Ink::Shape(_) => None,
    })
}

/// The faces that the document uses, put among the file's resources.
///
/// # Errors
/// A face cannot be read.
pub fn subsets(sheets: &Sheets, resources: &mut PdfResources) -> Result<BTreeMap<usize, Subset>, Error> {
    let mut used: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for run in runs(sheets) {
        used.entry(run.face).or_default().extend(run.glyphs.iter().map(|g| g.id));
    }
    let mut subsets = BTreeMap::new();
    for (index, mut glyphs) in used {
        let Some(face) = FACES.get(index) else { continue };
        let rtl = runs(sheets).any(|run| run.face == index && run.rtl);
        let blank = rtl.then(|| blank(face.data)).flatten();
        glyphs.extend(blank.map(|(id, _)| id));
        let damaged = |why: String| Error::Font { face: face.name, why };
        let mut remapper = subsetter::GlyphRemapper::new();
        let numbers: BTreeMap<u16, u16> = glyphs.iter().map(|g| (*g, remapper.remap(*g))).collect();
        let data = subsetter::subset(face.data, 0, &remapper).map_err(|e| damaged(e.to_string()))?;
        let mut parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new())
            .ok_or_else(|| damaged("its subset has no outlines".to_owned()))?;
        parsed.font_name = Some(format!("{}+{}", tag(index), face.name));
        let per_em = f32::from(parsed.pdf_font_metrics.units_per_em.max(1));
        let width =
            |new: u16| (f32::from(parsed.get_glyph_width(new).unwrap_or(0)) * (1000.0 / per_em)) as i64;
        let widths = numbers.iter().map(|(old, new)| (*old, width(*new))).collect();
        let id = FontId(format!("F{index}"));
        resources.fonts.map.insert(id.clone(), PdfFont::new(parsed));
        let mut spelling = spelling(sheets, index, &glyphs);
        if let Some((blank, spells)) = blank {
            spelling.entry(blank).or_insert_with(|| spells.to_string());
        }
        let blank = blank.map(|(id, _)| id);
        subsets.insert(index, Subset { id, numbers, widths, spelling, blank });
    }
    Ok(subsets)
}

/// A glyph of a face that draws nothing and takes no room, with the character it stands for.
fn blank(face: &[u8]) -> Option<(u16, char)> {
    let face = ttf_parser::Face::parse(face, 0).ok()?;
    BLANKS.into_iter().find_map(|c| {
        let glyph = face.glyph_index(c)?;
        let empty = face.glyph_bounding_box(glyph).is_none() && face.glyph_hor_advance(glyph) == Some(0);
        empty.then_some((glyph.0, c))
    })
}

/// Six capital letters that mark a subset (ISO 32000-1, 9.6.4).
fn tag(index: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    format!("EVEN{}{}", letter(index / 26), letter(index))
}

/// What each glyph of a face spells. A glyph has one spelling in a PDF, so the plainest evidence is heard first:
/// the face's own table for characters of the document, then glyphs that draw a cluster alone, then clusters whose
/// glyphs and characters can be paired.
fn spelling(sheets: &Sheets, face: usize, glyphs: &BTreeSet<u16>) -> BTreeMap<u16, String> {
    let mut spelled: BTreeMap<u16, String> = BTreeMap::new();
    let own = || runs(sheets).filter(move |run| run.face == face);
    let parsed = FACES.get(face).and_then(|f| ttf_parser::Face::parse(f.data, 0).ok());
    let chars: BTreeSet<char> = own().flat_map(|r| r.clusters.iter().flat_map(|c| c.text.chars())).collect();
    for c in chars {
        if let Some(glyph) = parsed.as_ref().and_then(|p| p.glyph_index(c)).filter(|g| glyphs.contains(&g.0))
        {
            spelled.entry(glyph.0).or_insert_with(|| c.to_string());
        }
    }
    for run in own() {
        for (text, ids) in drawn(run) {
            if let [only] = ids.as_slice() {
                spelled.entry(*only).or_insert_with(|| text.to_owned());
            }
        }
    }
    for run in own() {
        for (text, mut ids) in drawn(run) {
            if ids.len() < 2 {
                continue;
            }
            if run.rtl {
                ids.reverse();
            }
            let letters: Vec<String> = text.chars().map(String::from).collect();
            let fits = |(id, letter): (&u16, &String)| spelled.get(id).is_none_or(|known| known == letter);
            if letters.len() == ids.len() && ids.iter().zip(&letters).all(fits) {
                spelled.extend(ids.into_iter().zip(letters));
            } else {
                ids.into_iter().for_each(|id| {
                    spelled.entry(id).or_insert_with(|| text.to_owned());
                });
            }
        }
    }
    spelled
}

/// The clusters of a run with their glyphs, left to right.
pub fn drawn(run: &Run) -> impl Iterator<Item = (&str, Vec<u16>)> {
    let mut glyphs = run.glyphs.iter();
    run.clusters
        .iter()
        .map(move |c| (c.text.as_str(), glyphs.by_ref().take(c.glyphs).map(|g| g.id).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_read_from_right_to_left_have_a_glyph_that_nobody_sees() {
        let faces: Vec<_> =
            FACES.iter().filter(|f| f.name.contains("Arabic") || f.name.contains("Hebrew")).collect();
        assert_eq!(faces.len(), 4, "two scripts, regular and bold");
        for face in faces {
            assert!(blank(face.data).is_some(), "{}", face.name);
        }
    }
}
