//! Tables whose rows are questions: by the words in their first row, or by a column that asks.

use super::asks::{self, Asks};
use super::assemble::Above;
use super::face::Face;
use super::line::{linked, one_line};
use super::{label, mark};
use crate::block::Kind;
use crate::draft::Draft;
use crate::level;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Prompt,
    Answer,
    Guidance,
    Probes,
    Level,
    Topic,
    Other,
}

/// The drafts of a table, none where it is not one of questions.
pub fn drafts(face: &Face, path: &[Above]) -> Vec<Draft> {
    let Kind::Table(rows) = &face.block.kind else { return Vec::new() };
    let Some(head) = rows.first() else { return Vec::new() };
    let mut columns: Vec<Column> = head.iter().map(|cell| column(cell)).collect();
    // "Problem | Difficulty": what has a level is asked.
    const TASKS: [&str; 8] =
        ["problem", "challenge", "task", "exercise", "puzzle", "component", "utility", "problem name"];
    if columns.contains(&Column::Level)
        && !columns.contains(&Column::Prompt)
        && let Some(at) =
            head.iter().position(|cell| TASKS.contains(&mark::bare(cell).to_lowercase().as_str()))
        && let Some(slot) = columns.get_mut(at)
    {
        *slot = Column::Prompt;
    }
    let graded = columns.contains(&Column::Level);
    let named = columns.contains(&Column::Prompt);
    if !named && !guess(rows, &mut columns) {
        return Vec::new();
    }
    let header =
        named || !columns.iter().zip(head).any(|(c, cell)| *c == Column::Prompt && asks::question_mark(cell));
    // A column of links into other files leads to questions, and holds none.
    let prompt = columns.iter().position(|column| *column == Column::Prompt).unwrap_or(0);
    let leads = |row: &&Vec<String>| {
        row.get(prompt).is_some_and(|cell| linked(cell) && asks::asks(&one_line(cell)) == Asks::No)
    };
    let below = rows.get(usize::from(header)..).unwrap_or_default();
    if !graded && below.iter().filter(leads).count() * 5 > below.len() * 4 {
        return Vec::new();
    }
    let topics: Vec<String> = path.iter().map(|above| above.text.clone()).collect();
    let inherited = path.iter().rev().find_map(|above| above.level.clone());
    rows.iter()
        .enumerate()
        .skip(usize::from(header))
        .filter_map(|(at, row)| {
            // A header takes the line of dashes with it; rows of a page have no lines of their own to count.
            let offset = u32::try_from(at + usize::from(at > 0)).unwrap_or(0);
            let line = face.block.line.saturating_add(offset);
            row_draft(row, &columns, &topics, inherited.clone(), line)
        })
        .collect()
}

fn row_draft(
    row: &[String],
    columns: &[Column],
    topics: &[String],
    level: Option<level::Found>,
    line: u32,
) -> Option<Draft> {
    let mut draft = Draft { topics: topics.to_vec(), line: Some(line), ..Draft::default() };
    let mut found = level;
    for (cell, column) in row.iter().zip(columns) {
        let text = cell.trim();
        if text.is_empty() {
            continue;
        }
        match column {
            Column::Prompt => draft.prompt = one_line(&mark::read(text).rest),
            Column::Answer => draft.answer = Some(text.to_owned()),
            Column::Guidance => draft.guidance = Some(text.to_owned()),
            Column::Probes => draft.probes.extend(text.split('\n').map(one_line).filter(|t| !t.is_empty())),
            Column::Level => found = level::named(text).or(found),
            Column::Topic => draft.topics.push(one_line(text)),
            Column::Other => {}
        }
    }
    draft.level = found.as_ref().map(|f| f.slug.to_owned());
    draft.level_words = found.map(|f| f.words);
    (draft.prompt.chars().filter(|c| c.is_alphanumeric()).count() > 1).then_some(draft)
}

fn column(cell: &str) -> Column {
    let text = mark::bare(cell).to_lowercase();
    let singular = text.trim_end_matches('s');
    let prompts = [
        "question",
        "prompt",
        "interview question",
        "вопрос",
        "вопросы",
        "pregunta",
        "pergunta",
        "frage",
        "fragen",
        "问题",
        "题目",
        "السؤال",
        "الأسئلة",
    ];
    if prompts.contains(&singular) || prompts.contains(&text.as_str()) {
        return Column::Prompt;
    }
    let labelled = format!("{text}:");
    match label::label(&labelled) {
        Some((label::Label::Answer, _)) => Column::Answer,
        Some((label::Label::Guidance | label::Label::Remark, _)) => Column::Guidance,
        Some((label::Label::Probes, _)) => Column::Probes,
        Some((label::Label::Level, _)) => Column::Level,
        Some((label::Label::Topic, _)) => Column::Topic,
        _ => Column::Other,
    }
}

/// Finds the column whose cells mostly ask; the widest other column is its answer.
fn guess(rows: &[Vec<String>], columns: &mut [Column]) -> bool {
    let body = rows.get(1..).unwrap_or_default();
    if body.len() < 2 {
        return false;
    }
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let asking = |at: usize| {
        body.iter().filter(|row| asks::asks(&mark::read(&cell(row, at)).rest) == Asks::Yes).count()
    };
    let Some(best) =
        (0..columns.len()).max_by_key(|at| asking(*at)).filter(|at| asking(*at) * 5 >= body.len() * 3)
    else {
        return false;
    };
    let width = |at: usize| body.iter().map(|row| cell(row, at).len()).sum::<usize>() / body.len();
    let answer = (0..columns.len())
        .filter(|at| *at != best && columns.get(*at) == Some(&Column::Other))
        .max_by_key(|at| width(*at));
    if let Some(slot) = columns.get_mut(best) {
        *slot = Column::Prompt;
    }
    if let Some(slot) = answer.filter(|at| width(*at) > 12).and_then(|at| columns.get_mut(at)) {
        *slot = Column::Answer;
    }
    true
}
