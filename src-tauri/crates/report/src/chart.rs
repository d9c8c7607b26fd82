//! The pictures of a scorecard, drawn so that they can be read in black and white: bars on the 1-5 scale, the radar,
//! the four steps of the decision, the five squares of a rating.

use std::f32::consts::TAU;

use model::decision::Decision;
use model::score::CompetencyScore;

use crate::compose::{Composer, Place, ink};
use crate::display::{Ink, Item, NodeId, Shape, Step, frame, line, rect};
use crate::style::{ACCENT, INK, LABEL, MUTED, RULE, SMALL, SOFT, Style, WHITE};
use crate::text::{Align, Span};

/// Height of a bar.
pub const BAR: f32 = 8.0;

/// Where a score lies on an axis of the given width that runs from 1 to 5.
#[must_use]
pub fn on_axis(score: f64, width: f32) -> f32 {
    width * ((score.clamp(1.0, 5.0) - 1.0) / 4.0) as f32
}

/// A competency's bar, hollow where it is short of its minimum, with the minimum as an upright stroke.
#[must_use]
pub fn bar(competency: &CompetencyScore, x: f32, y: f32, width: f32) -> Vec<Item> {
    let Some(score) = competency.score else { return Vec::new() };
    let mut items: Vec<Item> = (0..5)
        .map(|tick| x + width * tick as f32 / 4.0)
        .map(|at| line(&[(at, y - 3.0), (at, y + BAR + 3.0)], RULE, 0.5))
        .collect();
    let length = on_axis(score, width).max(2.0);
    if competency.below_bar {
        items.push(rect(x, y, length, BAR, WHITE));
        items.push(frame(x, y, length, BAR, ACCENT, 1.1));
    } else {
        items.push(rect(x, y, length, BAR, ACCENT));
    }
    if let Some(minimum) = competency.minimum {
        let at = x + on_axis(minimum, width);
        items.push(line(&[(at, y - 3.5), (at, y + BAR + 3.5)], WHITE, 3.0));
        items.push(line(&[(at, y - 3.5), (at, y + BAR + 3.5)], INK, 1.3));
    }
    items
}

/// A thin bar for a share from 0 to 1.
#[must_use]
pub fn share(share: f64, x: f32, y: f32, width: f32) -> Vec<Item> {
    let length = width * share.clamp(0.0, 1.0) as f32;
    vec![rect(x, y, width, 3.0, SOFT), rect(x, y, length, 3.0, ACCENT)]
}

/// Five squares, as many of them filled as the rating counts.
#[must_use]
pub fn squares(rating: u8, x: f32, y: f32) -> Vec<Item> {
    (0..5)
        .map(|i| {
            let at = x + f32::from(i) * 12.0;
            if i < rating { rect(at, y, 9.0, 9.0, ACCENT) } else { frame(at, y, 9.0, 9.0, MUTED, 0.8) }
        })
        .collect()
}

/// A small box with a tick.
#[must_use]
pub fn tick(x: f32, y: f32) -> [Item; 2] {
    [
        frame(x, y, 7.4, 7.4, MUTED, 0.8),
        line(&[(x + 1.7, y + 3.9), (x + 3.2, y + 5.5), (x + 6.0, y + 1.9)], INK, 1.2),
    ]
}

/// Height of the four steps.
pub const STEPS: f32 = 18.0;

/// The four decisions side by side: the one taken filled, the one proposed framed, and both said in words.
pub fn steps(
    page: &mut Composer,
    taken: Option<Decision>,
    proposed: Option<Decision>,
    at: (f32, f32),
    width: f32,
    node: NodeId,
) -> Vec<Item> {
    let (x, y) = at;
    let all = [Decision::StrongNo, Decision::No, Decision::Yes, Decision::StrongYes];
    let space = 4.0;
    let wide = (width + space) / all.len() as f32 - space;
    let mut items = Vec::new();
    for (i, decision) in all.into_iter().enumerate() {
        let left = x + (wide + space) * i as f32;
        let (chosen, pointed) = (taken == Some(decision), proposed == Some(decision));
        items.push(rect(left, y, wide, STEPS, if chosen { ACCENT } else { WHITE }));
        if !chosen {
            let (edge, stroke) = if pointed { (INK, 1.2) } else { (RULE, 0.8) };
            items.push(frame(left, y, wide, STEPS, edge, stroke));
        }
        let style = match (chosen, pointed) {
            (true, _) => SMALL.bold().color(WHITE),
            (false, true) => SMALL.color(INK),
            (false, false) => SMALL,
        };
        let label = decision.label();
        let words = if pointed { format!("{label} (proposed)") } else { label.to_owned() };
        let place = Place { align: Align::Center, ..Place::new(left, wide) };
        items.extend(page.cell(&[Span::new(words, style)], place, y + (STEPS - SMALL.line()) / 2.0, node).0);
    }
    for item in &mut items {
        item.node = Some(node);
    }
    items
}

/// The radar of five competencies or more, in a box of the given width. Returns ink and height.
pub fn radar(
    page: &mut Composer,
    of: &[CompetencyScore],
    at: (f32, f32),
    width: f32,
    node: NodeId,
) -> (Vec<Item>, f32) {
    let named = of.len() <= 8;
    let margin = if named { 58.0 } else { 20.0 };
    let radius = (width / 2.0 - margin).clamp(30.0, 60.0);
    let rim = if named { 22.0 } else { 15.0 };
    let height = 2.0 * (radius + rim);
    let (cx, cy) = (at.0 + width / 2.0, at.1 + radius + rim);
    let spoke = |i: usize, r: f32| {
        let angle = TAU * i as f32 / of.len() as f32;
        (cx + r * angle.sin(), cy - r * angle.cos())
    };
    let mut items = Vec::new();
    let ring = |level: f32| (0..of.len()).map(|i| spoke(i, radius * level / 4.0)).collect::<Vec<_>>();
    let assessed: Vec<(f32, f32)> =
        of.iter().enumerate().filter_map(|(i, c)| Some(spoke(i, on_axis(c.score?, radius)))).collect();
    if assessed.len() > 2 {
        items.push(ring_of(&assessed, Some(SOFT), None));
    }
    for level in 1..=4 {
        items.push(ring_of(&ring(level as f32), None, Some((RULE, if level == 4 { 0.9 } else { 0.5 }))));
    }
    for (i, competency) in of.iter().enumerate() {
        let mut ray = line(&[(cx, cy), spoke(i, radius)], RULE, 0.5);
        if let (Ink::Shape(shape), None) = (&mut ray.ink, competency.score) {
            shape.dash = 1.6;
        }
        items.push(ray);
    }
    if assessed.len() > 1 {
        items.push(ring_of(&assessed, None, Some((ACCENT, 1.4))));
    }
    items.extend(assessed.iter().map(|(x, y)| rect(x - 1.7, y - 1.7, 3.4, 3.4, ACCENT)));
    for (i, competency) in of.iter().enumerate() {
        let label = if named { competency.name.clone() } else { (i + 1).to_string() };
        items.extend(spoke_label(page, &label, spoke(i, radius + 5.0), (cx, cy), margin - 4.0, node));
    }
    for item in &mut items {
        item.node = Some(node);
    }
    (items, height)
}

/// A label outside the rim: left of its point on the left side, right of it on the right, two lines at most.
fn spoke_label(
    page: &mut Composer,
    label: &str,
    point: (f32, f32),
    middle: (f32, f32),
    width: f32,
    node: NodeId,
) -> Vec<Item> {
    const STYLE: Style = Style { size: 7.0, leading: 1.2, color: INK, ..LABEL };
    let (dx, dy) = (point.0 - middle.0, point.1 - middle.1);
    let (align, x, wide) = if dx.abs() < 4.0 {
        (Align::Center, point.0 - width, width * 2.0)
    } else if dx > 0.0 {
        (Align::Left, point.0, width)
    } else {
        (Align::Right, point.0 - width, width)
    };
    let mut set = page.setter.lines(&[Span::new(label, STYLE)], wide, align, 0.0);
    if set.len() > 2 {
        set = page.setter.lines(&[Span::new(shortened(label), STYLE)], wide, align, 0.0);
        set.truncate(2);
    }
    let height: f32 = set.iter().map(|l| l.height).sum();
    let y = match () {
        () if dx.abs() < 4.0 && dy < 0.0 => point.1 - height,
        () if dx.abs() < 4.0 => point.1,
        () => point.1 - height / 2.0,
    };
    ink(set, x, y, Some(node)).0
}

/// The beginning of a long name; the table beside the radar has all of it.
fn shortened(label: &str) -> String {
    let start: String = label.chars().take(18).collect();
    format!("{}\u{2026}", start.trim_end())
}

fn ring_of(
    points: &[(f32, f32)],
    fill: Option<crate::display::Color>,
    stroke: Option<(crate::display::Color, f32)>,
) -> Item {
    let steps = points
        .iter()
        .enumerate()
        .map(|(i, &(x, y))| if i == 0 { Step::Move(x, y) } else { Step::Line(x, y) });
    Item {
        ink: Ink::Shape(Shape { steps: steps.collect(), fill, stroke, closed: true, dash: 0.0 }),
        node: None,
    }
}
