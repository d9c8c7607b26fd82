//! The parts of page 1 below the decision: competencies, what the interviewer wrote, and the structure's fidelity.

use model::score::{CompetencyScore, shown};
use model::scorecard::Scorecard;

use crate::chart;
use crate::compose::{Composer, Place};
use crate::display::{Item, Role, line};
use crate::front::section;
use crate::style::{BODY, HEADING, INK, LABEL, MUTED, REMARK, RULE, SMALL, WARN};
use crate::text::{Align, Span};
use crate::words;

/// From how many competencies on the radar is drawn.
const RADAR_FROM: usize = 5;
/// A table taller than this has the radar below it.
const BESIDE_UP_TO: f32 = 280.0;
/// Space above and below the words of a row.
const DROP: f32 = 2.0;
/// Longest name of a competency, in lines; far more than a name may have.
const NAME_LINES: usize = 12;

/// A row for each competency, with the radar beside them where there are enough and one is rated.
pub fn competencies(page: &mut Composer, card: &Scorecard) {
    page.open(Role::Sect);
    section(page, "Competencies");
    let all = &card.score.competencies;
    if all.is_empty() {
        let words = "The question set names no competencies.";
        page.paragraph(Role::P, &[Span::new(words, BODY.color(MUTED))], Place::new(0.0, page.width));
        page.close();
        return;
    }
    if all.len() < RADAR_FROM || all.iter().all(|competency| competency.score.is_none()) {
        let rows = rows(page, card, page.width);
        stack(page, rows);
        page.close();
        return;
    }
    let said: Vec<String> = all.iter().map(|c| format!("{} {}", c.name, score_words(c))).collect();
    let alt = format!("Radar of the competencies on the scale from 1 to 5: {}.", said.join("; "));
    let before = page.state();
    let width = page.width * 0.59;
    let mut beside = rows(page, card, width);
    let total: f32 = beside.iter().map(|(height, _)| height).sum();
    if total > BESIDE_UP_TO {
        page.go_back(before);
        let rows = rows(page, card, page.width);
        stack(page, rows);
        let node = page.figure(alt);
        let (ink, height) = chart::radar(page, all, (0.0, 0.0), page.width, node);
        page.gap(10.0);
        page.brick(height, ink);
    } else {
        // The picture hangs from the end of the table, so that the table is read first.
        let node = page.figure(alt);
        let at = (width + 8.0, -total);
        let (ink, height) = chart::radar(page, all, at, page.width - width - 8.0, node);
        beside.push(((height - total).max(0.0), ink));
        stack(page, beside);
    }
    page.close();
}

/// Rows as bricks that stay together.
fn stack(page: &mut Composer, rows: Vec<(f32, Vec<Item>)>) {
    let begin = page.count();
    for (height, items) in rows {
        page.brick(height, items);
    }
    page.keep_since(begin);
}

fn score_words(competency: &CompetencyScore) -> String {
    competency.score.map_or("not assessed".to_owned(), shown)
}

/// The rows of the table, header first: height and ink of each.
fn rows(page: &mut Composer, card: &Scorecard, width: f32) -> Vec<(f32, Vec<Item>)> {
    let all = &card.score.competencies;
    let (score_w, weight_w) = (32.0, 40.0);
    let name_w = (width * 0.39).min(200.0);
    let axis_x = name_w + 6.0;
    let axis_w = width - axis_x - score_w - weight_w - 8.0;
    let score_x = axis_x + axis_w + 8.0;
    let weight_x = score_x + score_w;
    let total: f64 = all.iter().map(|c| c.weight).sum();
    let numbered = all.len() > 8;
    page.open(Role::Table);

    page.open(Role::TR);
    let mut items = Vec::new();
    let heads = [
        ("Competency", Place { align: Align::Left, ..Place::new(0.0, name_w) }),
        ("Score", Place { align: Align::Right, ..Place::new(score_x - 6.0, score_w) }),
        ("Weight", Place { align: Align::Right, ..Place::new(weight_x, weight_w) }),
    ];
    for (label, place) in heads {
        let node = page.leaf(Role::TH(false));
        items.extend(page.cell(&[Span::new(label, LABEL)], place, 0.0, node).0);
    }
    for tick in 0..5_u8 {
        let at = axis_x + axis_w * f32::from(tick) / 4.0;
        let set = page.setter.lines(&[Span::new((tick + 1).to_string(), LABEL)], 12.0, Align::Center, 0.0);
        items.extend(crate::compose::ink(set, at - 6.0, 0.0, None).0);
    }
    page.close();
    let mut rows = vec![(13.0, items)];

    for (i, competency) in all.iter().enumerate() {
        page.open(Role::TR);
        let mut items = vec![line(&[(0.0, 0.0), (width, 0.0)], RULE, 0.5)];
        let node = page.leaf(Role::TH(true));
        let name = if numbered { format!("{}  {}", i + 1, competency.name) } else { competency.name.clone() };
        let mut spans = vec![Span::new(name, BODY)];
        if let (Some(minimum), false) = (competency.minimum, competency.below_bar) {
            spans.push(Span::new(format!("  bar at {}", shown(minimum)), LABEL));
        }
        let mut set = page.setter.lines(&spans, name_w, Align::Left, 0.0);
        set.truncate(NAME_LINES);
        if let (Some(minimum), true) = (competency.minimum, competency.below_bar) {
            let words = format!("below the bar of {}", shown(minimum));
            set.extend(page.setter.lines(
                &[Span::new(words, SMALL.bold().color(WARN))],
                name_w,
                Align::Left,
                0.0,
            ));
        }
        let (ink, high) = crate::compose::ink(set, 0.0, DROP, Some(node));
        items.extend(ink);
        let height = high + 2.0 * DROP;
        let y = DROP + (BODY.line() - chart::BAR) / 2.0;
        items.extend(chart::bar(competency, axis_x, y, axis_w));
        let node = page.leaf(Role::TD);
        let (text, style, place) = match competency.score {
            Some(score) => {
                let place = Place { align: Align::Right, ..Place::new(score_x - 6.0, score_w) };
                (shown(score), BODY.bold(), place)
            }
            None => ("not assessed".to_owned(), SMALL, Place::new(axis_x + 4.0, axis_w)),
        };
        let drop = DROP + BODY.baseline() - style.baseline();
        items.extend(page.cell(&[Span::new(text, style)], place, drop, node).0);
        let node = page.leaf(Role::TD);
        let weight = if total > 0.0 { words::percent(competency.weight / total) } else { String::new() };
        let place = Place { align: Align::Right, ..Place::new(weight_x, weight_w) };
        items.extend(page.cell(&[Span::new(weight, BODY.color(MUTED))], place, DROP, node).0);
        page.close();
        rows.push((height, items));
    }
    page.close();
    rows
}

/// Strengths, concerns and summary; short ones side by side.
pub fn written(page: &mut Composer, card: &Scorecard) {
    page.open(Role::Sect);
    let half = (page.width - 24.0) / 2.0;
    let pair = [("Strengths", card.strengths.as_str()), ("Concerns", card.concerns.as_str())];
    let lines = |page: &mut Composer, text: &str| -> usize {
        let set = |l: &str| page.setter.lines(&[Span::new(l, BODY)], half, Align::Start, 0.0).len().max(1);
        if text.len() > 4000 { usize::MAX } else { text.lines().map(set).sum() }
    };
    if pair.iter().all(|(_, text)| lines(page, text) <= 14) {
        page.gap(10.0);
        let mut items = Vec::new();
        let mut height = 0.0_f32;
        for (i, (title, text)) in pair.into_iter().enumerate() {
            page.mark(0, title);
            let place = Place::new(if i == 0 { 0.0 } else { half + 24.0 }, half);
            let node = page.leaf(Role::H2);
            let (ink, mut y) = page.cell(&[Span::new(title, HEADING)], place, 0.0, node);
            items.extend(ink);
            for (line, style) in said(text) {
                let node = page.leaf(Role::P);
                let (ink, high) = page.cell(&[Span::new(line, style)], place, y, node);
                items.extend(ink);
                y += if high > 0.0 { high + 1.0 } else { BODY.line() / 2.0 };
            }
            height = height.max(y);
        }
        page.brick(height, items);
    } else {
        pair.into_iter().for_each(|(title, text)| passage(page, title, text));
    }
    passage(page, "Summary", &card.summary);
    page.close();
}

/// What was written, line by line; that nothing was is said quietly.
fn said(text: &str) -> Vec<(&str, crate::style::Style)> {
    if text.trim().is_empty() {
        return vec![("Nothing written.", BODY.color(MUTED))];
    }
    text.trim_end().lines().map(|line| (line, BODY)).collect()
}

fn passage(page: &mut Composer, title: &str, text: &str) {
    section(page, title);
    let style = if text.trim().is_empty() { BODY.color(MUTED) } else { BODY };
    let text = if text.trim().is_empty() { "Nothing written." } else { text };
    page.prose(text, style, Place::new(0.0, page.width));
}

/// The six shares of the structure's fidelity, with their mean.
pub fn fidelity(page: &mut Composer, card: &Scorecard) {
    page.open(Role::Sect);
    let begin = page.count();
    section(page, "Structure fidelity");
    let shares = card.fidelity.shares();
    let known = shares.iter().filter(|(_, share)| share.is_some()).count();
    let mean = match card.fidelity.mean {
        Some(mean) if known == shares.len() => format!("{}, the mean of six shares", words::percent(mean)),
        // What was not measured counts neither for nor against.
        Some(mean) => {
            format!("{}, the mean of the {known} of six shares that are known", words::percent(mean))
        }
        None => "Nothing to judge yet".to_owned(),
    };
    // The mean stands on the heading's own line.
    let node = page.leaf(Role::P);
    let place = Place { align: Align::Right, ..Place::new(page.width * 0.4, page.width * 0.6) };
    let y = HEADING.baseline() - HEADING.line() - REMARK.baseline();
    let (items, _) = page.cell(&[Span::new(mean, REMARK.bold())], place, y, node);
    page.brick(1.0, items);
    page.open(Role::L);
    let space = 16.0;
    let wide = (page.width - 2.0 * space) / 3.0;
    let value_w = 30.0;
    for row in shares.chunks(3) {
        let mut items = Vec::new();
        let mut height = 0.0_f32;
        for (i, (name, share)) in row.iter().enumerate() {
            let x = (wide + space) * i as f32;
            page.open(Role::LI);
            let node = page.leaf(Role::Lbl);
            let label = Place {
                align: Align::Left,
                ..Place::new(x, wide - if share.is_some() { value_w } else { 44.0 })
            };
            let (ink, high) = page.cell(&[Span::new(*name, LABEL.color(INK))], label, 0.0, node);
            items.extend(ink);
            let node = page.leaf(Role::LBody);
            let (text, style, from) = match share {
                Some(share) => (words::percent(*share), LABEL.color(INK).bold(), wide - value_w),
                None => (words::no_share(card).to_owned(), LABEL, wide - 44.0),
            };
            let value = Place { align: Align::Right, ..Place::new(x + from, wide - from) };
            items.extend(page.cell(&[Span::new(text, style)], value, 0.0, node).0);
            page.close();
            if let Some(share) = share {
                items.extend(chart::share(*share, x, high + 1.0, wide));
            }
            height = height.max(high + 4.0);
        }
        page.gap(4.0);
        page.brick(height, items);
    }
    page.close();
    page.keep_since(begin);
    page.close();
}
