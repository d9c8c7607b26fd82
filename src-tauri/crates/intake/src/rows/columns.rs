//! What each column of a table holds: by its name in the header, by what stands in it, or as a person said.

use super::Row;
use crate::cell;
use crate::level;
use crate::options::Columns;
use crate::recognise::{self, Asks};
use crate::role::{self, Role};

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Map {
    pub(super) roles: Vec<(usize, Role)>,
    /// The question's column is called "title" or the like, which may be something else.
    titled: bool,
}

impl Map {
    /// The same, as a person would say it.
    pub(super) fn columns(&self, header: bool) -> Columns {
        let all = |wanted: &[Role]| -> Vec<usize> {
            self.roles.iter().filter(|(_, role)| wanted.contains(role)).map(|(at, _)| *at).collect()
        };
        let one = |wanted: &[Role]| all(wanted).first().copied();
        let mut options: Vec<usize> = self
            .roles
            .iter()
            .filter(|(_, role)| matches!(role, Role::Options | Role::Choice(_)))
            .map(|(at, _)| *at)
            .collect();
        options.sort_unstable();
        Columns {
            prompt: one(&[Role::Prompt]),
            answer: one(&[Role::Correct]).or_else(|| one(&[Role::Answer])),
            guidance: one(&[Role::Guidance]),
            code: one(&[Role::Code]),
            options,
            probes: all(&[Role::Probes]),
            topics: all(&[Role::Topic, Role::Tags]),
            level: one(&[Role::Level]),
            header: Some(header),
        }
    }
}

pub(super) fn by_hand(columns: &Columns) -> Map {
    let one = |column: Option<usize>, role| column.map(|at| (at, role));
    let roles = [
        one(columns.prompt, Role::Prompt),
        one(columns.answer, Role::Answer),
        one(columns.guidance, Role::Guidance),
        one(columns.code, Role::Code),
        one(columns.level, Role::Level),
    ];
    let options = if columns.options.len() == 1 { Role::Options } else { Role::Choice(0) };
    let many = columns
        .options
        .iter()
        .map(|at| (*at, options))
        .chain(columns.probes.iter().map(|at| (*at, Role::Probes)));
    let topics = columns.topics.iter().map(|at| (*at, Role::Topic));
    Map { roles: roles.into_iter().flatten().chain(many).chain(topics).collect(), titled: false }
}

/// The columns of a header row; none where the row is no header.
pub(super) fn named(row: &Row) -> Option<Map> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let mut roles = Vec::new();
    let b = row.cells.iter().any(|cell| role::is_b(cell));
    for (at, cell) in row.cells.iter().enumerate() {
        let cell = cell.trim();
        if cell.chars().count() > 60 || cell.contains("?") && cell.chars().count() > 25 {
            return None;
        }
        // Moodle puts beside each choice the share of the points that it earns.
        let share = cell.eq_ignore_ascii_case("fraction").then(|| roles.last().copied()).flatten();
        if let Some((before, Role::Choice(number))) = share
            && before + 1 == at
        {
            roles.push((at, Role::Flag(number)));
        } else if let Some(role) = role::beside(cell, b) {
            roles.push((at, role));
        }
    }
    flags(row, &mut roles);
    // The title of a question says less than its text.
    let name = |at: usize| row.cells.get(at).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
    let title = |(at, role): &(usize, Role)| {
        *role == Role::Prompt && ["title", "name"].iter().any(|end| name(*at).ends_with(end))
    };
    if roles.iter().any(|both| both.1 == Role::Prompt && !title(both)) {
        roles.retain(|both| !title(both));
    }
    let has = |wanted: Role| roles.iter().any(|(_, role)| *role == wanted);
    let certain = has(Role::Prompt) && (roles.len() * 2 > filled || roles.len() > 1);
    let likely = roles.len() > 1
        && roles.len() * 2 > filled
        && (has(Role::Title) || has(Role::Answer) || has(Role::Correct));
    // A single cell "Questions" heads a column; the same word in a longer text is a title.
    let alone = filled > 1
        || role::role(row.cells.iter().find(|cell| !cell.trim().is_empty())?) == Some(Role::Prompt);
    if !(certain || likely) || !alone {
        return None;
    }
    // Without a question column the title is the question; with one it says less than the question.
    let asked = has(Role::Prompt);
    let roles = roles
        .into_iter()
        .filter_map(|(at, role)| match role {
            Role::Title if !asked => Some((at, Role::Prompt)),
            Role::Title => describes(row.cells.get(at)?).then_some((at, Role::Guidance)),
            role => Some((at, role)),
        })
        .collect();
    Some(Map { roles, titled: !asked })
}

fn describes(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["descri", "опис", "beschreib", "描述"].iter().any(|stem| lower.contains(stem))
}

/// "Option 1, Option 2, Answer 1, Answer 2": the second row of choices says which of the first are right.
fn flags(row: &Row, roles: &mut [(usize, Role)]) {
    let word = |at: usize| row.cells.get(at).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
    let answer = |at: usize| {
        ["answer", "ответ", "respuesta", "resposta", "antwort", "réponse", "correct"]
            .iter()
            .any(|stem| word(at).starts_with(stem))
    };
    let choices = |wanted: bool| {
        roles.iter().filter(|(at, role)| matches!(role, Role::Choice(_)) && answer(*at) == wanted).count()
    };
    if choices(true) == 0 || choices(false) < 2 {
        return;
    }
    for (at, role) in roles.iter_mut() {
        if let Role::Choice(number) = *role
            && answer(*at)
        {
            *role = Role::Flag(number);
        }
    }
}

/// A header without a question column: the column that asks most.
pub(super) fn complete(mut map: Map, rows: &[Row], spoken: bool) -> Map {
    if map.titled {
        let columns = look(rows);
        let asks = |at: usize, times: usize| {
            columns.get(at).is_some_and(|seen| seen.asking * times >= seen.filled && seen.filled > 0)
        };
        let title = map.roles.iter().find(|(_, role)| *role == Role::Prompt).map(|(at, _)| *at);
        let other =
            (0..columns.len()).find(|at| asks(*at, 2) && !map.roles.iter().any(|(known, _)| known == at));
        if let (Some(title), Some(other)) = (title, other)
            && !asks(title, 4)
        {
            map.roles.retain(|(at, _)| *at != title);
            map.roles.push((other, Role::Prompt));
        }
    }
    if !map.roles.iter().any(|(_, role)| *role == Role::Prompt) {
        let taken: Vec<usize> = map.roles.iter().map(|(at, _)| *at).collect();
        if let Some(at) = asking(rows, &taken, spoken) {
            map.roles.push((at, Role::Prompt));
        }
    }
    map
}

/// What a column holds, counted over its first rows.
#[derive(Default)]
struct Seen {
    filled: usize,
    asking: usize,
    levels: usize,
    numbers: usize,
    distinct: std::collections::HashSet<String>,
    letters: usize,
}

fn look(rows: &[Row]) -> Vec<Seen> {
    let mut columns: Vec<Seen> = Vec::new();
    for row in rows.iter().take(400) {
        for (at, cell) in row.cells.iter().enumerate().take(64) {
            if columns.len() <= at {
                columns.resize_with(at + 1, Seen::default);
            }
            let (cell, Some(seen)) = (cell.trim(), columns.get_mut(at)) else { continue };
            if cell::empty(cell) {
                continue;
            }
            seen.filled += 1;
            seen.asking += usize::from(recognise::asks(cell) == Asks::Yes);
            seen.levels += usize::from(cell.chars().count() < 30 && level::named(cell).is_some());
            let marked = recognise::read_mark(cell);
            let bare = marked.rest.is_empty()
                || (cell.chars().count() < 5 && cell.ends_with(|c: char| c.is_ascii_digit()));
            seen.numbers +=
                usize::from(bare || cell.chars().all(|c| c.is_ascii_digit() || ".,-/: %".contains(c)));
            seen.letters += cell.chars().count();
            seen.distinct.insert(cell.chars().take(80).collect());
        }
    }
    columns
}

/// The column with the largest share of questions; where none asks but the document speaks of questions, the
/// first of distinct texts.
fn asking(rows: &[Row], taken: &[usize], spoken: bool) -> Option<usize> {
    let columns = look(rows);
    let free = || {
        columns
            .iter()
            .enumerate()
            .filter(|(at, seen)| !taken.contains(at) && seen.filled > 0 && seen.numbers * 2 < seen.filled)
    };
    free()
        .filter(|(_, seen)| seen.asking * 4 >= seen.filled)
        .max_by_key(|(at, seen)| (seen.asking, std::cmp::Reverse(*at)))
        .or_else(|| {
            free().find(|(_, seen)| {
                spoken && seen.distinct.len() * 2 > seen.filled && seen.letters > seen.filled * 4
            })
        })
        .map(|(at, _)| at)
}

/// Three columns or more of short texts of about the same length behind the question are choices, and one that names
/// or repeats one of them says which is right.
fn choices(rows: &[Row], columns: &[Seen], prompt: usize) -> Vec<(usize, Role)> {
    let asked = columns.get(prompt).map_or(0, |seen| seen.filled);
    let width = |seen: &Seen| seen.letters / seen.filled.max(1);
    let mut found: Vec<usize> = columns
        .iter()
        .enumerate()
        .skip(prompt + 1)
        .filter(|(_, seen)| {
            seen.filled * 10 >= asked * 6
                && seen.asking * 4 < seen.filled
                && seen.levels * 2 < seen.filled
                && seen.distinct.len() * 2 > seen.filled
                && width(seen) < 120
        })
        .map(|(at, _)| at)
        .collect();
    let cell =
        |row: &Row, at: usize| row.cells.get(at).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
    let names = |at: usize, found: &[usize]| {
        let rows = || rows.iter().filter(|row| !cell(row, at).is_empty());
        let told = rows().filter(|row| {
            let said = cell(row, at);
            said.chars().count() == 1 || found.iter().any(|other| *other != at && cell(row, *other) == said)
        });
        rows().count() > 2 && told.count() * 10 >= rows().count() * 9
    };
    let key = (prompt + 1..columns.len()).rev().find(|at| names(*at, &found));
    found.retain(|at| Some(*at) != key);
    let widths = || found.iter().filter_map(|at| columns.get(*at)).map(width);
    let even = widths().max().unwrap_or(0) <= widths().min().unwrap_or(0).max(4) * 4;
    if found.len() < 3 || found.len() > 6 || asked < 3 || !even {
        return Vec::new();
    }
    let numbered = found.into_iter().zip(0..).map(|(at, number)| (at, Role::Choice(number)));
    numbered.chain(key.map(|at| (at, Role::Correct))).collect()
}

/// Whether the first row is a header in words that no list of names holds: it does not ask, and what is below does.
pub(super) fn headed(rows: &[Row]) -> bool {
    let Some((first, below)) = rows.split_first() else { return false };
    let filled = || first.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let names = filled().count() > 1
        && filled().all(|cell| {
            cell.chars().count() < 40
                && !cell.ends_with('.')
                && recognise::asks(cell) == Asks::No
                && !cell.contains("://")
        });
    names
        && below.len() > 1
        && look(below).iter().any(|seen| seen.filled > 1 && seen.asking * 10 >= seen.filled * 8)
        // A row that has a level where the others have theirs is one of them.
        && look(below).iter().zip(&first.cells).all(|(seen, cell)| {
            seen.levels * 2 < seen.filled.max(1) || level::named(cell.trim()).is_none()
        })
}

/// Columns without names, by what they hold.
pub(super) fn guess(rows: &[Row], spoken: bool) -> Map {
    let columns = look(rows);
    let Some(prompt) = asking(rows, &[], spoken) else { return Map::default() };
    let mut roles = vec![(prompt, Role::Prompt)];
    let choices = choices(rows, &columns, prompt);
    if !choices.is_empty() {
        roles.extend(choices);
        return Map { roles, titled: false };
    }
    let mut rest: Vec<(usize, &Seen)> = columns
        .iter()
        .enumerate()
        .filter(|(at, seen)| *at != prompt && seen.filled > 0 && seen.numbers * 2 < seen.filled)
        .collect();
    rest.retain(|(at, seen)| {
        let repeated =
            seen.filled > 3 && seen.distinct.len() * 2 <= seen.filled && seen.letters < seen.filled * 60;
        let graded = seen.levels * 10 >= seen.filled * 8;
        if graded {
            roles.push((*at, Role::Level));
        } else if repeated {
            roles.push((*at, Role::Topic));
        }
        !graded && !repeated
    });
    // The longest text is the answer. Columns that ask as well are lists beside this one.
    rest.retain(|(_, seen)| seen.asking * 4 < seen.filled);
    let answer = rest
        .iter()
        .filter(|(at, _)| *at > prompt)
        .max_by_key(|(at, seen)| (seen.letters, std::cmp::Reverse(*at)));
    let answer = answer.or_else(|| rest.first()).map(|(at, _)| *at);
    let answer = if columns.len() == 2 { rest.first().map(|(at, _)| *at) } else { answer };
    roles.extend(answer.map(|at| (at, Role::Answer)));
    Map { roles, titled: false }
}
