//! Code in plain text, where nothing but its shape tells it from prose.

/// How a line of code begins, as typed.
const STARTS: &str = "\
def |async def |import |return |return;|print(|console.|function |public |private |protected |static |\
#include|#define|using |package |if (|if(|for (|for(|while (|while(|else {|else:|elif |try:|try {|\
except |except:|finally:|catch (|} |});|{|}|SELECT |INSERT INTO|CREATE TABLE|CREATE |UPDATE |\
DELETE FROM|FROM |WHERE |GROUP BY|ORDER BY|JOIN |LEFT JOIN|INNER JOIN|<?php|$ |sudo |npm |pip install|\
git |docker |kubectl |//|/*|*/|await |with open|System.out|int main|fn |func |struct |interface |echo |\
yield |raise |throw |assert |var |let |const |export |case |switch |switch(|break;|@Override|@Component|\
</|<div|<script|<html|<head|<body|<ul|<li|<p>|<span|<input|<button|std::|cout|cin|void |int |String |\
double |boolean |char |float |>>> |lambda |del |global |pass|namespace |template<|template <|impl |\
match |mod |use |type |enum ";

/// Words that begin both code and prose; they need more than themselves.
const DOUBTFUL: &str = "\
using |import |package |interface |type |case |match |use |break;|with open|pass|static |public |\
private |protected |let |return |export |function |switch |assert |raise |throw |yield |await |echo |\
mod |enum |struct |global |del |var |git |docker |npm |CREATE |UPDATE |FROM |WHERE |JOIN |int |String |\
double |boolean |char |float |void |lambda |impl |const |cin|cout";

fn begins(starts: &str, text: &str) -> bool {
    let initial = text.as_bytes().first();
    starts.split('|').any(|start| start.as_bytes().first() == initial && text.starts_with(start))
}

/// Whether a line is code beyond much doubt.
pub fn surely(line: &str) -> bool {
    let text = line.trim();
    if text.is_empty() || prose(text) {
        return false;
    }
    if begins(STARTS, text) {
        return !begins(DOUBTFUL, text) || shaped(text);
    }
    if text.starts_with("class ") || text.starts_with("from ") {
        return text.ends_with([':', '{', ')']) || text.contains(" import ");
    }
    text.ends_with([';', '{']) && shaped(text)
        || assigns(text)
        || calls(text)
        || (text.starts_with('@') && !text.contains(' ') && text.len() > 2)
}

/// Whether a line may go on code that has begun.
pub fn possibly(line: &str) -> bool {
    let text = line.trim();
    let indented = line.starts_with([' ', '\t']);
    if prose(text) {
        return false;
    }
    indented && line.len() - line.trim_start().len() >= 2
        || surely(line)
        || text.starts_with(['#', '}', ')', ']', '{', '<', '"', '\'', '.', '@', '|', '&'])
        || text.ends_with([';', '{', '}', ')', ']', ',', ':', '('])
        || shaped(text)
        || text.split_whitespace().count() <= 2 && !text.ends_with(['.', '?', '!'])
}

/// Signs that prose has only by accident.
fn shaped(text: &str) -> bool {
    text.ends_with([';', '{', '}', ')', ':'])
        || ["=", "(", "{", "=>", "->", "::", "[", "</", "/>", ".", "*", "\""]
            .iter()
            .filter(|sign| text.contains(*sign))
            .count()
            >= 2
        || text.contains(" = ")
        || text.split_whitespace().count() <= 3 && text.is_ascii()
}

/// Whether a line reads as a sentence: several words, mostly letters, a capital at its start, a stop at its end.
pub fn prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < 4 {
        return false;
    }
    let plain = words
        .iter()
        .filter(|word| {
            word.trim_end_matches([',', '.', ';', ':', '?', '!', ')'])
                .trim_start_matches('(')
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'))
        })
        .count();
    let capital = text.starts_with(char::is_uppercase) || text.starts_with(['“', '"', '¿']);
    let sentence = text.ends_with(['.', '?', '!', ':', '。', '？']);
    // SQL is written in capitals.
    let shouting = words.first().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase));
    if shouting && !sentence {
        return false;
    }
    let code = text.contains(['{', ';', '=']) && !sentence;
    (capital && plain * 10 >= words.len() * 7 && !code && (sentence || words.len() >= 7))
        || (sentence && words.len() >= 8 && plain * 10 >= words.len() * 8)
}

fn assigns(text: &str) -> bool {
    let Some((left, right)) =
        text.split_once(" = ").or_else(|| text.split_once(" += ")).or_else(|| text.split_once(" := "))
    else {
        return false;
    };
    let left = left.trim();
    !right.trim().is_empty()
        && left.split_whitespace().count() <= 4
        && !left.is_empty()
        && left.chars().all(|c| c.is_ascii_alphanumeric() || "_.$[]'\", :*<>&()-".contains(c))
        && (left.split_whitespace().count() == 1
            || left.contains([',', ':', '<'])
            || ["const", "let", "var", "int", "auto", "final"].iter().any(|w| left.starts_with(w)))
}

/// A call standing alone: `main()`, `asyncio.run(main())`, `obj.go(1, 2)`.
fn calls(text: &str) -> bool {
    let Some(open) = text.find('(') else { return false };
    let name = text.get(..open).unwrap_or_default();
    let end = text.trim_end_matches(';');
    !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.$:".contains(c))
        && (end.ends_with(')') || end.ends_with('('))
        && (name.contains(['.', '_']) || name.starts_with(char::is_lowercase))
}

/// Where prose begins that is glued to the end of a line of code.
pub fn tail(line: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let glued = before.is_alphanumeric() && !before.is_uppercase() || ")]}\"'`;_".contains(before);
        if at > 0 && c.is_uppercase() && glued {
            let rest = line.get(at..).unwrap_or_default();
            let mut words = rest.split_whitespace();
            let first = words.next().unwrap_or_default();
            let solid = |word: &str| {
                let word = word.trim_end_matches([',', '.']);
                !word.is_empty() && word.chars().all(|c| c.is_alphabetic() || matches!(c, '’' | '\'' | '-'))
            };
            let lower = |word: &str| word.starts_with(|c: char| c.is_lowercase());
            let next: Vec<&str> = words.clone().take(2).collect();
            let enough = words.count() >= 3;
            let named = first.chars().skip(1).all(|c| !c.is_uppercase())
                || first.chars().all(|c| c.is_uppercase() || c == ',');
            if enough
                && solid(first)
                && named
                && next.iter().filter(|word| solid(word) && lower(word)).count() == next.len()
            {
                return Some(at);
            }
        }
        before = c;
    }
    None
}

/// Whether a line announces code: "Example:", "Code:", "Output:".
pub fn announced(line: &str) -> bool {
    const WORDS: &str = "\
example|code|code example|example code|sample code|syntax|output|program|code snippet|snippet|usage|\
implementation|python code|java code|javascript code|solution|sample output|input|query|sql|\
example usage|python|javascript|java|bash|c++|пример|код|вывод|пример кода|ejemplo|código|salida|\
exemplo|saída|beispiel|ausgabe|exemple|sortie|示例|代码|输出|例子|示例代码|مثال|الكود";
    let text = line.trim().trim_end_matches([':', '：']).trim().to_lowercase();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
    let numbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    line.len() < 60 && (WORDS.split('|').any(|word| word == text || word == numbered))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_prose() {
        for line in [
            "def f(x):",
            "    return x",
            "x = 5",
            "print(x)",
            "const a = () => 1;",
            "SELECT name FROM users",
            "}",
            "asyncio.run(main())",
            "import os",
            "from a import b",
            "class A(B):",
            "for (int i = 0; i < n; i++) {",
        ] {
            assert!(surely(line), "{line}");
        }
        for line in [
            "What is a closure?",
            "Use it with care.",
            "Import duties apply to most goods.",
            "The function returns a value.",
            "Explain let and const",
            "Return to sender",
            "A module is a file",
            "Using locks is slow.",
            "Types of inheritance",
        ] {
            assert!(!surely(line), "{line}");
        }
    }

    #[test]
    fn glued_prose_is_found() {
        let at = |line: &str| tail(line).map(|at| line.split_at(at).1.to_owned());
        assert_eq!(
            at("return cls._instanceDrawbacks include tight coupling and more.").as_deref(),
            Some("Drawbacks include tight coupling and more.")
        );
        assert_eq!(
            at("run(main())This supports many connections.").as_deref(),
            Some("This supports many connections.")
        );
        assert_eq!(at("document.getElementById('x').innerHTML = 'a b c d'"), None);
        assert_eq!(at("self.assertEqual(1 + 1, 2)"), None);
    }
}
