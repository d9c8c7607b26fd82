//! Words that may touch on what must not decide: protected traits, appearance, accent, family. A mark beside the
//! text, never a block; people edit the list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A marked word in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mark {
    /// Where it begins, in UTF-16 code units, as a text field counts.
    pub start: u32,
    /// Where it ends, likewise.
    pub end: u32,
    /// The word as it stands there.
    pub word: String,
}

/// English words a new workspace marks. Stems end in `*`.
pub const ENGLISH: &[&str] = &[
    "accent",
    "age",
    "aged",
    "attractive",
    "autis*",
    "baby",
    "beautiful",
    "born in",
    "boyfriend",
    "breastfeeding",
    "caste",
    "child",
    "childcare",
    "children",
    "christian",
    "church",
    "daughter",
    "deaf",
    "disability",
    "disabled",
    "divorced",
    "dyslex*",
    "elderly",
    "ethnic*",
    "family",
    "father",
    "fertility",
    "fiancé",
    "fiancée",
    "foreign",
    "foreigner",
    "gay",
    "gender",
    "girlfriend",
    "good-looking",
    "gray-haired",
    "grey-haired",
    "handsome",
    "headscarf",
    "hijab",
    "hindu",
    "husband",
    "immigrant",
    "jewish",
    "kids",
    "lesbian",
    "married",
    "maternity",
    "middle-aged",
    "mosque",
    "mother",
    "muslim",
    "nationality",
    "native speaker",
    "newlywed",
    "overweight",
    "paternity",
    "pension*",
    "pregnan*",
    "pretty girl",
    "race",
    "religio*",
    "retire*",
    "sexy",
    "sikh",
    "single mother",
    "single parent",
    "skin color",
    "skin colour",
    "son",
    "stutter*",
    "tattoo*",
    "too old",
    "too young",
    "transgender",
    "turban",
    "ugly",
    "wheelchair",
    "wife",
    "years of age",
    "young",
    "young mother",
    "younger",
    "youngest",
    "youthful",
];

/// Every place in `text` where a word of `list` stands, in order. Matching folds case and keeps to whole words.
#[must_use]
pub fn marks(text: &str, list: &[String]) -> Vec<Mark> {
    let chars: Vec<char> = text.chars().collect();
    let folded: Vec<char> = chars.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let units: Vec<u32> = std::iter::once(0)
        .chain(chars.iter().scan(0u32, |at, c| {
            *at += c.len_utf16() as u32;
            Some(*at)
        }))
        .collect();
    let letter = |at: usize| folded.get(at).is_some_and(|c| c.is_alphanumeric());
    let mut found: Vec<Mark> = Vec::new();
    for entry in list {
        let (stem, open) = entry.strip_suffix('*').map_or((entry.as_str(), false), |stem| (stem, true));
        let needle: Vec<char> = stem.trim().chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
        if needle.is_empty() {
            continue;
        }
        for at in 0..folded.len() {
            let mut end = at + needle.len();
            if folded.get(at..end) != Some(needle.as_slice())
                || (at > 0 && letter(at - 1))
                || (!open && letter(end))
            {
                continue;
            }
            while open && letter(end) {
                end += 1;
            }
            if let (Some(start_unit), Some(end_unit), Some(word)) =
                (units.get(at), units.get(end), chars.get(at..end))
            {
                found.push(Mark { start: *start_unit, end: *end_unit, word: word.iter().collect() });
            }
        }
    }
    found.sort_by_key(|m| (m.start, std::cmp::Reverse(m.end)));
    found.dedup_by(|next, kept| next.start < kept.end);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let list: Vec<String> = ENGLISH.iter().map(|w| (*w).to_owned()).collect();
        marks(text, &list).into_iter().map(|m| m.word).collect()
    }

    #[test]
    fn words_are_marked_where_they_stand_alone() {
        assert_eq!(words("Married, two Kids; her ACCENT"), ["Married", "Kids", "ACCENT"]);
        assert_eq!(
            words("manages packages and message ages"),
            Vec::<String>::new(),
            "parts of words are not marked"
        );
        assert_eq!(words("said she was pregnant"), ["pregnant"], "a stem marks the whole word");
        assert_eq!(
            words("a bit young for the role"),
            ["young"],
            "age is named in other words than \u{201c}age\u{201d}"
        );
    }

    #[test]
    fn places_count_as_a_text_field_counts() {
        let m = &marks("👩🏽 wife", &["wife".to_owned()])[0];
        assert_eq!((m.start, m.end), (5, 9));
    }
}
