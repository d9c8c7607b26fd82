//! Numbers and marks before a question: `12.`, `Q3:`, `Que 7.`, `Вопрос 2)`, `问题1：`, `3️⃣`, emoji. They say
//! that a question begins, and are no part of it.

use super::asks::{self, Asks};
use number::number;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

mod number;

pub use number::{digit, dotted};

/// What stood before a text, and the text without it.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked<'a> {
    /// A word said that this is a question ("Q", "Question 4").
    pub question: bool,
    /// The number, with or without such a word.
    pub number: Option<u32>,
    /// The text behind the mark.
    pub rest: Cow<'a, str>,
}

/// Words that mark a question, lower case. The flag says that the word needs a number, since it also means
/// something else.
const WORDS: &[(&str, bool)] = &[
    ("interview question", false),
    ("interviewer asks", false),
    ("interview q", false),
    ("coding question", false),
    ("вопрос", false),
    ("question", false),
    ("pregunta", false),
    ("pergunta", false),
    ("domanda", false),
    ("питання", false),
    ("câu hỏi", false),
    ("otázka", false),
    ("spørgsmål", false),
    ("ερώτηση", false),
    ("въпрос", false),
    ("pitanje", false),
    ("întrebare", false),
    ("întrebarea", false),
    ("fråga", false),
    ("kérdés", false),
    ("vprašanje", false),
    ("kysymys", false),
    ("spørsmål", false),
    ("jautājums", false),
    ("pertanyaan", false),
    ("pytanie", false),
    ("שאלה", false),
    ("سوال", false),
    ("پرسش", false),
    ("प्रश्न", false),
    ("প্রশ্ন", false),
    ("คำถาม", false),
    ("السؤال", false),
    ("سؤال", false),
    ("problem", true),
    ("frage", false),
    ("vraag", false),
    ("soru", false),
    ("quest", true),
    ("ques", false),
    ("问题", false),
    ("問題", false),
    ("題目", false),
    ("题目", false),
    ("質問", false),
    ("질문", false),
    ("que", true),
    ("问", false),
    ("題", true),
    ("题", true),
    ("q", false),
    ("в", false),
    ("س", false),
    ("p", true),
    ("câu", true),
    ("c", true),
    ("f", true),
    ("d", true),
    ("s", true),
];

/// The first words of those that are several.
static FIRST: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| WORDS.iter().filter_map(|(word, _)| word.split(' ').next()).collect());

/// The words by the letter they begin with, each list in the order of the whole.
static BY_INITIAL: LazyLock<FxHashMap<char, Vec<(&'static str, bool)>>> = LazyLock::new(|| {
    let mut map: FxHashMap<char, Vec<(&str, bool)>> = FxHashMap::default();
    for (word, shy) in WORDS {
        if let Some(initial) = word.chars().next() {
            map.entry(initial).or_default().push((word, *shy));
        }
    }
    map
});

/// Emoji, dingbats and arrows that decorate a heading.
pub fn ornament(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x21FF | 0x2300..=0x23FF | 0x2460..=0x24FF | 0x25A0..=0x27BF
        | 0x2900..=0x297F | 0x2B00..=0x2BFF | 0x1F000..=0x1FAFF | 0xFE00..=0xFE0F | 0x200B..=0x200F | 0x20E3
        | 0xFEFF | 0xE0020..=0xE007F | 0x2022 | 0xB7 | 0xFFFD)
        || c == '\u{ad}'
}

/// `text` without ornaments and spaces at both ends.
pub fn plain(text: &str) -> &str {
    // Most texts begin and end with a letter or a sign, which their bytes tell.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || ornament(c))
}

/// Takes off emphasis that encloses the whole text, however often.
pub fn bare(text: &str) -> &str {
    let mut text = plain(text);
    while text.starts_with(['*', '_']) {
        let inner = ["***", "**", "__", "*", "_"].iter().find_map(|mark| {
            let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inner.is_empty() && !inner.contains(mark)).then_some(inner)
        });
        match inner {
            // `__init__` alone is a name.
            Some(inner) if !text.starts_with('_') || inner.contains(' ') => text = plain(inner),
            _ => break,
        }
    }
    text
}

/// Whether `text` may begin with a word that marks a question; few texts do.
pub fn may_mark(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let Some(c) = start.chars().next() else { return false };
    if c.is_numeric() || u32::from(c) >= 0x0E00 {
        return true;
    }
    let word: String =
        start.chars().take_while(|c| c.is_alphabetic()).take(16).flat_map(char::to_lowercase).collect();
    FIRST.contains(word.as_str())
}

/// Reads the mark before `text`, if any.
pub fn read(text: &str) -> Marked<'_> {
    let found = one(text);
    // "1. Q: why", "Q1) 1. why" and "1. **Question:** why" carry two.
    if found.question == found.number.is_some() {
        return found;
    }
    let again = one(&found.rest);
    let two = again.question || again.number.is_some() && found.question;
    if !two || again.rest.is_empty() {
        return found;
    }
    let number = found.number.or(again.number);
    Marked { question: true, number, rest: Cow::Owned(again.rest.into_owned()) }
}

/// Reads one mark.
fn one(text: &str) -> Marked<'_> {
    let text = bare(text);
    let text =
        bare(["->", "=>", "-->", ">>"].iter().find_map(|arrow| text.strip_prefix(arrow)).unwrap_or(text));
    let open = ["***", "**", "__", "*", "_"].into_iter().find(|mark| text.starts_with(mark)).unwrap_or("");
    let inner = text.get(open.len()..).unwrap_or(text);
    let Some((question, number, rest)) = mark(plain_start(inner)) else {
        return Marked { question: false, number: None, rest: Cow::Borrowed(text) };
    };
    let rest = rest.trim_start();
    let rest = if open.is_empty() {
        Cow::Borrowed(bare(rest))
    } else if let Some(after) = rest.strip_prefix(open) {
        let after = after.trim_start_matches([':', '.', ')', '-', ' ']);
        Cow::Borrowed(bare(after))
    } else {
        Cow::Owned(bare(&format!("{open}{rest}")).to_owned())
    };
    Marked { question, number, rest }
}

fn plain_start(text: &str) -> &str {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || ornament(c));
        // A keycap begins with an ordinary digit and is read as a number.
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

fn mark(text: &str) -> Option<(bool, Option<u32>, &str)> {
    word(text).or_else(|| number(text).map(|(n, rest)| (false, Some(n), rest)))
}

fn word(text: &str) -> Option<(bool, Option<u32>, &str)> {
    let text = text.strip_prefix(['[', '(', '【']).unwrap_or(text);
    let initial = text.chars().next()?;
    if !initial.is_alphabetic() {
        return None;
    }
    let words = BY_INITIAL.get(&initial.to_lowercase().next().unwrap_or(initial))?;
    for (word, shy) in words {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        if !word.chars().all(|letter| letters.next() == Some(letter)) {
            continue;
        }
        let mut end = 0;
        for c in text.chars().take(word.chars().count()) {
            end += c.len_utf8();
        }
        let tail = text.get(end..)?;
        let gap = tail.trim_start_matches([' ', '\u{a0}', '.', '#', '-', '№', '_']);
        let digits: usize = gap.chars().take_while(|c| digit(*c).is_some()).map(char::len_utf8).sum();
        if (1..=8).contains(&digits) {
            let value = gap.chars().map_while(digit).take(6).fold(0, |sum, d| sum * 10 + d);
            let rest = gap.get(digits..)?;
            // "17a." and "17b." are two questions.
            let lettered = rest.starts_with(|c: char| c.is_ascii_lowercase())
                && rest.get(1..).is_some_and(|r| r.starts_with(['.', ')', ':']));
            let rest = if lettered { rest.get(1..)? } else { rest };
            let long = word.chars().count() > 1;
            // "Q3 (Hard): why"; "S3 (Storage)" is a name.
            let said = bracketed(rest.trim_start()).filter(|_| long || *word == "q");
            let rest = said.map_or(rest, |(_, after)| after);
            let end = rest.trim_start_matches([']', ')', '】', ' ']);
            let cut = end
                .trim_start_matches(['.', ')', ':', '：', '、', '．', '。', '-', '–', '—', '|', ']', '】']);
            let separated = cut.len() < end.len() || rest.starts_with([']', ')', '】']);
            // "D3.js" and "S3 bucket" are names, and "В 1990-х" is a time.
            if matches!(*word, "d" | "s" | "p" | "f" | "c" | "в")
                && !(gap.len() == tail.len() && cut.starts_with([' ', '*']))
            {
                continue;
            }
            // "Q-1 What is it", "Q7 Why"
            let separated = separated || (*word == "q" && rest.starts_with(' ') && asks_surely(rest));
            if separated || end.is_empty() || end.starts_with("**") || (long && rest.starts_with(' ')) {
                return Some((true, Some(value), cut));
            }
            continue;
        }
        if *shy && !(matches!(*word, "p" | "f") && tail.starts_with(':')) {
            continue;
        }
        let said = bracketed(tail.trim_start()).filter(|_| word.chars().count() > 1 || *word == "q");
        let tail = said.map_or(tail, |(_, after)| after);
        let tail = tail.trim_start_matches([']', ')', '】']);
        let solid = tail.trim_start();
        let long = word.len() > 1 && *word != "в" && *word != "س";
        // "**Question**: why" closes its emphasis first.
        let closed = ["**", "__", "*", "_"].iter().find_map(|mark| solid.strip_prefix(mark));
        if long && closed.is_some_and(|rest| rest.starts_with([':', '：'])) {
            return Some((true, None, solid));
        }
        let separated = solid.starts_with([':', '：'])
            || (*word == "q" && solid.starts_with('；'))
            || (long && (solid.starts_with(" - ") || tail.starts_with(" – ") || tail.starts_with(" — ")))
            || (*word == "q" && (tail.starts_with(". ") || tail.starts_with(".") || text.starts_with("Q)")));
        if separated {
            let rest = solid.trim_start_matches([':', '：', '；', '.', '-', '–', '—', ')', ' ']);
            return Some((true, None, rest));
        }
    }
    None
}

/// A short remark in brackets that `text` begins with, and what stands behind it.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(['(', '[', '（', '【'])?;
    let (at, close) = inner.char_indices().take(24).find(|(_, c)| matches!(c, ')' | ']' | '）' | '】'))?;
    Some((inner.get(..at)?, inner.get(at + close.len_utf8()..)?))
}

/// Whether `text` begins with a word that asks.
fn asks_surely(text: &str) -> bool {
    asks::asks(text.trim_start()) == Asks::Yes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_numbers_come_off() {
        for (text, question, number, rest) in [
            ("Q: Why locks?", true, None, "Why locks?"),
            ("Q1. Why locks?", true, Some(1), "Why locks?"),
            ("**Q12:** Why locks?", true, Some(12), "Why locks?"),
            ("**Q. Why locks?**", true, None, "Why locks?"),
            ("Que 24. Why locks?", true, Some(24), "Why locks?"),
            ("Question #3 - Why locks?", true, Some(3), "Why locks?"),
            ("Question 1", true, Some(1), ""),
            ("Вопрос 2) Зачем?", true, Some(2), "Зачем?"),
            ("*Вопрос: Зачем?*", true, None, "Зачем?"),
            ("Pregunta 4: ¿Qué es?", true, Some(4), "¿Qué es?"),
            ("问题1：为什么？", true, Some(1), "为什么？"),
            ("问：为什么？", true, None, "为什么？"),
            ("س1: ما هو؟", true, Some(1), "ما هو؟"),
            ("3. Why locks?", false, Some(3), "Why locks?"),
            ("**3) Why locks?**", false, Some(3), "Why locks?"),
            ("🧠\u{a0} 4. Mutable vs Immutable", false, Some(4), "Mutable vs Immutable"),
            ("5️⃣ Why locks?", false, Some(5), "Why locks?"),
            ("1.4 Why locks?", false, Some(4), "Why locks?"),
            ("٣. لماذا؟", false, Some(3), "لماذا؟"),
            ("Question 17a. Why locks?", true, Some(17), "Why locks?"),
            ("7、为什么？", false, Some(7), "为什么？"),
            ("第3题：为什么？", false, Some(3), "为什么？"),
            ("2. Q: Why locks?", true, Some(2), "Why locks?"),
            ("2. **Question:** Why locks?", true, Some(2), "Why locks?"),
            ("В чём разница?", false, None, "В чём разница?"),
            ("¿Que es esto?", false, None, "¿Que es esto?"),
            ("Que es esto?", false, None, "Que es esto?"),
            ("3.14 is pi", false, Some(14), "is pi"),
            ("`__init__` is what?", false, None, "`__init__` is what?"),
            ("Quick sort?", false, None, "Quick sort?"),
            ("Question(Done) : Why locks?", true, None, "Why locks?"),
            ("Q4 [Hard]. Why locks?", true, Some(4), "Why locks?"),
            ("S3 (Simple Storage): a place", false, None, "S3 (Simple Storage): a place"),
            ("В 1990-х годах", false, None, "В 1990-х годах"),
            ("В2. Зачем?", true, Some(2), "Зачем?"),
            ("**Question**: Why locks?", true, None, "Why locks?"),
            ("**Interviewer asks:** Why locks?", true, None, "Why locks?"),
            ("Q-1 Why locks?", true, Some(1), "Why locks?"),
            ("Q1。為什麼？", true, Some(1), "為什麼？"),
            ("Câu 3: Khóa là gì?", true, Some(3), "Khóa là gì?"),
            ("2 What is a lock", false, Some(2), "What is a lock"),
            ("-> What is a lock?", false, None, "What is a lock?"),
            ("Q2 Results", false, None, "Q2 Results"),
            ("C4 Model", false, None, "C4 Model"),
            ("2024 in review", false, None, "2024 in review"),
        ] {
            let found = read(text);
            assert_eq!(
                (found.question, found.number, found.rest.as_ref()),
                (question, number, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn emphasis_comes_off_only_when_it_encloses_all() {
        assert_eq!(bare("**What is it?**"), "What is it?");
        assert_eq!(bare("**What** is **it?**"), "**What** is **it?**");
        assert_eq!(bare("__init__"), "__init__");
        assert_eq!(bare("✨ ***Why?*** ✨"), "Why?");
    }
}
