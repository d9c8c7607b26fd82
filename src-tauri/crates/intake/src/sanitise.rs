//! Markdown to HTML that is safe to show: no scripts, no handlers, no pictures from elsewhere. What intake hands
//! out holds no HTML, but texts are edited later, and what is shown is always what was cleaned last.

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{Options, Parser, html};
use std::sync::LazyLock;

/// Cleans HTML. Pictures stay only where they carry their own data; links open nothing by themselves.
pub fn html(text: &str) -> String {
    CLEANER.clean(text).to_string()
}

/// Markdown as clean HTML.
pub fn markdown(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut out = String::with_capacity(text.len() * 2);
    html::push_html(&mut out, Parser::new_ext(text, options));
    html(&out)
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .url_schemes(["http", "https", "mailto", "data"].into())
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .add_tag_attributes("code", ["class"])
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("img", "src") => value.starts_with("data:image/").then(|| value.into()),
            ("code", "class") => value.starts_with("language-").then(|| value.into()),
            (_, "href") => {
                (!value.trim_start().to_ascii_lowercase().starts_with("data:")).then(|| value.into())
            }
            _ => Some(value.into()),
        });
    builder
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        let text = "a <script>x()</script> <img src=\"https://e.org/p.png\" onerror=x()> [l](javascript:x()) \
                    <a href=\"data:text/html,x\">d</a> <iframe src=//e.org></iframe> ![p](http://e.org/q.png) <b onclick=x()>b</b>";
        let clean = markdown(text);
        for bad in ["script", "onerror", "onclick", "e.org", "iframe", "data:text"] {
            assert!(!clean.contains(bad), "{bad} in {clean}");
        }
        assert!(clean.contains("<b>b</b>"), "{clean}");
    }

    #[test]
    fn text_tables_code_and_own_pictures_stay() {
        let clean = markdown(
            "| a |\n|---|\n| `1` |\n\n```rust\nlet x = 1 < 2;\n```\n\n![p](data:image/png;base64,AA==) [l](https://e.org)",
        );
        for good in [
            "<table>",
            "<code>1</code>",
            "class=\"language-rust\"",
            "1 &lt; 2",
            "data:image/png;base64,AA==",
            "href=\"https://e.org\"",
        ] {
            assert!(clean.contains(good), "{good} in {clean}");
        }
    }
}
