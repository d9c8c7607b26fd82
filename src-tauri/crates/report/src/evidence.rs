//! The evidence, question by question: what was asked, how it was rated against which anchor, and what was heard.

use model::answer::{Note, Outcome};
use model::interview::Stage;
use model::scorecard::{Evidence, Scorecard, StageNotes};

use crate::Options;
use crate::blocks::blocks;
use crate::chart;
use crate::compose::{Composer, Ground, Place};
use crate::display::Role;
use crate::flow;
use crate::front::rule;
use crate::rich::inline;
use crate::style::{
    BODY, GUTTER, HEADING, INDENT, LABEL, MUTED, NOTE_LABEL, PART, PROMPT, SMALL, SUBHEADING, TINT, WARN,
};
use crate::text::{Align, Span};
use crate::words;

/// A question with its rating and anchors stays on one page if it is no taller, in points; so do a rating and its anchors.
/// What is taller would leave too much of a page empty.
const TOGETHER: f32 = 190.0;

/// Adds the evidence, beginning on a page of its own.
pub fn evidence(page: &mut Composer, card: &Scorecard, options: &Options) {
    page.open(Role::Sect);
    page.fresh_page();
    page.mark(0, "Evidence");
    page.heading(Role::H2, "Evidence", PART, Place::new(0.0, page.width));
    let mut intro = words::tally(card);
    if !options.notes {
        intro.push_str(" Notes are left out of this copy.");
    }
    if options.guide {
        intro.push_str(" Answer guides are for interviewers only.");
    }
    page.paragraph(Role::P, &[Span::new(intro, SMALL)], Place::new(0.0, page.width));
    // The heading does not stand alone at the foot of a page.
    page.keep();
    for answer in &card.evidence {
        page.open(Role::Sect);
        question(page, card, answer, options);
        page.close();
    }
    if options.notes {
        for stage in card.stages.iter().filter(|stage| !stage.notes.is_empty()) {
            page.open(Role::Sect);
            self::stage(page, card, stage);
            page.close();
        }
    }
    page.close();
}

/// What was noted in a stage around the questions. It is not rated.
fn stage(page: &mut Composer, card: &Scorecard, stage: &StageNotes) {
    let inner = Place::new(0.0, page.width).inset(GUTTER);
    let label = stage.stage.label();
    page.running = label.to_owned();
    page.gap(16.0);
    rule(page, 0.0);
    let begin = page.count();
    page.gap(9.0);
    page.mark(1, label);
    page.heading(Role::H3, label, SUBHEADING, inner);
    let time = format!("{} \u{b7} not rated", words::time(card, stage.seconds, stage.planned_minutes));
    page.paragraph(Role::P, &[Span::new(time, SMALL)], inner);
    page.keep_since(begin);
    page.keep();
    lines(page, card, (&stage.notes, Some(stage.stage)), inner);
}

/// Keeps what was added since `begin` on one page, unless it is too tall.
fn keep_together(page: &mut Composer, begin: usize) {
    let added = page.bricks().get(begin..).map_or(0.0, flow::height);
    if added <= TOGETHER {
        page.keep_since(begin);
    }
}

fn question(page: &mut Composer, card: &Scorecard, answer: &Evidence, options: &Options) {
    let inner = Place::new(0.0, page.width).inset(GUTTER);
    page.running = format!("question {}", answer.number);
    page.gap(16.0);
    rule(page, 0.0);
    let begin = page.count();
    heading(page, card, answer, inner);
    page.gap(5.0);
    page.blocks(&blocks(&answer.prompt), PROMPT, inner);
    // The question's heading never stands without the first lines of the question.
    page.keep_since(page.count().min(begin + 2));
    if options.guide && !answer.guide.trim().is_empty() {
        page.gap(8.0);
        page.ground(Ground { x: inner.x, width: inner.width, color: TINT, pad: 7.0 });
        let within = Place { width: inner.width - 18.0, ..inner.inset(9.0) };
        page.paragraph(Role::P, &[Span::new("Answer guide", LABEL.bold())], within);
        page.keep();
        page.blocks(&blocks(&answer.guide), BODY, within);
        page.end_ground();
    }
    rating(page, answer, inner);
    keep_together(page, begin);
    ticked(page, answer, inner);
    probes(page, answer, inner);
    if options.notes {
        notes(page, card, answer, inner);
    }
}

/// Number, title and minutes, and below them what the question is evidence of and what kind it is.
fn heading(page: &mut Composer, card: &Scorecard, answer: &Evidence, inner: Place) {
    let title = words::question(answer);
    let begin = page.count();
    page.gap(9.0);
    page.mark(1, &format!("{}. {title}", answer.number));
    let node = page.leaf(Role::H3);
    let number =
        page.setter.lines(&[Span::new(answer.number.to_string(), HEADING)], GUTTER, Align::Left, 0.0);
    let mut first = crate::compose::ink(number, 0.0, -1.4, Some(node)).0;
    let time_w = 150.0;
    let place = Place { width: inner.width - time_w - 8.0, align: Align::Left, ..inner };
    let name = page.setter.lines(&[Span::new(title.as_str(), SUBHEADING)], place.width, place.align, 0.0);
    let time = words::time(card, answer.seconds, answer.planned_minutes);
    let said = page.leaf(Role::P);
    let at = Place { align: Align::Right, ..Place::new(inner.x + inner.width - time_w, time_w) };
    let time = page.cell(&[Span::new(time, SMALL)], at, 1.2, said).0;
    let mut time = Some(time);
    if name.is_empty() {
        first.extend(time.take().unwrap_or_default());
        page.brick(SUBHEADING.line(), std::mem::take(&mut first));
    }
    for (i, row) in name.into_iter().enumerate() {
        let height = row.height;
        let mut items = if i == 0 { std::mem::take(&mut first) } else { Vec::new() };
        items.extend(crate::compose::ink(vec![row], inner.x, 0.0, Some(node)).0);
        items.extend(time.take().unwrap_or_default());
        page.brick(height, items);
    }
    let mut about =
        vec![answer.competency_name.clone(), answer.section.clone(), answer.kind.label().to_owned()];
    about.retain(|part| !part.trim().is_empty());
    // A section is often named after its only competency.
    about.dedup();
    if !answer.ad_hoc && answer.weight > 0.0 {
        about.push(format!("weight {}", plain(answer.weight)));
    }
    let mut spans = vec![Span::new(about.join(" \u{b7} "), SMALL)];
    if answer.ad_hoc {
        spans.push(Span::new(" \u{b7} ad hoc, not counted in the score", SMALL.bold()));
    }
    page.paragraph(Role::P, &spans, Place { align: Align::Left, ..inner });
    page.keep_since(begin);
    page.keep();
}

/// A weight without needless decimals.
fn plain(weight: f64) -> String {
    let text = format!("{weight:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The rating with what it stands for, or what there is instead.
fn rating(page: &mut Composer, answer: &Evidence, inner: Place) {
    page.gap(9.0);
    if answer.outcome == Outcome::NoAnswer && (answer.rating.is_some() || answer.not_assessed) {
        page.paragraph(Role::P, &[Span::new("Asked; the candidate had no answer.", BODY)], inner);
        page.keep();
        page.gap(4.0);
    }
    let begin = page.count();
    let Some(rating) = answer.rating else {
        page.paragraph(Role::P, &[Span::new(words::unrated_because(answer), BODY.bold())], inner);
        return;
    };
    page.beside(chart::squares(rating.get(), inner.x, 2.6));
    let spans = [
        Span::new(format!("Rated {}", rating.get()), BODY.bold()),
        Span::new(format!(", {}", words::rating(rating)), BODY),
    ];
    page.paragraph(Role::P, &spans, Place { align: Align::Left, ..inner.inset(68.0) });
    let anchors = answer.anchors.of(rating);
    let between = rating.get() % 2 == 0;
    let intro = match anchors.len() {
        0 if answer.anchors.complete() => return,
        0 => "No anchor was written for this rating at this level.",
        1 if between => "It lies between two anchors, of which one is written:",
        _ if between => "It lies between two anchors:",
        _ => "",
    };
    if !intro.is_empty() {
        page.keep();
        page.gap(3.0);
        page.paragraph(Role::P, &[Span::new(intro, SMALL)], inner);
    }
    if anchors.is_empty() {
        return;
    }
    page.keep();
    page.open(Role::L);
    for (at, text) in anchors {
        page.gap(2.0);
        page.item(&format!("Anchor {at}"), (SMALL, BODY), inner, 68.0, |page, place| {
            page.remark(text, BODY, place);
        });
    }
    page.close();
    keep_together(page, begin);
}

/// What was ticked while listening.
fn ticked(page: &mut Composer, answer: &Evidence, inner: Place) {
    let ticked: Vec<_> = answer.signals.iter().filter(|s| s.ticked).collect();
    if answer.signals.is_empty() || (ticked.is_empty() && !answer.outcome.asked()) {
        return;
    }
    let label = if ticked.is_empty() {
        format!("Signals: none of {} ticked", answer.signals.len())
    } else {
        format!("Signals: {} of {} ticked", ticked.len(), answer.signals.len())
    };
    part(page, &label, inner);
    if ticked.is_empty() {
        return;
    }
    page.keep();
    page.open(Role::L);
    for signal in ticked {
        let mut spans = Vec::new();
        if signal.signal.red_flag {
            spans.push(Span::new("Red flag: ", BODY.bold().color(WARN)));
        }
        spans.extend(inline(&signal.signal.text, BODY));
        page.gap(1.0);
        page.beside(chart::tick(inner.x, 3.2).to_vec());
        page.item("", (BODY, BODY), inner, INDENT, |page, place| page.paragraph(Role::P, &spans, place));
    }
    page.close();
}

fn probes(page: &mut Composer, answer: &Evidence, inner: Place) {
    let used: Vec<_> = answer.probes.iter().filter(|p| p.used).collect();
    if used.is_empty() {
        return;
    }
    part(page, &format!("Probes used: {} of {}", used.len(), answer.probes.len()), inner);
    page.keep();
    page.open(Role::L);
    for probe in used {
        page.gap(1.0);
        page.item("\u{2013}", (BODY, BODY), inner, INDENT, |page, place| {
            page.remark(&probe.text, BODY, place)
        });
    }
    page.close();
}

/// The notes in the order they were typed, each with its time and kind.
fn notes(page: &mut Composer, card: &Scorecard, answer: &Evidence, inner: Place) {
    if answer.notes.is_empty() {
        if answer.outcome.asked() {
            page.gap(8.0);
            page.paragraph(Role::P, &[Span::new("No notes.", SMALL)], inner);
        }
        return;
    }
    lines(page, card, (&answer.notes, None), inner);
}

fn lines(page: &mut Composer, card: &Scorecard, (notes, stage): (&[Note], Option<Stage>), inner: Place) {
    part(page, "Notes", inner);
    page.keep();
    page.open(Role::L);
    for note in notes {
        let label = words::note(card, note, stage);
        let style = if note.kind.evidence() { SMALL.bold() } else { SMALL };
        page.gap(2.5);
        page.item(&label, (style, BODY), inner, NOTE_LABEL, |page, place| {
            page.prose(&note.text, BODY, place)
        });
    }
    page.close();
}

/// The label of a part of a question.
fn part(page: &mut Composer, label: &str, inner: Place) {
    page.gap(8.0);
    page.paragraph(Role::P, &[Span::new(label, SMALL.color(MUTED).bold())], inner);
}
