//! Markdown blocks onto the strip: paragraphs, lists, quotations, and code that is wrapped with a mark, never cut.

use crate::blocks::{Block, Words};
use crate::compose::{Composer, Ground, Place, ink};
use crate::display::{Item, Role, line};
use crate::style::{CODE, INDENT, MUTED, RULE, Style, TINT};
use crate::text::{Align, Span};

/// How far a wrapped line of code is set in, with the mark in the space.
const WRAPPED: f32 = 13.0;
const CODE_PAD: f32 = 7.0;

impl Composer {
    /// Blocks of Markdown in the given style.
    pub fn blocks(&mut self, blocks: &[Block], style: Style, place: Place) {
        for (i, block) in blocks.iter().enumerate() {
            if i > 0 {
                self.gap(style.size * 0.55);
            }
            match block {
                Block::Text(words) => self.words(words, style, place),
                Block::Title(words) => {
                    self.words(words, style.bold(), place);
                    self.keep();
                }
                Block::Code(code) => self.code(code, place),
                Block::List { start, items } => self.list(*start, items, style, place),
                Block::Quote(inner) => {
                    let bar = Ground { x: place.x, width: 2.0, color: RULE, pad: 0.0 };
                    let drawn = self.ground(bar);
                    self.blocks(inner, style, place.inset(INDENT));
                    if drawn {
                        self.end_ground();
                    }
                }
            }
        }
    }

    fn words(&mut self, words: &[Words], style: Style, place: Place) {
        let mut spans: Vec<Span> = Vec::new();
        for word in words {
            let style = Style {
                bold: style.bold || word.bold,
                italic: word.italic && !word.code,
                mono: word.code,
                // A letter of one width looks larger than its neighbours at the same size.
                size: if word.code { style.size * 0.92 } else { style.size },
                ..style
            };
            for (i, part) in word.text.split('\n').enumerate() {
                if i > 0 {
                    self.paragraph(Role::P, &spans, place);
                    spans.clear();
                }
                if !part.is_empty() {
                    spans.push(Span::new(part, style));
                }
            }
        }
        self.paragraph(Role::P, &spans, place);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], style: Style, place: Place) {
        self.open(Role::L);
        let last = start.unwrap_or(0).saturating_add(items.len() as u64);
        let step = if start.is_some() { INDENT + 4.0 * last.to_string().len() as f32 } else { INDENT };
        for (i, blocks) in items.iter().enumerate() {
            let label = start.map_or("\u{2022}".to_owned(), |n| format!("{}.", n.saturating_add(i as u64)));
            if i > 0 {
                self.gap(style.size * 0.25);
            }
            self.item(&label, (style, style), place, step, |page, inner| page.blocks(blocks, style, inner));
        }
        self.close();
    }

    /// A list item: a label, and beside it whatever `body` adds, set in by `step`. The styles are those of the label
    /// and of the body's first line, whose baselines meet.
    pub fn item(
        &mut self,
        label: &str,
        (style, beside): (Style, Style),
        at: Place,
        step: f32,
        body: impl FnOnce(&mut Self, Place),
    ) {
        self.open(Role::LI);
        let node = self.leaf(Role::Lbl);
        let set = self.setter.lines(&[Span::new(label, style)], step - 2.0, Align::Left, 0.0);
        let before = self.count();
        let (items, height) = ink(set, at.x, beside.baseline() - style.baseline(), Some(node));
        self.beside(items);
        self.open(Role::LBody);
        body(self, at.inset(step));
        self.close();
        if self.count() == before {
            self.brick(height, Vec::new());
        }
        self.close();
    }

    /// Plain text as typed in which only `code` between backticks is set apart.
    pub fn remark(&mut self, text: &str, style: Style, place: Place) {
        for row in text.trim_end().lines() {
            self.paragraph(Role::P, &inline(row, style), place);
        }
    }

    /// Program code on a tinted ground.
    pub fn code(&mut self, code: &str, place: Place) {
        self.open(Role::P);
        let node = self.leaf(Role::Code);
        let drawn = self.ground(Ground { x: place.x, width: place.width, color: TINT, pad: CODE_PAD - 1.0 });
        let x = place.x + CODE_PAD;
        let width = (place.width - 2.0 * CODE_PAD).max(40.0);
        let rows: Vec<&str> = code.split('\n').collect();
        for (number, row) in rows.iter().enumerate() {
            let set = self.setter.lines(&[Span::new(untabbed(row), CODE)], width, Align::Left, WRAPPED);
            if set.is_empty() {
                self.brick(CODE.line(), Vec::new());
            }
            for (i, wrapped) in set.into_iter().enumerate() {
                let height = wrapped.height;
                if i == 1 {
                    self.keep();
                }
                let mut items = ink(vec![wrapped], x, 0.0, Some(node)).0;
                if i > 0 {
                    items.extend(continuation(x, height));
                }
                self.brick(height, items);
            }
            if number + 1 < rows.len() && (number == 0 || number + 2 == rows.len()) {
                self.keep();
            }
        }
        if drawn {
            self.end_ground();
        }
        self.close();
    }
}

/// A small hooked arrow: the line above goes on here.
fn continuation(x: f32, height: f32) -> [Item; 2] {
    let (top, mid) = (height * 0.22, height * 0.56);
    let tip = x + 8.0;
    [
        line(&[(x + 1.5, top), (x + 1.5, mid), (tip, mid)], MUTED, 0.7),
        line(&[(tip - 2.2, mid - 2.0), (tip, mid), (tip - 2.2, mid + 2.0)], MUTED, 0.7),
    ]
}

/// Words and, between backticks, code. A backtick without a partner is a backtick.
#[must_use]
pub fn inline(text: &str, style: Style) -> Vec<Span> {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return vec![Span::new(text, style)];
    }
    let code = Style { mono: true, size: style.size * 0.92, ..style };
    let pick = |i: usize| if i % 2 == 1 { code } else { style };
    parts.iter().enumerate().filter(|(_, p)| !p.is_empty()).map(|(i, p)| Span::new(*p, pick(i))).collect()
}

/// Tabs as spaces up to the next stop of four.
fn untabbed(row: &str) -> String {
    let mut out = String::with_capacity(row.len());
    let mut column = 0;
    for c in row.chars() {
        if c == '\t' {
            let step = 4 - column % 4;
            out.push_str(&" ".repeat(step));
            column += step;
        } else {
            out.push(c);
            column += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::untabbed;

    #[test]
    fn tabs_lead_to_the_next_stop() {
        assert_eq!(untabbed("\ta\tb"), "    a   b");
    }
}
