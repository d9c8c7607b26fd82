//! JSON Resume: of `basics`, the name and the ways to reach the person.

use serde::Deserialize;

use super::{People, nameless, person};
use crate::Error;
use crate::gather::damaged;

/// Only these fields are ever taken out of the file.
#[derive(Deserialize)]
struct Resume {
    basics: Option<Basics>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Basics {
    name: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

/// Reads one résumé or a list of them.
///
/// # Errors
/// It is no JSON, or no JSON Resume.
pub(super) fn read(name: &str, text: &str) -> Result<People, Error> {
    let read: Result<Vec<Resume>, _> = if text.starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|one| vec![one])
    };
    let all = read.map_err(|why| damaged(name, "a JSON Resume", why))?;
    if all.iter().all(|resume| resume.basics.is_none()) {
        return Err(damaged(name, "a JSON Resume", "it has no “basics”, where the name stands"));
    }
    let field = |text: Option<String>| text.unwrap_or_default();
    let mut found = People::default();
    let mut without = 0;
    for basics in all.into_iter().filter_map(|resume| resume.basics) {
        match person(&field(basics.name), &field(basics.email), &field(basics.phone)) {
            Some(person) => found.people.push(person),
            None => without += 1,
        }
    }
    found.warnings.extend(nameless(without));
    Ok(found)
}
