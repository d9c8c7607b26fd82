//! Markup of pages inside a field (a card, an XML element, a cell) as Markdown. Fields are short and well formed,
//! so that one pass over their tags does; whole pages go the long way through the reader of pages.

use crate::tags::{self, Piece};

#[derive(Default)]
struct Writer {
    out: String,
    /// Open lists: the next number, or none for bullets.
    lists: Vec<Option<u32>>,
    /// Addresses of open links, with where their text begins.
    links: Vec<(usize, String)>,
    /// Inside `<pre>`: text to the letter.
    pre: Option<String>,
    code: bool,
    /// Paragraphs are marked, so that line ends are only spaces.
    paged: bool,
    cells: u32,
}

/// `html` as Markdown: no raw tags, no pictures, links only to pages and mail.
pub(crate) fn markdown(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let paged = ["<p>", "<p ", "<br", "<div", "<li", "<pre", "<h"].iter().any(|tag| lower.contains(tag));
    let mut writer = Writer { paged, ..Writer::default() };
    for piece in tags::pieces(html) {
        match piece {
            Piece::Text(text) => writer.text(text),
            Piece::Open(name, attributes) => writer.open(&name, attributes),
            Piece::Close(name) => writer.close(&name),
        }
    }
    writer.close("pre");
    tidy(&writer.out)
}

impl Writer {
    fn text(&mut self, text: &str) {
        let text = tags::unescape(text);
        if let Some(code) = &mut self.pre {
            code.push_str(&text);
            return;
        }
        let text = if self.code || !text.contains('<') { text } else { tags::quote_tags(&text) };
        let text = if self.paged { folded(&text) } else { text };
        let fresh = self.out.is_empty() || self.out.ends_with('\n');
        self.out.push_str(if fresh { text.trim_start_matches([' ', '\n', '\t', '\r']) } else { &text });
    }

    fn open(&mut self, name: &str, attributes: &str) {
        if let Some(code) = &mut self.pre {
            if name == "br" {
                code.push('\n');
            }
            return;
        }
        match name {
            "br" => self.out.push('\n'),
            "p" | "div" | "table" | "blockquote" | "section" | "article" | "dl" => self.paragraph(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.paragraph();
                self.out.push_str("**");
            }
            "b" | "strong" => self.out.push_str("**"),
            "i" | "em" => self.out.push('*'),
            "code" | "tt" | "kbd" | "samp" => {
                self.code = true;
                self.out.push('`');
            }
            "pre" => self.pre = Some(String::new()),
            "ul" => self.list(None),
            "ol" => self.list(Some(1)),
            "li" => {
                self.line();
                let depth = self.lists.len().saturating_sub(1).min(8);
                self.out.push_str(&"  ".repeat(depth));
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.out.push_str(&format!("{number}. "));
                        *number += 1;
                    }
                    _ => self.out.push_str("- "),
                }
            }
            "tr" => {
                self.line();
                self.cells = 0;
            }
            "td" | "th" => {
                if self.cells > 0 {
                    self.out.push_str(" | ");
                }
                self.cells += 1;
            }
            "dt" | "dd" => self.line(),
            "a" => self.links.push((self.out.len(), address(attributes))),
            "input" | "select" => self.out.push_str("_____"),
            name if !tags::formats(name) && !name.contains('-') => self.spoken(&format!("<{name}>")),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "pre" {
            if let Some(code) = self.pre.take()
                && !code.trim().is_empty()
            {
                self.paragraph();
                let fence = if code.contains("```") { "~~~~" } else { "```" };
                self.out.push_str(&format!("{fence}\n{}\n{fence}\n\n", code.trim_matches('\n').trim_end()));
            }
            return;
        }
        if self.pre.is_some() {
            return;
        }
        match name {
            "p" | "div" | "table" | "blockquote" => self.paragraph(),
            "ul" | "ol" => {
                self.lists.pop();
                if self.lists.is_empty() { self.paragraph() } else { self.line() }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.emphasis("**");
                self.paragraph();
            }
            "b" | "strong" => self.emphasis("**"),
            "i" | "em" => self.emphasis("*"),
            "code" | "tt" | "kbd" | "samp" => {
                self.code = false;
                self.out.push('`');
            }
            "a" => {
                if let Some((at, address)) = self.links.pop()
                    && !address.is_empty()
                    && self.out.get(at..).is_some_and(|text| !text.trim().is_empty() && !text.contains(']'))
                {
                    self.out.insert(at, '[');
                    self.out.push_str(&format!("]({address})"));
                }
            }
            name if !tags::formats(name) && !name.contains('-') && !name.is_empty() => {
                self.spoken(&format!("</{name}>"))
            }
            _ => {}
        }
    }

    /// A tag that belongs to the text.
    fn spoken(&mut self, tag: &str) {
        // The elements of XML formats around a field are no text.
        if !self.code {
            self.out.push('`');
        }
        self.out.push_str(tag);
        if !self.code {
            self.out.push('`');
        }
    }

    /// Closes emphasis, whose mark must touch the last word; empty emphasis vanishes.
    fn emphasis(&mut self, mark: &str) {
        let trimmed = self.out.trim_end().len();
        let space = self.out.split_off(trimmed);
        if self.out.ends_with(mark) && !self.out.ends_with(&format!("\\{mark}")) {
            self.out.truncate(trimmed - mark.len());
        } else {
            self.out.push_str(mark);
        }
        self.out.push_str(&space);
    }

    fn list(&mut self, number: Option<u32>) {
        if self.lists.is_empty() {
            self.paragraph()
        } else {
            self.line()
        }
        self.lists.push(number);
    }

    fn line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self) {
        let line = self.out.rsplit('\n').next().unwrap_or("");
        // The first paragraph of a list item stays on its line.
        if self.lists.is_empty() || !matches!(line.trim(), "-" | "1.") {
            self.line();
            if !self.out.is_empty() && !self.out.ends_with("\n\n") && self.lists.is_empty() {
                self.out.push('\n');
            }
        }
    }
}

/// Runs of white space as one space each.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// The address of a link, if it is one that may stand in a question.
fn address(attributes: &str) -> String {
    let Some((_, rest)) = attributes.split_once("href=") else { return String::new() };
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let rest = quote.map_or(rest, |quote| rest.trim_start_matches(quote));
    let end =
        rest.find(|c: char| Some(c) == quote || (quote.is_none() && c.is_whitespace())).unwrap_or(rest.len());
    let address = tags::unescape(rest.get(..end).unwrap_or_default());
    let safe = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    if safe && !address.contains([' ', ')', '<', '\n']) { address } else { String::new() }
}

/// At most one empty line, no spaces at line ends; code between fences to the letter.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut fenced, mut empty) = (false, 0);
    for line in text.lines() {
        let fence = line.starts_with("```") || line.starts_with("~~~~");
        fenced ^= fence;
        let line =
            if fenced || fence { line.to_owned() } else { line.replace('\u{a0}', " ").trim_end().to_owned() };
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 || fenced {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_become_markdown() {
        for (html, expected) in [
            ("<p>What is <b>this</b>?</p>", "What is **this**?"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
            ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
            (
                "<p>Run:</p><pre><code>if (a &lt; b) {\n  go();\n}</code></pre>",
                "Run:\n\n```\nif (a < b) {\n  go();\n}\n```",
            ),
            ("The <code>&lt;b&gt;</code> tag &amp; &lt;i&gt;", "The `<b>` tag & `<i>`"),
            ("<p><img src=\"http://x/y.png\" onerror=\"go()\">Look</p><script>go()</script>", "Look"),
            (
                "<a href=\"https://example.org/a\">there</a> <a href=\"javascript:go()\">here</a>",
                "[there](https://example.org/a) here",
            ),
            ("<b></b>x", "x"),
            ("<b>bold </b>x", "**bold** x"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }
}
