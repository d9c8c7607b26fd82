//! The runs of a Word paragraph as inline Markdown. Word cuts a sentence into runs at every whim, so that equal
//! neighbours are joined before marks are set.

use super::styles::{self, Styles};
use crate::tags;
use crate::xml::Node;

/// A stretch of text set in one way.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Span {
    pub(super) text: String,
    bold: bool,
    italic: bool,
    code: bool,
}

/// The paragraph's text, equal neighbours joined.
pub(super) fn spans(paragraph: &Node, styles: &Styles) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let style =
        paragraph.child("pPr").and_then(|p| p.child("pStyle")).and_then(|s| s.attribute("val")).unwrap_or("");
    // Headings are bold by style; marks there would say nothing.
    let bold = styles.bold(style) && styles.heading(style).is_none();
    collect(paragraph, styles, bold, &mut out);
    out
}

fn collect(node: &Node, styles: &Styles, bold: bool, out: &mut Vec<Span>) {
    for child in node.nodes() {
        match child.name.as_str() {
            "r" => run(child, styles, bold, out),
            "hyperlink" => collect(child, styles, bold, out),
            "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml" => {
                collect(child, styles, bold, out)
            }
            // Formulas: their letters are better than nothing.
            "oMath" | "oMathPara" => {
                let mut texts = Vec::new();
                child.all("t", &mut texts);
                let text: String = texts.into_iter().map(Node::text).collect();
                add(out, Span { text, ..Span::default() });
            }
            _ => {}
        }
    }
}

fn run(node: &Node, styles: &Styles, bold: bool, out: &mut Vec<Span>) {
    let properties = node.child("rPr");
    if styles::on(properties, "vanish") == Some(true) {
        return;
    }
    let style = properties.and_then(|p| p.child("rStyle")).and_then(|s| s.attribute("val")).unwrap_or("");
    let mut text = String::new();
    for child in node.nodes() {
        match child.name.as_str() {
            "t" => text.push_str(&child.text()),
            "tab" => text.push('\t'),
            "br" | "cr" if child.attribute("type") != Some("page") => text.push('\n'),
            "noBreakHyphen" => text.push('-'),
            _ => {}
        }
    }
    add(
        out,
        Span {
            text,
            bold: styles::on(properties, "b").unwrap_or(bold || styles.bold(style)),
            italic: styles::on(properties, "i").unwrap_or(false),
            code: styles::mono(properties) || (!style.is_empty() && styles.is_code(style)),
        },
    );
}

fn add(out: &mut Vec<Span>, span: Span) {
    if span.text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if (last.bold, last.italic, last.code) == (span.bold, span.italic, span.code) => {
            last.text.push_str(&span.text)
        }
        // Space alone takes after what stands before it.
        Some(last) if span.text.trim().is_empty() => last.text.push_str(&span.text),
        _ => out.push(span),
    }
}

/// Whether the whole paragraph is set as code.
pub(super) fn all_code(spans: &[Span]) -> bool {
    let words = |span: &&Span| !span.text.trim().is_empty();
    spans.iter().any(|span| span.code) && spans.iter().filter(words).all(|span| span.code)
}

/// The text as inline Markdown.
pub(super) fn markdown(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let trimmed = span.text.trim();
        if trimmed.is_empty() {
            out.push_str(&span.text);
            continue;
        }
        let lead = span.text.len() - span.text.trim_start().len();
        let (before, rest) = span.text.split_at(lead);
        let after = rest.get(trimmed.len()..).unwrap_or_default();
        let quoted = if span.code { trimmed.to_owned() } else { tags::quote_tags(trimmed) };
        let mark = match (span.code && !trimmed.contains('`'), span.bold, span.italic) {
            (true, _, _) => "`",
            (_, true, true) => "***",
            (_, true, false) => "**",
            (_, false, true) => "*",
            _ => "",
        };
        // A mark cannot enclose two lines.
        let mark = if quoted.contains('\n') && mark == "`" { "" } else { mark };
        out.push_str(&format!("{before}{mark}{quoted}{mark}{after}"));
    }
    out.replace('\t', " ").trim().to_owned()
}
