//! The cells of an OpenDocument spreadsheet. Runs of equal rows and columns are written once with a count, which
//! a damaged file may set to anything, so that only what holds text is repeated, and little of it.

use crate::rows::Row;
use crate::sheet::{CELLS, COLUMNS, FULL, Sheet, weight};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// How often a row or cell with text is repeated at most.
const REPEATS: usize = 1_000;

#[derive(Default)]
struct Cell {
    text: String,
    paragraphs: usize,
    repeats: usize,
    /// Notes stand inside the cell they belong to.
    muted: usize,
}

/// The sheets of `content.xml`.
///
/// # Errors
/// The parser's words.
pub(crate) fn sheets(content: &str) -> Result<Vec<Sheet>, String> {
    let mut reader = Reader::from_str(content);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut row: Option<(Vec<String>, usize)> = None;
    let mut cell: Option<Cell> = None;
    let (mut line, mut count) = (1_u32, 0_usize);
    loop {
        let event = reader.read_event().map_err(|why| why.to_string())?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "table:table" if !empty => {
                    sheets.push((attribute(&tag, "table:name").unwrap_or_default(), Vec::new()));
                    line = 1;
                }
                "table:table-row" => {
                    let repeats = repeats(&tag, "table:number-rows-repeated");
                    if empty {
                        line = line.saturating_add(u32::try_from(repeats).unwrap_or(u32::MAX));
                    } else {
                        row = Some((Vec::new(), repeats));
                    }
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let found =
                        Cell { repeats: repeats(&tag, "table:number-columns-repeated"), ..Cell::default() };
                    if empty { close(found, &mut row, &mut count) } else { cell = Some(found) }
                }
                "office:annotation" if !empty => mute(&mut cell, 1),
                "text:p" | "text:h" => {
                    if let Some(cell) = cell.as_mut().filter(|cell| cell.muted == 0) {
                        if cell.paragraphs > 0 {
                            cell.text.push('\n');
                        }
                        cell.paragraphs += 1;
                    }
                }
                "text:s" => {
                    let spaces =
                        attribute(&tag, "text:c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                    say(&mut cell, &" ".repeat(spaces.min(200)));
                }
                "text:line-break" => say(&mut cell, "\n"),
                "text:tab" => say(&mut cell, "\t"),
                _ => {}
            },
            Event::Text(text) => say(&mut cell, &text.xml10_content()),
            Event::CData(text) => say(&mut cell, &text.xml10_content()),
            Event::GeneralRef(entity) => say(&mut cell, &crate::tags::unescape(&format!("&{};", &*entity))),
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some(found) = cell.take() {
                        close(found, &mut row, &mut count);
                    }
                }
                "office:annotation" => mute(&mut cell, -1),
                "table:table-row" => {
                    if let (Some((cells, repeats)), Some((_, rows))) = (row.take(), sheets.last_mut()) {
                        let filled = cells.iter().any(|cell| !cell.trim().is_empty());
                        let times = if filled { repeats.min(REPEATS) } else { 0 };
                        let each: usize = cells.iter().map(|cell| weight(cell)).sum();
                        count = count.saturating_add(times.saturating_mul(each));
                        // Before anything is copied.
                        let times = if count > CELLS { 0 } else { times };
                        for at in 0..times {
                            rows.push(Row {
                                line: line.saturating_add(u32::try_from(at).unwrap_or(0)),
                                cells: cells.clone(),
                            });
                        }
                        line = line.saturating_add(u32::try_from(repeats).unwrap_or(u32::MAX));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
        if count > CELLS {
            return Err(FULL.to_owned());
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(crate::tags::unescape(&found.value))
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

fn mute(cell: &mut Option<Cell>, by: isize) {
    if let Some(cell) = cell {
        cell.muted = cell.muted.saturating_add_signed(by);
    }
}

fn say(cell: &mut Option<Cell>, text: &str) {
    if let Some(cell) = cell.as_mut().filter(|cell| cell.muted == 0 && cell.paragraphs > 0) {
        cell.text.push_str(text);
    }
}

/// Puts a cell into its row; empty cells count only as far as tables reach.
fn close(cell: Cell, row: &mut Option<(Vec<String>, usize)>, count: &mut usize) {
    let Some((cells, _)) = row else { return };
    let times = cell.repeats.min(COLUMNS.saturating_sub(cells.len()));
    *count = count.saturating_add(times.saturating_mul(weight(&cell.text)));
    if *count > CELLS {
        return;
    }
    for _ in 0..times {
        cells.push(cell.text.clone());
    }
}
