//! The same question twice in one document: a table of contents gives way to the questions themselves, and the
//! second copy of a list is counted and left out.

use crate::draft::Draft;
use std::collections::HashMap;

/// The drafts without copies, and how many copies were left out.
pub fn once(drafts: Vec<Draft>) -> (Vec<Draft>, usize) {
    let mut first: HashMap<String, usize> = HashMap::with_capacity(drafts.len());
    let mut kept: Vec<Option<Draft>> = Vec::with_capacity(drafts.len());
    let mut copies = 0;
    for draft in drafts {
        let key = key(&draft);
        let place = kept.len();
        match first.get(&key).and_then(|at| kept.get_mut(*at)) {
            Some(slot) => {
                let earlier = slot.as_ref();
                if earlier.is_some_and(|earlier| silent(earlier) && !silent(&draft)) {
                    // It was a line of a table of contents.
                    *slot = None;
                    first.insert(key, place);
                    kept.push(Some(draft));
                } else if silent(&draft) || earlier.is_none_or(|earlier| same_answer(earlier, &draft)) {
                    copies += 1;
                } else {
                    kept.push(Some(draft));
                }
            }
            None => {
                first.insert(key, place);
                kept.push(Some(draft));
            }
        }
    }
    (kept.into_iter().flatten().collect(), copies)
}

/// What makes two drafts the same question: the letters of prompt, code and choices.
fn key(draft: &Draft) -> String {
    let mut key = letters(&draft.prompt);
    for code in &draft.code {
        key.push('\n');
        key.push_str(code.trim());
    }
    for choice in &draft.options {
        key.push('\n');
        key.push_str(&letters(&choice.text));
    }
    key
}

fn letters(text: &str) -> String {
    if text.is_ascii() {
        let mut words = text.to_ascii_lowercase().into_bytes();
        words.retain(u8::is_ascii_alphanumeric);
        return if words.is_empty() { text.to_owned() } else { String::from_utf8(words).unwrap_or_default() };
    }
    let words: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // A prompt of signs only is told apart by its signs.
    if words.is_empty() { text.to_owned() } else { words }
}

fn silent(draft: &Draft) -> bool {
    draft.answer.is_none() && draft.guidance.is_none() && draft.probes.is_empty() && draft.options.is_empty()
}

fn same_answer(one: &Draft, other: &Draft) -> bool {
    let text = |draft: &Draft| letters(draft.answer.as_deref().unwrap_or_default());
    let (one, other) = (text(one), text(other));
    one.is_empty() || other.is_empty() || one == other || one.starts_with(&other) || other.starts_with(&one)
}
