//! Rust's own library, which is in every program that it builds. The compiler brings a page with the notices of what the
//! library is made of; a distribution may have left it out.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::gather::{self, Gathered};

const LICENSE: &str = "MIT OR Apache-2.0";

/// Adds the library.
pub fn add(gathered: &mut Gathered) -> Result<(), Box<dyn Error>> {
    let version = rustc(&["--version"])?;
    let version = version.split(' ').nth(1).unwrap_or_default();
    let mut texts = gather::standard(LICENSE, "The Rust Project Developers");
    let page = Path::new(&rustc(&["--print", "sysroot"])?).join("share/doc/rust/COPYRIGHT-library.html");
    if let Ok(page) = fs::read_to_string(page) {
        texts.extend(texts_of(&page));
    }
    let source = format!("https://github.com/rust-lang/rust/tree/{version}");
    gathered.add(gather::package("Rust standard library", version, LICENSE, &source), texts);
    Ok(())
}

fn rustc(arguments: &[&str]) -> Result<String, Box<dyn Error>> {
    let said = Command::new(env::var("RUSTC")?).args(arguments).output()?;
    Ok(String::from_utf8(said.stdout)?.trim().to_owned())
}

/// The page's own words, then each notice that it holds.
fn texts_of(page: &str) -> Vec<String> {
    let mut parts = page.split("<pre>");
    let mut words = parts.next().unwrap_or_default().to_owned();
    let mut notices = Vec::new();
    for (notice, after) in parts.filter_map(|part| part.split_once("</pre>")) {
        notices.push(plain(notice));
        words.push_str(after);
    }
    let words = plain(&words);
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut texts = vec![lines.collect::<Vec<_>>().join("\n")];
    texts.append(&mut notices);
    texts
}

/// HTML without its tags.
fn plain(html: &str) -> String {
    let text: String =
        html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
        .iter()
        .fold(text, |text, (code, c)| text.replace(code, c))
}
