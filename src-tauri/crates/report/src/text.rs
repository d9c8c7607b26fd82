//! Words into lines of placed glyphs: fallback, shaping, direction and line breaking are parley's; what is ours is
//! that no character is lost in silence. One that no face has is drawn as its code point and reported.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use parley::layout::{Alignment, AlignmentOptions};
use parley::style::{
    FontFamily, FontFamilyName, FontStyle, FontWeight, LineHeight, OverflowWrap, StyleProperty,
};
use parley::{FontContext, IndentOptions, Layout, LayoutContext};

use crate::display::{Color, Run};
use crate::fonts::{Company, FACES, Fonts, invisible};
use crate::glyphs;
use crate::style::Style;

/// Words of one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are set.
    pub style: Style,
}

impl Span {
    /// Words of one style.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// Where the lines of a paragraph lie between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the side where reading starts: left, or right in a paragraph that begins in Arabic or Hebrew.
    Start,
    /// Left, whatever the script.
    Left,
    /// In the middle.
    Center,
    /// Right, whatever the script.
    Right,
}

/// A set line. Its runs lie from its own top left corner, in the order they are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// From its top to the next line's.
    pub height: f32,
    /// Of what is inked.
    pub width: f32,
    /// Its text.
    pub runs: Vec<Run>,
}

/// Sets text for one document.
pub struct Typesetter {
    fonts: FontContext,
    scratch: LayoutContext<Color>,
    prose: Vec<FontFamilyName<'static>>,
    code: Vec<FontFamilyName<'static>>,
    faces: Vec<Option<ttf_parser::Face<'static>>>,
    by_address: HashMap<usize, usize>,
    covered: HashMap<char, bool>,
    missing: BTreeSet<char>,
}

impl Typesetter {
    /// For a document that keeps this company.
    pub fn new(fonts: &Fonts, company: Company) -> Self {
        Self {
            fonts: fonts.context(),
            scratch: LayoutContext::new(),
            prose: company.families(false),
            code: company.families(true),
            faces: FACES.iter().map(|face| ttf_parser::Face::parse(face.data, 0).ok()).collect(),
            by_address: FACES.iter().enumerate().map(|(i, f)| (f.data.as_ptr() as usize, i)).collect(),
            covered: HashMap::new(),
            missing: BTreeSet::new(),
        }
    }

    /// The characters met so far that no face has.
    pub fn missing(self) -> Vec<char> {
        self.missing.into_iter().collect()
    }

    /// One line, never broken.
    pub fn line(&mut self, text: &str, style: Style) -> Line {
        let spans = [Span::new(text, style)];
        self.lines(&spans, f32::INFINITY, Align::Left, 0.0).into_iter().next().unwrap_or_default()
    }

    /// A paragraph within `width`; lines after the first are indented by `hanging`. A text without a word has no line.
    pub fn lines(&mut self, spans: &[Span], width: f32, align: Align, hanging: f32) -> Vec<Line> {
        let mut unset = BTreeSet::new();
        loop {
            let layout = match self.layout(spans, width, align, hanging, &unset) {
                Some(layout) => layout,
                None => return Vec::new(),
            };
            let (lines, holes) = self.read(&layout.0, &layout.1);
            // A mark that its base's face lacks shows up only after shaping; each turn takes at least one away.
            let known = unset.len();
            unset.extend(holes);
            if unset.len() == known {
                return lines;
            }
        }
    }

    fn layout(
        &mut self,
        spans: &[Span],
        width: f32,
        align: Align,
        hanging: f32,
        unset: &BTreeSet<char>,
    ) -> Option<(Layout<Color>, String)> {
        let mut text = String::new();
        let mut ranges = Vec::with_capacity(spans.len());
        for span in spans {
            let start = text.len();
            self.push_settable(&mut text, &span.text, unset);
            ranges.push(start..text.len());
        }
        let base = spans.first()?.style;
        if text.is_empty() {
            return None;
        }
        let leading = spans.iter().map(|s| s.style.line()).fold(0.0, f32::max);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        builder.push_default(StyleProperty::FontSize(base.size));
        for (span, range) in spans.iter().zip(ranges) {
            let style = span.style;
            let families = if style.mono { &self.code } else { &self.prose };
            builder.push(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(families))), range.clone());
            builder.push(StyleProperty::FontSize(style.size), range.clone());
            builder.push(StyleProperty::Brush(style.color), range.clone());
            if style.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            if style.italic {
                builder.push(StyleProperty::FontStyle(FontStyle::Italic), range);
            }
        }
        let mut layout = builder.build(&text);
        let width = width.is_finite().then_some(width);
        layout.set_text_indent(hanging, IndentOptions { each_line: false, hanging: true });
        layout.break_all_lines(width);
        let side = match align {
            Align::Start => Alignment::Start,
            Align::Left => Alignment::Left,
            Align::Center => Alignment::Center,
            Align::Right => Alignment::Right,
        };
        layout.align(side, AlignmentOptions::default());
        Some((layout, text))
    }

    /// Appends a text with everything that cannot be set in a line replaced by something that can.
    fn push_settable(&mut self, to: &mut String, text: &str, unset: &BTreeSet<char>) {
        for c in text.chars() {
            match c {
                '\t' => to.push_str("    "),
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => to.push(' '),
                c if c.is_control() => {}
                c if invisible(c) => to.push(c),
                c if !unset.contains(&c) && self.has(c) => to.push(c),
                c => {
                    self.missing.insert(c);
                    to.push_str(&format!("[U+{:04X}]", u32::from(c)));
                }
            }
        }
    }

    fn has(&mut self, c: char) -> bool {
        if c.is_ascii() {
            return true;
        }
        let faces = &self.faces;
        *self
            .covered
            .entry(c)
            .or_insert_with(|| faces.iter().flatten().any(|face| face.glyph_index(c).is_some()))
    }

    /// The lines of a layout, and the characters for which shaping found no glyph.
    fn read(&self, layout: &Layout<Color>, text: &str) -> (Vec<Line>, BTreeSet<char>) {
        let mut holes = BTreeSet::new();
        let lines = layout.lines().map(|line| {
            let metrics = line.metrics();
            let baseline = metrics.baseline - metrics.block_min_coord;
            let mut x = metrics.offset + metrics.inline_min_coord;
            let mut runs: Vec<(usize, Run)> = Vec::new();
            for run in line.runs() {
                let face =
                    self.by_address.get(&(run.font().data.as_ref().as_ptr() as usize)).copied().unwrap_or(0);
                runs.extend(glyphs::read(&run, text, face, (x, baseline)));
                x += run.advance();
            }
            // As they are read, not as they stand.
            runs.sort_by_key(|(first, _)| *first);
            let runs: Vec<Run> = runs.into_iter().map(|(_, run)| run).collect();
            runs.iter().for_each(|run| self.note_holes(run, &mut holes));
            Line { height: metrics.line_height, width: metrics.advance - metrics.hanging_advance, runs }
        });
        (lines.collect(), holes)
    }

    /// The characters of the run's clusters that came out as the face's empty box.
    fn note_holes(&self, run: &Run, holes: &mut BTreeSet<char>) {
        let mut glyphs = run.glyphs.iter();
        for cluster in &run.clusters {
            if !glyphs.by_ref().take(cluster.glyphs).any(|glyph| glyph.id == 0) {
                continue;
            }
            let face = self.faces.get(run.face).and_then(Option::as_ref);
            let seen = |c: &char| !c.is_ascii() && !invisible(*c);
            let lacking = |c: &char| face.and_then(|f| f.glyph_index(*c)).is_none();
            let found: Vec<char> = cluster.text.chars().filter(seen).filter(lacking).collect();
            if found.is_empty() {
                holes.extend(cluster.text.chars().filter(seen))
            } else {
                holes.extend(found)
            }
        }
    }
}
