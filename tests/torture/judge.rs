//! Whether everything that was acknowledged is there, and nothing is damaged.

use std::path::Path;

use model::time::Timestamp;
use workspace::Workspace;

use crate::session::{End, Heard};
use crate::start::FILE;
use crate::state::State;

/// What is wrong, in lines for a person.
#[derive(Debug, Default)]
pub struct Verdict {
    pub lost: Vec<String>,
    pub damaged: Vec<String>,
    /// Unfinished files that a process which was ended could not remove.
    pub left_over: u32,
}

impl Verdict {
    pub fn fine(&self) -> bool {
        self.lost.is_empty() && self.damaged.is_empty()
    }
}

/// Judges the files of a session in `folder`.
pub fn judge(folder: &Path, heard: &Heard) -> Verdict {
    let mut verdict = Verdict { left_over: unfinished(folder), ..Verdict::default() };
    if matches!(heard.end, End::Crashed | End::Hung) {
        verdict.damaged.push(format!("the session {:?}: {}", heard.end, heard.errors));
    }
    let mut file = folder.join(FILE);
    if heard.closed {
        // One file, with nothing beside it: a copy of it alone holds everything.
        let alone = folder.join("alone.evenhand");
        if std::fs::copy(&file, &alone).is_ok() {
            file = alone;
        }
    }
    match look(&file) {
        Ok((state, found)) => {
            verdict.damaged.extend(found);
            verdict.lost.extend(missing(&state, heard));
        }
        Err(sentence) => verdict.damaged.push(sentence),
    }
    for (path, then) in heard.files.iter().rev().take(2) {
        let path = folder.join(path);
        let fault = match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => not_whole(&path),
            // It was verified when it was written, so only its content is compared.
            _ => match open(&path).and_then(|ws| State::read(&ws).map_err(|e| e.to_string())) {
                // A newer copy may have taken its place before it was acknowledged.
                Ok(state) if state == *then || state == heard.state => None,
                Ok(state) => Some(format!("it differs by {:?}", then.effect_to(&state))),
                Err(sentence) => Some(sentence),
            },
        };
        verdict.lost.extend(fault.map(|fault| format!("{}: {fault}", path.display())));
    }
    verdict
}

/// Judges one file of a session in which things happened that make a verb fail after it was stored: what differs may only be
/// what was refused and not acknowledged later.
pub fn judge_other(folder: &Path, file: &Path, heard: &Heard) -> Verdict {
    let mut verdict = Verdict { left_over: unfinished(folder), ..Verdict::default() };
    if heard.end != End::Left {
        verdict.damaged.push(format!("the session {:?}: {}", heard.end, heard.errors));
    }
    match look(&folder.join(file)) {
        Ok((state, found)) => {
            verdict.damaged.extend(found);
            let differs = heard.state.effect_to(&state);
            let lost: Vec<_> =
                differs.iter().filter(|(line, _)| !heard.refused_lines.contains(*line)).collect();
            if !lost.is_empty() {
                verdict.lost.push(format!("of {} acknowledged; it differs by {lost:?}", heard.acknowledged));
            }
        }
        Err(sentence) => verdict.damaged.push(sentence),
    }
    verdict
}

/// What a workspace holds, and what its check finds.
pub fn look(file: &Path) -> Result<(State, Vec<String>), String> {
    let ws = open(file)?;
    let mut found = ws.check().map_err(|e| e.to_string())?;
    if ws.damaged() {
        found.push("It was opened as a damaged file.".to_owned());
    }
    Ok((State::read(&ws).map_err(|e| e.to_string())?, found))
}

fn open(file: &Path) -> Result<Workspace, String> {
    Workspace::open_existing(file, Box::new(Timestamp::now)).map_err(|e| e.to_string())
}

/// How the file differs from everything that it may hold.
fn missing(state: &State, heard: &Heard) -> Option<String> {
    if *state == heard.state {
        return None;
    }
    let mut all = heard.state.clone();
    for effect in &heard.open {
        all.apply(effect);
        if *state == all || *state == heard.state.with(effect) {
            return None;
        }
    }
    Some(format!(
        "of {} acknowledged; the file differs by {:?}; open were {:?}",
        heard.acknowledged,
        heard.state.effect_to(state),
        heard.open
    ))
}

/// An exported file that was acknowledged is there, whole.
fn not_whole(path: &Path) -> Option<String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return Some(error.to_string()),
    };
    serde_json::from_str::<serde_json::Value>(&text).err().map(|error| error.to_string())
}

fn unfinished(folder: &Path) -> u32 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.path() {
            path if path.is_dir() => unfinished(&path),
            path => {
                u32::from(path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(".evenhand-")))
            }
        })
        .sum()
}
