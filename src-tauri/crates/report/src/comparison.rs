//! The candidates of one opening side by side, on the questions they had in common. Nobody is ranked: the order is
//! the caller's, and what cannot be compared is said.

use model::answer::Standing;
use model::decision::Decision;
use model::score::shown;
use serde::{Deserialize, Serialize};

use crate::chart;
use crate::compose::{Composer, Place};
use crate::display::{About, Item, Role, Sheets, line};
use crate::fonts::Fonts;
use crate::front::section;
use crate::sheets::{Corners, lay_out};
use crate::style::{BODY, INDENT, INK, LABEL, MUTED, REMARK, RULE, SMALL, Style, TITLE};
use crate::text::{Align, Span};
use crate::{Paper, words};

/// More candidates than this go on in a further table.
const COLUMNS: usize = 6;

/// What a comparison says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The opening's title.
    pub opening: String,
    /// The question set's title.
    pub set_title: String,
    /// Its published version.
    pub set_version: u32,
    /// The level's name.
    pub level_name: String,
    /// The names of the set's competencies, in order.
    pub competencies: Vec<String>,
    /// The candidates.
    pub rows: Vec<Row>,
    /// The questions they had in common.
    pub questions: Vec<Question>,
    /// What is not comparable, each a sentence.
    pub remarks: Vec<String>,
}

/// A candidate's result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Code or name.
    pub label: String,
    /// None is not a no.
    pub decision: Option<Decision>,
    /// 1 to 5.
    pub overall: Option<f64>,
    /// 0 to 1.
    pub coverage: f64,
    /// Coverage is too low to rely on the result.
    pub incomplete: bool,
    /// Mean of the six shares, 0 to 1.
    pub fidelity: Option<f64>,
    /// 1 to 5 each, in the order of [`Comparison::competencies`].
    pub competencies: Vec<Option<f64>>,
}

/// A question that all were asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its title.
    pub prompt: String,
    /// In the order of [`Comparison::rows`].
    pub answers: Vec<Standing>,
}

/// The pages, and the characters that no face has: one part for each question set, since candidates are never set side
/// by side across sets.
pub fn sheets(of: &[Comparison], paper: Paper, fonts: &Fonts) -> (Sheets, Vec<char>) {
    let opening = of.first().map_or("", |table| words::named(&table.opening));
    let sets: Vec<String> = of.iter().map(set_name).collect();
    let foot_right =
        if let [one] = sets.as_slice() { one.clone() } else { format!("{} question sets", sets.len()) };
    let corners =
        Corners { head: "Comparison of candidates".to_owned(), foot: opening.to_owned(), foot_right };
    let about = About {
        title: format!("Comparison of candidates: {opening}"),
        subject: format!("Question set {}", sets.join("; ")),
        ..About::default()
    };
    let text = serde_json::to_string(of).unwrap_or_default();
    lay_out(&text, paper.size(), &corners, about, fonts, |page, _| {
        page.mark(0, "Comparison of candidates");
        page.heading(Role::H1, opening, TITLE, Place { align: Align::Left, ..Place::new(0.0, page.width) });
        for (i, table) in of.iter().enumerate() {
            if i > 0 {
                page.fresh_page();
            }
            part(page, table);
        }
    })
}

fn set_name(of: &Comparison) -> String {
    format!("{}, version {}", words::named(&of.set_title), of.set_version)
}

fn part(page: &mut Composer, of: &Comparison) {
    let all = Place { align: Align::Left, ..Place::new(0.0, page.width) };
    let about = format!("Level {}, question set {}", words::named(&of.level_name), set_name(of));
    page.paragraph(Role::P, &[Span::new(about, BODY.color(MUTED))], all);
    page.gap(4.0);
    let rule = "Only what all were asked is set side by side. The order of candidates is no ranking.";
    page.paragraph(Role::P, &[Span::new(rule, SMALL)], all);
    // No figure is read before what keeps it from being compared.
    remarks(page, of);
    results(page, of);
    let names: Vec<&str> = of.rows.iter().map(|r| r.label.as_str()).collect();
    let scores = of.competencies.iter().enumerate().map(|(i, name)| {
        let of_one = |r: &Row| score(r.competencies.get(i).copied().flatten(), "not assessed");
        (name.clone(), of.rows.iter().map(of_one).collect())
    });
    grid(page, "Competencies", &names, &scores.collect::<Vec<_>>());
    let ratings = of
        .questions
        .iter()
        .enumerate()
        .map(|(i, q)| (format!("{}. {}", i + 1, q.prompt), q.answers.iter().map(standing).collect()));
    grid(page, "Questions in common", &names, &ratings.collect::<Vec<_>>());
}

/// A row for each candidate.
fn results(page: &mut Composer, of: &Comparison) {
    page.open(Role::Sect);
    section(page, "Results");
    let name_w = page.width * 0.28;
    let wide = (page.width - name_w) / 4.0;
    page.open(Role::Table);
    row(
        page,
        name_w,
        wide,
        ("Candidate", LABEL),
        &["Decision", "Overall", "Coverage", "Fidelity"].map(|l| (l.to_owned(), LABEL, None)),
        true,
    );
    page.table_head();
    for candidate in &of.rows {
        let decision = candidate.decision.map_or("No decision yet", Decision::label);
        let coverage = words::percent(candidate.coverage);
        let coverage = if candidate.incomplete { format!("{coverage}, incomplete") } else { coverage };
        let cells = [
            (decision.to_owned(), BODY.bold(), None),
            score(candidate.overall, "no result"),
            (coverage, BODY, None),
            (candidate.fidelity.map_or("not judged".to_owned(), words::percent), BODY, None),
        ];
        row(page, name_w, wide, (&candidate.label, BODY), &cells, false);
    }
    page.end_table();
    page.close();
}

/// What a cell says, how, and the share of its bar where it is a figure.
type Cell = (String, Style, Option<f64>);

/// A figure with its bar, or the words for its absence.
fn score(value: Option<f64>, absent: &str) -> Cell {
    match value {
        Some(value) => (shown(value), BODY.bold(), Some((value - 1.0) / 4.0)),
        None => (absent.to_owned(), LABEL, None),
    }
}

fn standing(of: &Standing) -> Cell {
    match of {
        Standing::Rated(rating) => (of.label(), BODY.bold(), Some((f64::from(rating.get()) - 1.0) / 4.0)),
        _ => (of.label(), LABEL, None),
    }
}

/// Rows of figures with a column for each candidate, in tables of at most [`COLUMNS`].
fn grid(page: &mut Composer, title: &str, names: &[&str], rows: &[(String, Vec<Cell>)]) {
    page.open(Role::Sect);
    section(page, title);
    if rows.is_empty() || names.is_empty() {
        let all = Place::new(0.0, page.width);
        page.paragraph(Role::P, &[Span::new("There is nothing to compare.", BODY.color(MUTED))], all);
    }
    // Tables of equal width: seven candidates are four and three, not six and one.
    let columns = names.len().div_ceil(names.len().div_ceil(COLUMNS).max(1)).max(1);
    for (part, names) in names.chunks(columns).enumerate() {
        if rows.is_empty() {
            break;
        }
        let wide = (page.width * 0.62 / columns as f32).min(84.0);
        let name_w = page.width - wide * names.len() as f32;
        page.gap(if part > 0 { 14.0 } else { 0.0 });
        page.open(Role::Table);
        let heads: Vec<_> = names.iter().map(|n| ((*n).to_owned(), LABEL.color(INK), None)).collect();
        row(page, name_w, wide, ("", LABEL), &heads, true);
        page.table_head();
        for (label, values) in rows {
            let own = values.iter().skip(part * columns).take(names.len());
            let cells: Vec<_> = own.cloned().collect();
            row(page, name_w, wide, (label, BODY), &cells, false);
        }
        page.end_table();
    }
    page.close();
}

/// A row of a table as one brick: what it is about, and its cells.
fn row(
    page: &mut Composer,
    name_w: f32,
    wide: f32,
    (label, style): (&str, Style),
    cells: &[Cell],
    head: bool,
) {
    page.open(Role::TR);
    let mut items: Vec<Item> = Vec::new();
    let drop = if head { 0.0 } else { 2.4 };
    let node = page.leaf(Role::TH(!head));
    let place = Place { align: Align::Left, ..Place::new(0.0, name_w - 12.0) };
    let (ink, mut height) = page.cell(&[Span::new(label, style)], place, drop, node);
    items.extend(ink);
    for (i, (text, own, share)) in cells.iter().enumerate() {
        let x = name_w + wide * i as f32;
        let node = page.leaf(if head { Role::TH(false) } else { Role::TD });
        let place = Place { align: Align::Left, ..Place::new(x, wide - 8.0) };
        let lower = drop + if head { 0.0 } else { BODY.baseline() - own.baseline() };
        let (ink, high) = page.cell(&[Span::new(text.as_str(), *own)], place, lower, node);
        items.extend(ink);
        height = height.max(high + lower - drop);
        if let Some(share) = share {
            items.extend(chart::share(*share, x, drop + BODY.line() + 0.4, (wide - 12.0).min(60.0)));
            height = height.max(BODY.line() + 3.4);
        }
    }
    page.close();
    let width = name_w + wide * cells.len() as f32;
    if !head {
        items.push(line(&[(0.0, 0.0), (width, 0.0)], RULE, 0.5));
    }
    page.brick(height + 2.0 * drop + if head { 2.0 } else { 0.6 }, items);
}

fn remarks(page: &mut Composer, of: &Comparison) {
    if of.remarks.is_empty() {
        return;
    }
    page.open(Role::Sect);
    section(page, "Before you compare");
    page.open(Role::L);
    for remark in &of.remarks {
        let all = Place::new(0.0, page.width);
        page.item("\u{2022}", (REMARK, REMARK), all, INDENT, |page, place| page.prose(remark, REMARK, place));
    }
    page.close();
    page.close();
}
