//! Jupyter notebooks: text cells are Markdown, code cells fences between them; what ran and what it printed is
//! left out.

use crate::draft::{Document, Format};
use crate::gather::damaged;
use crate::{Error, Options, markdown, recognise};
use serde_json::Value;

/// Reads a notebook as the Markdown page it amounts to.
///
/// # Errors
/// `Damaged` where it is not the JSON of a notebook.
pub(crate) fn read(name: &str, text: &str, options: &Options) -> Result<Document, Error> {
    let value: Value = serde_json::from_str(text).map_err(|why| damaged(name, "a notebook", why))?;
    let page = page(&value).ok_or_else(|| damaged(name, "a notebook", "it has no cells"))?;
    let (drafts, duplicates) = recognise::once(recognise::drafts(markdown::blocks(&page), name));
    let mut document = Document::gathered(Format::Notebook, &page, drafts, options);
    document.duplicates += duplicates;
    Ok(document)
}

fn page(value: &Value) -> Option<String> {
    let cells = value.get("cells").or_else(|| value.get("worksheets")?.get(0)?.get("cells"))?.as_array()?;
    let meta = |path: [&str; 2]| value.get("metadata")?.get(path[0])?.get(path[1])?.as_str();
    let language =
        meta(["language_info", "name"]).or_else(|| meta(["kernelspec", "language"])).unwrap_or("python");
    let mut out = String::new();
    for cell in cells {
        let source = match cell.get("source").or_else(|| cell.get("input")) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect(),
            _ => continue,
        };
        if source.trim().is_empty() {
            continue;
        }
        match cell.get("cell_type").and_then(Value::as_str) {
            Some("code") => {
                let ticks = if source.contains("```") { "~~~~" } else { "```" };
                out.push_str(&format!("{ticks}{language}\n{}\n{ticks}\n\n", source.trim_end()));
            }
            Some("markdown" | "heading") => {
                out.push_str(source.trim_end());
                out.push_str("\n\n");
            }
            _ => {}
        }
    }
    Some(out)
}
