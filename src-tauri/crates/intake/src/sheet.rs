//! Excel and OpenDocument sheets: a sheet is a topic, its rows a table or several. Cells are read one by one
//! within bounds, since a file of one kilobyte can claim to be a million rows wide.

use crate::archive::Archive;
use crate::child::{self, Kind};
use crate::draft::{Document, Format};
use crate::gather::damaged;
use crate::options::Columns;
use crate::recognise::{self, Part};
use crate::rows::{self, Row};
use crate::{Error, Options, ods};
use calamine::{Data, DataRef, Reader, SheetVisible, Xls, Xlsb, Xlsx};
use std::io::Cursor;

/// Cells of one file.
pub(crate) const CELLS: usize = 4_000_000;
/// What a cell counts for: long texts that are named or repeated again and again fill memories too.
pub(crate) fn weight(text: &str) -> usize {
    text.len() / 16 + 1
}
/// Columns of a table of questions.
pub(crate) const COLUMNS: usize = 200;

/// What is said of a file with more.
pub(crate) const FULL: &str = "it has more cells than are read";

/// A sheet: its name and rows.
pub(crate) type Sheet = (String, Vec<Row>);

/// A sheet as the child writes it: its name, and rows with their numbers.
type Told = (String, Vec<(u32, Vec<String>)>);

/// Reads an Excel workbook, old or new.
///
/// # Errors
/// `Damaged` where it is none or out of bounds.
pub(crate) fn excel(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    const WHAT: &str = "an Excel workbook";
    let sheets = if bytes.starts_with(b"PK") {
        let mut archive = Archive::open(name, WHAT, bytes, options.limits)?;
        archive.check()?;
        if archive.names().iter().any(|path| path == "xl/workbook.bin") {
            from_child(name, WHAT, bytes, options)?
        } else {
            xlsx(bytes).map_err(|why| damaged(name, WHAT, why))?
        }
    } else {
        from_child(name, WHAT, bytes, options)?
    };
    Ok(document(name, Format::Excel, sheets, options))
}

/// Reads an OpenDocument spreadsheet.
///
/// # Errors
/// `Damaged` where it is none or out of bounds.
pub(crate) fn open_document(name: &str, bytes: &[u8], options: &Options) -> Result<Document, Error> {
    const WHAT: &str = "an OpenDocument spreadsheet";
    let content = Archive::open(name, WHAT, bytes, options.limits)?.text("content.xml")?.unwrap_or_default();
    let sheets = ods::sheets(&content).map_err(|why| damaged(name, WHAT, why))?;
    Ok(document(name, Format::Ods, sheets, options))
}

fn from_child(name: &str, what: &'static str, bytes: &[u8], options: &Options) -> Result<Vec<Sheet>, Error> {
    let text = child::read(Kind::Sheet, name, what, bytes, options.limits)?;
    let sheets: Vec<Told> = serde_json::from_str(&text).map_err(|why| damaged(name, what, why))?;
    let rows =
        |rows: Vec<(u32, Vec<String>)>| rows.into_iter().map(|(line, cells)| Row { line, cells }).collect();
    Ok(sheets.into_iter().map(|(name, found)| (name, rows(found))).collect())
}

/// The sheets of an older workbook as JSON, in the child: its reader lays out whole sheets at once.
pub(crate) fn extract(bytes: &[u8]) -> Result<String, String> {
    let mut sheets = Vec::new();
    let mut take = |name: String, range: calamine::Range<Data>| {
        let from = range.start().map_or(0, |(row, _)| row);
        let rows: Vec<(u32, Vec<String>)> = range
            .rows()
            .zip(from + 1..)
            .map(|(cells, line)| (line, trimmed(cells.iter().take(COLUMNS).map(text).collect())))
            .filter(|(_, cells)| !cells.is_empty())
            .collect();
        sheets.push((name, rows));
    };
    if bytes.starts_with(b"PK") {
        let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|why| why.to_string())?;
        for name in shown(book.sheets_metadata()) {
            take(name.clone(), book.worksheet_range(&name).map_err(|why| why.to_string())?);
        }
    } else {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(|why| why.to_string())?;
        for name in shown(book.sheets_metadata()) {
            take(name.clone(), book.worksheet_range(&name).map_err(|why| why.to_string())?);
        }
    }
    serde_json::to_string(&sheets).map_err(|why| why.to_string())
}

fn shown(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect()
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| why.to_string())?;
    let mut left = CELLS;
    let mut sheets = Vec::new();
    for name in shown(book.sheets_metadata()) {
        // A sheet of charts has no cells to read.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = reader.next_cell().map_err(|why| why.to_string())? {
            let ((row, column), value) = (cell.get_position(), cell.get_value());
            let words = if let DataRef::SharedString(words) = value { words } else { "" };
            left = left.checked_sub(weight(words)).ok_or(FULL)?;
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= COLUMNS || matches!(value, DataRef::Empty) {
                continue;
            }
            let line = row.saturating_add(1);
            if rows.last().is_none_or(|last| last.line != line) {
                rows.push(Row { line, cells: Vec::new() });
            }
            if let Some(last) = rows.last_mut() {
                while last.cells.len() <= column {
                    left = left.checked_sub(1).ok_or(FULL)?;
                    last.cells.push(String::new());
                }
                if let Some(slot) = last.cells.get_mut(column) {
                    *slot = text(&Data::from(value.clone()));
                }
            }
        }
        sheets.push((name, rows));
    }
    Ok(sheets)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Error(_) | Data::Empty => String::new(),
        // Excel writes a line break inside a cell in its own way.
        other => other.to_string().replace("_x000D_", "").replace("\r\n", "\n"),
    }
}

fn trimmed(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

/// Names that programs give to sheets nobody named.
fn unnamed(name: &str) -> bool {
    let stem = name.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    [
        "sheet",
        "лист",
        "tabelle",
        "hoja",
        "feuil",
        "feuille",
        "planilha",
        "plan",
        "página",
        "工作表",
        "表",
        "シート",
        "foglio",
        "blad",
        "arkusz",
        "аркуш",
        "data",
        "questions",
        "worksheet",
    ]
    .contains(&stem.as_str())
}

fn document(file: &str, format: Format, sheets: Vec<Sheet>, options: &Options) -> Document {
    let mut drafts = Vec::new();
    let mut source = String::new();
    let mut columns: Option<Columns> = None;
    let several = sheets.iter().filter(|(_, rows)| !rows.is_empty()).count() > 1;
    for (name, found) in sheets {
        let topics: Vec<String> = if unnamed(&name) { Vec::new() } else { vec![name.trim().to_owned()] };
        let spaced = spaced(found);
        let from = drafts.len();
        let spoken = [file, &name].iter().any(|title| recognise::part(title) == Part::Questions);
        rows::drafts(&spaced, &topics, &options.columns, spoken, &mut drafts);
        if columns.as_ref().is_none_or(|known| known.prompt.is_none()) {
            columns = Some(rows::mapped(&spaced, &options.columns, spoken));
        }
        if let Some(found) = crate::level::heading(&name) {
            for draft in drafts.iter_mut().skip(from).filter(|draft| draft.level.is_none()) {
                draft.level = Some(found.slug.to_owned());
                draft.level_words = Some(found.words.clone());
            }
        }
        if several {
            source.push_str(&format!("{name}\n"));
        }
        for row in &spaced {
            source.push_str(
                &row.cells.iter().map(|cell| cell.replace(['\n', '\t'], " ")).collect::<Vec<_>>().join("\t"),
            );
            source.push('\n');
        }
    }
    Document { columns, ..Document::gathered(format, &source, drafts, options) }
}

/// Rows with one empty row where the sheet has any, as they part tables.
fn spaced(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        if out.last().is_some_and(|last| row.line > last.line.saturating_add(1)) {
            out.push(Row { line: row.line.saturating_sub(1), cells: Vec::new() });
        }
        out.push(row);
    }
    out
}
