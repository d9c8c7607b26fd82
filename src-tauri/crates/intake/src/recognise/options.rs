//! Choices: `A) text`, `- [x] text`, and which of them "Answer: B" means.

use super::mark;
use crate::draft::Choice;

/// The letter a choice begins with, as a number from 0, and its text.
pub fn letter(text: &str) -> Option<(usize, &str)> {
    let text = mark::plain(text);
    let mut body = text;
    while let Some(inner) = body.strip_prefix("**") {
        body = inner;
    }
    let (open, body) = match body.strip_prefix(['(', '[', '（']) {
        Some(body) => (true, body),
        None => (false, body),
    };
    let mut chars = body.chars();
    let first = chars.next()?;
    let place = position(first)?;
    let rest = chars.as_str();
    let after = rest.strip_prefix([')', '）', ']']);
    let rest = match after {
        Some(rest) => rest,
        None if open => return None,
        None => {
            let rest = rest.strip_prefix(['.', ':', '：', '、', '．'])?;
            // "e.g." and "A.B" are words.
            if !rest.starts_with([' ', '\u{a0}', '*', '`', '\t']) && rest.is_ascii() {
                return None;
            }
            rest
        }
    };
    let rest = rest.trim_start_matches([':', '.']).trim();
    let rest = if text.starts_with("**") && !rest.ends_with("**") {
        rest.trim_start_matches("**").trim()
    } else {
        rest
    };
    let rest = if text.starts_with("**") && rest.matches("**").count() == 1 {
        rest.trim_end_matches("**")
    } else {
        rest
    };
    (!rest.is_empty()).then_some((place, rest))
}

fn position(c: char) -> Option<usize> {
    let upper = c.to_ascii_uppercase();
    if upper.is_ascii_uppercase() {
        let place = usize::from(u8::try_from(upper).ok()? - b'A');
        return (place < 8).then_some(place);
    }
    let lower: Vec<char> = c.to_lowercase().collect();
    ["абвгдежз", "أبجدهوزح"].iter().find_map(|letters| letters.chars().position(|known| [known] == lower[..]))
}

/// Marks the choices that the text behind "Answer:" names, and gives back what is left of it as explanation.
/// None where it names none.
pub fn resolve(answer: &str, options: &mut [Choice]) -> Option<String> {
    if options.is_empty() {
        return None;
    }
    let answer = mark::bare(answer);
    let mut rest = answer;
    let mut named = Vec::new();
    // "B", "A, C", "B and D", "b) because", "Option C"
    loop {
        let text = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '&' | '(' | '[' | '*' | '`')
        });
        let text = ["and ", "option ", "Option ", "и ", "y ", "und ", "et ", "e "]
            .iter()
            .find_map(|word| text.strip_prefix(word))
            .filter(|_| !named.is_empty() || text.to_lowercase().starts_with("option "))
            .unwrap_or(text);
        let Some(c) = text.chars().next() else { break };
        let tail = text.get(c.len_utf8()..).unwrap_or_default();
        let place = position(c)
            .or_else(|| mark::digit(c).filter(|n| *n > 0).and_then(|n| usize::try_from(n - 1).ok()));
        let lone =
            tail.chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '\'' && next != '’');
        match place {
            Some(place) if lone && place < options.len() => {
                let word = tail.starts_with(' ') && !tail.trim_start().starts_with(['-', '–', '—', '&', '(']);
                let follows = tail.trim_start().chars().next().is_some_and(|c| c.is_lowercase());
                if word && follows && named.is_empty() {
                    break;
                }
                named.push(place);
                rest = tail;
            }
            _ => break,
        }
        if !rest.trim_start().starts_with([',', '&'])
            && !["and ", "и ", "y ", "und ", "et ", "e "].iter().any(|w| rest.trim_start().starts_with(w))
        {
            break;
        }
    }
    if named.is_empty() {
        // "The right one is option C": a letter behind a few words.
        let last = answer.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
        let letter =
            last.filter(|word| word.len() == 1 && answer.contains(' ') && answer.chars().count() < 48);
        let place =
            letter.and_then(|word| word.chars().next().filter(char::is_ascii_uppercase)).and_then(position);
        if let Some(choice) = place.and_then(|place| options.get_mut(place)) {
            choice.correct = true;
            return Some(String::new());
        }
        // Choices of signs only are told apart by their signs.
        let signs = letters(answer).next().is_none();
        let same = |choice: &Choice| {
            if signs {
                !answer.is_empty() && mark::bare(&choice.text) == answer
            } else {
                letters(&choice.text).eq(letters(answer))
            }
        };
        let place = options.iter().position(same)?;
        options.get_mut(place)?.correct = true;
        return Some(String::new());
    }
    for place in named {
        if let Some(choice) = options.get_mut(place) {
            choice.correct = true;
        }
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ").:]-–—*,".contains(c));
    // "B) the text of B" says nothing more.
    let repeated = options.iter().any(|choice| choice.correct && letters(&choice.text).eq(letters(rest)));
    Some(if repeated { String::new() } else { rest.to_owned() })
}

/// What is left of a text where only its letters and digits count.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_choices_and_words_are_not() {
        assert_eq!(letter("A) one"), Some((0, "one")));
        assert_eq!(letter("(b) two"), Some((1, "two")));
        assert_eq!(letter("C. three"), Some((2, "three")));
        assert_eq!(letter("**D:** four"), Some((3, "four")));
        assert_eq!(letter("Б) два"), Some((1, "два")));
        assert_eq!(letter("e.g. this"), None);
        assert_eq!(letter("A closure"), None);
    }

    #[test]
    fn an_answer_names_its_choice() {
        let fresh = || -> Vec<Choice> {
            ["one", "two", "three"].map(|text| Choice { text: text.into(), correct: false }).to_vec()
        };
        for (answer, right, rest) in [
            ("B", vec![1], ""),
            ("b) two", vec![1], ""),
            ("A, C", vec![0, 2], ""),
            ("C. Since it is last", vec![2], "Since it is last"),
            ("2", vec![1], ""),
            ("two", vec![1], ""),
        ] {
            let mut options = fresh();
            assert_eq!(resolve(answer, &mut options).as_deref(), Some(rest), "{answer}");
            let found: Vec<usize> =
                options.iter().enumerate().filter(|(_, c)| c.correct).map(|(i, _)| i).collect();
            assert_eq!(found, right, "{answer}");
        }
        assert_eq!(resolve("A closure keeps its scope", &mut fresh()), None);
    }
}
