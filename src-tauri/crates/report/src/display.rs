//! The display list: pages of placed glyphs and shapes with the part of the document each belongs to. It knows
//! neither fonts' insides nor any file format, so that the PDF and the preview are drawn from one and the same thing.
//! Lengths are points; x runs right, y runs down from the top left corner.

/// An RGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Color(pub u8, pub u8, pub u8);

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Where its origin lies, from the run's start.
    pub x: f32,
    /// How far its origin stands above the baseline.
    pub rise: f32,
}

/// The glyphs that stand for some characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The characters, in the order they are read.
    pub text: String,
    /// How many of the run's glyphs draw them; those of the clusters before come first.
    pub glyphs: usize,
}

/// Shaped text of one face, size and colour, on one line and in one direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Index into [`crate::fonts::FACES`].
    pub face: usize,
    /// Type size.
    pub size: f32,
    /// Fill.
    pub color: Color,
    /// The face has no bold: thicken the strokes.
    pub embolden: bool,
    /// Read from right to left. Clusters and glyphs are in visual order, left to right, all the same.
    pub rtl: bool,
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Advance of all glyphs.
    pub width: f32,
    /// Left to right.
    pub clusters: Vec<Cluster>,
    /// Left to right.
    pub glyphs: Vec<Glyph>,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Begin a ring here.
    Move(f32, f32),
    /// A straight line to here.
    Line(f32, f32),
}

/// A filled or stroked outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its rings; filled ones are closed.
    pub steps: Vec<Step>,
    /// Fill colour.
    pub fill: Option<Color>,
    /// Stroke colour and width.
    pub stroke: Option<(Color, f32)>,
    /// The end joins the beginning.
    pub closed: bool,
    /// Dash and gap length; 0 for an unbroken stroke.
    pub dash: f32,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Ink {
    /// Text.
    Run(Run),
    /// A shape.
    Shape(Shape),
}

/// Something drawn, and the node of the structure it belongs to; none is decoration, which a reader skips.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What.
    pub ink: Ink,
    /// For whom.
    pub node: Option<NodeId>,
}

impl Item {
    /// The same, elsewhere.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        match &mut self.ink {
            Ink::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Ink::Shape(shape) => {
                for step in &mut shape.steps {
                    *step = match *step {
                        Step::Move(x, y) => Step::Move(x + dx, y + dy),
                        Step::Line(x, y) => Step::Line(x + dx, y + dy),
                    };
                }
            }
        }
    }
}

/// What a part of the document is, in the words of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the standard's")]
pub enum Role {
    Document,
    Sect,
    H1,
    H2,
    H3,
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    /// A header cell; true for one that heads its row rather than its column.
    TH(bool),
    TD,
    Figure,
    Code,
}

/// Index into [`Sheets::nodes`].
pub type NodeId = usize;

/// A part of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// What it belongs to; none for the document itself.
    pub parent: Option<NodeId>,
    /// What a figure shows, in words.
    pub alt: String,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 0 for the outermost.
    pub depth: usize,
    /// What it says.
    pub title: String,
    /// Index of the page.
    pub page: usize,
    /// Where on it.
    pub y: f32,
}

/// What a reader's window and a file manager show about the document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// One sentence on what it is.
    pub subject: String,
    /// When the record was made: milliseconds since 1970, and minutes east of UTC.
    pub made: Option<(model::time::Timestamp, i32)>,
}

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// Width of every page.
    pub width: f32,
    /// Height of every page.
    pub height: f32,
    /// What stands on each page, in reading order.
    pub pages: Vec<Vec<Item>>,
    /// The structure; node 0 is the document. Parents come before their children, children in reading order.
    pub nodes: Vec<Node>,
    /// The outline, in order.
    pub bookmarks: Vec<Bookmark>,
    /// The metadata.
    pub about: About,
}

/// A filled rectangle.
pub fn rect(x: f32, y: f32, width: f32, height: f32, fill: Color) -> Item {
    Item { ink: Ink::Shape(Shape { fill: Some(fill), ..corners(x, y, width, height) }), node: None }
}

/// The outline of a rectangle, its stroke within the given edges.
pub fn frame(x: f32, y: f32, width: f32, height: f32, color: Color, stroke: f32) -> Item {
    let (inset, less) = (stroke / 2.0, stroke);
    let shape = corners(x + inset, y + inset, width - less, height - less);
    Item { ink: Ink::Shape(Shape { stroke: Some((color, stroke)), ..shape }), node: None }
}

fn corners(x: f32, y: f32, width: f32, height: f32) -> Shape {
    let steps = vec![
        Step::Move(x, y),
        Step::Line(x + width, y),
        Step::Line(x + width, y + height),
        Step::Line(x, y + height),
    ];
    Shape { steps, fill: None, stroke: None, closed: true, dash: 0.0 }
}

/// A line through the points.
pub fn line(points: &[(f32, f32)], color: Color, stroke: f32) -> Item {
    let steps = points
        .iter()
        .enumerate()
        .map(|(i, &(x, y))| if i == 0 { Step::Move(x, y) } else { Step::Line(x, y) });
    let shape =
        Shape { steps: steps.collect(), fill: None, stroke: Some((color, stroke)), closed: false, dash: 0.0 };
    Item { ink: Ink::Shape(shape), node: None }
}
