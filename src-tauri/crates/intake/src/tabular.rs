//! CSV, TSV and their kin, whatever the file is called: the delimiter is judged by content.

use crate::draft::{Document, Format};
use crate::recognise::{self, Part};
use crate::rows::{self, Row};
use crate::{Error, Options, exchange, stop};

/// Reads a table of text.
///
/// # Errors
/// None today: text that is no table is one column.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let rows = rows(text);
    let mut drafts = Vec::new();
    let spoken = recognise::part(name) == Part::Questions;
    rows::drafts(&rows, &[], &options.columns, spoken, &mut drafts);
    if exchange::is_ours(text) {
        exchange::titled(&rows, &mut drafts);
    }
    let columns = Some(rows::mapped(&rows, &options.columns, spoken));
    Ok(Document { columns, ..Document::gathered(Format::Csv, text, drafts, options) })
}

/// Whether `text` is a table: most of its first records have the same number of columns, two at least.
pub(crate) fn is_table(text: &str) -> bool {
    let delimiter = delimiter(text);
    let widths = widths(text, delimiter);
    let Some(usual) = usual(&widths) else { return false };
    let same = widths.iter().filter(|width| **width == usual).count();
    usual > 1 && widths.len() > 1 && same * 10 >= widths.len() * 9
}

/// The rows of `text`, with their lines. Comments at the start are left out.
pub(crate) fn rows(text: &str) -> Vec<Row> {
    if !exchange::is_ours(text) {
        return split(text, delimiter(text));
    }
    // A table of our own, whose formulas may be guarded.
    let mut rows = split(text, b',');
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = exchange::unguarded(cell).to_owned();
    }
    rows
}

/// The rows of `text` between `delimiter`s.
pub(crate) fn split(text: &str, delimiter: u8) -> Vec<Row> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    // A row's line is that of its first character; the reader counts from the end of the row before.
    while let (Ok(true), false) = (reader.read_record(&mut record), stop::asked()) {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let at =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let line = record.position().map_or(1, csv::Position::line);
        let skipped = text.get(at..).map_or(0, |rest| {
            rest.bytes()
                .take_while(|byte| matches!(byte, b'\n' | b'\r'))
                .filter(|byte| *byte == b'\n')
                .count()
        });
        let line =
            u32::try_from(line).unwrap_or(u32::MAX).saturating_add(u32::try_from(skipped).unwrap_or(0));
        // Empty lines part tables, and the reader passes over them.
        if skipped > 0 && !rows.is_empty() {
            rows.push(Row { line: line.saturating_sub(1), cells: Vec::new() });
        }
        let comment = rows.len() < 3 && cells.first().is_some_and(|cell| comment(cell, text.get(at..)));
        if !comment
            && !cells
                .first()
                .is_some_and(|cell| cells.len() == 1 && cell.to_ascii_lowercase().starts_with("sep="))
        {
            rows.push(Row { line, cells });
        }
    }
    rows
}

/// A `#` line at the start: "# FRONT<TAB>BACK", "#separator:tab". "#" alone heads a column of numbers.
fn comment(cell: &str, rest: Option<&str>) -> bool {
    let quoted = rest.is_some_and(|rest| rest.trim_start_matches(['\n', '\r']).starts_with('"'));
    let word = cell.trim_start_matches('#');
    cell.starts_with('#')
        && !quoted
        && !word.trim().is_empty()
        && !word.starts_with(|c: char| c.is_ascii_digit())
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

/// The delimiter under which most records agree on a number of columns; ties go to the more columns.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let said = first
        .strip_prefix("sep=")
        .or_else(|| first.strip_prefix("SEP="))
        .and_then(|rest| rest.bytes().next());
    if let Some(said) = said.filter(u8::is_ascii) {
        return said;
    }
    let score = |delimiter: u8| {
        let widths = widths(text, delimiter);
        let Some(usual) = usual(&widths).filter(|usual| *usual > 1) else { return (0, 0) };
        let same = widths.iter().filter(|width| **width == usual).count();
        (same * 100 / widths.len().max(1), usual)
    };
    let mut best = (b',', (0, 0));
    for delimiter in [b'\t', b';', b',', b'|'] {
        let found = score(delimiter);
        // A comma stands in any prose; it must do clearly better than a sign that does not.
        let margin = if delimiter == b',' && best.1.0 > 60 { 15 } else { 0 };
        if found.0 > best.1.0 + margin || (found.0 == best.1.0 && found.1 > best.1.1) {
            best = (delimiter, found);
        }
    }
    best.0
}

/// Columns of the first records, empty lines and comments aside.
fn widths(text: &str, delimiter: u8) -> Vec<usize> {
    let mut reader = reader(text, delimiter);
    let mut record = csv::StringRecord::new();
    let mut widths = Vec::new();
    while widths.len() < 200 {
        match reader.read_record(&mut record) {
            Ok(true)
                if record
                    .get(0)
                    .is_some_and(|cell| widths.is_empty() && cell.starts_with('#') && record.len() == 1) => {}
            Ok(true) => widths.push(record.len()),
            _ => break,
        }
    }
    widths
}

/// The most frequent width.
fn usual(widths: &[usize]) -> Option<usize> {
    let count = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths.iter().copied().max_by_key(|width| (count(*width), *width))
}
