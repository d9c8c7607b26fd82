//! Rows of cells to drafts, whatever they stood in: columns by their names or by what they hold, section rows,
//! further tables lower down, columns mapped by hand.

use crate::cell;
use crate::draft::Draft;
use crate::level;
use crate::options::Columns;
use crate::recognise::{self, Asks};
use crate::role::Role;
use crate::stop;
use columns::{Map, by_hand, complete, guess, headed, named};

mod columns;
mod lists;

/// One row with its line or row number in the source, from 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Where it stands.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Reads `rows`, a table or several with titles between them, below `topics`.
///
/// `spoken` says that the document speaks of questions; otherwise columns without names must ask to be taken.
pub(crate) fn drafts(rows: &[Row], topics: &[String], columns: &Columns, spoken: bool, out: &mut Vec<Draft>) {
    let mut rest = rows;
    let mut section: Option<String> = None;
    if columns.prompt.is_some() {
        let header = columns
            .header
            .unwrap_or_else(|| rows.iter().find(|row| !blank(row)).is_some_and(|row| named(row).is_some()));
        let first = rows.iter().position(|row| !blank(row)).map_or(0, |at| at + usize::from(header));
        table(rest.get(first..).unwrap_or_default(), &by_hand(columns), topics, &mut section, out);
        return;
    }
    let titled = |row: &Row| named(row).is_some_and(|map| map.roles.len() > 1);
    if columns.header.is_none() && !rows.iter().any(titled) {
        let first = rows.iter().position(|row| !blank(row)).unwrap_or(0);
        let rows = rows.get(first..).unwrap_or_default();
        if lists::lines(rows, topics, out) || lists::beside(rows, topics, spoken, out) {
            return;
        }
    }
    while let Some(first) = rest.iter().position(|row| !blank(row)) {
        rest = rest.get(first..).unwrap_or_default();
        // Titles may stand above the header.
        let near =
            rest.iter().take(8).take_while(|row| blank(row) || lone(row).is_some() || named(row).is_some());
        let header = match columns.header {
            Some(false) => None,
            _ => near.enumerate().find_map(|(at, row)| named(row).map(|map| (at, map))),
        };
        let (map, body) = match header {
            Some((at, map)) => {
                for row in rest.iter().take(at) {
                    if let Some((_, title)) = lone(row) {
                        section = Some(title.to_owned());
                    }
                }
                let below = rest.get(at + 1..).unwrap_or_default();
                (complete(map, below, spoken), below)
            }
            None => {
                let header = columns.header.unwrap_or_else(|| headed(rest));
                let below = if header { rest.get(1..).unwrap_or_default() } else { rest };
                (guess(below, spoken), below)
            }
        };
        let next = body
            .iter()
            .position(|row| named(row).is_some_and(|map| map.roles.len() > 1))
            .unwrap_or(body.len());
        let (table_rows, after) = body.split_at(next);
        // The title of the next table belongs to it.
        let title = table_rows.iter().rposition(|row| !blank(row)).filter(|at| {
            next < body.len()
                && table_rows
                    .get(*at)
                    .is_some_and(|row| lone(row).is_some_and(|(_, text)| recognise::asks(text) == Asks::No))
        });
        let own = title.unwrap_or(table_rows.len());
        table(table_rows.get(..own).unwrap_or_default(), &map, topics, &mut section, out);
        if let Some((_, text)) = title.and_then(|at| table_rows.get(at)).and_then(lone) {
            section = Some(text.to_owned());
        }
        rest = after;
    }
}

/// Which column of the first table holds what, for a person who wants to mend it.
pub(crate) fn mapped(rows: &[Row], columns: &Columns, spoken: bool) -> Columns {
    if columns.prompt.is_some() {
        return columns.clone();
    }
    let first = rows.iter().position(|row| !blank(row)).unwrap_or(0);
    let rows = rows.get(first..).unwrap_or_default();
    let header = rows.iter().take(8).enumerate().find_map(|(at, row)| named(row).map(|map| (at, map)));
    match header {
        Some((at, map)) => complete(map, rows.get(at + 1..).unwrap_or_default(), spoken).columns(true),
        None => {
            let header = headed(rows);
            guess(rows.get(usize::from(header)..).unwrap_or_default(), spoken).columns(header)
        }
    }
}

fn blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.trim().is_empty())
}

/// The only filled cell of a row, with its column.
fn lone(row: &Row) -> Option<(usize, &str)> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let (at, cell) = filled.next()?;
    filled.next().is_none().then_some((at, cell.trim()))
}

fn table(rows: &[Row], map: &Map, topics: &[String], section: &mut Option<String>, out: &mut Vec<Draft>) {
    let Some(prompt) = map.roles.iter().find(|(_, role)| *role == Role::Prompt).map(|(at, _)| *at) else {
        return;
    };
    let filled: Vec<&Row> = rows.iter().filter(|row| !blank(row)).collect();
    let asking = filled
        .iter()
        .filter(|row| row.cells.get(prompt).is_some_and(|cell| recognise::asks(cell) != Asks::No))
        .count();
    let mostly_asks = asking * 10 >= filled.len() * 8;
    let lonely = filled.iter().filter(|row| lone(row).is_some()).count();
    let mut before_blank = true;
    let mut level: Option<level::Found> = section.as_deref().and_then(level::heading);
    let mut filled_down: Vec<(usize, String)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if stop::asked() {
            break;
        }
        if blank(row) {
            before_blank = true;
            continue;
        }
        if let Some((column, text)) = lone(row) {
            let states = recognise::asks(text) == Asks::No
                && text.chars().count() < 80
                && !text.ends_with(['.', '。', ';']);
            let apart = before_blank && rows.get(at + 1).is_some_and(|next| lone(next).is_none());
            let rare = lonely * 3 < filled.len() || (mostly_asks && lonely == filled.len());
            let role = map.roles.iter().find(|(at, _)| *at == column).map(|(_, role)| *role);
            // An answer that goes on in the rows below its question.
            if let (Some(role @ (Role::Answer | Role::Guidance)), Some(last), false) =
                (role, out.last_mut(), before_blank)
            {
                let field = if role == Role::Answer { &mut last.answer } else { &mut last.guidance };
                cell::add(field, text);
                continue;
            }
            let elsewhere = column < prompt && role.is_none();
            if column > prompt {
                continue;
            }
            if states && (elsewhere || (rare && (apart || mostly_asks))) {
                let topical = map.roles.iter().any(|(at, role)| {
                    *at == column && matches!(role, Role::Topic | Role::Level | Role::Tags)
                });
                if !topical {
                    *section = Some(text.to_owned());
                    level = level::heading(text);
                    before_blank = false;
                    continue;
                }
            }
        }
        before_blank = false;
        draft(row, map, topics, section.as_deref(), level.as_ref(), &mut filled_down, out);
    }
}

/// One row.
fn draft(
    row: &Row,
    map: &Map,
    topics: &[String],
    section: Option<&str>,
    level: Option<&level::Found>,
    filled_down: &mut Vec<(usize, String)>,
    out: &mut Vec<Draft>,
) {
    let cell = |column: usize| row.cells.get(column).map_or("", |cell| cell.trim());
    let prompts: Vec<String> = map
        .roles
        .iter()
        .filter(|(at, role)| *role == Role::Prompt && !cell::empty(cell(*at)))
        .map(|(at, _)| cell(*at).to_owned())
        .collect();
    // Merged cells: a topic stands in the first row of its group only.
    for (at, role) in &map.roles {
        if *role == Role::Topic {
            let text = cell(*at);
            if !text.is_empty() {
                filled_down.retain(|(column, _)| column < at);
                filled_down.push((*at, text.to_owned()));
            }
        }
    }
    let Some((first, more)) = prompts.split_first() else { return };
    // An address alone is where the question above was read.
    if first.starts_with("http") && !first.contains(char::is_whitespace) {
        if let Some(last) = out.last_mut().filter(|last| last.line.is_some_and(|line| line + 1 == row.line)) {
            cell::add(&mut last.answer, first);
        }
        return;
    }
    let parts = cell::split(first);
    let several = parts.len() > 1;
    for part in parts {
        let mut draft = Draft { topics: topics.to_vec(), line: Some(row.line), ..Draft::default() };
        if let Some(section) = section {
            cell::topic(&mut draft.topics, section);
        }
        cell::put(&mut draft, Role::Prompt, &part);
        if draft.prompt.is_empty() {
            continue;
        }
        for text in more.iter().filter(|_| !several) {
            cell::put(&mut draft, Role::Prompt, text);
        }
        let mut numbers = Vec::new();
        for (at, role) in &map.roles {
            if let Role::Choice(number) = role
                && !cell::empty(cell(*at))
            {
                numbers.push(*number);
            }
            let text = match role {
                Role::Prompt => continue,
                Role::Topic => {
                    filled_down.iter().find(|(column, _)| column == at).map_or("", |(_, text)| text.as_str())
                }
                _ => cell(*at),
            };
            cell::put(&mut draft, *role, text);
        }
        for (at, role) in &map.roles {
            let (Role::Flag(number), text) = (role, cell(*at)) else { continue };
            let share = || text.parse::<f64>().is_ok_and(|share| share > 0.0);
            let truthy = matches!(
                text.to_lowercase().as_str(),
                "yes"
                    | "y"
                    | "1"
                    | "true"
                    | "x"
                    | "✓"
                    | "✔"
                    | "correct"
                    | "да"
                    | "sí"
                    | "si"
                    | "sim"
                    | "ja"
                    | "oui"
                    | "是"
            );
            let own = || numbers.iter().position(|known| known == number);
            let place = if truthy {
                own()
            } else {
                // All or nothing of the points is no name of a choice.
                let named = draft
                    .options
                    .iter()
                    .position(|choice| choice.text == text && !matches!(text, "0" | "100"));
                named.or_else(|| own().filter(|_| share()))
            };
            if let Some(choice) = place.and_then(|at| draft.options.get_mut(at)) {
                choice.correct = true;
            }
        }
        if draft.level.is_none()
            && let Some(found) = level
        {
            draft.level = Some(found.slug.to_owned());
            draft.level_words = Some(found.words.clone());
        }
        cell::finish(&mut draft);
        out.push(draft);
    }
}
