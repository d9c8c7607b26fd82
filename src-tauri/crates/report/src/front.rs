//! Page 1, which can be read alone: who, for what, decided how, on what result, with which reservations.

use model::scorecard::Scorecard;

use crate::chart;
use crate::compose::{Composer, Ground, Place};
use crate::display::{Item, Role, line, rect};
use crate::flow;
use crate::result;
use crate::style::{
    BODY, FIGURE, HEADING, INK, LABEL, MUTED, REMARK, RULE, SMALL, SUBHEADING, Style, TINT, TITLE, WARN,
};
use crate::text::{Align, Span};
use crate::words;

/// Adds page 1. `room` is how much a page holds: where the written parts leave no room, the figures come first.
pub fn front(page: &mut Composer, card: &Scorecard, room: f32) {
    page.open(Role::Sect);
    head(page, card);
    facts(page, card);
    verdict(page, card);
    remarks(page, card);
    page.close();

    if !words::held(card) {
        return;
    }
    result::competencies(page, card);
    let before = page.state();
    result::written(page, card);
    result::fidelity(page, card);
    if flow::height(page.bricks()) > room {
        page.go_back(before);
        result::fidelity(page, card);
        result::written(page, card);
    }
}

fn head(page: &mut Composer, card: &Scorecard) {
    let all = Place::new(0.0, page.width);
    page.mark(0, "Scorecard");
    let left = Place { align: Align::Left, ..all };
    page.heading(Role::H1, words::candidate(card), TITLE, left);
    page.gap(1.0);
    page.paragraph(Role::P, &[Span::new(words::role(card), BODY.color(MUTED))], left);
    page.keep();
}

/// The facts of the interview, three to a row; one below the other where a value is long.
fn facts(page: &mut Composer, card: &Scorecard) {
    let code = match card.candidate_name {
        Some(_) => card.candidate_code.clone(),
        None => format!("{} (name left out)", card.candidate_code),
    };
    let facts = [
        ("Question set", words::set(card)),
        ("Interviewer", words::named(&card.interviewer).to_owned()),
        ("Date", words::day(card)),
        ("Duration", words::duration(card)),
        ("Candidate\u{2019}s code", code),
        ("Record", words::standing(card.state)),
    ];
    page.gap(6.0);
    let rule = line(&[(0.0, 0.0), (page.width, 0.0)], INK, 1.0);
    page.brick(1.0, vec![rule]);
    page.keep();
    page.open(Role::L);
    let columns = [(0.0, 0.37), (0.37, 0.28), (0.65, 0.37)];
    let narrowest = page.width * 0.28 - 12.0;
    let long = facts.iter().any(|(_, value)| {
        page.setter.lines(&[Span::new(value.as_str(), BODY)], narrowest, Align::Left, 0.0).len() > 3
    });
    if long {
        for (label, value) in &facts {
            page.gap(2.0);
            let at = Place { align: Align::Left, ..Place::new(0.0, page.width) };
            page.item(label, (LABEL, BODY), at, 92.0, |page, inner| {
                page.paragraph(Role::P, &[Span::new(value.as_str(), BODY)], inner);
            });
        }
    } else {
        for row in facts.chunks(3) {
            let mut items = Vec::new();
            let mut height = 0.0_f32;
            for ((label, value), (x, wide)) in row.iter().zip(columns) {
                let place =
                    Place { align: Align::Left, ..Place::new(page.width * x, page.width * wide - 12.0) };
                height = height.max(fact(page, &mut items, place, 0.0, &[(label, LABEL), (value, BODY)]));
            }
            page.gap(4.0);
            page.brick(height, items);
            page.keep();
        }
    }
    page.close();
}

/// A label above its value, and perhaps a remark below, as an item of the open list. Returns where it ends.
fn fact(page: &mut Composer, items: &mut Vec<Item>, place: Place, y: f32, said: &[(&str, Style)]) -> f32 {
    page.open(Role::LI);
    let mut below = y;
    for (i, (text, style)) in said.iter().enumerate() {
        if i == 1 {
            page.open(Role::LBody);
        }
        let node = page.leaf(if i == 0 { Role::Lbl } else { Role::P });
        let (ink, height) = page.cell(&[Span::new(*text, *style)], place, below, node);
        items.extend(ink);
        below += height;
    }
    page.close();
    page.close();
    below
}

/// The decision, the overall score and the coverage on one band.
fn verdict(page: &mut Composer, card: &Scorecard) {
    const PAD: f32 = 14.0;
    if !card.end.decidable() {
        undecided(page, card);
        return;
    }
    let width = page.width - 2.0 * PAD;
    let (first, second, third) = (PAD, PAD + width * 0.46, PAD + width * 0.70);
    let columns = [(first, width * 0.43), (second, width * 0.21), (third, width * 0.30)];
    let place = |i: usize| {
        let (x, wide) = columns.get(i).copied().unwrap_or((PAD, width));
        Place { align: Align::Left, ..Place::new(x, wide) }
    };
    let mut items = Vec::new();
    let (overall, figure, remark) = match words::overall(card) {
        Ok(score) => (score, FIGURE, "on the scale from 1 to 5".to_owned()),
        Err(why) => ("None".to_owned(), FIGURE.color(MUTED), why),
    };
    let facts = [
        ("Decision", words::decision(card).to_owned(), FIGURE, words::proposal(card)),
        ("Overall score", overall, figure, remark),
        ("Coverage", words::percent(card.score.coverage), FIGURE, words::coverage(card)),
    ];
    let mut bottom = 0.0_f32;
    page.open(Role::L);
    for (i, (label, value, style, remark)) in facts.iter().enumerate() {
        let said = [(*label, LABEL.color(INK)), (value.as_str(), *style), (remark.as_str(), SMALL)];
        bottom = bottom.max(fact(page, &mut items, place(i), 9.0, &said));
    }
    page.close();

    let decided = words::decision(card);
    let alt = match card.score.proposal {
        Some(p) => format!("Scale of four decisions. Taken: {decided}. Proposed: {}.", p.label()),
        None => format!("Scale of four decisions. Taken: {decided}. Nothing is proposed."),
    };
    let node = page.figure(alt);
    let at = (PAD, bottom + 7.0);
    items.extend(chart::steps(page, card.decision, card.score.proposal, at, width, node));
    let height = bottom + chart::STEPS + 7.0 + 10.0;
    items.insert(0, rect(0.0, 0.0, page.width, height, TINT));
    page.gap(10.0);
    page.brick(height, items);

    if !card.decision_reason.trim().is_empty() {
        page.keep();
        page.gap(6.0);
        let all = Place::new(0.0, page.width);
        let mut lines = card.decision_reason.trim().splitn(2, '\n');
        let first = [Span::new("Reason: ", BODY.bold()), Span::new(lines.next().unwrap_or_default(), BODY)];
        page.paragraph(Role::P, &first, all);
        page.gap(2.0);
        page.prose(lines.next().unwrap_or_default(), BODY, all);
    }
}

/// What stands in place of the decision where there is nothing to decide: no figure, so that nothing reads as a low
/// score.
fn undecided(page: &mut Composer, card: &Scorecard) {
    const PAD: f32 = 14.0;
    page.gap(10.0);
    page.ground(Ground { x: 0.0, width: page.width, color: TINT, pad: 9.0 });
    let inner = Place { width: page.width - 2.0 * PAD, ..Place::new(PAD, page.width) };
    page.paragraph(Role::P, &[Span::new(words::decision(card), BODY.bold())], inner);
    page.paragraph(Role::P, &[Span::new(words::proposal(card), BODY)], inner);
    page.end_ground();
}

/// Everything overridden, corrected, entered later, missing or incomplete, in words.
fn remarks(page: &mut Composer, card: &Scorecard) {
    let all = Place::new(0.0, page.width);
    page.gap(8.0);
    if card.remarks.iter().all(|r| r.trim().is_empty()) {
        if words::nothing_to_remark(card) {
            let words = "Nothing was overridden and nothing is missing.";
            page.paragraph(Role::P, &[Span::new(words, SMALL)], all);
        }
        return;
    }
    page.ground(Ground { x: 0.0, width: 2.4, color: WARN, pad: 0.0 });
    let inner = all.inset(10.0);
    page.heading(Role::H2, "Overridden, corrected or incomplete", SUBHEADING, inner);
    page.open(Role::L);
    for remark in card.remarks.iter().filter(|r| !r.trim().is_empty()) {
        page.item("\u{2022}", (REMARK, REMARK), inner, 10.0, |page, place| {
            page.paragraph(Role::P, &[Span::new(remark.trim(), REMARK)], place);
        });
    }
    page.close();
    page.end_ground();
}

/// A section's heading with the space above it.
pub fn section(page: &mut Composer, title: &str) {
    page.gap(10.0);
    page.mark(0, title);
    page.heading(Role::H2, title, HEADING, Place::new(0.0, page.width));
}

/// A thin rule across the strip, which stays with what follows.
pub fn rule(page: &mut Composer, x: f32) {
    page.brick(0.5, vec![line(&[(x, 0.0), (page.width, 0.0)], RULE, 0.5)]);
    page.keep();
}
