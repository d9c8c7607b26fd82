//! Sheets that are no table of records: lists side by side, each under a title of its own, and a text whose lines
//! are rows.

use super::{Row, blank, lone};
use crate::cell;
use crate::draft::Draft;
use crate::level;
use crate::recognise::{self, Asks};
use crate::role::{self, Role};
use crate::text;

/// Reads lists side by side, such as a bank with a column to a level or to a subject. False where these are none.
pub(super) fn beside(rows: &[Row], topics: &[String], spoken: bool, out: &mut Vec<Draft>) -> bool {
    let Some((first, below)) = rows.split_first() else { return false };
    let titles: Vec<(usize, &str)> =
        first.cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let title = |text: &str| {
        text.chars().count() < 40
            && role::role(text).is_none()
            && text.chars().any(char::is_alphabetic)
            && recognise::asks(text) == Asks::No
    };
    if titles.len() < 2 || !titles.iter().all(|(_, text)| title(text)) {
        return false;
    }
    let cells = |at: usize| {
        below
            .iter()
            .filter_map(move |row| Some((row.line, row.cells.get(at)?.trim())))
            .filter(|(_, cell)| !cell::empty(cell))
    };
    let asking = |at: usize| {
        let (all, yes) = cells(at).fold((0, 0), |(all, yes), (_, cell)| {
            (all + 1, yes + usize::from(recognise::asks_surely(&recognise::read_mark(cell).rest)))
        });
        (all, yes)
    };
    let columns: Vec<(usize, usize)> = titles.iter().map(|(at, _)| asking(*at)).collect();
    let graded = titles.iter().filter(|(_, text)| level::named(text).is_some()).count() * 2 > titles.len();
    let alike =
        columns.iter().filter(|(all, yes)| *yes > 0 && yes * 5 >= *all).count() * 2 >= columns.len().max(4);
    let ragged = columns.iter().any(|(all, _)| Some(*all) != columns.first().map(|(all, _)| *all));
    let any = columns.iter().any(|(_, yes)| *yes > 0);
    if !(graded && any || alike || (spoken && any && ragged && titles.len() > 2)) {
        return false;
    }
    for (at, title) in titles {
        let found = level::heading(title);
        for (line, cell) in cells(at) {
            let mut draft = Draft { topics: topics.to_vec(), line: Some(line), ..Draft::default() };
            cell::topic(&mut draft.topics, title);
            cell::put(&mut draft, Role::Prompt, cell);
            draft.level = found.as_ref().map(|found| found.slug.to_owned());
            draft.level_words = found.as_ref().map(|found| found.words.clone());
            cell::finish(&mut draft);
            if !draft.prompt.is_empty() {
                out.push(draft);
            }
        }
    }
    true
}

/// Reads a single column as the lines of a text: numbered questions and their answers below them. False where it is
/// a mere list.
pub(super) fn lines(rows: &[Row], topics: &[String], out: &mut Vec<Draft>) -> bool {
    if !rows.iter().all(|row| blank(row) || lone(row).is_some()) {
        return false;
    }
    let texts = || rows.iter().filter_map(|row| row.cells.iter().find(|cell| !cell.trim().is_empty()));
    let numbered = texts()
        .filter(|text| {
            let marked = recognise::read_mark(text);
            (marked.question || marked.number.is_some()) && recognise::asks_surely(&marked.rest)
        })
        .count();
    let others = texts()
        .filter(|text| {
            recognise::asks(&recognise::read_mark(text).rest) == Asks::No || recognise::is_label(text)
        })
        .count();
    if numbered < 3 || others * 10 < texts().count() * 3 {
        return false;
    }
    let (mut text, mut places) = (String::new(), Vec::new());
    for row in rows {
        let cell = row.cells.iter().find(|cell| !cell.trim().is_empty()).map_or("", String::as_str);
        for line in cell.trim_end().split('\n') {
            text.push_str(line);
            text.push('\n');
            places.push(row.line);
        }
    }
    let found = recognise::drafts(text::blocks(&text), "questions");
    out.extend(found.into_iter().map(|mut draft| {
        draft.topics.splice(0..0, topics.iter().cloned());
        let line = draft.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
        draft.line = line.and_then(|line| places.get(line).copied());
        draft
    }));
    true
}
