//! The number before a question, in any script and with any separator that lists are typed with.

use super::asks_surely;

/// The value of a decimal digit in any of the scripts that number lists.
pub fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        '०'..='९' => '०',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// Whether a text begins with a number in a number, as sections are numbered: "1.4 Locks".
pub fn dotted(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    let text = text.trim_start_matches(|c: char| digit(c).is_none() && !c.is_alphabetic());
    let inner = text.trim_start_matches(|c: char| digit(c).is_some()).strip_prefix('.');
    text.starts_with(|c: char| digit(c).is_some())
        && inner.is_some_and(|rest| rest.starts_with(|c: char| digit(c).is_some()))
}

/// A number with its separator: `3.`, `3)`, `(3)`, `1.4.`, `3、`, `3️⃣`, `第3题`.
pub fn number(text: &str) -> Option<(u32, &str)> {
    if let Some(rest) = text.strip_prefix('第') {
        let end = rest.char_indices().take(6).find(|(_, c)| matches!(c, '题' | '題' | '问' | '問'))?;
        let value = rest.chars().map_while(digit).take(6).fold(0, |sum, d| sum * 10 + d);
        let rest = rest.get(end.0 + end.1.len_utf8()..)?;
        return Some((value, rest.trim_start_matches([':', '：', '.', '、', ' '])));
    }
    if let Some(rest) = text.strip_prefix('🔟') {
        return Some((10, rest.trim_start_matches(['.', ')', ':', ' '])));
    }
    let (open, body) = match text.strip_prefix(['(', '[', '#', '（', '【']) {
        Some(body) => (true, body),
        None => (false, text),
    };
    let (mut value, mut count, mut at, mut keycap) = (0_u32, 0, 0, false);
    for c in body.chars() {
        match digit(c) {
            Some(d) if count < 4 => {
                value = value * 10 + d;
                count += 1;
            }
            _ if count > 0 && matches!(c, '\u{FE0F}' | '\u{20E3}') => keycap = true,
            _ => break,
        }
        at += c.len_utf8();
    }
    if count == 0 {
        return None;
    }
    let rest = body.get(at..)?;
    if keycap {
        return Some((value, rest.trim_start_matches(['.', ')', ':', ' '])));
    }
    if open {
        let close = rest.strip_prefix([')', ']', '）', '】']);
        return match close {
            Some(rest) => Some((value, rest.trim_start_matches(['.', ':', ' ']))),
            None if text.starts_with('#') => {
                let rest = rest.strip_prefix([':', '.', ')', ' '])?;
                Some((value, rest))
            }
            None => None,
        };
    }
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some('.'), Some(c)) if digit(c).is_some() => {
            // `1.4 What`: the last part counts; a decimal fraction has no text behind it.
            let tail = rest.trim_start_matches(|c: char| c == '.' || digit(c).is_some());
            let last = rest.get(..rest.len() - tail.len())?.trim_end_matches('.').rsplit('.').next()?;
            let tail = tail.strip_prefix([')', ':']).unwrap_or(tail);
            tail.starts_with(' ').then(|| (last.parse().unwrap_or(value), tail))
        }
        (Some('.' | ')' | '）' | '．' | '。'), _) => {
            let rest = rest.get(first?.len_utf8()..)?;
            Some((value, rest.trim_start_matches([')', '-', '\\'])))
        }
        (Some('、'), _) => rest.get('、'.len_utf8()..).map(|rest| (value, rest)),
        (Some('\\'), Some('.' | ')')) => rest.get(2..).map(|rest| (value, rest)),
        (Some(':' | '：'), Some(' ')) => rest.get(first?.len_utf8()..).map(|rest| (value, rest)),
        (Some('：'), Some(_)) => rest.get('：'.len_utf8()..).map(|rest| (value, rest)),
        (Some('-' | '–' | '—' | '|'), Some(' ')) => {
            rest.get(first?.len_utf8()..).map(|rest| (value, rest))
        }
        (Some(' '), Some('-' | '–' | '—' | '.' | ')' | ':' | '|')) => {
            rest.get(1 + second?.len_utf8()..).filter(|tail| tail.starts_with(' ')).map(|rest| (value, rest))
        }
        // "2 What is it"
        (Some(' '), Some(c)) if c.is_uppercase() && asks_surely(rest) => Some((value, rest)),
        _ => None,
    }
}
