//! Rows of cells to drafts, whatever they stood in: columns by their names or by what they hold, section rows,
//! further tables lower down, columns mapped by hand.

use crate::cell;
use crate::draft::Draft;
use crate::level;
use crate::options::Columns;
use crate::recognise::{self, Asks};
use crate::role::{self, Role};

/// One row with its line or row number in the source, from 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Where it stands.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq)]
struct Map {
    roles: Vec<(usize, Role)>,
    /// The columns were named or mapped, not guessed.
    named: bool,
}

/// Reads `rows`, a table or several with titles between them, below `topics`.
///
/// `spoken` says that the document speaks of questions; otherwise columns without names must ask to be taken.
pub(crate) fn drafts(rows: &[Row], topics: &[String], columns: &Columns, spoken: bool, out: &mut Vec<Draft>) {
    let mut rest = rows;
    let mut section: Option<String> = None;
    if columns.prompt.is_some() {
        let header = columns.header.unwrap_or_else(|| rows.iter().find(|row| !blank(row)).is_some_and(|row| named(row).is_some()));
        let first = rows.iter().position(|row| !blank(row)).map_or(0, |at| at + usize::from(header));
        table(rest.get(first..).unwrap_or_default(), &by_hand(columns), topics, &mut section, out);
        return;
    }
    while let Some(first) = rest.iter().position(|row| !blank(row)) {
        rest = rest.get(first..).unwrap_or_default();
        // Titles may stand above the header.
        let near = rest.iter().take(8).take_while(|row| blank(row) || lone(row).is_some() || named(row).is_some());
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
                let below = if columns.header == Some(true) { rest.get(1..).unwrap_or_default() } else { rest };
                (guess(below, spoken), below)
            }
        };
        let next = body.iter().position(|row| named(row).is_some_and(|map| map.roles.len() > 1)).unwrap_or(body.len());
        let (table_rows, after) = body.split_at(next);
        // The title of the next table belongs to it.
        let title = table_rows.iter().rposition(|row| !blank(row)).filter(|at| {
            next < body.len() && table_rows.get(*at).is_some_and(|row| lone(row).is_some_and(|(_, text)| recognise::asks(text) == Asks::No))
        });
        let own = title.unwrap_or(table_rows.len());
        table(table_rows.get(..own).unwrap_or_default(), &map, topics, &mut section, out);
        if let Some((_, text)) = title.and_then(|at| table_rows.get(at)).and_then(lone) {
            section = Some(text.to_owned());
        }
        rest = after;
    }
}

fn by_hand(columns: &Columns) -> Map {
    let one = |column: Option<usize>, role| column.map(|at| (at, role));
    let roles = [
        one(columns.prompt, Role::Prompt),
        one(columns.answer, Role::Answer),
        one(columns.guidance, Role::Guidance),
        one(columns.code, Role::Code),
        one(columns.level, Role::Level),
    ];
    let options = if columns.options.len() == 1 { Role::Options } else { Role::Choice(0) };
    let many = columns.options.iter().map(|at| (*at, options)).chain(columns.probes.iter().map(|at| (*at, Role::Probes)));
    let topics = columns.topics.iter().map(|at| (*at, Role::Topic));
    Map { roles: roles.into_iter().flatten().chain(many).chain(topics).collect(), named: true }
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

/// The columns of a header row; none where the row is no header.
fn named(row: &Row) -> Option<Map> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    let mut roles = Vec::new();
    let b = row.cells.iter().any(|cell| role::is_b(cell));
    for (at, cell) in row.cells.iter().enumerate() {
        let cell = cell.trim();
        if cell.chars().count() > 60 || cell.contains("?") && cell.chars().count() > 25 {
            return None;
        }
        if let Some(role) = role::beside(cell, b) {
            roles.push((at, role));
        }
    }
    flags(row, &mut roles);
    let has = |wanted: Role| roles.iter().any(|(_, role)| *role == wanted);
    let certain = has(Role::Prompt) && (roles.len() * 2 > filled || roles.len() > 1);
    let likely = roles.len() > 1 && roles.len() * 2 > filled && (has(Role::Title) || has(Role::Answer) || has(Role::Correct));
    // A single cell "Questions" heads a column; the same word in a longer text is a title.
    let alone = filled > 1 || role::role(row.cells.iter().find(|cell| !cell.trim().is_empty())?) == Some(Role::Prompt);
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
    Some(Map { roles, named: true })
}

fn describes(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["descri", "опис", "beschreib", "描述"].iter().any(|stem| lower.contains(stem))
}

/// "Option 1, Option 2, Answer 1, Answer 2": the second row of choices says which of the first are right.
fn flags(row: &Row, roles: &mut [(usize, Role)]) {
    let word = |at: usize| row.cells.get(at).map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
    let answer = |at: usize| ["answer", "ответ", "respuesta", "resposta", "antwort", "réponse", "correct"].iter().any(|stem| word(at).starts_with(stem));
    let choices = |wanted: bool| roles.iter().filter(|(at, role)| matches!(role, Role::Choice(_)) && answer(*at) == wanted).count();
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
fn complete(mut map: Map, rows: &[Row], spoken: bool) -> Map {
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
            let bare = marked.rest.is_empty() || (cell.chars().count() < 5 && cell.ends_with(|c: char| c.is_ascii_digit()));
            seen.numbers += usize::from(bare || cell.chars().all(|c| c.is_ascii_digit() || ".,-/: %".contains(c)));
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
    let free = || columns.iter().enumerate().filter(|(at, seen)| !taken.contains(at) && seen.filled > 0 && seen.numbers * 2 < seen.filled);
    free()
        .filter(|(_, seen)| seen.asking * 4 >= seen.filled)
        .max_by_key(|(at, seen)| (seen.asking, std::cmp::Reverse(*at)))
        .or_else(|| free().find(|(_, seen)| spoken && seen.distinct.len() * 2 > seen.filled && seen.letters > seen.filled * 4))
        .map(|(at, _)| at)
}

/// Columns without names, by what they hold.
fn guess(rows: &[Row], spoken: bool) -> Map {
    let columns = look(rows);
    let Some(prompt) = asking(rows, &[], spoken) else { return Map::default() };
    let mut roles = vec![(prompt, Role::Prompt)];
    let mut rest: Vec<(usize, &Seen)> = columns
        .iter()
        .enumerate()
        .filter(|(at, seen)| *at != prompt && seen.filled > 0 && seen.numbers * 2 < seen.filled)
        .collect();
    rest.retain(|(at, seen)| {
        let repeated = seen.filled > 3 && seen.distinct.len() * 2 <= seen.filled && seen.letters < seen.filled * 60;
        let graded = seen.levels * 10 >= seen.filled * 8;
        if graded {
            roles.push((*at, Role::Level));
        } else if repeated {
            roles.push((*at, Role::Topic));
        }
        !graded && !repeated
    });
    // Four columns of short texts behind the question are choices; the longest text is the answer.
    let answer = rest.iter().filter(|(at, _)| *at > prompt).max_by_key(|(at, seen)| (seen.letters, std::cmp::Reverse(*at)));
    let answer = answer.or_else(|| rest.first()).map(|(at, _)| *at);
    let answer = if columns.len() == 2 { rest.first().map(|(at, _)| *at) } else { answer };
    roles.extend(answer.map(|at| (at, Role::Answer)));
    Map { roles, named: false }
}

fn table(rows: &[Row], map: &Map, topics: &[String], section: &mut Option<String>, out: &mut Vec<Draft>) {
    let Some(prompt) = map.roles.iter().find(|(_, role)| *role == Role::Prompt).map(|(at, _)| *at) else { return };
    let filled: Vec<&Row> = rows.iter().filter(|row| !blank(row)).collect();
    let asking = filled.iter().filter(|row| row.cells.get(prompt).is_some_and(|cell| recognise::asks(cell) != Asks::No)).count();
    let mostly_asks = asking * 10 >= filled.len() * 8;
    let lonely = filled.iter().filter(|row| lone(row).is_some()).count();
    let mut before_blank = true;
    let mut level: Option<level::Found> = section.as_deref().and_then(level::heading);
    let mut filled_down: Vec<(usize, String)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if blank(row) {
            before_blank = true;
            continue;
        }
        if let Some((column, text)) = lone(row) {
            let states = recognise::asks(text) == Asks::No && text.chars().count() < 80 && !text.ends_with(['.', '。', ';']);
            let apart = before_blank && rows.get(at + 1).is_some_and(|next| lone(next).is_none());
            let rare = lonely * 3 < filled.len() || (mostly_asks && lonely == filled.len());
            let role = map.roles.iter().find(|(at, _)| *at == column).map(|(_, role)| *role);
            // An answer that goes on in the rows below its question.
            if let (Some(role @ (Role::Answer | Role::Guidance)), Some(last), false) = (role, out.last_mut(), before_blank) {
                let field = if role == Role::Answer { &mut last.answer } else { &mut last.guidance };
                cell::add(field, text);
                continue;
            }
            let elsewhere = column < prompt && role.is_none();
            if column > prompt {
                continue;
            }
            if states && (elsewhere || (rare && (apart || mostly_asks))) {
                let topical = map.roles.iter().any(|(at, role)| *at == column && matches!(role, Role::Topic | Role::Level | Role::Tags));
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
                Role::Topic => filled_down.iter().find(|(column, _)| column == at).map_or("", |(_, text)| text.as_str()),
                _ => cell(*at),
            };
            cell::put(&mut draft, *role, text);
        }
        for (at, role) in &map.roles {
            let (Role::Flag(number), text) = (role, cell(*at)) else { continue };
            let truthy = matches!(text.to_lowercase().as_str(), "yes" | "y" | "1" | "true" | "x" | "✓" | "✔" | "correct" | "да" | "sí" | "si" | "sim" | "ja" | "oui" | "是");
            let place = if truthy { numbers.iter().position(|known| known == number) } else { draft.options.iter().position(|choice| choice.text == text) };
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
