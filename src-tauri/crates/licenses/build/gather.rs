//! Packages and their texts while they are gathered: finds what a package says of its license, and keeps equal texts once.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use spdx::{Expression, ParseMode};

use crate::notices::{Notices, Package};

/// Parts of a package that are in no program.
const NOT_BUILT: &[&str] =
    &["bench", "benches", "examples", "fuzz", "node_modules", "sqlcipher", "test", "tests"];
/// Endings of files that have a license in their name and are none.
const NO_TEXT: &[&str] = &["css", "html", "js", "json", "map", "mjs", "rs", "spdx", "svelte", "ts"];

/// What was gathered so far.
#[derive(Default)]
pub struct Gathered {
    notices: Notices,
    /// Where a text stands, by its words: lines may be broken differently.
    places: HashMap<String, usize>,
}

impl Gathered {
    /// Adds a package with its texts.
    pub fn add(&mut self, mut package: Package, texts: impl IntoIterator<Item = String>) {
        for text in texts {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let texts = &mut self.notices.texts;
            let place = *self.places.entry(words).or_insert_with(|| {
                texts.push(printable(&text));
                texts.len() - 1
            });
            if !package.texts.contains(&place) {
                package.texts.push(place);
            }
        }
        self.notices.packages.push(package);
    }

    /// All of it: what was added first, then the others by name.
    pub fn into_notices(mut self) -> Notices {
        if let Some((_, others)) = self.notices.packages.split_first_mut() {
            others.sort_by_key(|package| (package.name.to_lowercase(), package.version.clone()));
        }
        self.notices
    }
}

/// A package without its texts; its license is written as SPDX writes it today.
pub fn package(name: &str, version: &str, license: &str, source: &str) -> Package {
    let license = Expression::canonicalize(license).ok().flatten().unwrap_or_else(|| license.to_owned());
    let [name, version, source] = [name, version, source].map(str::to_owned);
    Package { name, version, license, source, texts: Vec::new() }
}

/// The texts in a package's folder: every file that is called a license, a copyright or a notice.
pub fn texts(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (name, path) = (entry.file_name().to_string_lossy().to_lowercase(), entry.path());
        if path.is_dir() {
            if !NOT_BUILT.contains(&name.as_str()) {
                found.extend(texts(&path)?);
            }
            continue;
        }
        let called =
            ["license", "licence", "copying", "copyright", "notice"].iter().any(|word| name.contains(word));
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        if called && !name.starts_with('.') && !NO_TEXT.contains(&ending.as_ref()) {
            found.push(String::from_utf8_lossy(&fs::read(path)?).into_owned());
        }
    }
    Ok(found)
}

/// For a package that brings no text: the standard text of each license that it names, with those who made it.
pub fn standard(license: &str, makers: &str) -> Vec<String> {
    let Ok(expression) = Expression::parse_mode(license, ParseMode::LAX) else { return Vec::new() };
    let named = expression.requirements().filter_map(|wanted| wanted.req.license.id());
    let filled = |line: &str| {
        if line.contains("<year>") { format!("Copyright (c) {makers}") } else { line.to_owned() }
    };
    named.map(|id| id.text().lines().map(filled).collect::<Vec<_>>().join("\n")).collect()
}

/// Without what only a printer or another system understands.
fn printable(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    plain.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
