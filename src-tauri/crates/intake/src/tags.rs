//! Tags inside text: the HTML that stands in Markdown files, cut into tags and text without a tree, since its
//! elements open in one block and close in another.

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text between tags, entities still in it.
    Text(&'a str),
    /// An opening or void tag, lower case, with everything behind the name.
    Open(String, &'a str),
    /// A closing tag.
    Close(String),
}

/// Elements that only format or wrap text; any other tag in running text is text itself ("the <Router> tag").
const FORMATTING: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "g-emoji",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// No tag is longer; a bound keeps a stray `<` from costing the whole rest each time.
const LONG: usize = 4000;

/// Whether a tag of that name is markup of the document rather than its subject.
pub fn formats(name: &str) -> bool {
    FORMATTING.binary_search(&name).is_ok()
}

/// Cuts `html` into pieces. Comments, declarations, scripts and styles are left out.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = html;
    let mut skipping: Option<String> = None;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        if !text.is_empty() && skipping.is_none() {
            out.push(Piece::Text(text));
        }
        if let Some(comment) = tail.strip_prefix("<!--") {
            rest = comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or_default();
            continue;
        }
        let Some((name, closing, attributes, after)) = tag(tail) else {
            if skipping.is_none() {
                out.push(Piece::Text("<"));
            }
            rest = tail.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        match &skipping {
            Some(open) if closing && *open == name => skipping = None,
            Some(_) => {}
            None if !closing && matches!(name.as_str(), "script" | "style") && after.contains("</") => {
                skipping = Some(name);
            }
            None if closing => out.push(Piece::Close(name)),
            None => out.push(Piece::Open(name, attributes)),
        }
    }
    if !rest.is_empty() && skipping.is_none() {
        out.push(Piece::Text(rest));
    }
    out
}

/// The tag `text` begins with: name, whether it closes, attributes, the text behind it.
pub fn tag(text: &str) -> Option<(String, bool, &str, &str)> {
    let body = text.strip_prefix('<')?;
    let (closing, body) = body.strip_prefix('/').map_or((false, body), |body| (true, body));
    if let Some(declaration) = body.strip_prefix(['!', '?']) {
        let end = declaration.char_indices().take(LONG).find(|(_, c)| *c == '>').map(|(at, _)| at)?;
        return Some((String::from("!"), closing, "", declaration.get(end + 1..)?));
    }
    let len = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(body.len());
    let name = body.get(..len)?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, c) in body.char_indices().skip_while(|(at, _)| *at < len).take(LONG) {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => {
                return Some((name.to_ascii_lowercase(), closing, body.get(len..at)?, body.get(at + 1..)?));
            }
            (None, '<') => return None,
            _ => {}
        }
    }
    None
}

/// Entities people and programs write, as characters.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let end = tail.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        let found = end.and_then(|end| entity(tail.get(1..end)?).map(|c| (c, end)));
        match found {
            Some((c, end)) => {
                out.push(c);
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "copy" => '©',
        "times" => '×',
        "rarr" => '→',
        "larr" => '←',
        "laquo" => '«',
        "raquo" => '»',
        _ => return None,
    })
}

/// Puts tags that are the subject of a sentence into code, so that no reader takes them for markup.
pub fn quote_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    let mut in_code = false;
    while let Some(at) = memchr::memchr2(b'<', b'`', rest.as_bytes()) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        if let Some(after) = tail.strip_prefix('`') {
            in_code = !in_code;
            out.push('`');
            rest = after;
            continue;
        }
        match tag(tail) {
            Some((_, _, _, after)) if !in_code => {
                let whole = tail.get(..tail.len() - after.len()).unwrap_or_default();
                out.push('`');
                out.push_str(whole);
                out.push('`');
                rest = after;
            }
            _ => {
                out.push('<');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_for_the_search() {
        assert!(FORMATTING.is_sorted());
    }

    #[test]
    fn scripts_and_comments_vanish_and_stray_brackets_stay() {
        let found = pieces("<p>a < b<!-- x --><script>alert('<p>')</script> c</p>");
        let texts: String =
            found.iter().filter_map(|p| if let Piece::Text(t) = p { Some(*t) } else { None }).collect();
        assert_eq!(texts, "a < b c");
    }

    #[test]
    fn entities_and_tags_as_text() {
        assert_eq!(unescape("&lt;b&gt; &amp;&nbsp;&#x2019; &bogus; & co"), "<b> &\u{a0}’ &bogus; & co");
        assert_eq!(quote_tags("the <Router> tag, `<b>` and a < b"), "the `<Router>` tag, `<b>` and a < b");
    }
}
