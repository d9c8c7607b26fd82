//! What one block shows of itself: its mark, its number, whether it asks, how it is set.

use super::asks::{self, Asks};
use super::label::{self, Label};
use super::line::{coded, defined, emphasised, linked, one_line, unreferred};
use super::mark;
use super::title::{self, Part};
use crate::block::{Block, Kind, Marker};
use std::cell::OnceCell;
use std::ops::Deref;

/// How a block that may be a question is set; the better kinds first. Within one part of a document questions are
/// set alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// A word says so: "Q3:".
    Marked,
    /// The text of `<summary>`.
    Summary,
    /// A paragraph or list item that is bold as a whole, with a number.
    BoldNumbered,
    /// Likewise without a number.
    Bold,
    /// A numbered list item, or a line that begins with a number.
    Numbered,
    /// A bulleted list item.
    Bullet,
    /// A bulleted item below another item.
    Nested,
    /// A paragraph.
    Plain,
}

/// A block, and what it shows once it is looked at. Most blocks are the insides of answers and never are.
#[derive(Debug, Clone)]
pub struct Face {
    /// The block itself.
    pub block: Block,
    look: OnceCell<Look>,
    label: OnceCell<Option<Label>>,
    part: OnceCell<Part>,
}

/// What a block shows.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Its text on one line without mark and number.
    pub text: String,
    /// A word marks it as a question.
    pub marked: bool,
    /// Its number, from the list or as typed.
    pub number: Option<u32>,
    /// Whether it asks.
    pub asks: Asks,
    /// How it is set; none for code, tables and what cannot be a question.
    pub style: Option<Style>,
    /// Its whole text is a link.
    pub linked: bool,
    /// The whole text was bold.
    pub bold: bool,
    /// A term in bold and what it means: no question.
    pub defines: bool,
}

impl Deref for Face {
    type Target = Look;

    fn deref(&self) -> &Look {
        self.look.get_or_init(|| look(&self.block, self.found()))
    }
}

fn look(block: &Block, label: Option<Label>) -> Look {
    if !matches!(block.kind, Kind::Heading(_) | Kind::Paragraph | Kind::Summary | Kind::Quote) {
        return Look::default();
    }
    let marked = mark::read(&block.text);
    let question = (marked.question && label.is_none()) || label == Some(Label::Question);
    let label = label.filter(|label| *label != Label::Question);
    let number = match block.marker {
        Some(Marker::Number(number)) => Some(number),
        _ => marked.number,
    };
    let text = one_line(unreferred(&marked.rest));
    let asks = if label.is_some() { Asks::No } else { asks::asks(&text) };
    let (defines, asks) = match defined(&text) {
        Some(asks) => (asks == Asks::No, asks),
        None => (false, asks),
    };
    // "7. **Group by city:** `group(...)`" is a task of a row.
    let counted = defines && number.is_some() && coded(&text);
    let (defines, asks) = if counted { (false, Asks::Perhaps) } else { (defines, asks) };
    let plain = mark::plain(&block.text);
    let bold = plain.starts_with("**") && mark::bare(plain).len() + 4 <= plain.len();
    let style = if label.is_some() { None } else { styled(block, question, bold, number) };
    Look { linked: linked(&marked.rest), text, marked: question, number, asks, style, bold, defines }
}

fn styled(block: &Block, marked: bool, bold: bool, number: Option<u32>) -> Option<Style> {
    if block.kind == Kind::Quote {
        return None;
    }
    if marked {
        return Some(Style::Marked);
    }
    let item = block.marker.is_some();
    match (&block.kind, block.depth) {
        (Kind::Summary, _) => Some(Style::Summary),
        (Kind::Heading(_), _) => None,
        (_, 0) | (_, 1) if block.depth == 0 || item => Some(match (bold, number, item) {
            (true, Some(_), _) => Style::BoldNumbered,
            (true, None, _) => Style::Bold,
            (false, Some(_), _) => Style::Numbered,
            (false, None, true) => Style::Bullet,
            (false, None, false) => Style::Plain,
        }),
        (_, 2) if item => Some(Style::Nested),
        _ => None,
    }
}

impl Face {
    /// A block yet to be looked at.
    pub fn new(block: Block) -> Self {
        Self { block, look: OnceCell::new(), label: OnceCell::new(), part: OnceCell::new() }
    }

    /// A block that is known to be a label and nothing else.
    pub fn known(block: Block, label: Label) -> Self {
        Self { label: OnceCell::from(Some(label)), ..Self::new(block) }
    }

    /// Says that this is a question, which something other than its words told.
    pub fn is_question(&mut self) {
        self.label = OnceCell::from(None);
        self.look =
            OnceCell::from(Look { marked: true, style: Some(Style::Marked), ..look(&self.block, None) });
    }

    /// The label the block begins with, "Question" included.
    fn found(&self) -> Option<Label> {
        *self.label.get_or_init(|| match self.block.kind {
            Kind::Heading(_) | Kind::Paragraph | Kind::Summary | Kind::Quote => {
                let label = label::label(&self.block.text).map(|(label, _)| label)?;
                // "Q: ..." is a mark, whatever else the word may mean.
                (label == Label::Question || !mark::read(&self.block.text).question).then_some(label)
            }
            _ => None,
        })
    }

    /// What its words say of the part below it.
    pub fn part(&self) -> Part {
        *self.part.get_or_init(|| title::part(&self.text))
    }

    /// Whether a label says that this is the question.
    pub fn says(&self) -> bool {
        self.found() == Some(Label::Question)
    }

    /// Whether this is a paragraph that a word marks as a question; told without looking at it closely.
    pub fn says_question(&self) -> bool {
        self.block.kind == Kind::Paragraph
            && mark::may_mark(&self.block.text)
            && mark::read(&self.block.text).question
            && self.marked
    }

    /// The label the block begins with, if any.
    pub fn label(&self) -> Option<Label> {
        self.found().filter(|label| *label != Label::Question)
    }

    /// Whether the whole text is set in emphasis.
    pub fn emphasised(&self) -> bool {
        emphasised(&self.block.text)
    }

    /// Whether this heading opens a numbered or bulleted item: `1. ### What is it?`
    pub fn item_heading(&self) -> bool {
        matches!(self.block.kind, Kind::Heading(_)) && self.block.depth == 1 && self.block.marker.is_some()
    }

    /// The level of a heading outside lists.
    pub fn heading(&self) -> Option<u8> {
        match self.block.kind {
            Kind::Heading(level) if self.block.depth == 0 => Some(level),
            _ => None,
        }
    }
}
