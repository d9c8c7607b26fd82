//! Shaped runs into the display list's: which glyphs draw which characters, and where. Getting the pairs right is
//! what makes the PDF's text searchable in every script.

use parley::Run as Shaped;

use crate::display::{Cluster, Color, Glyph, Run};
use crate::fonts::invisible;

/// The runs of one colour within a shaped run that starts at `at`, each with the place in `text` where it is read.
pub fn read(shaped: &Shaped<'_, Color>, text: &str, face: usize, at: (f32, f32)) -> Vec<(usize, Run)> {
    let rtl = shaped.is_rtl();
    let mut runs: Vec<(usize, Run)> = Vec::new();
    let mut pen = at.0;
    // The later parts of a right-to-left ligature come before the glyph that draws it: their words, their left end.
    let mut ahead: Option<(String, f32)> = None;
    for cluster in shaped.visual_clusters() {
        let range = cluster.text_range();
        let part = text.get(range.clone()).unwrap_or_default();
        let start = pen;
        pen += cluster.advance();
        if cluster.is_ligature_continuation() {
            if rtl {
                ahead.get_or_insert_with(|| (String::new(), start)).0.insert_str(0, part);
            } else if let Some((_, run)) = runs.last_mut() {
                run.width = pen - run.x;
                if let Some(last) = run.clusters.last_mut() {
                    last.text.push_str(part);
                }
            }
            continue;
        }
        let (rest, start) = ahead.take().unwrap_or((String::new(), start));
        let words = format!("{part}{rest}");
        if words.chars().all(invisible) {
            continue;
        }
        let color = cluster.style().brush;
        if runs.last().is_none_or(|(_, run)| run.color != color) {
            runs.push((
                range.start,
                Run {
                    face,
                    size: shaped.font_size(),
                    color,
                    embolden: shaped.synthesis().embolden(),
                    rtl,
                    x: start,
                    y: at.1,
                    width: 0.0,
                    clusters: Vec::new(),
                    glyphs: Vec::new(),
                },
            ));
        }
        let Some((first, run)) = runs.last_mut() else { continue };
        *first = (*first).min(range.start);
        run.width = pen - run.x;
        let before = run.glyphs.len();
        let mut x = start - run.x;
        for glyph in cluster.glyphs() {
            run.glyphs.push(Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                x: x + glyph.x,
                // The shaper counts downwards.
                rise: -glyph.y,
            });
            x += glyph.advance;
        }
        let glyphs = run.glyphs.len() - before;
        if glyphs > 0 {
            run.clusters.push(Cluster { text: words, glyphs });
        }
    }
    runs.retain(|(_, run)| !run.glyphs.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use crate::fonts::{Company, Fonts};
    use crate::style::BODY;
    use crate::text::Typesetter;

    /// In Noto Sans Arabic the dots of the last letter hang 232 of 1000 units lower than where they are drawn.
    #[test]
    fn the_dots_of_a_last_yeh_hang_below_its_bowl() {
        let mut setter = Typesetter::new(&Fonts::bundled(), Company::default());
        let line = setter.line("في", BODY);
        let lowest = line.runs.iter().flat_map(|run| &run.glyphs).map(|g| g.rise).fold(0.0, f32::min);
        assert!((lowest + 0.232 * BODY.size).abs() < 0.01, "{lowest}");
    }
}
