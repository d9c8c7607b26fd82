//! A record onto pages: the strip of page 1 and the evidence, cut into pages with head and foot.

use model::scorecard::Scorecard;

use crate::compose::{Composer, ink};
use crate::display::{About, Item, Sheets, line};
use crate::fonts::{Company, Fonts};
use crate::style::{BOTTOM, LABEL, RULE, SIDE, TOP};
use crate::text::{Align, Span, Typesetter};
use crate::{Options, evidence, flow, front, words};

/// What stands at the corners of every page.
pub struct Corners {
    /// Top left.
    pub head: String,
    /// Bottom left.
    pub foot: String,
    /// Bottom right.
    pub foot_right: String,
}

/// The pages of a scorecard, and the characters that no face has.
pub fn scorecard(card: &Scorecard, hash: &str, options: &Options, fonts: &Fonts) -> (Sheets, Vec<char>) {
    let corners = Corners {
        head: if options.summary_only {
            format!("Interview scorecard {}, summary", card.candidate_code)
        } else {
            format!("Interview scorecard {}", card.candidate_code)
        },
        foot: format!("Record {}", card.id),
        foot_right: format!("SHA-256 {}\u{2026}", words::short(hash)),
    };
    let about = About {
        title: words::title(card),
        author: card.interviewer.clone(),
        subject: format!("Structured interview, level {}, record {}", card.level_name, card.id),
        made: card.started.map(|at| (at.plus(i64::from(card.seconds) * 1000), card.utc_offset_minutes)),
    };
    let text = serde_json::to_string(card).unwrap_or_default();
    lay_out(&text, options.paper.size(), &corners, about, fonts, |page, room| {
        front::front(page, card, room);
        if !options.summary_only && words::held(card) {
            evidence::evidence(page, card, options);
        }
    })
}

/// Lays out whatever `fill` adds. `text` is all that will be said, for the choice of faces; `fill` is told how much
/// a page holds.
pub fn lay_out(
    text: &str,
    (width, height): (f32, f32),
    corners: &Corners,
    about: About,
    fonts: &Fonts,
    fill: impl FnOnce(&mut Composer, f32),
) -> (Sheets, Vec<char>) {
    let mut company = Company::default();
    company.meet(text);
    let room = height - TOP - BOTTOM;
    let mut page = Composer::new(Typesetter::new(fonts, company), width - 2.0 * SIDE);
    fill(&mut page, room);
    let (bricks, nodes, mut setter) = page.finish();
    let pages = flow::paginate(bricks, SIDE, TOP, room);
    let (count, mut sheets) = (pages.items.len(), pages.items);
    for (i, (items, continued)) in sheets.iter_mut().zip(&pages.continued).enumerate() {
        let mut head = corners.head.clone();
        if !continued.is_empty() {
            head.push_str(&format!(", {continued} continued"));
        }
        items.extend(margins(&mut setter, &head, corners, i + 1, count, (width, height)));
    }
    (Sheets { width, height, pages: sheets, nodes, bookmarks: pages.bookmarks, about }, setter.missing())
}

/// Head and foot of a page, which belong to no part of the document.
fn margins(
    setter: &mut Typesetter,
    head: &str,
    corners: &Corners,
    number: usize,
    count: usize,
    (w, h): (f32, f32),
) -> Vec<Item> {
    let numbers = format!("Page {number} of {count}");
    let (top, bottom) = (30.0, h - 36.0);
    let half = (w - 2.0 * SIDE) / 2.0;
    let places = [
        (head, top, Align::Left),
        (numbers.as_str(), top, Align::Right),
        (corners.foot.as_str(), bottom, Align::Left),
        (corners.foot_right.as_str(), bottom, Align::Right),
    ];
    let mut items = vec![line(&[(SIDE, bottom - 4.0), (w - SIDE, bottom - 4.0)], RULE, 0.5)];
    for (text, y, align) in places {
        let mut set = setter.lines(&[Span::new(text, LABEL)], half - 6.0, align, 0.0);
        set.truncate(1);
        let x = if align == Align::Left { SIDE } else { SIDE + half + 6.0 };
        items.extend(ink(set, x, y, None).0);
    }
    items
}
