//! What of a page is not its text: furniture around it, depth without bottom, the layout's own spaces.

use super::Reader;
use crate::block::BREAK;
use crate::recognise::{self, Asks};
use crate::tags;
use crate::text::code;
use scraper::node::Element;
use scraper::{ElementRef, Html};
use std::borrow::Cow;
use std::collections::HashSet;

/// Parts of class names and ids of what surrounds the text.
const CHROME: &str = "\
cookie|consent|breadcrumb|newsletter|subscribe|social|share-|sharing|related-|related_|recommended|\
sidebar|site-header|site-footer|navbar|nav-|menu-|advert|promo|popup|modal|comments|comment-list|disqus|\
toc|table-of-contents|pagination|author-box|author-bio|skip-link|screen-reader|footer|banner";

/// Parts of class names of what a click unfolds.
const FOLDED: &str = "accordion|collaps|panel|answer|faq|toggle|content|body";

impl Reader<'_> {
    /// Whether a button bears a question and unfolds its answer, or is the title of such a fold.
    pub(super) fn folds(&self, element: ElementRef) -> bool {
        let value = element.value();
        let text: String = element.text().collect();
        let said = recognise::read_mark(text.trim());
        let asks = said.question || recognise::asks(&said.rest) != Asks::No && said.rest.len() > 8;
        let opens = value.attr("aria-expanded").is_some()
            || value.attr("aria-controls").is_some()
            || value.attr("class").is_some_and(|class| {
                ["accordion", "collaps", "faq", "question", "toggle"].iter().any(|w| class.contains(w))
            });
        (opens && asks) || (recognise::question_mark(&text) && text.trim().len() > 12)
    }

    /// Whether an element is page furniture by its role, class or id. What holds most of the page is not.
    pub(super) fn chrome(&self, element: ElementRef) -> bool {
        let value: &Element = element.value();
        if matches!(
            value.name(),
            "html" | "body" | "main" | "article" | "li" | "p" | "span" | "a" | "code" | "pre"
        ) {
            return false;
        }
        let hidden = value.attr("hidden").is_some() || value.attr("aria-hidden") == Some("true");
        // What unfolds is text of the page, shown or not.
        let hidden = hidden
            && !value.attr("class").is_some_and(|class| FOLDED.split('|').any(|word| class.contains(word)))
            && !matches!(value.attr("role"), Some("region" | "tabpanel"))
            && value.attr("aria-labelledby").is_none();
        let role = matches!(
            value.attr("role"),
            Some(
                "navigation"
                    | "banner"
                    | "contentinfo"
                    | "complementary"
                    | "search"
                    | "dialog"
                    | "alertdialog"
            )
        );
        let named = || {
            let mut words = HashSet::new();
            words.extend(value.attr("class").unwrap_or_default().split_whitespace());
            words.extend(value.attr("id"));
            words.iter().any(|word| {
                let word = word.to_ascii_lowercase();
                CHROME
                    .split('|')
                    .any(|known| word.starts_with(known) || word.ends_with(known.trim_end_matches('-')))
            })
        };
        (hidden || role || named()) && element.text().map(str::len).sum::<usize>() * 2 < self.names
    }
}

/// The text without elements that open too deep inside others: a browser's parser walks through all open
/// elements at every tag, so that a hundred thousand of them would take it hours.
pub(super) fn shallow(text: &str) -> Cow<'_, str> {
    const OPEN: usize = 400;
    /// A browser opens emphasis that was left open again in every paragraph that follows.
    const MARKS: usize = 6;
    const EMPHASIS: &[&str] =
        &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
    /// Tags of one page; what it has beyond is read as the text that they hold.
    const TAGS: usize = 500_000;
    const CLOSED_BY_THEMSELVES: &[&str] = &[
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link",
        "source", "wbr", "area", "col", "base", "embed", "param", "track",
    ];
    let mut open: Vec<String> = Vec::new();
    let (mut out, mut count) = (String::new(), 0_usize);
    let (mut kept, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')).map(|skip| at + skip) {
        at = next + 1;
        let Some((name, closing, _, rest)) = text.get(next..).and_then(tags::tag) else { continue };
        let after = text.len() - rest.len();
        if name == "!" {
            at = after;
            continue;
        }
        count += 1;
        let mut deep = count > TAGS;
        if closing {
            // An end without its start closes nothing, here as in a browser.
            if let Some(place) = open.iter().rposition(|known| *known == name) {
                open.truncate(place);
            }
        } else if !CLOSED_BY_THEMSELVES.contains(&name.as_str()) {
            let emphasis = EMPHASIS.contains(&name.as_str());
            let inside = open.iter().filter(|known| EMPHASIS.contains(&known.as_str())).count();
            deep = deep || open.len() >= OPEN || (emphasis && inside >= MARKS);
            if !deep {
                open.push(name);
            }
        }
        if deep {
            out.push_str(text.get(kept..next).unwrap_or_default());
            kept = after;
        }
        at = after;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// Letters on the whole page, to notice when a class name would hide most of it.
pub(super) fn tree_size(page: &Html) -> usize {
    page.root_element().text().map(str::len).sum()
}

/// Spaces as a browser shows them: runs are one, lines are trimmed, breaks stay.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(BREAK) {
        let start = out.len();
        for word in line.split([' ', '\t', '\u{a0}', '\n']).filter(|word| !word.is_empty()) {
            if out.len() > start {
                out.push(' ');
            }
            out.push_str(word);
        }
        if out.len() > start {
            out.push(BREAK);
        }
    }
    // A space that markup left before punctuation.
    let out = out.trim_end();
    if out.contains(") ") {
        out.replace(") .", ").").replace(") ,", "),").replace(") ?", ")?")
    } else {
        out.to_owned()
    }
}

/// Code that was set as a paragraph with breaks and with spaces that do not break; none where the text is no code.
pub(super) fn broken_code(text: &str) -> Option<String> {
    if !text.contains(BREAK) {
        return None;
    }
    let lines: Vec<String> = text
        .split(BREAK)
        // The layout of the source itself begins a line with ordinary spaces.
        .map(|line| line.trim_start_matches([' ', '\t', '\n']).trim_end().replace('\u{a0}', " "))
        .collect();
    let filled = || lines.iter().filter(|line| !line.trim().is_empty());
    let sure = filled().filter(|line| code::surely(line)).count();
    let coded = filled().all(|line| code::possibly(line) && !recognise::is_option(line));
    let indented = filled().any(|line| line.starts_with("  "));
    (coded && sure >= 2 && (indented || sure * 10 >= filled().count() * 8))
        .then(|| lines.join("\n").trim_end().to_owned())
}

/// Code without the lines and the indentation that only the page's own layout gave it.
pub(super) fn undent(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let to = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(from, |at| at + 1);
    let lines = lines.get(from..to).unwrap_or_default();
    let least = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines.iter().map(|line| line.get(least..).unwrap_or_default().trim_end()).collect();
    cut.join("\n")
}
