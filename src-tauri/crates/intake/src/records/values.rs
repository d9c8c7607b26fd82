//! What a value of any shape says: one text or several, choices with or without their truth, the right one by
//! index, letter or text.

use crate::cell;
use crate::draft::{Choice, Draft};
use crate::recognise;
use crate::role::Role;
use crate::tree::{Fields, Tree};

/// Puts a value of any shape where its role says.
pub(super) fn fill(draft: &mut Draft, role: Role, value: &Tree) {
    match (role, value) {
        (Role::Options, Tree::List(items)) => draft.options.extend(items.iter().filter_map(choice)),
        (Role::Options, Tree::Map(map)) => draft.options.extend(map.values().filter_map(choice)),
        (Role::Answer, Tree::List(items))
            if !items.is_empty() && items.iter().all(|item| item.as_map().is_some_and(flagged)) =>
        {
            draft.options.extend(items.iter().filter_map(choice));
        }
        (Role::Answer | Role::Guidance, Tree::List(items)) => {
            let texts: Vec<String> = items
                .iter()
                .filter_map(|item| scalar(item).or_else(|| prompt_text(item)))
                .filter(|text| !cell::empty(text))
                .collect();
            let listed = texts.len() > 1 && texts.iter().all(|text| !text.contains('\n'));
            let joined = if listed {
                texts.iter().map(|text| format!("- {text}")).collect::<Vec<_>>().join("\n")
            } else {
                texts.join("\n\n")
            };
            cell::put(draft, role, &joined);
        }
        (Role::Answer | Role::Guidance, Tree::Map(map)) => {
            let named = prompt_text(value).filter(|_| map.len() < 3);
            let lines: Vec<String> = map
                .iter()
                .filter_map(|(key, value)| {
                    Some(format!("**{key}**: {}", scalar(value).or_else(|| Some(texts(value).join("; ")))?))
                })
                .collect();
            cell::put(draft, role, &named.unwrap_or_else(|| lines.join("\n\n")));
        }
        (Role::Topic | Role::Tags, value) => {
            for text in texts(value) {
                cell::put(draft, if value.as_list().is_some() { Role::Topic } else { role }, &text);
            }
            if value.as_map().is_some()
                && let Some(text) =
                    prompt_text(value).or_else(|| value.get("name")?.as_str().map(str::to_owned))
            {
                cell::put(draft, Role::Topic, &text);
            }
        }
        (Role::Code, Tree::Map(map)) => {
            for text in map
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "language" | "lang"))
                .filter_map(|(_, value)| value.as_str())
            {
                cell::put(draft, role, text);
            }
        }
        (role, value) => {
            for text in texts(value) {
                cell::put(draft, role, &text);
            }
        }
    }
}

/// Whether a record of a list is a choice with its truth.
fn flagged(map: &Fields) -> bool {
    map.iter().any(|(key, value)| matches!(value, Tree::Bool(_)) && is_flag(key))
        || (map.get("fraction").is_some() && map.get("text").is_some())
}

fn is_flag(key: &str) -> bool {
    let lower = key.to_lowercase().replace(['_', '-', ' '], "");
    ["correct", "iscorrect", "right", "isright", "answer", "isanswer", "true", "valid", "istrue"]
        .contains(&lower.as_str())
}

fn choice(value: &Tree) -> Option<Choice> {
    if let Some(text) = scalar(value) {
        return cell::choices(&text.replace(['|', ';', ','], "\u{1}")).into_iter().next().map(|choice| {
            Choice {
                // The signs that part choices in one cell are text in a list.
                text: restore(&choice.text, &text),
                correct: choice.correct,
            }
        });
    }
    let map = value.as_map()?;
    let text = map
        .iter()
        .find(|(key, value)| {
            value.as_str().is_some()
                && matches!(
                    key.to_lowercase().as_str(),
                    "text"
                        | "option"
                        | "answer"
                        | "value"
                        | "label"
                        | "content"
                        | "title"
                        | "choice"
                        | "body"
                        | "name"
                )
        })
        .or_else(|| {
            map.iter().find(|(key, value)| {
                value.as_str().is_some() && !matches!(key.as_str(), "id" | "key" | "letter")
            })
        })
        .and_then(|(_, value)| value.as_str())?;
    // Moodle gives each choice a share of the points.
    let share = |value: &Tree| {
        scalar(value).and_then(|text| text.parse::<f64>().ok()).is_some_and(|share| share > 0.0)
    };
    let correct = map.iter().any(|(key, value)| {
        is_flag(key) && (*value == Tree::Bool(true) || *value == Tree::Number(String::from("1")))
            || key == "fraction" && share(value)
    });
    Some(Choice { text: cell::prose(text), correct })
}

fn restore(marked: &str, original: &str) -> String {
    let signs = original.chars().filter(|c| matches!(c, '|' | ';' | ','));
    let kept = marked.chars().filter(|c| *c == '\u{1}').count();
    let all = signs.clone().count();
    let mut signs = signs.skip(all.saturating_sub(kept));
    marked.chars().map(|c| if c == '\u{1}' { signs.next().unwrap_or(',') } else { c }).collect()
}

/// Marks what `value` names: an index from 0, a letter, the text, or several of them.
pub(super) fn correct(draft: &mut Draft, value: &Tree) {
    let index: Option<usize> = match value {
        Tree::Number(number) => number.parse().ok(),
        _ => None,
    };
    if let Some(at) = index.filter(|_| !draft.options.is_empty()) {
        // Beyond the end, the count began with 1.
        let at = if at < draft.options.len() { at } else { at.saturating_sub(1) };
        if let Some(choice) = draft.options.get_mut(at) {
            choice.correct = true;
        }
        return;
    }
    for text in texts(value) {
        let text = cell::prose(&text);
        if let Some(choice) = draft.options.iter_mut().find(|choice| choice.text == text) {
            choice.correct = true;
            continue;
        }
        let letter = text.trim().chars().count() == 1;
        if draft.options.is_empty() {
            cell::add(&mut draft.answer, &text);
        } else if letter {
            let mut resolved = draft.options.clone();
            if recognise::resolve(&text, &mut resolved).is_some() {
                draft.options = resolved;
            }
        } else {
            draft.options.push(Choice { text, correct: true });
        }
    }
}

/// The text of a question that may be wrapped ("question": {"text": …}).
pub(super) fn prompt_text(value: &Tree) -> Option<String> {
    match value {
        Tree::Text(text) => Some(text.clone()),
        Tree::Map(map) => ["text", "content", "value", "body", "stem", "title", "en", "question"]
            .iter()
            .find_map(|key| map.get(key)?.as_str())
            .or_else(|| if map.len() == 1 { map.values().next()?.as_str() } else { None })
            .map(str::to_owned),
        _ => None,
    }
}

pub(super) fn scalar(value: &Tree) -> Option<String> {
    match value {
        Tree::Null => Some(String::new()),
        Tree::Text(text) => Some(text.clone()),
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// The texts of a list, or of lines.
pub(super) fn texts(value: &Tree) -> Vec<String> {
    match value {
        Tree::List(items) => {
            items.iter().filter_map(|item| scalar(item).or_else(|| prompt_text(item))).collect()
        }
        other => scalar(other).into_iter().collect(),
    }
}
