//! The display list as pictures for a window: each page an SVG that stands alone, letters as outlines, nothing
//! fetched, nothing run, no style attributes (a strict content policy would refuse them).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ttf_parser::{Face as Outlines, GlyphId, OutlineBuilder};

use crate::Error;
use crate::display::{Color, Ink, Item, Run, Shape, Sheets, Step};
use crate::fonts::FACES;
use crate::pdf::EMBOLDEN;
use crate::xmp::escaped;

/// All pages.
///
/// # Errors
/// A font inside the program is damaged.
pub fn pages(sheets: &Sheets) -> Result<Vec<String>, Error> {
    let count = sheets.pages.len();
    sheets.pages.iter().enumerate().map(|(i, items)| page(sheets, items, i + 1, count)).collect()
}

fn page(sheets: &Sheets, items: &[Item], number: usize, count: usize) -> Result<String, Error> {
    let mut used: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for run in items.iter().filter_map(|i| if let Ink::Run(run) = &i.ink { Some(run) } else { None }) {
        used.entry(run.face).or_default().extend(run.glyphs.iter().map(|g| g.id));
    }
    let (w, h) = (sheets.width, sheets.height);
    let title = escaped(&format!("{}, page {number} of {count}", sheets.about.title));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\">\
         <title>{title}</title><defs>"
    );
    let mut per_em: BTreeMap<usize, f32> = BTreeMap::new();
    for (index, glyphs) in used {
        let Some(face) = FACES.get(index) else { continue };
        let outlines =
            Outlines::parse(face.data, 0).map_err(|e| Error::Font { face: face.name, why: e.to_string() })?;
        per_em.insert(index, f32::from(outlines.units_per_em()));
        for glyph in glyphs {
            let mut path = Path(String::new());
            if outlines.outline_glyph(GlyphId(glyph), &mut path).is_some() {
                let _ = write!(svg, "<path id=\"p{number}f{index}g{glyph}\" d=\"{}\"/>", path.0);
            }
        }
    }
    svg.push_str("</defs>");
    let _ = write!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>");
    for item in items {
        match &item.ink {
            Ink::Run(run) => run_of(&mut svg, run, number, per_em.get(&run.face).copied().unwrap_or(1000.0)),
            Ink::Shape(shape) => shape_of(&mut svg, shape),
        }
    }
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn run_of(svg: &mut String, run: &Run, page: usize, per_em: f32) {
    let scale = run.size / per_em;
    let fill = hex(run.color);
    let bold = if run.embolden {
        format!(" stroke=\"{fill}\" stroke-width=\"{}\"", short(per_em * EMBOLDEN))
    } else {
        String::new()
    };
    let (x, y) = (short(run.x), short(run.y));
    let _ = write!(
        svg,
        "<g fill=\"{fill}\"{bold} transform=\"translate({x} {y}) scale({scale:.6} -{scale:.6})\">"
    );
    for glyph in &run.glyphs {
        let (x, y) = (short(glyph.x / scale), short(glyph.rise / scale));
        let face = run.face;
        let _ = write!(svg, "<use href=\"#p{page}f{face}g{}\" x=\"{x}\" y=\"{y}\"/>", glyph.id);
    }
    svg.push_str("</g>");
}

fn shape_of(svg: &mut String, shape: &Shape) {
    let mut d = String::new();
    for step in &shape.steps {
        let (letter, x, y) = match *step {
            Step::Move(x, y) => ('M', x, y),
            Step::Line(x, y) => ('L', x, y),
        };
        let _ = write!(d, "{letter}{} {}", short(x), short(y));
    }
    if shape.closed {
        d.push('Z');
    }
    let fill = shape.fill.map_or("none".to_owned(), hex);
    let _ = write!(svg, "<path d=\"{d}\" fill=\"{fill}\"");
    if let Some((color, width)) = shape.stroke {
        let _ = write!(svg, " stroke=\"{}\" stroke-width=\"{}\"", hex(color), short(width));
        if shape.dash > 0.0 {
            let _ = write!(svg, " stroke-dasharray=\"{}\"", short(shape.dash));
        }
    }
    svg.push_str("/>");
}

fn hex(Color(r, g, b): Color) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// A number with two decimals at most.
fn short(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// An outline in the letters of SVG, in the units of its face.
struct Path(String);

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{} {}", short(x), short(y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{} {}", short(x), short(y));
    }
    fn quad_to(&mut self, a: f32, b: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{} {} {} {}", short(a), short(b), short(x), short(y));
    }
    fn curve_to(&mut self, a: f32, b: f32, c: f32, d: f32, x: f32, y: f32) {
        let _ =
            write!(self.0, "C{} {} {} {} {} {}", short(a), short(b), short(c), short(d), short(x), short(y));
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}
