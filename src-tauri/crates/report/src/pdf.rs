//! The display list as a PDF: glyphs and shapes as printpdf's operations, each between the marks that tie it to the
//! structure of the document.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color as PdfColor, DictItem, Line, LineDashPattern, LinePoint, Mm, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rgb, TextItem, TextMatrix,
    TextRenderingMode, WindingOrder,
};

use crate::Error;
use crate::archive;
use crate::display::{Color, Glyph, Ink, NodeId, Role, Run, Shape, Sheets, Step};
use crate::subset::{Subset, drawn, subsets};

/// How much of its size a face without a bold is thickened by.
pub const EMBOLDEN: f32 = 0.03;

/// The file.
///
/// # Errors
/// A font inside the program is damaged, or the parts do not go together.
pub fn write(sheets: &Sheets) -> Result<Vec<u8>, Error> {
    let mut pdf = PdfDocument::new(&sheets.about.title);
    let subsets = subsets(sheets, &mut pdf.resources)?;
    let mut marks: Vec<Vec<NodeId>> = Vec::with_capacity(sheets.pages.len());
    let mut pages = Vec::with_capacity(sheets.pages.len());
    for items in &sheets.pages {
        let mut writer =
            Writer { sheets, subsets: &subsets, ops: Vec::new(), marks: Vec::new(), open: Open::Nothing };
        for item in items {
            match &item.ink {
                Ink::Run(run) => writer.run(run, item.node),
                Ink::Shape(shape) => writer.shape(shape, item.node),
            }
        }
        writer.enter(Open::Nothing);
        pages.push(PdfPage::new(Mm::from(Pt(sheets.width)), Mm::from(Pt(sheets.height)), writer.ops));
        marks.push(writer.marks);
    }
    pdf.with_pages(pages);
    let file = pdf.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    archive::finish(file, sheets, &marks)
}

/// The marked sequence that the page is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Decoration,
    Part(NodeId),
}

struct Writer<'a> {
    sheets: &'a Sheets,
    subsets: &'a BTreeMap<usize, Subset>,
    ops: Vec<Op>,
    /// For each mark of the page, the part it belongs to.
    marks: Vec<NodeId>,
    open: Open,
}

impl Writer<'_> {
    /// Sequences are never nested: poppler loses what follows an inner one.
    fn enter(&mut self, next: Open) {
        if self.open == next {
            return;
        }
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
        match next {
            Open::Nothing => {}
            Open::Decoration => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Open::Part(node) => self.begin(node, name(self.sheets.nodes.get(node).map(|n| n.role)), None),
        }
        self.open = next;
    }

    fn begin(&mut self, node: NodeId, tag: &str, spells: Option<&str>) {
        let mark = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark))]);
        if let Some(text) = spells {
            map.insert("ActualText".to_owned(), DictItem::Bytes(utf16(text)));
        }
        self.marks.push(node);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    /// Something that needs a sequence of its own.
    fn apart(&mut self, node: NodeId, tag: &str, spells: Option<&str>) {
        self.enter(Open::Nothing);
        self.begin(node, tag, spells);
    }

    fn run(&mut self, run: &Run, node: Option<NodeId>) {
        let Some(subset) = self.subsets.get(&run.face) else { return };
        let Some(node) = node else {
            self.enter(Open::Decoration);
            return self.show(run, subset, &run.glyphs);
        };
        let mut from = 0;
        let mut at = 0;
        for (text, ids) in drawn(run) {
            let next = at + ids.len();
            if needs_spelling(run, subset, text, &ids) {
                self.plain(run, subset, from..at, node);
                self.apart(node, "Span", Some(text));
                self.show(run, subset, &lettered(run, subset, at..next));
                self.ops.push(Op::EndMarkedContent);
                self.open = Open::Nothing;
                from = next;
            }
            at = next;
        }
        self.plain(run, subset, from..at, node);
    }

    /// Glyphs that spell themselves. Those read from right to left say so: they stand in the order of the eye.
    fn plain(&mut self, run: &Run, subset: &Subset, glyphs: std::ops::Range<usize>, node: NodeId) {
        let Some(glyphs) = run.glyphs.get(glyphs).filter(|glyphs| !glyphs.is_empty()) else { return };
        if run.rtl {
            self.apart(node, "ReversedChars", None);
            self.show(run, subset, glyphs);
            self.ops.push(Op::EndMarkedContent);
            self.open = Open::Nothing;
        } else {
            self.enter(Open::Part(node));
            self.show(run, subset, glyphs);
        }
    }

    /// Each glyph where the shaper wants it: where a viewer's own pen would end up elsewhere, by half a thousandth
    /// of the type size or more, it is moved.
    fn show(&mut self, run: &Run, subset: &Subset, glyphs: &[Glyph]) {
        let Some(first) = glyphs.first() else { return };
        let color = color(run.color);
        if run.embolden {
            self.ops.push(Op::SaveGraphicsState);
            self.ops.push(Op::SetOutlineColor { col: color.clone() });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(milli(run.size * EMBOLDEN)) });
        }
        self.ops.push(Op::StartTextSection);
        if run.embolden {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
        }
        self.ops.push(Op::SetFont {
            font: PdfFontHandle::External(subset.id.clone()),
            size: Pt(milli(run.size)),
        });
        self.ops.push(Op::SetFillColor { col: color });
        let (x, y) = (milli(run.x + first.x), milli(self.sheets.height - run.y));
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]) });
        let em = 1000.0 / f64::from(run.size);
        let mut pen = 0.0;
        let mut rise = 0.0;
        let mut items: Vec<TextItem> = Vec::new();
        let mut row: Vec<Codepoint> = Vec::new();
        for glyph in glyphs {
            let moved = pen - f64::from(glyph.x - first.x) * em;
            if moved.abs() >= 0.5 {
                if !row.is_empty() {
                    items.push(TextItem::GlyphIds(std::mem::take(&mut row)));
                }
                items.push(TextItem::Offset(moved.round() as f32));
                pen -= moved.round();
            }
            if (glyph.rise - rise).abs() > 0.01 {
                if !row.is_empty() {
                    items.push(TextItem::GlyphIds(std::mem::take(&mut row)));
                }
                if !items.is_empty() {
                    self.ops.push(Op::ShowText { items: std::mem::take(&mut items) });
                }
                rise = glyph.rise;
                self.ops.push(Op::SetLineOffset { multiplier: milli(rise) });
            }
            let number = subset.numbers.get(&glyph.id).copied().unwrap_or(0);
            row.push(Codepoint { gid: number, offset: 0.0, cid: subset.spelling.get(&glyph.id).cloned() });
            pen += subset.widths.get(&glyph.id).copied().unwrap_or(0) as f64;
        }
        items.push(TextItem::GlyphIds(row));
        self.ops.push(Op::ShowText { items });
        if rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        self.ops.push(Op::EndTextSection);
        if run.embolden {
            self.ops.push(Op::RestoreGraphicsState);
        }
    }

    fn shape(&mut self, shape: &Shape, node: Option<NodeId>) {
        self.enter(node.map_or(Open::Decoration, Open::Part));
        let height = self.sheets.height;
        let point = |step: &Step| {
            let (Step::Move(x, y) | Step::Line(x, y)) = *step;
            LinePoint { p: Point { x: Pt(milli(x)), y: Pt(milli(height - y)) }, bezier: false }
        };
        let points: Vec<LinePoint> = shape.steps.iter().map(point).collect();
        self.ops.push(Op::SaveGraphicsState);
        if let Some((stroke, width)) = shape.stroke {
            self.ops.push(Op::SetOutlineColor { col: color(stroke) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(milli(width)) });
            if shape.dash > 0.0 {
                self.ops.push(Op::SetLineDashPattern { dash: LineDashPattern::new(0.0, &[shape.dash]) });
            }
            if shape.fill.is_none() {
                self.ops
                    .push(Op::DrawLine { line: Line { points: points.clone(), is_closed: shape.closed } });
            }
        }
        if let Some(fill) = shape.fill {
            self.ops.push(Op::SetFillColor { col: color(fill) });
            let mode = if shape.stroke.is_some() { PaintMode::FillStroke } else { PaintMode::Fill };
            let rings = vec![PolygonRing { points }];
            self.ops.push(Op::DrawPolygon {
                polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero },
            });
        }
        self.ops.push(Op::RestoreGraphicsState);
    }
}

/// The glyphs of a cluster whose text is written beside them. Poppler takes such a text to reach from where the first
/// glyph stands to where the last one ends; where the first is a dot above the letter, that leaves a gap in the word,
/// so a glyph without ink goes ahead to the letter's left edge.
fn lettered(run: &Run, subset: &Subset, glyphs: std::ops::Range<usize>) -> Vec<Glyph> {
    let mut glyphs = run.glyphs.get(glyphs).unwrap_or_default().to_vec();
    let left = glyphs.iter().map(|g| g.x).fold(f32::INFINITY, f32::min);
    if let (Some(id), true) = (subset.blank, glyphs.first().is_some_and(|g| g.x > left)) {
        glyphs.insert(0, Glyph { id, x: left, rise: 0.0 });
    }
    glyphs
}

/// True where the glyphs' own spellings do not come out as the text: then the text is written beside them.
fn needs_spelling(run: &Run, subset: &Subset, text: &str, ids: &[u16]) -> bool {
    let spelled: Vec<&str> =
        ids.iter().map(|id| subset.spelling.get(id).map_or("", String::as_str)).collect();
    let read: String = if run.rtl { spelled.iter().rev().copied().collect() } else { spelled.concat() };
    read != text || (!run.rtl && ids.len() > 1)
}

/// The name of a part in a content stream.
fn name(role: Option<Role>) -> &'static str {
    role.map_or("P", crate::tags::name)
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
}

fn color(color: Color) -> PdfColor {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    PdfColor::Rgb(Rgb { r: part(color.0), g: part(color.1), b: part(color.2), icc_profile: None })
}

/// A length to the thousandth of a point, which is finer than any printer and shorter to write.
fn milli(length: f32) -> f32 {
    (length * 1000.0).round() / 1000.0
}
