//! The Markdown form of Evenhand's files: a page people can read, and all of the file in it. Headings of level
//! two and three carry the structure; a line of text that looks like one of them gets a backslash.
//!
//! What is short stands behind its key as JSON, what is long as a body of its own.

use model::exchange::{File, Place, Question, Set, Signal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const BODIES: &[&str] = &["Prompt", "Guide", "Probes", "Signals", "Anchors: ", "Section: "];

/// Writes the page.
#[must_use]
pub fn write(file: &File) -> String {
    let mut out = format!("---\nevenhand: {}\n---\n", file.evenhand);
    for question in &file.questions {
        self::question(question, &mut out);
    }
    for set in &file.sets {
        self::set(set, &mut out);
    }
    out
}

/// Whether a text is such a page rather than YAML with a first `---`.
pub(super) fn is_page(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| line.starts_with("evenhand:"))
        && lines.next().is_some_and(|line| line.trim_end() == "---")
}

fn encoded(value: &impl Serialize) -> String {
    super::separators_escaped(serde_json::to_string(value).unwrap_or_default())
}

/// Text for a heading: as it is where it can stand on a line, else as JSON.
fn inline(text: &str) -> String {
    let plain = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(['"', '`', '\\', '{'])
        && !text.chars().any(char::is_control)
        && !text.contains(['\u{2028}', '\u{2029}', '\u{85}', '\u{FEFF}']);
    if plain { text.to_owned() } else { encoded(&text) }
}

fn from_inline(text: &str) -> Result<String, String> {
    if text.starts_with('"') { parse(text) } else { Ok(text.to_owned()) }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text)
        .map_err(|why| format!("“{}” cannot be read: {why}", text.chars().take(40).collect::<String>()))
}

/// Writes what is not a body as `- key: JSON`.
fn fields(value: &impl Serialize, bodies: &[&str], out: &mut String) {
    let Ok(Value::Object(map)) = serde_json::to_value(value) else { return };
    for (key, value) in map.iter().filter(|(key, _)| !bodies.contains(&key.as_str())) {
        out.push_str(&format!("- {key}: {}\n", encoded(value)));
    }
}

fn question(question: &Question, out: &mut String) {
    out.push_str(&format!("\n## Question: {}\n\n", inline(&question.id)));
    fields(question, &["id", "prompt", "guide", "probes", "signals", "levels"], out);
    body("Prompt", &question.prompt, out);
    if !question.guide.is_empty() {
        body("Guide", &question.guide, out);
    }
    if !question.probes.is_empty() {
        head("Probes", out);
        question.probes.iter().for_each(|probe| item("", probe, out));
    }
    if !question.signals.is_empty() {
        head("Signals", out);
        for signal in &question.signals {
            match signal {
                Signal::Good(text) => item("good: ", text, out),
                Signal::Flag(text) => item("flag: ", text, out),
            }
        }
    }
    for (level, anchors) in &question.levels {
        head(&format!("Anchors: {}", encoded(level)), out);
        for (rating, text) in [("1: ", &anchors.one), ("3: ", &anchors.three), ("5: ", &anchors.five)] {
            if !text.is_empty() {
                item(rating, text, out);
            }
        }
    }
}

fn set(set: &Set, out: &mut String) {
    out.push_str(&format!("\n## Set: {}\n\n", inline(&set.id)));
    fields(set, &["id", "sections"], out);
    for section in &set.sections {
        head(&format!("Section: {}", inline(&section.title)), out);
        for place in &section.questions {
            match place {
                Place::Plain(id) => item("", id, out),
                full @ Place::Full { .. } => out.push_str(&format!("- {}\n", encoded(full))),
            }
        }
    }
}

fn head(title: &str, out: &mut String) {
    out.push_str(&format!("\n### {title}\n\n"));
}

fn body(title: &str, text: &str, out: &mut String) {
    head(title, out);
    // Line ends are made equal when a file is read, so that others would be lost.
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
        || text.contains(['\u{2028}', '\u{2029}', '\u{FEFF}'])
        || text.starts_with("\\\"")
    {
        out.push_str(&format!("\\{}\n", encoded(&text)));
        return;
    }
    for line in text.split('\n') {
        if structural(line.trim_start_matches('\\')) {
            out.push('\\');
        }
        out.push_str(line);
        out.push('\n');
    }
}

/// Whether a line would be read as structure.
fn structural(line: &str) -> bool {
    line.starts_with("## Question: ")
        || line.starts_with("## Set: ")
        || line.strip_prefix("### ").is_some_and(|title| {
            BODIES
                .iter()
                .any(|body| title == body.trim_end() || (body.ends_with(' ') && title.starts_with(body)))
        })
}

fn item(mark: &str, text: &str, out: &mut String) {
    let text = inline(text);
    // "good: …" in a probe is text; as an item of signals it is the mark.
    out.push_str(&format!("- {mark}{text}\n"));
}

/// Reads the page.
pub(super) fn read(text: &str) -> Result<File, String> {
    let mut lines = text.lines().skip(1);
    let version =
        lines.next().and_then(|line| line.strip_prefix("evenhand:")).map(str::trim).unwrap_or_default();
    let mut file = File { evenhand: parse(version)?, questions: Vec::new(), sets: Vec::new() };
    let rest: Vec<&str> =
        text.split('\n').skip(3).map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let starts: Vec<usize> = (0..rest.len())
        .filter(|at| rest.get(*at).is_some_and(|line| line.starts_with("## ") && structural(line)))
        .collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(rest.len());
        let part = Part::cut(rest.get(start + 1..end).unwrap_or_default());
        let title = rest.get(*start).copied().unwrap_or_default();
        if let Some(id) = title.strip_prefix("## Question: ") {
            file.questions.push(part.question(&from_inline(id)?)?);
        } else if let Some(id) = title.strip_prefix("## Set: ") {
            file.sets.push(part.set(&from_inline(id)?)?);
        }
    }
    Ok(file)
}

/// What stands below one heading of level two.
struct Part<'a> {
    fields: Vec<(&'a str, &'a str)>,
    bodies: Vec<(&'a str, &'a [&'a str])>,
}

impl<'a> Part<'a> {
    fn cut(lines: &'a [&'a str]) -> Self {
        let starts: Vec<usize> =
            (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| structural(line))).collect();
        let first = starts.first().copied().unwrap_or(lines.len());
        let head = lines.get(..first).unwrap_or_default();
        let fields = head.iter().filter_map(|line| line.strip_prefix("- ")?.split_once(": ")).collect();
        let mut bodies = Vec::new();
        for (place, start) in starts.iter().enumerate() {
            let end = starts.get(place + 1).copied().unwrap_or(lines.len());
            let title = lines.get(*start).and_then(|line| line.strip_prefix("### ")).unwrap_or_default();
            bodies.push((title, lines.get(start + 1..end).unwrap_or_default()));
        }
        Self { fields, bodies }
    }

    /// A value of the fields and what the bodies say.
    fn whole<T: DeserializeOwned>(&self, id: &str, bodies: Vec<(&str, Value)>) -> Result<T, String> {
        let mut map = serde_json::Map::new();
        map.insert(String::from("id"), id.into());
        for (key, value) in &self.fields {
            map.insert((*key).to_owned(), parse(value)?);
        }
        map.extend(bodies.into_iter().map(|(key, value)| (key.to_owned(), value)));
        serde_json::from_value(Value::Object(map)).map_err(|why| format!("“{id}” cannot be read: {why}"))
    }

    fn body(&self, title: &str) -> Result<String, String> {
        let Some((_, lines)) = self.bodies.iter().find(|(known, _)| *known == title) else {
            return Ok(String::new());
        };
        // One empty line stands below the heading, and one above the next.
        let lines = lines.strip_prefix(&[""]).unwrap_or(lines);
        let lines = lines.strip_suffix(&[""]).unwrap_or(lines);
        if let [one] = lines
            && let Some(json) = one.strip_prefix('\\').filter(|rest| rest.starts_with('"'))
        {
            return parse(json);
        }
        let plain = |line: &&str| match line.strip_prefix('\\') {
            Some(rest) if structural(rest.trim_start_matches('\\')) => rest.to_owned(),
            _ => (*line).to_owned(),
        };
        Ok(lines.iter().map(plain).collect::<Vec<_>>().join("\n"))
    }

    fn items(lines: &[&'a str]) -> impl Iterator<Item = &'a str> {
        lines.iter().filter_map(|line| line.strip_prefix("- "))
    }

    fn question(&self, id: &str) -> Result<Question, String> {
        let mut levels = serde_json::Map::new();
        let (mut probes, mut signals) = (Vec::new(), Vec::new());
        for (title, lines) in &self.bodies {
            if *title == "Probes" {
                probes = Self::items(lines).map(from_inline).collect::<Result<_, _>>()?;
            } else if *title == "Signals" {
                for item in Self::items(lines) {
                    let (kind, text) = item
                        .split_once(": ")
                        .ok_or_else(|| format!("a signal of “{id}” is neither good nor flag"))?;
                    signals.push(json!({ kind: from_inline(text)? }));
                }
            } else if let Some(level) = title.strip_prefix("Anchors: ") {
                let mut anchors = serde_json::Map::new();
                for item in Self::items(lines) {
                    let (rating, text) = item
                        .split_once(": ")
                        .ok_or_else(|| format!("an anchor of “{id}” is none of 1, 3 and 5"))?;
                    anchors.insert(rating.to_owned(), from_inline(text)?.into());
                }
                levels.insert(parse(level)?, Value::Object(anchors));
            }
        }
        let bodies = vec![
            ("prompt", self.body("Prompt")?.into()),
            ("guide", self.body("Guide")?.into()),
            ("probes", probes.into()),
            ("signals", Value::Array(signals)),
            ("levels", Value::Object(levels)),
        ];
        self.whole(id, bodies)
    }

    fn set(&self, id: &str) -> Result<Set, String> {
        let mut sections = Vec::new();
        for (title, lines) in &self.bodies {
            let Some(title) = title.strip_prefix("Section: ") else { continue };
            let place = |item: &str| {
                if item.starts_with('{') { parse(item) } else { from_inline(item).map(Value::String) }
            };
            let questions: Vec<Value> = Self::items(lines).map(place).collect::<Result<_, _>>()?;
            sections.push(json!({ "title": from_inline(title)?, "questions": questions }));
        }
        self.whole(id, vec![("sections", Value::Array(sections))])
    }
}
