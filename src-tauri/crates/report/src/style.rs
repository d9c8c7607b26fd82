//! The measures and colours of the page, in points, in one place: what is not here is not a design decision.

use crate::display::Color;

/// Text.
pub const INK: Color = Color(0x1a, 0x22, 0x2c);
/// Secondary text; 4.5 : 1 and better on white and on the tint, also when printed grey.
pub const MUTED: Color = Color(0x55, 0x5f, 0x6b);
/// Filled bars, chosen steps.
pub const ACCENT: Color = Color(0x1d, 0x4e, 0x5f);
/// A second, lighter fill.
pub const SOFT: Color = Color(0xb9, 0xcd, 0xd3);
/// Words that warn: red on a screen, near black in print.
pub const WARN: Color = Color(0x8a, 0x1f, 0x1f);
/// Rules and frames.
pub const RULE: Color = Color(0xc9, 0xcf, 0xd6);
/// Tinted grounds.
pub const TINT: Color = Color(0xf2, 0xf5, 0xf6);
/// Paper.
pub const WHITE: Color = Color(0xff, 0xff, 0xff);

/// Left and right margin.
pub const SIDE: f32 = 54.0;
/// From the top edge to the text.
pub const TOP: f32 = 56.0;
/// From the text to the bottom edge.
pub const BOTTOM: f32 = 50.0;
/// Where question numbers stand, left of their questions.
pub const GUTTER: f32 = 30.0;
/// Where a note's time and kind stand, left of its words.
pub const NOTE_LABEL: f32 = 86.0;
/// One step of a list.
pub const INDENT: f32 = 14.0;

/// How some words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Type size.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Of one width for all letters.
    pub mono: bool,
    /// Colour.
    pub color: Color,
    /// From line to line, as a multiple of the size.
    pub leading: f32,
}

/// Running text.
pub const BODY: Style =
    Style { size: 9.4, bold: false, italic: false, mono: false, color: INK, leading: 1.46 };
/// The question as asked.
pub const PROMPT: Style = Style { size: 10.6, leading: 1.45, ..BODY };
/// The name on page 1.
pub const TITLE: Style = Style { size: 20.0, bold: true, leading: 1.22, ..BODY };
/// A section.
pub const HEADING: Style = Style { size: 11.4, bold: true, leading: 1.3, ..BODY };
/// A part that begins a page.
pub const PART: Style = Style { size: 16.0, bold: true, leading: 1.3, ..BODY };
/// A question, a part of a section.
pub const SUBHEADING: Style = Style { size: 10.6, bold: true, leading: 1.36, ..BODY };
/// What a figure or a fact is.
pub const LABEL: Style = Style { size: 7.8, color: MUTED, leading: 1.4, ..BODY };
/// Secondary sentences.
pub const SMALL: Style = Style { size: 8.4, color: MUTED, leading: 1.42, ..BODY };
/// The decision and the score.
pub const FIGURE: Style = Style { size: 21.0, bold: true, leading: 1.2, ..BODY };
/// What is overridden or incomplete.
pub const REMARK: Style = Style { size: 9.0, leading: 1.42, ..BODY };
/// Program code on its tinted ground.
pub const CODE: Style = Style { size: 8.3, mono: true, leading: 1.42, ..BODY };

impl Style {
    /// The same in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn color(self, color: Color) -> Self {
        Self { color, ..self }
    }

    /// From the top of a line to its baseline, in Noto Sans (whose ascent is 1.069 and descent 0.293 of the size).
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.line() / 2.0 + self.size * (1.069 - 0.293) / 2.0
    }

    /// From baseline to baseline.
    #[must_use]
    pub fn line(&self) -> f32 {
        self.size * self.leading
    }
}
